/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-calendar-document.h"

#include "base/respite-clock.h"
#include "base/respite-str.h"
#include "documents/respite-block.h"
#include "documents/respite-face.h"
#include "documents/respite-flow.h"
#include "documents/respite-sheet.h"
#include "documents/respite-words.h"
#include "domain/respite-day-row.h"

#define GROUP "calendar"

/* What every block is made with. */
/* A number to call is not torn. */
#define NO_BREAK "\xc2\xa0"

typedef struct
{
  RespiteBlock              *root;
  const RespiteWords        *words;
  const RespiteDocumentInfo *info;
  int                        food_hours;
  int                        drink_hours;
} Writer;

static const char *
look_up (const Writer *writer,
         const char   *key)
{
  return respite_words_lookup (writer->words, GROUP, key);
}

static void
take_cell (RespiteBlock *table,
           char         *text,
           guint         flags)
{
  respite_block_add_cell (table, *text != '\0' ? respite_rich_new (text, flags) : NULL);
  g_free (text);
}

static char *
dup_clock (const Writer *writer,
           gint64        at)
{
  return respite_words_format_clock (writer->words, at, writer->info->zone,
                                     g_strcmp0 (writer->info->clinic->country, "us") == 0);
}

static gboolean
takes_place (const RespiteSession *session)
{
  return session->state != RESPITE_SESSION_CANCELLED && session->state != RESPITE_SESSION_NO_SHOW;
}

static gint64
get_end (const RespiteSession *session)
{
  return session->planned_at + session->planned_minutes * RESPITE_MINUTE_MS;
}

static RespiteLayout *
finish (const Writer    *writer,
        RespiteSheetKind kind,
        const char      *title,
        GError         **error)
{
  RespiteSheet sheet;
  RespiteFlowInfo flow = {
    .document = writer->info,
    .sheet = &sheet,
    .title = title,
    .language = respite_words_get_language (writer->words),
  };

  respite_sheet_init (&sheet, kind, respite_str_is_empty (writer->info->paper) ? writer->info->clinic->paper :
                      writer->info->paper, writer->info->large_print);

  return respite_flow_layout (writer->root, &flow, error);
}

static void
add_lead (const Writer *writer,
          const char   *text)
{
  respite_block_add (writer->root, respite_block_new_paragraph (respite_rich_new (text, RESPITE_RICH_PLAIN),
                                                                RESPITE_PARAGRAPH_LEAD));
}

static void
add_appointments (const Writer *writer,
                  GPtrArray    *sessions)
{
  RespiteBlock *table = respite_block_add (writer->root, respite_block_new_table ());

  respite_block_add_column (table, look_up (writer, "number"), RESPITE_COLUMN_NUMBER);
  respite_block_add_column (table, look_up (writer, "day"), RESPITE_COLUMN_TEXT);
  respite_block_add_column (table, look_up (writer, "comes"), RESPITE_COLUMN_CODE);
  respite_block_add_column (table, look_up (writer, "leaves"), RESPITE_COLUMN_CODE);
  for (guint i = 0; i < sessions->len; i++)
    {
      const RespiteSession *session = g_ptr_array_index (sessions, i);
      gboolean is_ahead = session->state == RESPITE_SESSION_PLANNED;

      if (!takes_place (session))
        continue;
      take_cell (table, g_strdup_printf ("%d", session->number), RESPITE_RICH_PLAIN);
      take_cell (table, respite_words_format_day (writer->words, session->planned_at, writer->info->zone),
                 is_ahead ? RESPITE_RICH_BOLD : RESPITE_RICH_PLAIN);
      take_cell (table, is_ahead ? dup_clock (writer, session->planned_at) : g_strdup (look_up (writer, "been")),
                 is_ahead ? RESPITE_RICH_BOLD : RESPITE_RICH_PLAIN);
      take_cell (table, is_ahead ? dup_clock (writer, get_end (session)) : g_strdup (""), RESPITE_RICH_PLAIN);
    }
}

