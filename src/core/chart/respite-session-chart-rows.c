/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart/respite-session-chart-reading.h"

#include "base/respite-quantity.h"
#include "infusion/respite-recovery.h"

static gboolean
has_text (const char *text)
{
  return text != NULL && *text != '\0';
}

static void
append_part (GString    *text,
             const char *part)
{
  if (!has_text (part))
    return;

  if (text->len > 0)
    g_string_append (text, ", ");
  g_string_append (text, part);
}

static void
append_vital (GString                 *text,
              const RespiteEvent      *event,
              RespiteVital             vital,
              const RespiteChartWords *words)
{
  g_autofree char *number = NULL;
  g_autofree char *part = NULL;
  const char *unit = respite_chart_get_unit (vital);

  if (!respite_event_has_vital (event, vital))
    return;

  number = respite_chart_format_vital (vital, event->vitals[vital]);
  part = g_strdup_printf ("%s %s%s%s", respite_chart_words_get_vital (words, vital), number, *unit != '\0' ? " " : "",
                          unit);
  append_part (text, part);
}

static char *
describe_set (const RespiteEvent      *event,
              const RespiteChartWords *words)
{
  GString *text = g_string_new (NULL);
  int map = respite_event_get_map (event);
  RespiteVital first = RESPITE_VITAL_SYSTOLIC;

  if (map != RESPITE_VITAL_UNSET)
    {
      g_string_append_printf (text, "%s %d/%d (%s %d)", respite_chart_words_get (words, RESPITE_WORD_PRESSURE),
                              event->vitals[RESPITE_VITAL_SYSTOLIC], event->vitals[RESPITE_VITAL_DIASTOLIC],
                              respite_chart_words_get (words, RESPITE_WORD_MAP), map);
      first = RESPITE_VITAL_PULSE;
    }

  for (RespiteVital vital = first; vital < RESPITE_N_VITALS; vital++)
    append_vital (text, event, vital, words);

  return g_string_free (text, FALSE);
}

static char *
describe_effect (const RespiteEvent      *event,
                 const RespiteChartWords *words)
{
  const char *name = respite_chart_words_get_effect (words, event->code);
  GString *text = g_string_new (NULL);

  if (event->severity > 0)
    {
      g_autofree char *n = g_strdup_printf ("%d", event->severity);
      g_autofree char *part = respite_chart_words_fill (words, RESPITE_WORD_SEVERITY, n, name, NULL);

      append_part (text, part);
    }
  else
    append_part (text, name);
  append_part (text, event->text);
  append_part (text, event->detail);

  return g_string_free (text, FALSE);
}

static char *
describe_recovery (const RespiteEvent      *event,
                   const RespiteChartWords *words)
{
  g_autofree char *n = g_strdup_printf ("%d", event->severity);
  RespiteChartWord word = g_strcmp0 (event->code, "padss") == 0 ? RESPITE_WORD_PADSS : RESPITE_WORD_ALDRETE;
  g_autofree char *score = respite_chart_words_fill (words, word, n, NULL, NULL);

  return event->text != NULL && respite_recovery_read_points (event->text, NULL) ?
         g_strdup_printf ("%s (%s)", score, event->text) : g_steal_pointer (&score);
}

static char *
describe_emergency (const RespiteEvent      *event,
                    const RespiteChartWords *words)
{
  GString *text = g_string_new (NULL);

  append_part (text, respite_chart_words_get_emergency (words, event->code));
  append_part (text, event->text);

  return g_string_free (text, FALSE);
}

static char *
describe_medicine (const RespiteEvent *event)
{
  return has_text (event->detail) ? g_strdup_printf ("%s %s", event->text, event->detail) :
         g_strdup (has_text (event->text) ? event->text : "");
}

static char *
describe_kind (const RespiteEvent      *event,
               const RespiteChartWords *words,
               char                    *amount)
{
  g_autofree char *owned = amount;
  GString *text = g_string_new (respite_chart_words_get_kind (words, event));

  if (has_text (amount))
    g_string_append_printf (text, " %s", amount);
  append_part (text, event->text);

  return g_string_free (text, FALSE);
}

/* What was entered, without the kind where the kind stands in a column of its own. */
static char *
describe (const RespiteEvent      *event,
          const RespiteChartWords *words)
{
  switch (event->kind)
    {
    case RESPITE_EVENT_SET:
      return describe_set (event, words);
    case RESPITE_EVENT_START:
    case RESPITE_EVENT_RATE:
    case RESPITE_EVENT_RESUME:
      return event->rate_ugph > 0 ? respite_quantity_format_mg_per_h (event->rate_ugph) : g_strdup ("");
    case RESPITE_EVENT_BOLUS:
      return respite_quantity_format_mg (event->amount_ug);
    case RESPITE_EVENT_EFFECT_START:
    case RESPITE_EVENT_EFFECT_END:
      return describe_effect (event, words);
    case RESPITE_EVENT_MEDICINE:
      return describe_medicine (event);
    case RESPITE_EVENT_CONFIRM:
      return g_strdup (respite_chart_words_get (words, RESPITE_WORD_CONFIRMED));
    case RESPITE_EVENT_RECOVERY:
      return describe_recovery (event, words);
    case RESPITE_EVENT_EMERGENCY:
      return describe_emergency (event, words);
    case RESPITE_EVENT_NOTE:
      return respite_event_is_photo (event) ?
             respite_chart_words_fill (words, RESPITE_WORD_PHOTO, NULL, event->text, NULL) :
             g_strdup (has_text (event->text) ? event->text : "");
    case RESPITE_EVENT_PAUSE:
    case RESPITE_EVENT_STOP:
    case RESPITE_EVENT_END:
    case RESPITE_EVENT_GAP:
    default:
      return g_strdup (has_text (event->text) ? event->text : "");
    }
}

