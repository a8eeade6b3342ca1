/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "interop/respite-visit-files.h"

#include <string.h>

#include "base/respite-clock.h"
#include "base/respite-error.h"
#include "base/respite-json.h"
#include "base/respite-quantity.h"
#include "base/respite-str.h"
#include "base/respite-time.h"
#include "infusion/respite-entry-line.h"
#include "infusion/respite-esketamine.h"

#define MOST_CHARACTERS 1000
#define MOST_MINUTES (24 * 60)

/* A decimal number of a file and the whole number that is kept of it. */
typedef struct
{
  const char *name;
  gint64     *field;
} Amount;

typedef struct
{
  const char  *name;
  char       **field;
} Text;

static gboolean
refuse (const RespiteJson  *json,
        const char         *reason,
        GError            **error)
{
  return respite_set_error (error, RESPITE_ERROR_PARSE, N_("Line %d: %s"), json->line, respite_translate (reason));
}

static gboolean
check_members (const RespiteJson  *object,
               const char *const  *names,
               GError            **error)
{
  if (object->type != RESPITE_JSON_OBJECT)
    return refuse (object, N_("this must be an object"), error);

  for (guint i = 0; i < object->names->len; i++)
    if (!g_strv_contains (names, object->names->pdata[i]))
      return respite_set_error (error, RESPITE_ERROR_PARSE, N_("Line %d: “%s” does not belong here"),
                                ((const RespiteJson *) object->items->pdata[i])->line,
                                (const char *) object->names->pdata[i]);

  return TRUE;
}

/* A number exactly as written, "53.6" or 53.6, times 1,000; 0 where it is not there. */
static gboolean
read_amount (const RespiteJson  *object,
             const Amount       *amount,
             GError            **error)
{
  const RespiteJson *json = respite_json_get (object, amount->name);
  g_autoptr (GError) reason = NULL;

  *amount->field = 0;
  if (json == NULL)
    return TRUE;
  if (json->type != RESPITE_JSON_NUMBER && json->type != RESPITE_JSON_STRING)
    return refuse (json, N_("this must be a number"), error);
  if (!respite_quantity_parse (json->text, 3, amount->field, &reason))
    return respite_set_error (error, RESPITE_ERROR_PARSE, N_("Line %d, %s: %s"), json->line, amount->name,
                              reason->message);

  return TRUE;
}

static gboolean
read_amounts (const RespiteJson  *object,
              const Amount       *amounts,
              gsize               n_amounts,
              GError            **error)
{
  for (gsize i = 0; i < n_amounts; i++)
    if (!read_amount (object, &amounts[i], error))
      return FALSE;

  return TRUE;
}

/* A clean text; "" where it is not there. */
static gboolean
read_text (const RespiteJson  *object,
           const Text         *text,
           GError            **error)
{
  const RespiteJson *json = respite_json_get (object, text->name);
  g_autoptr (GError) reason = NULL;

  g_free (*text->field);
  *text->field = NULL;
  if (json != NULL && json->type != RESPITE_JSON_STRING)
    return refuse (json, N_("this must be a text"), error);

  *text->field = respite_str_clean (json != NULL ? json->text : NULL, MOST_CHARACTERS, TRUE, &reason);

  return *text->field != NULL || refuse (json, reason->message, error);
}

