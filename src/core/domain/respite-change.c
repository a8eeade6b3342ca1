/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "domain/respite-change.h"

struct _RespiteChangeSet
{
  GArray *changes;
};

G_DEFINE_BOXED_TYPE (RespiteChangeSet, respite_change_set, respite_change_set_ref, respite_change_set_unref)

const RespiteCode respite_kind_codes[] = {
  { RESPITE_KIND_CLINIC,      "clinic"      },
  { RESPITE_KIND_STAFF,       "staff"       },
  { RESPITE_KIND_PATIENT,     "patient"     },
  { RESPITE_KIND_RECORD_ITEM, "record-item" },
  { RESPITE_KIND_FORM,        "form"        },
  { RESPITE_KIND_RESPONSE,    "response"    },
  { RESPITE_KIND_ELIGIBILITY, "eligibility" },
  { RESPITE_KIND_CONSENT,     "consent"     },
  { RESPITE_KIND_PROTOCOL,    "protocol"    },
  { RESPITE_KIND_COURSE,      "course"      },
  { RESPITE_KIND_SESSION,     "session"     },
  { RESPITE_KIND_EVENT,       "event"       },
  { RESPITE_KIND_DOCUMENT,    "document"    },
  { RESPITE_KIND_THRESHOLDS,  "thresholds"  },
  { RESPITE_KIND_BACKUP,      "backup"      },
  { RESPITE_KIND_ATTACHMENT,  "attachment"  },
  { RESPITE_KIND_SCORE,       "score"       },
  { RESPITE_KIND_SAFETY,      "safety"      },
  { RESPITE_KIND_WORKUP,      "workup"      },
  { RESPITE_KIND_CONSENT_TEXT, "consent-text" },
  { RESPITE_KIND_HANDOUT_TEXT, "handout-text" },
  { RESPITE_KIND_ACCESS,      "access"      },
  { RESPITE_KIND_EVERYTHING,  "everything"  },
  { 0,                        NULL          },
};

static void
clear_set (gpointer data)
{
  RespiteChangeSet *set = data;

  g_array_unref (set->changes);
}

RespiteChangeSet *
respite_change_set_new (void)
{
  RespiteChangeSet *set = g_atomic_rc_box_new0 (RespiteChangeSet);

  set->changes = g_array_new (FALSE, FALSE, sizeof (RespiteChange));

  return set;
}

RespiteChangeSet *
respite_change_set_ref (RespiteChangeSet *set)
{
  return g_atomic_rc_box_acquire (set);
}

void
respite_change_set_unref (RespiteChangeSet *set)
{
  g_atomic_rc_box_release_full (set, clear_set);
}

void
respite_change_set_add (RespiteChangeSet *set,
                        RespiteKind       kind,
                        gint64            id,
                        gint64            patient_id)
{
  RespiteChange change = { kind, id, patient_id };

  g_return_if_fail (set != NULL);

  for (guint i = 0; i < set->changes->len; i++)
    {
      const RespiteChange *known = &g_array_index (set->changes, RespiteChange, i);

      if (known->kind == kind && known->id == id && known->patient_id == patient_id)
        return;
    }

  g_array_append_val (set->changes, change);
}

void
respite_change_set_merge (RespiteChangeSet       *set,
                          const RespiteChangeSet *other)
{
  for (guint i = 0; i < other->changes->len; i++)
    {
      const RespiteChange *change = &g_array_index (other->changes, RespiteChange, i);

      respite_change_set_add (set, change->kind, change->id, change->patient_id);
    }
}

gboolean
respite_change_set_is_empty (const RespiteChangeSet *set)
{
  return set->changes->len == 0;
}

gboolean
respite_change_set_has_kind (const RespiteChangeSet *set,
                             RespiteKind             kind)
{
  for (guint i = 0; i < set->changes->len; i++)
    {
      const RespiteChange *change = &g_array_index (set->changes, RespiteChange, i);

      if (change->kind == kind || change->kind == RESPITE_KIND_EVERYTHING)
        return TRUE;
    }

  return FALSE;
}

gboolean
respite_change_set_has (const RespiteChangeSet *set,
                        RespiteKind             kind,
                        gint64                  id)
{
  for (guint i = 0; i < set->changes->len; i++)
    {
      const RespiteChange *change = &g_array_index (set->changes, RespiteChange, i);

      if ((change->kind == kind && change->id == id) || change->kind == RESPITE_KIND_EVERYTHING)
        return TRUE;
    }

  return FALSE;
}

gboolean
respite_change_set_has_patient (const RespiteChangeSet *set,
                                gint64                  patient_id)
{
  for (guint i = 0; i < set->changes->len; i++)
    {
      const RespiteChange *change = &g_array_index (set->changes, RespiteChange, i);

      if (change->patient_id == patient_id || change->kind == RESPITE_KIND_EVERYTHING)
        return TRUE;
    }

  return FALSE;
}
