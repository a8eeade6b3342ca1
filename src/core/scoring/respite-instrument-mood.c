/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* Mood, fear and trauma: PHQ-9, GAD-7, PCL-5 (clinical.md 5.1). */

#include "config.h"

#include "scoring/respite-instrument-private.h"

#include "base/respite-error.h"

static const RespiteScoreBand phq_9_bands[] = {
  { 0, "minimal", N_ ("Minimal") },
  { 5000, "mild", N_ ("Mild") },
  { 10000, "moderate", N_ ("Moderate") },
  { 15000, "moderately-severe", N_ ("Moderately severe") },
  { 20000, "severe", N_ ("Severe") },
  { 0, NULL, NULL },
};

static const RespiteScoreCut phq_9_cuts[] = {
  { 5000, "mild", N_ ("Mild") },
  { 10000, "moderate", N_ ("Moderate") },
  { 15000, "moderately-severe", N_ ("Moderately severe") },
  { 20000, "severe", N_ ("Severe") },
  { 0, NULL, NULL },
};

static const RespiteScoreItem phq_9_items[] = {
  { "interest", 0, 3, FALSE },
  { "mood", 0, 3, FALSE },
  { "sleep", 0, 3, FALSE },
  { "energy", 0, 3, FALSE },
  { "appetite", 0, 3, FALSE },
  { "self-worth", 0, 3, FALSE },
  { "concentration", 0, 3, FALSE },
  { "movement", 0, 3, FALSE },
  { "self-harm", 0, 3, FALSE },
  { NULL, 0, 0, FALSE },
};

static const RespiteScale phq_9_scales[] = {
  {
    .slug = "",
    .title = N_ ("PHQ-9: depression"),
    .key = "phq-9",
    .rule_text = N_ ("Response: at least 50 percent lower than the baseline. Remission: below 5. Below MCID: a "
                     "change of less than 5 points. Up to 2 missing answers are filled with the mean of the others."),
    .max = 27 * RESPITE_POINT,
    .step = RESPITE_POINT,
    .window_days = 14,
    .is_trend = TRUE,
    .better = RESPITE_BETTER_LOWER,
    .bands = phq_9_bands,
    .cuts = phq_9_cuts,
    .rule = { .response_percent = 50, .remission_level = 4000, .mcid_points = 5000 },
    .sum = RESPITE_SUM_TOTAL,
    .n_items = 9,
    .max_missing = 2,
    .loinc = "44261-6",
  },
  { .slug = NULL },
};

const RespiteInstrument respite_instrument_phq_9 = {
  .slug = "phq-9",
  .short_title = "PHQ-9",
  .title = N_ ("PHQ-9: depression"),
  .canonical = "urn:respite:form:phq-9|1",
  .recall_days = 14,
  .source = "Kroenke K, Spitzer RL, Williams JB 2001; no permission needed",
  .items = phq_9_items,
  .scales = phq_9_scales,
};

static const RespiteScoreBand gad_7_bands[] = {
  { 0, "minimal", N_ ("Minimal") },
  { 5000, "mild", N_ ("Mild") },
  { 10000, "moderate", N_ ("Moderate") },
  { 15000, "severe", N_ ("Severe") },
  { 0, NULL, NULL },
};

static const RespiteScoreCut gad_7_cuts[] = {
  { 5000, "mild", N_ ("Mild") },
  { 10000, "moderate", N_ ("Moderate") },
  { 15000, "severe", N_ ("Severe") },
  { 0, NULL, NULL },
};

static const RespiteScoreItem gad_7_items[] = {
  { "nervous", 0, 3, FALSE },
  { "stop-worry", 0, 3, FALSE },
  { "worry", 0, 3, FALSE },
  { "relax", 0, 3, FALSE },
  { "restless", 0, 3, FALSE },
  { "irritable", 0, 3, FALSE },
  { "afraid", 0, 3, FALSE },
  { NULL, 0, 0, FALSE },
};

static const RespiteScale gad_7_scales[] = {
  {
    .slug = "",
    .title = N_ ("GAD-7: anxiety"),
    .key = "gad-7",
    .rule_text = N_ ("Response: at least 50 percent lower than the baseline. Remission: below 5. Below MCID: a "
                     "change of less than 4 points. All answers are needed."),
    .max = 21 * RESPITE_POINT,
    .step = RESPITE_POINT,
    .window_days = 14,
    .is_trend = TRUE,
    .better = RESPITE_BETTER_LOWER,
    .bands = gad_7_bands,
    .cuts = gad_7_cuts,
    .rule = { .response_percent = 50, .remission_level = 4000, .mcid_points = 4000 },
    .sum = RESPITE_SUM_TOTAL,
    .n_items = 7,
    .positive_from = 10000,
    .loinc = "70274-6",
  },
  { .slug = NULL },
};

