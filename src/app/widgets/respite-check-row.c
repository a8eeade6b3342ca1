/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-check-row.h"

#include <glib/gi18n.h>

#include "base/respite-str.h"
#include "widgets/respite-reveal.h"
#include "widgets/respite-template.h"
#include "widgets/respite-text.h"
#include "widgets/respite-wrap.h"
#include "models/respite-record-words.h"

struct _RespiteCheckRow
{
  GtkWidget        parent_instance;

  /* Template children, owned by the template */
  GtkLabel        *text_label;
  GtkLabel        *mark_label;
  GtkWidget       *answers;
  GtkToggleButton *yes_button;
  GtkToggleButton *no_button;
  GtkToggleButton *not_applicable_button;
  GtkEntry        *value_entry;
  GtkWidget       *reason_box;
  GtkEntry        *reason_entry;
  GtkLabel        *conditions_label;
  GtkLabel        *note_label;

  /* Owned: what is stored; what the person made of it and is on its way there, and what that replaces */
  RespiteCheck    *check;
  RespiteCheck    *sent;
  GPtrArray       *older;

  gboolean         is_automatic;
  gboolean         is_editable;
  gboolean         is_setting;
};

enum
{
  CHANGED,
  ANSWERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteCheckRow, respite_check_row, GTK_TYPE_WIDGET)

static RespiteAnswer
get_answer (RespiteCheckRow *self)
{
  if (self->is_automatic)
    return self->check->answer;
  if (gtk_toggle_button_get_active (self->yes_button))
    return RESPITE_ANSWER_YES;
  if (gtk_toggle_button_get_active (self->no_button))
    return RESPITE_ANSWER_NO;
  if (gtk_toggle_button_get_active (self->not_applicable_button))
    return RESPITE_ANSWER_NOT_APPLICABLE;

  return RESPITE_ANSWER_NONE;
}

static void
set_mark (RespiteCheckRow *self,
          const char      *text,
          const char      *style)
{
  static const char *const styles[] = { "stop", "review", "ok", "muted" };

  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->mark_label), styles[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self->mark_label), style);
  gtk_label_set_text (self->mark_label, text);
}

static void
update_look (RespiteCheckRow *self)
{
  g_autoptr (RespiteCheck) check = respite_check_row_dup_check (self);
  gboolean is_no = check->answer == RESPITE_ANSWER_NO;
  gboolean needs_reason = respite_check_is_open (check) || respite_check_is_overridden (check);

  if (respite_check_is_open (check))
    set_mark (self, is_no ? _ ("stop") : _ ("open"), is_no ? "stop" : "muted");
  else if (respite_check_is_overridden (check))
    set_mark (self, _ ("overridden"), "review");
  else if (check->answer == RESPITE_ANSWER_NONE)
    set_mark (self, "", "muted");
  else
    set_mark (self, "✓", "ok");

  gtk_widget_set_visible (self->reason_box, needs_reason && is_no);
  gtk_widget_set_visible (GTK_WIDGET (self->value_entry), !self->is_automatic || !respite_str_is_empty (check->value));
}

static gboolean
is_text_alike (const char *a,
               const char *b)
{
  return g_str_equal (a != NULL ? a : "", b != NULL ? b : "");
}

static gboolean
is_alike (const RespiteCheck *a,
          const RespiteCheck *b)
{
  return a->answer == b->answer && is_text_alike (a->value, b->value) && is_text_alike (a->reason, b->reason);
}

/* Whether @check was read before the person's answer was stored: showing it would take the answer back. */
static gboolean
is_older (RespiteCheckRow    *self,
          const RespiteCheck *check)
{
  /* What the clinic's limits have made of an answer is newer than the answer. */
  if (self->sent == NULL || check->note != NULL || is_alike (check, self->sent))
    return FALSE;

  for (guint i = 0; i < self->older->len; i++)
    if (is_alike (check, g_ptr_array_index (self->older, i)))
      return TRUE;

  return FALSE;
}

static void
forget_sent (RespiteCheckRow *self)
{
  g_clear_pointer (&self->sent, respite_check_free);
  g_ptr_array_set_size (self->older, 0);
}

static void
report_change (RespiteCheckRow *self)
{
  if (self->is_setting || self->check == NULL)
    return;

  g_ptr_array_add (self->older, self->sent != NULL ? self->sent : respite_check_copy (self->check));
  self->sent = respite_check_row_dup_check (self);
  update_look (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
toggled_cb (RespiteCheckRow *self,
            GtkToggleButton *button)
{
  /* Of a group, the button that goes up reports too: one report is enough. */
  if (gtk_toggle_button_get_active (button))
    report_change (self);
}

/* A reason that was given for other vital signs. */
static void
drop_stale_reason (RespiteCheckRow *self)
{
  const RespiteCheck *last = self->sent != NULL ? self->sent : self->check;

  if (self->is_automatic ||
      !respite_check_is_reason_stale (last, gtk_editable_get_text (GTK_EDITABLE (self->value_entry))))
    return;

  self->is_setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->reason_entry), "");
  self->is_setting = FALSE;
}

