/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-clinic-settings.h"
#include "pages/respite-logo-picker.h"
#include "pages/respite-setup-page.h"
#include "widgets/respite-keys.h"
#include "service/respite-office-private.h"
#include "test-records.h"
#include "testwindow.h"
#include "widgets/respite-entry-row.h"

/* The clinic's details: in the first start's assistant, and later in Settings. */

#define SETTINGS RESPITE_TYPE_CLINIC_SETTINGS
#define SETUP RESPITE_TYPE_SETUP_PAGE
#define PASSWORD "seven slow herons wade"

typedef struct
{
  TestWindow *test;
  GtkWidget  *page;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->test = test_window_new ();
  test_window_sign_in (fixture->test, "owner");
  fixture->page = test_window_open_settings (fixture->test, "clinic", SETTINGS);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  test_window_free (fixture->test);
}

typedef struct
{
  const char *phone;
  const char *country;
  const char *paper;
} Wanted;

static gboolean
is_clinic (RespiteOffice *office,
           gpointer       data)
{
  const Wanted *wanted = data;
  const RespiteClinicInfo *info = respite_office_reload_info (office, NULL) ? respite_office_get_clinic_info (office) :
                                  NULL;

  return info != NULL && g_str_equal (info->phone, wanted->phone) && g_str_equal (info->country, wanted->country) &&
         g_str_equal (info->paper, wanted->paper);
}

/* The preset says what it changes, takes its paper along, and the whole save can be taken back. */
static void
test_country (Fixture      *fixture,
              gconstpointer data)
{
  const RespiteClinicInfo *info = respite_office_get_clinic_info (fixture->test->clinic->office);
  g_autofree char *phone = g_strdup (info->phone);
  g_autofree char *paper = g_strdup (info->paper);
  Wanted before = { phone, "us", paper };
  Wanted wanted = { "020 7946 0000", "", "a4" };
  gpointer label = ui_child (fixture->page, SETTINGS, "country_label");

  ui_wait_label (label, "emergency number 911 and the crisis line 988");
  ui_wait_label (label, "Schedule III");
  test_window_choose (ui_child (fixture->page, SETTINGS, "country_drop"), 1);
  ui_wait_label (label, "emergency number 999 and no crisis line");
  test_window_choose (ui_child (fixture->page, SETTINGS, "country_drop"), 2);
  ui_wait_label (label, "No emergency number is printed");
  g_assert_cmpuint (gtk_drop_down_get_selected (ui_child (fixture->page, SETTINGS, "paper_drop")), ==, 1);
  test_window_fill (fixture->page, SETTINGS, "phone_row", "020 7946 0000");
  test_window_press (fixture->page, "Save");
  test_window_until (fixture->test, is_clinic, &wanted);

  ui_wait_text (fixture->test->window, "The clinic's details are saved.");
  test_window_press (fixture->test->window, "_Undo");
  test_window_until (fixture->test, is_clinic, &before);
  ui_wait_label (label, "emergency number 911");
  g_assert_cmpstr (respite_entry_row_get_text (ui_child (fixture->page, SETTINGS, "phone_row")), ==, phone);
}

/* Who, when, what stood there and what stands there now. */
static void
test_history (Fixture      *fixture,
              gconstpointer data)
{
  const RespiteClinicInfo *info = respite_office_get_clinic_info (fixture->test->clinic->office);
  g_autofree char *changed = g_strdup_printf ("Phone: %s → 020 7946 0000", info->phone);
  g_autofree char *back = g_strdup_printf ("Phone: 020 7946 0000 → %s", info->phone);
  GtkWidget *box = ui_child (fixture->page, SETTINGS, "history_box");

  test_window_press (fixture->page, "Show _history");
  ui_wait_text (box, "Nothing was changed since the clinic was made.");

  test_window_fill (fixture->page, SETTINGS, "phone_row", "020 7946 0000");
  test_window_press (fixture->page, "Save");
  ui_wait_text (box, changed);
  test_window_press (fixture->test->window, "_Undo");
  ui_wait_text (box, back);
  ui_wait_text (box, changed);
}

typedef struct
{
  GtkWidget  *page;
  const char *step;
} Step;

