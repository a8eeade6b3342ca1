/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "infusion/respite-thresholds.h"

#include <string.h>

#include "base/respite-error.h"

#define MAX_ROWS 100
#define UNSET RESPITE_VITAL_UNSET

/* "< 90" of the source is "at or below 89" here. Nausea has no number there and stays out. */
static const RespiteThreshold example[] = {
  { RESPITE_VITAL_SYSTOLIC,     TRUE,  160,   160, 180   },
  { RESPITE_VITAL_DIASTOLIC,    TRUE,  100,   100, 110   },
  { RESPITE_VITAL_SYSTOLIC,     FALSE, 89,    89,  79    },
  { RESPITE_VITAL_PULSE,        TRUE,  101,   111, 131   },
  { RESPITE_VITAL_PULSE,        FALSE, 49,    49,  39    },
  { RESPITE_VITAL_SPO2,         FALSE, 93,    93,  89    },
  { RESPITE_VITAL_RESPIRATION,  TRUE,  31,    25,  UNSET },
  { RESPITE_VITAL_RESPIRATION,  FALSE, 9,     9,   7     },
  { RESPITE_VITAL_SEDATION,     FALSE, 4,     3,   2     },
  { RESPITE_VITAL_DISTRESS,     TRUE,  UNSET, 7,   9     },
  { RESPITE_VITAL_DISSOCIATION, TRUE,  UNSET, 7,   9     },
};

static RespiteThresholds *
new_empty (void)
{
  RespiteThresholds *thresholds = g_new0 (RespiteThresholds, 1);

  thresholds->set_by = g_strdup ("");
  thresholds->rows = g_array_new (FALSE, FALSE, sizeof (RespiteThreshold));

  return thresholds;
}

static void
append_limit (GString *text,
              gint16   limit)
{
  if (limit == UNSET)
    g_string_append (text, " -");
  else
    g_string_append_printf (text, " %d", limit);
}

static gboolean
parse_limit (const char   *word,
             RespiteVital  vital,
             gint16       *limit)
{
  const RespiteVitalLimits *range = respite_vital_get_limits (vital);
  gint64 number;

  if (strcmp (word, "-") == 0)
    {
      *limit = UNSET;
      return TRUE;
    }
  if (!g_ascii_string_to_signed (word, 10, range->least, range->most, &number, NULL))
    return FALSE;

  *limit = (gint16) number;

  return TRUE;
}

/* Acting must not come before warning. */
static gboolean
is_in_order (const RespiteThreshold *row)
{
  if (row->warn == UNSET || row->act == UNSET)
    return TRUE;

  return row->is_high ? row->warn <= row->act : row->warn >= row->act;
}

static gboolean
parse_row (const char       *line,
           RespiteThreshold *row)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  int vital;

  if (g_strv_length (words) != 5 || !respite_code_from_word (respite_vital_codes, words[0], &vital))
    return FALSE;
  if (strcmp (words[1], "high") != 0 && strcmp (words[1], "low") != 0)
    return FALSE;

  row->vital = (RespiteVital) vital;
  row->is_high = strcmp (words[1], "high") == 0;

  return parse_limit (words[2], row->vital, &row->review) && parse_limit (words[3], row->vital, &row->warn) &&
         parse_limit (words[4], row->vital, &row->act) && is_in_order (row);
}

