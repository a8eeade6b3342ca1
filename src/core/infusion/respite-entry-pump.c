/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "infusion/respite-entry-private.h"

#include <string.h>

#include "base/respite-error.h"
#include "base/respite-quantity.h"
#include "infusion/respite-esketamine.h"

/* Typed amounts are read to a millionth of their unit. */
#define AMOUNT_DECIMALS 6
#define AMOUNT_ONE      1000000

/* A new rate so many times the last one, or less than that part of it, is more often a slip. */
#define UNUSUAL_FACTOR 3

static gboolean
is_unit_begun (const char *const *units,
               const char        *text)
{
  for (; *units != NULL; units++)
    if (g_ascii_strncasecmp (*units, text, strlen (text)) == 0)
      return TRUE;

  return FALSE;
}

/* Whether typing on at the end of @number and @unit could still make sense of them. */
static gboolean
may_go_on (const char        *number,
           const char        *unit,
           const char        *after,
           const char *const *units)
{
  gsize length = strlen (number);
  const char *point = strchr (number, '.');

  if (strchr (number, ',') != NULL || (point != NULL && strchr (point + 1, '.') != NULL))
    return FALSE;
  if (length > 0 && number[length - 1] == '.')
    return *unit == '\0';

  return *after == '\0' && is_unit_begun (units, unit);
}

/* Whether @rate is far from what the pump does, or, for a start, is not what was ordered. */
static gboolean
is_rate_unusual (const RespiteEntryReader *reader,
                 RespiteEventKind          kind,
                 gint64                    rate)
{
  gint64 ordered = reader->context->rate_ugph;
  gint64 last = 0;

  if (kind == RESPITE_EVENT_START)
    return ordered > 0 && ABS (rate - ordered) * 20 > ordered;
  if (reader->context->timeline != NULL)
    respite_timeline_get_pump (reader->context->timeline, reader->at, &last);
  if (last == 0)
    last = ordered;

  return last > 0 && (rate > last * UNUSUAL_FACTOR || rate < last / UNUSUAL_FACTOR);
}

/* Reads the rest of the line as a rate. */
static gint64
read_rate (RespiteEntryReader *reader,
           RespiteEventKind    kind)
{
  const RespiteEntryContext *context = reader->context;
  RespiteEntryChip *chip;
  g_autofree char *number = NULL;
  g_autofree char *unit = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *plain = NULL;
  const char *after;
  GError *error = NULL;
  gint64 rate = 0;

  respite_entry_split_amount (reader->rest, &number, &unit, &after);
  chip = respite_entry_reader_add_chip (reader, N_("rate"), g_strdup (reader->rest));

  if (!respite_rate_parse (reader->rest, context->weight_g, context->concentration_ug_per_ml, &rate, &error))
    {
      gboolean has_unit = FALSE;

      for (gsize i = 0; respite_entry_rate_units[i] != NULL; i++)
        has_unit = has_unit || g_ascii_strcasecmp (respite_entry_rate_units[i], unit) == 0;
      if (!has_unit && may_go_on (number, unit, after, respite_entry_rate_units))
        {
          respite_entry_reader_want (reader, chip, g_str_has_suffix (number, ".") ?
                                     N_("The number is not complete") : error->message);
          g_error_free (error);
        }
      else
        {
          respite_entry_reader_refuse (reader, chip, error);
        }
      return 0;
    }

  plain = g_strconcat (number, " ", unit, NULL);
  shown = respite_quantity_format_mg_per_h (rate);
  g_free (chip->value);
  chip->value = strcmp (plain, shown) == 0 ? g_strdup (shown) : g_strdup_printf ("%s = %s", plain, shown);
  if (is_rate_unusual (reader, kind, rate))
    respite_entry_reader_ask (reader, chip, kind == RESPITE_EVENT_START ?
                              N_("The order says another rate") :
                              N_("This is more than three times the rate before, or less than a third"));
  reader->rest += strlen (reader->rest);

  return rate;
}

