/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-record-summary.h"

#include "base/respite-quantity.h"
#include "base/respite-time.h"
#include "documents/respite-block.h"
#include "documents/respite-chart-gallery.h"
#include "documents/respite-face.h"
#include "documents/respite-flow.h"
#include "documents/respite-trend-document.h"
#include "documents/respite-words.h"
#include "domain/respite-consent.h"
#include "infusion/respite-extremes.h"
#include "infusion/respite-order-check.h"
#include "infusion/respite-session-record.h"

/* What every block is made with. */
typedef struct
{
  RespiteBlock       *root;
  const RespiteWords *words;
  GTimeZone          *zone;
} Writer;

static const char *
look_up (const Writer *writer,
         const char   *key)
{
  return respite_words_lookup (writer->words, "record-summary", key);
}

static const char *
look_up_code (const Writer      *writer,
              const char        *group,
              const RespiteCode *codes,
              int                value)
{
  return respite_words_lookup (writer->words, group, respite_code_to_word (codes, value));
}

static void
add_heading (const Writer *writer,
             const char   *key)
{
  respite_block_add_heading_text (writer->root, 2, look_up (writer, key));
}

static void
add_cell (RespiteBlock *table,
          const char   *text)
{
  respite_block_add_cell (table, text != NULL && *text != '\0' ? respite_rich_new (text, RESPITE_RICH_PLAIN) : NULL);
}

static void
take_cell (RespiteBlock *table,
           char         *text)
{
  add_cell (table, text);
  g_free (text);
}

static char *
dup_day (const Writer *writer,
         gint64        at)
{
  g_autofree char *date = at != 0 ? respite_time_format_date (at, writer->zone) : NULL;

  return date != NULL ? respite_words_format_date (writer->words, date) : g_strdup ("");
}

/* How the page is; the same for every block. */
static void
init_sheet (RespiteSheet              *sheet,
            const RespiteDocumentInfo *info)
{
  respite_sheet_init (sheet, RESPITE_SHEET_RECORD, info->paper != NULL ? info->paper : info->clinic->paper,
                      info->large_print);
}

static gboolean
add_trend (const Writer              *writer,
           const RespiteTrendSource  *trend,
           const RespiteDocumentInfo *info,
           GError                   **error)
{
  RespiteSheet sheet;

  if (trend == NULL || !respite_trend_source_has (trend, NULL))
    return TRUE;
  if (!respite_face_init (error))
    return FALSE;

  init_sheet (&sheet, info);
  add_heading (writer, "outcomes");
  respite_trend_add_blocks (writer->root, trend, NULL, writer->words, writer->zone, &sheet, TRUE);
  return TRUE;
}

/* A small chart of every session, so that the course can be followed with the eye. */
static gboolean
add_charts (const Writer              *writer,
            GPtrArray                 *records,
            const RespiteDocumentInfo *info,
            GError                   **error)
{
  RespiteChartStyle style;
  RespiteSheet sheet;

  if (!respite_face_init (error))
    return FALSE;

  init_sheet (&sheet, info);
  respite_chart_style_init (&style, RESPITE_CHART_PRINT);
  style.words = (RespiteChartWords) { respite_words_chart_cb, (gpointer) writer->words, writer->zone };
  respite_gallery_add_sessions (writer->root, records, look_up (writer, "charts"), &style, &sheet,
                                respite_words_get_language (writer->words));

  return TRUE;
}

static RespiteLayout *
finish (const Writer              *writer,
        const RespiteDocumentInfo *info,
        const char                *title,
        GError                   **error)
{
  RespiteSheet sheet;
  RespiteFlowInfo flow = {
    .document = info,
    .sheet = &sheet,
    .title = title,
    .language = respite_words_get_language (writer->words),
  };

  init_sheet (&sheet, info);
  return respite_flow_layout (writer->root, &flow, error);
}

