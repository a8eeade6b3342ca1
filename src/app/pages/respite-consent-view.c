/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-consent-view.h"

#include <glib/gi18n.h>

#include "base/respite-str.h"
#include "models/respite-consent-jobs.h"
#include "pages/respite-consent-blanks.h"
#include "pages/respite-consent-foot.h"
#include "pages/respite-consent-head.h"
#include "pages/respite-consent-language.h"
#include "pages/respite-consent-questions.h"
#include "pages/respite-consent-reader.h"
#include "pages/respite-handover-host.h"
#include "pages/respite-signer-row.h"
#include "widgets/respite-clamp.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-fields.h"
#include "widgets/respite-password-prompt.h"
#include "widgets/respite-prose.h"
#include "widgets/respite-row.h"
#include "widgets/respite-scan-picker.h"
#include "widgets/respite-signature-pad.h"
#include "widgets/respite-template.h"
#include "widgets/respite-toast-overlay.h"

struct _RespiteConsentView
{
  RespitePage             parent_instance;

  /* Owned */
  RespiteConsentRecord    *record;
  GPtrArray               *signers;
  RespiteConsentReader    *reader;
  RespitePasswordPrompt   *prompt;

  /* Template children, owned by the template */
  GtkScrolledWindow       *scrolled;
  RespiteConsentHead      *head;
  RespiteErrorBar         *error_bar;
  RespiteProse            *prose;
  RespiteConsentFoot      *foot;
  RespiteConsentLanguage  *language;
  GtkWidget               *draft_box;
  RespiteConsentBlanks    *blanks;
  GtkWidget               *open_box;
  RespiteConsentQuestions *questions;
  GtkDropDown             *role_drop;
  RespiteEntryRow         *name_row;
  RespiteEntryRow         *authority_row;
  GtkLabel                *meaning_label;
  RespiteSignaturePad     *pad;
  GtkCheckButton          *paper_check;
  RespiteScanPicker       *scan_picker;
  GtkListBox              *pending_list;
  GtkCheckButton          *explained_check;
  RespiteEntryRow         *decline_row;
  GtkWidget               *sign_button;
  GtkWidget               *locked_box;
  GtkWidget               *withdraw_box;
  GtkDropDown             *how_drop;
  RespiteEntryRow         *withdraw_row;
  GtkWidget               *copy_button;
};

/* In the order of the drop-down. */
static const RespiteSignerRole roles[] = {
  RESPITE_SIGNER_PATIENT, RESPITE_SIGNER_REPRESENTATIVE, RESPITE_SIGNER_WITNESS, RESPITE_SIGNER_INTERPRETER,
};

G_DEFINE_FINAL_TYPE (RespiteConsentView, respite_consent_view, RESPITE_TYPE_PAGE)

static RespiteSignerRole
get_role (RespiteConsentView *self)
{
  return roles[MIN (gtk_drop_down_get_selected (self->role_drop), G_N_ELEMENTS (roles) - 1)];
}

static void
show_signers (RespiteConsentView *self)
{
  gboolean has_consent = FALSE;

  for (guint i = 0; i < self->signers->len; i++)
    {
      RespiteSigner *signer = g_ptr_array_index (self->signers, i);

      has_consent |= signer->role == RESPITE_SIGNER_PATIENT || signer->role == RESPITE_SIGNER_REPRESENTATIVE;
    }
  respite_row_sync_list (self->pending_list, self->signers, respite_signer_row_fill, self);
  gtk_widget_set_sensitive (self->sign_button, has_consent);
}

static void
role_changed_cb (RespiteConsentView *self)
{
  RespiteSignerRole role = get_role (self);
  const RespiteConsentRecord *record = self->record;

  if (record == NULL)
    return;

  gtk_label_set_label (self->meaning_label, respite_consent_record_get_meaning (self->record, role));
  respite_entry_row_set_text (self->name_row, role == RESPITE_SIGNER_PATIENT ? record->printed_name : "");
  gtk_widget_set_visible (GTK_WIDGET (self->authority_row), role == RESPITE_SIGNER_REPRESENTATIVE);
}

