/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "respite-window.h"

#include <glib/gi18n.h>

#include "base/respite-str.h"
#include "pages/respite-handover-host.h"
#include "pages/respite-page.h"
#include "pages/respite-setup-page.h"
#include "pages/respite-sign-in-page.h"
#include "respite-condition.h"
#include "respite-cover.h"
#include "respite-narrowing.h"
#include "respite-page-list.h"
#include "respite-resume.h"
#include "respite-watch.h"
#include "respite-window-actions.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-tab-stops.h"
#include "widgets/respite-toast-overlay.h"

#define HISTORY_MAX 50

typedef struct
{
  const RespitePageEntry *entry;
  gint64                  subject;
} Visit;

struct _RespiteWindow
{
  GtkApplicationWindow parent_instance;

  /* Owned */
  RespiteClinic       *clinic;
  RespiteTheme        *theme;
  GCancellable        *cancellable;
  GSignalGroup        *clinic_signals;
  RespiteWatch        *watch;
  GQueue               history;
  char                *login;
  Visit                current;
  gboolean             is_practice;
  gboolean             is_forgotten;
  gboolean             is_setting_up;
  RespiteNarrowing     narrowing;
  guint                n_shown;

  /* Template children, owned by the template */
  RespiteToastOverlay *toast_overlay;
  RespiteErrorBar     *error_bar;
  GtkLabel            *title_label;
  GtkWidget           *back_button;
  GtkWidget           *search_button;
  GtkMenuButton       *menu_button;
  GtkLabel            *actor_label;
  GtkWidget           *practice_label;
  GtkLabel            *condition_label;
  GtkStack            *outer_stack;
  RespiteCover        *cover;
  RespiteSidebar      *sidebar;
  GtkStack            *stack;
};

static void show_outer (RespiteWindow *self);

G_DEFINE_FINAL_TYPE (RespiteWindow, respite_window, GTK_TYPE_APPLICATION_WINDOW)

static void
update_title (RespiteWindow *self)
{
  const char *name = respite_clinic_get_name (self->clinic);
  g_autofree char *title = *name == '\0' ? g_strdup ("Respite") : g_strdup_printf ("Respite · %s", name);

  gtk_label_set_label (self->title_label, title);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
update_actions (RespiteWindow *self)
{
  gboolean is_open = respite_clinic_get_state (self->clinic) == RESPITE_OFFICE_SIGNED_IN;
  static const char *const names[] = { "search", "new-patient", "show-page", "show-place", "next-running",
                                       "open-patient", "open-session", "open-discharge", "lock", "sign-out" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), names[i])), is_open);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "back")),
                               is_open && !g_queue_is_empty (&self->history));
}

/* GTK 4.8 keeps the focused child of a container alive although it was removed. */
static void
remove_child (GtkStack  *stack,
              GtkWidget *child)
{
  gtk_widget_set_focus_child (GTK_WIDGET (stack), NULL);
  gtk_stack_remove (stack, child);
}

/* A page that is for one subject goes with it, and with it everything that was typed for that one. */
static GtkWidget *
ensure_page (RespiteWindow *self,
             Visit          visit)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->stack, visit.entry->name);
  gint64 subject = page != NULL ? respite_page_get_subject (RESPITE_PAGE (page)) : 0;

  if (page != NULL && (subject == visit.subject || subject == 0 || !RESPITE_PAGE_GET_CLASS (page)->is_for_one))
    return page;

  if (page != NULL)
    remove_child (self->stack, page);
  page = g_object_new (visit.entry->get_type (), "clinic", self->clinic, NULL);
  gtk_stack_add_named (self->stack, page, visit.entry->name);

  return page;
}

static void
remove_pages (RespiteWindow *self)
{
  GtkWidget *page;

  while ((page = gtk_widget_get_first_child (GTK_WIDGET (self->stack))) != NULL)
    remove_child (self->stack, page);
  g_queue_clear_full (&self->history, g_free);
  self->current = (Visit) { NULL, 0 };
}

static void
remove_start (RespiteWindow *self)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->outer_stack, "start");

  if (page != NULL)
    remove_child (self->outer_stack, page);
}

