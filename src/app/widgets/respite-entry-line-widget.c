/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-entry-line-widget.h"

#include <glib/gi18n.h>

#include "base/respite-str.h"
#include "widgets/respite-chip.h"
#include "widgets/respite-template.h"

#define HISTORY_MOST 50
#define LINE_MOST 2000

struct _RespiteEntryLineWidget
{
  GtkWidget               parent_instance;

  /* Template children, owned by the template */
  GtkEntry               *entry;
  GtkBox                 *chips;
  GtkLabel               *message;

  /* Owned */
  GPtrArray              *history; /* of texts, oldest first */
  char                   *pending; /* the line that is being recorded */

  RespiteEntryContextFunc context_func;
  gpointer                context_data;
  guint                   history_index;    /* == history->len while the line is new */
  gboolean                asks;             /* an unusual value waits for a second Enter */
  gboolean                is_setting;       /* the text is changed by the program */
};

enum
{
  SUBMIT,
  CLEARED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteEntryLineWidget, respite_entry_line_widget, GTK_TYPE_WIDGET)

static RespiteEntry *
parse_line (RespiteEntryLineWidget * self)
{
  RespiteEntryContext context = { 0 };

  self->context_func (&context, self->context_data);

  return respite_entry_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), &context);
}

/* A label's change is no accessible event in GTK 4.8: its name has to be set by hand. */
static void
show_message (RespiteEntryLineWidget *self,
              const char             *text,
              const char             *style)
{
  static const char *const styles[] = { "stop", "review", "muted", "ok" };

  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->message), styles[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self->message), style);
  gtk_label_set_text (self->message, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->message), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
show_completions (RespiteEntryLineWidget *self,
                  const char             *line)
{
  g_auto (GStrv) lines = *line != '\0' ? respite_entry_complete (line) : NULL;
  g_autofree char *joined = NULL;
  g_autofree char *hint = NULL;

  if (lines == NULL || lines[0] == NULL)
    {
      show_message (self, *line == '\0' ? _ ("Numbers are a set: 118/74 72 98 14 p3 s5 · words are everything else · "
                                             "Ctrl+? shows all")
                                        : "", "muted");
      return;
    }

  joined = g_strjoinv ("  ·  ", lines);
  hint = g_strdup_printf (_ ("Tab completes:  %s"), joined);
  show_message (self, hint, "muted");
}

static void
show_chips (RespiteEntryLineWidget *self,
            const RespiteEntry     *entry)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->chips));

  for (guint i = 0; i < entry->chips->len; i++)
    {
      const RespiteEntryChip *chip = g_ptr_array_index (entry->chips, i);
      const char *style = chip->problem != NULL ? "stop" : chip->is_unusual ? "review" : "accent";
      g_autofree char *text = g_strdup_printf ("%s %s%s", _ (chip->name), chip->value, chip->problem != NULL ? " ✕" :
                                               chip->is_unusual ? " ?" : "");

      if (child == NULL)
        {
          child = respite_chip_new (text, style);
          gtk_box_append (self->chips, child);
        }
      respite_chip_set (RESPITE_CHIP (child), text, style);
      gtk_widget_set_visible (child, TRUE);
      gtk_widget_set_tooltip_text (child, chip->problem);
      child = gtk_widget_get_next_sibling (child);
    }

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_visible (child, FALSE);
}

static const char *
find_problem (const RespiteEntry *entry)
{
  for (guint i = 0; i < entry->chips->len; i++)
    {
      const RespiteEntryChip *chip = g_ptr_array_index (entry->chips, i);

      if (chip->problem != NULL)
        return chip->problem;
    }

  return entry->error != NULL ? entry->error->message : entry->missing;
}

static void
update_reading (RespiteEntryLineWidget *self)
{
  const char *line = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (RespiteEntry) entry = NULL;

  self->asks = FALSE;
  if (*line == '\0')
    g_signal_emit (self, signals[CLEARED], 0);
  if (self->context_func == NULL)
    return;

  entry = parse_line (self);
  show_chips (self, entry);
  gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  if (entry->event != NULL)
    show_message (self, entry->is_unusual ? _ ("Unusual: look again before you record it") : _ ("Enter records"),
                  entry->is_unusual ? "review" : "muted");
  else
    show_completions (self, line);
}

static void
set_line (RespiteEntryLineWidget *self,
          const char             *text)
{
  self->is_setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->is_setting = FALSE;
  update_reading (self);
}

static void
move_in_history (RespiteEntryLineWidget *self,
                 int                     step)
{
  gint64 index = (gint64) self->history_index + step;

  if (index < 0 || index > (gint64) self->history->len)
    return;

  self->history_index = (guint) index;
  set_line (self, self->history_index < self->history->len ? g_ptr_array_index (self->history, self->history_index)
                                                           : "");
}

static gboolean
complete_line (RespiteEntryLineWidget *self)
{
  const char *line = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_auto (GStrv) lines = *line != '\0' ? respite_entry_complete (line) : NULL;

  if (lines == NULL || lines[0] == NULL || g_str_equal (lines[0], line))
    return FALSE;

  set_line (self, lines[0]);

  return TRUE;
}

