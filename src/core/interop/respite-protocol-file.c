/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "interop/respite-protocol-file.h"

#include <gio/gio.h>
#include <string.h>

#include "base/respite-clock.h"
#include "base/respite-error.h"
#include "base/respite-json.h"
#include "base/respite-str.h"

#define FOLDER "/org/respite/Respite/core/protocols/"
#define FORMAT "respite-protocol/1"
#define MOST_SESSIONS 60
#define MOST_DAYS 3650
#define MOST_MINUTES (24 * 60)
#define MOST_LINES 60
#define MOST_CHARACTERS 2000
#define CODE_LENGTH 40

/* In the order to offer them. */
static const char *const builtin_slugs[] = {
  "pain-short-series", "pain-single-trial", "crps-outpatient-10-day", "depression-standard", "depression-extended",
  "ptsd", "suicidal-ideation-adjunct", "maintenance", "esketamine-observation",
};

typedef struct
{
  const char  *language;
  GRegex      *dose;
  GError     **error;
} Reader;

static gboolean
refuse (const Reader      *reader,
        const RespiteJson *json,
        const char        *reason)
{
  return respite_set_error (reader->error, RESPITE_ERROR_PARSE, N_("Line %d: %s"), json->line,
                            respite_translate (reason));
}

/* Whether @object is one and has no members but @names. */
static gboolean
check_members (const Reader       *reader,
               const RespiteJson  *object,
               const char *const  *names)
{
  if (object->type != RESPITE_JSON_OBJECT)
    return refuse (reader, object, N_("this must be an object"));

  for (guint i = 0; i < object->names->len; i++)
    if (!g_strv_contains (names, object->names->pdata[i]))
      return respite_set_error (reader->error, RESPITE_ERROR_PARSE, N_("Line %d: “%s” does not belong here"),
                                ((const RespiteJson *) object->items->pdata[i])->line,
                                (const char *) object->names->pdata[i]);

  return TRUE;
}

/* The member that must be there. */
static const RespiteJson *
need (const Reader      *reader,
      const RespiteJson *object,
      const char        *name)
{
  const RespiteJson *member = respite_json_get (object, name);

  if (member == NULL)
    respite_set_error (reader->error, RESPITE_ERROR_PARSE, N_("Line %d: “%s” is missing"), object->line, name);

  return member;
}

static gboolean
read_number (const Reader      *reader,
             const RespiteJson *json,
             int                least,
             int                most,
             int               *number)
{
  gint64 value;

  if (json->type != RESPITE_JSON_NUMBER || !g_ascii_string_to_signed (json->text, 10, least, most, &value, NULL))
    return respite_set_error (reader->error, RESPITE_ERROR_PARSE,
                              N_("Line %d: this must be a whole number from %d to %d"), json->line, least, most);
  *number = (int) value;

  return TRUE;
}

static gboolean
read_member_number (const Reader      *reader,
                    const RespiteJson *object,
                    const char        *name,
                    int                least,
                    int                most,
                    int               *number)
{
  const RespiteJson *member = need (reader, object, name);

  return member != NULL && read_number (reader, member, least, most, number);
}

static gboolean
read_minutes (const Reader      *reader,
              const RespiteJson *object,
              const char        *name,
              gint64            *ms)
{
  int minutes;

  if (!read_member_number (reader, object, name, 1, MOST_MINUTES, &minutes))
    return FALSE;
  *ms = minutes * RESPITE_MINUTE_MS;

  return TRUE;
}

/* A clean text without anything like "0.5 mg/kg": a protocol never carries a dose. */
static char *
dup_clean (const Reader      *reader,
           const RespiteJson *json)
{
  g_autoptr (GError) reason = NULL;
  g_autofree char *text = NULL;

  if (json->type != RESPITE_JSON_STRING)
    {
      refuse (reader, json, N_("this must be a text"));
      return NULL;
    }
  text = respite_str_clean (json->text, MOST_CHARACTERS, TRUE, &reason);
  if (text == NULL)
    {
      refuse (reader, json, reason->message);
      return NULL;
    }
  if (g_regex_match (reader->dose, text, 0, NULL))
    {
      refuse (reader, json, N_("a protocol never carries a dose"));
      return NULL;
    }

  return g_steal_pointer (&text);
}

