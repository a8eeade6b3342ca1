/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-consent.h"
#include "domain/respite-workup.h"
#include "domain/respite-course.h"
#include "domain/respite-patient.h"
#include "forms/respite-form.h"
#include "service/respite-form-acts.h"

G_BEGIN_DECLS

/* The codes of the record in the window's language, and the style of their chips; (transfer none) all of them. */

const char *respite_words_sex         (RespiteSex sex);
const char *respite_words_flag        (RespiteFlagLevel level);
const char *respite_style_flag        (RespiteFlagLevel level);
const char *respite_words_decision    (RespiteDecision decision);
const char *respite_style_decision    (RespiteDecision decision);

/* How a consent stands at @now: its state, or that it has to be signed again, or that it is INVALID. */
const char *respite_words_consent (const RespiteConsent *consent,
                                   gint64                now);
const char *respite_style_consent (const RespiteConsent *consent,
                                   gint64                now);

/* Why a consent has to be asked for again; "" for none. */
const char *respite_words_lapse (RespiteLapse lapse);

/* What one of the program's own lines of the gate carries: the word of an obstacle in words, else @value itself. */
const char *respite_words_obstacle (const char *value);

const char *respite_words_workup_rule (RespiteWorkupRule rule);
const char *respite_words_workup_result (RespiteWorkupResult result);
const char *respite_words_signer_role (RespiteSignerRole role);
const char *respite_words_course      (RespiteCourseState state);
const char *respite_style_course      (RespiteCourseState state);
const char *respite_words_role        (RespiteRole role);

/* A field of a record's history: "family" as "Family name"; @field itself where it is none. */
const char *respite_words_field (const char *field);

/* What kind of file an attachment is, by its media type. */
const char *respite_words_attachment (const char *media_type);

/* A value of @field in its history: a code as a word, a date as the window writes it. (transfer full) */
char *respite_words_dup_value (const char *field,
                               const char *value);

/* (transfer full): the classes of a medicine in words, joined by commas; "" for none */
char *respite_words_dup_tags (const char *tags);

/* (transfer full): every role of @roles, joined by commas */
char *respite_words_dup_roles (RespiteRole roles);

G_END_DECLS
