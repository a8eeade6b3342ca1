/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-review-table.h"

#define INSERT_SQL \
  "INSERT INTO course_review (course_id, done, verdict, text, at, staff_id) " \
  "VALUES (:course, :done, :verdict, :text, :at, :staff)"
#define LIST_SQL \
  "SELECT id, course_id, done, verdict, text, at, (SELECT name FROM staff WHERE id = staff_id), " \
  "struck_at IS NOT NULL, strike_reason FROM course_review WHERE course_id = :course ORDER BY id DESC"
#define STRIKE_SQL \
  "UPDATE course_review SET struck_at = :now, struck_by = :staff, strike_reason = :reason WHERE id = :id"

gboolean
respite_review_table_insert (RespiteDb            *db,
                             RespiteCourseReview  *review,
                             gint64                staff_id,
                             GError              **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, INSERT_SQL, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":course", review->course_id);
  respite_bind_int64 (stmt, ":done", review->done);
  respite_bind_text (stmt, ":verdict", respite_code_to_word (respite_verdict_codes, review->verdict));
  respite_bind_text (stmt, ":text", review->text);
  respite_bind_int64 (stmt, ":at", review->at);
  respite_bind_int64 (stmt, ":staff", staff_id);

  return respite_db_insert (db, stmt, &review->id, error);
}

gboolean
respite_review_table_strike (RespiteDb   *db,
                             gint64       id,
                             const char  *reason,
                             gint64       staff_id,
                             gint64       now,
                             GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, STRIKE_SQL, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":id", id);
  respite_bind_text (stmt, ":reason", reason);
  respite_bind_int64 (stmt, ":staff", staff_id);
  respite_bind_int64 (stmt, ":now", now);

  return respite_db_run (db, stmt, error);
}

static gpointer
read_review (sqlite3_stmt *stmt)
{
  RespiteCourseReview *review = respite_course_review_new ();

  review->id = sqlite3_column_int64 (stmt, 0);
  review->course_id = sqlite3_column_int64 (stmt, 1);
  review->done = sqlite3_column_int (stmt, 2);
  review->verdict = (RespiteVerdict) respite_column_get_code (stmt, 3, respite_verdict_codes);
  review->text = respite_column_dup_text (stmt, 4);
  review->at = sqlite3_column_int64 (stmt, 5);
  review->by = respite_column_dup_text (stmt, 6);
  review->is_struck = sqlite3_column_int (stmt, 7) != 0;
  review->strike_reason = respite_column_dup_text (stmt, 8);

  return review;
}

GPtrArray *
respite_review_table_list (RespiteDb  *db,
                           gint64      course_id,
                           GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, LIST_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":course", course_id);

  return respite_db_list (db, stmt, read_review, (GDestroyNotify) respite_course_review_free, error);
}
