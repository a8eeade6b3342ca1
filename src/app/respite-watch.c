/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "respite-watch.h"

#include <glib/gi18n.h>

#include "service/respite-downtime-acts.h"
#include "service/respite-office-backup.h"
#include "service/respite-office-settings.h"
#include "service/respite-session-acts.h"

#define LOOK_EVERY_S 5
#define SEEN_EVERY_LOOKS 3
#define LOCK_MINUTES 10
#define LOCK_LONGEST 120
#define BACKUP_OLD_MS (2 * RESPITE_DAY_MS)

/* How long nobody has typed when the papers for a day without the program are made. */
#define KEEP_IDLE_MS (20 * RESPITE_SECOND_MS)

struct _RespiteWatch
{
  GObject        parent_instance;

  /* Borrowed: the window owns the watch */
  RespiteWindow *window;

  /* Owned */
  RespiteClinic *clinic;
  GCancellable  *cancellable;
  GSignalGroup  *signals;
  guint          timeout;
  guint          looks;                 /* since somebody signed in */
  gint64         last_input;
  double         pointer_x;             /* where it was seen last */
  double         pointer_y;
  gint64         kept_day;      /* when the papers for a day without the program were looked after last */
  int            lock_minutes;
};

G_DEFINE_FINAL_TYPE (RespiteWatch, respite_watch, G_TYPE_OBJECT)

typedef struct
{
  char      *theme;
  int        lock_minutes;
  gint64     backup_at;
  gboolean   is_counted;        /* FALSE while the board may not be seen, as when a patient has the screen */
  guint      n_running;
  guint      n_unsigned;
  GPtrArray *running;           /* owned; NULL where there is nothing to show */
} Facts;

static void
facts_free (gpointer data)
{
  Facts *facts = data;

  g_clear_pointer (&facts->running, g_ptr_array_unref);
  g_free (facts->theme);
  g_free (facts);
}

static void
count_sessions (RespiteOffice *office,
                Facts         *facts)
{
  RespiteSessionFilter filter = { .only_open = TRUE };
  g_autoptr (GPtrArray) sessions = respite_office_list_sessions (office, &filter, NULL);

  for (guint i = 0; sessions != NULL && i < sessions->len; i++)
    {
      RespiteSession *session = g_ptr_array_index (sessions, i);

      if (session->state == RESPITE_SESSION_DISCHARGED)
        facts->n_unsigned++;
      else if (session->state != RESPITE_SESSION_PLANNED)
        facts->n_running++;
    }
}

static gpointer
facts_job (RespiteOffice *office,
           gpointer       data,
           GError       **error)
{
  Facts *facts = g_new0 (Facts, 1);
  g_autoptr (RespiteBackup) backup = respite_office_get_last_backup (office);

  facts->theme = respite_office_get_setting (office, "theme");
  facts->lock_minutes = (int) respite_office_get_setting_int (office, "lock-minutes", 1, LOCK_LONGEST, LOCK_MINUTES);
  facts->backup_at = backup != NULL ? backup->proven_at : 0;
  facts->is_counted = respite_office_may (office, RESPITE_FUNCTION_BOARD_VIEW, NULL);
  if (facts->is_counted)
    {
      count_sessions (office, facts);
      facts->running = respite_office_list_running (office, NULL);
    }

  return facts;
}

static gpointer
lock_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  respite_office_lock (office);

  return NULL;
}

/* A window shows the running sessions, locked or not: after a crash it is known since when none did. */
static gpointer
seen_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  respite_office_note_seen (office, error);

  return NULL;
}

static char *
dup_backup_text (RespiteWatch *self,
                 gint64        at)
{
  gint64 age = respite_clock_get_now (respite_clinic_get_clock (self->clinic)) - at;

  if (at == 0)
    return g_strdup (_ ("No backup yet"));
  if (age < RESPITE_HOUR_MS)
    return g_strdup (_ ("Backup ok, just now"));
  if (age < RESPITE_DAY_MS)
    return g_strdup_printf (_ ("Backup ok, %d h ago"), (int) (age / RESPITE_HOUR_MS));

  return g_strdup_printf (g_dngettext (NULL, "Backup %d day old", "Backup %d days old",
                                       (gulong) (age / RESPITE_DAY_MS)), (int) (age / RESPITE_DAY_MS));
}

static void
facts_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (RespiteWatch) self = user_data;
  Facts *facts = respite_clinic_run_finish (RESPITE_CLINIC (source), result, NULL);
  g_autofree char *backup = NULL;
  RespiteSidebar *sidebar;
  int theme = RESPITE_THEME_SYSTEM;

  if (facts == NULL || self->window == NULL)
    {
      g_clear_pointer (&facts, facts_free);
      return;
    }

  sidebar = respite_window_get_sidebar (self->window);
  self->lock_minutes = facts->lock_minutes;
  if (facts->theme != NULL)
    respite_code_from_word (respite_theme_choice_codes, facts->theme, &theme);
  respite_theme_set_choice (respite_window_get_theme (self->window), (RespiteThemeChoice) theme);
  if (facts->is_counted)
    {
      respite_sidebar_set_count (sidebar, "today", facts->n_running);
      respite_sidebar_set_count (sidebar, "sessions", facts->n_unsigned);
    }
  respite_sidebar_set_running (sidebar, g_steal_pointer (&facts->running), respite_clinic_get_clock (self->clinic));
  backup = dup_backup_text (self, facts->backup_at);
  respite_sidebar_set_backup (sidebar, backup, facts->backup_at == 0 ||
                              respite_clock_get_now (respite_clinic_get_clock (self->clinic)) - facts->backup_at >
                              BACKUP_OLD_MS);
  facts_free (facts);
}