static gboolean
convert_amount (const RespiteEntryContext *context,
                const char                *number,
                const char                *unit,
                gint64                    *amount_ug,
                GError                   **error)
{
  gint64 value = 0;

  if (!respite_quantity_parse (number, AMOUNT_DECIMALS, &value, error))
    return FALSE;
  if (value > RESPITE_EVENT_MAX_BOLUS_UG * AMOUNT_ONE)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("This bolus is too large to be possible"));

  if (g_ascii_strcasecmp (unit, "mg") == 0)
    *amount_ug = respite_muldiv (value, 1000, AMOUNT_ONE);
  else if (g_ascii_strcasecmp (unit, "mcg") == 0)
    *amount_ug = respite_muldiv (value, 1, AMOUNT_ONE);
  else if (g_ascii_strcasecmp (unit, "mg/kg") == 0 && context->weight_g > 0)
    *amount_ug = respite_muldiv (value, context->weight_g, AMOUNT_ONE);
  else if (g_ascii_strcasecmp (unit, "ml") == 0 && context->concentration_ug_per_ml > 0)
    *amount_ug = respite_muldiv (value, context->concentration_ug_per_ml, AMOUNT_ONE);
  else if (g_ascii_strcasecmp (unit, "mg/kg") == 0)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("A bolus by weight needs the weight of the order"));
  else if (g_ascii_strcasecmp (unit, "ml") == 0)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("A bolus in mL needs the concentration of the order"));
  else
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("A bolus needs its unit: mg, mcg, mg/kg or mL"));

  return TRUE;
}

static gboolean
is_beyond_order (const RespiteEntryReader *reader,
                 gint64                    amount)
{
  const RespiteEntryContext *context = reader->context;
  gint64 given = context->timeline != NULL ? respite_timeline_get_given (context->timeline, reader->at) : 0;

  return context->dose_ug > 0 && given + amount > context->dose_ug;
}

/* Asks once where the device before it was used less than 5 minutes ago. */
static void
ask_device (RespiteEntryReader *reader,
            RespiteEntryChip   *chip)
{
  const RespiteTimeline *timeline = reader->context->timeline;

  if (timeline != NULL && respite_timeline_get_given (timeline, reader->at) >
      respite_timeline_get_given (timeline, reader->at - RESPITE_ESKETAMINE_APART_MS))
    respite_entry_reader_ask (reader, chip, N_("The device before was used less than 5 minutes ago"));
}

/* Asks once where more would be given than was ordered. */
static void
ask_amount (RespiteEntryReader *reader,
            RespiteEntryChip   *chip,
            gint64              amount)
{
  if (is_beyond_order (reader, amount))
    respite_entry_reader_ask (reader, chip, N_("More would be given than was ordered"));
}

static gint64
read_amount (RespiteEntryReader *reader)
{
  const RespiteEntryContext *context = reader->context;
  RespiteEntryChip *chip;
  g_autofree char *number = NULL;
  g_autofree char *unit = NULL;
  const char *after;
  GError *error = NULL;
  gint64 amount = 0;

  if (!respite_entry_split_amount (reader->rest, &number, &unit, &after) && *unit != '\0')
    {
      respite_entry_reader_refuse_text (reader, NULL, N_("A bolus needs its amount, such as 5 mg"));
      return 0;
    }
  if (*after != '\0')
    {
      respite_entry_reader_refuse_text (reader, NULL, N_("Nothing may follow the amount of a bolus"));
      return 0;
    }

  chip = respite_entry_reader_add_chip (reader, N_("bolus"), g_strdup (reader->rest));
  if (*number == '\0')
    {
      respite_entry_reader_want (reader, chip, N_("A bolus needs its amount, such as 5 mg"));
      return 0;
    }
  if ((*unit == '\0' || strcmp (unit, "m") == 0 || strcmp (unit, "mc") == 0 || g_str_equal (unit, "mg/") ||
       g_str_equal (unit, "mg/k")) && may_go_on (number, unit, after, respite_entry_bolus_units))
    {
      respite_entry_reader_want (reader, chip, N_("A bolus needs its unit: mg, mcg, mg/kg or mL"));
      return 0;
    }
  if (!convert_amount (context, number, unit, &amount, &error))
    {
      respite_entry_reader_refuse (reader, chip, error);
      return 0;
    }

  g_free (chip->value);
  chip->value = respite_quantity_format_mg (amount);
  if (context->drug == RESPITE_DRUG_ESKETAMINE_NASAL && amount % RESPITE_ESKETAMINE_DEVICE_UG != 0)
    {
      respite_entry_reader_refuse_text (reader, chip, N_("A nasal spray is given in whole devices of 28 mg"));
      return 0;
    }
  if (context->drug == RESPITE_DRUG_ESKETAMINE_NASAL)
    ask_device (reader, chip);
  ask_amount (reader, chip, amount);
  reader->rest += strlen (reader->rest);

  return amount;
}

