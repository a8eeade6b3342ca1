/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "infusion/respite-esketamine.h"

#include <gio/gio.h>
#include <string.h>

#include "base/respite-error.h"
#include "base/respite-json.h"
#include "base/respite-str.h"
#include "base/respite-time.h"

#define SHIPPED "/org/respite/Respite/core/esketamine.json"

/* A blood pressure that is up to so much earlier or later still is the one of the form. */
#define PRESSURE_SLACK_MS (20 * 60 * 1000)

#define AWAKE 5

static gboolean
has_pressure (const RespiteEvent *event)
{
  return event->kind == RESPITE_EVENT_SET && respite_event_has_vital (event, RESPITE_VITAL_SYSTOLIC) &&
         respite_event_has_vital (event, RESPITE_VITAL_DIASTOLIC);
}

static void
keep_pressure (RespiteEsketamineFacts    *facts,
               RespiteEsketaminePressure  which,
               const RespiteEvent        *event)
{
  facts->pressure_at[which] = event->at;
  facts->systolic[which] = event->vitals[RESPITE_VITAL_SYSTOLIC];
  facts->diastolic[which] = event->vitals[RESPITE_VITAL_DIASTOLIC];
}

static void
read_device (RespiteEsketamineFacts *facts,
             const RespiteEvent     *event)
{
  gint64 apart = event->at - facts->last_at;

  if (facts->first_at == 0)
    facts->first_at = event->at;
  else if (facts->apart_ms < 0 || apart < facts->apart_ms)
    facts->apart_ms = apart;
  facts->last_at = event->at;
  facts->dose_ug += event->amount_ug;
  facts->devices += (int) (event->amount_ug / RESPITE_ESKETAMINE_DEVICE_UG);
}

static void
read_pressure (RespiteEsketamineFacts *facts,
               const RespiteEvent     *event)
{
  gint64 check_at = facts->first_at + RESPITE_ESKETAMINE_CHECK_MS;
  gint64 kept = facts->pressure_at[RESPITE_ESKETAMINE_AFTER];

  if (facts->first_at == 0 || event->at <= facts->first_at)
    keep_pressure (facts, RESPITE_ESKETAMINE_BEFORE, event);
  else if (ABS (event->at - check_at) <= PRESSURE_SLACK_MS)
    {
      if (kept == 0 || ABS (event->at - check_at) < ABS (kept - check_at))
        keep_pressure (facts, RESPITE_ESKETAMINE_AFTER, event);
    }
  else if (event->at > check_at)
    keep_pressure (facts, RESPITE_ESKETAMINE_LEAVING, event);
}

/* An onset opens the span, what says that it is over closes it, another onset opens it again. */
static void
read_sign (gint64   span[2],
           gint64   at,
           gboolean is_there)
{
  if (is_there && span[0] == 0)
    span[0] = at;
  if (is_there)
    span[1] = 0;
  else if (span[0] != 0 && span[1] == 0)
    span[1] = at;
}

static gboolean
is_dissociation (const char *code)
{
  static const char *const codes[] = { "floating", "odd-senses", "time-changed", NULL };

  return g_strv_contains (codes, code);
}

static void
read_signs (RespiteEsketamineFacts *facts,
            const RespiteEvent     *event)
{
  gboolean is_onset = event->kind == RESPITE_EVENT_EFFECT_START;

  if (facts->first_at == 0)
    return;

  if (respite_event_has_vital (event, RESPITE_VITAL_SEDATION))
    read_sign (facts->sedation, event->at, event->vitals[RESPITE_VITAL_SEDATION] < AWAKE);
  if (respite_event_has_vital (event, RESPITE_VITAL_DISSOCIATION))
    read_sign (facts->dissociation, event->at, event->vitals[RESPITE_VITAL_DISSOCIATION] > 0);
  if (!is_onset && event->kind != RESPITE_EVENT_EFFECT_END)
    return;
  if (g_strcmp0 (event->code, "drowsiness") == 0)
    read_sign (facts->sedation, event->at, is_onset);
  else if (is_dissociation (event->code))
    read_sign (facts->dissociation, event->at, is_onset);
}

