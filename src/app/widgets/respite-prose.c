/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-prose.h"

#include "base/respite-str.h"
#include "widgets/respite-prose-block.h"
#include "widgets/respite-template.h"

struct _RespiteProse
{
  GtkWidget  parent_instance;

  /* Owned */
  char      *markdown;

  /* Template children, owned by the template */
  GtkBox    *box;
};

G_DEFINE_FINAL_TYPE (RespiteProse, respite_prose, GTK_TYPE_WIDGET)

static void
respite_prose_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_PROSE);

  G_OBJECT_CLASS (respite_prose_parent_class)->dispose (object);
}

static void
respite_prose_finalize (GObject *object)
{
  g_free (RESPITE_PROSE (object)->markdown);

  G_OBJECT_CLASS (respite_prose_parent_class)->finalize (object);
}

static void
respite_prose_class_init (RespiteProseClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_prose_dispose;
  object_class->finalize = respite_prose_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-prose.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteProse, box);
}

static void
respite_prose_init (RespiteProse *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
respite_prose_set_markdown (RespiteProse *self,
                            const char   *markdown)
{
  g_autoptr (GPtrArray) blocks = NULL;
  GtkWidget *block;

  g_return_if_fail (RESPITE_IS_PROSE (self));
  g_return_if_fail (markdown != NULL);

  if (!respite_set_str (&self->markdown, markdown))
    return;

  while ((block = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, block);
  blocks = respite_markup_read (markdown);
  for (guint i = 0; i < blocks->len; i++)
    gtk_box_append (self->box, respite_prose_block_new (g_ptr_array_index (blocks, i)));
}
