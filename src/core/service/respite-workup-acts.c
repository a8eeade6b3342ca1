/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-eligibility-acts.h"

#include "base/respite-str.h"
#include "base/respite-time.h"
#include "service/respite-acts-private.h"
#include "service/respite-office-settings.h"
#include "store/respite-workup-table.h"

#include <string.h>

#define TEXT_CHARS 1000
#define NAME_CHARS 100

static void
line_free (RespiteWorkupLine *line)
{
  g_ptr_array_unref (line->results);
  g_free (line);
}

GPtrArray *
respite_acts_new_workup_lines (void)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);

  for (const RespiteWorkupItem *item = respite_workup_items; item->code != NULL; item++)
    {
      RespiteWorkupLine *line = g_new0 (RespiteWorkupLine, 1);

      line->item = item;
      line->results = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_workup_free);
      g_ptr_array_add (lines, line);
    }

  return lines;
}

void
respite_office_get_workup_rule (RespiteOffice           *office,
                                const RespiteWorkupItem *item,
                                RespiteWorkupRule       *rule,
                                int                     *days)
{
  g_autofree char *key = g_strconcat ("workup-", item->code, NULL);
  g_autofree char *text = respite_office_get_setting (office, key);

  *rule = item->rule;
  *days = item->days;
  respite_workup_parse_rule (text, rule, days);
}

gboolean
respite_office_put_workup_rule (RespiteOffice           *office,
                                const RespiteWorkupItem *item,
                                RespiteWorkupRule        rule,
                                int                      days,
                                GError                 **error)
{
  g_autofree char *key = g_strconcat ("workup-", item->code, NULL);
  g_autofree char *text = respite_workup_format_rule (rule, days);

  if (!respite_workup_parse_rule (text, &rule, &days))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("A result counts for 0 to 3650 days"));

  return respite_office_put_setting (office, key, text, error);
}

/* The linkIds of the questions that raised flags. */
static GStrv
dup_flag_keys (const RespiteEligibility *eligibility)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < eligibility->flags->len; i++)
    g_strv_builder_add (builder, ((RespiteFlagRow *) g_ptr_array_index (eligibility->flags, i))->key);

  return g_strv_builder_end (builder);
}

gboolean
respite_acts_fill_workup (RespiteOffice      *office,
                          RespiteEligibility *eligibility,
                          GError            **error)
{
  g_autoptr (GPtrArray) results = respite_workup_table_list (respite_office_get_db (office), eligibility->patient_id,
                                                             error);
  g_autofree char *today = respite_time_format_date (respite_office_get_now (office), respite_office_get_zone (office));
  g_auto (GStrv) flags = dup_flag_keys (eligibility);

  if (results == NULL)
    return FALSE;

  for (guint i = 0; i < eligibility->workup->len; i++)
    {
      RespiteWorkupLine *line = g_ptr_array_index (eligibility->workup, i);
      gboolean counts = FALSE;

      respite_office_get_workup_rule (office, line->item, &line->rule, &line->days);
      for (guint j = 0; j < results->len; j++)
        {
          RespiteWorkup *result = g_ptr_array_index (results, j);

          if (result == NULL || !g_str_equal (result->item, line->item->code))
            continue;
          counts |= respite_workup_counts (result, line->days, today);
          g_ptr_array_add (line->results, g_steal_pointer (&results->pdata[j]));
        }
      line->is_asked = line->rule == RESPITE_WORKUP_ALWAYS ||
                       (line->rule == RESPITE_WORKUP_FLAG &&
                        respite_workup_is_flagged (line->item, (const char *const *) flags));
      line->is_missing = line->is_asked && !counts;
      eligibility->n_missing += line->is_missing;
    }

  return TRUE;
}

typedef struct
{
  gint64         patient_id;
  RespiteWorkup *workup;
} AddAct;

static gboolean
check_day (RespiteOffice *office,
           RespiteWorkup *workup,
           GError       **error)
{
  g_autofree char *today = respite_time_format_date (respite_office_get_now (office), respite_office_get_zone (office));
  g_autofree char *day = NULL;
  GDate date;

  if (workup->done_on == NULL || !respite_date_parse (workup->done_on, &date))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("The day of the result is written as 2026-11-22"));

  day = respite_date_format (&date);
  if (strcmp (day, today) > 0)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("The day of the result lies in the future"));
  respite_set_str (&workup->done_on, day);

  return TRUE;
}

static gboolean
add_workup (RespiteOffice *office,
            gpointer       data,
            GError       **error)
{
  const AddAct *act = data;
  RespiteWorkup *workup = act->workup;
  g_autoptr (RespitePatient) patient = respite_acts_get_active_patient (office, act->patient_id, error);
  g_autofree char *text = NULL;

  if (patient == NULL)
    return FALSE;
  if (respite_workup_find_item (workup->item) == NULL)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("There is no such item of the work-up"));
  if (!respite_acts_clean (&workup->text, TEXT_CHARS, TRUE, error) ||
      !respite_acts_clean (&workup->done_by, NAME_CHARS, FALSE, error) || !check_day (office, workup, error))
    return FALSE;
  if (*workup->text == '\0' && workup->result == RESPITE_WORKUP_NOT_DONE)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("Write down why it was not done"));
  if (*workup->text == '\0' && workup->result == RESPITE_WORKUP_ABNORMAL)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("Write down what was found"));

  workup->patient_id = act->patient_id;
  workup->entered_at = respite_office_get_now (office);
  workup->entered_by = respite_acts_get_actor_id (office);
  if (!respite_workup_table_insert (respite_office_get_db (office), workup, error))
    return FALSE;

  text = g_strdup_printf ("%s: %s; %s; %s; %s", workup->item,
                          respite_code_to_word (respite_workup_result_codes, (int) workup->result), workup->text,
                          workup->done_on, workup->done_by);

  return respite_acts_audit (office, "workup.add", RESPITE_KIND_WORKUP, workup->id, act->patient_id, NULL, text, NULL,
                             error);
}

gint64
respite_office_add_workup (RespiteOffice *office,
                           gint64         patient_id,
                           RespiteWorkup *workup,
                           GError       **error)
{
  AddAct act = { patient_id, workup };

  g_return_val_if_fail (office != NULL && workup != NULL, 0);

  return respite_office_act (office, RESPITE_FUNCTION_RECORD_EDIT, add_workup, &act, error) ? workup->id : 0;
}

typedef struct
{
  gint64      workup_id;
  const char *reason;
} StrikeAct;

static gboolean
strike_workup (RespiteOffice *office,
               gpointer       data,
               GError       **error)
{
  const StrikeAct *act = data;
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (RespiteWorkup) workup = respite_workup_table_get (db, act->workup_id, error);
  g_autofree char *reason = workup != NULL ? respite_acts_dup_reason (act->reason, error) : NULL;

  if (reason == NULL)
    return FALSE;
  if (workup->struck_at != 0)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_("This result was taken back already"));

  return respite_workup_table_strike (db, workup->id, respite_acts_get_actor_id (office),
                                      respite_office_get_now (office), reason, error) &&
         respite_acts_audit (office, "workup.strike", RESPITE_KIND_WORKUP, workup->id, workup->patient_id,
                             workup->item, NULL, reason, error);
}

gboolean
respite_office_strike_workup (RespiteOffice *office,
                              gint64         workup_id,
                              const char    *reason,
                              GError       **error)
{
  StrikeAct act = { workup_id, reason };

  return respite_office_act (office, RESPITE_FUNCTION_RECORD_EDIT, strike_workup, &act, error);
}
