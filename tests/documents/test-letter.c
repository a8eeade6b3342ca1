/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* The letter to the referring clinician and the notes for others, in both languages. */

#include "config.h"

#include <string.h>

#include "base/respite-clock.h"
#include "base/respite-error.h"
#include "documents/respite-letter.h"
#include "respite-core.h"
#include "sample-record.h"
#include "sample.h"

typedef struct
{
  RespiteCourse       *course;
  RespiteCourseSummary summary;
} Sample;

static void
sample_begin (Sample *sample)
{
  RespiteCourseReview *review = respite_course_review_new ();

  review->done = 3;
  review->verdict = RESPITE_VERDICT_CONTINUE;
  review->text = g_strdup ("Walks further, sleeps through.");
  review->by = g_strdup ("Miriam Castellan, MD");
  review->at = PRINTED_AT - RESPITE_DAY_MS;
  sample->course = respite_course_new ();
  sample->course->protocol_name = g_strdup ("Pain - short series");
  sample->course->sessions = 4;
  sample->summary = (RespiteCourseSummary) {
    .course = sample->course,
    .records = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_session_record_unref),
    .reviews = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_course_review_free),
  };
  g_ptr_array_add (sample->summary.records, sample_record_new (60));
  g_ptr_array_add (sample->summary.reviews, review);
}

static void
sample_end (Sample *sample)
{
  respite_course_free (sample->course);
  g_ptr_array_unref (sample->summary.records);
  g_ptr_array_unref (sample->summary.reviews);
}

/* What the file says, head and foot included. */
static char *
read_letter (const RespiteLetterRequest *request,
             const char                 *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteLayout) layout = respite_letter_layout (request, &error);
  g_autofree char *path = NULL;

  g_assert_no_error (error);
  check_inside (layout);
  g_assert_cmpuint (respite_layout_get_n_missing (layout), ==, 0);
  path = save_sample (layout, name);

  return read_pdf_text (path);
}

static void
test_letter (gconstpointer data)
{
  static const char *const expected[][8] = {
    { "en", "Thank you for sending us this patient", "Pain - short series (Chronic pain)", "1 of 4, 23 Nov 2026",
      "Walks further, sleeps through.", "An own paragraph.", "Scores No scores", "Emergencies None " },
    { "es", "Gracias por enviarnos a este paciente", "Pain - short series (Chronic pain)", "1 de 4, 23 nov 2026",
      "Walks further, sleeps through.", "An own paragraph.", "Puntuaciones No hay puntuaciones",
      "Emergencias Ninguna " },
  };
  const char *const *words = expected[GPOINTER_TO_INT (data)];
  RespitePatient patient = *sample_patient ();
  RespiteLetterRequest request = { .name = "letter", .base.info = sample_info (), .indication = "Chronic pain",
                                   .signer_roles = "prescriber", .remark = "An own paragraph." };
  g_autofree char *name = g_strdup_printf ("letter-%s", words[0]);
  g_autofree char *text = NULL;
  Sample sample;

  if (!has_program ("pdftotext"))
    return g_test_skip ("pdftotext is not installed");

  sample_begin (&sample);
  patient.referrer = (char *) "Harbor Family Practice";
  request.base.info.patient = &patient;
  request.base.info.language = words[0];
  request.course = &sample.summary;
  text = read_letter (&request, name);
  for (gsize i = 1; i < G_N_ELEMENTS (expected[0]); i++)
    g_assert_nonnull (strstr (text, words[i]));
  g_assert_nonnull (strstr (text, "Harbor Family Practice"));
  g_assert_nonnull (strstr (text, "10042"));
  g_assert_null (strstr (text, "{{"));
  sample_end (&sample);
}

/* A dose stands in the letter as it was signed; that it was amended stands beside it. */
static void
test_amended_dose_is_told (void)
{
  RespiteLetterRequest request = { .name = "letter", .base.info = sample_info () };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  RespiteAddendum *addendum = g_new0 (RespiteAddendum, 1);
  RespiteSessionRecord *record;
  Sample sample;

  if (!has_program ("pdftotext"))
    {
      respite_addendum_free (addendum);
      return g_test_skip ("pdftotext is not installed");
    }

  sample_begin (&sample);
  request.base.info.patient = sample_patient ();
  request.course = &sample.summary;
  before = read_letter (&request, "letter-signed");
  g_assert_null (strstr (before, "amended"));

  record = g_ptr_array_index (sample.summary.records, 0);
  for (guint i = 0; i < respite_timeline_get_n_events (record->timeline) && addendum->event_id == 0; i++)
    if (respite_event_is_dose (respite_timeline_get_event (record->timeline, i)))
      addendum->event_id = respite_timeline_get_event (record->timeline, i)->id;
  g_assert_cmpint (addendum->event_id, !=, 0);
  addendum->text = g_strdup ("35 mg in 40 min");
  addendum->at = PRINTED_AT;
  g_ptr_array_add (record->addenda, addendum);
  after = read_letter (&request, "letter-amended");
  g_assert_nonnull (strstr (after, "As signed; visits with a dose entry amended afterwards: 1."));
  sample_end (&sample);
}

