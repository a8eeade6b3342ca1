/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "infusion/respite-quick.h"

#include <string.h>

#include "base/respite-error.h"
#include "infusion/respite-entry-private.h"

#define LABEL_CHARS 24
#define LINE_CHARS  200

static const struct
{
  const char *label;
  const char *line;
} shipped[RESPITE_N_QUICK] = {
  { N_("Nausea"),   "nausea start"         },
  { N_("Dizzy"),    "dizziness start"      },
  { N_("Floating"), "floating start"       },
  { N_("Vision"),   "blurred vision start" },
  { N_("Drowsy"),   "drowsiness start"     },
  { N_("Anxious"),  "anxiety start"        },
  { N_("Headache"), "headache start"       },
  { N_("Vomiting"), "vomiting start"       },
  { N_("Itch"),     "itch start"           },
  { N_("Other"),    ""                     },
};

RespiteQuick *
respite_quick_new (const char *label,
                   const char *line)
{
  RespiteQuick *quick = g_new0 (RespiteQuick, 1);

  quick->label = g_strdup (label);
  quick->line = g_strdup (line);

  return quick;
}

void
respite_quick_free (RespiteQuick *quick)
{
  if (quick == NULL)
    return;

  g_free (quick->label);
  g_free (quick->line);
  g_free (quick);
}

GPtrArray *
respite_quick_list_default (void)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_quick_free);

  for (gsize i = 0; i < G_N_ELEMENTS (shipped); i++)
    g_ptr_array_add (list, respite_quick_new (respite_translate (shipped[i].label), shipped[i].line));

  return list;
}

static gboolean
has_digit (const char *text)
{
  return text[strcspn (text, "0123456789")] != '\0';
}

static gboolean
is_text (const char *text,
         glong       most)
{
  return g_utf8_validate (text, -1, NULL) && g_utf8_strlen (text, -1) <= most && strpbrk (text, "\t\n\r") == NULL;
}

gboolean
respite_quick_check (const RespiteQuick *quick,
                     GError            **error)
{
  const RespiteEntryWord *word;
  gsize length;

  g_return_val_if_fail (quick != NULL, FALSE);

  if (!is_text (quick->label, LABEL_CHARS))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("A quick event's name has at most 24 characters"));
  if (!is_text (quick->line, LINE_CHARS))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("A quick event's line has at most 200 characters"));
  if (*quick->line == '\0')
    return TRUE;
  if (*quick->label == '\0')
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("A quick event needs a name"));

  word = respite_entry_word_find (quick->line, &length);
  if (word == NULL)
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_("“%s” does not begin with a word of the entry line; Ctrl+? shows all words"),
                              quick->line);
  if ((word->form == RESPITE_ENTRY_FORM_START || word->form == RESPITE_ENTRY_FORM_RATE ||
       word->form == RESPITE_ENTRY_FORM_RESUME || word->form == RESPITE_ENTRY_FORM_BOLUS ||
       word->form == RESPITE_ENTRY_FORM_MEDICINE || word->form == RESPITE_ENTRY_FORM_ANY_MEDICINE ||
       word->form == RESPITE_ENTRY_FORM_VITAL || word->form == RESPITE_ENTRY_FORM_SAME) && has_digit (quick->line))
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_("A quick event holds no dose, rate or measured value; it can begin such a line"));

  return TRUE;
}

char *
respite_quick_list_to_text (GPtrArray *list)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (list != NULL, g_string_free (text, FALSE));

  for (guint i = 0; i < list->len; i++)
    {
      const RespiteQuick *quick = g_ptr_array_index (list, i);

      g_string_append_printf (text, "%s\t%s\t.\n", quick->label, quick->line);
    }

  return g_string_free (text, FALSE);
}

GPtrArray *
respite_quick_list_from_text (const char *text,
                              GError    **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_quick_free);
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL && list->len < RESPITE_N_QUICK; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "\t", 3);
      RespiteQuick *quick;

      if (parts[0] == NULL)
        continue;
      quick = respite_quick_new (parts[0], parts[1] != NULL ? parts[1] : "");
      g_ptr_array_add (list, quick);
      if (!respite_quick_check (quick, error))
        return NULL;
    }
  while (list->len < RESPITE_N_QUICK)
    g_ptr_array_add (list, respite_quick_new ("", ""));

  return g_steal_pointer (&list);
}
