/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-clinic-settings.h"

#include <glib/gi18n.h>

#include "domain/respite-country.h"
#include "models/respite-clinic-words.h"
#include "pages/respite-logo-settings.h"
#include "service/respite-office-settings.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-reveal.h"
#include "widgets/respite-row.h"
#include "widgets/respite-template.h"
#include "widgets/respite-text.h"
#include "widgets/respite-toast-overlay.h"

#define HISTORY_ROWS 50

struct _RespiteClinicSettings
{
  RespitePage        parent_instance;

  /* Template children, owned by the template */
  RespiteErrorBar   *error_bar;
  RespiteEntryRow   *name_row;
  RespiteEntryRow   *address_row;
  RespiteEntryRow   *phone_row;
  RespiteEntryRow   *after_hours_row;
  GtkDropDown       *country_drop;
  GtkDropDown       *paper_drop;
  RespiteEntryRow   *zone_row;
  GtkDropDown       *language_drop;
  GtkLabel          *country_label;
  GtkWidget         *save_button;
  GtkToggleButton   *history_button;
  GtkWidget         *history_box;
  GtkWidget         *history_empty;
  GtkListBox        *history_list;

  /* While the page fills the controls itself */
  gboolean           is_filling;

  /* Owned: (nullable): what a save that runs takes the place of */
  RespiteClinicInfo *saved_over;
};

/* In the order of the drop-downs. */
static const char *const papers[] = { "letter", "a4" };
static const char *const languages[] = { "en", "es" };

G_DEFINE_FINAL_TYPE (RespiteClinicSettings, respite_clinic_settings, RESPITE_TYPE_PAGE)

static void
select_code (GtkDropDown       *drop,
             const char *const *codes,
             guint              n_codes,
             const char        *code)
{
  for (guint i = 0; i < n_codes; i++)
    if (g_strcmp0 (codes[i], code) == 0)
      gtk_drop_down_set_selected (drop, i);
}

static char *
dup_code (GtkDropDown       *drop,
          const char *const *codes,
          guint              n_codes)
{
  return g_strdup (codes[MIN (gtk_drop_down_get_selected (drop), n_codes - 1)]);
}

static char *
replace_text (const char *text,
              const char *from,
              const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", from, -1);

  for (gsize i = 0; parts[i] != NULL; i++)
    g_strstrip (parts[i]);

  return g_strjoinv (to, parts);
}

static gpointer
save_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  respite_office_save_clinic_info (office, data, error);

  return NULL;
}

/* The details as they stood before the save. */
typedef struct
{
  GWeakRef           page;
  RespiteClinicInfo *info;
} Before;

static void
before_free (gpointer data)
{
  Before *before = data;

  g_weak_ref_clear (&before->page);
  g_clear_pointer (&before->info, respite_clinic_info_free);
  g_free (before);
}

static void
undone_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  respite_error_bar_show (RESPITE_CLINIC_SETTINGS (page)->error_bar, error);
  if (error == NULL)
    respite_page_reload (page);
}

static void
undo_save (gpointer data)
{
  Before *before = data;
  g_autoptr (RespitePage) page = g_weak_ref_get (&before->page);

  if (page != NULL)
    respite_page_run (page, save_job, g_steal_pointer (&before->info), (GDestroyNotify) respite_clinic_info_free, NULL,
                      undone_cb, NULL);
}

static void
saved_cb (gpointer      page,
          gpointer      result,
          const GError *error,
          gpointer      user_data)
{
  RespiteClinicSettings *self = page;
  Before *before;

  respite_error_bar_show (self->error_bar, error);
  if (error != NULL || self->saved_over == NULL)
    return;

  before = g_new0 (Before, 1);
  g_weak_ref_init (&before->page, page);
  before->info = g_steal_pointer (&self->saved_over);
  respite_toast_show_undo (page, _ ("The clinic's details are saved."), undo_save, before, before_free);
}

