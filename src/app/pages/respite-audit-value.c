/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-audit-value.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "base/respite-str.h"
#include "chart/respite-chart-words.h"
#include "domain/respite-workup.h"
#include "infusion/respite-quick.h"
#include "models/respite-record-words.h"
#include "pages/respite-audit-list.h"
#include "scoring/respite-instrument.h"
#include "widgets/respite-text.h"

typedef struct
{
  const char *code;
  const char *words;
} Word;

static const Word settings[] = {
  { "theme", N_ ("Theme") },
  { "schedule", N_ ("Times of sets") },
  { "recovery-goal-aldrete", N_ ("Goal of the modified Aldrete score") },
  { "recovery-goal-padss", N_ ("Goal of the adapted PADSS score") },
  { "lock-minutes", N_ ("Minutes until the window locks") },
  { "preparation-check", N_ ("A second person checks every preparation") },
  { "dose-tolerance-ug", N_ ("Tolerance of a visit's vials in mcg") },
  { "fasting-food-hours", N_ ("Hours without food before a visit") },
  { "fasting-drink-hours", N_ ("Hours without drink before a visit") },
  { "consent-months", N_ ("Months that a consent counts") },
  { "consent-ends-with-course", N_ ("A consent ends with the course") },
  { "consent-gap-days", N_ ("Days without an infusion that end a consent") },
};

static const Word values[] = {
  { "theme system", N_ ("As the desktop") },
  { "theme light", N_ ("Light") },
  { "theme dark", N_ ("Dark") },
  { "preparation-check 0", N_ ("no") },
  { "preparation-check 1", N_ ("yes") },
  { "consent-ends-with-course 0", N_ ("no") },
  { "consent-ends-with-course 1", N_ ("yes") },
};

/* What an order and a preparation say; %s is the rest of the part. */
static const Word order_parts[] = {
  { "ketamine-iv", N_ ("Ketamine into a vein") },
  { "esketamine-nasal", N_ ("Esketamine nasal spray") },
  { "lot ", N_ ("lot %s") },
  { "expiry ", N_ ("expiry %s") },
  { "vial ", N_ ("vial %s") },
  { "drawn ", N_ ("drawn %s") },
  { "checked by ", N_ ("checked by %s") },
};

static const Word weights[] = {
  { " actual of ", N_ ("%s (actual weight, %s)") },
  { " ideal of ", N_ ("%s (ideal weight, %s)") },
  { " adjusted of ", N_ ("%s (adjusted weight, %s)") },
};

static const char *
find (const Word *words,
      gsize       n_words,
      const char *code)
{
  for (gsize i = 0; i < n_words; i++)
    if (g_str_equal (words[i].code, code))
      return _ (words[i].words);

  return NULL;
}

static gboolean
date_cb (const GMatchInfo  *info,
         GString           *result,
         gpointer user_data G_GNUC_UNUSED)
{
  g_autofree char *date = g_match_info_fetch (info, 0);
  g_autofree char *words = respite_text_date (date);

  g_string_append (result, words);

  return FALSE;
}

char *
respite_audit_value_dup_dates (const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new ("\\b\\d{4}-\\d{2}-\\d{2}\\b", 0, 0, NULL);

  g_return_val_if_fail (text != NULL, NULL);

  return g_regex_replace_eval (regex, text, -1, 0, 0, date_cb, NULL, NULL);
}

/* The value of a work-up rule: "always 365" */
static char *
dup_rule (const char *text)
{
  RespiteWorkupRule rule;
  int days;

  if (!respite_workup_parse_rule (text, &rule, &days))
    return g_strdup (text);
  if (rule == RESPITE_WORKUP_NEVER || days == 0)
    return g_strdup (respite_words_workup_rule (rule));

  return g_strdup_printf (g_dngettext (NULL, "%s, counts %d day", "%s, counts %d days", (gulong) days),
                          respite_words_workup_rule (rule), days);
}

static char *
dup_setting_value (const char *key,
                   const char *value)
{
  g_autofree char *code = g_strconcat (key, " ", value, NULL);
  const char *words = find (values, G_N_ELEMENTS (values), code);

  if (g_str_equal (key, "schedule"))
    return respite_audit_list_dup_schedule (value);

  return words == NULL && g_str_has_prefix (key, "workup-") ? dup_rule (value) :
         g_strdup (words != NULL ? words : value);
}

