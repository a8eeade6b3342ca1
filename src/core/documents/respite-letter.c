/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-letter.h"

#include <gio/gio.h>

#include "base/respite-clock.h"
#include "base/respite-error.h"
#include "base/respite-quantity.h"
#include "base/respite-str.h"
#include "base/respite-time.h"
#include "chart/respite-trend-reading.h"
#include "documents/respite-flow.h"
#include "documents/respite-handout-private.h"
#include "documents/respite-markdown.h"
#include "domain/respite-country.h"
#include "infusion/respite-emergency.h"
#include "infusion/respite-extremes.h"

/* How many paragraphs at the end stay together: the last one of the text, the greeting and the signature. */
#define CLOSING 4

#define RESOURCE_FOLDER "/org/respite/Respite/core/letters/"

/* What the values are made with. */
#define NO_BREAK "\xc2\xa0"

typedef struct
{
  const RespiteLetterRequest *request;
  const RespiteWords         *words;
  GTimeZone                  *zone;
  GHashTable                 *values;
} Writer;

static void
set (const Writer *writer,
     const char   *name,
     const char   *value)
{
  g_hash_table_insert (writer->values, g_strdup (name), g_strdup (value));
}

static void
take (const Writer *writer,
      const char   *name,
      char         *value)
{
  g_hash_table_insert (writer->values, g_strdup (name), value);
}

static char *
format_date (const Writer *writer,
             gint64        at)
{
  g_autofree char *date = respite_time_format_date (at, writer->zone);

  return respite_words_format_date (writer->words, date);
}

static char *
format_clock (const Writer *writer,
              gint64        at)
{
  return respite_words_format_clock (writer->words, at, writer->zone,
                                     respite_country_get (writer->request->base.info.clinic->country)->twelve_hours);
}

/* Lines of a list: "score.1.text" and so on, and @flag where there are any. */
static void
set_list (const Writer *writer,
          const char   *group,
          const char   *flag,
          GPtrArray    *texts)
{
  g_autofree char *none = g_strdup_printf ("%s.text", group);

  set (writer, none, NULL);
  set (writer, flag, texts->len > 0 ? "1" : NULL);
  for (guint i = 0; i < texts->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s.%u.text", group, i + 1);

      set (writer, name, g_ptr_array_index (texts, i));
    }
}

/* How the scores went, one sentence each. */
static GPtrArray *
list_scores (const Writer *writer)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  const RespiteTrendSource *source = writer->request->course->trend;
  RespiteChartWords words = { .word = respite_words_chart_cb, .data = (gpointer) writer->words,
                              .zone = writer->zone };
  g_autoptr (RespiteTrend) trend = NULL;

  if (source == NULL || !respite_trend_source_has (source, NULL))
    return texts;

  trend = respite_trend_new_from_source (source, NULL, &words);
  for (guint i = 0; respite_trend_has_points (trend) && i < trend->lines->len; i++)
    g_ptr_array_add (texts, respite_trend_describe_line (respite_trend_get_line (trend, i), &words));

  return texts;
}

/* The first of them first. */
static GPtrArray *
list_reviews (const Writer *writer)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *reviews = writer->request->course->reviews;

  for (guint i = reviews->len; i > 0; i--)
    {
      const RespiteCourseReview *review = g_ptr_array_index (reviews, i - 1);
      g_autofree char *date = format_date (writer, review->at);
      const char *verdict = respite_words_lookup (writer->words, "verdict",
                                                  respite_code_to_word (respite_verdict_codes, review->verdict));

      g_ptr_array_add (texts, g_strdup_printf ("%s, %s: %s. %s", date, review->by != NULL ? review->by : "", verdict,
                                               review->text != NULL ? review->text : ""));
    }

  return texts;
}

/* What all visits of the course come to. */
typedef struct
{
  gint64      first;
  gint64      last;
  gint64      least_ug;
  gint64      most_ug;
  int         n_given;
  int         n_amended;                /* visits whose dose was amended after the signature */
  int         systolic;
  int         diastolic;
  int         spo2;
  gboolean    is_infusion;
  GHashTable *effects;          /* code to number of visits */
  GString    *emergencies;
} Totals;

