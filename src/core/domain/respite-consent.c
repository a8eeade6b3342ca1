/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "domain/respite-consent.h"

#include "base/respite-clock.h"
#include "base/respite-error.h"
#include "base/respite-str.h"

#define BOX_WIDTH 600
#define BOX_HEIGHT 200
#define MOST_POINTS 20000
#define FEWEST_POINTS 5

const RespiteCode respite_consent_state_codes[] = {
  { RESPITE_CONSENT_DRAFT,      "draft"      },
  { RESPITE_CONSENT_PRESENTED,  "presented"  },
  { RESPITE_CONSENT_SIGNED,     "signed"     },
  { RESPITE_CONSENT_DECLINED,   "declined"   },
  { RESPITE_CONSENT_WITHDRAWN,  "withdrawn"  },
  { RESPITE_CONSENT_SUPERSEDED, "superseded" },
  { RESPITE_CONSENT_EXPIRED,    "expired"    },
  { 0,                          NULL         },
};

const RespiteCode respite_consent_act_codes[] = {
  { RESPITE_CONSENT_ACT_PREPARE,   "prepare"   },
  { RESPITE_CONSENT_ACT_PRESENT,   "present"   },
  { RESPITE_CONSENT_ACT_SIGN,      "sign"      },
  { RESPITE_CONSENT_ACT_DECLINE,   "decline"   },
  { RESPITE_CONSENT_ACT_WITHDRAW,  "withdraw"  },
  { RESPITE_CONSENT_ACT_SUPERSEDE, "supersede" },
  { RESPITE_CONSENT_ACT_EXPIRE,    "expire"    },
  { 0,                             NULL        },
};

const RespiteCode respite_lapse_codes[] = {
  { RESPITE_LAPSE_NONE,           "none"           },
  { RESPITE_LAPSE_MISSING,        "missing"        },
  { RESPITE_LAPSE_DECLINED,       "declined"       },
  { RESPITE_LAPSE_WITHDRAWN,      "withdrawn"      },
  { RESPITE_LAPSE_INVALID,        "invalid"        },
  { RESPITE_LAPSE_EXPIRED,        "expired"        },
  { RESPITE_LAPSE_COURSE_ENDED,   "course-ended"   },
  { RESPITE_LAPSE_NEW_TEXT,       "new-text"       },
  { RESPITE_LAPSE_NEW_INDICATION, "new-indication" },
  { RESPITE_LAPSE_NEW_ROUTE,      "new-route"      },
  { RESPITE_LAPSE_GAP,            "gap"            },
  { 0,                            NULL             },
};

/* The state machine: every step that there is. Preparing again writes the text anew: that of a draft, or of one that
 * was presented and that nobody has decided on. */
static const struct
{
  RespiteConsentState state;
  RespiteConsentAct   act;
  RespiteConsentState after;
} steps[] = {
  { RESPITE_CONSENT_DRAFT,     RESPITE_CONSENT_ACT_PREPARE,   RESPITE_CONSENT_DRAFT      },
  { RESPITE_CONSENT_DRAFT,     RESPITE_CONSENT_ACT_PRESENT,   RESPITE_CONSENT_PRESENTED  },
  { RESPITE_CONSENT_PRESENTED, RESPITE_CONSENT_ACT_PREPARE,   RESPITE_CONSENT_DRAFT      },
  { RESPITE_CONSENT_PRESENTED, RESPITE_CONSENT_ACT_SIGN,      RESPITE_CONSENT_SIGNED     },
  { RESPITE_CONSENT_PRESENTED, RESPITE_CONSENT_ACT_DECLINE,   RESPITE_CONSENT_DECLINED   },
  { RESPITE_CONSENT_SIGNED,    RESPITE_CONSENT_ACT_WITHDRAW,  RESPITE_CONSENT_WITHDRAWN  },
  { RESPITE_CONSENT_SIGNED,    RESPITE_CONSENT_ACT_SUPERSEDE, RESPITE_CONSENT_SUPERSEDED },
  { RESPITE_CONSENT_SIGNED,    RESPITE_CONSENT_ACT_EXPIRE,    RESPITE_CONSENT_EXPIRED    },
};

gboolean
respite_consent_state_after (RespiteConsentState  state,
                             RespiteConsentAct    act,
                             RespiteConsentState *after)
{
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (steps[i].state != state || steps[i].act != act)
        continue;
      if (after != NULL)
        *after = steps[i].after;
      return TRUE;
    }

  return FALSE;
}

RespiteFunction
respite_consent_act_get_function (RespiteConsentAct act)
{
  switch (act)
    {
    case RESPITE_CONSENT_ACT_PREPARE:
    case RESPITE_CONSENT_ACT_PRESENT:
      return RESPITE_FUNCTION_CONSENT_PRESENT;

    case RESPITE_CONSENT_ACT_WITHDRAW:
      return RESPITE_FUNCTION_CONSENT_WITHDRAW;

    case RESPITE_CONSENT_ACT_SIGN:
    case RESPITE_CONSENT_ACT_DECLINE:
    case RESPITE_CONSENT_ACT_SUPERSEDE:
    case RESPITE_CONSENT_ACT_EXPIRE:
    default:
      return RESPITE_FUNCTION_CONSENT_SIGN;
    }
}

const RespiteCode respite_signer_role_codes[] = {
  { RESPITE_SIGNER_PATIENT,        "patient"        },
  { RESPITE_SIGNER_REPRESENTATIVE, "representative" },
  { RESPITE_SIGNER_WITNESS,        "witness"        },
  { RESPITE_SIGNER_INTERPRETER,    "interpreter"    },
  { RESPITE_SIGNER_CLINICIAN,      "clinician"      },
  { 0,                             NULL             },
};

