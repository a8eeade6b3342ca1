/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "forms/respite-prefill.h"

#include <string.h>

#include "base/respite-quantity.h"
#include "base/respite-str.h"
#include "base/respite-time.h"
#include "forms/respite-answers-private.h"

typedef void (*AddFact) (const RespitePatientFacts *facts,
                         const RespiteFormItem     *item,
                         GPtrArray                 *texts);

static void
add_name (const RespitePatientFacts *facts,
          const RespiteFormItem     *item,
          GPtrArray                 *texts)
{
  const char *given = facts->given != NULL ? facts->given : "";
  const char *family = facts->family != NULL ? facts->family : "";

  g_ptr_array_add (texts, g_strconcat (given, *given != '\0' && *family != '\0' ? " " : "", family, NULL));
}

/* Whole years between two dates. */
static void
add_age (const RespitePatientFacts *facts,
         const RespiteFormItem     *item,
         GPtrArray                 *texts)
{
  GDate born, today;
  int years;

  if (facts->born == NULL || facts->today == NULL || !respite_date_parse (facts->born, &born) ||
      !respite_date_parse (facts->today, &today) || g_date_compare (&born, &today) > 0)
    return;

  years = (int) g_date_get_year (&today) - (int) g_date_get_year (&born);
  if (g_date_get_month (&today) < g_date_get_month (&born) ||
      (g_date_get_month (&today) == g_date_get_month (&born) && g_date_get_day (&today) < g_date_get_day (&born)))
    years--;
  g_ptr_array_add (texts, g_strdup_printf ("%d", years));
}

/* A number without the commas that print has; a whole question gets a whole number. */
static void
add_amount (GPtrArray             *texts,
            const RespiteFormItem *item,
            gint64                 value,
            int                    decimals)
{
  g_autofree char *text = NULL;
  gint64 unit = 1;

  for (int i = 0; i < decimals; i++)
    unit *= 10;
  if (item->type == RESPITE_ITEM_INTEGER)
    text = g_strdup_printf ("%" G_GINT64_FORMAT, (value + unit / 2) / unit);
  else
    text = g_strdup_printf ("%" G_GINT64_FORMAT ".%0*" G_GINT64_FORMAT, value / unit, decimals, value % unit);

  if (strchr (text, '.') != NULL)
    {
      gsize length = strlen (text);

      while (text[length - 1] == '0')
        text[--length] = '\0';
      if (text[length - 1] == '.')
        text[--length] = '\0';
    }
  g_ptr_array_add (texts, g_steal_pointer (&text));
}

static gboolean
has_unit (const RespiteFormItem *item,
          const char            *code,
          const char            *word)
{
  return g_str_equal (item->unit_code, code) ||
         (*item->unit_code == '\0' && (g_str_equal (item->unit, code) || g_str_equal (item->unit, word)));
}

/* A unit that is not known here gets no number. */
static void
add_weight (const RespitePatientFacts *facts,
            const RespiteFormItem     *item,
            GPtrArray                 *texts)
{
  if (facts->weight_g <= 0)
    return;

  if (has_unit (item, "kg", "kg") || *item->unit == '\0')
    add_amount (texts, item, facts->weight_g, 3);
  else if (has_unit (item, "g", "g"))
    add_amount (texts, item, facts->weight_g, 0);
  else if (has_unit (item, "[lb_av]", "lb"))
    add_amount (texts, item, respite_muldiv (facts->weight_g, 1000000, 45359237), 1);
}

static void
add_height (const RespitePatientFacts *facts,
            const RespiteFormItem     *item,
            GPtrArray                 *texts)
{
  if (facts->height_mm <= 0)
    return;

  if (has_unit (item, "cm", "cm") || *item->unit == '\0')
    add_amount (texts, item, facts->height_mm, 1);
  else if (has_unit (item, "mm", "mm"))
    add_amount (texts, item, facts->height_mm, 0);
  else if (has_unit (item, "m", "m"))
    add_amount (texts, item, facts->height_mm, 3);
  else if (has_unit (item, "[in_i]", "in"))
    add_amount (texts, item, respite_muldiv (facts->height_mm, 100, 254), 1);
}

static gboolean
has_any (const char *const *list)
{
  return list != NULL && list[0] != NULL;
}

/* An empty list alone does not say that there are none. */
static void
add_has_allergies (const RespitePatientFacts *facts,
                   const RespiteFormItem     *item,
                   GPtrArray                 *texts)
{
  if (has_any (facts->allergies) || facts->has_no_allergies)
    g_ptr_array_add (texts, g_strdup (has_any (facts->allergies) ? "true" : "false"));
}

static void
add_has_medicines (const RespitePatientFacts *facts,
                   const RespiteFormItem     *item,
                   GPtrArray                 *texts)
{
  if (has_any (facts->medicines))
    g_ptr_array_add (texts, g_strdup ("true"));
}

#define TEXT(field) (G_STRUCT_OFFSET (RespitePatientFacts, field))
#define LIST(field) (G_STRUCT_OFFSET (RespitePatientFacts, field))

/* A function, or where the text or the list stands in the facts; the first field is no list. */
typedef struct
{
  const char *word;
  AddFact     add;
  glong       text;
  glong       list;
} Fact;

