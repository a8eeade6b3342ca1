/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-downtime-document.h"

#include "base/respite-clock.h"
#include "base/respite-str.h"
#include "documents/respite-block.h"
#include "documents/respite-face.h"
#include "documents/respite-flow.h"
#include "documents/respite-sheet.h"
#include "documents/respite-words.h"
#include "domain/respite-country.h"
#include "domain/respite-day-row.h"

#define GROUP "downtime"

/* Room for a pen: a cell of a table is two lines high, with a line to write on. */
#define ROOM "\xc2\xa0\n______"

/* How long the sheet for vital signs goes on, and how many rows for an emergency fit on its page. */
#define MOST_MINUTES   60
#define EMERGENCY_ROWS 16

typedef struct
{
  const RespiteDowntime     *pack;
  RespiteBlock              *root;
  const RespiteWords        *words;
  const RespiteDocumentInfo *info;
} Writer;

static const char *
look_up (const Writer *writer,
         const char   *key)
{
  return respite_words_lookup (writer->words, GROUP, key);
}

static void
add_heading (const Writer *writer,
             const char   *key)
{
  respite_block_add_heading_text (writer->root, 2, look_up (writer, key));
}

static void
add_text (const Writer *writer,
          const char   *key)
{
  respite_block_add_paragraph_text (writer->root, look_up (writer, key));
}

/* A fact with its value, or with a line to write on. */
static void
add_line (const Writer *writer,
          RespiteBlock *facts,
          const char   *key,
          const char   *value)
{
  respite_block_add_fact_text (facts, look_up (writer, key),
                               respite_str_is_empty (value) ? "______________________" : value);
}

static void
add_phones (const Writer *writer)
{
  const RespiteClinicInfo *clinic = writer->info->clinic;
  const RespiteCountry *country = respite_country_get (clinic->country);
  RespiteBlock *box = respite_block_add (writer->root,
                                         respite_block_new_box (RESPITE_BOX_EMERGENCY,
                                                                respite_rich_new (look_up (writer, "phones"),
                                                                                  RESPITE_RICH_BOLD)));
  RespiteBlock *facts = respite_block_add (box, respite_block_new_facts (1));

  add_line (writer, facts, "phone-emergency", country->emergency);
  add_line (writer, facts, "phone-clinic", clinic->phone);
  add_line (writer, facts, "phone-after-hours", clinic->after_hours_phone);
  add_line (writer, facts, "phone-prescriber", NULL);
  add_line (writer, facts, "phone-hospital", NULL);
  add_line (writer, facts, "phone-pharmacy", NULL);
}

static void
add_cover (const Writer *writer)
{
  static const char *const steps[] = { "step-start", "step-time", "step-sign", "step-keep", "step-enter", NULL };
  g_autofree char *day = respite_words_format_day (writer->words, writer->pack->day, writer->info->zone);
  g_autofree char *made = respite_words_format_moment (writer->words, writer->info->printed_at, writer->info->zone);
  g_autofree char *lead = respite_words_format (writer->words, GROUP, "lead", "day", day, "made", made, NULL);
  RespiteBlock *list;

  respite_block_add_heading_text (writer->root, 1, look_up (writer, "title"));
  respite_block_add (writer->root, respite_block_new_paragraph (respite_rich_new (lead, RESPITE_RICH_PLAIN),
                                                                RESPITE_PARAGRAPH_LEAD));
  list = respite_block_add (writer->root, respite_block_new_list (1));
  for (gsize i = 0; steps[i] != NULL; i++)
    respite_block_add_paragraph_text (respite_block_add (list, respite_block_new_item (RESPITE_MARK_NUMBER)),
                                      look_up (writer, steps[i]));
  add_phones (writer);
}

/* %NULL where nobody has asked yet. */
static const char *
get_allergies (const Writer         *writer,
               const RespitePatient *patient)
{
  if (patient == NULL || patient->allergy_state == RESPITE_ALLERGY_NOT_ASKED)
    return NULL;
  if (patient->allergy_state == RESPITE_ALLERGY_LISTED)
    return patient->allergies;

  return respite_words_lookup (writer->words, "allergy", "none-known");
}

