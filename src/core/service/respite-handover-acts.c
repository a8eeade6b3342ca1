/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-handover-acts.h"

#include "service/respite-acts-private.h"
#include "service/respite-office-private.h"

typedef struct
{
  const char *action;
  gint64      patient_id;
  const char *title;
} HandOver;

static gboolean
write_hand_over (RespiteOffice *office,
                 gpointer       data,
                 GError       **error)
{
  const HandOver *act = data;

  return respite_office_audit (office, &(RespiteAuditRow) {
    .action = act->action, .kind = RESPITE_KIND_PATIENT, .record_id = act->patient_id,
    .patient_id = act->patient_id, .new_text = act->title,
  }, error);
}

/* What the patient answered on suicide is looked at now, whether or not the form is finished. */
static gboolean
write_take_back (RespiteOffice *office,
                 gpointer       data,
                 GError       **error)
{
  const HandOver *act = data;

  return write_hand_over (office, data, error) && respite_acts_raise_drafts (office, act->patient_id, error);
}

gboolean
respite_office_hand_over (RespiteOffice *office,
                          gint64         patient_id,
                          const char    *title,
                          GError       **error)
{
  HandOver act = { "screen.hand-over", patient_id, title };

  g_return_val_if_fail (title != NULL, FALSE);

  return respite_office_act (office, RESPITE_FUNCTION_FORM_FILL, write_hand_over, &act, error);
}

gboolean
respite_office_take_back (RespiteOffice *office,
                          gint64         patient_id,
                          const char    *login,
                          const char    *password,
                          GError       **error)
{
  HandOver act = { "screen.take-back", patient_id, NULL };
  const RespiteStaff *actor = respite_office_get_actor (office);

  g_return_val_if_fail (login != NULL && password != NULL, FALSE);

  if (actor != NULL && g_ascii_strcasecmp (actor->login, login) == 0)
    {
      if (!respite_office_check_password (office, password, error))
        return FALSE;
    }
  else if (!respite_office_sign_in (office, login, password, error))
    {
      return FALSE;
    }

  /* In a clinic that cannot be written the screen comes back all the same. */
  return office->condition != RESPITE_OFFICE_SOUND ||
         respite_office_transact (office, write_take_back, &act, error);
}