const RespiteInstrument respite_instrument_gad_7 = {
  .slug = "gad-7",
  .short_title = "GAD-7",
  .title = N_ ("GAD-7: anxiety"),
  .canonical = "urn:respite:form:gad-7|1",
  .recall_days = 14,
  .source = "Spitzer RL, Kroenke K, Williams JB, Löwe B 2006; no permission needed",
  .items = gad_7_items,
  .scales = gad_7_scales,
};

static const RespiteScoreCut pcl_5_cuts[] = {
  { 28000, "pcl-5-below", N_ ("28 or less: outside the PTSD range") },
  { 31000, "pcl-5-from", N_ ("31 to 33: provisional PTSD") },
  { 33000, "pcl-5-to", N_ ("33") },
  { 0, NULL, NULL },
};

static const RespiteScoreItem pcl_5_items[] = {
  { "memories", 0, 4, FALSE },
  { "dreams", 0, 4, FALSE },
  { "flashbacks", 0, 4, FALSE },
  { "upset", 0, 4, FALSE },
  { "body", 0, 4, FALSE },
  { "avoid-inside", 0, 4, FALSE },
  { "avoid-outside", 0, 4, FALSE },
  { "remember", 0, 4, FALSE },
  { "beliefs", 0, 4, FALSE },
  { "blame", 0, 4, FALSE },
  { "feelings", 0, 4, FALSE },
  { "interest", 0, 4, FALSE },
  { "distant", 0, 4, FALSE },
  { "positive", 0, 4, FALSE },
  { "irritable", 0, 4, FALSE },
  { "risks", 0, 4, FALSE },
  { "alert", 0, 4, FALSE },
  { "startle", 0, 4, FALSE },
  { "concentrate", 0, 4, FALSE },
  { "sleep", 0, 4, FALSE },
  { NULL, 0, 0, FALSE },
};

/* One of the four groups of symptoms; no change is read in it. */
#define CLUSTER(Letter, Title, First, Count) \
  { \
    .slug = "cluster-" Letter, \
    .title = Title, \
    .key = "pcl-5-cluster-" Letter, \
    .max = (Count) * 4 * RESPITE_POINT, \
    .step = RESPITE_POINT, \
    .window_days = 30, \
    .better = RESPITE_BETTER_LOWER, \
    .sum = RESPITE_SUM_TOTAL, \
    .first_item = (First), \
    .n_items = (Count), \
    .loinc = "", \
  }

static const RespiteScale pcl_5_scales[] = {
  {
    .slug = "",
    .title = N_ ("PCL-5: PTSD"),
    .key = "pcl-5",
    .rule_text = N_ ("Response: at least 10 points lower than the baseline; strong: at least 15 points. Below MCID: "
                     "a change of less than 10 points. Provisional PTSD: 31 to 33 or more, or enough symptoms of "
                     "each group at 2 or more. There are no official severity bands. All answers are needed."),
    .max = 80 * RESPITE_POINT,
    .step = RESPITE_POINT,
    .window_days = 30,
    .is_trend = TRUE,
    .better = RESPITE_BETTER_LOWER,
    .cuts = pcl_5_cuts,
    .rule = { .response_points = 10000, .strong_points = 15000, .mcid_points = 10000 },
    .sum = RESPITE_SUM_TOTAL,
    .n_items = 20,
    .positive_from = 31000,
    .loinc = "101698-9",
  },
  CLUSTER ("b", N_ ("PCL-5 B: memories that intrude"), 0, 5),
  CLUSTER ("c", N_ ("PCL-5 C: avoidance"), 5, 2),
  CLUSTER ("d", N_ ("PCL-5 D: thoughts and mood"), 7, 7),
  CLUSTER ("e", N_ ("PCL-5 E: on edge"), 14, 6),
  { .slug = NULL },
};

const RespiteInstrument respite_instrument_pcl_5 = {
  .slug = "pcl-5",
  .short_title = "PCL-5",
  .title = N_ ("PCL-5: PTSD"),
  .canonical = "urn:respite:form:pcl-5|1",
  .recall_days = 30,
  .source = "Weathers FW and others 2013, US National Center for PTSD; work of the US government",
  .items = pcl_5_items,
  .scales = pcl_5_scales,
};
