/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-infusion-view.h"

#include <glib/gi18n.h>

#include "base/respite-quantity.h"
#include "base/respite-time.h"
#include "pages/respite-entry-undo.h"
#include "service/respite-quick-acts.h"
#include "widgets/respite-entry-line-widget.h"
#include "widgets/respite-file-choice.h"
#include "widgets/respite-photo-strip.h"
#include "widgets/respite-practice-strip.h"
#include "widgets/respite-prompt-bar.h"
#include "widgets/respite-quick-events.h"
#include "widgets/respite-session-chart.h"
#include "widgets/respite-session-status.h"
#include "widgets/respite-split.h"
#include "widgets/respite-template.h"
#include "widgets/respite-timeline-table.h"
#include "widgets/respite-wrap.h"
#include "widgets/respite-toast-overlay.h"

struct _RespiteInfusionView
{
  RespiteSessionView      parent_instance;

  /* Template children, owned by the template */
  RespiteSessionStatus   *status;
  RespitePracticeStrip   *practice;
  GtkWidget              *unconfirmed_box;
  GtkLabel               *unconfirmed_label;
  RespitePromptBar       *prompts;
  GtkWidget              *start_box;
  GtkWidget              *start_button;
  GtkLabel               *start_label;
  GtkWidget              *pump_buttons;
  GtkButton              *pause_button;
  RespiteSplit           *split;
  RespiteSessionChart    *chart;
  RespiteQuickEvents     *quick;
  RespiteTimelineTable   *table;
  RespiteEntryLineWidget *line;
  RespitePhotoStrip      *photo;
  GtkWidget              *line_box;

  gint64                  session_id; /* whose lines stand in the history */
};

G_DEFINE_FINAL_TYPE (RespiteInfusionView, respite_infusion_view, RESPITE_TYPE_SESSION_VIEW)

static RespiteSessionModel *
get_model (RespiteInfusionView * self)
{
  return respite_session_view_get_model (RESPITE_SESSION_VIEW (self));
}

static GTimeZone *
get_zone (RespiteInfusionView *self)
{
  return respite_clinic_get_zone (respite_session_model_get_clinic (get_model (self)));
}

static gboolean
can_record (const RespiteSessionRecord *record)
{
  switch (record->session->state)
    {
    case RESPITE_SESSION_CHECKED_IN:
    case RESPITE_SESSION_RUNNING:
    case RESPITE_SESSION_PAUSED:
    case RESPITE_SESSION_RECOVERY:
    case RESPITE_SESSION_DISCHARGED:
      return TRUE;
    case RESPITE_SESSION_PLANNED:
    case RESPITE_SESSION_SIGNED:
    case RESPITE_SESSION_CANCELLED:
    case RESPITE_SESSION_NO_SHOW:
    default:
      return FALSE;
    }
}

/* Whether time goes on in the chart. */
static gboolean
is_live (const RespiteSessionRecord *record)
{
  return record->session->state == RESPITE_SESSION_RUNNING || record->session->state == RESPITE_SESSION_PAUSED ||
         record->session->state == RESPITE_SESSION_RECOVERY;
}

static void
show_start (RespiteInfusionView        *self,
            const RespiteSessionRecord *record)
{
  gboolean is_before = record->session->state == RESPITE_SESSION_CHECKED_IN;
  gboolean is_ready = record->order != NULL && record->preparation != NULL;
  g_autofree char *rate = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->start_box, is_before);
  gtk_widget_set_sensitive (self->start_button, is_ready);
  if (!is_before)
    return;

  if (is_ready && respite_session_record_is_nasal (record))
    {
      g_autofree char *dose = respite_quantity_format_mg (record->order->dose_ug);

      text = g_strdup_printf (_ ("Ordered by %s: %s. Start, then type “device” when each one is used."),
                              record->order->prescriber_name, dose);
      gtk_label_set_text (self->start_label, text);
      gtk_button_set_label (GTK_BUTTON (self->start_button), _ ("Start the observation…"));
      return;
    }

  rate = record->order != NULL ? respite_quantity_tidy (record->order->rate_text) : NULL;
  if (is_ready)
    text = g_strdup_printf (_ ("Ordered by %s: %s. Check the pump, then start."), record->order->prescriber_name, rate);
  else
    text = g_strdup (record->order == NULL ? _ ("There is no order yet.")
                                           : !record->needs_check ? _ ("The order has not been prepared yet.")
                                           : _ ("The preparation has not been checked by a second person yet."));
  gtk_label_set_text (self->start_label, text);
}

