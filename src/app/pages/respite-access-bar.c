/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-access-bar.h"

#include <glib/gi18n.h>

#include "base/respite-str.h"
#include "base/respite-time.h"
#include "service/respite-access-acts.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-template.h"

struct _RespiteAccessBar
{
  RespitePage      parent_instance;

  /* Owned */
  gint64           ends_at;             /* 0 while nothing is open */
  guint            tick;

  /* Template children, owned by the template */
  GtkStack        *stack;
  RespiteEntryRow *reason_row;
  GtkWidget       *open_button;
  GtkLabel        *open_label;
};

G_DEFINE_FINAL_TYPE (RespiteAccessBar, respite_access_bar, RESPITE_TYPE_PAGE)

typedef struct
{
  gint64 patient_id;
  char  *reason;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->reason);
  g_free (request);
}

static gpointer
open_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  const Request *request = data;

  respite_office_open_access (office, request->patient_id, request->reason, NULL, error);

  return NULL;
}

static gpointer
read_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  return respite_office_get_access (office, *(gint64 *) data, error);
}

/* The time is over. The window takes the pages of records away, and this one with them. */
static void
end (RespiteAccessBar *self)
{
  self->ends_at = 0;
  g_clear_handle_id (&self->tick, g_source_remove);
  gtk_stack_set_visible_child_name (self->stack, "shut");
  gtk_widget_activate_action (GTK_WIDGET (self), "win.drop-records", NULL);
}

static void
show_left (RespiteAccessBar *self)
{
  RespiteClinic *clinic = respite_page_get_clinic (RESPITE_PAGE (self));
  gint64 left = self->ends_at - respite_clock_get_now (respite_clinic_get_clock (clinic));
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;

  if (left <= 0)
    {
      end (self);
      return;
    }

  time = g_strdup_printf ("%d:%02d", (int) (left / RESPITE_MINUTE_MS),
                          (int) (left % RESPITE_MINUTE_MS / RESPITE_SECOND_MS));
  text = g_strdup_printf (_ ("EMERGENCY ACCESS · %s left · to read only; what you look at is written down"), time);
  gtk_label_set_label (self->open_label, text);
}

static gboolean
tick_cb (gpointer user_data)
{
  g_autoptr (RespiteAccessBar) self = g_object_ref (user_data);
  guint tick = self->tick;

  show_left (self);

  return self->tick == tick ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
read_cb (gpointer      page,
         gpointer      result,
         const GError *error,
         gpointer      user_data)
{
  RespiteAccessBar *self = page;
  g_autoptr (RespiteAccess) access = result;

  if (access != NULL && access->patient_id != respite_page_get_subject (page))
    return;

  if (access == NULL && self->ends_at != 0)
    {
      end (self);
      return;
    }

  self->ends_at = access != NULL ? access->ends_at : 0;
  g_clear_handle_id (&self->tick, g_source_remove);
  gtk_stack_set_visible_child_name (self->stack, access != NULL ? "open" : "shut");
  if (access == NULL)
    return;

  self->tick = g_timeout_add_seconds (1, tick_cb, self);
  show_left (self);
}

static void
respite_access_bar_load (RespitePage *page)
{
  if (respite_page_get_subject (page) != 0)
    respite_page_run (page, read_job, respite_page_dup_id (respite_page_get_subject (page)), g_free,
                      (GDestroyNotify) respite_access_free, read_cb, NULL);
}

static void
respite_access_bar_changed (RespitePage      *page,
                            RespiteChangeSet *changes)
{
  if (respite_change_set_has_kind (changes, RESPITE_KIND_ACCESS))
    respite_access_bar_load (page);
}

/* Who sees every record, or none at all, does not need it. A hidden page does not load. */
static void
subject_changed_cb (RespiteAccessBar *self)
{
  RespiteClinic *clinic = respite_page_get_clinic (RESPITE_PAGE (self));

  gtk_widget_set_visible (GTK_WIDGET (self),
                          clinic != NULL && respite_page_get_subject (RESPITE_PAGE (self)) != 0 &&
                          !respite_clinic_may (clinic, RESPITE_FUNCTION_RECORD_VIEW) &&
                          respite_clinic_may (clinic, RESPITE_FUNCTION_ACCESS_OPEN));
  respite_entry_row_set_text (self->reason_row, "");
  self->ends_at = 0;
}

static void
opened_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  RespiteAccessBar *self = page;

  gtk_widget_set_sensitive (self->open_button, TRUE);
  respite_entry_row_set_error (self->reason_row, error != NULL ? error->message : NULL);
  if (error != NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->reason_row));
      return;
    }

  respite_entry_row_set_text (self->reason_row, "");
  respite_access_bar_load (page);
}

static void
open_clicked_cb (RespiteAccessBar *self)
{
  Request *request;

  if (!gtk_widget_get_sensitive (self->open_button))
    return;
  if (respite_str_is_empty (respite_entry_row_get_text (self->reason_row)))
    {
      respite_entry_row_set_error (self->reason_row, _ ("Write down the reason first."));
      gtk_widget_grab_focus (GTK_WIDGET (self->reason_row));
      return;
    }

  gtk_widget_set_sensitive (self->open_button, FALSE);
  request = g_new0 (Request, 1);
  request->patient_id = respite_page_get_subject (RESPITE_PAGE (self));
  request->reason = g_strdup (respite_entry_row_get_text (self->reason_row));
  respite_page_run (RESPITE_PAGE (self), open_job, request, request_free, NULL, opened_cb, NULL);
}

static void
respite_access_bar_dispose (GObject *object)
{
  RespiteAccessBar *self = RESPITE_ACCESS_BAR (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_ACCESS_BAR);

  G_OBJECT_CLASS (respite_access_bar_parent_class)->dispose (object);
}

static void
respite_access_bar_class_init (RespiteAccessBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);

  object_class->dispose = respite_access_bar_dispose;
  RESPITE_PAGE_CLASS (klass)->load = respite_access_bar_load;
  RESPITE_PAGE_CLASS (klass)->changed = respite_access_bar_changed;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-access-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteAccessBar, stack);
  gtk_widget_class_bind_template_child (widget_class, RespiteAccessBar, reason_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteAccessBar, open_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteAccessBar, open_label);
  gtk_widget_class_bind_template_callback (widget_class, open_clicked_cb);
}

static void
respite_access_bar_init (RespiteAccessBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::clinic", G_CALLBACK (subject_changed_cb), NULL);
  g_signal_connect (self, "notify::subject", G_CALLBACK (subject_changed_cb), NULL);
}
