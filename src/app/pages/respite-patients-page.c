/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-patients-page.h"

#include <glib/gi18n.h>

#include "base/respite-str.h"
#include "service/respite-patient-acts.h"
#include "widgets/respite-empty-state.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-row.h"
#include "widgets/respite-template.h"
#include "widgets/respite-text.h"

#define ROWS_MAX 50

/* A list that stands for so long was read. */
#define REST_S 3

struct _RespitePatientsPage
{
  RespitePage        parent_instance;

  /* The number of the latest search; answers to older ones are dropped. */
  guint              serial;
  guint              rest;              /* until what is found counts as read */

  /* Template children, owned by the template */
  GtkSearchEntry    *search_entry;
  GtkToggleButton   *archived_button;
  RespiteErrorBar   *error_bar;
  GtkLabel          *count_label;
  GtkStack          *stack;
  GtkListBox        *list;
  RespiteEmptyState *empty_state;
};

G_DEFINE_FINAL_TYPE (RespitePatientsPage, respite_patients_page, RESPITE_TYPE_PAGE)

typedef struct
{
  char      *text;
  gboolean   is_archived;
  guint      n_found;
  GPtrArray *rows;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_free (search->text);
  g_clear_pointer (&search->rows, g_ptr_array_unref);
  g_free (search);
}

static gpointer
search_job (RespiteOffice *office,
            gpointer       data,
            GError       **error)
{
  const Search *asked = data;
  guint n_found = 0;
  GPtrArray *rows;
  Search *search;

  if (asked->is_archived)
    rows = respite_office_search_archived_patients (office, asked->text, ROWS_MAX, &n_found, error);
  else
    rows = respite_office_search_patients (office, asked->text, ROWS_MAX, &n_found, error);
  if (rows == NULL)
    return NULL;

  search = g_new0 (Search, 1);
  search->text = g_strdup (asked->text);
  search->is_archived = asked->is_archived;
  search->rows = rows;
  search->n_found = n_found;

  return search;
}

static void
fill_row (RespiteRow *row,
          gpointer    item,
          gpointer    user_data)
{
  RespitePatientRow *patient = item;
  RespiteClinic *clinic = respite_page_get_clinic (user_data);
  GTimeZone *zone = respite_clinic_get_zone (clinic);
  g_autofree char *born = respite_text_born (patient->born, respite_clock_get_now (respite_clinic_get_clock (clinic)),
                                             zone);
  g_autofree char *mrn = g_strdup_printf (_ ("MRN %s"), patient->mrn);
  g_autofree char *subtitle = g_strjoin (" · ", born, mrn, respite_str_is_empty (patient->phone) ? NULL :
                                         patient->phone, NULL);
  g_autofree char *day = NULL;
  g_autofree char *next = NULL;

  if (patient->next_visit != 0)
    {
      day = respite_text_day_and_time (patient->next_visit, zone);
      next = g_strdup_printf (_ ("next visit %s"), day);
    }
  respite_row_set (row, patient->id, patient->name, subtitle, next);
  respite_row_set_chip (row, patient->archived_at != 0 ? _ ("Archived") : NULL, "note");
}

static void
show_count (RespitePatientsPage *self,
            const Search        *search)
{
  g_autofree char *text = NULL;

  if (*search->text == '\0' && !search->is_archived)
    text = g_strdup (search->rows->len > 0 ? _ ("Opened lately") : "");
  else if (search->n_found > search->rows->len)
    text = g_strdup_printf (_ ("%u shown, %u more: type more of the name"), search->rows->len,
                            search->n_found - search->rows->len);
  else
    text = g_strdup_printf (g_dngettext (NULL, "%u patient", "%u patients", search->rows->len), search->rows->len);
  gtk_label_set_label (self->count_label, text);
}

static void
show_empty (RespitePatientsPage *self,
            const Search        *search)
{
  const char *title = _ ("Find or add a patient");
  const char *text = _ ("Type a name, a date of birth, an MRN or a phone number above.");

  if (search->is_archived)
    {
      title = _ ("Nobody in the archive");
      text = _ ("Patients that were archived are found here and can be brought back.");
    }
  else if (*search->text != '\0')
    {
      title = _ ("Nobody found");
      text = _ ("No patient fits what you typed. Try fewer letters, or add the patient.");
    }
  respite_empty_state_set_title (self->empty_state, title);
  respite_empty_state_set_text (self->empty_state, text);
}

static void
found_cb (gpointer      page,
          gpointer      result,
          const GError *error,
          gpointer      user_data)
{
  RespitePatientsPage *self = page;
  Search *search = result;

  if (GPOINTER_TO_UINT (user_data) != self->serial)
    {
      g_clear_pointer (&search, search_free);
      return;
    }

  respite_error_bar_show (self->error_bar, error);
  if (search == NULL)
    return;

  respite_row_sync_list (self->list, search->rows, fill_row, self);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  show_count (self, search);
  gtk_stack_set_visible_child_name (self->stack, search->rows->len > 0 ? "list" : "empty");
  show_empty (self, search);
  search_free (search);
}

