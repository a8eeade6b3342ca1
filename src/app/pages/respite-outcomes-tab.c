/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-outcomes-tab.h"

#include <glib/gi18n.h>

#include "base/respite-str.h"
#include "chart/respite-trend-reading.h"
#include "models/respite-outcomes-jobs.h"
#include "widgets/respite-empty-state.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-row.h"
#include "widgets/respite-score-entry.h"
#include "widgets/respite-text.h"
#include "widgets/respite-toast-overlay.h"
#include "widgets/respite-trend-chart.h"
#include "widgets/respite-window-words.h"

#define MOST_ROWS 50

struct _RespiteOutcomesTab
{
  RespitePage        parent_instance;

  /* Owned */
  RespiteOutcomes   *outcomes;
  RespiteTrend      *trend;
  char              *shown;             /* the id of what is shown alone, NULL for all */
  gint64             patient_id;
  gint64             struck_id;

  /* Template children, owned by the template */
  RespiteErrorBar   *error_bar;
  GtkStack          *stack;
  GtkDropDown       *show_drop;
  GtkStringList     *shows;
  GtkWidget         *print_button;
  GtkExpander       *entry_expander;
  RespiteScoreEntry *score_entry;
  GtkWidget         *strike_box;
  RespiteEntryRow   *reason_row;
  GtkLabel          *essence_label;
  RespiteTrendChart *chart;
  GtkWidget         *rules_box;
  GtkLabel          *rules_label;
  GtkWidget         *due_box;
  GtkListBox        *due_list;
  GtkListBox        *list;
  GtkLabel          *more_label;
};

G_DEFINE_FINAL_TYPE (RespiteOutcomesTab, respite_outcomes_tab, RESPITE_TYPE_PAGE)

static GTimeZone *
get_zone (RespiteOutcomesTab * self)
{
  return respite_clinic_get_zone (respite_page_get_clinic (RESPITE_PAGE (self)));
}

static RespiteChartWords
get_words (RespiteOutcomesTab *self)
{
  RespiteChartWords words;

  respite_window_words_init (&words, get_zone (self));

  return words;
}

/* The last score of an instrument that is due, whichever of its scales it is of; 0 for never. */
static gint64
find_last (const RespiteOutcomes *outcomes,
           const char            *slug)
{
  gint64 last = 0;

  for (guint i = 0; i < outcomes->source->series->len; i++)
    {
      const RespiteScoreSeries *series = g_ptr_array_index (outcomes->source->series, i);

      for (guint j = 0; j < series->scores->len && g_str_equal (series->instrument->slug, slug); j++)
        {
          const RespiteScore *score = g_ptr_array_index (series->scores, j);

          if ((score->flags & RESPITE_SCORE_WITHDRAWN) == 0)
            last = MAX (last, score->taken_at);
        }
    }

  return last;
}

static void
fill_due (RespiteRow *row,
          gpointer    item,
          gpointer    user_data)
{
  RespiteOutcomesTab *self = user_data;
  const RespiteOutcomesDue *due = item;
  const RespiteInstrument *instrument = respite_instrument_find (due->slug);
  gint64 last = find_last (self->outcomes, due->slug);
  g_autofree char *day = last != 0 ? respite_text_day (last, get_zone (self)) : NULL;
  guint index = 0;

  g_ptr_array_find (self->outcomes->due, due, &index);
  respite_row_set (row, (gint64) index, _ (instrument->title), due->when, day);
  respite_row_set_chip (row, day == NULL ? _ ("never filled") : NULL, "note");
  respite_row_set_button (row, respite_clinic_may (respite_page_get_clinic (user_data), RESPITE_FUNCTION_SCORE_ENTER) ?
                          _ ("Enter") : NULL, "outcomes.enter");
}

static const char *
get_outcome_style (const RespiteTrendPoint *point)
{
  return point->is_response || point->is_remission ? "ok" : point->is_worse ? "review" : "";
}

