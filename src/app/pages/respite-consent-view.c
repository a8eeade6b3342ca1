/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-consent-view.h"

#include <glib/gi18n.h>

#include "base/respite-json.h"
#include "base/respite-str.h"
#include "models/respite-consent-jobs.h"
#include "models/respite-record-words.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-fields.h"
#include "widgets/respite-markup.h"
#include "widgets/respite-password-prompt.h"
#include "widgets/respite-row.h"
#include "widgets/respite-signature-pad.h"
#include "widgets/respite-template.h"
#include "widgets/respite-text.h"
#include "widgets/respite-toast-overlay.h"

struct _RespiteConsentView
{
  RespitePage            parent_instance;

  /* Owned */
  RespiteConsentRecord  *record;
  GPtrArray             *signers;
  GPtrArray             *answers;
  GBytes                *scan;
  GtkFileChooserNative  *chooser;
  RespitePasswordPrompt *prompt;

  /* Template children, owned by the template */
  GtkScrolledWindow     *scrolled;
  GtkLabel              *title_label;
  GtkLabel              *state_label;
  RespiteErrorBar       *error_bar;
  GtkLabel              *text_label;
  GtkLabel              *hash_label;
  GtkListBox            *signer_list;
  GtkWidget             *open_box;
  GtkWidget             *teach_card;
  GtkBox                *teach_box;
  GtkDropDown           *role_drop;
  RespiteEntryRow       *name_row;
  RespiteEntryRow       *authority_row;
  GtkLabel              *meaning_label;
  RespiteSignaturePad   *pad;
  GtkCheckButton        *paper_check;
  GtkListBox            *pending_list;
  GtkCheckButton        *explained_check;
  GtkWidget             *sign_button;
  GtkWidget             *locked_box;
  RespiteEntryRow       *withdraw_row;
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

static const char *
get_meaning (RespiteConsentView *self,
             RespiteSignerRole   role)
{
  const RespiteConsentTemplate *text = self->record->text;

  switch (role)
    {
    case RESPITE_SIGNER_PATIENT:
    case RESPITE_SIGNER_REPRESENTATIVE:
      return text != NULL ? text->meaning : _ ("I agree");

    case RESPITE_SIGNER_WITNESS:
      return _ ("I saw this signature being given");

    case RESPITE_SIGNER_INTERPRETER:
      return _ ("I interpreted what was said and read");

    case RESPITE_SIGNER_CLINICIAN:
      return text != NULL ? text->clinician_meaning : _ ("I explained this");

    default:
      g_return_val_if_reached ("");
    }
}

static void
fill_signer (RespiteRow *row,
             gpointer    item,
             gpointer    user_data)
{
  RespiteSigner *signer = item;
  GTimeZone *zone = respite_clinic_get_zone (respite_page_get_clinic (user_data));
  g_autofree char *day = signer->at != 0 ? respite_text_day_and_time (signer->at, zone) : NULL;
  g_autofree char *who = respite_str_is_empty (signer->authority) ?
                         g_strdup (respite_words_signer_role (signer->role)) :
                         g_strdup_printf ("%s (%s)", respite_words_signer_role (signer->role), signer->authority);
  g_autofree char *subtitle = g_strjoin (" · ", who, signer->meaning, NULL);

  respite_row_set (row, 0, signer->name, subtitle, day);
  respite_row_set_chip (row, signer->on_paper ? _ ("On paper") :
                        signer->strokes != NULL ? _ ("Drawn signature") : _ ("Password"), "ok");
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
  respite_row_sync_list (self->pending_list, self->signers, fill_signer, self);
  gtk_widget_set_sensitive (self->sign_button, has_consent);
}

static void
role_changed_cb (RespiteConsentView *self)
{
  RespiteSignerRole role = get_role (self);
  const RespiteConsentRecord *record = self->record;

  if (record == NULL)
    return;

  gtk_label_set_label (self->meaning_label, get_meaning (self, role));
  respite_entry_row_set_text (self->name_row, role == RESPITE_SIGNER_PATIENT ? record->patient_name : "");
  gtk_widget_set_visible (GTK_WIDGET (self->authority_row), role == RESPITE_SIGNER_REPRESENTATIVE);
}

static void
build_questions (RespiteConsentView *self)
{
  const RespiteConsentTemplate *text = self->record->text;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->teach_box))) != NULL)
    gtk_box_remove (self->teach_box, row);
  g_ptr_array_set_size (self->answers, 0);

  for (guint i = 0; text != NULL && i < text->teach_back->len; i++)
    {
      RespiteTeachBack *question = g_ptr_array_index (text->teach_back, i);

      row = g_object_new (RESPITE_TYPE_ENTRY_ROW, "label", question->text, NULL);
      g_object_set_data_full (G_OBJECT (row), "code", g_strdup (question->code), g_free);
      g_ptr_array_add (self->answers, row);
      gtk_box_append (self->teach_box, row);
    }
  gtk_widget_set_visible (self->teach_card, self->answers->len > 0);
}

