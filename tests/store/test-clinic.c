/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "testlib.h"

#include <string.h>

#include "service/respite-office-audit.h"
#include "service/respite-office-backup.h"
#include "service/respite-office-settings.h"

typedef struct
{
  RespiteClinic *clinic;
  guint          n_changed;
  guint          n_actor;
  gboolean       everything;
} Watch;

static void
changed_cb (RespiteClinic    *clinic G_GNUC_UNUSED,
            RespiteChangeSet *changes,
            gpointer          data)
{
  Watch *watch = data;

  watch->n_changed++;
  watch->everything = watch->everything || respite_change_set_has_kind (changes, RESPITE_KIND_EVERYTHING);
}

static void
actor_changed_cb (RespiteClinic *clinic G_GNUC_UNUSED,
                  gpointer       data)
{
  ((Watch *) data)->n_actor++;
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GError) error = NULL;

  respite_clinic_open_finish (RESPITE_CLINIC (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static gpointer
sign_in_job (RespiteOffice  *office,
             gpointer        data,
             GError        **error)
{
  return GINT_TO_POINTER (respite_office_sign_in (office, data, TESTLIB_PASSWORD, error));
}

static gpointer
put_job (RespiteOffice  *office,
         gpointer        data,
         GError        **error)
{
  return GINT_TO_POINTER (respite_office_put_setting (office, "lock-minutes", data, error));
}

static gpointer
get_job (RespiteOffice  *office,
         gpointer        data,
         GError        **error G_GNUC_UNUSED)
{
  return respite_office_get_setting (office, data);
}

static gpointer
may_job (RespiteOffice  *office,
         gpointer        data G_GNUC_UNUSED,
         GError        **error)
{
  return GINT_TO_POINTER (respite_office_may (office, RESPITE_FUNCTION_PATIENT_FIND, error));
}

/* The office of @scratch is closed, so that the clinic's own is the only one. */
static RespiteClinic *
open_clinic (TestClinic *scratch,
             Watch      *watch)
{
  RespiteClinic *clinic = respite_clinic_new (scratch->folder, scratch->clock);
  gboolean opened = FALSE;

  g_clear_pointer (&scratch->office, respite_office_free);
  g_signal_connect (clinic, "changed", G_CALLBACK (changed_cb), watch);
  g_signal_connect (clinic, "actor-changed", G_CALLBACK (actor_changed_cb), watch);
  respite_clinic_open_async (clinic, NULL, opened_cb, &opened);
  while (!opened)
    g_main_context_iteration (NULL, TRUE);

  return clinic;
}

static void
run_until_idle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

/* What is still on its way to the main thread holds the clinic; after that nothing may. */
static void
close_clinic (RespiteClinic *clinic)
{
  respite_clinic_close (clinic);
  run_until_idle ();
  g_assert_finalize_object (clinic);
}

/* Waits, at most half a minute, until *@counter is above @before. */
static void
wait_above (guint *counter,
            guint  before)
{
  for (int i = 0; i < 30000 && *counter <= before; i++)
    {
      run_until_idle ();
      g_usleep (1000);
    }
  g_assert_cmpuint (*counter, >, before);
}

static void
test_state_before_answer (void)
{
  g_autoptr (TestClinic) scratch = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  Watch watch = { 0 };
  RespiteClinic *clinic = open_clinic (scratch, &watch);

  g_assert_cmpstr (respite_clinic_get_name (clinic), ==, "Willow Pain Clinic");
  g_assert_cmpint (respite_clinic_get_state (clinic), ==, RESPITE_OFFICE_SIGNED_OUT);
  g_assert_null (respite_clinic_get_actor (clinic));
  g_assert_cmpint (respite_clinic_get_kind (clinic), ==, RESPITE_CLINIC_PRACTICE);

  g_assert_nonnull (test_run (clinic, sign_in_job, (gpointer) "nurse", &error));
  g_assert_no_error (error);
  g_assert_cmpint (respite_clinic_get_state (clinic), ==, RESPITE_OFFICE_SIGNED_IN);
  g_assert_cmpstr (respite_clinic_get_actor (clinic)->login, ==, "nurse");
  g_assert_true (respite_clinic_may (clinic, RESPITE_FUNCTION_SESSION_RECORD));
  g_assert_false (respite_clinic_may (clinic, RESPITE_FUNCTION_CLINIC_SETTINGS));
  g_assert_cmpstr (respite_clinic_get_info (clinic)->phone, ==, "518 555 0100");
  g_assert_cmpuint (watch.n_actor, >=, 2);

  close_clinic (clinic);
}

static void
test_reader_follows (void)
{
  g_autoptr (TestClinic) scratch = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  Watch watch = { 0 };
  RespiteClinic *clinic = open_clinic (scratch, &watch);
  g_autofree char *value = NULL;

  g_assert_null (test_read (clinic, may_job, NULL, &error));
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);

  test_run (clinic, sign_in_job, (gpointer) "owner", &error);
  g_assert_no_error (error);
  g_assert_nonnull (test_read (clinic, may_job, NULL, &error));
  test_run (clinic, put_job, (gpointer) "7", &error);
  g_assert_no_error (error);
  value = test_read (clinic, get_job, (gpointer) "lock-minutes", &error);
  g_assert_cmpstr (value, ==, "7");

  /* The reading office refuses to write. */
  g_assert_null (test_read (clinic, put_job, (gpointer) "8", &error));
  test_assert_refused (&error, RESPITE_ERROR_READ_ONLY);

  close_clinic (clinic);
}

typedef struct
{
  GString *order;
  char     mark;
} Mark;

static gpointer
mark_job (RespiteOffice  *office G_GNUC_UNUSED,
          gpointer        data,
          GError        **error G_GNUC_UNUSED)
{
  Mark *mark = data;

  /* The first is slow: the others must wait for it. */
  if (mark->mark == 'a')
    g_usleep (20000);
  g_string_append_c (mark->order, mark->mark);

  return NULL;
}

static void
test_first_in_first_out (void)
{
  g_autoptr (TestClinic) scratch = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) order = g_string_new (NULL);
  Watch watch = { 0 };
  RespiteClinic *clinic = open_clinic (scratch, &watch);
  Mark marks[26];

  for (int i = 0; i < 26; i++)
    {
      marks[i] = (Mark) { order, (char) ('a' + i) };
      respite_clinic_run_async (clinic, mark_job, &marks[i], NULL, NULL, NULL, NULL, NULL);
    }
  close_clinic (clinic);
  g_assert_cmpstr (order->str, ==, "abcdefghijklmnopqrstuvwxyz");
}

