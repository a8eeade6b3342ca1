/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "domain/respite-patient.h"

#include "base/respite-error.h"
#include "base/respite-str.h"

#include <string.h>

#define TEXT_CHARS 200
#define DETAIL_CHARS 1000
#define CODE_CHARS 7

const RespiteCode respite_record_item_kind_codes[] = {
  { RESPITE_RECORD_ITEM_ALLERGY,   "allergy"   },
  { RESPITE_RECORD_ITEM_PROBLEM,   "problem"   },
  { RESPITE_RECORD_ITEM_MEDICINE,  "medicine"  },
  { RESPITE_RECORD_ITEM_TREATMENT, "treatment" },
  { 0,                             NULL        },
};

const RespiteCode respite_medicine_tag_codes[] = {
  { RESPITE_TAG_BENZODIAZEPINE, "benzodiazepine" },
  { RESPITE_TAG_SEDATIVE,       "sedative"       },
  { RESPITE_TAG_OPIOID,         "opioid"         },
  { RESPITE_TAG_LAMOTRIGINE,    "lamotrigine"    },
  { RESPITE_TAG_LITHIUM,        "lithium"        },
  { RESPITE_TAG_MAOI,           "maoi"           },
  { RESPITE_TAG_STIMULANT,      "stimulant"      },
  { RESPITE_TAG_ANTIDEPRESSANT, "antidepressant" },
  { RESPITE_TAG_ANTIPSYCHOTIC,  "antipsychotic"  },
  { RESPITE_TAG_THEOPHYLLINE,   "theophylline"   },
  { RESPITE_TAG_ENZYME,         "enzyme"         },
  { RESPITE_TAG_NALTREXONE,     "naltrexone"     },
  { RESPITE_TAG_THYROID,        "thyroid"        },
  { RESPITE_TAG_BLOOD_PRESSURE, "blood-pressure" },
  { RESPITE_TAG_CANNABIS,       "cannabis"       },
  { 0,                          NULL             },
};

RespiteRecordItem *
respite_record_item_new (void)
{
  return g_new0 (RespiteRecordItem, 1);
}

void
respite_record_item_free (RespiteRecordItem *item)
{
  if (item == NULL)
    return;

  g_free (item->uuid);
  g_free (item->text);
  g_free (item->detail);
  g_free (item->timing);
  g_free (item->result);
  g_free (item->code);
  g_free (item->tags);
  g_free (item);
}

char *
respite_icd10_normalize (const char *text)
{
  g_autoptr (GString) code = g_string_new (NULL);

  for (const char *p = text != NULL ? text : ""; *p != '\0'; p++)
    {
      if (*p == '.' && code->len == 3 && strchr (code->str, '.') == NULL)
        continue;
      if (g_ascii_isspace (*p))
        continue;
      if (!g_ascii_isalnum (*p))
        return NULL;
      g_string_append_c (code, g_ascii_toupper (*p));
    }

  if (code->len < 3 || code->len > CODE_CHARS || !g_ascii_isalpha (code->str[0]) || !g_ascii_isdigit (code->str[1]))
    return NULL;
  if (code->len > 3)
    g_string_insert_c (code, 3, '.');

  return g_strdup (code->str);
}

static char *
take_part (char **parts,
           guint  index)
{
  for (guint i = 0; i <= index; i++)
    if (parts[i] == NULL)
      return g_strdup ("");

  return g_strdup (g_strstrip (parts[index]));
}

void
respite_record_item_set_text (RespiteRecordItem    *item,
                              RespiteRecordItemKind kind,
                              const char           *text)
{
  g_auto (GStrv) parts = NULL;
  gboolean is_long = kind == RESPITE_RECORD_ITEM_MEDICINE || kind == RESPITE_RECORD_ITEM_TREATMENT;

  g_return_if_fail (item != NULL && text != NULL);

  parts = g_strsplit (text, ";", is_long ? 4 : 2);
  item->kind = kind;
  g_free (item->text);
  g_free (item->detail);
  item->text = take_part (parts, 0);
  item->detail = take_part (parts, 1);
  g_clear_pointer (&item->timing, g_free);
  g_clear_pointer (&item->result, g_free);
  g_clear_pointer (&item->code, g_free);
  g_clear_pointer (&item->tags, g_free);

  if (kind == RESPITE_RECORD_ITEM_PROBLEM)
    {
      item->code = respite_icd10_normalize (item->detail);
      if (item->code != NULL)
        respite_set_str (&item->detail, "");
    }
  if (is_long)
    item->timing = take_part (parts, 2);
  if (kind == RESPITE_RECORD_ITEM_MEDICINE && item->timing != NULL)
    item->tags = take_part (parts, 3);
  if (kind == RESPITE_RECORD_ITEM_TREATMENT)
    item->result = take_part (parts, 3);
}

static gboolean
clean (char   **text,
       gsize    max_chars,
       GError **error)
{
  char *cleaned = respite_str_clean (*text, max_chars, FALSE, error);

  if (cleaned == NULL)
    return FALSE;

  g_free (*text);
  *text = cleaned;

  return TRUE;
}

static gboolean
check_code (RespiteRecordItem *item,
            GError           **error)
{
  char *code;

  if (*item->code == '\0')
    return TRUE;

  code = item->kind == RESPITE_RECORD_ITEM_PROBLEM ? respite_icd10_normalize (item->code) : NULL;
  if (code == NULL)
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_("An ICD-10-CM code is a letter, a digit and one to five more signs, such as G90.511"));

  g_free (item->code);
  item->code = code;

  return TRUE;
}

/* Writes the classes in the order of the table, none twice. */
static gboolean
check_tags (RespiteRecordItem *item,
            GError           **error)
{
  g_auto (GStrv) words = g_strsplit (item->tags, ",", -1);
  g_autoptr (GString) tags = g_string_new (NULL);

  for (char **word = words; *word != NULL; word++)
    {
      int value;

      if (*g_strstrip (*word) == '\0')
        continue;
      if (item->kind != RESPITE_RECORD_ITEM_MEDICINE ||
          !respite_code_from_word (respite_medicine_tag_codes, *word, &value))
        return respite_set_error (error, RESPITE_ERROR_INVALID, N_("“%s” is no class of medicines"), *word);
    }
  for (const RespiteCode *code = respite_medicine_tag_codes; code->word != NULL; code++)
    if (g_strv_contains ((const char *const *) words, code->word))
      g_string_append_printf (tags, "%s%s", tags->len > 0 ? "," : "", code->word);
  respite_set_str (&item->tags, tags->str);

  return TRUE;
}

gboolean
respite_record_item_check (RespiteRecordItem *item,
                           GError           **error)
{
  g_return_val_if_fail (item != NULL, FALSE);

  if (!clean (&item->text, TEXT_CHARS, error) || !clean (&item->detail, DETAIL_CHARS, error) ||
      !clean (&item->timing, TEXT_CHARS, error) || !clean (&item->result, DETAIL_CHARS, error) ||
      !clean (&item->code, TEXT_CHARS, error) || !clean (&item->tags, TEXT_CHARS, error))
    return FALSE;
  if (*item->text == '\0')
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("Write down what it is first"));

  return check_code (item, error) && check_tags (item, error);
}

char *
respite_record_item_dup_detail (const RespiteRecordItem *item)
{
  const char *const parts[] = { item->code, item->detail, item->timing, item->result };
  GString *line = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!respite_str_is_empty (parts[i]))
      g_string_append_printf (line, "%s%s", line->len > 0 ? ", " : "", parts[i]);

  return g_string_free (line, FALSE);
}
