/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "test-visit.h"

#include "service/respite-access-acts.h"
#include "service/respite-course-acts.h"
#include "service/respite-office-audit.h"
#include "service/respite-office-staff.h"

/* Emergency access: one record, half an hour, for a reason, and it stands open until somebody else has seen it. */

typedef struct
{
  TestClinic *clinic;
  TestVisit  *visit;
  gint64      other_id;
} Fixture;

static void
add_account (TestClinic *clinic,
             const char *login,
             RespiteRole roles)
{
  RespiteStaff staff = { .login = (char *) login, .name = (char *) login, .roles = roles };
  g_autoptr (GError) error = NULL;

  respite_office_add_staff (clinic->office, &staff, TESTLIB_PASSWORD, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (RespitePatient) other = respite_patient_new ();
  g_autoptr (GError) error = NULL;

  fixture->clinic = test_clinic_new ();
  fixture->visit = test_visit_new_running (fixture->clinic);
  other->family = g_strdup ("Adeyemi");
  other->given = g_strdup ("Ruth");
  other->born = g_strdup ("1980-01-01");
  respite_office_add_patient (fixture->clinic->office, other, &error);
  g_assert_no_error (error);
  fixture->other_id = other->id;
  add_account (fixture->clinic, "manager", RESPITE_ROLE_ADMINISTRATOR);
  test_clinic_sign_in (fixture->clinic, "manager");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  test_visit_free (fixture->visit);
  test_clinic_free (fixture->clinic);
}

static gint64
open_record (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  respite_office_open_access (fixture->clinic->office, fixture->visit->patient_id, "Bleeding; nobody clinical here",
                              &id, &error);
  g_assert_no_error (error);

  return id;
}

static gboolean
sees (Fixture *fixture,
      gint64   patient_id)
{
  RespiteOffice *office = fixture->clinic->office;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = respite_office_list_record_items (office, patient_id, &error);

  if (items == NULL)
    g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_DENIED);

  return items != NULL;
}

static void
test_shows_one_record (Fixture      *fixture,
                       gconstpointer data)
{
  RespiteOffice *office = fixture->clinic->office;
  gint64 patient_id = fixture->visit->patient_id;
  g_autoptr (GPtrArray) responses = NULL;
  g_autoptr (GPtrArray) consents = NULL;
  g_autoptr (GPtrArray) courses = NULL;
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (RespiteCourse) course = NULL;
  g_autoptr (RespiteEligibility) eligibility = NULL;
  g_autoptr (RespiteResponse) response = NULL;
  g_autoptr (RespiteSessionRecord) session = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (sees (fixture, patient_id));
  g_assert_null (respite_office_get_course (office, fixture->visit->course_id, &error));
  test_assert_refused (&error, RESPITE_ERROR_DENIED);
  open_record (fixture);
  g_assert_true (sees (fixture, patient_id));
  g_assert_false (sees (fixture, fixture->other_id));

  responses = respite_office_list_responses (office, patient_id, &error);
  g_assert_no_error (error);
  response = respite_office_get_response (office, fixture->visit->response_id, &error);
  g_assert_no_error (error);
  consents = respite_office_list_consents (office, patient_id, &error);
  g_assert_no_error (error);
  courses = respite_office_list_courses (office, patient_id, &error);
  g_assert_no_error (error);
  course = respite_office_get_course (office, fixture->visit->course_id, &error);
  g_assert_no_error (error);
  documents = respite_office_list_documents (office, patient_id, &error);
  g_assert_no_error (error);
  eligibility = respite_office_get_eligibility (office, patient_id, &error);
  g_assert_no_error (error);
  session = respite_office_get_session (office, fixture->visit->session_id, TRUE, &error);
  g_assert_no_error (error);
}

static void
test_allows_no_writing (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  open_record (fixture);
  respite_office_set_allergy_state (fixture->clinic->office, fixture->visit->patient_id, RESPITE_ALLERGY_NONE_KNOWN,
                                    &error);
  test_assert_refused (&error, RESPITE_ERROR_DENIED);
}

static void
test_ends_after_half_an_hour (Fixture      *fixture,
                              gconstpointer data)
{
  gint64 patient_id = fixture->visit->patient_id;

  open_record (fixture);
  respite_clock_advance (fixture->clinic->clock, RESPITE_ACCESS_MS - 1);
  g_assert_true (sees (fixture, patient_id));
  respite_clock_advance (fixture->clinic->clock, 1);
  g_assert_false (sees (fixture, patient_id));

  /* A new reason opens it again. */
  open_record (fixture);
  g_assert_true (sees (fixture, patient_id));
}

static void
test_is_the_persons_own (Fixture      *fixture,
                         gconstpointer data)
{
  open_record (fixture);
  test_clinic_sign_in (fixture->clinic, "desk");
  g_assert_false (sees (fixture, fixture->visit->patient_id));
}

