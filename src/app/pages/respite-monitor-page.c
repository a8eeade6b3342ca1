/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-monitor-page.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "base/respite-str.h"
#include "infusion/respite-session-record.h"
#include "pages/respite-monitor-jobs.h"
#include "pages/respite-monitor-text.h"
#include "widgets/respite-clamp.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-row.h"
#include "widgets/respite-template.h"
#include "widgets/respite-text.h"
#include "widgets/respite-toast-overlay.h"
#include "widgets/respite-wrap.h"

/* What a column can be besides a sign. */
enum
{
  DROP_PRESSURE = RESPITE_N_MONITOR_SIGNS,
  DROP_TIME,
  DROP_DATE,
  N_DROPS
};

/* The lists of the template: of the signs in their order, then of the others. */
static const char *const drop_names[N_DROPS] = {
  "systolic_drop", "diastolic_drop", "mean_drop", "pulse_drop", "spo2_drop", "respiration_drop", "etco2_drop",
  "temperature_drop", "pressure_drop", "time_drop", "date_drop",
};

struct _RespiteMonitorPage
{
  RespitePage           parent_instance;

  /* Template children, owned by the template */
  GtkLabel             *subject_label;
  RespiteErrorBar      *error_bar;
  GtkLabel             *file_label;
  GtkWidget            *file_box;
  GtkDropDown          *drops[N_DROPS];
  GtkDropDown          *kind_drop;
  GtkCheckButton       *fahrenheit_check;
  RespiteEntryRow      *offset_row;
  RespiteEntryRow      *name_row;
  GtkLabel             *understood_label;
  GtkLabel             *rows_label;
  GtkWidget            *import_button;
  GtkWidget            *batches_box;
  GtkListBox           *list;
  RespiteEntryRow      *reason_row;
  GtkLabel             *minutes_label;

  /* Owned */
  GtkFileChooserNative *chooser;
  GBytes               *bytes;
  char                 *file_name;
  GtkStringList        *heads;

  gboolean              is_filling; /* the program sets the controls */
  guint                 n_looks;    /* only the last look counts */
};

G_DEFINE_FINAL_TYPE (RespiteMonitorPage, respite_monitor_page, RESPITE_TYPE_PAGE)

static void look (RespiteMonitorPage *self,
                  gboolean            is_first);

static GTimeZone *
get_zone (RespiteMonitorPage *self)
{
  return respite_clinic_get_zone (respite_page_get_clinic (RESPITE_PAGE (self)));
}

static void
fill_row (RespiteRow *row,
          gpointer    item,
          gpointer    user_data)
{
  RespiteMonitorPage *self = user_data;
  const RespiteMonitorBatch *batch = item;
  g_autofree char *text = respite_monitor_text_describe (batch, get_zone (self));

  respite_row_set (row, batch->id, batch->file_name, text, "");
  respite_row_set_chip (row, batch->is_struck ? _ ("Taken back") : NULL, "note");
  respite_row_set_button (row, batch->is_struck ? NULL : _ ("Take back"), "monitor.take-back");
}

/* Whose, so that no file goes into the wrong record. */
static void
show_subject (RespiteMonitorPage         *self,
              const RespiteSessionRecord *record)
{
  gint64 at = record->session->started_at != 0 ? record->session->started_at : record->session->planned_at;
  g_autofree char *name = respite_patient_dup_name (record->patient);
  g_autofree char *born = respite_text_born (record->patient->born, at, get_zone (self));
  g_autofree char *day = respite_text_day_and_time (at, get_zone (self));
  g_autofree char *text = g_strdup_printf ("%s · %s · MRN %s · %s", name, born, record->patient->mrn, day);

  gtk_label_set_text (self->subject_label, text);
}

