/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* Instruments whose owners forbid a score sheet: the clinic has its own licence and enters totals (clinical.md 5.2). */

#include "config.h"

#include "scoring/respite-instrument-private.h"

#include "base/respite-error.h"

static const RespiteScoreBand c_ssrs_bands[] = {
  { 0, "negative", N_ ("Negative") },
  { 1000, "risk-low", N_ ("Low risk") },
  { 2000, "risk-moderate", N_ ("Moderate risk") },
  { 3000, "risk-high", N_ ("High risk") },
  { 0, NULL, NULL },
};

static const RespiteScoreBand qids_bands[] = {
  { 0, "none", N_ ("None") },
  { 6000, "mild", N_ ("Mild") },
  { 11000, "moderate", N_ ("Moderate") },
  { 16000, "severe", N_ ("Severe") },
  { 21000, "very-severe", N_ ("Very severe") },
  { 0, NULL, NULL },
};

static const RespiteScoreCut qids_cuts[] = {
  { 6000, "mild", N_ ("Mild") },
  { 11000, "moderate", N_ ("Moderate") },
  { 16000, "severe", N_ ("Severe") },
  { 21000, "very-severe", N_ ("Very severe") },
  { 0, NULL, NULL },
};

static const RespiteScoreBand madrs_bands[] = {
  { 0, "none", N_ ("None") },
  { 7000, "mild", N_ ("Mild") },
  { 20000, "moderate", N_ ("Moderate") },
  { 35000, "severe", N_ ("Severe") },
  { 0, NULL, NULL },
};

static const RespiteScoreCut madrs_cuts[] = {
  { 7000, "mild", N_ ("Mild") },
  { 20000, "moderate", N_ ("Moderate") },
  { 35000, "severe", N_ ("Severe") },
  { 0, NULL, NULL },
};

static const RespiteScoreBand bdi_bands[] = {
  { 0, "minimal", N_ ("Minimal") },
  { 14000, "mild", N_ ("Mild") },
  { 20000, "moderate", N_ ("Moderate") },
  { 29000, "severe", N_ ("Severe") },
  { 0, NULL, NULL },
};

static const RespiteScoreCut bdi_cuts[] = {
  { 14000, "mild", N_ ("Mild") },
  { 20000, "moderate", N_ ("Moderate") },
  { 29000, "severe", N_ ("Severe") },
  { 0, NULL, NULL },
};

static const RespiteScoreCut promis_cuts[] = {
  { 50000, "promis-mean", N_ ("50: the general population") },
  { 0, NULL, NULL },
};

static const RespiteScoreBand odi_bands[] = {
  { 0, "minimal", N_ ("Minimal") },
  { 21000, "moderate", N_ ("Moderate") },
  { 41000, "severe", N_ ("Severe") },
  { 61000, "very-severe", N_ ("Very severe") },
  { 81000, "extreme", N_ ("Extreme") },
  { 0, NULL, NULL },
};

static const RespiteScoreCut odi_cuts[] = {
  { 21000, "moderate", N_ ("Moderate") },
  { 41000, "severe", N_ ("Severe") },
  { 61000, "very-severe", N_ ("Very severe") },
  { 81000, "extreme", N_ ("Extreme") },
  { 0, NULL, NULL },
};

static const RespiteScoreCut pcs_cuts[] = {
  { 30000, "pcs-clinical", N_ ("Clinically relevant from 30") },
  { 0, NULL, NULL },
};

static const RespiteScoreBand dn4_bands[] = {
  { 0, "negative", N_ ("Negative") },
  { 4000, "positive", N_ ("Positive") },
  { 0, NULL, NULL },
};

static const RespiteScoreBand paindetect_bands[] = {
  { -1000, "paindetect-unlikely", N_ ("Neuropathic part unlikely") },
  { 13000, "paindetect-unclear", N_ ("Unclear") },
  { 19000, "paindetect-likely", N_ ("Neuropathic part likely") },
  { 0, NULL, NULL },
};

