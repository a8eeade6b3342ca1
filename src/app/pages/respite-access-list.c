/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-access-list.h"

#include <glib/gi18n.h>

#include "base/respite-str.h"
#include "service/respite-access-acts.h"
#include "widgets/respite-empty-state.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-row.h"
#include "widgets/respite-template.h"
#include "widgets/respite-text.h"
#include "widgets/respite-toast-overlay.h"

/* So many rows at first, and so many more each time they are asked for. */
#define ROWS_STEP 50

struct _RespiteAccessList
{
  RespitePage        parent_instance;

  /* Owned: what is shown */
  GPtrArray         *accesses;
  gint64             noted_id;            /* the access that is about to be acknowledged, 0 for none */
  guint              n_rows;
  gboolean           is_full;

  /* Template children, owned by the template */
  GtkWidget         *box;
  GtkWidget         *filter_box;
  GtkDropDown       *filter_drop;
  GtkWidget         *count_box;
  GtkLabel          *count_label;
  GtkWidget         *title_label;
  RespiteErrorBar   *error_bar;
  GtkWidget         *note_box;
  GtkLabel          *note_label;
  RespiteEntryRow   *note_row;
  GtkWidget         *acknowledge_button;
  GtkListBox        *list;
  RespiteEmptyState *empty_state;
};

enum
{
  PROP_0,
  PROP_FULL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RespiteAccessList, respite_access_list, RESPITE_TYPE_PAGE)

typedef struct
{
  gint64 id;
  char  *note;
} Review;

static void
review_free (gpointer data)
{
  Review *review = data;

  g_free (review->note);
  g_free (review);
}

static gpointer
list_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  return respite_office_list_access (office, GPOINTER_TO_INT (data), error);
}

static gpointer
acknowledge_job (RespiteOffice *office,
                 gpointer       data,
                 GError       **error)
{
  const Review *review = data;

  respite_office_acknowledge_access (office, review->id, review->note, error);

  return NULL;
}

static gboolean
shows_all (RespiteAccessList *self)
{
  return self->is_full && gtk_drop_down_get_selected (self->filter_drop) == 1;
}

static char *
dup_title (const RespiteAccess *access)
{
  return g_strdup_printf (_ ("%s opened %s (%s)"), access->staff_name, access->patient_name, access->mrn);
}

/* "Today 10:21 · Bleeding", and once it is reviewed who did and what that person wrote. */
static char *
dup_subtitle (RespiteAccessList   *self,
              const RespiteAccess *access)
{
  GTimeZone *zone = respite_clinic_get_zone (respite_page_get_clinic (RESPITE_PAGE (self)));
  g_autofree char *moment = respite_text_day_and_time (access->opened_at, zone);
  g_autofree char *opened = g_strdup_printf ("%s · %s", moment, access->reason);
  g_autofree char *reviewed_at = NULL;
  g_autofree char *reviewed = NULL;

  if (access->acknowledged_at == 0)
    return g_steal_pointer (&opened);

  reviewed_at = respite_text_day_and_time (access->acknowledged_at, zone);
  reviewed = g_strdup_printf (_ ("Reviewed by %s, %s"), access->acknowledged_by, reviewed_at);

  return respite_str_is_empty (access->note) ? g_strdup_printf ("%s\n%s", opened, reviewed) :
         g_strdup_printf ("%s\n%s: %s", opened, reviewed, access->note);
}

static void
fill_row (RespiteRow *row,
          gpointer    item,
          gpointer    user_data)
{
  RespiteClinic *clinic = respite_page_get_clinic (user_data);
  const RespiteAccess *access = item;
  g_autofree char *title = dup_title (access);
  g_autofree char *subtitle = dup_subtitle (user_data, access);
  gboolean is_open = access->acknowledged_at == 0;
  gboolean may_review = respite_clinic_may (clinic, RESPITE_FUNCTION_ACCESS_REVIEW);

  respite_row_set (row, access->id, title, subtitle, NULL);
  respite_row_set_chip (row, is_open ? _ ("Review") : _ ("Reviewed"), is_open ? "review" : "ok");
  respite_row_set_button (row, may_review && is_open ? _ ("Acknowledge") : NULL, "access.acknowledge");
}

