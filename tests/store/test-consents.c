/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* Consents: every state, act and role; what makes one lapse; drafts; own texts; copies that do not hold. */

#include "config.h"

#include "test-consent.h"

#include "domain/respite-role.h"
#include "service/respite-consent-text-acts.h"
#include "service/respite-office-settings.h"
#include "service/respite-office-staff.h"

#include <string.h>

#define KETAMINE "off-label-ketamine"

static gint64
new_consent_in (TestVisit          *visit,
                RespiteConsentState state)
{
  RespiteOffice *office = visit->clinic->office;
  g_autoptr (GError) error = NULL;
  gint64 id;

  if (state == RESPITE_CONSENT_DRAFT)
    {
      id = respite_office_prepare_consent (office, visit->patient_id, "release", "en", NULL, &error);
      g_assert_no_error (error);
      return id;
    }

  id = test_consent_present (visit, KETAMINE, "en");
  if (state == RESPITE_CONSENT_PRESENTED)
    return id;
  if (state == RESPITE_CONSENT_DECLINED)
    {
      respite_office_decline_consent (office, id, "no", &error);
      g_assert_no_error (error);
      return id;
    }

  test_consent_sign (visit->clinic, id);
  if (state == RESPITE_CONSENT_WITHDRAWN)
    respite_office_withdraw_consent (office, id, "", &error);
  else if (state == RESPITE_CONSENT_SUPERSEDED)
    {
      respite_clock_advance (visit->clinic->clock, RESPITE_DAY_MS);
      test_consent_sign (visit->clinic, test_consent_present (visit, KETAMINE, "es"));
    }
  else if (state == RESPITE_CONSENT_EXPIRED)
    {
      respite_clock_advance (visit->clinic->clock, 370 * RESPITE_DAY_MS);
      respite_office_expire_consents (office, NULL, &error);
    }
  g_assert_no_error (error);

  return id;
}

static gboolean
try_act (TestVisit        *visit,
         gint64            id,
         RespiteConsentAct act,
         GError          **error)
{
  RespiteOffice *office = visit->clinic->office;
  g_autoptr (GPtrArray) signers = test_consent_new_signers ();
  g_autoptr (GHashTable) given = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (given, (gpointer) "receivers", (gpointer) "Dr Smith");
  switch (act)
    {
    case RESPITE_CONSENT_ACT_PRESENT:
      return respite_office_present_draft (office, id, NULL, given, error);

    case RESPITE_CONSENT_ACT_SIGN:
      return respite_office_sign_consent (office, id, signers, NULL, NULL, NULL, error);

    case RESPITE_CONSENT_ACT_DECLINE:
      return respite_office_decline_consent (office, id, "no", error);

    case RESPITE_CONSENT_ACT_WITHDRAW:
      return respite_office_withdraw_consent (office, id, "no", error);

    case RESPITE_CONSENT_ACT_PREPARE:
    case RESPITE_CONSENT_ACT_SUPERSEDE:
    case RESPITE_CONSENT_ACT_EXPIRE:
    default:
      g_assert_not_reached ();
    }
}

static const RespiteConsentAct acts[] = {
  RESPITE_CONSENT_ACT_PRESENT, RESPITE_CONSENT_ACT_SIGN, RESPITE_CONSENT_ACT_DECLINE, RESPITE_CONSENT_ACT_WITHDRAW,
};

