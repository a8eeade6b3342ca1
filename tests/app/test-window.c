/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <string.h>

#include "pages/respite-patient-page.h"
#include "respite-app.h"
#include "respite-cover.h"
#include "respite-page-list.h"
#include "respite-sidebar.h"
#include "respite-window.h"
#include "service/respite-consent-acts.h"
#include "service/respite-form-acts.h"
#include "service/respite-patient-acts.h"
#include "testlib.h"
#include "uitest.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-keys.h"
#include "widgets/respite-password-prompt.h"
#include "widgets/respite-row.h"
#include "widgets/respite-sidebar-row.h"
#include "widgets/respite-signature-pad.h"

/* The whole window on a scratch clinic, driven by keys and the pointer. */

typedef struct
{
  TestClinic     *test;
  GtkApplication *application;
  RespiteTheme   *theme;
  RespiteClinic  *clinic;
  GtkWindow      *window;
} Fixture;

static gboolean
is_active (gpointer window)
{
  return gtk_window_is_active (window);
}

static void
open_window (Fixture    *fixture,
             const char *folder)
{
  fixture->application = g_object_new (GTK_TYPE_APPLICATION, "application-id", "org.respite.Test",
                                       "flags", G_APPLICATION_NON_UNIQUE, NULL);
  g_assert_true (g_application_register (G_APPLICATION (fixture->application), NULL, NULL));
  respite_keys_install (fixture->application);
  fixture->theme = respite_theme_new (gdk_display_get_default ());
  fixture->clinic = respite_clinic_new (folder, fixture->test->clock);
  fixture->window = respite_window_new (fixture->application, fixture->clinic, fixture->theme, TRUE);
  gtk_window_present (fixture->window);
  ui_wait_mapped (GTK_WIDGET (fixture->window));
  g_assert_true (ui_wait (is_active, fixture->window));
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->test = test_clinic_new ();
  g_clear_pointer (&fixture->test->office, respite_office_free);
  open_window (fixture, fixture->test->folder);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  ui_destroy (fixture->window);
  respite_clinic_close (fixture->clinic);
  g_clear_object (&fixture->clinic);
  g_clear_object (&fixture->theme);
  g_clear_object (&fixture->application);
  test_clinic_free (fixture->test);
}

static gboolean
shows_page (gpointer data)
{
  gpointer *pair = data;

  return g_strcmp0 (respite_window_get_page_name (pair[0]), pair[1]) == 0;
}

static void
wait_page (Fixture    *fixture,
           const char *name)
{
  gpointer pair[] = { fixture->window, (gpointer) name };

  g_assert_true (ui_wait (shows_page, pair));
  ui_wait_mapped (respite_window_get_page (RESPITE_WINDOW (fixture->window)));
  ui_settle (GTK_WIDGET (fixture->window));
}