static void
show_unconfirmed (RespiteInfusionView        *self,
                  const RespiteSessionRecord *record)
{
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->unconfirmed_box, record->unconfirmed_since != 0);
  if (record->unconfirmed_since == 0)
    return;

  time = respite_time_format_hm (record->unconfirmed_since, get_zone (self));
  text = g_strdup_printf (_ ("Nobody has watched this record since %s. The dose since then is unconfirmed: look at "
                             "the pump, then say whether it ran on unchanged, or enter what happened with its time."),
                          time);
  gtk_label_set_text (self->unconfirmed_label, text);
}

static gpointer
read_quick_job (RespiteOffice *office,
                gpointer       data,
                GError       **error)
{
  return respite_office_get_quick (office);
}

static void
quick_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (RespiteInfusionView) self = user_data;
  g_autoptr (GPtrArray) list = respite_clinic_run_finish (RESPITE_CLINIC (source), result, NULL);

  if (list != NULL && get_model (self) != NULL)
    respite_quick_events_set_list (self->quick, list);
}

/* What was typed in this session comes back by Up, whoever typed it; never another patient's. */
static void
show_history (RespiteInfusionView        *self,
              const RespiteSessionRecord *record)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  if (self->session_id == record->session->id)
    return;

  for (guint i = 0; i < respite_timeline_get_n_events (record->timeline); i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (record->timeline, i);

      if (!event->is_struck && event->typed != NULL && *event->typed != '\0')
        g_ptr_array_add (lines, event->typed);
    }
  g_ptr_array_add (lines, NULL);
  self->session_id = record->session->id;
  respite_entry_line_widget_reset (self->line, (const char *const *) lines->pdata);
  respite_clinic_run_async (respite_session_model_get_clinic (get_model (self)), read_quick_job, NULL, NULL,
                            (GDestroyNotify) g_ptr_array_unref, NULL, quick_read_cb, g_object_ref (self));
}

static void
show_clock (RespiteInfusionView *self)
{
  const RespiteSessionRecord *record = respite_session_view_get_record (RESPITE_SESSION_VIEW (self));
  gint64 now = respite_session_model_get_now (get_model (self));

  respite_session_status_show (self->status, record, now);
  respite_session_chart_set_now (self->chart, is_live (record) ? now : 0);
  if (gtk_widget_get_visible (GTK_WIDGET (self->practice)))
    respite_practice_strip_show (self->practice, record, now);
}