/* Every act in every state as one role; signing in is slow on purpose, so it happens once. */
static int
walk_as (TestClinic *clinic,
         const char *login)
{
  RespiteConsentState states[32];
  TestVisit *visits[32];
  gint64 ids[32];
  int n = 0;
  int n_done = 0;

  test_clinic_sign_in (clinic, "owner");

  /* The expired ones first: time that passes for them would end the others. */
  for (int state = RESPITE_CONSENT_EXPIRED; state >= RESPITE_CONSENT_DRAFT; state--)
    for (gsize i = 0; i < G_N_ELEMENTS (acts); i++, n++)
      {
        g_assert_cmpint (n, <, G_N_ELEMENTS (ids));
        visits[n] = test_visit_new (clinic);
        ids[n] = new_consent_in (visits[n], (RespiteConsentState) state);
        states[n] = (RespiteConsentState) state;
      }

  test_clinic_sign_in (clinic, login);
  for (int i = 0; i < n; i++)
    {
      RespiteConsentAct act = acts[i % (int) G_N_ELEMENTS (acts)];
      gboolean is_step = respite_consent_state_after (states[i], act, NULL);
      gboolean may = respite_office_may (clinic->office, respite_consent_act_get_function (act), NULL);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s, %s, %s", login, respite_code_to_word (respite_consent_state_codes, (int) states[i]),
                      respite_code_to_word (respite_consent_act_codes, (int) act));
      g_assert_cmpint (try_act (visits[i], ids[i], act, &error), ==, is_step && may);
      if (!may)
        test_assert_refused (&error, RESPITE_ERROR_DENIED);
      else if (!is_step)
        test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
      g_assert_no_error (error);
      if (is_step && may)
        respite_consent_state_after (states[i], act, &states[i]);
      n_done += is_step && may;
    }

  test_clinic_sign_in (clinic, "owner");
  for (int i = 0; i < n; i++)
    {
      g_autoptr (RespiteConsent) consent = test_consent_get (clinic, ids[i]);

      g_assert_cmpint (consent->state, ==, states[i]);
      g_assert_true (consent->is_valid);
      test_visit_free (visits[i]);
    }

  return n_done;
}

/* State x act x role: an act works exactly where the table of states and the table of permissions say so. */
static void
test_every_state_act_and_role (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  RespiteStaff staff = { 0 };

  staff.login = (char *) "clerk";
  staff.name = (char *) "Cy Clerk";
  staff.roles = RESPITE_ROLE_ADMINISTRATOR;
  respite_office_add_staff (clinic->office, &staff, TESTLIB_PASSWORD, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (walk_as (clinic, "prescriber"), ==, 4);
  g_assert_cmpint (walk_as (clinic, "nurse"), ==, 4);
  g_assert_cmpint (walk_as (clinic, "desk"), ==, 4);
  g_assert_cmpint (walk_as (clinic, "clerk"), ==, 0);
}

static void
test_expiry (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (RespiteConsent) consent = NULL;
  g_autoptr (GError) error = NULL;
  gint64 treatment = test_consent_present (visit, KETAMINE, "en");
  gint64 privacy = test_consent_present (visit, "privacy", "en");
  int n_expired = 0;

  test_consent_sign (clinic, treatment);
  test_consent_sign (clinic, privacy);
  test_consent_assert_lapse (clinic, treatment, RESPITE_LAPSE_NONE);
  respite_clock_advance (clinic->clock, 366 * RESPITE_DAY_MS);
  test_consent_assert_lapse (clinic, treatment, RESPITE_LAPSE_EXPIRED);
  test_consent_assert_lapse (clinic, privacy, RESPITE_LAPSE_NONE);
  consent = test_consent_get (clinic, treatment);
  g_assert_cmpint (consent->state, ==, RESPITE_CONSENT_SIGNED);
  g_assert_cmpint (respite_consent_get_shown_state (consent, respite_clock_get_now (clinic->clock)), ==,
                   RESPITE_CONSENT_EXPIRED);

  respite_office_expire_consents (clinic->office, &n_expired, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_expired, ==, 1);
  g_clear_pointer (&consent, respite_consent_free);
  consent = test_consent_get (clinic, treatment);
  g_assert_cmpint (consent->state, ==, RESPITE_CONSENT_EXPIRED);
  g_assert_true (consent->is_valid);
}

static void
test_ends_with_its_course (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (RespiteConsent) consent = NULL;
  g_autoptr (GError) error = NULL;

  test_visit_plan (visit);
  test_visit_consent (visit);
  consent = test_consent_get (clinic, visit->consent_id);
  g_assert_cmpint (consent->course_id, ==, visit->course_id);
  g_assert_cmpstr (consent->indication, ==, "Chronic pain");
  g_assert_cmpstr (consent->route, ==, "IV");
  test_consent_assert_lapse (clinic, visit->consent_id, RESPITE_LAPSE_NONE);

  respite_office_put_setting (clinic->office, "consent-ends-with-course", "0", &error);
  respite_office_stop_course (clinic->office, visit->course_id, "moved away", &error);
  g_assert_no_error (error);
  test_consent_assert_lapse (clinic, visit->consent_id, RESPITE_LAPSE_NONE);
  respite_office_put_setting (clinic->office, "consent-ends-with-course", "1", &error);
  g_assert_no_error (error);
  test_consent_assert_lapse (clinic, visit->consent_id, RESPITE_LAPSE_COURSE_ENDED);
  respite_office_expire_consents (clinic->office, NULL, &error);
  g_assert_no_error (error);
  test_consent_assert_lapse (clinic, visit->consent_id, RESPITE_LAPSE_EXPIRED);
}

static void
test_new_indication (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GError) error = NULL;
  gint64 protocol = 0;

  test_visit_plan (visit);
  test_visit_consent (visit);
  respite_office_resolve (clinic->office, RESPITE_KIND_PROTOCOL, "depression-standard", &protocol, &error);
  g_assert_no_error (error);
  respite_office_add_course (clinic->office, visit->patient_id, protocol, "2026-12-14", 600, "", &error);
  g_assert_no_error (error);
  test_consent_assert_lapse (clinic, visit->consent_id, RESPITE_LAPSE_NEW_INDICATION);
}

