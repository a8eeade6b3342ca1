/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-recovery-scores.h"

#include <glib/gi18n.h>

#include "base/respite-str.h"
#include "base/respite-time.h"
#include "widgets/respite-flow.h"
#include "widgets/respite-recovery-row.h"
#include "widgets/respite-template.h"

#define N_SCALES 2

struct _RespiteRecoveryScores
{
  GtkWidget        parent_instance;

  /* Owned */
  GPtrArray       *scales;

  guint            scale;         /* the one that is shown */

  /* Template children, owned by the template */
  GtkLabel        *past_label;
  GtkWidget       *sheet;
  GtkToggleButton *buttons[N_SCALES];
  GtkBox          *row_box;
  GtkLabel        *total_label;
  GtkLabel        *source_label;
  GtkWidget       *record_button;
};

enum
{
  RECORD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteRecoveryScores, respite_recovery_scores, GTK_TYPE_WIDGET)

/* The points of the items; "" while one is open. (transfer full) */
static char *
dup_points (RespiteRecoveryScores *self)
{
  GString *points = g_string_new (NULL);

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->row_box)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      int point = respite_recovery_row_get_points (RESPITE_RECOVERY_ROW (row));

      if (point < 0)
        {
          g_string_truncate (points, 0);
          break;
        }
      g_string_append_printf (points, "%d", point);
    }

  return g_string_free (points, FALSE);
}

static void
update_total (RespiteRecoveryScores *self)
{
  const RespiteRecoveryScale *scale = g_ptr_array_index (self->scales, self->scale);
  g_autofree char *points = dup_points (self);
  g_autofree char *text = NULL;
  int total = 0;
  gboolean is_whole = respite_recovery_read_points (points, &total);

  if (!is_whole)
    text = g_strdup_printf (_ ("The clinic's goal is at least %d of 10. The keys 0, 1 and 2 answer an item."),
                            scale->goal);
  else if (total >= scale->goal)
    text = g_strdup_printf (_ ("%d of 10: the clinic's goal of %d is reached"), total, scale->goal);
  else
    text = g_strdup_printf (_ ("%d of 10: below the clinic's goal of %d"), total, scale->goal);
  gtk_label_set_text (self->total_label, text);
  gtk_widget_set_sensitive (self->record_button, is_whole);
}

static void
show_scale (RespiteRecoveryScores *self)
{
  const RespiteRecoveryScale *scale = g_ptr_array_index (self->scales, self->scale);
  g_autofree char *source = g_strdup_printf ("%s %s %s.", scale->note, scale->licence, scale->source);
  int i = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->row_box)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    respite_recovery_row_set_item (RESPITE_RECOVERY_ROW (row), &scale->items[i++]);
  gtk_label_set_text (self->source_label, source);
  update_total (self);
}

static void
scale_toggled_cb (RespiteRecoveryScores *self,
                  GtkToggleButton       *button)
{
  if (self->scales == NULL || !gtk_toggle_button_get_active (button))
    return;

  self->scale = self->buttons[0] == button ? 0 : 1;
  show_scale (self);
}

/* On to the next item, after the last one to the button that records. */
static void
chosen_cb (RespiteRecoveryScores *self,
           GtkWidget             *row)
{
  GtkWidget *next = gtk_widget_get_next_sibling (row);

  update_total (self);
  gtk_widget_grab_focus (next != NULL ? next : self->record_button);
}

static void
record_clicked_cb (RespiteRecoveryScores *self)
{
  const RespiteRecoveryScale *scale = g_ptr_array_index (self->scales, self->scale);
  g_autofree char *points = dup_points (self);
  g_autofree char *line = g_strdup_printf ("%s %s", scale->code, points);

  if (*points != '\0')
    g_signal_emit (self, signals[RECORD], 0, line);
}

static void
respite_recovery_scores_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_RECOVERY_SCORES);

  G_OBJECT_CLASS (respite_recovery_scores_parent_class)->dispose (object);
}