/* One device of a nasal spray. */
static gint64
read_device (RespiteEntryReader *reader)
{
  RespiteEntryChip *chip = respite_entry_reader_add_chip (reader, N_("device"), NULL);

  chip->value = respite_quantity_format_mg (RESPITE_ESKETAMINE_DEVICE_UG);
  if (reader->context->drug != RESPITE_DRUG_ESKETAMINE_NASAL)
    respite_entry_reader_refuse_text (reader, chip, N_("Only a nasal spray comes in devices"));
  else if (!respite_entry_reader_at_end (reader))
    respite_entry_reader_refuse_text (reader, chip, N_("Write down each device when it is used"));
  else
    {
      ask_device (reader, chip);
      ask_amount (reader, chip, RESPITE_ESKETAMINE_DEVICE_UG);
    }

  return RESPITE_ESKETAMINE_DEVICE_UG;
}

/* A start without a rate begins as ordered; a nasal spray has no rate. */
static gint64
read_start_rate (RespiteEntryReader *reader)
{
  RespiteEntryChip *chip;

  if (reader->context->drug == RESPITE_DRUG_ESKETAMINE_NASAL)
    {
      if (!respite_entry_reader_at_end (reader))
        respite_entry_reader_refuse_text (reader, NULL, N_("A nasal spray has no rate"));
      return 0;
    }
  if (!respite_entry_reader_at_end (reader))
    return read_rate (reader, RESPITE_EVENT_START);

  if (reader->context->rate_ugph <= 0)
    {
      respite_entry_reader_want (reader, NULL, N_("The start needs a rate, such as start 53.6 mg/h"));
      return 0;
    }
  chip = respite_entry_reader_add_chip (reader, N_("rate"), NULL);
  chip->value = respite_quantity_format_mg_per_h (reader->context->rate_ugph);

  return reader->context->rate_ugph;
}

RespiteEvent *
respite_entry_read_pump (RespiteEntryReader     *reader,
                         const RespiteEntryWord *word)
{
  g_autoptr (RespiteEvent) event = NULL;
  int kind = RESPITE_EVENT_NOTE;

  respite_code_from_word (respite_event_kind_codes, word->code, &kind);
  event = respite_event_new ((RespiteEventKind) kind, reader->at);

  if (word->form == RESPITE_ENTRY_FORM_BOLUS)
    {
      event->amount_ug = read_amount (reader);
    }
  else if (word->form == RESPITE_ENTRY_FORM_DEVICE)
    {
      event->amount_ug = read_device (reader);
    }
  else if (word->form == RESPITE_ENTRY_FORM_START)
    {
      respite_entry_reader_add_chip (reader, N_("start"), g_strdup (""));
      event->rate_ugph = read_start_rate (reader);
    }
  else if (word->form == RESPITE_ENTRY_FORM_RATE && reader->context->drug == RESPITE_DRUG_ESKETAMINE_NASAL)
    {
      respite_entry_reader_refuse_text (reader, NULL, N_("A nasal spray has no rate"));
    }
  else if (word->form == RESPITE_ENTRY_FORM_RATE)
    {
      event->rate_ugph = read_rate (reader, event->kind);
    }
  else
    {
      respite_entry_reader_add_chip (reader, N_("resume"), g_strdup (""));
      if (g_ascii_isdigit (*reader->rest) || *reader->rest == '.')
        event->rate_ugph = read_rate (reader, event->kind);
      g_free (event->text);
      event->text = g_strdup (reader->rest);
    }

  return respite_entry_reader_is_good (reader) ? g_steal_pointer (&event) : NULL;
}
