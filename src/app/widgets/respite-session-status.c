/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-session-status.h"

#include <glib/gi18n.h>

#include "base/respite-clock.h"
#include "base/respite-quantity.h"
#include "base/respite-time.h"
#include "infusion/respite-schedule.h"
#include "widgets/respite-flow.h"
#include "widgets/respite-template.h"

struct _RespiteSessionStatus
{
  GtkWidget  parent_instance;

  /* Template children, owned by the template */
  GtkLabel  *state_label;
  GtkLabel  *elapsed_label;
  GtkLabel  *planned_label;
  GtkWidget *rate_caption;
  GtkLabel  *rate_label;
  GtkLabel  *rate_by_weight_label;
  GtkLabel  *given_label;
  GtkLabel  *given_by_weight_label;
  GtkLabel  *next_caption;
  GtkLabel  *next_label;
  GtkLabel  *last_label;
  GtkLabel  *last_age_label;
};

G_DEFINE_FINAL_TYPE (RespiteSessionStatus, respite_session_status, GTK_TYPE_WIDGET)

/* The labels are set once a second: a label that stays the same must not be laid out again. */
static void
set_label (GtkLabel   *label,
           const char *text)
{
  if (g_strcmp0 (gtk_label_get_text (label), text) != 0)
    gtk_label_set_text (label, text);
}

static const char *
name_state (const RespiteSessionRecord *record,
            RespitePumpState            pump)
{
  switch (pump)
    {
    case RESPITE_PUMP_RUNNING:
      return respite_session_record_is_nasal (record) ? _ ("OBSERVING") : _ ("INFUSING");
    case RESPITE_PUMP_PAUSED:
      return _ ("PAUSED");
    case RESPITE_PUMP_ENDED:
      return record->session->state == RESPITE_SESSION_RECOVERY ? _ ("RECOVERY") : _ ("ENDED");
    case RESPITE_PUMP_IDLE:
      return _ ("NOT STARTED");
    default:
      g_return_val_if_reached ("");
    }
}

static gboolean
is_unconfirmed (const RespiteSessionRecord *record,
                gint64                      now)
{
  return record->unconfirmed_since != 0 && record->unconfirmed_since < now;
}

/* What stands beside the dose; first what is wrong with it, because the end goes where there is no room. */
static char *
describe_given (const RespiteSessionRecord *record,
                gint64                      now,
                gint64                      given_ug)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (is_unconfirmed (record, now))
    g_ptr_array_add (parts, g_strdup (_ ("unconfirmed")));
  if (respite_session_record_is_dose_amended (record))
    g_ptr_array_add (parts, g_strdup (_ ("amended, see the table")));
  if (record->order != NULL && record->order->weight_g > 0)
    g_ptr_array_add (parts, respite_quantity_format_mg_per_kg (given_ug, record->order->weight_g));
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
set_class (GtkLabel   *label,
           const char *name,
           gboolean    has_class)
{
  if (has_class)
    gtk_widget_add_css_class (GTK_WIDGET (label), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (label), name);
}