static void
bring_to_front (RespiteWindow *self,
                Visit          visit)
{
  GtkWidget *before = respite_window_get_page (self);
  GtkWidget *page;

  if (before != NULL)
    respite_page_leave (RESPITE_PAGE (before));
  page = ensure_page (self, visit);

  self->current = visit;
  self->n_shown++;
  self->is_forgotten = FALSE;
  respite_page_set_subject (RESPITE_PAGE (page), visit.subject);
  gtk_stack_set_visible_child (self->stack, page);
  respite_sidebar_select (self->sidebar, visit.entry);
  update_actions (self);
  if (!gtk_widget_grab_focus (page))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
start_done_cb (RespiteWindow *self)
{
  self->is_setting_up = FALSE;
  show_outer (self);
}

/* The page before the main part: first start or sign-in. Made when needed, gone when done. */
static void
show_start (RespiteWindow *self)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->outer_stack, "start");
  gboolean is_new = self->is_setting_up || !respite_office_exists (respite_clinic_get_folder (self->clinic));
  GType type = is_new ? RESPITE_TYPE_SETUP_PAGE : RESPITE_TYPE_SIGN_IN_PAGE;

  if (page != NULL && G_OBJECT_TYPE (page) == type)
    {
      gtk_stack_set_visible_child (self->outer_stack, page);
      respite_page_reload (RESPITE_PAGE (page));
      return;
    }

  remove_start (self);
  page = g_object_new (type, "clinic", self->clinic, NULL);
  g_signal_connect_object (page, "done", G_CALLBACK (start_done_cb), self, G_CONNECT_SWAPPED);
  if (is_new)
    {
      respite_setup_page_set_practice (RESPITE_SETUP_PAGE (page), self->is_practice);
      self->is_setting_up = TRUE;
    }
  else
    {
      respite_sign_in_page_set_login (RESPITE_SIGN_IN_PAGE (page), self->login);
    }
  gtk_stack_add_named (self->outer_stack, page, "start");
  gtk_stack_set_visible_child (self->outer_stack, page);
  gtk_widget_grab_focus (page);
}

static void
update_condition (RespiteWindow *self)
{
  const char *text = respite_condition_describe (self->clinic);

  gtk_label_set_label (self->condition_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->condition_label), text != NULL);
}

static void
show_first (RespiteWindow *self)
{
  respite_window_show_place (self, 1);
  if (respite_window_is_untouched (self))
    respite_resume_session (self, self->cancellable);
}

static void
show_outer (RespiteWindow *self)
{
  RespiteOfficeState state = respite_clinic_get_state (self->clinic);
  gboolean is_open = state == RESPITE_OFFICE_SIGNED_IN && !self->is_setting_up;
  const RespiteStaff *actor = respite_clinic_get_actor (self->clinic);

  gtk_widget_set_visible (self->back_button, is_open);
  gtk_widget_set_visible (self->search_button, is_open && respite_clinic_may (self->clinic,
                                                                              RESPITE_FUNCTION_PATIENT_FIND));
  gtk_label_set_label (self->actor_label, actor != NULL ? actor->name : "");
  gtk_widget_set_visible (self->practice_label, respite_clinic_get_kind (self->clinic) == RESPITE_CLINIC_PRACTICE);
  update_title (self);
  update_actions (self);
  update_condition (self);

  if (!is_open || self->is_setting_up)
    {
      if (state == RESPITE_OFFICE_SIGNED_OUT)
        remove_pages (self);
      respite_toast_overlay_clear (self->toast_overlay);
      show_start (self);
      return;
    }

  if (g_strcmp0 (self->login, actor->login) != 0)
    remove_pages (self);
  respite_set_str (&self->login, actor->login);
  gtk_stack_set_visible_child_name (self->outer_stack, "main");
  remove_start (self);
  respite_sidebar_fill (self->sidebar, self->clinic);
  respite_watch_refresh (self->watch);
  if (self->current.entry == NULL)
    {
      show_first (self);
      return;
    }

  respite_sidebar_select (self->sidebar, self->current.entry);
  if (respite_window_get_page (self) != NULL)
    gtk_widget_grab_focus (respite_window_get_page (self));
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (RespiteWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!respite_clinic_open_finish (RESPITE_CLINIC (source), result, &error))
    respite_error_bar_show (self->error_bar, error);
  if (!g_cancellable_is_cancelled (self->cancellable))
    show_outer (self);
}

/* The sidebar shows icons only. */
static void
narrow_cb (GtkWidget *widget,
           gboolean   is_narrow)
{
  respite_sidebar_set_narrow (RESPITE_WINDOW (widget)->sidebar, is_narrow);
  gtk_widget_set_visible (GTK_WIDGET (RESPITE_WINDOW (widget)->actor_label), !is_narrow);
}

static void
respite_window_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  GTK_WIDGET_CLASS (respite_window_parent_class)->size_allocate (widget, width, height, baseline);

  respite_narrowing_judge (&RESPITE_WINDOW (widget)->narrowing, widget, width, FALSE);
}

