/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-audit-settings.h"

#include <glib/gi18n.h>

#include "base/respite-clock.h"
#include "base/respite-str.h"
#include "base/respite-time.h"
#include "service/respite-office-staff.h"
#include "service/respite-patient-acts.h"
#include "service/respite-report-acts.h"
#include "service/respite-session-acts.h"
#include "widgets/respite-empty-state.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-flow.h"
#include "widgets/respite-preview-pane.h"
#include "widgets/respite-template.h"
#include "widgets/respite-toast-overlay.h"

/* A new page asks for so many days. */
#define FIRST_DAYS 7

struct _RespiteAuditSettings
{
  RespitePage         parent_instance;

  /* Template children, owned by the template */
  RespiteErrorBar    *error_bar;
  RespiteEntryRow    *from_row;
  RespiteEntryRow    *to_row;
  RespiteEntryRow    *patient_row;
  GtkDropDown        *person_drop;
  GtkStringList      *person_names;
  GtkWidget          *show_button;
  GtkStack           *stack;
  RespitePreviewPane *pane;

  /* Owned: ids in the order of the drop-down behind "everybody" */
  GArray             *people;
  gboolean            is_begun;
};

G_DEFINE_FINAL_TYPE (RespiteAuditSettings, respite_audit_settings, RESPITE_TYPE_PAGE)

/* What is asked for; @what is how the paper left, when that is noted. */
typedef struct
{
  char  *from;
  char  *to;
  char  *mrn;
  gint64 staff_id;
  char  *what;
} Query;

static void
query_free (gpointer data)
{
  Query *query = data;

  g_free (query->from);
  g_free (query->to);
  g_free (query->mrn);
  g_free (query->what);
  g_free (query);
}

static Query *
query_copy (const Query *query)
{
  Query *copy = g_memdup2 (query, sizeof *query);

  copy->from = g_strdup (query->from);
  copy->to = g_strdup (query->to);
  copy->mrn = g_strdup (query->mrn);
  copy->what = g_strdup (query->what);

  return copy;
}

/* A report, and what it answers. */
typedef struct
{
  Query         *query;
  RespiteLayout *layout;
} Report;

static void
report_free (gpointer data)
{
  Report *report = data;

  g_clear_pointer (&report->query, query_free);
  g_clear_pointer (&report->layout, respite_layout_unref);
  g_free (report);
}

static gboolean
read_filter (RespiteOffice      *office,
             const Query        *query,
             RespiteAuditFilter *filter,
             GError            **error)
{
  filter->staff_id = query->staff_id;

  return respite_office_read_days (office, query->from, query->to, filter, error) &&
         (respite_str_is_empty (query->mrn) ||
          respite_office_resolve (office, RESPITE_KIND_PATIENT, query->mrn, &filter->patient_id, error));
}

static gpointer
layout_job (RespiteOffice *office,
            gpointer       data,
            GError       **error)
{
  const RespiteStaff *actor = respite_office_get_actor (office);
  RespiteAuditFilter filter = { 0 };
  g_autofree char *code = NULL;
  RespiteDocumentInfo info;
  RespiteLayout *layout;
  Report *report;

  if (!read_filter (office, data, &filter, error))
    return NULL;

  code = respite_office_dup_record_code (office);
  info = (RespiteDocumentInfo) {
    .clinic = respite_office_get_clinic_info (office),
    .printed_by = actor != NULL ? g_intern_string (actor->name) : NULL,
    .printed_at = respite_office_get_now (office),
    .zone = respite_office_get_zone (office),
    .record_code = code,
  };

  layout = respite_office_layout_audit (office, &filter, &info, error);
  if (layout == NULL)
    return NULL;

  report = g_new0 (Report, 1);
  report->query = query_copy (data);
  report->layout = layout;

  return report;
}

static gpointer
note_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  const Query *query = data;
  RespiteAuditFilter filter = { 0 };

  if (read_filter (office, query, &filter, error))
    respite_office_note_document (office, "audit-report", "", filter.patient_id, 0,
                                  respite_office_get_clinic_info (office)->language, query->what, error);

  return NULL;
}

static gpointer
people_job (RespiteOffice *office,
            gpointer       data,
            GError       **error)
{
  return respite_office_list_staff (office, error);
}

/* 0 for everybody. */
static gint64
get_person (RespiteAuditSettings *self)
{
  guint person = gtk_drop_down_get_selected (self->person_drop);

  return person > 0 && person <= self->people->len ? g_array_index (self->people, gint64, person - 1) : 0;
}

static Query *
make_query (RespiteAuditSettings *self)
{
  Query *query = g_new0 (Query, 1);

  query->from = g_strstrip (g_strdup (respite_entry_row_get_text (self->from_row)));
  query->to = g_strstrip (g_strdup (respite_entry_row_get_text (self->to_row)));
  query->mrn = g_strstrip (g_strdup (respite_entry_row_get_text (self->patient_row)));
  query->staff_id = get_person (self);

  return query;
}