char *
respite_chart_describe_event (const RespiteEvent      *event,
                              const RespiteChartWords *words)
{
  g_return_val_if_fail (event != NULL, NULL);
  g_return_val_if_fail (words != NULL, NULL);

  switch (event->kind)
    {
    case RESPITE_EVENT_SET:
    case RESPITE_EVENT_MEDICINE:
    case RESPITE_EVENT_NOTE:
    case RESPITE_EVENT_CONFIRM:
    case RESPITE_EVENT_RECOVERY:
      return describe (event, words);
    case RESPITE_EVENT_EFFECT_START:
    case RESPITE_EVENT_EFFECT_END:
    case RESPITE_EVENT_EMERGENCY:
      {
        g_autofree char *what = describe (event, words);

        if (*what == '\0')
          return g_strdup (respite_chart_words_get_kind (words, event));

        return g_strdup_printf ("%s: %s", respite_chart_words_get_kind (words, event), what);
      }
    case RESPITE_EVENT_START:
    case RESPITE_EVENT_RATE:
    case RESPITE_EVENT_RESUME:
    case RESPITE_EVENT_BOLUS:
      return describe_kind (event, words, describe (event, words));
    case RESPITE_EVENT_PAUSE:
    case RESPITE_EVENT_STOP:
    case RESPITE_EVENT_END:
    case RESPITE_EVENT_GAP:
    default:
      return describe_kind (event, words, NULL);
    }
}

static char *
dup_note (const RespiteEvent      *event,
          const RespiteAddendum   *amendment,
          const RespiteChartWords *words)
{
  GString *text = g_string_new (NULL);

  if (amendment != NULL)
    {
      g_autofree char *part = respite_chart_words_fill (words, RESPITE_WORD_AMENDED, amendment->text,
                                                        amendment->reason, amendment->staff_name);

      append_part (text, part);
    }

  if (event->kind == RESPITE_EVENT_SET && g_strcmp0 (event->text, "same") == 0)
    append_part (text, respite_chart_words_get (words, RESPITE_WORD_SAME));
  if (respite_event_is_late (event))
    {
      g_autofree char *time = respite_chart_words_format_time (words, event->entered_at);
      g_autofree char *part = respite_chart_words_fill (words, RESPITE_WORD_ENTERED_AT, NULL, time, NULL);

      append_part (text, part);
    }
  if (event->is_struck)
    {
      g_autofree char *part = respite_chart_words_fill (words, RESPITE_WORD_STRUCK, NULL,
                                                        has_text (event->strike_reason) ? event->strike_reason : "-",
                                                        NULL);

      append_part (text, part);
    }
  if (has_text (event->staff_name))
    {
      g_autofree char *part = respite_chart_words_fill (words, RESPITE_WORD_BY, NULL, event->staff_name, NULL);

      append_part (text, part);
    }

  return g_string_free (text, FALSE);
}

void
respite_chart_row_free (RespiteChartRow *row)
{
  if (row == NULL)
    return;

  g_free (row->time);
  g_free (row->kind);
  g_free (row->text);
  g_free (row->sentence);
  g_free (row->note);
  g_free (row);
}

RespiteChartRow *
respite_session_chart_dup_row (const RespiteSessionRecord *record,
                               guint                       index,
                               const RespiteChartWords    *words)
{
  const RespiteEvent *event;
  RespiteChartRow *row;

  g_return_val_if_fail (record != NULL, NULL);
  g_return_val_if_fail (words != NULL, NULL);

  event = respite_timeline_get_event (record->timeline, index);
  row = g_new0 (RespiteChartRow, 1);
  row->event = event;
  row->at = event->at;
  row->amendment = respite_session_record_find_amendment (record, event->id);
  row->time = respite_chart_words_format_time (words, event->at);
  row->kind = g_strdup (respite_chart_words_get_kind (words, event));
  row->text = describe (event, words);
  row->sentence = respite_chart_describe_event (event, words);
  row->note = dup_note (event, row->amendment, words);
  row->is_late = respite_event_is_late (event);
  row->is_struck = event->is_struck || row->amendment != NULL;

  return row;
}

GPtrArray *
respite_session_chart_list_rows (const RespiteSessionRecord *record,
                                 const RespiteChartWords    *words)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_chart_row_free);

  g_return_val_if_fail (record != NULL, rows);
  g_return_val_if_fail (words != NULL, rows);

  for (guint i = 0; record->timeline != NULL && i < respite_timeline_get_n_events (record->timeline); i++)
    g_ptr_array_add (rows, respite_session_chart_dup_row (record, i, words));

  return rows;
}
