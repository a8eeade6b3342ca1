/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "testlib.h"

#include <string.h>

#include "service/respite-office-audit.h"
#include "service/respite-office-settings.h"
#include "service/respite-office-staff.h"

static void
add (TestClinic  *clinic,
     const char  *login,
     RespiteRole  roles)
{
  g_autoptr (GError) error = NULL;
  RespiteStaff staff = { .login = (char *) login, .name = (char *) "Some Body", .roles = roles };

  respite_office_add_staff (clinic->office, &staff, TESTLIB_PASSWORD, NULL, &error);
  g_assert_no_error (error);
}

/* Every role alone x every function, against the file as it stands, not as the program read it. */
static void
test_permission_matrix (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GBytes) bytes = g_resources_lookup_data ("/org/respite/Respite/core/permissions.tsv",
                                                      G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_auto (GStrv) lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
  g_auto (GStrv) head = g_strsplit (lines[0], "\t", -1);
  int n_cells = 0;

  for (int column = 1; head[column] != NULL; column++)
    {
      g_autofree char *login = g_strdup_printf ("only-%s", head[column]);
      RespiteRole role = 0;

      g_assert_true (respite_roles_from_text (head[column], &role));
      test_clinic_sign_in (clinic, "owner");
      add (clinic, login, role);
      test_clinic_sign_in (clinic, login);
      for (int line = 1; lines[line] != NULL && *lines[line] != '\0'; line++)
        {
          g_auto (GStrv) cells = g_strsplit (lines[line], "\t", -1);
          g_autoptr (GError) error = NULL;
          gboolean may;
          int function;

          g_assert_true (respite_code_from_word (respite_function_codes, cells[0], &function));
          may = respite_office_may (clinic->office, (RespiteFunction) function, &error);
          g_test_message ("%s x %s", head[column], cells[0]);
          g_assert_cmpint (may, ==, strcmp (cells[column], "yes") == 0);
          if (!may)
            test_assert_refused (&error, RESPITE_ERROR_DENIED);
          n_cells++;
        }
    }
  g_assert_cmpint (n_cells, ==, 5 * RESPITE_N_FUNCTIONS);
}

static void
test_add_and_list (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) staff = NULL;
  g_autoptr (RespiteStaff) found = NULL;

  add (clinic, "second.nurse", RESPITE_ROLE_NURSE | RESPITE_ROLE_DESK);
  staff = respite_office_list_staff (clinic->office, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (staff->len, ==, 5);
  found = respite_office_find_staff (clinic->office, "SECOND.NURSE", &error);
  g_assert_cmpint (found->roles, ==, RESPITE_ROLE_NURSE | RESPITE_ROLE_DESK);
  g_assert_cmpuint (strlen (found->uuid), ==, 36);
  g_assert_null (respite_office_find_staff (clinic->office, "nobody", &error));
  test_assert_refused (&error, RESPITE_ERROR_NOT_FOUND);
}

static void
test_impossible_accounts (void)
{
  static const struct
  {
    const char  *login;
    const char  *name;
    RespiteRole  roles;
  } cases[] = {
    { "",                                  "A Name", RESPITE_ROLE_NURSE                       },
    { "with blank",                        "A Name", RESPITE_ROLE_NURSE                       },
    { "umläut",                            "A Name", RESPITE_ROLE_NURSE                       },
    { "a23456789012345678901234567890123", "A Name", RESPITE_ROLE_NURSE                       },
    { "fine",                              "",       RESPITE_ROLE_NURSE                       },
    { "fine",                              "A\tTab", RESPITE_ROLE_NURSE                       },
    { "fine",                              "\xff",   RESPITE_ROLE_NURSE                       },
    { "fine",                              "A Name", 0                                        },
    { "fine",                              "A Name", RESPITE_ROLE_NURSE | RESPITE_ROLE_BACKUP },
  };
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GPtrArray) staff = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RespiteStaff one = {
        .login = (char *) cases[i].login, .name = (char *) cases[i].name, .roles = cases[i].roles,
      };

      g_assert_false (respite_office_add_staff (clinic->office, &one, TESTLIB_PASSWORD, NULL, &error));
      test_assert_refused (&error, RESPITE_ERROR_INVALID);
    }
  staff = respite_office_list_staff (clinic->office, &error);
  g_assert_cmpuint (staff->len, ==, 4);
}

