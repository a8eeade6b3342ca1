/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-session-parts.h"

#define CHECK_INSERT_SQL \
  "INSERT INTO session_check (session_id, list, code, text, is_required, answer, value, reason, staff_id, at) " \
  "VALUES (:session, :list, :code, :text, :is_required, :answer, :value, :reason, :staff, :at)"
#define CHECK_LIST_SQL \
  "SELECT c.code, c.text, c.is_required, c.answer, c.value, c.reason, c.staff_id, staff.name, c.at " \
  "FROM session_check AS c JOIN staff ON staff.id = c.staff_id WHERE c.session_id = :session AND c.list = :list " \
  "AND c.id = (SELECT max (id) FROM session_check WHERE session_id = :session AND list = :list AND code = c.code) " \
  "ORDER BY (SELECT min (id) FROM session_check WHERE session_id = :session AND list = :list AND code = c.code)"

#define ORDER_INSERT_SQL \
  "INSERT INTO session_order (session_id, version, drug, dose_ug, dose_ug_per_kg, weight_g, weight_kind, weight_on, " \
  "bag_ul, concentration_ug_per_ml, planned_ms, rate_ugph, rate_text, adjuncts, note, prescriber_id, ordered_at) " \
  "VALUES (:session, (SELECT coalesce (max (version), 0) + 1 FROM session_order WHERE session_id = :session), :drug, " \
  ":dose_ug, :dose_ug_per_kg, :weight_g, :weight_kind, :weight_on, :bag_ul, :concentration, :planned_ms, :rate_ugph, " \
  ":rate_text, :adjuncts, :note, :prescriber, :ordered_at)"
#define ORDER_GET_SQL \
  "SELECT o.id, drug, dose_ug, dose_ug_per_kg, weight_g, weight_kind, weight_on, bag_ul, concentration_ug_per_ml, " \
  "planned_ms, rate_ugph, rate_text, adjuncts, note, prescriber_id, staff.name, ordered_at " \
  "FROM session_order AS o JOIN staff ON staff.id = prescriber_id " \
  "WHERE session_id = :session ORDER BY version DESC LIMIT 1"

#define PREPARATION_INSERT_SQL \
  "INSERT INTO session_preparation (session_id, version, order_id, lot, expiry, vial, strength_ug_per_ml, vial_ul, " \
  "drawn_ul, prepared_id, checked_id, at) VALUES (:session, " \
  "(SELECT coalesce (max (version), 0) + 1 FROM session_preparation WHERE session_id = :session), :order, :lot, " \
  ":expiry, :vial, :strength, :vial_ul, :drawn_ul, :prepared, :checked, :at)"
#define PREPARATION_GET_SQL \
  "SELECT p.id, lot, expiry, vial, strength_ug_per_ml, vial_ul, drawn_ul, prepared_id, a.name, " \
  "coalesce (checked_id, 0), coalesce (b.name, ''), at " \
  "FROM session_preparation AS p JOIN staff AS a ON a.id = prepared_id LEFT JOIN staff AS b ON b.id = checked_id " \
  "WHERE session_id = :session AND order_id = (SELECT id FROM session_order WHERE session_id = :session " \
  "ORDER BY version DESC LIMIT 1) ORDER BY version DESC LIMIT 1"

#define ADDENDUM_INSERT_SQL \
  "INSERT INTO addendum (uuid, session_id, event_id, text, reason, staff_id, at) VALUES (:uuid, :session, :event, " \
  ":text, :reason, :staff, :at)"
#define ADDENDUM_LIST_SQL \
  "SELECT addendum.uuid, event_id, text, reason, staff.name, at FROM addendum JOIN staff ON staff.id = staff_id " \
  "WHERE session_id = :session ORDER BY addendum.id"

gboolean
respite_check_table_insert (RespiteDb           *db,
                            gint64               session_id,
                            const char          *list,
                            const RespiteCheck  *check,
                            GError             **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, CHECK_INSERT_SQL, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":session", session_id);
  respite_bind_text (stmt, ":list", list);
  respite_bind_text (stmt, ":code", check->code);
  respite_bind_string (stmt, ":text", check->text);
  respite_bind_int64 (stmt, ":is_required", check->is_required);
  respite_bind_text (stmt, ":answer", respite_code_to_word (respite_answer_codes, check->answer));
  respite_bind_string (stmt, ":value", check->value);
  respite_bind_string (stmt, ":reason", check->reason);
  respite_bind_int64 (stmt, ":staff", check->staff_id);
  respite_bind_int64 (stmt, ":at", check->at);

  return respite_db_run (db, stmt, error);
}

