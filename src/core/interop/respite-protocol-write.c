/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "interop/respite-protocol-file.h"

#include <string.h>

#include "base/respite-clock.h"
#include "base/respite-error.h"
#include "base/respite-json.h"
#include "base/respite-str.h"

typedef struct
{
  RespiteJsonWriter  json;
  const char        *language;      /* its main part */
} Writer;

/* Line numbers help nobody who never sees the file: what a person can do wrong is said by its text. */
static gboolean
check_text (const char *text,
            gboolean    may_be_empty,
            GError    **error)
{
  g_autoptr (GRegex) dose = g_regex_new ("\\d\\s*(mg|mcg|µg|μg|ug|milligram|microgram)", G_REGEX_CASELESS, 0, NULL);

  if (!may_be_empty && respite_str_is_empty (text))
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_("Name, indication, review, maintenance, evidence and every line need a text"));
  if (text != NULL && g_regex_match (dose, text, 0, NULL))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("A protocol never carries a dose; take it out of “%s”"),
                              text);

  return TRUE;
}

static gboolean
check_lines (GPtrArray *list,
             GError   **error)
{
  if (list->len == 0 || list->len > 60)
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_("The gate and the discharge checklist have 1 to 60 lines each"));
  for (guint i = 0; i < list->len; i++)
    if (!check_text (((const RespiteChecklistItem *) g_ptr_array_index (list, i))->text, FALSE, error))
      return FALSE;

  return TRUE;
}

static gboolean
check_numbers (const RespiteProtocol *protocol,
               GError               **error)
{
  int last = 0;

  if (protocol->sessions_min < 1 || protocol->sessions < protocol->sessions_min ||
      protocol->sessions_max < protocol->sessions)
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_("The planned sessions lie between the fewest and the most"));
  if (protocol->spacing_days->len != (guint) protocol->sessions)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("The days name each of the %d planned sessions"),
                              protocol->sessions);
  for (guint i = 0; i < protocol->spacing_days->len; i++)
    {
      int day = g_array_index (protocol->spacing_days, int, i);

      if (day < last || day > 3650 || (i == 0 && day != 0))
        return respite_set_error (error, RESPITE_ERROR_INVALID, N_("The days begin with 0 and go up"));
      last = day;
    }
  last = 0;
  for (guint i = 0; i < protocol->review_after->len; i++)
    {
      int after = g_array_index (protocol->review_after, int, i);

      if (after <= last || after > 60)
        return respite_set_error (error, RESPITE_ERROR_INVALID, N_("The review points are sessions and go up"));
      last = after;
    }
  if (protocol->recovery_minutes < 0 || protocol->recovery_minutes >= protocol->planned_minutes)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("Recovery is a part of the visit and shorter than it"));
  if (protocol->minutes_max < protocol->minutes_min)
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_("The longest infusion is not shorter than the shortest"));

  return TRUE;
}

static gboolean
check_protocol (const RespiteProtocol *protocol,
                GError               **error)
{
  return check_text (protocol->name, FALSE, error) && check_text (protocol->indication, FALSE, error) &&
         check_text (protocol->route, TRUE, error) && check_text (protocol->review, FALSE, error) &&
         check_text (protocol->maintenance, FALSE, error) && check_text (protocol->source, TRUE, error) &&
         check_text (protocol->evidence, FALSE, error) && check_text (protocol->instruments, TRUE, error) &&
         check_numbers (protocol, error) && check_lines (protocol->gate, error) &&
         check_lines (protocol->discharge, error);
}

static void
write_number (Writer     *writer,
              const char *name,
              int         number)
{
  g_autofree char *text = g_strdup_printf ("%d", number);

  respite_json_writer_name (&writer->json, name);
  respite_json_writer_raw (&writer->json, text);
}

static void
write_numbers (Writer     *writer,
               const char *name,
               GArray     *numbers)
{
  respite_json_writer_name (&writer->json, name);
  respite_json_writer_begin (&writer->json, '[');
  for (guint i = 0; i < numbers->len; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d", g_array_index (numbers, int, i));

      respite_json_writer_raw (&writer->json, text);
    }
  respite_json_writer_end (&writer->json, ']');
}

