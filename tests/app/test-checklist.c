/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "testlib.h"
#include "testwidget.h"
#include "widgets/respite-check-row.h"
#include "widgets/respite-checklist.h"

static void
check_changed_cb (RespiteCheckRow *row,
                  TestWidget      *fixture)
{
  g_autoptr (RespiteCheck) check = respite_check_row_dup_check (row);

  g_string_append_printf (fixture->seen, "%s %s\n", respite_code_to_word (respite_answer_codes, (int) check->answer),
                          check->reason);
}

static void
set_up_check (TestWidget   *fixture,
              gconstpointer data)
{
  g_autoptr (RespiteCheck) check = respite_check_new ();

  check->code = g_strdup ("fasting");
  check->text = g_strdup ("Nothing to eat for six hours");
  check->is_required = TRUE;
  test_widget_show (fixture, respite_check_row_new ());
  g_object_set (fixture->widget, "valign", GTK_ALIGN_START, NULL);
  respite_check_row_set_check (RESPITE_CHECK_ROW (fixture->widget), check, FALSE);
  g_signal_connect (fixture->widget, "changed", G_CALLBACK (check_changed_cb), fixture);
  ui_settle (fixture->widget);
}

static void
test_no_asks_for_a_reason (TestWidget   *fixture,
                           gconstpointer data)
{
  GtkWidget *reason = ui_child (fixture->widget, RESPITE_TYPE_CHECK_ROW, "reason_entry");

  g_assert_false (gtk_widget_get_mapped (reason));
  ui_click (ui_child (fixture->widget, RESPITE_TYPE_CHECK_ROW, "no_button"));
  g_assert_cmpstr (fixture->seen->str, ==, "no \n");
  ui_click (reason);
  ui_type ("emergency");
  ui_key ("Return", 0);
  g_assert_cmpstr (fixture->seen->str, ==, "no \nno emergency\n");
}

static void
test_letters_answer (TestWidget   *fixture,
                     gconstpointer data)
{
  gtk_widget_grab_focus (ui_child (fixture->widget, RESPITE_TYPE_CHECK_ROW, "no_button"));
  ui_key ("y", 0);
  g_assert_cmpstr (fixture->seen->str, ==, "yes \n");
}

/* What the program answers itself: dates as the window writes them, and why not. */
static void
test_own_lines_are_in_words (TestWidget   *fixture,
                             gconstpointer data)
{
  g_autoptr (RespiteCheck) check = respite_check_row_dup_check (RESPITE_CHECK_ROW (fixture->widget));
  GtkWidget *value = ui_child (fixture->widget, RESPITE_TYPE_CHECK_ROW, "value_entry");

  gtk_widget_grab_focus (ui_child (fixture->widget, RESPITE_TYPE_CHECK_ROW, "no_button"));
  check->answer = RESPITE_ANSWER_YES;
  g_free (check->value);
  check->value = g_strdup ("2026-11-17");
  respite_check_row_set_check (RESPITE_CHECK_ROW (fixture->widget), check, TRUE);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (value)), ==, "17 Nov 2026");

  /* What a person typed stays as it is. */
  respite_check_row_set_check (RESPITE_CHECK_ROW (fixture->widget), check, FALSE);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (value)), ==, "2026-11-17");
}

static RespiteAnswer
get_answer (TestWidget *fixture)
{
  g_autoptr (RespiteCheck) check = respite_check_row_dup_check (RESPITE_CHECK_ROW (fixture->widget));

  return check->answer;
}

static void
show_stored (TestWidget   *fixture,
             RespiteCheck *check,
             RespiteAnswer answer)
{
  check->answer = answer;
  respite_check_row_set_check (RESPITE_CHECK_ROW (fixture->widget), check, FALSE);
}