static gboolean
is_step (gpointer data)
{
  const Step *step = data;

  return g_str_equal (gtk_stack_get_visible_child_name (ui_child (step->page, SETUP, "steps")), step->step);
}

static void
wait_step (GtkWidget  *page,
           const char *name)
{
  Step step = { page, name };

  g_assert_true (ui_wait (is_step, &step));
  ui_settle (page);
}

static void
press_enter_in (GtkWidget  *page,
                const char *row)
{
  ui_reveal (ui_child (page, SETUP, row));
  gtk_widget_grab_focus (ui_child (page, SETUP, row));
  ui_key ("Return", 0);
}

static gboolean
is_setup_there (gpointer data)
{
  return ui_find (data, SETUP, NULL) != NULL;
}

static void
choose_logo (GtkWidget  *page,
             const char *folder)
{
  gpointer picker = ui_child (page, SETUP, "logo_picker");
  g_autofree char *path = g_build_filename (folder, "logo", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) png = test_records_make_png ();

  g_assert_true (g_file_set_contents (path, "no picture", -1, NULL));
  respite_logo_picker_set_file (picker, file);
  ui_wait_text (picker, "must be a PNG or JPEG");
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (png, NULL), (gssize) g_bytes_get_size (png), NULL));
  respite_logo_picker_set_file (picker, file);
  ui_wait_mapped (ui_child (picker, RESPITE_TYPE_LOGO_PICKER, "picture"));
}

/* Enter goes on from every entry of both steps, and to the entry that has to be mended. */
static void
test_assistant (void)
{
  static const char *const clinic_rows[] = { "name_row", "address_row", "phone_row", "after_hours_row", "zone_row" };
  static const char *const person_rows[] = { "person_row", "login_row", "password_row", "repeat_row" };
  g_autofree char *scratch = test_make_folder ();
  g_autofree char *folder = g_build_filename (scratch, "clinic", NULL);
  g_autoptr (RespiteClock) clock = respite_clock_new_fake (TESTLIB_NOW);
  g_autoptr (GtkApplication) application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_autoptr (RespiteTheme) theme = respite_theme_new (gdk_display_get_default ());
  g_autoptr (RespiteClinic) clinic = respite_clinic_new (folder, clock);
  g_autoptr (GError) error = NULL;
  GtkWidget *window;
  GtkWidget *page;

  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  respite_keys_install (application);
  window = GTK_WIDGET (respite_window_new (application, clinic, theme, FALSE));
  gtk_window_present (GTK_WINDOW (window));
  ui_wait_mapped (window);
  g_assert_true (ui_wait (is_setup_there, window));
  page = ui_find (window, SETUP, NULL);

  /* Without a name it stays, and says why. */
  press_enter_in (page, "phone_row");
  ui_wait_text (page, "The clinic needs a name.");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)),
                                         ui_child (page, SETUP, "name_row")));
  wait_step (page, "clinic");

  ui_type ("Elm Street");
  for (gsize i = 0; i < G_N_ELEMENTS (clinic_rows); i++)
    {
      press_enter_in (page, clinic_rows[i]);
      wait_step (page, "person");
      test_window_press (page, "Back");
      wait_step (page, "clinic");
    }
  choose_logo (page, scratch);
  press_enter_in (page, "zone_row");
  wait_step (page, "person");

  for (gsize i = 0; i < G_N_ELEMENTS (person_rows); i++)
    {
      respite_entry_row_set_error (ui_child (page, SETUP, "person_row"), NULL);
      press_enter_in (page, person_rows[i]);
      ui_wait_text (page, "The account needs a name.");
    }
  ui_type ("Olive Owner");
  test_window_fill (page, SETUP, "login_row", "owner");
  test_window_fill (page, SETUP, "password_row", PASSWORD);
  test_window_fill (page, SETUP, "repeat_row", PASSWORD);
  press_enter_in (page, "login_row");
  wait_step (page, "code");
  g_assert_nonnull (respite_clinic_get_info (clinic)->logo);

  gtk_window_destroy (GTK_WINDOW (window));
  respite_clinic_close (clinic);
}

#define ADD(name, function) g_test_add ("/clinic-settings/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  ui_init (&argc, &argv);

  ADD ("country", test_country);
  ADD ("history", test_history);
  g_test_add_func ("/clinic-settings/assistant", test_assistant);

  return g_test_run ();
}