static void
loaded_cb (gpointer           page,
           gpointer           result,
           const GError      *error,
           gpointer user_data G_GNUC_UNUSED)
{
  RespiteMonitorPage *self = page;
  g_autoptr (RespiteSessionRecord) record = result;
  g_autofree char *minutes = NULL;

  respite_error_bar_show (self->error_bar, error);
  if (record == NULL)
    return;

  show_subject (self, record);
  gtk_widget_set_visible (self->batches_box, record->monitor->len > 0);
  respite_row_sync_list (self->list, record->monitor, fill_row, self);
  minutes = respite_monitor_text_list_minutes (record->monitor, get_zone (self));
  gtk_label_set_text (self->minutes_label, minutes);
  gtk_widget_set_visible (GTK_WIDGET (self->reason_row), respite_session_record_has_monitor (record));
}

static void
forget_file (RespiteMonitorPage *self)
{
  self->n_looks++;
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->file_name, g_free);
  gtk_label_set_text (self->file_label, _ ("or drop one here"));
  gtk_widget_set_visible (self->file_box, FALSE);
}

static void
respite_monitor_page_load (RespitePage *page)
{
  if (respite_page_get_subject (page) != 0)
    respite_page_read (page, respite_monitor_session_job, respite_page_dup_id (respite_page_get_subject (page)), g_free,
                       (GDestroyNotify) respite_session_record_unref, loaded_cb, NULL);
}

static void
respite_monitor_page_leave (RespitePage *page)
{
  forget_file (RESPITE_MONITOR_PAGE (page));
}

/* The head that is chosen, %NULL for none. (transfer full) */
static char *
dup_chosen (RespiteMonitorPage *self,
            int                 drop)
{
  guint selected = gtk_drop_down_get_selected (self->drops[drop]);

  return selected != GTK_INVALID_LIST_POSITION && selected > 0 ?
         g_strdup (gtk_string_list_get_string (self->heads, selected)) : NULL;
}

static RespiteMonitorMap *
create_map (RespiteMonitorPage *self)
{
  RespiteMonitorMap *map = respite_monitor_map_new ();
  g_autofree char *time = dup_chosen (self, DROP_TIME);

  for (int sign = 0; sign < RESPITE_N_MONITOR_SIGNS; sign++)
    map->columns[sign] = dup_chosen (self, sign);
  map->pressure_column = dup_chosen (self, DROP_PRESSURE);
  map->date_column = dup_chosen (self, DROP_DATE);
  respite_set_str (&map->time_column, time != NULL ? time : "");
  respite_set_str (&map->name, respite_entry_row_get_text (self->name_row));
  map->time = (RespiteMonitorTime) gtk_drop_down_get_selected (self->kind_drop);
  map->is_fahrenheit = gtk_check_button_get_active (self->fahrenheit_check);
  map->offset_s = atoi (respite_entry_row_get_text (self->offset_row));

  return map;
}

static void
choose_head (RespiteMonitorPage *self,
             int                 drop,
             const char         *head)
{
  guint selected = 0;

  for (guint i = 1; head != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->heads)); i++)
    if (g_str_equal (gtk_string_list_get_string (self->heads, i), head))
      selected = i;
  gtk_drop_down_set_selected (self->drops[drop], selected);
}

static void
show_map (RespiteMonitorPage      *self,
          const RespiteMonitorMap *map)
{
  g_autofree char *offset = g_strdup_printf ("%d", map->offset_s);

  self->is_filling = TRUE;
  for (int sign = 0; sign < RESPITE_N_MONITOR_SIGNS; sign++)
    choose_head (self, sign, map->columns[sign]);
  choose_head (self, DROP_PRESSURE, map->pressure_column);
  choose_head (self, DROP_TIME, map->time_column);
  choose_head (self, DROP_DATE, map->date_column);
  gtk_drop_down_set_selected (self->kind_drop, (guint) map->time);
  gtk_check_button_set_active (self->fahrenheit_check, map->is_fahrenheit);
  respite_entry_row_set_text (self->offset_row, offset);
  respite_entry_row_set_text (self->name_row, map->name);
  self->is_filling = FALSE;
}