/* Who it is, printed or with lines to write on. */
static void
add_patient (const Writer        *writer,
             const RespiteDayRow *row)
{
  const RespitePatient *patient = row != NULL ? row->patient : NULL;
  RespiteBlock *facts = respite_block_add (writer->root, respite_block_new_facts (2));
  g_autofree char *name = patient != NULL ? respite_patient_dup_name (patient) : NULL;
  g_autofree char *born = patient != NULL && patient->born != NULL ?
                          respite_words_format_date (writer->words, patient->born) : NULL;
  g_autofree char *time = row != NULL ? respite_words_format_clock (writer->words, row->session->planned_at,
                                                                    writer->info->zone, FALSE) : NULL;

  add_line (writer, facts, "patient", name);
  add_line (writer, facts, "born", born);
  add_line (writer, facts, "mrn", patient != NULL ? patient->mrn : NULL);
  add_line (writer, facts, "allergies", get_allergies (writer, patient));
  add_line (writer, facts, "time", time);
  add_line (writer, facts, "escort", patient != NULL ? patient->escort_name : NULL);
}

static void
begin_sheet (const Writer        *writer,
             const RespiteDayRow *row,
             const char          *key)
{
  respite_block_add (writer->root, respite_block_new_page_break ());
  respite_block_add_heading_text (writer->root, 1, look_up (writer, key));
  add_patient (writer, row);
}

static void
add_columns (const Writer      *writer,
             RespiteBlock      *table,
             const char *const *keys)
{
  for (gsize i = 0; keys[i] != NULL; i++)
    respite_block_add_column (table, look_up (writer, keys[i]), RESPITE_COLUMN_TEXT);
}

/* A row with its first cell filled, the rest to write in. */
static void
add_row (RespiteBlock *table,
         const char   *first,
         guint         n_more)
{
  respite_block_add_cell (table, respite_rich_new (respite_str_is_empty (first) ? ROOM : first, RESPITE_RICH_PLAIN));
  for (guint i = 0; i < n_more; i++)
    respite_block_add_cell (table, respite_rich_new (ROOM, RESPITE_RICH_PLAIN));
}

static void
add_checks (const Writer    *writer,
            const GPtrArray *lines)
{
  RespiteBlock *list;

  add_text (writer, "tick");
  list = respite_block_add (writer->root, respite_block_new_list (1));
  for (guint i = 0; i < lines->len; i++)
    respite_block_add_paragraph_text (respite_block_add (list, respite_block_new_item (RESPITE_MARK_BOX)),
                                      g_ptr_array_index (lines, i));
}

static void
add_signature (const Writer *writer)
{
  RespiteBlock *facts = respite_block_add (writer->root, respite_block_new_facts (2));

  add_line (writer, facts, "signed", NULL);
  add_line (writer, facts, "signed-at", NULL);
}

static void
add_order (const Writer *writer)
{
  static const char *const keys[] = { "drug", "dose", "weight", "bag", "rate", "length", "adjuncts", "lot", NULL };
  RespiteBlock *facts = respite_block_add (writer->root, respite_block_new_facts (2));

  for (gsize i = 0; keys[i] != NULL; i++)
    add_line (writer, facts, keys[i], NULL);
}

/* The minutes from the start at which a set is due, as the schedule has it for that session of a course. */
static void
add_vital_rows (const Writer *writer,
                RespiteBlock *table,
                int           session_number,
                guint         n_more)
{
  const RespiteSchedule *schedule = &writer->pack->schedule;
  gboolean is_dense = session_number <= schedule->dense_sessions;
  gint64 at = 0;

  add_row (table, look_up (writer, "before"), n_more);
  for (int i = 0; at <= MOST_MINUTES * RESPITE_MINUTE_MS; i++)
    {
      g_autofree char *minute = g_strdup_printf ("%d", (int) (at / RESPITE_MINUTE_MS));
      gint64 step = is_dense ? schedule->dense_ms : i < schedule->first_count ? schedule->first_ms : schedule->later_ms;

      add_row (table, minute, n_more);
      at += MAX (step, RESPITE_MINUTE_MS);
    }
  for (int i = 0; i < schedule->n_recovery; i++)
    {
      g_autofree char *n = g_strdup_printf ("%d", (int) (schedule->recovery_ms[i] / RESPITE_MINUTE_MS));
      g_autofree char *after = respite_words_format (writer->words, GROUP, "after", "n", n, NULL);

      add_row (table, after, n_more);
    }
}