static void
shown_cb (gpointer      page,
          gpointer      result,
          const GError *error,
          gpointer      user_data)
{
  RespiteAuditSettings *self = page;
  Report *report = result;

  respite_error_bar_show (self->error_bar, error);
  gtk_stack_set_visible_child_name (self->stack, report != NULL ? "report" : "empty");
  respite_preview_pane_show (self->pane, report != NULL ? report->layout : NULL, "audit-report.pdf", NULL);
  if (report == NULL)
    return;

  respite_preview_pane_set_about (self->pane, g_steal_pointer (&report->query), query_free);
  report_free (report);
}

static void
show_cb (RespiteAuditSettings *self)
{
  respite_page_run (RESPITE_PAGE (self), layout_job, make_query (self), query_free, report_free, shown_cb, NULL);
}

static void
noted_cb (gpointer      page,
          gpointer      result,
          const GError *error,
          gpointer      user_data)
{
  respite_error_bar_show (RESPITE_AUDIT_SETTINGS (page)->error_bar, error);
  if (error == NULL)
    respite_toast_show (page, _ ("Done, and written down in the record."));
}

/* It is written down of the report that was printed; something else may stand in the fields by now. */
static void
made_cb (RespiteAuditSettings *self,
         const char           *what,
         const Query          *made)
{
  Query *query = query_copy (made);

  query->what = g_strdup (what);
  respite_page_run (RESPITE_PAGE (self), note_job, query, query_free, NULL, noted_cb, NULL);
}

static void
listed_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  RespiteAuditSettings *self = page;
  g_autoptr (GPtrArray) people = result;
  gint64 chosen = get_person (self);

  respite_error_bar_show (self->error_bar, error);
  if (people == NULL)
    return;

  gtk_string_list_splice (self->person_names, 1, g_list_model_get_n_items (G_LIST_MODEL (self->person_names)) - 1,
                          NULL);
  g_array_set_size (self->people, 0);
  for (guint i = 0; i < people->len; i++)
    {
      const RespiteStaff *staff = g_ptr_array_index (people, i);

      gtk_string_list_append (self->person_names, staff->name);
      g_array_append_val (self->people, staff->id);
      if (staff->id == chosen)
        gtk_drop_down_set_selected (self->person_drop, i + 1);
    }
}

static char *
dup_day (RespiteAuditSettings *self,
         int                   days_ago)
{
  RespiteClinic *clinic = respite_page_get_clinic (RESPITE_PAGE (self));
  gint64 now = respite_clock_get_now (respite_clinic_get_clock (clinic));

  return respite_time_format_date (now - (gint64) days_ago * RESPITE_DAY_MS, respite_clinic_get_zone (clinic));
}

static void
respite_audit_settings_load (RespitePage *page)
{
  RespiteAuditSettings *self = RESPITE_AUDIT_SETTINGS (page);

  if (!self->is_begun)
    {
      g_autofree char *from = dup_day (self, FIRST_DAYS);

      respite_entry_row_set_text (self->from_row, from);
      self->is_begun = TRUE;
    }
  respite_page_read (page, people_job, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, listed_cb, NULL);
}

/* A report is made when it is asked for. */
static void
respite_audit_settings_changed (RespitePage      *page,
                                RespiteChangeSet *changes)
{
}

static void
respite_audit_settings_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_AUDIT_SETTINGS);

  G_OBJECT_CLASS (respite_audit_settings_parent_class)->dispose (object);
}

static void
respite_audit_settings_finalize (GObject *object)
{
  g_array_unref (RESPITE_AUDIT_SETTINGS (object)->people);

  G_OBJECT_CLASS (respite_audit_settings_parent_class)->finalize (object);
}

static void
respite_audit_settings_class_init (RespiteAuditSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RespitePageClass *page_class = RESPITE_PAGE_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_EMPTY_STATE);
  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);
  g_type_ensure (RESPITE_TYPE_ERROR_BAR);
  g_type_ensure (RESPITE_TYPE_FLOW);
  g_type_ensure (RESPITE_TYPE_PREVIEW_PANE);

  object_class->dispose = respite_audit_settings_dispose;
  object_class->finalize = respite_audit_settings_finalize;
  page_class->load = respite_audit_settings_load;
  page_class->changed = respite_audit_settings_changed;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-audit-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteAuditSettings, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteAuditSettings, from_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteAuditSettings, to_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteAuditSettings, patient_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteAuditSettings, person_drop);
  gtk_widget_class_bind_template_child (widget_class, RespiteAuditSettings, person_names);
  gtk_widget_class_bind_template_child (widget_class, RespiteAuditSettings, show_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteAuditSettings, stack);
  gtk_widget_class_bind_template_child (widget_class, RespiteAuditSettings, pane);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_bind_template_callback (widget_class, made_cb);
}

static void
respite_audit_settings_init (RespiteAuditSettings *self)
{
  self->people = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
}