static RespiteClinicInfo *
read_info (RespiteClinicSettings *self)
{
  const RespiteClinicInfo *present = respite_clinic_get_info (respite_page_get_clinic (RESPITE_PAGE (self)));
  RespiteClinicInfo *info = present != NULL ? respite_clinic_info_copy (present) : respite_clinic_info_new ();

  g_free (info->name);
  info->name = g_strdup (respite_entry_row_get_text (self->name_row));
  g_free (info->address);
  info->address = replace_text (respite_entry_row_get_text (self->address_row), ",", "\n");
  g_free (info->phone);
  info->phone = g_strdup (respite_entry_row_get_text (self->phone_row));
  g_free (info->after_hours_phone);
  info->after_hours_phone = g_strdup (respite_entry_row_get_text (self->after_hours_row));
  g_free (info->country);
  info->country = g_strdup (respite_country_get_nth (gtk_drop_down_get_selected (self->country_drop))->code);
  g_free (info->paper);
  info->paper = dup_code (self->paper_drop, papers, G_N_ELEMENTS (papers));
  g_free (info->language);
  info->language = dup_code (self->language_drop, languages, G_N_ELEMENTS (languages));
  g_free (info->time_zone);
  info->time_zone = g_strdup (respite_entry_row_get_text (self->zone_row));

  return info;
}

static void
save_clicked_cb (RespiteClinicSettings *self)
{
  const RespiteClinicInfo *present = respite_clinic_get_info (respite_page_get_clinic (RESPITE_PAGE (self)));
  RespiteClinicInfo *info = read_info (self);
  g_autoptr (GError) error = NULL;

  if (!respite_clinic_info_check (info, &error))
    {
      respite_error_bar_show (self->error_bar, error);
      respite_clinic_info_free (info);
      return;
    }

  g_clear_pointer (&self->saved_over, respite_clinic_info_free);
  if (present != NULL && !respite_clinic_info_is_equal (present, info))
    self->saved_over = respite_clinic_info_copy (present);
  respite_page_run (RESPITE_PAGE (self), save_job, info, (GDestroyNotify) respite_clinic_info_free, NULL, saved_cb,
                    NULL);
}

static gpointer
history_job (RespiteOffice *office,
             gpointer       data,
             GError       **error)
{
  RespiteAuditFilter filter = { .action = "clinic.edit", .descending = TRUE, .limit = HISTORY_ROWS };

  return respite_office_list_audit (office, &filter, NULL, error);
}

static void
fill_change (RespiteRow *row,
             gpointer    item,
             gpointer    user_data)
{
  const RespiteAuditEntry *entry = item;
  GTimeZone *zone = respite_clinic_get_zone (respite_page_get_clinic (user_data));
  g_autofree char *day = respite_text_day_and_time (entry->row.at, zone);
  g_autofree char *what = respite_clinic_words_dup_change (entry);

  respite_row_set (row, entry->row.seq, entry->row.staff_name, what, day);
}

static void
listed_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  RespiteClinicSettings *self = page;
  g_autoptr (GPtrArray) rows = result;

  respite_error_bar_show (self->error_bar, error);
  if (rows == NULL)
    return;

  respite_row_sync_list (self->history_list, rows, fill_change, self);
  gtk_widget_set_visible (GTK_WIDGET (self->history_list), rows->len > 0);
  gtk_widget_set_visible (self->history_empty, rows->len == 0);
  if (!gtk_widget_get_visible (self->history_box))
    respite_reveal (self->history_box);
  gtk_widget_set_visible (self->history_box, TRUE);
}

/* Who changed what and when, while the button is down. */
static void
show_history (RespiteClinicSettings *self)
{
  if (gtk_toggle_button_get_active (self->history_button))
    respite_page_run (RESPITE_PAGE (self), history_job, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, listed_cb,
                      NULL);
  else
    gtk_widget_set_visible (self->history_box, FALSE);
}

static void
history_toggled_cb (RespiteClinicSettings *self)
{
  show_history (self);
}

