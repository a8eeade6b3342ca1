/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-visits-tab.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "base/respite-str.h"
#include "service/respite-session-acts.h"
#include "widgets/respite-empty-state.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-row.h"
#include "widgets/respite-session-words.h"
#include "widgets/respite-text.h"
#include "widgets/respite-toast-overlay.h"

#define LONGEST_MINUTES 720

struct _RespiteVisitsTab
{
  RespitePage      parent_instance;

  /* Template children, owned by the template */
  RespiteErrorBar *error_bar;
  GtkWidget       *book_expander;
  RespiteEntryRow *date_row;
  RespiteEntryRow *time_row;
  RespiteEntryRow *minutes_row;
  RespiteEntryRow *chair_row;
  GtkStack        *stack;
  GtkListBox      *list;
};

G_DEFINE_FINAL_TYPE (RespiteVisitsTab, respite_visits_tab, RESPITE_TYPE_PAGE)

typedef struct
{
  gint64 patient_id;
  gint64 at;
  int    minutes;
  char  *chair;
} Booking;

static void
booking_free (gpointer data)
{
  Booking *booking = data;

  g_free (booking->chair);
  g_free (booking);
}

static gpointer
list_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  RespiteSessionFilter filter = { .patient_id = *(gint64 *) data };

  return respite_office_list_sessions (office, &filter, error);
}

static gpointer
book_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  Booking *booking = data;

  respite_office_book_session (office, booking->patient_id, 0, booking->at, booking->minutes, booking->chair, error);

  return NULL;
}

static void
fill_row (RespiteRow *row,
          gpointer    item,
          gpointer    user_data)
{
  RespiteSession *session = item;
  GTimeZone *zone = respite_clinic_get_zone (respite_page_get_clinic (user_data));
  g_autofree char *day = respite_text_day_and_time (session->planned_at, zone);
  g_autofree char *title = session->of > 0 ? g_strdup_printf (_ ("Session %d of %d"), session->number, session->of) :
                           g_strdup (_ ("Single session"));

  respite_row_set (row, session->id, day, title, session->chair);
  respite_row_set_chip (row, respite_session_state_get_word (session->state),
                        respite_session_state_get_style (session->state));
  respite_row_set_button (row, session->started_at != 0 ? _ ("Compare") : NULL, "win.open-compare");
}

static int
compare_newest (gconstpointer a,
                gconstpointer b)
{
  const RespiteSession *first = *(RespiteSession *const *) a;
  const RespiteSession *second = *(RespiteSession *const *) b;

  return first->planned_at < second->planned_at ? 1 : first->planned_at > second->planned_at ? -1 : 0;
}

static void
listed_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  RespiteVisitsTab *self = page;
  g_autoptr (GPtrArray) sessions = result;

  respite_error_bar_show (self->error_bar, error);
  if (sessions == NULL)
    return;

  g_ptr_array_sort (sessions, compare_newest);
  respite_row_sync_list (self->list, sessions, fill_row, self);
  gtk_stack_set_visible_child_name (self->stack, sessions->len > 0 ? "list" : "empty");
}

static void
respite_visits_tab_load (RespitePage *page)
{
  RespiteVisitsTab *self = RESPITE_VISITS_TAB (page);

  if (respite_page_get_subject (page) == 0)
    return;

  gtk_widget_set_visible (self->book_expander,
                          respite_clinic_may (respite_page_get_clinic (page), RESPITE_FUNCTION_SESSION_BOOK));
  respite_page_read (page, list_job, respite_page_dup_id (respite_page_get_subject (page)), g_free,
                     (GDestroyNotify) g_ptr_array_unref, listed_cb, NULL);
}

static void
respite_visits_tab_changed (RespitePage      *page,
                            RespiteChangeSet *changes)
{
  if (respite_change_set_has_patient (changes, respite_page_get_subject (page)))
    respite_visits_tab_load (page);
}

static void
respite_visits_tab_forget (RespitePage *page)
{
  RespiteVisitsTab *self = RESPITE_VISITS_TAB (page);

  respite_entry_row_set_text (self->date_row, "");
  respite_row_sync_list (self->list, NULL, NULL, NULL);
}

static void
booked_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  RespiteVisitsTab *self = page;

  respite_error_bar_show (self->error_bar, error);
  if (error != NULL)
    return;

  respite_entry_row_set_text (self->date_row, "");
  respite_toast_show (page, _ ("The session is booked."));
}

static void
book_clicked_cb (RespiteVisitsTab *self)
{
  GTimeZone *zone = respite_clinic_get_zone (respite_page_get_clinic (RESPITE_PAGE (self)));
  const char *minutes = respite_entry_row_get_text (self->minutes_row);
  Booking *booking;
  gint64 at;

  if (!respite_text_read_moment (respite_entry_row_get_text (self->date_row),
                                 respite_entry_row_get_text (self->time_row), zone, &at))
    {
      respite_entry_row_set_error (self->date_row, _ ("Write the day as 2026-12-01 and the time as 10:00."));
      return;
    }
  if (atoi (minutes) < 1 || atoi (minutes) > LONGEST_MINUTES)
    {
      respite_entry_row_set_error (self->minutes_row, _ ("From 1 to 720."));
      return;
    }

  booking = g_new0 (Booking, 1);
  booking->patient_id = respite_page_get_subject (RESPITE_PAGE (self));
  booking->at = at;
  booking->minutes = atoi (minutes);
  booking->chair = g_strdup (respite_entry_row_get_text (self->chair_row));
  respite_page_run (RESPITE_PAGE (self), book_job, booking, booking_free, NULL, booked_cb, NULL);
}

static void
row_activated_cb (RespiteVisitsTab *self,
                  GtkListBoxRow    *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-session", "x", respite_row_get_id (RESPITE_ROW (row)));
}

static void
respite_visits_tab_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RESPITE_TYPE_VISITS_TAB);

  G_OBJECT_CLASS (respite_visits_tab_parent_class)->dispose (object);
}

static void
respite_visits_tab_class_init (RespiteVisitsTabClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RespitePageClass *page_class = RESPITE_PAGE_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_EMPTY_STATE);
  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);
  g_type_ensure (RESPITE_TYPE_ERROR_BAR);

  object_class->dispose = respite_visits_tab_dispose;
  page_class->load = respite_visits_tab_load;
  page_class->changed = respite_visits_tab_changed;
  page_class->forget = respite_visits_tab_forget;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-visits-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteVisitsTab, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteVisitsTab, book_expander);
  gtk_widget_class_bind_template_child (widget_class, RespiteVisitsTab, date_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteVisitsTab, time_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteVisitsTab, minutes_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteVisitsTab, chair_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteVisitsTab, stack);
  gtk_widget_class_bind_template_child (widget_class, RespiteVisitsTab, list);
  gtk_widget_class_bind_template_callback (widget_class, book_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
respite_visits_tab_init (RespiteVisitsTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