static gpointer
read_check (sqlite3_stmt *stmt)
{
  RespiteCheck *check = respite_check_new ();

  check->code = respite_column_dup_text (stmt, 0);
  check->text = respite_column_dup_text (stmt, 1);
  check->is_required = sqlite3_column_int (stmt, 2);
  check->answer = (RespiteAnswer) respite_column_get_code (stmt, 3, respite_answer_codes);
  check->value = respite_column_dup_text (stmt, 4);
  check->reason = respite_column_dup_text (stmt, 5);
  check->staff_id = sqlite3_column_int64 (stmt, 6);
  check->staff_name = respite_column_dup_text (stmt, 7);
  check->at = sqlite3_column_int64 (stmt, 8);

  return check;
}

GPtrArray *
respite_check_table_list (RespiteDb   *db,
                          gint64       session_id,
                          const char  *list,
                          GError     **error)
{
  sqlite3_stmt *stmt = respite_db_get_statement (db, CHECK_LIST_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":session", session_id);
  respite_bind_text (stmt, ":list", list);

  return respite_db_list (db, stmt, read_check, (GDestroyNotify) respite_check_free, error);
}

gboolean
respite_order_table_insert (RespiteDb           *db,
                            gint64               session_id,
                            const RespiteOrder  *order,
                            gint64              *id,
                            GError             **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, ORDER_INSERT_SQL, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":session", session_id);
  respite_bind_text (stmt, ":drug", respite_code_to_word (respite_drug_codes, order->drug));
  respite_bind_int64 (stmt, ":dose_ug", order->dose_ug);
  respite_bind_int64 (stmt, ":dose_ug_per_kg", order->dose_ug_per_kg);
  respite_bind_int64 (stmt, ":weight_g", order->weight_g);
  respite_bind_text (stmt, ":weight_kind", respite_code_to_word (respite_weight_kind_codes, order->weight_kind));
  respite_bind_string (stmt, ":weight_on", order->weight_on);
  respite_bind_int64 (stmt, ":bag_ul", order->bag_ul);
  respite_bind_int64 (stmt, ":concentration", order->concentration_ug_per_ml);
  respite_bind_int64 (stmt, ":planned_ms", order->planned_ms);
  respite_bind_int64 (stmt, ":rate_ugph", order->rate_ugph);
  respite_bind_string (stmt, ":rate_text", order->rate_text);
  respite_bind_string (stmt, ":adjuncts", order->adjuncts);
  respite_bind_string (stmt, ":note", order->note);
  respite_bind_int64 (stmt, ":prescriber", order->prescriber_id);
  respite_bind_int64 (stmt, ":ordered_at", order->ordered_at);

  return respite_db_insert (db, stmt, id, error);
}

static RespiteOrder *
read_order (sqlite3_stmt *stmt)
{
  RespiteOrder *order = respite_order_new ();

  order->drug = (RespiteDrug) respite_column_get_code (stmt, 1, respite_drug_codes);
  order->dose_ug = sqlite3_column_int64 (stmt, 2);
  order->dose_ug_per_kg = sqlite3_column_int64 (stmt, 3);
  order->weight_g = sqlite3_column_int64 (stmt, 4);
  order->weight_kind = (RespiteWeightKind) respite_column_get_code (stmt, 5, respite_weight_kind_codes);
  order->weight_on = respite_column_dup_text (stmt, 6);
  order->bag_ul = sqlite3_column_int64 (stmt, 7);
  order->concentration_ug_per_ml = sqlite3_column_int64 (stmt, 8);
  order->planned_ms = sqlite3_column_int64 (stmt, 9);
  order->rate_ugph = sqlite3_column_int64 (stmt, 10);
  order->rate_text = respite_column_dup_text (stmt, 11);
  order->adjuncts = respite_column_dup_text (stmt, 12);
  order->note = respite_column_dup_text (stmt, 13);
  order->prescriber_id = sqlite3_column_int64 (stmt, 14);
  order->prescriber_name = respite_column_dup_text (stmt, 15);
  order->ordered_at = sqlite3_column_int64 (stmt, 16);

  return order;
}

RespiteOrder *
respite_order_table_get (RespiteDb  *db,
                         gint64      session_id,
                         gint64     *id,
                         GError    **error)
{
  sqlite3_stmt *stmt = respite_db_get_statement (db, ORDER_GET_SQL, error);
  RespiteOrder *order = NULL;

  *id = 0;
  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":session", session_id);
  if (respite_db_step (db, stmt, error) == SQLITE_ROW)
    {
      *id = sqlite3_column_int64 (stmt, 0);
      order = read_order (stmt);
    }
  sqlite3_reset (stmt);

  return order;
}

