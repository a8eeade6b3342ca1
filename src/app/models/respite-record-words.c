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

/* One that ended with its course ran out like one whose months are over. */
static RespiteConsentState
get_standing (const RespiteConsent *consent,
              gint64                now)
{
  RespiteConsentState state = respite_consent_get_shown_state (consent, now);

  return state == RESPITE_CONSENT_SIGNED && consent->lapse == RESPITE_LAPSE_COURSE_ENDED ? RESPITE_CONSENT_EXPIRED :
         state;
}

static gboolean
has_lapsed (const RespiteConsent *consent,
            gint64                now)
{
  return get_standing (consent, now) == RESPITE_CONSENT_SIGNED && consent->lapse != RESPITE_LAPSE_NONE;
}

const char *
respite_words_consent (const RespiteConsent *consent,
                       gint64                now)
{
  if (!consent->is_valid)
    return _ ("INVALID");
  if (has_lapsed (consent, now))
    return _ ("Sign again");

  return WORD (consents, get_standing (consent, now));
}

const char *
respite_style_consent (const RespiteConsent *consent,
                       gint64                now)
{
  if (!consent->is_valid)
    return "stop";
  if (has_lapsed (consent, now))
    return "review";

  return STYLE (consents, get_standing (consent, now));
}

const char *
respite_words_lapse (RespiteLapse lapse)
{
  switch (lapse)
    {
    case RESPITE_LAPSE_NONE:
      return "";

    case RESPITE_LAPSE_MISSING:
      return _ ("Not signed");

    case RESPITE_LAPSE_DECLINED:
      return _ ("The patient said no");

    case RESPITE_LAPSE_WITHDRAWN:
      return _ ("Withdrawn");

    case RESPITE_LAPSE_INVALID:
      return _ ("INVALID: text or signatures were changed");

    case RESPITE_LAPSE_EXPIRED:
      return _ ("Expired");

    case RESPITE_LAPSE_COURSE_ENDED:
      return _ ("Ended with its course");

    case RESPITE_LAPSE_NEW_TEXT:
      return _ ("The text has changed");

    case RESPITE_LAPSE_NEW_INDICATION:
      return _ ("Signed for another indication");

    case RESPITE_LAPSE_NEW_ROUTE:
      return _ ("Signed for another route");

    case RESPITE_LAPSE_GAP:
      return _ ("Too long since the last infusion");

    default:
      g_return_val_if_reached ("");
    }
}

const char *
respite_words_obstacle (const char *value)
{
  int lapse;

  if (g_strcmp0 (value, "review-due") == 0)
    return _ ("The decision is due for review");
  if (*value != '\0' && respite_code_from_word (respite_lapse_codes, value, &lapse))
    return respite_words_lapse ((RespiteLapse) lapse);

  return value;
}

const char *
respite_words_workup_rule (RespiteWorkupRule rule)
{
  switch (rule)
    {
    case RESPITE_WORKUP_NEVER:
      return _ ("Never");

    case RESPITE_WORKUP_FLAG:
      return _ ("When the screening raises a flag for it");

    case RESPITE_WORKUP_ALWAYS:
      return _ ("Always");

    default:
      g_return_val_if_reached ("");
    }
}

const char *
respite_words_workup_result (RespiteWorkupResult result)
{
  switch (result)
    {
    case RESPITE_WORKUP_NORMAL:
      return _ ("As expected");

    case RESPITE_WORKUP_ABNORMAL:
      return _ ("Not as expected");

    case RESPITE_WORKUP_DONE:
      return _ ("Done");

    case RESPITE_WORKUP_NOT_DONE:
      return _ ("Not done");

    default:
      g_return_val_if_reached ("");
    }
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
