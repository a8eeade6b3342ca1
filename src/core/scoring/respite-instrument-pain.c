/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* Pain and how the patient is on the whole: NRS, PEG, CGI, PGIC (clinical.md 5.1). */

#include "config.h"

#include "scoring/respite-instrument-private.h"

#include "base/respite-error.h"

static const RespiteScoreBand nrs_bands[] = {
  { 0, "none", N_ ("None") },
  { 1000, "mild", N_ ("Mild") },
  { 4000, "moderate", N_ ("Moderate") },
  { 7000, "severe", N_ ("Severe") },
  { 0, NULL, NULL },
};

static const RespiteScoreCut nrs_cuts[] = {
  { 4000, "moderate", N_ ("Moderate") },
  { 7000, "severe", N_ ("Severe") },
  { 0, NULL, NULL },
};

static const RespiteScoreItem nrs_items[] = {
  { "now", 0, 10, FALSE },
  { "average", 0, 10, FALSE },
  { "worst", 0, 10, FALSE },
  { "least", 0, 10, FALSE },
  { NULL, 0, 0, FALSE },
};

#define NRS_RULE_TEXT \
  N_ ("Response: at least 30 percent or 2 points lower than the baseline; substantial: at least 50 percent. Below " \
      "MCID: neither.")

#define NRS_SCALE(Slug, Title, Position, Window, Trend, Loinc) \
  { \
    .slug = (Slug), \
    .title = Title, \
    .key = "nrs-pain-" Slug, \
    .rule_text = NRS_RULE_TEXT, \
    .max = 10 * RESPITE_POINT, \
    .step = RESPITE_POINT, \
    .window_days = (Window), \
    .is_trend = (Trend), \
    .better = RESPITE_BETTER_LOWER, \
    .bands = nrs_bands, \
    .cuts = nrs_cuts, \
    .rule = { .response_percent = 30, .response_points = 2000, .strong_percent = 50, .mcid_points = 2000 }, \
    .sum = RESPITE_SUM_TOTAL, \
    .first_item = (Position), \
    .n_items = 1, \
    .loinc = (Loinc), \
  }

static const RespiteScale nrs_scales[] = {
  NRS_SCALE ("now", N_ ("Pain now"), 0, 0, TRUE, "72514-3"),
  NRS_SCALE ("average", N_ ("Pain on average"), 1, 7, TRUE, "75893-8"),
  NRS_SCALE ("worst", N_ ("Worst pain"), 2, 7, FALSE, ""),
  NRS_SCALE ("least", N_ ("Least pain"), 3, 7, FALSE, ""),
  { .slug = NULL },
};

const RespiteInstrument respite_instrument_nrs = {
  .slug = "nrs-pain",
  .short_title = "NRS",
  .title = N_ ("Pain from 0 to 10"),
  .canonical = "urn:respite:form:nrs-pain|1",
  .recall_days = 7,
  .source = "No copyright is known; Farrar 2001, IMMPACT 2008",
  .items = nrs_items,
  .scales = nrs_scales,
};

static const RespiteScoreItem peg_items[] = {
  { "pain", 0, 10, FALSE },
  { "enjoyment", 0, 10, FALSE },
  { "activity", 0, 10, FALSE },
  { NULL, 0, 0, FALSE },
};

static const RespiteScale peg_scales[] = {
  {
    .slug = "",
    .title = N_ ("PEG: pain and daily life"),
    .key = "peg",
    .rule_text = N_ ("Response: at least 30 percent lower than the baseline. Below MCID: a change of less than 1 "
                     "point. The score is the mean of three answers; all are needed."),
    .max = 10 * RESPITE_POINT,
    .step = RESPITE_POINT / 10,
    .window_days = 7,
    .is_trend = TRUE,
    .better = RESPITE_BETTER_LOWER,
    .rule = { .response_percent = 30, .mcid_points = 1000 },
    .sum = RESPITE_SUM_MEAN,
    .n_items = 3,
    .loinc = "91147-9",
  },
  { .slug = NULL },
};

const RespiteInstrument respite_instrument_peg = {
  .slug = "peg",
  .short_title = "PEG",
  .title = N_ ("PEG: pain and daily life"),
  .canonical = "urn:respite:form:peg|1",
  .recall_days = 7,
  .source = "Krebs EE and others, J Gen Intern Med 2009",
  .items = peg_items,
  .scales = peg_scales,
};