static void
clear_drafts (RespiteConsentView *self)
{
  g_ptr_array_set_size (self->signers, 0);
  g_clear_pointer (&self->scan, g_bytes_unref);
  respite_signature_pad_clear (self->pad);
  gtk_check_button_set_active (self->paper_check, FALSE);
  gtk_check_button_set_active (self->explained_check, FALSE);
  gtk_drop_down_set_selected (self->role_drop, 0);
  respite_entry_row_set_text (self->withdraw_row, "");
  show_signers (self);
}

static void
show_state (RespiteConsentView *self)
{
  static const char *const styles[] = { "stop", "review", "note", "ok", "accent" };
  const RespiteConsent *consent = self->record->consent;
  RespiteClinic *clinic = respite_page_get_clinic (RESPITE_PAGE (self));
  const char *style = respite_style_consent (consent->state);

  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->state_label), styles[i]);
  if (*style != '\0')
    gtk_widget_add_css_class (GTK_WIDGET (self->state_label), style);
  gtk_label_set_label (self->state_label, respite_words_consent (consent->state));
  gtk_widget_set_visible (self->open_box, consent->state == RESPITE_CONSENT_PRESENTED &&
                          respite_clinic_may (clinic, RESPITE_FUNCTION_CONSENT_SIGN));
  gtk_widget_set_visible (self->locked_box, consent->state != RESPITE_CONSENT_PRESENTED);
  gtk_widget_set_sensitive (GTK_WIDGET (self->withdraw_row), consent->state == RESPITE_CONSENT_SIGNED);
}

static void
show_record (RespiteConsentView *self)
{
  const RespiteConsent *consent = self->record->consent;
  g_autofree char *markup = respite_markup_from_markdown (consent->text);
  g_autofree char *hash = g_strdup_printf (_ ("Version %d, %s. SHA-256 of the text: %s%s"), consent->version,
                                           consent->language, consent->sha256,
                                           consent->state == RESPITE_CONSENT_SIGNED && !consent->is_valid ?
                                           _ (". The signature no longer fits the text.") : "");

  gtk_label_set_label (self->title_label, consent->title);
  gtk_label_set_markup (self->text_label, markup);
  gtk_label_set_label (self->hash_label, hash);
  respite_row_sync_list (self->signer_list, consent->signers, fill_signer, self);
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
             self->record->consent->state != record->consent->state;
  g_clear_pointer (&self->record, respite_consent_record_free);
  self->record = record;
  show_record (self);
  if (!is_other)
    return;

  /* What was typed and drawn stays while it is the same consent in the same state. */
  clear_drafts (self);
  build_questions (self);
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
  signer->meaning = g_strdup (get_meaning (self, signer->role));
  signer->on_paper = on_paper;
  signer->strokes = on_paper ? NULL : g_steal_pointer (&strokes);
  g_ptr_array_add (self->signers, signer);
  respite_signature_pad_clear (self->pad);
  show_signers (self);
}

static void
scan_chosen_cb (RespiteConsentView *self,
                int                 response)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  g_clear_object (&self->chooser);
  if (file == NULL)
    return;

  if (!g_file_load_contents (file, NULL, &bytes, &length, NULL, &error))
    {
      respite_error_bar_show (self->error_bar, error);
      return;
    }

  g_clear_pointer (&self->scan, g_bytes_unref);
  self->scan = g_bytes_new_take (g_steal_pointer (&bytes), length);
  add_signer (self, TRUE);
}

