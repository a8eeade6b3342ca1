/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* Forms from files: what is added, what is kept apart, what is refused; and drafts that the record begins. */

#include "config.h"

#include <string.h>

#include "test-visit.h"

#include "forms/respite-prefill.h"

#define FORM(head, items) \
  "{'resourceType':'Questionnaire','status':'active'," head ",'title':'A form','item':[" items "]}"
#define QUESTION(text) "{'linkId':'q','type':'string','text':'" text "'}"

/* ' stands for ". */
static RespiteFormImport *
import_text (TestClinic  *clinic,
             const char  *text,
             GError     **error)
{
  char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (GBytes) bytes = g_bytes_new_take (json, strlen (json));

  return respite_office_import_form (clinic->office, bytes, error);
}

static void
test_versions (void)
{
  static const struct
  {
    const char              *json;
    const char              *slug;
    const char              *version;
    RespiteFormImportResult  result;
  } cases[] = {
    { FORM ("'url':'http://a/mood','version':'1'", QUESTION ("x")), "mood", "1", RESPITE_FORM_IMPORT_ADDED },
    { FORM ("'url':'http://a/mood','version':'1'", QUESTION ("x")), "mood", "1", RESPITE_FORM_IMPORT_HERE_ALREADY },
    { FORM ("'url':'http://a/mood','version':'2'", QUESTION ("y")), "mood", "2", RESPITE_FORM_IMPORT_NEW_VERSION },
    /* Of another origin, so another form. */
    { FORM ("'url':'http://b/mood','version':'1'", QUESTION ("x")), "mood-2", "1", RESPITE_FORM_IMPORT_ADDED },
    { FORM ("'url':'http://b/mood','version':'3'", QUESTION ("z")), "mood-2", "3", RESPITE_FORM_IMPORT_NEW_VERSION },
    { FORM ("'url':'http://b/mood','version':'1'", QUESTION ("x")), "mood-2", "1", RESPITE_FORM_IMPORT_HERE_ALREADY },
    /* A foreign form never takes the place of a built-in one. */
    { FORM ("'url':'http://b/screening','version':'9'", QUESTION ("x")), "screening-2", "9",
      RESPITE_FORM_IMPORT_ADDED },
    /* Without a version the content tells them apart. */
    { FORM ("'id':'plain'", QUESTION ("x")), "plain", "", RESPITE_FORM_IMPORT_ADDED },
    { FORM ("'id':'plain'", QUESTION ("x")), "plain", "", RESPITE_FORM_IMPORT_HERE_ALREADY },
    { FORM ("'id':'plain'", QUESTION ("y")), "plain", "file-", RESPITE_FORM_IMPORT_NEW_VERSION },
    { FORM ("'id':'plain'", QUESTION ("y")), "plain", "file-", RESPITE_FORM_IMPORT_HERE_ALREADY },
  };
  g_autoptr (TestClinic) clinic = test_clinic_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RespiteFormImport) import = import_text (clinic, cases[i].json, &error);

      g_test_message ("%s", cases[i].json);
      g_assert_no_error (error);
      g_assert_cmpstr (import->slug, ==, cases[i].slug);
      g_assert_true (g_str_has_prefix (import->version, cases[i].version));
      g_assert_cmpint (import->result, ==, cases[i].result);
      g_assert_cmpint (import->n_questions, ==, 1);
    }
}

static void
test_same_version_other_content (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteFormImport) import = import_text (clinic, FORM ("'url':'http://a/m','version':'1'", QUESTION ("x")),
                                                      &error);

  g_assert_no_error (error);
  g_assert_null (import_text (clinic, FORM ("'url':'http://a/m','version':'1'", QUESTION ("y")), &error));
  g_assert_nonnull (strstr (error->message, "give the file a new version"));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
}

static void
test_report (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteFormImport) import = import_text (
    clinic, FORM ("'url':'http://a/r'", QUESTION ("x") ",\n{'linkId':'doc','type':'attachment'},\n{'linkId':'c','type':"
                  "'choice','answerValueSet':'http://x/y'},\n{'linkId':'o','type':'open-choice'}"), &error);
  static const struct
  {
    RespiteFormNoteKind  kind;
    int                  line;
    const char          *link_id;
    const char          *what;
  } notes[] = {
    { RESPITE_NOTE_NOT_ASKED, 2, "doc", "attachment" },
    { RESPITE_NOTE_NOT_ASKED, 3, "c",   "http://x/y" },
    { RESPITE_NOTE_DIFFERENT, 4, "o",   "answerOption" },
  };

  g_assert_no_error (error);
  g_assert_cmpint (import->n_items, ==, 4);
  g_assert_cmpint (import->n_questions, ==, 2);
  g_assert_cmpint (import->n_not_asked, ==, 2);
  g_assert_cmpuint (import->notes->len, ==, G_N_ELEMENTS (notes));
  for (gsize i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      const RespiteFormNote *note = g_ptr_array_index (import->notes, i);

      g_assert_cmpint (note->kind, ==, notes[i].kind);
      g_assert_cmpint (note->line, ==, notes[i].line);
      g_assert_cmpstr (note->link_id, ==, notes[i].link_id);
      g_assert_cmpstr (note->what, ==, notes[i].what);
      g_assert_cmpstr (note->reason, !=, "");
    }
}