/* What both threads had open is one file again, or the next start would take the program for killed. */
static void
test_closing_leaves_no_journal (void)
{
  g_autoptr (TestClinic) scratch = test_clinic_new ();
  g_autofree char *journal = g_build_filename (scratch->folder, "respite.db-wal", NULL);
  g_autoptr (GError) error = NULL;
  Watch watch = { 0 };
  RespiteClinic *clinic = open_clinic (scratch, &watch);

  test_run (clinic, sign_in_job, (gpointer) "owner", &error);
  g_assert_no_error (error);
  g_assert_nonnull (test_read (clinic, may_job, NULL, &error));
  test_run (clinic, put_job, (gpointer) "7", &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (journal, G_FILE_TEST_EXISTS));

  close_clinic (clinic);
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
}

static gpointer
flag_job (RespiteOffice  *office G_GNUC_UNUSED,
          gpointer        data,
          GError        **error G_GNUC_UNUSED)
{
  g_atomic_int_set ((int *) data, 1);

  return NULL;
}

static void
test_changes_are_merged (void)
{
  g_autoptr (TestClinic) scratch = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  Watch watch = { 0 };
  RespiteClinic *clinic = open_clinic (scratch, &watch);
  Watch before;
  int all_done = 0;

  test_run (clinic, sign_in_job, (gpointer) "owner", &error);
  g_assert_no_error (error);
  run_until_idle ();
  before = watch;

  /* Twenty acts while the main thread is busy: one signal. */
  for (int i = 0; i < 20; i++)
    respite_clinic_run_async (clinic, put_job, g_strdup_printf ("%d", i), g_free, NULL, NULL, NULL, NULL);
  respite_clinic_run_async (clinic, flag_job, &all_done, NULL, NULL, NULL, NULL, NULL);
  while (!g_atomic_int_get (&all_done))
    g_usleep (1000);
  wait_above (&watch.n_changed, before.n_changed);
  run_until_idle ();
  g_assert_cmpuint (watch.n_changed, ==, before.n_changed + 1);
  g_assert_false (watch.everything);

  close_clinic (clinic);
}

/* The command line beside the window: the window learns of its act by itself. */
static void
test_sees_another_program (void)
{
  g_autoptr (TestClinic) scratch = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteOffice) other = NULL;
  Watch watch = { 0 };
  RespiteClinic *clinic = open_clinic (scratch, &watch);
  guint before;

  test_run (clinic, sign_in_job, (gpointer) "nurse", &error);
  g_assert_no_error (error);
  run_until_idle ();
  before = watch.n_changed;

  other = respite_office_open (scratch->folder, scratch->clock, &error);
  g_assert_no_error (error);
  respite_office_sign_in (other, "owner", TESTLIB_PASSWORD, &error);
  g_assert_no_error (error);
  respite_office_put_setting (other, "lock-minutes", "3", &error);
  g_assert_no_error (error);
  wait_above (&watch.n_changed, before);
  g_assert_true (watch.everything);

  close_clinic (clinic);
}