/* Says what the preset stands for; another choice by a person takes its paper along. */
static void
country_changed_cb (RespiteClinicSettings *self)
{
  const RespiteCountry *country = respite_country_get_nth (gtk_drop_down_get_selected (self->country_drop));
  g_autofree char *text = respite_clinic_words_dup_country (country->code, respite_text_language ());

  gtk_label_set_label (self->country_label, text);
  if (!self->is_filling)
    select_code (self->paper_drop, papers, G_N_ELEMENTS (papers), country->paper);
}

static void
respite_clinic_settings_changed (RespitePage      *page,
                                 RespiteChangeSet *changes)
{
  if (respite_change_set_has_kind (changes, RESPITE_KIND_CLINIC))
    show_history (RESPITE_CLINIC_SETTINGS (page));
}

static void
respite_clinic_settings_load (RespitePage *page)
{
  RespiteClinicSettings *self = RESPITE_CLINIC_SETTINGS (page);
  RespiteClinic *clinic = respite_page_get_clinic (page);
  const RespiteClinicInfo *info = respite_clinic_get_info (clinic);
  g_autofree char *address = NULL;

  gtk_widget_set_sensitive (self->save_button, respite_clinic_may (clinic, RESPITE_FUNCTION_CLINIC_SETTINGS));
  gtk_widget_set_visible (GTK_WIDGET (self->history_button), respite_clinic_may (clinic, RESPITE_FUNCTION_AUDIT_VIEW));
  if (info == NULL)
    return;

  self->is_filling = TRUE;
  address = replace_text (info->address, "\n", ", ");
  respite_entry_row_set_text (self->name_row, info->name);
  respite_entry_row_set_text (self->address_row, address);
  respite_entry_row_set_text (self->phone_row, info->phone);
  respite_entry_row_set_text (self->after_hours_row, info->after_hours_phone);
  respite_entry_row_set_text (self->zone_row, info->time_zone);
  gtk_drop_down_set_selected (self->country_drop, respite_country_get_position (info->country));
  select_code (self->paper_drop, papers, G_N_ELEMENTS (papers), info->paper);
  select_code (self->language_drop, languages, G_N_ELEMENTS (languages), info->language);
  country_changed_cb (self);
  self->is_filling = FALSE;
}

static void
respite_clinic_settings_dispose (GObject *object)
{
  g_clear_pointer (&RESPITE_CLINIC_SETTINGS (object)->saved_over, respite_clinic_info_free);
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_CLINIC_SETTINGS);

  G_OBJECT_CLASS (respite_clinic_settings_parent_class)->dispose (object);
}

static void
respite_clinic_settings_class_init (RespiteClinicSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RespitePageClass *page_class = RESPITE_PAGE_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);
  g_type_ensure (RESPITE_TYPE_ERROR_BAR);
  g_type_ensure (RESPITE_TYPE_LOGO_SETTINGS);

  object_class->dispose = respite_clinic_settings_dispose;
  page_class->load = respite_clinic_settings_load;
  page_class->changed = respite_clinic_settings_changed;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-clinic-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteClinicSettings, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteClinicSettings, name_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteClinicSettings, address_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteClinicSettings, phone_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteClinicSettings, after_hours_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteClinicSettings, country_drop);
  gtk_widget_class_bind_template_child (widget_class, RespiteClinicSettings, paper_drop);
  gtk_widget_class_bind_template_child (widget_class, RespiteClinicSettings, zone_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteClinicSettings, language_drop);
  gtk_widget_class_bind_template_child (widget_class, RespiteClinicSettings, save_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteClinicSettings, country_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteClinicSettings, history_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteClinicSettings, history_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteClinicSettings, history_empty);
  gtk_widget_class_bind_template_child (widget_class, RespiteClinicSettings, history_list);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, history_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, country_changed_cb);
}

static void
respite_clinic_settings_init (RespiteClinicSettings *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