static void
show_pump (RespiteSessionStatus       *self,
           const RespiteSessionRecord *record,
           gint64                      now)
{
  const RespiteTimeline *timeline = record->timeline;
  gint64 start = respite_timeline_get_start (timeline);
  gint64 end = respite_timeline_get_end (timeline);
  gint64 rate_ugph = 0;
  RespitePumpState pump = respite_timeline_get_pump (timeline, now, &rate_ugph);
  gint64 given_ug = respite_timeline_get_given (timeline, now);
  gint64 weight_g = record->order != NULL ? record->order->weight_g : 0;
  g_autofree char *elapsed = respite_time_format_elapsed (start == 0 ? 0 : (end != 0 ? end : now) - start);
  gboolean has_rate = !respite_session_record_is_nasal (record);
  g_autofree char *rate = has_rate ? respite_quantity_format_mg_per_h (rate_ugph) : g_strdup ("");
  g_autofree char *given = respite_quantity_format_given (given_ug);
  g_autofree char *rate_by_weight = has_rate && weight_g > 0 ?
                                    respite_quantity_format_mg_per_kg_h (rate_ugph, weight_g) : NULL;
  g_autofree char *beside = describe_given (record, now, given_ug);
  g_autofree char *planned = NULL;

  if (record->order != NULL)
    planned = g_strdup_printf (_ ("of ~%d min"), (int) (record->order->planned_ms / RESPITE_MINUTE_MS));

  set_label (self->state_label, name_state (record, pump));
  set_label (self->elapsed_label, elapsed);
  set_label (self->planned_label, planned != NULL ? planned : "");
  gtk_widget_set_visible (self->rate_caption, has_rate);
  set_label (self->rate_label, rate);
  set_label (self->rate_by_weight_label, rate_by_weight != NULL ? rate_by_weight : "");
  set_label (self->given_label, given);
  set_label (self->given_by_weight_label, beside);
  set_class (self->given_label, "review", is_unconfirmed (record, now));
  set_class (self->given_by_weight_label, "review", is_unconfirmed (record, now));
}

static void
show_next (RespiteSessionStatus       *self,
           const RespiteSessionRecord *record,
           gint64                      now)
{
  const RespiteSchedule *schedule = &record->schedule;
  gint64 next = respite_schedule_get_next (schedule, record->session->number, record->timeline, now);
  gboolean is_over = record->session->state == RESPITE_SESSION_DISCHARGED ||
                     record->session->state == RESPITE_SESSION_SIGNED;
  g_autofree char *countdown = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->next_caption), !is_over);
  gtk_widget_set_visible (GTK_WIDGET (self->next_label), !is_over);
  if (is_over)
    next = 0;
  set_class (self->next_label, "review", next != 0 && next < now);
  if (next == 0)
    {
      set_label (self->next_caption, _ ("next set"));
      set_label (self->next_label, "–");
      return;
    }

  countdown = respite_session_status_format_countdown (ABS (next - now));
  set_label (self->next_caption, next < now ? _ ("set overdue by") : _ ("next set in"));
  set_label (self->next_label, countdown);
}

/* Adds a value; one that is older than its interval is dimmed, and carries its age where the newest is younger. */
static void
append_value (GString    *markup,
              const char *value,
              gint64      age,
              gint64      newest_age,
              gint64      interval)
{
  g_autofree char *escaped = g_markup_escape_text (value, -1);

  if (markup->len > 0)
    g_string_append (markup, "   ");
  if (interval <= 0 || age <= interval)
    {
      g_string_append (markup, escaped);
      return;
    }

  g_string_append_printf (markup, "<span weight=\"normal\" alpha=\"70%%\">%s", escaped);
  if (age / RESPITE_MINUTE_MS != newest_age / RESPITE_MINUTE_MS)
    {
      g_string_append (markup, " <small>");
      g_string_append_printf (markup, _ ("(%d min old)"), (int) (age / RESPITE_MINUTE_MS));
      g_string_append (markup, "</small>");
    }
  g_string_append (markup, "</span>");
}

static char *
format_last (const RespiteSessionRecord *record,
             RespiteVital                vital,
             gint64                     *at)
{
  int value = respite_timeline_get_last_vital (record->timeline, vital, at);

  if (value == RESPITE_VITAL_UNSET)
    return NULL;

  switch ((int) vital)
    {
    case RESPITE_VITAL_SYSTOLIC:
      return g_strdup_printf ("%d/%d", value,
                              respite_timeline_get_last_vital (record->timeline, RESPITE_VITAL_DIASTOLIC, NULL));
    case RESPITE_VITAL_SPO2:
      return g_strdup_printf ("%d %%", value);
    case RESPITE_VITAL_PAIN:
      return g_strdup_printf ("%s %d", _ ("pain"), value);
    case RESPITE_VITAL_SEDATION:
      return g_strdup_printf ("MOAA/S %d", value);
    case RESPITE_VITAL_AVPU:
      return g_strdup_printf ("AVPU %s", respite_avpu_get_letter (value));
    default:
      return g_strdup_printf ("%d", value);
    }
}