static const Fact facts_table[] = {
  { "clinic.today",            NULL,              TEXT (today),           0                 },
  { "patient.address",         NULL,              TEXT (address),         0                 },
  { "patient.age",             add_age,           0,                      0                 },
  { "patient.allergies",       NULL,              0,                      LIST (allergies)  },
  { "patient.born",            NULL,              TEXT (born),            0                 },
  { "patient.email",           NULL,              TEXT (email),           0                 },
  { "patient.emergency-name",  NULL,              TEXT (emergency_name),  0                 },
  { "patient.emergency-phone", NULL,              TEXT (emergency_phone), 0                 },
  { "patient.escort-name",     NULL,              TEXT (escort_name),     0                 },
  { "patient.escort-phone",    NULL,              TEXT (escort_phone),    0                 },
  { "patient.family",          NULL,              TEXT (family),          0                 },
  { "patient.gender",          NULL,              TEXT (gender),          0                 },
  { "patient.given",           NULL,              TEXT (given),           0                 },
  { "patient.has-allergies",   add_has_allergies, 0,                      0                 },
  { "patient.has-medicines",   add_has_medicines, 0,                      0                 },
  { "patient.height",          add_height,        0,                      0                 },
  { "patient.language",        NULL,              TEXT (language),        0                 },
  { "patient.medicines",       NULL,              0,                      LIST (medicines)  },
  { "patient.mrn",             NULL,              TEXT (mrn),             0                 },
  { "patient.name",            add_name,          0,                      0                 },
  { "patient.pharmacy",        NULL,              TEXT (pharmacy),        0                 },
  { "patient.phone",           NULL,              TEXT (phone),           0                 },
  { "patient.phone2",          NULL,              TEXT (phone2),          0                 },
  { "patient.preferred",       NULL,              TEXT (preferred),       0                 },
  { "patient.problems",        NULL,              0,                      LIST (problems)   },
  { "patient.pronouns",        NULL,              TEXT (pronouns),        0                 },
  { "patient.referrer",        NULL,              TEXT (referrer),        0                 },
  { "patient.sex",             NULL,              TEXT (sex),             0                 },
  { "patient.treatments",      NULL,              0,                      LIST (treatments) },
  { "patient.weight",          add_weight,        0,                      0                 },
};

static const Fact *
find_fact (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (facts_table); i++)
    if (g_str_equal (facts_table[i].word, word))
      return &facts_table[i];

  return NULL;
}

static void
add_fact (const Fact                *fact,
          const RespitePatientFacts *facts,
          const RespiteFormItem     *item,
          GPtrArray                 *texts)
{
  const char *const *list;

  if (fact->add != NULL)
    {
      fact->add (facts, item, texts);
      return;
    }
  if (fact->list == 0)
    {
      g_ptr_array_add (texts, g_strdup (G_STRUCT_MEMBER (const char *, facts, fact->text)));
      return;
    }

  list = G_STRUCT_MEMBER (const char *const *, facts, fact->list);
  for (gsize i = 0; list != NULL && list[i] != NULL; i++)
    g_ptr_array_add (texts, g_strdup (list[i]));
}

gboolean
respite_prefill_is_known (const char *word)
{
  return find_fact (word) != NULL;
}

/* What is known, one text where the question takes one answer. */
static void
settle_texts (const RespiteFormItem *item,
              GPtrArray             *texts)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = texts->len; i > 0; i--)
    if (respite_str_is_empty (texts->pdata[i - 1]))
      g_ptr_array_remove_index (texts, i - 1);
  if (item->repeats || texts->len <= 1)
    return;

  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? ", " : "", (const char *) texts->pdata[i]);
  g_ptr_array_set_size (texts, 0);
  g_ptr_array_add (texts, g_string_free (g_steal_pointer (&all), FALSE));
}

/* Whether the record knows an answer that the question takes, whole. */
static gboolean
prefill_row (RespiteAnswersRow         *row,
             const RespitePatientFacts *facts)
{
  const RespiteFormItem *item = row->item;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_form_value_free);

  add_fact (find_fact (item->prefill), facts, item, texts);
  settle_texts (item, texts);
  if (texts->len == 0 || (item->max_answers > 0 && texts->len > (guint) item->max_answers))
    return FALSE;

  for (guint i = 0; i < texts->len; i++)
    {
      RespiteFormValue *value = respite_answers_read_typed (item, texts->pdata[i]);

      value->is_prefilled = TRUE;
      g_ptr_array_add (values, value);
      if (!respite_answers_is_good (item, value, NULL) ||
          (item->max_length > 0 && value->type != RESPITE_VALUE_CODING &&
           g_utf8_strlen (value->text, -1) > item->max_length))
        return FALSE;
    }
  respite_answers_take_values (row, g_steal_pointer (&values));

  return TRUE;
}

int
respite_answers_prefill (RespiteAnswers            *answers,
                         const RespitePatientFacts *facts)
{
  int count = 0;

  g_return_val_if_fail (answers != NULL && facts != NULL, 0);

  for (guint i = 0; i < answers->rows->len; i++)
    {
      RespiteAnswersRow *row = answers->rows->pdata[i];
      gboolean is_asked = respite_form_item_is_question (row->item) && row->item->prefill != NULL &&
                          *row->item->prefill != '\0';

      if (is_asked && row->values == NULL)
        count += prefill_row (row, facts);
    }
  if (count > 0)
    respite_answers_changed (answers);

  return count;
}
