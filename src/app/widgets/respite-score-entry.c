/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-score-entry.h"

#include <glib/gi18n.h>

#include "widgets/respite-entry-row.h"
#include "widgets/respite-template.h"
#include "widgets/respite-text.h"

struct _RespiteScoreEntry
{
  GtkWidget         parent_instance;

  /* Owned */
  GTimeZone        *zone;

  /* Template children, owned by the template */
  GtkDropDown      *instrument_drop;
  GtkStringList    *instruments;
  GtkWidget        *sheet_box;
  GtkWidget        *total_box;
  GtkWidget        *scale_box;
  GtkDropDown      *scale_drop;
  GtkStringList    *scales;
  RespiteEntryRow  *value_row;
  RespiteEntryRow  *date_row;
  GtkWidget        *item_box;
  GtkLabel         *item_label;
  RespiteEntryRow  *item_row;
  GtkLabel         *rule_label;

  RespiteScoreTotal total;
};

enum
{
  OPEN_SHEET,
  SAVE_TOTAL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteScoreEntry, respite_score_entry, GTK_TYPE_WIDGET)

static const RespiteInstrument *
get_instrument (RespiteScoreEntry * self)
{
  guint selected = gtk_drop_down_get_selected (self->instrument_drop);

  return selected != GTK_INVALID_LIST_POSITION ? respite_instrument_list ()[selected] : NULL;
}

static const RespiteScale *
get_scale (RespiteScoreEntry *self)
{
  const RespiteInstrument *instrument = get_instrument (self);
  guint selected = gtk_drop_down_get_selected (self->scale_drop);

  if (instrument == NULL || selected == GTK_INVALID_LIST_POSITION)
    return NULL;

  return &instrument->scales[selected];
}

static void
update_range (RespiteScoreEntry *self)
{
  const RespiteScale *scale = get_scale (self);
  g_autofree char *least = NULL;
  g_autofree char *most = NULL;
  g_autofree char *hint = NULL;

  if (scale == NULL)
    return;

  least = respite_scale_format (scale, scale->min);
  most = respite_scale_format (scale, scale->max);
  hint = g_strdup_printf (_ ("From %s to %s"), least, most);
  g_object_set (self->value_row, "hint", hint, NULL);
  gtk_label_set_text (self->rule_label, scale->rule_text != NULL ? _ (scale->rule_text) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->rule_label), scale->rule_text != NULL);
}

static void
fill_scales (RespiteScoreEntry       *self,
             const RespiteInstrument *instrument)
{
  guint n = 0;

  gtk_string_list_splice (self->scales, 0, g_list_model_get_n_items (G_LIST_MODEL (self->scales)), NULL);
  for (; instrument->scales[n].slug != NULL; n++)
    gtk_string_list_append (self->scales, _ (instrument->scales[n].title));
  gtk_drop_down_set_selected (self->scale_drop, 0);
  gtk_widget_set_visible (self->scale_box, n > 1);
}

/* The total hides the answer about suicidal thoughts. */
static void
show_item (RespiteScoreEntry       *self,
           const RespiteInstrument *instrument)
{
  g_autofree char *text = NULL;
  g_autofree char *hint = NULL;

  gtk_widget_set_visible (self->item_box, instrument->suicide_item != 0);
  if (instrument->suicide_item == 0)
    return;

  text = g_strdup_printf (_ ("Look at item %d (suicidal thoughts) on the paper. Any answer above 0 stands on the day "
                             "board until somebody has looked after it."), instrument->suicide_item);
  hint = g_strdup_printf (_ ("From 0 to %d; empty if nobody looked"), instrument->suicide_max);
  gtk_label_set_label (self->item_label, text);
  g_object_set (self->item_row, "hint", hint, NULL);
}

static void
instrument_cb (RespiteScoreEntry *self)
{
  const RespiteInstrument *instrument = get_instrument (self);

  if (instrument == NULL)
    return;

  gtk_widget_set_visible (self->sheet_box, instrument->canonical != NULL);
  gtk_widget_set_visible (self->total_box, instrument->canonical == NULL);
  show_item (self, instrument);
  respite_score_entry_clear (self);
  fill_scales (self, instrument);
  update_range (self);
}

static void
scale_cb (RespiteScoreEntry *self)
{
  update_range (self);
}

static void
sheet_clicked_cb (RespiteScoreEntry *self)
{
  const RespiteInstrument *instrument = get_instrument (self);

  if (instrument != NULL)
    g_signal_emit (self, signals[OPEN_SHEET], 0, instrument->slug);
}

/* Whether the day is empty (today) or a day; its noon, so that no time zone moves it to another one. */
static gboolean
read_day (RespiteScoreEntry *self)
{
  g_autofree char *day = g_strstrip (g_strdup (respite_entry_row_get_text (self->date_row)));

  self->total.taken_at = 0;
  if (*day == '\0' || respite_text_read_moment (day, "12:00", self->zone, &self->total.taken_at))
    return TRUE;

  respite_entry_row_set_error (self->date_row, _ ("Write the day as 2026-12-01."));

  return FALSE;
}