static const RespiteScoreBand psqi_bands[] = {
  { 0, "psqi-good", N_ ("Good sleep") },
  { 6000, "psqi-poor", N_ ("Poor sleep") },
  { 0, NULL, NULL },
};

static const RespiteScoreCut psqi_cuts[] = {
  { 6000, "psqi-poor", N_ ("Poor sleep") },
  { 0, NULL, NULL },
};

#define NO_CHANGE_TEXT N_ ("A screening: no change is read.")

static const RespiteScale c_ssrs_scales[] = {
  { .slug = "", .title = N_ ("C-SSRS: suicide risk"), .key = "c-ssrs", .rule_text = NO_CHANGE_TEXT,
    .max = 3000, .step = 1000, .better = RESPITE_BETTER_NONE, .bands = c_ssrs_bands, .sum = RESPITE_SUM_ENTERED,
    .positive_from = 1000, .loinc = "93374-7" },
  { .slug = NULL },
};

static const RespiteScale qids_scales[] = {
  { .slug = "", .title = N_ ("QIDS-SR16: depression"), .key = "qids-sr16",
    .rule_text = N_ ("Response: at least 50 percent lower than the baseline. Remission: 5 or less."),
    .max = 27000, .step = 1000, .window_days = 7, .is_trend = TRUE, .bands = qids_bands, .cuts = qids_cuts,
    .rule = { .response_percent = 50, .remission_level = 5000 }, .sum = RESPITE_SUM_ENTERED, .loinc = "" },
  { .slug = NULL },
};

static const RespiteScale madrs_scales[] = {
  { .slug = "", .title = N_ ("MADRS: depression"), .key = "madrs",
    .rule_text = N_ ("Response: at least 50 percent lower than the baseline. Remission: 10 or less. Below MCID: a "
                     "change of less than 2 points."),
    .max = 60000, .step = 1000, .window_days = 7, .is_trend = TRUE, .bands = madrs_bands, .cuts = madrs_cuts,
    .rule = { .response_percent = 50, .remission_level = 10000, .mcid_points = 2000 }, .sum = RESPITE_SUM_ENTERED,
    .loinc = "" },
  { .slug = NULL },
};

static const RespiteScale bdi_scales[] = {
  { .slug = "", .title = N_ ("BDI-II: depression"), .key = "bdi-ii",
    .rule_text = N_ ("Response: at least 50 percent lower than the baseline."),
    .max = 63000, .step = 1000, .window_days = 14, .is_trend = TRUE, .bands = bdi_bands, .cuts = bdi_cuts,
    .rule = { .response_percent = 50 }, .sum = RESPITE_SUM_ENTERED, .loinc = "" },
  { .slug = NULL },
};

#define BPI_RULE_TEXT N_ ("Response: at least 30 percent lower than the baseline.")

static const RespiteScale bpi_scales[] = {
  { .slug = "severity", .title = N_ ("BPI-SF: severity"), .key = "bpi-sf-severity", .rule_text = BPI_RULE_TEXT,
    .max = 10000, .step = 100, .window_days = 7, .is_trend = TRUE, .rule = { .response_percent = 30 },
    .sum = RESPITE_SUM_ENTERED, .loinc = "" },
  { .slug = "interference", .title = N_ ("BPI-SF: interference"), .key = "bpi-sf-interference",
    .rule_text = BPI_RULE_TEXT, .max = 10000, .step = 100, .window_days = 7, .is_trend = TRUE,
    .rule = { .response_percent = 30 }, .sum = RESPITE_SUM_ENTERED, .loinc = "" },
  { .slug = NULL },
};