static const char *
get_allergies (const Writer         *writer,
               const RespitePatient *patient)
{
  if (patient->allergy_state == RESPITE_ALLERGY_LISTED)
    return patient->allergies;

  return look_up_code (writer, "allergy", respite_allergy_state_codes, patient->allergy_state);
}

/* Whom to call, and where. */
static char *
dup_contact (const RespitePatient *patient)
{
  const char *name = patient->emergency_name != NULL ? patient->emergency_name : "";
  const char *phone = patient->emergency_phone != NULL ? patient->emergency_phone : "";

  return g_strconcat (name, *name != '\0' && *phone != '\0' ? ", " : "", phone, NULL);
}

static void
add_person (const Writer         *writer,
            const RespitePatient *patient,
            gboolean              large_print)
{
  RespiteBlock *facts = respite_block_add (writer->root, respite_block_new_facts (large_print ? 1 : 2));
  g_autofree char *name = g_strdup_printf ("%s %s", patient->given, patient->family);
  g_autofree char *born = respite_words_format_date (writer->words, patient->born);
  g_autofree char *weight = patient->weight_g > 0 ? respite_quantity_format_kg (patient->weight_g) : NULL;
  g_autofree char *contact = dup_contact (patient);

  respite_block_add_fact_text (facts, look_up (writer, "name"), g_strstrip (name));
  respite_block_add_fact_text (facts, look_up (writer, "preferred"), patient->preferred);
  respite_block_add_fact_text (facts, look_up (writer, "born"), born);
  respite_block_add_fact_text (facts, look_up (writer, "mrn"), patient->mrn);
  respite_block_add_fact_text (facts, look_up (writer, "sex"),
                               look_up_code (writer, "sex", respite_sex_codes, patient->sex));
  respite_block_add_fact_text (facts, look_up (writer, "phone"), patient->phone);
  respite_block_add_fact_text (facts, look_up (writer, "address"), patient->address);
  respite_block_add_fact_text (facts, look_up (writer, "weight"), weight);
  respite_block_add_fact_text (facts, look_up (writer, "allergies"), get_allergies (writer, patient));
  respite_block_add_fact_text (facts, look_up (writer, "emergency"), contact);
  respite_block_add_fact_text (facts, look_up (writer, "referrer"), patient->referrer);
  respite_block_add_fact_text (facts, look_up (writer, "pharmacy"), patient->pharmacy);
}

static void
add_items (const Writer         *writer,
           GPtrArray            *items,
           RespiteRecordItemKind kind,
           const char           *heading)
{
  RespiteBlock *list = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      const RespiteRecordItem *item = g_ptr_array_index (items, i);
      g_autofree char *detail = NULL;
      g_autofree char *text = NULL;
      RespiteBlock *line = NULL;

      if (item->kind != kind || item->ended_at != 0)
        continue;
      if (list == NULL)
        {
          add_heading (writer, heading);
          list = respite_block_add (writer->root, respite_block_new_list (0));
        }
      detail = respite_record_item_dup_detail (item);
      text = g_strconcat (item->text, *detail != '\0' ? ": " : "", detail, NULL);
      line = respite_block_add (list, respite_block_new_item (RESPITE_MARK_BULLET));
      respite_block_add_paragraph_text (line, text);
    }
}

static void
add_courses (const Writer *writer,
             GPtrArray    *courses)
{
  RespiteBlock *table = NULL;

  if (courses->len == 0)
    return;

  add_heading (writer, "courses");
  table = respite_block_add (writer->root, respite_block_new_table ());
  respite_block_add_column (table, look_up (writer, "protocol"), RESPITE_COLUMN_TEXT);
  respite_block_add_column (table, look_up (writer, "begins"), RESPITE_COLUMN_CODE);
  respite_block_add_column (table, look_up (writer, "done"), RESPITE_COLUMN_CODE);
  respite_block_add_column (table, look_up (writer, "state"), RESPITE_COLUMN_TEXT);
  for (guint i = 0; i < courses->len; i++)
    {
      const RespiteCourse *course = g_ptr_array_index (courses, i);

      add_cell (table, course->protocol_name);
      take_cell (table, respite_words_format_date (writer->words, course->start_on));
      take_cell (table, g_strdup_printf ("%d / %d", course->done, course->sessions));
      add_cell (table, look_up_code (writer, "course-state", respite_course_state_codes, course->state));
    }
}