void
respite_esketamine_read_facts (const RespiteSession   *session,
                               const RespiteTimeline  *timeline,
                               gint64                  now,
                               RespiteEsketamineFacts *facts)
{
  gint64 end = respite_timeline_get_end (timeline);
  gint64 left_at = session->discharged_at != 0 ? session->discharged_at : 0;

  g_return_if_fail (session != NULL && timeline != NULL && facts != NULL);

  *facts = (RespiteEsketamineFacts) { .apart_ms = -1 };
  for (guint i = 0, n = respite_timeline_get_n_events (timeline); i < n; i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (timeline, i);

      if (event->is_struck)
        continue;
      if (event->kind == RESPITE_EVENT_BOLUS)
        read_device (facts, event);
      if (has_pressure (event))
        read_pressure (facts, event);
      read_signs (facts, event);
    }
  if (facts->first_at == 0)
    return;

  facts->until = facts->last_at + RESPITE_ESKETAMINE_OBSERVED_MS;
  facts->observed_ms = MAX ((left_at != 0 ? left_at : end != 0 ? end : now) - facts->first_at, 0);
  facts->is_short = left_at != 0 ? left_at < facts->until : end != 0 && end < facts->until;
}

GPtrArray *
respite_esketamine_new_lines (const char *language)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (SHIPPED, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (RespiteJson) root = NULL;
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_check_free);
  const char *data;
  gsize size = 0;

  g_assert (bytes != NULL);
  data = g_bytes_get_data (bytes, &size);
  root = respite_json_parse (data, (gssize) size, NULL);
  g_assert (root != NULL);

  for (guint i = 0; i < respite_json_get_length (root); i++)
    {
      const RespiteJson *json = respite_json_get_nth (root, i);
      const RespiteJson *texts = respite_json_get (json, "text");
      const char *text = language != NULL && g_str_has_prefix (language, "es") ? respite_json_get_string (texts, "es") :
                         respite_json_get_string (texts, "en");
      RespiteCheck *check = respite_check_new ();

      check->code = g_strdup (respite_json_get_string (json, "code"));
      check->text = g_strdup (text);
      check->needs_value = respite_json_get (json, "value") != NULL;
      check->value = g_strdup ("");
      check->reason = g_strdup ("");
      check->staff_name = g_strdup ("");
      g_ptr_array_add (lines, check);
    }

  return lines;
}

static gboolean
is_time (const char *text)
{
  int minutes;

  return respite_time_parse_hm (text, &minutes);
}

/* "10:15", "10:15-10:40", also with spaces or a dash of print. */
static gboolean
is_span (const char *text)
{
  g_autoptr (GRegex) dash = g_regex_new ("\\s*[-–]\\s*", 0, 0, NULL);
  g_auto (GStrv) parts = g_regex_split (dash, text, 0);
  guint n = g_strv_length (parts);

  return n >= 1 && n <= 2 && is_time (parts[0]) && (n == 1 || is_time (parts[1]));
}

gboolean
respite_esketamine_check_line (const RespiteCheck *check,
                               GError            **error)
{
  GDate date;

  g_return_val_if_fail (check != NULL, FALSE);

  if (check->answer != RESPITE_ANSWER_YES)
    return TRUE;
  if ((g_str_equal (check->code, "sedation") || g_str_equal (check->code, "dissociation")) &&
      !respite_str_is_empty (check->value) && !is_span (check->value))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("From when to when is written as 10:15-10:40"));
  if (g_str_equal (check->code, "ready") && !respite_str_is_empty (check->value) && !is_time (check->value))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("The time is written as 11:40"));
  if (g_str_equal (check->code, "sent") && !respite_str_is_empty (check->value) &&
      !respite_date_parse (check->value, &date))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("Write the date as 2026-11-22"));

  return TRUE;
}

gboolean
respite_esketamine_is_open (const RespiteCheck *check)
{
  g_return_val_if_fail (check != NULL, FALSE);

  if (g_strcmp0 (check->code, "sent") == 0)
    return FALSE;

  return check->answer == RESPITE_ANSWER_NONE ||
         (check->answer == RESPITE_ANSWER_YES && check->needs_value && respite_str_is_empty (check->value));
}

int
respite_esketamine_count_devices (gint64 dose_ug)
{
  gint64 devices = dose_ug / RESPITE_ESKETAMINE_DEVICE_UG;

  if (dose_ug % RESPITE_ESKETAMINE_DEVICE_UG != 0 || devices < RESPITE_ESKETAMINE_LEAST_DEVICES ||
      devices > RESPITE_ESKETAMINE_MOST_DEVICES)
    return 0;

  return (int) devices;
}

void
respite_esketamine_fill_preparation (RespitePreparation *preparation,
                                     int                 devices)
{
  g_return_if_fail (preparation != NULL && devices > 0);

  preparation->strength_ug_per_ml = RESPITE_ESKETAMINE_UG_PER_ML;
  preparation->vial_ul = devices * RESPITE_ESKETAMINE_DEVICE_UL;
  preparation->drawn_ul = preparation->vial_ul;
}
