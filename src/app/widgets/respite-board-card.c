/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-board-card.h"

#include <glib/gi18n.h>

#include "base/respite-quantity.h"
#include "base/respite-str.h"
#include "base/respite-time.h"
#include "widgets/respite-chip.h"
#include "widgets/respite-flow.h"
#include "widgets/respite-session-status.h"
#include "widgets/respite-session-words.h"
#include "widgets/respite-template.h"
#include "widgets/respite-text.h"

struct _RespiteBoardCard
{
  GtkWidget         parent_instance;

  /* Template children, owned by the template */
  GtkLabel         *time_label;
  GtkLabel         *chair_label;
  GtkLabel         *name_label;
  GtkLabel         *course_label;
  RespiteChip      *state_chip;
  RespiteChip      *emergency_chip;
  GtkWidget        *readiness_box;
  RespiteChip      *consent_chip;
  RespiteChip      *screening_chip;
  RespiteChip      *eligibility_chip;
  RespiteChip      *gate_chip;
  RespiteChip      *namesake_chip;
  GtkWidget        *live_box;
  GtkLabel         *elapsed_label;
  GtkLabel         *dose_label;
  GtkLabel         *last_label;
  GtkLabel         *next_caption;
  GtkLabel         *next_label;
  GtkButton        *button;

  /* Owned */
  RespiteBoardItem *item;
  GTimeZone        *zone;
  RespiteClock     *clock;
  gboolean          may_open;
};

G_DEFINE_FINAL_TYPE (RespiteBoardCard, respite_board_card, GTK_TYPE_WIDGET)

static const char *
name_action (RespiteSessionState state)
{
  switch (state)
    {
    case RESPITE_SESSION_PLANNED:
      return _ ("Check in");
    case RESPITE_SESSION_CHECKED_IN:
      return _ ("Prepare");
    case RESPITE_SESSION_RUNNING:
    case RESPITE_SESSION_PAUSED:
      return _ ("Go to the infusion");
    case RESPITE_SESSION_RECOVERY:
      return _ ("Discharge");
    case RESPITE_SESSION_DISCHARGED:
      return _ ("Sign");
    case RESPITE_SESSION_SIGNED:
    case RESPITE_SESSION_CANCELLED:
    case RESPITE_SESSION_NO_SHOW:
    default:
      return _ ("Look at it");
    }
}

/* The next thing that this person may do with the visit. */
static void
show_action (RespiteBoardCard      *self,
             const RespiteBoardRow *row)
{
  const RespiteSession *session = row->session;
  GtkActionable *button = GTK_ACTIONABLE (self->button);
  gboolean is_over = session->state == RESPITE_SESSION_SIGNED || session->state == RESPITE_SESSION_CANCELLED ||
                     session->state == RESPITE_SESSION_NO_SHOW;
  const char *open = session->state == RESPITE_SESSION_RECOVERY && !respite_board_row_has_emergency (row) ?
                     "win.open-discharge" : "win.open-session";
  gboolean may_act = self->may_open || session->state == RESPITE_SESSION_PLANNED;

  gtk_button_set_label (self->button, may_act ? name_action (session->state) : _ ("Open the patient"));
  gtk_actionable_set_action_name (button, self->may_open ? open :
                                  may_act ? "board.check-in" : "win.open-patient");
  gtk_actionable_set_action_target (button, "x", may_act ? session->id : session->patient_id);
  if (may_act && !is_over)
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "suggested-action");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "suggested-action");
}

static gboolean
is_live (RespiteSessionState state)
{
  return state == RESPITE_SESSION_RUNNING || state == RESPITE_SESSION_PAUSED || state == RESPITE_SESSION_RECOVERY;
}

static void
show_readiness (RespiteBoardCard      *self,
                const RespiteBoardRow *row)
{
  g_autofree char *gate = g_strdup_printf (_ ("Gate: %d open"), row->open_checks);

  respite_chip_set (self->consent_chip, row->has_consent ? _ ("Consent ✓") : _ ("No consent"),
                    row->has_consent ? "ok" : "stop");
  respite_chip_set (self->screening_chip, row->has_screening ? _ ("Screening ✓") : _ ("Screening due"),
                    row->has_screening ? "ok" : "review");
  respite_chip_set (self->eligibility_chip, row->has_eligibility ? _ ("Eligible ✓") : _ ("Not decided"),
                    row->has_eligibility ? "ok" : "review");
  respite_chip_set (self->gate_chip, row->open_checks == 0 ? _ ("Gate ✓") : gate,
                    row->open_checks == 0 ? "ok" : NULL);
}