gboolean
respite_preparation_table_insert (RespiteDb                 *db,
                                  gint64                     session_id,
                                  gint64                     order_id,
                                  const RespitePreparation  *preparation,
                                  gint64                    *id,
                                  GError                   **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, PREPARATION_INSERT_SQL, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":session", session_id);
  respite_bind_int64 (stmt, ":order", order_id);
  respite_bind_string (stmt, ":lot", preparation->lot);
  respite_bind_string (stmt, ":expiry", preparation->expiry);
  respite_bind_string (stmt, ":vial", preparation->vial);
  respite_bind_int64 (stmt, ":strength", preparation->strength_ug_per_ml);
  respite_bind_int64 (stmt, ":vial_ul", preparation->vial_ul);
  respite_bind_int64 (stmt, ":drawn_ul", preparation->drawn_ul);
  respite_bind_int64 (stmt, ":prepared", preparation->prepared_id);
  respite_bind_id (stmt, ":checked", preparation->checked_id);
  respite_bind_int64 (stmt, ":at", preparation->at);

  return respite_db_insert (db, stmt, id, error);
}

static RespitePreparation *
read_preparation (sqlite3_stmt *stmt)
{
  RespitePreparation *preparation = respite_preparation_new ();

  preparation->lot = respite_column_dup_text (stmt, 1);
  preparation->expiry = respite_column_dup_text (stmt, 2);
  preparation->vial = respite_column_dup_text (stmt, 3);
  preparation->strength_ug_per_ml = sqlite3_column_int64 (stmt, 4);
  preparation->vial_ul = sqlite3_column_int64 (stmt, 5);
  preparation->drawn_ul = sqlite3_column_int64 (stmt, 6);
  preparation->prepared_id = sqlite3_column_int64 (stmt, 7);
  preparation->prepared_name = respite_column_dup_text (stmt, 8);
  preparation->checked_id = sqlite3_column_int64 (stmt, 9);
  preparation->checked_name = respite_column_dup_text (stmt, 10);
  preparation->at = sqlite3_column_int64 (stmt, 11);

  return preparation;
}

RespitePreparation *
respite_preparation_table_get (RespiteDb  *db,
                               gint64      session_id,
                               gint64     *id,
                               GError    **error)
{
  sqlite3_stmt *stmt = respite_db_get_statement (db, PREPARATION_GET_SQL, error);
  RespitePreparation *preparation = NULL;

  *id = 0;
  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":session", session_id);
  if (respite_db_step (db, stmt, error) == SQLITE_ROW)
    {
      *id = sqlite3_column_int64 (stmt, 0);
      preparation = read_preparation (stmt);
    }
  sqlite3_reset (stmt);

  return preparation;
}

gboolean
respite_addendum_table_insert (RespiteDb             *db,
                               gint64                 session_id,
                               const RespiteAddendum *addendum,
                               gint64                 staff_id,
                               gint64                *id,
                               GError               **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, ADDENDUM_INSERT_SQL, error);
  g_autofree char *uuid = g_uuid_string_random ();

  if (stmt == NULL)
    return FALSE;

  respite_bind_text (stmt, ":uuid", uuid);
  respite_bind_int64 (stmt, ":session", session_id);
  respite_bind_id (stmt, ":event", addendum->event_id);
  respite_bind_text (stmt, ":text", addendum->text);
  respite_bind_string (stmt, ":reason", addendum->reason);
  respite_bind_int64 (stmt, ":staff", staff_id);
  respite_bind_int64 (stmt, ":at", addendum->at);

  return respite_db_insert (db, stmt, id, error);
}

static gpointer
read_addendum (sqlite3_stmt *stmt)
{
  RespiteAddendum *addendum = g_new0 (RespiteAddendum, 1);

  addendum->uuid = respite_column_dup_text (stmt, 0);
  addendum->event_id = sqlite3_column_int64 (stmt, 1);
  addendum->text = respite_column_dup_text (stmt, 2);
  addendum->reason = respite_column_dup_text (stmt, 3);
  addendum->staff_name = respite_column_dup_text (stmt, 4);
  addendum->at = sqlite3_column_int64 (stmt, 5);

  return addendum;
}

GPtrArray *
respite_addendum_table_list (RespiteDb *db,
                             gint64     session_id,
                             GError   **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, ADDENDUM_LIST_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":session", session_id);

  return respite_db_list (db, stmt, read_addendum, (GDestroyNotify) respite_addendum_free, error);
}
