/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* Screenings, in which no change is read: AUDIT-C, DAST-10, ASQ (clinical.md 5.1). */

#include "config.h"

#include "scoring/respite-instrument-private.h"

#include "base/respite-error.h"

static const RespiteScoreCut audit_c_cuts[] = {
  { 3000, "audit-c-women", N_ ("Positive: women from 3") },
  { 4000, "audit-c-men", N_ ("Positive: men from 4") },
  { 0, NULL, NULL },
};

static const RespiteScoreItem audit_c_items[] = {
  { "frequency", 0, 4, FALSE },
  { "drinks", 0, 4, FALSE },
  { "six", 0, 4, FALSE },
  { NULL, 0, 0, FALSE },
};

static const RespiteScale audit_c_scales[] = {
  {
    .slug = "",
    .title = N_ ("AUDIT-C: alcohol"),
    .key = "audit-c",
    .rule_text = N_ ("Positive from 4 for men, from 3 for women and where the sex is not recorded as male. A "
                     "screening: no change is read."),
    .max = 12 * RESPITE_POINT,
    .step = RESPITE_POINT,
    .better = RESPITE_BETTER_NONE,
    .cuts = audit_c_cuts,
    .sum = RESPITE_SUM_TOTAL,
    .n_items = 3,
    .positive_from = 3000,
    .loinc = "75626-2",
  },
  { .slug = NULL },
};

const RespiteInstrument respite_instrument_audit_c = {
  .slug = "audit-c",
  .short_title = "AUDIT-C",
  .title = N_ ("AUDIT-C: alcohol"),
  .canonical = "urn:respite:form:audit-c|1",
  .recall_days = 365,
  .source = "Bush K and others 1998, from the WHO AUDIT",
  .items = audit_c_items,
  .scales = audit_c_scales,
};

static const RespiteScoreBand dast_10_bands[] = {
  { 0, "none", N_ ("None") },
  { 1000, "low", N_ ("Low") },
  { 3000, "moderate", N_ ("Moderate") },
  { 6000, "substantial", N_ ("Substantial") },
  { 9000, "severe", N_ ("Severe") },
  { 0, NULL, NULL },
};

static const RespiteScoreItem dast_10_items[] = {
  { "other-than-medical", 0, 1, FALSE },
  { "more-than-one", 0, 1, FALSE },
  { "able-to-stop", 0, 1, TRUE },
  { "blackouts", 0, 1, FALSE },
  { "guilt", 0, 1, FALSE },
  { "complaints", 0, 1, FALSE },
  { "neglect", 0, 1, FALSE },
  { "illegal", 0, 1, FALSE },
  { "withdrawal", 0, 1, FALSE },
  { "medical", 0, 1, FALSE },
  { NULL, 0, 0, FALSE },
};

static const RespiteScale dast_10_scales[] = {
  {
    .slug = "",
    .title = N_ ("DAST-10: drugs"),
    .key = "dast-10",
    .rule_text = N_ ("One point for each yes, for question 3 one for no. A screening: no change is read."),
    .max = 10 * RESPITE_POINT,
    .step = RESPITE_POINT,
    .better = RESPITE_BETTER_NONE,
    .bands = dast_10_bands,
    .sum = RESPITE_SUM_TOTAL,
    .n_items = 10,
    .loinc = "82667-7",
  },
  { .slug = NULL },
};

const RespiteInstrument respite_instrument_dast_10 = {
  .slug = "dast-10",
  .short_title = "DAST-10",
  .title = N_ ("DAST-10: drugs"),
  .canonical = "urn:respite:form:dast-10|1",
  .recall_days = 365,
  .source = "© 1982 Harvey A. Skinner and CAMH; non-commercial use with credit",
  .items = dast_10_items,
  .scales = dast_10_scales,
};

static const RespiteScoreBand asq_bands[] = {
  { 0, "negative", N_ ("Negative") },
  { 1000, "positive", N_ ("Positive") },
  { 0, NULL, NULL },
};

static const RespiteScoreBand acuity_bands[] = {
  { 0, "not-now", N_ ("Not right now") },
  { 1000, "imminent", N_ ("Imminent") },
  { 0, NULL, NULL },
};

static const RespiteScoreItem asq_items[] = {
  { "wish-dead", 0, 1, FALSE },
  { "better-off", 0, 1, FALSE },
  { "thoughts", 0, 1, FALSE },
  { "attempt", 0, 1, FALSE },
  { "now", 0, 1, FALSE },
  { NULL, 0, 0, FALSE },
};

static const RespiteScale asq_scales[] = {
  {
    .slug = "",
    .title = N_ ("ASQ: suicide screen"),
    .key = "asq",
    .rule_text = N_ ("Any yes is positive; yes to “right now” is imminent. A screening: no change is read."),
    .max = 4 * RESPITE_POINT,
    .step = RESPITE_POINT,
    .better = RESPITE_BETTER_NONE,
    .bands = asq_bands,
    .sum = RESPITE_SUM_TOTAL,
    .n_items = 4,
    .positive_from = 1000,
    .loinc = "",
  },
  {
    .slug = "acuity",
    .title = N_ ("ASQ: right now"),
    .key = "asq-acuity",
    .max = RESPITE_POINT,
    .step = RESPITE_POINT,
    .better = RESPITE_BETTER_NONE,
    .bands = acuity_bands,
    .sum = RESPITE_SUM_TOTAL,
    .first_item = 4,
    .n_items = 1,
    .positive_from = 1000,
    .loinc = "",
  },
  { .slug = NULL },
};

const RespiteInstrument respite_instrument_asq = {
  .slug = "asq",
  .short_title = "ASQ",
  .title = N_ ("ASQ: suicide screen"),
  .canonical = "urn:respite:form:asq|1",
  .recall_days = 0,
  .source = "US National Institute of Mental Health; work of the US government",
  .items = asq_items,
  .scales = asq_scales,
};
