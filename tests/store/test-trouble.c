/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "testlib.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "service/respite-office-audit.h"
#include "service/respite-office-backup.h"
#include "service/respite-office-private.h"
#include "service/respite-office-settings.h"
#include "service/respite-office-staff.h"
#include "test-disk.h"
#include "test-raw.h"

#define PASSPHRASE "four unrelated words here"

static void
put_in (TestClinic *clinic,
        const char *name,
        const char *content,
        gsize       length)
{
  g_autofree char *path = g_build_filename (clinic->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
}

static char *
take_out (TestClinic *clinic,
          const char *name,
          gsize      *length)
{
  g_autofree char *path = g_build_filename (clinic->folder, name, NULL);
  char *content;

  g_assert_true (g_file_get_contents (path, &content, length, NULL));

  return content;
}

static mode_t
get_mode (const char *folder,
          const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  struct stat info;

  g_assert_cmpint (stat (path, &info), ==, 0);

  return info.st_mode & 0777;
}

/* Whatever the umask and whoever changed the modes: nobody else can read. */
static void
test_modes (void)
{
  mode_t before = umask (0);
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  static const char *const names[] = { "respite.db", "keys.json", "audit.head" };

  g_assert_cmpint (get_mode (clinic->folder, ""), ==, 0700);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (clinic->folder, names[i], NULL);

      g_assert_cmpint (get_mode (clinic->folder, names[i]), ==, 0600);
      g_chmod (path, 0644);
    }
  g_chmod (clinic->folder, 0755);
  test_clinic_reopen (clinic);
  g_assert_cmpint (get_mode (clinic->folder, ""), ==, 0700);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpint (get_mode (clinic->folder, names[i]), ==, 0600);
  g_assert_cmpint (get_mode (clinic->folder, "respite.db-wal"), ==, 0600);
  umask (before);
}

static void
test_missing_clinic (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *missing = g_build_filename (folder, "none", NULL);
  g_autoptr (RespiteClock) clock = respite_clock_new_fake (TESTLIB_NOW);
  g_autoptr (GError) error = NULL;

  g_assert_null (respite_office_open (folder, clock, &error));
  test_assert_refused (&error, RESPITE_ERROR_NOT_FOUND);
  g_assert_null (respite_office_open (missing, clock, &error));
  test_assert_refused (&error, RESPITE_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));
  test_remove_tree (folder);
}

/* What happened to the database, and what signing in says. */
static void
test_spoilt_database (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestClinic) other = test_clinic_new ();
  g_autofree char *path = g_build_filename (clinic->folder, "respite.db", NULL);
  g_autofree char *good = NULL;
  g_autofree char *foreign = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  gsize foreign_length;

  respite_office_sign_out (clinic->office);
  respite_office_sign_out (other->office);
  good = take_out (clinic, "respite.db", &length);
  foreign = take_out (other, "respite.db", &foreign_length);

  put_in (clinic, "respite.db", "", 0);
  g_assert_false (respite_office_sign_in (clinic->office, "owner", TESTLIB_PASSWORD, &error));
  test_assert_refused (&error, RESPITE_ERROR_CORRUPT);
  put_in (clinic, "respite.db", "garbage, garbage, garbage", 25);
  g_assert_false (respite_office_sign_in (clinic->office, "owner", TESTLIB_PASSWORD, &error));
  test_assert_refused (&error, RESPITE_ERROR_CORRUPT);

  /* Another clinic's database, which in the encrypted build has another key. */
  put_in (clinic, "respite.db", foreign, foreign_length);
  g_assert_false (respite_office_sign_in (clinic->office, "owner", TESTLIB_PASSWORD, &error));
  test_assert_refused (&error, RESPITE_ERROR_CORRUPT);
  g_unlink (path);
  g_assert_false (respite_office_sign_in (clinic->office, "owner", TESTLIB_PASSWORD, &error));
  test_assert_refused (&error, RESPITE_ERROR_NOT_FOUND);
  g_assert_cmpint (respite_office_get_state (clinic->office), ==, RESPITE_OFFICE_SIGNED_OUT);

  /* None of that changed anything: with the file back all is well. */
  put_in (clinic, "respite.db", good, length);
  test_clinic_sign_in (clinic, "owner");
}

static void
test_newer_database (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autofree char *path = g_build_filename (clinic->folder, "respite.db", NULL);
  g_autoptr (RespiteKeys) keys = respite_keys_copy (clinic->office->keys);
  g_autoptr (GError) error = NULL;

  respite_office_sign_out (clinic->office);
  test_raw_run (path, keys->data, "PRAGMA user_version = 9999");
  g_assert_false (respite_office_sign_in (clinic->office, "owner", TESTLIB_PASSWORD, &error));
  test_assert_refused (&error, RESPITE_ERROR_TOO_NEW);
}