static void
write_member (Writer     *writer,
              const char *name,
              const char *text)
{
  respite_json_writer_name (&writer->json, name);
  respite_json_writer_text (&writer->json, text);
}

/* A text by language: that of the writer replaces its own, the others stay as the file had them. */
static void
write_text (Writer            *writer,
            const char        *name,
            const char        *text,
            const RespiteJson *old)
{
  const char *english = respite_json_get_string (old, "en");
  const char *same = respite_json_get_string (old, writer->language);
  g_autofree char *clean = g_strstrip (g_strdup (text));

  respite_json_writer_name (&writer->json, name);
  respite_json_writer_begin (&writer->json, '{');
  if (english == NULL || g_str_equal (writer->language, "en"))
    write_member (writer, "en", clean);
  else
    write_member (writer, "en", english);
  if (!g_str_equal (writer->language, "en") && (same != NULL || g_strcmp0 (clean, english) != 0))
    write_member (writer, writer->language, clean);
  for (guint i = 0; i < respite_json_get_length (old); i++)
    {
      const char *language = g_ptr_array_index (old->names, i);

      if (!g_str_equal (language, "en") && !g_str_equal (language, writer->language))
        write_member (writer, language, respite_json_get_nth (old, i)->text);
    }
  respite_json_writer_end (&writer->json, '}');
}

/* The element of a list whose @member is @value. */
static const RespiteJson *
find_line (const RespiteJson *list,
           const char        *member,
           const char        *value)
{
  for (guint i = 0; i < respite_json_get_length (list); i++)
    if (g_strcmp0 (respite_json_get_string (respite_json_get_nth (list, i), member), value) == 0)
      return respite_json_get_nth (list, i);

  return NULL;
}

static void
write_checklist (Writer            *writer,
                 const char        *name,
                 GPtrArray         *list,
                 const RespiteJson *base)
{
  const RespiteJson *old = respite_json_get (base, name);

  respite_json_writer_name (&writer->json, name);
  respite_json_writer_begin (&writer->json, '[');
  for (guint i = 0; i < list->len; i++)
    {
      const RespiteChecklistItem *item = g_ptr_array_index (list, i);

      respite_json_writer_begin (&writer->json, '{');
      write_member (writer, "code", item->code);
      write_text (writer, "text", item->text, respite_json_get (find_line (old, "code", item->code), "text"));
      respite_json_writer_name (&writer->json, "required");
      respite_json_writer_raw (&writer->json, item->is_required ? "true" : "false");
      respite_json_writer_end (&writer->json, '}');
    }
  respite_json_writer_end (&writer->json, ']');
}

static void
write_instruments (Writer                *writer,
                   const RespiteProtocol *protocol,
                   const RespiteJson     *base)
{
  const RespiteJson *old = respite_json_get (base, "instruments");
  g_auto (GStrv) lines = g_strsplit (protocol->instruments != NULL ? protocol->instruments : "", "\n", -1);

  respite_json_writer_name (&writer->json, "instruments");
  respite_json_writer_begin (&writer->json, '[');
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], ":", 2);

      if (respite_str_is_empty (lines[i]))
        continue;
      respite_json_writer_begin (&writer->json, '{');
      write_member (writer, "slug", g_strstrip (parts[0]));
      write_text (writer, "when", parts[1] != NULL ? parts[1] : "",
                  respite_json_get (find_line (old, "slug", parts[0]), "when"));
      respite_json_writer_end (&writer->json, '}');
    }
  respite_json_writer_end (&writer->json, ']');
}

