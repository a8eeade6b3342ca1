/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <stdlib.h>

#include "forms/respite-form.h"
#include "pages/respite-handover-host.h"
#include "pages/respite-handover-page.h"
#include "pages/respite-page.h"
#include "service/respite-office-audit.h"
#include "service/respite-office-staff.h"
#include "service/respite-patient-acts.h"
#include "testwindow.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-fields.h"
#include "widgets/respite-form-view.h"

/*
 * The screen is handed to a patient who presses and clicks at random: nothing ever shows but the form. So many steps;
 * RESPITE_CRAWL in the environment asks for another number (the full run has 5000).
 */
#define STEPS 400

typedef struct
{
  TestWindow *test;
  GtkWidget  *content;
  GtkWidget  *page;
  int         n_done;
  gboolean    is_finished;
} Fixture;

static void
done_cb (GtkWidget *from,
         gboolean   is_finished,
         gpointer   user_data)
{
  Fixture *fixture = user_data;

  fixture->n_done++;
  fixture->is_finished = is_finished;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (TestVisit) visit = NULL;
  RespiteHandover handover;

  fixture->test = test_window_new ();
  visit = test_visit_new (fixture->test->clinic);
  test_window_sign_in (fixture->test, "owner");
  respite_window_show_page (fixture->test->window, "patient", visit->patient_id);
  fixture->page = test_window_wait_page (fixture->test, "patient");
  ui_wait_text (fixture->page, "Rosa");

  fixture->content = g_object_ref_sink (g_object_new (RESPITE_TYPE_FORM_VIEW, NULL));
  g_autoptr (RespiteForm) form = respite_form_load_builtin ("screening", NULL);
  respite_form_view_set_answers (RESPITE_FORM_VIEW (fixture->content), respite_answers_new (form), "en", TRUE);
  handover = (RespiteHandover) { fixture->test->opened, visit->patient_id, "Screening", "es" };
  g_assert_true (respite_hand_over (fixture->page, fixture->content, &handover, done_cb, fixture));
  ui_wait_mapped (fixture->content);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_null (gtk_widget_get_parent (fixture->content));
  g_assert_finalize_object (g_steal_pointer (&fixture->content));
  g_clear_pointer (&fixture->test, test_window_free);
}

static GtkWidget *
find_page (Fixture *fixture)
{
  GtkWidget *page = ui_find (fixture->test->window, RESPITE_TYPE_HANDOVER_PAGE, NULL);

  g_assert_nonnull (page);

  return page;
}

/* Nothing but the form, or the page that asks the staff for a password. */
static void
assert_shut (Fixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();

  g_assert_true (respite_is_handed_over (fixture->page));
  g_assert_false (gtk_widget_get_mapped (fixture->page));
  g_assert_true (gtk_widget_get_mapped (find_page (fixture)));
  g_assert_false (gtk_widget_get_mapped (gtk_window_get_titlebar (GTK_WINDOW (fixture->test->window))));
  g_assert_cmpstr (respite_window_get_page_name (fixture->test->window), ==, "patient");
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, 1);
  g_assert_cmpint (fixture->n_done, ==, 0);
}

static void
type_password (Fixture    *fixture,
               const char *login,
               const char *password)
{
  GtkWidget *page = find_page (fixture);

  test_window_fill (page, RESPITE_TYPE_HANDOVER_PAGE, "login_row", login);
  test_window_fill (page, RESPITE_TYPE_HANDOVER_PAGE, "password_row", password);
  ui_key ("Return", 0);
}

static gboolean
is_done (gpointer data)
{
  return ((Fixture *) data)->n_done > 0;
}

static gboolean
has_error (gpointer row)
{
  return respite_entry_row_get_error (row) != NULL;
}

static gboolean
has_audit (RespiteOffice *office,
           gpointer       data)
{
  RespiteAuditFilter filter = { .action = data };
  g_autoptr (GPtrArray) rows = respite_office_list_audit (office, &filter, NULL, NULL);

  return rows != NULL && rows->len == 1;
}

