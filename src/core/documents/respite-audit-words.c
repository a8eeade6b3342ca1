/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-audit-words.h"

#include <string.h>

#include "base/respite-str.h"
#include "base/respite-time.h"

/* Instants are later than this, amounts and numbers of rows are not. */
#define LEAST_INSTANT G_GINT64_CONSTANT (100000000000)

typedef struct
{
  const RespiteWords *words;
  GTimeZone          *zone;
  GHashTable         *checks;
  const char         *action;
  const char         *group;
} Reader;

typedef char *(*Describe) (const Reader *self,
                           const char   *text);

/* The instant at the end, "at 1795380192000", is taken off. */
static gint64
take_instant (char *text)
{
  char *at = g_strrstr (text, " at ");
  char *end = NULL;
  gint64 ms = at != NULL ? g_ascii_strtoll (at + strlen (" at "), &end, 10) : 0;

  if (ms < LEAST_INSTANT || *end != '\0')
    return 0;
  *at = '\0';

  return ms;
}

/* "systolic 118 pulse 72" */
static void
append_signs (const Reader *self,
              GString      *out,
              const char   *text)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *name = respite_words_find (self->words, "chart", parts[i]);

      g_string_append_printf (out, "%s%s", i == 0 ? "" : name != NULL ? ", " : " ", name != NULL ? name : parts[i]);
    }
}

/* A code first, then what goes with it: "nausea 2" of effects, where it is over "nausea 0"; "shock 150 J". */
static void
append_coded (const Reader *self,
              GString      *out,
              const char   *group,
              const char   *text)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", 2);
  const char *name = parts[0] != NULL ? respite_words_find (self->words, group, parts[0]) : NULL;
  const char *rest = parts[0] != NULL && parts[1] != NULL && strcmp (parts[1], "0") != 0 ? parts[1] : "";

  if (name != NULL && strstr (name, "{n}") != NULL)
    {
      g_auto (GStrv) halves = g_strsplit (name, "{n}", 2);

      g_string_append_printf (out, "%s%s%s", halves[0], rest, halves[1]);
    }
  else
    {
      g_string_append_printf (out, "%s%s%s", name != NULL ? name : parts[0] != NULL ? parts[0] : "",
                              *rest != '\0' ? " " : "", rest);
    }
}

/* "effect-start nausea 2 at 1795380192000" */
static char *
describe_event (const Reader *self,
                const char   *text)
{
  g_autofree char *body = g_strdup (text);
  gint64 at = take_instant (body);
  g_auto (GStrv) parts = g_strsplit (body, " ", 2);
  g_autofree char *key = parts[0] != NULL ? g_strconcat ("kind-", parts[0], NULL) : NULL;
  const char *kind = key != NULL ? respite_words_find (self->words, "chart", key) : NULL;
  GString *out;

  if (kind == NULL)
    return NULL;

  out = g_string_new (NULL);
  if (at != 0)
    {
      g_autofree char *time = respite_time_format_hm (at, self->zone);

      g_string_append_printf (out, "%s ", time);
    }
  g_string_append (out, kind);
  if (respite_str_is_empty (parts[1]))
    return g_string_free (out, FALSE);

  g_string_append (out, ": ");
  if (strcmp (parts[0], "set") == 0)
    append_signs (self, out, parts[1]);
  else if (g_str_has_prefix (parts[0], "effect-"))
    append_coded (self, out, "effect", parts[1]);
  else if (strcmp (parts[0], "recovery") == 0)
    append_coded (self, out, "chart", parts[1]);
  else if (strcmp (parts[0], "emergency") == 0)
    append_coded (self, out, "emergency", parts[1]);
  else
    g_string_append (out, parts[1]);

  return g_string_free (out, FALSE);
}

