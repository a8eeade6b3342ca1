/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "infusion/respite-event.h"
#include "infusion/respite-monitor.h"

G_BEGIN_DECLS

/**
 * RespiteWordFunc:
 * @group: "chart" for the chart's own words, "effect" for side effects (their codes are the keys)
 * @key: short, stable, such as "pulse"; the key in data/language/<language>.ini
 * @english: the same in English, marked for translation; what the window gives to gettext
 *
 * Returns: (transfer none): the word in the wanted language; stays valid while the style is used
 */
typedef const char *(*RespiteWordFunc) (const char *group,
                                        const char *key,
                                        const char *english,
                                        gpointer    data);

/**
 * RespiteChartWords:
 * @word: (nullable): where words come from; %NULL for English
 * @data: for @word
 * @zone: (nullable): the clinic's time zone; %NULL for UTC
 *
 * The language of a chart, by value; borrows everything.
 */
typedef struct
{
  RespiteWordFunc  word;
  gpointer         data;
  GTimeZone       *zone;
} RespiteChartWords;

/**
 * RespiteChartWord:
 *
 * The chart's own words; their keys and English texts are in respite_chart_word_table.
 */
typedef enum
{
  /* Lanes. The thirteen first are the vital signs in the order of #RespiteVital. */
  RESPITE_WORD_SYSTOLIC,
  RESPITE_WORD_DIASTOLIC,
  RESPITE_WORD_PULSE,
  RESPITE_WORD_SPO2,
  RESPITE_WORD_RESPIRATION,
  RESPITE_WORD_OXYGEN,
  RESPITE_WORD_ETCO2,
  RESPITE_WORD_TEMPERATURE,
  RESPITE_WORD_SEDATION,
  RESPITE_WORD_PAIN,
  RESPITE_WORD_DISTRESS,
  RESPITE_WORD_DISSOCIATION,
  RESPITE_WORD_NAUSEA,
  RESPITE_WORD_AVPU,
  RESPITE_WORD_PRESSURE,
  RESPITE_WORD_MAP,
  RESPITE_WORD_RATE,
  RESPITE_WORD_TOTAL,
  RESPITE_WORD_MEDICINES,
  RESPITE_WORD_SETS,
  RESPITE_WORD_EFFECTS,
  RESPITE_WORD_EVENTS,

  /* Phases */
  RESPITE_WORD_BEFORE,
  RESPITE_WORD_INFUSION,
  RESPITE_WORD_OBSERVATION,
  RESPITE_WORD_PAUSE,
  RESPITE_WORD_RECOVERY,

  /* Marks */
  RESPITE_WORD_NOW,
  RESPITE_WORD_UNCONFIRMED,
  RESPITE_WORD_DONE,
  RESPITE_WORD_DUE,
  RESPITE_WORD_MISSED,
  RESPITE_WORD_EXPLAINED,
  RESPITE_WORD_LATE,
  RESPITE_WORD_AMENDED_MARK,
  RESPITE_WORD_OFF_SCALE,
  RESPITE_WORD_MONITOR,
  RESPITE_WORD_ARTEFACT,
  RESPITE_WORD_WARN,
  RESPITE_WORD_ACT,
  RESPITE_WORD_BOLUS,
  RESPITE_WORD_SPRAY,
  RESPITE_WORD_MEDICINE,
  RESPITE_WORD_MORE,
  RESPITE_WORD_LASTS,

  /* Kinds of entries, in the order of #RespiteEventKind */
  RESPITE_WORD_KIND_START,
  RESPITE_WORD_KIND_RATE,
  RESPITE_WORD_KIND_PAUSE,
  RESPITE_WORD_KIND_RESUME,
  RESPITE_WORD_KIND_BOLUS,
  RESPITE_WORD_KIND_STOP,
  RESPITE_WORD_KIND_END,
  RESPITE_WORD_KIND_SET,
  RESPITE_WORD_KIND_EFFECT_START,
  RESPITE_WORD_KIND_EFFECT_END,
  RESPITE_WORD_KIND_MEDICINE,
  RESPITE_WORD_KIND_NOTE,
  RESPITE_WORD_KIND_GAP,
  RESPITE_WORD_KIND_CONFIRM,
  RESPITE_WORD_KIND_EMERGENCY,
  RESPITE_WORD_KIND_RECOVERY,

  /* The same of a nasal spray */
  RESPITE_WORD_KIND_SPRAY_START,
  RESPITE_WORD_KIND_SPRAY_BOLUS,
  RESPITE_WORD_KIND_SPRAY_STOP,
  RESPITE_WORD_KIND_SPRAY_END,

  /* Sentences; {n}, {a} and {b} stand for what is put in */
  RESPITE_WORD_AGO,
  RESPITE_WORD_MINUTES,
  RESPITE_WORD_ENTERED_AT,
  RESPITE_WORD_SAME,
  RESPITE_WORD_STRUCK,
  RESPITE_WORD_BY,
  RESPITE_WORD_SEVERITY,
  RESPITE_WORD_CONFIRMED,
  RESPITE_WORD_PHOTO,
  RESPITE_WORD_ALDRETE,
  RESPITE_WORD_PADSS,
  RESPITE_WORD_CHART,
  RESPITE_WORD_NO_ENTRIES,
  RESPITE_WORD_COUNTS,
  RESPITE_WORD_RANGE,
  RESPITE_WORD_ROSE,
  RESPITE_WORD_FELL,
  RESPITE_WORD_AT_MINUTE,
  RESPITE_WORD_AT_TIME,
  RESPITE_WORD_BACK,
  RESPITE_WORD_LAST,
  RESPITE_WORD_LOWEST,
  RESPITE_WORD_HIGHEST,
  RESPITE_WORD_SETS_MISSED,
  RESPITE_WORD_SESSION,
  RESPITE_WORD_SINCE_START,
  RESPITE_WORD_AMENDED,
  RESPITE_WORD_AMENDED_COUNT,
  RESPITE_WORD_AMENDED_SHORT,
  RESPITE_WORD_AMENDED_KEY,
  RESPITE_WORD_AMENDED_TOTAL,
  RESPITE_WORD_FROM_MONITOR,
  RESPITE_WORD_ARTEFACTS,
  RESPITE_WORD_MONITOR_FILE,
  RESPITE_N_WORDS
} RespiteChartWord;