static void
respite_recovery_scores_finalize (GObject *object)
{
  g_clear_pointer (&RESPITE_RECOVERY_SCORES (object)->scales, g_ptr_array_unref);

  G_OBJECT_CLASS (respite_recovery_scores_parent_class)->finalize (object);
}

static void
respite_recovery_scores_class_init (RespiteRecoveryScoresClass *klass)
{
  static const char *const buttons[] = { "scale_0", "scale_1" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_FLOW);
  g_type_ensure (RESPITE_TYPE_RECOVERY_ROW);

  object_class->dispose = respite_recovery_scores_dispose;
  object_class->finalize = respite_recovery_scores_finalize;

  signals[RECORD] = g_signal_new ("record", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-recovery-scores.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteRecoveryScores, past_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteRecoveryScores, sheet);
  gtk_widget_class_bind_template_child (widget_class, RespiteRecoveryScores, row_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteRecoveryScores, total_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteRecoveryScores, source_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteRecoveryScores, record_button);
  for (gssize i = 0; i < N_SCALES; i++)
    gtk_widget_class_bind_template_child_full (widget_class, buttons[i], FALSE,
                                               G_STRUCT_OFFSET (RespiteRecoveryScores, buttons) +
                                               i * (gssize) sizeof (GtkToggleButton *));
  gtk_widget_class_bind_template_callback (widget_class, scale_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, record_clicked_cb);
}

static void
respite_recovery_scores_init (RespiteRecoveryScores *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* One line for each score that stands. */
static char *
dup_past (RespiteRecoveryScores      *self,
          const RespiteSessionRecord *record,
          GTimeZone                  *zone)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0, n = respite_timeline_get_n_events (record->timeline); i < n; i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (record->timeline, i);
      const RespiteRecoveryScale *scale = respite_recovery_find (record->recovery, event->code);
      g_autofree char *time = NULL;
      g_autofree char *points = NULL;

      if (event->kind != RESPITE_EVENT_RECOVERY || event->is_struck || scale == NULL)
        continue;
      time = respite_time_format_hm (event->at, zone);
      points = !respite_str_is_empty (event->text) ? respite_recovery_describe (scale, event->text) : g_strdup ("");
      g_string_append_printf (text, "%s%s  %s %d/10%s%s", text->len > 0 ? "\n" : "", time, scale->name, event->severity,
                              *points != '\0' ? ": " : "", points);
    }
  if (text->len == 0)
    g_string_append (text, _ ("No score was recorded yet."));

  return g_string_free (text, FALSE);
}

void
respite_recovery_scores_show (RespiteRecoveryScores      *self,
                              const RespiteSessionRecord *record,
                              GTimeZone                  *zone,
                              gboolean                    is_open)
{
  g_autofree char *past = NULL;
  gboolean is_new;

  g_return_if_fail (RESPITE_IS_RECOVERY_SCORES (self) && record != NULL);

  past = dup_past (self, record, zone);
  gtk_label_set_text (self->past_label, past);
  gtk_widget_set_visible (self->sheet, is_open && record->recovery->len == N_SCALES);
  if (record->recovery->len != N_SCALES)
    return;

  /* The scales belong to the record, which is never changed but replaced. */
  is_new = self->scales == NULL;
  g_clear_pointer (&self->scales, g_ptr_array_unref);
  self->scales = g_ptr_array_ref (record->recovery);
  for (guint i = 0; is_new && i < N_SCALES; i++)
    gtk_button_set_label (GTK_BUTTON (self->buttons[i]),
                          ((const RespiteRecoveryScale *) g_ptr_array_index (self->scales, i))->name);
  if (is_new)
    show_scale (self);
  else
    update_total (self);
}

void
respite_recovery_scores_clear (RespiteRecoveryScores *self)
{
  g_return_if_fail (RESPITE_IS_RECOVERY_SCORES (self));

  if (self->scales != NULL)
    show_scale (self);
}