static const char *
get_setting_words (const char *key)
{
  const RespiteWorkupItem *item = g_str_has_prefix (key, "workup-") ?
                                  respite_workup_find_item (key + strlen ("workup-")) : NULL;
  const char *words = item != NULL ? _ (item->name) : find (settings, G_N_ELEMENTS (settings), key);

  return words != NULL ? words : key;
}

static const RespiteQuick *
get_quick (GPtrArray *list,
           guint      position)
{
  return list != NULL && position < list->len ? g_ptr_array_index (list, position) : NULL;
}

/* The quick events that became others, by their keys. */
static char *
dup_quick (const char *text,
           const char *before)
{
  g_autoptr (GPtrArray) now = respite_quick_list_from_text (text, NULL);
  g_autoptr (GPtrArray) was = before != NULL ? respite_quick_list_from_text (before, NULL) :
                              respite_quick_list_default ();
  GString *words = g_string_new (_ ("Quick events"));
  const char *between = ": ";

  for (guint i = 0; i < RESPITE_N_QUICK; i++)
    {
      const RespiteQuick *new = get_quick (now, i);
      const RespiteQuick *old = get_quick (was, i);

      if (new == NULL || (old != NULL && g_str_equal (new->label, old->label) && g_str_equal (new->line, old->line)))
        continue;
      g_string_append_printf (words, "%sAlt+%u ", between, (i + 1) % 10);
      if (old != NULL)
        g_string_append_printf (words, "%s (%s) → ", old->label, old->line);
      g_string_append_printf (words, "%s (%s)", new->label, new->line);
      between = "; ";
    }

  return g_string_free (words, FALSE);
}

char *
respite_audit_value_dup_setting (const char *text,
                                 const char *before)
{
  g_auto (GStrv) now = NULL;
  g_auto (GStrv) was = NULL;
  g_autofree char *list = NULL;
  g_autofree char *value = NULL;
  g_autofree char *old = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  now = g_strsplit (text, " = ", 2);
  was = g_strsplit (before != NULL ? before : "", " = ", 2);
  if (g_strv_length (now) != 2)
    return g_strdup (text);

  if (g_str_equal (now[0], "quick-events"))
    return dup_quick (now[1], g_strv_length (was) == 2 ? was[1] : NULL);

  list = respite_audit_list_dup (now[0], now[1], g_strv_length (was) == 2 ? was[1] : NULL);
  if (list != NULL)
    return g_steal_pointer (&list);

  value = dup_setting_value (now[0], now[1]);
  if (g_strv_length (was) == 2)
    old = dup_setting_value (was[0], was[1]);

  return old != NULL ? g_strdup_printf ("%s: %s → %s", get_setting_words (now[0]), old, value) :
         g_strdup_printf ("%s: %s", get_setting_words (now[0]), value);
}

static const char *
get_vital_words (const char *code)
{
  for (int i = 0; i < RESPITE_N_WORDS; i++)
    if (g_str_equal (respite_chart_word_table[i].key, code))
      return _ (respite_chart_word_table[i].english);

  return code;
}

/* "systolic high 160 160 180" */
static char *
dup_limit (const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autofree char *name = NULL;

  if (g_strv_length (words) != 5)
    return g_strdup (line);

  name = g_strdup_printf (g_str_equal (words[1], "high") ? _ ("%s: at or above") : _ ("%s: at or below"),
                          get_vital_words (words[0]));

  return g_strdup_printf ("%s %s / %s / %s", name, words[2], words[3], words[4]);
}

