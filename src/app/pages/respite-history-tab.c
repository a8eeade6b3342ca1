/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-history-tab.h"

#include <glib/gi18n.h>

#include "models/respite-audit-words.h"
#include "service/respite-office-audit.h"
#include "widgets/respite-empty-state.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-row.h"
#include "widgets/respite-text.h"

#define ROWS_MAX 50

struct _RespiteHistoryTab
{
  RespitePage      parent_instance;

  /* Template children, owned by the template */
  RespiteErrorBar *error_bar;
  GtkLabel        *count_label;
  GtkStack        *stack;
  GtkListBox      *list;
};

G_DEFINE_FINAL_TYPE (RespiteHistoryTab, respite_history_tab, RESPITE_TYPE_PAGE)

typedef struct
{
  GPtrArray *rows;
  gint64     n_total;
} Trail;

static void
trail_free (gpointer data)
{
  Trail *trail = data;

  g_clear_pointer (&trail->rows, g_ptr_array_unref);
  g_free (trail);
}

static gpointer
list_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  RespiteAuditFilter filter = { .patient_id = *(gint64 *) data, .descending = TRUE, .limit = ROWS_MAX };
  gint64 n_total = 0;
  GPtrArray *rows = respite_office_list_audit (office, &filter, &n_total, error);
  Trail *trail;

  if (rows == NULL)
    return NULL;

  trail = g_new0 (Trail, 1);
  trail->rows = rows;
  trail->n_total = n_total;

  return trail;
}

static void
fill_row (RespiteRow *row,
          gpointer    item,
          gpointer    user_data)
{
  RespiteAuditEntry *entry = item;
  GTimeZone *zone = respite_clinic_get_zone (respite_page_get_clinic (user_data));
  g_autofree char *day = respite_text_day_and_time (entry->row.at, zone);
  g_autofree char *subtitle = respite_audit_words_dup_detail (entry);
  gboolean is_done = entry->row.outcome == NULL || g_str_equal (entry->row.outcome, "done");

  respite_row_set (row, entry->row.seq, respite_audit_words_get_action (entry->row.action), subtitle, day);
  respite_row_set_chip (row, is_done ? NULL : _ ("Refused"), is_done ? "" : "stop");
}

static void
listed_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  RespiteHistoryTab *self = page;
  Trail *trail = result;
  g_autofree char *count = NULL;

  respite_error_bar_show (self->error_bar, error);
  if (trail == NULL)
    return;

  respite_row_sync_list (self->list, trail->rows, fill_row, self);
  gtk_stack_set_visible_child_name (self->stack, trail->rows->len > 0 ? "list" : "empty");
  count = g_strdup_printf (_ ("The newest %u of %d"), trail->rows->len, (int) trail->n_total);
  gtk_label_set_label (self->count_label, trail->n_total > trail->rows->len ? count : "");
  trail_free (trail);
}

static void
respite_history_tab_load (RespitePage *page)
{
  if (respite_page_get_subject (page) != 0)
    respite_page_read (page, list_job, respite_page_dup_id (respite_page_get_subject (page)), g_free,
                       trail_free, listed_cb, NULL);
}

static void
respite_history_tab_changed (RespitePage      *page,
                             RespiteChangeSet *changes)
{
  if (respite_change_set_has_patient (changes, respite_page_get_subject (page)))
    respite_history_tab_load (page);
}

static void
respite_history_tab_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RESPITE_TYPE_HISTORY_TAB);

  G_OBJECT_CLASS (respite_history_tab_parent_class)->dispose (object);
}

static void
respite_history_tab_class_init (RespiteHistoryTabClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RespitePageClass *page_class = RESPITE_PAGE_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_EMPTY_STATE);
  g_type_ensure (RESPITE_TYPE_ERROR_BAR);

  object_class->dispose = respite_history_tab_dispose;
  page_class->load = respite_history_tab_load;
  page_class->changed = respite_history_tab_changed;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-history-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteHistoryTab, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteHistoryTab, count_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteHistoryTab, stack);
  gtk_widget_class_bind_template_child (widget_class, RespiteHistoryTab, list);
}

static void
respite_history_tab_init (RespiteHistoryTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
