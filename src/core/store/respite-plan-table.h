/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-course.h"
#include "domain/respite-protocol.h"
#include "infusion/respite-thresholds.h"
#include "store/respite-db.h"

G_BEGIN_DECLS

/*
 * The tables protocol, course and thresholds. Writing functions run inside the caller's transaction.
 */

/**
 * RespiteProtocolRow:
 *
 * A stored version of a protocol; its file is read elsewhere.
 */
typedef struct
{
  gint64    id;
  char     *uuid;
  int       version;
  char     *slug;
  gboolean  is_builtin;
  char     *json;
  gboolean  is_retired;
} RespiteProtocolRow;

void respite_protocol_row_free (RespiteProtocolRow *row);

/* @protocol's id is set; @staff_id is 0 for a built-in one. */
gboolean respite_protocol_table_insert (RespiteDb        *db,
                                        RespiteProtocol  *protocol,
                                        gint64            staff_id,
                                        gint64            now,
                                        GError          **error);

RespiteProtocolRow *respite_protocol_table_get (RespiteDb  *db,
                                                gint64      id,
                                                GError    **error);

/* (element-type RespiteProtocolRow): the newest version of each, built-in ones first. (transfer full) */
GPtrArray *respite_protocol_table_list (RespiteDb  *db,
                                        GError    **error);

/* The newest version under @uuid, or of the built-in one @slug; %NULL without an error where there is none. */
RespiteProtocolRow *respite_protocol_table_find (RespiteDb   *db,
                                                 const char  *uuid,
                                                 const char  *slug,
                                                 GError     **error);

/* Whether all versions under @uuid are offered from now on. */
gboolean respite_protocol_table_offer (RespiteDb   *db,
                                       const char  *uuid,
                                       gboolean     is_retired,
                                       gint64       staff_id,
                                       gint64       now,
                                       GError     **error);

/* @course's id and uuid are set. */
gboolean respite_course_table_insert (RespiteDb      *db,
                                      RespiteCourse  *course,
                                      gint64          staff_id,
                                      gint64          now,
                                      GError        **error);

/* %RESPITE_ERROR_NOT_FOUND. (transfer full) */
RespiteCourse *respite_course_table_get (RespiteDb  *db,
                                         gint64      id,
                                         GError    **error);

/* (element-type RespiteCourse): newest first. (transfer full) */
GPtrArray *respite_course_table_list (RespiteDb  *db,
                                      gint64      patient_id,
                                      GError    **error);

/* (element-type RespiteCourse): those that were not stopped, of patients that are not archived. (transfer full) */
GPtrArray *respite_course_table_list_open (RespiteDb  *db,
                                           GError    **error);

/* Ends an active course. */
gboolean respite_course_table_end (RespiteDb           *db,
                                   gint64               id,
                                   RespiteCourseState   state,
                                   const char          *reason,
                                   gint64               staff_id,
                                   gint64               now,
                                   GError             **error);

/* Writes the next version; @thresholds' version, set_by and set_at are set. */
gboolean respite_thresholds_table_insert (RespiteDb          *db,
                                          RespiteThresholds  *thresholds,
                                          gint64              staff_id,
                                          gint64              now,
                                          GError            **error);

/**
 * respite_thresholds_table_get:
 * @version: 0 for the newest
 *
 * Returns: (transfer full) (nullable): confirmed ones; %NULL without an error where there are none
 */
RespiteThresholds *respite_thresholds_table_get (RespiteDb  *db,
                                                 int         version,
                                                 GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteProtocolRow, respite_protocol_row_free)

G_END_DECLS
