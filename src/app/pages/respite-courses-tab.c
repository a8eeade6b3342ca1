/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-courses-tab.h"

#include <glib/gi18n.h>

#include "base/respite-str.h"
#include "base/respite-time.h"
#include "models/respite-record-words.h"
#include "pages/respite-booking-panel.h"
#include "pages/respite-course-jobs.h"
#include "pages/respite-page-undo.h"
#include "pages/respite-review-panel.h"
#include "service/respite-course-acts.h"
#include "service/respite-session-acts.h"
#include "widgets/respite-booking-words.h"
#include "widgets/respite-chair-choice.h"
#include "widgets/respite-due-words.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-flow.h"
#include "widgets/respite-row.h"
#include "widgets/respite-session-words.h"
#include "widgets/respite-text.h"
#include "widgets/respite-wrap.h"

struct _RespiteCoursesTab
{
  RespitePage          parent_instance;

  /* Owned */
  GPtrArray           *protocols;
  GPtrArray           *sessions;            /* of the course that is selected */
  gint64               selected;

  /* Template children, owned by the template */
  RespiteErrorBar     *error_bar;
  GtkWidget           *empty_label;
  GtkListBox          *list;
  GtkWidget           *sessions_label;
  GtkLabel            *due_label;
  GtkLabel            *reviews_label;
  GtkListBox          *session_list;
  GtkWidget           *course_box;
  GtkWidget           *review_button;
  GtkStack            *side;
  RespiteBookingPanel *panel;
  RespiteReviewPanel  *review_panel;
  GtkDropDown         *protocol_drop;
  GtkStringList       *protocol_names;
  GtkWidget           *review_label;
  GtkLabel            *about_label;
  GtkLabel            *evidence_label;
  RespiteEntryRow     *start_row;
  RespiteEntryRow     *time_row;
  RespiteChairChoice  *chair_choice;
  RespiteEntryRow     *reason_row;
  GtkLabel            *preview_label;
  GtkWidget           *create_button;
};

G_DEFINE_FINAL_TYPE (RespiteCoursesTab, respite_courses_tab, RESPITE_TYPE_PAGE)

static void
fill_course (RespiteRow *row,
             gpointer    item,
             gpointer    user_data)
{
  RespiteCourse *course = item;
  g_autofree char *day = respite_text_date (course->start_on);
  g_autofree char *begun = g_strdup_printf (_ ("from %s"), day);
  g_autofree char *done = g_strdup_printf (_ ("%d of %d done"), course->done, course->sessions);

  respite_row_set (row, course->id, course->protocol_name, begun, done);
  respite_row_set_chip (row, respite_words_course (course->state), respite_style_course (course->state));
}

static void
fill_session (RespiteRow *row,
              gpointer    item,
              gpointer    user_data)
{
  RespiteCoursesTab *self = user_data;
  RespiteSession *session = item;
  GTimeZone *zone = respite_clinic_get_zone (respite_page_get_clinic (user_data));
  g_autofree char *day = respite_text_day_and_time (session->planned_at, zone);
  g_autofree char *title = g_strdup_printf (_ ("Session %d of %d"), session->number, session->of);
  g_autofree char *length = respite_booking_words_dup_length (session);
  g_autofree char *when = g_strdup_printf ("%s · %s", day, length);
  gboolean may_book = respite_clinic_may (respite_page_get_clinic (user_data), RESPITE_FUNCTION_SESSION_BOOK);
  gboolean is_lost = session->state == RESPITE_SESSION_CANCELLED || session->state == RESPITE_SESSION_NO_SHOW;

  respite_row_set (row, session->id, title, when, session->chair);
  if (may_book && session->state == RESPITE_SESSION_PLANNED)
    respite_row_set_button (row, _ ("Move"), "courses.move");
  else if (may_book && is_lost && !respite_booking_words_is_made_up (self->sessions, session))
    respite_row_set_button (row, _ ("Book again"), "courses.book-again");
  else
    respite_row_set_button (row, NULL, NULL);
  respite_row_set_chip (row, respite_session_state_get_word (session->state),
                        respite_session_state_get_style (session->state));
}