static gboolean
read_plain (const Reader       *reader,
            const RespiteJson  *object,
            const char         *name,
            char              **text)
{
  const RespiteJson *member = need (reader, object, name);

  g_clear_pointer (text, g_free);
  if (member != NULL)
    *text = dup_clean (reader, member);

  return *text != NULL;
}

static gboolean
is_code (const char *text)
{
  gsize length = strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-");

  return length > 0 && length <= CODE_LENGTH && text[length] == '\0';
}

/* A text by language: {"en": "...", "es": "..."}. English is needed, the others are checked too. */
static gboolean
read_text (const Reader       *reader,
           const RespiteJson  *object,
           const char         *name,
           char              **text)
{
  const RespiteJson *member = need (reader, object, name);
  g_autofree char *main_language = g_strndup (reader->language, strcspn (reader->language, "-_.@"));

  if (member == NULL)
    return FALSE;
  if (member->type != RESPITE_JSON_OBJECT)
    return refuse (reader, member, N_("this must be a text for each language, such as {\"en\": \"...\"}"));
  if (need (reader, member, "en") == NULL)
    return FALSE;

  g_clear_pointer (text, g_free);
  for (guint i = 0; i < member->items->len; i++)
    {
      const char *language = member->names->pdata[i];
      g_autofree char *clean = NULL;

      if (!is_code (language))
        return refuse (reader, member->items->pdata[i], N_("this is no language"));
      clean = dup_clean (reader, member->items->pdata[i]);
      if (clean == NULL)
        return FALSE;
      if (*clean == '\0')
        return refuse (reader, member->items->pdata[i], N_("this text is empty"));
      if (g_str_equal (language, main_language) || (*text == NULL && g_str_equal (language, "en")))
        {
          g_free (*text);
          *text = g_steal_pointer (&clean);
        }
    }

  if (*text == NULL)
    *text = dup_clean (reader, respite_json_get (member, "en"));

  return *text != NULL;
}

static gboolean
read_sessions (const Reader      *reader,
               const RespiteJson *root,
               RespiteProtocol   *protocol)
{
  static const char *const names[] = { "min", "planned", "max", NULL };
  const RespiteJson *sessions = need (reader, root, "sessions");

  return sessions != NULL && check_members (reader, sessions, names) &&
         read_member_number (reader, sessions, "min", 1, MOST_SESSIONS, &protocol->sessions_min) &&
         read_member_number (reader, sessions, "planned", protocol->sessions_min, MOST_SESSIONS, &protocol->sessions) &&
         read_member_number (reader, sessions, "max", protocol->sessions, MOST_SESSIONS, &protocol->sessions_max);
}

static gboolean
read_spacing (const Reader      *reader,
              const RespiteJson *root,
              RespiteProtocol   *protocol)
{
  const RespiteJson *days = need (reader, root, "spacing_days");
  int day = 0;

  if (days == NULL)
    return FALSE;
  if (days->type != RESPITE_JSON_ARRAY || days->items->len != (guint) protocol->sessions)
    return refuse (reader, days, N_("this must be a list with the day of each planned session"));

  for (guint i = 0; i < days->items->len; i++)
    {
      if (!read_number (reader, days->items->pdata[i], day, i == 0 ? 0 : MOST_DAYS, &day))
        return FALSE;
      g_array_append_val (protocol->spacing_days, day);
    }

  return TRUE;
}

