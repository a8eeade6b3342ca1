/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "test-consent.h"

#include "forms/respite-consent-template.h"

void
test_consent_run_sql (TestClinic *clinic,
                      const char *sql)
{
  sqlite3 *handle = respite_db_get_handle (respite_office_get_db (clinic->office));
  char *message = NULL;

  if (sqlite3_exec (handle, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

RespiteConsent *
test_consent_get (TestClinic *clinic,
                  gint64      id)
{
  g_autoptr (GError) error = NULL;
  RespiteConsent *consent = respite_office_get_consent (clinic->office, id, &error);

  g_assert_no_error (error);

  return consent;
}

void
test_consent_assert_lapse (TestClinic  *clinic,
                           gint64       id,
                           RespiteLapse lapse)
{
  g_autoptr (RespiteConsent) consent = test_consent_get (clinic, id);

  g_assert_cmpstr (respite_code_to_word (respite_lapse_codes, (int) consent->lapse), ==,
                   respite_code_to_word (respite_lapse_codes, (int) lapse));
  g_assert_cmpint (respite_consent_is_in_force (consent, respite_clock_get_now (clinic->clock)), ==,
                   lapse == RESPITE_LAPSE_NONE);
}

GPtrArray *
test_consent_new_signers (void)
{
  GPtrArray *signers = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_signer_free);
  RespiteSigner *signer = respite_signer_new ();

  signer->name = g_strdup ("Rosa Martínez");
  signer->strokes = g_strdup (TEST_STROKES);
  g_ptr_array_add (signers, signer);

  return signers;
}

void
test_consent_sign (TestClinic *clinic,
                   gint64      id)
{
  g_autoptr (GPtrArray) signers = test_consent_new_signers ();
  g_autoptr (GError) error = NULL;

  respite_office_sign_consent (clinic->office, id, signers, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

gint64
test_consent_present (TestVisit  *visit,
                      const char *slug,
                      const char *language)
{
  g_autoptr (GError) error = NULL;
  gint64 id = respite_office_present_consent (visit->clinic->office, visit->patient_id, slug, language, &error);

  g_assert_no_error (error);

  return id;
}

char *
test_consent_edit_text (const char *slug,
                        const char *from,
                        const char *to)
{
  g_autofree char *markdown = respite_consent_template_dup_markdown (slug, "en");
  g_autoptr (GString) text = g_string_new (markdown);

  g_assert_cmpint (g_string_replace (text, from, to, 0), ==, 1);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
