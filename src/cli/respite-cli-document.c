/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "respite-command.h"

#include "chart/respite-scene-cairo.h"
#include "chart/respite-session-chart-compare.h"
#include "chart/respite-session-chart-layout.h"
#include "documents/respite-chart-document.h"
#include "documents/respite-code-sheet.h"
#include "documents/respite-esketamine-sheet.h"
#include "documents/respite-summary.h"
#include "documents/respite-words.h"
#include "service/respite-session-acts.h"

#define CHART_WIDTH  1000
#define PNG_SCALE    2.0
#define MOST_EARLIER 12

static RespiteSessionRecord *
open_session (RespiteCall *call,
              GError     **error)
{
  gint64 id = 0;

  if (!respite_call_resolve (call, RESPITE_KIND_SESSION, respite_call_get_word (call, 0), &id, error) ||
      !respite_office_may (respite_call_get_office (call), RESPITE_FUNCTION_DOCUMENT_MAKE, error))
    return NULL;
  return respite_office_get_session (respite_call_get_office (call), id, TRUE, error);
}

static gboolean
save_scene (RespiteScene            *scene,
            const RespiteChartStyle *style,
            const char              *path,
            GError                 **error)
{
  g_autoptr (RespiteScene) owned = scene;

  if (g_str_has_suffix (path, ".svg"))
    return respite_chart_save_svg (owned, style, path, error);
  return respite_chart_save_png (owned, style, PNG_SCALE, path, error);
}

static gboolean
save_picture (RespiteCall *call,
              GPtrArray   *records,
              GError     **error)
{
  RespiteSessionRecord *record = g_ptr_array_index (records, records->len - 1);
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespiteTextMeasure) measure = respite_text_measure_new (NULL);
  const char *path = respite_call_get (call, "o");
  const char *language = respite_call_get (call, "language");
  RespiteChartStyle style;
  RespiteChartView view = { 0 };
  gint64 width = 0;

  if (!respite_call_get_number (call, "width", 400, 4000, CHART_WIDTH, &width, error))
    return FALSE;

  respite_chart_style_init (&style, respite_call_has (call, "dark") ? RESPITE_CHART_DARK : RESPITE_CHART_LIGHT);
  style.measure = respite_text_measure_get_width;
  style.measure_data = measure;
  style.words.zone = respite_office_get_zone (office);
  style.words.word = respite_words_chart_cb;
  style.words.data = (gpointer) respite_words_get (language != NULL ? language : record->patient->language);

  view.width = (double) width;
  if (records->len > 1)
    return save_scene (respite_session_chart_compare_layout (records, &style, view.width), &style, path, error);

  view.height = respite_session_chart_get_height (record, &style, view.width, TRUE, TRUE);
  view.has_key = TRUE;
  view.has_legend = TRUE;
  if (record->session->state == RESPITE_SESSION_RUNNING || record->session->state == RESPITE_SESSION_PAUSED)
    view.now = respite_office_get_now (office);
  return save_scene (respite_session_chart_layout (record, &view, &style), &style, path, error);
}

gboolean
respite_cli_session_chart (RespiteCall *call,
                           GError     **error)
{
  const char *path = respite_call_get (call, "o");
  g_autoptr (RespiteSessionRecord) own = NULL;
  g_autoptr (GPtrArray) records = NULL;
  const RespiteSessionRecord *record;
  gint64 most = 0;

  if (!g_str_has_suffix (path, ".png") && !g_str_has_suffix (path, ".svg") && !g_str_has_suffix (path, ".pdf"))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("A chart is written as .png, .svg or .pdf"));
  own = open_session (call, error);
  if (own == NULL || !respite_call_get_number (call, "earlier", 1, MOST_EARLIER, 0, &most, error))
    return FALSE;
  records = respite_office_list_compared (respite_call_get_office (call), own->session->id, (int) most, NULL, error);
  if (records == NULL)
    return FALSE;

  record = g_ptr_array_index (records, records->len - 1);

  if (g_str_has_suffix (path, ".pdf"))
    {
      g_autoptr (RespiteLayout) layout = NULL;
      RespiteDocumentInfo info;

      if (!respite_call_fill_document_info (call, record->patient, &info, error))
        return FALSE;
      layout = respite_chart_document_layout_compared (records, &info, error);
      if (layout == NULL || !respite_layout_save_pdf (layout, path, error))
        return FALSE;
    }
  else if (!save_picture (call, records, error))
    {
      return FALSE;
    }
  if (!respite_office_note_document (respite_call_get_office (call), "chart", "session-chart", record->patient->id,
                                     record->session->id, "", "saved", error))
    return FALSE;
  respite_call_print_done (call, record->session->uuid);
  return TRUE;
}

typedef RespiteLayout *(*LayoutFunc) (const RespiteSessionRecord *record,
                                      const RespiteDocumentInfo  *info,
                                      GError                    **error);

/* Saves a document about one session and writes down that it was made. */
static gboolean
save_session_document (RespiteCall *call,
                       LayoutFunc   func,
                       const char  *kind,
                       GError     **error)
{
  g_autoptr (RespiteSessionRecord) record = open_session (call, error);
  g_autoptr (RespiteSessionRecord) spoken = NULL;
  g_autoptr (RespiteLayout) layout = NULL;
  RespiteDocumentInfo info;

  if (record == NULL || !respite_call_fill_document_info (call, record->patient, &info, error))
    return FALSE;

  spoken = respite_office_get_session_in (respite_call_get_office (call), record->session->id,
                                          respite_document_info_get_record_language (&info), FALSE, error);
  if (spoken == NULL)
    return FALSE;

  layout = func (spoken, &info, error);
  return layout != NULL && respite_call_save_layout (call, layout, error) &&
         respite_office_note_document (respite_call_get_office (call), kind, "session", record->patient->id,
                                       record->session->id, respite_layout_get_language (layout),
                                       respite_call_get_saved_word (call), error);
}

gboolean
respite_cli_session_summary (RespiteCall *call,
                             GError     **error)
{
  return save_session_document (call, respite_summary_layout, "summary", error);
}

gboolean
respite_cli_session_worksheet_paper (RespiteCall *call,
                                     GError     **error)
{
  return save_session_document (call, respite_esketamine_sheet_layout, "worksheet", error);
}

gboolean
respite_cli_session_code_sheet (RespiteCall *call,
                                GError     **error)
{
  return save_session_document (call, respite_code_sheet_layout, "code-sheet", error);
}
