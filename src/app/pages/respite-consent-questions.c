/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-consent-questions.h"

#include "base/respite-json.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-template.h"

struct _RespiteConsentQuestions
{
  GtkWidget  parent_instance;

  /* Owned; its rows are borrowed from the box */
  GPtrArray *rows;

  /* Template children, owned by the template */
  GtkBox    *teach_box;
};

G_DEFINE_FINAL_TYPE (RespiteConsentQuestions, respite_consent_questions, GTK_TYPE_WIDGET)

static void
respite_consent_questions_dispose (GObject *object)
{
  g_ptr_array_set_size (RESPITE_CONSENT_QUESTIONS (object)->rows, 0);
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_CONSENT_QUESTIONS);

  G_OBJECT_CLASS (respite_consent_questions_parent_class)->dispose (object);
}

static void
respite_consent_questions_finalize (GObject *object)
{
  g_ptr_array_unref (RESPITE_CONSENT_QUESTIONS (object)->rows);

  G_OBJECT_CLASS (respite_consent_questions_parent_class)->finalize (object);
}

static void
respite_consent_questions_class_init (RespiteConsentQuestionsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);

  object_class->dispose = respite_consent_questions_dispose;
  object_class->finalize = respite_consent_questions_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-consent-questions.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentQuestions, teach_box);
}

static void
respite_consent_questions_init (RespiteConsentQuestions *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
respite_consent_questions_set_text (RespiteConsentQuestions      *self,
                                    const RespiteConsentTemplate *text)
{
  GtkWidget *row;

  g_return_if_fail (RESPITE_IS_CONSENT_QUESTIONS (self));

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->teach_box))) != NULL)
    gtk_box_remove (self->teach_box, row);
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; text != NULL && i < text->teach_back->len; i++)
    {
      RespiteTeachBack *question = g_ptr_array_index (text->teach_back, i);

      row = g_object_new (RESPITE_TYPE_ENTRY_ROW, "label", question->text, NULL);
      g_object_set_data_full (G_OBJECT (row), "code", g_strdup (question->code), g_free);
      g_ptr_array_add (self->rows, row);
      gtk_box_append (self->teach_box, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

char *
respite_consent_questions_dup_answers (RespiteConsentQuestions *self)
{
  RespiteJsonWriter writer;

  g_return_val_if_fail (RESPITE_IS_CONSENT_QUESTIONS (self), NULL);

  respite_json_writer_init (&writer);
  respite_json_writer_begin (&writer, '{');
  for (guint i = 0; i < self->rows->len; i++)
    {
      GObject *row = g_ptr_array_index (self->rows, i);

      respite_json_writer_member (&writer, g_object_get_data (row, "code"),
                                  respite_entry_row_get_text (RESPITE_ENTRY_ROW (row)));
    }
  respite_json_writer_end (&writer, '}');

  return respite_json_writer_finish (&writer);
}
