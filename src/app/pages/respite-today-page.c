/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-today-page.h"

#include <glib/gi18n.h>

#include "base/respite-time.h"
#include "models/respite-board-item.h"
#include "models/respite-session-jobs.h"
#include "models/respite-safety-jobs.h"
#include "pages/respite-access-list.h"
#include "widgets/respite-board-card.h"
#include "widgets/respite-empty-state.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-safety-row.h"
#include "widgets/respite-template.h"
#include "widgets/respite-text.h"
#include "widgets/respite-toast-overlay.h"

/* Doses and countdowns are counted by the service: read again every so many seconds while something runs. */
#define REFRESH_SECONDS 15

struct _RespiteTodayPage
{
  RespitePage      parent_instance;

  /* Template children, owned by the template */
  GtkLabel        *date_label;
  RespiteErrorBar *error_bar;
  GtkWidget       *safety_box;
  GtkLabel        *safety_heading;
  GtkListBox      *safety_list;
  GtkStack        *stack;
  GtkListBox      *list;

  GListStore      *store;       /* owned */
  guint            tick_source;
  guint            n_ticks;
};

G_DEFINE_FINAL_TYPE (RespiteTodayPage, respite_today_page, RESPITE_TYPE_PAGE)

static gpointer
board_job (RespiteOffice *office,
           gpointer data  G_GNUC_UNUSED,
           GError       **error)
{
  return respite_office_list_board (office, error);
}

static void
board_done (gpointer           page,
            gpointer           result,
            const GError      *error,
            gpointer user_data G_GNUC_UNUSED)
{
  RespiteTodayPage *self = page;
  GtkWidget *board = GTK_WIDGET (self->stack);
  GtkWidget *focus;
  gboolean was_empty = g_list_model_get_n_items (G_LIST_MODEL (self->store)) == 0;

  respite_error_bar_show (self->error_bar, error);
  if (result == NULL)
    return;

  focus = gtk_root_get_focus (gtk_widget_get_root (page));
  respite_board_items_update (self->store, result);
  gtk_stack_set_visible_child_name (self->stack,
                                    g_list_model_get_n_items (G_LIST_MODEL (self->store)) > 0 ? "board" : "empty");

  /* The page came to front before it had a row: Return leads to the first visit, which is the one that runs. */
  if (was_empty && gtk_widget_get_mapped (page) &&
      (focus == NULL || gtk_widget_is_ancestor (focus, board) || gtk_widget_is_ancestor (board, focus)))
    gtk_widget_grab_focus (page);
}

static void
acknowledged_cb (gpointer           page,
                 gpointer result    G_GNUC_UNUSED,
                 const GError      *error,
                 gpointer user_data G_GNUC_UNUSED)
{
  RespiteTodayPage *self = page;

  respite_error_bar_show (self->error_bar, error);
  if (error == NULL)
    respite_toast_show (page, _ ("Written down with your name and the time."));
}

static void
acknowledge_cb (RespiteTodayPage *self,
                gint64            id,
                const char       *action)
{
  respite_page_run (RESPITE_PAGE (self), respite_safety_acknowledge_job, respite_safety_action_new (id, action),
                    respite_safety_action_free, NULL, acknowledged_cb, NULL);
}

static void
open_patient_cb (RespiteTodayPage *self,
                 gint64            patient_id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-patient", "x", patient_id);
}

static RespiteSafetyRow *
find_safety_row (RespiteTodayPage *self,
                 gint64            id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->safety_list, i)) != NULL; i++)
    if (respite_safety_row_get_id (RESPITE_SAFETY_ROW (row)) == id)
      return RESPITE_SAFETY_ROW (row);

  return NULL;
}

static gboolean
has_item (const RespiteSafetyBoard *board,
          gint64                    id)
{
  for (guint i = 0; board->items != NULL && i < board->items->len; i++)
    if (((const RespiteSafetyItem *) g_ptr_array_index (board->items, i))->id == id)
      return TRUE;

  return FALSE;
}