/* Of the two ways to say how awake somebody is, the one that was used last. */
static gboolean
is_outdated (const RespiteSessionRecord *record,
             RespiteVital                vital,
             gint64                      at)
{
  gint64 other = 0;

  if (vital != RESPITE_VITAL_SEDATION && vital != RESPITE_VITAL_AVPU)
    return FALSE;
  respite_timeline_get_last_vital (record->timeline,
                                   vital == RESPITE_VITAL_AVPU ? RESPITE_VITAL_SEDATION : RESPITE_VITAL_AVPU, &other);

  return other > at;
}

static void
show_last (RespiteSessionStatus       *self,
           const RespiteSessionRecord *record,
           gint64                      now)
{
  static const RespiteVital vitals[] = {
    RESPITE_VITAL_SYSTOLIC, RESPITE_VITAL_PULSE, RESPITE_VITAL_SPO2, RESPITE_VITAL_RESPIRATION, RESPITE_VITAL_PAIN,
    RESPITE_VITAL_SEDATION, RESPITE_VITAL_AVPU,
  };
  const RespiteSchedule *schedule = &record->schedule;
  gint64 interval = respite_schedule_get_interval (schedule, record->session->number, record->timeline, now);
  g_autoptr (GString) markup = g_string_new (NULL);
  g_autofree char *age = NULL;
  gint64 newest = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (vitals); i++)
    {
      gint64 at = 0;

      respite_timeline_get_last_vital (record->timeline, vitals[i], &at);
      newest = MAX (newest, at);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (vitals); i++)
    {
      gint64 at = 0;
      g_autofree char *value = format_last (record, vitals[i], &at);

      if (value != NULL && !is_outdated (record, vitals[i], at))
        append_value (markup, value, now - at, now - newest, interval);
    }

  if (newest == 0)
    {
      set_label (self->last_label, _ ("no set yet"));
      set_label (self->last_age_label, "");
      return;
    }

  if (g_strcmp0 (gtk_label_get_label (self->last_label), markup->str) != 0)
    gtk_label_set_markup (self->last_label, markup->str);
  age = now - newest < RESPITE_MINUTE_MS ? g_strdup (_ ("just now"))
                                         : g_strdup_printf (_ ("%d min ago"),
                                                            (int) ((now - newest) / RESPITE_MINUTE_MS));
  set_label (self->last_age_label, age);
}

static void
respite_session_status_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_SESSION_STATUS);

  G_OBJECT_CLASS (respite_session_status_parent_class)->dispose (object);
}

static void
respite_session_status_class_init (RespiteSessionStatusClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_session_status_dispose;

  g_type_ensure (RESPITE_TYPE_FLOW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-session-status.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteSessionStatus, state_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteSessionStatus, elapsed_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteSessionStatus, planned_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteSessionStatus, rate_caption);
  gtk_widget_class_bind_template_child (widget_class, RespiteSessionStatus, rate_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteSessionStatus, rate_by_weight_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteSessionStatus, given_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteSessionStatus, given_by_weight_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteSessionStatus, next_caption);
  gtk_widget_class_bind_template_child (widget_class, RespiteSessionStatus, next_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteSessionStatus, last_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteSessionStatus, last_age_label);
}

static void
respite_session_status_init (RespiteSessionStatus *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
respite_session_status_show (RespiteSessionStatus       *self,
                             const RespiteSessionRecord *record,
                             gint64                      now)
{
  g_return_if_fail (RESPITE_IS_SESSION_STATUS (self));
  g_return_if_fail (record != NULL);

  show_pump (self, record, now);
  show_next (self, record, now);
  show_last (self, record, now);
}

char *
respite_session_status_format_countdown (gint64 ms)
{
  gint64 seconds = ms / 1000;

  return g_strdup_printf ("%" G_GINT64_FORMAT ":%02d", seconds / 60, (int) (seconds % 60));
}