static void
fill_row (RespiteRow *row,
          gpointer    item,
          gpointer    user_data)
{
  const RespiteTrendRow *score = item;
  RespiteClinic *clinic = respite_page_get_clinic (user_data);
  g_autofree char *title = g_strdup_printf ("%s: %s", score->line->name, score->score);
  g_autofree char *subtitle = g_strjoin (*score->change != '\0' && *score->note != '\0' ? "; " : "", score->change,
                                         score->note, NULL);
  gboolean can_strike = !score->is_struck && score->point->is_entered &&
                        respite_clinic_may (clinic, RESPITE_FUNCTION_SCORE_ENTER);

  respite_row_set (row, score->point->id, title, subtitle, score->date);
  respite_row_set_chip (row, *score->outcome != '\0' ? score->outcome : NULL, get_outcome_style (score->point));
  respite_row_set_button (row, can_strike ? _ ("Strike out") : NULL, "outcomes.strike");
  if (score->is_struck)
    gtk_widget_add_css_class (GTK_WIDGET (row), "struck");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "struck");
}

static void
show_table (RespiteOutcomesTab      *self,
            const RespiteChartWords *words)
{
  g_autoptr (GPtrArray) rows = respite_trend_list_rows (self->trend, NULL, words);
  guint more = rows->len > MOST_ROWS ? rows->len - MOST_ROWS : 0;
  g_autofree char *text = g_strdup_printf (ngettext ("%u more; all of them stand on the printed chart.",
                                                     "%u more; all of them stand on the printed chart.", more), more);

  if (more > 0)
    g_ptr_array_remove_range (rows, MOST_ROWS, more);
  respite_row_sync_list (self->list, rows, fill_row, self);
  gtk_label_set_text (self->more_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->more_label), more > 0);
}

static void
show_essence (RespiteOutcomesTab      *self,
              const RespiteChartWords *words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->trend->lines->len; i++)
    {
      g_autofree char *sentence = respite_trend_describe_line (respite_trend_get_line (self->trend, i), words);

      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", sentence);
    }
  gtk_label_set_text (self->essence_label, text->str);
  g_string_free (text, TRUE);
}

static void
show_rules (RespiteOutcomesTab      *self,
            const RespiteChartWords *words)
{
  g_autoptr (GPtrArray) rules = respite_trend_list_rules (self->trend, self->outcomes->source, words);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->rules_box, rules->len > 0);
  g_ptr_array_add (rules, NULL);
  text = g_strjoinv ("\n", (char **) rules->pdata);
  gtk_label_set_text (self->rules_label, text);
}

/* Shows what is chosen: everything that is followed, or one questionnaire. */
static void
show_trend (RespiteOutcomesTab *self)
{
  const RespiteChartWords words = get_words (self);

  if (!respite_trend_source_has (self->outcomes->source, self->shown))
    g_clear_pointer (&self->shown, g_free);

  g_clear_pointer (&self->trend, respite_trend_free);
  self->trend = respite_trend_new_from_source (self->outcomes->source, self->shown, &words);
  show_essence (self, &words);
  show_table (self, &words);
  show_rules (self, &words);
  respite_trend_chart_show (self->chart, self->trend, get_zone (self));
  gtk_widget_set_visible (GTK_WIDGET (self->chart), self->trend->lines->len > 0);
}

/* The names of what there are scores of; the first one is everything. */
static void
show_choices (RespiteOutcomesTab *self)
{
  const RespiteTrendSource *source = self->outcomes->source;
  guint selected = 0;

  g_signal_handlers_block_matched (self->show_drop, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, self);
  gtk_string_list_splice (self->shows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->shows)), NULL);
  gtk_string_list_append (self->shows, _ ("All that is followed"));
  for (guint i = 0; i < source->series->len; i++)
    {
      const RespiteScoreSeries *series = g_ptr_array_index (source->series, i);
      g_autofree char *id = respite_trend_get_id (series->instrument, series->scale);

      gtk_string_list_append (self->shows, _ (series->scale->title));
      if (g_strcmp0 (id, self->shown) == 0)
        selected = i + 1;
    }
  gtk_drop_down_set_selected (self->show_drop, selected);
  g_signal_handlers_unblock_matched (self->show_drop, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, self);
}

