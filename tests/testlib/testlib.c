/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "testlib.h"

#include <glib/gstdio.h>
#include <string.h>

#include "respite-core.h"
#include "service/respite-office-staff.h"

static const struct
{
  const char  *login;
  const char  *name;
  RespiteRole  roles;
} accounts[] = {
  { "prescriber", "Dr Priya Rao",  RESPITE_ROLE_PRESCRIBER },
  { "nurse",      "Nadia Okafor",  RESPITE_ROLE_NURSE      },
  { "desk",       "Dana Whitfield", RESPITE_ROLE_DESK      },
};

void
test_init (int    *argc,
           char ***argv)
{
  g_test_init (argc, argv, NULL);
  respite_core_init ();
}

char *
test_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("respite-test-XXXXXX", &error);

  g_assert_no_error (error);

  return folder;
}

void
test_remove_tree (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          test_remove_tree (child);
        }
      g_rmdir (path);
      return;
    }
  g_unlink (path);
}

RespiteClinicInfo *
test_make_info (RespiteClinicKind kind)
{
  RespiteClinicInfo *info = respite_clinic_info_new ();

  info->name = g_strdup ("Willow Pain Clinic");
  info->address = g_strdup ("12 Willow Street\nAlbany, NY 12207");
  info->phone = g_strdup ("518 555 0100");
  info->after_hours_phone = g_strdup ("518 555 0199");
  info->country = g_strdup ("us");
  info->time_zone = g_strdup ("America/New_York");
  info->paper = g_strdup ("letter");
  info->language = g_strdup ("en");
  info->kind = kind;

  return info;
}

static void
add_accounts (RespiteOffice *office)
{
  for (gsize i = 0; i < G_N_ELEMENTS (accounts); i++)
    {
      g_autoptr (GError) error = NULL;
      RespiteStaff staff = {
        .login = (char *) accounts[i].login, .name = (char *) accounts[i].name, .roles = accounts[i].roles,
      };

      respite_office_add_staff (office, &staff, TESTLIB_PASSWORD, NULL, &error);
      g_assert_no_error (error);
    }
}

TestClinic *
test_clinic_new (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteClinicInfo) info = test_make_info (RESPITE_CLINIC_PRACTICE);
  TestClinic *clinic = g_new0 (TestClinic, 1);
  RespiteStaff owner = { .login = (char *) "owner", .name = (char *) "Olivia Stern", .roles = RESPITE_ROLES_PEOPLE };

  clinic->scratch = test_make_folder ();
  clinic->folder = g_build_filename (clinic->scratch, "clinic", NULL);
  clinic->clock = respite_clock_new_fake (TESTLIB_NOW);
  clinic->office = respite_office_create (clinic->folder, info, &owner, TESTLIB_PASSWORD, clinic->clock,
                                          &clinic->recovery_code, &error);
  g_assert_no_error (error);
  add_accounts (clinic->office);
  respite_change_set_unref (respite_office_take_changes (clinic->office));

  return clinic;
}

void
test_clinic_free (TestClinic *clinic)
{
  if (clinic == NULL)
    return;

  g_clear_pointer (&clinic->office, respite_office_free);
  respite_clock_unref (clinic->clock);
  test_remove_tree (clinic->scratch);
  g_free (clinic->recovery_code);
  g_free (clinic->scratch);
  g_free (clinic->folder);
  g_free (clinic);
}

void
test_clinic_sign_in (TestClinic *clinic,
                     const char *login)
{
  g_autoptr (GError) error = NULL;

  respite_office_sign_in (clinic->office, login, TESTLIB_PASSWORD, &error);
  g_assert_no_error (error);
}

void
test_clinic_reopen (TestClinic *clinic)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&clinic->office, respite_office_free);
  clinic->office = respite_office_open (clinic->folder, clinic->clock, &error);
  g_assert_no_error (error);
  test_clinic_sign_in (clinic, "owner");
}

void
test_assert_refused (GError       **error,
                     RespiteError   code)
{
  const char *message;

  g_assert_error (*error, RESPITE_ERROR, (int) code);

  /* One clear sentence: it begins like one, is not empty and carries no raw format. */
  message = (*error)->message;
  g_assert_cmpuint (strlen (message), >, 10);
  g_assert_null (strchr (message, '\n'));
  g_assert_true (g_unichar_isupper (g_utf8_get_char (message)) || !g_unichar_isalpha (g_utf8_get_char (message)));
  g_clear_error (error);
}
