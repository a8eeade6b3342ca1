/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "visit.h"

#include "pages/respite-consent-foot.h"
#include "pages/respite-consent-questions.h"
#include "pages/respite-consent-view.h"
#include "pages/respite-eligibility-view.h"
#include "pages/respite-forms-tab.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-form-item-view.h"
#include "widgets/respite-form-list.h"
#include "widgets/respite-form-view.h"
#include "widgets/respite-signature-pad.h"

static GtkWidget *
open_forms (TestWindow *test)
{
  GtkWidget *tab;

  ui_click (ui_wait_text (test_window_wait_page (test, "patient"), "Forms"));
  ui_wait_text (test->window, "Begin a form");
  tab = ui_find (test->window, RESPITE_TYPE_FORMS_TAB, NULL);
  g_assert_nonnull (tab);

  return tab;
}

static gboolean
has_items (gpointer data)
{
  return ui_find (data, RESPITE_TYPE_FORM_ITEM_VIEW, NULL) != NULL && respite_form_list_is_complete (data);
}

static RespiteEligibility *
load_eligibility (RespiteOffice *office,
                  TestVisit     *visit)
{
  g_autoptr (GError) error = NULL;
  RespiteEligibility *eligibility = respite_office_get_eligibility (office, visit->patient_id, &error);

  g_assert_no_error (error);

  return eligibility;
}

static gboolean
is_screened (RespiteOffice *office,
             gpointer       data)
{
  TestVisit *visit = data;
  g_autoptr (RespiteEligibility) eligibility = load_eligibility (office, visit);

  visit->response_id = eligibility->response_id;

  return eligibility->response_id != 0;
}

/* Whether "yes" to a question raises a flag, in answers of its own. */
static gboolean
raises_flag (RespiteForm           *form,
             const RespiteFormItem *item)
{
  g_autoptr (RespiteAnswers) answers = respite_answers_new (form);
  g_autoptr (GPtrArray) flags = NULL;

  respite_answers_set_text (answers, item->link_id, "yes", NULL);
  flags = respite_answers_dup_item_flags (answers, item->link_id, "en");

  return flags->len > 0;
}

/* Returns: the last option that raises no flag, from 1. */
static guint
find_harmless (RespiteForm           *form,
               const RespiteFormItem *item)
{
  for (guint option = item->options->len; option-- > 0;)
    {
      g_autoptr (RespiteAnswers) answers = respite_answers_new (form);
      g_autoptr (GPtrArray) flags = NULL;

      respite_answers_choose (answers, item->link_id, option, TRUE);
      flags = respite_answers_dup_item_flags (answers, item->link_id, "en");
      if (flags->len == 0)
        return option + 1;
    }

  g_assert_not_reached ();
}

static gboolean
is_active (gpointer button)
{
  return gtk_check_button_get_active (button);
}

/* Chooses an option by its digit, or by the pointer where it has none. */
static void
choose_option (GtkWidget *view,
               guint      option)
{
  RespiteAnswerControl *control = respite_form_item_view_get_control (RESPITE_FORM_ITEM_VIEW (view));
  GtkWidget *button = respite_answer_control_get_option (control, option - 1);
  g_autofree char *key = g_strdup_printf ("%u", option);

  if (option <= 9)
    ui_key (key, 0);
  else
    ui_click (button);
  if (!ui_wait (is_active, button))
    g_error ("option %u could not be chosen", option);
}

static gboolean
has_flag (gpointer data)
{
  GtkListBox *flags = ui_child (data, RESPITE_TYPE_FORM_ITEM_VIEW, "flag_list");

  return gtk_list_box_get_row_at_index (flags, 0) != NULL;
}

static gboolean
has_no_flag (gpointer data)
{
  return !has_flag (data);
}

/* Answers one question by keys, as somebody without a disease would. */
static void
answer (GtkWidget   *view,
        RespiteForm *form)
{
  const RespiteFormItem *item = respite_form_item_view_get_item (RESPITE_FORM_ITEM_VIEW (view));
  gboolean is_good = g_str_equal (item->link_id, "escort") || g_str_equal (item->link_id, "capacity");

  gtk_widget_grab_focus (view);
  if (g_str_equal (item->link_id, "age"))
    ui_type ("58");
  else if (item->type == RESPITE_ITEM_BOOLEAN)
    choose_option (view, is_good ? 1 : 2);
  else if (item->options->len > 0)
    choose_option (view, find_harmless (form, item));
  else
    g_error ("the question %s has to be answered", item->link_id);
}

/* A flag appears under the answer that raises it, and goes with it. */
static void
check_flag (GtkWidget   *view,
            RespiteForm *form)
{
  const RespiteFormItem *item = respite_form_item_view_get_item (RESPITE_FORM_ITEM_VIEW (view));

  if (item->type != RESPITE_ITEM_BOOLEAN || !raises_flag (form, item))
    return;

  gtk_widget_grab_focus (view);
  choose_option (view, 1);
  g_assert_true (ui_wait (has_flag, view));
  choose_option (view, 2);
  g_assert_true (ui_wait (has_no_flag, view));
}

