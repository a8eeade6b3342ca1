/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-refused-lines.h"

#include <glib/gi18n.h>

#include "widgets/respite-template.h"
#include "widgets/respite-wrap.h"

struct _RespiteRefusedLines
{
  GtkWidget  parent_instance;

  /* Owned, in step */
  GPtrArray *lines;
  GPtrArray *reasons;

  /* Template children, owned by the template */
  GtkLabel  *label;
};

enum
{
  BRING_BACK,
  LEFT_OUT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteRefusedLines, respite_refused_lines, GTK_TYPE_WIDGET)

static void
update (RespiteRefusedLines *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  gtk_widget_set_visible (GTK_WIDGET (self), self->lines->len > 0);
  if (self->lines->len == 0)
    return;

  g_string_append_printf (text, _ ("Not recorded: “%s”. %s"), (const char *) g_ptr_array_index (self->lines, 0),
                          (const char *) g_ptr_array_index (self->reasons, 0));
  if (self->lines->len > 1)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text, ngettext ("And %u more line.", "And %u more lines.", self->lines->len - 1),
                              self->lines->len - 1);
    }
  gtk_label_set_text (self->label, text->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_PROPERTY_LABEL, text->str, -1);
}

static char *
take_first (RespiteRefusedLines *self)
{
  char *line;

  if (self->lines->len == 0)
    return NULL;

  line = g_strdup (g_ptr_array_index (self->lines, 0));
  g_ptr_array_remove_index (self->lines, 0);
  g_ptr_array_remove_index (self->reasons, 0);
  update (self);

  return line;
}

static void
bring_back_cb (RespiteRefusedLines *self)
{
  g_autofree char *line = take_first (self);

  if (line != NULL)
    g_signal_emit (self, signals[BRING_BACK], 0, line);
}

static void
leave_out_cb (RespiteRefusedLines *self)
{
  g_free (take_first (self));
  g_signal_emit (self, signals[LEFT_OUT], 0);
}

static void
respite_refused_lines_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_REFUSED_LINES);

  G_OBJECT_CLASS (respite_refused_lines_parent_class)->dispose (object);
}

static void
respite_refused_lines_finalize (GObject *object)
{
  RespiteRefusedLines *self = RESPITE_REFUSED_LINES (object);

  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->reasons);

  G_OBJECT_CLASS (respite_refused_lines_parent_class)->finalize (object);
}

static void
respite_refused_lines_class_init (RespiteRefusedLinesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_refused_lines_dispose;
  object_class->finalize = respite_refused_lines_finalize;

  signals[BRING_BACK] = g_signal_new ("bring-back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                      NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[LEFT_OUT] = g_signal_new ("left-out", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);

  g_type_ensure (RESPITE_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-refused-lines.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteRefusedLines, label);
  gtk_widget_class_bind_template_callback (widget_class, bring_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_out_cb);
}

static void
respite_refused_lines_init (RespiteRefusedLines *self)
{
  self->lines = g_ptr_array_new_with_free_func (g_free);
  self->reasons = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
respite_refused_lines_add (RespiteRefusedLines *self,
                           const char          *line,
                           const char          *why)
{
  g_return_if_fail (RESPITE_IS_REFUSED_LINES (self));

  g_ptr_array_add (self->lines, g_strdup (line));
  g_ptr_array_add (self->reasons, g_strdup (why));
  update (self);
}

void
respite_refused_lines_clear (RespiteRefusedLines *self)
{
  g_return_if_fail (RESPITE_IS_REFUSED_LINES (self));

  g_ptr_array_set_size (self->lines, 0);
  g_ptr_array_set_size (self->reasons, 0);
  update (self);
}
