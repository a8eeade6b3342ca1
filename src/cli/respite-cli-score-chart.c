/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "respite-command.h"

#include "base/respite-error.h"
#include "chart/respite-scene-cairo.h"
#include "chart/respite-trend-chart-layout.h"
#include "documents/respite-trend-document.h"
#include "service/respite-session-acts.h"
#include "service/respite-trend-acts.h"

#define CHART_WIDTH 1000
#define PNG_SCALE   2.0

static gboolean
save_picture (RespiteCall              *call,
              const RespitePatient     *patient,
              const RespiteTrendSource *source,
              const char               *id,
              GError                  **error)
{
  g_autoptr (RespiteTextMeasure) measure = respite_text_measure_new (NULL);
  g_autoptr (RespiteTrend) trend = NULL;
  g_autoptr (RespiteScene) scene = NULL;
  const char *path = respite_call_get (call, "o");
  const char *language = respite_call_get (call, "language");
  RespiteTrendView view = { .has_legend = TRUE };
  RespiteChartStyle style;
  gint64 width = 0;

  if (!respite_call_get_number (call, "width", 400, 4000, CHART_WIDTH, &width, error))
    return FALSE;

  respite_chart_style_init (&style, respite_call_has (call, "dark") ? RESPITE_CHART_DARK : RESPITE_CHART_LIGHT);
  style.measure = respite_text_measure_get_width;
  style.measure_data = measure;
  style.words.zone = respite_office_get_zone (respite_call_get_office (call));
  style.words.word = respite_words_chart_cb;
  style.words.data = (gpointer) respite_words_get (language != NULL ? language : patient->language);

  trend = respite_trend_new_from_source (source, id, &style.words);
  view.width = (double) width;
  view.height = respite_trend_chart_get_height (trend, &style, view.width, TRUE);
  scene = respite_trend_chart_layout (trend, &view, &style);

  return g_str_has_suffix (path, ".svg") ? respite_chart_save_svg (scene, &style, path, error) :
         respite_chart_save_png (scene, &style, PNG_SCALE, path, error);
}

static gboolean
save_document (RespiteCall              *call,
               const RespitePatient     *patient,
               const RespiteTrendSource *source,
               const char               *id,
               GError                  **error)
{
  g_autoptr (RespiteLayout) layout = NULL;
  RespiteDocumentInfo info;

  if (!respite_call_fill_document_info (call, patient, &info, error))
    return FALSE;

  layout = respite_trend_document_layout (source, id, &info, error);

  return layout != NULL && respite_layout_save_pdf (layout, respite_call_get (call, "o"), error);
}

gboolean
respite_cli_score_chart (RespiteCall *call,
                         GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  const char *path = respite_call_get (call, "o");
  const char *id = respite_call_get (call, "instrument");
  g_autoptr (RespitePatient) patient = NULL;
  g_autoptr (RespiteTrendSource) source = NULL;

  if (!g_str_has_suffix (path, ".png") && !g_str_has_suffix (path, ".svg") && !g_str_has_suffix (path, ".pdf"))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("A chart is written as .png, .svg or .pdf"));
  if (!respite_office_may (office, RESPITE_FUNCTION_DOCUMENT_MAKE, error))
    return FALSE;

  patient = respite_call_get_patient (call, TRUE, error);
  if (patient == NULL)
    return FALSE;
  source = respite_office_load_trend (office, patient->id, 0, error);
  if (source == NULL)
    return FALSE;
  if (!respite_trend_source_has (source, id))
    return respite_set_error (error, RESPITE_ERROR_NOT_FOUND, id != NULL ?
                              N_ ("There are no scores of this questionnaire") : N_ ("There are no scores yet"));

  if (!(g_str_has_suffix (path, ".pdf") ? save_document : save_picture)(call, patient, source, id, error))
    return FALSE;

  if (!respite_office_note_document (office, "chart", "trend-chart", patient->id, 0, "", "saved", error))
    return FALSE;

  respite_call_print_done (call, patient->mrn);

  return TRUE;
}