char *
respite_audit_value_dup_limits (const char *text,
                                const char *before)
{
  g_auto (GStrv) now = NULL;
  g_auto (GStrv) was = NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  now = g_strsplit (text, "\n", -1);
  was = g_strsplit (before != NULL ? before : "", "\n", -1);
  for (char **line = now; *line != NULL; line++)
    {
      g_autofree char *limit = NULL;

      if (**line == '\0' || g_strv_contains ((const char *const *) was, *line))
        continue;
      limit = dup_limit (*line);
      g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "", limit);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

char *
respite_audit_value_dup_workup (const char *text)
{
  const char *rest = text != NULL ? strstr (text, ": ") : NULL;
  g_autofree char *code = rest != NULL ? g_strndup (text, (gsize) (rest - text)) : NULL;
  const RespiteWorkupItem *item = code != NULL ? respite_workup_find_item (code) : NULL;
  g_auto (GStrv) fields = NULL;
  g_autoptr (GString) words = NULL;
  int result;

  g_return_val_if_fail (text != NULL, NULL);

  if (item == NULL)
    return respite_audit_value_dup_dates (text);

  fields = g_strsplit (rest + 2, "; ", -1);
  words = g_string_new (_ (item->name));
  for (char **field = fields; *field != NULL; field++)
    {
      g_autofree char *value = respite_audit_value_dup_dates (*field);

      if (field == fields && respite_code_from_word (respite_workup_result_codes, *field, &result))
        g_string_append_printf (words, ": %s", respite_words_workup_result ((RespiteWorkupResult) result));
      else if (*value != '\0')
        g_string_append_printf (words, ", %s", value);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* @words with @first and @second in the places of its %s. */
static char *
fill (const char *words,
      const char *first,
      const char *second)
{
  g_auto (GStrv) pieces = g_strsplit (words, "%s", 3);
  GString *text = g_string_new (pieces[0]);

  if (g_strv_length (pieces) > 1)
    g_string_append_printf (text, "%s%s", first, pieces[1]);
  if (g_strv_length (pieces) > 2)
    g_string_append_printf (text, "%s%s", second, pieces[2]);

  return g_string_free (text, FALSE);
}

static char *
dup_part (const char *part)
{
  for (gsize i = 0; i < G_N_ELEMENTS (weights); i++)
    {
      const char *at = strstr (part, weights[i].code);
      g_autofree char *weight = at != NULL ? g_strndup (part, (gsize) (at - part)) : NULL;
      g_autofree char *date = at != NULL ? respite_text_date (at + strlen (weights[i].code)) : NULL;

      if (weight != NULL)
        return fill (_ (weights[i].words), weight, date);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (order_parts); i++)
    if (g_str_has_prefix (part, order_parts[i].code))
      return fill (_ (order_parts[i].words), part + strlen (order_parts[i].code), "");

  return respite_audit_value_dup_dates (part);
}

char *
respite_audit_value_dup_order (const char *text)
{
  g_auto (GStrv) all = NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  all = g_strsplit (text, ", ", -1);
  for (char **part = all; *part != NULL; part++)
    {
      g_autofree char *part_words = dup_part (*part);

      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", part_words);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

char *
respite_audit_value_dup_score (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);
  guint n_parts = g_strv_length (parts);
  const RespiteInstrument *instrument = n_parts > 1 ? respite_instrument_find (parts[0]) : NULL;
  const RespiteScale *scale = instrument != NULL && n_parts > 2 ?
                              respite_instrument_get_scale (instrument, parts[1]) : NULL;
  const char *value = n_parts > 1 ? parts[n_parts - 1] : "";

  if (instrument == NULL)
    return g_strdup (text);

  return g_strdup_printf ("%s: %s", scale != NULL ? _ (scale->title) : instrument->short_title,
                          g_str_equal (value, "incomplete") ? _ ("incomplete") : value);
}

char *
respite_audit_value_dup_form_part (const char *part)
{
  static const struct
  {
    const char      *word;
    RespiteFlagLevel level;
  } levels[] = {
    { " STOP", RESPITE_FLAG_STOP }, { " REVIEW", RESPITE_FLAG_REVIEW }, { " NOTE", RESPITE_FLAG_NOTE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    if (g_ascii_isdigit (*part) && g_str_has_suffix (part, levels[i].word))
      {
        g_autofree char *count = g_strndup (part, strlen (part) - strlen (levels[i].word));

        return g_str_equal (count, "0") ? NULL :
               g_strdup_printf ("%s × %s", count, respite_words_flag (levels[i].level));
      }

  return g_str_has_prefix (part, "SHA-256 ") ? NULL : respite_audit_value_dup_score (part);
}

char *
respite_audit_value_dup_consent_part (const char *part)
{
  int n_signers;

  if (g_str_has_prefix (part, "SHA-256 "))
    return NULL;
  if (g_str_has_prefix (part, "version "))
    return g_strdup_printf (_ ("version %s"), part + strlen ("version "));
  if (g_str_equal (part, "asks again"))
    return g_strdup (_ ("has to be signed again"));
  if (g_str_equal (part, "does not ask again"))
    return g_strdup (_ ("need not be signed again"));
  if (g_str_has_suffix (part, " signers") && sscanf (part, "%d", &n_signers) == 1)
    return g_strdup_printf (g_dngettext (NULL, "%d signature", "%d signatures", (gulong) n_signers), n_signers);

  return respite_words_dup_value ("language", part);
}