static gboolean
has_row (const RespiteThresholds *thresholds,
         const RespiteThreshold  *row)
{
  for (guint i = 0; i < thresholds->rows->len; i++)
    {
      const RespiteThreshold *other = &g_array_index (thresholds->rows, RespiteThreshold, i);

      if (other->vital == row->vital && other->is_high == row->is_high)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_beyond (const RespiteThreshold *row,
           int                     value,
           gint16                  limit)
{
  if (limit == UNSET)
    return FALSE;

  return row->is_high ? value >= limit : value <= limit;
}

static RespiteLevel
find_level (const RespiteThreshold *row,
            int                     value,
            gboolean                before_start)
{
  if (before_start)
    return is_beyond (row, value, row->review) ? RESPITE_LEVEL_REVIEW : RESPITE_LEVEL_NONE;
  if (is_beyond (row, value, row->act))
    return RESPITE_LEVEL_ACT;

  return is_beyond (row, value, row->warn) ? RESPITE_LEVEL_WARN : RESPITE_LEVEL_NONE;
}

/* The more serious first, else in the order of the rows. */
static void
insert_prompt (GArray        *prompts,
               RespitePrompt  prompt)
{
  guint i = 0;

  while (i < prompts->len && g_array_index (prompts, RespitePrompt, i).level >= prompt.level)
    i++;
  g_array_insert_val (prompts, i, prompt);
}

RespiteThresholds *
respite_thresholds_new_example (void)
{
  RespiteThresholds *thresholds = new_empty ();

  g_array_append_vals (thresholds->rows, example, G_N_ELEMENTS (example));

  return thresholds;
}

RespiteThresholds *
respite_thresholds_copy (const RespiteThresholds *thresholds)
{
  RespiteThresholds *copy;

  g_return_val_if_fail (thresholds != NULL, NULL);

  copy = g_memdup2 (thresholds, sizeof *thresholds);
  copy->set_by = g_strdup (thresholds->set_by);
  copy->rows = g_array_copy (thresholds->rows);

  return copy;
}

void
respite_thresholds_free (RespiteThresholds *thresholds)
{
  if (thresholds == NULL)
    return;

  g_free (thresholds->set_by);
  g_array_unref (thresholds->rows);
  g_free (thresholds);
}

char *
respite_thresholds_to_text (const RespiteThresholds *thresholds)
{
  GString *text;

  g_return_val_if_fail (thresholds != NULL, NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < thresholds->rows->len; i++)
    {
      const RespiteThreshold *row = &g_array_index (thresholds->rows, RespiteThreshold, i);

      g_string_append (text, respite_code_to_word (respite_vital_codes, row->vital));
      g_string_append (text, row->is_high ? " high" : " low");
      append_limit (text, row->review);
      append_limit (text, row->warn);
      append_limit (text, row->act);
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

RespiteThresholds *
respite_thresholds_from_text (const char  *text,
                              GError     **error)
{
  g_autoptr (RespiteThresholds) thresholds = new_empty ();
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  lines = g_strsplit (text, "\n", MAX_ROWS);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      RespiteThreshold row;

      if (*lines[i] == '\0')
        continue;
      if (!parse_row (lines[i], &row) || has_row (thresholds, &row))
        {
          respite_set_error (error, RESPITE_ERROR_PARSE, N_("Line %u of the limits is wrong"), i + 1);
          return NULL;
        }
      g_array_append_val (thresholds->rows, row);
    }

  return g_steal_pointer (&thresholds);
}

GArray *
respite_thresholds_list_prompts (const RespiteThresholds *thresholds,
                                 const RespiteEvent      *set,
                                 gboolean                 before_start)
{
  GArray *prompts = g_array_new (FALSE, FALSE, sizeof (RespitePrompt));

  g_return_val_if_fail (thresholds != NULL && set != NULL, prompts);

  if (!thresholds->is_confirmed || set->kind != RESPITE_EVENT_SET)
    return prompts;

  for (guint i = 0; i < thresholds->rows->len; i++)
    {
      const RespiteThreshold *row = &g_array_index (thresholds->rows, RespiteThreshold, i);
      int value = set->vitals[row->vital];
      RespiteLevel level;

      if (value == UNSET)
        continue;
      level = find_level (row, value, before_start);
      if (level != RESPITE_LEVEL_NONE)
        insert_prompt (prompts, (RespitePrompt) { level, *row, value, set->at });
    }

  return prompts;
}