/* The row of the form whose label is @label. */
static RespiteEntryRow *
find_entry (GtkWidget  *root,
            const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      RespiteEntryRow *found;
      g_autofree char *text = NULL;

      if (RESPITE_IS_ENTRY_ROW (child) && gtk_widget_get_mapped (child))
        {
          g_object_get (child, "label", &text, NULL);
          if (g_strcmp0 (text, label) == 0)
            return RESPITE_ENTRY_ROW (child);
        }
      found = find_entry (child, label);
      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
fill (Fixture    *fixture,
      const char *label,
      const char *text)
{
  RespiteEntryRow *row = find_entry (GTK_WIDGET (fixture->window), label);

  g_assert_nonnull (row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  ui_key ("a", GDK_CONTROL_MASK);
  ui_type (text);
  g_assert_cmpstr (respite_entry_row_get_text (row), ==, text);
}

static void
sign_in (Fixture    *fixture,
         const char *login)
{
  ui_wait_text (fixture->window, "Sign in");
  fill (fixture, "_Login", login);
  fill (fixture, "_Password", TESTLIB_PASSWORD);
  ui_key ("Return", 0);
}

static gpointer
add_patient_job (RespiteOffice *office,
                 gpointer       data,
                 GError       **error)
{
  g_autoptr (RespitePatient) patient = respite_patient_new ();

  patient->family = g_strdup ("Martinez");
  patient->given = g_strdup ("Rosa");
  patient->born = g_strdup ("1968-03-14");
  patient->language = g_strdup ("en");

  return respite_office_add_patient (office, patient, error) ? g_memdup2 (&patient->id, sizeof patient->id) : NULL;
}

static gint64
add_patient (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = test_run (fixture->clinic, add_patient_job, NULL, &error);

  g_assert_no_error (error);

  return *id;
}

static void
open_patient (Fixture    *fixture,
              gint64      id,
              const char *tab)
{
  respite_window_show_page (RESPITE_WINDOW (fixture->window), "patient", id);
  wait_page (fixture, "patient");
  ui_wait_text (fixture->window, "MARTINEZ, Rosa");
  respite_patient_page_show_tab (RESPITE_PATIENT_PAGE (respite_window_get_page (RESPITE_WINDOW (fixture->window))),
                                 tab);
  ui_settle (GTK_WIDGET (fixture->window));
}

static void
test_sign_in_opens_the_board (Fixture      *fixture,
                              gconstpointer data)
{
  sign_in (fixture, "owner");
  wait_page (fixture, "today");
  ui_wait_text (fixture->window, "PRACTICE");
}

static void
test_wrong_password_says_so (Fixture      *fixture,
                             gconstpointer data)
{
  ui_wait_text (fixture->window, "Sign in");
  fill (fixture, "_Login", "owner");
  fill (fixture, "_Password", "not this one at all");
  ui_key ("Return", 0);
  ui_wait_text (fixture->window, "wrong");
  g_assert_null (respite_window_get_page_name (RESPITE_WINDOW (fixture->window)));
  sign_in (fixture, "owner");
  wait_page (fixture, "today");
}

static void
assert_place (Fixture    *fixture,
              const char *name)
{
  RespiteSidebar *sidebar = respite_window_get_sidebar (RESPITE_WINDOW (fixture->window));
  GtkListBoxRow *row = gtk_list_box_get_selected_row (ui_child (sidebar, RESPITE_TYPE_SIDEBAR, "list"));

  g_assert_nonnull (row);
  g_assert_cmpstr (respite_sidebar_row_get_name (RESPITE_SIDEBAR_ROW (row)), ==, name);
}

static void
test_lock_hides_the_records (Fixture      *fixture,
                             gconstpointer data)
{
  sign_in (fixture, "owner");
  wait_page (fixture, "today");
  ui_key ("l", GDK_CONTROL_MASK);
  ui_wait_text (fixture->window, "Locked");
  g_assert_null (ui_find (fixture->window, GTK_TYPE_LABEL, "Patients"));
  fill (fixture, "_Password", TESTLIB_PASSWORD);
  ui_key ("Return", 0);
  wait_page (fixture, "today");
  assert_place (fixture, "today");
}

typedef struct
{
  GMutex   mutex;
  GCond    cond;
  gboolean may_end;
} Busy;

static gpointer
busy_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  Busy *busy = data;

  g_mutex_lock (&busy->mutex);
  while (!busy->may_end)
    g_cond_wait (&busy->cond, &busy->mutex);
  g_mutex_unlock (&busy->mutex);

  return NULL;
}

static gboolean
is_covered (gpointer window)
{
  return ui_find (window, RESPITE_TYPE_COVER, NULL) != NULL;
}

/* The worker can take long, at a backup above all: what is in front is hidden before it has locked. */
static void
test_lock_covers_at_once (Fixture      *fixture,
                          gconstpointer data)
{
  Busy busy = { .may_end = FALSE };

  g_mutex_init (&busy.mutex);
  g_cond_init (&busy.cond);
  sign_in (fixture, "owner");
  wait_page (fixture, "today");
  respite_clinic_run_async (fixture->clinic, busy_job, &busy, NULL, NULL, NULL, NULL, NULL);
  ui_key ("l", GDK_CONTROL_MASK);
  g_assert_true (ui_wait (is_covered, fixture->window));
  g_assert_null (ui_find (fixture->window, GTK_TYPE_LABEL, "Patients"));
  g_assert_cmpint (respite_clinic_get_state (fixture->clinic), ==, RESPITE_OFFICE_SIGNED_IN);

  g_mutex_lock (&busy.mutex);
  busy.may_end = TRUE;
  g_cond_signal (&busy.cond);
  g_mutex_unlock (&busy.mutex);
  ui_wait_text (fixture->window, "Locked");
  g_mutex_clear (&busy.mutex);
  g_cond_clear (&busy.cond);
}

static void
test_new_patient_is_added_and_found (Fixture      *fixture,
                                     gconstpointer data)
{
  sign_in (fixture, "desk");
  wait_page (fixture, "today");
  ui_key ("n", GDK_CONTROL_MASK);
  wait_page (fixture, "new-patient");
  fill (fixture, "_Family name", "Meier");
  fill (fixture, "_Given name", "Jo");
  fill (fixture, "Date of _birth", "1970-02-03");
  ui_key ("Return", GDK_CONTROL_MASK);
  wait_page (fixture, "patient");
  ui_wait_text (fixture->window, "MEIER, Jo");
  ui_key ("k", GDK_CONTROL_MASK);
  wait_page (fixture, "patients");
  ui_type ("meie");
  ui_wait_text (fixture->window, "1 patient");
  ui_key ("Return", 0);
  wait_page (fixture, "patient");
  ui_wait_text (fixture->window, "MRN 10001");
}

static void
test_new_patient_shows_duplicates (Fixture      *fixture,
                                   gconstpointer data)
{
  sign_in (fixture, "owner");
  wait_page (fixture, "today");
  add_patient (fixture);
  ui_key ("n", GDK_CONTROL_MASK);
  wait_page (fixture, "new-patient");
  fill (fixture, "_Family name", "Martinez");
  fill (fixture, "_Given name", "Rosa");
  ui_wait_text (fixture->window, "Here already?");
  ui_wait_text (fixture->window, "MARTINEZ, Rosa");
}

static void
test_patient_without_a_date_is_refused (Fixture      *fixture,
                                        gconstpointer data)
{
  sign_in (fixture, "owner");
  wait_page (fixture, "today");
  ui_key ("n", GDK_CONTROL_MASK);
  wait_page (fixture, "new-patient");
  fill (fixture, "_Family name", "Meier");
  fill (fixture, "Date of _birth", "3/4/70");
  ui_key ("Return", GDK_CONTROL_MASK);
  ui_wait_text (fixture->window, "Write the date of birth");
  g_assert_cmpstr (respite_window_get_page_name (RESPITE_WINDOW (fixture->window)), ==, "new-patient");
}

static gpointer
responses_job (RespiteOffice *office,
               gpointer       data,
               GError       **error)
{
  return respite_office_list_responses (office, *(gint64 *) data, error);
}

static gboolean
draft_is_kept (gpointer data)
{
  gpointer *pair = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) responses = test_run (pair[0], responses_job, pair[1], &error);
  RespiteResponse *response;

  g_assert_no_error (error);
  if (responses->len == 0)
    return FALSE;
  response = g_ptr_array_index (responses, 0);

  return response->is_draft && strstr (response->json, "\"7\"") == NULL && strstr (response->json, "7") != NULL;
}