RespiteLayout *
respite_course_calendar_layout (const char                *course,
                                GPtrArray                 *sessions,
                                const RespiteDocumentInfo *info,
                                GError                   **error)
{
  g_autoptr (RespiteBlock) root = respite_block_new_document ();
  g_autoptr (GTimeZone) zone = NULL;
  RespiteDocumentInfo own;
  Writer writer = { .root = root, .info = &own };
  RespiteBlock *box;

  g_return_val_if_fail (course != NULL && sessions != NULL && info != NULL && info->patient != NULL, NULL);

  if (!respite_face_init (error))
    return NULL;

  own = *info;
  zone = respite_document_info_dup_zone (&own);
  own.zone = zone;
  own.language = respite_document_info_get_language (&own);
  writer.words = respite_words_get (own.language);
  respite_block_add_heading_text (root, 1, look_up (&writer, "title"));
  add_lead (&writer, course);
  add_appointments (&writer, sessions);
  respite_block_add_paragraph_text (root, look_up (&writer, "how-long"));

  box = respite_block_add (root, respite_block_new_box (RESPITE_BOX_CALL,
                                                        respite_rich_new (look_up (&writer, "cannot-come"),
                                                                          RESPITE_RICH_PLAIN)));
  if (respite_str_is_empty (own.clinic->phone))
    {
      respite_block_add_paragraph_text (box, look_up (&writer, "tell-us"));
    }
  else
    {
      g_auto (GStrv) parts = g_strsplit (own.clinic->phone, " ", -1);
      g_autofree char *phone = g_strjoinv (NO_BREAK, parts);
      g_autofree char *call = respite_words_format (writer.words, GROUP, "call-us", "phone", phone, NULL);

      respite_block_add_paragraph_text (box, call);
    }

  return finish (&writer, RESPITE_SHEET_HANDOUT, look_up (&writer, "title"), error);
}

/* The name on a line of its own. */
static char *
dup_person (const Writer         *writer,
            const RespitePatient *patient)
{
  g_autofree char *name = respite_patient_dup_name (patient);
  g_autofree char *born = respite_words_format_date (writer->words, patient->born);

  return g_strdup_printf ("%s\n%s, %s %s", name, born, look_up (writer, "mrn"), patient->mrn);
}

static char *
dup_visit (const Writer        *writer,
           const RespiteDayRow *row)
{
  GString *text = g_string_new (NULL);

  if (row->session->course_id != 0)
    g_string_append_printf (text, "%d / %d, %s", row->session->number, row->session->of, row->protocol_name);
  else
    g_string_append (text, look_up (writer, "single"));
  if (!respite_str_is_empty (row->session->booking_reason))
    g_string_append_printf (text, ". %s: %s", look_up (writer, "twice"), row->session->booking_reason);

  return g_string_free (text, FALSE);
}

/* Who comes along, and below it the phone. */
static char *
dup_escort (const RespitePatient *patient)
{
  const char *name = patient->escort_name != NULL ? patient->escort_name : "";
  const char *phone = patient->escort_phone != NULL ? patient->escort_phone : "";

  return g_strconcat (name, *name != '\0' && *phone != '\0' ? "\n" : "", phone, NULL);
}

/* From when to when; in large print, where the columns are few, the chair stands below it. */
static char *
dup_times (const Writer         *writer,
           const RespiteSession *session)
{
  g_autofree char *from = dup_clock (writer, session->planned_at);
  g_autofree char *to = dup_clock (writer, get_end (session));
  gboolean has_chair = writer->info->large_print && !respite_str_is_empty (session->chair);

  return g_strconcat (from, " – ", to, has_chair ? "\n" : NULL, session->chair, NULL);
}

