/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-logo-settings.h"
#include "pages/respite-recovery-settings.h"
#include "pages/respite-settings-history.h"
#include "pages/respite-settings-page.h"
#include "pages/respite-staff-settings.h"
#include "pages/respite-window-settings.h"
#include "service/respite-office-settings.h"
#include "service/respite-office-staff.h"
#include "testwindow.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-row.h"

/* The accounts in Settings: add, edit, take back, close and open again. */

typedef struct
{
  TestWindow *test;
  GtkWidget  *page;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  GtkWidget *settings;

  fixture->test = test_window_new ();
  test_window_sign_in (fixture->test, "owner");
  respite_window_show_page (fixture->test->window, "settings", 0);
  settings = test_window_wait_page (fixture->test, "settings");
  gtk_stack_set_visible_child_name (ui_child (settings, RESPITE_TYPE_SETTINGS_PAGE, "stack"), "people");
  ui_wait_text (settings, "Nadia Okafor");
  fixture->page = ui_find (settings, RESPITE_TYPE_STAFF_SETTINGS, NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  test_window_free (fixture->test);
}

typedef struct
{
  const char *login;
  const char *name;
  RespiteRole roles;
  gboolean    active;
} Wanted;

static gboolean
is_account (RespiteOffice *office,
            gpointer       data)
{
  const Wanted *wanted = data;
  g_autoptr (RespiteStaff) staff = respite_office_find_staff (office, wanted->login, NULL);

  return staff != NULL && g_str_equal (staff->name, wanted->name) && staff->roles == wanted->roles &&
         !staff->active == !wanted->active;
}

/* Presses the button of the row of @login. */
static void
press_edit (Fixture    *fixture,
            const char *name)
{
  GtkWidget *label = ui_wait_text (ui_child (fixture->page, RESPITE_TYPE_STAFF_SETTINGS, "list"), name);

  test_window_press (gtk_widget_get_ancestor (label, RESPITE_TYPE_ROW), "Edit");
}

static void
fill (Fixture    *fixture,
      const char *id,
      const char *text)
{
  test_window_fill (fixture->page, RESPITE_TYPE_STAFF_SETTINGS, id, text);
}

static void
test_name_and_roles (Fixture      *fixture,
                     gconstpointer data)
{
  Wanted wanted = { "nurse", "Nadia Lund", RESPITE_ROLE_NURSE | RESPITE_ROLE_DESK, TRUE };
  Wanted before = { "nurse", "Nadia Okafor", RESPITE_ROLE_NURSE, TRUE };

  press_edit (fixture, "Nadia Okafor");
  ui_wait_text (fixture->page, "Account of Nadia Okafor");
  fill (fixture, "name_row", "Nadia Lund");
  ui_click (ui_child (fixture->page, RESPITE_TYPE_STAFF_SETTINGS, "desk_check"));
  test_window_press (fixture->page, "Save");
  test_window_until (fixture->test, is_account, &wanted);

  ui_wait_text (fixture->test->window, "The account is changed.");
  test_window_press (fixture->test->window, "_Undo");
  test_window_until (fixture->test, is_account, &before);
}

static void
test_close_and_open_again (Fixture      *fixture,
                           gconstpointer data)
{
  Wanted closed = { "nurse", "Nadia Okafor", RESPITE_ROLE_NURSE, FALSE };
  Wanted open = { "nurse", "Nadia Okafor", RESPITE_ROLE_NURSE, TRUE };

  press_edit (fixture, "Nadia Okafor");
  test_window_press (fixture->page, "Close the account");
  test_window_until (fixture->test, is_account, &closed);
  ui_wait_text (fixture->page, "Closed");

  /* Not without a password. */
  press_edit (fixture, "Nadia Okafor");
  test_window_press (fixture->page, "Open the account again");
  ui_wait_text (fixture->page, "The password is empty");
  fill (fixture, "password_row", "another long password");
  test_window_press (fixture->page, "Open the account again");
  test_window_until (fixture->test, is_account, &open);
}

static void
test_own_account_is_not_closed_here (Fixture      *fixture,
                                     gconstpointer data)
{
  press_edit (fixture, "Olivia Stern");
  ui_wait_text (fixture->page, "Account of Olivia Stern");
  g_assert_null (ui_find (fixture->page, GTK_TYPE_BUTTON, "Close the account"));
  test_window_press (fixture->page, "Cancel");
  ui_wait_text (fixture->page, "New account");
}

static void
test_new_recovery_code (Fixture      *fixture,
                        gconstpointer data)
{
  GtkWidget *recovery = ui_find (fixture->page, RESPITE_TYPE_RECOVERY_SETTINGS, NULL);

  test_window_fill (recovery, RESPITE_TYPE_RECOVERY_SETTINGS, "password_row", "not this one");
  test_window_press (recovery, "Make a new code");
  ui_wait_text (recovery, "wrong");
  g_assert_null (ui_find (recovery, GTK_TYPE_BUTTON, "Print the sheet"));
  test_window_fill (recovery, RESPITE_TYPE_RECOVERY_SETTINGS, "password_row", TESTLIB_PASSWORD);
  test_window_press (recovery, "Make a new code");
  ui_wait_text (recovery, "-");
  g_assert_nonnull (ui_find (recovery, GTK_TYPE_BUTTON, "Print the sheet"));
}

static gboolean
has_logo (RespiteOffice *office,
          gpointer       data)
{
  respite_office_poll (office);

  return (respite_office_get_clinic_info (office)->logo != NULL) == GPOINTER_TO_INT (data);
}

static void
choose_logo (Fixture    *fixture,
             GtkWidget  *logo,
             const void *content,
             gsize       length)
{
  g_autofree char *path = g_build_filename (fixture->test->clinic->scratch, "logo.bin", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, (gssize) length, &error);
  g_assert_no_error (error);
  respite_logo_settings_set_file (RESPITE_LOGO_SETTINGS (logo), file);
}

/* Whatever the file is called: its content counts. */
static void
test_logo (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 60, 30);
  GtkWidget *settings = respite_window_get_page (fixture->test->window);
  g_autofree char *picture = NULL;
  gsize length;
  GtkWidget *logo;

  gtk_stack_set_visible_child_name (ui_child (settings, RESPITE_TYPE_SETTINGS_PAGE, "stack"), "clinic");
  ui_wait_text (settings, "At the head of every document");
  logo = ui_find (settings, RESPITE_TYPE_LOGO_SETTINGS, NULL);
  choose_logo (fixture, logo, "no picture at all", 17);
  ui_wait_text (logo, "must be a PNG or JPEG");

  gdk_pixbuf_fill (pixbuf, 0x0b6b74ff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &picture, &length, "jpeg", NULL, NULL));
  choose_logo (fixture, logo, picture, length);
  test_window_until (fixture->test, has_logo, GINT_TO_POINTER (TRUE));
  ui_wait_text (fixture->test->window, "The logo is changed.");
  test_window_press (logo, "Remove the logo");
  test_window_until (fixture->test, has_logo, GINT_TO_POINTER (FALSE));
  ui_wait_text (fixture->test->window, "The logo is changed.");
  test_window_press (fixture->test->window, "_Undo");
  test_window_until (fixture->test, has_logo, GINT_TO_POINTER (TRUE));
}