static gboolean
read_lengths (const Reader      *reader,
              const RespiteJson *root,
              RespiteProtocol   *protocol)
{
  static const char *const names[] = { "min", "max", NULL };
  const RespiteJson *minutes = respite_json_get (root, "minutes");

  if (!read_member_number (reader, root, "visit_minutes", 5, MOST_MINUTES, &protocol->planned_minutes))
    return FALSE;

  return minutes == NULL ||
         (check_members (reader, minutes, names) &&
          read_member_number (reader, minutes, "min", 1, MOST_MINUTES, &protocol->minutes_min) &&
          read_member_number (reader, minutes, "max", protocol->minutes_min, MOST_MINUTES, &protocol->minutes_max));
}

/* Members that a file may lack. */
static gboolean
read_plan (const Reader      *reader,
           const RespiteJson *root,
           RespiteProtocol   *protocol)
{
  const RespiteJson *field = respite_json_get (root, "field");
  const RespiteJson *recovery = respite_json_get (root, "recovery_minutes");
  const RespiteJson *review = respite_json_get (root, "review_after");
  const RespiteJson *maintenance = respite_json_get (root, "maintenance_days");
  int code = RESPITE_FIELD_OTHER;
  int after = 0;

  if (field != NULL && (field->type != RESPITE_JSON_STRING ||
                        !respite_code_from_word (respite_field_codes, field->text, &code)))
    return refuse (reader, field, N_("this must be pain, mood or other"));
  protocol->field = (RespiteField) code;
  if (review != NULL && review->type != RESPITE_JSON_ARRAY)
    return refuse (reader, review, N_("this must be a list"));

  for (guint i = 0; i < respite_json_get_length (review); i++)
    {
      if (!read_number (reader, respite_json_get_nth (review, i), after + 1, MOST_SESSIONS, &after))
        return FALSE;
      g_array_append_val (protocol->review_after, after);
    }

  return (recovery == NULL ||
          read_number (reader, recovery, 0, protocol->planned_minutes - 1, &protocol->recovery_minutes)) &&
         (maintenance == NULL || read_number (reader, maintenance, 0, MOST_DAYS, &protocol->maintenance_days));
}

static gboolean
read_recovery (const Reader      *reader,
               const RespiteJson *schedule,
               RespiteSchedule   *result)
{
  const RespiteJson *list = need (reader, schedule, "recovery_minutes");
  int minutes = 1;

  if (list == NULL)
    return FALSE;
  if (list->type != RESPITE_JSON_ARRAY || list->items->len > G_N_ELEMENTS (result->recovery_ms))
    return refuse (reader, list, N_("this must be a list of at most 8 numbers"));

  result->n_recovery = (int) list->items->len;
  for (guint i = 0; i < list->items->len; i++)
    {
      if (!read_number (reader, list->items->pdata[i], minutes, MOST_MINUTES, &minutes))
        return FALSE;
      result->recovery_ms[i] = minutes * RESPITE_MINUTE_MS;
    }

  return TRUE;
}

static gboolean
read_schedule (const Reader      *reader,
               const RespiteJson *root,
               RespiteProtocol   *protocol)
{
  static const char *const names[] = { "dense_sessions", "dense_minutes", "first_count", "first_minutes",
                                       "later_minutes", "recovery_minutes", NULL };
  const RespiteJson *json = respite_json_get (root, "schedule");
  RespiteSchedule *schedule = &protocol->schedule;

  return json == NULL ||
         (check_members (reader, json, names) &&
          read_member_number (reader, json, "dense_sessions", 0, MOST_SESSIONS, &schedule->dense_sessions) &&
          read_minutes (reader, json, "dense_minutes", &schedule->dense_ms) &&
          read_member_number (reader, json, "first_count", 0, 100, &schedule->first_count) &&
          read_minutes (reader, json, "first_minutes", &schedule->first_ms) &&
          read_minutes (reader, json, "later_minutes", &schedule->later_ms) &&
          read_recovery (reader, json, schedule));
}

