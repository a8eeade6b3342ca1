/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "testlib.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "respite-core.h"
#include "service/respite-office-audit.h"
#include "service/respite-office-settings.h"
#include "service/respite-office-staff.h"

/* How often a child is killed in each test; "--kills N" for a longer run by hand. */
static int n_kills = 25;
static const char *program;

/* The child: writes for ever, and says each number only after its act has returned. */
static int
write_settings (const char *folder,
                gint64      from)
{
  g_autoptr (RespiteClock) clock = respite_clock_new_system ();
  g_autoptr (RespiteOffice) office = respite_office_open (folder, clock, NULL);

  if (office == NULL || !respite_office_sign_in (office, "owner", TESTLIB_PASSWORD, NULL))
    return 1;

  for (gint64 i = from; ; i++)
    {
      g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, i);

      if (!respite_office_put_setting (office, "counter", value, NULL) ||
          write (STDOUT_FILENO, &i, sizeof i) != sizeof i)
        return 1;
    }
}

/* Likewise with accounts, which are in the key file and in the database. */
static int
write_accounts (const char *folder,
                gint64      from)
{
  g_autoptr (RespiteClock) clock = respite_clock_new_system ();
  g_autoptr (RespiteOffice) office = respite_office_open (folder, clock, NULL);

  if (office == NULL || !respite_office_sign_in (office, "owner", TESTLIB_PASSWORD, NULL))
    return 1;

  for (gint64 i = from; ; i++)
    {
      g_autofree char *login = g_strdup_printf ("nurse-%" G_GINT64_FORMAT, i);
      RespiteStaff staff = { .login = login, .name = (char *) "Nadia Okafor", .roles = RESPITE_ROLE_NURSE };

      if (!respite_office_add_staff (office, &staff, TESTLIB_PASSWORD, NULL, NULL) ||
          write (STDOUT_FILENO, &i, sizeof i) != sizeof i)
        return 1;
    }
}

static void
redirect_child (gpointer data)
{
  dup2 (GPOINTER_TO_INT (data), STDOUT_FILENO);
}

/* Starts the child, kills it after a random time, and returns the last number it had acknowledged. */
static gint64
run_and_kill (const char *mode,
              const char *folder,
              gint64      from)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, from);
  const char *argv[] = { program, mode, folder, number, NULL };
  g_autoptr (GError) error = NULL;
  gint64 last = from - 1;
  gint64 acknowledged;
  int channel[2];
  GPid child;

  g_assert_cmpint (pipe (channel), ==, 0);
  fcntl (channel[0], F_SETFD, FD_CLOEXEC);
  g_spawn_async (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_LEAVE_DESCRIPTORS_OPEN,
                 redirect_child, GINT_TO_POINTER (channel[1]), &child, &error);
  g_assert_no_error (error);
  close (channel[1]);

  /* Let it get going, then strike anywhere. */
  if (read (channel[0], &acknowledged, sizeof acknowledged) == sizeof acknowledged)
    last = acknowledged;
  g_usleep ((gulong) g_test_rand_int_range (0, 20000));
  kill (child, SIGKILL);
  while (read (channel[0], &acknowledged, sizeof acknowledged) == sizeof acknowledged)
    last = acknowledged;
  close (channel[0]);
  waitpid (child, NULL, 0);
  g_spawn_close_pid (child);

  return last;
}

static void
assert_sound (TestClinic *clinic)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteVerification) verification = respite_office_verify (clinic->office, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (verification->problem, ==, NULL);
  g_assert_cmpint (respite_office_get_condition (clinic->office), ==, RESPITE_OFFICE_SOUND);
}

/* Nothing acknowledged is missing, nothing half done is there, and the trail is whole. */
static void
test_settings_survive (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  gint64 next = 1;

  g_clear_pointer (&clinic->office, respite_office_free);
  for (int i = 0; i < n_kills; i++)
    {
      gint64 last = run_and_kill ("--write-settings", clinic->folder, next);
      gint64 found;

      test_clinic_reopen (clinic);
      found = respite_office_get_setting_int (clinic->office, "counter", 0, G_MAXINT64, 0);
      g_assert_cmpint (found, >=, last);
      g_assert_cmpint (found, <=, last + 1);
      assert_sound (clinic);
      next = found + 1;
      g_clear_pointer (&clinic->office, respite_office_free);
    }
  g_test_message ("%d kills, %" G_GINT64_FORMAT " acts", n_kills, next - 1);
  g_assert_cmpint (next, >, n_kills);
}

static void
test_accounts_survive (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  gint64 next = 1;

  g_clear_pointer (&clinic->office, respite_office_free);
  for (int i = 0; i < n_kills; i++)
    {
      gint64 last = run_and_kill ("--write-accounts", clinic->folder, next);
      g_autoptr (GPtrArray) logins = NULL;
      g_autoptr (GPtrArray) staff = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *login = g_strdup_printf ("nurse-%" G_GINT64_FORMAT, last);

      test_clinic_reopen (clinic);
      logins = respite_office_list_logins (clinic->office);
      staff = respite_office_list_staff (clinic->office, &error);
      g_assert_no_error (error);

      /* Key file and database agree, and the last acknowledged account can sign in. */
      g_assert_cmpuint (logins->len, ==, staff->len);
      g_assert_cmpint (staff->len, >=, 4 + last);
      g_assert_cmpint (staff->len, <=, 4 + last + 1);
      if (last > 0)
        test_clinic_sign_in (clinic, login);
      test_clinic_sign_in (clinic, "owner");
      assert_sound (clinic);
      next = staff->len - 4 + 1;
      g_clear_pointer (&clinic->office, respite_office_free);
    }
  g_test_message ("%d kills, %" G_GINT64_FORMAT " accounts", n_kills, next - 1);
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 4 && strcmp (argv[1], "--write-settings") == 0)
    {
      respite_core_init ();
      return write_settings (argv[2], g_ascii_strtoll (argv[3], NULL, 10));
    }
  if (argc == 4 && strcmp (argv[1], "--write-accounts") == 0)
    {
      respite_core_init ();
      return write_accounts (argv[2], g_ascii_strtoll (argv[3], NULL, 10));
    }

  test_init (&argc, &argv);
  program = argv[0];
  if (argc == 3 && strcmp (argv[1], "--kills") == 0)
    n_kills = atoi (argv[2]);

  g_test_add_func ("/kill/settings-survive", test_settings_survive);
  g_test_add_func ("/kill/accounts-survive", test_accounts_survive);

  return g_test_run ();
}
