/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "test-visit.h"

/* Every act in every state, through the service: it works exactly where the table of the domain says so. */

static RespiteSessionState
get_state (TestVisit *visit)
{
  g_autoptr (RespiteSessionRecord) record = test_visit_load (visit);

  return record->session->state;
}

/* Everything but the state would let the act happen. */
static TestVisit *
new_visit_in (TestClinic         *clinic,
              RespiteSessionState state)
{
  TestVisit *visit = test_visit_new (clinic);
  g_autoptr (GError) error = NULL;

  test_visit_screen (visit, NULL);
  test_visit_clear (visit);
  test_visit_plan (visit);
  test_visit_consent (visit);
  switch (state)
    {
    case RESPITE_SESSION_PLANNED:
      return visit;

    case RESPITE_SESSION_CANCELLED:
    case RESPITE_SESSION_NO_SHOW:
      respite_office_cancel_session (clinic->office, visit->session_id, state == RESPITE_SESSION_NO_SHOW, "ill",
                                     &error);
      g_assert_no_error (error);
      return visit;

    case RESPITE_SESSION_CHECKED_IN:
    case RESPITE_SESSION_RUNNING:
    case RESPITE_SESSION_PAUSED:
    case RESPITE_SESSION_RECOVERY:
    case RESPITE_SESSION_DISCHARGED:
    case RESPITE_SESSION_SIGNED:
    default:
      break;
    }

  test_visit_gate (visit);
  if (state == RESPITE_SESSION_CHECKED_IN)
    {
      g_autoptr (RespiteOrder) order = test_visit_new_order ();
      g_autoptr (RespitePreparation) preparation = test_visit_new_preparation ();

      respite_office_order_session (clinic->office, visit->session_id, order, FALSE, TESTLIB_PASSWORD, &error);
      respite_office_prepare_session (clinic->office, visit->session_id, preparation, "nurse", TESTLIB_PASSWORD,
                                      &error);
      g_assert_no_error (error);
      return visit;
    }

  test_visit_start (visit);
  respite_clock_advance (clinic->clock, RESPITE_MINUTE_MS);
  if (state == RESPITE_SESSION_PAUSED)
    test_visit_enter (visit, "pause");
  else if (state == RESPITE_SESSION_RECOVERY)
    test_visit_enter (visit, "end");
  else if (state == RESPITE_SESSION_DISCHARGED || state == RESPITE_SESSION_SIGNED)
    test_visit_finish (visit);
  if (state == RESPITE_SESSION_SIGNED)
    respite_office_sign_session (clinic->office, visit->session_id, TESTLIB_PASSWORD, &error);
  g_assert_no_error (error);

  return visit;
}

static gboolean
add_event (TestVisit       *visit,
           RespiteEventKind kind,
           GError         **error)
{
  g_autoptr (RespiteEvent) event = respite_event_new (kind, 0);

  if (kind == RESPITE_EVENT_START || kind == RESPITE_EVENT_RESUME)
    event->rate_ugph = 53550;

  return respite_office_add_event (visit->clinic->office, visit->session_id, event, NULL, error);
}

static gboolean
discharge (TestVisit *visit,
           GError   **error)
{
  g_autoptr (RespiteSessionRecord) record = test_visit_load (visit);
  g_autoptr (GPtrArray) checks = test_visit_answer_yes (record->discharge);

  return respite_office_discharge_session (visit->clinic->office, visit->session_id, checks, TRUE, error);
}

static gboolean
try_act (TestVisit        *visit,
         RespiteSessionAct act,
         GError          **error)
{
  RespiteOffice *office = visit->clinic->office;

  switch (act)
    {
    case RESPITE_SESSION_ACT_CHECK_IN:
      return respite_office_check_in (office, visit->session_id, NULL, error);

    case RESPITE_SESSION_ACT_START:
      return add_event (visit, RESPITE_EVENT_START, error);

    case RESPITE_SESSION_ACT_PAUSE:
      return add_event (visit, RESPITE_EVENT_PAUSE, error);

    case RESPITE_SESSION_ACT_RESUME:
      return add_event (visit, RESPITE_EVENT_RESUME, error);

    case RESPITE_SESSION_ACT_END:
      return add_event (visit, RESPITE_EVENT_END, error);

    case RESPITE_SESSION_ACT_DISCHARGE:
      return discharge (visit, error);

    case RESPITE_SESSION_ACT_SIGN:
      return respite_office_sign_session (office, visit->session_id, TESTLIB_PASSWORD, error);

    case RESPITE_SESSION_ACT_CANCEL:
      return respite_office_cancel_session (office, visit->session_id, FALSE, "ill", error);

    case RESPITE_SESSION_ACT_NO_SHOW:
    default:
      return respite_office_cancel_session (office, visit->session_id, TRUE, NULL, error);
    }
}