/* Without its triggers the audit could be changed: the program does not write any more. */
static void
test_removed_protection (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autofree char *path = g_build_filename (clinic->folder, "respite.db", NULL);
  g_autoptr (RespiteKeys) keys = respite_keys_copy (clinic->office->keys);
  g_autoptr (RespiteVerification) verification = NULL;
  g_autoptr (GError) error = NULL;

  respite_office_sign_out (clinic->office);
  test_raw_run (path, keys->data, "DROP TRIGGER audit_kept");
  test_clinic_sign_in (clinic, "owner");
  g_assert_cmpint (respite_office_get_condition (clinic->office), ==, RESPITE_OFFICE_DAMAGED);
  g_assert_false (respite_office_put_setting (clinic->office, "theme", "dark", &error));
  test_assert_refused (&error, RESPITE_ERROR_READ_ONLY);
  verification = respite_office_verify (clinic->office, &error);
  g_assert_no_error (error);
  g_assert_nonnull (verification->problem);
}

/* One flipped bit anywhere: never a crash; in the encrypted build never unnoticed. */
static void
test_flipped_bits (void)
{
  static const char *const names[] = { "respite.db", "audit.head", "keys.json" };
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  char *good[G_N_ELEMENTS (names)];
  gsize length[G_N_ELEMENTS (names)];
  int n_noticed = 0;

  respite_office_sign_out (clinic->office);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    good[i] = take_out (clinic, names[i], &length[i]);
  for (int i = 0; i < 80; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *bad = g_memdup2 (good[0], length[0]);

      for (gsize j = 1; j < G_N_ELEMENTS (names); j++)
        put_in (clinic, names[j], good[j], length[j]);
      bad[g_test_rand_int_range (0, (gint32) length[0])] ^= (char) (1 << g_test_rand_int_range (0, 8));
      put_in (clinic, "respite.db", bad, length[0]);

      if (!respite_office_sign_in (clinic->office, "owner", TESTLIB_PASSWORD, &error))
        {
          g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_CORRUPT);
          n_noticed++;
        }
      else if (respite_office_get_condition (clinic->office) == RESPITE_OFFICE_DAMAGED)
        {
          g_assert_false (respite_office_put_setting (clinic->office, "theme", "dark", &error));
          g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_READ_ONLY);
          n_noticed++;
        }
      respite_office_sign_out (clinic->office);
    }
  if (RESPITE_ENCRYPTED)
    g_assert_cmpint (n_noticed, ==, 80);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_free (good[i]);
}

/* Damaged, but readable: look, and restore the last backup. */
static void
test_restore_after_damage (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (RespiteBackup) backup = NULL;
  g_autoptr (RespiteKeys) keys = respite_keys_copy (clinic->office->keys);
  g_autofree char *path = g_build_filename (clinic->folder, "respite.db", NULL);
  g_autoptr (GPtrArray) staff = NULL;
  g_autoptr (GError) error = NULL;

  respite_office_set_backup_passphrase (clinic->office, PASSPHRASE, &error);
  backup = respite_office_make_backup (clinic->office, clinic->scratch, &error);
  g_assert_no_error (error);
  respite_office_sign_out (clinic->office);
  test_raw_run (path, keys->data, "DROP TRIGGER audit_kept");

  test_clinic_sign_in (clinic, "owner");
  g_assert_cmpint (respite_office_get_condition (clinic->office), ==, RESPITE_OFFICE_DAMAGED);
  staff = respite_office_list_staff (clinic->office, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (staff->len, ==, 4);
  respite_office_restore_backup (clinic->office, backup->path, PASSPHRASE, &error);
  g_assert_no_error (error);
  test_clinic_sign_in (clinic, "owner");
  g_assert_cmpint (respite_office_get_condition (clinic->office), ==, RESPITE_OFFICE_SOUND);
}

/* Puts the clinic on a disk of its own and opens it there. */
static char *
move_to_disk (TestClinic *clinic,
              int         kilobytes)
{
  char *disk = test_disk_new (kilobytes);
  static const char *const names[] = { "respite.db", "keys.json", "audit.head" };
  g_autoptr (GError) error = NULL;

  if (disk == NULL)
    return NULL;

  respite_office_sign_out (clinic->office);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *to = g_build_filename (disk, names[i], NULL);
      g_autofree char *content = NULL;
      gsize length;

      content = take_out (clinic, names[i], &length);
      g_assert_true (g_file_set_contents (to, content, (gssize) length, NULL));
    }
  respite_office_free (clinic->office);
  clinic->office = respite_office_open (disk, clinic->clock, &error);
  g_assert_no_error (error);

  return disk;
}

