/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-emergency-view.h"

#include <glib/gi18n.h>

#include "base/respite-clock.h"
#include "base/respite-quantity.h"
#include "base/respite-str.h"
#include "base/respite-time.h"
#include "domain/respite-country.h"
#include "infusion/respite-emergency.h"
#include "widgets/respite-emergency-button.h"
#include "widgets/respite-emergency-drugs.h"
#include "widgets/respite-entry-line-widget.h"
#include "widgets/respite-fields.h"
#include "widgets/respite-session-status.h"
#include "widgets/respite-split.h"
#include "widgets/respite-template.h"
#include "widgets/respite-timeline-table.h"
#include "widgets/respite-wrap.h"

struct _RespiteEmergencyView
{
  RespiteSessionView      parent_instance;

  /* Template children, owned by the template */
  GtkLabel               *state_label;
  GtkLabel               *clock_label;
  GtkLabel               *detail_label;
  RespiteSessionStatus   *status;
  GtkWidget              *end_button;
  GtkWidget              *again_button;
  GtkWidget              *end_box;
  GtkEditable            *end_entry;
  GtkWidget              *note_box;
  RespiteTextField       *note_field;
  GtkWidget              *grid;
  GtkWidget              *drugs;
  GtkLabel               *numbers_label;
  GtkLabel               *place_label;
  GtkLabel               *allergies_label;
  GtkLabel               *medicines_label;
  RespiteSplit           *split;
  RespiteTimelineTable   *table;
  RespiteEntryLineWidget *line;
  GtkWidget              *line_box;

  gint64                  session_id; /* that is shown */
  gboolean                is_ending;  /* how it ended is being asked */
  gboolean                is_calling; /* the call is on its way */
};

G_DEFINE_FINAL_TYPE (RespiteEmergencyView, respite_emergency_view, RESPITE_TYPE_SESSION_VIEW)

static RespiteSessionModel *
get_model (RespiteEmergencyView * self)
{
  return respite_session_view_get_model (RESPITE_SESSION_VIEW (self));
}

static GTimeZone *
get_zone (RespiteEmergencyView *self)
{
  return respite_clinic_get_zone (respite_session_model_get_clinic (get_model (self)));
}

/* The emergency that the view is about: the last one. FALSE where there is none. */
static gboolean
find_emergency (RespiteEmergencyView *self,
                RespiteEmergency     *emergency)
{
  const RespiteSessionRecord *record = respite_session_view_get_record (RESPITE_SESSION_VIEW (self));
  g_autoptr (GArray) list = NULL;

  if (record == NULL)
    return FALSE;
  list = respite_timeline_dup_emergencies (record->timeline);
  if (list->len == 0)
    return FALSE;

  *emergency = g_array_index (list, RespiteEmergency, list->len - 1);

  return TRUE;
}

/* A label that stays the same must not be laid out again every second. */
static void
set_label (GtkLabel   *label,
           const char *text)
{
  if (g_strcmp0 (gtk_label_get_text (label), text) != 0)
    gtk_label_set_text (label, text);
}

/* Since when the chest is being compressed, 0 where it is not. */
static gint64
find_cpr (const RespiteTimeline *timeline,
          gint64                 begin)
{
  gint64 since = 0;

  for (guint i = 0; i < respite_timeline_get_n_events (timeline); i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (timeline, i);

      if (event->kind != RESPITE_EVENT_EMERGENCY || event->is_struck || event->at < begin)
        continue;
      if (g_strcmp0 (event->code, "cpr-start") == 0)
        since = event->at;
      else if (g_strcmp0 (event->code, "cpr-stop") == 0)
        since = 0;
    }

  return since;
}

static const RespiteEvent *
find_last (const RespiteTimeline *timeline,
           RespiteEventKind       kind,
           gint64                 begin)
{
  const RespiteEvent *found = NULL;

  for (guint i = 0; i < respite_timeline_get_n_events (timeline); i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (timeline, i);

      if (event->kind == kind && !event->is_struck && event->at >= begin)
        found = event;
    }

  return found;
}

