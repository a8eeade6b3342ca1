/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-summary.h"

#include "base/respite-clock.h"
#include "base/respite-quantity.h"
#include "base/respite-str.h"
#include "base/respite-time.h"
#include "chart/respite-session-chart-layout.h"
#include "chart/respite-session-chart-reading.h"
#include "documents/respite-flow.h"
#include "documents/respite-summary-private.h"

/* The chart takes at most this part of the page's height, so that it stands on the first page. */
#define CHART_PART 0.35

/* Below this it could not be read. */
#define CHART_LEAST 220.0

void
respite_summary_add_heading (RespiteSummary *self,
                             const char     *key)
{
  respite_block_add_heading_text (self->root, 2, respite_summary_word (self, key));
}

void
respite_summary_add_remark (RespiteSummary *self,
                            const char     *key)
{
  respite_block_add (self->root, respite_block_new_paragraph (respite_rich_new (respite_summary_word (self, key),
                                                                                RESPITE_RICH_MUTED),
                                                              RESPITE_PARAGRAPH_BODY));
}

void
respite_summary_add_caption (RespiteSummary *self,
                             const char     *text)
{
  RespiteBlock *paragraph = respite_block_new_paragraph (respite_rich_new (text, RESPITE_RICH_MUTED),
                                                         RESPITE_PARAGRAPH_SMALL);

  paragraph->keeps_next = TRUE;
  respite_block_add (self->root, paragraph);
}

void
respite_summary_add_amount (RespiteSummary *self,
                            RespiteBlock   *facts,
                            const char     *key,
                            char           *value)
{
  respite_summary_add_fact (self, facts, "summary", key, value, FALSE);
}

void
respite_summary_add_fact (const RespiteSummary *self,
                          RespiteBlock         *facts,
                          const char           *group,
                          const char           *key,
                          char                 *value,
                          gboolean              is_strong)
{
  RespiteRich *rich = respite_rich_new (NULL, RESPITE_RICH_PLAIN);

  if (value != NULL)
    respite_rich_append_amounts (rich, value, is_strong ? RESPITE_RICH_BOLD : RESPITE_RICH_PLAIN);
  respite_block_add_fact (facts, respite_words_lookup (self->words, group, key), rich);
  g_free (value);
}

char *
respite_summary_dup_time (const RespiteSummary *self,
                          gint64                at)
{
  return at != 0 ? respite_time_format_hm (at, self->zone) : NULL;
}

void
respite_summary_add_cell (RespiteBlock    *table,
                          const char      *text,
                          RespiteRichFlags flags)
{
  RespiteRich *rich = respite_rich_new (NULL, RESPITE_RICH_PLAIN);

  if (text != NULL)
    respite_rich_append_amounts (rich, text, flags);
  respite_block_add_cell (table, rich);
}

static gint64
get_day (const RespiteSummary *self)
{
  const RespiteSession *session = self->record->session;

  return session->started_at != 0 ? session->started_at :
         session->checked_in_at != 0 ? session->checked_in_at : session->planned_at;
}

char *
respite_summary_dup_patient (const RespiteSummary *self)
{
  const RespitePatient *patient = self->record->patient;
  g_autofree char *name = respite_patient_dup_name (patient);
  g_autofree char *day = respite_time_format_date (get_day (self), self->zone);
  int years = respite_date_get_age (patient->born, day);
  g_autofree char *number = g_strdup_printf ("%d", years);
  g_autofree char *age = respite_words_format (self->words, "summary", "age", "age", number, NULL);

  return years >= 0 ? g_strdup_printf ("%s, %s", name, age) : g_steal_pointer (&name);
}

const char *
respite_summary_get_allergies (const RespiteSummary *self)
{
  const RespitePatient *patient = self->record->patient;

  if (patient->allergy_state == RESPITE_ALLERGY_LISTED && !respite_str_is_empty (patient->allergies))
    return patient->allergies;

  return respite_words_lookup (self->words, "allergy", patient->allergy_state == RESPITE_ALLERGY_NONE_KNOWN ?
                               "none-known" : "not-asked");
}

static char *
describe_number (const RespiteSummary *self)
{
  const RespiteSession *session = self->record->session;
  g_autofree char *n = g_strdup_printf ("%d", session->number);
  g_autofree char *of = g_strdup_printf ("%d", session->of);

  if (session->number <= 0)
    return NULL;

  return session->of > 0 ? respite_words_format (self->words, "general", "of", "n", n, "of", of, NULL) :
         g_steal_pointer (&n);
}

static char *
describe_infusion_time (const RespiteSummary *self)
{
  gint64 start = respite_timeline_get_start (self->record->timeline);
  gint64 end = respite_timeline_get_end (self->record->timeline);
  g_autofree char *begin_text = NULL;
  g_autofree char *end_text = NULL;

  if (start == 0)
    return NULL;

  begin_text = respite_time_format_hm (start, self->zone);
  end_text = end != 0 ? respite_time_format_hm (end, self->zone) : g_strdup ("…");

  return respite_words_format (self->words, "summary", "infusion-time", "begin", begin_text, "end", end_text, NULL);
}