static void
test_login_is_never_reused (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  RespiteStaff again = { .login = (char *) "Nurse", .name = (char *) "Other Person", .roles = RESPITE_ROLE_NURSE };

  g_assert_false (respite_office_add_staff (clinic->office, &again, TESTLIB_PASSWORD, NULL, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  respite_office_deactivate_staff (clinic->office, "nurse", &error);
  g_assert_no_error (error);
  g_assert_false (respite_office_add_staff (clinic->office, &again, TESTLIB_PASSWORD, NULL, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  g_assert_false (respite_office_deactivate_staff (clinic->office, "nurse", &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
}

/* Deactivated by another program in the middle of the day: the next act is refused. */
static void
test_deactivated_while_signed_in (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteOffice) other = respite_office_open (clinic->folder, clinic->clock, &error);

  respite_office_sign_in (other, "nurse", TESTLIB_PASSWORD, &error);
  g_assert_no_error (error);
  g_assert_true (respite_office_may (other, RESPITE_FUNCTION_SESSION_RECORD, &error));
  respite_office_deactivate_staff (clinic->office, "nurse", &error);
  g_assert_no_error (error);
  g_assert_false (respite_office_may (other, RESPITE_FUNCTION_SESSION_RECORD, &error));
  test_assert_refused (&error, RESPITE_ERROR_DENIED);
  respite_office_sign_out (other);
  g_assert_false (respite_office_sign_in (other, "nurse", TESTLIB_PASSWORD, &error));
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);
}

/* What a window does four times a second: it locks without waiting for an act. */
static void
test_deactivated_window_locks (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteOffice) other = respite_office_open (clinic->folder, clinic->clock, &error);

  respite_office_sign_in (other, "nurse", TESTLIB_PASSWORD, &error);
  g_assert_no_error (error);
  respite_office_deactivate_staff (clinic->office, "nurse", &error);
  g_assert_no_error (error);
  respite_office_poll (other);
  g_assert_cmpint (respite_office_get_state (other), ==, RESPITE_OFFICE_LOCKED);
  g_assert_null (respite_office_get_actor (other));
}

static void
test_reactivated_with_a_new_password (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteStaff) nurse = NULL;

  respite_office_reactivate_staff (clinic->office, "nurse", "a new password 42", &error);
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  respite_office_deactivate_staff (clinic->office, "nurse", &error);
  g_assert_no_error (error);
  respite_office_reactivate_staff (clinic->office, "nurse", "", &error);
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  respite_office_reactivate_staff (clinic->office, "NURSE", "a new password 42", &error);
  g_assert_no_error (error);
  nurse = respite_office_find_staff (clinic->office, "nurse", &error);
  g_assert_no_error (error);
  g_assert_true (nurse->active);
  g_assert_cmpint (nurse->roles, ==, RESPITE_ROLE_NURSE);

  respite_office_sign_out (clinic->office);
  g_assert_false (respite_office_sign_in (clinic->office, "nurse", TESTLIB_PASSWORD, &error));
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);
  respite_office_sign_in (clinic->office, "nurse", "a new password 42", &error);
  g_assert_no_error (error);
}

static void
test_rename (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) logins = NULL;
  gboolean found = FALSE;

  respite_office_rename_staff (clinic->office, "nurse", " ", &error);
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  respite_office_rename_staff (clinic->office, "nurse", "Nadia Okafor-Lund", &error);
  g_assert_no_error (error);

  /* Also on the sign-in screen, which reads the key file. */
  logins = respite_office_list_logins (clinic->office);
  for (guint i = 0; i < logins->len; i++)
    found |= g_str_equal (((RespiteLogin *) g_ptr_array_index (logins, i))->name, "Nadia Okafor-Lund");
  g_assert_true (found);
}

static void
test_renewed_code_voids_the_old_one (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL;
  g_autofree char *next = NULL;

  g_assert_null (respite_office_renew_recovery_code (clinic->office, "not this one", &error));
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);
  code = respite_office_renew_recovery_code (clinic->office, TESTLIB_PASSWORD, &error);
  g_assert_no_error (error);
  respite_office_sign_out (clinic->office);
  g_assert_null (respite_office_use_recovery_code (clinic->office, clinic->recovery_code, "owner", "new password 42",
                                                   &error));
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);
  next = respite_office_use_recovery_code (clinic->office, code, "owner", "new password 42", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (next, !=, code);
}