static void
add_sessions (const Writer *writer,
              GPtrArray    *sessions)
{
  RespiteBlock *table = NULL;

  if (sessions->len == 0)
    return;

  add_heading (writer, "sessions");
  table = respite_block_add (writer->root, respite_block_new_table ());
  respite_block_add_column (table, look_up (writer, "date"), RESPITE_COLUMN_CODE);
  respite_block_add_column (table, look_up (writer, "number"), RESPITE_COLUMN_CODE);
  respite_block_add_column (table, look_up (writer, "state"), RESPITE_COLUMN_TEXT);
  for (guint i = 0; i < sessions->len; i++)
    {
      const RespiteSession *session = g_ptr_array_index (sessions, i);

      take_cell (table, respite_words_format_moment (writer->words, session->started_at != 0 ? session->started_at :
                                                     session->planned_at, writer->zone));
      take_cell (table, session->number > 0 ? g_strdup_printf ("%d / %d", session->number, session->of) : NULL);
      add_cell (table, look_up_code (writer, "session-state", respite_session_state_codes, session->state));
    }
}

static void
add_consents (const Writer *writer,
              GPtrArray    *consents)
{
  RespiteBlock *table = NULL;

  if (consents->len == 0)
    return;

  add_heading (writer, "consents");
  table = respite_block_add (writer->root, respite_block_new_table ());
  respite_block_add_column (table, look_up (writer, "consent"), RESPITE_COLUMN_TEXT);
  respite_block_add_column (table, look_up (writer, "state"), RESPITE_COLUMN_TEXT);
  respite_block_add_column (table, look_up (writer, "decided"), RESPITE_COLUMN_CODE);
  respite_block_add_column (table, look_up (writer, "expires"), RESPITE_COLUMN_CODE);
  for (guint i = 0; i < consents->len; i++)
    {
      const RespiteConsent *consent = g_ptr_array_index (consents, i);
      g_autofree char *key = g_strconcat ("state-", respite_code_to_word (respite_consent_state_codes, consent->state),
                                          NULL);

      add_cell (table, consent->title);
      add_cell (table, respite_words_lookup (writer->words, "consent", key));
      take_cell (table, dup_day (writer, consent->decided_at));
      take_cell (table, dup_day (writer, consent->expires_at));
    }
}

RespiteLayout *
respite_patient_summary_layout (const RespitePatientSummary *summary,
                                const RespiteDocumentInfo   *info,
                                GError                     **error)
{
  g_autoptr (RespiteBlock) root = respite_block_new_document ();
  g_autoptr (GTimeZone) zone = respite_document_info_dup_zone (info);
  RespiteDocumentInfo own = *info;
  Writer writer = { .root = root, .zone = zone };

  g_return_val_if_fail (summary != NULL && info != NULL, NULL);

  own.patient = summary->patient;
  writer.words = respite_words_get (respite_document_info_get_language (&own));
  respite_block_add_heading_text (root, 1, look_up (&writer, "patient-title"));
  add_person (&writer, summary->patient, info->large_print);
  add_items (&writer, summary->items, RESPITE_RECORD_ITEM_ALLERGY, "allergies");
  add_items (&writer, summary->items, RESPITE_RECORD_ITEM_PROBLEM, "problems");
  add_items (&writer, summary->items, RESPITE_RECORD_ITEM_MEDICINE, "medicines");
  add_items (&writer, summary->items, RESPITE_RECORD_ITEM_TREATMENT, "treatments");
  add_consents (&writer, summary->consents);
  add_courses (&writer, summary->courses);
  add_sessions (&writer, summary->sessions);
  if (!add_trend (&writer, summary->trend, &own, error))
    return NULL;
  return finish (&writer, &own, look_up (&writer, "patient-title"), error);
}