static void
respite_infusion_view_update (RespiteSessionView *view)
{
  RespiteInfusionView *self = RESPITE_INFUSION_VIEW (view);
  const RespiteSessionRecord *record = respite_session_view_get_record (view);
  RespiteSessionState state = record->session->state;
  gboolean is_open = can_record (record);

  show_history (self, record);
  respite_session_chart_show (self->chart, record, get_zone (self),
                              is_live (record) ? respite_session_model_get_now (get_model (self)) : 0);
  respite_timeline_table_show (self->table, record, get_zone (self));
  respite_timeline_table_set_editable (self->table, is_open);
  gtk_widget_set_visible (self->line_box, is_open);
  gtk_widget_set_visible (GTK_WIDGET (self->practice),
                          (is_live (record) || state == RESPITE_SESSION_CHECKED_IN) &&
                          respite_clinic_get_kind (respite_session_model_get_clinic (get_model (self))) ==
                          RESPITE_CLINIC_PRACTICE);
  gtk_widget_set_visible (GTK_WIDGET (self->quick), is_open);
  gtk_widget_set_visible (self->pump_buttons, state == RESPITE_SESSION_RUNNING || state == RESPITE_SESSION_PAUSED);
  gtk_widget_set_visible (GTK_WIDGET (self->pause_button), !respite_session_record_is_nasal (record));
  gtk_button_set_label (self->pause_button, state == RESPITE_SESSION_PAUSED ? _ ("_Resume") : _ ("_Pause"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pause_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  state == RESPITE_SESSION_PAUSED ? _ ("Resume") : _ ("Pause"), -1);
  show_start (self, record);
  show_unconfirmed (self, record);
  respite_prompt_bar_show (self->prompts, record, get_zone (self));
  show_clock (self);
}

static void
respite_infusion_view_tick (RespiteSessionView *view)
{
  show_clock (RESPITE_INFUSION_VIEW (view));
}

static void
read_context (RespiteEntryContext *context,
              gpointer             user_data)
{
  respite_session_model_get_context (get_model (user_data), context);
}

/* Whether @line is one that goes with a picture. */
static gboolean
is_photo (RespiteInfusionView *self,
          const char          *line)
{
  RespiteEntryContext context = { 0 };
  g_autoptr (RespiteEntry) entry = NULL;

  respite_session_model_get_context (get_model (self), &context);
  entry = respite_entry_parse (line, &context);

  return entry->event != NULL && respite_event_is_photo (entry->event);
}

/* A line on its way, and the view that sent it. */
typedef struct
{
  RespiteInfusionView *view;    /* owned */
  char                *line;
  GBytes              *picture;         /* owned; NULL for a line without one */
  gboolean             is_correction;
} Sent;

static void
free_sent (Sent *sent)
{
  g_object_unref (sent->view);
  g_free (sent->line);
  g_clear_pointer (&sent->picture, g_bytes_unref);
  g_free (sent);
}

static void
entered_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Sent *sent = user_data;
  RespiteInfusionView *self = sent->view;
  g_autoptr (GError) error = NULL;
  gint64 event_id = 0;
  gboolean is_done = respite_session_model_act_finish (RESPITE_SESSION_MODEL (source), result, &event_id, &error);

  /* Another session is shown by now, or the page was left. */
  if (G_OBJECT (get_model (self)) != source)
    {
      if (!is_done && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
        {
          g_autofree char *text = g_strdup_printf (_ ("Not recorded: “%s”. %s"), sent->line, error->message);

          respite_toast_show (GTK_WIDGET (self), text);
        }
      free_sent (sent);
      return;
    }

  if (sent->picture != NULL)
    respite_photo_strip_end (self->photo, sent->picture, is_done);
  if (is_done)
    {
      respite_entry_line_widget_accept (self->line);
      respite_session_view_report (RESPITE_SESSION_VIEW (self), NULL);
      if (!sent->is_correction && event_id != 0)
        respite_entry_undo_offer (GTK_WIDGET (self), get_model (self), event_id, sent->line);
    }
  else
    {
      respite_entry_line_widget_refuse (self->line, error);
    }
  free_sent (sent);
}

static void
chosen_cb (GtkWidget *view,
           GFile     *file,
           gpointer   user_data)
{
  RespiteInfusionView *self = RESPITE_INFUSION_VIEW (view);
  g_autoptr (GError) error = NULL;
  gboolean is_taken = respite_photo_strip_take (self->photo, file, &error);

  respite_session_view_report (RESPITE_SESSION_VIEW (self), error);
  if (is_taken && !is_photo (self, respite_entry_line_widget_get_text (self->line)))
    respite_entry_line_widget_begin (self->line, "photo ");
  gtk_widget_grab_focus (GTK_WIDGET (self->line));
}

static void
photo_changed_cb (RespiteInfusionView *self)
{
  respite_entry_line_widget_set_has_photo (self->line, respite_photo_strip_get_picture (self->photo) != NULL);
}

static void
want_photo_cb (RespiteInfusionView *self)
{
  respite_infusion_view_choose_photo (self);
}

static gboolean
drop_cb (RespiteInfusionView *self,
         const GValue        *value)
{
  if (!gtk_widget_get_visible (self->line_box) || !G_VALUE_HOLDS (value, G_TYPE_FILE))
    return FALSE;

  chosen_cb (GTK_WIDGET (self), g_value_get_object (value), NULL);

  return TRUE;
}

static void
submit_cb (RespiteInfusionView *self,
           const char          *line,
           gboolean             confirm_unusual,
           gint64               event_id,
           const char          *reason)
{
  gboolean has_picture = respite_photo_strip_get_picture (self->photo) != NULL;
  Sent *sent = g_new0 (Sent, 1);

  sent->view = g_object_ref (self);
  sent->line = g_strdup (line);
  sent->is_correction = event_id != 0;
  if (has_picture && event_id == 0 && is_photo (self, line))
    {
      sent->picture = respite_photo_strip_send (self->photo);
      respite_session_model_add_photo_async (get_model (self), line, confirm_unusual, sent->picture, entered_cb, sent);
    }
  else
    {
      respite_session_model_enter_async (get_model (self), line, confirm_unusual, event_id, reason, entered_cb, sent);
    }
}

/* The focus goes back to the line: a button that kept it would be pressed again by the next space or Enter. */
static void
send_line (RespiteInfusionView *self,
           const char          *line)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->line));
  respite_entry_line_widget_submit (self->line, line);
}

