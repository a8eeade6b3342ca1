/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-acts-private.h"

#include "base/respite-error.h"
#include "base/respite-str.h"
#include "chart/respite-chart-words.h"
#include "infusion/respite-entry-line.h"
#include "infusion/respite-prompts.h"
#include "store/respite-plan-table.h"

static const char *
translate_cb (const char *group G_GNUC_UNUSED,
              const char *key   G_GNUC_UNUSED,
              const char       *english,
              gpointer data     G_GNUC_UNUSED)
{
  return respite_translate (english);
}

static char *
format_value (RespiteVital vital,
              int          value)
{
  const char *unit = respite_chart_get_unit (vital);
  g_autofree char *number = respite_chart_format_vital (vital, value);

  return *unit != '\0' ? g_strconcat (number, " ", unit, NULL) : g_strdup (number);
}

/* "Systolic 190 mmHg: at or above the clinic's limit 160 mmHg", one a line. */
static char *
describe (GArray *raised)
{
  const RespiteChartWords words = { .word = translate_cb };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < raised->len; i++)
    {
      const RespitePrompt *prompt = &g_array_index (raised, RespiteRaised, i).prompt;
      const RespiteThreshold *row = &prompt->threshold;
      g_autofree char *value = format_value (row->vital, prompt->value);
      g_autofree char *limit = format_value (row->vital, respite_threshold_get_limit (row, prompt->level));

      g_string_append_printf (text, "%s%s %s: ", i > 0 ? "\n" : "", respite_chart_words_get_vital (&words, row->vital),
                              value);
      g_string_append_printf (text, respite_translate (row->is_high ? N_ ("at or above the clinic's limit %s")
                                                                    : N_ ("at or below the clinic's limit %s")),
                              limit);
    }

  return g_string_free (text, FALSE);
}

/* (transfer full) (nullable): %NULL where @value is no set. */
static RespiteEvent *
read_set (RespiteOffice *office,
          const char    *value)
{
  RespiteEntryContext context = { .now = respite_office_get_now (office), .zone = respite_office_get_zone (office) };
  g_autoptr (RespiteEntry) entry = respite_entry_parse (value, &context);

  return entry->event != NULL && entry->event->kind == RESPITE_EVENT_SET ? g_steal_pointer (&entry->event) : NULL;
}

static char *
find_beyond (RespiteOffice           *office,
             const RespiteThresholds *thresholds,
             const char              *value)
{
  RespiteEvent *event = read_set (office, value);
  g_autoptr (RespiteTimeline) timeline = NULL;
  g_autoptr (GArray) raised = NULL;
  GPtrArray *events;

  if (event == NULL)
    return NULL;

  events = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_event_free);
  g_ptr_array_add (events, event);
  timeline = respite_timeline_new_take (events);
  raised = respite_prompts_list (thresholds, timeline);

  return raised->len > 0 ? describe (raised) : NULL;
}

gboolean
respite_acts_check_baseline (RespiteOffice       *office,
                             const RespiteCheck  *line,
                             const char          *value,
                             GError             **error)
{
  g_autoptr (RespiteEvent) event = NULL;

  if (!respite_check_is_baseline (line) || *value == '\0' || g_str_equal (value, line->value))
    return TRUE;

  event = read_set (office, value);

  return event != NULL ||
         respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("Vital signs are written as 118/74 72 98 14"));
}

gboolean
respite_acts_apply_limits (RespiteOffice *office,
                           RespiteCheck  *check,
                           GError       **error)
{
  g_autoptr (RespiteThresholds) thresholds = NULL;
  g_autoptr (GError) local = NULL;

  if (!respite_check_is_baseline (check))
    return TRUE;

  g_clear_pointer (&check->note, g_free);
  if (respite_str_is_empty (check->value))
    return TRUE;

  thresholds = respite_thresholds_table_get (respite_office_get_db (office), 0, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (thresholds != NULL)
    check->note = find_beyond (office, thresholds, check->value);
  if (check->note != NULL && check->answer != RESPITE_ANSWER_NONE)
    check->answer = RESPITE_ANSWER_NO;

  return TRUE;
}
