/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart/respite-chart-words.h"

#include "base/respite-error.h"
#include "base/respite-quantity.h"
#include "base/respite-time.h"
#include "infusion/respite-emergency.h"

const RespiteChartWordRow respite_chart_word_table[RESPITE_N_WORDS] = {
  [RESPITE_WORD_SYSTOLIC] = { "systolic", N_ ("Systolic") },
  [RESPITE_WORD_DIASTOLIC] = { "diastolic", N_ ("Diastolic") },
  [RESPITE_WORD_PULSE] = { "pulse", N_ ("HR") },
  [RESPITE_WORD_SPO2] = { "spo2", N_ ("SpO2") },
  [RESPITE_WORD_RESPIRATION] = { "respiration", N_ ("RR") },
  [RESPITE_WORD_OXYGEN] = { "oxygen", N_ ("O2 flow") },
  [RESPITE_WORD_ETCO2] = { "etco2", N_ ("EtCO2") },
  [RESPITE_WORD_TEMPERATURE] = { "temperature", N_ ("Temperature") },
  [RESPITE_WORD_SEDATION] = { "sedation", N_ ("MOAA/S") },
  [RESPITE_WORD_PAIN] = { "pain", N_ ("Pain") },
  [RESPITE_WORD_DISTRESS] = { "distress", N_ ("Distress") },
  [RESPITE_WORD_DISSOCIATION] = { "dissociation", N_ ("Dissociation") },
  [RESPITE_WORD_NAUSEA] = { "nausea", N_ ("Nausea") },
  [RESPITE_WORD_AVPU] = { "avpu", N_ ("AVPU") },
  [RESPITE_WORD_PRESSURE] = { "pressure", N_ ("BP") },
  [RESPITE_WORD_MAP] = { "map", N_ ("MAP") },
  [RESPITE_WORD_RATE] = { "rate", N_ ("Rate") },
  [RESPITE_WORD_TOTAL] = { "total", N_ ("Given") },
  [RESPITE_WORD_MEDICINES] = { "medicines", N_ ("Medicines") },
  [RESPITE_WORD_SETS] = { "sets", N_ ("Sets") },
  [RESPITE_WORD_EFFECTS] = { "effects", N_ ("Side effects") },
  [RESPITE_WORD_EVENTS] = { "events", N_ ("Events") },

  [RESPITE_WORD_BEFORE] = { "before", N_ ("Before") },
  [RESPITE_WORD_INFUSION] = { "infusion", N_ ("Infusion") },
  [RESPITE_WORD_OBSERVATION] = { "observation", N_ ("Observation") },
  [RESPITE_WORD_PAUSE] = { "pause", N_ ("Pause") },
  [RESPITE_WORD_RECOVERY] = { "recovery", N_ ("Recovery") },

  [RESPITE_WORD_NOW] = { "now", N_ ("now") },
  [RESPITE_WORD_UNCONFIRMED] = { "unconfirmed", N_ ("unconfirmed") },
  [RESPITE_WORD_DONE] = { "done", N_ ("set taken") },
  [RESPITE_WORD_DUE] = { "due", N_ ("set due") },
  [RESPITE_WORD_MISSED] = { "missed", N_ ("set missed") },
  [RESPITE_WORD_EXPLAINED] = { "explained", N_ ("missed, explained") },
  [RESPITE_WORD_LATE] = { "late", N_ ("entered late") },
  [RESPITE_WORD_AMENDED_MARK] = { "amended-mark", N_ ("amended after signing") },
  [RESPITE_WORD_OFF_SCALE] = { "off-scale", N_ ("off the scale") },
  [RESPITE_WORD_MONITOR] = { "monitor", N_ ("from the monitor") },
  [RESPITE_WORD_ARTEFACT] = { "artefact", N_ ("monitor, no true value") },
  [RESPITE_WORD_WARN] = { "warn", N_ ("clinic limit: watch") },
  [RESPITE_WORD_ACT] = { "act", N_ ("clinic limit: call prescriber") },
  [RESPITE_WORD_BOLUS] = { "bolus", N_ ("bolus") },
  [RESPITE_WORD_SPRAY] = { "spray", N_ ("nasal spray") },
  [RESPITE_WORD_MEDICINE] = { "medicine", N_ ("medicine") },
  [RESPITE_WORD_MORE] = { "more", N_ ("+{n} more in the table") },
  [RESPITE_WORD_LASTS] = { "lasts", N_ ("{a} since {b}") },

  [RESPITE_WORD_KIND_START] = { "kind-start", N_ ("Infusion started") },
  [RESPITE_WORD_KIND_RATE] = { "kind-rate", N_ ("Rate changed") },
  [RESPITE_WORD_KIND_PAUSE] = { "kind-pause", N_ ("Paused") },
  [RESPITE_WORD_KIND_RESUME] = { "kind-resume", N_ ("Resumed") },
  [RESPITE_WORD_KIND_BOLUS] = { "kind-bolus", N_ ("Bolus") },
  [RESPITE_WORD_KIND_STOP] = { "kind-stop", N_ ("Infusion stopped") },
  [RESPITE_WORD_KIND_END] = { "kind-end", N_ ("Infusion ended") },
  [RESPITE_WORD_KIND_SET] = { "kind-set", N_ ("Vital signs") },
  [RESPITE_WORD_KIND_EFFECT_START] = { "kind-effect-start", N_ ("Side effect began") },
  [RESPITE_WORD_KIND_EFFECT_END] = { "kind-effect-end", N_ ("Side effect over") },
  [RESPITE_WORD_KIND_MEDICINE] = { "kind-medicine", N_ ("Medicine given") },
  [RESPITE_WORD_KIND_NOTE] = { "kind-note", N_ ("Note") },
  [RESPITE_WORD_KIND_GAP] = { "kind-gap", N_ ("Gap explained") },
  [RESPITE_WORD_KIND_CONFIRM] = { "kind-confirm", N_ ("Pump confirmed") },
  [RESPITE_WORD_KIND_EMERGENCY] = { "kind-emergency", N_ ("Emergency") },
  [RESPITE_WORD_KIND_RECOVERY] = { "kind-recovery", N_ ("Recovery score") },
  [RESPITE_WORD_KIND_SPRAY_START] = { "kind-spray-start", N_ ("Observation started") },
  [RESPITE_WORD_KIND_SPRAY_BOLUS] = { "kind-spray-bolus", N_ ("Nasal spray") },
  [RESPITE_WORD_KIND_SPRAY_STOP] = { "kind-spray-stop", N_ ("Observation stopped") },
  [RESPITE_WORD_KIND_SPRAY_END] = { "kind-spray-end", N_ ("Observation ended") },

  [RESPITE_WORD_AGO] = { "ago", N_ ("{n} min before") },
  [RESPITE_WORD_MINUTES] = { "minutes", N_ ("{n} min") },
  [RESPITE_WORD_ENTERED_AT] = { "entered-at", N_ ("entered {a}") },
  [RESPITE_WORD_SAME] = { "same", N_ ("copied from the set before") },
  [RESPITE_WORD_STRUCK] = { "struck", N_ ("struck: {a}") },
  [RESPITE_WORD_BY] = { "by", N_ ("by {a}") },
  [RESPITE_WORD_SEVERITY] = { "severity", N_ ("{a}, severity {n}") },
  [RESPITE_WORD_CONFIRMED] = { "confirmed", N_ ("The pump ran on unchanged") },
  [RESPITE_WORD_PHOTO] = { "photo", N_ ("Photo: {a}") },
  [RESPITE_WORD_ALDRETE] = { "aldrete", N_ ("Modified Aldrete {n} of 10") },
  [RESPITE_WORD_PADSS] = { "padss", N_ ("Adapted PADSS {n} of 10") },
  [RESPITE_WORD_CHART] = { "chart", N_ ("Session chart from {a} to {b}.") },
  [RESPITE_WORD_NO_ENTRIES] = { "no-entries", N_ ("Session chart, no entries yet.") },
  [RESPITE_WORD_COUNTS] = { "counts", N_ ("{n} sets of vital signs, {a} side effects, {b} given.") },
  [RESPITE_WORD_RANGE] = { "range", N_ ("{n} from {a} to {b}.") },
  [RESPITE_WORD_ROSE] = { "rose", N_ ("{n} rose from {a} to {b}") },
  [RESPITE_WORD_FELL] = { "fell", N_ ("{n} fell from {a} to {b}") },
  [RESPITE_WORD_AT_MINUTE] = { "at-minute", N_ ("at {n} min") },
  [RESPITE_WORD_AT_TIME] = { "at-time", N_ ("at {a}") },
  [RESPITE_WORD_BACK] = { "back", N_ ("back to {a}") },
  [RESPITE_WORD_LAST] = { "last", N_ ("last {a}") },
  [RESPITE_WORD_LOWEST] = { "lowest", N_ ("lowest {a}") },
  [RESPITE_WORD_HIGHEST] = { "highest", N_ ("highest {a}") },
  [RESPITE_WORD_SETS_MISSED] = { "sets-missed", N_ ("Sets missed: {n}.") },
  [RESPITE_WORD_AMENDED] = { "amended", N_ ("amended after the signature: {n} ({a}), {b}") },
  [RESPITE_WORD_AMENDED_COUNT] = { "amended-count", N_ ("Entries amended after the signature: {n}; see the table.") },
  [RESPITE_WORD_AMENDED_SHORT] = { "amended-short", N_ ("amended") },
  [RESPITE_WORD_AMENDED_KEY] = { "amended-key", N_ ("Amended to: {a} – signed as: {b}") },
  [RESPITE_WORD_AMENDED_TOTAL] = { "amended-total", N_ ("Total as signed. Amended: see {a}.") },
  [RESPITE_WORD_FROM_MONITOR] = { "from-monitor", N_ ("{a} (monitor)") },
  [RESPITE_WORD_ARTEFACTS] = { "artefacts", N_ ("Monitor: values that cannot be true, {n}") },
  [RESPITE_WORD_MONITOR_FILE] = { "monitor-file", N_ ("From the monitor, {a} to {b}, {n} values that cannot be true "
                                                      "left out:") },
  [RESPITE_WORD_SESSION] = { "session-number", N_ ("Session {n}") },
  [RESPITE_WORD_SINCE_START] = { "since-start", N_ ("min since the start") },
};