static const RespiteAccess *
find_access (RespiteAccessList *self,
             gint64             id)
{
  for (guint i = 0; self->accesses != NULL && i < self->accesses->len; i++)
    {
      const RespiteAccess *access = g_ptr_array_index (self->accesses, i);

      if (access->id == id)
        return access;
    }

  return NULL;
}

static void
close_note (RespiteAccessList *self)
{
  self->noted_id = 0;
  respite_entry_row_set_text (self->note_row, "");
  gtk_widget_set_visible (self->note_box, FALSE);
}

static void
show_rows (RespiteAccessList *self)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  g_autofree char *count = NULL;

  for (guint i = 0; i < MIN (self->accesses->len, self->n_rows); i++)
    g_ptr_array_add (shown, g_ptr_array_index (self->accesses, i));
  respite_row_sync_list (self->list, shown, fill_row, self);

  count = g_strdup_printf (_ ("The newest %u of %d"), shown->len, (int) self->accesses->len);
  gtk_label_set_label (self->count_label, count);
  gtk_widget_set_visible (self->count_box, self->accesses->len > shown->len);
  g_object_set (self->empty_state, "title", shows_all (self) ? _ ("No record was ever opened in an emergency") :
                _ ("Nothing to review"), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_state), self->is_full && shown->len == 0);
  gtk_widget_set_visible (self->box, self->is_full || shown->len > 0);
}

static void
listed_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  RespiteAccessList *self = page;
  const RespiteAccess *noted;

  /* On the day board others say why nothing can be read. */
  if (self->is_full)
    respite_error_bar_show (self->error_bar, error);
  if (result == NULL)
    return;

  g_clear_pointer (&self->accesses, g_ptr_array_unref);
  self->accesses = result;
  noted = find_access (self, self->noted_id);
  if (noted == NULL || noted->acknowledged_at != 0)
    close_note (self);
  show_rows (self);
}

static void
respite_access_list_load (RespitePage *page)
{
  gboolean all = shows_all (RESPITE_ACCESS_LIST (page));

  respite_page_run (page, list_job, GINT_TO_POINTER (all), NULL, (GDestroyNotify) g_ptr_array_unref, listed_cb, NULL);
}

static void
respite_access_list_changed (RespitePage      *page,
                             RespiteChangeSet *changes)
{
  if (respite_change_set_has_kind (changes, RESPITE_KIND_ACCESS))
    respite_access_list_load (page);
}

static void
filter_selected_cb (RespiteAccessList *self)
{
  self->n_rows = ROWS_STEP;
  respite_page_reload (RESPITE_PAGE (self));
}

static void
more_clicked_cb (RespiteAccessList *self)
{
  self->n_rows += ROWS_STEP;
  if (self->accesses != NULL)
    show_rows (self);
}

static void
acknowledged_cb (gpointer      page,
                 gpointer      result,
                 const GError *error,
                 gpointer      user_data)
{
  RespiteAccessList *self = page;

  gtk_widget_set_sensitive (self->acknowledge_button, TRUE);
  respite_error_bar_show (self->error_bar, error);
  if (error != NULL)
    return;

  close_note (self);
  respite_toast_show (page, _ ("Acknowledged; it stays in the audit."));
}

static void
acknowledge_clicked_cb (RespiteAccessList *self)
{
  Review *review;

  if (self->noted_id == 0 || !gtk_widget_get_sensitive (self->acknowledge_button))
    return;

  gtk_widget_set_sensitive (self->acknowledge_button, FALSE);
  review = g_new0 (Review, 1);
  review->id = self->noted_id;
  review->note = g_strdup (respite_entry_row_get_text (self->note_row));
  respite_page_run (RESPITE_PAGE (self), acknowledge_job, review, review_free, NULL, acknowledged_cb, NULL);
}