static void
looked_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  RespiteMonitorPage *self = page;
  RespiteMonitorLook *seen = result;
  g_autofree char *text = NULL;
  g_autofree char *rows = NULL;

  if (GPOINTER_TO_UINT (user_data) / 2 != self->n_looks)
    {
      respite_monitor_look_free (seen);
      return;
    }

  respite_error_bar_show (self->error_bar, error);
  gtk_widget_set_visible (self->file_box, seen != NULL);
  if (seen == NULL)
    {
      forget_file (self);
      respite_error_bar_show (self->error_bar, error);
      return;
    }

  if (GPOINTER_TO_UINT (user_data) % 2 != 0)
    show_map (self, seen->map);
  text = seen->reading != NULL ? respite_monitor_text_understood (seen->reading, get_zone (self)) :
         g_strdup (seen->error->message);
  rows = seen->reading != NULL ? respite_monitor_text_list_rows (seen->reading->batch, get_zone (self)) : g_strdup ("");
  gtk_label_set_text (self->understood_label, text);
  gtk_label_set_text (self->rows_label, rows);
  gtk_widget_set_visible (GTK_WIDGET (self->rows_label), *rows != '\0');
  gtk_widget_set_sensitive (self->import_button, seen->reading != NULL);
  respite_monitor_look_free (seen);
}

static RespiteMonitorJob *
create_job (RespiteMonitorPage *self,
            gboolean            has_map)
{
  RespiteMonitorJob *job = respite_monitor_job_new (respite_page_get_subject (RESPITE_PAGE (self)));

  job->file_name = g_strdup (self->file_name);
  job->bytes = g_bytes_ref (self->bytes);
  job->map = has_map ? create_map (self) : NULL;

  return job;
}

static void
look (RespiteMonitorPage *self,
      gboolean            is_first)
{
  guint tag = ++self->n_looks * 2 + (is_first ? 1 : 0);

  gtk_widget_set_sensitive (self->import_button, FALSE);
  respite_page_read (RESPITE_PAGE (self), respite_monitor_look_job, create_job (self, !is_first),
                     (GDestroyNotify) respite_monitor_job_free, (GDestroyNotify) respite_monitor_look_free, looked_cb,
                     GUINT_TO_POINTER (tag));
}

static void
chosen_cb (RespiteMonitorPage *self)
{
  if (!self->is_filling && self->bytes != NULL)
    look (self, FALSE);
}

/* The heads of the file's columns, and "none" before them, in every list. */
static void
show_heads (RespiteMonitorPage *self)
{
  gsize length;
  const char *text = g_bytes_get_data (self->bytes, &length);
  g_autoptr (RespiteCsv) csv = respite_csv_parse (text != NULL ? text : "", (gssize) length, NULL);
  const RespiteCsvRow *head = csv != NULL && csv->rows->len > 0 ?
                              respite_csv_get_row (csv, respite_monitor_find_head (csv)) : NULL;

  self->is_filling = TRUE;
  gtk_string_list_splice (self->heads, 0, g_list_model_get_n_items (G_LIST_MODEL (self->heads)), NULL);
  gtk_string_list_append (self->heads, _ ("none"));
  for (guint i = 0; head != NULL && i < head->n_cells; i++)
    {
      g_autofree char *name = g_strstrip (g_strdup (head->cells[i]));

      if (*name != '\0')
        gtk_string_list_append (self->heads, name);
    }
  self->is_filling = FALSE;
}

static void
file_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (RespiteMonitorPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  g_autofree char *name = g_file_get_basename (G_FILE (source));

  if (respite_page_get_clinic (RESPITE_PAGE (self)) == NULL)
    return;
  respite_error_bar_show (self->error_bar, error);
  if (bytes == NULL)
    return;

  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = g_steal_pointer (&bytes);
  g_free (self->file_name);
  self->file_name = g_utf8_make_valid (name, -1);
  gtk_label_set_text (self->file_label, self->file_name);
  show_heads (self);
  look (self, TRUE);
}