static const RespiteScoreBand severity_bands[] = {
  { 1000, "cgi-normal", N_ ("Normal") },
  { 2000, "cgi-borderline", N_ ("Borderline ill") },
  { 3000, "cgi-mild", N_ ("Mildly ill") },
  { 4000, "cgi-moderate", N_ ("Moderately ill") },
  { 5000, "cgi-marked", N_ ("Markedly ill") },
  { 6000, "cgi-severe", N_ ("Severely ill") },
  { 7000, "cgi-extreme", N_ ("Extremely ill") },
  { 0, NULL, NULL },
};

static const RespiteScoreBand improvement_bands[] = {
  { 1000, "very-much-better", N_ ("Very much better") },
  { 2000, "much-better", N_ ("Much better") },
  { 3000, "a-little-better", N_ ("A little better") },
  { 4000, "no-change", N_ ("No change") },
  { 5000, "a-little-worse", N_ ("A little worse") },
  { 6000, "much-worse", N_ ("Much worse") },
  { 7000, "very-much-worse", N_ ("Very much worse") },
  { 0, NULL, NULL },
};

static const RespiteScoreCut improvement_cuts[] = {
  { 2000, "much-better", N_ ("Much better") },
  { 4000, "no-change", N_ ("No change") },
  { 0, NULL, NULL },
};

static const RespiteScoreItem cgi_items[] = {
  { "severity", 1, 7, FALSE },
  { "improvement", 1, 7, FALSE },
  { NULL, 0, 0, FALSE },
};

static const RespiteScale cgi_scales[] = {
  {
    .slug = "severity",
    .title = N_ ("CGI-S: severity"),
    .key = "cgi-severity",
    .min = RESPITE_POINT,
    .max = 7 * RESPITE_POINT,
    .step = RESPITE_POINT,
    .window_days = 7,
    .is_trend = TRUE,
    .better = RESPITE_BETTER_LOWER,
    .bands = severity_bands,
    .sum = RESPITE_SUM_TOTAL,
    .n_items = 1,
    .loinc = "",
  },
  {
    .slug = "improvement",
    .title = N_ ("CGI-I: improvement"),
    .key = "cgi-improvement",
    .rule_text = N_ ("Response: much or very much better than at the start. Worse: much or very much worse."),
    .min = RESPITE_POINT,
    .max = 7 * RESPITE_POINT,
    .step = RESPITE_POINT,
    .window_days = 7,
    .is_trend = TRUE,
    .better = RESPITE_BETTER_LOWER,
    .bands = improvement_bands,
    .cuts = improvement_cuts,
    .rule = { .response_level = 2000, .worse_level = 6000 },
    .sum = RESPITE_SUM_TOTAL,
    .first_item = 1,
    .n_items = 1,
    .loinc = "",
  },
  { .slug = NULL },
};

const RespiteInstrument respite_instrument_cgi = {
  .slug = "cgi",
  .short_title = "CGI",
  .title = N_ ("CGI: the clinician's impression"),
  .canonical = "urn:respite:form:cgi|1",
  .recall_days = 7,
  .source = "Guy W 1976, ECDEU Assessment Manual; work of the US government",
  .items = cgi_items,
  .scales = cgi_scales,
};

static const RespiteScoreItem pgic_items[] = {
  { "change", 1, 7, FALSE },
  { NULL, 0, 0, FALSE },
};

static const RespiteScale pgic_scales[] = {
  {
    .slug = "",
    .title = N_ ("PGIC: the patient's impression"),
    .key = "pgic",
    .rule_text = N_ ("Response: much or very much better since treatment began. Worse: much or very much worse."),
    .min = RESPITE_POINT,
    .max = 7 * RESPITE_POINT,
    .step = RESPITE_POINT,
    .window_days = 7,
    .is_trend = TRUE,
    .better = RESPITE_BETTER_LOWER,
    .bands = improvement_bands,
    .cuts = improvement_cuts,
    .rule = { .response_level = 2000, .worse_level = 6000 },
    .sum = RESPITE_SUM_TOTAL,
    .n_items = 1,
    .loinc = "",
  },
  { .slug = NULL },
};

const RespiteInstrument respite_instrument_pgic = {
  .slug = "pgic",
  .short_title = "PGIC",
  .title = N_ ("PGIC: the patient's impression"),
  .canonical = "urn:respite:form:pgic|1",
  .recall_days = 0,
  .source = "Generic wording; the text is this project's own",
  .items = pgic_items,
  .scales = pgic_scales,
};