static void
add_effects (Totals                *totals,
             const RespiteTimeline *timeline)
{
  g_autoptr (GArray) effects = respite_timeline_dup_effects (timeline);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < effects->len; i++)
    {
      const char *code = g_array_index (effects, RespiteEffectSpan, i).code;

      if (g_hash_table_add (seen, (gpointer) code))
        g_hash_table_insert (totals->effects, g_strdup (code),
                             GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (totals->effects, code)) + 1));
    }
}

/* "5 Nov 2026: taken to hospital, St Mary". Who looks after the patient must learn how it ended. */
static void
add_emergencies (const Writer          *writer,
                 Totals                *totals,
                 const RespiteTimeline *timeline)
{
  g_autoptr (GArray) emergencies = respite_timeline_dup_emergencies (timeline);

  for (guint i = 0; i < emergencies->len; i++)
    {
      const RespiteEmergency *emergency = &g_array_index (emergencies, RespiteEmergency, i);
      const char *code = emergency->ending != NULL ? emergency->ending->code : "no-end";
      g_autofree char *date = format_date (writer, emergency->begin);

      g_string_append_printf (totals->emergencies, "%s%s: %s", totals->emergencies->len > 0 ? "; " : "", date,
                              respite_words_lookup (writer->words, "letter", code));
      if (emergency->ending != NULL && !respite_str_is_empty (emergency->ending->text))
        g_string_append_printf (totals->emergencies, ", %s", emergency->ending->text);
    }
}

static void
add_visit (const Writer               *writer,
           Totals                     *totals,
           const RespiteSessionRecord *record)
{
  const RespiteTimeline *timeline = record->timeline;
  gint64 start = respite_timeline_get_start (timeline), end = respite_timeline_get_end (timeline);
  RespiteExtremes found = respite_extremes_find (timeline);
  gint64 given;

  add_emergencies (writer, totals, timeline);
  if (start == 0)
    return;

  given = respite_timeline_get_given (timeline, end != 0 ? end :
                                      writer->request->base.info.printed_at);
  totals->first = totals->first == 0 ? start : MIN (totals->first, start);
  totals->last = MAX (totals->last, start);
  totals->least_ug = totals->n_given == 0 ? given : MIN (totals->least_ug, given);
  totals->most_ug = MAX (totals->most_ug, given);
  totals->n_given++;
  totals->n_amended += respite_session_record_is_dose_amended (record);
  totals->is_infusion |= record->order != NULL && record->order->drug == RESPITE_DRUG_KETAMINE_IV;
  if (found.systolic > totals->systolic)
    {
      totals->systolic = found.systolic;
      totals->diastolic = found.diastolic;
    }
  if (found.spo2 >= 0)
    totals->spo2 = totals->spo2 < 0 ? found.spo2 : MIN (totals->spo2, found.spo2);
  add_effects (totals, timeline);
}

static int
compare_codes (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* "Dizziness (2 of 4 visits), Nausea (1 of 4 visits)". */
static char *
format_effects (const Writer *writer,
                const Totals *totals)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer code;

  g_hash_table_iter_init (&iter, totals->effects);
  while (g_hash_table_iter_next (&iter, &code, NULL))
    g_ptr_array_add (codes, code);
  g_ptr_array_sort (codes, compare_codes);
  for (guint i = 0; i < codes->len; i++)
    {
      int times = GPOINTER_TO_INT (g_hash_table_lookup (totals->effects, codes->pdata[i]));
      g_autofree char *n = g_strdup_printf ("%d", times);
      g_autofree char *of = g_strdup_printf ("%d", totals->n_given);
      g_autofree char *visits = respite_words_format (writer->words, "letter", "visits", "n", n, "of", of, NULL);

      g_string_append_printf (text, "%s%s (%s)", i > 0 ? ", " : "",
                              respite_words_lookup (writer->words, "effect", codes->pdata[i]), visits);
    }
  if (text->len == 0)
    g_string_append (text, respite_words_lookup (writer->words, "letter", "no-effects"));

  return g_string_free (text, FALSE);
}

