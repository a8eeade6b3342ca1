/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-markdown-editor.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/respite-str.h"
#include "documents/respite-reading.h"
#include "widgets/respite-template.h"

/* How long typing rests before the text is looked at again. */
#define REST_MS 300

struct _RespiteMarkdownEditor
{
  GtkWidget    parent_instance;

  /* Owned */
  char        *language;
  guint        rest_source;

  /* Template children, owned by the template */
  GtkTextView *head_view;
  GtkTextView *view;
  GtkLabel    *reading_label;
};

enum
{
  EDITED,
  RESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteMarkdownEditor, respite_markdown_editor, GTK_TYPE_WIDGET)

static char *
dup_text (GtkTextView * view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter begin, end;

  gtk_text_buffer_get_bounds (buffer, &begin, &end);

  return gtk_text_buffer_get_text (buffer, &begin, &end, FALSE);
}

/* An estimate that shows while the text is written; it forbids nothing. */
static void
show_reading (RespiteMarkdownEditor *self)
{
  g_autofree char *markdown = respite_markdown_editor_dup_markdown (self);
  RespiteReading reading = respite_reading_grade (markdown, self->language);
  gboolean is_spanish = g_strcmp0 (self->language, "es") == 0;
  g_autofree char *text = g_strdup_printf (is_spanish ?
                                           _ ("Reading ease %.0f of 100 (plain from %.0f); %u words") :
                                           _ ("Reading level: school grade %.1f (plain up to %.1f); %u words"),
                                           reading.grade, reading.bar, reading.n_words);

  gtk_label_set_label (self->reading_label, text);
  if (reading.passes)
    gtk_widget_remove_css_class (GTK_WIDGET (self->reading_label), "review");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->reading_label), "review");
}

static gboolean
rested_cb (gpointer user_data)
{
  RespiteMarkdownEditor *self = user_data;

  self->rest_source = 0;
  show_reading (self);
  g_signal_emit (self, signals[RESTED], 0);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (RespiteMarkdownEditor *self)
{
  if (self->language == NULL)
    return;

  g_clear_handle_id (&self->rest_source, g_source_remove);
  self->rest_source = g_timeout_add (REST_MS, rested_cb, self);
  g_signal_emit (self, signals[EDITED], 0);
}

static gboolean
respite_markdown_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (RESPITE_MARKDOWN_EDITOR (widget)->view));
}

static void
respite_markdown_editor_dispose (GObject *object)
{
  g_clear_handle_id (&RESPITE_MARKDOWN_EDITOR (object)->rest_source, g_source_remove);
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_MARKDOWN_EDITOR);

  G_OBJECT_CLASS (respite_markdown_editor_parent_class)->dispose (object);
}

static void
respite_markdown_editor_finalize (GObject *object)
{
  g_free (RESPITE_MARKDOWN_EDITOR (object)->language);

  G_OBJECT_CLASS (respite_markdown_editor_parent_class)->finalize (object);
}

static void
respite_markdown_editor_class_init (RespiteMarkdownEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_markdown_editor_dispose;
  object_class->finalize = respite_markdown_editor_finalize;
  widget_class->grab_focus = respite_markdown_editor_grab_focus;
  widget_class->focus = respite_template_focus;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-markdown-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteMarkdownEditor, head_view);
  gtk_widget_class_bind_template_child (widget_class, RespiteMarkdownEditor, view);
  gtk_widget_class_bind_template_child (widget_class, RespiteMarkdownEditor, reading_label);

  signals[EDITED] = g_signal_new ("edited", RESPITE_TYPE_MARKDOWN_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[RESTED] = g_signal_new ("rested", RESPITE_TYPE_MARKDOWN_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
respite_markdown_editor_init (RespiteMarkdownEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->head_view), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

void
respite_markdown_editor_set (RespiteMarkdownEditor *self,
                             const char            *markdown,
                             const char            *language)
{
  const char *head = NULL, *end = NULL, *text;

  g_return_if_fail (RESPITE_IS_MARKDOWN_EDITOR (self));
  g_return_if_fail (markdown != NULL && language != NULL);

  head = g_str_has_prefix (markdown, "---\n") ? markdown + 4 : NULL;
  end = head != NULL ? strstr (head, "\n---\n") : NULL;
  text = end != NULL ? end + strlen ("\n---\n") : markdown;
  respite_set_str (&self->language, language);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->head_view), end != NULL ? head : "",
                            end != NULL ? (int) (end - head) : 0);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text + strspn (text, "\n"), -1);
}

char *
respite_markdown_editor_dup_markdown (RespiteMarkdownEditor *self)
{
  g_autofree char *head = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (RESPITE_IS_MARKDOWN_EDITOR (self), NULL);

  head = dup_text (self->head_view);
  text = dup_text (self->view);

  return g_strconcat ("---\n", g_strstrip (head), "\n---\n\n", text, NULL);
}
