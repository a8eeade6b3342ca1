/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-courses-tab.h"

#include <glib/gi18n.h>

#include "base/respite-str.h"
#include "base/respite-time.h"
#include "models/respite-record-words.h"
#include "service/respite-course-acts.h"
#include "service/respite-session-acts.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-row.h"
#include "widgets/respite-session-words.h"
#include "widgets/respite-text.h"
#include "widgets/respite-toast-overlay.h"

struct _RespiteCoursesTab
{
  RespitePage      parent_instance;

  /* Owned */
  GPtrArray       *protocols;
  gint64           selected;

  /* Template children, owned by the template */
  RespiteErrorBar *error_bar;
  GtkWidget       *empty_label;
  GtkListBox      *list;
  GtkWidget       *sessions_label;
  GtkListBox      *session_list;
  GtkWidget       *new_box;
  GtkDropDown     *protocol_drop;
  GtkStringList   *protocol_names;
  GtkWidget       *review_label;
  GtkLabel        *about_label;
  GtkLabel        *evidence_label;
  RespiteEntryRow *start_row;
  RespiteEntryRow *time_row;
  RespiteEntryRow *chair_row;
  GtkLabel        *preview_label;
  GtkWidget       *create_button;
};

G_DEFINE_FINAL_TYPE (RespiteCoursesTab, respite_courses_tab, RESPITE_TYPE_PAGE)

typedef struct
{
  gint64 patient_id;
  gint64 protocol_id;
  char  *start_on;
  int    minutes;
  char  *chair;
} Plan;

static void
plan_free (gpointer data)
{
  Plan *plan = data;

  g_free (plan->start_on);
  g_free (plan->chair);
  g_free (plan);
}

static gpointer
courses_job (RespiteOffice *office,
             gpointer       data,
             GError       **error)
{
  return respite_office_list_courses (office, *(gint64 *) data, error);
}

static gpointer
sessions_job (RespiteOffice *office,
              gpointer       data,
              GError       **error)
{
  RespiteSessionFilter filter = { .course_id = *(gint64 *) data };

  return respite_office_list_sessions (office, &filter, error);
}

static gpointer
protocols_job (RespiteOffice *office,
               gpointer       data,
               GError       **error)
{
  return respite_office_list_protocols (office, data, error);
}

static gpointer
create_job (RespiteOffice *office,
            gpointer       data,
            GError       **error)
{
  Plan *plan = data;
  gint64 id = respite_office_add_course (office, plan->patient_id, plan->protocol_id, plan->start_on, plan->minutes,
                                         plan->chair, error);

  return id != 0 ? g_memdup2 (&id, sizeof id) : NULL;
}

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
  RespiteSession *session = item;
  GTimeZone *zone = respite_clinic_get_zone (respite_page_get_clinic (user_data));
  g_autofree char *day = respite_text_day_and_time (session->planned_at, zone);
  g_autofree char *title = g_strdup_printf (_ ("Session %d of %d"), session->number, session->of);

  respite_row_set (row, session->id, title, day, session->chair);
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
  g_autoptr (GPtrArray) sessions = result;

  respite_error_bar_show (self->error_bar, error);
  if (sessions == NULL)
    return;

  respite_row_sync_list (self->session_list, sessions, fill_session, self);
  gtk_widget_set_visible (self->sessions_label, sessions->len > 0);
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
      respite_row_sync_list (self->session_list, NULL, fill_session, self);
      gtk_widget_set_visible (self->sessions_label, FALSE);
      return;
    }

  respite_page_read (RESPITE_PAGE (self), sessions_job, respite_page_dup_id (self->selected), g_free,
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

static void
show_preview (RespiteCoursesTab *self)
{
  const RespiteProtocol *protocol = get_protocol (self);
  g_autofree char *start = respite_text_read_date (respite_entry_row_get_text (self->start_row));
  g_autoptr (GString) text = g_string_new (NULL);
  int minutes;
  GDate first;
  gboolean is_plan = protocol != NULL && respite_date_parse (start, &first) &&
                     respite_text_read_time (respite_entry_row_get_text (self->time_row), &minutes);

  gtk_widget_set_sensitive (self->create_button, is_plan);
  if (!is_plan)
    {
      gtk_label_set_label (self->preview_label, _ ("Write the first day and the time."));
      return;
    }

  for (guint i = 0; i < protocol->spacing_days->len; i++)
    {
      GDate day = first;
      g_autofree char *date = NULL;
      g_autofree char *shown = NULL;

      g_date_add_days (&day, (guint) g_array_index (protocol->spacing_days, int, i));
      date = respite_date_format (&day);
      shown = respite_text_weekday (date);
      g_string_append_printf (text, "%s%u.  %s, %02d:%02d", i > 0 ? "\n" : "", i + 1, shown, minutes / 60,
                              minutes % 60);
    }
  gtk_label_set_label (self->preview_label, text->str);
}

static void
protocol_changed_cb (RespiteCoursesTab *self)
{
  const RespiteProtocol *protocol = get_protocol (self);
  g_autofree char *about = NULL;

  if (protocol == NULL)
    return;

  about = g_strdup_printf (_ ("%s. %d sessions (%d to %d), visits of %d min."), protocol->indication,
                           protocol->sessions, protocol->sessions_min, protocol->sessions_max,
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
  for (guint i = 0; self->protocols != NULL && i < self->protocols->len; i++)
    g_ptr_array_add (names, ((RespiteProtocol *) g_ptr_array_index (self->protocols, i))->name);
  g_ptr_array_add (names, NULL);
  gtk_string_list_splice (self->protocol_names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->protocol_names)),
                          (const char *const *) names->pdata);
  protocol_changed_cb (self);
}