static void
sessions_read_cb (gpointer      page,
                  gpointer      result,
                  const GError *error,
                  gpointer      user_data)
{
  RespiteCoursesTab *self = page;
  GPtrArray *sessions = result;

  respite_error_bar_show (self->error_bar, error);
  if (sessions == NULL)
    return;

  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  self->sessions = sessions;
  respite_row_sync_list (self->session_list, sessions, fill_session, self);
  gtk_widget_set_visible (self->sessions_label, sessions->len > 0);
  gtk_widget_set_visible (self->course_box, sessions->len > 0);
}

static void
due_read_cb (gpointer      page,
             gpointer      result,
             const GError *error,
             gpointer      user_data)
{
  RespiteCoursesTab *self = page;
  g_autoptr (GPtrArray) list = result;
  g_autofree char *text = NULL;

  /* Who may not plan courses is told of the sessions alone. */
  if (list != NULL)
    text = respite_due_words_list (list, respite_clinic_get_zone (respite_page_get_clinic (page)));
  gtk_widget_set_visible (GTK_WIDGET (self->due_label), text != NULL && *text != '\0');
  gtk_label_set_label (self->due_label, text != NULL ? text : "");
}

static void
reviews_read_cb (gpointer      page,
                 gpointer      result,
                 const GError *error,
                 gpointer      user_data)
{
  RespiteCoursesTab *self = page;
  g_autoptr (GPtrArray) list = result;
  g_autofree char *text = NULL;

  if (list != NULL)
    text = respite_review_words_list (list, respite_clinic_get_zone (respite_page_get_clinic (page)));
  gtk_widget_set_visible (GTK_WIDGET (self->reviews_label), text != NULL && *text != '\0');
  gtk_label_set_label (self->reviews_label, text != NULL ? text : "");
}

static void
course_selected_cb (RespiteCoursesTab *self,
                    GtkListBoxRow     *row)
{
  /* The list tells of its emptying too when the tab goes. */
  if (self->session_list == NULL)
    return;

  self->selected = row != NULL ? respite_row_get_id (RESPITE_ROW (row)) : 0;
  if (self->selected == 0)
    {
      respite_row_sync_list (self->session_list, NULL, NULL, NULL);
      gtk_widget_set_visible (self->sessions_label, FALSE);
      gtk_widget_set_visible (self->course_box, FALSE);
      gtk_widget_set_visible (GTK_WIDGET (self->due_label), FALSE);
      gtk_widget_set_visible (GTK_WIDGET (self->reviews_label), FALSE);
      return;
    }

  if (respite_clinic_may (respite_page_get_clinic (RESPITE_PAGE (self)), RESPITE_FUNCTION_COURSE_EDIT))
    respite_page_read (RESPITE_PAGE (self), respite_course_due_job, respite_page_dup_id (self->selected), g_free,
                       (GDestroyNotify) g_ptr_array_unref, due_read_cb, NULL);

  if (respite_clinic_may (respite_page_get_clinic (RESPITE_PAGE (self)), RESPITE_FUNCTION_RECORD_VIEW))
    respite_page_read (RESPITE_PAGE (self), respite_course_reviews_job, respite_page_dup_id (self->selected), g_free,
                       (GDestroyNotify) g_ptr_array_unref, reviews_read_cb, NULL);
  respite_page_read (RESPITE_PAGE (self), respite_course_sessions_job, respite_page_dup_id (self->selected), g_free,
                     (GDestroyNotify) g_ptr_array_unref, sessions_read_cb, NULL);
}

static void
courses_read_cb (gpointer      page,
                 gpointer      result,
                 const GError *error,
                 gpointer      user_data)
{
  RespiteCoursesTab *self = page;
  g_autoptr (GPtrArray) courses = result;
  GtkListBoxRow *row;

  respite_error_bar_show (self->error_bar, error);
  if (courses == NULL)
    return;

  respite_row_sync_list (self->list, courses, fill_course, self);
  gtk_widget_set_visible (self->empty_label, courses->len == 0);
  row = gtk_list_box_get_selected_row (self->list);
  if (row == NULL)
    row = gtk_list_box_get_row_at_index (self->list, 0);
  gtk_list_box_select_row (self->list, row);
  course_selected_cb (self, row);
}