static void
set_label (GtkLabel   *label,
           const char *text)
{
  if (g_strcmp0 (gtk_label_get_text (label), text) != 0)
    gtk_label_set_text (label, text);
}

/* The signs of the last set and its age, such as "139/83  85  96 %  14 · 3 min ago". */
static char *
describe_last (const RespiteBoardRow *row,
               gint64                 now)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const gint16 *vitals = row->last_vitals;
  int minutes = (int) ((now - row->last_set_at) / RESPITE_MINUTE_MS);

  if (row->last_set_at == 0)
    return g_strdup (_ ("no set yet"));

  if (vitals[RESPITE_VITAL_SYSTOLIC] != RESPITE_VITAL_UNSET)
    g_string_append_printf (text, "%d/%d  ", vitals[RESPITE_VITAL_SYSTOLIC], vitals[RESPITE_VITAL_DIASTOLIC]);
  if (vitals[RESPITE_VITAL_PULSE] != RESPITE_VITAL_UNSET)
    g_string_append_printf (text, "%d  ", vitals[RESPITE_VITAL_PULSE]);
  if (vitals[RESPITE_VITAL_SPO2] != RESPITE_VITAL_UNSET)
    g_string_append_printf (text, "%d %%  ", vitals[RESPITE_VITAL_SPO2]);
  if (vitals[RESPITE_VITAL_RESPIRATION] != RESPITE_VITAL_UNSET)
    g_string_append_printf (text, "%d  ", vitals[RESPITE_VITAL_RESPIRATION]);
  if (text->len > 0)
    g_string_append (text, "· ");
  if (minutes < 1)
    g_string_append (text, _ ("just now"));
  else
    g_string_append_printf (text, _ ("%d min ago"), minutes);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_live (RespiteBoardCard      *self,
           const RespiteBoardRow *row)
{
  gint64 now = respite_clock_get_now (self->clock);
  gint64 end = row->session->ended_at != 0 ? row->session->ended_at : now;
  g_autofree char *elapsed = respite_time_format_elapsed (end - row->session->started_at);
  g_autofree char *rate = respite_quantity_format_mg_per_h (row->rate_ugph);
  g_autofree char *given = respite_quantity_format_given (row->given_ug);
  g_autofree char *dose = g_strdup_printf (row->unconfirmed_since != 0 ? _ ("%s · given %s, unconfirmed")
                                                                       : _ ("%s · given %s"), rate, given);
  g_autofree char *last = describe_last (row, now);
  g_autofree char *next = row->next_due_at != 0
                          ? respite_session_status_format_countdown (ABS (row->next_due_at - now)) : g_strdup ("–");

  set_label (self->last_label, last);
  set_label (self->elapsed_label, elapsed);
  set_label (self->dose_label, dose);
  if (row->unconfirmed_since != 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->dose_label), "review");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->dose_label), "review");
  set_label (self->next_caption, row->next_due_at != 0 && row->next_due_at < now ? _ ("set overdue by")
                                                                                 : _ ("next set in"));
  if (row->next_due_at != 0 && row->next_due_at < now)
    gtk_widget_add_css_class (GTK_WIDGET (self->next_label), "review");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->next_label), "review");
  set_label (self->next_label, next);
}

/* An emergency is seen from every chair until its end is written down. */
static void
show_emergency (RespiteBoardCard      *self,
                const RespiteBoardRow *row)
{
  gboolean is_open = respite_board_row_has_emergency (row);

  gtk_widget_set_visible (GTK_WIDGET (self->emergency_chip), is_open);
  if (is_open)
    {
      g_autofree char *since = respite_time_format_hm (row->emergency_at, self->zone);
      g_autofree char *text = g_strdup_printf (_ ("Emergency since %s"), since);

      respite_chip_set (self->emergency_chip, text, "stop");
    }
}

/* The chair; of a visit of another day, which still waits for somebody, first the day. */
static char *
dup_place (RespiteBoardCard     *self,
           const RespiteSession *session)
{
  gint64 now = respite_clock_get_now (self->clock);
  const char *chair = session->chair != NULL ? session->chair : "";
  g_autofree char *day = NULL;

  if (respite_time_day_begin (session->planned_at, self->zone) == respite_time_day_begin (now, self->zone))
    return g_strdup (chair);

  day = respite_text_day (session->planned_at, self->zone);

  return g_strconcat (day, *chair != '\0' ? "\n" : NULL, chair, NULL);
}