static void
write_schedule (Writer                *writer,
                const RespiteSchedule *schedule)
{
  g_autoptr (GArray) recovery = g_array_new (FALSE, FALSE, sizeof (int));

  for (int i = 0; i < schedule->n_recovery; i++)
    {
      int minutes = (int) (schedule->recovery_ms[i] / RESPITE_MINUTE_MS);

      g_array_append_val (recovery, minutes);
    }
  respite_json_writer_name (&writer->json, "schedule");
  respite_json_writer_begin (&writer->json, '{');
  write_number (writer, "dense_sessions", schedule->dense_sessions);
  write_number (writer, "dense_minutes", (int) (schedule->dense_ms / RESPITE_MINUTE_MS));
  write_number (writer, "first_count", schedule->first_count);
  write_number (writer, "first_minutes", (int) (schedule->first_ms / RESPITE_MINUTE_MS));
  write_number (writer, "later_minutes", (int) (schedule->later_ms / RESPITE_MINUTE_MS));
  write_numbers (writer, "recovery_minutes", recovery);
  respite_json_writer_end (&writer->json, '}');
}

static void
write_plan (Writer                *writer,
            const RespiteProtocol *protocol)
{
  respite_json_writer_name (&writer->json, "sessions");
  respite_json_writer_begin (&writer->json, '{');
  write_number (writer, "min", protocol->sessions_min);
  write_number (writer, "planned", protocol->sessions);
  write_number (writer, "max", protocol->sessions_max);
  respite_json_writer_end (&writer->json, '}');
  write_numbers (writer, "spacing_days", protocol->spacing_days);
  if (protocol->minutes_min > 0)
    {
      respite_json_writer_name (&writer->json, "minutes");
      respite_json_writer_begin (&writer->json, '{');
      write_number (writer, "min", protocol->minutes_min);
      write_number (writer, "max", protocol->minutes_max);
      respite_json_writer_end (&writer->json, '}');
    }
  write_number (writer, "visit_minutes", protocol->planned_minutes);
  if (protocol->recovery_minutes > 0)
    write_number (writer, "recovery_minutes", protocol->recovery_minutes);
  write_member (writer, "field", respite_code_to_word (respite_field_codes, protocol->field));
  if (protocol->review_after->len > 0)
    write_numbers (writer, "review_after", protocol->review_after);
  if (protocol->maintenance_days > 0)
    write_number (writer, "maintenance_days", protocol->maintenance_days);
  write_schedule (writer, &protocol->schedule);
}

char *
respite_protocol_to_json (const RespiteProtocol *protocol,
                          const char            *base,
                          const char            *language,
                          gboolean               is_copy,
                          GError               **error)
{
  g_autoptr (RespiteJson) old = NULL;
  g_autofree char *main_language = g_strndup (language, strcspn (language, "-_.@"));
  Writer writer = { .language = main_language };

  g_return_val_if_fail (protocol != NULL && base != NULL && language != NULL, NULL);

  if (!check_protocol (protocol, error))
    return NULL;
  old = respite_json_parse (base, -1, error);
  if (old == NULL)
    return NULL;

  respite_json_writer_init (&writer.json);
  respite_json_writer_begin (&writer.json, '{');
  write_member (&writer, "format", "respite-protocol/1");
  write_member (&writer, "uuid", protocol->uuid);
  write_number (&writer, "version", protocol->version);
  write_text (&writer, "name", protocol->name, is_copy ? NULL : respite_json_get (old, "name"));
  write_text (&writer, "indication", protocol->indication, respite_json_get (old, "indication"));
  write_member (&writer, "route", protocol->route != NULL ? protocol->route : "");
  write_plan (&writer, protocol);
  write_checklist (&writer, "gate", protocol->gate, old);
  write_checklist (&writer, "discharge", protocol->discharge, old);
  write_instruments (&writer, protocol, old);
  write_text (&writer, "review", protocol->review, respite_json_get (old, "review"));
  write_text (&writer, "maintenance", protocol->maintenance, respite_json_get (old, "maintenance"));
  write_member (&writer, "source", protocol->source != NULL ? protocol->source : "");
  write_text (&writer, "evidence", protocol->evidence, respite_json_get (old, "evidence"));
  if (protocol->needs_review)
    {
      respite_json_writer_name (&writer.json, "needs_review");
      respite_json_writer_raw (&writer.json, "true");
    }
  respite_json_writer_end (&writer.json, '}');

  return respite_json_writer_finish (&writer.json);
}
