/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "base/respite-code.h"

G_BEGIN_DECLS

/**
 * RespiteWorkupRule:
 *
 * Whether the clinic asks for an item: of everybody, of those whose screening raised one of its flags, of nobody.
 */
typedef enum
{
  RESPITE_WORKUP_NEVER,
  RESPITE_WORKUP_FLAG,
  RESPITE_WORKUP_ALWAYS,
} RespiteWorkupRule;

/* "never", "flag", "always" */
extern const RespiteCode respite_workup_rule_codes[];

/**
 * RespiteWorkupResult:
 *
 * What came out: within what the clinic expects, outside it, done without such a judgement, or not done (the text says
 * why). One that was not done does not count.
 */
typedef enum
{
  RESPITE_WORKUP_NORMAL,
  RESPITE_WORKUP_ABNORMAL,
  RESPITE_WORKUP_DONE,
  RESPITE_WORKUP_NOT_DONE,
} RespiteWorkupResult;

/* "normal", "abnormal", "done", "not-done" */
extern const RespiteCode respite_workup_result_codes[];

/**
 * RespiteWorkupItem:
 * @code: its word in the database
 * @name: for people; translate it
 * @source: who asks for it (clinical.md 3.2); translate it
 * @flags: the linkIds of the screening whose flags ask for it, parted by spaces; "" for none
 * @rule: what the program comes with, an example that the clinic confirms
 * @days: how long a result counts, 0 for ever
 *
 * One item of the work-up before a course.
 */
typedef struct
{
  const char        *code;
  const char        *name;
  const char        *source;
  const char        *flags;
  RespiteWorkupRule  rule;
  int                days;
} RespiteWorkupItem;

/* (array zero-terminated=1): every item, in the order of the page; the last one has no code */
extern const RespiteWorkupItem respite_workup_items[];

/* (nullable) (transfer none) */
const RespiteWorkupItem *respite_workup_find_item (const char *code);

/* Whether one of the flags of @item is among @flags, (array zero-terminated=1) (nullable) linkIds of the screening. */
gboolean respite_workup_is_flagged (const RespiteWorkupItem *item,
                                    const char *const       *flags);

/**
 * respite_workup_parse_rule:
 * @text: (nullable): a setting such as "always 365", "flag" or "never"
 *
 * Returns: whether @text is one; otherwise @rule and @days are left alone
 */
gboolean respite_workup_parse_rule (const char         *text,
                                    RespiteWorkupRule  *rule,
                                    int                *days);

/* The text of the setting. (transfer full) */
char *respite_workup_format_rule (RespiteWorkupRule rule,
                                  int               days);

/**
 * RespiteWorkup:
 * @item: the code
 * @text: the value or what was found
 * @done_on: "YYYY-MM-DD"
 * @done_by: who did it, such as a laboratory
 * @staff_name: who entered it; for lists
 * @struck_at: 0 unless it was taken back
 *
 * One result of one patient.
 */
typedef struct
{
  gint64               id;
  char                *uuid;
  gint64               patient_id;
  char                *item;
  RespiteWorkupResult  result;
  char                *text;
  char                *done_on;
  char                *done_by;
  gint64               entered_at;
  gint64               entered_by;
  char                *staff_name;
  gint64               struck_at;
  char                *strike_reason;
} RespiteWorkup;

/* (transfer full): an empty one. */
RespiteWorkup *respite_workup_new  (void);
void           respite_workup_free (RespiteWorkup *workup);

/**
 * respite_workup_counts:
 * @days: how long a result counts, 0 for ever
 * @today: "YYYY-MM-DD"
 *
 * Returns: whether @workup stands, was done, and is not too old
 */
gboolean respite_workup_counts (const RespiteWorkup *workup,
                                int                  days,
                                const char          *today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteWorkup, respite_workup_free)

G_END_DECLS