static gboolean
is_history_shut (gpointer history)
{
  return !gtk_widget_get_mapped (ui_child (history, RESPITE_TYPE_SETTINGS_HISTORY, "history_box"));
}

/* An account that was added by mistake is closed again; the history tells of both, for whom and by whom. */
static void
test_added_account_is_taken_back (Fixture      *fixture,
                                  gconstpointer data)
{
  Wanted added = { "kim", "Kim Lund", RESPITE_ROLE_NURSE, TRUE };
  Wanted closed = { "kim", "Kim Lund", RESPITE_ROLE_NURSE, FALSE };
  GtkWidget *history = ui_find (fixture->page, RESPITE_TYPE_SETTINGS_HISTORY, NULL);

  fill (fixture, "name_row", "Kim Lund");
  fill (fixture, "login_row", "kim");
  fill (fixture, "password_row", "another long password");
  ui_click (ui_child (fixture->page, RESPITE_TYPE_STAFF_SETTINGS, "nurse_check"));
  test_window_press (fixture->page, "Add the account");
  test_window_until (fixture->test, is_account, &added);
  ui_wait_text (fixture->test->window, "The account is added.");
  test_window_press (fixture->test->window, "_Undo");
  test_window_until (fixture->test, is_account, &closed);

  test_window_press (history, "Show _history");
  ui_wait_text (history, "Account ended");
  ui_wait_text (history, "Olivia Stern · Kim Lund: Nurse");
  test_window_press (history, "Show _history");
  g_assert_true (ui_wait (is_history_shut, history));
}

static gboolean
has_lock_time (RespiteOffice *office,
               gpointer       data)
{
  return respite_office_get_setting_int (office, "lock-minutes", 1, 120, 10) == GPOINTER_TO_INT (data);
}

static void
test_lock_time (Fixture      *fixture,
                gconstpointer data)
{
  GtkWidget *settings = respite_window_get_page (fixture->test->window);
  GtkWidget *page;
  GtkWidget *history;

  gtk_stack_set_visible_child_name (ui_child (settings, RESPITE_TYPE_SETTINGS_PAGE, "stack"), "window");
  ui_wait_text (settings, "Free software");
  page = ui_find (settings, RESPITE_TYPE_WINDOW_SETTINGS, NULL);
  ui_fill (ui_child (page, RESPITE_TYPE_WINDOW_SETTINGS, "lock_spin"), "25");
  test_window_press (page, "Save");
  test_window_until (fixture->test, has_lock_time, GINT_TO_POINTER (25));
  ui_wait_text (fixture->test->window, "The settings are saved.");
  test_window_press (fixture->test->window, "_Undo");
  test_window_until (fixture->test, has_lock_time, GINT_TO_POINTER (10));

  history = ui_find (page, RESPITE_TYPE_SETTINGS_HISTORY, NULL);
  test_window_press (history, "Show _history");
  ui_wait_text (history, "Minutes until the window locks: 25 → 10");
}

int
main (int    argc,
      char **argv)
{
  ui_init (&argc, &argv);

#define ADD(name, function) g_test_add ("/staff-settings/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("edit", test_name_and_roles);
  ADD ("close", test_close_and_open_again);
  ADD ("logo", test_logo);
  ADD ("code", test_new_recovery_code);
  ADD ("added", test_added_account_is_taken_back);
  ADD ("lock-time", test_lock_time);
  ADD ("own", test_own_account_is_not_closed_here);
#undef ADD

  return g_test_run ();
}
