/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "visitwindow.h"

#include "pages/respite-session-page.h"
#include "pages/respite-sign-view.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-password-prompt.h"
#include "widgets/respite-session-status.h"

/* A signed session is amended in the window: an entry with a reason, the whole session, and what says so afterwards. */

static void
set_up (VisitWindow  *fixture,
        gconstpointer data)
{
  visit_window_open_session (fixture, test_visit_new_signed);
  respite_session_page_show_step (RESPITE_SESSION_PAGE (fixture->page), "sign");
  ui_wait_text (fixture->page, "Sign the addendum…");
}

static gpointer
find_child (VisitWindow *fixture,
            const char  *id)
{
  return ui_child (ui_find (fixture->page, RESPITE_TYPE_SIGN_VIEW, NULL), RESPITE_TYPE_SIGN_VIEW, id);
}

/* The line of the list that is about the start, which is the second entry after "The whole session". */
static guint
find_line (VisitWindow *fixture,
           const char  *what)
{
  GListModel *model = gtk_drop_down_get_model (find_child (fixture, "about_drop"));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkStringObject) line = g_list_model_get_item (model, i);

      if (strstr (gtk_string_object_get_string (line), what) != NULL)
        return i;
    }

  g_assert_not_reached ();
}

static void
write_amendment (VisitWindow *fixture,
                 const char  *about,
                 const char  *text,
                 const char  *reason)
{
  GtkWidget *view = ui_find (fixture->page, RESPITE_TYPE_SIGN_VIEW, NULL);

  test_window_choose (find_child (fixture, "about_drop"), find_line (fixture, about));
  if (reason != NULL)
    test_window_fill (view, RESPITE_TYPE_SIGN_VIEW, "reason_row", reason);
  ui_click (ui_find (view, GTK_TYPE_TEXT_VIEW, NULL));
  ui_type (text);
  test_window_press (view, "Sign the addendum…");
}

static gboolean
has_amended (RespiteOffice *office,
             gpointer       data)
{
  const TestVisit *visit = data;
  g_autoptr (RespiteSessionRecord) record = respite_office_get_session (office, visit->session_id, FALSE, NULL);
  const RespiteSignature *last = g_ptr_array_index (record->signatures, record->signatures->len - 1);

  return record->addenda->len == 1 && respite_session_record_has_amended (record) && last->is_valid &&
         g_str_equal (last->meaning, "amended");
}

/* The password signs it; the dose says so on this page, above the chart, and in the table. */
static void
test_dose (VisitWindow  *fixture,
           gconstpointer data)
{
  write_amendment (fixture, "Infusion started", "50 mg/h", "read from the wrong pump");
  test_window_sign (fixture->test);
  test_window_until (fixture->test, has_amended, fixture->visit);
  ui_wait_label (find_child (fixture, "amended_label"), "Total as signed. Amended: see 10:");
  ui_wait_label (find_child (fixture, "addenda_label"), "(read from the wrong pump) to: 50 mg/h");
  g_assert_cmpuint (gtk_drop_down_get_selected (find_child (fixture, "about_drop")), ==, 0);

  respite_session_page_show_step (RESPITE_SESSION_PAGE (fixture->page), "infusion");
  ui_wait_text (ui_find (fixture->page, RESPITE_TYPE_SESSION_STATUS, NULL), "amended, see the table");
  ui_wait_text (fixture->page, "amended after the signature: 50 mg/h (read from the wrong pump)");
}

/* Without a reason nothing is asked for a password; an amended vital sign leaves the total alone. */
static void
test_set (VisitWindow  *fixture,
          gconstpointer data)
{
  GtkWidget *view = ui_find (fixture->page, RESPITE_TYPE_SIGN_VIEW, NULL);

  write_amendment (fixture, "118/74", "HR 92", NULL);
  ui_wait_text (find_child (fixture, "reason_row"), "Write down why");
  g_assert_null (ui_find (fixture->test->window, RESPITE_TYPE_PASSWORD_PROMPT, NULL));
  test_window_fill (view, RESPITE_TYPE_SIGN_VIEW, "reason_row", "wrong line");
  test_window_press (view, "Sign the addendum…");
  test_window_sign (fixture->test);
  test_window_until (fixture->test, has_amended, fixture->visit);
  ui_wait_label (find_child (fixture, "addenda_label"), "(wrong line) to: HR 92");
  g_assert_false (gtk_widget_get_visible (find_child (fixture, "amended_label")));
}

static gboolean
has_addition (RespiteOffice *office,
              gpointer       data)
{
  const TestVisit *visit = data;
  g_autoptr (RespiteSessionRecord) record = respite_office_get_session (office, visit->session_id, FALSE, NULL);

  return record->addenda->len == 1 && !respite_session_record_has_amended (record);
}

/* What is added to the whole session changes no entry and no total. */
static void
test_addition (VisitWindow  *fixture,
               gconstpointer data)
{
  write_amendment (fixture, "The whole session", "Called at 18:00, well", NULL);
  test_window_sign (fixture->test);
  test_window_until (fixture->test, has_addition, fixture->visit);
  ui_wait_label (find_child (fixture, "addenda_label"), "Called at 18:00, well");
  g_assert_false (gtk_widget_get_visible (find_child (fixture, "amended_label")));
}

#define ADD(name, func) g_test_add ("/amendments/" name, VisitWindow, NULL, set_up, func, visit_window_tear_down)

int
main (int   argc,
      char *argv[])
{
  ui_init (&argc, &argv);

  ADD ("dose", test_dose);
  ADD ("set", test_set);
  ADD ("addition", test_addition);

  return g_test_run ();
}