/**
 * RespiteChartWordRow:
 *
 * One row of respite_chart_word_table: what data/language/<language>.ini has in its group [chart].
 */
typedef struct
{
  const char *key;
  const char *english;
} RespiteChartWordRow;

extern const RespiteChartWordRow respite_chart_word_table[RESPITE_N_WORDS];

/* Returns: (transfer none): the word in the language of @words. */
const char *respite_chart_words_get (const RespiteChartWords *words,
                                     RespiteChartWord         word);

/* Returns: (transfer none): the name of the side effect @code, @code itself where the list has none. */
const char *respite_chart_words_get_effect (const RespiteChartWords *words,
                                            const char              *code);

/* Returns: (transfer none) (nullable): what the line @code of an emergency means, %NULL for free text. */
const char *respite_chart_words_get_emergency (const RespiteChartWords *words,
                                               const char              *code);

/* Returns: (transfer none): what kind of entry @event is. */
const char *respite_chart_words_get_kind (const RespiteChartWords *words,
                                          const RespiteEvent      *event);

/* Returns: (transfer none): the name of @vital. */
static inline const char *
respite_chart_words_get_vital (const RespiteChartWords *words,
                               RespiteVital             vital)
{
  return respite_chart_words_get (words, RESPITE_WORD_SYSTOLIC + (RespiteChartWord) vital);
}

/**
 * respite_chart_words_fill:
 * @word: one of the sentences
 * @n: (nullable): what replaces {n}
 * @a: (nullable): what replaces {a}
 * @b: (nullable): what replaces {b}
 *
 * Returns: (transfer full): the sentence
 */
char *respite_chart_words_fill (const RespiteChartWords *words,
                                RespiteChartWord         word,
                                const char              *n,
                                const char              *a,
                                const char              *b);

/* Returns: (transfer full): likewise, of any sentence. */
char *respite_chart_fill (const char *sentence,
                          const char *n,
                          const char *a,
                          const char *b);

/* Returns: (transfer full): the day as "22 Nov 2026". */
char *respite_chart_words_format_day (const RespiteChartWords *words,
                                      gint64                   at);

/* Returns: (transfer full): the time of day as "10:23". */
char *respite_chart_words_format_time (const RespiteChartWords *words,
                                       gint64                   at);

/* How far the clinic's clock is ahead of UTC at @at, in milliseconds. */
gint64 respite_chart_words_get_offset (const RespiteChartWords *words,
                                       gint64                   at);

/* Returns: (transfer full): a value of @vital with its decimals, without a unit. */
char *respite_chart_format_vital (RespiteVital vital,
                                  int          value);

/* Returns: (transfer none): the name of what a monitor measures. */
const char *respite_chart_words_get_monitor_sign (const RespiteChartWords *words,
                                                  RespiteMonitorSign       sign);

/* Returns: (transfer full): "72 to 75" as "72–75 /min", one value alone where they are the same; of any sign. */
char *respite_chart_format_range (RespiteMonitorSign sign,
                                  int                least,
                                  int                most);

/* Returns: (transfer none): the unit of @vital as printed after a value, such as "/min"; "" for none. */
const char *respite_chart_get_unit (RespiteVital vital);

G_END_DECLS
