/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-entry-chips.h"

#include <glib/gi18n.h>

#include "widgets/respite-chip.h"

void
respite_entry_chips_show (GtkWidget          *box,
                          const RespiteEntry *entry)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_WIDGET (box) && entry != NULL);

  child = gtk_widget_get_first_child (box);

  for (guint i = 0; i < entry->chips->len; i++)
    {
      const RespiteEntryChip *chip = g_ptr_array_index (entry->chips, i);
      const char *style = chip->problem != NULL ? "stop" : chip->is_unusual ? "review" : "accent";
      g_autofree char *text = g_strdup_printf ("%s %s%s", _ (chip->name), chip->value, chip->problem != NULL ? " ✕" :
                                               chip->is_unusual ? " ?" : "");

      if (child == NULL)
        {
          child = respite_chip_new (text, style);
          gtk_widget_set_parent (child, box);
        }
      respite_chip_set (RESPITE_CHIP (child), text, style);
      gtk_widget_set_visible (child, TRUE);
      respite_chip_set_tip (RESPITE_CHIP (child), chip->problem);
      child = gtk_widget_get_next_sibling (child);
    }

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_visible (child, FALSE);
}

const char *
respite_entry_find_problem (const RespiteEntry *entry)
{
  g_return_val_if_fail (entry != NULL, NULL);

  for (guint i = 0; i < entry->chips->len; i++)
    {
      const RespiteEntryChip *chip = g_ptr_array_index (entry->chips, i);

      if (chip->problem != NULL)
        return chip->problem;
    }

  return entry->error != NULL ? entry->error->message : entry->missing;
}

static gboolean
message_tip_cb (GtkLabel   *message,
                int         x,
                int         y,
                gboolean    by_keyboard,
                GtkTooltip *tip)
{
  const char *text = gtk_label_get_text (message);

  gtk_tooltip_set_text (tip, text);

  return *text != '\0';
}

void
respite_entry_message_set_up (GtkLabel *message)
{
  g_return_if_fail (GTK_IS_LABEL (message));

  gtk_widget_set_has_tooltip (GTK_WIDGET (message), TRUE);
  g_signal_connect (message, "query-tooltip", G_CALLBACK (message_tip_cb), NULL);
  respite_entry_message_show_completions (message, "", NULL);
}

/* A label's change is no accessible event in GTK 4.8: its name has to be set by hand. */
void
respite_entry_message_show (GtkLabel   *message,
                            const char *text,
                            const char *style)
{
  static const char *const styles[] = { "stop", "review", "muted", "ok" };

  if (g_str_equal (gtk_label_get_text (message), text) && gtk_widget_has_css_class (GTK_WIDGET (message), style))
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (message), styles[i]);
  gtk_widget_add_css_class (GTK_WIDGET (message), style);
  gtk_label_set_text (message, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (message), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

void
respite_entry_message_show_question (GtkLabel           *message,
                                     const RespiteEntry *entry,
                                     gboolean            is_asked)
{
  g_autofree char *text = NULL;

  g_return_if_fail (GTK_IS_LABEL (message));
  g_return_if_fail (entry != NULL && entry->question != NULL);

  text = g_strdup_printf (is_asked ? _ ("%s. If it is right, press Enter once more")
                                   : _ ("%s: look again before you record it"), entry->question);
  respite_entry_message_show (message, text, "review");
}

void
respite_entry_message_show_completions (GtkLabel   *message,
                                        const char *line,
                                        GPtrArray  *medicines)
{
  g_auto (GStrv) lines = *line != '\0' ? respite_entry_complete (line, medicines) : NULL;
  g_autofree char *joined = NULL;
  g_autofree char *hint = NULL;

  if (lines == NULL || lines[0] == NULL)
    {
      const char *help =
        _ ("Numbers are a set: 118/74 72 98 14 p3 s5 · words are everything else · Ctrl+? shows all");

      respite_entry_message_show (message, *line == '\0' ? help : "", "muted");
      return;
    }

  joined = g_strjoinv ("  ·  ", lines);
  hint = g_strdup_printf (_ ("Tab completes:  %s"), joined);
  respite_entry_message_show (message, hint, "muted");
}
