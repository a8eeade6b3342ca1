/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-session-acts.h"

#include "base/respite-str.h"
#include "base/respite-time.h"
#include "infusion/respite-schedule.h"
#include "service/respite-acts-private.h"
#include "service/respite-course-acts.h"
#include "store/respite-event-table.h"
#include "store/respite-plan-table.h"
#include "store/respite-session-table.h"

#define CHAIR_CHARS 40

/* What stands in an error where an act does not fit the state. */
static const char *const step_problems[] = {
  [RESPITE_SESSION_ACT_CHECK_IN] = N_("Only a planned session can be checked in"),
  [RESPITE_SESSION_ACT_START] = N_("The infusion can only begin after the patient was checked in"),
  [RESPITE_SESSION_ACT_PAUSE] = N_("Only a running infusion can be paused"),
  [RESPITE_SESSION_ACT_RESUME] = N_("Only a paused infusion can be resumed"),
  [RESPITE_SESSION_ACT_END] = N_("Only an infusion that has begun can end"),
  [RESPITE_SESSION_ACT_DISCHARGE] = N_("A patient is discharged after the end of the infusion"),
  [RESPITE_SESSION_ACT_SIGN] = N_("A session is signed after the patient was discharged"),
  [RESPITE_SESSION_ACT_CANCEL] = N_("A session cannot be cancelled once the infusion has begun"),
  [RESPITE_SESSION_ACT_NO_SHOW] = N_("Only a planned session can be marked as not attended"),
};

gboolean
respite_acts_step_session (RespiteOffice    *office,
                           RespiteSession   *session,
                           RespiteSessionAct act,
                           GError          **error)
{
  RespiteSessionState after;

  if (!respite_session_state_after (session->state, act, &after))
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, "%s", respite_translate (step_problems[act]));

  session->state = after;

  return respite_session_table_update (respite_office_get_db (office), session, error);
}

GPtrArray *
respite_office_list_sessions (RespiteOffice              *office,
                              const RespiteSessionFilter *filter,
                              GError                    **error)
{
  g_return_val_if_fail (office != NULL && filter != NULL, NULL);

  if (!respite_office_may (office, RESPITE_FUNCTION_BOARD_VIEW, error))
    return NULL;

  return respite_session_table_list (respite_office_get_db (office), filter->patient_id, filter->course_id,
                                     filter->from, filter->to, filter->only_open, error);
}

typedef struct
{
  gint64      session_id;
  const char *chair;
  const char *reason;
  gboolean    no_show;
} SessionAct;

static gboolean
check_in (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  const SessionAct *act = data;
  g_autoptr (RespiteSession) session = respite_session_table_get (respite_office_get_db (office), act->session_id,
                                                                  error);
  g_autoptr (RespitePatient) patient = NULL;

  if (session == NULL)
    return FALSE;
  patient = respite_acts_get_active_patient (office, session->patient_id, error);
  if (patient == NULL)
    return FALSE;

  if (!respite_str_is_empty (act->chair))
    {
      g_autofree char *chair = respite_str_clean (act->chair, CHAIR_CHARS, FALSE, error);

      if (chair == NULL)
        return FALSE;
      respite_set_str (&session->chair, chair);
    }
  session->checked_in_at = respite_office_get_now (office);

  return respite_acts_step_session (office, session, RESPITE_SESSION_ACT_CHECK_IN, error) &&
         respite_acts_audit (office, "session.check-in", RESPITE_KIND_SESSION, session->id, session->patient_id,
                             "planned", "checked-in", NULL, error);
}

gboolean
respite_office_check_in (RespiteOffice *office,
                         gint64         session_id,
                         const char    *chair,
                         GError       **error)
{
  SessionAct act = { .session_id = session_id, .chair = chair };

  return respite_office_act (office, RESPITE_FUNCTION_SESSION_CHECK_IN, check_in, &act, error);
}

static gboolean
cancel_session (RespiteOffice *office,
                gpointer       data,
                GError       **error)
{
  const SessionAct *act = data;
  g_autoptr (RespiteSession) session = respite_session_table_get (respite_office_get_db (office), act->session_id,
                                                                  error);
  g_autofree char *reason = NULL;
  const char *before;

  if (session == NULL)
    return FALSE;

  /* That nobody came is a reason of its own. */
  reason = act->no_show ? respite_str_clean (act->reason, 1000, TRUE, error) :
           respite_acts_dup_reason (act->reason, error);
  if (reason == NULL)
    return FALSE;

  before = respite_code_to_word (respite_session_state_codes, session->state);
  respite_set_str (&session->reason, reason);

  return respite_acts_step_session (office, session,
                                    act->no_show ? RESPITE_SESSION_ACT_NO_SHOW : RESPITE_SESSION_ACT_CANCEL,
                                    error) &&
         respite_acts_audit (office, "session.cancel", RESPITE_KIND_SESSION, session->id, session->patient_id, before,
                             respite_code_to_word (respite_session_state_codes, session->state), reason, error);
}

gboolean
respite_office_cancel_session (RespiteOffice *office,
                               gint64         session_id,
                               gboolean       no_show,
                               const char    *reason,
                               GError       **error)
{
  SessionAct act = { .session_id = session_id, .no_show = no_show, .reason = reason };

  return respite_office_act (office, RESPITE_FUNCTION_SESSION_BOOK, cancel_session, &act, error);
}
