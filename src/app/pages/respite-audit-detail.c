/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-audit-detail.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "base/respite-str.h"
#include "base/respite-time.h"
#include "domain/respite-course-review.h"
#include "domain/respite-session.h"
#include "models/respite-audit-entry.h"
#include "models/respite-clinic-words.h"
#include "models/respite-record-words.h"
#include "pages/respite-audit-value.h"
#include "widgets/respite-session-words.h"
#include "widgets/respite-text.h"

#define FORM_URN "urn:respite:form:"

/* What the describers need besides the text itself. */
typedef struct
{
  const RespiteAuditEntry *entry;
  const RespiteAuditNames *names;
  GTimeZone               *zone;
} Source;

/* @text as words, %NULL or "" for nothing worth saying; @before is what stood there, or %NULL. */
typedef char *(*Describe) (const Source *source,
                           const char   *text,
                           const char   *before);

static const char *
find_name (const Source *source,
           const char   *group,
           const char   *code)
{
  const char *name = respite_audit_names_find (source->names, group, code);

  return name != NULL ? name : code;
}

static void
append (GString    *text,
        const char *separator,
        const char *part)
{
  if (!respite_str_is_empty (part))
    g_string_append_printf (text, "%s%s", text->len > 0 ? separator : "", part);
}

static char *
dup_arrow (const char *before,
           const char *after)
{
  if (respite_str_is_empty (before) || g_strcmp0 (before, after) == 0)
    return g_strdup (after);
  if (respite_str_is_empty (after))
    return g_strdup_printf (_ ("%s → (nothing)"), before);

  return g_strdup_printf ("%s → %s", before, after);
}

static char *
describe_plain (const Source *source G_GNUC_UNUSED,
                const char          *text,
                const char   *before G_GNUC_UNUSED)
{
  return respite_audit_value_dup_dates (text);
}

/* Keys and sums that only the program needs. */
static char *
describe_nothing (const Source *source G_GNUC_UNUSED,
                  const char   *text   G_GNUC_UNUSED,
                  const char   *before G_GNUC_UNUSED)
{
  return NULL;
}

static char *
describe_entry (const Source *source G_GNUC_UNUSED,
                const char          *text,
                const char          *before)
{
  g_autofree char *now = respite_audit_entry_dup_words (text);
  g_autofree char *was = before != NULL ? respite_audit_entry_dup_words (before) : NULL;

  return dup_arrow (was, now);
}

/* The value of the line "field: value" in @text, "" for none. */
static char *
dup_field (const char *text,
           const char *field)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  g_autofree char *start = g_strconcat (field, ": ", NULL);

  for (char **line = lines; *line != NULL; line++)
    if (g_str_has_prefix (*line, start))
      return g_strdup (*line + strlen (start));

  return g_strdup ("");
}