static void
test_needs_a_reason (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  respite_office_open_access (fixture->clinic->office, fixture->visit->patient_id, "  ", NULL, &error);
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  g_assert_false (sees (fixture, fixture->visit->patient_id));
}

static void
test_not_twice_and_not_needlessly (Fixture      *fixture,
                                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  open_record (fixture);
  respite_office_open_access (fixture->clinic->office, fixture->visit->patient_id, "again", NULL, &error);
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);

  test_clinic_sign_in (fixture->clinic, "nurse");
  respite_office_open_access (fixture->clinic->office, fixture->visit->patient_id, "may anyway", NULL, &error);
  test_assert_refused (&error, RESPITE_ERROR_DENIED);
}

static guint
count_open (Fixture *fixture)
{
  g_autoptr (GPtrArray) list = respite_office_list_access (fixture->clinic->office, FALSE, NULL);

  g_assert_nonnull (list);

  return list->len;
}

static void
test_another_person_acknowledges (Fixture      *fixture,
                                  gconstpointer data)
{
  RespiteOffice *office = fixture->clinic->office;
  gint64 id = open_record (fixture);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (count_open (fixture), ==, 1);
  respite_office_acknowledge_access (office, id, NULL, &error);
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);

  /* On everybody's day board. */
  test_clinic_sign_in (fixture->clinic, "nurse");
  g_assert_cmpuint (count_open (fixture), ==, 1);
  respite_office_acknowledge_access (office, id, NULL, &error);
  test_assert_refused (&error, RESPITE_ERROR_DENIED);

  test_clinic_sign_in (fixture->clinic, "owner");
  respite_office_acknowledge_access (office, id, "Talked to the manager", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_open (fixture), ==, 0);
  respite_office_acknowledge_access (office, id, NULL, &error);
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);

  all = respite_office_list_access (office, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_cmpstr (((RespiteAccess *) g_ptr_array_index (all, 0))->note, ==, "Talked to the manager");
}

/* Where there is nobody else, an administrator may acknowledge it alone. */
static void
test_the_only_administrator (Fixture      *fixture,
                             gconstpointer data)
{
  RespiteOffice *office = fixture->clinic->office;
  gint64 id = open_record (fixture);
  g_autoptr (GError) error = NULL;

  respite_office_deactivate_staff (office, "owner", &error);
  g_assert_no_error (error);
  respite_office_acknowledge_access (office, id, NULL, &error);
  g_assert_no_error (error);
}

static void
test_is_audited (Fixture      *fixture,
                 gconstpointer data)
{
  static const char *const actions[] = { "access.open", "session.view", "access.acknowledge" };
  RespiteOffice *office = fixture->clinic->office;
  gint64 id = open_record (fixture);
  g_autoptr (RespiteSessionRecord) session = respite_office_get_session (office, fixture->visit->session_id, TRUE,
                                                                         NULL);
  g_autoptr (GError) error = NULL;

  test_clinic_sign_in (fixture->clinic, "owner");
  respite_office_acknowledge_access (office, id, NULL, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      RespiteAuditFilter filter = { .action = actions[i], .patient_id = fixture->visit->patient_id,
                                    .descending = TRUE };
      g_autoptr (GPtrArray) rows = respite_office_list_audit (office, &filter, NULL, &error);
      const RespiteAuditEntry *entry;

      g_assert_no_error (error);
      g_assert_cmpuint (rows->len, >=, 1);
      entry = g_ptr_array_index (rows, 0);
      g_assert_cmpstr (entry->row.staff_name, ==, i < 2 ? "manager" : "Olivia Stern");
      if (i < 2)
        g_assert_cmpstr (entry->row.reason, ==, i == 0 ? "Bleeding; nobody clinical here" : "emergency access");
    }
}

/* The table itself refuses what the program never does. */
static void
test_table_is_fixed (Fixture      *fixture,
                     gconstpointer data)
{
  static const char *const statements[] = {
    "DELETE FROM access",
    "UPDATE access SET reason = 'other'",
    "UPDATE access SET ends_at = ends_at + 1000",
    "UPDATE access SET acknowledged_at = 1, acknowledged_by = 1, staff_id = 1",
  };
  RespiteDb *db = respite_office_get_db (fixture->clinic->office);

  open_record (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (respite_db_exec (db, statements[i], &error));
      g_assert_nonnull (error);
    }
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

#define ADD(name, function) g_test_add ("/access/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("one-record", test_shows_one_record);
  ADD ("no-writing", test_allows_no_writing);
  ADD ("half-an-hour", test_ends_after_half_an_hour);
  ADD ("own", test_is_the_persons_own);
  ADD ("reason", test_needs_a_reason);
  ADD ("not-twice", test_not_twice_and_not_needlessly);
  ADD ("acknowledge", test_another_person_acknowledges);
  ADD ("alone", test_the_only_administrator);
  ADD ("audit", test_is_audited);
  ADD ("table", test_table_is_fixed);
#undef ADD

  return g_test_run ();
}
