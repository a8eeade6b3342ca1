/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-entry-line-widget.h"

#include <glib/gi18n.h>

#include "base/respite-error.h"
#include "base/respite-str.h"
#include "widgets/respite-correction-box.h"
#include "widgets/respite-entry-chips.h"
#include "widgets/respite-flow.h"
#include "widgets/respite-line-history.h"
#include "widgets/respite-refused-lines.h"
#include "widgets/respite-sent-line.h"
#include "widgets/respite-template.h"

#define LINE_MOST 2000

struct _RespiteEntryLineWidget
{
  GtkWidget               parent_instance;

  /* Template children, owned by the template */
  GtkEntry               *entry;
  GtkWidget              *chips;
  GtkLabel               *message;
  RespiteRefusedLines    *refused;
  RespiteCorrectionBox   *correction;

  /* Owned */
  RespiteLineHistory     *history;
  GQueue                  in_flight; /* of RespiteSentLine: what is being recorded, in order */

  RespiteSentLine        *shown;            /* in flight, and its text still stands in the line */

  RespiteEntryContextFunc context_func;
  gpointer                context_data;
  gboolean                has_photo;
  gboolean                asks;             /* an unusual value waits for a second Enter */
  gboolean                is_setting;       /* the text is changed by the program */
};

enum
{
  SUBMIT,
  STRIKE,
  WANT_PHOTO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteEntryLineWidget, respite_entry_line_widget, GTK_TYPE_WIDGET)

