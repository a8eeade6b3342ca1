/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-forms-tab.h"

#include <glib/gi18n.h>

#include "models/respite-form-jobs.h"
#include "pages/respite-consent-view.h"
#include "pages/respite-draft-keeper.h"
#include "pages/respite-eligibility-view.h"
#include "pages/respite-forms-rows.h"
#include "pages/respite-forms-safety.h"
#include "pages/respite-handover-host.h"
#include "widgets/respite-empty-state.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-form-view.h"
#include "widgets/respite-row.h"
#include "widgets/respite-template.h"
#include "widgets/respite-text.h"
#include "widgets/respite-toast-overlay.h"

struct _RespiteFormsTab
{
  RespitePage             parent_instance;

  /* Owned */
  RespiteFormsRecord     *record;
  gint64                  shown_subject;
  gboolean                shows_all_answers;
  RespiteDraftKeeper     *keeper;
  gint64                  form_id;              /* of the answers that are open */
  gint64                  response_id;          /* likewise, where they are finished */
  gboolean                prints_when_begun;
  gboolean                is_handed_over;

  /* Template children, owned by the template */
  GtkListBox             *decision_list;
  GtkWidget              *decision_label;
  GtkWidget              *no_answers_label;
  GtkWidget              *drafts_label;
  GtkListBox             *response_list;
  GtkWidget              *more_button;
  GtkWidget              *discarded_expander;
  GtkListBox             *discarded_list;
  GtkListBox             *consent_list;
  GtkListBox             *form_list;
  GtkListBox             *template_list;
  RespiteErrorBar        *error_bar;
  GtkStack               *stack;
  RespiteFormView        *form_view;
  RespiteEligibilityView *eligibility_view;
  RespiteConsentView     *consent_view;
};

G_DEFINE_FINAL_TYPE (RespiteFormsTab, respite_forms_tab, RESPITE_TYPE_PAGE)

static void
show_responses (RespiteFormsTab *self)
{
  GPtrArray *all = self->record->responses;
  g_autoptr (GPtrArray) shown = respite_forms_list_shown (all, self->shows_all_answers, self->response_id);

  respite_row_sync_list (self->response_list, shown, respite_forms_fill_response, self);
  gtk_widget_set_visible (self->no_answers_label, all->len == 0);
  gtk_widget_set_visible (self->more_button, shown->len < all->len);
}

static void
more_clicked_cb (RespiteFormsTab *self)
{
  self->shows_all_answers = TRUE;
  show_responses (self);
  gtk_widget_child_focus (GTK_WIDGET (self->response_list), GTK_DIR_TAB_FORWARD);
}

static void
read_cb (gpointer      page,
         gpointer      result,
         const GError *error,
         gpointer      user_data)
{
  RespiteFormsTab *self = page;
  RespiteClinic *clinic = respite_page_get_clinic (page);
  g_autoptr (GPtrArray) decisions = g_ptr_array_new ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  respite_error_bar_show (self->error_bar, error);
  if (result == NULL)
    return;

  respite_forms_record_free (self->record);
  self->record = result;
  if (self->record->eligibility != NULL)
    g_ptr_array_add (decisions, self->record->eligibility);
  gtk_widget_set_visible (self->decision_label, decisions->len > 0);
  gtk_widget_set_visible (self->drafts_label, self->record->eligibility == NULL);
  respite_row_sync_list (self->decision_list, decisions, respite_forms_fill_decision, self);
  show_responses (self);
  respite_row_sync_list (self->discarded_list, self->record->discarded, respite_forms_fill_discarded, self);
  gtk_widget_set_visible (self->discarded_expander, self->record->discarded->len > 0);
  respite_row_sync_list (self->consent_list, self->record->consents, respite_forms_fill_consent, self);
  respite_row_sync_list (self->form_list, respite_clinic_may (clinic, RESPITE_FUNCTION_FORM_FILL) ?
                         self->record->forms : none, respite_forms_fill_form, self);
  respite_row_sync_list (self->template_list, respite_clinic_may (clinic, RESPITE_FUNCTION_CONSENT_PRESENT) ?
                         self->record->templates : none, respite_forms_fill_template, self);
}