/* "escort: yes, Luis Martinez"; that nobody had answered before is not told. */
static char *
describe_check (const Reader *self,
                const char   *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ": ", 2);
  g_auto (GStrv) answer = g_strsplit (parts[0] != NULL && parts[1] != NULL ? parts[1] : "", ", ", 2);
  g_autofree char *key = NULL;
  const char *name = NULL;
  const char *said;

  if (answer[0] == NULL)
    return NULL;
  if (strcmp (answer[0], "none") == 0 && answer[1] == NULL)
    return g_strdup ("");

  key = respite_audit_words_dup_check_key (self->action, parts[0]);
  if (self->checks != NULL)
    name = g_hash_table_lookup (self->checks, key);
  said = respite_words_find (self->words, "general", strcmp (answer[0], "n/a") == 0 ? "not-applicable" :
                             strcmp (answer[0], "none") == 0 ? "not-answered" : answer[0]);

  return g_strdup_printf ("%s: %s%s%s", name != NULL ? name : parts[0], said != NULL ? said : answer[0],
                          answer[1] != NULL ? ", " : "", answer[1] != NULL ? answer[1] : "");
}

/* "planned", "conditional; Blood pressure first": a code of the group, and what goes with it. */
static char *
describe_state (const Reader *self,
                const char   *text)
{
  gsize length = strcspn (text, ";");
  g_autofree char *code = g_strndup (text, length);
  const char *name = respite_words_find (self->words, self->group, code);

  return name != NULL ? g_strconcat (name, text + length, NULL) : NULL;
}

/* What was decided where nothing had been. */
static char *
describe_decision (const Reader *self,
                   const char   *text)
{
  return strcmp (text, "none") == 0 ? g_strdup ("") : describe_state (self, text);
}

/* "phq-9|1, 0 STOP, 1 REVIEW, 0 NOTE, phq-9 17": the version in brackets, and only flags that there are. */
static char *
describe_form (const Reader *self,
               const char   *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ", ", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *bar = i == 0 ? strchr (parts[i], '|') : NULL;

      if (g_str_has_prefix (parts[i], "0 ") && g_ascii_isupper (parts[i][2]))
        continue;
      if (bar != NULL)
        g_string_append_printf (out, "%.*s (%s)", (int) (bar - parts[i]), parts[i], bar + 1);
      else
        g_string_append_printf (out, "%s%s", i > 0 ? ", " : "", parts[i]);
    }

  return g_string_free (out, FALSE);
}

/* "ketamine-iv, 43 mg, 85.7 kg actual of 2026-10-16": the drug by its name. */
static char *
describe_order (const Reader *self,
                const char   *text)
{
  gsize length = strcspn (text, ",");
  g_autofree char *code = g_strndup (text, length);
  const char *name = respite_words_find (self->words, "drug", code);

  return name != NULL ? g_strconcat (name, text + length, NULL) : NULL;
}

static const struct
{
  const char *prefix;
  const char *group;
  Describe    describe;
} describers[] = {
  { "allergies.state", "allergy", describe_state },
  { "course.review", "verdict", describe_state },
  { "course.", "course-state", describe_state },
  { "eligibility.sign", "decision", describe_decision },
  { "event.", NULL, describe_event },
  { "response.", NULL, describe_form },
  { "session.discharge-check", NULL, describe_check },
  { "session.gate", NULL, describe_check },
  { "session.order", NULL, describe_order },
  { "session.", "session-state", describe_state },
};

char *
respite_audit_words_dup (const RespiteWords *words,
                         GTimeZone          *zone,
                         GHashTable         *checks,
                         const char         *action,
                         const char         *text)
{
  Reader reader = { .words = words, .zone = zone, .checks = checks, .action = action };

  g_return_val_if_fail (words != NULL && action != NULL && text != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (describers); i++)
    if (g_str_has_prefix (action, describers[i].prefix))
      {
        reader.group = describers[i].group;
        return describers[i].describe (&reader, text);
      }

  return NULL;
}

char *
respite_audit_words_dup_check_key (const char *action,
                                   const char *code)
{
  return g_strconcat (action, " ", code, NULL);
}