static void
quick_cb (RespiteInfusionView *self,
          const char          *line)
{
  if (*line == '\0' || g_str_has_suffix (line, " "))
    respite_entry_line_widget_begin (self->line, line);
  else
    send_line (self, line);
}

static void
strike_cb (RespiteInfusionView *self,
           gint64               event_id,
           const char          *reason)
{
  respite_session_model_strike_async (get_model (self), event_id, reason, respite_session_view_act_cb,
                                      g_object_ref (self));
}

static void
correct_cb (RespiteInfusionView *self,
            gint64               event_id,
            const char          *what,
            const char          *typed)
{
  respite_entry_line_widget_correct (self->line, event_id, what, typed);
}

static void
start_cb (RespiteInfusionView *self)
{
  const RespiteSessionRecord *record = respite_session_view_get_record (RESPITE_SESSION_VIEW (self));
  g_autofree char *line = NULL;

  if (record == NULL || record->order == NULL)
    return;

  line = g_strdup_printf ("start%s%s", *record->order->rate_text != '\0' ? " " : "", record->order->rate_text);
  respite_entry_line_widget_begin (self->line, line);
}

static void
note_prompt_cb (RespiteInfusionView *self)
{
  respite_entry_line_widget_begin (self->line, "noted ");
}

static void
confirm_cb (RespiteInfusionView *self)
{
  send_line (self, "confirm");
}

static gboolean
respite_infusion_view_grab_focus (GtkWidget *widget)
{
  RespiteInfusionView *self = RESPITE_INFUSION_VIEW (widget);

  if (gtk_widget_get_visible (self->line_box))
    return gtk_widget_grab_focus (GTK_WIDGET (self->line));

  return gtk_widget_grab_focus (GTK_WIDGET (self->chart));
}

static void
respite_infusion_view_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_INFUSION_VIEW);

  G_OBJECT_CLASS (respite_infusion_view_parent_class)->dispose (object);
}