static void
update_card (RespiteBoardCard *self)
{
  const RespiteBoardRow *row = respite_board_item_get_row (self->item);
  const RespiteSession *session = row->session;
  g_autofree char *time = respite_time_format_hm (session->planned_at, self->zone);
  g_autofree char *place = dup_place (self, session);
  g_autofree char *namesake = NULL;
  g_autofree char *course = session->of > 0 ? g_strdup_printf (_ ("Session %d of %d"), session->number, session->of)
                                            : g_strdup ("");

  gtk_label_set_text (self->time_label, time);
  gtk_label_set_text (self->chair_label, place);
  gtk_widget_set_visible (GTK_WIDGET (self->chair_label), *place != '\0');
  gtk_label_set_text (self->name_label, session->patient_name != NULL ? session->patient_name : "");
  gtk_label_set_text (self->course_label, course);
  if (respite_board_item_get_namesake (self->item) != NULL)
    namesake = g_strdup_printf (_ ("Another %s today"), respite_board_item_get_namesake (self->item));
  gtk_widget_set_visible (GTK_WIDGET (self->namesake_chip), namesake != NULL);
  if (namesake != NULL)
    respite_chip_set (self->namesake_chip, namesake, "review");
  respite_chip_set (self->state_chip, respite_session_state_get_word (session->state),
                    respite_session_state_get_style (session->state));
  show_emergency (self, row);
  gtk_widget_set_visible (self->readiness_box, session->state == RESPITE_SESSION_PLANNED ||
                          session->state == RESPITE_SESSION_CHECKED_IN);
  gtk_widget_set_visible (self->live_box, is_live (session->state));
  show_action (self, row);

  show_readiness (self, row);
  if (is_live (session->state))
    show_live (self, row);
}

static void
respite_board_card_dispose (GObject *object)
{
  RespiteBoardCard *self = RESPITE_BOARD_CARD (object);

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_BOARD_CARD);

  G_OBJECT_CLASS (respite_board_card_parent_class)->dispose (object);
}

static void
respite_board_card_finalize (GObject *object)
{
  RespiteBoardCard *self = RESPITE_BOARD_CARD (object);

  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->clock, respite_clock_unref);

  G_OBJECT_CLASS (respite_board_card_parent_class)->finalize (object);
}

static void
respite_board_card_class_init (RespiteBoardCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_board_card_dispose;
  object_class->finalize = respite_board_card_finalize;

  g_type_ensure (RESPITE_TYPE_CHIP);
  g_type_ensure (RESPITE_TYPE_FLOW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-board-card.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteBoardCard, time_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteBoardCard, chair_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteBoardCard, name_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteBoardCard, course_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteBoardCard, state_chip);
  gtk_widget_class_bind_template_child (widget_class, RespiteBoardCard, emergency_chip);
  gtk_widget_class_bind_template_child (widget_class, RespiteBoardCard, readiness_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteBoardCard, consent_chip);
  gtk_widget_class_bind_template_child (widget_class, RespiteBoardCard, screening_chip);
  gtk_widget_class_bind_template_child (widget_class, RespiteBoardCard, eligibility_chip);
  gtk_widget_class_bind_template_child (widget_class, RespiteBoardCard, gate_chip);
  gtk_widget_class_bind_template_child (widget_class, RespiteBoardCard, namesake_chip);
  gtk_widget_class_bind_template_child (widget_class, RespiteBoardCard, live_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteBoardCard, elapsed_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteBoardCard, dose_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteBoardCard, last_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteBoardCard, next_caption);
  gtk_widget_class_bind_template_child (widget_class, RespiteBoardCard, next_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteBoardCard, button);
}

static void
respite_board_card_init (RespiteBoardCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
respite_board_card_new (RespiteBoardItem *item,
                        gboolean          may_open,
                        GTimeZone        *zone,
                        RespiteClock     *clock)
{
  RespiteBoardCard *self = g_object_new (RESPITE_TYPE_BOARD_CARD, NULL);

  self->item = g_object_ref (item);
  self->may_open = may_open;
  self->zone = g_time_zone_ref (zone);
  self->clock = respite_clock_ref (clock);
  g_signal_connect_swapped (item, "updated", G_CALLBACK (update_card), self);
  update_card (self);

  return GTK_WIDGET (self);
}

void
respite_board_card_tick (RespiteBoardCard *self)
{
  const RespiteBoardRow *row;

  g_return_if_fail (RESPITE_IS_BOARD_CARD (self));

  row = respite_board_item_get_row (self->item);
  if (is_live (row->session->state))
    show_live (self, row);
}