static void
changed_cb (RespiteWatch     *self,
            RespiteChangeSet *changes)
{
  if (respite_change_set_has_kind (changes, RESPITE_KIND_SESSION) ||
      respite_change_set_has_kind (changes, RESPITE_KIND_EVENT) ||
      respite_change_set_has_kind (changes, RESPITE_KIND_CLINIC) ||
      respite_change_set_has_kind (changes, RESPITE_KIND_BACKUP))
    respite_watch_refresh (self);
}

static void
note_input (RespiteWatch *self)
{
  self->last_input = respite_clock_get_monotonic (respite_clinic_get_clock (self->clinic));
}

/* Whether a person did something: a window that comes under a pointer at rest tells of it, too. */
static gboolean
is_by_hand (RespiteWatch *self,
            GdkEvent     *event)
{
  double x, y;

  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_KEY_PRESS:
    case GDK_BUTTON_PRESS:
    case GDK_SCROLL:
    case GDK_TOUCH_BEGIN:
    case GDK_TOUCH_UPDATE:
      return TRUE;
    case GDK_MOTION_NOTIFY:
      if (!gdk_event_get_position (event, &x, &y) || (x == self->pointer_x && y == self->pointer_y))
        return FALSE;
      self->pointer_x = x;
      self->pointer_y = y;
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
event_cb (RespiteWatch *self,
          GdkEvent     *event)
{
  if (is_by_hand (self, event))
    note_input (self);

  return GDK_EVENT_PROPAGATE;
}

/* Once a day, while nobody types: the papers for a day without the program. Who may not print keeps none. */
static gpointer
keep_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  respite_office_keep_downtime (office, NULL, error);

  return NULL;
}

static void
keep_papers (RespiteWatch *self)
{
  gint64 day = respite_clock_get_now (respite_clinic_get_clock (self->clinic)) / RESPITE_DAY_MS;

  if (self->kept_day == day || !respite_clinic_may (self->clinic, RESPITE_FUNCTION_HANDOUT_MAKE))
    return;

  self->kept_day = day;
  respite_clinic_run_async (self->clinic, keep_job, NULL, NULL, NULL, self->cancellable, NULL, NULL);
}

static gboolean
look_cb (gpointer user_data)
{
  RespiteWatch *self = user_data;
  gint64 idle = respite_clock_get_monotonic (respite_clinic_get_clock (self->clinic)) - self->last_input;

  if (respite_clinic_get_state (self->clinic) == RESPITE_OFFICE_SIGNED_IN && self->lock_minutes > 0 &&
      idle >= self->lock_minutes * RESPITE_MINUTE_MS)
    respite_clinic_run_async (self->clinic, lock_job, NULL, NULL, NULL, self->cancellable, NULL, NULL);

  if (respite_clinic_get_state (self->clinic) == RESPITE_OFFICE_SIGNED_IN && idle >= KEEP_IDLE_MS)
    keep_papers (self);

  if (respite_clinic_get_state (self->clinic) == RESPITE_OFFICE_SIGNED_OUT)
    self->looks = 0;
  else if (self->looks++ % SEEN_EVERY_LOOKS == 0)
    respite_clinic_run_async (self->clinic, seen_job, NULL, NULL, NULL, self->cancellable, NULL, NULL);

  return G_SOURCE_CONTINUE;
}

static void
respite_watch_dispose (GObject *object)
{
  respite_watch_stop (RESPITE_WATCH (object));

  G_OBJECT_CLASS (respite_watch_parent_class)->dispose (object);
}

static void
respite_watch_finalize (GObject *object)
{
  RespiteWatch *self = RESPITE_WATCH (object);

  g_clear_object (&self->clinic);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (respite_watch_parent_class)->finalize (object);
}

static void
respite_watch_class_init (RespiteWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = respite_watch_dispose;
  object_class->finalize = respite_watch_finalize;
}

static void
respite_watch_init (RespiteWatch *self)
{
  self->cancellable = g_cancellable_new ();
  self->lock_minutes = LOCK_MINUTES;
}

RespiteWatch *
respite_watch_new (RespiteWindow *window)
{
  RespiteWatch *self;
  GtkEventController *controller;

  g_return_val_if_fail (RESPITE_IS_WINDOW (window), NULL);

  self = g_object_new (RESPITE_TYPE_WATCH, NULL);
  self->window = window;
  self->clinic = g_object_ref (respite_window_get_clinic (window));
  self->signals = g_signal_group_new (RESPITE_TYPE_CLINIC);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (changed_cb), self);
  g_signal_group_set_target (self->signals, self->clinic);
  controller = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", G_CALLBACK (event_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (window), controller);
  note_input (self);
  self->timeout = g_timeout_add_seconds (LOOK_EVERY_S, look_cb, self);

  return self;
}

void
respite_watch_refresh (RespiteWatch *self)
{
  g_return_if_fail (RESPITE_IS_WATCH (self));

  if (self->window == NULL || respite_clinic_get_state (self->clinic) != RESPITE_OFFICE_SIGNED_IN)
    return;

  respite_clinic_read_async (self->clinic, facts_job, NULL, NULL, facts_free, self->cancellable, facts_cb,
                             g_object_ref (self));
}

void
respite_watch_stop (RespiteWatch *self)
{
  g_return_if_fail (RESPITE_IS_WATCH (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->signals != NULL)
    g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->signals);
  self->window = NULL;
}
