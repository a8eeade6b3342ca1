/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-safety-table.h"

#include "base/respite-error.h"
#include "domain/respite-patient.h"
#include "store/respite-patient-merge.h"

#define INSERT_SQL \
  "INSERT INTO safety (uuid, patient_id, response_id, score_id, link_id, form_title, question, answer, text, " \
  "raised_at, raised_by) VALUES (:uuid, :patient, :response, :score, :link_id, :form_title, :question, :answer, " \
  ":text, :raised_at, :staff)"
#define SELECT_SQL \
  "SELECT s.id, s.uuid, s.patient_id, family, given, preferred, mrn, coalesce (s.response_id, 0), " \
  "coalesce (s.score_id, 0), s.form_title, s.link_id, s.question, s.answer, s.text, s.raised_at, staff.name, " \
  "coalesce (a.at, 0), coalesce (a.staff_name, ''), coalesce (a.action, '') " \
  "FROM safety AS s JOIN patient ON patient.id = " RESPITE_PATIENT_KEPT ("s.patient_id") " " \
  "JOIN staff ON staff.id = s.raised_by " \
  "LEFT JOIN safety_acknowledgement AS a ON a.safety_id = s.id "
#define GET_SQL SELECT_SQL "WHERE s.id = :id"
#define LIST_SQL \
  SELECT_SQL "WHERE (:patient = 0 OR s.patient_id IN " RESPITE_PATIENT_SAME ") " \
  "AND (:response = 0 OR s.response_id = :response) " \
  "AND (:all OR a.at IS NULL) ORDER BY a.at IS NOT NULL, s.raised_at DESC, s.id DESC"
#define COUNT_SQL \
  "SELECT count (*) FROM safety WHERE id NOT IN (SELECT safety_id FROM safety_acknowledgement)"
#define ACKNOWLEDGE_SQL \
  "INSERT INTO safety_acknowledgement (safety_id, staff_id, staff_name, action, at) " \
  "VALUES (:id, :staff, :name, :action, :now)"

gboolean
respite_safety_table_insert (RespiteDb          *db,
                             RespiteSafetyItem  *item,
                             gint64              staff_id,
                             GError            **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, INSERT_SQL, error);
  g_autofree char *uuid = g_uuid_string_random ();

  if (stmt == NULL)
    return FALSE;

  respite_bind_text (stmt, ":uuid", uuid);
  respite_bind_int64 (stmt, ":patient", item->patient_id);
  respite_bind_id (stmt, ":response", item->response_id);
  respite_bind_id (stmt, ":score", item->score_id);
  respite_bind_text (stmt, ":link_id", item->link_id);
  respite_bind_text (stmt, ":form_title", item->form_title);
  respite_bind_text (stmt, ":question", item->question);
  respite_bind_text (stmt, ":answer", item->answer);
  respite_bind_text (stmt, ":text", item->text);
  respite_bind_int64 (stmt, ":raised_at", item->raised_at);
  respite_bind_int64 (stmt, ":staff", staff_id);

  return respite_db_insert (db, stmt, &item->id, error);
}

static gpointer
read_item (sqlite3_stmt *stmt)
{
  RespiteSafetyItem *item = g_new0 (RespiteSafetyItem, 1);
  RespitePatient patient = { 0 };

  patient.family = (char *) sqlite3_column_text (stmt, 3);
  patient.given = (char *) sqlite3_column_text (stmt, 4);
  patient.preferred = (char *) sqlite3_column_text (stmt, 5);
  item->id = sqlite3_column_int64 (stmt, 0);
  item->uuid = respite_column_dup_text (stmt, 1);
  item->patient_id = sqlite3_column_int64 (stmt, 2);
  item->patient_name = respite_patient_dup_name (&patient);
  item->patient_mrn = respite_column_dup_text (stmt, 6);
  item->response_id = sqlite3_column_int64 (stmt, 7);
  item->score_id = sqlite3_column_int64 (stmt, 8);
  item->form_title = respite_column_dup_text (stmt, 9);
  item->link_id = respite_column_dup_text (stmt, 10);
  item->question = respite_column_dup_text (stmt, 11);
  item->answer = respite_column_dup_text (stmt, 12);
  item->text = respite_column_dup_text (stmt, 13);
  item->raised_at = sqlite3_column_int64 (stmt, 14);
  item->raised_by = respite_column_dup_text (stmt, 15);
  item->acknowledged_at = sqlite3_column_int64 (stmt, 16);
  item->acknowledged_by = respite_column_dup_text (stmt, 17);
  item->action = respite_column_dup_text (stmt, 18);

  return item;
}

RespiteSafetyItem *
respite_safety_table_get (RespiteDb  *db,
                          gint64      id,
                          GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, GET_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":id", id);

  return respite_db_get (db, stmt, read_item, N_("There is no such safety answer"), error);
}

GPtrArray *
respite_safety_table_list (RespiteDb  *db,
                           gint64      patient_id,
                           gint64      response_id,
                           gboolean    open_only,
                           GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, LIST_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":patient", patient_id);
  respite_bind_int64 (stmt, ":response", response_id);
  respite_bind_int64 (stmt, ":all", !open_only);

  return respite_db_list (db, stmt, read_item, (GDestroyNotify) respite_safety_item_free, error);
}

gboolean
respite_safety_table_count_open (RespiteDb  *db,
                                 gint64     *count,
                                 GError    **error)
{
  return respite_db_read_int64 (db, COUNT_SQL, count, error);
}

gboolean
respite_safety_table_acknowledge (RespiteDb   *db,
                                  gint64       id,
                                  const char  *action,
                                  gint64       staff_id,
                                  const char  *staff_name,
                                  gint64       now,
                                  GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, ACKNOWLEDGE_SQL, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":id", id);
  respite_bind_int64 (stmt, ":staff", staff_id);
  respite_bind_text (stmt, ":name", staff_name);
  respite_bind_text (stmt, ":action", action);
  respite_bind_int64 (stmt, ":now", now);

  return respite_db_run (db, stmt, error);
}
