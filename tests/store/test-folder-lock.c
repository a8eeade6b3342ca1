/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "testlib.h"

#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "service/respite-office-backup.h"
#include "store/respite-folder-lock.h"

static void
raised_cb (const char *token,
           gpointer    data)
{
  g_string_append_printf (data, "<%s>", token);
}

static void
wait_for (GString    *log,
          const char *expected)
{
  for (int i = 0; i < 30000 && strcmp (log->str, expected) != 0; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_cmpstr (log->str, ==, expected);
}

static void
test_second_raises_first (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteFolderLock) first = respite_folder_lock_acquire (folder, raised_cb, log, &error);
  g_autofree char *socket = g_build_filename (folder, "window.sock", NULL);
  struct stat info;

  g_assert_no_error (error);
  g_assert_cmpint (stat (socket, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_false (respite_folder_lock_is_held (folder));   /* not by another process */
  g_assert_null (respite_folder_lock_acquire (folder, raised_cb, log, &error));
  test_assert_refused (&error, RESPITE_ERROR_BUSY);
  respite_folder_lock_raise_other (folder, "token-1", &error);
  g_assert_no_error (error);
  wait_for (log, "<token-1>");
  respite_folder_lock_raise_other (folder, NULL, &error);
  g_assert_no_error (error);
  wait_for (log, "<token-1><>");
  g_clear_pointer (&first, respite_folder_lock_release);
  test_remove_tree (folder);
}

static void
test_released (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  respite_folder_lock_release (respite_folder_lock_acquire (folder, raised_cb, log, &error));
  g_assert_no_error (error);
  g_assert_false (respite_folder_lock_is_held (folder));
  g_assert_false (respite_folder_lock_raise_other (folder, NULL, &error));
  test_assert_refused (&error, RESPITE_ERROR_NOT_FOUND);
  respite_folder_lock_release (respite_folder_lock_acquire (folder, raised_cb, log, &error));
  g_assert_no_error (error);
  test_remove_tree (folder);
}

/* A path longer than a socket's address. */
static void
test_long_path (void)
{
  g_autofree char *scratch = test_make_folder ();
  g_autofree char *part = g_strnfill (100, 'x');
  g_autofree char *folder = g_build_filename (scratch, part, part, NULL);
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  RespiteFolderLock *lock = respite_folder_lock_acquire (folder, raised_cb, log, &error);

  g_assert_no_error (error);
  respite_folder_lock_raise_other (folder, "far", &error);
  g_assert_no_error (error);
  wait_for (log, "<far>");
  respite_folder_lock_release (lock);
  test_remove_tree (scratch);
}

/* A window that was killed leaves no lock behind, whatever files it left. */
static void
test_survives_a_kill (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  RespiteFolderLock *lock;
  int channel[2];
  char byte;
  pid_t child;

  g_assert_cmpint (pipe (channel), ==, 0);
  child = fork ();
  if (child == 0)
    {
      lock = respite_folder_lock_acquire (folder, raised_cb, log, NULL);
      byte = lock != NULL ? 'y' : 'n';
      if (write (channel[1], &byte, 1) == 1)
        pause ();
      _exit (0);
    }
  g_assert_cmpint (read (channel[0], &byte, 1), ==, 1);
  g_assert_cmpint (byte, ==, 'y');
  g_assert_true (respite_folder_lock_is_held (folder));
  g_assert_null (respite_folder_lock_acquire (folder, raised_cb, log, &error));
  test_assert_refused (&error, RESPITE_ERROR_BUSY);
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
  g_assert_false (respite_folder_lock_is_held (folder));
  lock = respite_folder_lock_acquire (folder, raised_cb, log, &error);
  g_assert_no_error (error);
  respite_folder_lock_release (lock);
  close (channel[0]);
  close (channel[1]);
  test_remove_tree (folder);
}

/* The command line works beside the window, but does not take its database away. */
static void
test_office_beside_lock (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteBackup) backup = NULL;
  int channel[2];
  char byte;
  pid_t child;

  g_assert_cmpint (pipe (channel), ==, 0);
  child = fork ();
  if (child == 0)
    {
      g_autoptr (GString) log = g_string_new (NULL);

      if (respite_folder_lock_acquire (clinic->folder, raised_cb, log, NULL) != NULL && write (channel[1], "y", 1) == 1)
        pause ();
      _exit (0);
    }
  g_assert_cmpint (read (channel[0], &byte, 1), ==, 1);
  test_clinic_reopen (clinic);
  respite_office_set_backup_passphrase (clinic->office, "four unrelated words", &error);
  g_assert_no_error (error);
  backup = respite_office_make_backup (clinic->office, clinic->scratch, &error);
  g_assert_no_error (error);
  g_assert_false (respite_office_restore_backup (clinic->office, backup->path, "four unrelated words", &error));
  test_assert_refused (&error, RESPITE_ERROR_BUSY);
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
  respite_office_restore_backup (clinic->office, backup->path, "four unrelated words", &error);
  g_assert_no_error (error);
  close (channel[0]);
  close (channel[1]);
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  g_test_add_func ("/folder-lock/second-raises-first", test_second_raises_first);
  g_test_add_func ("/folder-lock/released", test_released);
  g_test_add_func ("/folder-lock/long-path", test_long_path);
  g_test_add_func ("/folder-lock/survives-a-kill", test_survives_a_kill);
  g_test_add_func ("/folder-lock/office-beside-lock", test_office_beside_lock);

  return g_test_run ();
}