#define PROMIS_SCALE(Slug, Title, Better) \
  { .slug = (Slug), .title = Title, .key = "promis-" Slug, \
    .rule_text = N_ ("A T-score: 50 is the mean of the general population. Below MCID: a change of less than 2."), \
    .min = 10000, .max = 90000, .step = 100, .window_days = 7, .is_trend = TRUE, .better = (Better), \
    .cuts = promis_cuts, .rule = { .mcid_points = 2000 }, .sum = RESPITE_SUM_ENTERED, .loinc = "" }

static const RespiteScale promis_scales[] = {
  PROMIS_SCALE ("pain-interference", N_ ("PROMIS: pain interference"), RESPITE_BETTER_LOWER),
  PROMIS_SCALE ("pain-intensity", N_ ("PROMIS: pain intensity"), RESPITE_BETTER_LOWER),
  PROMIS_SCALE ("physical-function", N_ ("PROMIS: physical function"), RESPITE_BETTER_HIGHER),
  PROMIS_SCALE ("sleep-disturbance", N_ ("PROMIS: sleep disturbance"), RESPITE_BETTER_LOWER),
  { .slug = NULL },
};

static const RespiteScale odi_scales[] = {
  { .slug = "", .title = N_ ("ODI: back pain disability"), .key = "odi",
    .rule_text = N_ ("Response: at least 10 points or 30 percent lower than the baseline. Below MCID: neither."),
    .max = 100000, .step = 1000, .window_days = 7, .is_trend = TRUE, .bands = odi_bands, .cuts = odi_cuts,
    .rule = { .response_percent = 30, .response_points = 10000, .mcid_points = 10000 }, .sum = RESPITE_SUM_ENTERED,
    .loinc = "" },
  { .slug = NULL },
};

#define PCS_PART(Slug, Title, Max) \
  { .slug = (Slug), .title = Title, .key = "pcs-" Slug, .max = (Max), .step = 1000, .window_days = 7, \
    .sum = RESPITE_SUM_ENTERED, .loinc = "" }

static const RespiteScale pcs_scales[] = {
  { .slug = "", .title = N_ ("PCS: pain catastrophizing"), .key = "pcs", .max = 52000, .step = 1000,
    .window_days = 7, .is_trend = TRUE, .cuts = pcs_cuts, .sum = RESPITE_SUM_ENTERED, .positive_from = 30000,
    .loinc = "" },
  PCS_PART ("rumination", N_ ("PCS: rumination"), 16000),
  PCS_PART ("magnification", N_ ("PCS: magnification"), 12000),
  PCS_PART ("helplessness", N_ ("PCS: helplessness"), 24000),
  { .slug = NULL },
};

static const RespiteScale dn4_scales[] = {
  { .slug = "", .title = N_ ("DN4: neuropathic pain"), .key = "dn4", .rule_text = NO_CHANGE_TEXT, .max = 10000,
    .step = 1000, .better = RESPITE_BETTER_NONE, .bands = dn4_bands, .sum = RESPITE_SUM_ENTERED,
    .positive_from = 4000, .loinc = "" },
  { .slug = NULL },
};

static const RespiteScale paindetect_scales[] = {
  { .slug = "", .title = N_ ("painDETECT: neuropathic pain"), .key = "paindetect", .rule_text = NO_CHANGE_TEXT,
    .min = -1000, .max = 38000, .step = 1000, .better = RESPITE_BETTER_NONE, .bands = paindetect_bands,
    .sum = RESPITE_SUM_ENTERED, .positive_from = 19000, .loinc = "" },
  { .slug = NULL },
};

static const RespiteScale whodas_scales[] = {
  { .slug = "", .title = N_ ("WHODAS 2.0: disability"), .key = "whodas-12", .max = 48000, .step = 1000,
    .window_days = 30, .is_trend = TRUE, .sum = RESPITE_SUM_ENTERED, .loinc = "" },
  { .slug = NULL },
};