static void
file_sized_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (RespiteMonitorPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);

  if (info != NULL && g_file_info_get_size (info) > RESPITE_CSV_MAX_BYTES)
    respite_set_error (&error, RESPITE_ERROR_INVALID, N_ ("This file is larger than %d MB"),
                       RESPITE_CSV_MAX_BYTES / (1024 * 1024));
  if (error != NULL)
    {
      respite_error_bar_show (self->error_bar, error);
      return;
    }

  g_file_load_bytes_async (G_FILE (source), NULL, file_read_cb, g_object_ref (self));
}

void
respite_monitor_page_set_file (RespiteMonitorPage *self,
                               GFile              *file)
{
  g_return_if_fail (RESPITE_IS_MONITOR_PAGE (self));
  g_return_if_fail (G_IS_FILE (file));

  g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, NULL,
                           file_sized_cb, g_object_ref (self));
}

static void
chooser_cb (RespiteMonitorPage *self,
            int                 response)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  g_clear_object (&self->chooser);
  if (file != NULL)
    respite_monitor_page_set_file (self, file);
}

static void
choose_clicked_cb (RespiteMonitorPage *self)
{
  g_clear_object (&self->chooser);
  self->chooser = g_object_new (GTK_TYPE_FILE_CHOOSER_NATIVE, "title", _ ("The monitor's CSV file"), "transient-for",
                                gtk_widget_get_root (GTK_WIDGET (self)), "modal", TRUE, "action",
                                GTK_FILE_CHOOSER_ACTION_OPEN, NULL);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chooser_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static gboolean
dropped_cb (RespiteMonitorPage *self,
            const GValue       *value)
{
  respite_monitor_page_set_file (self, g_value_get_object (value));

  return TRUE;
}

static void
struck_cb (gpointer           page,
           gpointer result    G_GNUC_UNUSED,
           const GError      *error,
           gpointer user_data G_GNUC_UNUSED)
{
  RespiteMonitorPage *self = page;

  respite_error_bar_show (self->error_bar, error);
  if (error != NULL)
    return;

  respite_entry_row_set_text (self->reason_row, "");
  respite_page_reload (RESPITE_PAGE (self));
}

static void
strike (RespiteMonitorPage *self,
        gint64              batch_id,
        const char         *reason)
{
  RespiteMonitorJob *job = respite_monitor_job_new (respite_page_get_subject (RESPITE_PAGE (self)));

  job->batch_id = batch_id;
  job->reason = g_strdup (reason);
  respite_page_run (RESPITE_PAGE (self), respite_monitor_strike_job, job, (GDestroyNotify) respite_monitor_job_free,
                    NULL, struck_cb, NULL);
}

static void
take_back_action (GtkWidget       *widget,
                  const char *name G_GNUC_UNUSED,
                  GVariant        *parameter)
{
  RespiteMonitorPage *self = RESPITE_MONITOR_PAGE (widget);
  const char *reason = respite_entry_row_get_text (self->reason_row);

  if (respite_str_is_empty (reason))
    {
      respite_entry_row_set_error (self->reason_row, _ ("Write down why"));
      gtk_widget_grab_focus (GTK_WIDGET (self->reason_row));
      return;
    }

  strike (self, g_variant_get_int64 (parameter), reason);
}

/* What an Undo of an import needs. */
typedef struct
{
  RespiteMonitorPage *page;     /* owned */
  gint64              batch_id;
} Undo;

static void
free_undo (gpointer data)
{
  g_object_unref (((Undo *) data)->page);
  g_free (data);
}

static void
undo_cb (gpointer data)
{
  Undo *undo = data;

  strike (undo->page, undo->batch_id, _ ("Undone at once"));
}

static void
imported_cb (gpointer           page,
             gpointer           result,
             const GError      *error,
             gpointer user_data G_GNUC_UNUSED)
{
  RespiteMonitorPage *self = page;
  RespiteMonitorReading *reading = result;
  g_autofree char *text = NULL;
  Undo *undo;

  respite_error_bar_show (self->error_bar, error);
  gtk_widget_set_sensitive (self->import_button, reading == NULL);
  if (reading == NULL)
    return;

  undo = g_new0 (Undo, 1);
  undo->page = g_object_ref (self);
  undo->batch_id = reading->batch->id;
  text = g_strdup_printf (ngettext ("%u row was imported.", "%u rows were imported.", reading->batch->n_rows),
                          reading->batch->n_rows);
  respite_toast_show_undo (GTK_WIDGET (self), text, undo_cb, undo, free_undo);
  respite_monitor_reading_free (reading);
  forget_file (self);
  respite_page_reload (RESPITE_PAGE (self));
}

static void
import_clicked_cb (RespiteMonitorPage *self)
{
  RespiteMonitorJob *job = create_job (self, TRUE);

  job->keeps_map = !respite_str_is_empty (job->map->name);
  gtk_widget_set_sensitive (self->import_button, FALSE);
  respite_page_run (RESPITE_PAGE (self), respite_monitor_import_job, job, (GDestroyNotify) respite_monitor_job_free,
                    (GDestroyNotify) respite_monitor_reading_free, imported_cb, NULL);
}

static void
respite_monitor_page_dispose (GObject *object)
{
  RespiteMonitorPage *self = RESPITE_MONITOR_PAGE (object);

  self->is_filling = TRUE;
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->file_name, g_free);
  g_clear_object (&self->heads);
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_MONITOR_PAGE);

  G_OBJECT_CLASS (respite_monitor_page_parent_class)->dispose (object);
}