static void
form_changed_cb (RespiteFormsTab *self)
{
  respite_draft_keeper_change (self->keeper);
}

static void
close_form (RespiteFormsTab *self)
{
  respite_draft_keeper_open (self->keeper, NULL);
  gtk_stack_set_visible_child_name (self->stack, "empty");
  respite_form_view_set_answers (self->form_view, NULL, NULL, FALSE);
}

static void
finished_cb (gpointer      page,
             gpointer      result,
             const GError *error,
             gpointer      user_data)
{
  RespiteFormsTab *self = page;
  g_autoptr (RespiteFormFinished) finished = result;

  respite_form_view_set_error (self->form_view, error);
  if (finished == NULL)
    {
      respite_draft_keeper_change (self->keeper);
      return;
    }

  close_form (self);
  respite_toast_show (page, _ ("The form is finished and kept."));
  respite_forms_ask_about_safety (page, finished);
}

static void
form_finish_cb (RespiteFormsTab *self)
{
  respite_page_run (RESPITE_PAGE (self), respite_form_finish_job, respite_draft_keeper_take (self->keeper),
                    respite_form_draft_free, respite_form_finished_free, finished_cb, NULL);
}

/* A draft is printed as it stands on the screen; what nobody has answered yet, as a blank form. */
static void
form_print_cb (RespiteFormsTab *self)
{
  gint64 id = self->response_id != 0 ? self->response_id : respite_draft_keeper_get_id (self->keeper);

  respite_draft_keeper_flush (self->keeper);
  self->prints_when_begun = id == 0 && respite_draft_keeper_is_busy (self->keeper);
  if (id != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-form-copy", "x", id);
  else if (!self->prints_when_begun)
    gtk_widget_activate_action (GTK_WIDGET (self), "forms.print-blank", "x", self->form_id);
}

static void
draft_begun_cb (RespiteFormsTab *self)
{
  respite_form_view_set_can_discard (self->form_view, TRUE);
  if (self->prints_when_begun)
    form_print_cb (self);
}

static void
opened_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  RespiteFormsTab *self = page;
  RespiteFormDraft *draft = result;
  gboolean can_edit;

  respite_error_bar_show (self->error_bar, error);
  if (draft == NULL)
    return;

  can_edit = draft->is_draft && respite_clinic_may (respite_page_get_clinic (page), RESPITE_FUNCTION_FORM_FILL);
  self->form_id = draft->form_id;
  self->response_id = draft->is_draft ? 0 : draft->id;
  self->prints_when_begun = FALSE;
  respite_draft_keeper_open (self->keeper, draft);
  respite_form_view_set_answers (self->form_view, g_steal_pointer (&draft->answers),
                                 self->record != NULL ? self->record->language : NULL, can_edit);
  respite_form_view_set_can_discard (self->form_view, can_edit && draft->id != 0);
  respite_form_draft_free (draft);
  gtk_stack_set_visible_child_name (self->stack, "form");
  gtk_widget_grab_focus (GTK_WIDGET (self->form_view));
}

static void
open_response (RespiteFormsTab *self,
               gint64           id)
{
  respite_page_run (RESPITE_PAGE (self), respite_form_open_job, respite_page_dup_id (id), g_free,
                    respite_form_draft_free, opened_cb, NULL);
}

static void
start_form (RespiteFormsTab *self,
            gint64           form_id,
            const char      *slug)
{
  RespiteFormRequest *request = respite_form_request_new (respite_page_get_subject (RESPITE_PAGE (self)));

  request->form_id = form_id;
  request->slug = g_strdup (slug);
  respite_page_run (RESPITE_PAGE (self), respite_form_start_job, request, respite_form_request_free,
                    respite_form_draft_free, opened_cb, NULL);
}

