/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-audit-list.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/respite-clock.h"
#include "infusion/respite-schedule.h"

#define BEGINNING "list-"

static GPtrArray *
read_list (const char     *text,
           RespiteListKind kind)
{
  GPtrArray *list = text != NULL ? respite_list_from_json (text, -1, kind, NULL) : NULL;

  return list != NULL ? list : respite_list_new_shipped (kind);
}

/* @words: (transfer full) (nullable) */
static void
add (GString *text,
     char    *words)
{
  if (words != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", words);
  g_free (words);
}

/* (transfer full) (nullable): what is new of @item; %NULL where nothing is */
static char *
dup_change (const RespiteListItem *item,
            const RespiteListItem *before)
{
  if (before == NULL)
    return g_strdup_printf (_ ("added: %s"), item->text);
  if (item->is_retired && !before->is_retired)
    return g_strdup_printf (_ ("left out: %s"), item->text);
  if (!item->is_retired && before->is_retired)
    return g_strdup_printf (_ ("back: %s"), item->text);
  if (!g_str_equal (item->text, before->text))
    return g_strdup_printf (_ ("reworded: %s → %s"), before->text, item->text);
  if (!g_str_equal (item->text_es, before->text_es))
    return g_strdup_printf (_ ("reworded: %s → %s"), before->text_es, item->text_es);

  return g_str_equal (item->unit, before->unit) ? NULL :
         g_strdup_printf (_ ("%s: %s → %s"), item->text, before->unit, item->unit);
}

static const char *
get_title (RespiteListKind kind)
{
  switch (kind)
    {
    case RESPITE_LIST_MEDICINES:
      return _ ("Medicines");

    case RESPITE_LIST_EQUIPMENT:
      return _ ("Equipment");

    case RESPITE_LIST_GATE:
      return _ ("Gate");

    case RESPITE_LIST_DISCHARGE:
    default:
      return _ ("Discharge");
    }
}

char *
respite_audit_list_dup (const char *key,
                        const char *text,
                        const char *before)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GPtrArray) now = NULL;
  g_autoptr (GPtrArray) was = NULL;
  int kind;

  g_return_val_if_fail (key != NULL, NULL);

  if (!g_str_has_prefix (key, BEGINNING) ||
      !respite_code_from_word (respite_list_kind_codes, key + strlen (BEGINNING), &kind))
    return NULL;

  now = read_list (text, (RespiteListKind) kind);
  was = read_list (before, (RespiteListKind) kind);
  for (guint i = 0; i < now->len; i++)
    {
      const RespiteListItem *item = g_ptr_array_index (now, i);

      add (words, dup_change (item, respite_list_find (was, item->code)));
    }
  for (guint i = 0; i < was->len; i++)
    {
      const RespiteListItem *item = g_ptr_array_index (was, i);

      if (respite_list_find (now, item->code) == NULL)
        add (words, g_strdup_printf (_ ("left out: %s"), item->text));
    }

  return g_strdup_printf ("%s: %s", get_title ((RespiteListKind) kind), words->len > 0 ? words->str : _ ("order"));
}

char *
respite_audit_list_dup_schedule (const char *text)
{
  g_autoptr (GString) recovery = g_string_new (NULL);
  RespiteSchedule schedule;

  g_return_val_if_fail (text != NULL, NULL);

  if (!respite_schedule_from_text (text, &schedule))
    return g_strdup (text);

  for (int i = 0; i < schedule.n_recovery; i++)
    g_string_append_printf (recovery, "%s%d", i > 0 ? ", " : "", (int) (schedule.recovery_ms[i] / RESPITE_MINUTE_MS));

  return g_strdup_printf (_ ("first sessions: %d, every %d min; later ones: %d times every %d min, then every %d min; "
                             "recovery: %s min"),
                          schedule.dense_sessions, (int) (schedule.dense_ms / RESPITE_MINUTE_MS),
                          schedule.first_count, (int) (schedule.first_ms / RESPITE_MINUTE_MS),
                          (int) (schedule.later_ms / RESPITE_MINUTE_MS), recovery->str);
}