/* A record that was read before the answer was stored arrives after it was given. */
static void
test_late_record_takes_no_answer_back (TestWidget   *fixture,
                                       gconstpointer data)
{
  g_autoptr (RespiteCheck) check = respite_check_row_dup_check (RESPITE_CHECK_ROW (fixture->widget));

  gtk_widget_grab_focus (ui_child (fixture->widget, RESPITE_TYPE_CHECK_ROW, "no_button"));
  ui_key ("y", 0);
  ui_key ("a", 0);
  show_stored (fixture, check, RESPITE_ANSWER_NONE);
  g_assert_cmpint (get_answer (fixture), ==, RESPITE_ANSWER_NOT_APPLICABLE);
  show_stored (fixture, check, RESPITE_ANSWER_YES);
  g_assert_cmpint (get_answer (fixture), ==, RESPITE_ANSWER_NOT_APPLICABLE);
  show_stored (fixture, check, RESPITE_ANSWER_NOT_APPLICABLE);

  /* It is stored: what comes now is newer. */
  show_stored (fixture, check, RESPITE_ANSWER_NONE);
  g_assert_cmpint (get_answer (fixture), ==, RESPITE_ANSWER_NONE);
}

static void
test_refused_answer_is_put_back (TestWidget   *fixture,
                                 gconstpointer data)
{
  gtk_widget_grab_focus (ui_child (fixture->widget, RESPITE_TYPE_CHECK_ROW, "no_button"));
  ui_key ("y", 0);
  respite_check_row_put_back (RESPITE_CHECK_ROW (fixture->widget));
  g_assert_cmpint (get_answer (fixture), ==, RESPITE_ANSWER_NONE);
}

static void
set_up_list (TestWidget   *fixture,
             gconstpointer data)
{
  static const char *const automatic[] = { "consent", NULL };
  static const char *const codes[] = { "consent", "identity", "fasting", "escort" };
  g_autoptr (GPtrArray) checks = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_check_free);

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      RespiteCheck *check = respite_check_new ();

      check->code = g_strdup (codes[i]);
      check->text = g_strdup (codes[i]);
      check->is_required = TRUE;
      check->answer = i == 0 ? RESPITE_ANSWER_YES : RESPITE_ANSWER_NONE;
      g_ptr_array_add (checks, check);
    }
  test_widget_show (fixture, g_object_new (RESPITE_TYPE_CHECKLIST, NULL));
  respite_checklist_set_checks (RESPITE_CHECKLIST (fixture->widget), checks, automatic);
  ui_settle (fixture->widget);
}

/* One letter a line: the focus comes to the first that is open and goes on; a "no" stays for its reason. */
static void
test_letters_go_through_the_list (TestWidget   *fixture,
                                  gconstpointer data)
{
  static const RespiteAnswer answers[] = { RESPITE_ANSWER_YES, RESPITE_ANSWER_YES, RESPITE_ANSWER_NO,
                                           RESPITE_ANSWER_NOT_APPLICABLE };
  g_autoptr (GPtrArray) checks = NULL;

  gtk_widget_grab_focus (fixture->widget);
  ui_key ("y", 0);
  ui_key ("n", 0);
  ui_type ("emergency");
  ui_key ("Down", 0);
  ui_key ("a", 0);

  checks = respite_checklist_dup_checks (RESPITE_CHECKLIST (fixture->widget));
  for (guint i = 0; i < checks->len; i++)
    g_assert_cmpint (((const RespiteCheck *) g_ptr_array_index (checks, i))->answer, ==, answers[i]);
  g_assert_cmpstr (((const RespiteCheck *) g_ptr_array_index (checks, 2))->reason, ==, "emergency");
  ui_key ("Up", 0);
  ui_key ("y", 0);
  g_ptr_array_unref (checks);
  checks = respite_checklist_dup_checks (RESPITE_CHECKLIST (fixture->widget));
  g_assert_cmpint (((const RespiteCheck *) g_ptr_array_index (checks, 2))->answer, ==, RESPITE_ANSWER_YES);
}