static void
clear_drafts (RespiteConsentView *self)
{
  g_ptr_array_set_size (self->signers, 0);
  respite_scan_picker_clear (self->scan_picker);
  respite_signature_pad_clear (self->pad);
  gtk_check_button_set_active (self->paper_check, FALSE);
  gtk_check_button_set_active (self->explained_check, FALSE);
  gtk_drop_down_set_selected (self->role_drop, 0);
  respite_entry_row_set_text (self->withdraw_row, "");
  respite_entry_row_set_text (self->decline_row, "");
  show_signers (self);
}

static void
show_state (RespiteConsentView *self)
{
  const RespiteConsent *consent = self->record->consent;
  RespiteClinic *clinic = respite_page_get_clinic (RESPITE_PAGE (self));
  const RespiteStaff *actor = respite_clinic_get_actor (clinic);

  respite_consent_head_show (self->head, self->record, clinic);
  gtk_widget_set_visible (GTK_WIDGET (self->language), (consent->state == RESPITE_CONSENT_DRAFT ||
                                                        consent->state == RESPITE_CONSENT_PRESENTED) &&
                          respite_clinic_may (clinic, RESPITE_FUNCTION_CONSENT_PRESENT));
  gtk_widget_set_visible (GTK_WIDGET (self->explained_check), actor != NULL &&
                          (actor->roles & (RESPITE_ROLE_PRESCRIBER | RESPITE_ROLE_NURSE)));
  gtk_widget_set_visible (self->draft_box, consent->state == RESPITE_CONSENT_DRAFT);
  gtk_widget_set_visible (self->open_box, consent->state == RESPITE_CONSENT_PRESENTED &&
                          respite_clinic_may (clinic, RESPITE_FUNCTION_CONSENT_SIGN));
  gtk_widget_set_visible (self->locked_box, consent->state != RESPITE_CONSENT_DRAFT &&
                          consent->state != RESPITE_CONSENT_PRESENTED);
  gtk_widget_set_visible (self->withdraw_box, consent->state == RESPITE_CONSENT_SIGNED &&
                          respite_clinic_may (clinic, RESPITE_FUNCTION_CONSENT_WITHDRAW));
}

static void
show_record (RespiteConsentView *self)
{
  const RespiteConsent *consent = self->record->consent;

  respite_prose_set_markdown (self->prose, consent->text);
  respite_consent_foot_show (self->foot, self->record, RESPITE_PAGE (self), self->error_bar);
  respite_consent_language_set (self->language, consent->language);
  show_state (self);
}