/* Larger text must not make the window wider than the screen: the sidebar gives way before anything is measured. */
static void
respite_window_system_setting_changed (GtkWidget       *widget,
                                       GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (respite_window_parent_class)->system_setting_changed (widget, setting);

  if (gtk_widget_get_mapped (widget))
    respite_narrowing_judge (&RESPITE_WINDOW (widget)->narrowing, widget, gtk_widget_get_width (widget), TRUE);
}

static void
hand_over_ended_cb (RespiteWindow *self)
{
  update_actions (self);
  respite_watch_refresh (self->watch);
}

static void
respite_window_dispose (GObject *object)
{
  RespiteWindow *self = RESPITE_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  respite_narrowing_clear (&self->narrowing);
  if (self->watch != NULL)
    respite_watch_stop (self->watch);
  g_clear_object (&self->watch);
  if (self->clinic_signals != NULL)
    g_signal_group_set_target (self->clinic_signals, NULL);
  g_clear_object (&self->clinic_signals);
  g_queue_clear_full (&self->history, g_free);

  /* The bound child is the window's own child: disposing of the template would free it under GtkWindow. */
  gtk_window_set_child (GTK_WINDOW (self), NULL);
  g_clear_object (&self->clinic);
  g_clear_object (&self->theme);

  G_OBJECT_CLASS (respite_window_parent_class)->dispose (object);
}

static void
respite_window_finalize (GObject *object)
{
  RespiteWindow *self = RESPITE_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_free (self->login);

  G_OBJECT_CLASS (respite_window_parent_class)->finalize (object);
}

/* GTK's inspector would show the pages behind the lock screen, or behind a form in a patient's hands. */
static gboolean
refuse_inspector_cb (GtkWindow *window,
                     gboolean   toggle)
{
  return TRUE;
}

static void
respite_window_class_init (RespiteWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_COVER);
  g_type_ensure (RESPITE_TYPE_ERROR_BAR);
  g_type_ensure (RESPITE_TYPE_HANDOVER_HOST);
  g_type_ensure (RESPITE_TYPE_SIDEBAR);
  g_type_ensure (RESPITE_TYPE_TOAST_OVERLAY);

  object_class->dispose = respite_window_dispose;
  object_class->finalize = respite_window_finalize;
  widget_class->size_allocate = respite_window_size_allocate;
  widget_class->system_setting_changed = respite_window_system_setting_changed;
  g_signal_override_class_handler ("enable-debugging", GTK_TYPE_WINDOW, G_CALLBACK (refuse_inspector_cb));

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, RespiteWindow, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteWindow, title_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteWindow, actor_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteWindow, practice_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteWindow, condition_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteWindow, outer_stack);
  gtk_widget_class_bind_template_child (widget_class, RespiteWindow, cover);
  gtk_widget_class_bind_template_child (widget_class, RespiteWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, RespiteWindow, stack);
  gtk_widget_class_bind_template_callback (widget_class, hand_over_ended_cb);
}

static void
respite_window_init (RespiteWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_application_window_set_show_menubar (GTK_APPLICATION_WINDOW (self), FALSE);
  self->narrowing.func = narrow_cb;
  g_queue_init (&self->history);
  self->cancellable = g_cancellable_new ();
  self->clinic_signals = g_signal_group_new (RESPITE_TYPE_CLINIC);
  g_signal_group_connect_swapped (self->clinic_signals, "actor-changed", G_CALLBACK (show_outer), self);
  respite_window_actions_install (self);
  respite_tab_stops_install (GTK_WIDGET (self));
}

GtkWindow *
respite_window_new (GtkApplication *application,
                    RespiteClinic  *clinic,
                    RespiteTheme   *theme,
                    gboolean        is_practice)
{
  RespiteWindow *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (RESPITE_IS_CLINIC (clinic), NULL);

  self = g_object_new (RESPITE_TYPE_WINDOW, "application", application, NULL);
  self->clinic = g_object_ref (clinic);
  self->theme = g_object_ref (theme);
  self->is_practice = is_practice;
  g_signal_group_set_target (self->clinic_signals, clinic);
  self->watch = respite_watch_new (self);
  show_outer (self);
  if (respite_office_exists (respite_clinic_get_folder (clinic)))
    respite_clinic_open_async (clinic, self->cancellable, opened_cb, g_object_ref (self));

  return GTK_WINDOW (self);
}

RespiteClinic *
respite_window_get_clinic (RespiteWindow *self)
{
  g_return_val_if_fail (RESPITE_IS_WINDOW (self), NULL);

  return self->clinic;
}