static const RespiteProtocol *
get_protocol (RespiteCoursesTab *self)
{
  guint selected = gtk_drop_down_get_selected (self->protocol_drop);

  if (self->protocols == NULL || selected >= self->protocols->len)
    return NULL;

  return g_ptr_array_index (self->protocols, selected);
}

/* What stands in the fields; %NULL while day and time are none. */
static RespiteCoursePlan *
new_plan (RespiteCoursesTab *self)
{
  const RespiteProtocol *protocol = get_protocol (self);
  g_autofree char *start = respite_text_read_date (respite_entry_row_get_text (self->start_row));
  RespiteCoursePlan *plan;
  int minutes;
  GDate first;

  if (protocol == NULL || !respite_date_parse (start, &first) ||
      !respite_text_read_time (respite_entry_row_get_text (self->time_row), &minutes))
    return NULL;

  plan = g_new0 (RespiteCoursePlan, 1);
  plan->patient_id = respite_page_get_subject (RESPITE_PAGE (self));
  plan->protocol_id = protocol->id;
  plan->start_on = g_steal_pointer (&start);
  plan->minutes = minutes;
  plan->chair = g_strdup (respite_chair_choice_get_text (self->chair_choice));
  plan->reason = g_strdup (respite_entry_row_get_text (self->reason_row));

  return plan;
}

static void
proposed_cb (gpointer      page,
             gpointer      result,
             const GError *error,
             gpointer      user_data)
{
  RespiteCoursesTab *self = page;
  g_autoptr (GPtrArray) bookings = result;
  g_autofree char *text = NULL;

  respite_error_bar_show (self->error_bar, error);
  if (bookings == NULL)
    return;

  text = respite_booking_words_list (bookings, respite_clinic_get_zone (respite_page_get_clinic (page)));
  gtk_label_set_label (self->preview_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->reason_row), respite_booking_words_need_reason (bookings));
}

static void
show_preview (RespiteCoursesTab *self)
{
  RespiteCoursePlan *plan = new_plan (self);

  gtk_widget_set_sensitive (self->create_button, plan != NULL);
  if (plan != NULL)
    respite_page_read (RESPITE_PAGE (self), respite_course_propose_job, plan, respite_course_plan_free,
                       (GDestroyNotify) g_ptr_array_unref, proposed_cb, NULL);
  else
    gtk_label_set_label (self->preview_label, _ ("Write the first day and the time."));
}

static void
protocol_changed_cb (RespiteCoursesTab *self)
{
  const RespiteProtocol *protocol = get_protocol (self);
  g_autofree char *about = NULL;

  if (protocol == NULL)
    return;

  about = g_strdup_printf (ngettext ("%s. %d session (%d to %d), visits of %d min.",
                                     "%s. %d sessions (%d to %d), visits of %d min.", (gulong) protocol->sessions),
                           protocol->indication, protocol->sessions, protocol->sessions_min, protocol->sessions_max,
                           protocol->planned_minutes);
  gtk_label_set_label (self->about_label, about);
  gtk_label_set_label (self->evidence_label, protocol->evidence != NULL ? protocol->evidence : "");
  gtk_widget_set_visible (self->review_label, protocol->needs_review);
  show_preview (self);
}

static void
plan_changed_cb (RespiteCoursesTab *self)
{
  show_preview (self);
}

static void
protocols_read_cb (gpointer      page,
                   gpointer      result,
                   const GError *error,
                   gpointer      user_data)
{
  RespiteCoursesTab *self = page;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  respite_error_bar_show (self->error_bar, error);
  g_clear_pointer (&self->protocols, g_ptr_array_unref);
  self->protocols = result;
  for (guint i = self->protocols != NULL ? self->protocols->len : 0; i-- > 0;)
    if (((RespiteProtocol *) g_ptr_array_index (self->protocols, i))->is_retired)
      g_ptr_array_remove_index (self->protocols, i);
  for (guint i = 0; self->protocols != NULL && i < self->protocols->len; i++)
    g_ptr_array_add (names, ((RespiteProtocol *) g_ptr_array_index (self->protocols, i))->name);
  g_ptr_array_add (names, NULL);
  gtk_string_list_splice (self->protocol_names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->protocol_names)),
                          (const char *const *) names->pdata);
  protocol_changed_cb (self);
}

