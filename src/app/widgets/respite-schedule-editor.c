/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-schedule-editor.h"

#include <glib/gi18n.h>

#include "base/respite-clock.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-template.h"
#include "widgets/respite-wheel.h"

struct _RespiteScheduleEditor
{
  GtkWidget        parent_instance;

  /* Template children, owned by the template */
  GtkSpinButton   *sessions_spin;
  GtkSpinButton   *dense_spin;
  GtkSpinButton   *sets_spin;
  GtkSpinButton   *first_spin;
  GtkSpinButton   *later_spin;
  RespiteEntryRow *recovery_row;
};

G_DEFINE_FINAL_TYPE (RespiteScheduleEditor, respite_schedule_editor, GTK_TYPE_WIDGET)

static void
respite_schedule_editor_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_SCHEDULE_EDITOR);

  G_OBJECT_CLASS (respite_schedule_editor_parent_class)->dispose (object);
}

static void
respite_schedule_editor_class_init (RespiteScheduleEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);

  G_OBJECT_CLASS (klass)->dispose = respite_schedule_editor_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-schedule-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteScheduleEditor, sessions_spin);
  gtk_widget_class_bind_template_child (widget_class, RespiteScheduleEditor, dense_spin);
  gtk_widget_class_bind_template_child (widget_class, RespiteScheduleEditor, sets_spin);
  gtk_widget_class_bind_template_child (widget_class, RespiteScheduleEditor, first_spin);
  gtk_widget_class_bind_template_child (widget_class, RespiteScheduleEditor, later_spin);
  gtk_widget_class_bind_template_child (widget_class, RespiteScheduleEditor, recovery_row);
}

static void
respite_schedule_editor_init (RespiteScheduleEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  respite_wheel_ignore (GTK_WIDGET (self->sessions_spin));
  respite_wheel_ignore (GTK_WIDGET (self->dense_spin));
  respite_wheel_ignore (GTK_WIDGET (self->sets_spin));
  respite_wheel_ignore (GTK_WIDGET (self->first_spin));
  respite_wheel_ignore (GTK_WIDGET (self->later_spin));
}

static void
show_minutes (GtkSpinButton *spin,
              gint64         ms)
{
  gtk_spin_button_set_value (spin, (double) (ms / RESPITE_MINUTE_MS));
}

void
respite_schedule_editor_show (RespiteScheduleEditor *self,
                              const RespiteSchedule *schedule)
{
  g_autoptr (GString) recovery = g_string_new (NULL);

  g_return_if_fail (RESPITE_IS_SCHEDULE_EDITOR (self) && schedule != NULL);

  for (int i = 0; i < schedule->n_recovery; i++)
    g_string_append_printf (recovery, "%s%d", i > 0 ? " " : "", (int) (schedule->recovery_ms[i] / RESPITE_MINUTE_MS));
  gtk_spin_button_set_value (self->sessions_spin, schedule->dense_sessions);
  gtk_spin_button_set_value (self->sets_spin, schedule->first_count);
  show_minutes (self->dense_spin, schedule->dense_ms);
  show_minutes (self->first_spin, schedule->first_ms);
  show_minutes (self->later_spin, schedule->later_ms);
  respite_entry_row_set_text (self->recovery_row, recovery->str);
}

static gint64
read_minutes (GtkSpinButton *spin)
{
  return gtk_spin_button_get_value_as_int (spin) * RESPITE_MINUTE_MS;
}

static gboolean
read_recovery (RespiteScheduleEditor *self,
               RespiteSchedule       *schedule)
{
  g_auto (GStrv) words = g_strsplit_set (respite_entry_row_get_text (self->recovery_row), " ,", -1);

  schedule->n_recovery = 0;
  for (char **word = words; *word != NULL; word++)
    {
      gint64 minutes;

      if (**word == '\0')
        continue;
      if (schedule->n_recovery == (int) G_N_ELEMENTS (schedule->recovery_ms) ||
          !g_ascii_string_to_signed (*word, 10, 1, 24 * 60, &minutes, NULL))
        {
          respite_entry_row_set_error (self->recovery_row, _ ("At most 8 whole numbers with spaces between them"));
          return FALSE;
        }
      schedule->recovery_ms[schedule->n_recovery++] = minutes * RESPITE_MINUTE_MS;
    }

  return TRUE;
}

gboolean
respite_schedule_editor_read (RespiteScheduleEditor *self,
                              RespiteSchedule       *schedule)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (RESPITE_IS_SCHEDULE_EDITOR (self) && schedule != NULL, FALSE);

  *schedule = (RespiteSchedule) {
    .dense_sessions = gtk_spin_button_get_value_as_int (self->sessions_spin),
    .dense_ms = read_minutes (self->dense_spin),
    .first_count = gtk_spin_button_get_value_as_int (self->sets_spin),
    .first_ms = read_minutes (self->first_spin),
    .later_ms = read_minutes (self->later_spin),
  };
  if (!read_recovery (self, schedule))
    return FALSE;
  if (respite_schedule_check (schedule, &error))
    return TRUE;

  respite_entry_row_set_error (self->recovery_row, error->message);

  return FALSE;
}