static char *
dup_effects (const Writer          *writer,
             const RespiteTimeline *timeline)
{
  g_autoptr (GArray) effects = respite_timeline_dup_effects (timeline);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < effects->len; i++)
    {
      const RespiteEffectSpan *effect = &g_array_index (effects, RespiteEffectSpan, i);

      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                              respite_words_lookup (writer->words, "effect", effect->code));
    }
  return g_string_free (text, FALSE);
}

/* "53.6 mg", and below it that an entry of the dose was amended after the signature. */
static char *
dup_given (const Writer               *writer,
           const RespiteSessionRecord *record,
           gint64                      at)
{
  g_autofree char *mg = respite_quantity_format_given (respite_timeline_get_given (record->timeline, at));

  if (!respite_session_record_is_dose_amended (record))
    return g_steal_pointer (&mg);

  return g_strdup_printf ("%s\n%s", mg, respite_words_lookup (writer->words, "chart", "amended-short"));
}

static void
add_visit (const Writer               *writer,
           RespiteBlock               *table,
           const RespiteSessionRecord *record,
           gint64                      now)
{
  const RespiteSession *session = record->session;
  gint64 end = respite_timeline_get_end (record->timeline);
  gint64 at = end != 0 ? end : now;
  gboolean has_begun = respite_timeline_get_start (record->timeline) != 0;
  RespiteExtremes found = respite_extremes_find (record->timeline);
  gint64 minutes = respite_timeline_get_running_ms (record->timeline, at) / 60000;

  take_cell (table, g_strdup_printf ("%d", session->number));
  take_cell (table, dup_day (writer, session->started_at != 0 ? session->started_at : session->planned_at));
  add_cell (table, look_up_code (writer, "session-state", respite_session_state_codes, session->state));
  take_cell (table, record->order != NULL ? respite_quantity_format_mg (respite_order_get_dose (record->order)) : NULL);
  take_cell (table, has_begun ? dup_given (writer, record, at) : NULL);
  take_cell (table, has_begun ? g_strdup_printf ("%d min", (int) minutes) : NULL);
  take_cell (table, found.systolic >= 0 ? g_strdup_printf ("%d/%d", found.systolic, found.diastolic) : NULL);
  take_cell (table, found.spo2 >= 0 ? g_strdup_printf ("%d %%", found.spo2) : NULL);
  take_cell (table, found.first_pain >= 0 ? g_strdup_printf ("%d – %d", found.first_pain, found.last_pain) : NULL);
  take_cell (table, dup_effects (writer, record->timeline));
}

/* The first of them first, as a reader follows a course. */
static void
add_reviews (const Writer *writer,
             GPtrArray    *reviews)
{
  RespiteBlock *table = NULL;

  if (reviews->len == 0)
    return;

  add_heading (writer, "reviews");
  table = respite_block_add (writer->root, respite_block_new_table ());
  respite_block_add_column (table, look_up (writer, "date"), RESPITE_COLUMN_CODE);
  respite_block_add_column (table, look_up (writer, "done"), RESPITE_COLUMN_NUMBER);
  respite_block_add_column (table, look_up (writer, "verdict"), RESPITE_COLUMN_TEXT);
  respite_block_add_column (table, look_up (writer, "found"), RESPITE_COLUMN_TEXT);
  respite_block_add_column (table, look_up (writer, "by"), RESPITE_COLUMN_TEXT);
  for (guint i = reviews->len; i > 0; i--)
    {
      const RespiteCourseReview *review = g_ptr_array_index (reviews, i - 1);

      take_cell (table, dup_day (writer, review->at));
      take_cell (table, g_strdup_printf ("%d", review->done));
      add_cell (table, look_up_code (writer, "verdict", respite_verdict_codes, review->verdict));
      add_cell (table, review->text);
      add_cell (table, review->by);
    }
}

