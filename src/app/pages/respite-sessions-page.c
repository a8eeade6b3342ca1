/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-sessions-page.h"

#include <glib/gi18n.h>

#include "base/respite-str.h"
#include "service/respite-due-acts.h"
#include "service/respite-session-acts.h"
#include "widgets/respite-due-words.h"
#include "widgets/respite-empty-state.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-row.h"
#include "widgets/respite-session-words.h"
#include "widgets/respite-template.h"
#include "widgets/respite-text.h"

#define DAYS_BACK 30
#define DAYS_AHEAD 14
#define ROWS_MOST 50

struct _RespiteSessionsPage
{
  RespitePage      parent_instance;

  /* Template children, owned by the template */
  RespiteErrorBar *error_bar;
  GtkStack        *stack;
  GtkWidget       *open_box;
  GtkListBox      *open_list;
  GtkListBox      *all_list;
  GtkLabel        *more_label;
  GtkWidget       *due_box;
  GtkListBox      *due_list;
  GtkLabel        *due_more_label;
  RespiteEntryRow *day_row;
  GtkWidget       *sheet_box;

  gint64           now;                 /* when the lists were read */
};

/* What one reading finds; one owner. */
typedef struct
{
  GPtrArray *open;
  GPtrArray *all;
  GPtrArray *due;                       /* NULL where the account may not see it */
  gint64     now;
} Found;

G_DEFINE_FINAL_TYPE (RespiteSessionsPage, respite_sessions_page, RESPITE_TYPE_PAGE)

static void
found_free (gpointer data)
{
  Found *found = data;

  g_clear_pointer (&found->open, g_ptr_array_unref);
  g_clear_pointer (&found->all, g_ptr_array_unref);
  g_clear_pointer (&found->due, g_ptr_array_unref);
  g_free (found);
}

static gpointer
list_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  gint64 now = respite_office_get_now (office);
  RespiteSessionFilter open = { .only_open = TRUE };
  RespiteSessionFilter all = { .from = now - DAYS_BACK * RESPITE_DAY_MS, .to = now + DAYS_AHEAD * RESPITE_DAY_MS };
  Found *found = g_new0 (Found, 1);

  found->now = now;
  found->open = respite_office_list_sessions (office, &open, error);
  found->all = found->open != NULL ? respite_office_list_sessions (office, &all, error) : NULL;
  if (found->all != NULL && respite_office_may (office, RESPITE_FUNCTION_COURSE_EDIT, NULL))
    {
      found->due = respite_office_list_due (office, respite_text_language (), error);
      if (found->due == NULL)
        g_clear_pointer (&found->all, g_ptr_array_unref);
    }
  if (found->all == NULL)
    g_clear_pointer (&found, found_free);

  return found;
}

static void
fill_row (RespiteRow *row,
          gpointer    item,
          gpointer    user_data)
{
  const RespiteSession *session = item;
  g_autofree char *when =
    respite_text_day_and_time (session->planned_at, respite_clinic_get_zone (respite_page_get_clinic (user_data)));
  g_autofree char *course = session->of > 0 ? g_strdup_printf (_ ("Session %d of %d"), session->number, session->of)
                                            : NULL;

  respite_row_set (row, session->id, session->patient_name, course, when);
  respite_row_set_chip (row, respite_session_state_get_word (session->state),
                        respite_session_state_get_style (session->state));
}

/* A row stands for its patient. */
static void
fill_due (RespiteRow *row,
          gpointer    item,
          gpointer    user_data)
{
  const RespiteCourseDue *due = item;
  g_autofree char *text = respite_due_words_dup (due, respite_clinic_get_zone (respite_page_get_clinic (user_data)));
  g_autofree char *title = g_strdup_printf ("%s · %s", due->patient_name, due->protocol_name);

  respite_row_set (row, due->patient_id, title, text, NULL);
  if (respite_due_kind_is_off_plan (due->kind))
    respite_row_set_chip (row, _ ("Off plan"), "review");
  else
    respite_row_set_chip (row, _ ("Due"), "note");
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
show_due (RespiteSessionsPage *self,
          GPtrArray           *due)
{
  guint n = due != NULL ? due->len : 0;
  g_autofree char *more = NULL;

  gtk_widget_set_visible (self->due_box, n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->due_more_label), n > ROWS_MOST);
  if (n > ROWS_MOST)
    {
      more = g_strdup_printf (ngettext ("%u more is not shown", "%u more are not shown", n - ROWS_MOST), n - ROWS_MOST);
      gtk_label_set_text (self->due_more_label, more);
      g_ptr_array_set_size (due, ROWS_MOST);
    }
  respite_row_sync_list (self->due_list, due, fill_due, self);
}