static const char *
get_line (RespiteEntryLineWidget * self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static RespiteEntryContext
get_context (RespiteEntryLineWidget *self)
{
  RespiteEntryContext context = { 0 };

  self->context_func (&context, self->context_data);
  context.replaces = respite_correction_box_get_event_id (self->correction);

  return context;
}

static RespiteEntry *
parse_line (RespiteEntryLineWidget *self,
            const char             *line)
{
  RespiteEntryContext context = get_context (self);

  return respite_entry_parse (line, &context);
}

/* While earlier lines are on their way, and for a correction, only the record knows whether the order is possible. */
static gboolean
may_send (RespiteEntryLineWidget *self,
          const RespiteEntry     *entry)
{
  gboolean is_undecided = self->in_flight.length > 0 || respite_correction_box_get_event_id (self->correction) != 0;

  return entry->event != NULL || (is_undecided && g_error_matches (entry->error, RESPITE_ERROR,
                                                                   RESPITE_ERROR_CONFLICT));
}

/* Whether no more typing at the end makes the line one that can be recorded. */
static gboolean
is_wrong (RespiteEntryLineWidget *self,
          const RespiteEntry     *entry)
{
  return entry->error != NULL && !may_send (self, entry);
}

static void
update_reading (RespiteEntryLineWidget *self)
{
  const char *line = get_line (self);
  g_autoptr (RespiteEntry) entry = NULL;

  self->asks = FALSE;
  if (self->context_func == NULL)
    return;
  entry = parse_line (self, line);
  respite_entry_chips_show (self->chips, entry);
  gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  if (is_wrong (self, entry))
    respite_entry_message_show (self->message, entry->error->message, "stop");
  else if (entry->is_unusual && entry->event != NULL)
    respite_entry_message_show_question (self->message, entry, FALSE);
  else if (entry->event != NULL)
    respite_entry_message_show (self->message, _ ("Enter records"), "muted");
  else
    respite_entry_message_show_completions (self->message, line, get_context (self).medicines);
}

static void
set_line (RespiteEntryLineWidget *self,
          const char             *text)
{
  self->shown = NULL;
  self->is_setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->is_setting = FALSE;
  update_reading (self);
}

/* What was typed and not recorded gives way to another line; Up brings it back. */
static void
put_aside (RespiteEntryLineWidget *self)
{
  if (self->shown == NULL && !respite_str_is_empty (get_line (self)))
    respite_line_history_add (self->history, get_line (self));
}

static void
move_in_history (RespiteEntryLineWidget *self,
                 int                     step)
{
  const char *line;

  /* What was typed up to now becomes the newest line, so that it is not lost. */
  if (step < 0 && self->shown == NULL && respite_line_history_is_at_end (self->history) &&
      !respite_str_is_empty (get_line (self)))
    {
      put_aside (self);
      respite_line_history_step (self->history, -1);
    }

  line = respite_line_history_step (self->history, step);
  if (line != NULL)
    set_line (self, line);
}

static void
end_correction (RespiteEntryLineWidget *self)
{
  respite_correction_box_end (self->correction);
  gtk_widget_set_sensitive (GTK_WIDGET (self->entry), TRUE);
}

/* The line goes its way at once; what was typed since then waits for nothing. */
static RespiteSentLine *
send_line (RespiteEntryLineWidget *self,
           const char             *line,
           gboolean                confirmed,
           gint64                  event_id)
{
  RespiteSentLine *item = respite_sent_line_new (line, event_id, self->correction);

  g_queue_push_tail (&self->in_flight, item);
  g_signal_emit (self, signals[SUBMIT], 0, item->line, confirmed, event_id, item->reason);

  return item;
}

static gboolean
complete_line (RespiteEntryLineWidget *self)
{
  const char *line = get_line (self);
  g_auto (GStrv) lines = *line != '\0' ? respite_entry_complete (line, get_context (self).medicines) : NULL;

  if (lines == NULL || lines[0] == NULL || g_str_equal (lines[0], line))
    return FALSE;

  set_line (self, lines[0]);

  return TRUE;
}

static void
show_problem (RespiteEntryLineWidget *self,
              const RespiteEntry     *entry)
{
  const char *problem = respite_entry_find_problem (entry);

  respite_entry_chips_show (self->chips, entry);
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  respite_entry_message_show (self->message, problem != NULL ? problem : _ ("This line is not complete yet"), "stop");
}

/* A correction of its words keeps the picture. */
static gboolean
is_new_photo (const RespiteEntry *entry)
{
  return entry->event != NULL && entry->event->replaces == 0 && respite_event_is_photo (entry->event);
}

/* A correction says why before it is recorded. */
static gboolean
check_reason (RespiteEntryLineWidget *self)
{
  if (respite_correction_box_get_event_id (self->correction) == 0 ||
      !respite_str_is_empty (respite_correction_box_get_reason (self->correction)))
    return TRUE;

  respite_entry_message_show (self->message, _ ("Say why, then press Enter"), "review");
  gtk_widget_grab_focus (GTK_WIDGET (self->correction));

  return FALSE;
}

static void
strike (RespiteEntryLineWidget *self)
{
  g_autofree char *reason = g_strdup (respite_correction_box_get_reason (self->correction));
  gint64 event_id = respite_correction_box_get_event_id (self->correction);

  end_correction (self);
  gtk_entry_grab_focus_without_selecting (self->entry);
  g_signal_emit (self, signals[STRIKE], 0, event_id, reason);
}

static void
try_submit (RespiteEntryLineWidget *self)
{
  g_autoptr (RespiteEntry) entry = NULL;
  RespiteSentLine *item;

  if (self->shown != NULL || self->context_func == NULL || respite_str_is_empty (get_line (self)))
    return;

  entry = parse_line (self, get_line (self));
  if (!may_send (self, entry))
    {
      show_problem (self, entry);
      return;
    }
  if (!check_reason (self))
    return;
  if (entry->is_unusual && !self->asks)
    {
      self->asks = TRUE;
      respite_entry_message_show_question (self->message, entry, TRUE);
      return;
    }

  if (!self->has_photo && is_new_photo (entry))
    {
      respite_entry_message_show (self->message, g_signal_has_handler_pending (self, signals[WANT_PHOTO], 0, FALSE) ?
                                  _ ("Choose the picture, then press Enter once more") :
                                  _ ("A photo is taken on the page of the infusion"), "review");
      g_signal_emit (self, signals[WANT_PHOTO], 0);
      return;
    }

  item = send_line (self, get_line (self), entry->is_unusual, respite_correction_box_get_event_id (self->correction));
  end_correction (self);
  gtk_entry_grab_focus_without_selecting (self->entry);

  /* The text stays in sight until it is durable, marked, so that the next key begins a new line. */
  if (g_queue_find (&self->in_flight, item) != NULL)
    {
      self->shown = item;
      gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
    }
}

static void
changed_cb (RespiteEntryLineWidget *self)
{
  if (self->is_setting)
    return;

  self->shown = NULL;
  respite_line_history_rewind (self->history);
  update_reading (self);
}

static void
activate_cb (RespiteEntryLineWidget *self)
{
  try_submit (self);
}

static void
correction_confirmed_cb (RespiteEntryLineWidget *self)
{
  if (!respite_correction_box_is_strike (self->correction))
    try_submit (self);
  else if (check_reason (self))
    strike (self);
}

static void
correction_cancelled_cb (RespiteEntryLineWidget *self)
{
  end_correction (self);
  set_line (self, "");
  gtk_entry_grab_focus_without_selecting (self->entry);
}

static void
bring_back_cb (RespiteEntryLineWidget *self,
               const char             *line)
{
  respite_entry_line_widget_begin (self, line);
}

static void
left_out_cb (RespiteEntryLineWidget *self)
{
  gtk_entry_grab_focus_without_selecting (self->entry);
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
      end_correction (self);
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

  respite_line_history_free (self->history);
  g_queue_clear_full (&self->in_flight, respite_sent_line_free);

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
                                  G_TYPE_NONE, 4, G_TYPE_STRING, G_TYPE_BOOLEAN, G_TYPE_INT64, G_TYPE_STRING);
  signals[STRIKE] = g_signal_new ("strike", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  signals[WANT_PHOTO] = g_signal_new ("want-photo", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 0);

  g_type_ensure (RESPITE_TYPE_CORRECTION_BOX);
  g_type_ensure (RESPITE_TYPE_FLOW);
  g_type_ensure (RESPITE_TYPE_REFUSED_LINES);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-entry-line-widget.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteEntryLineWidget, entry);
  gtk_widget_class_bind_template_child (widget_class, RespiteEntryLineWidget, chips);
  gtk_widget_class_bind_template_child (widget_class, RespiteEntryLineWidget, message);
  gtk_widget_class_bind_template_child (widget_class, RespiteEntryLineWidget, refused);
  gtk_widget_class_bind_template_child (widget_class, RespiteEntryLineWidget, correction);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, correction_confirmed_cb);
  gtk_widget_class_bind_template_callback (widget_class, correction_cancelled_cb);
  gtk_widget_class_bind_template_callback (widget_class, bring_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_out_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
respite_entry_line_widget_init (RespiteEntryLineWidget *self)
{
  self->history = respite_line_history_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_entry_set_max_length (self->entry, LINE_MOST);
  respite_entry_message_set_up (self->message);
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
  RespiteSentLine *item;

  g_return_if_fail (RESPITE_IS_ENTRY_LINE_WIDGET (self));

  item = g_queue_pop_head (&self->in_flight);
  if (item == NULL)
    return;

  respite_line_history_add (self->history, item->line);
  if (self->shown == item)
    set_line (self, "");
  respite_sent_line_free (item);
  if (*get_line (self) == '\0' && respite_correction_box_get_event_id (self->correction) == 0)
    respite_entry_message_show (self->message, _ ("✓ Saved"), "ok");
}

void
respite_entry_line_widget_refuse (RespiteEntryLineWidget *self,
                                  const GError           *error)
{
  RespiteSentLine *item;

  g_return_if_fail (RESPITE_IS_ENTRY_LINE_WIDGET (self));

  item = g_queue_pop_head (&self->in_flight);
  if (item == NULL)
    return;

  if (self->shown != item && (*get_line (self) != '\0' ||
                              respite_correction_box_get_event_id (self->correction) != 0))
    {
      respite_line_history_add (self->history, item->line);
      respite_refused_lines_add (self->refused, item->line, error->message);
      respite_sent_line_free (item);
      return;
    }

  set_line (self, item->line);
  if (item->event_id != 0)
    {
      respite_correction_box_begin (self->correction, item->event_id, item->what, FALSE);
      respite_correction_box_set_reason (self->correction, item->reason);
    }
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  respite_entry_message_show (self->message, error->message, "stop");
  respite_sent_line_free (item);
}

const char *
respite_entry_line_widget_get_pending (RespiteEntryLineWidget *self)
{
  const RespiteSentLine *item;

  g_return_val_if_fail (RESPITE_IS_ENTRY_LINE_WIDGET (self), NULL);

  item = g_queue_peek_head (&self->in_flight);

  return item != NULL ? item->line : "";
}

void
respite_entry_line_widget_reset (RespiteEntryLineWidget *self,
                                 const char *const      *history)
{
  g_return_if_fail (RESPITE_IS_ENTRY_LINE_WIDGET (self));

  self->shown = NULL;
  g_queue_clear_full (&self->in_flight, respite_sent_line_free);
  respite_refused_lines_clear (self->refused);
  end_correction (self);
  respite_line_history_clear (self->history);
  for (gsize i = 0; history != NULL && history[i] != NULL; i++)
    respite_line_history_add (self->history, history[i]);
  set_line (self, "");
}

void
respite_entry_line_widget_set_has_photo (RespiteEntryLineWidget *self,
                                         gboolean                has_photo)
{
  g_return_if_fail (RESPITE_IS_ENTRY_LINE_WIDGET (self));

  self->has_photo = has_photo;
}

void
respite_entry_line_widget_begin (RespiteEntryLineWidget *self,
                                 const char             *text)
{
  g_return_if_fail (RESPITE_IS_ENTRY_LINE_WIDGET (self));

  put_aside (self);
  end_correction (self);
  set_line (self, text);
  gtk_entry_grab_focus_without_selecting (self->entry);
}

void
respite_entry_line_widget_correct (RespiteEntryLineWidget *self,
                                   gint64                  event_id,
                                   const char             *what,
                                   const char             *typed)
{
  g_return_if_fail (RESPITE_IS_ENTRY_LINE_WIDGET (self));

  respite_entry_line_widget_begin (self, typed != NULL ? typed : "");
  respite_correction_box_begin (self->correction, event_id, what, typed == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->entry), typed != NULL);
  if (typed == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->correction));
}

void
respite_entry_line_widget_submit (RespiteEntryLineWidget *self,
                                  const char             *line)
{
  g_autoptr (RespiteEntry) entry = NULL;

  g_return_if_fail (RESPITE_IS_ENTRY_LINE_WIDGET (self));

  if (self->context_func == NULL)
    return;
  entry = parse_line (self, line);
  if (may_send (self, entry) && !entry->is_unusual && (self->has_photo || !is_new_photo (entry)))
    {
      send_line (self, line, FALSE, 0);
      return;
    }

  /* Somebody has to look at it. */
  put_aside (self);
  end_correction (self);
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