static void
test_last_administrator_stays (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (respite_office_deactivate_staff (clinic->office, "owner", &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  g_assert_false (respite_office_set_roles (clinic->office, "owner", RESPITE_ROLE_NURSE, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  respite_office_set_roles (clinic->office, "desk", RESPITE_ROLE_DESK | RESPITE_ROLE_ADMINISTRATOR, &error);
  g_assert_no_error (error);
  respite_office_set_roles (clinic->office, "owner", RESPITE_ROLE_NURSE, &error);
  g_assert_no_error (error);

  /* One's own right is gone at once. */
  g_assert_false (respite_office_set_roles (clinic->office, "owner", RESPITE_ROLES_PEOPLE, &error));
  test_assert_refused (&error, RESPITE_ERROR_DENIED);
}

static void
test_change_password (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;

  test_clinic_sign_in (clinic, "nurse");
  g_assert_false (respite_office_change_password (clinic->office, "wrong", "another one", &error));
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);
  respite_office_change_password (clinic->office, TESTLIB_PASSWORD, "another one", &error);
  g_assert_no_error (error);
  g_assert_false (respite_office_sign_in (clinic->office, "nurse", TESTLIB_PASSWORD, &error));
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);
  respite_office_sign_in (clinic->office, "nurse", "another one", &error);
  g_assert_no_error (error);
}

/* The same letters, composed or not, are the same password; nothing is cut off. */
static void
test_unicode_password (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *longer = g_strnfill (200, 'x');

  respite_office_reset_password (clinic->office, "nurse", "cafe\u0301 \U0001f40e", &error);
  g_assert_no_error (error);
  respite_office_sign_in (clinic->office, "nurse", "caf\u00e9 \U0001f40e", &error);
  g_assert_no_error (error);

  test_clinic_sign_in (clinic, "owner");
  respite_office_reset_password (clinic->office, "nurse", longer, &error);
  g_assert_no_error (error);
  longer[199] = 'y';
  g_assert_false (respite_office_sign_in (clinic->office, "nurse", longer, &error));
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);
}

static void
test_password_rules (void)
{
  static const char *const words[] = { "Willow Pain Clinic", "nadia.okafor", "Nadia Okafor", NULL };
  static const struct
  {
    const char *password;
    gboolean    good;
  } cases[] = {
    { "",                                       FALSE },
    { "short",                                  FALSE },
    { "fourteen chars",                         FALSE },
    { "fifteen chars !",                        TRUE  },
    { "purple tractor window song",             TRUE  },
    { "  leading and trailing  ",               TRUE  },
    { "\u0441\u043b\u043e\u043d \u0438\u0434\u0451\u0442 \u0434\u043e\u043c\u043e\u0439", TRUE  },
    { "\U0001f40e\U0001f408\U0001f415\U0001f407\U0001f418\U0001f411\U0001f422\U0001f98a\U0001f981\U0001f42f"
      "\U0001f43b\U0001f43c\U0001f428\U0001f438\U0001f419", TRUE },
    { "aaaaaaaaaaaaaaaaaaaa",                   FALSE },
    { "abcabcabcabcabcabc",                     FALSE },
    { "abcdefghijklmnopqrst",                   FALSE },
    { "12345678901234567890",                   FALSE },
    { "correct horse battery staple",           FALSE },
    { "PasswordPassword",                       FALSE },
    { "qwertyuiopasdfghjkl",                    FALSE },
    { "WillowPainClinic1",                      FALSE },
    { "nadia okafor 2026",                      FALSE },
    { "respite ketamine",                       FALSE },
    { "\xff\xfe\xff\xfe\xff\xfe\xff\xfe\xff\xfe\xff\xfe\xff\xfe\xff\xfe", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean good = respite_password_check (cases[i].password, RESPITE_CLINIC_REAL, words, &error);

      g_test_message ("password %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (good, ==, cases[i].good);
      if (!good)
        test_assert_refused (&error, RESPITE_ERROR_INVALID);
    }
  g_assert_true (respite_password_check ("x", RESPITE_CLINIC_PRACTICE, words, NULL));
}

/* Refused, and told why. */
static void
assert_listed (const char *password)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (respite_password_check (password, RESPITE_CLINIC_REAL, NULL, &error));
  g_assert_true (strstr (error->message, "common") != NULL || strstr (error->message, "repeats") != NULL ||
                 strstr (error->message, "short") != NULL || strstr (error->message, "own name") != NULL);
}

/* Every password of the list is refused, also in capitals, with blanks, and with what people add: three thousand. */
static void
test_listed_passwords (void)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data ("/org/respite/Respite/core/passwords.txt",
                                                      G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  static const char *const patterns[] = {
    "%", "%  !", " %", "%1", "%123", "%2026", "1%", "2026%2026", "%!!", "-%-",
  };
  g_auto (GStrv) lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
  int n = 0;

  for (char **line = lines + 1; *line != NULL && **line != '\0'; line++)
    {
      g_autofree char *capitals = g_ascii_strup (*line, -1);

      assert_listed (*line);
      assert_listed (capitals);
      for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++, n++)
        {
          g_auto (GStrv) parts = g_strsplit (patterns[i], "%", 2);
          g_autofree char *longer = g_strconcat (parts[0], *line, parts[1], NULL);

          assert_listed (longer);
        }
    }
  g_assert_cmpint (n, >, 3000);
}

/* A real clinic takes the full Argon2id and keeps the rules. */
static void
test_real_clinic (void)
{
  g_autoptr (RespiteClock) clock = respite_clock_new_fake (TESTLIB_NOW);
  g_autoptr (RespiteClinicInfo) info = test_make_info (RESPITE_CLINIC_REAL);
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "keys.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteOffice) office = NULL;
  RespiteStaff first = { .login = (char *) "owner", .name = (char *) "Olivia Stern", .roles = RESPITE_ROLES_PEOPLE };

  g_assert_null (respite_office_create (folder, info, &first, "short", clock, NULL, &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  g_assert_false (respite_office_exists (folder));
  first.roles = RESPITE_ROLE_NURSE;
  g_assert_null (respite_office_create (folder, info, &first, "purple tractor window song", clock, NULL, &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);

  first.roles = RESPITE_ROLE_ADMINISTRATOR;
  office = respite_office_create (folder, info, &first, "purple tractor window song", clock, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\"memory\" : 67108864"));
  g_assert_nonnull (strstr (text, "\"ops\" : 3"));
  g_assert_null (strstr (text, "purple"));
  g_assert_null (respite_office_create (folder, info, &first, "purple tractor window song", clock, NULL, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  g_clear_pointer (&office, respite_office_free);
  test_remove_tree (folder);
}

static void
test_denial_is_audited (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  RespiteAuditFilter filter = { .action = "clinic.settings" };
  const RespiteAuditEntry *entry;

  test_clinic_sign_in (clinic, "desk");
  g_assert_false (respite_office_put_setting (clinic->office, "theme", "dark", &error));
  test_assert_refused (&error, RESPITE_ERROR_DENIED);
  test_clinic_sign_in (clinic, "owner");
  rows = respite_office_list_audit (clinic->office, &filter, NULL, &error);
  g_assert_cmpuint (rows->len, ==, 1);
  entry = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (entry->row.outcome, ==, "denied");
  g_assert_cmpstr (entry->row.staff_name, ==, "Dana Whitfield");
  g_assert_cmpint (entry->row.offset_minutes, ==, -300);
}

static void
test_settings (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *missing = respite_office_get_setting (clinic->office, "theme");
  g_autofree char *value = NULL;
  g_autoptr (RespiteChangeSet) changes = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  RespiteAuditFilter filter = { .action = "setting.edit" };

  g_assert_null (missing);
  respite_office_put_setting (clinic->office, "theme", "dark", &error);
  respite_office_put_setting (clinic->office, "theme", "light", &error);
  respite_office_put_setting (clinic->office, "theme", "light", &error);
  g_assert_no_error (error);
  value = respite_office_get_setting (clinic->office, "theme");
  g_assert_cmpstr (value, ==, "light");
  changes = respite_office_take_changes (clinic->office);
  g_assert_true (respite_change_set_has_kind (changes, RESPITE_KIND_CLINIC));
  rows = respite_office_list_audit (clinic->office, &filter, NULL, &error);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (((RespiteAuditEntry *) g_ptr_array_index (rows, 1))->row.old_text, ==, "theme = dark");

  g_assert_cmpint (respite_office_get_setting_int (clinic->office, "theme", 0, 9, 4), ==, 4);
  respite_office_put_setting (clinic->office, "lock-minutes", "12", &error);
  g_assert_cmpint (respite_office_get_setting_int (clinic->office, "lock-minutes", 1, 60, 10), ==, 12);
  g_assert_cmpint (respite_office_get_setting_int (clinic->office, "lock-minutes", 1, 5, 10), ==, 10);
}

static void
test_clinic_info (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteClinicInfo) info = respite_clinic_info_copy (respite_office_get_clinic_info (clinic->office));

  g_free (info->name);
  info->name = g_strdup ("Elm Street Clinic");
  g_free (info->time_zone);
  info->time_zone = g_strdup ("Europe/London");
  respite_office_save_clinic_info (clinic->office, info, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (respite_office_get_clinic_name (clinic->office), ==, "Elm Street Clinic");
  g_assert_cmpstr (g_time_zone_get_identifier (respite_office_get_zone (clinic->office)), ==, "Europe/London");

  /* The sign-in screen of the next start knows the new name. */
  g_clear_pointer (&clinic->office, respite_office_free);
  clinic->office = respite_office_open (clinic->folder, clinic->clock, &error);
  g_assert_cmpstr (respite_office_get_clinic_name (clinic->office), ==, "Elm Street Clinic");
  test_clinic_sign_in (clinic, "owner");

  g_free (info->time_zone);
  info->time_zone = g_strdup ("Mars/Olympus");
  g_assert_false (respite_office_save_clinic_info (clinic->office, info, &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  g_free (info->time_zone);
  info->time_zone = g_strdup ("UTC");
  g_free (info->name);
  info->name = g_strdup ("   ");
  g_assert_false (respite_office_save_clinic_info (clinic->office, info, &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
}

/* The audit tells field by field what stood there and what stands there; nothing where nothing changed. */
static void
test_clinic_history (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteClinicInfo) info = respite_clinic_info_copy (respite_office_get_clinic_info (clinic->office));
  g_autofree char *phone = g_strdup (info->phone);
  g_autofree char *was = g_strdup_printf ("phone: %s\ncountry: us\npaper: %s", phone, info->paper);
  RespiteAuditFilter filter = { .action = "clinic.edit" };
  g_autoptr (GPtrArray) rows = NULL;
  const RespiteAuditEntry *entry;

  g_free (info->phone);
  info->phone = g_strdup ("020 7946 0000");
  g_free (info->country);
  info->country = g_strdup ("");
  g_free (info->paper);
  info->paper = g_strdup ("a4");
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (respite_office_save_clinic_info (clinic->office, info, &error));
      g_assert_no_error (error);
    }

  rows = respite_office_list_audit (clinic->office, &filter, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  entry = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (entry->row.old_text, ==, was);
  g_assert_cmpstr (entry->row.new_text, ==, "phone: 020 7946 0000\ncountry: \npaper: a4");
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  g_test_add_func ("/staff/permission-matrix", test_permission_matrix);
  g_test_add_func ("/staff/add-and-list", test_add_and_list);
  g_test_add_func ("/staff/impossible-accounts", test_impossible_accounts);
  g_test_add_func ("/staff/login-is-never-reused", test_login_is_never_reused);
  g_test_add_func ("/staff/deactivated-while-signed-in", test_deactivated_while_signed_in);
  g_test_add_func ("/staff/deactivated-window-locks", test_deactivated_window_locks);
  g_test_add_func ("/staff/reactivated", test_reactivated_with_a_new_password);
  g_test_add_func ("/staff/rename", test_rename);
  g_test_add_func ("/staff/renewed-code", test_renewed_code_voids_the_old_one);
  g_test_add_func ("/staff/last-administrator-stays", test_last_administrator_stays);
  g_test_add_func ("/staff/change-password", test_change_password);
  g_test_add_func ("/staff/unicode-password", test_unicode_password);
  g_test_add_func ("/staff/password-rules", test_password_rules);
  g_test_add_func ("/staff/listed-passwords", test_listed_passwords);
  g_test_add_func ("/staff/real-clinic", test_real_clinic);
  g_test_add_func ("/staff/denial-is-audited", test_denial_is_audited);
  g_test_add_func ("/staff/settings", test_settings);
  g_test_add_func ("/staff/clinic-info", test_clinic_info);
  g_test_add_func ("/staff/clinic-history", test_clinic_history);

  return g_test_run ();
}
