/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "domain/respite-consent.h"

#include "base/respite-error.h"

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
  g_ptr_array_unref (consent->signers);
  g_free (consent->binding);
  g_free (consent);
}

gboolean
respite_consent_is_in_force (const RespiteConsent *consent,
                             gint64                now)
{
  return consent->state == RESPITE_CONSENT_SIGNED && consent->is_valid &&
         (consent->expires_at == 0 || now < consent->expires_at);
}
