/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-handover-acts.h"

#include "service/respite-acts-private.h"
#include "service/respite-office-private.h"
#include "store/respite-form-table.h"
#include "store/respite-patient-merge.h"

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

  g_return_val_if_fail (patient_id != 0, FALSE);
  g_return_val_if_fail (title != NULL, FALSE);

  /* In a clinic that cannot be written the screen is shut all the same. */
  if (office->condition != RESPITE_OFFICE_SOUND ?
      !respite_office_may (office, RESPITE_FUNCTION_FORM_FILL, error) :
      !respite_office_act (office, RESPITE_FUNCTION_FORM_FILL, write_hand_over, &act, error))
    return FALSE;

  respite_office_set_handed_to (office, patient_id);

  return TRUE;
}

gboolean
respite_office_is_handed_over (RespiteOffice *office)
{
  return office->handed_to != 0;
}

/* Whether what is about to be written belongs to the patient who has the screen, whose records may be merged. */
static gboolean
is_of_holder (RespiteOffice *office,
              gint64         patient_id)
{
  gint64 holder;
  gint64 owner;

  return patient_id != 0 &&
         respite_patient_merge_get_kept (office->db, office->handed_to, &holder, NULL) &&
         respite_patient_merge_get_kept (office->db, patient_id, &owner, NULL) &&
         holder == owner;
}

gint64
respite_acts_get_answerer (RespiteOffice *office,
                           gint64         response_id)
{
  g_autoptr (RespiteResponse) response = office->handed_to != 0 ?
                                         respite_response_table_get (office->db, response_id, NULL) : NULL;

  return response != NULL ? response->patient_id : 0;
}

gboolean
respite_acts_run_handed (RespiteOffice    *office,
                         RespiteFunction   function,
                         gint64            patient_id,
                         RespiteOfficeFunc func,
                         gpointer          data,
                         GError          **error)
{
  gint64 handed_to = office->handed_to;
  gboolean is_done;

  /* For this one act the screen counts as that of the person who handed it over, without the reading thread. */
  if (handed_to != 0 && is_of_holder (office, patient_id))
    office->handed_to = 0;
  is_done = respite_office_act (office, function, func, data, error);
  office->handed_to = handed_to;

  return is_done;
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
  gint64 handed_to = office->handed_to;

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
  respite_office_set_handed_to (office, 0);
  if (office->condition == RESPITE_OFFICE_SOUND && !respite_office_transact (office, write_take_back, &act, error))
    {
      respite_office_set_handed_to (office, handed_to);
      return FALSE;
    }

  return TRUE;
}