RespiteSigner *
respite_signer_new (void)
{
  return g_new0 (RespiteSigner, 1);
}

RespiteSigner *
respite_signer_copy (const RespiteSigner *signer)
{
  RespiteSigner *copy = g_memdup2 (signer, sizeof *signer);

  copy->name = g_strdup (signer->name);
  copy->authority = g_strdup (signer->authority);
  copy->meaning = g_strdup (signer->meaning);
  copy->strokes = g_strdup (signer->strokes);

  return copy;
}

void
respite_signer_free (RespiteSigner *signer)
{
  if (signer == NULL)
    return;

  g_free (signer->name);
  g_free (signer->authority);
  g_free (signer->meaning);
  g_free (signer->strokes);
  g_free (signer);
}

/* Reads "M12 40" or "L12 40" at *@path and moves behind it. */
static gboolean
read_point (const char **path)
{
  char *end;
  gint64 x, y;

  if (**path != 'M' && **path != 'L')
    return FALSE;

  x = g_ascii_strtoll (*path + 1, &end, 10);
  if (end == *path + 1 || *end != ' ' || !g_ascii_isdigit ((*path)[1]) || !g_ascii_isdigit (end[1]))
    return FALSE;
  y = g_ascii_strtoll (end + 1, &end, 10);
  *path = end;

  return x >= 0 && x <= BOX_WIDTH && y >= 0 && y <= BOX_HEIGHT;
}

gboolean
respite_strokes_check (const char  *strokes,
                       GError     **error)
{
  const char *path = strokes != NULL ? strokes : "";
  int n_points = 0;

  if (*path != '\0' && *path != 'M')
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("The drawn signature is damaged"));

  while (*path != '\0')
    if (!read_point (&path) || ++n_points > MOST_POINTS)
      return respite_set_error (error, RESPITE_ERROR_INVALID, N_("The drawn signature is damaged"));

  if (n_points < FEWEST_POINTS)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("Please sign in the box first"));

  return TRUE;
}

RespiteConsent *
respite_consent_new (void)
{
  RespiteConsent *consent = g_new0 (RespiteConsent, 1);

  consent->signers = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_signer_free);

  return consent;
}

void
respite_consent_free (RespiteConsent *consent)
{
  if (consent == NULL)
    return;

  g_free (consent->uuid);
  g_free (consent->slug);
  g_free (consent->language);
  g_free (consent->title);
  g_free (consent->text);
  g_free (consent->sha256);
  g_free (consent->answers);
  g_free (consent->reason);
  g_free (consent->decided_by);
  g_free (consent->ended_by);
  g_free (consent->indication);
  g_free (consent->route);
  g_ptr_array_unref (consent->signers);
  g_clear_pointer (&consent->questions, g_hash_table_unref);
  g_free (consent->binding);
  g_free (consent);
}

gboolean
respite_consent_is_in_force (const RespiteConsent *consent,
                             gint64                now)
{
  return consent->state == RESPITE_CONSENT_SIGNED && consent->is_valid && consent->lapse == RESPITE_LAPSE_NONE &&
         (consent->expires_at == 0 || now < consent->expires_at);
}

/* Whether a text of the course differs from what the consent was presented for; nothing known is no difference. */
static gboolean
is_other (const char *then,
          const char *now)
{
  return !respite_str_is_empty (then) && !respite_str_is_empty (now) && g_strcmp0 (then, now) != 0;
}

static RespiteLapse
find_signed_lapse (const RespiteConsent    *consent,
                   const RespiteLapseFacts *facts)
{
  if (!consent->is_valid)
    return RESPITE_LAPSE_INVALID;
  if (consent->expires_at != 0 && facts->now >= consent->expires_at)
    return RESPITE_LAPSE_EXPIRED;
  if (facts->text_version > consent->version)
    return RESPITE_LAPSE_NEW_TEXT;

  /* One that never runs out is about no course. */
  if (consent->expires_at == 0)
    return RESPITE_LAPSE_NONE;
  if (facts->ends_with_course && consent->course_id != 0 && facts->course_is_over)
    return RESPITE_LAPSE_COURSE_ENDED;
  if (is_other (consent->route, facts->route))
    return RESPITE_LAPSE_NEW_ROUTE;
  if (is_other (consent->indication, facts->indication))
    return RESPITE_LAPSE_NEW_INDICATION;
  if (facts->last_infusion != 0 && facts->now - facts->last_infusion > facts->gap_days * RESPITE_DAY_MS &&
      consent->decided_at <= facts->last_infusion)
    return RESPITE_LAPSE_GAP;

  return RESPITE_LAPSE_NONE;
}

RespiteLapse
respite_consent_find_lapse (const RespiteConsent    *consent,
                            const RespiteLapseFacts *facts)
{
  switch (consent->state)
    {
    case RESPITE_CONSENT_SIGNED:
      return find_signed_lapse (consent, facts);

    case RESPITE_CONSENT_DECLINED:
      return RESPITE_LAPSE_DECLINED;

    case RESPITE_CONSENT_WITHDRAWN:
      return RESPITE_LAPSE_WITHDRAWN;

    case RESPITE_CONSENT_EXPIRED:
      return RESPITE_LAPSE_EXPIRED;

    case RESPITE_CONSENT_DRAFT:
    case RESPITE_CONSENT_PRESENTED:
    case RESPITE_CONSENT_SUPERSEDED:
    default:
      return RESPITE_LAPSE_MISSING;
    }
}

RespiteConsentState
respite_consent_get_shown_state (const RespiteConsent *consent,
                                 gint64                now)
{
  return consent->state == RESPITE_CONSENT_SIGNED && consent->expires_at != 0 && now >= consent->expires_at ?
         RESPITE_CONSENT_EXPIRED : consent->state;
}