static void
test_form_keeps_a_draft_and_is_finished (Fixture      *fixture,
                                         gconstpointer data)
{
  gpointer pair[2];
  gint64 id;

  sign_in (fixture, "owner");
  wait_page (fixture, "today");
  id = add_patient (fixture);
  open_patient (fixture, id, "forms");
  ui_click (ui_wait_text (fixture->window, "PEG"));
  ui_wait_text (fixture->window, "0 of 3 answered");
  ui_type ("7");
  ui_wait_text (fixture->window, "1 of 3 answered");
  pair[0] = fixture->clinic;
  pair[1] = &id;
  g_assert_true (ui_wait (draft_is_kept, pair));

  ui_key ("Return", GDK_CONTROL_MASK);
  ui_wait_text (fixture->window, "2 questions still need an answer.");
  ui_type ("5");
  ui_key ("Return", 0);
  ui_type ("6");
  ui_wait_text (fixture->window, "3 of 3 answered");
  ui_key ("Return", GDK_CONTROL_MASK);
  ui_wait_text (fixture->window, "The form is finished and kept.");
  ui_wait_text (fixture->window, "Finished");
}

static gpointer
consents_job (RespiteOffice *office,
              gpointer       data,
              GError       **error)
{
  return respite_office_list_consents (office, *(gint64 *) data, error);
}