static void
remove_done_rows (RespiteTodayPage         *self,
                  const RespiteSafetyBoard *board)
{
  GtkListBoxRow *row;
  int i = 0;

  while ((row = gtk_list_box_get_row_at_index (self->safety_list, i)) != NULL)
    if (has_item (board, respite_safety_row_get_id (RESPITE_SAFETY_ROW (row))))
      i++;
    else
      gtk_list_box_remove (self->safety_list, GTK_WIDGET (row));
}

/* Rows stay as long as their answers stand open: what is being typed into one is not lost when the board is read. */
static void
show_safety_row (RespiteTodayPage        *self,
                 const RespiteSafetyItem *item,
                 int                      position)
{
  RespiteClinic *clinic = respite_page_get_clinic (RESPITE_PAGE (self));
  RespiteSafetyRow *row = find_safety_row (self, item->id);
  g_autofree char *at = respite_text_day_and_time (item->raised_at, respite_clinic_get_zone (clinic));
  g_autofree char *since = g_strdup_printf (_ ("since %s"), at);

  if (row == NULL)
    {
      row = respite_safety_row_new ();
      g_signal_connect_object (row, "acknowledge", G_CALLBACK (acknowledge_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "open-patient", G_CALLBACK (open_patient_cb), self, G_CONNECT_SWAPPED);
      gtk_list_box_insert (self->safety_list, GTK_WIDGET (row), position);
    }
  respite_safety_row_show (row, item, since, respite_clinic_may (clinic, RESPITE_FUNCTION_SAFETY_ACKNOWLEDGE));
}

/* Who may not read the answers is told to fetch somebody who may. */
static void
safety_done (gpointer           page,
             gpointer           result,
             const GError      *error,
             gpointer user_data G_GNUC_UNUSED)
{
  RespiteTodayPage *self = page;
  RespiteSafetyBoard *board = result;
  g_autofree char *text = NULL;

  if (error != NULL)
    respite_error_bar_show (self->error_bar, error);
  if (board == NULL)
    return;

  text = g_strdup_printf (board->items != NULL ?
                          ngettext ("%u safety answer waits for somebody to look at it",
                                    "%u safety answers wait for somebody to look at them", board->count) :
                          ngettext ("%u safety answer is open: fetch a nurse or a prescriber now",
                                    "%u safety answers are open: fetch a nurse or a prescriber now", board->count),
                          board->count);
  gtk_label_set_text (self->safety_heading, text);
  remove_done_rows (self, board);
  for (guint i = 0; board->items != NULL && i < board->items->len; i++)
    show_safety_row (self, g_ptr_array_index (board->items, i), (int) i);
  gtk_widget_set_visible (GTK_WIDGET (self->safety_list), board->items != NULL && board->count > 0);
  gtk_widget_set_visible (self->safety_box, board->count > 0);
  respite_safety_board_free (board);
}

static void
respite_today_page_load (RespitePage *page)
{
  RespiteTodayPage *self = RESPITE_TODAY_PAGE (page);
  RespiteClinic *clinic = respite_page_get_clinic (page);
  gint64 now = respite_clock_get_now (respite_clinic_get_clock (clinic));
  g_autofree char *day = respite_time_format_date (now, respite_clinic_get_zone (clinic));
  g_autofree char *date = respite_text_weekday (day);

  gtk_label_set_text (self->date_label, date);
  respite_page_read (page, board_job, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, board_done, NULL);
  respite_page_read (page, respite_safety_board_job, NULL, NULL, respite_safety_board_free, safety_done, NULL);
}

static gboolean
tick_cb (gpointer user_data)
{
  RespiteTodayPage *self = user_data;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (GTK_IS_LIST_BOX_ROW (row))
      respite_board_card_tick (RESPITE_BOARD_CARD (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))));

  if (++self->n_ticks % REFRESH_SECONDS == 0)
    respite_page_reload (RESPITE_PAGE (self));

  return G_SOURCE_CONTINUE;
}