void
visit_screen (TestWindow *test,
              TestVisit  *visit)
{
  GtkWidget *tab = open_forms (test);
  GtkWidget *view = ui_child (tab, RESPITE_TYPE_FORMS_TAB, "form_view");
  GtkWidget *list = ui_child (view, RESPITE_TYPE_FORM_VIEW, "list");
  GtkWidget *box = ui_child (list, RESPITE_TYPE_FORM_LIST, "item_box");
  RespiteForm *form;
  guint n_flags = 0;

  ui_click (ui_wait_text (ui_child (tab, RESPITE_TYPE_FORMS_TAB, "form_list"), "Health screening"));
  g_assert_true (ui_wait (has_items, list));
  form = respite_answers_get_form (respite_form_view_get_answers (RESPITE_FORM_VIEW (view)));
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      RespiteFormItemView *row = RESPITE_FORM_ITEM_VIEW (child);
      const RespiteFormItem *item = respite_form_item_view_get_item (row);

      if (!item->required || !respite_form_item_view_is_open (row))
        continue;
      if (n_flags++ < 3)
        check_flag (child, form);
      answer (child, form);
    }
  ui_key ("Return", GDK_CONTROL_MASK);
  test_window_until (test, is_screened, visit);
}

static gboolean
is_cleared (RespiteOffice *office,
            gpointer       data)
{
  g_autoptr (RespiteEligibility) eligibility = load_eligibility (office, data);

  return eligibility->decision == RESPITE_DECISION_CLEARED && eligibility->is_valid;
}

void
visit_clear (TestWindow *test,
             TestVisit  *visit)
{
  GtkWidget *tab = ui_find (test->window, RESPITE_TYPE_FORMS_TAB, NULL);
  GtkWidget *view = ui_child (tab, RESPITE_TYPE_FORMS_TAB, "eligibility_view");

  ui_click (gtk_list_box_get_row_at_index (ui_child (tab, RESPITE_TYPE_FORMS_TAB, "decision_list"), 0));
  ui_wait_label (ui_child (view, RESPITE_TYPE_ELIGIBILITY_VIEW, "screening_label"), "Screening of");
  ui_click (ui_child (view, RESPITE_TYPE_ELIGIBILITY_VIEW, "cleared_check"));
  test_window_press (view, "_Sign the decision");
  test_window_sign (test);
  test_window_until (test, is_cleared, visit);
  ui_wait_label (ui_child (view, RESPITE_TYPE_ELIGIBILITY_VIEW, "signed_detail"), "Signed by Olivia Stern");
}

static gboolean
is_consented (RespiteOffice *office,
              gpointer       data)
{
  TestVisit *visit = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) consents = respite_office_list_consents (office, visit->patient_id, &error);
  g_autoptr (RespiteConsent) consent = NULL;

  g_assert_no_error (error);
  if (consents->len == 0)
    return FALSE;

  visit->consent_id = ((RespiteConsent *) g_ptr_array_index (consents, 0))->id;
  consent = respite_office_get_consent (office, visit->consent_id, &error);
  g_assert_no_error (error);

  return consent->state == RESPITE_CONSENT_SIGNED && consent->is_valid;
}

/* Draws a name by the pointer: up and down across the pad. */
static void
draw_signature (GtkWidget *pad)
{
  graphene_point_t points[12];

  ui_reveal (pad);
  for (gsize i = 0; i < G_N_ELEMENTS (points); i++)
    graphene_point_init (&points[i], 20 + 22 * (float) i,
                         (float) gtk_widget_get_height (pad) * (i % 2 == 0 ? 0.3f : 0.7f));
  ui_drag (pad, points, G_N_ELEMENTS (points));
}

void
visit_consent (TestWindow *test,
               TestVisit  *visit)
{
  GtkWidget *tab = ui_find (test->window, RESPITE_TYPE_FORMS_TAB, NULL);
  GtkWidget *view = ui_child (tab, RESPITE_TYPE_FORMS_TAB, "consent_view");
  GtkWidget *questions = ui_child (view, RESPITE_TYPE_CONSENT_VIEW, "questions");
  gpointer foot = ui_child (view, RESPITE_TYPE_CONSENT_VIEW, "foot");
  GtkWidget *box = ui_child (questions, RESPITE_TYPE_CONSENT_QUESTIONS, "teach_box");
  GtkWidget *pad = ui_child (view, RESPITE_TYPE_CONSENT_VIEW, "pad");
  g_autofree char *strokes = NULL;

  ui_click (ui_wait_text (ui_child (tab, RESPITE_TYPE_FORMS_TAB, "template_list"),
                          "Consent to treatment with ketamine"));
  ui_wait_label (ui_child (foot, RESPITE_TYPE_CONSENT_FOOT, "hash_label"), "SHA-256");
  for (GtkWidget *row = gtk_widget_get_first_child (box); row != NULL; row = gtk_widget_get_next_sibling (row))
    ui_fill (respite_entry_row_get_entry (RESPITE_ENTRY_ROW (row)), "for the pain");

  test_window_close_message (test);
  draw_signature (pad);
  strokes = respite_signature_pad_dup_strokes (RESPITE_SIGNATURE_PAD (pad));
  g_assert_cmpstr (strokes, !=, "");
  test_window_press (view, "_Add this signature");
  ui_wait_text (ui_child (view, RESPITE_TYPE_CONSENT_VIEW, "pending_list"), "Drawn");
  ui_click (ui_child (view, RESPITE_TYPE_CONSENT_VIEW, "explained_check"));
  test_window_press (view, "_Lock the consent");
  test_window_sign (test);
  test_window_until (test, is_consented, visit);
  ui_wait_mapped (ui_child (view, RESPITE_TYPE_CONSENT_VIEW, "locked_box"));
  g_assert_false (gtk_widget_get_mapped (pad));
}
