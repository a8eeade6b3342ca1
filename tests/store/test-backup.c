/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#define _GNU_SOURCE

#include "config.h"

#include "testlib.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "service/respite-office-audit.h"
#include "service/respite-office-backup.h"
#include "service/respite-office-settings.h"
#include "service/respite-office-staff.h"

#define PASSPHRASE "four unrelated words here"

static RespiteBackup *
make_backup (TestClinic *clinic)
{
  g_autoptr (GError) error = NULL;
  RespiteBackup *backup;

  if (!respite_office_has_backup_passphrase (clinic->office))
    {
      respite_office_set_backup_passphrase (clinic->office, PASSPHRASE, &error);
      g_assert_no_error (error);
    }
  backup = respite_office_make_backup (clinic->office, clinic->scratch, &error);
  g_assert_no_error (error);

  return backup;
}

static void
put (TestClinic *clinic,
     const char *value)
{
  g_autoptr (GError) error = NULL;

  respite_office_put_setting (clinic->office, "lock-minutes", value, &error);
  g_assert_no_error (error);
}

static void
assert_setting (TestClinic *clinic,
                const char *value)
{
  g_autofree char *found = respite_office_get_setting (clinic->office, "lock-minutes");

  g_assert_cmpstr (found, ==, value);
}

static void
assert_sound (TestClinic *clinic)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteVerification) verification = respite_office_verify (clinic->office, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (verification->problem, ==, NULL);
}

/* Nothing but the clinic's own files: no scratch folder and no plain copy stays. */
static void
assert_no_leftovers (TestClinic *clinic)
{
  g_autoptr (GDir) dir = g_dir_open (clinic->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_prefix (name, "scratch-"));
}