static const RespiteScale psqi_scales[] = {
  { .slug = "", .title = N_ ("PSQI: sleep"), .key = "psqi",
    .rule_text = N_ ("Below MCID: a change of less than 3 points."),
    .max = 21000, .step = 1000, .window_days = 30, .is_trend = TRUE, .bands = psqi_bands, .cuts = psqi_cuts,
    .rule = { .mcid_points = 3000 }, .sum = RESPITE_SUM_ENTERED, .positive_from = 6000, .loinc = "" },
  { .slug = NULL },
};

static const RespiteScale cadss_scales[] = {
  { .slug = "", .title = N_ ("CADSS: dissociation"), .key = "cadss", .rule_text = NO_CHANGE_TEXT, .max = 92000,
    .step = 1000, .better = RESPITE_BETTER_NONE, .sum = RESPITE_SUM_ENTERED, .loinc = "" },
  { .slug = NULL },
};

static const RespiteScale cadss_6_scales[] = {
  { .slug = "", .title = N_ ("CADSS-6: dissociation"), .key = "cadss-6", .rule_text = NO_CHANGE_TEXT, .max = 24000,
    .step = 1000, .better = RESPITE_BETTER_NONE, .sum = RESPITE_SUM_ENTERED, .loinc = "" },
  { .slug = NULL },
};

#define ASKING(Slug, Short, Title, Recall, Source, Scales, Item, Most) \
  { .slug = (Slug), .short_title = (Short), .title = Title, .recall_days = (Recall), .source = (Source), \
    .suicide_item = (Item), .suicide_max = (Most), .scales = (Scales) }
#define TOTALS(Slug, Short, Title, Recall, Source, Scales) ASKING (Slug, Short, Title, Recall, Source, Scales, 0, 0)

const RespiteInstrument respite_instrument_totals[] = {
  TOTALS ("c-ssrs", "C-SSRS", N_ ("C-SSRS: suicide risk"), 30, "© 2011 Posner, Columbia Lighthouse Project",
          c_ssrs_scales),
  ASKING ("qids-sr16", "QIDS-SR16", N_ ("QIDS-SR16: depression"), 7, "© the authors and UT Southwestern; Mapi",
          qids_scales, 12, 3),
  ASKING ("madrs", "MADRS", N_ ("MADRS: depression"), 7, "© Royal College of Psychiatrists", madrs_scales, 10, 6),
  ASKING ("bdi-ii", "BDI-II", N_ ("BDI-II: depression"), 14, "© Pearson", bdi_scales, 9, 3),
  TOTALS ("bpi-sf", "BPI-SF", N_ ("BPI-SF: pain"), 1, "© MD Anderson", bpi_scales),
  TOTALS ("promis", "PROMIS", N_ ("PROMIS short forms"), 7, "© PROMIS Health Organization, HealthMeasures",
          promis_scales),
  TOTALS ("odi", "ODI", N_ ("ODI: back pain disability"), 0, "© Fairbank 1980; Mapi", odi_scales),
  TOTALS ("pcs", "PCS", N_ ("PCS: pain catastrophizing"), 0, "© Sullivan 1995; Mapi", pcs_scales),
  TOTALS ("dn4", "DN4", N_ ("DN4: neuropathic pain"), 0, "© Bouhassira; Mapi", dn4_scales),
  TOTALS ("paindetect", "painDETECT", N_ ("painDETECT: neuropathic pain"), 28, "© Pfizer", paindetect_scales),
  TOTALS ("whodas-12", "WHODAS 2.0", N_ ("WHODAS 2.0: disability"), 30, "© World Health Organization",
          whodas_scales),
  TOTALS ("psqi", "PSQI", N_ ("PSQI: sleep"), 30, "© University of Pittsburgh", psqi_scales),
  TOTALS ("cadss", "CADSS", N_ ("CADSS: dissociation"), 0, "© the authors (Bremner 1998)", cadss_scales),
  TOTALS ("cadss-6", "CADSS-6", N_ ("CADSS-6: dissociation"), 0, "© the authors (Rodrigues 2021)",
          cadss_6_scales),
  { .slug = NULL },
};