static void
respite_infusion_view_class_init (RespiteInfusionViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_infusion_view_dispose;
  widget_class->focus = respite_template_focus;
  widget_class->grab_focus = respite_infusion_view_grab_focus;
  RESPITE_SESSION_VIEW_CLASS (klass)->update = respite_infusion_view_update;
  RESPITE_SESSION_VIEW_CLASS (klass)->tick = respite_infusion_view_tick;

  g_type_ensure (RESPITE_TYPE_SESSION_STATUS);
  g_type_ensure (RESPITE_TYPE_SESSION_CHART);
  g_type_ensure (RESPITE_TYPE_SPLIT);
  g_type_ensure (RESPITE_TYPE_PRACTICE_STRIP);
  g_type_ensure (RESPITE_TYPE_PHOTO_STRIP);
  g_type_ensure (RESPITE_TYPE_PROMPT_BAR);
  g_type_ensure (RESPITE_TYPE_QUICK_EVENTS);
  g_type_ensure (RESPITE_TYPE_TIMELINE_TABLE);
  g_type_ensure (RESPITE_TYPE_ENTRY_LINE_WIDGET);
  g_type_ensure (RESPITE_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-infusion-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteInfusionView, status);
  gtk_widget_class_bind_template_child (widget_class, RespiteInfusionView, practice);
  gtk_widget_class_bind_template_child (widget_class, RespiteInfusionView, unconfirmed_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteInfusionView, unconfirmed_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteInfusionView, prompts);
  gtk_widget_class_bind_template_child (widget_class, RespiteInfusionView, start_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteInfusionView, start_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteInfusionView, start_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteInfusionView, pump_buttons);
  gtk_widget_class_bind_template_child (widget_class, RespiteInfusionView, pause_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteInfusionView, split);
  gtk_widget_class_bind_template_child (widget_class, RespiteInfusionView, chart);
  gtk_widget_class_bind_template_child (widget_class, RespiteInfusionView, quick);
  gtk_widget_class_bind_template_child (widget_class, RespiteInfusionView, table);
  gtk_widget_class_bind_template_child (widget_class, RespiteInfusionView, line);
  gtk_widget_class_bind_template_child (widget_class, RespiteInfusionView, line_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteInfusionView, photo);
  gtk_widget_class_bind_template_callback (widget_class, drop_cb);
  gtk_widget_class_bind_template_callback (widget_class, photo_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, want_photo_cb);
  gtk_widget_class_bind_template_callback (widget_class, submit_cb);
  gtk_widget_class_bind_template_callback (widget_class, quick_cb);
  gtk_widget_class_bind_template_callback (widget_class, strike_cb);
  gtk_widget_class_bind_template_callback (widget_class, correct_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
  gtk_widget_class_bind_template_callback (widget_class, confirm_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_prompt_cb);
}

static void
respite_infusion_view_init (RespiteInfusionView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  respite_entry_line_widget_set_context_func (self->line, read_context, self);
  respite_session_chart_set_has_key (self->chart, FALSE);
}

void
respite_infusion_view_enter (RespiteInfusionView *self,
                             const char          *line)
{
  g_return_if_fail (RESPITE_IS_INFUSION_VIEW (self));

  if (!gtk_widget_get_visible (self->line_box))
    return;

  if (g_str_has_suffix (line, " "))
    respite_entry_line_widget_begin (self->line, line);
  else
    send_line (self, line);
}

void
respite_infusion_view_choose_photo (RespiteInfusionView *self)
{
  g_return_if_fail (RESPITE_IS_INFUSION_VIEW (self));

  if (gtk_widget_get_visible (self->line_box))
    respite_choose_file (GTK_WIDGET (self), _ ("A photo for this session (PNG or JPEG, at most 20 MB)"),
                         GTK_FILE_CHOOSER_ACTION_OPEN, NULL, chosen_cb, NULL, NULL);
}

void
respite_infusion_view_toggle_pause (RespiteInfusionView *self)
{
  const RespiteSessionRecord *record = respite_session_view_get_record (RESPITE_SESSION_VIEW (self));

  if (record == NULL)
    return;
  if (record->session->state == RESPITE_SESSION_RUNNING)
    respite_infusion_view_enter (self, "pause");
  else if (record->session->state == RESPITE_SESSION_PAUSED)
    respite_infusion_view_enter (self, "resume");
}

void
respite_infusion_view_choose_quick (RespiteInfusionView *self,
                                    int                  digit)
{
  g_return_if_fail (RESPITE_IS_INFUSION_VIEW (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self->quick)))
    respite_quick_events_choose (self->quick, digit);
}

void
respite_infusion_view_cycle_focus (RespiteInfusionView *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  g_return_if_fail (RESPITE_IS_INFUSION_VIEW (self));

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->line)))
    {
      respite_split_show_side (self->split, FALSE);
      gtk_widget_grab_focus (GTK_WIDGET (self->chart));
    }
  else if (focus == GTK_WIDGET (self->chart))
    {
      respite_split_show_side (self->split, TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->table));
    }
  else
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

void
respite_infusion_view_toggle_why (RespiteInfusionView *self)
{
  g_return_if_fail (RESPITE_IS_INFUSION_VIEW (self));

  respite_prompt_bar_toggle_why (self->prompts);
}
