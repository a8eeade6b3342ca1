/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "domain/respite-session.h"

#include "base/respite-str.h"

const RespiteCode respite_session_state_codes[] = {
  { RESPITE_SESSION_PLANNED,    "planned"    },
  { RESPITE_SESSION_CHECKED_IN, "checked-in" },
  { RESPITE_SESSION_RUNNING,    "running"    },
  { RESPITE_SESSION_PAUSED,     "paused"     },
  { RESPITE_SESSION_RECOVERY,   "recovery"   },
  { RESPITE_SESSION_DISCHARGED, "discharged" },
  { RESPITE_SESSION_SIGNED,     "signed"     },
  { RESPITE_SESSION_CANCELLED,  "cancelled"  },
  { RESPITE_SESSION_NO_SHOW,    "no-show"    },
  { 0,                          NULL         },
};

const RespiteCode respite_drug_codes[] = {
  { RESPITE_DRUG_KETAMINE_IV,      "ketamine-iv"      },
  { RESPITE_DRUG_ESKETAMINE_NASAL, "esketamine-nasal" },
  { 0,                             NULL               },
};

const RespiteCode respite_weight_kind_codes[] = {
  { RESPITE_WEIGHT_ACTUAL,   "actual"   },
  { RESPITE_WEIGHT_IDEAL,    "ideal"    },
  { RESPITE_WEIGHT_ADJUSTED, "adjusted" },
  { 0,                       NULL       },
};

const RespiteCode respite_answer_codes[] = {
  { RESPITE_ANSWER_NONE,           "none" },
  { RESPITE_ANSWER_YES,            "yes"  },
  { RESPITE_ANSWER_NO,             "no"   },
  { RESPITE_ANSWER_NOT_APPLICABLE, "n/a"  },
  { 0,                             NULL   },
};

static const struct
{
  RespiteSessionState from;
  RespiteSessionAct   act;
  RespiteSessionState to;
} steps[] = {
  { RESPITE_SESSION_PLANNED,    RESPITE_SESSION_ACT_CHECK_IN,  RESPITE_SESSION_CHECKED_IN },
  { RESPITE_SESSION_PLANNED,    RESPITE_SESSION_ACT_CANCEL,    RESPITE_SESSION_CANCELLED  },
  { RESPITE_SESSION_PLANNED,    RESPITE_SESSION_ACT_NO_SHOW,   RESPITE_SESSION_NO_SHOW    },
  { RESPITE_SESSION_CHECKED_IN, RESPITE_SESSION_ACT_START,     RESPITE_SESSION_RUNNING    },
  { RESPITE_SESSION_CHECKED_IN, RESPITE_SESSION_ACT_CANCEL,    RESPITE_SESSION_CANCELLED  },
  { RESPITE_SESSION_RUNNING,    RESPITE_SESSION_ACT_PAUSE,     RESPITE_SESSION_PAUSED     },
  { RESPITE_SESSION_RUNNING,    RESPITE_SESSION_ACT_END,       RESPITE_SESSION_RECOVERY   },
  { RESPITE_SESSION_PAUSED,     RESPITE_SESSION_ACT_RESUME,    RESPITE_SESSION_RUNNING    },
  { RESPITE_SESSION_PAUSED,     RESPITE_SESSION_ACT_END,       RESPITE_SESSION_RECOVERY   },
  { RESPITE_SESSION_RECOVERY,   RESPITE_SESSION_ACT_DISCHARGE, RESPITE_SESSION_DISCHARGED },
  { RESPITE_SESSION_DISCHARGED, RESPITE_SESSION_ACT_SIGN,      RESPITE_SESSION_SIGNED     },
};

gboolean
respite_session_state_after (RespiteSessionState  state,
                             RespiteSessionAct    act,
                             RespiteSessionState *after)
{
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].from == state && steps[i].act == act)
      {
        *after = steps[i].to;
        return TRUE;
      }

  return FALSE;
}

RespiteSession *
respite_session_new (void)
{
  return g_new0 (RespiteSession, 1);
}

RespiteSession *
respite_session_copy (const RespiteSession *session)
{
  RespiteSession *copy = g_memdup2 (session, sizeof *session);

  copy->uuid = g_strdup (session->uuid);
  copy->chair = g_strdup (session->chair);
  copy->reason = g_strdup (session->reason);
  copy->patient_name = g_strdup (session->patient_name);
  copy->patient_mrn = g_strdup (session->patient_mrn);
  copy->booking_reason = g_strdup (session->booking_reason);

  return copy;
}

