/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RespiteFields:
 *
 * What the command line says of one record: fields in order, each with the name that JSON gives it and the label that
 * a person reads. A field without a label stands in JSON only. Sheets of the same shape make a table.
 */
typedef struct _RespiteFields RespiteFields;

RespiteFields *respite_fields_new  (void);
void          respite_fields_free (RespiteFields *fields);

/* (element-type RespiteFields): an empty table. */
GPtrArray *respite_fields_list_new (void);

/**
 * respite_fields_add_text:
 * @name: in JSON, snake_case
 * @label: (nullable): marked for translation
 * @value: (nullable): %NULL is null in JSON
 */
void respite_fields_add_text (RespiteFields *fields,
                              const char    *name,
                              const char    *label,
                              const char    *value);

/* A code, as it is in JSON; for people its @words, which are translated already. */
void respite_fields_add_code (RespiteFields *fields,
                              const char    *name,
                              const char    *label,
                              const char    *code,
                              const char    *words);

/* A list of texts: an array in JSON, joined by commas for people. */
void respite_fields_add_texts (RespiteFields     *fields,
                               const char        *name,
                               const char        *label,
                               const char *const *values);

void respite_fields_add_integer (RespiteFields *fields,
                                 const char    *name,
                                 const char    *label,
                                 gint64         value);

/* An integer amount, and how a person reads it. @shown is (transfer full). */
void respite_fields_take_amount (RespiteFields *fields,
                                 const char    *name,
                                 const char    *label,
                                 gint64         value,
                                 char          *shown);

void respite_fields_add_boolean (RespiteFields *fields,
                                 const char    *name,
                                 const char    *label,
                                 gboolean       value);

/* An instant: RFC 3339 with offset in JSON (null for 0), "2026-11-22 10:23" for people. */
void respite_fields_add_time (RespiteFields *fields,
                              const char    *name,
                              const char    *label,
                              gint64         value,
                              GTimeZone     *zone);

/* Another record inside this one, or null for %NULL. (transfer full) */
void respite_fields_take_fields (RespiteFields *fields,
                                 const char    *name,
                                 const char    *label,
                                 RespiteFields *value);

/* A table inside the record. (transfer full) */
void respite_fields_take_list (RespiteFields *fields,
                               const char    *name,
                               const char    *label,
                               GPtrArray     *list);

/* The record as JSON or as lines "label: value". (transfer full) */
char *respite_fields_to_text (const RespiteFields *fields,
                              gboolean             as_json);

/* The table as a JSON array or as columns with a head; nothing for people where it is empty. (transfer full) */
char *respite_fields_list_to_text (GPtrArray *list,
                                   gboolean   as_json);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteFields, respite_fields_free)

G_END_DECLS
