/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <math.h>
#include <string.h>

#include "base/respite-str.h"
#include "documents/respite-consent-copy.h"
#include "forms/respite-consent-template.h"
#include "respite-core.h"
#include "sample.h"

/* A wavy line that is long enough for a signature. */
static char *
make_strokes (void)
{
  GString *out = g_string_new ("M30 120");

  for (int i = 1; i < 90; i++)
    g_string_append_printf (out, "%c%d %d", i == 60 ? 'M' : 'L', 30 + i * 6,
                            100 + (int) (60 * sin (i / 3.0) * (i % 20) / 20.0));

  return g_string_free (out, FALSE);
}

static void
add_signer (RespiteConsent   *consent,
            RespiteSignerRole role,
            const char       *name,
            const char       *meaning,
            gboolean          drawn)
{
  RespiteSigner *signer = respite_signer_new ();

  signer->role = role;
  signer->name = g_strdup (name);
  signer->authority = g_strdup ("");
  signer->meaning = g_strdup (meaning);
  signer->strokes = drawn ? make_strokes () : NULL;
  signer->at = PRINTED_AT - 3600000;
  g_ptr_array_add (consent->signers, signer);
}

static RespiteConsent *
make_consent (const char *language)
{
  RespiteConsent *consent = respite_consent_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteConsentTemplate) form = respite_consent_template_load ("off-label-ketamine", language, &error);
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_no_error (error);
  for (guint i = 0; respite_consent_placeholders[i] != NULL; i++)
    g_hash_table_insert (values, (gpointer) respite_consent_placeholders[i], (gpointer) "something");
  g_hash_table_insert (values, (gpointer) "patient.name", (gpointer) "Rosa *Martinez* {{x}}");
  consent->slug = g_strdup (form->slug);
  consent->version = form->version;
  consent->language = g_strdup (language);
  consent->title = g_strdup (form->title);
  consent->text = respite_consent_render (form, values);
  consent->sha256 = respite_consent_hash (consent->text);
  consent->answers = g_strdup ("{\"off-label\": \"It is used for something it was not approved for.\", "
                               "\"stop\": \"I say stop or press the bell.\"}");
  consent->state = RESPITE_CONSENT_SIGNED;
  consent->presented_at = PRINTED_AT - 7200000;
  consent->decided_at = PRINTED_AT - 3600000;
  consent->binding = g_strdup ("00");
  consent->is_valid = TRUE;
  add_signer (consent, RESPITE_SIGNER_PATIENT, "Rosa Martinez", "I agree to this treatment", TRUE);
  add_signer (consent, RESPITE_SIGNER_CLINICIAN, "Dr. Owen Hale", "I explained it", FALSE);

  return consent;
}

static void
test_signed (void)
{
  static const char *const languages[] = { "en", "es" };

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (RespiteConsent) consent = make_consent (languages[i]);
      RespiteDocumentInfo info = sample_info ();
      g_autoptr (GError) error = NULL;
      g_autoptr (RespiteLayout) layout = respite_consent_layout (consent, &info, &error);
      g_autofree char *name = g_strdup_printf ("consent-%s", languages[i]);
      g_autofree char *path = NULL;
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      path = save_sample (layout, name);
      text = respite_layout_get_text (layout, -1);
      g_assert_nonnull (strstr (text, "Rosa *Martinez* {{x}}"));
      g_assert_nonnull (strstr (text, consent->sha256));
      g_assert_nonnull (strstr (text, "I say stop or press the bell."));
      g_assert_null (strstr (text, "<!--"));
      g_assert_cmpstr (respite_layout_get_language (layout), ==, languages[i]);
    }
}

/* A copy of something that was changed after signing says so, and asks the questions that were asked. */
static void
test_invalid (void)
{
  static const char *const languages[] = { "en", "es" };
  static const char *const words[] = { "INVALID", "NO VÁLIDO" };

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (RespiteConsent) consent = make_consent (languages[i]);
      RespiteDocumentInfo info = sample_info ();
      g_autoptr (GError) error = NULL;
      g_autoptr (RespiteLayout) layout = NULL;
      g_autofree char *all = NULL;

      consent->is_valid = FALSE;
      consent->questions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_hash_table_insert (consent->questions, g_strdup ("stop"), g_strdup ("How do you stop?"));
      layout = respite_consent_layout (consent, &info, &error);
      g_assert_no_error (error);
      all = respite_layout_get_text (layout, -1);
      g_assert_nonnull (strstr (all, words[i]));
      g_assert_nonnull (strstr (all, "How do you stop?"));
    }
}

/* However long the text is: the line of the seal stands below a signature, never alone on a page. */
static void
test_seal_has_company (void)
{
  g_autoptr (RespiteConsent) consent = make_consent ("en");
  g_autoptr (GString) text = g_string_new (NULL);
  int n_pages = 0;

  for (int i = 0; i < 60; i++)
    {
      RespiteDocumentInfo info = sample_info ();
      g_autoptr (GError) error = NULL;
      g_autoptr (RespiteLayout) layout = NULL;
      g_autofree char *last = NULL;

      g_string_append (text, "One more line.\n\n");
      respite_set_str (&consent->text, text->str);
      layout = respite_consent_layout (consent, &info, &error);
      g_assert_no_error (error);
      n_pages = respite_layout_get_n_pages (layout);
      last = respite_layout_get_text (layout, n_pages - 1);
      g_assert_nonnull (strstr (last, consent->sha256));
      g_assert_nonnull (strstr (last, "Dr. Owen Hale"));
    }
  g_assert_cmpint (n_pages, >, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  respite_core_init ();

  g_test_add_func ("/consent/signed", test_signed);
  g_test_add_func ("/consent/invalid", test_invalid);
  g_test_add_func ("/consent/seal-has-company", test_seal_has_company);

  return g_test_run ();
}