/* The referring doctor learns of each emergency when it was and how it ended. */
static void
test_emergencies_are_told (void)
{
  static const char *const over[] = { "begin", "oxygen", "end hospital St. Mary", NULL };
  static const char *const open[] = { "help", NULL };
  RespiteLetterRequest request = { .name = "letter", .base.info = sample_info () };
  g_autofree char *text = NULL;
  g_autofree char *spanish = NULL;
  Sample sample;

  if (!has_program ("pdftotext"))
    return g_test_skip ("pdftotext is not installed");

  sample_begin (&sample);
  request.base.info.patient = sample_patient ();
  request.course = &sample.summary;
  sample_record_add_emergency (g_ptr_array_index (sample.summary.records, 0), 10, over);
  sample_record_add_emergency (g_ptr_array_index (sample.summary.records, 0), 20, open);
  text = read_letter (&request, "letter-emergency");
  g_assert_nonnull (strstr (text, "taken to hospital, St. Mary; "));
  g_assert_nonnull (strstr (text, "its end is not written down"));

  request.base.info.language = "es";
  spanish = read_letter (&request, "letter-emergency-es");
  g_assert_nonnull (strstr (spanish, "traslado al hospital, St. Mary; "));
  sample_end (&sample);
}

/* A course that has not begun has no doses, no pressures, no dates; nobody is thanked who is not known. */
static void
test_letter_before_the_first_visit (void)
{
  RespiteLetterRequest request = { .name = "letter", .base.info = sample_info () };
  g_autofree char *text = NULL;
  Sample sample;

  if (!has_program ("pdftotext"))
    return g_test_skip ("pdftotext is not installed");

  sample_begin (&sample);
  g_ptr_array_set_size (sample.summary.records, 0);
  request.course = &sample.summary;
  text = read_letter (&request, "letter-before");
  g_assert_nonnull (strstr (text, "0 of 4"));
  g_assert_null (strstr (text, "mmHg"));
  g_assert_null (strstr (text, "1970"));
  g_assert_null (strstr (text, "Thank you for sending"));
  g_assert_nonnull (strstr (text, "No further visit is planned at present."));
  sample_end (&sample);
}

/* Nobody learns from a note what was done; the one for who came along does not even name the patient. */
static void
test_notes_are_silent (void)
{
  static const char *const silent[] = { "etamin", "pain", "Pain", "dolor", "Dolor", "infus", "10042" };
  static const char *const languages[] = { "en", "es" };
  static const char *const notes[] = { "work-note", "escort-note" };

  if (!has_program ("pdftotext"))
    return g_test_skip ("pdftotext is not installed");

  for (int i = 0; i < 4; i++)
    {
      RespiteSession visit = { .planned_at = PRINTED_AT, .planned_minutes = 180, .checked_in_at = PRINTED_AT,
                               .discharged_at = i & 2 ? PRINTED_AT + 2 * RESPITE_HOUR_MS : 0 };
      RespiteClinicInfo clinic = *sample_clinic ();
      RespiteLetterRequest request = { .name = notes[i & 1], .base.info = sample_info (), .visit = &visit,
                                       .signer_roles = "desk" };
      g_autofree char *name = g_strdup_printf ("%s-%s", notes[i & 1], languages[i >> 1]);
      g_autofree char *text = NULL;

      clinic.name = (char *) "Willow Clinic";
      request.base.info.clinic = &clinic;
      request.base.info.language = languages[i >> 1];
      request.base.escort_name = "Luis Martel";
      text = read_letter (&request, name);
      for (gsize k = 0; k < G_N_ELEMENTS (silent); k++)
        g_assert_null (strstr (text, silent[k]));
      g_assert_true ((strstr (text, "Martinez") != NULL) == ((i & 1) == 0));
      g_assert_nonnull (strstr (text, i & 2 ? "12:04" : "1:04 pm"));
      g_assert_true ((strstr (text, "planned") != NULL) == ((i & 2) == 0));
    }
}

static void
test_unknown (void)
{
  RespiteLetterRequest request = { .name = "nothing", .base.info = sample_info () };
  g_autoptr (GError) error = NULL;

  g_assert_null (respite_letter_layout (&request, &error));
  g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  respite_core_init ();

  g_test_add_data_func ("/letter/en", GINT_TO_POINTER (0), test_letter);
  g_test_add_data_func ("/letter/es", GINT_TO_POINTER (1), test_letter);
  g_test_add_func ("/letter/amended-dose-is-told", test_amended_dose_is_told);
  g_test_add_func ("/letter/emergencies-are-told", test_emergencies_are_told);
  g_test_add_func ("/letter/before-the-first-visit", test_letter_before_the_first_visit);
  g_test_add_func ("/letter/notes-are-silent", test_notes_are_silent);
  g_test_add_func ("/letter/unknown", test_unknown);

  return g_test_run ();
}