static void
try_submit (RespiteEntryLineWidget *self)
{
  g_autoptr (RespiteEntry) entry = NULL;

  if (self->pending != NULL || self->context_func == NULL)
    return;
  if (respite_str_is_empty (gtk_editable_get_text (GTK_EDITABLE (self->entry))))
    return;

  entry = parse_line (self);
  if (entry->event == NULL)
    {
      const char *problem = find_problem (entry);

      show_chips (self, entry);
      gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
      show_message (self, problem != NULL ? problem : _ ("This line is not complete yet"), "stop");
      return;
    }

  if (entry->is_unusual && !self->asks)
    {
      self->asks = TRUE;
      show_message (self, _ ("This is unusual. If it is right, press Enter once more"), "review");
      return;
    }

  self->pending = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_signal_emit (self, signals[SUBMIT], 0, self->pending, entry->is_unusual);
}

static void
changed_cb (RespiteEntryLineWidget *self)
{
  if (!self->is_setting)
    {
      self->history_index = self->history->len;
      update_reading (self);
    }
}

static void
activate_cb (RespiteEntryLineWidget *self)
{
  try_submit (self);
}

static gboolean
key_pressed_cb (RespiteEntryLineWidget *self,
                guint                   keyval,
                guint keycode           G_GNUC_UNUSED,
                GdkModifierType         state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Up:
      move_in_history (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
      move_in_history (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
      return complete_line (self) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
    case GDK_KEY_Escape:
      set_line (self, "");
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
respite_entry_line_widget_grab_focus (GtkWidget *widget)
{
  RespiteEntryLineWidget *self = RESPITE_ENTRY_LINE_WIDGET (widget);

  return gtk_entry_grab_focus_without_selecting (self->entry);
}

static void
respite_entry_line_widget_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_ENTRY_LINE_WIDGET);

  G_OBJECT_CLASS (respite_entry_line_widget_parent_class)->dispose (object);
}

static void
respite_entry_line_widget_finalize (GObject *object)
{
  RespiteEntryLineWidget *self = RESPITE_ENTRY_LINE_WIDGET (object);

  g_ptr_array_unref (self->history);
  g_free (self->pending);

  G_OBJECT_CLASS (respite_entry_line_widget_parent_class)->finalize (object);
}

static void
respite_entry_line_widget_class_init (RespiteEntryLineWidgetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_entry_line_widget_dispose;
  object_class->finalize = respite_entry_line_widget_finalize;
  widget_class->focus = respite_template_focus;
  widget_class->grab_focus = respite_entry_line_widget_grab_focus;

  signals[SUBMIT] = g_signal_new ("submit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);

  signals[CLEARED] = g_signal_new ("cleared", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-entry-line-widget.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteEntryLineWidget, entry);
  gtk_widget_class_bind_template_child (widget_class, RespiteEntryLineWidget, chips);
  gtk_widget_class_bind_template_child (widget_class, RespiteEntryLineWidget, message);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
respite_entry_line_widget_init (RespiteEntryLineWidget *self)
{
  self->history = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_entry_set_max_length (self->entry, LINE_MOST);
  show_completions (self, "");
}

void
respite_entry_line_widget_set_context_func (RespiteEntryLineWidget *self,
                                            RespiteEntryContextFunc func,
                                            gpointer                user_data)
{
  g_return_if_fail (RESPITE_IS_ENTRY_LINE_WIDGET (self));

  self->context_func = func;
  self->context_data = user_data;
}

void
respite_entry_line_widget_accept (RespiteEntryLineWidget *self)
{
  g_return_if_fail (RESPITE_IS_ENTRY_LINE_WIDGET (self));

  if (self->pending == NULL)
    return;

  if (self->history->len == HISTORY_MOST)
    g_ptr_array_remove_index (self->history, 0);
  g_ptr_array_add (self->history, g_strdup (self->pending));
  self->history_index = self->history->len;

  /* What was typed since stays. */
  if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->pending))
    set_line (self, "");
  g_clear_pointer (&self->pending, g_free);
  show_message (self, _ ("✓ Saved"), "ok");
}

void
respite_entry_line_widget_refuse (RespiteEntryLineWidget *self,
                                  const GError           *error)
{
  g_return_if_fail (RESPITE_IS_ENTRY_LINE_WIDGET (self));

  g_clear_pointer (&self->pending, g_free);
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  show_message (self, error->message, "stop");
}

void
respite_entry_line_widget_begin (RespiteEntryLineWidget *self,
                                 const char             *text)
{
  g_return_if_fail (RESPITE_IS_ENTRY_LINE_WIDGET (self));

  set_line (self, text);
  gtk_entry_grab_focus_without_selecting (self->entry);
}

void
respite_entry_line_widget_submit (RespiteEntryLineWidget *self,
                                  const char             *line)
{
  g_return_if_fail (RESPITE_IS_ENTRY_LINE_WIDGET (self));

  set_line (self, line);
  try_submit (self);
}

const char *
respite_entry_line_widget_get_text (RespiteEntryLineWidget *self)
{
  g_return_val_if_fail (RESPITE_IS_ENTRY_LINE_WIDGET (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

const char *
respite_entry_line_widget_get_message (RespiteEntryLineWidget *self)
{
  g_return_val_if_fail (RESPITE_IS_ENTRY_LINE_WIDGET (self), NULL);

  return gtk_label_get_text (self->message);
}