/* Enter after the text that an answer needed goes on to the next line that is open. */
static void
test_enter_goes_on (TestWidget   *fixture,
                    gconstpointer data)
{
  static const RespiteAnswer answers[] = { RESPITE_ANSWER_YES, RESPITE_ANSWER_NO, RESPITE_ANSWER_YES,
                                           RESPITE_ANSWER_YES };
  g_autoptr (GPtrArray) checks = NULL;

  gtk_widget_grab_focus (fixture->widget);
  ui_key ("n", 0);
  ui_type ("emergency");
  ui_key ("Return", 0);
  ui_key ("y", 0);
  gtk_widget_grab_focus (ui_child (gtk_widget_get_last_child (ui_child (fixture->widget, RESPITE_TYPE_CHECKLIST,
                                                                        "box")), RESPITE_TYPE_CHECK_ROW,
                                   "value_entry"));
  ui_type ("Irina");
  ui_key ("Return", 0);
  ui_key ("y", 0);

  checks = respite_checklist_dup_checks (RESPITE_CHECKLIST (fixture->widget));
  for (guint i = 0; i < checks->len; i++)
    g_assert_cmpint (((const RespiteCheck *) g_ptr_array_index (checks, i))->answer, ==, answers[i]);
  g_assert_cmpstr (((const RespiteCheck *) g_ptr_array_index (checks, 1))->reason, ==, "emergency");
  g_assert_cmpstr (((const RespiteCheck *) g_ptr_array_index (checks, 3))->value, ==, "Irina");
}

/* Whatever the answer is, everything on the row stays where it was, and the row as high as it was. */
static void
test_rows_stay (TestWidget   *fixture,
                gconstpointer data)
{
  static const char *const parts[] = { "text_label", "value_entry", "yes_button", "no_button",
                                       "not_applicable_button", "mark_label" };
  graphene_rect_t first[G_N_ELEMENTS (parts)];
  int height = 0;

  for (int answer = RESPITE_ANSWER_NONE; answer <= RESPITE_ANSWER_NOT_APPLICABLE; answer++)
    for (int overridden = 0; overridden < 2; overridden++)
      {
        g_autoptr (RespiteCheck) check = respite_check_row_dup_check (RESPITE_CHECK_ROW (fixture->widget));

        check->answer = (RespiteAnswer) answer;
        g_free (check->reason);
        check->reason = g_strdup (overridden ? "Spoken about" : "");
        respite_check_row_set_check (RESPITE_CHECK_ROW (fixture->widget), check, FALSE);
        ui_settle (fixture->widget);
        if (!gtk_widget_get_visible (ui_child (fixture->widget, RESPITE_TYPE_CHECK_ROW, "reason_box")))
          {
            height = height == 0 ? gtk_widget_get_height (fixture->widget) : height;
            g_assert_cmpint (gtk_widget_get_height (fixture->widget), ==, height);
          }
        for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
          {
            graphene_rect_t bounds;

            g_test_message ("%s, answer %d, overridden %d", parts[i], answer, overridden);
            g_assert_true (gtk_widget_compute_bounds (ui_child (fixture->widget, RESPITE_TYPE_CHECK_ROW, parts[i]),
                                                      fixture->widget, &bounds));
            if (answer == RESPITE_ANSWER_NONE && !overridden)
              first[i] = bounds;
            g_assert_true (graphene_rect_equal (&first[i], &bounds));
          }
      }
}

int
main (int   argc,
      char *argv[])
{
  ui_init (&argc, &argv);

  g_test_add ("/check-row/reason", TestWidget, NULL, set_up_check, test_no_asks_for_a_reason, test_widget_clear);
  g_test_add ("/check-row/own", TestWidget, NULL, set_up_check, test_own_lines_are_in_words, test_widget_clear);
  g_test_add ("/check-row/letters", TestWidget, NULL, set_up_check, test_letters_answer, test_widget_clear);
  g_test_add ("/check-row/late", TestWidget, NULL, set_up_check,
              test_late_record_takes_no_answer_back, test_widget_clear);
  g_test_add ("/check-row/refused", TestWidget, NULL, set_up_check, test_refused_answer_is_put_back, test_widget_clear);
  g_test_add ("/checklist/letters", TestWidget, NULL, set_up_list, test_letters_go_through_the_list, test_widget_clear);
  g_test_add ("/checklist/enter", TestWidget, NULL, set_up_list, test_enter_goes_on, test_widget_clear);
  g_test_add ("/check-row/rows-stay", TestWidget, NULL, set_up_check, test_rows_stay, test_widget_clear);

  return g_test_run ();
}
