/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-booking-panel.h"

#include <glib/gi18n.h>

#include "base/respite-time.h"
#include "pages/respite-page-undo.h"
#include "service/respite-booking-acts.h"
#include "service/respite-calendar-acts.h"
#include "service/respite-session-acts.h"
#include "widgets/respite-booking-words.h"
#include "widgets/respite-chair-choice.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-text.h"
#include "widgets/respite-wheel.h"

struct _RespiteBookingPanel
{
  RespitePage         parent_instance;

  gint64              patient_id;
  gint64              course_id;
  gint64              session_id;       /* 0 for a new one */
  int                 number;
  gboolean            is_filling;

  /* Template children, owned by the template */
  RespiteErrorBar    *error_bar;
  GtkLabel           *title_label;
  RespiteEntryRow    *date_row;
  RespiteEntryRow    *time_row;
  GtkSpinButton      *infusion_spin;
  GtkSpinButton      *recovery_spin;
  RespiteChairChoice *chair_choice;
  GtkWidget          *rest_box;
  GtkCheckButton     *all_check;
  GtkCheckButton     *keep_check;
  GtkCheckButton     *only_check;
  RespiteEntryRow    *reason_row;
  GtkLabel           *preview_label;
  GtkButton          *done_button;
};

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteBookingPanel, respite_booking_panel, RESPITE_TYPE_PAGE)

/* What a job is told. */
typedef struct
{
  gint64           patient_id;
  gint64           course_id;
  RespiteBooking  *booking;
  RespiteMoveRest  rest;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  respite_booking_free (request->booking);
  g_free (request);
}

static gpointer
days_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  return respite_office_get_clinic_days (office);
}

static gpointer
preview_job (RespiteOffice *office,
             gpointer       data,
             GError       **error)
{
  const Request *request = data;
  g_autoptr (GPtrArray) list = NULL;

  if (request->booking->session_id != 0)
    return respite_office_preview_move (office, request->booking, request->rest, error);

  list = respite_booking_list_new ();
  g_ptr_array_add (list, respite_booking_copy (request->booking));

  return respite_office_check_booking (office, request->patient_id, g_ptr_array_index (list, 0), error) ?
         g_steal_pointer (&list) : NULL;
}

/* Returns what undoes it: where moved sessions stood, or the key of a new one as a list of one. */
static gpointer
save_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  const Request *request = data;
  g_autoptr (GPtrArray) list = NULL;
  GPtrArray *before = NULL;

  if (request->booking->session_id == 0)
    {
      gint64 id = respite_office_book (office, request->patient_id, request->course_id, request->booking, error);

      if (id == 0)
        return NULL;
      before = respite_booking_list_new ();
      g_ptr_array_add (before, respite_booking_new ());
      ((RespiteBooking *) g_ptr_array_index (before, 0))->session_id = id;

      return before;
    }

  list = respite_office_preview_move (office, request->booking, request->rest, error);

  /* One reason for what was asked for in one go. */
  for (guint i = 1; list != NULL && i < list->len; i++)
    {
      RespiteBooking *booking = g_ptr_array_index (list, i);

      g_free (booking->reason);
      booking->reason = g_strdup (request->booking->reason);
    }

  return list != NULL && respite_office_rebook (office, list, FALSE, &before, error) ? before : NULL;
}

static gpointer
undo_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  GPtrArray *before = data;
  const RespiteBooking *first = before->len > 0 ? g_ptr_array_index (before, 0) : NULL;

  if (first != NULL && first->at == 0)
    respite_office_cancel_session (office, first->session_id, FALSE, "Booked by mistake", error);
  else
    respite_office_rebook (office, before, TRUE, NULL, error);

  return NULL;
}

static RespiteMoveRest
get_rest (RespiteBookingPanel *self)
{
  return gtk_check_button_get_active (self->all_check) ? RESPITE_MOVE_ALL :
         gtk_check_button_get_active (self->keep_check) ? RESPITE_MOVE_KEEP : RESPITE_MOVE_ONLY;
}