static void
add_visits (const Writer *writer,
            GPtrArray    *rows)
{
  RespiteBlock *table = respite_block_add (writer->root, respite_block_new_table ());
  gboolean has_chairs = !writer->info->large_print;

  respite_block_add_column (table, look_up (writer, "time"), RESPITE_COLUMN_TEXT);
  if (has_chairs)
    respite_block_add_column (table, look_up (writer, "chair"), RESPITE_COLUMN_TEXT);
  respite_block_add_column (table, look_up (writer, "patient"), RESPITE_COLUMN_TEXT);
  respite_block_add_column (table, look_up (writer, "visit"), RESPITE_COLUMN_TEXT);
  respite_block_add_column (table, look_up (writer, "escort"), RESPITE_COLUMN_TEXT);
  for (guint i = 0; i < rows->len; i++)
    {
      const RespiteDayRow *row = g_ptr_array_index (rows, i);

      if (!takes_place (row->session))
        continue;
      take_cell (table, dup_times (writer, row->session), RESPITE_RICH_BOLD);
      if (has_chairs)
        take_cell (table, g_strdup (row->session->chair), RESPITE_RICH_PLAIN);
      take_cell (table, dup_person (writer, row->patient), RESPITE_RICH_PLAIN);
      take_cell (table, dup_visit (writer, row), RESPITE_RICH_PLAIN);
      take_cell (table, dup_escort (row->patient), RESPITE_RICH_PLAIN);
    }
}

/* A word of the list of calls. */
static const char *
call_word (const Writer *writer,
           const char   *key)
{
  return respite_words_lookup (writer->words, "call-list", key);
}

/* The numbers to try, one below the other. */
static char *
dup_phones (const Writer         *writer,
            const RespitePatient *patient)
{
  if (respite_str_is_empty (patient->phone))
    return g_strdup (call_word (writer, "no-phone"));

  return g_strconcat (patient->phone, respite_str_is_empty (patient->phone2) ? NULL : "\n", patient->phone2, NULL);
}

/* In large print, where the columns are few, all of a patient stands in one cell. */
static void
add_large_call (const Writer         *writer,
                RespiteBlock         *table,
                const RespitePatient *patient)
{
  g_autofree char *person = dup_person (writer, patient);
  g_autofree char *phones = dup_phones (writer, patient);
  RespiteRich *cell = respite_rich_new (person, RESPITE_RICH_PLAIN);

  respite_rich_append (cell, "\n", RESPITE_RICH_PLAIN);
  respite_rich_append (cell, phones, RESPITE_RICH_BOLD);
  respite_rich_append (cell, "\n", RESPITE_RICH_PLAIN);
  respite_rich_append (cell, respite_words_lookup (writer->words, "language", patient->language), RESPITE_RICH_PLAIN);
  respite_block_add_cell (table, cell);
  take_cell (table, dup_escort (patient), RESPITE_RICH_PLAIN);
  take_cell (table, g_strdup ("________"), RESPITE_RICH_PLAIN);
}

static void
add_call (const Writer         *writer,
          RespiteBlock         *table,
          const RespitePatient *patient)
{
  take_cell (table, dup_person (writer, patient), RESPITE_RICH_PLAIN);
  take_cell (table, dup_phones (writer, patient), RESPITE_RICH_BOLD);
  take_cell (table, g_strdup (respite_words_lookup (writer->words, "language", patient->language)),
             RESPITE_RICH_PLAIN);
  take_cell (table, dup_escort (patient), RESPITE_RICH_PLAIN);
  take_cell (table, g_strdup ("______________"), RESPITE_RICH_PLAIN);
}

static void
add_calls (const Writer *writer,
           GPtrArray    *rows)
{
  RespiteBlock *table = respite_block_add (writer->root, respite_block_new_table ());
  gboolean is_large = writer->info->large_print;

  respite_block_add_column (table, look_up (writer, "time"), RESPITE_COLUMN_CODE);
  respite_block_add_column (table, look_up (writer, "patient"), RESPITE_COLUMN_TEXT);
  if (!is_large)
    {
      respite_block_add_column (table, call_word (writer, "phone"), RESPITE_COLUMN_CODE);
      respite_block_add_column (table, call_word (writer, "language"), RESPITE_COLUMN_TEXT);
    }
  respite_block_add_column (table, look_up (writer, "escort"), RESPITE_COLUMN_TEXT);
  respite_block_add_column (table, call_word (writer, "reached"), RESPITE_COLUMN_CODE);
  for (guint i = 0; i < rows->len; i++)
    {
      const RespiteDayRow *row = g_ptr_array_index (rows, i);

      if (!takes_place (row->session))
        continue;
      take_cell (table, dup_clock (writer, row->session->planned_at), RESPITE_RICH_BOLD);
      (is_large ? add_large_call : add_call) (writer, table, row->patient);
    }
}