static void
loaded_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  RespiteOutcomesTab *self = page;
  RespiteOutcomes *outcomes = result;
  gboolean is_empty;

  respite_error_bar_show (self->error_bar, error);
  if (outcomes == NULL)
    return;

  respite_outcomes_free (self->outcomes);
  self->outcomes = outcomes;
  is_empty = outcomes->source->series->len == 0;
  /* A patient who has only screenings has nothing that is followed: then the first of them is shown. */
  if (self->shown == NULL && !is_empty && !respite_trend_source_has (outcomes->source, NULL))
    {
      const RespiteScoreSeries *series = g_ptr_array_index (outcomes->source->series, 0);

      self->shown = respite_trend_get_id (series->instrument, series->scale);
    }

  show_trend (self);
  show_choices (self);
  respite_row_sync_list (self->due_list, outcomes->due, fill_due, self);
  gtk_widget_set_visible (self->due_box, outcomes->due->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->show_drop), !is_empty);
  gtk_widget_set_sensitive (self->print_button, !is_empty);
  gtk_stack_set_visible_child_name (self->stack, is_empty && outcomes->due->len == 0 ? "empty" : "scores");
}

/* A score that was typed for one patient is never entered for another. */
static void
respite_outcomes_tab_forget (RespitePage *page)
{
  RespiteOutcomesTab *self = RESPITE_OUTCOMES_TAB (page);

  self->patient_id = respite_page_get_subject (page);
  g_clear_pointer (&self->shown, g_free);
  respite_row_sync_list (self->list, NULL, NULL, NULL);
  respite_row_sync_list (self->due_list, NULL, NULL, NULL);
  respite_score_entry_clear (self->score_entry);
  gtk_expander_set_expanded (self->entry_expander, FALSE);
  gtk_widget_set_visible (self->strike_box, FALSE);
}

static void
respite_outcomes_tab_load (RespitePage *page)
{
  RespiteOutcomesTab *self = RESPITE_OUTCOMES_TAB (page);
  RespiteClinic *clinic = respite_page_get_clinic (page);
  RespiteOutcomesRequest *request;

  if (respite_page_get_subject (page) == 0)
    return;

  respite_score_entry_set_zone (self->score_entry, respite_clinic_get_zone (clinic));
  gtk_widget_set_visible (GTK_WIDGET (self->entry_expander), respite_clinic_may (clinic, RESPITE_FUNCTION_SCORE_ENTER));
  gtk_widget_set_visible (self->print_button, respite_clinic_may (clinic, RESPITE_FUNCTION_DOCUMENT_MAKE));

  request = g_new0 (RespiteOutcomesRequest, 1);
  request->patient_id = self->patient_id;
  request->language = respite_text_language ();
  respite_page_read (page, respite_outcomes_job, request, g_free, respite_outcomes_free, loaded_cb, NULL);
}

static void
respite_outcomes_tab_changed (RespitePage      *page,
                              RespiteChangeSet *changes)
{
  if (respite_change_set_has_patient (changes, respite_page_get_subject (page)))
    respite_outcomes_tab_load (page);
}

static void
chosen_cb (RespiteOutcomesTab *self)
{
  guint selected = gtk_drop_down_get_selected (self->show_drop);

  if (self->outcomes == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;

  g_clear_pointer (&self->shown, g_free);
  if (selected > 0 && selected <= self->outcomes->source->series->len)
    {
      const RespiteScoreSeries *series = g_ptr_array_index (self->outcomes->source->series, selected - 1);

      self->shown = respite_trend_get_id (series->instrument, series->scale);
    }
  show_trend (self);
}

static void
struck_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  RespiteOutcomesTab *self = page;

  respite_error_bar_show (self->error_bar, error);
  if (error != NULL)
    return;

  gtk_widget_set_visible (self->strike_box, FALSE);
  respite_entry_row_set_text (self->reason_row, "");
  respite_toast_show (page, _ ("The score is struck through; it stays readable."));
}

