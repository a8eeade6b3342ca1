/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-consent-foot.h"

#include <glib/gi18n.h>

#include "models/respite-record-words.h"
#include "pages/respite-attachment-open.h"
#include "pages/respite-signer-row.h"
#include "widgets/respite-row.h"
#include "widgets/respite-template.h"

struct _RespiteConsentFoot
{
  GtkWidget        parent_instance;

  /* Borrowed: the page holds this widget */
  RespitePage     *page;
  RespiteErrorBar *error_bar;
  gint64           scan_id;

  /* Template children, owned by the template */
  GtkLabel        *hash_label;
  GtkWidget       *answer_label;
  GtkListBox      *answer_list;
  GtkListBox      *signer_list;
  GtkWidget       *scan_button;
};

G_DEFINE_FINAL_TYPE (RespiteConsentFoot, respite_consent_foot, GTK_TYPE_WIDGET)

static void
fill_answer (RespiteRow *row,
             gpointer    item,
             gpointer    user_data)
{
  const RespiteConsentAnswer *answer = item;

  respite_row_set (row, 0, answer->answer, answer->question, NULL);
}

static void
scan_clicked_cb (RespiteConsentFoot *self)
{
  if (self->scan_id != 0)
    respite_attachment_open (self->page, self->scan_id, self->error_bar);
}

static void
respite_consent_foot_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_CONSENT_FOOT);

  G_OBJECT_CLASS (respite_consent_foot_parent_class)->dispose (object);
}

static void
respite_consent_foot_class_init (RespiteConsentFootClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = respite_consent_foot_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-consent-foot.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentFoot, hash_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentFoot, answer_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentFoot, answer_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentFoot, signer_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentFoot, scan_button);
  gtk_widget_class_bind_template_callback (widget_class, scan_clicked_cb);
}

static void
respite_consent_foot_init (RespiteConsentFoot *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
respite_consent_foot_show (RespiteConsentFoot         *self,
                           const RespiteConsentRecord *record,
                           RespitePage                *page,
                           RespiteErrorBar            *error_bar)
{
  const RespiteConsent *consent;
  g_autoptr (GPtrArray) answers = NULL;
  g_autofree char *language = NULL;
  g_autofree char *hash = NULL;

  g_return_if_fail (RESPITE_IS_CONSENT_FOOT (self));
  g_return_if_fail (record != NULL && RESPITE_IS_PAGE (page) && RESPITE_IS_ERROR_BAR (error_bar));

  consent = record->consent;
  answers = respite_consent_record_list_answers (record);
  language = respite_words_dup_value ("language", consent->language);
  hash = g_strdup_printf (_ ("Version %d, %s. SHA-256 of the text: %s"), consent->version, language, consent->sha256);
  self->page = page;
  self->error_bar = error_bar;
  self->scan_id = consent->scan_id;
  gtk_label_set_label (self->hash_label, hash);
  respite_row_sync_list (self->answer_list, answers, fill_answer, NULL);
  gtk_widget_set_visible (self->answer_label, answers->len > 0);
  respite_row_sync_list (self->signer_list, consent->signers, respite_signer_row_fill, page);
  gtk_widget_set_visible (self->scan_button, consent->scan_id != 0 &&
                          respite_clinic_may (respite_page_get_clinic (page), RESPITE_FUNCTION_RECORD_VIEW));
}
