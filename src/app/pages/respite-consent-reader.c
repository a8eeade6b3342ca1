/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-consent-reader.h"

#include "base/respite-str.h"
#include "documents/respite-words.h"
#include "pages/respite-handover-host.h"
#include "widgets/respite-clamp.h"
#include "widgets/respite-prose.h"
#include "widgets/respite-signature-pad.h"
#include "widgets/respite-template.h"

struct _RespiteConsentReader
{
  GtkWidget            parent_instance;

  /* Owned */
  RespiteSigner       *signer;
  char                *meaning;
  const RespiteWords  *words;
  gboolean             said_no;

  /* Template children, owned by the template */
  RespiteProse        *prose;
  GtkLabel            *meaning_label;
  GtkLabel            *name_caption;
  GtkEntry            *name_entry;
  GtkLabel            *pad_caption;
  RespiteSignaturePad *pad;
  GtkLabel            *error_label;
  GtkButton           *clear_button;
  GtkButton           *no_button;
  GtkButton           *sign_button;
};

G_DEFINE_FINAL_TYPE (RespiteConsentReader, respite_consent_reader, GTK_TYPE_WIDGET)

static void
clear_clicked_cb (RespiteConsentReader *self)
{
  respite_signature_pad_clear (self->pad);
}

static void
refuse (RespiteConsentReader *self,
        const char           *key,
        GtkWidget            *focus)
{
  gtk_label_set_label (self->error_label, respite_words_lookup (self->words, "consent", key));
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
  gtk_widget_grab_focus (focus);
}

static void
sign_clicked_cb (RespiteConsentReader *self)
{
  g_autofree char *strokes = respite_signature_pad_dup_strokes (self->pad);
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name_entry));

  if (respite_str_is_empty (name))
    {
      refuse (self, "reader-no-name", GTK_WIDGET (self->name_entry));
      return;
    }
  if (!respite_strokes_check (strokes, NULL))
    {
      refuse (self, "reader-no-signature", GTK_WIDGET (self->pad));
      return;
    }

  respite_signer_free (self->signer);
  self->signer = respite_signer_new ();
  self->signer->role = RESPITE_SIGNER_PATIENT;
  self->signer->name = g_strdup (name);
  self->signer->authority = g_strdup ("");
  self->signer->meaning = g_strdup (self->meaning);
  self->signer->strokes = g_steal_pointer (&strokes);
  respite_hand_over_finish (GTK_WIDGET (self));
}

static void
no_clicked_cb (RespiteConsentReader *self)
{
  self->said_no = TRUE;
  respite_hand_over_finish (GTK_WIDGET (self));
}

static void
respite_consent_reader_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_CONSENT_READER);

  G_OBJECT_CLASS (respite_consent_reader_parent_class)->dispose (object);
}

static void
respite_consent_reader_finalize (GObject *object)
{
  RespiteConsentReader *self = RESPITE_CONSENT_READER (object);

  respite_signer_free (self->signer);
  g_free (self->meaning);

  G_OBJECT_CLASS (respite_consent_reader_parent_class)->finalize (object);
}

static void
respite_consent_reader_class_init (RespiteConsentReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_CLAMP);
  g_type_ensure (RESPITE_TYPE_PROSE);
  g_type_ensure (RESPITE_TYPE_SIGNATURE_PAD);

  object_class->dispose = respite_consent_reader_dispose;
  object_class->finalize = respite_consent_reader_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-consent-reader.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentReader, prose);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentReader, meaning_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentReader, name_caption);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentReader, name_entry);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentReader, pad_caption);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentReader, pad);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentReader, error_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentReader, clear_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentReader, no_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentReader, sign_button);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, sign_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, no_clicked_cb);
}

static void
respite_consent_reader_init (RespiteConsentReader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
respite_consent_reader_new (const RespiteConsent *consent,
                            const char           *patient_name,
                            const char           *meaning)
{
  RespiteConsentReader *self = g_object_new (RESPITE_TYPE_CONSENT_READER, NULL);

  self->words = respite_words_get (consent->language);
  self->meaning = g_strdup (meaning);
  respite_prose_set_markdown (self->prose, consent->text);
  gtk_label_set_label (self->meaning_label, meaning);
  gtk_label_set_label (self->name_caption, respite_words_lookup (self->words, "consent", "reader-name"));
  gtk_editable_set_text (GTK_EDITABLE (self->name_entry), patient_name);
  gtk_label_set_label (self->pad_caption, respite_words_lookup (self->words, "consent", "reader-sign-here"));
  gtk_button_set_label (self->clear_button, respite_words_lookup (self->words, "consent", "reader-clear"));
  gtk_button_set_label (self->no_button, respite_words_lookup (self->words, "consent", "reader-no"));
  gtk_button_set_label (self->sign_button, respite_words_lookup (self->words, "consent", "reader-sign"));

  return GTK_WIDGET (self);
}

RespiteSigner *
respite_consent_reader_dup_signer (RespiteConsentReader *self)
{
  g_return_val_if_fail (RESPITE_IS_CONSENT_READER (self), NULL);

  return self->signer != NULL ? respite_signer_copy (self->signer) : NULL;
}

gboolean
respite_consent_reader_said_no (RespiteConsentReader *self)
{
  g_return_val_if_fail (RESPITE_IS_CONSENT_READER (self), FALSE);

  return self->said_no;
}