static char *
describe_detail (RespiteEmergencyView   *self,
                 const RespiteEmergency *emergency,
                 gint64                  now)
{
  const RespiteTimeline *timeline = respite_session_view_get_record (RESPITE_SESSION_VIEW (self))->timeline;
  g_autofree char *begin = respite_time_format_hm (emergency->begin, get_zone (self));
  GString *text = g_string_new (NULL);
  gint64 cpr = find_cpr (timeline, emergency->begin);
  const RespiteEvent *medicine = find_last (timeline, RESPITE_EVENT_MEDICINE, emergency->begin);

  if (emergency->ending != NULL)
    {
      g_autofree char *end = respite_time_format_hm (emergency->end, get_zone (self));
      const RespiteEmergencyLine *line = respite_emergency_find (emergency->ending->code);

      g_string_append_printf (text, _ ("%s to %s"), begin, end);
      g_string_append_printf (text, "  ·  %s%s%s", _ (line->name), *emergency->ending->text != '\0' ? ", " : "",
                              emergency->ending->text);
      return g_string_free (text, FALSE);
    }

  g_string_append_printf (text, _ ("since %s"), begin);
  if (cpr != 0)
    {
      g_autofree char *span = respite_session_status_format_countdown (MAX (now - cpr, 0));

      g_string_append (text, "  ·  ");
      g_string_append_printf (text, _ ("CPR for %s"), span);
    }
  if (medicine != NULL)
    {
      g_autofree char *span = respite_session_status_format_countdown (MAX (now - medicine->at, 0));

      g_string_append (text, "  ·  ");
      g_string_append_printf (text, _ ("%s %s, %s ago"), medicine->text, medicine->detail, span);
    }

  return g_string_free (text, FALSE);
}

/* Where text is large what is to be done comes first, and the figures of the infusion below it. */
static void
place_status (RespiteEmergencyView *self)
{
  GtkWidget *before = respite_split_is_narrow (self->split) ? GTK_WIDGET (self->split) : NULL;
  GtkWidget *status = GTK_WIDGET (self->status);

  if (gtk_widget_get_prev_sibling (status) != before)
    gtk_box_reorder_child_after (GTK_BOX (gtk_widget_get_parent (status)), status, before);
}

static void
show_clock (RespiteEmergencyView *self)
{
  const RespiteSessionRecord *record = respite_session_view_get_record (RESPITE_SESSION_VIEW (self));
  gint64 now = respite_session_model_get_now (get_model (self));
  g_autofree char *clock = NULL;
  g_autofree char *detail = NULL;
  RespiteEmergency emergency = { 0 };

  respite_session_status_show (self->status, record, now);
  place_status (self);
  if (!find_emergency (self, &emergency))
    {
      set_label (self->state_label, _ ("NO EMERGENCY"));
      set_label (self->clock_label, "");
      set_label (self->detail_label, _ ("F12 or the first thing that is recorded calls it."));
      return;
    }

  clock = respite_session_status_format_countdown (MAX ((emergency.end != 0 ? emergency.end : now) - emergency.begin,
                                                        0));
  detail = describe_detail (self, &emergency, now);
  set_label (self->state_label, emergency.end != 0 ? _ ("EMERGENCY OVER") : _ ("EMERGENCY"));
  set_label (self->clock_label, clock);
  set_label (self->detail_label, detail);
}

static void
show_call (RespiteEmergencyView *self)
{
  const RespiteClinicInfo *info = respite_clinic_get_info (respite_session_model_get_clinic (get_model (self)));
  const RespiteSessionRecord *record = respite_session_view_get_record (RESPITE_SESSION_VIEW (self));
  g_autoptr (GString) numbers = g_string_new (NULL);
  g_autoptr (GString) place = g_string_new (NULL);
  const RespiteCountry *country;

  if (info == NULL)
    return;

  country = respite_country_get (info->country);
  if (country->emergency != NULL)
    g_string_append_printf (numbers, _ ("Ambulance: %s"), country->emergency);
  else
    g_string_append (numbers, _ ("Ambulance: the number of your country"));
  if (!respite_str_is_empty (info->phone))
    {
      g_string_append_c (numbers, '\n');
      g_string_append_printf (numbers, _ ("Call us back: %s"), info->phone);
    }
  if (!respite_str_is_empty (record->patient->emergency_phone))
    {
      g_string_append_c (numbers, '\n');
      g_string_append_printf (numbers, _ ("Family: %s %s"), record->patient->emergency_name,
                              record->patient->emergency_phone);
    }
  set_label (self->numbers_label, numbers->str);

  g_string_append (place, info->name);
  if (!respite_str_is_empty (info->address))
    g_string_append_printf (place, "\n%s", info->address);
  if (!respite_str_is_empty (record->session->chair))
    g_string_append_printf (place, "\n%s", record->session->chair);
  set_label (self->place_label, place->str);
}