static void
test_make_and_prove (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteBackup) backup = NULL;
  g_autoptr (RespiteBackup) again = NULL;
  g_autoptr (RespiteBackup) last = NULL;
  struct stat info;

  g_assert_null (respite_office_get_last_backup (clinic->office));
  put (clinic, "7");
  backup = make_backup (clinic);
  g_assert_cmpint (backup->proven_at, ==, TESTLIB_NOW);
  g_assert_cmpint (backup->n_rows, >, 10);
  g_assert_true (g_str_has_suffix (backup->path, "/respite-practice-20261123-100000.backup"));
  g_assert_cmpint (stat (backup->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (info.st_size, ==, backup->size);

  again = respite_office_verify_backup (clinic->office, backup->path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (again->head.seq, ==, backup->head.seq);
  last = respite_office_get_last_backup (clinic->office);
  g_assert_cmpstr (last->path, ==, backup->path);
  assert_no_leftovers (clinic);
  assert_sound (clinic);
}

static void
test_needs_passphrase_and_folder (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *missing = g_build_filename (clinic->scratch, "no", "such", NULL);

  g_assert_null (respite_office_make_backup (clinic->office, clinic->scratch, &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  respite_office_set_backup_passphrase (clinic->office, PASSPHRASE, &error);
  g_assert_no_error (error);
  g_assert_null (respite_office_make_backup (clinic->office, missing, &error));
  test_assert_refused (&error, RESPITE_ERROR_NOT_FOUND);
  assert_no_leftovers (clinic);
}

/* Nothing of a record can be read in a backup, in either build. */
static void
test_is_encrypted (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (RespiteBackup) backup = make_backup (clinic);
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (backup->path, &content, &length, NULL));
  g_assert_null (memmem (content, length, "Willow", 6));
  g_assert_null (memmem (content, length, "Olivia", 6));
  g_assert_null (memmem (content, length, "SQLite", 6));
}

static void
test_restore_in_place (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteBackup) backup = NULL;
  RespiteStaff later = { .login = (char *) "later", .name = (char *) "Lia Later", .roles = RESPITE_ROLE_NURSE };

  put (clinic, "7");
  backup = make_backup (clinic);
  put (clinic, "9");
  respite_office_add_staff (clinic->office, &later, TESTLIB_PASSWORD, NULL, &error);
  g_assert_no_error (error);

  g_assert_false (respite_office_restore_backup (clinic->office, backup->path, "some other passphrase", &error));
  test_assert_refused (&error, RESPITE_ERROR_CORRUPT);
  assert_setting (clinic, "9");

  respite_office_restore_backup (clinic->office, backup->path, PASSPHRASE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (respite_office_get_state (clinic->office), ==, RESPITE_OFFICE_SIGNED_OUT);
  test_clinic_sign_in (clinic, "owner");
  assert_setting (clinic, "7");
  assert_sound (clinic);
  assert_no_leftovers (clinic);

  /* The account that came after the backup is unknown now, and its slot is gone. */
  g_assert_false (respite_office_sign_in (clinic->office, "later", TESTLIB_PASSWORD, &error));
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);
}

static void
test_restore_keeps_old_files_and_begins_epoch (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteBackup) backup = make_backup (clinic);
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *kept = g_build_filename (clinic->folder, "replaced-20261123-150000", "respite.db", NULL);
  RespiteAuditFilter filter = { .action = "backup.restore" };
  const RespiteAuditEntry *entry;

  respite_office_restore_backup (clinic->office, backup->path, PASSPHRASE, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  test_clinic_sign_in (clinic, "owner");
  rows = respite_office_list_audit (clinic->office, &filter, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  entry = g_ptr_array_index (rows, 0);
  g_assert_cmpint (entry->row.epoch, ==, 2);
  g_assert_cmpstr (entry->row.staff_name, ==, "Olivia Stern");
  g_assert_nonnull (strstr (entry->row.old_text, "record code"));
}

static void
test_restore_on_new_computer (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteBackup) backup = NULL;
  g_autofree char *fresh = g_build_filename (clinic->scratch, "fresh", NULL);

  put (clinic, "7");
  backup = make_backup (clinic);
  g_assert_false (respite_office_restore_new (fresh, backup->path, PASSPHRASE, "owner", "wrong", clinic->clock,
                                              &error));
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);
  g_assert_false (respite_office_restore_new (fresh, backup->path, PASSPHRASE, "nurse", TESTLIB_PASSWORD, clinic->clock,
                                              &error));
  test_assert_refused (&error, RESPITE_ERROR_DENIED);
  g_assert_false (respite_office_exists (fresh));
  g_assert_false (respite_office_restore_new (clinic->folder, backup->path, PASSPHRASE, "owner", TESTLIB_PASSWORD,
                                              clinic->clock, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);

  respite_office_restore_new (fresh, backup->path, PASSPHRASE, "owner", TESTLIB_PASSWORD, clinic->clock, &error);
  g_assert_no_error (error);
  g_free (clinic->folder);
  clinic->folder = g_steal_pointer (&fresh);
  test_clinic_reopen (clinic);
  assert_setting (clinic, "7");
  assert_sound (clinic);
}

static void
test_other_clinic_is_refused (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestClinic) other = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteBackup) backup = make_backup (other);

  g_assert_false (respite_office_restore_backup (clinic->office, backup->path, PASSPHRASE, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  g_assert_null (respite_office_verify_backup (clinic->office, backup->path, NULL, &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  assert_sound (clinic);
}

static void
test_real_clinic_refuses_practice_backup (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteBackup) backup = make_backup (clinic);
  g_autoptr (RespiteClinicInfo) info = test_make_info (RESPITE_CLINIC_REAL);
  g_autofree char *folder = g_build_filename (clinic->scratch, "real", NULL);
  RespiteStaff first = { .login = (char *) "owner", .name = (char *) "Olivia Stern", .roles = RESPITE_ROLES_PEOPLE };
  g_autoptr (RespiteOffice) real = respite_office_create (folder, info, &first, "purple tractor window song",
                                                          clinic->clock, NULL, &error);

  g_assert_no_error (error);
  g_assert_false (respite_office_restore_backup (real, backup->path, PASSPHRASE, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
}

/* Every cut and every flipped byte is found. */
static void
test_damaged_files_are_refused (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (RespiteBackup) backup = make_backup (clinic);
  g_autofree char *path = g_build_filename (clinic->scratch, "damaged.backup", NULL);
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (backup->path, &content, &length, NULL));
  for (int i = 0; i < 60; i++)
    {
      g_autoptr (GError) error = NULL;
      gsize at = i < 20 ? (gsize) i * 4 : (gsize) g_test_rand_int_range (0, (gint32) length);
      gboolean cut = i % 3 == 2;

      if (!cut)
        content[at] ^= 0x20;
      g_assert_true (g_file_set_contents (path, content, (gssize) (cut ? at : length), NULL));
      if (!cut)
        content[at] ^= 0x20;

      g_assert_null (respite_office_verify_backup (clinic->office, path, PASSPHRASE, &error));
      test_assert_refused (&error, RESPITE_ERROR_CORRUPT);
      g_assert_false (respite_office_restore_backup (clinic->office, path, PASSPHRASE, &error));
      test_assert_refused (&error, RESPITE_ERROR_CORRUPT);
    }
  assert_sound (clinic);
  assert_no_leftovers (clinic);
}

/* Something behind the end is a change too. */
static void
test_appended_bytes_are_refused (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (RespiteBackup) backup = make_backup (clinic);
  g_autoptr (GError) error = NULL;
  FILE *file = g_fopen (backup->path, "ab");

  g_assert_nonnull (file);
  fputc ('x', file);
  fclose (file);
  g_assert_null (respite_office_verify_backup (clinic->office, backup->path, NULL, &error));
  test_assert_refused (&error, RESPITE_ERROR_CORRUPT);
}

static void
test_who_may (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteBackup) backup = make_backup (clinic);
  g_autoptr (RespiteBackup) second = NULL;
  RespiteStaff machine = { .login = (char *) "machine", .name = (char *) "Backup", .roles = RESPITE_ROLE_BACKUP };

  respite_office_add_staff (clinic->office, &machine, TESTLIB_PASSWORD, NULL, &error);
  g_assert_no_error (error);
  test_clinic_sign_in (clinic, "nurse");
  g_assert_null (respite_office_make_backup (clinic->office, clinic->scratch, &error));
  test_assert_refused (&error, RESPITE_ERROR_DENIED);
  g_assert_false (respite_office_restore_backup (clinic->office, backup->path, PASSPHRASE, &error));
  test_assert_refused (&error, RESPITE_ERROR_DENIED);

  test_clinic_sign_in (clinic, "machine");
  second = respite_office_make_backup (clinic->office, clinic->scratch, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (second->path, "-2.backup"));
  g_assert_false (respite_office_restore_backup (clinic->office, backup->path, PASSPHRASE, &error));
  test_assert_refused (&error, RESPITE_ERROR_DENIED);
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  g_test_add_func ("/backup/make-and-prove", test_make_and_prove);
  g_test_add_func ("/backup/needs-passphrase-and-folder", test_needs_passphrase_and_folder);
  g_test_add_func ("/backup/is-encrypted", test_is_encrypted);
  g_test_add_func ("/backup/restore-in-place", test_restore_in_place);
  g_test_add_func ("/backup/restore-keeps-old-files", test_restore_keeps_old_files_and_begins_epoch);
  g_test_add_func ("/backup/restore-on-new-computer", test_restore_on_new_computer);
  g_test_add_func ("/backup/other-clinic-is-refused", test_other_clinic_is_refused);
  g_test_add_func ("/backup/real-refuses-practice", test_real_clinic_refuses_practice_backup);
  g_test_add_func ("/backup/damaged-files-are-refused", test_damaged_files_are_refused);
  g_test_add_func ("/backup/appended-bytes-are-refused", test_appended_bytes_are_refused);
  g_test_add_func ("/backup/who-may", test_who_may);

  return g_test_run ();
}
