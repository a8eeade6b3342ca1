/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-running-row.h"

#include <glib/gi18n.h>

#include "base/respite-clock.h"
#include "base/respite-str.h"
#include "widgets/respite-chip.h"
#include "widgets/respite-row-press.h"
#include "widgets/respite-session-status.h"

struct _RespiteRunningRow
{
  GtkListBoxRow parent_instance;

  /* Template children, owned by the template */
  GtkLabel     *name_label;
  GtkLabel     *chair_label;
  GtkLabel     *next_label;
  RespiteChip  *emergency_chip;

  gint64        session_id;
};

G_DEFINE_FINAL_TYPE (RespiteRunningRow, respite_running_row, GTK_TYPE_LIST_BOX_ROW)

static void
respite_running_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RESPITE_TYPE_RUNNING_ROW);

  G_OBJECT_CLASS (respite_running_row_parent_class)->dispose (object);
}

static void
respite_running_row_class_init (RespiteRunningRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_running_row_dispose;

  g_type_ensure (RESPITE_TYPE_CHIP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-running-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteRunningRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteRunningRow, chair_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteRunningRow, next_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteRunningRow, emergency_chip);
}

static void
respite_running_row_init (RespiteRunningRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  respite_row_press_install (GTK_LIST_BOX_ROW (self));
}

/* Set once a second: what stays the same must not be laid out again. */
static void
set_label (GtkLabel   *label,
           const char *text)
{
  if (g_strcmp0 (gtk_label_get_text (label), text) != 0)
    gtk_label_set_text (label, text);
}

/* In a narrow sidebar the sign alone has to do; the ear hears the word. */
static void
show_emergency (RespiteRunningRow *self,
                gboolean           is_open,
                gboolean           narrow)
{
  const char *text = narrow ? "!" : _ ("Emergency");

  gtk_widget_set_visible (GTK_WIDGET (self->emergency_chip), is_open);
  if (is_open && g_strcmp0 (respite_chip_get_text (self->emergency_chip), text) != 0)
    respite_chip_set (self->emergency_chip, text, "stop");
}

static char *
describe_next (const RespiteBoardRow *row,
               const char            *chair,
               gint64                 now)
{
  gint64 minutes = (ABS (row->next_due_at - now) + RESPITE_MINUTE_MS - 1) / RESPITE_MINUTE_MS;
  g_autofree char *next = NULL;

  if (row->next_due_at == 0)
    return g_strdup_printf ("%s, %s", row->session->patient_name, chair);

  next = g_strdup_printf (row->next_due_at < now ? _ ("a set has been due for %d min") : _ ("next set in %d min"),
                          (int) minutes);

  return g_strdup_printf ("%s, %s, %s", row->session->patient_name, chair, next);
}

/* Minutes are enough for the ear and the tooltip, and change seldom. */
static char *
describe (const RespiteBoardRow *row,
          const char            *chair,
          gint64                 now)
{
  g_autofree char *next = describe_next (row, chair, now);

  return row->emergency_at != 0 ? g_strdup_printf ("%s, %s", _ ("Emergency"), next) : g_steal_pointer (&next);
}

void
respite_running_row_show (RespiteRunningRow     *self,
                          const RespiteBoardRow *row,
                          gint64                 now,
                          gboolean               narrow)
{
  const char *chair;
  g_autofree char *next = NULL;
  g_autofree char *description = NULL;

  g_return_if_fail (RESPITE_IS_RUNNING_ROW (self));
  g_return_if_fail (row != NULL);

  self->session_id = row->session->id;
  chair = respite_str_is_empty (row->session->chair) ? _ ("No chair") : row->session->chair;
  next = row->next_due_at != 0 ? respite_session_status_format_countdown (ABS (row->next_due_at - now))
                               : g_strdup ("–");
  description = describe (row, chair, now);
  set_label (self->name_label, row->session->patient_name);
  set_label (self->chair_label, chair);
  set_label (self->next_label, next);
  gtk_widget_set_visible (GTK_WIDGET (self->name_label), !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->chair_label), !narrow);
  show_emergency (self, row->emergency_at != 0, narrow);
  if (row->next_due_at != 0 && row->next_due_at < now)
    gtk_widget_add_css_class (GTK_WIDGET (self->next_label), "review");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->next_label), "review");
  if (g_strcmp0 (gtk_widget_get_tooltip_text (GTK_WIDGET (self)), description) == 0)
    return;
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, description, -1);
}

gint64
respite_running_row_get_session (RespiteRunningRow *self)
{
  g_return_val_if_fail (RESPITE_IS_RUNNING_ROW (self), 0);

  return self->session_id;
}
