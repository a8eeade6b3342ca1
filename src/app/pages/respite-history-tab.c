/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-history-tab.h"

#include <glib/gi18n.h>

#include "models/respite-record-words.h"
#include "pages/respite-audit-detail.h"
#include "service/respite-audit-actions.h"
#include "service/respite-office-audit.h"
#include "service/respite-patient-merge-acts.h"
#include "widgets/respite-empty-state.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-row.h"
#include "widgets/respite-text.h"

/* So many rows at first, and so many more each time they are asked for. */
#define ROWS_STEP 50

struct _RespiteHistoryTab
{
  RespitePage        parent_instance;

  /* Template children, owned by the template */
  RespiteErrorBar   *error_bar;
  GtkDropDown       *what_drop;
  GtkDropDown       *field_drop;
  GtkStringList     *field_names;
  GtkWidget         *count_box;
  GtkLabel          *count_label;
  GtkStack          *stack;
  GtkListBox        *list;

  /* Owned: what is shown; the codes of the fields in the order of the drop-down behind "everything" */
  GPtrArray         *changes;
  GPtrArray         *fields;
  RespiteAuditNames *names;
  gboolean           is_filling;
  guint              n_rows;
};

G_DEFINE_FINAL_TYPE (RespiteHistoryTab, respite_history_tab, RESPITE_TYPE_PAGE)

typedef struct
{
  GPtrArray         *rows;
  RespiteAuditNames *names;
  gint64             n_total;
} Trail;

typedef struct
{
  gint64      patient_id;
  guint       n_rows;
  const char *language;
} Query;

static void
trail_free (gpointer data)
{
  Trail *trail = data;

  g_clear_pointer (&trail->rows, g_ptr_array_unref);
  respite_audit_names_free (trail->names);
  g_free (trail);
}

static gpointer
list_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  const Query *query = data;
  RespiteAuditFilter filter = { .patient_id = query->patient_id, .descending = TRUE, .limit = query->n_rows };
  gint64 n_total = 0;
  GPtrArray *rows = respite_office_list_audit (office, &filter, &n_total, error);
  Trail *trail;

  if (rows == NULL)
    return NULL;

  trail = g_new0 (Trail, 1);
  trail->rows = rows;
  trail->names = respite_audit_names_new (office, query->language);
  trail->n_total = n_total;

  return trail;
}

static void
fill_audit (RespiteRow *row,
            gpointer    item,
            gpointer    user_data)
{
  RespiteAuditEntry *entry = item;
  GTimeZone *zone = respite_clinic_get_zone (respite_page_get_clinic (user_data));
  g_autofree char *day = respite_text_day_and_time (entry->row.at, zone);
  g_autofree char *subtitle = respite_audit_detail_dup (entry, RESPITE_HISTORY_TAB (user_data)->names, zone);
  gboolean is_done = entry->row.outcome == NULL || g_str_equal (entry->row.outcome, "done");

  respite_row_set (row, entry->row.seq, _ (respite_audit_action_get_words (entry->row.action)), subtitle, day);
  respite_row_set_chip (row, is_done ? NULL : _ ("Refused"), is_done ? "" : "stop");
}

static gpointer
change_job (RespiteOffice *office,
            gpointer       data,
            GError       **error)
{
  return respite_office_list_patient_history (office, *(gint64 *) data, error);
}

/* "Novak → Nováková", or the one of them that there is. */
static char *
describe (const RespitePatientChange *change)
{
  g_autofree char *before = respite_text_field (change->field, change->before);
  g_autofree char *after = respite_text_field (change->field, change->after);

  if (*before == '\0')
    return g_steal_pointer (&after);
  if (*after == '\0')
    return g_strdup_printf (_ ("%s → (nothing)"), before);

  return g_strdup_printf ("%s → %s", before, after);
}

static void
fill_change (RespiteRow *row,
             gpointer    item,
             gpointer    user_data)
{
  RespitePatientChange *change = item;
  GTimeZone *zone = respite_clinic_get_zone (respite_page_get_clinic (user_data));
  g_autofree char *day = respite_text_day_and_time (change->at, zone);
  g_autofree char *what = describe (change);
  g_autofree char *title = g_strdup_printf ("%s: %s", respite_words_field (change->field), what);
  g_autofree char *who = NULL;

  /* TRANSLATORS: "%s" is a name, then the number of another record of the same person. */
  if (change->from_mrn != NULL)
    who = g_strdup_printf (_ ("%s, in the record MRN %s"), change->staff_name, change->from_mrn);
  respite_row_set (row, 0, title, who != NULL ? who : change->staff_name, day);
  respite_row_set_chip (row, NULL, "");
}

static void
show_count (RespiteHistoryTab *self,
            guint              n_shown,
            gint64             n_all)
{
  g_autofree char *count = g_strdup_printf (_ ("The newest %u of %d"), n_shown, (int) n_all);

  gtk_label_set_label (self->count_label, count);
  gtk_widget_set_visible (self->count_box, n_all > n_shown);
}

static void
show_changes (RespiteHistoryTab *self)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  guint selected = gtk_drop_down_get_selected (self->field_drop);
  const char *field = selected > 0 && selected <= self->fields->len ?
                      g_ptr_array_index (self->fields, selected - 1) : NULL;
  guint n_all = 0;

  for (guint i = 0; i < self->changes->len; i++)
    {
      RespitePatientChange *change = g_ptr_array_index (self->changes, i);

      if (field != NULL && !g_str_equal (field, change->field))
        continue;
      if (n_all++ < self->n_rows)
        g_ptr_array_add (shown, change);
    }
  respite_row_sync_list (self->list, shown, fill_change, self);
  gtk_stack_set_visible_child_name (self->stack, shown->len > 0 ? "list" : "empty");
  show_count (self, shown->len, n_all);
}