typedef struct
{
  char   *text;
  gint64  patient_id;
} Noted;

static void
noted_free (gpointer data)
{
  Noted *noted = data;

  g_free (noted->text);
  g_free (noted);
}

static gpointer
note_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  const Noted *noted = data;

  respite_office_note_search (office, noted->text, noted->patient_id, error);

  return NULL;
}

/* A search goes into the audit log when a record is opened from it, or when its list has been read for a while. */
static void
note_search (RespitePatientsPage *self,
             gint64               patient_id)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry))));
  Noted *noted;

  g_clear_handle_id (&self->rest, g_source_remove);
  if (*text == '\0')
    return;

  noted = g_new0 (Noted, 1);
  noted->text = g_steal_pointer (&text);
  noted->patient_id = patient_id;
  respite_page_run (RESPITE_PAGE (self), note_job, noted, noted_free, NULL, NULL, NULL);
}

static gboolean
rested_cb (gpointer user_data)
{
  RespitePatientsPage *self = user_data;

  self->rest = 0;
  note_search (self, 0);

  return G_SOURCE_REMOVE;
}

static void
search (RespitePatientsPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  Search *asked = g_new0 (Search, 1);

  asked->text = g_strstrip (g_strdup (text));
  asked->is_archived = gtk_toggle_button_get_active (self->archived_button);
  self->serial++;
  respite_page_read (RESPITE_PAGE (self), search_job, asked, search_free, search_free, found_cb,
                     GUINT_TO_POINTER (self->serial));
}

static void
open_row (RespitePatientsPage *self,
          GtkListBoxRow       *row)
{
  if (row == NULL)
    return;

  note_search (self, respite_row_get_id (RESPITE_ROW (row)));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-patient", "x", respite_row_get_id (RESPITE_ROW (row)));
}

static void
search_changed_cb (RespitePatientsPage *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  self->rest = g_timeout_add_seconds (REST_S, rested_cb, self);
  search (self);
}

static void
search_activate_cb (RespitePatientsPage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  open_row (self, row);
}

static gboolean
search_key_cb (GtkEventControllerKey *controller,
               guint                  value,
               guint                  code,
               GdkModifierType        state,
               RespitePatientsPage   *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  if (value != GDK_KEY_Down && value != GDK_KEY_Up)
    return GDK_EVENT_PROPAGATE;

  row = gtk_list_box_get_row_at_index (self->list, index + (value == GDK_KEY_Down ? 1 : -1));
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);

  return GDK_EVENT_STOP;
}

static void
row_activated_cb (RespitePatientsPage *self,
                  GtkListBoxRow       *row)
{
  open_row (self, row);
}

static void
empty_activated_cb (RespitePatientsPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.new-patient", NULL);
}

static void
respite_patients_page_leave (RespitePage *page)
{
  g_clear_handle_id (&RESPITE_PATIENTS_PAGE (page)->rest, g_source_remove);
}

static void
respite_patients_page_load (RespitePage *page)
{
  search (RESPITE_PATIENTS_PAGE (page));
}

static void
respite_patients_page_changed (RespitePage      *page,
                               RespiteChangeSet *changes)
{
  if (respite_change_set_has_kind (changes, RESPITE_KIND_PATIENT) ||
      respite_change_set_has_kind (changes, RESPITE_KIND_SESSION))
    search (RESPITE_PATIENTS_PAGE (page));
}

static gboolean
respite_patients_page_grab_focus (GtkWidget *widget)
{
  RespitePatientsPage *self = RESPITE_PATIENTS_PAGE (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (GTK_EDITABLE (self->search_entry), 0, -1);

  return TRUE;
}

static void
respite_patients_page_dispose (GObject *object)
{
  g_clear_handle_id (&RESPITE_PATIENTS_PAGE (object)->rest, g_source_remove);
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_PATIENTS_PAGE);

  G_OBJECT_CLASS (respite_patients_page_parent_class)->dispose (object);
}

static void
respite_patients_page_class_init (RespitePatientsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RespitePageClass *page_class = RESPITE_PAGE_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_EMPTY_STATE);
  g_type_ensure (RESPITE_TYPE_ERROR_BAR);

  object_class->dispose = respite_patients_page_dispose;
  widget_class->focus = respite_template_focus;
  widget_class->grab_focus = respite_patients_page_grab_focus;
  page_class->load = respite_patients_page_load;
  page_class->changed = respite_patients_page_changed;
  page_class->leave = respite_patients_page_leave;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-patients-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RespitePatientsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, RespitePatientsPage, archived_button);
  gtk_widget_class_bind_template_child (widget_class, RespitePatientsPage, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespitePatientsPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, RespitePatientsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, RespitePatientsPage, list);
  gtk_widget_class_bind_template_child (widget_class, RespitePatientsPage, empty_state);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, empty_activated_cb);
}

static void
respite_patients_page_init (RespitePatientsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
