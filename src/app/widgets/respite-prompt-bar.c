/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-prompt-bar.h"

#include <glib/gi18n.h>

#include "base/respite-time.h"
#include "chart/respite-chart-words.h"
#include "infusion/respite-prompts.h"
#include "widgets/respite-template.h"
#include "widgets/respite-text.h"
#include "widgets/respite-window-words.h"
#include "widgets/respite-wrap.h"

struct _RespitePromptBar
{
  GtkWidget  parent_instance;

  /* Template children, owned by the template */
  GtkWidget *box;
  GtkLabel  *label;
  GtkWidget *why_button;
  GtkLabel  *why_label;

  gint64     event_id;          /* whose prompt is shown, 0 for none */
};

enum
{
  NOTE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespitePromptBar, respite_prompt_bar, GTK_TYPE_WIDGET)

static const char *
get_call (RespiteLevel level)
{
  switch (level)
    {
    case RESPITE_LEVEL_REVIEW:
      return _ ("review before the start");
    case RESPITE_LEVEL_WARN:
      return _ ("watch");
    case RESPITE_LEVEL_ACT:
      return _ ("call the prescriber");
    case RESPITE_LEVEL_NONE:
    default:
      return "";
    }
}

static char *
format_value (const RespiteRaised *raised,
              int                  value)
{
  const char *unit = respite_chart_get_unit (raised->prompt.threshold.vital);
  g_autofree char *number = respite_chart_format_vital (raised->prompt.threshold.vital, value);

  return *unit != '\0' ? g_strconcat (number, " ", unit, NULL) : g_strdup (number);
}

/* "SpO2 88 % at 10:41, 97 % at 10:36: at or below the clinic's limit 89 %, call the prescriber." */
static void
append_prompt (GString             *text,
               const RespiteRaised *raised,
               RespiteChartWords   *words)
{
  const RespiteThreshold *row = &raised->prompt.threshold;
  g_autofree char *value = format_value (raised, raised->prompt.value);
  g_autofree char *limit = format_value (raised, respite_threshold_get_limit (row, raised->prompt.level));
  g_autofree char *time = respite_chart_words_format_time (words, raised->prompt.at);
  g_autofree char *measured = NULL;

  if (raised->before != RESPITE_VITAL_UNSET)
    {
      g_autofree char *before = format_value (raised, raised->before);
      g_autofree char *before_time = respite_chart_words_format_time (words, raised->before_at);

      measured = g_strdup_printf (_ ("%s %s at %s, after %s at %s"), respite_chart_words_get_vital (words, row->vital),
                                  value, time, before, before_time);
    }
  else
    {
      measured = g_strdup_printf (_ ("%s %s at %s"), respite_chart_words_get_vital (words, row->vital), value, time);
    }
  g_string_append_printf (text, row->is_high ? _ ("%s: at or above the clinic's limit %s, %s.")
                                             : _ ("%s: at or below the clinic's limit %s, %s."),
                          measured, limit, get_call (raised->prompt.level));
}

static void
append_source (GString             *text,
               const RespiteRaised *raised,
               RespiteChartWords   *words)
{
  const RespiteThreshold *row = &raised->prompt.threshold;
  const char *source = respite_threshold_get_source (row->vital, row->is_high);

  if (source != NULL)
    g_string_append_printf (text, _ ("\n%s: the example that the clinic started from rests on: %s"),
                            respite_chart_words_get_vital (words, row->vital), _ (source));
}

static char *
explain (const RespiteSessionRecord *record,
         GArray                     *prompts,
         RespiteChartWords          *words,
         GTimeZone                  *zone)
{
  g_autofree char *day = respite_text_day (record->thresholds->set_at, zone);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _ ("The clinic's own thresholds, version %d, confirmed by %s on %s."),
                          record->thresholds->version, record->thresholds->set_by, day);
  for (guint i = 0; i < prompts->len; i++)
    append_source (text, &g_array_index (prompts, RespiteRaised, i), words);
  g_string_append (text, "\n");
  g_string_append (text, _ ("Respite shows the rule. What to do is for the people at the chair to decide."));

  return g_string_free (text, FALSE);
}

static void
note_cb (RespitePromptBar *self)
{
  g_signal_emit (self, signals[NOTE], 0);
}

static void
respite_prompt_bar_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_PROMPT_BAR);

  G_OBJECT_CLASS (respite_prompt_bar_parent_class)->dispose (object);
}

static void
respite_prompt_bar_class_init (RespitePromptBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_prompt_bar_dispose;

  signals[NOTE] = g_signal_new ("note", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                0);

  g_type_ensure (RESPITE_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-prompt-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, RespitePromptBar, box);
  gtk_widget_class_bind_template_child (widget_class, RespitePromptBar, label);
  gtk_widget_class_bind_template_child (widget_class, RespitePromptBar, why_button);
  gtk_widget_class_bind_template_child (widget_class, RespitePromptBar, why_label);
  gtk_widget_class_bind_template_callback (widget_class, note_cb);
}

static void
respite_prompt_bar_init (RespitePromptBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
respite_prompt_bar_show (RespitePromptBar           *self,
                         const RespiteSessionRecord *record,
                         GTimeZone                  *zone)
{
  g_autoptr (GArray) prompts = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *why = NULL;
  RespiteChartWords words;
  const RespiteRaised *first;
  gboolean is_act;

  g_return_if_fail (RESPITE_IS_PROMPT_BAR (self));

  prompts = respite_prompts_list_open (record->thresholds, record->timeline);
  gtk_widget_set_visible (GTK_WIDGET (self), prompts->len > 0);
  if (prompts->len == 0)
    {
      self->event_id = 0;
      return;
    }

  respite_window_words_init (&words, zone);
  first = &g_array_index (prompts, RespiteRaised, 0);
  for (guint i = 0; i < prompts->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, '\n');
      append_prompt (text, &g_array_index (prompts, RespiteRaised, i), &words);
    }
  is_act = first->prompt.level == RESPITE_LEVEL_ACT;
  gtk_widget_remove_css_class (self->box, is_act ? "review" : "stop");
  gtk_widget_add_css_class (self->box, is_act ? "stop" : "review");
  if (g_strcmp0 (gtk_label_get_text (self->label), text->str) != 0)
    {
      gtk_label_set_text (self->label, text->str);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_PROPERTY_LABEL, text->str, -1);
    }
  why = explain (record, prompts, &words, zone);
  gtk_label_set_text (self->why_label, why);
  if (self->event_id != first->event_id)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->why_button), FALSE);
  self->event_id = first->event_id;
}

void
respite_prompt_bar_toggle_why (RespitePromptBar *self)
{
  GtkToggleButton *button;

  g_return_if_fail (RESPITE_IS_PROMPT_BAR (self));

  button = GTK_TOGGLE_BUTTON (self->why_button);
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));
}