static void
test_sessions (gconstpointer data)
{
  RespiteSessionState state = (RespiteSessionState) GPOINTER_TO_INT (data);
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) refused = new_visit_in (clinic, state);

  g_assert_cmpint (get_state (refused), ==, state);
  for (int i = RESPITE_SESSION_ACT_CHECK_IN; i <= RESPITE_SESSION_ACT_NO_SHOW; i++)
    {
      RespiteSessionAct act = (RespiteSessionAct) i;
      RespiteSessionState after = state;
      g_autoptr (GError) error = NULL;

      g_test_message ("act %d", i);
      if (respite_session_state_after (state, act, &after))
        {
          g_autoptr (TestClinic) other = test_clinic_new ();
          g_autoptr (TestVisit) visit = new_visit_in (other, state);

          g_assert_true (try_act (visit, act, &error));
          g_assert_no_error (error);
          g_assert_cmpint (get_state (visit), ==, after);
          continue;
        }

      g_assert_false (try_act (refused, act, &error));
      test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
      g_assert_cmpint (get_state (refused), ==, state);
    }
}

static gint64
new_consent_in (TestVisit          *visit,
                RespiteConsentState state)
{
  RespiteOffice *office = visit->clinic->office;
  g_autoptr (GError) error = NULL;
  gint64 id;

  if (state == RESPITE_CONSENT_PRESENTED || state == RESPITE_CONSENT_DECLINED)
    {
      id = respite_office_present_consent (office, visit->patient_id, "off-label-ketamine", "en", &error);
      if (state == RESPITE_CONSENT_DECLINED)
        respite_office_decline_consent (office, id, "Wants to think", &error);
      g_assert_no_error (error);
      return id;
    }

  test_visit_consent (visit);
  id = visit->consent_id;
  if (state == RESPITE_CONSENT_WITHDRAWN)
    respite_office_withdraw_consent (office, id, "", &error);
  if (state == RESPITE_CONSENT_SUPERSEDED)
    test_visit_consent (visit);
  g_assert_no_error (error);

  return id;
}

static void
test_consents (gconstpointer data)
{
  RespiteConsentState state = (RespiteConsentState) GPOINTER_TO_INT (data);

  /* Signing, declining, withdrawing. */
  for (int act = 0; act < 3; act++)
    {
      gboolean is_possible = act == 2 ? state == RESPITE_CONSENT_SIGNED : state == RESPITE_CONSENT_PRESENTED;
      g_autoptr (TestClinic) clinic = test_clinic_new ();
      g_autoptr (TestVisit) visit = test_visit_new (clinic);
      g_autoptr (GPtrArray) signers = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_signer_free);
      g_autoptr (RespiteConsent) consent = NULL;
      g_autoptr (GError) error = NULL;
      RespiteSigner *signer = respite_signer_new ();
      gint64 id = new_consent_in (visit, state);
      gboolean is_done;

      signer->name = g_strdup ("Rosa Martínez");
      signer->strokes = g_strdup (TEST_STROKES);
      g_ptr_array_add (signers, signer);
      if (act == 0)
        is_done = respite_office_sign_consent (clinic->office, id, signers, NULL, NULL, NULL, &error);
      else if (act == 1)
        is_done = respite_office_decline_consent (clinic->office, id, "no", &error);
      else
        is_done = respite_office_withdraw_consent (clinic->office, id, "no", &error);

      g_test_message ("act %d", act);
      g_assert_cmpint (is_done, ==, is_possible);
      if (!is_done)
        test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
      consent = respite_office_get_consent (clinic->office, id, &error);
      g_assert_no_error (error);
      g_assert_true (consent->is_valid);
      if (!is_done)
        g_assert_cmpint (consent->state, ==, state);
    }
}

int
main (int   argc,
      char *argv[])
{
  static const RespiteConsentState consent_states[] = {
    RESPITE_CONSENT_PRESENTED, RESPITE_CONSENT_SIGNED, RESPITE_CONSENT_DECLINED, RESPITE_CONSENT_WITHDRAWN,
    RESPITE_CONSENT_SUPERSEDED,
  };

  test_init (&argc, &argv);

  for (const RespiteCode *code = respite_session_state_codes; code->word != NULL; code++)
    {
      g_autofree char *path = g_strconcat ("/states/session/", code->word, NULL);

      g_test_add_data_func (path, GINT_TO_POINTER (code->value), test_sessions);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (consent_states); i++)
    {
      const char *word = respite_code_to_word (respite_consent_state_codes, (int) consent_states[i]);
      g_autofree char *path = g_strconcat ("/states/consent/", word, NULL);

      g_test_add_data_func (path, GINT_TO_POINTER (consent_states[i]), test_consents);
    }

  return g_test_run ();
}