/* What the caller says, as boxes to tick in the mind. */
static void
add_script (const Writer *writer)
{
  static const char *const keys[] = { "say-come", "say-food", "say-ride", "say-medicines", "say-sick" };
  RespiteBlock *list;

  respite_block_add_heading_text (writer->root, 2, call_word (writer, "to-say"));
  list = respite_block_add (writer->root, respite_block_new_list (0));
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *food = g_strdup_printf ("%d", writer->food_hours);
      g_autofree char *drink = g_strdup_printf ("%d", writer->drink_hours);
      g_autofree char *text = respite_words_format (writer->words, "call-list", keys[i], "food", food, "drink", drink,
                                                    NULL);

      if (g_str_equal (keys[i], "say-food") && writer->food_hours == 0 && writer->drink_hours == 0)
        continue;
      respite_block_add_paragraph_text (respite_block_add (list, respite_block_new_item (RESPITE_MARK_BULLET)), text);
    }
}

/* A paper about one day: its date below the title, then a line for each visit. */
static RespiteLayout *
layout_day (Writer                    *writer,
            gint64                     day,
            GPtrArray                 *rows,
            const RespiteDocumentInfo *info,
            const char                *group,
            const char                *key,
            GError                   **error)
{
  gboolean is_calls = g_str_equal (group, "call-list");
  g_autoptr (RespiteBlock) root = respite_block_new_document ();
  g_autoptr (GTimeZone) zone = NULL;
  g_autofree char *date = NULL;
  RespiteDocumentInfo own;
  const char *title;
  guint n = 0;

  if (!respite_face_init (error))
    return NULL;

  own = *info;
  zone = respite_document_info_dup_zone (&own);
  own.zone = zone;
  own.language = respite_document_info_get_language (&own);
  writer->root = root;
  writer->info = &own;
  writer->words = respite_words_get (own.language);
  title = respite_words_lookup (writer->words, group, key);
  date = respite_words_format_day (writer->words, day, zone);
  respite_block_add_heading_text (root, 1, title);
  add_lead (writer, date);
  for (guint i = 0; i < rows->len; i++)
    n += takes_place (((const RespiteDayRow *) g_ptr_array_index (rows, i))->session);
  if (n == 0)
    respite_block_add_paragraph_text (root, look_up (writer, "no-visits"));
  else if (is_calls)
    {
      add_calls (writer, rows);
      add_script (writer);
    }
  else
    add_visits (writer, rows);

  return finish (writer, RESPITE_SHEET_RECORD, title, error);
}

RespiteLayout *
respite_day_sheet_layout (gint64                     day,
                          GPtrArray                 *rows,
                          const RespiteDocumentInfo *info,
                          GError                   **error)
{
  Writer writer = { NULL };

  g_return_val_if_fail (rows != NULL && info != NULL, NULL);

  return layout_day (&writer, day, rows, info, GROUP, "day-sheet", error);
}

RespiteLayout *
respite_call_list_layout (gint64                     day,
                          GPtrArray                 *rows,
                          int                        food_hours,
                          int                        drink_hours,
                          const RespiteDocumentInfo *info,
                          GError                   **error)
{
  Writer writer = { .food_hours = food_hours, .drink_hours = drink_hours };

  g_return_val_if_fail (rows != NULL && info != NULL, NULL);

  return layout_day (&writer, day, rows, info, "call-list", "title", error);
}