/* What was answered stays readable with the definition that it was given to. */
static void
test_answered_version_stays (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteFormImport) first = import_text (clinic, FORM ("'url':'http://a/m','version':'1'", QUESTION ("x")),
                                                     &error);
  g_autoptr (RespiteFormImport) second = NULL;
  g_autoptr (RespiteForm) form = respite_office_get_form (clinic->office, first->form_id, &error);
  g_autoptr (RespiteForm) after = NULL;
  g_autoptr (RespiteAnswers) answers = respite_answers_new (form);
  g_autoptr (RespiteResponse) response = NULL;
  gint64 id = respite_office_start_response (clinic->office, first->form_id, visit->patient_id, 0, &error);

  respite_answers_set_text (answers, "q", "an answer", NULL);
  g_assert_true (respite_office_finish_response (clinic->office, id, answers, &error));
  second = import_text (clinic, FORM ("'url':'http://a/m','version':'2'", QUESTION ("y")), &error);
  g_assert_no_error (error);
  g_assert_cmpint (second->form_id, !=, first->form_id);

  response = respite_office_get_response (clinic->office, id, &error);
  g_assert_cmpint (response->form_id, ==, first->form_id);
  g_assert_true (response->is_valid);
  after = respite_office_get_form (clinic->office, response->form_id, &error);
  g_assert_cmpstr (respite_form_get_sha256 (after), ==, respite_form_get_sha256 (form));
}

#define PREFILLED(link_id, word) \
  "{'linkId':'" link_id "','type':'string','extension':[{'url':'urn:respite:prefill','valueCode':'" word "'}]}"

/* The front desk fills forms but does not see the record: names come, weights do not. */
static void
test_drafts_begin_with_the_record (void)
{
  static const struct
  {
    const char *login;
    gboolean    sees_weight;
  } cases[] = { { "nurse", TRUE }, { "desk", FALSE } };
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = g_strdup_printf (FORM ("'url':'http://a/p%d'", PREFILLED ("name", "patient.name") ","
                                                     PREFILLED ("kg", "patient.weight")), (int) i);
      g_autoptr (RespiteFormImport) import = NULL;
      g_autoptr (RespiteResponse) response = NULL;
      g_autoptr (RespiteForm) form = NULL;
      g_autoptr (RespiteAnswers) answers = NULL;
      gint64 id;

      test_clinic_sign_in (clinic, "owner");
      import = import_text (clinic, json, &error);
      g_assert_no_error (error);
      test_clinic_sign_in (clinic, cases[i].login);
      id = respite_office_start_response (clinic->office, import->form_id, visit->patient_id, 0, &error);
      g_assert_no_error (error);
      response = respite_office_get_response (clinic->office, id, &error);
      form = respite_office_get_form (clinic->office, import->form_id, &error);
      answers = respite_answers_new_from_json (form, response->json, -1, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (respite_answers_get_text (answers, "name"), ==, "Rosa Martínez");
      g_assert_true (respite_answers_is_prefilled (answers, "name"));
      g_assert_cmpint (*respite_answers_get_text (answers, "kg") != '\0', ==, cases[i].sees_weight);
    }
}

/* A hundred files in a row, some of them broken: the good ones are there, the others changed nothing. */
static void
test_a_hundred_files (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GPtrArray) before = respite_office_list_forms (clinic->office, NULL);
  g_autoptr (GPtrArray) after = NULL;
  guint n_refused = 0;

  for (int i = 0; i < 100; i++)
    {
      g_autofree char *json = g_strdup_printf (FORM ("'url':'http://a/f%d','version':'1'", QUESTION ("%s")), i,
                                               i % 4 == 3 ? "'" : "x");
      g_autoptr (GError) error = NULL;
      g_autoptr (RespiteFormImport) import = import_text (clinic, json, &error);

      g_assert_true ((import == NULL) == (error != NULL));
      if (import != NULL)
        continue;
      g_assert_nonnull (strstr (error->message, "Line 1"));
      n_refused++;
    }
  after = respite_office_list_forms (clinic->office, NULL);
  g_assert_cmpuint (n_refused, ==, 25);
  g_assert_cmpuint (after->len, ==, before->len + 75);
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  g_test_add_func ("/form-import/versions", test_versions);
  g_test_add_func ("/form-import/same-version-other-content", test_same_version_other_content);
  g_test_add_func ("/form-import/report", test_report);
  g_test_add_func ("/form-import/answered-version-stays", test_answered_version_stays);
  g_test_add_func ("/form-import/drafts-begin-with-the-record", test_drafts_begin_with_the_record);
  g_test_add_func ("/form-import/a-hundred-files", test_a_hundred_files);

  return g_test_run ();
}