static void
test_read_only_folder (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  char *disk = move_to_disk (clinic, 8192);
  g_autoptr (GPtrArray) staff = NULL;
  g_autoptr (GError) error = NULL;

  if (disk == NULL)
    return;

  test_disk_set_read_only (disk, TRUE);
  test_clinic_sign_in (clinic, "owner");
  g_assert_cmpint (respite_office_get_condition (clinic->office), ==, RESPITE_OFFICE_READ_ONLY);
  staff = respite_office_list_staff (clinic->office, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (staff->len, ==, 4);
  g_assert_true (respite_office_audit_view (clinic->office, RESPITE_FUNCTION_RECORD_VIEW, "record.view",
                                            RESPITE_KIND_PATIENT, 1, 1, &error));
  g_assert_false (respite_office_put_setting (clinic->office, "theme", "dark", &error));
  test_assert_refused (&error, RESPITE_ERROR_READ_ONLY);
  g_assert_false (respite_office_deactivate_staff (clinic->office, "nurse", &error));
  test_assert_refused (&error, RESPITE_ERROR_READ_ONLY);
  g_assert_false (respite_office_sign_in (clinic->office, "nurse", "wrong", &error));
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);

  g_clear_pointer (&clinic->office, respite_office_free);
  test_disk_set_read_only (disk, FALSE);
  test_disk_free (disk);
}

/* On a full disk an act is refused whole: database, audit, key file and side file stay in step. */
static void
test_full_disk (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  char *disk = move_to_disk (clinic, 6400);
  g_autofree char *filler = disk != NULL ? g_build_filename (disk, "filler", NULL) : NULL;
  g_autofree char *block = g_malloc0 (4096);
  g_autofree char *value = NULL;
  g_autoptr (RespiteVerification) verification = NULL;
  g_autoptr (GError) error = NULL;
  FILE *file;

  if (disk == NULL)
    return;

  test_clinic_sign_in (clinic, "owner");
  respite_office_put_setting (clinic->office, "theme", "dark", &error);
  g_assert_no_error (error);
  file = g_fopen (filler, "w");
  while (fwrite (block, 1, 4096, file) == 4096 && fflush (file) == 0)
    continue;
  fclose (file);

  for (int i = 0; i < 200 && error == NULL; i++)
    {
      g_autofree char *long_value = g_strnfill (20000, (char) ('a' + i % 26));

      respite_office_put_setting (clinic->office, "theme", long_value, &error);
      if (error == NULL)
        {
          g_free (value);
          value = g_steal_pointer (&long_value);
        }
    }
  test_assert_refused (&error, RESPITE_ERROR_FULL);
  g_assert_false (respite_office_reset_password (clinic->office, "nurse", "something else", &error));
  g_clear_error (&error);

  g_unlink (filler);
  test_clinic_sign_in (clinic, "nurse");
  test_clinic_sign_in (clinic, "owner");
  {
    g_autofree char *now = respite_office_get_setting (clinic->office, "theme");

    g_assert_cmpstr (now, ==, value != NULL ? value : "dark");
  }
  verification = respite_office_verify (clinic->office, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (verification->problem, ==, NULL);
  g_clear_pointer (&clinic->office, respite_office_free);
  test_disk_free (disk);
}

static void
test_backup_to_full_disk (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  char *disk = test_disk_new (64);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;

  if (disk == NULL)
    return;

  respite_office_set_backup_passphrase (clinic->office, PASSPHRASE, &error);
  g_assert_null (respite_office_make_backup (clinic->office, disk, &error));
  test_assert_refused (&error, RESPITE_ERROR_FULL);
  dir = g_dir_open (disk, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
  g_clear_pointer (&dir, g_dir_close);
  g_assert_null (respite_office_get_last_backup (clinic->office));
  test_disk_free (disk);
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  g_test_add_func ("/trouble/modes", test_modes);
  g_test_add_func ("/trouble/missing-clinic", test_missing_clinic);
  g_test_add_func ("/trouble/spoilt-database", test_spoilt_database);
  g_test_add_func ("/trouble/newer-database", test_newer_database);
  g_test_add_func ("/trouble/removed-protection", test_removed_protection);
  g_test_add_func ("/trouble/flipped-bits", test_flipped_bits);
  g_test_add_func ("/trouble/restore-after-damage", test_restore_after_damage);
  g_test_add_func ("/trouble/read-only-folder", test_read_only_folder);
  g_test_add_func ("/trouble/full-disk", test_full_disk);
  g_test_add_func ("/trouble/backup-to-full-disk", test_backup_to_full_disk);

  return g_test_run ();
}