static void
strike (RespiteOutcomesTab *self,
        gint64              score_id,
        const char         *reason)
{
  RespiteScoreStrike *request = g_new0 (RespiteScoreStrike, 1);

  request->score_id = score_id;
  request->reason = g_strdup (reason);
  respite_page_run (RESPITE_PAGE (self), respite_score_strike_job, request, respite_score_strike_free, NULL, struck_cb,
                    NULL);
}

typedef struct
{
  RespiteOutcomesTab *tab;
  gint64              score_id;
} Undo;

/* What is said of a total that was kept, and of the answer that it hides. */
static char *
dup_kept_text (const RespiteScoreTotal *total)
{
  if (total->item > 0)
    return g_strdup (_ ("The score is kept. The answer about suicidal thoughts stands on the day board."));
  if (total->item == RESPITE_SCORE_NOT_LOOKED && total->instrument->suicide_item != 0)
    return g_strdup_printf (_ ("The score is kept. Look at item %d (suicidal thoughts) on the paper."),
                            total->instrument->suicide_item);

  return g_strdup (_ ("The score is kept."));
}

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_object_unref (undo->tab);
  g_free (undo);
}

static void
undo_cb (gpointer data)
{
  Undo *undo = data;

  strike (undo->tab, undo->score_id, _ ("Taken back right after it was entered"));
}

static void
kept_cb (gpointer      page,
         gpointer      result,
         const GError *error,
         gpointer      user_data)
{
  RespiteOutcomesTab *self = page;
  RespiteScoreTotal total = respite_score_entry_get_total (self->score_entry);
  g_autofree gint64 *id = result;
  g_autofree char *text = NULL;
  Undo *undo;

  respite_error_bar_show (self->error_bar, error);
  if (id == NULL)
    return;

  undo = g_new0 (Undo, 1);
  undo->tab = g_object_ref (self);
  undo->score_id = *id;
  respite_score_entry_clear (self->score_entry);
  text = dup_kept_text (&total);
  respite_toast_show_undo (page, text, undo_cb, undo, undo_free);
}

static void
save_total_cb (RespiteOutcomesTab *self)
{
  RespiteScoreTotal total = respite_score_entry_get_total (self->score_entry);
  RespiteScoreKeep *keep = g_new0 (RespiteScoreKeep, 1);

  keep->patient_id = self->patient_id;
  keep->instrument = total.instrument;
  keep->scale = total.scale;
  keep->value = total.value;
  keep->item = total.item;
  keep->taken_at = total.taken_at;
  respite_page_run (RESPITE_PAGE (self), respite_score_keep_job, keep, g_free, g_free, kept_cb, NULL);
}

/* The score sheet is a form like any other: the Forms tab fills it. */
static void
open_sheet_cb (RespiteOutcomesTab *self,
               const char         *slug)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "patient.begin-form", "s", slug);
}

static void
print_clicked_cb (RespiteOutcomesTab *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-trend", "x", self->patient_id);
}

static void
show_entry_cb (RespiteOutcomesTab *self)
{
  gtk_stack_set_visible_child_name (self->stack, "scores");
  gtk_expander_set_expanded (self->entry_expander, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->score_entry), GTK_DIR_TAB_FORWARD);
}