/* The fields that ever changed, to look at one alone; the one that was chosen stays. */
static void
show_fields (RespiteHistoryTab *self)
{
  guint selected = gtk_drop_down_get_selected (self->field_drop);
  g_autofree char *chosen = selected > 0 && selected <= self->fields->len ?
                            g_strdup (g_ptr_array_index (self->fields, selected - 1)) : NULL;

  self->is_filling = TRUE;
  g_ptr_array_set_size (self->fields, 0);
  gtk_string_list_splice (self->field_names, 1, g_list_model_get_n_items (G_LIST_MODEL (self->field_names)) - 1, NULL);
  for (guint i = 0; i < self->changes->len; i++)
    {
      const RespitePatientChange *change = g_ptr_array_index (self->changes, i);

      if (g_ptr_array_find_with_equal_func (self->fields, change->field, g_str_equal, NULL))
        continue;
      g_ptr_array_add (self->fields, g_strdup (change->field));
      gtk_string_list_append (self->field_names, respite_words_field (change->field));
      if (g_strcmp0 (chosen, change->field) == 0)
        gtk_drop_down_set_selected (self->field_drop, self->fields->len);
    }
  self->is_filling = FALSE;
}

static void
changes_listed_cb (gpointer      page,
                   gpointer      result,
                   const GError *error,
                   gpointer      user_data)
{
  RespiteHistoryTab *self = page;

  respite_error_bar_show (self->error_bar, error);
  if (result == NULL)
    return;

  g_ptr_array_unref (self->changes);
  self->changes = result;
  show_fields (self);
  show_changes (self);
}

static void
field_selected_cb (RespiteHistoryTab *self)
{
  if (!self->is_filling && respite_page_get_clinic (RESPITE_PAGE (self)) != NULL)
    show_changes (self);
}

static void
what_selected_cb (RespiteHistoryTab *self)
{
  self->n_rows = ROWS_STEP;
  respite_page_reload (RESPITE_PAGE (self));
}

static void
more_clicked_cb (RespiteHistoryTab *self)
{
  self->n_rows += ROWS_STEP;
  respite_page_reload (RESPITE_PAGE (self));
}

static void
listed_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  RespiteHistoryTab *self = page;
  Trail *trail = result;

  respite_error_bar_show (self->error_bar, error);
  if (trail == NULL)
    return;

  respite_audit_names_free (self->names);
  self->names = g_steal_pointer (&trail->names);
  respite_row_sync_list (self->list, trail->rows, fill_audit, self);
  gtk_stack_set_visible_child_name (self->stack, trail->rows->len > 0 ? "list" : "empty");
  show_count (self, trail->rows->len, trail->n_total);
  trail_free (trail);
}

static void
respite_history_tab_load (RespitePage *page)
{
  RespiteHistoryTab *self = RESPITE_HISTORY_TAB (page);
  gboolean can_audit = respite_clinic_may (respite_page_get_clinic (page), RESPITE_FUNCTION_AUDIT_VIEW);
  gboolean is_audit = can_audit && gtk_drop_down_get_selected (self->what_drop) == 1;

  gtk_widget_set_visible (GTK_WIDGET (self->what_drop), can_audit);
  gtk_widget_set_visible (GTK_WIDGET (self->field_drop), !is_audit);
  if (respite_page_get_subject (page) == 0)
    return;

  if (!is_audit)
    respite_page_read (page, change_job, respite_page_dup_id (respite_page_get_subject (page)), g_free,
                       (GDestroyNotify) g_ptr_array_unref, changes_listed_cb, NULL);
  else
    {
      Query query = { respite_page_get_subject (page), self->n_rows, respite_text_language () };

      respite_page_read (page, list_job, g_memdup2 (&query, sizeof query), g_free, trail_free, listed_cb, NULL);
    }
}

static void
respite_history_tab_forget (RespitePage *page)
{
  RespiteHistoryTab *self = RESPITE_HISTORY_TAB (page);

  self->n_rows = ROWS_STEP;
  respite_row_sync_list (self->list, NULL, NULL, NULL);
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
respite_history_tab_finalize (GObject *object)
{
  RespiteHistoryTab *self = RESPITE_HISTORY_TAB (object);

  g_ptr_array_unref (self->changes);
  g_ptr_array_unref (self->fields);
  respite_audit_names_free (self->names);

  G_OBJECT_CLASS (respite_history_tab_parent_class)->finalize (object);
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
  object_class->finalize = respite_history_tab_finalize;
  page_class->load = respite_history_tab_load;
  page_class->changed = respite_history_tab_changed;
  page_class->forget = respite_history_tab_forget;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-history-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteHistoryTab, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteHistoryTab, what_drop);
  gtk_widget_class_bind_template_child (widget_class, RespiteHistoryTab, field_drop);
  gtk_widget_class_bind_template_child (widget_class, RespiteHistoryTab, field_names);
  gtk_widget_class_bind_template_child (widget_class, RespiteHistoryTab, count_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteHistoryTab, count_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteHistoryTab, stack);
  gtk_widget_class_bind_template_child (widget_class, RespiteHistoryTab, list);
  gtk_widget_class_bind_template_callback (widget_class, field_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, what_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_clicked_cb);
}

static void
respite_history_tab_init (RespiteHistoryTab *self)
{
  self->n_rows = ROWS_STEP;
  self->changes = g_ptr_array_new ();
  self->fields = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}