static void
test_password_takes_the_screen_back (Fixture      *fixture,
                                     gconstpointer data)
{
  assert_shut (fixture);
  test_window_press (find_page (fixture), "Devolver la pantalla");
  ui_wait_text (fixture->test->window, "Por favor, devuelva la pantalla");
  type_password (fixture, "owner", TESTLIB_PASSWORD);

  g_assert_true (ui_wait (is_done, fixture));
  g_assert_false (fixture->is_finished);
  ui_wait_mapped (fixture->page);
  g_assert_false (respite_is_handed_over (fixture->page));
  test_window_until (fixture->test, has_audit, (gpointer) "screen.hand-over");
  test_window_until (fixture->test, has_audit, (gpointer) "screen.take-back");

  /* The keys of the program work again. */
  ui_key ("1", GDK_CONTROL_MASK);
  test_window_wait_page (fixture->test, "today");
}

static gpointer
look_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  return respite_office_get_patient (office, *(gint64 *) data, FALSE, error);
}

typedef struct
{
  GError  *error;
  gboolean is_answered;
} Answer;

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Answer *answer = user_data;
  g_autoptr (RespitePatient) patient = respite_clinic_run_finish (RESPITE_CLINIC (source), result, &answer->error);

  answer->is_answered = TRUE;
}

static gboolean
is_answered (gpointer data)
{
  return ((Answer *) data)->is_answered;
}

/* Asks the writing thread or the reading one for the record. Returns: whether it was shown */
static gboolean
may_look (Fixture *fixture,
          gboolean by_reader)
{
  gint64 id = respite_page_get_subject (RESPITE_PAGE (fixture->page));
  Answer answer = { NULL, FALSE };

  (by_reader ? respite_clinic_read_async : respite_clinic_run_async)(fixture->test->opened, look_job, &id, NULL,
                                                                     (GDestroyNotify) respite_patient_free, NULL,
                                                                     answered_cb, &answer);
  g_assert_true (ui_wait (is_answered, &answer));
  if (answer.error == NULL)
    return TRUE;

  g_assert_error (answer.error, RESPITE_ERROR, RESPITE_ERROR_SIGN_IN);
  g_clear_error (&answer.error);

  return FALSE;
}

/* Not the window alone: whatever asks, the service answers nothing but to the patient's own form. */
static void
test_service_is_shut (Fixture      *fixture,
                      gconstpointer data)
{
  g_assert_false (may_look (fixture, FALSE));
  g_assert_false (may_look (fixture, TRUE));
  test_window_press (find_page (fixture), "Devolver la pantalla");
  type_password (fixture, "owner", TESTLIB_PASSWORD);
  g_assert_true (ui_wait (is_done, fixture));
  g_assert_true (may_look (fixture, FALSE));
  g_assert_true (may_look (fixture, TRUE));
}

static void
test_wrong_password_keeps_it (Fixture      *fixture,
                              gconstpointer data)
{
  gpointer row = ui_child (find_page (fixture), RESPITE_TYPE_HANDOVER_PAGE, "password_row");

  test_window_press (find_page (fixture), "Devolver la pantalla");
  type_password (fixture, "owner", "something else");
  g_assert_true (ui_wait (has_error, row));
  assert_shut (fixture);

  /* The patient can go on. */
  test_window_press (find_page (fixture), "Seguir con el formulario");
  ui_wait_mapped (fixture->content);
  assert_shut (fixture);

  test_window_press (find_page (fixture), "Devolver la pantalla");
  type_password (fixture, "owner", TESTLIB_PASSWORD);
  g_assert_true (ui_wait (is_done, fixture));
}

static gboolean
is_nurse (gpointer clinic)
{
  const RespiteStaff *actor = respite_clinic_get_actor (clinic);

  return actor != NULL && g_str_equal (actor->login, "nurse");
}