static void
show_patient (RespiteEmergencyView       *self,
              const RespiteSessionRecord *record)
{
  g_autoptr (GString) medicines = g_string_new (NULL);
  g_autofree char *allergies = NULL;
  const RespitePatient *patient = record->patient;

  if (patient->allergy_state == RESPITE_ALLERGY_LISTED && !respite_str_is_empty (patient->allergies))
    allergies = g_strdup_printf (_ ("Allergies: %s"), patient->allergies);
  else
    allergies = g_strdup (patient->allergy_state == RESPITE_ALLERGY_NONE_KNOWN ? _ ("No known allergies")
                                                                               : _ ("Allergies: nobody has asked"));
  if (record->order != NULL && record->order->weight_g > 0)
    {
      g_autofree char *weight = respite_quantity_format_kg (record->order->weight_g);
      g_autofree char *both = g_strdup_printf ("%s  ·  %s", allergies, weight);

      set_label (self->allergies_label, both);
    }
  else
    set_label (self->allergies_label, allergies);

  for (guint i = 0; i < respite_timeline_get_n_events (record->timeline); i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (record->timeline, i);
      g_autofree char *time = NULL;

      if (event->kind != RESPITE_EVENT_MEDICINE || event->is_struck)
        continue;
      time = respite_time_format_hm (event->at, get_zone (self));
      g_string_append_printf (medicines, "%s%s  %s %s", medicines->len > 0 ? "\n" : "", time, event->text,
                              event->detail);
    }
  set_label (self->medicines_label, medicines->len > 0 ? medicines->str : _ ("No other medicine was given."));
}

static gboolean
can_record (const RespiteSessionRecord *record)
{
  return record->session->state == RESPITE_SESSION_CHECKED_IN || record->session->state == RESPITE_SESSION_RUNNING ||
         record->session->state == RESPITE_SESSION_PAUSED || record->session->state == RESPITE_SESSION_RECOVERY ||
         record->session->state == RESPITE_SESSION_DISCHARGED;
}

/* For another session: what was typed here was about somebody else. */
static void
forget (RespiteEmergencyView *self,
        gint64                session_id)
{
  self->session_id = session_id;
  self->is_ending = FALSE;
  self->is_calling = FALSE;
  respite_entry_line_widget_reset (self->line, NULL);
  gtk_editable_set_text (self->end_entry, "");
  respite_text_field_set_text (self->note_field, "");
}

static void
respite_emergency_view_update (RespiteSessionView *view)
{
  RespiteEmergencyView *self = RESPITE_EMERGENCY_VIEW (view);
  const RespiteSessionRecord *record = respite_session_view_get_record (view);
  gboolean is_pumping = record->session->state == RESPITE_SESSION_RUNNING ||
                        record->session->state == RESPITE_SESSION_PAUSED;
  gboolean can_enter = can_record (record);
  RespiteEmergency emergency = { 0 };
  gboolean is_there = find_emergency (self, &emergency);
  gboolean is_open = is_there && emergency.end == 0;

  if (self->session_id != record->session->id)
    forget (self, record->session->id);
  self->is_ending = self->is_ending && is_open && can_enter;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "emergency.enter", can_enter);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "emergency.stop", can_enter && is_pumping);
  gtk_widget_set_visible (self->end_button, is_open && can_enter);
  gtk_widget_set_visible (self->again_button, is_there && !is_open && can_enter);
  gtk_widget_set_visible (self->end_box, self->is_ending);
  gtk_widget_set_visible (self->note_box, is_there && !is_open && can_enter);
  gtk_widget_set_visible (self->grid, can_enter && (is_open || !is_there));
  gtk_widget_set_visible (self->drugs, can_enter && (is_open || !is_there));
  gtk_widget_set_visible (self->line_box, can_enter);
  respite_timeline_table_show (self->table, record, get_zone (self));
  for (GtkWidget *b = gtk_widget_get_first_child (self->grid); b != NULL; b = gtk_widget_get_next_sibling (b))
    respite_emergency_button_show (RESPITE_EMERGENCY_BUTTON (b), record->timeline, is_open ? emergency.begin : 0,
                                   get_zone (self));
  show_call (self);
  show_patient (self, record);
  show_clock (self);
}

static void
respite_emergency_view_tick (RespiteSessionView *view)
{
  show_clock (RESPITE_EMERGENCY_VIEW (view));
}

static void
read_context (RespiteEntryContext *context,
              gpointer             user_data)
{
  respite_session_model_get_context (get_model (user_data), context);
}