/* Returns: (nullable): %NULL while day and time are none */
static Request *
new_request (RespiteBookingPanel *self)
{
  GTimeZone *zone = respite_clinic_get_zone (respite_page_get_clinic (RESPITE_PAGE (self)));
  Request *request;
  gint64 at;

  if (!respite_text_read_moment (respite_entry_row_get_text (self->date_row),
                                 respite_entry_row_get_text (self->time_row), zone, &at))
    return NULL;

  request = g_new0 (Request, 1);
  request->patient_id = self->patient_id;
  request->course_id = self->course_id;
  request->rest = get_rest (self);
  request->booking = respite_booking_new ();
  request->booking->session_id = self->session_id;
  request->booking->number = self->number;
  request->booking->at = at;
  request->booking->recovery_minutes = gtk_spin_button_get_value_as_int (self->recovery_spin);
  request->booking->minutes = gtk_spin_button_get_value_as_int (self->infusion_spin) +
                              request->booking->recovery_minutes;
  request->booking->chair = g_strdup (respite_chair_choice_get_text (self->chair_choice));
  request->booking->reason = g_strdup (respite_entry_row_get_text (self->reason_row));

  return request;
}

static void
previewed_cb (gpointer      page,
              gpointer      result,
              const GError *error,
              gpointer      user_data)
{
  RespiteBookingPanel *self = page;
  g_autoptr (GPtrArray) list = result;
  g_autofree char *text = NULL;

  respite_error_bar_show (self->error_bar, error);
  if (list == NULL)
    return;

  text = respite_booking_words_list (list, respite_clinic_get_zone (respite_page_get_clinic (page)));
  gtk_label_set_label (self->preview_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->reason_row), respite_booking_words_need_reason (list));
}

static void
changed_cb (RespiteBookingPanel *self)
{
  Request *request = self->is_filling ? NULL : new_request (self);

  if (self->is_filling)
    return;

  gtk_widget_set_sensitive (GTK_WIDGET (self->done_button), request != NULL);
  if (request != NULL)
    respite_page_read (RESPITE_PAGE (self), preview_job, request, request_free, (GDestroyNotify) g_ptr_array_unref,
                       previewed_cb, NULL);
  else
    gtk_label_set_label (self->preview_label, _ ("Write the day and the time."));
}

static void
undone_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  respite_error_bar_show (RESPITE_BOOKING_PANEL (page)->error_bar, error);
}

static void
saved_cb (gpointer      page,
          gpointer      result,
          const GError *error,
          gpointer      user_data)
{
  RespiteBookingPanel *self = page;

  respite_error_bar_show (self->error_bar, error);
  gtk_widget_set_sensitive (GTK_WIDGET (self->done_button), TRUE);
  if (result == NULL)
    return;

  respite_page_show_undo (page, self->session_id != 0 ? _ ("The visit is saved.") : _ ("The session is booked."),
                          undo_job, result, (GDestroyNotify) g_ptr_array_unref, undone_cb);
  g_signal_emit (self, signals[DONE], 0);
}

static void
done_clicked_cb (RespiteBookingPanel *self)
{
  Request *request = new_request (self);

  if (request == NULL)
    return;

  gtk_widget_set_sensitive (GTK_WIDGET (self->done_button), FALSE);
  respite_page_run (RESPITE_PAGE (self), save_job, request, request_free, (GDestroyNotify) g_ptr_array_unref, saved_cb,
                    NULL);
}

static void
cancel_clicked_cb (RespiteBookingPanel *self)
{
  g_signal_emit (self, signals[DONE], 0);
}

static void
days_read_cb (gpointer      page,
              gpointer      result,
              const GError *error,
              gpointer      user_data)
{
  RespiteBookingPanel *self = page;
  g_autoptr (RespiteClinicDays) days = result;
  gboolean is_fresh = GPOINTER_TO_INT (user_data);

  if (days == NULL)
    return;

  self->is_filling = TRUE;
  respite_chair_choice_set_days (self->chair_choice, days);
  if (is_fresh)
    {
      gtk_spin_button_set_value (self->infusion_spin, days->infusion_minutes);
      gtk_spin_button_set_value (self->recovery_spin, days->recovery_minutes);
    }
  self->is_filling = FALSE;
  changed_cb (self);
}