/* Up to when the dose is counted: the end, or the moment of printing, or since when nobody has looked. */
static gint64
get_until (const RespiteSummary *self)
{
  gint64 end = respite_timeline_get_end (self->record->timeline);

  if (end != 0)
    return end;

  return self->record->unconfirmed_since != 0 ? self->record->unconfirmed_since : self->info->printed_at;
}

static char *
describe_dose (const RespiteSummary *self)
{
  const RespiteOrder *order = self->record->order;
  gint64 given = respite_timeline_get_given (self->record->timeline, get_until (self));
  g_autofree char *mg = respite_quantity_format_mg (given);
  g_autofree char *value = NULL;

  if (respite_timeline_get_start (self->record->timeline) == 0)
    return NULL;

  if (order != NULL && order->weight_g > 0)
    {
      g_autofree char *per_kg = respite_quantity_format_mg_per_kg (given, order->weight_g);

      value = respite_words_format (self->words, "summary", "given-value", "mg", mg, "mgkg", per_kg, NULL);
    }
  else
    value = g_strdup (mg);

  if (self->record->unconfirmed_since != 0)
    {
      g_autofree char *time = respite_time_format_hm (self->record->unconfirmed_since, self->zone);

      return respite_words_format (self->words, "summary", "given-unconfirmed", "value", value, "time", time, NULL);
    }

  return g_steal_pointer (&value);
}

/* The dose, and where an entry of it was amended, which. */
static char *
describe_given (const RespiteSummary *self)
{
  g_autofree char *dose = describe_dose (self);
  g_autofree char *amended = respite_session_chart_dup_amended_total (self->record, &self->chart_words);

  return dose == NULL || amended == NULL ? g_steal_pointer (&dose) : g_strdup_printf ("%s. %s", dose, amended);
}

char *
respite_summary_dup_length (const RespiteSummary *self,
                            gint64                ms)
{
  gint64 minutes = (ms + RESPITE_MINUTE_MS / 2) / RESPITE_MINUTE_MS;
  g_autofree char *hours = g_strdup_printf ("%" G_GINT64_FORMAT, minutes / 60);
  g_autofree char *rest = g_strdup_printf ("%" G_GINT64_FORMAT, minutes < 60 ? minutes : minutes % 60);

  return respite_words_format (self->words, "general", minutes < 60 ? "minutes" : "hours-minutes", "h", hours,
                               "n", rest, NULL);
}

static void
add_facts (RespiteSummary *self)
{
  const RespiteSession *session = self->record->session;
  gint64 start = respite_timeline_get_start (self->record->timeline);
  gint64 running = respite_timeline_get_running_ms (self->record->timeline, get_until (self));
  gint64 whole = start != 0 ? get_until (self) - start : 0;
  gboolean is_nasal = respite_session_record_is_nasal (self->record);
  RespiteBlock *facts = respite_block_add (self->root, respite_block_new_facts (self->info->large_print ? 1 : 2));
  g_autofree char *patient = respite_summary_dup_patient (self);
  g_autofree char *day = respite_words_format_day (self->words, get_day (self), self->zone);

  respite_summary_add_amount (self, facts, "patient", g_strdup (patient));
  respite_summary_add_amount (self, facts, "date", g_strdup (day));
  respite_summary_add_amount (self, facts, "allergies", g_strdup (respite_summary_get_allergies (self)));
  respite_summary_add_amount (self, facts, is_nasal ? "observation" : "infusion", describe_infusion_time (self));
  respite_summary_add_amount (self, facts, "course", g_strdup (self->record->course != NULL ?
                                                               self->record->course->protocol_name :
                                                               respite_summary_word (self, "single")));
  respite_summary_add_amount (self, facts, "given", describe_given (self));
  respite_summary_add_amount (self, facts, "session", describe_number (self));
  if (start != 0 && !is_nasal)
    respite_summary_add_amount (self, facts, "pump-time", respite_summary_dup_length (self, running));
  respite_summary_add_amount (self, facts, "prescriber", g_strdup (self->record->order != NULL ?
                                                                   self->record->order->prescriber_name : NULL));
  if (whole - running >= RESPITE_MINUTE_MS)
    respite_summary_add_amount (self, facts, "pauses", respite_summary_dup_length (self, whole - running));
  respite_summary_add_amount (self, facts, "state",
                              g_strdup (respite_words_lookup (self->words, "session-state",
                                                              respite_code_to_word (respite_session_state_codes,
                                                                                    (int) session->state))));
  respite_summary_add_amount (self, facts, "chair", g_strdup (session->chair));
  if (session->discharged_at != 0)
    respite_summary_add_amount (self, facts, "left", respite_time_format_hm (session->discharged_at, self->zone));
}

