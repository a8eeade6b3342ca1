/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-session-page.h"

#include <glib/gi18n.h>

#include "infusion/respite-emergency.h"
#include "models/respite-session-model.h"
#include "pages/respite-access-bar.h"
#include "pages/respite-attachment-open.h"
#include "pages/respite-banner-warnings.h"
#include "pages/respite-consent-bar.h"
#include "pages/respite-discharge-view.h"
#include "pages/respite-emergency-view.h"
#include "pages/respite-gate-view.h"
#include "pages/respite-infusion-view.h"
#include "pages/respite-order-view.h"
#include "pages/respite-sign-view.h"
#include "widgets/respite-banner.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-keys.h"
#include "widgets/respite-template.h"
#include "widgets/respite-text.h"

struct _RespiteSessionPage
{
  RespitePage           parent_instance;

  /* Template children, owned by the template */
  RespiteBanner        *banner;
  RespitePage          *access_bar;
  RespitePage          *consent_bar;
  RespiteErrorBar      *error_bar;
  GtkStack             *stack;
  RespiteInfusionView  *infusion;
  RespiteEmergencyView *emergency;

  /* Owned */
  RespiteSessionModel  *model;
  GSignalGroup         *model_signals;

  gint64                warned_of; /* whose warnings the banner shows, 0 for nobody's */
  gboolean              was_shown; /* the step where the visit stands was shown once */
  gboolean              is_called; /* the emergency, by a key that came before the record */
};

G_DEFINE_FINAL_TYPE (RespiteSessionPage, respite_session_page, RESPITE_TYPE_PAGE)

static const char *
find_step (const RespiteSessionRecord * record)
{
  if (respite_timeline_get_emergency (record->timeline) != 0)
    return "emergency";

  switch (record->session->state)
    {
    case RESPITE_SESSION_CHECKED_IN:
      for (guint i = 0; i < record->gate->len; i++)
        if (respite_check_is_open (g_ptr_array_index (record->gate, i)))
          return "gate";
      return record->order != NULL && record->preparation != NULL ? "infusion" : "order";
    case RESPITE_SESSION_RUNNING:
    case RESPITE_SESSION_PAUSED:
    case RESPITE_SESSION_RECOVERY:
      return "infusion";
    case RESPITE_SESSION_DISCHARGED:
    case RESPITE_SESSION_SIGNED:
      return "sign";
    case RESPITE_SESSION_PLANNED:
    case RESPITE_SESSION_CANCELLED:
    case RESPITE_SESSION_NO_SHOW:
    default:
      return "gate";
    }
}

static void
for_each_view (RespiteSessionPage *self,
               void (             *func ) (RespiteSessionView *view))
{
  for (GtkWidget *view = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); view != NULL;
       view = gtk_widget_get_next_sibling (view))
    func (RESPITE_SESSION_VIEW (view));
}

/* The emergency has a tab while the session has one, and while it is looked at. */
static void
show_emergency_tab (RespiteSessionPage *self)
{
  GtkWidget *view = GTK_WIDGET (self->emergency);

  gtk_stack_page_set_visible (gtk_stack_get_page (self->stack, view),
                              respite_emergency_view_is_needed (self->emergency) ||
                              gtk_stack_get_visible_child (self->stack) == view);
}

static void
call_emergency (RespiteSessionPage *self)
{
  self->is_called = FALSE;
  respite_session_page_show_step (self, "emergency");
  respite_emergency_view_begin (self->emergency);
}

static gpointer
read_warnings_job (RespiteOffice *office,
                   gpointer       data,
                   GError       **error)
{
  return respite_banner_warnings_read (office, *(gint64 *) data);
}

static void
warnings_read_cb (gpointer            page,
                  gpointer            result,
                  const GError *error G_GNUC_UNUSED,
                  gpointer user_data  G_GNUC_UNUSED)
{
  g_autoptr (RespiteBannerWarnings) warnings = result;
  RespiteSessionPage *self = page;

  if (warnings != NULL && warnings->patient_id == self->warned_of)
    respite_banner_warnings_show (warnings, self->banner);
}

