/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-quick-settings.h"

#include <glib/gi18n.h>

#include "pages/respite-page-undo.h"
#include "pages/respite-settings-history.h"
#include "service/respite-quick-acts.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-quick-row.h"
#include "widgets/respite-template.h"

struct _RespiteQuickSettings
{
  RespitePage      parent_instance;

  /* Owned: as they are kept */
  GPtrArray       *list;

  /* Template children, owned by the template */
  RespiteErrorBar *error_bar;
  GtkBox          *row_box;
  GtkWidget       *button_box;
};

G_DEFINE_FINAL_TYPE (RespiteQuickSettings, respite_quick_settings, RESPITE_TYPE_PAGE)

static gpointer
read_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  return respite_office_get_quick (office);
}

static gpointer
save_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  respite_office_set_quick (office, data, error);

  return NULL;
}

static void
show_list (RespiteQuickSettings *self,
           GPtrArray            *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->row_box))) != NULL)
    gtk_box_remove (self->row_box, row);
  for (guint i = 0; i < list->len; i++)
    gtk_box_append (self->row_box, respite_quick_row_new (i, g_ptr_array_index (list, i)));
}

static void
read_cb (gpointer      page,
         gpointer      result,
         const GError *error,
         gpointer      user_data)
{
  RespiteQuickSettings *self = page;

  respite_error_bar_show (self->error_bar, error);
  if (result == NULL)
    return;

  g_clear_pointer (&self->list, g_ptr_array_unref);
  self->list = result;
  show_list (self, self->list);
}

static void
changed_cb (gpointer      page,
            gpointer      result,
            const GError *error,
            gpointer      user_data)
{
  respite_error_bar_show (RESPITE_QUICK_SETTINGS (page)->error_bar, error);
  if (error == NULL)
    respite_page_reload (page);
}

/* What was typed; %NULL where a row cannot be kept, which says why. */
static GPtrArray *
read_rows (RespiteQuickSettings *self)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_quick_free);
  gboolean is_good = TRUE;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->row_box)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      RespiteQuick *quick = respite_quick_row_dup (RESPITE_QUICK_ROW (row));
      g_autoptr (GError) error = NULL;

      g_ptr_array_add (list, quick);
      is_good = respite_quick_check (quick, &error) && is_good;
      respite_quick_row_set_error (RESPITE_QUICK_ROW (row), error);
    }

  return is_good ? g_steal_pointer (&list) : NULL;
}

static void
save_clicked_cb (RespiteQuickSettings *self)
{
  GPtrArray *list = self->list != NULL ? read_rows (self) : NULL;

  if (list != NULL)
    respite_page_change (RESPITE_PAGE (self), save_job, list, g_ptr_array_ref (self->list),
                         (GDestroyNotify) g_ptr_array_unref, _ ("The quick events are changed."), changed_cb);
}

/* Shown, and kept only with Save. */
static void
default_clicked_cb (RespiteQuickSettings *self)
{
  g_autoptr (GPtrArray) list = respite_quick_list_default ();

  show_list (self, list);
}

static void
respite_quick_settings_load (RespitePage *page)
{
  RespiteQuickSettings *self = RESPITE_QUICK_SETTINGS (page);
  gboolean may_edit = respite_clinic_may (respite_page_get_clinic (page), RESPITE_FUNCTION_CLINIC_SETTINGS);

  gtk_widget_set_visible (self->button_box, may_edit);
  gtk_widget_set_sensitive (GTK_WIDGET (self->row_box), may_edit);
  respite_page_run (page, read_job, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, read_cb, NULL);
}

static void
respite_quick_settings_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_QUICK_SETTINGS);

  G_OBJECT_CLASS (respite_quick_settings_parent_class)->dispose (object);
}

static void
respite_quick_settings_finalize (GObject *object)
{
  g_clear_pointer (&RESPITE_QUICK_SETTINGS (object)->list, g_ptr_array_unref);

  G_OBJECT_CLASS (respite_quick_settings_parent_class)->finalize (object);
}

static void
respite_quick_settings_class_init (RespiteQuickSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RespitePageClass *page_class = RESPITE_PAGE_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ERROR_BAR);
  g_type_ensure (RESPITE_TYPE_SETTINGS_HISTORY);

  object_class->dispose = respite_quick_settings_dispose;
  object_class->finalize = respite_quick_settings_finalize;
  page_class->load = respite_quick_settings_load;
  page_class->changed = NULL;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-quick-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteQuickSettings, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteQuickSettings, row_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteQuickSettings, button_box);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, default_clicked_cb);
}

static void
respite_quick_settings_init (RespiteQuickSettings *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