static const char *const vital_units[RESPITE_N_VITALS] = {
  [RESPITE_VITAL_SYSTOLIC] = "mmHg",
  [RESPITE_VITAL_DIASTOLIC] = "mmHg",
  [RESPITE_VITAL_PULSE] = "/min",
  [RESPITE_VITAL_SPO2] = "%",
  [RESPITE_VITAL_RESPIRATION] = "/min",
  [RESPITE_VITAL_OXYGEN] = "L/min",
  [RESPITE_VITAL_ETCO2] = "mmHg",
  [RESPITE_VITAL_TEMPERATURE] = "°C",
};

const char *
respite_chart_words_get (const RespiteChartWords *words,
                         RespiteChartWord         word)
{
  const RespiteChartWordRow *row = &respite_chart_word_table[word];

  g_return_val_if_fail (word < RESPITE_N_WORDS, "");

  return words->word != NULL ? words->word ("chart", row->key, row->english, words->data) : row->english;
}

const char *
respite_chart_words_get_effect (const RespiteChartWords *words,
                                const char              *code)
{
  for (const RespiteEffect *effect = respite_effects; effect->code != NULL; effect++)
    if (g_strcmp0 (effect->code, code) == 0)
      return words->word != NULL ? words->word ("effect", code, effect->name, words->data) : effect->name;

  return code;
}