static void
add_vitals (const Writer        *writer,
            const RespiteDayRow *row)
{
  static const char *const keys[] = { "minute", "clock", "bp", "hr", "spo2", "rr", "pain", "sedation", "rate-short",
                                      "remark", NULL };
  RespiteBlock *table;

  begin_sheet (writer, row, "vitals-title");
  add_text (writer, "vitals-how");
  table = respite_block_add (writer->root, respite_block_new_table ());
  add_columns (writer, table, keys);
  add_vital_rows (writer, table, row != NULL && row->session->number > 0 ? row->session->number : 1,
                  G_N_ELEMENTS (keys) - 2);
}

static void
add_visit (const Writer        *writer,
           const RespiteDayRow *row)
{
  begin_sheet (writer, row, "visit-title");
  add_heading (writer, "gate");
  add_checks (writer, writer->pack->gate);
  add_heading (writer, "order");
  add_order (writer);
  add_signature (writer);
  add_vitals (writer, row);
  begin_sheet (writer, row, "discharge-title");
  add_checks (writer, writer->pack->discharge);
  add_text (writer, "given");
  add_signature (writer);
}

static void
add_emergency (const Writer *writer)
{
  static const char *const keys[] = { "clock", "what", "who", NULL };
  RespiteBlock *table;

  begin_sheet (writer, NULL, "emergency-title");
  add_text (writer, "emergency-how");
  table = respite_block_add (writer->root, respite_block_new_table ());
  add_columns (writer, table, keys);
  for (int i = 0; i < EMERGENCY_ROWS; i++)
    add_row (table, NULL, G_N_ELEMENTS (keys) - 2);
  add_signature (writer);
}

RespiteLayout *
respite_downtime_layout (const RespiteDowntime     *pack,
                         const RespiteDocumentInfo *info,
                         GError                   **error)
{
  g_autoptr (RespiteBlock) root = respite_block_new_document ();
  g_autoptr (GTimeZone) zone = NULL;
  RespiteDocumentInfo own;
  RespiteSheet sheet;
  RespiteFlowInfo flow = { .document = &own, .sheet = &sheet };
  Writer writer = { .pack = pack, .root = root, .info = &own };

  g_return_val_if_fail (pack != NULL && info != NULL, NULL);

  if (!respite_face_init (error))
    return NULL;

  own = *info;
  own.patient = NULL;
  own.language = respite_document_info_get_language (&own);
  zone = respite_document_info_dup_zone (&own);
  own.zone = zone;
  writer.words = respite_words_get (own.language);
  flow.title = look_up (&writer, "title");
  flow.language = respite_words_get_language (writer.words);
  respite_sheet_init (&sheet, RESPITE_SHEET_RECORD,
                      respite_str_is_empty (own.paper) ? own.clinic->paper : own.paper, FALSE);

  add_cover (&writer);
  add_heading (&writer, "equipment");
  add_checks (&writer, pack->equipment);
  for (guint i = 0; i < pack->rows->len; i++)
    {
      const RespiteDayRow *row = g_ptr_array_index (pack->rows, i);

      if (row->session->state != RESPITE_SESSION_CANCELLED && row->session->state != RESPITE_SESSION_NO_SHOW)
        add_visit (&writer, row);
    }
  add_visit (&writer, NULL);
  add_emergency (&writer);

  return respite_flow_layout (root, &flow, error);
}