static void
test_somebody_else_takes_it_back (Fixture      *fixture,
                                  gconstpointer data)
{
  test_window_press (find_page (fixture), "Devolver la pantalla");
  type_password (fixture, "nurse", TESTLIB_PASSWORD);
  g_assert_true (ui_wait (is_nurse, fixture->test->opened));
  test_window_wait_page (fixture->test, "today");
}

static void
test_finished_content_is_not_seen_again (Fixture      *fixture,
                                         gconstpointer data)
{
  respite_hand_over_finish (fixture->content);
  ui_wait_text (fixture->test->window, "Gracias");
  assert_shut (fixture);
  g_assert_null (ui_find (find_page (fixture), GTK_TYPE_BUTTON, "Seguir con el formulario"));
  g_assert_null (ui_find (find_page (fixture), RESPITE_TYPE_FORM_VIEW, NULL));

  type_password (fixture, "owner", TESTLIB_PASSWORD);
  g_assert_true (ui_wait (is_done, fixture));
  g_assert_true (fixture->is_finished);
}

/* Who may not hand it over keeps the screen, and is told why. */
static void
test_refused_hand_over_ends (Fixture      *fixture,
                             gconstpointer data)
{
  RespiteStaff manager = { .login = (char *) "manager", .name = (char *) "Mo Manager",
                           .roles = RESPITE_ROLE_ADMINISTRATOR };
  GtkWidget *today;
  GtkWidget *content;
  RespiteHandover handover = {
    fixture->test->opened, respite_page_get_subject (RESPITE_PAGE (fixture->page)), "Screening", "es"
  };

  respite_office_add_staff (fixture->test->clinic->office, &manager, TESTLIB_PASSWORD, NULL, NULL);
  test_window_press (find_page (fixture), "Devolver la pantalla");
  type_password (fixture, "manager", TESTLIB_PASSWORD);
  today = test_window_wait_page (fixture->test, "today");

  fixture->n_done = 0;
  content = g_object_new (RESPITE_TYPE_FORM_VIEW, NULL);
  g_assert_true (respite_hand_over (today, content, &handover, done_cb, fixture));
  g_assert_true (ui_wait (is_done, fixture));
  g_assert_false (fixture->is_finished);
  g_assert_false (respite_is_handed_over (today));
  ui_wait_text (fixture->test->window, "Your role does not allow this");
  ui_wait_mapped (today);
}

static gpointer
lock_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  respite_office_lock (office);

  return NULL;
}

static void
test_lock_ends_it (Fixture      *fixture,
                   gconstpointer data)
{
  test_run (fixture->test->opened, lock_job, NULL, NULL);
  g_assert_true (ui_wait (is_done, fixture));
  ui_wait_text (fixture->test->window, "Locked");
  g_assert_false (gtk_widget_get_mapped (fixture->page));
}

static gboolean
has_text_field (gpointer content)
{
  return ui_find (content, RESPITE_TYPE_TEXT_FIELD, NULL) != NULL;
}

/* In the small box of a long answer the page keys turn the page of the form, and an arrow at its end does nothing. */
static void
test_page_keys_turn_the_form (Fixture      *fixture,
                              gconstpointer data)
{
  g_autoptr (RespiteForm) form = respite_form_load_builtin ("intake", NULL);
  g_autofree char *text = NULL;
  GtkAdjustment *place;
  GtkWidget *field;
  double before;

  respite_form_view_set_answers (RESPITE_FORM_VIEW (fixture->content), respite_answers_new (form), "en", TRUE);
  g_assert_true (ui_wait (has_text_field, fixture->content));
  field = ui_find (fixture->content, RESPITE_TYPE_TEXT_FIELD, NULL);
  place = gtk_scrolled_window_get_vadjustment (
    GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (field, GTK_TYPE_SCROLLED_WINDOW)));
  gtk_widget_grab_focus (field);
  before = gtk_adjustment_get_value (place);
  ui_key ("Page_Down", 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (place), >, before);
  ui_key ("Page_Up", 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (place), ==, before);

  ui_type ("bc");
  ui_key ("Right", 0);
  ui_type ("d");
  ui_key ("Home", 0);
  ui_key ("Left", 0);
  ui_type ("a");
  text = respite_text_field_dup_text (RESPITE_TEXT_FIELD (field));
  g_assert_cmpstr (text, ==, "abcd");

  test_run (fixture->test->opened, lock_job, NULL, NULL);
  g_assert_true (ui_wait (is_done, fixture));
}