const char *
respite_chart_words_get_emergency (const RespiteChartWords *words,
                                   const char              *code)
{
  const RespiteEmergencyLine *line = respite_emergency_find (code);

  if (line == NULL)
    return NULL;

  return words->word != NULL ? words->word ("emergency", code, line->name, words->data) : line->name;
}

const char *
respite_chart_words_get_kind (const RespiteChartWords *words,
                              const RespiteEvent      *event)
{
  g_return_val_if_fail (words != NULL, "");
  g_return_val_if_fail (event != NULL, "");

  if (respite_event_is_spray (event))
    switch (event->kind)
      {
      case RESPITE_EVENT_START:
        return respite_chart_words_get (words, RESPITE_WORD_KIND_SPRAY_START);
      case RESPITE_EVENT_BOLUS:
        return respite_chart_words_get (words, RESPITE_WORD_KIND_SPRAY_BOLUS);
      case RESPITE_EVENT_STOP:
        return respite_chart_words_get (words, RESPITE_WORD_KIND_SPRAY_STOP);
      case RESPITE_EVENT_END:
        return respite_chart_words_get (words, RESPITE_WORD_KIND_SPRAY_END);
      default:
        break;
      }

  return respite_chart_words_get (words, RESPITE_WORD_KIND_START + (RespiteChartWord) event->kind);
}

