/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "test-visit.h"

#include <string.h>

#include "base/respite-error.h"
#include "service/respite-paper-acts.h"

/* Such papers are of no patient. */
static gboolean
is_of_day (const char *kind)
{
  return g_str_equal (kind, "call-list") || g_str_equal (kind, "downtime-pack");
}

static gint64
get_subject (const TestVisit *visit,
             const char      *kind)
{
  if (g_str_equal (kind, "letter") || g_str_equal (kind, "course-summary"))
    return visit->course_id;
  if (g_str_equal (kind, "patient-summary") || g_str_equal (kind, "full-record") ||
      g_str_equal (kind, "address-labels"))
    return visit->patient_id;

  return is_of_day (kind) ? TESTLIB_NOW : visit->session_id;
}

/* A visit of somebody whose address is known, for the labels. */
static TestVisit *
new_visit (TestClinic *clinic)
{
  TestVisit *visit = test_visit_new_running (clinic);
  g_autoptr (GError) error = NULL;
  g_autoptr (RespitePatient) patient = NULL;

  patient = respite_office_get_patient (clinic->office, visit->patient_id, FALSE, &error);
  g_assert_no_error (error);
  g_free (patient->address);
  patient->address = g_strdup ("4 Peach Street, Atlanta, GA 30303");
  respite_office_update_patient (clinic->office, patient, &error);
  g_assert_no_error (error);

  return visit;
}

static char *
read_paper (TestVisit  *visit,
            const char *kind,
            const char *language,
            GError    **error)
{
  RespiteOffice *office = visit->clinic->office;
  RespiteDocumentInfo info = {
    .clinic = respite_office_get_clinic_info (office), .language = language, .printed_by = "Ana Bell",
    .printed_at = respite_office_get_now (office), .zone = respite_office_get_zone (office),
  };
  g_autoptr (RespiteLayout) layout = respite_office_layout_paper (office, kind, get_subject (visit, kind), NULL, &info,
                                                                  error);

  return layout != NULL ? respite_layout_get_text (layout, -1) : NULL;
}

/* Each is made in each language, and for whom is written down. */
static void
test_made (void)
{
  static const char *const names[][2] = { { "en", "Pain - short series" }, { "es", "Dolor - serie corta" } };
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = new_visit (clinic);

  for (const RespitePaperKind *kind = respite_paper_kinds; kind->code != NULL; kind++)
    for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (GPtrArray) documents = NULL;
        g_autofree char *text = read_paper (visit, kind->code, names[i][0], &error);
        const RespiteDocumentRow *row;

        g_test_message ("%s %s", kind->code, names[i][0]);
        g_assert_no_error (error);
        g_assert_cmpuint (strlen (text), >, g_str_has_suffix (kind->code, "-labels") ? 20 : 100);
        if (g_str_equal (kind->code, "letter") || g_str_has_suffix (kind->code, "summary"))
          g_assert_nonnull (strstr (text, names[i][1]));

        respite_office_note_paper (clinic->office, kind->code, get_subject (visit, kind->code), names[i][0], "saved",
                                   &error);
        g_assert_no_error (error);
        documents = respite_office_list_documents (clinic->office, visit->patient_id, &error);
        row = documents->len > 0 ? g_ptr_array_index (documents, 0) : NULL;
        if (!is_of_day (kind->code))
          g_assert_cmpstr (row->kind, ==, kind->code);
      }
}

/* The desk makes what others read, but nothing out of the record. */
static void
test_roles (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = new_visit (clinic);

  test_clinic_sign_in (clinic, "desk");
  for (const RespitePaperKind *kind = respite_paper_kinds; kind->code != NULL; kind++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = read_paper (visit, kind->code, "en", &error);

      g_test_message ("%s", kind->code);
      g_assert_true ((text != NULL) == (kind->function == RESPITE_FUNCTION_HANDOUT_MAKE));
      g_assert_true ((error == NULL) == (text != NULL));
      g_assert_true (respite_office_note_paper (clinic->office, kind->code, get_subject (visit, kind->code), "en",
                                                "printed", NULL) == (text != NULL));
    }
}

static void
test_of_nothing (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  TestVisit nothing = { clinic, 4711, 4711, 4711, 4711, 4711 };

  for (const RespitePaperKind *kind = respite_paper_kinds; kind->code != NULL; kind++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = read_paper (&nothing, kind->code, "en", &error);

      if (g_str_equal (kind->code, "call-list"))
        g_assert_nonnull (strstr (text, "No visits on this day."));
      else if (is_of_day (kind->code))
        g_assert_nonnull (strstr (text, "When the program is down"));
      else
        test_assert_refused (&error, RESPITE_ERROR_NOT_FOUND);
    }
}

/* In the list of what was made, a form and a consent have the names that people know them by. */
static void
test_titles (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = new_visit (clinic);
  static const struct
  {
    const char *kind;
    const char *name;
    const char *english;
    const char *spanish;
  } papers[] = {
    { "form", "phq-9", "PHQ-9: depression", "PHQ-9: depresión" },
    { "consent", "off-label-ketamine", "Consent to treatment with ketamine",
      "Consentimiento para el tratamiento con ketamina" },
    { "calendar", "course", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (GError) error = NULL;

      respite_office_note_document (clinic->office, papers[i].kind, papers[i].name, visit->patient_id, 0, "en", "saved",
                                    &error);
      g_assert_no_error (error);
    }
  for (int is_spanish = FALSE; is_spanish <= TRUE; is_spanish++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) rows = respite_office_list_documents_in (clinic->office, visit->patient_id,
                                                                     is_spanish ? "es" : "en", &error);

      g_assert_no_error (error);
      g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (papers));
      for (gsize i = 0; i < G_N_ELEMENTS (papers); i++)
        {
          const RespiteDocumentRow *row = g_ptr_array_index (rows, rows->len - 1 - i);

          g_assert_cmpstr (row->kind, ==, papers[i].kind);
          g_assert_cmpstr (row->title, ==, is_spanish ? papers[i].spanish : papers[i].english);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  g_test_add_func ("/papers/made", test_made);
  g_test_add_func ("/papers/roles", test_roles);
  g_test_add_func ("/papers/of-nothing", test_of_nothing);
  g_test_add_func ("/papers/titles", test_titles);

  return g_test_run ();
}