static void
entered_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (RespiteEmergencyView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_strdup (respite_entry_line_widget_get_pending (self->line));
  gint64 event_id = 0;
  gboolean is_done = respite_session_model_act_finish (RESPITE_SESSION_MODEL (source), result, &event_id, &error);

  /* Another session is shown by now, or the page was left. */
  if (G_OBJECT (get_model (self)) != source)
    return;
  if (!is_done)
    {
      respite_entry_line_widget_refuse (self->line, error);
      return;
    }

  respite_entry_line_widget_accept (self->line);
  respite_session_view_report (RESPITE_SESSION_VIEW (self), NULL);
  if (event_id != 0)
    respite_session_view_offer_undo (RESPITE_SESSION_VIEW (self), event_id, line);
}

static void
submit_cb (RespiteEmergencyView *self,
           const char           *line,
           gboolean              confirm_unusual,
           gint64 event_id       G_GNUC_UNUSED,
           const char *reason    G_GNUC_UNUSED)
{
  respite_session_model_enter_async (get_model (self), line, confirm_unusual, 0, NULL, entered_cb,
                                     g_object_ref (self));
}

/* Buttons do not touch what stands in the line: somebody may be typing there. */
static void
pressed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (RespiteEmergencyView) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 event_id = 0;

  self->is_calling = FALSE;
  respite_session_model_act_finish (RESPITE_SESSION_MODEL (source), result, &event_id, &error);
  if (G_OBJECT (get_model (self)) != source)
    return;

  respite_session_view_report (RESPITE_SESSION_VIEW (self), error);
  if (event_id != 0)
    respite_session_view_offer_undo (RESPITE_SESSION_VIEW (self), event_id, _ ("Recorded"));
}

/* The focus goes back to the line: a button that kept it would be pressed again by the next space or Enter. */
static void
enter (RespiteEmergencyView *self,
       const char           *line)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  respite_session_model_enter_async (get_model (self), line, FALSE, 0, NULL, pressed_cb, g_object_ref (self));
}

static void
enter_action (GtkWidget       *widget,
              const char *name G_GNUC_UNUSED,
              GVariant        *parameter)
{
  RespiteEmergencyView *self = RESPITE_EMERGENCY_VIEW (widget);
  const char *line = g_variant_get_string (parameter, NULL);

  if (*line == '\0' || g_str_has_suffix (line, " "))
    respite_entry_line_widget_begin (self->line, line);
  else
    enter (self, line);
}

/* A stop is never undone (decisions.md, "Undo"), so none is offered. */
static void
stop_action (GtkWidget            *widget,
             const char *name      G_GNUC_UNUSED,
             GVariant   *parameter G_GNUC_UNUSED)
{
  gtk_widget_grab_focus (widget);
  respite_session_model_enter_async (get_model (RESPITE_EMERGENCY_VIEW (widget)), "stop emergency", FALSE, 0, NULL,
                                     respite_session_view_act_cb, g_object_ref (widget));
}

static void
end_cb (RespiteEmergencyView *self)
{
  self->is_ending = !self->is_ending;
  gtk_widget_set_visible (self->end_box, self->is_ending);
  if (self->is_ending)
    gtk_widget_grab_focus (GTK_WIDGET (self->end_entry));
}

/* The line of an outcome with what was typed beside it. */
static void
outcome_action (GtkWidget       *widget,
                const char *name G_GNUC_UNUSED,
                GVariant        *parameter)
{
  RespiteEmergencyView *self = RESPITE_EMERGENCY_VIEW (widget);
  g_autofree char *line = g_strdup_printf ("emergency %s %s", g_variant_get_string (parameter, NULL),
                                           gtk_editable_get_text (self->end_entry));

  enter (self, g_strchomp (line));
  gtk_editable_set_text (self->end_entry, "");
}

static void
noted_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (RespiteEmergencyView) self = user_data;
  g_autoptr (GError) error = NULL;

  if (respite_session_model_act_finish (RESPITE_SESSION_MODEL (source), result, NULL, &error))
    respite_text_field_set_text (self->note_field, "");
  respite_session_view_report (RESPITE_SESSION_VIEW (self), error);
}

