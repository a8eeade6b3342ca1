/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pages/respite-forms-tab.h"
#include "pages/respite-patient-page.h"
#include "service/respite-form-acts.h"
#include "testwindow.h"
#include "widgets/respite-form-list.h"
#include "widgets/respite-form-view.h"

/*
 * The window runs in a process of its own, which is killed one second after the last key in a form. Every key must be
 * there afterwards, without anybody having saved anything.
 */

#define TYPED "Since the second infusion she sleeps through"

static const char diary[] =
  "{\"resourceType\":\"Questionnaire\",\"id\":\"diary\",\"version\":\"1\",\"title\":\"Sleep diary\","
  "\"status\":\"active\",\"item\":[{\"linkId\":\"why\",\"text\":\"How was it?\",\"type\":\"string\"}]}";

static char *program;

static gboolean
is_complete (gpointer data)
{
  return gtk_widget_get_mapped (data) && respite_form_list_is_complete (data);
}

static RespiteFormView *
open_form (TestWindow *test,
           gint64      patient_id)
{
  GtkWidget *page;
  GtkWidget *tab;
  GtkWidget *view;

  test_window_sign_in (test, "owner");
  test_window_wait_page (test, "today");
  respite_window_show_page (test->window, "patient", patient_id);
  page = test_window_wait_page (test, "patient");
  respite_patient_page_show_tab (RESPITE_PATIENT_PAGE (page), "forms");
  ui_wait_text (page, "Begin a form");
  tab = ui_find (page, RESPITE_TYPE_FORMS_TAB, NULL);
  ui_click (ui_wait_text (ui_child (tab, RESPITE_TYPE_FORMS_TAB, "form_list"), "Sleep diary"));
  view = ui_child (tab, RESPITE_TYPE_FORMS_TAB, "form_view");
  g_assert_true (ui_wait (is_complete, ui_child (view, RESPITE_TYPE_FORM_VIEW, "list")));

  return RESPITE_FORM_VIEW (view);
}

static gboolean
is_over (gpointer data)
{
  return g_get_monotonic_time () >= *(gint64 *) data;
}

static void
type_and_die (char **arguments)
{
  TestWindow *test = test_window_new_on (arguments[0], TESTLIB_NOW);
  gint64 end;

  open_form (test, g_ascii_strtoll (arguments[1], NULL, 10));
  ui_type (TYPED);
  end = g_get_monotonic_time () + G_USEC_PER_SEC;
  ui_wait (is_over, &end);
  kill (getpid (), SIGKILL);
}

static void
look_again (char **arguments)
{
  TestWindow *test = test_window_new_on (arguments[0], TESTLIB_NOW);
  RespiteFormView *view = open_form (test, g_ascii_strtoll (arguments[1], NULL, 10));

  g_assert_cmpstr (respite_answers_get_text (respite_form_view_get_answers (view), "why"), ==, TYPED);
  test_window_free (test);
}

static int
spawn (const char *mode,
       const char *folder,
       gint64      patient_id)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, patient_id);
  const char *argv[] = { program, mode, folder, id, NULL };
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);

  return status;
}

static void
test_killed_while_typing (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GBytes) json = g_bytes_new_static (diary, strlen (diary));
  g_autoptr (GError) error = NULL;
  RespiteFormImport *import = respite_office_import_form (clinic->office, json, &error);
  g_autoptr (GPtrArray) drafts = NULL;
  int status;

  g_assert_no_error (error);
  respite_form_import_free (import);

  status = spawn ("--type", clinic->folder, visit->patient_id);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
  drafts = respite_office_list_drafts (clinic->office, visit->patient_id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_nonnull (strstr (((RespiteResponse *) g_ptr_array_index (drafts, 0))->json, TYPED));

  g_assert_cmpint (spawn ("--look", clinic->folder, visit->patient_id), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  gboolean is_window = argc > 3 && g_str_has_prefix (argv[1], "--");
  g_auto (GStrv) arguments = is_window ? g_strdupv (argv + 2) : NULL;
  g_autofree char *mode = is_window ? g_strdup (argv[1]) : NULL;
  int result = 0;

  program = argv[0];
  if (is_window)
    argc = 1;
  ui_init (&argc, &argv);

  if (is_window && g_str_equal (mode, "--type"))
    type_and_die (arguments);
  else if (is_window)
    look_again (arguments);
  else
    {
      g_test_add_func ("/form-resume/killed-while-typing", test_killed_while_typing);
      result = g_test_run ();
    }

  return result;
}