static void
text_done_cb (RespiteCheckRow *self)
{
  g_autoptr (RespiteCheck) check = NULL;

  if (self->is_setting || self->check == NULL)
    return;

  drop_stale_reason (self);
  check = respite_check_row_dup_check (self);
  if (g_strcmp0 (check->value, self->check->value != NULL ? self->check->value : "") != 0 ||
      g_strcmp0 (check->reason, self->check->reason != NULL ? self->check->reason : "") != 0)
    report_change (self);
}

/* Enter in a text that makes the answer whole goes on, as a letter does; a text alone still wants its answer. */
static void
text_entered_cb (RespiteCheckRow *self)
{
  g_autoptr (RespiteCheck) check = NULL;

  text_done_cb (self);
  if (self->check == NULL)
    return;

  check = respite_check_row_dup_check (self);
  if (!respite_check_is_open (check))
    g_signal_emit (self, signals[ANSWERED], 0);
  else if (check->answer == RESPITE_ANSWER_NONE)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
key_pressed_cb (RespiteCheckRow *self,
                guint            keyval,
                guint keycode    G_GNUC_UNUSED,
                GdkModifierType  state)
{
  GtkToggleButton *button;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || GTK_IS_EDITABLE (focus) || !self->is_editable ||
      self->is_automatic)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_y:
    case GDK_KEY_s:             /* "sí" */
      button = self->yes_button;
      break;
    case GDK_KEY_n:
      button = self->no_button;
      break;
    case GDK_KEY_a:
      button = self->not_applicable_button;
      break;
    default:
      return GDK_EVENT_PROPAGATE;
    }

  gtk_toggle_button_set_active (button, TRUE);
  if (button == self->no_button && gtk_widget_get_visible (self->reason_box))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->reason_entry));
      respite_reveal (GTK_WIDGET (self));
      return GDK_EVENT_STOP;
    }

  /* "Yes" alone says too little: the name, the figure. */
  if (button == self->yes_button && self->check->needs_value &&
      respite_str_is_empty (gtk_editable_get_text (GTK_EDITABLE (self->value_entry))))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->value_entry));
      return GDK_EVENT_STOP;
    }

  gtk_widget_grab_focus (GTK_WIDGET (button));
  g_signal_emit (self, signals[ANSWERED], 0);

  return GDK_EVENT_STOP;
}

/* Where the letters answer; of a line that the program answers itself, where the reason goes. */
static gboolean
respite_check_row_grab_focus (GtkWidget *widget)
{
  RespiteCheckRow *self = RESPITE_CHECK_ROW (widget);
  GtkToggleButton *button = self->yes_button;
  gboolean is_focused;

  if (gtk_toggle_button_get_active (self->no_button))
    button = self->no_button;
  else if (gtk_toggle_button_get_active (self->not_applicable_button))
    button = self->not_applicable_button;

  if (self->is_automatic)
    is_focused = gtk_widget_get_visible (self->reason_box) && gtk_widget_grab_focus (GTK_WIDGET (self->reason_entry));
  else
    is_focused = gtk_widget_grab_focus (GTK_WIDGET (button));
  if (is_focused)
    respite_reveal (GTK_WIDGET (self));

  return is_focused;
}

/* The mark is as wide and as high as its widest and highest word: rows do not move when it changes. The tick may come
 * from another font, whose lines are higher. */
static void
reserve_mark (RespiteCheckRow *self)
{
  const char *const words[] = { _ ("open"), _ ("stop"), _ ("overridden"), "✓" };
  int width = 0;
  int height = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->mark_label), words[i]);
      int own_width, own_height;

      pango_layout_get_pixel_size (layout, &own_width, &own_height);
      width = MAX (width, own_width);
      height = MAX (height, own_height);
    }
  gtk_widget_set_size_request (GTK_WIDGET (self->mark_label), width, height);
}

/* The theme, the font or its size is another one. */
static void
respite_check_row_css_changed (GtkWidget         *widget,
                               GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (respite_check_row_parent_class)->css_changed (widget, change);
  reserve_mark (RESPITE_CHECK_ROW (widget));
}

static void
respite_check_row_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_CHECK_ROW);

  G_OBJECT_CLASS (respite_check_row_parent_class)->dispose (object);
}

static void
respite_check_row_finalize (GObject *object)
{
  RespiteCheckRow *self = RESPITE_CHECK_ROW (object);

  g_clear_pointer (&self->check, respite_check_free);
  g_clear_pointer (&self->sent, respite_check_free);
  g_ptr_array_unref (self->older);

  G_OBJECT_CLASS (respite_check_row_parent_class)->finalize (object);
}

static void
respite_check_row_class_init (RespiteCheckRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_check_row_dispose;
  object_class->finalize = respite_check_row_finalize;
  widget_class->css_changed = respite_check_row_css_changed;
  widget_class->focus = respite_template_focus;
  widget_class->grab_focus = respite_check_row_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);

  g_type_ensure (RESPITE_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-check-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteCheckRow, text_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteCheckRow, mark_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteCheckRow, answers);
  gtk_widget_class_bind_template_child (widget_class, RespiteCheckRow, yes_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteCheckRow, no_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteCheckRow, not_applicable_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteCheckRow, value_entry);
  gtk_widget_class_bind_template_child (widget_class, RespiteCheckRow, reason_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteCheckRow, reason_entry);
  gtk_widget_class_bind_template_child (widget_class, RespiteCheckRow, conditions_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteCheckRow, note_label);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