static void
note_cb (RespiteEmergencyView *self)
{
  g_autofree char *text = respite_text_field_dup_text (self->note_field);
  g_autofree char *line = NULL;

  if (respite_str_is_empty (text))
    return;

  /* A line of the timeline is one line. */
  gtk_widget_grab_focus (GTK_WIDGET (self));
  line = g_strconcat ("emergency note ", g_strdelimit (text, "\r\n\t", ' '), NULL);
  respite_session_model_enter_async (get_model (self), line, FALSE, 0, NULL, noted_cb, g_object_ref (self));
}

static gboolean
respite_emergency_view_grab_focus (GtkWidget *widget)
{
  RespiteEmergencyView *self = RESPITE_EMERGENCY_VIEW (widget);

  return gtk_widget_get_visible (self->line_box) && gtk_widget_grab_focus (GTK_WIDGET (self->line));
}

static void
respite_emergency_view_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_EMERGENCY_VIEW);

  G_OBJECT_CLASS (respite_emergency_view_parent_class)->dispose (object);
}

static void
respite_emergency_view_class_init (RespiteEmergencyViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_emergency_view_dispose;
  widget_class->focus = respite_template_focus;
  widget_class->grab_focus = respite_emergency_view_grab_focus;
  RESPITE_SESSION_VIEW_CLASS (klass)->update = respite_emergency_view_update;
  RESPITE_SESSION_VIEW_CLASS (klass)->tick = respite_emergency_view_tick;

  gtk_widget_class_install_action (widget_class, "emergency.enter", "s", enter_action);
  gtk_widget_class_install_action (widget_class, "emergency.stop", NULL, stop_action);
  gtk_widget_class_install_action (widget_class, "emergency.outcome", "s", outcome_action);

  g_type_ensure (RESPITE_TYPE_EMERGENCY_BUTTON);
  g_type_ensure (RESPITE_TYPE_EMERGENCY_DRUGS);
  g_type_ensure (RESPITE_TYPE_ENTRY_LINE_WIDGET);
  g_type_ensure (RESPITE_TYPE_SESSION_STATUS);
  g_type_ensure (RESPITE_TYPE_SPLIT);
  g_type_ensure (RESPITE_TYPE_TEXT_FIELD);
  g_type_ensure (RESPITE_TYPE_TIMELINE_TABLE);
  g_type_ensure (RESPITE_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-emergency-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteEmergencyView, state_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteEmergencyView, clock_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteEmergencyView, detail_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteEmergencyView, status);
  gtk_widget_class_bind_template_child (widget_class, RespiteEmergencyView, end_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteEmergencyView, again_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteEmergencyView, end_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteEmergencyView, end_entry);
  gtk_widget_class_bind_template_child (widget_class, RespiteEmergencyView, note_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteEmergencyView, note_field);
  gtk_widget_class_bind_template_child (widget_class, RespiteEmergencyView, grid);
  gtk_widget_class_bind_template_child (widget_class, RespiteEmergencyView, drugs);
  gtk_widget_class_bind_template_child (widget_class, RespiteEmergencyView, numbers_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteEmergencyView, place_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteEmergencyView, allergies_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteEmergencyView, medicines_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteEmergencyView, split);
  gtk_widget_class_bind_template_child (widget_class, RespiteEmergencyView, table);
  gtk_widget_class_bind_template_child (widget_class, RespiteEmergencyView, line);
  gtk_widget_class_bind_template_child (widget_class, RespiteEmergencyView, line_box);
  gtk_widget_class_bind_template_callback (widget_class, submit_cb);
  gtk_widget_class_bind_template_callback (widget_class, end_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_cb);
}

static void
respite_emergency_view_init (RespiteEmergencyView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  respite_entry_line_widget_set_context_func (self->line, read_context, self);
  respite_timeline_table_set_editable (self->table, FALSE);
  respite_text_field_set_label (self->note_field, _ ("What happened, in your own words"));
}

void
respite_emergency_view_begin (RespiteEmergencyView *self)
{
  const RespiteSessionRecord *record = respite_session_view_get_record (RESPITE_SESSION_VIEW (self));

  g_return_if_fail (RESPITE_IS_EMERGENCY_VIEW (self));

  if (record == NULL || !can_record (record) || self->is_calling ||
      respite_timeline_get_emergency (record->timeline) != 0)
    return;

  self->is_calling = TRUE;
  enter (self, "emergency begin");
}

gboolean
respite_emergency_view_is_needed (RespiteEmergencyView *self)
{
  RespiteEmergency emergency;

  g_return_val_if_fail (RESPITE_IS_EMERGENCY_VIEW (self), FALSE);

  return find_emergency (self, &emergency);
}