static void
read_cb (gpointer      page,
         gpointer      result,
         const GError *error,
         gpointer      user_data)
{
  RespiteConsentView *self = page;
  RespiteConsentRecord *record = result;
  gboolean is_other;

  respite_error_bar_show (self->error_bar, error);
  if (record == NULL)
    return;

  is_other = self->record == NULL || self->record->consent->id != record->consent->id ||
             self->record->consent->state != record->consent->state ||
             !g_str_equal (self->record->consent->language, record->consent->language);
  g_clear_pointer (&self->record, respite_consent_record_free);
  self->record = record;
  show_record (self);
  if (!is_other)
    return;

  /* What was typed and drawn stays while it is the same text in the same state. */
  clear_drafts (self);
  respite_consent_questions_set_text (self->questions, record->text);
  respite_consent_blanks_set_text (self->blanks, record->text);
  role_changed_cb (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}

static void
add_signer (RespiteConsentView *self,
            gboolean            on_paper)
{
  RespiteSigner *signer = respite_signer_new ();
  g_autofree char *strokes = respite_signature_pad_dup_strokes (self->pad);

  signer->role = get_role (self);
  signer->name = g_strdup (respite_entry_row_get_text (self->name_row));
  signer->authority = g_strdup (respite_entry_row_get_text (self->authority_row));
  signer->meaning = g_strdup (respite_consent_record_get_meaning (self->record, signer->role));
  signer->on_paper = on_paper;
  signer->strokes = on_paper ? NULL : g_steal_pointer (&strokes);
  g_ptr_array_add (self->signers, signer);
  respite_signature_pad_clear (self->pad);
  show_signers (self);
}

static void
add_clicked_cb (RespiteConsentView *self)
{
  gboolean on_paper = gtk_check_button_get_active (self->paper_check);
  g_autofree char *strokes = respite_signature_pad_dup_strokes (self->pad);
  g_autoptr (GError) error = NULL;

  if (respite_str_is_empty (respite_entry_row_get_text (self->name_row)))
    {
      respite_entry_row_set_error (self->name_row, _ ("Whose signature is it?"));
      gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
      return;
    }
  if (!on_paper && !respite_strokes_check (strokes, &error))
    {
      respite_error_bar_show (self->error_bar, error);
      return;
    }

  if (on_paper && respite_scan_picker_get_bytes (self->scan_picker) == NULL)
    {
      respite_error_bar_show_text (self->error_bar, _ ("Choose the scan of the signed paper first."));
      return;
    }

  respite_error_bar_show (self->error_bar, NULL);
  add_signer (self, on_paper);
}

static void
paper_toggled_cb (RespiteConsentView *self)
{
  gboolean on_paper = gtk_check_button_get_active (self->paper_check);

  gtk_widget_set_visible (GTK_WIDGET (self->scan_picker), on_paper);
  gtk_widget_set_visible (GTK_WIDGET (self->pad), !on_paper);
}

/* A scan that is taken out takes the signatures on it with it. */
static void
scan_changed_cb (RespiteConsentView *self)
{
  if (respite_scan_picker_get_bytes (self->scan_picker) != NULL)
    return;

  for (guint i = self->signers->len; i > 0; i--)
    if (((RespiteSigner *) g_ptr_array_index (self->signers, i - 1))->on_paper)
      g_ptr_array_remove_index (self->signers, i - 1);
  show_signers (self);
}

static void
handed_back_cb (GtkWidget *from,
                gboolean   is_finished,
                gpointer   user_data)
{
  RespiteConsentView *self = RESPITE_CONSENT_VIEW (from);
  g_autoptr (RespiteConsentReader) reader = g_steal_pointer (&self->reader);
  RespiteSigner *signer;

  if (!is_finished || reader == NULL)
    return;

  signer = respite_consent_reader_dup_signer (reader);
  if (signer != NULL)
    {
      g_ptr_array_add (self->signers, signer);
      show_signers (self);
      respite_toast_show (from, _ ("The patient has signed. Lock the consent now."));
    }
  else if (respite_consent_reader_said_no (reader))
    respite_error_bar_show_text (self->error_bar,
                                 _ ("The patient chose “I do not agree”. Talk about it, then write down the no."));
}

static void
hand_over_clicked_cb (RespiteConsentView *self)
{
  const RespiteConsent *consent = self->record != NULL ? self->record->consent : NULL;
  RespiteHandover handover;
  const char *meaning;
  GtkWidget *reader;

  if (consent == NULL)
    return;

  g_clear_object (&self->reader);
  meaning = respite_consent_record_get_meaning (self->record, RESPITE_SIGNER_PATIENT);
  reader = respite_consent_reader_new (consent, self->record->printed_name, meaning);
  self->reader = g_object_ref_sink (RESPITE_CONSENT_READER (reader));
  handover = (RespiteHandover) { respite_page_get_clinic (RESPITE_PAGE (self)), consent->patient_id, consent->title,
                                 consent->language };
  if (!respite_hand_over (GTK_WIDGET (self), GTK_WIDGET (self->reader), &handover, handed_back_cb, NULL))
    g_clear_object (&self->reader);
}

static void
clear_clicked_cb (RespiteConsentView *self)
{
  respite_signature_pad_clear (self->pad);
}

static void
signed_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  RespiteConsentView *self = page;

  if (self->prompt != NULL)
    respite_password_prompt_done (self->prompt, error);
  respite_error_bar_show (self->error_bar, error);
  if (error != NULL)
    return;

  respite_toast_show (page, _ ("The consent is signed and locked."));
  respite_page_reload (page);
  gtk_widget_grab_focus (self->copy_button);
}

