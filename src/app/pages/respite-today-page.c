/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-today-page.h"

#include "base/respite-time.h"
#include "models/respite-board-item.h"
#include "widgets/respite-board-card.h"
#include "widgets/respite-empty-state.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-template.h"
#include "widgets/respite-text.h"

/* Doses and countdowns are counted by the service: read again every so many seconds while something runs. */
#define REFRESH_SECONDS 15

struct _RespiteTodayPage
{
  RespitePage      parent_instance;

  /* Template children, owned by the template */
  GtkLabel        *date_label;
  RespiteErrorBar *error_bar;
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

  respite_error_bar_show (self->error_bar, error);
  if (result == NULL)
    return;

  respite_board_items_update (self->store, result);
  gtk_stack_set_visible_child_name (self->stack,
                                    g_list_model_get_n_items (G_LIST_MODEL (self->store)) > 0 ? "board" : "empty");
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

  return respite_board_card_new (item, respite_clinic_get_zone (clinic), respite_clinic_get_clock (clinic));
}

static void
row_activated_cb (RespiteTodayPage *self,
                  GtkListBoxRow    *row)
{
  g_autoptr (RespiteBoardItem) item = g_list_model_get_item (G_LIST_MODEL (self->store),
                                                             (guint) gtk_list_box_row_get_index (row));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-session", "x",
                              respite_board_item_get_row (item)->session->id);
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
  widget_class->map = respite_today_page_map;
  widget_class->unmap = respite_today_page_unmap;
  RESPITE_PAGE_CLASS (klass)->load = respite_today_page_load;

  g_type_ensure (RESPITE_TYPE_EMPTY_STATE);
  g_type_ensure (RESPITE_TYPE_ERROR_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteTodayPage, date_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteTodayPage, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteTodayPage, stack);
  gtk_widget_class_bind_template_child (widget_class, RespiteTodayPage, list);
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