static void
draw_signature (Fixture *fixture)
{
  GtkWidget *pad = ui_find (fixture->window, RESPITE_TYPE_SIGNATURE_PAD, NULL);

  g_assert_nonnull (pad);
  for (int i = 0; i < 12; i++)
    {
      graphene_point_t points[] = {
        GRAPHENE_POINT_INIT (30.0f + 24.0f * (float) i, 24.0f),
        GRAPHENE_POINT_INIT (38.0f + 24.0f * (float) i, 56.0f),
        GRAPHENE_POINT_INIT (46.0f + 24.0f * (float) i, 96.0f),
      };

      ui_drag (pad, points, G_N_ELEMENTS (points));
    }
}

/* Brings @widget into view and returns it. */
static GtkWidget *
scroll_to (Fixture   *fixture,
           GtkWidget *widget)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, scrolled, &bounds));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + bounds.origin.y -
                            (gtk_adjustment_get_page_size (adjustment) - bounds.size.height) / 2);
  ui_settle (GTK_WIDGET (fixture->window));
  ui_settle (GTK_WIDGET (fixture->window));

  return widget;
}

static void
click_visible (Fixture    *fixture,
               GType       type,
               const char *label)
{
  GtkWidget *widget = ui_find (fixture->window, type, label);

  g_assert_nonnull (widget);
  ui_click (scroll_to (fixture, widget));
}

static gboolean
has_prompt (gpointer data)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  gpointer *prompt = data;

  for (GList *l = windows; l != NULL; l = l->next)
    if (RESPITE_IS_PASSWORD_PROMPT (l->data) && gtk_widget_get_mapped (l->data))
      *prompt = l->data;

  return *prompt != NULL;
}

static void
test_consent_is_drawn_and_locked (Fixture      *fixture,
                                  gconstpointer data)
{
  g_autoptr (GPtrArray) consents = NULL;
  g_autoptr (GError) error = NULL;
  RespiteConsent *consent;
  RespiteSigner *signer;
  gpointer prompt = NULL;
  gint64 id;

  sign_in (fixture, "owner");
  wait_page (fixture, "today");
  id = add_patient (fixture);
  open_patient (fixture, id, "forms");
  ui_click (ui_wait_text (fixture->window, "Consent to treatment with ketamine"));
  ui_wait_text (fixture->window, "Presented");
  ui_wait_text (fixture->window, "What off-label means");
  scroll_to (fixture, ui_find (fixture->window, RESPITE_TYPE_SIGNATURE_PAD, NULL));
  draw_signature (fixture);
  click_visible (fixture, GTK_TYPE_BUTTON, "_Add this signature");
  ui_wait_text (fixture->window, "Drawn signature");
  click_visible (fixture, GTK_TYPE_CHECK_BUTTON, "I explained this to the patient and sign as the clinician");
  click_visible (fixture, GTK_TYPE_BUTTON, "_Lock the consent");
  g_assert_true (ui_wait (has_prompt, &prompt));
  ui_settle (prompt);
  ui_type (TESTLIB_PASSWORD);
  ui_key ("Return", 0);
  ui_wait_text (fixture->window, "The consent is signed and locked.");
  ui_wait_text (fixture->window, "Signed");

  consents = test_run (fixture->clinic, consents_job, &id, &error);
  g_assert_no_error (error);
  consent = g_ptr_array_index (consents, 0);
  g_assert_cmpint (consent->state, ==, RESPITE_CONSENT_SIGNED);
  g_assert_true (consent->is_valid);
  g_assert_cmpuint (consent->signers->len, ==, 2);
  signer = g_ptr_array_index (consent->signers, 0);
  g_assert_true (respite_strokes_check (signer->strokes, NULL));
}