char *
respite_chart_fill (const char *sentence,
                    const char *n,
                    const char *a,
                    const char *b)
{
  GString *text = g_string_new (NULL);

  for (const char *p = sentence; *p != '\0'; p++)
    {
      const char *value = NULL;

      if (p[0] == '{' && p[1] != '\0' && p[2] == '}')
        value = p[1] == 'n' ? n : p[1] == 'a' ? a : p[1] == 'b' ? b : NULL;

      if (value == NULL)
        {
          g_string_append_c (text, *p);
          continue;
        }
      g_string_append (text, value);
      p += 2;
    }

  return g_string_free (text, FALSE);
}

char *
respite_chart_words_fill (const RespiteChartWords *words,
                          RespiteChartWord         word,
                          const char              *n,
                          const char              *a,
                          const char              *b)
{
  return respite_chart_fill (respite_chart_words_get (words, word), n, a, b);
}

char *
respite_chart_words_format_day (const RespiteChartWords *words,
                                gint64                   at)
{
  g_autoptr (GTimeZone) zone = words->zone != NULL ? g_time_zone_ref (words->zone) : g_time_zone_new_utc ();
  g_autofree char *text = respite_time_format_date (at, zone);
  g_autofree char *key = NULL;
  const char *month;
  GDate date;

  if (!respite_date_parse (text, &date))
    return g_steal_pointer (&text);

  key = g_strdup_printf ("%d", g_date_get_month (&date));
  month = respite_date_get_month ((int) g_date_get_month (&date));
  if (words->word != NULL)
    month = words->word ("month-short", key, month, words->data);

  return g_strdup_printf ("%d %s %d", g_date_get_day (&date), month, g_date_get_year (&date));
}

char *
respite_chart_words_format_time (const RespiteChartWords *words,
                                 gint64                   at)
{
  g_autoptr (GTimeZone) utc = NULL;

  if (words->zone != NULL)
    return respite_time_format_hm (at, words->zone);

  utc = g_time_zone_new_utc ();

  return respite_time_format_hm (at, utc);
}

gint64
respite_chart_words_get_offset (const RespiteChartWords *words,
                                gint64                   at)
{
  int interval;

  if (words->zone == NULL)
    return 0;

  interval = g_time_zone_find_interval (words->zone, G_TIME_TYPE_UNIVERSAL, at / 1000);

  return interval >= 0 ? (gint64) g_time_zone_get_offset (words->zone, interval) * 1000 : 0;
}

char *
respite_chart_format_vital (RespiteVital vital,
                            int          value)
{
  gboolean has_decimal = vital == RESPITE_VITAL_TEMPERATURE || vital == RESPITE_VITAL_OXYGEN;

  if (vital == RESPITE_VITAL_AVPU)
    return g_strdup (respite_avpu_get_letter (value));

  return has_decimal ? respite_quantity_format (value, 1, 1) : g_strdup_printf ("%d", value);
}

const char *
respite_chart_get_unit (RespiteVital vital)
{
  const char *unit = vital < RESPITE_N_VITALS ? vital_units[vital] : NULL;

  return unit != NULL ? unit : "";
}

const char *
respite_chart_words_get_monitor_sign (const RespiteChartWords *words,
                                      RespiteMonitorSign       sign)
{
  return sign == RESPITE_MONITOR_MEAN ? respite_chart_words_get (words, RESPITE_WORD_MAP) :
         respite_chart_words_get_vital (words, respite_monitor_sign_get_vital (sign));
}

char *
respite_chart_format_range (RespiteMonitorSign sign,
                            int                least,
                            int                most)
{
  RespiteVital vital = sign == RESPITE_MONITOR_MEAN ? RESPITE_VITAL_SYSTOLIC : respite_monitor_sign_get_vital (sign);
  g_autofree char *low = respite_chart_format_vital (vital, least);
  g_autofree char *high = respite_chart_format_vital (vital, most);

  return g_strdup_printf ("%s%s%s %s", low, least != most ? "–" : "", least != most ? high : "",
                          respite_chart_get_unit (vital));
}