/* The details of a patient, a line "field: value" each. */
static char *
describe_fields (const Source *source G_GNUC_UNUSED,
                 const char          *text,
                 const char          *before)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) words = g_string_new (NULL);

  for (char **line = lines; *line != NULL; line++)
    {
      g_autofree char *field = g_strndup (*line, strcspn (*line, ":"));
      g_autofree char *value = dup_field (*line, field);
      g_autofree char *was = dup_field (before, field);
      g_autofree char *value_words = respite_text_field (field, value);
      g_autofree char *was_words = respite_text_field (field, was);
      g_autofree char *change = dup_arrow (was_words, value_words);
      g_autofree char *part = g_strdup_printf ("%s: %s", respite_words_field (field), change);

      append (words, " · ", strchr (*line, ':') != NULL ? part : *line);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* "medicine: amlodipine; 5 mg each morning" */
static char *
describe_record (const Source *source G_GNUC_UNUSED,
                 const char          *text,
                 const char   *before G_GNUC_UNUSED)
{
  const char *rest = strstr (text, ": ");
  g_autofree char *kind = rest != NULL ? g_strndup (text, (gsize) (rest - text)) : NULL;

  return kind != NULL ? g_strdup_printf ("%s%s", respite_words_field (kind), rest) : g_strdup (text);
}

static char *
describe_allergies (const Source *source G_GNUC_UNUSED,
                    const char          *text,
                    const char          *before)
{
  g_autofree char *now = respite_words_dup_value ("allergy_state", text);
  g_autofree char *was = before != NULL ? respite_words_dup_value ("allergy_state", before) : NULL;

  return dup_arrow (was, now);
}

static char *
describe_state (const Source *source G_GNUC_UNUSED,
                const char          *text,
                const char   *before G_GNUC_UNUSED)
{
  int state;

  return g_strdup (respite_code_from_word (respite_session_state_codes, text, &state) ?
                   respite_session_state_get_word ((RespiteSessionState) state) : text);
}

static const char *
get_answer_words (const char *answer)
{
  if (g_str_equal (answer, "yes"))
    return _ ("yes");
  if (g_str_equal (answer, "no"))
    return _ ("no");
  if (g_str_equal (answer, "n/a"))
    return _ ("does not apply");

  return g_str_equal (answer, "none") ? _ ("not answered") : answer;
}

/* A line of a checklist: "weight: yes, 52.3 kg" */
static char *
describe_check (const Source        *source,
                const char          *text,
                const char   *before G_GNUC_UNUSED)
{
  const char *rest = strstr (text, ": ");
  g_autofree char *code = rest != NULL ? g_strndup (text, (gsize) (rest - text)) : NULL;
  g_autofree char *answer = NULL;
  const char *value;

  if (rest == NULL)
    return g_strdup (text);

  value = strstr (rest, ", ");
  answer = value != NULL ? g_strndup (rest + 2, (gsize) (value - rest - 2)) : g_strdup (rest + 2);

  return g_strdup_printf ("%s: %s%s", find_name (source, "check", code), get_answer_words (answer),
                          value != NULL ? value : "");
}

static char *
describe_score (const Source *source G_GNUC_UNUSED,
                const char          *text,
                const char   *before G_GNUC_UNUSED)
{
  return respite_audit_value_dup_score (text);
}

/* "urn:respite:form:phq-9|1", "phq-9|1, 0 STOP, 1 REVIEW, 0 NOTE, phq-9 17", "phq-9" */
static char *
describe_form (const Source        *source,
               const char          *text,
               const char   *before G_GNUC_UNUSED)
{
  const char *rest = g_str_has_prefix (text, FORM_URN) ? text + strlen (FORM_URN) : text;
  g_auto (GStrv) parts = g_strsplit (rest, ", ", -1);
  char *version = parts[0] != NULL ? strrchr (parts[0], '|') : NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  if (parts[0] == NULL)
    return NULL;
  if (version != NULL)
    *version++ = '\0';

  append (words, "", find_name (source, "form", parts[0]));
  if (version != NULL)
    g_string_append_printf (words, _ (", version %s"), version);
  for (char **part = parts + 1; *part != NULL; part++)
    {
      g_autofree char *part_words = respite_audit_value_dup_form_part (*part);

      append (words, " · ", part_words);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* "off-label-ketamine, version 1, es, SHA-256 8da4..." */
static char *
describe_consent (const Source        *source,
                  const char          *text,
                  const char   *before G_GNUC_UNUSED)
{
  g_auto (GStrv) parts = g_strsplit (text, ", ", -1);
  g_autoptr (GString) words = g_string_new (parts[0] != NULL ? find_name (source, "consent", parts[0]) : "");

  for (char **part = parts; *part != NULL; part++)
    {
      g_autofree char *part_words = part != parts ? respite_audit_value_dup_consent_part (*part) : NULL;

      append (words, ", ", part_words);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* "handout going-home, en": of the documents that the program makes itself both words say what it is. */
static char *
describe_document (const Source        *source,
                   const char          *text,
                   const char   *before G_GNUC_UNUSED)
{
  static const struct
  {
    const char *name;
    const char *words;
  } own[] = {
    { "summary session", N_ ("Session summary") },
    { "summary course", N_ ("Course summary") },
    { "summary patient", N_ ("Record summary") },
    { "chart session-chart", N_ ("Infusion chart") },
    { "chart trend-chart", N_ ("Chart of the scores") },
  };
  const char *comma = g_strrstr (text, ", ");
  g_autofree char *name = comma != NULL ? g_strndup (text, (gsize) (comma - text)) : g_strdup (text);
  g_autofree char *language = comma != NULL ? respite_words_dup_value ("language", comma + 2) : g_strdup ("");
  g_auto (GStrv) words = g_strsplit (name, " ", 2);
  const char *title = g_strv_length (words) == 2 ? find_name (source, words[0], words[1]) : name;

  for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
    if (g_str_equal (name, own[i].name))
      title = _ (own[i].words);

  return *language != '\0' ? g_strdup_printf ("%s, %s", title, language) : g_strdup (title);
}

/* "conditional; steps, a line each; {"flag": "why"}; 2027-01-01" */
static char *
describe_decision (const Source *source G_GNUC_UNUSED,
                   const char          *text,
                   const char   *before G_GNUC_UNUSED)
{
  g_autofree char *code = g_strndup (text, strcspn (text, ";"));
  const char *steps = strstr (text, "; ");
  const char *overrides = steps != NULL ? strstr (steps, "; {") : NULL;
  const char *review = overrides != NULL ? g_strrstr (overrides + 2, "; ") : NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  int decision;

  if (!respite_code_from_word (respite_decision_codes, code, &decision) || review == NULL)
    return respite_audit_value_dup_dates (text);

  append (words, "", respite_words_decision ((RespiteDecision) decision));
  if (overrides > steps)
    {
      g_autofree char *part = g_strndup (steps + 2, (gsize) (overrides - steps - 2));
      g_auto (GStrv) lines = g_strsplit (part, "\n", -1);
      g_autofree char *joined = g_strjoinv ("; ", lines);

      append (words, " · ", joined);
    }
  if (review[2] != '\0')
    {
      g_autofree char *date = respite_text_date (review + 2);
      g_autofree char *part = g_strdup_printf (_ ("to be looked at again on %s"), date);

      append (words, " · ", part);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* "Pain - short series, version 1, 4 sessions from 2026-11-23" */
static char *
describe_course (const Source *source G_GNUC_UNUSED,
                 const char          *text,
                 const char   *before G_GNUC_UNUSED)
{
  const char *version = g_strrstr (text, ", version ");
  const char *from = version != NULL ? strstr (version, " sessions from ") : NULL;
  g_autofree char *name = version != NULL ? g_strndup (text, (gsize) (version - text)) : NULL;
  g_autofree char *date = from != NULL ? respite_text_date (from + strlen (" sessions from ")) : NULL;
  int number;
  int n_sessions;
  int code;

  if (respite_code_from_word (respite_verdict_codes, text, &code))
    return g_strdup (code == RESPITE_VERDICT_STOP ? _ ("stop") : _ ("go on"));
  if (respite_code_from_word (respite_course_state_codes, text, &code))
    return g_strdup (respite_words_course ((RespiteCourseState) code));
  if (from != NULL && sscanf (version, ", version %d, %d", &number, &n_sessions) == 2)
    return g_strdup_printf (g_dngettext (NULL, "%s, version %d, %d session from %s",
                                         "%s, version %d, %d sessions from %s", (gulong) n_sessions),
                            name, number, n_sessions, date);
  if (version != NULL && sscanf (version, ", version %d", &number) == 1)
    return g_strdup_printf (_ ("%s, version %d"), name, number);

  return describe_state (source, text, before);
}

/* A moment and perhaps a chair. */
static char *
dup_moment (const Source *source,
            const char   *text)
{
  g_autofree char *time = g_strndup (text, strcspn (text, ","));
  g_autofree char *words = NULL;
  gint64 at;

  if (!respite_time_parse_rfc3339 (time, source->zone, &at, NULL))
    return g_strdup (text);

  words = respite_text_day_and_time (at, source->zone);

  return g_strconcat (words, text + strlen (time), NULL);
}

static char *
describe_moment (const Source *source,
                 const char   *text,
                 const char   *before)
{
  g_autofree char *now = dup_moment (source, text);
  g_autofree char *was = before != NULL ? dup_moment (source, before) : NULL;

  return dup_arrow (was, now);
}

/* "nurse: nurse,desk", or what changed: roles or a name. Whose account it is goes first. */
static char *
describe_account (const Source *source,
                  const char   *text,
                  const char   *before)
{
  const RespiteAuditRow *row = &source->entry->row;
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, row->record_id);
  const char *whose = respite_audit_names_find (source->names, "account", id);
  const char *colon = strchr (text, ':');
  g_autofree char *now = NULL;
  g_autofree char *was = NULL;
  g_autofree char *change = NULL;
  RespiteRole roles;

  if (respite_roles_from_text (colon != NULL ? colon + 2 : text, &roles))
    now = respite_words_dup_roles (roles);
  else if (g_str_equal (row->action, "staff.name"))
    now = g_strdup (text);
  if (before != NULL && respite_roles_from_text (before, &roles))
    was = respite_words_dup_roles (roles);
  else if (g_str_equal (row->action, "staff.name"))
    was = g_strdup (before);

  change = dup_arrow (was, now);
  if (whose == NULL || respite_str_is_empty (change))
    return whose != NULL ? g_strdup (whose) : g_steal_pointer (&change);

  return g_strdup_printf ("%s: %s", whose, change);
}

static char *
describe_clinic (const Source        *source,
                 const char   *text   G_GNUC_UNUSED,
                 const char   *before G_GNUC_UNUSED)
{
  return respite_clinic_words_dup_change (source->entry);
}

/* A line "form urn:respite:form:phq-9|1 hash" each. */
static char *
describe_builtins (const Source *source G_GNUC_UNUSED,
                   const char          *text,
                   const char   *before G_GNUC_UNUSED)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n_lines = g_strv_length (lines);

  return g_strdup_printf (g_dngettext (NULL, "%u form or protocol", "%u forms and protocols", n_lines), n_lines);
}

static char *
describe_merge (const Source *source G_GNUC_UNUSED,
                const char          *text,
                const char   *before G_GNUC_UNUSED)
{
  g_auto (GStrv) numbers = g_strsplit (text, " into MRN ", 2);

  return g_strv_length (numbers) == 2 && g_str_has_prefix (text, "MRN ") ?
         g_strdup_printf (_ ("MRN %s into MRN %s"), numbers[0] + strlen ("MRN "), numbers[1]) : g_strdup (text);
}

/* "/media/stick/respite-2026.backup, 81920 bytes, 1234-9f2c-41aa-07" */
static char *
describe_backup (const Source *source G_GNUC_UNUSED,
                 const char          *text,
                 const char   *before G_GNUC_UNUSED)
{
  g_autofree char *path = g_strndup (text, strcspn (text, ","));

  return g_path_get_basename (path);
}

static char *
describe_attachment (const Source *source G_GNUC_UNUSED,
                     const char          *text,
                     const char   *before G_GNUC_UNUSED)
{
  return respite_words_dup_value ("attachment", text);
}

static char *
describe_workup (const Source *source G_GNUC_UNUSED,
                 const char          *text,
                 const char   *before G_GNUC_UNUSED)
{
  return respite_audit_value_dup_workup (text);
}

static char *
describe_setting (const Source *source G_GNUC_UNUSED,
                  const char          *text,
                  const char          *before)
{
  return respite_audit_value_dup_setting (text, before);
}

static char *
describe_limits (const Source *source G_GNUC_UNUSED,
                 const char          *text,
                 const char          *before)
{
  return respite_audit_value_dup_limits (text, before);
}

static char *
describe_order (const Source *source G_GNUC_UNUSED,
                const char          *text,
                const char   *before G_GNUC_UNUSED)
{
  return respite_audit_value_dup_order (text);
}

/* By the action or its beginning; the first that fits. */
static const struct
{
  const char *action;
  Describe    describe;
} describers[] = {
  { "allergies.state", describe_allergies },
  { "attachment.", describe_attachment },
  { "backup.make", describe_backup },
  { "backup.restore", describe_backup },
  { "clinic.built-in", describe_builtins },
  { "clinic.create", describe_nothing },
  { "clinic.edit", describe_clinic },
  { "clock.back", describe_moment },
  { "consent", describe_consent },
  { "course.", describe_course },
  { "document.", describe_document },
  { "eligibility.sign", describe_decision },
  { "event.", describe_entry },
  { "form.", describe_form },
  { "keys.repair", describe_nothing },
  { "patient.merge", describe_merge },
  { "patient.unmerge", describe_merge },
  { "patient.", describe_fields },
  { "protocol.", describe_course },
  { "record.", describe_record },
  { "response.", describe_form },
  { "score.", describe_score },
  { "session.book", describe_moment },
  { "session.cancel", describe_state },
  { "session.check-in", describe_state },
  { "session.discharge-check", describe_check },
  { "session.discharge", describe_state },
  { "session.gate", describe_check },
  { "session.move", describe_moment },
  { "session.order", describe_order },
  { "session.prepare", describe_order },
  { "session.sign", describe_state },
  { "session.worksheet", describe_check },
  { "setting.edit", describe_setting },
  { "staff.", describe_account },
  { "thresholds.set", describe_limits },
  { "workup.", describe_workup },
};

static Describe
find_describer (const char *action)
{
  for (gsize i = 0; action != NULL && i < G_N_ELEMENTS (describers); i++)
    if (g_str_has_prefix (action, describers[i].action))
      return describers[i].describe;

  return describe_plain;
}

char *
respite_audit_detail_dup (const RespiteAuditEntry *entry,
                          const RespiteAuditNames *names,
                          GTimeZone               *zone)
{
  Source source = { entry, names, zone };
  const RespiteAuditRow *row = &entry->row;
  gboolean is_gone = respite_str_is_empty (row->new_text);
  const char *text = is_gone ? row->old_text : row->new_text;
  Describe describe = find_describer (row->action);
  g_autoptr (GString) words = g_string_new (row->staff_name);
  g_autofree char *detail = NULL;

  if (!respite_str_is_empty (text) || describe == describe_account)
    detail = describe (&source, text != NULL ? text : "", is_gone ? NULL : row->old_text);
  if (detail != NULL)
    append (words, " · ", g_strdelimit (g_strstrip (detail), "\n", ' '));
  if (g_strcmp0 (row->reason, "emergency access") == 0)
    append (words, " · ", _ ("by emergency access"));
  else
    append (words, " · ", row->reason);

  return g_string_free (g_steal_pointer (&words), FALSE);
}
