/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "models/respite-record-words.h"

#include <glib/gi18n.h>

typedef struct
{
  int         value;
  const char *word;
  const char *style;
} Word;

static const Word sexes[] = {
  { RESPITE_SEX_UNKNOWN, N_ ("Not recorded"), "" },
  { RESPITE_SEX_FEMALE, N_ ("Female"), "" },
  { RESPITE_SEX_MALE, N_ ("Male"), "" },
  { RESPITE_SEX_OTHER, N_ ("Other"), "" },
};

static const Word flags[] = {
  { RESPITE_FLAG_STOP, N_ ("STOP"), "stop" },
  { RESPITE_FLAG_REVIEW, N_ ("REVIEW"), "review" },
  { RESPITE_FLAG_NOTE, N_ ("NOTE"), "note" },
};

static const Word decisions[] = {
  { RESPITE_DECISION_NONE, N_ ("No decision"), "" },
  { RESPITE_DECISION_CLEARED, N_ ("Cleared"), "ok" },
  { RESPITE_DECISION_CONDITIONAL, N_ ("Cleared with conditions"), "review" },
  { RESPITE_DECISION_DEFERRED, N_ ("Deferred"), "note" },
  { RESPITE_DECISION_NOT_ELIGIBLE, N_ ("Not eligible"), "stop" },
};

static const Word consents[] = {
  { RESPITE_CONSENT_DRAFT, N_ ("Draft"), "" },
  { RESPITE_CONSENT_PRESENTED, N_ ("Presented"), "note" },
  { RESPITE_CONSENT_SIGNED, N_ ("Signed"), "ok" },
  { RESPITE_CONSENT_DECLINED, N_ ("Declined"), "stop" },
  { RESPITE_CONSENT_WITHDRAWN, N_ ("Withdrawn"), "stop" },
  { RESPITE_CONSENT_SUPERSEDED, N_ ("Superseded"), "" },
  { RESPITE_CONSENT_EXPIRED, N_ ("Expired"), "review" },
};

static const Word signer_roles[] = {
  { RESPITE_SIGNER_PATIENT, N_ ("Patient"), "" },
  { RESPITE_SIGNER_REPRESENTATIVE, N_ ("Representative"), "" },
  { RESPITE_SIGNER_WITNESS, N_ ("Witness"), "" },
  { RESPITE_SIGNER_INTERPRETER, N_ ("Interpreter"), "" },
  { RESPITE_SIGNER_CLINICIAN, N_ ("Clinician who explained"), "" },
};

static const Word courses[] = {
  { RESPITE_COURSE_ACTIVE, N_ ("Active"), "accent" },
  { RESPITE_COURSE_COMPLETED, N_ ("Completed"), "ok" },
  { RESPITE_COURSE_STOPPED, N_ ("Stopped"), "" },
};

static const Word roles[] = {
  { RESPITE_ROLE_PRESCRIBER, N_ ("Prescriber"), "" },
  { RESPITE_ROLE_NURSE, N_ ("Nurse"), "" },
  { RESPITE_ROLE_DESK, N_ ("Front desk"), "" },
  { RESPITE_ROLE_ADMINISTRATOR, N_ ("Administrator"), "" },
  { RESPITE_ROLE_BACKUP, N_ ("Backup machine"), "" },
};

static const Word *
find (const Word *words,
      gsize       n_words,
      int         value)
{
  for (gsize i = 0; i < n_words; i++)
    if (words[i].value == value)
      return &words[i];

  g_return_val_if_reached (&words[0]);
}

#define WORD(table, value) _ (find (table, G_N_ELEMENTS (table), (int) (value))->word)
#define STYLE(table, value) find (table, G_N_ELEMENTS (table), (int) (value))->style

const char *
respite_words_sex (RespiteSex sex)
{
  return WORD (sexes, sex);
}

const char *
respite_words_flag (RespiteFlagLevel level)
{
  return WORD (flags, level);
}

const char *
respite_style_flag (RespiteFlagLevel level)
{
  return STYLE (flags, level);
}

const char *
respite_words_decision (RespiteDecision decision)
{
  return WORD (decisions, decision);
}

const char *
respite_style_decision (RespiteDecision decision)
{
  return STYLE (decisions, decision);
}

const char *
respite_words_consent (RespiteConsentState state)
{
  return WORD (consents, state);
}

const char *
respite_style_consent (RespiteConsentState state)
{
  return STYLE (consents, state);
}

const char *
respite_words_signer_role (RespiteSignerRole role)
{
  return WORD (signer_roles, role);
}

const char *
respite_words_course (RespiteCourseState state)
{
  return WORD (courses, state);
}

const char *
respite_style_course (RespiteCourseState state)
{
  return STYLE (courses, state);
}

const char *
respite_words_role (RespiteRole role)
{
  return WORD (roles, role);
}

char *
respite_words_dup_roles (RespiteRole set)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      if ((set & (RespiteRole) roles[i].value) == 0)
        continue;
      if (text->len > 0)
        g_string_append (text, ", ");
      g_string_append (text, _ (roles[i].word));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