RespiteTheme *
respite_window_get_theme (RespiteWindow *self)
{
  g_return_val_if_fail (RESPITE_IS_WINDOW (self), NULL);

  return self->theme;
}

void
respite_window_show_page (RespiteWindow *self,
                          const char    *name,
                          gint64         subject)
{
  const RespitePageEntry *entry = respite_page_list_find (name);

  g_return_if_fail (RESPITE_IS_WINDOW (self));

  if (entry == NULL || respite_clinic_get_state (self->clinic) != RESPITE_OFFICE_SIGNED_IN)
    return;

  if (self->current.entry != NULL && !self->is_forgotten &&
      (self->current.entry != entry || self->current.subject != subject))
    g_queue_push_head (&self->history, g_memdup2 (&self->current, sizeof self->current));
  if (g_queue_get_length (&self->history) > HISTORY_MAX)
    g_free (g_queue_pop_tail (&self->history));
  bring_to_front (self, (Visit) { entry, subject });
}

void
respite_window_show_place (RespiteWindow *self,
                           int            place)
{
  const char *name;

  g_return_if_fail (RESPITE_IS_WINDOW (self));

  name = respite_sidebar_get_place (self->sidebar, place);
  if (name != NULL)
    respite_window_show_page (self, name, 0);
}

void
respite_window_forget_page (RespiteWindow *self)
{
  g_return_if_fail (RESPITE_IS_WINDOW (self));

  self->is_forgotten = TRUE;
}

void
respite_window_go_back (RespiteWindow *self)
{
  g_autofree Visit *visit = NULL;

  g_return_if_fail (RESPITE_IS_WINDOW (self));

  visit = g_queue_pop_head (&self->history);
  if (visit != NULL)
    bring_to_front (self, *visit);
}

const char *
respite_window_get_page_name (RespiteWindow *self)
{
  g_return_val_if_fail (RESPITE_IS_WINDOW (self), NULL);

  return self->current.entry != NULL ? self->current.entry->name : NULL;
}

GtkWidget *
respite_window_get_page (RespiteWindow *self)
{
  g_return_val_if_fail (RESPITE_IS_WINDOW (self), NULL);

  return self->current.entry != NULL ? gtk_stack_get_child_by_name (self->stack, self->current.entry->name) : NULL;
}

gboolean
respite_window_is_untouched (RespiteWindow *self)
{
  g_return_val_if_fail (RESPITE_IS_WINDOW (self), FALSE);

  return self->n_shown == 1;
}

void
respite_window_cover (RespiteWindow *self)
{
  g_return_if_fail (RESPITE_IS_WINDOW (self));

  gtk_widget_set_visible (self->back_button, FALSE);
  gtk_widget_set_visible (self->search_button, FALSE);
  respite_toast_overlay_clear (self->toast_overlay);
  respite_cover_raise (self->cover, self->clinic);
}

void
respite_window_uncover (RespiteWindow *self)
{
  g_return_if_fail (RESPITE_IS_WINDOW (self));

  if (self->clinic != NULL && respite_cover_is_raised (self->cover))
    show_outer (self);
}

void
respite_window_drop_records (RespiteWindow *self)
{
  gboolean is_shown;

  g_return_if_fail (RESPITE_IS_WINDOW (self));

  is_shown = self->current.entry != NULL && self->current.entry->icon_name == NULL;
  gtk_widget_set_focus_child (GTK_WIDGET (self->stack), NULL);
  for (const RespitePageEntry *entry = respite_page_list; entry->name != NULL; entry++)
    {
      GtkWidget *page = gtk_stack_get_child_by_name (self->stack, entry->name);

      if (page != NULL && entry->icon_name == NULL)
        gtk_stack_remove (self->stack, page);
    }
  g_queue_clear_full (&self->history, g_free);
  update_actions (self);
  if (!is_shown)
    return;

  self->current = (Visit) { NULL, 0 };
  respite_window_show_place (self, 1);
}

void
respite_window_undo (RespiteWindow *self)
{
  g_return_if_fail (RESPITE_IS_WINDOW (self));

  respite_toast_overlay_undo (self->toast_overlay);
}

void
respite_window_open_menu (RespiteWindow *self)
{
  g_return_if_fail (RESPITE_IS_WINDOW (self));

  gtk_menu_button_popup (self->menu_button);
}

RespiteSidebar *
respite_window_get_sidebar (RespiteWindow *self)
{
  g_return_val_if_fail (RESPITE_IS_WINDOW (self), NULL);

  return self->sidebar;
}

void
respite_window_read_settings (RespiteWindow *self)
{
  g_return_if_fail (RESPITE_IS_WINDOW (self));

  respite_watch_refresh (self->watch);
}
