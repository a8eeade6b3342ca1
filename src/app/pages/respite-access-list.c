/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-access-list.h"

#include <glib/gi18n.h>

#include "service/respite-access-acts.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-row.h"
#include "widgets/respite-template.h"
#include "widgets/respite-text.h"
#include "widgets/respite-toast-overlay.h"

struct _RespiteAccessList
{
  RespitePage      parent_instance;

  /* Template children, owned by the template */
  GtkWidget       *box;
  RespiteErrorBar *error_bar;
  GtkListBox      *list;
};

G_DEFINE_FINAL_TYPE (RespiteAccessList, respite_access_list, RESPITE_TYPE_PAGE)

static gpointer
list_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  return respite_office_list_access (office, FALSE, error);
}

static gpointer
acknowledge_job (RespiteOffice *office,
                 gpointer       data,
                 GError       **error)
{
  respite_office_acknowledge_access (office, *(gint64 *) data, NULL, error);

  return NULL;
}

static void
fill_row (RespiteRow *row,
          gpointer    item,
          gpointer    user_data)
{
  RespiteClinic *clinic = respite_page_get_clinic (user_data);
  const RespiteAccess *access = item;
  g_autofree char *moment = respite_text_day_and_time (access->opened_at, respite_clinic_get_zone (clinic));
  g_autofree char *title = g_strdup_printf (_ ("%s opened %s (%s)"), access->staff_name, access->patient_name,
                                            access->mrn);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", moment, access->reason);
  gboolean may_review = respite_clinic_may (clinic, RESPITE_FUNCTION_ACCESS_REVIEW);

  respite_row_set (row, access->id, title, subtitle, NULL);
  respite_row_set_chip (row, _ ("Review"), "review");
  respite_row_set_button (row, may_review ? _ ("Acknowledge") : NULL, "access.acknowledge");
}

static void
listed_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  RespiteAccessList *self = page;
  g_autoptr (GPtrArray) rows = result;

  if (rows == NULL)
    return;

  gtk_widget_set_visible (self->box, rows->len > 0);
  respite_row_sync_list (self->list, rows, fill_row, self);
}

static void
respite_access_list_load (RespitePage *page)
{
  respite_page_run (page, list_job, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, listed_cb, NULL);
}

static void
respite_access_list_changed (RespitePage      *page,
                             RespiteChangeSet *changes)
{
  if (respite_change_set_has_kind (changes, RESPITE_KIND_ACCESS))
    respite_access_list_load (page);
}

static void
acknowledged_cb (gpointer      page,
                 gpointer      result,
                 const GError *error,
                 gpointer      user_data)
{
  RespiteAccessList *self = page;

  respite_error_bar_show (self->error_bar, error);
  if (error == NULL)
    respite_toast_show (page, _ ("Acknowledged; it stays in the audit."));
}

static void
acknowledge_action_cb (GtkWidget  *widget,
                       const char *action,
                       GVariant   *parameter)
{
  respite_page_run (RESPITE_PAGE (widget), acknowledge_job, respite_page_dup_id (g_variant_get_int64 (parameter)),
                    g_free, NULL, acknowledged_cb, NULL);
}

static void
respite_access_list_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_ACCESS_LIST);

  G_OBJECT_CLASS (respite_access_list_parent_class)->dispose (object);
}

static void
respite_access_list_class_init (RespiteAccessListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ERROR_BAR);

  object_class->dispose = respite_access_list_dispose;
  RESPITE_PAGE_CLASS (klass)->load = respite_access_list_load;
  RESPITE_PAGE_CLASS (klass)->changed = respite_access_list_changed;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-access-list.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteAccessList, box);
  gtk_widget_class_bind_template_child (widget_class, RespiteAccessList, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteAccessList, list);
  gtk_widget_class_install_action (widget_class, "access.acknowledge", "x", acknowledge_action_cb);
}

static void
respite_access_list_init (RespiteAccessList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
