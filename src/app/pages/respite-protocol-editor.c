/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-protocol-editor.h"

#include <glib/gi18n.h>

#include "base/respite-clock.h"
#include "base/respite-str.h"
#include "service/respite-course-acts.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-fields.h"
#include "widgets/respite-protocol-text.h"
#include "widgets/respite-schedule-editor.h"
#include "widgets/respite-text.h"
#include "widgets/respite-toast-overlay.h"
#include "widgets/respite-wheel.h"

struct _RespiteProtocolEditor
{
  RespitePage            parent_instance;

  /* Owned: as it was read, edited when it is saved */
  RespiteProtocol       *protocol;

  /* Made here, owned by their boxes */
  GtkWidget             *gate_field;
  GtkWidget             *discharge_field;
  GtkWidget             *instruments_field;

  /* Template children, owned by the template */
  RespiteErrorBar       *error_bar;
  GtkLabel              *version_label;
  RespiteEntryRow       *name_row;
  RespiteEntryRow       *indication_row;
  RespiteEntryRow       *route_row;
  GtkDropDown           *field_drop;
  RespiteEntryRow       *days_row;
  GtkSpinButton         *least_spin;
  GtkSpinButton         *most_spin;
  GtkSpinButton         *visit_spin;
  GtkSpinButton         *recovery_spin;
  GtkSpinButton         *shortest_spin;
  GtkSpinButton         *longest_spin;
  RespiteEntryRow       *review_after_row;
  GtkSpinButton         *maintenance_spin;
  RespiteScheduleEditor *schedule;
  GtkBox                *gate_box;
  GtkBox                *discharge_box;
  GtkBox                *instruments_box;
  RespiteEntryRow       *review_row;
  RespiteEntryRow       *maintenance_row;
  RespiteEntryRow       *source_row;
  RespiteEntryRow       *evidence_row;
  GtkWidget             *save_button;
};

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteProtocolEditor, respite_protocol_editor, RESPITE_TYPE_PAGE)

/* In the order of the drop-down. */
static const RespiteField fields[] = { RESPITE_FIELD_PAIN, RESPITE_FIELD_MOOD, RESPITE_FIELD_OTHER };

static gpointer
read_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  return respite_office_get_protocol (office, *(gint64 *) data, respite_text_language (), error);
}

static gpointer
save_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  respite_office_save_protocol (office, data, respite_text_language (), error);

  return NULL;
}

static void
show_protocol (RespiteProtocolEditor *self)
{
  const RespiteProtocol *protocol = self->protocol;
  g_autofree char *version = g_strdup_printf (_ ("Version %d. Saving makes version %d; courses that have begun keep "
                                                 "theirs. Texts are edited in the window’s language."),
                                              protocol->version, protocol->version + 1);
  g_autofree char *days = respite_protocol_text_numbers (protocol->spacing_days);
  g_autofree char *review_after = respite_protocol_text_numbers (protocol->review_after);
  g_autofree char *gate = respite_protocol_text_checklist (protocol->gate);
  g_autofree char *discharge = respite_protocol_text_checklist (protocol->discharge);

  gtk_label_set_label (self->version_label, version);
  respite_entry_row_set_text (self->name_row, protocol->name);
  respite_entry_row_set_text (self->indication_row, protocol->indication);
  respite_entry_row_set_text (self->route_row, protocol->route);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i] == protocol->field)
      gtk_drop_down_set_selected (self->field_drop, i);
  respite_entry_row_set_text (self->days_row, days);
  gtk_spin_button_set_value (self->least_spin, protocol->sessions_min);
  gtk_spin_button_set_value (self->most_spin, protocol->sessions_max);
  gtk_spin_button_set_value (self->visit_spin, protocol->planned_minutes);
  gtk_spin_button_set_value (self->recovery_spin, protocol->recovery_minutes);
  gtk_spin_button_set_value (self->shortest_spin, protocol->minutes_min);
  gtk_spin_button_set_value (self->longest_spin, protocol->minutes_max);
  respite_entry_row_set_text (self->review_after_row, review_after);
  gtk_spin_button_set_value (self->maintenance_spin, protocol->maintenance_days);
  respite_schedule_editor_show (self->schedule, &protocol->schedule);
  respite_text_field_set_text (RESPITE_TEXT_FIELD (self->gate_field), gate);
  respite_text_field_set_text (RESPITE_TEXT_FIELD (self->discharge_field), discharge);
  respite_text_field_set_text (RESPITE_TEXT_FIELD (self->instruments_field), protocol->instruments);
  respite_entry_row_set_text (self->review_row, protocol->review);
  respite_entry_row_set_text (self->maintenance_row, protocol->maintenance);
  respite_entry_row_set_text (self->source_row, protocol->source);
  respite_entry_row_set_text (self->evidence_row, protocol->evidence);
}

