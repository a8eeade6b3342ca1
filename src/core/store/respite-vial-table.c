/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-vial-table.h"

#define VIAL_INSERT_SQL \
  "INSERT INTO vial (uuid, number, drug, strength_ug_per_ml, volume_ul, lot, expiry, added_at, added_by) " \
  "VALUES (:uuid, :number, :drug, :strength, :volume, :lot, :expiry, :now, :staff)"
#define VIAL_FIND_SQL \
  "SELECT id FROM vial WHERE lot = :lot AND number = :number AND number <> '' AND drug = :drug AND expiry = :expiry " \
  "AND strength_ug_per_ml = :strength AND volume_ul = :volume ORDER BY id DESC LIMIT 1"
#define DRAWN_SQL \
  "SELECT coalesce (sum (CASE kind WHEN 'drawn' THEN amount_ug WHEN 'returned' THEN - amount_ug ELSE 0 END), 0) " \
  "FROM vial_move WHERE vial_id = :vial"
#define MOVE_INSERT_SQL \
  "INSERT INTO vial_move (uuid, vial_id, session_id, kind, amount_ug, volume_ul, typed, reason, staff_id, " \
  "witness_id, at) VALUES (:uuid, :vial, :session, :kind, :amount, :volume, :typed, :reason, :staff, :witness, :at)"
#define MOVE_LIST_SQL \
  "SELECT m.id, m.uuid, m.session_id, m.kind, m.amount_ug, m.volume_ul, m.typed, m.reason, m.staff_id, s.name, " \
  "coalesce (m.witness_id, 0), coalesce (w.name, ''), m.at, v.id, v.uuid, v.number, v.drug, v.strength_ug_per_ml, " \
  "v.volume_ul, v.lot, v.expiry " \
  "FROM vial_move AS m JOIN vial AS v ON v.id = m.vial_id JOIN staff AS s ON s.id = m.staff_id " \
  "LEFT JOIN staff AS w ON w.id = m.witness_id WHERE m.session_id = :session ORDER BY m.id"

static void
bind_label (sqlite3_stmt      *stmt,
            const RespiteVial *vial)
{
  respite_bind_string (stmt, ":number", vial->number);
  respite_bind_text (stmt, ":drug", respite_code_to_word (respite_drug_codes, (int) vial->drug));
  respite_bind_int64 (stmt, ":strength", vial->strength_ug_per_ml);
  respite_bind_int64 (stmt, ":volume", vial->volume_ul);
  respite_bind_string (stmt, ":lot", vial->lot);
  respite_bind_string (stmt, ":expiry", vial->expiry);
}

gboolean
respite_vial_table_insert (RespiteDb   *db,
                           RespiteVial *vial,
                           gint64       staff_id,
                           gint64       now,
                           GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, VIAL_INSERT_SQL, error);

  if (stmt == NULL)
    return FALSE;

  g_free (vial->uuid);
  vial->uuid = g_uuid_string_random ();
  respite_bind_text (stmt, ":uuid", vial->uuid);
  bind_label (stmt, vial);
  respite_bind_int64 (stmt, ":now", now);
  respite_bind_int64 (stmt, ":staff", staff_id);

  return respite_db_insert (db, stmt, &vial->id, error);
}

/* The first column of the first row, 0 where there is none. */
static gboolean
read_number (RespiteDb    *db,
             sqlite3_stmt *stmt,
             gint64       *value,
             GError      **error)
{
  int rc = respite_db_step (db, stmt, error);

  *value = rc == SQLITE_ROW ? sqlite3_column_int64 (stmt, 0) : 0;
  sqlite3_reset (stmt);

  return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

gboolean
respite_vial_table_find (RespiteDb         *db,
                         const RespiteVial *vial,
                         gint64            *id,
                         GError           **error)
{
  sqlite3_stmt *stmt = respite_db_get_statement (db, VIAL_FIND_SQL, error);

  if (stmt == NULL)
    return FALSE;

  bind_label (stmt, vial);

  return read_number (db, stmt, id, error);
}

gboolean
respite_vial_table_get_drawn (RespiteDb *db,
                              gint64     vial_id,
                              gint64    *amount_ug,
                              GError   **error)
{
  sqlite3_stmt *stmt = respite_db_get_statement (db, DRAWN_SQL, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":vial", vial_id);

  return read_number (db, stmt, amount_ug, error);
}

gboolean
respite_vial_move_table_insert (RespiteDb       *db,
                                RespiteVialMove *move,
                                GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, MOVE_INSERT_SQL, error);

  if (stmt == NULL)
    return FALSE;

  g_free (move->uuid);
  move->uuid = g_uuid_string_random ();
  respite_bind_text (stmt, ":uuid", move->uuid);
  respite_bind_int64 (stmt, ":vial", move->vial->id);
  respite_bind_id (stmt, ":session", move->session_id);
  respite_bind_text (stmt, ":kind", respite_code_to_word (respite_vial_move_codes, (int) move->kind));
  respite_bind_int64 (stmt, ":amount", move->amount_ug);
  respite_bind_int64 (stmt, ":volume", move->volume_ul);
  respite_bind_string (stmt, ":typed", move->typed);
  respite_bind_string (stmt, ":reason", move->reason);
  respite_bind_int64 (stmt, ":staff", move->staff_id);
  respite_bind_id (stmt, ":witness", move->witness_id);
  respite_bind_int64 (stmt, ":at", move->at);

  return respite_db_insert (db, stmt, &move->id, error);
}

static gpointer
read_move (sqlite3_stmt *stmt)
{
  RespiteVialMove *move = respite_vial_move_new ();

  move->id = sqlite3_column_int64 (stmt, 0);
  move->uuid = respite_column_dup_text (stmt, 1);
  move->session_id = sqlite3_column_int64 (stmt, 2);
  move->kind = (RespiteVialMoveKind) respite_column_get_code (stmt, 3, respite_vial_move_codes);
  move->amount_ug = sqlite3_column_int64 (stmt, 4);
  move->volume_ul = sqlite3_column_int64 (stmt, 5);
  move->typed = respite_column_dup_text (stmt, 6);
  move->reason = respite_column_dup_text (stmt, 7);
  move->staff_id = sqlite3_column_int64 (stmt, 8);
  move->staff_name = respite_column_dup_text (stmt, 9);
  move->witness_id = sqlite3_column_int64 (stmt, 10);
  move->witness_name = respite_column_dup_text (stmt, 11);
  move->at = sqlite3_column_int64 (stmt, 12);
  move->vial->id = sqlite3_column_int64 (stmt, 13);
  move->vial->uuid = respite_column_dup_text (stmt, 14);
  move->vial->number = respite_column_dup_text (stmt, 15);
  move->vial->drug = (RespiteDrug) respite_column_get_code (stmt, 16, respite_drug_codes);
  move->vial->strength_ug_per_ml = sqlite3_column_int64 (stmt, 17);
  move->vial->volume_ul = sqlite3_column_int64 (stmt, 18);
  move->vial->lot = respite_column_dup_text (stmt, 19);
  move->vial->expiry = respite_column_dup_text (stmt, 20);

  return move;
}

GPtrArray *
respite_vial_move_table_list (RespiteDb *db,
                              gint64     session_id,
                              GError   **error)
{
  sqlite3_stmt *stmt = respite_db_get_statement (db, MOVE_LIST_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":session", session_id);

  return respite_db_list (db, stmt, read_move, (GDestroyNotify) respite_vial_move_free, error);
}