static void
respite_today_page_map (GtkWidget *widget)
{
  RespiteTodayPage *self = RESPITE_TODAY_PAGE (widget);

  GTK_WIDGET_CLASS (respite_today_page_parent_class)->map (widget);

  if (self->tick_source == 0)
    self->tick_source = g_timeout_add_seconds (1, tick_cb, self);
}

static gboolean
respite_today_page_grab_focus (GtkWidget *widget)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (RESPITE_TODAY_PAGE (widget)->list, 0);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
respite_today_page_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&RESPITE_TODAY_PAGE (widget)->tick_source, g_source_remove);

  GTK_WIDGET_CLASS (respite_today_page_parent_class)->unmap (widget);
}

static GtkWidget *
create_card (gpointer item,
             gpointer user_data)
{
  RespiteClinic *clinic = respite_page_get_clinic (user_data);

  return respite_board_card_new (item, respite_clinic_may (clinic, RESPITE_FUNCTION_RECORD_VIEW),
                                 respite_clinic_get_zone (clinic), respite_clinic_get_clock (clinic));
}

static void
row_activated_cb (RespiteTodayPage *self,
                  GtkListBoxRow    *row)
{
  g_autoptr (RespiteBoardItem) item = g_list_model_get_item (G_LIST_MODEL (self->store),
                                                             (guint) gtk_list_box_row_get_index (row));
  const RespiteSession *session = respite_board_item_get_row (item)->session;

  if (respite_clinic_may (respite_page_get_clinic (RESPITE_PAGE (self)), RESPITE_FUNCTION_RECORD_VIEW))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-session", "x", session->id);
  else
    open_patient_cb (self, session->patient_id);
}

static void
checked_in_cb (gpointer           page,
               gpointer result    G_GNUC_UNUSED,
               const GError      *error,
               gpointer user_data G_GNUC_UNUSED)
{
  RespiteTodayPage *self = page;

  respite_error_bar_show (self->error_bar, error);
  if (error == NULL)
    respite_toast_show (page, _ ("Checked in."));
}

/* For a person who may not see the visit itself: the front desk. */
static void
check_in_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  RespiteSessionJob *job = respite_session_job_new (g_variant_get_int64 (parameter));

  respite_page_run (RESPITE_PAGE (widget), respite_session_check_in_job, job,
                    (GDestroyNotify) respite_session_job_free, NULL, checked_in_cb, NULL);
}

static void
find_patient_cb (RespiteTodayPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.search", NULL);
}

static void
respite_today_page_dispose (GObject *object)
{
  RespiteTodayPage *self = RESPITE_TODAY_PAGE (object);

  g_clear_handle_id (&self->tick_source, g_source_remove);
  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  g_clear_object (&self->store);
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_TODAY_PAGE);

  G_OBJECT_CLASS (respite_today_page_parent_class)->dispose (object);
}

static void
respite_today_page_class_init (RespiteTodayPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_today_page_dispose;
  widget_class->focus = respite_template_focus;
  widget_class->grab_focus = respite_today_page_grab_focus;
  widget_class->map = respite_today_page_map;
  widget_class->unmap = respite_today_page_unmap;
  RESPITE_PAGE_CLASS (klass)->load = respite_today_page_load;

  g_type_ensure (RESPITE_TYPE_ACCESS_LIST);
  g_type_ensure (RESPITE_TYPE_EMPTY_STATE);
  g_type_ensure (RESPITE_TYPE_ERROR_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteTodayPage, date_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteTodayPage, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteTodayPage, safety_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteTodayPage, safety_heading);
  gtk_widget_class_bind_template_child (widget_class, RespiteTodayPage, safety_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteTodayPage, stack);
  gtk_widget_class_bind_template_child (widget_class, RespiteTodayPage, list);
  gtk_widget_class_install_action (widget_class, "board.check-in", "x", check_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_patient_cb);
}

static void
respite_today_page_init (RespiteTodayPage *self)
{
  self->store = g_list_store_new (RESPITE_TYPE_BOARD_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->store), create_card, self, NULL);
}