static void
read_cb (gpointer      page,
         gpointer      result,
         const GError *error,
         gpointer      user_data)
{
  RespiteProtocolEditor *self = page;

  respite_error_bar_show (self->error_bar, error);
  if (result == NULL)
    return;

  g_clear_pointer (&self->protocol, respite_protocol_free);
  self->protocol = result;
  show_protocol (self);
  gtk_widget_set_sensitive (self->save_button, TRUE);
}

/* Takes the numbers of @row into @numbers; says so where they are none. */
static gboolean
read_numbers (RespiteEntryRow *row,
              GArray         **numbers)
{
  GArray *read = respite_protocol_text_read_numbers (respite_entry_row_get_text (row));

  if (read == NULL)
    {
      respite_entry_row_set_error (row, _ ("Write whole numbers with commas, such as 0, 3, 7."));
      return FALSE;
    }

  g_array_unref (*numbers);
  *numbers = read;

  return TRUE;
}

static void
take_checklist (GtkWidget  *field,
                GPtrArray **items)
{
  g_autofree char *text = respite_text_field_dup_text (RESPITE_TEXT_FIELD (field));

  g_ptr_array_unref (*items);
  *items = respite_protocol_text_read_checklist (text);
}

static gboolean
read_protocol (RespiteProtocolEditor *self,
               RespiteProtocol       *protocol)
{
  if (!read_numbers (self->days_row, &protocol->spacing_days) ||
      !read_numbers (self->review_after_row, &protocol->review_after) ||
      !respite_schedule_editor_read (self->schedule, &protocol->schedule))
    return FALSE;

  respite_set_str (&protocol->name, respite_entry_row_get_text (self->name_row));
  respite_set_str (&protocol->indication, respite_entry_row_get_text (self->indication_row));
  respite_set_str (&protocol->route, respite_entry_row_get_text (self->route_row));
  protocol->field = fields[MIN (gtk_drop_down_get_selected (self->field_drop), G_N_ELEMENTS (fields) - 1)];
  protocol->sessions = (int) protocol->spacing_days->len;
  protocol->sessions_min = gtk_spin_button_get_value_as_int (self->least_spin);
  protocol->sessions_max = gtk_spin_button_get_value_as_int (self->most_spin);
  protocol->planned_minutes = gtk_spin_button_get_value_as_int (self->visit_spin);
  protocol->recovery_minutes = gtk_spin_button_get_value_as_int (self->recovery_spin);
  protocol->minutes_min = gtk_spin_button_get_value_as_int (self->shortest_spin);
  protocol->minutes_max = gtk_spin_button_get_value_as_int (self->longest_spin);
  protocol->maintenance_days = gtk_spin_button_get_value_as_int (self->maintenance_spin);
  take_checklist (self->gate_field, &protocol->gate);
  take_checklist (self->discharge_field, &protocol->discharge);
  g_free (protocol->instruments);
  protocol->instruments = respite_text_field_dup_text (RESPITE_TEXT_FIELD (self->instruments_field));
  respite_set_str (&protocol->review, respite_entry_row_get_text (self->review_row));
  respite_set_str (&protocol->maintenance, respite_entry_row_get_text (self->maintenance_row));
  respite_set_str (&protocol->source, respite_entry_row_get_text (self->source_row));
  respite_set_str (&protocol->evidence, respite_entry_row_get_text (self->evidence_row));

  return TRUE;
}

static void
saved_cb (gpointer      page,
          gpointer      result,
          const GError *error,
          gpointer      user_data)
{
  RespiteProtocolEditor *self = page;

  respite_error_bar_show (self->error_bar, error);
  gtk_widget_set_sensitive (self->save_button, TRUE);
  if (error != NULL)
    return;

  respite_toast_show (page, _ ("The protocol’s new version is saved."));
  g_signal_emit (self, signals[DONE], 0);
}