/* Fills the fields from a session that is moved, or that a new one is like. */
static void
fill (RespiteBookingPanel  *self,
      const RespiteSession *session,
      gboolean              with_time)
{
  GTimeZone *zone = respite_clinic_get_zone (respite_page_get_clinic (RESPITE_PAGE (self)));
  g_autofree char *date = with_time ? respite_time_format_date (session->planned_at, zone) : NULL;
  g_autofree char *time = session != NULL ? respite_time_format_hm (session->planned_at, zone) : NULL;

  self->is_filling = TRUE;
  respite_error_bar_show (self->error_bar, NULL);
  respite_entry_row_set_text (self->date_row, date != NULL ? date : "");
  respite_entry_row_set_text (self->time_row, time != NULL ? time : "");
  respite_entry_row_set_text (self->reason_row, "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason_row), FALSE);
  if (session != NULL)
    {
      gtk_spin_button_set_value (self->recovery_spin, session->recovery_minutes);
      gtk_spin_button_set_value (self->infusion_spin, session->planned_minutes - session->recovery_minutes);
    }
  respite_chair_choice_set_text (self->chair_choice, session != NULL ? session->chair : "");
  gtk_check_button_set_active (self->all_check, TRUE);
  self->is_filling = FALSE;
  respite_page_read (RESPITE_PAGE (self), days_job, NULL, NULL, (GDestroyNotify) respite_clinic_days_free,
                     days_read_cb, GINT_TO_POINTER (session == NULL));
  gtk_widget_grab_focus (GTK_WIDGET (respite_entry_row_get_entry (self->date_row)));
}

static void
respite_booking_panel_load (RespitePage *page)
{
}

static void
respite_booking_panel_changed (RespitePage      *page,
                               RespiteChangeSet *changes)
{
}

static void
respite_booking_panel_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RESPITE_TYPE_BOOKING_PANEL);

  G_OBJECT_CLASS (respite_booking_panel_parent_class)->dispose (object);
}

static void
respite_booking_panel_class_init (RespiteBookingPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_CHAIR_CHOICE);
  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);
  g_type_ensure (RESPITE_TYPE_ERROR_BAR);

  object_class->dispose = respite_booking_panel_dispose;
  RESPITE_PAGE_CLASS (klass)->load = respite_booking_panel_load;
  RESPITE_PAGE_CLASS (klass)->changed = respite_booking_panel_changed;
  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-booking-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteBookingPanel, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteBookingPanel, title_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteBookingPanel, date_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteBookingPanel, time_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteBookingPanel, infusion_spin);
  gtk_widget_class_bind_template_child (widget_class, RespiteBookingPanel, recovery_spin);
  gtk_widget_class_bind_template_child (widget_class, RespiteBookingPanel, chair_choice);
  gtk_widget_class_bind_template_child (widget_class, RespiteBookingPanel, rest_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteBookingPanel, all_check);
  gtk_widget_class_bind_template_child (widget_class, RespiteBookingPanel, keep_check);
  gtk_widget_class_bind_template_child (widget_class, RespiteBookingPanel, only_check);
  gtk_widget_class_bind_template_child (widget_class, RespiteBookingPanel, reason_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteBookingPanel, preview_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteBookingPanel, done_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
}

static void
respite_booking_panel_init (RespiteBookingPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  respite_wheel_ignore (GTK_WIDGET (self->infusion_spin));
  respite_wheel_ignore (GTK_WIDGET (self->recovery_spin));
}

void
respite_booking_panel_move (RespiteBookingPanel  *self,
                            const RespiteSession *session)
{
  g_autofree char *title = NULL;

  g_return_if_fail (RESPITE_IS_BOOKING_PANEL (self));

  title = session->course_id != 0 ? g_strdup_printf (_ ("Move session %d of %d"), session->number, session->of) :
          g_strdup (_ ("Move the session"));
  gtk_label_set_label (self->title_label, title);
  gtk_button_set_label (self->done_button, _ ("_Move"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->done_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Move"), -1);
  gtk_widget_set_visible (self->rest_box, session->course_id != 0);
  self->patient_id = session->patient_id;
  self->course_id = session->course_id;
  self->session_id = session->id;
  self->number = session->number;
  fill (self, session, TRUE);
}

void
respite_booking_panel_book (RespiteBookingPanel  *self,
                            gint64                patient_id,
                            gint64                course_id,
                            int                   number,
                            const RespiteSession *like)
{
  g_autofree char *title = NULL;

  g_return_if_fail (RESPITE_IS_BOOKING_PANEL (self));

  title = number != 0 ? g_strdup_printf (_ ("Book session %d again"), number) : g_strdup (_ ("Book one more session"));
  gtk_label_set_label (self->title_label, title);
  gtk_button_set_label (self->done_button, _ ("_Book"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->done_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Book"), -1);
  gtk_widget_set_visible (self->rest_box, FALSE);
  self->patient_id = patient_id;
  self->course_id = course_id;
  self->session_id = 0;
  self->number = number;
  fill (self, like, FALSE);
}