static void
read_warnings (RespiteSessionPage *self,
               gint64              patient_id)
{
  self->warned_of = patient_id;
  respite_page_run (RESPITE_PAGE (self), read_warnings_job, g_memdup2 (&patient_id, sizeof patient_id), g_free,
                    (GDestroyNotify) respite_banner_warnings_free, warnings_read_cb, NULL);
}

static GtkWidget *
get_focus (RespiteSessionPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

static void
focus_step (RespiteSessionPage *self)
{
  if (!gtk_widget_grab_focus (gtk_stack_get_visible_child (self->stack)))
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

/* What was pressed may be gone with what it did: the keyboard goes on with what the step asks next. */
static void
update_views (RespiteSessionPage *self)
{
  GtkWidget *before = get_focus (self), *after;
  gboolean was_here = before != NULL && gtk_widget_is_ancestor (before, GTK_WIDGET (self->stack));

  for_each_view (self, respite_session_view_update);
  after = get_focus (self);
  if (was_here && (after == NULL || !gtk_widget_get_mapped (after) || !gtk_widget_is_sensitive (after)))
    focus_step (self);
}

static void
updated_cb (RespiteSessionPage *self)
{
  const RespiteSessionRecord *record = respite_session_model_get_record (self->model);
  RespiteClinic *clinic = respite_page_get_clinic (RESPITE_PAGE (self));
  g_autofree char *course = NULL;

  if (record->course != NULL)
    course = g_strdup_printf (_ ("Session %d of %d"), record->session->number, record->course->sessions);
  respite_page_set_subject (self->access_bar, record->patient->id);
  respite_page_set_subject (self->consent_bar, record->patient->id);
  respite_banner_set_patient (self->banner, record->patient, respite_session_model_get_now (self->model),
                              respite_clinic_get_zone (clinic));
  respite_banner_set_course (self->banner, course != NULL ? course : "");
  if (self->warned_of != record->patient->id)
    read_warnings (self, record->patient->id);
  update_views (self);
  show_emergency_tab (self);

  if (!self->was_shown)
    respite_session_page_show_step (self, find_step (record));
  if (self->is_called)
    call_emergency (self);
}

static void
failed_cb (RespiteSessionPage *self,
           const GError       *error)
{
  respite_error_bar_show (self->error_bar, error);
}

static void
worked_cb (RespiteSessionPage *self)
{
  respite_error_bar_show (self->error_bar, NULL);
}

static void
tick_cb (RespiteSessionPage *self)
{
  for_each_view (self, respite_session_view_tick);
}

static void
set_model (RespiteSessionPage  *self,
           RespiteSessionModel *model)
{
  g_signal_group_set_target (self->model_signals, model);
  if (self->model != NULL)
    respite_session_model_close (self->model);
  g_set_object (&self->model, model);

  for (GtkWidget *view = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); view != NULL;
       view = gtk_widget_get_next_sibling (view))
    respite_session_view_set_model (RESPITE_SESSION_VIEW (view), model);
}

static void
respite_session_page_load (RespitePage *page)
{
  RespiteSessionPage *self = RESPITE_SESSION_PAGE (page);
  gint64 subject = respite_page_get_subject (page);
  g_autoptr (RespiteSessionModel) model = NULL;

  if (subject == 0 || (self->model != NULL && respite_session_model_get_id (self->model) == subject))
    return;

  self->was_shown = FALSE;
  self->is_called = FALSE;
  respite_error_bar_show (self->error_bar, NULL);
  model = respite_session_model_new (respite_page_get_clinic (page), subject, respite_text_language ());
  set_model (self, model);
}

/* The model listens itself and reads only what concerns it; flags and namesakes are no part of a session. */
static void
respite_session_page_changed (RespitePage      *page,
                              RespiteChangeSet *changes)
{
  static const RespiteKind kinds[] = { RESPITE_KIND_PATIENT, RESPITE_KIND_RESPONSE, RESPITE_KIND_ELIGIBILITY };
  RespiteSessionPage *self = RESPITE_SESSION_PAGE (page);

  if (self->warned_of == 0)
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (respite_change_set_has_kind (changes, kinds[i]))
      {
        read_warnings (self, self->warned_of);
        return;
      }
}

static void
respite_session_page_leave (RespitePage *page)
{
  set_model (RESPITE_SESSION_PAGE (page), NULL);
}

static gboolean
is_infusion_shown (RespiteSessionPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "infusion") == 0;
}