/* Whether the item is empty or in its range. */
static gboolean
read_item (RespiteScoreEntry *self)
{
  const RespiteInstrument *instrument = self->total.instrument;
  const char *text = respite_entry_row_get_text (self->item_row);
  g_autofree char *sentence = NULL;
  gint64 item;

  self->total.item = RESPITE_SCORE_NOT_LOOKED;
  if (instrument->suicide_item == 0 || *text == '\0')
    return TRUE;
  if (g_ascii_string_to_signed (text, 10, 0, MIN (instrument->suicide_max, self->total.value / RESPITE_POINT), &item,
                                NULL))
    {
      self->total.item = (int) item;
      return TRUE;
    }

  sentence = g_strdup_printf (_ ("A whole number from 0 to %d, and not more than the score."), instrument->suicide_max);
  respite_entry_row_set_error (self->item_row, sentence);
  gtk_widget_grab_focus (GTK_WIDGET (self->item_row));

  return FALSE;
}

static void
save_clicked_cb (RespiteScoreEntry *self)
{
  g_autoptr (GError) error = NULL;

  self->total.instrument = get_instrument (self);
  self->total.scale = get_scale (self);
  if (self->total.scale == NULL)
    return;

  if (!respite_scale_parse (self->total.scale, respite_entry_row_get_text (self->value_row), &self->total.value,
                            &error))
    {
      respite_entry_row_set_error (self->value_row, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->value_row));
      return;
    }

  if (read_item (self) && read_day (self))
    g_signal_emit (self, signals[SAVE_TOTAL], 0);
}

static void
respite_score_entry_dispose (GObject *object)
{
  RespiteScoreEntry *self = RESPITE_SCORE_ENTRY (object);

  g_clear_pointer (&self->zone, g_time_zone_unref);
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_SCORE_ENTRY);

  G_OBJECT_CLASS (respite_score_entry_parent_class)->dispose (object);
}

static void
respite_score_entry_class_init (RespiteScoreEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_score_entry_dispose;
  widget_class->focus = respite_template_focus;

  signals[OPEN_SHEET] = g_signal_new ("open-sheet", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SAVE_TOTAL] = g_signal_new ("save-total", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 0);

  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-score-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteScoreEntry, instrument_drop);
  gtk_widget_class_bind_template_child (widget_class, RespiteScoreEntry, instruments);
  gtk_widget_class_bind_template_child (widget_class, RespiteScoreEntry, sheet_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteScoreEntry, total_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteScoreEntry, scale_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteScoreEntry, scale_drop);
  gtk_widget_class_bind_template_child (widget_class, RespiteScoreEntry, scales);
  gtk_widget_class_bind_template_child (widget_class, RespiteScoreEntry, value_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteScoreEntry, date_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteScoreEntry, item_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteScoreEntry, item_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteScoreEntry, item_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteScoreEntry, rule_label);
  gtk_widget_class_bind_template_callback (widget_class, instrument_cb);
  gtk_widget_class_bind_template_callback (widget_class, scale_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
}

static void
respite_score_entry_init (RespiteScoreEntry *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (const RespiteInstrument *const *instrument = respite_instrument_list (); *instrument != NULL; instrument++)
    gtk_string_list_append (self->instruments, _ ((*instrument)->title));
  gtk_drop_down_set_selected (self->instrument_drop, 0);
  instrument_cb (self);
}

void
respite_score_entry_set_zone (RespiteScoreEntry *self,
                              GTimeZone         *zone)
{
  g_return_if_fail (RESPITE_IS_SCORE_ENTRY (self));
  g_return_if_fail (zone != NULL);

  g_time_zone_ref (zone);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = zone;
}

void
respite_score_entry_choose (RespiteScoreEntry *self,
                            const char        *slug)
{
  const RespiteInstrument *const *list = respite_instrument_list ();

  g_return_if_fail (RESPITE_IS_SCORE_ENTRY (self));

  for (guint i = 0; list[i] != NULL; i++)
    if (g_strcmp0 (list[i]->slug, slug) == 0)
      gtk_drop_down_set_selected (self->instrument_drop, i);
}

RespiteScoreTotal
respite_score_entry_get_total (RespiteScoreEntry *self)
{
  g_return_val_if_fail (RESPITE_IS_SCORE_ENTRY (self), ((RespiteScoreTotal) { NULL }));

  return self->total;
}

void
respite_score_entry_clear (RespiteScoreEntry *self)
{
  g_return_if_fail (RESPITE_IS_SCORE_ENTRY (self));

  respite_entry_row_set_text (self->value_row, "");
  respite_entry_row_set_text (self->date_row, "");
  respite_entry_row_set_text (self->item_row, "");
}