static void
choose_scan (RespiteConsentView *self)
{
  self->chooser = g_object_new (GTK_TYPE_FILE_CHOOSER_NATIVE,
                                "title", _ ("The scan of the signed paper (PNG, JPEG or PDF)"),
                                "transient-for", gtk_widget_get_root (GTK_WIDGET (self)),
                                "modal", TRUE, "action", GTK_FILE_CHOOSER_ACTION_OPEN, NULL);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (scan_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
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

  respite_error_bar_show (self->error_bar, NULL);
  if (on_paper && self->scan == NULL)
    choose_scan (self);
  else
    add_signer (self, on_paper);
}

static void
clear_clicked_cb (RespiteConsentView *self)
{
  respite_signature_pad_clear (self->pad);
}

static char *
dup_answers (RespiteConsentView *self)
{
  RespiteJsonWriter writer;

  respite_json_writer_init (&writer);
  respite_json_writer_begin (&writer, '{');
  for (guint i = 0; i < self->answers->len; i++)
    {
      GObject *row = g_ptr_array_index (self->answers, i);

      respite_json_writer_member (&writer, g_object_get_data (row, "code"),
                                  respite_entry_row_get_text (RESPITE_ENTRY_ROW (row)));
    }
  respite_json_writer_end (&writer, '}');

  return respite_json_writer_finish (&writer);
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
}

static RespiteConsentDecision *
decision_new (RespiteConsentView *self,
              const char         *text)
{
  RespiteConsentDecision *decision = g_new0 (RespiteConsentDecision, 1);

  decision->consent_id = self->record->consent->id;
  decision->text = g_strdup (text);

  return decision;
}

static void
sign (RespiteConsentView *self,
      const char         *password)
{
  g_autofree char *answers = dup_answers (self);
  RespiteConsentDecision *decision = decision_new (self, answers);
  const RespiteStaff *actor = respite_clinic_get_actor (respite_page_get_clinic (RESPITE_PAGE (self)));

  decision->signers = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_signer_free);
  for (guint i = 0; i < self->signers->len; i++)
    g_ptr_array_add (decision->signers, respite_signer_copy (g_ptr_array_index (self->signers, i)));
  decision->scan = self->scan != NULL ? g_bytes_ref (self->scan) : NULL;
  decision->password = g_strdup (password);
  if (password != NULL && actor != NULL)
    {
      RespiteSigner *signer = respite_signer_new ();

      signer->role = RESPITE_SIGNER_CLINICIAN;
      signer->name = g_strdup (actor->name);
      signer->authority = g_strdup ("");
      signer->meaning = g_strdup (get_meaning (self, RESPITE_SIGNER_CLINICIAN));
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
                             get_meaning (self, RESPITE_SIGNER_CLINICIAN));
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
                      decision_new (self, _ ("The patient said no.")), respite_consent_decision_free, NULL, decided_cb,
                      (gpointer) _ ("It is written down that the patient said no."));
}

static void
withdraw_clicked_cb (RespiteConsentView *self)
{
  const char *reason = respite_entry_row_get_text (self->withdraw_row);

  if (self->record == NULL || self->record->consent->state != RESPITE_CONSENT_SIGNED)
    return;
  if (respite_str_is_empty (reason))
    {
      respite_entry_row_set_error (self->withdraw_row, _ ("Write the reason."));
      gtk_widget_grab_focus (GTK_WIDGET (self->withdraw_row));
      return;
    }

  respite_page_run (RESPITE_PAGE (self), respite_consent_withdraw_job, decision_new (self, reason),
                    respite_consent_decision_free, NULL, decided_cb,
                    (gpointer) _ ("The consent is withdrawn, from now on."));
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
  g_clear_object (&self->chooser);
  g_ptr_array_set_size (self->answers, 0);
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_CONSENT_VIEW);

  G_OBJECT_CLASS (respite_consent_view_parent_class)->dispose (object);
}

static void
respite_consent_view_finalize (GObject *object)
{
  RespiteConsentView *self = RESPITE_CONSENT_VIEW (object);

  g_clear_pointer (&self->record, respite_consent_record_free);
  g_ptr_array_unref (self->signers);
  g_ptr_array_unref (self->answers);
  g_clear_pointer (&self->scan, g_bytes_unref);

  G_OBJECT_CLASS (respite_consent_view_parent_class)->finalize (object);
}

static void
respite_consent_view_class_init (RespiteConsentViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RespitePageClass *page_class = RESPITE_PAGE_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);
  g_type_ensure (RESPITE_TYPE_ERROR_BAR);
  g_type_ensure (RESPITE_TYPE_SIGNATURE_PAD);

  object_class->dispose = respite_consent_view_dispose;
  object_class->finalize = respite_consent_view_finalize;
  page_class->load = respite_consent_view_load;
  page_class->changed = respite_consent_view_changed;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-consent-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, scrolled);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, title_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, state_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, text_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, hash_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, signer_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, open_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, teach_card);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, teach_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, role_drop);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, name_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, authority_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, meaning_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, pad);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, paper_check);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, pending_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, explained_check);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, sign_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, locked_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentView, withdraw_row);
  gtk_widget_class_bind_template_callback (widget_class, role_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, sign_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, decline_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, withdraw_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
}

static void
respite_consent_view_init (RespiteConsentView *self)
{
  self->signers = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_signer_free);
  self->answers = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  respite_check_button_wrap (self->explained_check);
  respite_check_button_wrap (self->paper_check);
}