respite_check_row_init (RespiteCheckRow *self)
{
  self->is_editable = TRUE;
  self->older = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_check_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
respite_check_row_new (void)
{
  return g_object_new (RESPITE_TYPE_CHECK_ROW, NULL);
}

/* What a decision asks for, one a line. */
static void
show_conditions (RespiteCheckRow *self)
{
  g_auto (GStrv) conditions = g_strsplit (self->check->conditions != NULL ? self->check->conditions : "", "\n", -1);
  guint n_open = g_strv_length (conditions);
  g_autofree char *list = g_strjoinv ("\n• ", conditions);
  g_autofree char *text = g_strdup_printf ("%s\n• %s", ngettext ("This condition of the decision stands open:",
                                                                 "These conditions of the decision stand open:",
                                                                 n_open), list);

  gtk_label_set_text (self->conditions_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->conditions_label), n_open > 0);
}

/* A label's change is no accessible event in GTK 4.8: its name has to be set by hand. */
static void
show_note (RespiteCheckRow *self)
{
  const char *note = self->check->note != NULL ? self->check->note : "";

  gtk_label_set_text (self->note_label, note);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->note_label), GTK_ACCESSIBLE_PROPERTY_LABEL, note, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->note_label), *note != '\0');
}

/* Of a line that the program answers: since when, or why not. */
static char *
format_own (const char *value)
{
  return respite_text_date (respite_words_obstacle (value));
}

static gboolean
is_editing (GtkEntry *entry)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (entry)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

void
respite_check_row_set_check (RespiteCheckRow    *self,
                             const RespiteCheck *check,
                             gboolean            is_automatic)
{
  g_autofree char *value = NULL;

  g_return_if_fail (RESPITE_IS_CHECK_ROW (self));
  g_return_if_fail (check != NULL);

  if (is_older (self, check))
    return;

  forget_sent (self);
  self->is_setting = TRUE;
  g_clear_pointer (&self->check, respite_check_free);
  self->check = respite_check_copy (check);
  self->is_automatic = is_automatic;

  gtk_label_set_text (self->text_label, check->text);
  gtk_entry_set_placeholder_text (self->value_entry, check->needs_value ? _ ("Needed") : _ ("Details"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->answers), GTK_ACCESSIBLE_PROPERTY_LABEL, check->text, -1);
  gtk_toggle_button_set_active (self->yes_button, check->answer == RESPITE_ANSWER_YES);
  gtk_toggle_button_set_active (self->no_button, check->answer == RESPITE_ANSWER_NO);
  gtk_toggle_button_set_active (self->not_applicable_button, check->answer == RESPITE_ANSWER_NOT_APPLICABLE);

  if (check->value != NULL)
    value = is_automatic ? format_own (check->value) : g_strdup (check->value);

  /* A text that is being typed is newer than what was saved. */
  if (!is_editing (self->value_entry))
    gtk_editable_set_text (GTK_EDITABLE (self->value_entry), value != NULL ? value : "");
  if (!is_editing (self->reason_entry))
    gtk_editable_set_text (GTK_EDITABLE (self->reason_entry), check->reason != NULL ? check->reason : "");
  show_conditions (self);
  show_note (self);
  self->is_setting = FALSE;

  respite_check_row_set_editable (self, self->is_editable);
  update_look (self);
}

void
respite_check_row_put_back (RespiteCheckRow *self)
{
  g_autoptr (RespiteCheck) check = NULL;

  g_return_if_fail (RESPITE_IS_CHECK_ROW (self));

  if (self->sent == NULL)
    return;

  forget_sent (self);
  check = respite_check_copy (self->check);
  respite_check_row_set_check (self, check, self->is_automatic);
}

RespiteCheck *
respite_check_row_dup_check (RespiteCheckRow *self)
{
  RespiteCheck *check;

  g_return_val_if_fail (RESPITE_IS_CHECK_ROW (self), NULL);
  g_return_val_if_fail (self->check != NULL, NULL);

  check = respite_check_copy (self->check);
  check->answer = get_answer (self);
  if (!self->is_automatic)
    respite_set_str (&check->value, gtk_editable_get_text (GTK_EDITABLE (self->value_entry)));
  respite_set_str (&check->reason, gtk_editable_get_text (GTK_EDITABLE (self->reason_entry)));

  return check;
}

void
respite_check_row_set_editable (RespiteCheckRow *self,
                                gboolean         editable)
{
  g_return_if_fail (RESPITE_IS_CHECK_ROW (self));

  self->is_editable = editable;
  gtk_widget_set_sensitive (self->answers, editable && !self->is_automatic);
  gtk_widget_set_sensitive (GTK_WIDGET (self->value_entry), editable && !self->is_automatic);
  gtk_widget_set_sensitive (self->reason_box, editable);
}