/* As they were signed; an amended one is told, so that nobody takes it for the last word. */
static char *
format_doses (const Writer *writer,
              const Totals *totals)
{
  g_autofree char *least = respite_quantity_format_given (totals->least_ug);
  g_autofree char *most = respite_quantity_format_given (totals->most_ug);
  g_autofree char *doses = g_str_equal (least, most) ? g_strdup (most) : g_strdup_printf ("%s – %s", least, most);
  g_autofree char *n = g_strdup_printf ("%d", totals->n_amended);
  g_autofree char *amended = respite_words_format (writer->words, "letter", "amended", "n", n, NULL);

  return totals->n_amended == 0 ? g_steal_pointer (&doses) : g_strdup_printf ("%s. %s", doses, amended);
}

static void
set_totals (const Writer *writer,
            const Totals *totals,
            const char   *done)
{
  g_autofree char *first = format_date (writer, totals->first);
  g_autofree char *last = format_date (writer, totals->last);

  /* How many visits there were, and when: one line of the letter less. */
  take (writer, "course.done", totals->first == totals->last ? g_strdup_printf ("%s, %s", done, first) :
        g_strdup_printf ("%s, %s – %s", done, first, last));
  take (writer, "course.doses", format_doses (writer, totals));
  take (writer, "course.effects", format_effects (writer, totals));
  set (writer, "course.drug", totals->is_infusion ? respite_words_lookup (writer->words, "letter", "ketamine") : NULL);
  if (totals->systolic >= 0)
    take (writer, "course.pressure", g_strdup_printf ("%d/%d mmHg", totals->systolic, totals->diastolic));
  if (totals->spo2 >= 0)
    take (writer, "course.oxygen", g_strdup_printf ("%d %%", totals->spo2));
}