void
respite_session_free (RespiteSession *session)
{
  if (session == NULL)
    return;

  g_free (session->uuid);
  g_free (session->chair);
  g_free (session->reason);
  g_free (session->patient_name);
  g_free (session->patient_mrn);
  g_free (session->booking_reason);
  g_free (session);
}

RespiteOrder *
respite_order_new (void)
{
  return g_new0 (RespiteOrder, 1);
}

RespiteOrder *
respite_order_copy (const RespiteOrder *order)
{
  RespiteOrder *copy = g_memdup2 (order, sizeof *order);

  copy->weight_on = g_strdup (order->weight_on);
  copy->rate_text = g_strdup (order->rate_text);
  copy->adjuncts = g_strdup (order->adjuncts);
  copy->note = g_strdup (order->note);
  copy->prescriber_name = g_strdup (order->prescriber_name);

  return copy;
}

void
respite_order_free (RespiteOrder *order)
{
  if (order == NULL)
    return;

  g_free (order->weight_on);
  g_free (order->rate_text);
  g_free (order->adjuncts);
  g_free (order->note);
  g_free (order->prescriber_name);
  g_free (order);
}

RespitePreparation *
respite_preparation_new (void)
{
  return g_new0 (RespitePreparation, 1);
}

RespitePreparation *
respite_preparation_copy (const RespitePreparation *preparation)
{
  RespitePreparation *copy = g_memdup2 (preparation, sizeof *preparation);

  copy->lot = g_strdup (preparation->lot);
  copy->expiry = g_strdup (preparation->expiry);
  copy->vial = g_strdup (preparation->vial);
  copy->prepared_name = g_strdup (preparation->prepared_name);
  copy->checked_name = g_strdup (preparation->checked_name);

  return copy;
}

void
respite_preparation_free (RespitePreparation *preparation)
{
  if (preparation == NULL)
    return;

  g_free (preparation->lot);
  g_free (preparation->expiry);
  g_free (preparation->vial);
  g_free (preparation->prepared_name);
  g_free (preparation->checked_name);
  g_free (preparation);
}

RespiteCheck *
respite_check_new (void)
{
  return g_new0 (RespiteCheck, 1);
}

RespiteCheck *
respite_check_copy (const RespiteCheck *check)
{
  RespiteCheck *copy = g_memdup2 (check, sizeof *check);

  copy->code = g_strdup (check->code);
  copy->text = g_strdup (check->text);
  copy->value = g_strdup (check->value);
  copy->reason = g_strdup (check->reason);
  copy->staff_name = g_strdup (check->staff_name);
  copy->conditions = g_strdup (check->conditions);
  copy->note = g_strdup (check->note);

  return copy;
}

void
respite_check_free (RespiteCheck *check)
{
  if (check == NULL)
    return;

  g_free (check->code);
  g_free (check->text);
  g_free (check->value);
  g_free (check->reason);
  g_free (check->staff_name);
  g_free (check->conditions);
  g_free (check->note);
  g_free (check);
}

static gboolean
is_unmet (const RespiteCheck *check)
{
  if (!check->is_required || check->answer == RESPITE_ANSWER_NOT_APPLICABLE)
    return FALSE;

  return check->answer != RESPITE_ANSWER_YES || (check->needs_value && respite_str_is_empty (check->value));
}

gboolean
respite_check_is_open (const RespiteCheck *check)
{
  return is_unmet (check) && respite_str_is_empty (check->reason);
}

gboolean
respite_check_is_overridden (const RespiteCheck *check)
{
  return is_unmet (check) && !respite_str_is_empty (check->reason);
}

gboolean
respite_check_is_baseline (const RespiteCheck *check)
{
  return g_strcmp0 (check->code, "baseline") == 0 || g_strcmp0 (check->code, "baseline-spray") == 0;
}

gboolean
respite_check_is_reason_stale (const RespiteCheck *check,
                               const char         *value)
{
  return respite_check_is_baseline (check) && !respite_str_is_empty (check->value) &&
         !g_str_equal (value, check->value);
}

RespiteSignature *
respite_signature_new (void)
{
  return g_new0 (RespiteSignature, 1);
}

RespiteSignature *
respite_signature_copy (const RespiteSignature *signature)
{
  RespiteSignature *copy = g_memdup2 (signature, sizeof *signature);

  copy->staff_name = g_strdup (signature->staff_name);
  copy->meaning = g_strdup (signature->meaning);
  copy->note = g_strdup (signature->note);
  copy->binding = g_strdup (signature->binding);

  return copy;
}

void
respite_signature_free (RespiteSignature *signature)
{
  if (signature == NULL)
    return;

  g_free (signature->staff_name);
  g_free (signature->meaning);
  g_free (signature->note);
  g_free (signature->binding);
  g_free (signature);
}