RespiteLayout *
respite_course_summary_layout (const RespiteCourseSummary *summary,
                               const RespiteDocumentInfo  *info,
                               GError                    **error)
{
  const RespiteCourse *course = summary->course;
  g_autoptr (RespiteBlock) root = respite_block_new_document ();
  g_autoptr (GTimeZone) zone = respite_document_info_dup_zone (info);
  Writer writer = { .root = root, .zone = zone };
  g_autofree char *begins = NULL;
  g_autofree char *done = NULL;
  RespiteBlock *facts = NULL;
  RespiteBlock *table = NULL;

  g_return_val_if_fail (course != NULL && summary->records != NULL && summary->reviews != NULL, NULL);
  g_return_val_if_fail (info != NULL, NULL);

  writer.words = respite_words_get (respite_document_info_get_language (info));
  begins = respite_words_format_date (writer.words, course->start_on);
  done = g_strdup_printf ("%d / %d", course->done, course->sessions);
  respite_block_add_heading_text (root, 1, look_up (&writer, "course-title"));
  facts = respite_block_add (root, respite_block_new_facts (info->large_print ? 1 : 2));
  if (info->patient != NULL)
    {
      g_autofree char *name = respite_patient_dup_name (info->patient);
      g_autofree char *born = respite_words_format_date (writer.words, info->patient->born);

      respite_block_add_fact_text (facts, look_up (&writer, "name"), name);
      respite_block_add_fact_text (facts, look_up (&writer, "born"), born);
      respite_block_add_fact_text (facts, look_up (&writer, "allergies"), get_allergies (&writer, info->patient));
      respite_block_add_fact_text (facts, look_up (&writer, "referrer"), info->patient->referrer);
    }
  respite_block_add_fact_text (facts, look_up (&writer, "protocol"), course->protocol_name);
  respite_block_add_fact_text (facts, look_up (&writer, "begins"), begins);
  respite_block_add_fact_text (facts, look_up (&writer, "done"), done);
  respite_block_add_fact_text (facts, look_up (&writer, "state"),
                               look_up_code (&writer, "course-state", respite_course_state_codes, course->state));
  respite_block_add_fact_text (facts, look_up (&writer, "reason"), course->reason);

  add_heading (&writer, "sessions");
  table = respite_block_add (root, respite_block_new_table ());
  respite_block_add_column (table, look_up (&writer, "number"), RESPITE_COLUMN_NUMBER);
  respite_block_add_column (table, look_up (&writer, "date"), RESPITE_COLUMN_CODE);
  respite_block_add_column (table, look_up (&writer, "state"), RESPITE_COLUMN_TEXT);
  respite_block_add_column (table, look_up (&writer, "ordered"), RESPITE_COLUMN_NUMBER);
  respite_block_add_column (table, look_up (&writer, "given"), RESPITE_COLUMN_NUMBER);
  respite_block_add_column (table, look_up (&writer, "length"), RESPITE_COLUMN_NUMBER);
  respite_block_add_column (table, look_up (&writer, "pressure"), RESPITE_COLUMN_NUMBER);
  respite_block_add_column (table, look_up (&writer, "oxygen"), RESPITE_COLUMN_NUMBER);
  respite_block_add_column (table, look_up (&writer, "pain"), RESPITE_COLUMN_NUMBER);
  respite_block_add_column (table, look_up (&writer, "effects"), RESPITE_COLUMN_TEXT);
  for (guint i = 0; i < summary->records->len; i++)
    add_visit (&writer, table, g_ptr_array_index (summary->records, i), info->printed_at);
  if (!add_charts (&writer, summary->records, info, error))
    return NULL;
  add_reviews (&writer, summary->reviews);
  if (!add_trend (&writer, summary->trend, info, error))
    return NULL;
  return finish (&writer, info, look_up (&writer, "course-title"), error);
}