static void
press_random_key (GRand *random)
{
  static const char *const keys[] = {
    "Return", "Escape", "Tab", "Tab", "Tab", "space", "Up", "Down", "Left", "Right", "Home", "End", "Delete",
    "BackSpace", "Page_Up", "Page_Down", "F1", "F5", "F6", "F10", "F11", "F12", "Menu", "1", "2", "3", "4", "5", "6",
    "7", "0", "plus", "minus", "question", "a", "b", "c", "d", "f", "g", "i", "k", "l", "m", "n", "o", "p", "q", "r",
    "s", "t", "u", "w", "y", "z",
  };
  static const GdkModifierType modifiers[] = {
    0, 0, 0, GDK_CONTROL_MASK, GDK_CONTROL_MASK, GDK_SHIFT_MASK, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
  };

  const char *key = keys[g_rand_int_range (random, 0, G_N_ELEMENTS (keys))];
  GdkModifierType modifier = modifiers[g_rand_int_range (random, 0, G_N_ELEMENTS (modifiers))];

  /* The window manager takes Escape with a modifier for its own menus. */
  if (g_str_equal (key, "Escape"))
    modifier = 0;
  g_test_message ("%x %s", modifier, key);
  ui_key (key, modifier);
}

static void
click_random_place (Fixture *fixture,
                    GRand   *random)
{
  GtkWidget *window = GTK_WIDGET (fixture->test->window);
  graphene_point_t place = GRAPHENE_POINT_INIT (
    (float) g_rand_double_range (random, 0, gtk_widget_get_width (window)),
    (float) g_rand_double_range (random, 0, gtk_widget_get_height (window)));

  ui_drag (find_page (fixture), &place, 1);
}

static void
test_no_key_or_click_leads_out (Fixture      *fixture,
                                gconstpointer data)
{
  const char *wanted = g_getenv ("RESPITE_CRAWL");
  int n_steps = wanted != NULL ? atoi (wanted) : STEPS;
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (int i = 0; i < n_steps; i++)
    {
      if (i % 50 == 49)
        gtk_window_close (GTK_WINDOW (fixture->test->window));
      else if (g_rand_int_range (random, 0, 4) == 0)
        click_random_place (fixture, random);
      else
        press_random_key (random);
      assert_shut (fixture);
    }

  /* And the staff still gets in. */
  test_run (fixture->test->opened, lock_job, NULL, NULL);
  g_assert_true (ui_wait (is_done, fixture));
}

int
main (int    argc,
      char **argv)
{
  ui_init (&argc, &argv);

#define ADD(name, function) g_test_add ("/handover/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("password", test_password_takes_the_screen_back);
  ADD ("service", test_service_is_shut);
  ADD ("wrong-password", test_wrong_password_keeps_it);
  ADD ("somebody-else", test_somebody_else_takes_it_back);
  ADD ("finished", test_finished_content_is_not_seen_again);
  ADD ("refused", test_refused_hand_over_ends);
  ADD ("lock", test_lock_ends_it);
  ADD ("page-keys", test_page_keys_turn_the_form);
  ADD ("crawl", test_no_key_or_click_leads_out);
#undef ADD

  return g_test_run ();
}
