/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-compare-page.h"

#include <glib/gi18n.h>

#include "service/respite-session-acts.h"
#include "widgets/respite-compare-chart.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-template.h"
#include "widgets/respite-wrap.h"

#define MOST_EARLIER 4

struct _RespiteComparePage
{
  RespitePage          parent_instance;

  /* Template children, owned by the template */
  RespiteErrorBar     *error_bar;
  GtkLabel            *title_label;
  GtkDropDown         *count_drop;
  GtkDropDown         *way_drop;
  RespiteCompareChart *chart;
  GtkLabel            *table_label;
};

G_DEFINE_FINAL_TYPE (RespiteComparePage, respite_compare_page, RESPITE_TYPE_PAGE)

typedef struct
{
  gint64 session_id;
  int    most;
} Comparison;

static gpointer
list_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  const Comparison *comparison = data;

  return respite_office_list_compared (office, comparison->session_id, comparison->most, NULL, error);
}

static gboolean
is_overlay (RespiteComparePage *self)
{
  return gtk_drop_down_get_selected (self->way_drop) == 0;
}

static void
listed_cb (gpointer           page,
           gpointer           result,
           const GError      *error,
           gpointer user_data G_GNUC_UNUSED)
{
  RespiteComparePage *self = page;
  GPtrArray *records = result;
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;
  g_autofree char *table = NULL;

  respite_error_bar_show (self->error_bar, error);
  if (records == NULL)
    return;

  name = respite_patient_dup_name (((const RespiteSessionRecord *) g_ptr_array_index (records, 0))->patient);
  title = records->len > 1 ?
          g_strdup_printf (ngettext ("%s: this session and %u before it", "%s: this session and %u before it",
                                     records->len - 1), name, records->len - 1) :
          g_strdup_printf (_ ("%s: there is no earlier session"), name);
  gtk_label_set_text (self->title_label, title);
  respite_compare_chart_show (self->chart, records, is_overlay (self),
                              respite_clinic_get_zone (respite_page_get_clinic (page)));
  table = respite_compare_chart_dup_table (self->chart);
  gtk_label_set_text (self->table_label, table);
}

static void
respite_compare_page_load (RespitePage *page)
{
  RespiteComparePage *self = RESPITE_COMPARE_PAGE (page);
  Comparison *comparison;

  if (respite_page_get_subject (page) == 0)
    return;

  comparison = g_new0 (Comparison, 1);
  comparison->session_id = respite_page_get_subject (page);
  comparison->most = (int) MIN (gtk_drop_down_get_selected (self->count_drop) + 1, MOST_EARLIER);
  respite_page_read (page, list_job, comparison, g_free, (GDestroyNotify) g_ptr_array_unref, listed_cb, NULL);
}

static void
count_cb (RespiteComparePage *self)
{
  if (respite_page_get_clinic (RESPITE_PAGE (self)) != NULL)
    respite_page_reload (RESPITE_PAGE (self));
}

static void
way_cb (RespiteComparePage *self)
{
  if (self->chart != NULL)
    respite_compare_chart_set_overlay (self->chart, is_overlay (self));
}

static void
respite_compare_page_leave (RespitePage *page)
{
  RespiteComparePage *self = RESPITE_COMPARE_PAGE (page);

  respite_compare_chart_show (self->chart, NULL, TRUE, NULL);
  gtk_label_set_text (self->table_label, "");
}

static void
respite_compare_page_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_COMPARE_PAGE);

  G_OBJECT_CLASS (respite_compare_page_parent_class)->dispose (object);
}

static void
respite_compare_page_class_init (RespiteComparePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RespitePageClass *page_class = RESPITE_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = respite_compare_page_dispose;
  page_class->load = respite_compare_page_load;
  page_class->leave = respite_compare_page_leave;

  g_type_ensure (RESPITE_TYPE_COMPARE_CHART);
  g_type_ensure (RESPITE_TYPE_ERROR_BAR);
  g_type_ensure (RESPITE_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-compare-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteComparePage, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteComparePage, title_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteComparePage, count_drop);
  gtk_widget_class_bind_template_child (widget_class, RespiteComparePage, way_drop);
  gtk_widget_class_bind_template_child (widget_class, RespiteComparePage, chart);
  gtk_widget_class_bind_template_child (widget_class, RespiteComparePage, table_label);
  gtk_widget_class_bind_template_callback (widget_class, count_cb);
  gtk_widget_class_bind_template_callback (widget_class, way_cb);
}

static void
respite_compare_page_init (RespiteComparePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