/* A draft that was discarded, for an Undo. */
typedef struct
{
  RespiteFormsTab *tab;
  gint64           id;
} Discarded;

static void
discarded_free (gpointer data)
{
  Discarded *discarded = data;

  g_object_unref (discarded->tab);
  g_free (discarded);
}

static void
bring_back (RespiteFormsTab *self,
            gint64           id)
{
  respite_page_run (RESPITE_PAGE (self), respite_form_restore_job, respite_page_dup_id (id), g_free,
                    respite_form_draft_free, opened_cb, NULL);
}

static void
undo_discard (gpointer data)
{
  const Discarded *discarded = data;

  bring_back (discarded->tab, discarded->id);
}

static void
discarded_cb (gpointer      page,
              gpointer      result,
              const GError *error,
              gpointer      user_data)
{
  RespiteFormsTab *self = page;
  g_autofree RespiteFormSaved *saved = result;
  Discarded *discarded;

  respite_form_view_set_error (self->form_view, error);
  if (saved == NULL)
    return;

  if (respite_draft_keeper_get_id (self->keeper) == saved->id)
    {
      /* Not into a text, where Ctrl+Z would be something else. */
      gtk_widget_grab_focus (GTK_WIDGET (self->form_list));
      close_form (self);
    }
  discarded = g_new0 (Discarded, 1);
  discarded->tab = g_object_ref (self);
  discarded->id = saved->id;
  respite_toast_show_undo (page, saved->n_raised > 0 ?
                           _ ("The draft is discarded. Its safety answer stands on the day board.") :
                           _ ("The draft is discarded."), undo_discard, discarded, discarded_free);
}

/* What was typed last is kept first: Undo brings all of it back. */
static void
form_discard_cb (RespiteFormsTab *self)
{
  respite_draft_keeper_flush (self->keeper);
  respite_page_run (RESPITE_PAGE (self), respite_form_discard_job,
                    respite_page_dup_id (respite_draft_keeper_get_id (self->keeper)), g_free, g_free, discarded_cb,
                    NULL);
}

/* The screen is with the staff again: the draft as the patient left it. */
static void
handed_back_cb (GtkWidget *page,
                gboolean   is_finished,
                gpointer   user_data)
{
  RespiteFormsTab *self = RESPITE_FORMS_TAB (page);
  gint64 id = respite_draft_keeper_get_id (self->keeper);

  respite_draft_keeper_flush (self->keeper);
  respite_draft_keeper_set_view (self->keeper, self->form_view);
  self->is_handed_over = FALSE;
  if (id != 0)
    open_response (self, id);
  else
    start_form (self, self->form_id, NULL);
  if (is_finished)
    respite_toast_show (page, _ ("The patient has answered. Look through the answers, then finish the form."));
}

static void
patient_finish_cb (RespiteFormsTab *self,
                   RespiteFormView *view)
{
  respite_draft_keeper_flush (self->keeper);
  respite_hand_over_finish (GTK_WIDGET (view));
}