static gboolean
has_code (GPtrArray  *list,
          const char *code)
{
  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (((const RespiteChecklistItem *) list->pdata[i])->code, code))
      return TRUE;

  return FALSE;
}

static gboolean
read_line (const Reader      *reader,
           const RespiteJson *json,
           GPtrArray         *list)
{
  static const char *const names[] = { "code", "text", "required", NULL };
  g_autoptr (RespiteChecklistItem) item = g_new0 (RespiteChecklistItem, 1);
  const RespiteJson *required;

  if (!check_members (reader, json, names) || !read_plain (reader, json, "code", &item->code) ||
      !read_text (reader, json, "text", &item->text))
    return FALSE;
  if (!is_code (item->code))
    return refuse (reader, json, N_("a code has small letters, digits and hyphens only"));
  if (has_code (list, item->code))
    return refuse (reader, json, N_("this code stands twice"));

  required = need (reader, json, "required");
  if (required == NULL)
    return FALSE;
  if (required->type != RESPITE_JSON_BOOLEAN)
    return refuse (reader, required, N_("this must be true or false"));
  item->is_required = required->truth;
  g_ptr_array_add (list, g_steal_pointer (&item));

  return TRUE;
}

static gboolean
read_checklist (const Reader      *reader,
                const RespiteJson *root,
                const char        *name,
                GPtrArray         *list)
{
  const RespiteJson *json = need (reader, root, name);

  if (json == NULL)
    return FALSE;
  if (json->type != RESPITE_JSON_ARRAY || json->items->len == 0 || json->items->len > MOST_LINES)
    return refuse (reader, json, N_("this must be a list of 1 to 60 lines"));

  for (guint i = 0; i < json->items->len; i++)
    if (!read_line (reader, json->items->pdata[i], list))
      return FALSE;

  return TRUE;
}

static gboolean
read_instruments (const Reader      *reader,
                  const RespiteJson *root,
                  RespiteProtocol   *protocol)
{
  static const char *const names[] = { "slug", "when", NULL };
  const RespiteJson *list = need (reader, root, "instruments");
  g_autoptr (GString) lines = g_string_new (NULL);

  if (list == NULL)
    return FALSE;
  if (list->type != RESPITE_JSON_ARRAY || list->items->len > MOST_LINES)
    return refuse (reader, list, N_("this must be a list"));

  for (guint i = 0; i < list->items->len; i++)
    {
      const RespiteJson *json = list->items->pdata[i];
      g_autofree char *slug = NULL;
      g_autofree char *when = NULL;

      if (!check_members (reader, json, names) || !read_plain (reader, json, "slug", &slug) ||
          !read_text (reader, json, "when", &when))
        return FALSE;
      if (!is_code (slug))
        return refuse (reader, json, N_("a slug has small letters, digits and hyphens only"));
      g_string_append_printf (lines, "%s%s: %s", i > 0 ? "\n" : "", slug, when);
    }
  protocol->instruments = g_string_free (g_steal_pointer (&lines), FALSE);

  return TRUE;
}

static gboolean
read_identity (const Reader      *reader,
               const RespiteJson *root,
               RespiteProtocol   *protocol)
{
  const RespiteJson *slug = respite_json_get (root, "slug");
  const RespiteJson *uuid = respite_json_get (root, "uuid");

  if (g_strcmp0 (respite_json_get_string (root, "format"), FORMAT) != 0)
    return respite_set_error (reader->error, RESPITE_ERROR_PARSE, N_("The file is not a protocol of the format %s"),
                              FORMAT);

  protocol->slug = g_strdup (slug != NULL && slug->type == RESPITE_JSON_STRING ? slug->text : "");
  protocol->uuid = g_strdup (uuid != NULL && uuid->type == RESPITE_JSON_STRING ? uuid->text : "");
  if (slug != NULL && !is_code (protocol->slug))
    return refuse (reader, slug, N_("a slug has small letters, digits and hyphens only"));
  if (uuid != NULL && !g_uuid_string_is_valid (protocol->uuid))
    return refuse (reader, uuid, N_("this is no uuid"));

  return read_member_number (reader, root, "version", 1, G_MAXINT32, &protocol->version);
}