static void
respite_courses_tab_load (RespitePage *page)
{
  RespiteCoursesTab *self = RESPITE_COURSES_TAB (page);
  gboolean can_edit = respite_clinic_may (respite_page_get_clinic (page), RESPITE_FUNCTION_COURSE_EDIT);

  if (respite_page_get_subject (page) == 0)
    return;

  gtk_widget_set_visible (self->new_box, can_edit);
  respite_page_read (page, courses_job, respite_page_dup_id (respite_page_get_subject (page)), g_free,
                     (GDestroyNotify) g_ptr_array_unref, courses_read_cb, NULL);
  if (can_edit && self->protocols == NULL)
    respite_page_read (page, protocols_job, g_strdup (respite_text_language ()), g_free,
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

static void
created_cb (gpointer      page,
            gpointer      result,
            const GError *error,
            gpointer      user_data)
{
  RespiteCoursesTab *self = page;
  g_autofree gint64 *id = result;

  respite_error_bar_show (self->error_bar, error);
  gtk_widget_set_sensitive (self->create_button, TRUE);
  if (id == NULL)
    return;

  respite_entry_row_set_text (self->start_row, "");
  respite_toast_show (page, _ ("The course is on the calendar."));
}

static void
create_clicked_cb (RespiteCoursesTab *self)
{
  const RespiteProtocol *protocol = get_protocol (self);
  Plan *plan;

  if (protocol == NULL)
    return;

  plan = g_new0 (Plan, 1);
  plan->patient_id = respite_page_get_subject (RESPITE_PAGE (self));
  plan->protocol_id = protocol->id;
  plan->start_on = respite_text_read_date (respite_entry_row_get_text (self->start_row));
  plan->chair = g_strdup (respite_entry_row_get_text (self->chair_row));
  if (!respite_text_read_time (respite_entry_row_get_text (self->time_row), &plan->minutes))
    {
      respite_entry_row_set_error (self->time_row, _ ("Write the time as 10:00."));
      plan_free (plan);
      return;
    }

  gtk_widget_set_sensitive (self->create_button, FALSE);
  respite_page_run (RESPITE_PAGE (self), create_job, plan, plan_free, g_free, created_cb, NULL);
}

static void
session_activated_cb (RespiteCoursesTab *self,
                      GtkListBoxRow     *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-session", "x", respite_row_get_id (RESPITE_ROW (row)));
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

  G_OBJECT_CLASS (respite_courses_tab_parent_class)->finalize (object);
}

static void
respite_courses_tab_class_init (RespiteCoursesTabClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RespitePageClass *page_class = RESPITE_PAGE_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);
  g_type_ensure (RESPITE_TYPE_ERROR_BAR);

  object_class->dispose = respite_courses_tab_dispose;
  object_class->finalize = respite_courses_tab_finalize;
  page_class->load = respite_courses_tab_load;
  page_class->changed = respite_courses_tab_changed;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-courses-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteCoursesTab, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteCoursesTab, empty_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteCoursesTab, list);
  gtk_widget_class_bind_template_child (widget_class, RespiteCoursesTab, sessions_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteCoursesTab, session_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteCoursesTab, new_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteCoursesTab, protocol_drop);
  gtk_widget_class_bind_template_child (widget_class, RespiteCoursesTab, protocol_names);
  gtk_widget_class_bind_template_child (widget_class, RespiteCoursesTab, review_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteCoursesTab, about_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteCoursesTab, evidence_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteCoursesTab, start_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteCoursesTab, time_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteCoursesTab, chair_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteCoursesTab, preview_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteCoursesTab, create_button);
  gtk_widget_class_bind_template_callback (widget_class, course_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, session_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, protocol_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, plan_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_clicked_cb);
}

static void
respite_courses_tab_init (RespiteCoursesTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