static void
form_hand_over_cb (RespiteFormsTab *self)
{
  RespiteAnswers *answers = respite_form_view_get_answers (self->form_view);
  const char *language = respite_form_view_get_language (self->form_view);
  RespiteFormView *view = g_object_new (RESPITE_TYPE_FORM_VIEW, NULL);
  RespiteHandover handover = {
    .clinic = respite_page_get_clinic (RESPITE_PAGE (self)),
    .patient_id = respite_page_get_subject (RESPITE_PAGE (self)),
    .title = respite_form_text_get (respite_form_get_title (respite_answers_get_form (answers)), language),
    .language = language,
  };

  respite_draft_keeper_flush (self->keeper);
  respite_form_view_set_for_patient (view, TRUE);
  respite_form_view_set_answers (view, respite_answers_copy (answers), language, TRUE);
  g_signal_connect_object (view, "changed", G_CALLBACK (form_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "finish", G_CALLBACK (patient_finish_cb), self, G_CONNECT_SWAPPED);
  self->is_handed_over = TRUE;
  if (respite_hand_over (GTK_WIDGET (self), GTK_WIDGET (view), &handover, handed_back_cb, NULL))
    respite_draft_keeper_set_view (self->keeper, view);
  else
    self->is_handed_over = FALSE;
}

static void
presented_cb (gpointer      page,
              gpointer      result,
              const GError *error,
              gpointer      user_data)
{
  RespiteFormsTab *self = page;
  g_autofree gint64 *id = result;

  respite_error_bar_show (self->error_bar, error);
  if (id == NULL)
    return;

  respite_page_set_subject (RESPITE_PAGE (self->consent_view), *id);
  gtk_stack_set_visible_child_name (self->stack, "consent");
}

/* One thing is open at a time: only its row is marked; %NULL where what opens has no row yet. */
static void
mark_open (RespiteFormsTab *self,
           GtkListBox      *list)
{
  GtkListBox *lists[] = { self->decision_list, self->response_list, self->consent_list };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (lists[i] != list)
      gtk_list_box_unselect_all (lists[i]);
}

/* The person turns to something else. While the patient has the screen, nothing is done yet. */
static void
put_away (RespiteFormsTab *self)
{
  if (self->keeper == NULL)
    return;
  if (self->is_handed_over)
    respite_draft_keeper_flush (self->keeper);
  else
    respite_draft_keeper_put_away (self->keeper);
}

static void
decision_activated_cb (RespiteFormsTab *self)
{
  put_away (self);
  mark_open (self, self->decision_list);
  respite_page_set_subject (RESPITE_PAGE (self->eligibility_view), respite_page_get_subject (RESPITE_PAGE (self)));
  gtk_stack_set_visible_child_name (self->stack, "eligibility");
}

static void
response_activated_cb (RespiteFormsTab *self,
                       GtkListBoxRow   *row)
{
  put_away (self);
  mark_open (self, self->response_list);
  open_response (self, respite_row_get_id (RESPITE_ROW (row)));
}

static void
form_activated_cb (RespiteFormsTab *self,
                   GtkListBoxRow   *row)
{
  put_away (self);
  mark_open (self, NULL);
  start_form (self, respite_row_get_id (RESPITE_ROW (row)), NULL);
}

static void
consent_activated_cb (RespiteFormsTab *self,
                      GtkListBoxRow   *row)
{
  put_away (self);
  mark_open (self, self->consent_list);
  respite_page_set_subject (RESPITE_PAGE (self->consent_view), respite_row_get_id (RESPITE_ROW (row)));
  gtk_stack_set_visible_child_name (self->stack, "consent");
}

static void
template_activated_cb (RespiteFormsTab *self,
                       GtkListBoxRow   *row)
{
  RespiteFormRequest *request = respite_form_request_new (respite_page_get_subject (RESPITE_PAGE (self)));
  RespiteConsentTemplate *consent = g_ptr_array_index (self->record->templates,
                                                       (guint) gtk_list_box_row_get_index (row));

  put_away (self);
  mark_open (self, NULL);
  request->slug = g_strdup (consent->slug);
  request->language = g_strdup (self->record->consent_language);
  respite_page_run (RESPITE_PAGE (self), respite_form_present_job, request, respite_form_request_free, g_free,
                    presented_cb, NULL);
}

static void
bring_back_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  RespiteFormsTab *self = RESPITE_FORMS_TAB (widget);

  put_away (self);
  mark_open (self, NULL);
  bring_back (self, g_variant_get_int64 (parameter));
}

/* For this patient: with the name on it, and in the patient's language. */
static void
print_blank_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.open-form-blank-for", "(xx)",
                              respite_page_get_subject (RESPITE_PAGE (widget)), g_variant_get_int64 (parameter));
}