static void
set_course (const Writer *writer)
{
  static const char *const names[] = { "course.doses", "course.effects", "course.drug",
                                       "course.emergencies", "course.pressure", "course.oxygen" };
  const RespiteCourseSummary *summary = writer->request->course;
  Totals totals = { .systolic = -1, .spo2 = -1 };
  g_autoptr (GPtrArray) scores = summary != NULL ? list_scores (writer) : g_ptr_array_new ();
  g_autoptr (GPtrArray) reviews = summary != NULL ? list_reviews (writer) : g_ptr_array_new ();
  g_autofree char *n = NULL;
  g_autofree char *of = NULL;
  g_autofree char *done = NULL;

  set_list (writer, "score", "scores", scores);
  set_list (writer, "review", "reviews", reviews);
  set (writer, "course.indication", writer->request->indication);
  set (writer, "course.done", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    set (writer, names[i], NULL);
  if (summary == NULL)
    return;

  totals.effects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  totals.emergencies = g_string_new (NULL);
  for (guint i = 0; i < summary->records->len; i++)
    add_visit (writer, &totals, g_ptr_array_index (summary->records, i));
  n = g_strdup_printf ("%d", totals.n_given);
  of = g_strdup_printf ("%d", summary->course->sessions);
  set (writer, "course.name", summary->course->protocol_name);
  done = respite_words_format (writer->words, "general", "of", "n", n, "of", of, NULL);
  set (writer, "course.done", done);
  if (totals.n_given > 0)
    set_totals (writer, &totals, done);
  if (totals.n_given > 0 || totals.emergencies->len > 0)
    set (writer, "course.emergencies", totals.emergencies->len > 0 ? totals.emergencies->str :
         respite_words_lookup (writer->words, "letter", "no-emergencies"));
  g_hash_table_unref (totals.effects);
  g_string_free (totals.emergencies, TRUE);
}

/* From coming to leaving; planned times before the visit is over. */
static void
set_visit (const Writer *writer)
{
  const RespiteSession *visit = writer->request->visit;
  gboolean is_over = visit != NULL && visit->discharged_at != 0;
  gint64 from, until;

  set (writer, "visit-at.day", NULL);
  set (writer, "visit-at.from", NULL);
  set (writer, "visit-at.until", NULL);
  set (writer, "visit-at.is-over", is_over ? "1" : NULL);
  if (visit == NULL)
    return;

  from = visit->checked_in_at != 0 ? visit->checked_in_at : visit->planned_at;
  until = is_over ? visit->discharged_at : visit->planned_at + visit->planned_minutes * RESPITE_MINUTE_MS;
  take (writer, "visit-at.day", respite_words_format_day (writer->words, from, writer->zone));
  take (writer, "visit-at.from", format_clock (writer, from));
  take (writer, "visit-at.until", format_clock (writer, until));
}

static void
set_letter (const Writer *writer)
{
  const RespiteLetterRequest *request = writer->request;
  const RespiteDocumentInfo *info = &request->base.info;
  g_auto (GStrv) roles = g_strsplit (request->signer_roles != NULL ? request->signer_roles : "", ",", 2);
  const char *role = respite_str_is_empty (roles[0]) ? NULL : respite_words_lookup (writer->words, "role", roles[0]);

  /* Of several roles the first, which is the one that counts to a reader; a value that shows nothing keeps its line. */
  take (writer, "signer.roles", role != NULL ? g_strconcat (", ", role, NULL) : g_strdup (NO_BREAK));
  set (writer, "signer.name", respite_str_is_empty (info->printed_by) ? info->clinic->name : info->printed_by);
  take (writer, "letter.date", format_date (writer, info->printed_at));
  set (writer, "letter.remark", request->remark);
  set (writer, "receiver", info->patient != NULL ? info->patient->referrer : NULL);
}

static char *
load_text (const char *name,
           const char *language,
           GError    **error)
{
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, language, "/", name, ".md", NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (bytes != NULL)
    return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  respite_set_error (error, RESPITE_ERROR_NOT_FOUND, N_ ("There is no letter “%s”"), name);

  return NULL;
}

/* The text with its lists written out. (transfer full) */
static char *
repeat_lines (const Writer *writer,
              const char   *text)
{
  g_autofree char *base = respite_handout_repeat_lines (&writer->request->base, text);
  g_autoptr (GPtrArray) scores = NULL;
  g_autofree char *with_scores = NULL;

  if (writer->request->course == NULL)
    return g_steal_pointer (&base);

  scores = list_scores (writer);
  with_scores = respite_markdown_repeat (base, "score", scores->len);

  return respite_markdown_repeat (with_scores, "review", writer->request->course->reviews->len);
}

/* The signature never stands alone on a page. */
static void
keep_closing (RespiteBlock *text)
{
  for (guint i = text->children->len; i > 1 && i + CLOSING > text->children->len; i--)
    {
      RespiteBlock *block = g_ptr_array_index (text->children, i - 2);

      if (block->kind == RESPITE_BLOCK_PARAGRAPH)
        block->keeps_next = TRUE;
    }
}

RespiteLayout *
respite_letter_layout (const RespiteLetterRequest *request,
                       GError                    **error)
{
  RespiteDocumentInfo info;
  RespiteSheet sheet;
  RespiteFlowInfo flow = { .document = &info, .sheet = &sheet };
  g_autoptr (RespiteMarkdown) markdown = NULL;
  g_autoptr (RespiteBlock) root = NULL;
  g_autoptr (GHashTable) values = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autofree char *text = NULL;
  g_autofree char *lines = NULL;
  Writer writer = { .request = request };

  g_return_val_if_fail (request != NULL && request->name != NULL, NULL);

  info = request->base.info;
  zone = respite_document_info_dup_zone (&info);
  info.zone = writer.zone = zone;
  info.language = respite_document_info_get_record_language (&info);
  writer.words = respite_words_get (info.language);
  text = load_text (request->name, respite_words_get_language (writer.words), error);
  if (text == NULL)
    return NULL;

  writer.values = values = respite_handout_make_values (&request->base, writer.words, zone);
  set_course (&writer);
  set_visit (&writer);
  set_letter (&writer);
  lines = repeat_lines (&writer, text);
  markdown = respite_markdown_parse (lines, values, error);
  if (markdown == NULL)
    return NULL;

  flow.title = respite_markdown_get_front (markdown, "title");
  flow.language = info.language;
  respite_sheet_init (&sheet, request->course != NULL ? RESPITE_SHEET_RECORD : RESPITE_SHEET_HANDOUT,
                      respite_str_is_empty (info.paper) ? info.clinic->paper : info.paper, info.large_print);
  root = respite_block_new_document ();
  respite_block_add_heading_text (root, 1, flow.title);
  keep_closing (markdown->root);
  respite_block_add (root, g_steal_pointer (&markdown->root));
  /* Who reads a note learns no more of the patient than its text says. */
  if (request->course == NULL)
    info.patient = NULL;

  return respite_flow_layout (root, &flow, error);
}