static void
respite_monitor_page_class_init (RespiteMonitorPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RespitePageClass *page_class = RESPITE_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = respite_monitor_page_dispose;
  page_class->load = respite_monitor_page_load;
  page_class->leave = respite_monitor_page_leave;

  gtk_widget_class_install_action (widget_class, "monitor.take-back", "x", take_back_action);

  g_type_ensure (RESPITE_TYPE_CLAMP);
  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);
  g_type_ensure (RESPITE_TYPE_ERROR_BAR);
  g_type_ensure (RESPITE_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-monitor-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteMonitorPage, subject_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteMonitorPage, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteMonitorPage, file_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteMonitorPage, file_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteMonitorPage, kind_drop);
  gtk_widget_class_bind_template_child (widget_class, RespiteMonitorPage, fahrenheit_check);
  gtk_widget_class_bind_template_child (widget_class, RespiteMonitorPage, offset_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteMonitorPage, name_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteMonitorPage, understood_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteMonitorPage, rows_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteMonitorPage, import_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteMonitorPage, batches_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteMonitorPage, list);
  gtk_widget_class_bind_template_child (widget_class, RespiteMonitorPage, reason_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteMonitorPage, minutes_label);
  for (int i = 0; i < N_DROPS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, drop_names[i], FALSE, 0);
  gtk_widget_class_bind_template_callback (widget_class, choose_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_clicked_cb);
}

static void
respite_monitor_page_init (RespiteMonitorPage *self)
{
  GtkDropTarget *target;

  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->heads = gtk_string_list_new (NULL);
  for (int i = 0; i < N_DROPS; i++)
    {
      self->drops[i] = GTK_DROP_DOWN (gtk_widget_get_template_child (GTK_WIDGET (self), RESPITE_TYPE_MONITOR_PAGE,
                                                                     drop_names[i]));
      gtk_drop_down_set_model (self->drops[i], G_LIST_MODEL (self->heads));
    }
  self->is_filling = FALSE;

  target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
