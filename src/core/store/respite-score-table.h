/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "store/respite-db.h"

G_BEGIN_DECLS

/*
 * The tables score and score_withdrawal. Writing functions run inside the caller's transaction.
 */

/**
 * RespiteScoreRow:
 * @response_id: 0 of an entered score
 * @session_id: of the answers' visit, 0 for none
 * @canonical: "url|version" of the score sheet, or ""
 * @scale: "" for the total
 * @has_value: whether there is one
 * @value: in thousandths
 * @withdrawn_at: 0 where it counts
 *
 * A stored score.
 */
typedef struct
{
  gint64    id;
  char     *uuid;
  gint64    patient_id;
  gint64    response_id;
  gint64    session_id;
  char     *instrument;
  char     *canonical;
  char     *scale;
  gint64    taken_at;
  gboolean  has_value;
  gint64    value;
  int       n_missing;
  gboolean  is_positive;
  char     *staff_name;
  gint64    withdrawn_at;
} RespiteScoreRow;

void respite_score_row_free (RespiteScoreRow *row);

/* Keeps @row and sets its id; uuid, session, name and withdrawal are not read. */
gboolean respite_score_table_insert (RespiteDb        *db,
                                     RespiteScoreRow  *row,
                                     gint64            staff_id,
                                     gint64            now,
                                     GError          **error);

/* %RESPITE_ERROR_NOT_FOUND. (transfer full) */
RespiteScoreRow *respite_score_table_get (RespiteDb  *db,
                                          gint64      id,
                                          GError    **error);

/* (element-type RespiteScoreRow): newest first. (transfer full) */
GPtrArray *respite_score_table_list (RespiteDb  *db,
                                     gint64      patient_id,
                                     GError    **error);

/* (element-type gint64): the finished answers to the forms with this slug, oldest first. (transfer full) */
GArray *respite_score_table_list_responses (RespiteDb   *db,
                                            const char  *slug,
                                            GError     **error);

/* (element-type RespiteScoreRow): those of one set of answers, in the order they were kept. (transfer full) */
GPtrArray *respite_score_table_list_response (RespiteDb  *db,
                                              gint64      response_id,
                                              GError    **error);

/* Writes that score @id does not count, for @reason; its row stays. */
gboolean respite_score_table_withdraw (RespiteDb   *db,
                                       gint64       id,
                                       const char  *reason,
                                       gint64       staff_id,
                                       gint64       now,
                                       GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteScoreRow, respite_score_row_free)

G_END_DECLS