static void
save_clicked_cb (RespiteProtocolEditor *self)
{
  g_autoptr (RespiteProtocol) copy = NULL;

  if (self->protocol == NULL)
    return;

  /* The fields' values go into a protocol of the job's own; the keys are those that were read. */
  copy = respite_protocol_new ();
  if (!read_protocol (self, copy))
    return;

  copy->id = self->protocol->id;
  copy->version = self->protocol->version;
  copy->needs_review = self->protocol->needs_review;
  respite_set_str (&copy->uuid, self->protocol->uuid);
  respite_set_str (&copy->slug, self->protocol->slug);
  gtk_widget_set_sensitive (self->save_button, FALSE);
  respite_page_run (RESPITE_PAGE (self), save_job, g_steal_pointer (&copy), (GDestroyNotify) respite_protocol_free,
                    NULL, saved_cb, NULL);
}

static void
cancel_clicked_cb (RespiteProtocolEditor *self)
{
  g_signal_emit (self, signals[DONE], 0);
}

static void
respite_protocol_editor_load (RespitePage *page)
{
}

static void
respite_protocol_editor_changed (RespitePage      *page,
                                 RespiteChangeSet *changes)
{
}

static void
respite_protocol_editor_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RESPITE_TYPE_PROTOCOL_EDITOR);

  G_OBJECT_CLASS (respite_protocol_editor_parent_class)->dispose (object);
}

static void
respite_protocol_editor_finalize (GObject *object)
{
  g_clear_pointer (&RESPITE_PROTOCOL_EDITOR (object)->protocol, respite_protocol_free);

  G_OBJECT_CLASS (respite_protocol_editor_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, RespiteProtocolEditor, name)
  BIND (error_bar);
  BIND (version_label);
  BIND (name_row);
  BIND (indication_row);
  BIND (route_row);
  BIND (field_drop);
  BIND (days_row);
  BIND (least_spin);
  BIND (most_spin);
  BIND (visit_spin);
  BIND (recovery_spin);
  BIND (shortest_spin);
  BIND (longest_spin);
  BIND (review_after_row);
  BIND (maintenance_spin);
  BIND (schedule);
  BIND (gate_box);
  BIND (discharge_box);
  BIND (instruments_box);
  BIND (review_row);
  BIND (maintenance_row);
  BIND (source_row);
  BIND (evidence_row);
  BIND (save_button);
#undef BIND
}

static void
respite_protocol_editor_class_init (RespiteProtocolEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);
  g_type_ensure (RESPITE_TYPE_ERROR_BAR);
  g_type_ensure (RESPITE_TYPE_SCHEDULE_EDITOR);

  object_class->dispose = respite_protocol_editor_dispose;
  object_class->finalize = respite_protocol_editor_finalize;
  RESPITE_PAGE_CLASS (klass)->load = respite_protocol_editor_load;
  RESPITE_PAGE_CLASS (klass)->changed = respite_protocol_editor_changed;
  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-protocol-editor.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
}

static void
respite_protocol_editor_init (RespiteProtocolEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  respite_wheel_ignore (GTK_WIDGET (self->least_spin));
  respite_wheel_ignore (GTK_WIDGET (self->most_spin));
  respite_wheel_ignore (GTK_WIDGET (self->visit_spin));
  respite_wheel_ignore (GTK_WIDGET (self->recovery_spin));
  respite_wheel_ignore (GTK_WIDGET (self->shortest_spin));
  respite_wheel_ignore (GTK_WIDGET (self->longest_spin));
  respite_wheel_ignore (GTK_WIDGET (self->maintenance_spin));
  self->gate_field = respite_text_field_new (_ ("Gate"));
  self->discharge_field = respite_text_field_new (_ ("Discharge checklist"));
  self->instruments_field = respite_text_field_new (_ ("Scores that fall due"));
  gtk_box_append (self->gate_box, self->gate_field);
  gtk_box_append (self->discharge_box, self->discharge_field);
  gtk_box_append (self->instruments_box, self->instruments_field);
}

void
respite_protocol_editor_edit (RespiteProtocolEditor *self,
                              gint64                 protocol_id)
{
  g_return_if_fail (RESPITE_IS_PROTOCOL_EDITOR (self));

  gtk_widget_set_sensitive (self->save_button, FALSE);
  respite_page_read (RESPITE_PAGE (self), read_job, respite_page_dup_id (protocol_id), g_free,
                     (GDestroyNotify) respite_protocol_free, read_cb, NULL);
}
