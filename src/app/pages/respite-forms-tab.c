/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-forms-tab.h"

#include <glib/gi18n.h>

#include "base/respite-clock.h"
#include "base/respite-time.h"
#include "models/respite-form-jobs.h"
#include "models/respite-record-words.h"
#include "pages/respite-consent-view.h"
#include "pages/respite-eligibility-view.h"
#include "pages/respite-handover-host.h"
#include "widgets/respite-empty-state.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-form-view.h"
#include "widgets/respite-row.h"
#include "widgets/respite-safety-dialog.h"
#include "widgets/respite-template.h"
#include "widgets/respite-text.h"
#include "widgets/respite-toast-overlay.h"

/* A draft is kept so long after the last change at the latest. */
#define SAVE_DELAY_MS 500

struct _RespiteFormsTab
{
  RespitePage             parent_instance;

  /* Owned */
  RespiteFormsRecord     *record;
  gint64                  shown_subject;
  gint64                  response_id;
  guint                   save_source;

  /* Owned by the page that a patient sees; NULL while the screen is not handed over */
  RespiteFormView        *patient_view;

  /* Template children, owned by the template */
  GtkListBox             *decision_list;
  GtkWidget              *decision_label;
  GtkWidget              *no_answers_label;
  GtkWidget              *drafts_label;
  GtkListBox             *response_list;
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
fill_decision (RespiteRow *row,
               gpointer    item,
               gpointer    user_data)
{
  RespiteEligibility *eligibility = item;

  respite_row_set (row, 0, _ ("Eligibility"), eligibility->response_id == 0 ? _ ("no screening yet") : NULL, NULL);
  respite_row_set_chip (row, respite_words_decision (eligibility->decision),
                        respite_style_decision (eligibility->decision));
}

static void
fill_response (RespiteRow *row,
               gpointer    item,
               gpointer    user_data)
{
  RespiteResponse *response = item;
  GTimeZone *zone = respite_clinic_get_zone (respite_page_get_clinic (user_data));
  g_autofree char *day = respite_text_day (response->is_draft ? response->started_at : response->finished_at, zone);
  g_autofree char *subtitle = g_strdup_printf (_ ("%s, version %s"), day, response->form_version);

  respite_row_set (row, response->id, response->form_title, subtitle, NULL);
  if (response->is_draft)
    respite_row_set_chip (row, _ ("Draft"), "note");
  else if (response->flags[RESPITE_FLAG_STOP] > 0)
    respite_row_set_chip (row, respite_words_flag (RESPITE_FLAG_STOP), "stop");
  else if (response->flags[RESPITE_FLAG_REVIEW] > 0)
    respite_row_set_chip (row, respite_words_flag (RESPITE_FLAG_REVIEW), "review");
  else
    respite_row_set_chip (row, _ ("Finished"), "ok");
}

static void
fill_consent (RespiteRow *row,
              gpointer    item,
              gpointer    user_data)
{
  RespiteConsent *consent = item;
  GTimeZone *zone = respite_clinic_get_zone (respite_page_get_clinic (user_data));
  g_autofree char *day = respite_text_day (consent->decided_at != 0 ? consent->decided_at : consent->presented_at,
                                           zone);

  respite_row_set (row, consent->id, consent->title, day, NULL);
  respite_row_set_chip (row, respite_words_consent (consent->state), respite_style_consent (consent->state));
}

static void
fill_form (RespiteRow *row,
           gpointer    item,
           gpointer    user_data)
{
  RespiteFormRow *form = item;

  respite_row_set (row, form->id, form->title, NULL, NULL);
  respite_row_set_button (row, respite_clinic_may (respite_page_get_clinic (user_data), RESPITE_FUNCTION_HANDOUT_MAKE) ?
                          _ ("Print blank") : NULL, "win.open-form-blank");
}

static void
fill_template (RespiteRow *row,
               gpointer    item,
               gpointer    user_data)
{
  RespiteConsentTemplate *consent = item;

  respite_row_set (row, 0, consent->title, NULL, NULL);
  respite_row_set_chip (row, consent->needs_review ? _ ("REVIEW") : NULL, "review");
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

  g_clear_pointer (&self->record, respite_forms_record_free);
  self->record = result;
  if (self->record->eligibility != NULL)
    g_ptr_array_add (decisions, self->record->eligibility);
  gtk_widget_set_visible (self->decision_label, decisions->len > 0);
  gtk_widget_set_visible (self->drafts_label, self->record->eligibility == NULL);
  respite_row_sync_list (self->decision_list, decisions, fill_decision, self);
  respite_row_sync_list (self->response_list, self->record->responses, fill_response, self);
  gtk_widget_set_visible (self->no_answers_label, self->record->responses->len == 0);
  respite_row_sync_list (self->consent_list, self->record->consents, fill_consent, self);
  respite_row_sync_list (self->form_list, respite_clinic_may (clinic, RESPITE_FUNCTION_FORM_FILL) ?
                         self->record->forms : none, fill_form, self);
  respite_row_sync_list (self->template_list, respite_clinic_may (clinic, RESPITE_FUNCTION_CONSENT_PRESENT) ?
                         self->record->templates : none, fill_template, self);
}

/* Where the answers are typed now. */
static RespiteFormView *
get_live_view (RespiteFormsTab *self)
{
  return self->patient_view != NULL ? self->patient_view : self->form_view;
}

static void
saved_cb (gpointer      page,
          gpointer      result,
          const GError *error,
          gpointer      user_data)
{
  RespiteFormsTab *self = page;
  g_autofree gint64 *at = result;
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;

  respite_form_view_set_error (get_live_view (self), error);
  if (at == NULL)
    return;

  time = respite_time_format_hm (*at, respite_clinic_get_zone (respite_page_get_clinic (page)));
  text = g_strdup_printf (_ ("Saved %s"), time);
  respite_form_view_set_state (get_live_view (self), text);
}

static RespiteFormDraft *
draft_new (RespiteFormsTab *self)
{
  RespiteFormDraft *draft = g_new0 (RespiteFormDraft, 1);

  draft->id = self->response_id;
  draft->answers = respite_answers_copy (respite_form_view_get_answers (get_live_view (self)));

  return draft;
}

static void
save (RespiteFormsTab *self)
{
  respite_page_run (RESPITE_PAGE (self), respite_form_save_job, draft_new (self), respite_form_draft_free, g_free,
                    saved_cb, NULL);
}

/* Keeps what was typed since the last save. */
static void
flush (RespiteFormsTab *self)
{
  if (self->save_source == 0)
    return;

  g_clear_handle_id (&self->save_source, g_source_remove);
  save (self);
}

static gboolean
save_cb (gpointer user_data)
{
  RespiteFormsTab *self = user_data;

  self->save_source = 0;
  save (self);

  return G_SOURCE_REMOVE;
}

/* Not put off by further typing, so that no change waits longer than the delay. */
static void
form_changed_cb (RespiteFormsTab *self)
{
  if (self->save_source == 0)
    self->save_source = g_timeout_add (SAVE_DELAY_MS, save_cb, self);
}

static void
acknowledged_cb (gpointer      page,
                 gpointer      result,
                 const GError *error,
                 gpointer      user_data)
{
  g_autoptr (RespiteSafetyDialog) dialog = user_data;

  if (error == NULL)
    respite_toast_show (page, _ ("Written down with your name and the time."));
  if (gtk_widget_get_visible (GTK_WIDGET (dialog)))
    respite_safety_dialog_done (dialog, error);
}

static void
acknowledge_cb (RespiteSafetyDialog *dialog,
                GPtrArray           *items,
                const char          *action,
                gpointer             user_data)
{
  respite_page_run (user_data, respite_safety_note_job, respite_safety_note_new (items, action),
                    respite_safety_note_free, NULL, acknowledged_cb, g_object_ref (dialog));
}

static void
ask_about_safety (RespiteFormsTab     *self,
                  RespiteFormFinished *finished)
{
  RespiteClinic *clinic = respite_page_get_clinic (RESPITE_PAGE (self));
  g_autofree char *at = respite_text_day_and_time (respite_clock_get_now (respite_clinic_get_clock (clinic)),
                                                   respite_clinic_get_zone (clinic));
  g_autofree char *person = g_strdup_printf (_ ("Written down as %s, %s"), respite_clinic_get_actor (clinic)->name, at);

  if (finished->safety != NULL || finished->needs_clinician)
    respite_safety_dialog_open (GTK_WIDGET (self), finished->safety, person, acknowledge_cb, self);
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
    return;

  self->response_id = 0;
  gtk_stack_set_visible_child_name (self->stack, "empty");
  respite_form_view_set_answers (self->form_view, NULL, NULL, FALSE);
  respite_toast_show (page, _ ("The form is finished and kept."));
  ask_about_safety (self, finished);
}

static void
form_finish_cb (RespiteFormsTab *self)
{
  g_clear_handle_id (&self->save_source, g_source_remove);
  respite_page_run (RESPITE_PAGE (self), respite_form_finish_job, draft_new (self), respite_form_draft_free,
                    respite_form_finished_free, finished_cb, NULL);
}

/* A draft is printed as it stands on the screen. */
static void
form_print_cb (RespiteFormsTab *self)
{
  flush (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-form-copy", "x", self->response_id);
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
  self->response_id = draft->id;
  respite_form_view_set_answers (self->form_view, g_steal_pointer (&draft->answers),
                                 self->record != NULL ? self->record->language : NULL, can_edit);
  respite_form_draft_free (draft);
  gtk_stack_set_visible_child_name (self->stack, "form");
  gtk_widget_grab_focus (GTK_WIDGET (self->form_view));
}

/* The screen is with the staff again: the draft as the patient left it. */
static void
handed_back_cb (GtkWidget *page,
                gboolean   is_finished,
                gpointer   user_data)
{
  RespiteFormsTab *self = RESPITE_FORMS_TAB (page);

  flush (self);
  self->patient_view = NULL;
  respite_page_run (RESPITE_PAGE (self), respite_form_open_job, respite_page_dup_id (self->response_id), g_free,
                    respite_form_draft_free, opened_cb, NULL);
  if (is_finished)
    respite_toast_show (page, _ ("The patient has answered. Look through the answers, then finish the form."));
}

static void
patient_finish_cb (RespiteFormsTab *self)
{
  flush (self);
  respite_hand_over_finish (GTK_WIDGET (self->patient_view));
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

  flush (self);
  respite_form_view_set_for_patient (view, TRUE);
  respite_form_view_set_answers (view, respite_answers_copy (answers), language, TRUE);
  g_signal_connect_object (view, "changed", G_CALLBACK (form_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "finish", G_CALLBACK (patient_finish_cb), self, G_CONNECT_SWAPPED);
  if (respite_hand_over (GTK_WIDGET (self), GTK_WIDGET (view), &handover, handed_back_cb, NULL))
    self->patient_view = view;
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

static RespiteFormRequest *
request_new (RespiteFormsTab *self)
{
  RespiteFormRequest *request = g_new0 (RespiteFormRequest, 1);

  request->patient_id = respite_page_get_subject (RESPITE_PAGE (self));

  return request;
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

static void
decision_activated_cb (RespiteFormsTab *self)
{
  flush (self);
  mark_open (self, self->decision_list);
  respite_page_set_subject (RESPITE_PAGE (self->eligibility_view), respite_page_get_subject (RESPITE_PAGE (self)));
  gtk_stack_set_visible_child_name (self->stack, "eligibility");
}

static void
response_activated_cb (RespiteFormsTab *self,
                       GtkListBoxRow   *row)
{
  flush (self);
  mark_open (self, self->response_list);
  respite_page_run (RESPITE_PAGE (self), respite_form_open_job,
                    respite_page_dup_id (respite_row_get_id (RESPITE_ROW (row))), g_free, respite_form_draft_free,
                    opened_cb, NULL);
}

static void
form_activated_cb (RespiteFormsTab *self,
                   GtkListBoxRow   *row)
{
  RespiteFormRequest *request = request_new (self);

  flush (self);
  mark_open (self, NULL);
  request->form_id = respite_row_get_id (RESPITE_ROW (row));
  respite_page_run (RESPITE_PAGE (self), respite_form_start_job, request, respite_form_request_free,
                    respite_form_draft_free, opened_cb, NULL);
}

static void
consent_activated_cb (RespiteFormsTab *self,
                      GtkListBoxRow   *row)
{
  flush (self);
  mark_open (self, self->consent_list);
  respite_page_set_subject (RESPITE_PAGE (self->consent_view), respite_row_get_id (RESPITE_ROW (row)));
  gtk_stack_set_visible_child_name (self->stack, "consent");
}

static void
template_activated_cb (RespiteFormsTab *self,
                       GtkListBoxRow   *row)
{
  RespiteFormRequest *request = request_new (self);
  RespiteConsentTemplate *consent = g_ptr_array_index (self->record->templates,
                                                       (guint) gtk_list_box_row_get_index (row));

  flush (self);
  mark_open (self, NULL);
  request->slug = g_strdup (consent->slug);
  request->language = g_strdup (consent->language);
  respite_page_run (RESPITE_PAGE (self), respite_form_present_job, request, respite_form_request_free, g_free,
                    presented_cb, NULL);
}

static void
respite_forms_tab_load (RespitePage *page)
{
  RespiteFormsTab *self = RESPITE_FORMS_TAB (page);
  gint64 subject = respite_page_get_subject (page);
  RespiteFormsRequest request = { subject, respite_text_language () };

  if (subject != self->shown_subject)
    {
      flush (self);
      self->shown_subject = subject;
      gtk_stack_set_visible_child_name (self->stack, "empty");
      respite_form_view_set_answers (self->form_view, NULL, NULL, FALSE);
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
  flush (RESPITE_FORMS_TAB (page));
}

static void
respite_forms_tab_unmap (GtkWidget *widget)
{
  flush (RESPITE_FORMS_TAB (widget));

  GTK_WIDGET_CLASS (respite_forms_tab_parent_class)->unmap (widget);
}

static void
respite_forms_tab_dispose (GObject *object)
{
  RespiteFormsTab *self = RESPITE_FORMS_TAB (object);

  g_clear_handle_id (&self->save_source, g_source_remove);
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
  gtk_widget_class_bind_template_child (widget_class, RespiteFormsTab, consent_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormsTab, form_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormsTab, template_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormsTab, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormsTab, stack);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormsTab, form_view);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormsTab, eligibility_view);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormsTab, consent_view);
  gtk_widget_class_bind_template_callback (widget_class, decision_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, response_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, consent_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, template_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_finish_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_print_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_hand_over_cb);
}

static void
respite_forms_tab_init (RespiteFormsTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
respite_forms_tab_begin (RespiteFormsTab *self,
                         const char      *slug)
{
  RespiteFormRequest *request;

  g_return_if_fail (RESPITE_IS_FORMS_TAB (self) && slug != NULL);

  flush (self);
  request = request_new (self);
  request->slug = g_strdup (slug);
  respite_page_run (RESPITE_PAGE (self), respite_form_start_job, request, respite_form_request_free,
                    respite_form_draft_free, opened_cb, NULL);
}