static void
enter_action_cb (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  RespiteOutcomesTab *self = RESPITE_OUTCOMES_TAB (widget);
  gint64 index = g_variant_get_int64 (parameter);
  const RespiteInstrument *instrument;

  if (self->outcomes == NULL || index < 0 || index >= self->outcomes->due->len)
    return;

  instrument = respite_instrument_find (((RespiteOutcomesDue *) g_ptr_array_index (self->outcomes->due, index))->slug);
  if (instrument->canonical != NULL)
    {
      open_sheet_cb (self, instrument->slug);
      return;
    }

  respite_score_entry_choose (self->score_entry, instrument->slug);
  show_entry_cb (self);
}

static void
strike_action_cb (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  RespiteOutcomesTab *self = RESPITE_OUTCOMES_TAB (widget);

  self->struck_id = g_variant_get_int64 (parameter);
  gtk_widget_set_visible (self->strike_box, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (respite_entry_row_get_entry (self->reason_row)));
}

static void
strike_clicked_cb (RespiteOutcomesTab *self)
{
  const char *reason = respite_entry_row_get_text (self->reason_row);

  if (respite_str_is_empty (reason))
    {
      respite_entry_row_set_error (self->reason_row, _ ("Say why."));
      gtk_widget_grab_focus (GTK_WIDGET (respite_entry_row_get_entry (self->reason_row)));
      return;
    }

  strike (self, self->struck_id, reason);
}

static void
keep_clicked_cb (RespiteOutcomesTab *self)
{
  gtk_widget_set_visible (self->strike_box, FALSE);
}

static void
respite_outcomes_tab_dispose (GObject *object)
{
  RespiteOutcomesTab *self = RESPITE_OUTCOMES_TAB (object);

  g_clear_pointer (&self->outcomes, respite_outcomes_free);
  g_clear_pointer (&self->trend, respite_trend_free);
  g_clear_pointer (&self->shown, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), RESPITE_TYPE_OUTCOMES_TAB);

  G_OBJECT_CLASS (respite_outcomes_tab_parent_class)->dispose (object);
}

static void
respite_outcomes_tab_class_init (RespiteOutcomesTabClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RespitePageClass *page_class = RESPITE_PAGE_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_EMPTY_STATE);
  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);
  g_type_ensure (RESPITE_TYPE_ERROR_BAR);
  g_type_ensure (RESPITE_TYPE_SCORE_ENTRY);
  g_type_ensure (RESPITE_TYPE_TREND_CHART);

  object_class->dispose = respite_outcomes_tab_dispose;
  page_class->load = respite_outcomes_tab_load;
  page_class->changed = respite_outcomes_tab_changed;
  page_class->forget = respite_outcomes_tab_forget;

  gtk_widget_class_install_action (widget_class, "outcomes.enter", "x", enter_action_cb);
  gtk_widget_class_install_action (widget_class, "outcomes.strike", "x", strike_action_cb);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-outcomes-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteOutcomesTab, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteOutcomesTab, stack);
  gtk_widget_class_bind_template_child (widget_class, RespiteOutcomesTab, show_drop);
  gtk_widget_class_bind_template_child (widget_class, RespiteOutcomesTab, shows);
  gtk_widget_class_bind_template_child (widget_class, RespiteOutcomesTab, print_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteOutcomesTab, entry_expander);
  gtk_widget_class_bind_template_child (widget_class, RespiteOutcomesTab, score_entry);
  gtk_widget_class_bind_template_child (widget_class, RespiteOutcomesTab, strike_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteOutcomesTab, reason_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteOutcomesTab, essence_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteOutcomesTab, chart);
  gtk_widget_class_bind_template_child (widget_class, RespiteOutcomesTab, rules_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteOutcomesTab, rules_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteOutcomesTab, due_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteOutcomesTab, due_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteOutcomesTab, list);
  gtk_widget_class_bind_template_child (widget_class, RespiteOutcomesTab, more_label);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_total_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_sheet_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_entry_cb);
  gtk_widget_class_bind_template_callback (widget_class, strike_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_clicked_cb);
}

static void
respite_outcomes_tab_init (RespiteOutcomesTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