static void
test_drafts (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GHashTable) given = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (RespiteConsent) consent = NULL;
  g_autoptr (GPtrArray) signers = test_consent_new_signers ();
  g_autoptr (GError) error = NULL;
  gint64 id;

  g_assert_cmpint (respite_office_present_consent (clinic->office, visit->patient_id, "release", "en", &error), ==, 0);
  test_assert_refused (&error, RESPITE_ERROR_INVALID);

  id = respite_office_prepare_consent (clinic->office, visit->patient_id, "release", "en", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (respite_office_prepare_consent (clinic->office, visit->patient_id, "release", "en", NULL, &error),
                   ==, id);
  consent = test_consent_get (clinic, id);
  g_assert_cmpint (consent->state, ==, RESPITE_CONSENT_DRAFT);
  g_assert_false (respite_office_sign_consent (clinic->office, id, signers, NULL, NULL, NULL, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  g_assert_false (respite_office_present_draft (clinic->office, id, NULL, NULL, &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);

  g_hash_table_insert (given, (gpointer) "no.such", (gpointer) "x");
  g_assert_false (respite_office_present_draft (clinic->office, id, NULL, given, &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  g_hash_table_remove_all (given);
  g_hash_table_insert (given, (gpointer) "receivers", (gpointer) "Dr *Smith*, Albany");
  g_assert_true (respite_office_present_draft (clinic->office, id, "es", given, &error));
  g_assert_no_error (error);
  g_clear_pointer (&consent, respite_consent_free);
  consent = test_consent_get (clinic, id);
  g_assert_cmpint (consent->state, ==, RESPITE_CONSENT_PRESENTED);
  g_assert_cmpstr (consent->language, ==, "es");
  g_assert_nonnull (strstr (consent->text, "Dr \\*Smith\\*, Albany"));
  g_assert_true (consent->is_valid);

  /* What was presented is frozen. */
  g_assert_false (respite_office_present_draft (clinic->office, id, NULL, given, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  test_consent_sign (clinic, id);
}

/* Who did not explain a consent does not sign that it was: the front desk sees the patient sign, and no more. */
static void
test_clinician (void)
{
  static const struct
  {
    const char *login;
    gboolean    may;
  } cases[] = {
    { "prescriber", TRUE },
    { "nurse", TRUE },
    { "desk", FALSE },
  };
  g_autoptr (TestClinic) clinic = test_clinic_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TestVisit) visit = NULL;
      g_autoptr (GPtrArray) signers = test_consent_new_signers ();
      RespiteSigner *signer = respite_signer_new ();
      g_autoptr (GError) error = NULL;
      gint64 id;

      test_clinic_sign_in (clinic, "owner");
      visit = test_visit_new (clinic);
      test_clinic_sign_in (clinic, cases[i].login);
      id = test_consent_present (visit, KETAMINE, "en");
      signer->role = RESPITE_SIGNER_CLINICIAN;
      g_ptr_array_add (signers, signer);
      g_assert_cmpint (respite_office_sign_consent (clinic->office, id, signers, NULL, NULL, TESTLIB_PASSWORD, &error),
                       ==, cases[i].may);
      if (cases[i].may)
        g_assert_no_error (error);
      else
        test_assert_refused (&error, RESPITE_ERROR_DENIED);
    }
}

static void
test_own_texts (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (RespiteConsentTextCheck) check = NULL;
  g_autoptr (RespiteConsentTemplate) newest = NULL;
  g_autoptr (RespiteConsentTemplate) old = NULL;
  g_autoptr (GPtrArray) texts = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autofree char *small = test_consent_edit_text (KETAMINE, "Please read it with care.",
                                                   "Please read it with great care.");
  g_autofree char *large = test_consent_edit_text (KETAMINE, "Please read it with care.",
                                                   "We now ask a fee of 50 dollars.");
  g_autofree char *broken = test_consent_edit_text (KETAMINE, "<!-- clause: pregnancy -->\n", "");
  g_autofree char *strange = test_consent_edit_text (KETAMINE, "<!-- clause: pregnancy -->\n",
                                                     "<!-- clause: pregnancy -->\n<!-- clause: weather -->\n");
  g_autoptr (GError) error = NULL;
  int n_versions = 0;

  test_visit_plan (visit);
  test_visit_consent (visit);
  check = respite_office_check_consent_text (clinic->office, KETAMINE, "en", broken, &error);
  g_assert_no_error (error);
  g_assert_cmpint (check->missing->len, ==, 1);
  g_assert_cmpstr (((RespiteConsentElement *) check->missing->pdata[0])->code, ==, "pregnancy");
  g_assert_cmpint (check->n_in_force, ==, 1);
  g_assert_cmpint (check->n_ahead, ==, 1);
  g_assert_cmpint (check->version, ==, 2);
  g_assert_cmpint (respite_office_save_consent_text (clinic->office, KETAMINE, "en", broken, TRUE, "", &error), ==, 0);
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  g_assert_cmpint (respite_office_save_consent_text (clinic->office, KETAMINE, "en", strange, TRUE, "", &error), ==, 0);
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  g_assert_cmpint (respite_office_save_consent_text (clinic->office, KETAMINE, "en", "no head", TRUE, "", &error), ==,
                   0);
  test_assert_refused (&error, RESPITE_ERROR_PARSE);

  /* A comma asks nobody again; a fee does. */
  g_assert_cmpint (respite_office_save_consent_text (clinic->office, KETAMINE, "en", small, FALSE, "a word", &error),
                   ==, 2);
  g_assert_no_error (error);
  test_consent_assert_lapse (clinic, visit->consent_id, RESPITE_LAPSE_NONE);
  g_assert_cmpint (respite_office_save_consent_text (clinic->office, KETAMINE, "en", small, FALSE, "again", &error),
                   ==, 0);
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  g_assert_cmpint (respite_office_save_consent_text (clinic->office, KETAMINE, "en", large, TRUE, "the fee", &error),
                   ==, 3);
  g_assert_no_error (error);
  test_consent_assert_lapse (clinic, visit->consent_id, RESPITE_LAPSE_NEW_TEXT);
  again = respite_office_list_ask_again (clinic->office, &error);
  g_assert_no_error (error);
  g_assert_cmpint (again->len, ==, 1);
  g_assert_cmpint (((RespiteAskAgainRow *) again->pdata[0])->consent->lapse, ==, RESPITE_LAPSE_NEW_TEXT);

  /* What is presented now is the newest; every older one stays. */
  newest = respite_office_load_consent_text (clinic->office, KETAMINE, "en", 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (newest->version, ==, 3);
  g_assert_nonnull (strstr (newest->text, "fee of 50 dollars"));
  old = respite_office_load_consent_text (clinic->office, KETAMINE, "en", 2, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (old->text, "great care"));
  texts = respite_office_list_consent_texts (clinic->office, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < texts->len; i++)
    {
      const RespiteConsentTextInfo *info = g_ptr_array_index (texts, i);

      if (g_str_equal (info->slug, KETAMINE) && g_str_equal (info->language, "en"))
        g_assert_cmpint (info->version, ==, 3 - n_versions++);
    }
  g_assert_cmpint (n_versions, ==, 3);

  respite_clock_advance (clinic->clock, RESPITE_DAY_MS);
  test_consent_sign (clinic, test_consent_present (visit, KETAMINE, "en"));
  g_clear_pointer (&again, g_ptr_array_unref);
  again = respite_office_list_ask_again (clinic->office, &error);
  g_assert_no_error (error);
  g_assert_cmpint (again->len, ==, 0);
}

/* A withdrawal counts from the moment it is written down. */
static void
test_withdrawal_at_once (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GError) error = NULL;
  RespiteConsentStanding standing;

  g_assert_true (respite_office_get_consent_standing (clinic->office, visit->patient_id, &standing, &error));
  g_assert_cmpint (standing.lapse, ==, RESPITE_LAPSE_NONE);
  respite_office_withdraw_consent (clinic->office, visit->consent_id, "By word of mouth", &error);
  g_assert_no_error (error);
  test_consent_assert_lapse (clinic, visit->consent_id, RESPITE_LAPSE_WITHDRAWN);
  g_assert_true (respite_office_get_consent_standing (clinic->office, visit->patient_id, &standing, &error));
  g_assert_cmpint (standing.lapse, ==, RESPITE_LAPSE_WITHDRAWN);
  g_assert_cmpint (standing.ended_at, ==, respite_clock_get_now (clinic->clock));
  again = respite_office_list_ask_again (clinic->office, &error);
  g_assert_no_error (error);
  g_assert_cmpint (again->len, ==, 1);
  g_assert_cmpint (((RespiteAskAgainRow *) again->pdata[0])->consent->lapse, ==, RESPITE_LAPSE_WITHDRAWN);
}

/* Somebody copies a signed consent, row by row, to another patient. */
static void
test_a_copy_does_not_hold (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (TestVisit) other = test_visit_new (clinic);
  g_autoptr (GPtrArray) consents = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = NULL;

  test_visit_consent (visit);
  respite_db_set_migrating (respite_office_get_db (clinic->office), TRUE);
  sql = g_strdup_printf (
    "DROP TRIGGER consent_signer_in_time;"
    "CREATE TEMP TABLE twin AS SELECT * FROM consent; UPDATE twin SET id = id + 1, patient_id = %d, "
    "uuid = '00000000-0000-4000-8000-000000000000'; INSERT INTO consent SELECT * FROM twin;"
    "CREATE TEMP TABLE hand AS SELECT * FROM consent_signer; UPDATE hand SET id = id + 10, consent_id = consent_id + 1;"
    "INSERT INTO consent_signer SELECT * FROM hand; DROP TABLE twin; DROP TABLE hand", (int) other->patient_id);
  test_consent_run_sql (clinic, sql);
  consents = respite_office_list_consents (clinic->office, other->patient_id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (consents->len, ==, 1);
  g_assert_false (((RespiteConsent *) consents->pdata[0])->is_valid);
  test_consent_assert_lapse (clinic, ((RespiteConsent *) consents->pdata[0])->id, RESPITE_LAPSE_INVALID);
  test_consent_assert_lapse (clinic, visit->consent_id, RESPITE_LAPSE_NONE);
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  g_test_add_func ("/consents/every-state-act-and-role", test_every_state_act_and_role);
  g_test_add_func ("/consents/expiry", test_expiry);
  g_test_add_func ("/consents/ends-with-its-course", test_ends_with_its_course);
  g_test_add_func ("/consents/new-indication", test_new_indication);
  g_test_add_func ("/consents/drafts", test_drafts);
  g_test_add_func ("/consents/clinician", test_clinician);
  g_test_add_func ("/consents/own-texts", test_own_texts);
  g_test_add_func ("/consents/withdrawal-at-once", test_withdrawal_at_once);
  g_test_add_func ("/consents/a-copy-does-not-hold", test_a_copy_does_not_hold);

  return g_test_run ();
}