static gboolean
is_emergency_shown (RespiteSessionPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "emergency") == 0;
}

/* Typing anywhere on the infusion step and the emergency page reaches the entry line; dead keys and input methods keep
 * working because the line gets the focus first and then the event itself. */
static gboolean
key_pressed_cb (RespiteSessionPage    *self,
                guint                  keyval,
                guint keycode          G_GNUC_UNUSED,
                GdkModifierType        state,
                GtkEventControllerKey *controller)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gunichar letter = gdk_keyval_to_unicode (keyval);

  if ((!is_infusion_shown (self) && !is_emergency_shown (self)) || GTK_IS_EDITABLE (focus) ||
      GTK_IS_TEXT_VIEW (focus) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (letter == 0 || !g_unichar_isgraph (letter))
    return GDK_EVENT_PROPAGATE;

  gtk_widget_grab_focus (gtk_stack_get_visible_child (self->stack));
  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  return focus != NULL && GTK_IS_EDITABLE (focus) ? gtk_event_controller_key_forward (controller, focus)
                                                  : GDK_EVENT_PROPAGATE;
}

static void
show_step_action (GtkWidget       *widget,
                  const char *name G_GNUC_UNUSED,
                  GVariant        *parameter)
{
  respite_session_page_show_step (RESPITE_SESSION_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static gboolean
is_step_shown (RespiteSessionPage *self,
               GtkWidget          *view)
{
  return gtk_stack_page_get_visible (gtk_stack_get_page (self->stack, view));
}

/* The step before or after the one in front. */
static void
turn_step_action (GtkWidget       *widget,
                  const char *name G_GNUC_UNUSED,
                  GVariant        *parameter)
{
  RespiteSessionPage *self = RESPITE_SESSION_PAGE (widget);
  gboolean is_on = g_variant_get_int32 (parameter) > 0;
  GtkWidget *view = gtk_stack_get_visible_child (self->stack);

  do
    view = is_on ? gtk_widget_get_next_sibling (view) : gtk_widget_get_prev_sibling (view);
  while (view != NULL && !is_step_shown (self, view));
  if (view != NULL)
    respite_session_page_show_step (self, gtk_stack_page_get_name (gtk_stack_get_page (self->stack, view)));
}

/* Actions that put a line in, or begin one. */
static void
enter_action (GtkWidget            *widget,
              const char           *name,
              GVariant   *parameter G_GNUC_UNUSED)
{
  static const char *const lines[][2] = {
    { "session.rate", "rate " }, { "session.bolus", "bolus " }, { "session.note", "note " },
    { "session.stop", "stop " }, { "session.noted", "noted " }, { "session.medicine", "" },
  };
  RespiteSessionPage *self = RESPITE_SESSION_PAGE (widget);

  respite_session_page_show_step (self, "infusion");
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    if (g_str_equal (lines[i][0], name) && *lines[i][1] != '\0')
      respite_infusion_view_enter (self->infusion, lines[i][1]);
}

/* One key, from every step: the page opens, and the emergency is called unless one is open. */
static void
emergency_action (GtkWidget            *widget,
                  const char *name      G_GNUC_UNUSED,
                  GVariant   *parameter G_GNUC_UNUSED)
{
  RespiteSessionPage *self = RESPITE_SESSION_PAGE (widget);

  self->is_called = TRUE;
  if (self->model != NULL && respite_session_model_get_record (self->model) != NULL)
    call_emergency (self);
}

static void
code_sheet_action (GtkWidget            *widget,
                   const char *name      G_GNUC_UNUSED,
                   GVariant   *parameter G_GNUC_UNUSED)
{
  gtk_widget_activate_action (widget, "win.open-code-sheet", "x", respite_page_get_subject (RESPITE_PAGE (widget)));
}

static void
pause_action (GtkWidget            *widget,
              const char *name      G_GNUC_UNUSED,
              GVariant   *parameter G_GNUC_UNUSED)
{
  respite_infusion_view_toggle_pause (RESPITE_SESSION_PAGE (widget)->infusion);
}

static void
quick_action (GtkWidget       *widget,
              const char *name G_GNUC_UNUSED,
              GVariant        *parameter)
{
  RespiteSessionPage *self = RESPITE_SESSION_PAGE (widget);

  if (is_infusion_shown (self))
    respite_infusion_view_choose_quick (self->infusion, g_variant_get_int32 (parameter));
}

/* Why the prompt in front calls somebody; pressed again, no longer. */
static void
why_action (GtkWidget            *widget,
            const char *name      G_GNUC_UNUSED,
            GVariant   *parameter G_GNUC_UNUSED)
{
  RespiteSessionPage *self = RESPITE_SESSION_PAGE (widget);

  if (is_infusion_shown (self))
    respite_infusion_view_toggle_why (self->infusion);
}

static void
cycle_action (GtkWidget            *widget,
              const char *name      G_GNUC_UNUSED,
              GVariant   *parameter G_GNUC_UNUSED)
{
  RespiteSessionPage *self = RESPITE_SESSION_PAGE (widget);

  if (is_infusion_shown (self))
    respite_infusion_view_cycle_focus (self->infusion);
}

static void
summary_action (GtkWidget            *widget,
                const char *name      G_GNUC_UNUSED,
                GVariant   *parameter G_GNUC_UNUSED)
{
  gtk_widget_activate_action (widget, "win.open-summary", "x", respite_page_get_subject (RESPITE_PAGE (widget)));
}

static void
monitor_action (GtkWidget            *widget,
                const char *name      G_GNUC_UNUSED,
                GVariant   *parameter G_GNUC_UNUSED)
{
  gtk_widget_activate_action (widget, "win.open-monitor", "x", respite_page_get_subject (RESPITE_PAGE (widget)));
}

static void
photo_action (GtkWidget            *widget,
              const char *name      G_GNUC_UNUSED,
              GVariant   *parameter G_GNUC_UNUSED)
{
  RespiteSessionPage *self = RESPITE_SESSION_PAGE (widget);

  if (is_infusion_shown (self))
    respite_infusion_view_choose_photo (self->infusion);
}

static void
show_photo_action (GtkWidget       *widget,
                   const char *name G_GNUC_UNUSED,
                   GVariant        *parameter)
{
  respite_attachment_open (RESPITE_PAGE (widget), g_variant_get_int64 (parameter),
                           RESPITE_SESSION_PAGE (widget)->error_bar);
}

static void
compare_action (GtkWidget            *widget,
                const char *name      G_GNUC_UNUSED,
                GVariant   *parameter G_GNUC_UNUSED)
{
  gtk_widget_activate_action (widget, "win.open-compare", "x", respite_page_get_subject (RESPITE_PAGE (widget)));
}

static void
respite_session_page_dispose (GObject *object)
{
  RespiteSessionPage *self = RESPITE_SESSION_PAGE (object);

  if (self->model_signals != NULL)
    g_signal_group_set_target (self->model_signals, NULL);
  if (self->model != NULL)
    respite_session_model_close (self->model);
  g_clear_object (&self->model_signals);
  g_clear_object (&self->model);
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_SESSION_PAGE);

  G_OBJECT_CLASS (respite_session_page_parent_class)->dispose (object);
}

static void
respite_session_page_class_init (RespiteSessionPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RespitePageClass *page_class = RESPITE_PAGE_CLASS (klass);

  object_class->dispose = respite_session_page_dispose;
  page_class->load = respite_session_page_load;
  page_class->changed = respite_session_page_changed;
  page_class->is_for_one = TRUE;
  page_class->leave = respite_session_page_leave;

  gtk_widget_class_install_action (widget_class, "session.show-step", "s", show_step_action);
  gtk_widget_class_install_action (widget_class, "session.turn-step", "i", turn_step_action);
  gtk_widget_class_install_action (widget_class, "session.pause", NULL, pause_action);
  gtk_widget_class_install_action (widget_class, "session.rate", NULL, enter_action);
  gtk_widget_class_install_action (widget_class, "session.bolus", NULL, enter_action);
  gtk_widget_class_install_action (widget_class, "session.medicine", NULL, enter_action);
  gtk_widget_class_install_action (widget_class, "session.note", NULL, enter_action);
  gtk_widget_class_install_action (widget_class, "session.stop", NULL, enter_action);
  gtk_widget_class_install_action (widget_class, "session.noted", NULL, enter_action);
  gtk_widget_class_install_action (widget_class, "session.why", NULL, why_action);
  gtk_widget_class_install_action (widget_class, "session.emergency", NULL, emergency_action);
  gtk_widget_class_install_action (widget_class, "session.code-sheet", NULL, code_sheet_action);
  gtk_widget_class_install_action (widget_class, "session.quick", "i", quick_action);
  gtk_widget_class_install_action (widget_class, "session.cycle-focus", NULL, cycle_action);
  gtk_widget_class_install_action (widget_class, "session.summary", NULL, summary_action);
  gtk_widget_class_install_action (widget_class, "session.monitor", NULL, monitor_action);
  gtk_widget_class_install_action (widget_class, "session.compare", NULL, compare_action);
  gtk_widget_class_install_action (widget_class, "session.photo", NULL, photo_action);
  gtk_widget_class_install_action (widget_class, "session.show-photo", "x", show_photo_action);
  respite_keys_bind (widget_class, "session");

  g_type_ensure (RESPITE_TYPE_ACCESS_BAR);
  g_type_ensure (RESPITE_TYPE_CONSENT_BAR);
  g_type_ensure (RESPITE_TYPE_BANNER);
  g_type_ensure (RESPITE_TYPE_ERROR_BAR);
  g_type_ensure (RESPITE_TYPE_GATE_VIEW);
  g_type_ensure (RESPITE_TYPE_ORDER_VIEW);
  g_type_ensure (RESPITE_TYPE_INFUSION_VIEW);
  g_type_ensure (RESPITE_TYPE_DISCHARGE_VIEW);
  g_type_ensure (RESPITE_TYPE_SIGN_VIEW);
  g_type_ensure (RESPITE_TYPE_EMERGENCY_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-session-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteSessionPage, banner);
  gtk_widget_class_bind_template_child (widget_class, RespiteSessionPage, access_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteSessionPage, consent_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteSessionPage, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteSessionPage, stack);
  gtk_widget_class_bind_template_child (widget_class, RespiteSessionPage, infusion);
  gtk_widget_class_bind_template_child (widget_class, RespiteSessionPage, emergency);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, worked_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
respite_session_page_init (RespiteSessionPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  respite_keys_come_first (GTK_WIDGET (self));

  self->model_signals = g_signal_group_new (RESPITE_TYPE_SESSION_MODEL);
  g_signal_group_connect_swapped (self->model_signals, "updated", G_CALLBACK (updated_cb), self);
  g_signal_group_connect_swapped (self->model_signals, "failed", G_CALLBACK (failed_cb), self);
  g_signal_group_connect_swapped (self->model_signals, "tick", G_CALLBACK (tick_cb), self);
}

void
respite_session_page_show_step (RespiteSessionPage *self,
                                const char         *step)
{
  g_return_if_fail (RESPITE_IS_SESSION_PAGE (self));
  g_return_if_fail (gtk_stack_get_child_by_name (self->stack, step) != NULL);

  /* A step that was chosen before the record was there stays. */
  self->was_shown = TRUE;
  gtk_stack_set_visible_child_name (self->stack, step);
  show_emergency_tab (self);
  focus_step (self);
}