static gboolean
read_root (const Reader      *reader,
           const RespiteJson *root,
           RespiteProtocol   *protocol)
{
  static const char *const names[] = {
    "format", "uuid", "slug", "version", "name", "indication", "route", "sessions", "spacing_days", "minutes",
    "visit_minutes", "recovery_minutes", "field", "review_after", "maintenance_days", "schedule", "gate", "discharge",
    "instruments", "review", "maintenance", "source", "evidence", "needs_review", NULL,
  };
  const RespiteJson *needs_review = respite_json_get (root, "needs_review");

  if (!read_identity (reader, root, protocol) || !check_members (reader, root, names) ||
      !read_text (reader, root, "name", &protocol->name) ||
      !read_text (reader, root, "indication", &protocol->indication) ||
      !read_plain (reader, root, "route", &protocol->route) || !read_sessions (reader, root, protocol) ||
      !read_spacing (reader, root, protocol) || !read_lengths (reader, root, protocol) ||
      !read_plan (reader, root, protocol) ||
      !read_schedule (reader, root, protocol) || !read_checklist (reader, root, "gate", protocol->gate) ||
      !read_checklist (reader, root, "discharge", protocol->discharge) || !read_instruments (reader, root, protocol) ||
      !read_text (reader, root, "review", &protocol->review) ||
      !read_text (reader, root, "maintenance", &protocol->maintenance) ||
      !read_plain (reader, root, "source", &protocol->source) ||
      !read_text (reader, root, "evidence", &protocol->evidence))
    return FALSE;

  if (needs_review != NULL && needs_review->type != RESPITE_JSON_BOOLEAN)
    return refuse (reader, needs_review, N_("this must be true or false"));
  protocol->needs_review = needs_review != NULL && needs_review->truth;

  return TRUE;
}

RespiteProtocol *
respite_protocol_from_json (const char  *json,
                            gssize       length,
                            const char  *language,
                            GError     **error)
{
  g_autoptr (RespiteJson) root = respite_json_parse (json, length, error);
  g_autoptr (RespiteProtocol) protocol = respite_protocol_new ();
  g_autoptr (GRegex) dose = g_regex_new ("\\d\\s*(mg|mcg|µg|μg|ug|milligram|microgram)", G_REGEX_CASELESS, 0, NULL);
  Reader reader = { language != NULL ? language : "en", dose, error };

  if (root == NULL || !read_root (&reader, root, protocol))
    return NULL;
  protocol->json = length >= 0 ? g_strndup (json, (gsize) length) : g_strdup (json);

  return g_steal_pointer (&protocol);
}

RespiteProtocol *
respite_protocol_load_builtin (const char  *slug,
                               const char  *language,
                               GError     **error)
{
  g_autofree char *path = g_strconcat (FOLDER, slug, ".json", NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  RespiteProtocol *protocol;

  if (bytes == NULL)
    {
      respite_set_error (error, RESPITE_ERROR_NOT_FOUND, N_("There is no built-in protocol “%s”"), slug);
      return NULL;
    }

  protocol = respite_protocol_from_json (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), language,
                                         error);
  if (protocol != NULL)
    protocol->is_builtin = TRUE;

  return protocol;
}

GPtrArray *
respite_protocol_list_builtin (const char *language)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_protocol_free);

  for (gsize i = 0; i < G_N_ELEMENTS (builtin_slugs); i++)
    {
      g_autoptr (GError) error = NULL;
      RespiteProtocol *protocol = respite_protocol_load_builtin (builtin_slugs[i], language, &error);

      g_assert_no_error (error);
      g_ptr_array_add (list, protocol);
    }

  return list;
}