static void
cancel_clicked_cb (RespiteAccessList *self)
{
  close_note (self);
  respite_error_bar_show (self->error_bar, NULL);
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
cancel_action_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  cancel_clicked_cb (RESPITE_ACCESS_LIST (widget));
}

/* Asks for the note first; it may stay empty. */
static void
acknowledge_action_cb (GtkWidget  *widget,
                       const char *action,
                       GVariant   *parameter)
{
  RespiteAccessList *self = RESPITE_ACCESS_LIST (widget);
  const RespiteAccess *access = find_access (self, g_variant_get_int64 (parameter));
  g_autofree char *title = access != NULL ? dup_title (access) : NULL;

  if (access == NULL)
    return;

  self->noted_id = access->id;
  respite_error_bar_show (self->error_bar, NULL);
  respite_entry_row_set_text (self->note_row, "");
  gtk_label_set_label (self->note_label, title);
  gtk_widget_set_visible (self->note_box, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->note_row));
}

static void
respite_access_list_get_property (GObject    *object,
                                  guint       id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_FULL:
      g_value_set_boolean (value, RESPITE_ACCESS_LIST (object)->is_full);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
respite_access_list_set_property (GObject      *object,
                                  guint         id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  RespiteAccessList *self = RESPITE_ACCESS_LIST (object);

  switch (id)
    {
    case PROP_FULL:
      self->is_full = g_value_get_boolean (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
respite_access_list_constructed (GObject *object)
{
  RespiteAccessList *self = RESPITE_ACCESS_LIST (object);

  G_OBJECT_CLASS (respite_access_list_parent_class)->constructed (object);
  gtk_widget_set_visible (self->filter_box, self->is_full);
  gtk_widget_set_visible (self->box, self->is_full);
  if (self->is_full)
    {
      gtk_widget_remove_css_class (self->title_label, "title-2");
      gtk_widget_add_css_class (self->title_label, "title-1");
    }
}

static void
respite_access_list_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_ACCESS_LIST);

  G_OBJECT_CLASS (respite_access_list_parent_class)->dispose (object);
}

static void
respite_access_list_finalize (GObject *object)
{
  g_clear_pointer (&RESPITE_ACCESS_LIST (object)->accesses, g_ptr_array_unref);

  G_OBJECT_CLASS (respite_access_list_parent_class)->finalize (object);
}

static void
respite_access_list_class_init (RespiteAccessListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_EMPTY_STATE);
  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);
  g_type_ensure (RESPITE_TYPE_ERROR_BAR);

  object_class->constructed = respite_access_list_constructed;
  object_class->dispose = respite_access_list_dispose;
  object_class->finalize = respite_access_list_finalize;
  object_class->get_property = respite_access_list_get_property;
  object_class->set_property = respite_access_list_set_property;
  RESPITE_PAGE_CLASS (klass)->load = respite_access_list_load;
  RESPITE_PAGE_CLASS (klass)->changed = respite_access_list_changed;

  properties[PROP_FULL] = g_param_spec_boolean ("full", NULL, NULL, FALSE,
                                                G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-access-list.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteAccessList, box);
  gtk_widget_class_bind_template_child (widget_class, RespiteAccessList, filter_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteAccessList, filter_drop);
  gtk_widget_class_bind_template_child (widget_class, RespiteAccessList, count_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteAccessList, count_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteAccessList, title_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteAccessList, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteAccessList, note_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteAccessList, note_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteAccessList, note_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteAccessList, acknowledge_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteAccessList, list);
  gtk_widget_class_bind_template_child (widget_class, RespiteAccessList, empty_state);
  gtk_widget_class_bind_template_callback (widget_class, filter_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, acknowledge_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_install_action (widget_class, "access.acknowledge", "x", acknowledge_action_cb);
  gtk_widget_class_install_action (widget_class, "access.cancel", NULL, cancel_action_cb);
}

static void
respite_access_list_init (RespiteAccessList *self)
{
  self->n_rows = ROWS_STEP;
  gtk_widget_init_template (GTK_WIDGET (self));
}