static void
set_up_empty (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *folder = NULL;

  fixture->test = test_clinic_new ();
  g_clear_pointer (&fixture->test->office, respite_office_free);
  folder = g_build_filename (fixture->test->scratch, "empty", NULL);
  open_window (fixture, folder);
}

static void
test_first_start_ends_in_an_empty_clinic (Fixture      *fixture,
                                          gconstpointer data)
{
  ui_wait_text (fixture->window, "Welcome to Respite");
  fill (fixture, "Clinic _name", "Willow");
  fill (fixture, "_Time zone", "America/New_York");
  ui_click (ui_find (fixture->window, GTK_TYPE_BUTTON, "Next"));
  ui_wait_text (fixture->window, "The first account");
  fill (fixture, "Your _name", "Ana Bell");
  fill (fixture, "_Login", "ana");
  fill (fixture, "_Password", "a quiet river stone");
  fill (fixture, "Password _again", "another river stone");
  ui_key ("Return", 0);
  ui_wait_text (fixture->window, "The two passwords are not the same.");
  fill (fixture, "Password _again", "a quiet river stone");
  ui_key ("Return", 0);
  ui_wait_text (fixture->window, "The recovery code");
  g_assert_null (respite_window_get_page_name (RESPITE_WINDOW (fixture->window)));
  ui_key ("space", 0);
  ui_key ("Tab", 0);
  ui_key ("Return", 0);
  ui_wait_text (fixture->window, "Settings");
  g_assert_cmpstr (respite_clinic_get_actor (fixture->clinic)->login, ==, "ana");
}

static void
test_every_page_opens_and_goes (Fixture      *fixture,
                                gconstpointer data)
{
  sign_in (fixture, "owner");
  wait_page (fixture, "today");
  for (const RespitePageEntry *entry = respite_page_list; entry->name != NULL; entry++)
    {
      if (entry->icon_name == NULL)
        continue;
      g_test_message ("page: %s", entry->name);
      respite_window_show_page (RESPITE_WINDOW (fixture->window), entry->name, 0);
      wait_page (fixture, entry->name);
    }
}

static void
test_large_text_leaves_icons (Fixture      *fixture,
                              gconstpointer data)
{
  sign_in (fixture, "owner");
  wait_page (fixture, "today");
  for (int i = 0; i < 9; i++)
    ui_key ("plus", GDK_CONTROL_MASK);
  g_assert_cmpint (respite_theme_get_zoom (fixture->theme), >, 150);
  ui_settle (GTK_WIDGET (fixture->window));
  ui_settle (GTK_WIDGET (fixture->window));
  g_assert_null (ui_find (fixture->window, GTK_TYPE_LABEL, "Patients"));
  ui_key ("0", GDK_CONTROL_MASK);
  g_assert_cmpint (respite_theme_get_zoom (fixture->theme), ==, 100);
  ui_wait_text (fixture->window, "Patients");
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  respite_app_init ();

#define TEST(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  g_test_add ("/window/first-start", Fixture, NULL, set_up_empty, test_first_start_ends_in_an_empty_clinic, tear_down);
  TEST ("/window/sign-in", test_sign_in_opens_the_board);
  TEST ("/window/wrong-password", test_wrong_password_says_so);
  TEST ("/window/lock", test_lock_hides_the_records);
  TEST ("/window/lock-at-once", test_lock_covers_at_once);
  TEST ("/window/new-patient", test_new_patient_is_added_and_found);
  TEST ("/window/duplicates", test_new_patient_shows_duplicates);
  TEST ("/window/refused", test_patient_without_a_date_is_refused);
  TEST ("/window/form", test_form_keeps_a_draft_and_is_finished);
  TEST ("/window/consent", test_consent_is_drawn_and_locked);
  TEST ("/window/pages", test_every_page_opens_and_goes);
  TEST ("/window/zoom", test_large_text_leaves_icons);
#undef TEST

  return g_test_run ();
}