static void
sign (RespiteConsentView *self,
      const char         *password)
{
  g_autofree char *answers = respite_consent_questions_dup_answers (self->questions);
  RespiteConsentDecision *decision = respite_consent_decision_new (self->record->consent->id, answers);
  const RespiteStaff *actor = respite_clinic_get_actor (respite_page_get_clinic (RESPITE_PAGE (self)));
  GBytes *scan = respite_scan_picker_get_bytes (self->scan_picker);

  decision->signers = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_signer_free);
  for (guint i = 0; i < self->signers->len; i++)
    g_ptr_array_add (decision->signers, respite_signer_copy (g_ptr_array_index (self->signers, i)));
  decision->scan = scan != NULL ? g_bytes_ref (scan) : NULL;
  decision->password = g_strdup (password);
  if (password != NULL && actor != NULL)
    {
      RespiteSigner *signer = respite_signer_new ();

      signer->role = RESPITE_SIGNER_CLINICIAN;
      signer->name = g_strdup (actor->name);
      signer->authority = g_strdup ("");
      signer->meaning = g_strdup (respite_consent_record_get_meaning (self->record, RESPITE_SIGNER_CLINICIAN));
      signer->staff_id = actor->id;
      g_ptr_array_add (decision->signers, signer);
    }
  respite_page_run (RESPITE_PAGE (self), respite_consent_sign_job, decision, respite_consent_decision_free, NULL,
                    signed_cb, NULL);
}

static void
password_cb (RespitePasswordPrompt *prompt,
             const char            *password,
             gpointer               user_data)
{
  sign (user_data, password);
}

static void
sign_clicked_cb (RespiteConsentView *self)
{
  const RespiteStaff *actor = respite_clinic_get_actor (respite_page_get_clinic (RESPITE_PAGE (self)));
  g_autofree char *meaning = NULL;
  RespitePasswordPrompt *prompt;

  if (self->record == NULL || actor == NULL)
    return;
  if (!gtk_check_button_get_active (self->explained_check))
    {
      sign (self, NULL);
      return;
    }

  meaning = g_strdup_printf (_ ("Type your password to sign as %s: %s."), actor->name,
                             respite_consent_record_get_meaning (self->record, RESPITE_SIGNER_CLINICIAN));
  prompt = respite_password_prompt_open (GTK_WIDGET (self), self->record->patient_name, meaning, NULL, password_cb,
                                         g_object_ref (self), g_object_unref);
  g_set_weak_pointer (&self->prompt, prompt);
}

static void
decided_cb (gpointer      page,
            gpointer      result,
            const GError *error,
            gpointer      user_data)
{
  RespiteConsentView *self = page;

  respite_error_bar_show (self->error_bar, error);
  if (error == NULL)
    respite_toast_show (page, user_data);
}

static void
decline_clicked_cb (RespiteConsentView *self)
{
  if (self->record != NULL)
    respite_page_run (RESPITE_PAGE (self), respite_consent_decline_job,
                      respite_consent_decision_new (self->record->consent->id,
                                                    respite_entry_row_get_text (self->decline_row)),
                      respite_consent_decision_free, NULL, decided_cb,
                      (gpointer) _ ("It is written down that the patient said no."));
}

static void
withdraw_clicked_cb (RespiteConsentView *self)
{
  const char *how = gtk_drop_down_get_selected (self->how_drop) == 0 ? _ ("By word of mouth") : _ ("In writing");
  const char *reason = respite_entry_row_get_text (self->withdraw_row);
  g_autofree char *text = NULL;

  if (self->record == NULL || self->record->consent->state != RESPITE_CONSENT_SIGNED)
    return;

  text = respite_str_is_empty (reason) ? g_strdup_printf ("%s.", how) : g_strdup_printf ("%s: %s", how, reason);
  respite_page_run (RESPITE_PAGE (self), respite_consent_withdraw_job,
                    respite_consent_decision_new (self->record->consent->id, text), respite_consent_decision_free,
                    NULL, decided_cb,
                    (gpointer) _ ("The consent is withdrawn, from now on."));
}

static void
present_clicked_cb (RespiteConsentView *self)
{
  RespiteConsentDecision *decision;

  if (self->record == NULL || !respite_consent_blanks_check (self->blanks))
    return;

  decision = respite_consent_decision_new (self->record->consent->id, NULL);
  decision->given = respite_consent_blanks_dup_values (self->blanks);
  respite_page_run (RESPITE_PAGE (self), respite_consent_present_job, decision, respite_consent_decision_free, NULL,
                    decided_cb, (gpointer) _ ("The text is complete. The patient can read and sign it."));
}