static gboolean
read_texts (const RespiteJson  *object,
            const Text         *texts,
            gsize               n_texts,
            GError            **error)
{
  for (gsize i = 0; i < n_texts; i++)
    if (!read_text (object, &texts[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
read_word (const RespiteJson  *object,
           const char         *name,
           const RespiteCode  *codes,
           int                *value,
           GError            **error)
{
  const RespiteJson *json = respite_json_get (object, name);

  if (json == NULL)
    return TRUE;
  if (json->type != RESPITE_JSON_STRING || !respite_code_from_word (codes, json->text, value))
    return respite_set_error (error, RESPITE_ERROR_PARSE, N_("Line %d: “%s” has none of its words here"), json->line,
                              name);

  return TRUE;
}

static gboolean
read_length (const RespiteJson  *root,
             gint64             *ms,
             GError            **error)
{
  const RespiteJson *json = respite_json_get (root, "planned_minutes");
  gint64 minutes;

  if (json == NULL)
    return TRUE;
  if ((json->type != RESPITE_JSON_NUMBER && json->type != RESPITE_JSON_STRING) ||
      !g_ascii_string_to_signed (json->text, 10, 1, MOST_MINUTES, &minutes, NULL))
    return refuse (json, N_("the planned minutes are a whole number from 1 to 1440"), error);
  *ms = minutes * RESPITE_MINUTE_MS;

  return TRUE;
}

static gboolean
check_date (const RespiteJson  *object,
            const char         *name,
            const char         *text,
            gboolean            month_is_enough,
            GError            **error)
{
  g_autofree char *whole = g_strconcat (text, month_is_enough && strlen (text) == 7 ? "-01" : "", NULL);
  GDate date;

  return *text == '\0' || respite_date_parse (whole, &date) ||
         respite_set_error (error, RESPITE_ERROR_PARSE, N_("Line %d, %s: this is not a date such as 2026-11-22"),
                            respite_json_get (object, name)->line, name);
}

static gboolean
read_rate (const RespiteJson  *root,
           RespiteOrder       *order,
           GError            **error)
{
  g_autoptr (GError) reason = NULL;

  if (*order->rate_text == '\0')
    return TRUE;
  if (!respite_rate_parse (order->rate_text, order->weight_g, order->concentration_ug_per_ml, &order->rate_ugph,
                           &reason))
    return respite_set_error (error, RESPITE_ERROR_PARSE, N_("Line %d, %s: %s"), respite_json_get (root, "rate")->line,
                              "rate", reason->message);

  return TRUE;
}

/* Of a nasal spray: how many devices lie ready. */
static gboolean
read_devices (const RespiteJson   *json,
              RespitePreparation  *preparation,
              GError             **error)
{
  gint64 devices;

  if ((json->type != RESPITE_JSON_NUMBER && json->type != RESPITE_JSON_STRING) ||
      !g_ascii_string_to_signed (json->text, 10, RESPITE_ESKETAMINE_LEAST_DEVICES, RESPITE_ESKETAMINE_MOST_DEVICES,
                                 &devices, NULL))
    return refuse (json, N_("there are 2 or 3 devices"), error);
  respite_esketamine_fill_preparation (preparation, (int) devices);

  return TRUE;
}

static RespitePreparation *
read_preparation (const RespiteJson  *json,
                  GError            **error)
{
  static const char *const names[] = { "lot", "expiry", "vial", "strength_mg_per_ml", "vial_ml", "drawn_ml",
                                       "devices", "checked_by", NULL };
  static const char *const needed[] = { "lot", "expiry", "strength_mg_per_ml", "drawn_ml" };
  static const char *const replaced[] = { "strength_mg_per_ml", "vial_ml", "drawn_ml" };
  const RespiteJson *devices = json->type == RESPITE_JSON_OBJECT ? respite_json_get (json, "devices") : NULL;
  g_autoptr (RespitePreparation) preparation = respite_preparation_new ();
  const Text texts[] = {
    { "lot", &preparation->lot }, { "expiry", &preparation->expiry }, { "vial", &preparation->vial },
    { "checked_by", &preparation->checked_name },
  };
  const Amount amounts[] = {
    { "strength_mg_per_ml", &preparation->strength_ug_per_ml }, { "vial_ml", &preparation->vial_ul },
    { "drawn_ml", &preparation->drawn_ul },
  };

  if (!check_members (json, names, error))
    return NULL;
  for (gsize i = 0; devices != NULL && i < G_N_ELEMENTS (replaced); i++)
    if (respite_json_get (json, replaced[i]) != NULL)
      {
        refuse (devices, N_("devices have a content of their own; no strength and no volume goes with them"), error);
        return NULL;
      }
  for (gsize i = 0; i < (devices != NULL ? 2 : G_N_ELEMENTS (needed)); i++)
    if (respite_json_get (json, needed[i]) == NULL)
      {
        respite_set_error (error, RESPITE_ERROR_PARSE, N_("Line %d: “%s” is missing"), json->line, needed[i]);
        return NULL;
      }

  if (!read_texts (json, texts, G_N_ELEMENTS (texts), error) ||
      !read_amounts (json, amounts, G_N_ELEMENTS (amounts), error) ||
      !check_date (json, "expiry", preparation->expiry, TRUE, error) ||
      (devices != NULL && !read_devices (devices, preparation, error)))
    return NULL;

  return g_steal_pointer (&preparation);
}

static RespiteOrder *
read_order (const RespiteJson  *root,
            GError            **error)
{
  static const char *const names[] = {
    "drug", "dose_mg", "dose_mg_per_kg", "weight_kg", "weight_kind", "weight_on", "bag_ml", "concentration_mg_per_ml",
    "planned_minutes", "rate", "adjuncts", "note", "preparation", NULL,
  };
  g_autoptr (RespiteOrder) order = respite_order_new ();
  const Text texts[] = {
    { "weight_on", &order->weight_on }, { "rate", &order->rate_text }, { "adjuncts", &order->adjuncts },
    { "note", &order->note },
  };
  const Amount amounts[] = {
    { "dose_mg", &order->dose_ug }, { "dose_mg_per_kg", &order->dose_ug_per_kg }, { "weight_kg", &order->weight_g },
    { "bag_ml", &order->bag_ul }, { "concentration_mg_per_ml", &order->concentration_ug_per_ml },
  };
  int drug = RESPITE_DRUG_KETAMINE_IV;
  int weight_kind = RESPITE_WEIGHT_ACTUAL;

  if (!check_members (root, names, error))
    return NULL;
  if (respite_json_get (root, "drug") == NULL)
    {
      respite_set_error (error, RESPITE_ERROR_PARSE, N_("Line %d: “%s” is missing"), root->line, "drug");
      return NULL;
    }

  if (!read_word (root, "drug", respite_drug_codes, &drug, error) ||
      !read_word (root, "weight_kind", respite_weight_kind_codes, &weight_kind, error) ||
      !read_texts (root, texts, G_N_ELEMENTS (texts), error) ||
      !read_amounts (root, amounts, G_N_ELEMENTS (amounts), error) ||
      !check_date (root, "weight_on", order->weight_on, FALSE, error) ||
      !read_length (root, &order->planned_ms, error) || !read_rate (root, order, error))
    return NULL;
  order->drug = (RespiteDrug) drug;
  order->weight_kind = (RespiteWeightKind) weight_kind;

  return g_steal_pointer (&order);
}

RespiteOrder *
respite_order_from_json (const char          *json,
                         gssize               length,
                         RespitePreparation **preparation,
                         GError             **error)
{
  g_autoptr (RespiteJson) root = respite_json_parse (json, length, error);
  g_autoptr (RespiteOrder) order = root != NULL ? read_order (root, error) : NULL;
  g_autoptr (RespitePreparation) found = NULL;
  const RespiteJson *part;

  if (preparation != NULL)
    *preparation = NULL;
  if (order == NULL)
    return NULL;

  part = respite_json_get (root, "preparation");
  if (part != NULL)
    {
      found = read_preparation (part, error);
      if (found == NULL)
        return NULL;
    }
  if (preparation != NULL)
    *preparation = g_steal_pointer (&found);

  return g_steal_pointer (&order);
}

static const RespiteChecklistItem *
find_line (GPtrArray  *checklist,
           const char *code)
{
  for (guint i = 0; i < checklist->len; i++)
    if (g_str_equal (((const RespiteChecklistItem *) checklist->pdata[i])->code, code))
      return checklist->pdata[i];

  return NULL;
}

/* true and false are as good as "yes" and "no". */
static gboolean
read_answer (const RespiteJson  *json,
             RespiteCheck       *check,
             GError            **error)
{
  int answer = RESPITE_ANSWER_NONE;

  if (json->type == RESPITE_JSON_BOOLEAN)
    answer = json->truth ? RESPITE_ANSWER_YES : RESPITE_ANSWER_NO;
  else if (json->type != RESPITE_JSON_STRING || !respite_code_from_word (respite_answer_codes, json->text, &answer))
    return refuse (json, N_("an answer is “yes”, “no”, “n/a” or “none”"), error);
  check->answer = (RespiteAnswer) answer;

  return TRUE;
}

static RespiteCheck *
read_check (const RespiteJson           *json,
            const RespiteChecklistItem  *line,
            GError                     **error)
{
  static const char *const names[] = { "answer", "value", "reason", NULL };
  g_autoptr (RespiteCheck) check = respite_check_new ();
  const Text texts[] = { { "value", &check->value }, { "reason", &check->reason } };
  const RespiteJson *answer = json->type == RESPITE_JSON_OBJECT ? respite_json_get (json, "answer") : json;

  check->code = g_strdup (line->code);
  check->text = g_strdup (line->text);
  check->is_required = line->is_required;
  check->staff_name = g_strdup ("");
  if (json->type == RESPITE_JSON_OBJECT && !check_members (json, names, error))
    return NULL;
  if (answer != NULL && !read_answer (answer, check, error))
    return NULL;
  if (!read_texts (json, texts, G_N_ELEMENTS (texts), error))
    return NULL;

  return g_steal_pointer (&check);
}

GPtrArray *
respite_checks_from_json (const char  *json,
                          gssize       length,
                          GPtrArray   *checklist,
                          GError     **error)
{
  g_autoptr (RespiteJson) root = respite_json_parse (json, length, error);
  g_autoptr (GPtrArray) checks = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_check_free);

  if (root == NULL)
    return NULL;
  if (root->type != RESPITE_JSON_OBJECT)
    {
      refuse (root, N_("the file must be an object of lines and answers"), error);
      return NULL;
    }

  for (guint i = 0; i < root->items->len; i++)
    {
      const RespiteJson *member = root->items->pdata[i];
      const RespiteChecklistItem *line = find_line (checklist, root->names->pdata[i]);
      RespiteCheck *check;

      if (line == NULL)
        {
          respite_set_error (error, RESPITE_ERROR_PARSE, N_("Line %d: the checklist has no line “%s”"), member->line,
                             (const char *) root->names->pdata[i]);
          return NULL;
        }
      check = read_check (member, line, error);
      if (check == NULL)
        return NULL;
      g_ptr_array_add (checks, check);
    }

  return g_steal_pointer (&checks);
}
