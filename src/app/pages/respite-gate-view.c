/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-gate-view.h"

#include <glib/gi18n.h>

#include "widgets/respite-checklist.h"
#include "widgets/respite-clamp.h"
#include "widgets/respite-template.h"

struct _RespiteGateView
{
  RespiteSessionView parent_instance;

  /* Template children, owned by the template */
  GtkLabel          *progress_label;
  GtkWidget         *check_in_box;
  RespiteChecklist  *checklist;
  GtkWidget         *next_button;
};

/* Lines that the record answers, not a person. */
static const char *const automatic[] = { "consent", "screening", "eligibility", "safety", "pre-session", NULL };

G_DEFINE_FINAL_TYPE (RespiteGateView, respite_gate_view, RESPITE_TYPE_SESSION_VIEW)

static void
respite_gate_view_update (RespiteSessionView *view)
{
  RespiteGateView *self = RESPITE_GATE_VIEW (view);
  const RespiteSessionRecord *record = respite_session_view_get_record (view);
  RespiteSessionState state = record->session->state;
  gboolean is_checking_in = gtk_widget_get_focus_child (self->check_in_box) != NULL;
  g_autofree char *progress = NULL;
  guint n_open = 0;

  for (guint i = 0; i < record->gate->len; i++)
    n_open += respite_check_is_open (g_ptr_array_index (record->gate, i));

  progress = n_open == 0 ? g_strdup (_ ("Everything that is required is answered."))
                         : g_strdup_printf (ngettext ("%u line still stands in the way.",
                                                      "%u lines still stand in the way.", n_open), n_open);
  gtk_label_set_text (self->progress_label, progress);
  gtk_widget_set_visible (self->check_in_box, state == RESPITE_SESSION_PLANNED);
  respite_checklist_set_checks (self->checklist, record->gate, automatic);
  respite_checklist_set_editable (self->checklist, state == RESPITE_SESSION_CHECKED_IN);
  gtk_widget_set_sensitive (self->next_button, state != RESPITE_SESSION_PLANNED);

  /* The button that had the keyboard is gone: it would fall on the button Back. */
  if (is_checking_in && state == RESPITE_SESSION_CHECKED_IN)
    gtk_widget_grab_focus (GTK_WIDGET (self->checklist));
}

static void
checklist_changed_cb (RespiteGateView *self,
                      GPtrArray       *checks)
{
  respite_session_model_save_gate_async (respite_session_view_get_model (RESPITE_SESSION_VIEW (self)), checks,
                                         respite_session_view_act_cb, g_object_ref (self));
}

static void
check_in_cb (RespiteGateView *self)
{
  respite_session_model_check_in_async (respite_session_view_get_model (RESPITE_SESSION_VIEW (self)),
                                        respite_session_view_act_cb, g_object_ref (self));
}

static void
respite_gate_view_put_back (RespiteSessionView *view)
{
  respite_checklist_put_back (RESPITE_GATE_VIEW (view)->checklist);
}

static gboolean
respite_gate_view_grab_focus (GtkWidget *widget)
{
  RespiteGateView *self = RESPITE_GATE_VIEW (widget);

  if (gtk_widget_get_visible (self->check_in_box))
    return gtk_widget_child_focus (self->check_in_box, GTK_DIR_TAB_FORWARD);

  return gtk_widget_grab_focus (GTK_WIDGET (self->checklist));
}

static void
respite_gate_view_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_GATE_VIEW);

  G_OBJECT_CLASS (respite_gate_view_parent_class)->dispose (object);
}

static void
respite_gate_view_class_init (RespiteGateViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_gate_view_dispose;
  widget_class->focus = respite_template_focus;
  widget_class->grab_focus = respite_gate_view_grab_focus;
  RESPITE_SESSION_VIEW_CLASS (klass)->update = respite_gate_view_update;
  RESPITE_SESSION_VIEW_CLASS (klass)->put_back = respite_gate_view_put_back;

  g_type_ensure (RESPITE_TYPE_CHECKLIST);
  g_type_ensure (RESPITE_TYPE_CLAMP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-gate-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteGateView, progress_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteGateView, check_in_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteGateView, checklist);
  gtk_widget_class_bind_template_child (widget_class, RespiteGateView, next_button);
  gtk_widget_class_bind_template_callback (widget_class, checklist_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_in_cb);
}

static void
respite_gate_view_init (RespiteGateView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