static void
language_done_cb (gpointer      page,
                  gpointer      result,
                  const GError *error,
                  gpointer      user_data)
{
  RespiteConsentView *self = page;

  respite_error_bar_show (self->error_bar, error);
  if (error != NULL && self->record != NULL)
    respite_consent_language_set (self->language, self->record->consent->language);
  else if (error == NULL)
    respite_toast_show (page, _ ("The text is in the other language now."));
}

static void
language_chosen_cb (RespiteConsentView *self,
                    const char         *language)
{
  if (self->record != NULL)
    respite_page_run (RESPITE_PAGE (self), respite_consent_language_job,
                      respite_consent_decision_new (self->record->consent->id, language),
                      respite_consent_decision_free, NULL, language_done_cb, NULL);
}

static void
copy_clicked_cb (RespiteConsentView *self)
{
  if (self->record != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-consent-copy", "x", self->record->consent->id);
}

static void
respite_consent_view_load (RespitePage *page)
{
  if (respite_page_get_subject (page) != 0)
    respite_page_run (page, respite_consent_read_job, respite_page_dup_id (respite_page_get_subject (page)), g_free,
                      respite_consent_record_free, read_cb, NULL);
}

static void
respite_consent_view_changed (RespitePage      *page,
                              RespiteChangeSet *changes)
{
  if (respite_change_set_has (changes, RESPITE_KIND_CONSENT, respite_page_get_subject (page)))
    respite_consent_view_load (page);
}

static void
respite_consent_view_dispose (GObject *object)
{
  RespiteConsentView *self = RESPITE_CONSENT_VIEW (object);

  g_clear_weak_pointer (&self->prompt);
  g_clear_object (&self->reader);
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_CONSENT_VIEW);

  G_OBJECT_CLASS (respite_consent_view_parent_class)->dispose (object);
}

static void
respite_consent_view_finalize (GObject *object)
{
  RespiteConsentView *self = RESPITE_CONSENT_VIEW (object);

  g_clear_pointer (&self->record, respite_consent_record_free);
  g_ptr_array_unref (self->signers);

  G_OBJECT_CLASS (respite_consent_view_parent_class)->finalize (object);
}

static void
respite_consent_view_class_init (RespiteConsentViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RespitePageClass *page_class = RESPITE_PAGE_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_CLAMP);
  g_type_ensure (RESPITE_TYPE_CONSENT_BLANKS);
  g_type_ensure (RESPITE_TYPE_CONSENT_FOOT);
  g_type_ensure (RESPITE_TYPE_CONSENT_HEAD);
  g_type_ensure (RESPITE_TYPE_CONSENT_LANGUAGE);
  g_type_ensure (RESPITE_TYPE_CONSENT_QUESTIONS);
  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);
  g_type_ensure (RESPITE_TYPE_ERROR_BAR);
  g_type_ensure (RESPITE_TYPE_PROSE);
  g_type_ensure (RESPITE_TYPE_SCAN_PICKER);
  g_type_ensure (RESPITE_TYPE_SIGNATURE_PAD);

  object_class->dispose = respite_consent_view_dispose;
  object_class->finalize = respite_consent_view_finalize;
  page_class->load = respite_consent_view_load;
  page_class->changed = respite_consent_view_changed;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-consent-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, scrolled);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, head);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, prose);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, foot);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, language);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, draft_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, blanks);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, open_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, questions);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, role_drop);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, name_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, authority_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, meaning_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, pad);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, paper_check);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, scan_picker);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, pending_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, explained_check);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, decline_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, sign_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, locked_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, withdraw_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, how_drop);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, withdraw_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, copy_button);
  gtk_widget_class_bind_template_callback (widget_class, role_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, sign_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, decline_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, withdraw_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, language_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, paper_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, scan_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, hand_over_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, present_clicked_cb);
}

static void
respite_consent_view_init (RespiteConsentView *self)
{
  self->signers = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_signer_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  respite_check_button_wrap (self->explained_check);
  respite_check_button_wrap (self->paper_check);
}
