/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* The language of a consent can be changed until somebody has decided on it. */

#include "config.h"

#include "test-consent.h"

#include "service/respite-office-audit.h"

#include <string.h>

#define KETAMINE "off-label-ketamine"

static void
set_language (TestClinic *clinic,
              gint64      id,
              const char *language)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (respite_office_set_consent_language (clinic->office, id, language, &error));
  g_assert_no_error (error);
}

static guint
count_rows (TestClinic *clinic,
            const char *action)
{
  RespiteAuditFilter filter = { .action = action };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = respite_office_list_audit (clinic->office, &filter, NULL, &error);

  g_assert_no_error (error);

  return rows->len;
}

/* The same consent, its text written anew; the audit has the change and the text that is presented now. */
static void
test_presented (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  gint64 id = test_consent_present (visit, KETAMINE, "en");
  g_autoptr (RespiteConsent) english = test_consent_get (clinic, id);
  g_autoptr (RespiteConsent) spanish = NULL;
  g_autoptr (RespiteConsent) again = NULL;
  guint n_presented = count_rows (clinic, "consent.present");

  set_language (clinic, id, "es");
  spanish = test_consent_get (clinic, id);
  g_assert_cmpint (spanish->state, ==, RESPITE_CONSENT_PRESENTED);
  g_assert_cmpstr (spanish->language, ==, "es");
  g_assert_nonnull (strstr (spanish->text, "ketamina"));
  g_assert_cmpstr (spanish->title, !=, english->title);
  g_assert_cmpstr (spanish->sha256, !=, english->sha256);
  g_assert_cmpuint (count_rows (clinic, "consent.language"), ==, 1);
  g_assert_cmpuint (count_rows (clinic, "consent.present"), ==, n_presented + 1);

  /* Choosing what there is changes nothing. */
  set_language (clinic, id, "es");
  g_assert_cmpuint (count_rows (clinic, "consent.language"), ==, 1);

  set_language (clinic, id, "en");
  again = test_consent_get (clinic, id);
  g_assert_cmpstr (again->sha256, ==, english->sha256);
  test_consent_sign (clinic, id);
  test_consent_assert_lapse (clinic, id, RESPITE_LAPSE_NONE);
}

/* What was typed into the blanks is not in the record: the text asks for it again. */
static void
test_blanks_are_asked_again (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GHashTable) given = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (RespiteConsent) draft = NULL;
  g_autoptr (RespiteConsent) taken_back = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = respite_office_prepare_consent (clinic->office, visit->patient_id, "release", "en", NULL, &error);

  g_assert_no_error (error);
  set_language (clinic, id, "es");
  draft = test_consent_get (clinic, id);
  g_assert_cmpint (draft->state, ==, RESPITE_CONSENT_DRAFT);
  g_assert_cmpstr (draft->language, ==, "es");

  g_hash_table_insert (given, (gpointer) "receivers", (gpointer) "Dr Smith");
  g_assert_true (respite_office_present_draft (clinic->office, id, NULL, given, &error));
  g_assert_no_error (error);
  set_language (clinic, id, "en");
  taken_back = test_consent_get (clinic, id);
  g_assert_cmpint (taken_back->state, ==, RESPITE_CONSENT_DRAFT);
  g_assert_cmpstr (taken_back->language, ==, "en");
  g_assert_null (strstr (taken_back->text, "Dr Smith"));
}

/* Signed, declined, withdrawn: the language stays, and so does the text. */
static void
test_decided (void)
{
  for (int step = 0; step < 3; step++)
    {
      g_autoptr (TestClinic) clinic = test_clinic_new ();
      g_autoptr (TestVisit) visit = test_visit_new (clinic);
      gint64 id = test_consent_present (visit, KETAMINE, "en");
      g_autoptr (RespiteConsent) after = NULL;
      g_autoptr (GError) error = NULL;

      if (step == 0)
        respite_office_decline_consent (clinic->office, id, "no", &error);
      else
        test_consent_sign (clinic, id);
      if (step == 2)
        respite_office_withdraw_consent (clinic->office, id, "no", &error);
      g_assert_no_error (error);

      g_assert_false (respite_office_set_consent_language (clinic->office, id, "es", &error));
      test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
      after = test_consent_get (clinic, id);
      g_assert_cmpstr (after->language, ==, "en");
      g_assert_true (after->is_valid);
    }
}

static void
test_refused (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  gint64 id = test_consent_present (visit, KETAMINE, "en");
  g_autoptr (RespiteConsent) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (respite_office_set_consent_language (clinic->office, id, "tlh", &error));
  test_assert_refused (&error, RESPITE_ERROR_NOT_FOUND);
  g_assert_false (respite_office_set_consent_language (clinic->office, id + 1, "es", &error));
  test_assert_refused (&error, RESPITE_ERROR_NOT_FOUND);
  after = test_consent_get (clinic, id);
  g_assert_cmpint (after->state, ==, RESPITE_CONSENT_PRESENTED);
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  g_test_add_func ("/consent-language/presented", test_presented);
  g_test_add_func ("/consent-language/blanks-are-asked-again", test_blanks_are_asked_again);
  g_test_add_func ("/consent-language/decided", test_decided);
  g_test_add_func ("/consent-language/refused", test_refused);

  return g_test_run ();
}
