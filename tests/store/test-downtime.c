/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* The papers for a day without the program: what is on them, and that nobody else reads them. */

#include "config.h"

#include "test-visit.h"

#include <string.h>
#include <sys/stat.h>

#include "base/respite-clock.h"
#include "base/respite-error.h"
#include "service/respite-downtime-acts.h"

#define OFFICE (clinic->office)

static char *
build_path (TestClinic *clinic)
{
  return g_build_filename (clinic->folder, "downtime-pack", NULL);
}

static char *
read_pack (TestClinic *clinic,
           const char *language)
{
  RespiteDocumentInfo info = {
    .clinic = respite_office_get_clinic_info (OFFICE), .language = language,
    .printed_at = respite_office_get_now (OFFICE), .zone = respite_office_get_zone (OFFICE),
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteLayout) layout = respite_office_layout_downtime (OFFICE, TESTLIB_NOW, &info, &error);

  g_assert_no_error (error);

  return respite_layout_get_text (layout, -1);
}

/* Each visit of the day has sheets with the name on them; the minutes are those of the clinic's schedule. */
static void
test_content (void)
{
  static const char *const wanted[] = {
    "When the program is down", "Day sheet", "Before the infusion", "Vital signs", "Going home", "Emergency",
    "Name and date of birth checked twice", "Walks steadily", "Name of the escort: ____", "\n5\n", "\n10\n", "End +15",
    "End +30",
  };
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autofree char *text = read_pack (clinic, "en");
  g_autofree char *spanish = read_pack (clinic, "es");
  const char *sheet = strstr (text, "Before the infusion");

  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_test_message ("%s", wanted[i]);
      g_assert_nonnull (strstr (text, wanted[i]));
    }
  g_assert_nonnull (strstr (sheet + 1, "Before the infusion"));
  g_assert_nonnull (strstr (spanish, "Antes de la infusión"));
}

/* Made once a day, readable by its owner only, and by nobody without a password of the clinic. */
static void
test_sealed (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *path = build_path (clinic);
  g_autofree char *sealed = NULL;
  g_autofree char *day = NULL;
  gboolean is_made = FALSE;
  struct stat status;
  gsize size;

  g_assert_true (respite_office_keep_downtime (OFFICE, &is_made, &error));
  g_assert_true (is_made);
  g_assert_true (respite_office_keep_downtime (OFFICE, &is_made, &error));
  g_assert_false (is_made);
  respite_clock_advance (clinic->clock, RESPITE_DAY_MS);
  g_assert_true (respite_office_keep_downtime (OFFICE, &is_made, &error));
  g_assert_true (is_made);

  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_get_contents (path, &sealed, &size, NULL));
  g_assert_null (g_strstr_len (sealed, (gssize) size, "%PDF"));
  g_assert_null (g_strstr_len (sealed, (gssize) size, "Producer"));
  pdf = respite_downtime_open (clinic->folder, clinic->clock, "nurse", TESTLIB_PASSWORD, &day, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (pdf, NULL), 4, "%PDF", 4);
  g_assert_cmpuint (strlen (day), ==, 10);
  g_assert_null (respite_downtime_open (clinic->folder, clinic->clock, "nurse", "not the password", NULL, &error));
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);
  g_assert_null (respite_downtime_open (clinic->folder, clinic->clock, "nobody", TESTLIB_PASSWORD, NULL, &error));
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);
}

/* Who tries passwords waits as at a sign-in, and the tries of both count together. */
static void
test_tries_count (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (respite_office_keep_downtime (OFFICE, NULL, &error));
  for (int i = 0; i < 6; i++)
    {
      g_assert_null (respite_downtime_open (clinic->folder, clinic->clock, "nurse", "not the password", NULL, &error));
      test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);
    }
  g_assert_null (respite_downtime_open (clinic->folder, clinic->clock, "nurse", TESTLIB_PASSWORD, NULL, &error));
  test_assert_refused (&error, RESPITE_ERROR_WAIT);
  g_assert_false (respite_office_sign_in (OFFICE, "nurse", TESTLIB_PASSWORD, &error));
  test_assert_refused (&error, RESPITE_ERROR_WAIT);

  respite_clock_advance (clinic->clock, RESPITE_HOUR_MS);
  g_bytes_unref (respite_downtime_open (clinic->folder, clinic->clock, "nurse", TESTLIB_PASSWORD, NULL, &error));
  g_assert_no_error (error);
}

/* Whatever byte is changed, and wherever it is cut off, it does not open. */
static void
test_changed (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = build_path (clinic);
  g_autofree char *sealed = NULL;
  gsize size;

  g_assert_null (respite_downtime_open (clinic->folder, clinic->clock, "nurse", TESTLIB_PASSWORD, NULL, &error));
  test_assert_refused (&error, RESPITE_ERROR_NOT_FOUND);
  g_assert_true (respite_office_keep_downtime (OFFICE, NULL, &error));
  g_assert_true (g_file_get_contents (path, &sealed, &size, NULL));
  for (gsize i = 0; i < size; i += size / 16)
    {
      g_autoptr (GBytes) pdf = NULL;

      sealed[i] ^= 1;
      g_assert_true (g_file_set_contents (path, sealed, (gssize) size, NULL));
      sealed[i] ^= 1;
      pdf = respite_downtime_open (clinic->folder, clinic->clock, "nurse", TESTLIB_PASSWORD, NULL, &error);
      g_assert_null (pdf);
      g_assert_nonnull (error);
      g_clear_error (&error);
    }
  for (gsize i = 0; i < size; i += size / 4)
    {
      g_assert_true (g_file_set_contents (path, sealed, (gssize) i, NULL));
      g_assert_null (respite_downtime_open (clinic->folder, clinic->clock, "nurse", TESTLIB_PASSWORD, NULL, &error));
      g_assert_nonnull (error);
      g_clear_error (&error);
    }
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  g_test_add_func ("/downtime/content", test_content);
  g_test_add_func ("/downtime/sealed", test_sealed);
  g_test_add_func ("/downtime/changed", test_changed);
  g_test_add_func ("/downtime/tries-count", test_tries_count);

  return g_test_run ();
}
