/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-discharge-view.h"

#include <glib/gi18n.h>

#include "base/respite-time.h"
#include "pages/respite-worksheet-box.h"
#include "widgets/respite-checklist.h"
#include "widgets/respite-clamp.h"
#include "widgets/respite-recovery-scores.h"
#include "widgets/respite-template.h"

struct _RespiteDischargeView
{
  RespiteSessionView parent_instance;

  /* Template children, owned by the template */
  GtkLabel          *status_label;
  RespiteRecoveryScores *scores;
  RespiteWorksheetBox   *worksheet;
  RespiteChecklist  *checklist;
  GtkWidget         *discharge_button;
  GtkWidget         *next_button;
};

G_DEFINE_FINAL_TYPE (RespiteDischargeView, respite_discharge_view, RESPITE_TYPE_SESSION_VIEW)

static GTimeZone *
get_zone (RespiteDischargeView *self)
{
  RespiteSessionModel *model = respite_session_view_get_model (RESPITE_SESSION_VIEW (self));

  return respite_clinic_get_zone (respite_session_model_get_clinic (model));
}

static char *
describe_state (RespiteDischargeView * self,
                const RespiteSessionRecord * record)
{
  g_autofree char *time = NULL;

  switch (record->session->state)
    {
    case RESPITE_SESSION_RECOVERY:
      return g_strdup (_ ("Each line is saved as it is answered. A “no” needs a reason."));
    case RESPITE_SESSION_DISCHARGED:
    case RESPITE_SESSION_SIGNED:
      time = respite_time_format_hm (record->session->discharged_at, get_zone (self));
      return g_strdup_printf (_ ("Discharged at %s."), time);
    case RESPITE_SESSION_PLANNED:
    case RESPITE_SESSION_CHECKED_IN:
    case RESPITE_SESSION_RUNNING:
    case RESPITE_SESSION_PAUSED:
    case RESPITE_SESSION_CANCELLED:
    case RESPITE_SESSION_NO_SHOW:
    default:
      return g_strdup (_ ("The list opens when the infusion has ended."));
    }
}

static void
respite_discharge_view_update (RespiteSessionView *view)
{
  RespiteDischargeView *self = RESPITE_DISCHARGE_VIEW (view);
  const RespiteSessionRecord *record = respite_session_view_get_record (view);
  gboolean is_open = record->session->state == RESPITE_SESSION_RECOVERY;
  g_autofree char *status = describe_state (self, record);

  gtk_label_set_text (self->status_label, status);
  respite_worksheet_box_show (self->worksheet, respite_session_view_get_model (view));
  gtk_widget_set_visible (GTK_WIDGET (self->scores), !respite_session_record_is_nasal (record));
  respite_recovery_scores_show (self->scores, record, get_zone (self), is_open);
  respite_checklist_set_checks (self->checklist, record->discharge, NULL);
  respite_checklist_set_editable (self->checklist, is_open);
  gtk_widget_set_visible (self->discharge_button, !(record->session->state == RESPITE_SESSION_DISCHARGED ||
                                                    record->session->state == RESPITE_SESSION_SIGNED));
  gtk_widget_set_sensitive (self->discharge_button, is_open);
  gtk_widget_set_visible (self->next_button, !gtk_widget_get_visible (self->discharge_button));
}

static void
respite_discharge_view_tick (RespiteSessionView *view)
{
  respite_worksheet_box_tick (RESPITE_DISCHARGE_VIEW (view)->worksheet);
}

static void
box_reported_cb (RespiteDischargeView *self,
                 const GError         *error)
{
  respite_session_view_report (RESPITE_SESSION_VIEW (self), error);
}

static void
scored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (RespiteDischargeView) self = user_data;
  RespiteSessionView *view = RESPITE_SESSION_VIEW (self);
  g_autoptr (GError) error = NULL;
  gint64 event_id = 0;
  gboolean is_done = respite_session_model_act_finish (RESPITE_SESSION_MODEL (source), result, &event_id, &error);

  /* Another session is shown by now, or the page was left. */
  if (G_OBJECT (respite_session_view_get_model (view)) != source)
    return;

  respite_session_view_report (view, error);
  if (!is_done)
    return;
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->scores)) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  respite_recovery_scores_clear (self->scores);
  respite_session_view_offer_undo (view, event_id, _ ("Recorded"));
}

static void
record_score_cb (RespiteDischargeView *self,
                 const char           *line)
{
  respite_session_model_enter_async (respite_session_view_get_model (RESPITE_SESSION_VIEW (self)), line, FALSE, 0, NULL,
                                     scored_cb, g_object_ref (self));
}

static void
save_checks (RespiteDischargeView *self,
             GPtrArray            *checks,
             gboolean              complete)
{
  respite_session_model_discharge_async (respite_session_view_get_model (RESPITE_SESSION_VIEW (self)), checks, complete,
                                         respite_session_view_act_cb, g_object_ref (self));
}

static void
checklist_changed_cb (RespiteDischargeView *self,
                      GPtrArray            *checks)
{
  save_checks (self, checks, FALSE);
}

static void
discharge_cb (RespiteDischargeView *self)
{
  g_autoptr (GPtrArray) checks = respite_checklist_dup_checks (self->checklist);

  save_checks (self, checks, TRUE);
}

static void
respite_discharge_view_put_back (RespiteSessionView *view)
{
  respite_checklist_put_back (RESPITE_DISCHARGE_VIEW (view)->checklist);
}

static gboolean
respite_discharge_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (RESPITE_DISCHARGE_VIEW (widget)->checklist));
}

static void
respite_discharge_view_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_DISCHARGE_VIEW);

  G_OBJECT_CLASS (respite_discharge_view_parent_class)->dispose (object);
}

static void
respite_discharge_view_class_init (RespiteDischargeViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_discharge_view_dispose;
  widget_class->focus = respite_template_focus;
  widget_class->grab_focus = respite_discharge_view_grab_focus;
  RESPITE_SESSION_VIEW_CLASS (klass)->update = respite_discharge_view_update;
  RESPITE_SESSION_VIEW_CLASS (klass)->tick = respite_discharge_view_tick;
  RESPITE_SESSION_VIEW_CLASS (klass)->put_back = respite_discharge_view_put_back;

  g_type_ensure (RESPITE_TYPE_CHECKLIST);
  g_type_ensure (RESPITE_TYPE_CLAMP);
  g_type_ensure (RESPITE_TYPE_RECOVERY_SCORES);
  g_type_ensure (RESPITE_TYPE_WORKSHEET_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-discharge-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteDischargeView, status_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteDischargeView, checklist);
  gtk_widget_class_bind_template_child (widget_class, RespiteDischargeView, scores);
  gtk_widget_class_bind_template_child (widget_class, RespiteDischargeView, worksheet);
  gtk_widget_class_bind_template_child (widget_class, RespiteDischargeView, discharge_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteDischargeView, next_button);
  gtk_widget_class_bind_template_callback (widget_class, checklist_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, discharge_cb);
  gtk_widget_class_bind_template_callback (widget_class, box_reported_cb);
  gtk_widget_class_bind_template_callback (widget_class, record_score_cb);
}

static void
respite_discharge_view_init (RespiteDischargeView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