static void
cancelled_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GError) error = NULL;

  respite_clinic_run_finish (RESPITE_CLINIC (source), result, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *(guint *) data += 1;
}

static void
test_waiting_job_is_cancelled (void)
{
  g_autoptr (TestClinic) scratch = test_clinic_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GString) order = g_string_new (NULL);
  Watch watch = { 0 };
  RespiteClinic *clinic = open_clinic (scratch, &watch);
  Mark slow = { order, 'a' };
  Mark waiting = { order, 'b' };
  guint n_cancelled = 0;

  respite_clinic_run_async (clinic, mark_job, &slow, NULL, NULL, NULL, NULL, NULL);
  respite_clinic_run_async (clinic, mark_job, &waiting, NULL, NULL, cancellable, cancelled_cb, &n_cancelled);
  g_cancellable_cancel (cancellable);
  wait_above (&n_cancelled, 0);
  close_clinic (clinic);
  g_assert_cmpstr (order->str, ==, "a");
}

static gpointer
passphrase_job (RespiteOffice  *office,
                gpointer        data,
                GError        **error)
{
  return GINT_TO_POINTER (respite_office_set_backup_passphrase (office, data, error));
}

static gpointer
write_backup_job (RespiteOffice  *office,
                  gpointer        data,
                  GError        **error)
{
  return respite_office_write_backup (office, data, error);
}

static gpointer
record_backup_job (RespiteOffice  *office,
                   gpointer        data,
                   GError        **error)
{
  return GINT_TO_POINTER (respite_office_record_backup (office, data, error));
}

static gpointer
verify_job (RespiteOffice  *office,
            gpointer        data G_GNUC_UNUSED,
            GError        **error)
{
  return respite_office_verify (office, error);
}

/* Backup and checks run on the reading thread while acts go on; only the note of it is an act. */
static void
test_backup_delays_no_act (void)
{
  g_autoptr (TestClinic) scratch = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteBackup) backup = NULL;
  g_autoptr (RespiteVerification) verification = NULL;
  Watch watch = { 0 };
  RespiteClinic *clinic = open_clinic (scratch, &watch);

  test_run (clinic, sign_in_job, (gpointer) "owner", &error);
  test_run (clinic, passphrase_job, (gpointer) "four unrelated words", &error);
  g_assert_no_error (error);
  for (int i = 0; i < 50; i++)
    respite_clinic_run_async (clinic, put_job, g_strdup_printf ("%d", i), g_free, NULL, NULL, NULL, NULL);
  backup = test_read (clinic, write_backup_job, scratch->scratch, &error);
  g_assert_no_error (error);
  g_assert_nonnull (test_run (clinic, record_backup_job, backup, &error));
  g_assert_no_error (error);
  verification = test_read (clinic, verify_job, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (verification->problem, ==, NULL);
  close_clinic (clinic);
}

static void
created_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GError) error = NULL;

  *(char **) data = respite_clinic_create_finish (RESPITE_CLINIC (source), result, &error);
  g_assert_no_error (error);
}

static void
test_create (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autoptr (RespiteClock) clock = respite_clock_new_fake (TESTLIB_NOW);
  g_autoptr (RespiteClinicInfo) info = test_make_info (RESPITE_CLINIC_PRACTICE);
  RespiteStaff first = { .login = (char *) "owner", .name = (char *) "Olivia Stern", .roles = RESPITE_ROLES_PEOPLE };
  RespiteClinic *clinic = respite_clinic_new (folder, clock);
  g_autofree char *code = NULL;

  respite_clinic_create_async (clinic, info, &first, "short", NULL, created_cb, &code);
  while (code == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (strlen (code), ==, 39);
  g_assert_cmpstr (respite_clinic_get_actor (clinic)->login, ==, "owner");

  close_clinic (clinic);
  test_remove_tree (folder);
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  g_test_add_func ("/clinic/state-before-answer", test_state_before_answer);
  g_test_add_func ("/clinic/reader-follows", test_reader_follows);
  g_test_add_func ("/clinic/closing-leaves-no-journal", test_closing_leaves_no_journal);
  g_test_add_func ("/clinic/first-in-first-out", test_first_in_first_out);
  g_test_add_func ("/clinic/changes-are-merged", test_changes_are_merged);
  g_test_add_func ("/clinic/sees-another-program", test_sees_another_program);
  g_test_add_func ("/clinic/waiting-job-is-cancelled", test_waiting_job_is_cancelled);
  g_test_add_func ("/clinic/backup-delays-no-act", test_backup_delays_no_act);
  g_test_add_func ("/clinic/create", test_create);

  return g_test_run ();
}