static void
respite_forms_tab_load (RespitePage *page)
{
  RespiteFormsTab *self = RESPITE_FORMS_TAB (page);
  gint64 subject = respite_page_get_subject (page);
  RespiteFormsRequest request = { subject, respite_text_language () };

  if (subject != self->shown_subject)
    {
      put_away (self);
      self->shown_subject = subject;
      self->shows_all_answers = FALSE;
      mark_open (self, NULL);
      close_form (self);
    }
  if (subject != 0)
    respite_page_run (page, respite_forms_job, g_memdup2 (&request, sizeof request), g_free,
                      respite_forms_record_free, read_cb, NULL);
}

static void
respite_forms_tab_changed (RespitePage      *page,
                           RespiteChangeSet *changes)
{
  if (respite_change_set_has_patient (changes, respite_page_get_subject (page)) ||
      respite_change_set_has_kind (changes, RESPITE_KIND_FORM))
    respite_forms_tab_load (page);
}

static void
respite_forms_tab_leave (RespitePage *page)
{
  put_away (RESPITE_FORMS_TAB (page));
}

static void
respite_forms_tab_unmap (GtkWidget *widget)
{
  put_away (RESPITE_FORMS_TAB (widget));

  GTK_WIDGET_CLASS (respite_forms_tab_parent_class)->unmap (widget);
}

static void
respite_forms_tab_dispose (GObject *object)
{
  RespiteFormsTab *self = RESPITE_FORMS_TAB (object);

  g_clear_object (&self->keeper);
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_FORMS_TAB);

  G_OBJECT_CLASS (respite_forms_tab_parent_class)->dispose (object);
}

static void
respite_forms_tab_finalize (GObject *object)
{
  g_clear_pointer (&RESPITE_FORMS_TAB (object)->record, respite_forms_record_free);

  G_OBJECT_CLASS (respite_forms_tab_parent_class)->finalize (object);
}

static void
respite_forms_tab_class_init (RespiteFormsTabClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RespitePageClass *page_class = RESPITE_PAGE_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_CONSENT_VIEW);
  g_type_ensure (RESPITE_TYPE_ELIGIBILITY_VIEW);
  g_type_ensure (RESPITE_TYPE_EMPTY_STATE);
  g_type_ensure (RESPITE_TYPE_ERROR_BAR);
  g_type_ensure (RESPITE_TYPE_FORM_VIEW);

  object_class->dispose = respite_forms_tab_dispose;
  object_class->finalize = respite_forms_tab_finalize;
  widget_class->unmap = respite_forms_tab_unmap;
  page_class->load = respite_forms_tab_load;
  page_class->changed = respite_forms_tab_changed;
  page_class->leave = respite_forms_tab_leave;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-forms-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteFormsTab, decision_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormsTab, decision_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormsTab, no_answers_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormsTab, drafts_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormsTab, response_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormsTab, more_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormsTab, discarded_expander);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormsTab, discarded_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormsTab, consent_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormsTab, form_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormsTab, template_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormsTab, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormsTab, stack);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormsTab, form_view);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormsTab, eligibility_view);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormsTab, consent_view);
  gtk_widget_class_install_action (widget_class, "forms.bring-back", "x", bring_back_cb);
  gtk_widget_class_install_action (widget_class, "forms.print-blank", "x", print_blank_cb);
  gtk_widget_class_bind_template_callback (widget_class, decision_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, response_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, consent_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, template_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_finish_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_print_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_discard_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_hand_over_cb);
}

static void
respite_forms_tab_init (RespiteFormsTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->keeper = respite_draft_keeper_new (RESPITE_PAGE (self));
  respite_draft_keeper_set_view (self->keeper, self->form_view);
  g_signal_connect_object (self->keeper, "begun", G_CALLBACK (draft_begun_cb), self, G_CONNECT_SWAPPED);
}

void
respite_forms_tab_begin (RespiteFormsTab *self,
                         const char      *slug)
{
  g_return_if_fail (RESPITE_IS_FORMS_TAB (self) && slug != NULL);

  put_away (self);
  start_form (self, 0, slug);
}