static void
listed_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  RespiteSessionsPage *self = page;
  Found *found = result;
  g_autofree char *more = NULL;
  guint n_rows;

  respite_error_bar_show (self->error_bar, error);
  if (found == NULL)
    return;

  self->now = found->now;
  n_rows = found->all->len + found->open->len + (found->due != NULL ? found->due->len : 0);
  gtk_widget_set_visible (self->sheet_box, respite_clinic_may (respite_page_get_clinic (page),
                                                               RESPITE_FUNCTION_HANDOUT_MAKE));
  g_ptr_array_sort (found->all, compare_newest);
  gtk_widget_set_visible (GTK_WIDGET (self->more_label), found->all->len > ROWS_MOST);
  if (found->all->len > ROWS_MOST)
    {
      more = g_strdup_printf (ngettext ("%u more is not shown", "%u more are not shown", found->all->len - ROWS_MOST),
                              found->all->len - ROWS_MOST);
      gtk_label_set_text (self->more_label, more);
      g_ptr_array_set_size (found->all, ROWS_MOST);
    }

  show_due (self, found->due);
  gtk_widget_set_visible (self->open_box, found->open->len > 0);
  respite_row_sync_list (self->open_list, found->open, fill_row, self);
  respite_row_sync_list (self->all_list, found->all, fill_row, self);
  gtk_stack_set_visible_child_name (self->stack, n_rows > 0 ? "list" : "empty");
  found_free (found);
}

static void
respite_sessions_page_load (RespitePage *page)
{
  respite_page_read (page, list_job, NULL, NULL, found_free, listed_cb, NULL);
}

static void
respite_sessions_page_changed (RespitePage      *page,
                               RespiteChangeSet *changes)
{
  if (respite_change_set_has_kind (changes, RESPITE_KIND_SESSION) ||
      respite_change_set_has_kind (changes, RESPITE_KIND_COURSE))
    respite_sessions_page_load (page);
}

static void
row_activated_cb (RespiteSessionsPage *self,
                  RespiteRow          *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-session", "x", respite_row_get_id (row));
}

static void
due_activated_cb (RespiteSessionsPage *self,
                  RespiteRow          *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-patient", "x", respite_row_get_id (row));
}

/* Noon of the day that is written, @otherwise where none is; false with a word beside it where it is no day. */
static gboolean
read_day (RespiteSessionsPage *self,
          gint64               otherwise,
          gint64              *at)
{
  GTimeZone *zone = respite_clinic_get_zone (respite_page_get_clinic (RESPITE_PAGE (self)));
  const char *day = respite_entry_row_get_text (self->day_row);

  *at = otherwise;
  if (respite_str_is_empty (day) || respite_text_read_moment (day, "12:00", zone, at))
    return TRUE;

  respite_entry_row_set_error (self->day_row, _ ("Write the day as 2026-12-01."));

  return FALSE;
}

static void
day_sheet_cb (RespiteSessionsPage *self)
{
  gint64 at;

  if (read_day (self, self->now, &at))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-day-sheet", "x", at);
}

/* Without a day tomorrow's visits, who are called today. */
static void
calls_cb (RespiteSessionsPage *self)
{
  gint64 at;

  if (read_day (self, self->now + RESPITE_DAY_MS, &at))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-paper", "(sx)", "call-list", at);
}

static void
downtime_cb (RespiteSessionsPage *self)
{
  gint64 at;

  if (read_day (self, self->now, &at))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-paper", "(sx)", "downtime-pack", at);
}

static void
find_patient_cb (RespiteSessionsPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.search", NULL);
}

static void
respite_sessions_page_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_SESSIONS_PAGE);

  G_OBJECT_CLASS (respite_sessions_page_parent_class)->dispose (object);
}

static void
respite_sessions_page_class_init (RespiteSessionsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_sessions_page_dispose;
  RESPITE_PAGE_CLASS (klass)->load = respite_sessions_page_load;
  RESPITE_PAGE_CLASS (klass)->changed = respite_sessions_page_changed;

  g_type_ensure (RESPITE_TYPE_EMPTY_STATE);
  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);
  g_type_ensure (RESPITE_TYPE_ERROR_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-sessions-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteSessionsPage, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteSessionsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, RespiteSessionsPage, open_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteSessionsPage, open_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteSessionsPage, all_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteSessionsPage, more_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteSessionsPage, day_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteSessionsPage, sheet_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteSessionsPage, due_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteSessionsPage, due_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteSessionsPage, due_more_label);
  gtk_widget_class_bind_template_callback (widget_class, calls_cb);
  gtk_widget_class_bind_template_callback (widget_class, downtime_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_sheet_cb);
  gtk_widget_class_bind_template_callback (widget_class, due_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_patient_cb);
}

static void
respite_sessions_page_init (RespiteSessionsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