static void
add_chart (RespiteSummary *self)
{
  g_autoptr (RespiteFigureMeasure) measure = respite_figure_measure_new ();
  g_autoptr (RespiteScene) scene = NULL;
  g_autofree char *alternative = respite_session_chart_describe (self->record, &self->chart_words);
  RespiteChartStyle style;
  RespiteChartView view = { .width = respite_sheet_get_room (self->sheet), .has_key = TRUE, .has_legend = TRUE };
  double most = self->sheet->height * CHART_PART;

  if (respite_timeline_get_n_events (self->record->timeline) == 0)
    return;

  respite_chart_style_init (&style, RESPITE_CHART_PRINT);
  style.size = 7;
  style.measure = respite_figure_measure_cb;
  style.measure_data = measure;
  style.words = self->chart_words;
  view.height = CLAMP (respite_session_chart_get_height (self->record, &style, view.width, TRUE, TRUE), CHART_LEAST,
                       most);
  if (respite_timeline_get_end (self->record->timeline) == 0 &&
      respite_timeline_get_start (self->record->timeline) != 0)
    view.now = self->info->printed_at;
  scene = respite_session_chart_layout (self->record, &view, &style);
  respite_block_add (self->root, respite_block_new_figure (respite_figure_new_from_scene (scene, &style,
                                                                                          self->info->language),
                                                           alternative));
}

static void
add_sections (RespiteSummary *self)
{
  gboolean is_signed = self->record->session->state == RESPITE_SESSION_SIGNED;

  respite_block_add_heading_text (self->root, 1, respite_summary_word (self, "title"));
  if (!is_signed)
    respite_summary_add_remark (self, "unsigned");
  if (respite_session_record_has_amended (self->record))
    respite_summary_add_remark (self, "amended");
  add_facts (self);
  add_chart (self);
  respite_summary_add_order (self);
  respite_summary_add_preparation (self);
  respite_summary_add_checks (self, "gate", self->record->gate);
  respite_summary_add_timeline (self);
  respite_summary_add_monitor (self);
  respite_summary_add_effects (self);
  respite_summary_add_emergencies (self);
  respite_summary_add_recovery (self);
  respite_summary_add_checks (self, "discharge", self->record->discharge);
  respite_summary_add_worksheet (self);
  respite_summary_add_vials (self);
  respite_summary_add_thresholds (self);
  respite_summary_add_signatures (self);
  respite_summary_add_addenda (self);
}

/* What one visit says fits three pages where nothing unusual happened. */
static void
make_dense (RespiteSheet *sheet)
{
  sheet->size = 9.5;
  sheet->cell = 8.5;
  sheet->small = 7.5;
  sheet->heading = 11;
  sheet->leading = 1.22;
  sheet->padding = 0.15;
  sheet->gap = sheet->size * 0.4;
}

RespiteLayout *
respite_summary_run (const RespiteSessionRecord *record,
                     const RespiteDocumentInfo  *info,
                     const char                 *group,
                     RespiteSummaryFunc          sections,
                     GError                    **error)
{
  RespiteDocumentInfo own;
  RespiteSheet sheet;
  RespiteFlowInfo flow;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (RespiteBlock) root = NULL;
  RespiteSummary self;

  g_return_val_if_fail (record != NULL, NULL);
  g_return_val_if_fail (info != NULL && info->clinic != NULL, NULL);

  if (!respite_face_init (error))
    return NULL;

  own = *info;
  own.language = respite_document_info_get_record_language (info);
  own.patient = record->patient;
  zone = respite_document_info_dup_zone (&own);
  own.zone = zone;
  root = respite_block_new_document ();
  respite_sheet_init (&sheet, RESPITE_SHEET_RECORD, respite_str_is_empty (own.paper) ? own.clinic->paper : own.paper,
                      own.large_print);
  if (!own.large_print)
    make_dense (&sheet);
  self = (RespiteSummary) { .record = record, .info = &own, .words = respite_words_get (own.language), .sheet = &sheet,
                            .zone = zone, .root = root };
  self.chart_words = (RespiteChartWords) { .word = respite_words_chart_cb, .zone = zone };
  self.chart_words.data = (gpointer) self.words;
  sections (&self);

  flow = (RespiteFlowInfo) { .document = &own, .sheet = &sheet, .language = own.language,
                             .title = respite_words_lookup (self.words, group, "title") };
  if (record->session->state != RESPITE_SESSION_SIGNED)
    flow.warning = respite_words_lookup (self.words, "head", "unsigned");

  return respite_flow_layout (root, &flow, error);
}

RespiteLayout *
respite_summary_layout (const RespiteSessionRecord *record,
                        const RespiteDocumentInfo  *info,
                        GError                    **error)
{
  return respite_summary_run (record, info, "summary", add_sections, error);
}
