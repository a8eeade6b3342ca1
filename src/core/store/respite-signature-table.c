/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-signature-table.h"

#include <string.h>

#define SELECT \
  "SELECT id, uuid, subject, subject_id, patient_id, session_id, staff_id, staff_name, roles, meaning, note, at, " \
  "binding FROM signature "
#define INSERT_SQL \
  "INSERT INTO signature (uuid, subject, subject_id, patient_id, session_id, staff_id, staff_name, roles, meaning, " \
  "note, at, binding) VALUES (:uuid, :subject, :subject_id, :patient, :session, :staff, :staff_name, :roles, " \
  ":meaning, :note, :at, :binding)"
#define SESSION_SQL SELECT "WHERE session_id = :session ORDER BY id"
#define SUBJECT_SQL SELECT "WHERE subject = :subject AND subject_id = :subject_id ORDER BY id"

RespiteSignatureRow *
respite_signature_row_new (void)
{
  RespiteSignatureRow *row = g_new0 (RespiteSignatureRow, 1);

  row->signature = respite_signature_new ();

  return row;
}

void
respite_signature_row_free (RespiteSignatureRow *row)
{
  if (row == NULL)
    return;

  respite_signature_free (row->signature);
  g_free (row->uuid);
  g_free (row->subject_word);
  g_free (row->roles);
  g_free (row);
}

static void
append_text (GString    *content,
             const char *text)
{
  g_string_append_printf (content, "%" G_GSIZE_FORMAT ":%s\n", strlen (text), text);
}

char *
respite_signature_row_dup_content (const RespiteSignatureRow *row)
{
  const RespiteSignature *signature = row->signature;
  GString *content = g_string_new ("signature\n");

  append_text (content, row->uuid);
  append_text (content, row->subject_word);
  g_string_append_printf (content, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                          " %" G_GINT64_FORMAT "\n",
                          row->subject_id, row->patient_id, row->session_id, signature->staff_id, signature->at);
  append_text (content, signature->staff_name);
  append_text (content, row->roles);
  append_text (content, signature->meaning);
  append_text (content, signature->note);

  return g_string_free (content, FALSE);
}

gboolean
respite_signature_table_insert (RespiteDb            *db,
                                RespiteSignatureRow  *row,
                                GError              **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, INSERT_SQL, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_text (stmt, ":uuid", row->uuid);
  respite_bind_text (stmt, ":subject", row->subject_word);
  respite_bind_int64 (stmt, ":subject_id", row->subject_id);
  respite_bind_id (stmt, ":patient", row->patient_id);
  respite_bind_id (stmt, ":session", row->session_id);
  respite_bind_int64 (stmt, ":staff", row->signature->staff_id);
  respite_bind_text (stmt, ":staff_name", row->signature->staff_name);
  respite_bind_text (stmt, ":roles", row->roles);
  respite_bind_text (stmt, ":meaning", row->signature->meaning);
  respite_bind_text (stmt, ":note", row->signature->note);
  respite_bind_int64 (stmt, ":at", row->signature->at);
  respite_bind_text (stmt, ":binding", row->signature->binding);

  return respite_db_insert (db, stmt, &row->signature->id, error);
}

static gpointer
read_row (sqlite3_stmt *stmt)
{
  RespiteSignatureRow *row = respite_signature_row_new ();
  RespiteSignature *signature = row->signature;
  int subject = RESPITE_SUBJECT_SESSION;

  signature->id = sqlite3_column_int64 (stmt, 0);
  row->uuid = respite_column_dup_text (stmt, 1);
  row->subject_word = respite_column_dup_text (stmt, 2);
  respite_code_from_word (respite_subject_codes, row->subject_word, &subject);
  row->subject = (RespiteSubject) subject;
  row->subject_id = sqlite3_column_int64 (stmt, 3);
  row->patient_id = sqlite3_column_int64 (stmt, 4);
  row->session_id = sqlite3_column_int64 (stmt, 5);
  signature->staff_id = sqlite3_column_int64 (stmt, 6);
  signature->staff_name = respite_column_dup_text (stmt, 7);
  row->roles = respite_column_dup_text (stmt, 8);
  respite_roles_from_text (row->roles, &signature->roles);
  signature->meaning = respite_column_dup_text (stmt, 9);
  signature->note = respite_column_dup_text (stmt, 10);
  signature->at = sqlite3_column_int64 (stmt, 11);
  signature->binding = respite_column_dup_text (stmt, 12);

  return row;
}

GPtrArray *
respite_signature_table_list_session (RespiteDb  *db,
                                      gint64      session_id,
                                      GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, SESSION_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":session", session_id);

  return respite_db_list (db, stmt, read_row, (GDestroyNotify) respite_signature_row_free, error);
}

GPtrArray *
respite_signature_table_list (RespiteDb       *db,
                              RespiteSubject   subject,
                              gint64           subject_id,
                              GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, SUBJECT_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_text (stmt, ":subject", respite_code_to_word (respite_subject_codes, subject));
  respite_bind_int64 (stmt, ":subject_id", subject_id);

  return respite_db_list (db, stmt, read_row, (GDestroyNotify) respite_signature_row_free, error);
}