static void
days_read_cb (gpointer      page,
              gpointer      result,
              const GError *error,
              gpointer      user_data)
{
  g_autoptr (RespiteClinicDays) days = result;

  if (days != NULL)
    respite_chair_choice_set_days (RESPITE_COURSES_TAB (page)->chair_choice, days);
}

static void
respite_courses_tab_load (RespitePage *page)
{
  RespiteCoursesTab *self = RESPITE_COURSES_TAB (page);
  gboolean can_edit = respite_clinic_may (respite_page_get_clinic (page), RESPITE_FUNCTION_COURSE_EDIT);

  if (respite_page_get_subject (page) == 0)
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->side), can_edit);
  respite_page_read (page, respite_course_list_job, respite_page_dup_id (respite_page_get_subject (page)), g_free,
                     (GDestroyNotify) g_ptr_array_unref, courses_read_cb, NULL);
  if (can_edit)
    respite_page_read (page, respite_course_days_job, NULL, NULL, (GDestroyNotify) respite_clinic_days_free,
                       days_read_cb, NULL);
  if (can_edit && self->protocols == NULL)
    respite_page_read (page, respite_course_protocols_job, g_strdup (respite_text_language ()), g_free,
                       (GDestroyNotify) g_ptr_array_unref, protocols_read_cb, NULL);
}

static void
respite_courses_tab_changed (RespitePage      *page,
                             RespiteChangeSet *changes)
{
  if (respite_change_set_has_kind (changes, RESPITE_KIND_PROTOCOL))
    g_clear_pointer (&RESPITE_COURSES_TAB (page)->protocols, g_ptr_array_unref);
  if (respite_change_set_has_patient (changes, respite_page_get_subject (page)))
    respite_courses_tab_load (page);
}

/* A visit or a review that was begun for one patient is never booked or signed under the name of another. */
static void
respite_courses_tab_forget (RespitePage *page)
{
  RespiteCoursesTab *self = RESPITE_COURSES_TAB (page);

  respite_row_sync_list (self->list, NULL, NULL, NULL);
  course_selected_cb (self, NULL);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  gtk_stack_set_visible_child_name (self->side, "new");
  respite_entry_row_set_text (self->start_row, "");
  respite_entry_row_set_text (self->reason_row, "");
}

static void
undone_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  respite_error_bar_show (RESPITE_COURSES_TAB (page)->error_bar, error);
}

/* A course that was planned by mistake is stopped; its rows stay. */
static void
created_cb (gpointer      page,
            gpointer      result,
            const GError *error,
            gpointer      user_data)
{
  RespiteCoursesTab *self = page;
  gint64 *id = result;

  respite_error_bar_show (self->error_bar, error);
  gtk_widget_set_sensitive (self->create_button, TRUE);
  if (id == NULL)
    return;

  respite_entry_row_set_text (self->start_row, "");
  respite_entry_row_set_text (self->reason_row, "");
  respite_page_show_undo (page, _ ("The course is on the calendar."), respite_course_take_back_job, id, g_free,
                          undone_cb);
}

static void
create_clicked_cb (RespiteCoursesTab *self)
{
  RespiteCoursePlan *plan = new_plan (self);

  if (plan == NULL)
    return;

  gtk_widget_set_sensitive (self->create_button, FALSE);
  respite_page_run (RESPITE_PAGE (self), respite_course_create_job, plan, respite_course_plan_free, g_free, created_cb,
                    NULL);
}

static void
session_activated_cb (RespiteCoursesTab *self,
                      GtkListBoxRow     *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-session", "x", respite_row_get_id (RESPITE_ROW (row)));
}

static const RespiteSession *
find_session (RespiteCoursesTab *self,
              gint64             id)
{
  for (guint i = 0; self->sessions != NULL && i < self->sessions->len; i++)
    {
      const RespiteSession *session = g_ptr_array_index (self->sessions, i);

      if (session->id == id)
        return session;
    }

  return NULL;
}

