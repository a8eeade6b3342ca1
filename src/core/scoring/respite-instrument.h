/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The outcome instruments (clinical.md 5): constant tables, any thread. Points are integers in thousandths: 12 points
 * are 12000, a mean of 6.7 is 6667. Titles are English, marked for translation; what prints in another language than
 * the window's takes them by their keys from the group [score] of data/language/<language>.ini.
 */

#define RESPITE_POINT 1000

/* In place of the answer to a suicide item that nobody looked at. */
#define RESPITE_SCORE_NOT_LOOKED (-1)

/**
 * RespiteScoreBand:
 * @from: the least value of the band; it goes up to the next band
 * @key: such as "moderate"
 *
 * A named range of values. The bands of a scale stand in rising order and end with a %NULL key.
 */
typedef struct
{
  int         from;
  const char *key;
  const char *title;
} RespiteScoreBand;

/**
 * RespiteScoreCut:
 * @value: the line to draw
 * @key: such as "screen"
 * @title: what the line says, such as "Remission below 5"
 *
 * A cut-off for the trend chart. The list ends with a %NULL key.
 */
typedef struct
{
  int         value;
  const char *key;
  const char *title;
} RespiteScoreCut;

/**
 * RespiteScoreBetter:
 *
 * Which way is better. %RESPITE_BETTER_NONE is a screening, in which no change is read.
 */
typedef enum
{
  RESPITE_BETTER_LOWER,
  RESPITE_BETTER_HIGHER,
  RESPITE_BETTER_NONE,
} RespiteScoreBetter;

/**
 * RespiteScoreRule:
 * @response_percent: the fall from the baseline that is a response, in percent of the baseline
 * @response_points: the fall that is one, in thousandths; where both are given either is enough
 * @response_level: a value that is one by itself (the scale says how it is compared with the start)
 * @strong_percent: of the baseline, for what the instrument calls substantial or strong
 * @strong_points: the same in thousandths
 * @remission_level: the last value that is a remission, where the baseline was beyond it
 * @mcid_points: the least change that matters; less is "below MCID", as much the wrong way is worse
 * @worse_level: a value that is worse by itself
 *
 * What the change of a scale means; 0 for "has no such rule". Where better is higher, a fall is a rise.
 */
typedef struct
{
  int response_percent;
  int response_points;
  int response_level;
  int strong_percent;
  int strong_points;
  int remission_level;
  int mcid_points;
  int worse_level;
} RespiteScoreRule;

/**
 * RespiteScoreSum:
 *
 * How a scale is made of its items. %RESPITE_SUM_ENTERED: the clinic enters the result.
 */
typedef enum
{
  RESPITE_SUM_TOTAL,
  RESPITE_SUM_MEAN,
  RESPITE_SUM_ENTERED,
} RespiteScoreSum;

/**
 * RespiteScale:
 * @slug: "" of a total or only scale, else such as "average" or "cluster-b"
 * @title: such as "Pain on average"
 * @key: of the title in the language files
 * @rule_text: (nullable): what response and the like mean, in words, for reports; the key is @key with "-rule"
 * @min: the lowest value, in thousandths
 * @max: the highest one
 * @step: what entered values are multiples of
 * @window_days: a repeat in less than so many days is exploratory; 0 for any time
 * @is_trend: whether the trend chart shows it unasked
 * @first_item: position of its first item
 * @n_items: how many items
 * @max_missing: how many of them may be missing and are then filled with the mean of the others
 * @positive_from: the least value that is a positive screening, 0 for no such value
 * @loinc: the code of the score, or ""
 *
 * One score that an instrument gives.
 */
typedef struct
{
  const char             *slug;
  const char             *title;
  const char             *key;
  const char             *rule_text;
  int                     min;
  int                     max;
  int                     step;
  int                     window_days;
  gboolean                is_trend;
  RespiteScoreBetter      better;
  const RespiteScoreBand *bands;
  const RespiteScoreCut  *cuts;
  RespiteScoreRule        rule;
  RespiteScoreSum         sum;
  guint                   first_item;
  guint                   n_items;
  guint                   max_missing;
  int                     positive_from;
  const char             *loinc;
} RespiteScale;

/**
 * RespiteScoreItem:
 * @link_id: of the score sheet
 * @max: the highest answer; the lowest is @min
 * @is_reversed: whether it counts the other way round
 */
typedef struct
{
  const char *link_id;
  int         min;
  int         max;
  gboolean    is_reversed;
} RespiteScoreItem;

/**
 * RespiteInstrument:
 * @slug: such as "phq-9"; also the name of its score sheet and the key of its title
 * @short_title: such as "PHQ-9"; the same in every language
 * @title: such as "PHQ-9: depression"
 * @canonical: (nullable): "url|version" of the score sheet; %NULL where the clinic enters totals only
 * @recall_days: how far back the questions look, 0 for now or since the start of treatment
 * @source: who owns it or where it was published; not translated
 * @suicide_item: of an instrument whose total is entered, the number on the paper of the item that asks for suicidal
 *   thoughts; 0 for none. A total hides that answer, so it is asked for beside it
 * @suicide_max: the highest answer to that item; every one above 0 is a safety answer
 * @items: (nullable): the items of the score sheet in their order, ends with a %NULL link_id
 * @scales: at least one, ends with a %NULL slug
 *
 * An instrument that the clinic follows.
 */
typedef struct
{
  const char             *slug;
  const char             *short_title;
  const char             *title;
  const char             *canonical;
  int                     recall_days;
  const char             *source;
  int                     suicide_item;
  int                     suicide_max;
  const RespiteScoreItem *items;
  const RespiteScale     *scales;
} RespiteInstrument;

/* (array zero-terminated=1): all of them, in the order to offer them. */
const RespiteInstrument *const *respite_instrument_list (void);

/* (nullable): by its slug, such as "phq-9"; also one of a form of the clinic's own, see respite-own-instrument.h. */
const RespiteInstrument *respite_instrument_find (const char *slug);

/* (nullable): by the "url|version" of the form that was answered. */
const RespiteInstrument *respite_instrument_find_canonical (const char *canonical);

/* (nullable): a scale by its slug, "" for the total. */
const RespiteScale *respite_instrument_get_scale (const RespiteInstrument *instrument,
                                                  const char              *slug);

/* How many items the score sheet has, 0 for none. */
guint respite_instrument_get_n_items (const RespiteInstrument *instrument);

/* (nullable): the band that @value, in thousandths, is in; %NULL where the scale has none. */
const RespiteScoreBand *respite_scale_get_band (const RespiteScale *scale,
                                                int                 value);

/* (transfer full): "12", "6.7"; with one decimal where the scale has values between whole points. */
char *respite_scale_format (const RespiteScale *scale,
                            int                 value);

/**
 * respite_scale_parse:
 * @text: such as "12" or "54.3"; the decimal point only
 * @value: (out): in thousandths
 * @error: why it is no value of this scale
 */
gboolean respite_scale_parse (const RespiteScale  *scale,
                              const char          *text,
                              int                 *value,
                              GError             **error);

G_END_DECLS
