/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "domain/respite-workup.h"

#include <string.h>

#include "base/respite-error.h"
#include "base/respite-time.h"

#define MOST_DAYS 3650

const RespiteCode respite_workup_rule_codes[] = {
  { RESPITE_WORKUP_NEVER,  "never"  },
  { RESPITE_WORKUP_FLAG,   "flag"   },
  { RESPITE_WORKUP_ALWAYS, "always" },
  { 0,                     NULL     },
};

const RespiteCode respite_workup_result_codes[] = {
  { RESPITE_WORKUP_NORMAL,   "normal"   },
  { RESPITE_WORKUP_ABNORMAL, "abnormal" },
  { RESPITE_WORKUP_DONE,     "done"     },
  { RESPITE_WORKUP_NOT_DONE, "not-done" },
  { 0,                       NULL       },
};

/* clinical.md 3.2. The rules are examples; how long a result counts is for the clinic to say. */
const RespiteWorkupItem respite_workup_items[] = {
  { "history", N_("History and physical examination, with mental health and substances"), N_("ASKP"), "",
    RESPITE_WORKUP_ALWAYS, 365 },
  { "treatments", N_("Diagnosis and earlier treatments (what, dose, how long, result)"),
    N_("Expert opinion 2021; Osmind"), "", RESPITE_WORKUP_ALWAYS, 365 },
  { "blood-pressure", N_("Blood pressure and heart rate"), N_("All guidelines"), "", RESPITE_WORKUP_ALWAYS, 30 },
  { "suicide-screen", N_("Suicide risk screen"), N_("KSET; Osmind"), "suicidal suicidal-now", RESPITE_WORKUP_ALWAYS,
    30 },
  { "scores", N_("Baseline scores"), N_("Osmind: measurement-based care"), "", RESPITE_WORKUP_ALWAYS, 30 },
  { "ecg", N_("ECG"), N_("ASRA 2018: where there is a risk for the heart"),
    "heart-danger heart-treated bp-uncontrolled", RESPITE_WORKUP_FLAG, 365 },
  { "liver-tests", N_("Liver tests"), N_("ASRA 2018: liver risk, high or frequent doses"), "liver substance-now",
    RESPITE_WORKUP_FLAG, 180 },
  { "pregnancy-test", N_("Pregnancy test"), N_("VA criteria; trials: where pregnancy is possible"), "pregnancy",
    RESPITE_WORKUP_FLAG, 7 },
  { "drug-screen", N_("Urine drug screen"), N_("APA 2017: when indicated"),
    "substance-now substance-past ketamine-misuse", RESPITE_WORKUP_FLAG, 30 },
  { "prescription-check", N_("Check of the state’s prescription list (PDMP)"), N_("State law"),
    "substance-now substance-past ketamine-misuse", RESPITE_WORKUP_FLAG, 30 },
  { "psychiatric", N_("Psychiatric evaluation, or contact with the treating clinician"), N_("AANA 2024"),
    "psychosis mania bipolar trauma suicidal suicidal-now", RESPITE_WORKUP_FLAG, 180 },
  { "discontinuation", N_("Check for symptoms of a stopped antidepressant"), N_("Osmind"), "", RESPITE_WORKUP_NEVER,
    30 },
  { "urinalysis", N_("Urinalysis and bladder questions"), N_("Clinic practice, for repeated courses"), "bladder",
    RESPITE_WORKUP_FLAG, 180 },
  { "blood-tests", N_("Blood count, metabolic panel, thyroid"), N_("Clinic’s choice"), "thyroid porphyria",
    RESPITE_WORKUP_FLAG, 365 },
  { "long-term", N_("Questions on memory, bladder and dependence in long use"), N_("KSET-R"), "", RESPITE_WORKUP_NEVER,
    180 },
  { NULL, NULL, NULL, NULL, RESPITE_WORKUP_NEVER, 0 },
};

const RespiteWorkupItem *
respite_workup_find_item (const char *code)
{
  for (const RespiteWorkupItem *item = respite_workup_items; item->code != NULL; item++)
    if (g_strcmp0 (item->code, code) == 0)
      return item;

  return NULL;
}

gboolean
respite_workup_is_flagged (const RespiteWorkupItem *item,
                           const char *const       *flags)
{
  g_auto (GStrv) own = g_strsplit (item->flags, " ", -1);

  for (gsize i = 0; own[i] != NULL; i++)
    if (*own[i] != '\0' && flags != NULL && g_strv_contains (flags, own[i]))
      return TRUE;

  return FALSE;
}

gboolean
respite_workup_parse_rule (const char        *text,
                           RespiteWorkupRule *rule,
                           int               *days)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", " ", 2);
  gint64 number = 0;
  int value;

  if (parts[0] == NULL || !respite_code_from_word (respite_workup_rule_codes, parts[0], &value))
    return FALSE;
  if (parts[1] != NULL && !g_ascii_string_to_signed (parts[1], 10, 0, MOST_DAYS, &number, NULL))
    return FALSE;

  *rule = (RespiteWorkupRule) value;
  *days = (int) number;

  return TRUE;
}

char *
respite_workup_format_rule (RespiteWorkupRule rule,
                            int               days)
{
  return g_strdup_printf ("%s %d", respite_code_to_word (respite_workup_rule_codes, (int) rule), days);
}

RespiteWorkup *
respite_workup_new (void)
{
  return g_new0 (RespiteWorkup, 1);
}

void
respite_workup_free (RespiteWorkup *workup)
{
  if (workup == NULL)
    return;

  g_free (workup->uuid);
  g_free (workup->item);
  g_free (workup->text);
  g_free (workup->done_on);
  g_free (workup->done_by);
  g_free (workup->staff_name);
  g_free (workup->strike_reason);
  g_free (workup);
}

gboolean
respite_workup_counts (const RespiteWorkup *workup,
                       int                  days,
                       const char          *today)
{
  GDate done, now;

  if (workup->struck_at != 0 || workup->result == RESPITE_WORKUP_NOT_DONE)
    return FALSE;
  if (!respite_date_parse (workup->done_on, &done) || !respite_date_parse (today, &now))
    return FALSE;

  return days == 0 || g_date_days_between (&done, &now) <= days;
}