static void
session_action_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  RespiteCoursesTab *self = RESPITE_COURSES_TAB (widget);
  const RespiteSession *session = find_session (self, g_variant_get_int64 (parameter));

  if (session == NULL)
    return;

  gtk_stack_set_visible_child_name (self->side, "booking");
  if (g_str_has_suffix (action, ".move"))
    respite_booking_panel_move (self->panel, session);
  else
    respite_booking_panel_book (self->panel, session->patient_id, session->course_id, session->number, session);
}

/* One more session of the same course: maintenance, or one that was added. */
static void
more_clicked_cb (RespiteCoursesTab *self)
{
  if (self->sessions == NULL || self->sessions->len == 0)
    return;

  gtk_stack_set_visible_child_name (self->side, "booking");
  respite_booking_panel_book (self->panel, respite_page_get_subject (RESPITE_PAGE (self)), self->selected, 0,
                              g_ptr_array_index (self->sessions, self->sessions->len - 1));
}

static void
review_clicked_cb (RespiteCoursesTab *self)
{
  if (self->selected == 0)
    return;

  gtk_stack_set_visible_child_name (self->side, "review");
  respite_review_panel_ask (self->review_panel, self->selected);
}

static void
calendar_clicked_cb (RespiteCoursesTab *self)
{
  if (self->selected != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-calendar", "x", self->selected);
}

static void
booking_done_cb (RespiteCoursesTab *self)
{
  gtk_stack_set_visible_child_name (self->side, "new");
}

static void
respite_courses_tab_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RESPITE_TYPE_COURSES_TAB);

  G_OBJECT_CLASS (respite_courses_tab_parent_class)->dispose (object);
}

static void
respite_courses_tab_finalize (GObject *object)
{
  g_clear_pointer (&RESPITE_COURSES_TAB (object)->protocols, g_ptr_array_unref);
  g_clear_pointer (&RESPITE_COURSES_TAB (object)->sessions, g_ptr_array_unref);

  G_OBJECT_CLASS (respite_courses_tab_parent_class)->finalize (object);
}

static void
respite_courses_tab_class_init (RespiteCoursesTabClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RespitePageClass *page_class = RESPITE_PAGE_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_BOOKING_PANEL);
  g_type_ensure (RESPITE_TYPE_CHAIR_CHOICE);
  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);
  g_type_ensure (RESPITE_TYPE_ERROR_BAR);
  g_type_ensure (RESPITE_TYPE_FLOW);
  g_type_ensure (RESPITE_TYPE_REVIEW_PANEL);
  g_type_ensure (RESPITE_TYPE_WRAP);

  object_class->dispose = respite_courses_tab_dispose;
  object_class->finalize = respite_courses_tab_finalize;
  page_class->load = respite_courses_tab_load;
  page_class->changed = respite_courses_tab_changed;
  page_class->forget = respite_courses_tab_forget;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-courses-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteCoursesTab, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteCoursesTab, empty_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteCoursesTab, list);
  gtk_widget_class_bind_template_child (widget_class, RespiteCoursesTab, sessions_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteCoursesTab, session_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteCoursesTab, course_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteCoursesTab, due_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteCoursesTab, side);
  gtk_widget_class_bind_template_child (widget_class, RespiteCoursesTab, panel);
  gtk_widget_class_bind_template_child (widget_class, RespiteCoursesTab, review_panel);
  gtk_widget_class_bind_template_child (widget_class, RespiteCoursesTab, review_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteCoursesTab, reviews_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteCoursesTab, protocol_drop);
  gtk_widget_class_bind_template_child (widget_class, RespiteCoursesTab, protocol_names);
  gtk_widget_class_bind_template_child (widget_class, RespiteCoursesTab, review_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteCoursesTab, about_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteCoursesTab, evidence_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteCoursesTab, start_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteCoursesTab, time_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteCoursesTab, chair_choice);
  gtk_widget_class_bind_template_child (widget_class, RespiteCoursesTab, reason_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteCoursesTab, preview_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteCoursesTab, create_button);
  gtk_widget_class_bind_template_callback (widget_class, course_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, session_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, protocol_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, plan_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, calendar_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, review_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, booking_done_cb);
  gtk_widget_class_install_action (widget_class, "courses.move", "x", session_action_cb);
  gtk_widget_class_install_action (widget_class, "courses.book-again", "x", session_action_cb);
}

static void
respite_courses_tab_init (RespiteCoursesTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
