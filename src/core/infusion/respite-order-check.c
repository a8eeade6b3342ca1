/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "infusion/respite-order-check.h"

#include "base/respite-clock.h"
#include "base/respite-error.h"
#include "base/respite-quantity.h"
#include "base/respite-str.h"
#include "base/respite-time.h"
#include "infusion/respite-entry-line.h"
#include "infusion/respite-esketamine.h"
#include "infusion/respite-event.h"

#define MAX_DOSE_UG        (G_GINT64_CONSTANT (10000) * 1000)
#define MAX_DOSE_UG_PER_KG (G_GINT64_CONSTANT (100) * 1000)
#define MIN_WEIGHT_G       20000
#define MAX_WEIGHT_G       400000
#define MAX_BAG_UL         (G_GINT64_CONSTANT (5000) * 1000)
#define MAX_UG_PER_ML      (G_GINT64_CONSTANT (100) * 1000)
#define MAX_DIFFERENCE     20           /* a twentieth: 5 % */
#define MAX_WEIGHT_CHANGE  10           /* a tenth */

/* Abbreviations that were taken for another medicine (ISMP); the second word is what to write. */
static const struct
{
  const char *word;
  const char *name;
} abbreviations[] = {
  { "MS", "morphine" }, { "MSO4", "morphine" }, { "MgSO4", "magnesium sulfate" }, { "ket", "ketamine" },
};

static void
free_line (void *data)
{
  RespiteOrderLine *line = data;

  g_free (line->formula);
  g_free (line->entered);
  g_free (line);
}

static void
add_line (GPtrArray  *lines,
          const char *label,
          char       *formula,
          char       *entered,
          gboolean    differs)
{
  RespiteOrderLine *line = g_new (RespiteOrderLine, 1);

  *line = (RespiteOrderLine) { label, formula, entered, differs };
  g_ptr_array_add (lines, line);
}

/* Whether the two are more than one @part of the smaller one apart. */
static gboolean
differ_by (gint64 computed,
           gint64 entered,
           int    part)
{
  gint64 least = MIN (ABS (computed), ABS (entered));
  gint64 apart = ABS (computed - entered);

  return (__int128) apart * part > least;
}

static gboolean
differ (gint64 computed,
        gint64 entered)
{
  return differ_by (computed, entered, MAX_DIFFERENCE);
}

/* Adds a line that arrives at @computed micrograms, compared with the dose as written. */
static void
add_dose_line (GPtrArray  *lines,
               const char *label,
               const char *factors,
               gint64      computed,
               gint64      written)
{
  g_autofree char *dose = respite_quantity_format_mg (computed);

  add_line (lines, label, g_strdup_printf ("%s = %s", factors, dose),
            written > 0 ? respite_quantity_format_mg (written) : NULL, written > 0 && differ (computed, written));
}

/* Every gram counts in a sum. */
static char *
format_weight (const RespiteOrder *order)
{
  return respite_quantity_format_unit (order->weight_g, 3, 3, "kg");
}

static char *
format_minutes (gint64 ms)
{
  return respite_quantity_format_unit (respite_muldiv (ms, 1000, RESPITE_MINUTE_MS), 3, 2, "min");
}

/* "28 mg × 2 = 56 mg" */
static void
add_device_line (GPtrArray          *lines,
                 const RespiteOrder *order)
{
  int devices = respite_esketamine_count_devices (order->dose_ug);
  g_autofree char *device = respite_quantity_format_mg (RESPITE_ESKETAMINE_DEVICE_UG);
  g_autofree char *factors = g_strdup_printf ("%s × %d", device, devices);

  if (devices > 0)
    add_dose_line (lines, N_ ("Dose of the devices"), factors, devices * RESPITE_ESKETAMINE_DEVICE_UG, order->dose_ug);
}

static void
add_weight_line (GPtrArray          *lines,
                 const RespiteOrder *order)
{
  g_autofree char *per_kg = respite_quantity_format_dose_per_kg (order->dose_ug_per_kg);
  g_autofree char *weight = format_weight (order);
  g_autofree char *factors = g_strdup_printf ("%s × %s", per_kg, weight);

  add_dose_line (lines, N_ ("Dose from the weight"), factors,
                 respite_muldiv (order->dose_ug_per_kg, order->weight_g, 1000), order->dose_ug);
}

static void
add_length_line (GPtrArray          *lines,
                 const RespiteOrder *order)
{
  g_autofree char *rate = respite_quantity_format_mg_per_h (order->rate_ugph);
  g_autofree char *minutes = format_minutes (order->planned_ms);
  g_autofree char *factors = g_strdup_printf ("%s × %s", rate, minutes);

  add_dose_line (lines, N_ ("Dose from the rate and the planned length"), factors,
                 respite_muldiv (order->rate_ugph, order->planned_ms, RESPITE_HOUR_MS),
                 respite_order_get_dose (order));
}

static void
add_bag_line (GPtrArray          *lines,
              const RespiteOrder *order)
{
  g_autofree char *volume = respite_quantity_format_ml (order->bag_ul);
  g_autofree char *strength = respite_quantity_format_mg_per_ml (order->concentration_ug_per_ml);
  g_autofree char *factors = g_strdup_printf ("%s × %s", volume, strength);

  add_dose_line (lines, N_ ("Drug in the bag"), factors,
                 respite_muldiv (order->bag_ul, order->concentration_ug_per_ml, 1000),
                 respite_order_get_dose (order));
}

/* How long what is in the bag lasts at the rate, against the planned length. */
static void
add_time_line (GPtrArray          *lines,
               const RespiteOrder *order)
{
  g_autofree char *volume = respite_quantity_format_ml (order->bag_ul);
  g_autofree char *flow = respite_quantity_format_ml_per_h (order->rate_ugph, order->concentration_ug_per_ml);
  gint64 in_bag_ug = respite_muldiv (order->bag_ul, order->concentration_ug_per_ml, 1000);
  gint64 lasts_ms = respite_muldiv (in_bag_ug, RESPITE_HOUR_MS, order->rate_ugph);
  g_autofree char *lasts = format_minutes (lasts_ms);

  add_line (lines, N_ ("Time for the bag"), g_strdup_printf ("%s ÷ %s = %s", volume, flow, lasts),
            order->planned_ms > 0 ? format_minutes (order->planned_ms) : NULL,
            order->planned_ms > 0 && differ (lasts_ms, order->planned_ms));
}

/* The rate as typed against the rate that is kept. */
static void
add_typed_line (GPtrArray          *lines,
                const RespiteOrder *order)
{
  g_autofree char *rate = NULL;
  g_autofree char *tidy = NULL;
  gint64 typed = 0;

  if (!respite_rate_parse (order->rate_text, order->weight_g, order->concentration_ug_per_ml, &typed, NULL))
    return;

  rate = respite_quantity_format_mg_per_h (typed);
  tidy = respite_quantity_tidy (order->rate_text);
  add_line (lines, N_ ("Rate as written"), g_strdup_printf ("%s = %s", tidy, rate),
            respite_quantity_format_mg_per_h (order->rate_ugph), differ (typed, order->rate_ugph));
}

static void
add_rate_lines (GPtrArray          *lines,
                const RespiteOrder *order)
{
  g_autofree char *rate = respite_quantity_format_mg_per_h (order->rate_ugph);
  g_autofree char *per_min = respite_quantity_format_mg_per_min (order->rate_ugph);

  add_line (lines, N_ ("Rate a minute"), g_strdup_printf ("%s ÷ 60 = %s", rate, per_min), NULL, FALSE);

  if (order->weight_g > 0)
    {
      g_autofree char *weight = format_weight (order);
      g_autofree char *per_kg = respite_quantity_format_mg_per_kg_h (order->rate_ugph, order->weight_g);

      add_line (lines, N_ ("Rate by weight"), g_strdup_printf ("%s ÷ %s = %s", rate, weight, per_kg),
                NULL, FALSE);
    }

  if (order->concentration_ug_per_ml > 0)
    {
      g_autofree char *strength = respite_quantity_format_mg_per_ml (order->concentration_ug_per_ml);
      g_autofree char *flow = respite_quantity_format_ml_per_h (order->rate_ugph, order->concentration_ug_per_ml);

      add_line (lines, N_ ("Pump rate"), g_strdup_printf ("%s ÷ %s = %s", rate, strength, flow),
                NULL, FALSE);
    }
}

static gboolean
check_range (gint64      value,
             gint64      most,
             const char *text,
             GError    **error)
{
  if (value >= 0 && value <= most)
    return TRUE;

  return respite_set_error (error, RESPITE_ERROR_INVALID, "%s", respite_translate (text));
}

GPtrArray *
respite_order_list_lines (const RespiteOrder *order)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (free_line);

  g_return_val_if_fail (order != NULL, lines);

  if (order->drug == RESPITE_DRUG_ESKETAMINE_NASAL)
    add_device_line (lines, order);
  if (order->dose_ug_per_kg > 0 && order->weight_g > 0)
    add_weight_line (lines, order);
  if (order->rate_ugph > 0 && order->planned_ms > 0)
    add_length_line (lines, order);
  if (order->bag_ul > 0 && order->concentration_ug_per_ml > 0)
    add_bag_line (lines, order);
  if (order->bag_ul > 0 && order->concentration_ug_per_ml > 0 && order->rate_ugph > 0)
    add_time_line (lines, order);
  if (order->rate_ugph > 0 && !respite_str_is_empty (order->rate_text))
    add_typed_line (lines, order);
  if (order->rate_ugph > 0)
    add_rate_lines (lines, order);

  return lines;
}

void
respite_order_add_weight_line (GPtrArray          *lines,
                               const RespiteOrder *order,
                               gint64              measured_g)
{
  g_return_if_fail (lines != NULL && order != NULL);

  if (order->weight_kind != RESPITE_WEIGHT_ACTUAL || order->weight_g <= 0 || measured_g <= 0 ||
      !differ_by (measured_g, order->weight_g, MAX_WEIGHT_CHANGE))
    return;

  add_line (lines, N_ ("Weight measured last"), respite_quantity_format_kg (measured_g), format_weight (order), TRUE);
}

const RespiteOrderLine *
respite_order_find_difference (GPtrArray *lines)
{
  g_return_val_if_fail (lines != NULL, NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const RespiteOrderLine *line = g_ptr_array_index (lines, i);

      if (line->differs)
        return line;
    }

  return NULL;
}

gint64
respite_order_get_dose (const RespiteOrder *order)
{
  g_return_val_if_fail (order != NULL, 0);

  if (order->dose_ug > 0)
    return order->dose_ug;
  if (order->dose_ug_per_kg > 0 && order->weight_g > 0)
    return respite_muldiv (order->dose_ug_per_kg, order->weight_g, 1000);

  return 0;
}

/* A name that is taken for another one is refused with the name to write. */
static gboolean
check_names (const char *text,
             GError    **error)
{
  g_auto (GStrv) words = g_strsplit_set (text != NULL ? text : "", " ,;:.()/+\n\t", -1);

  for (char **word = words; *word != NULL; word++)
    for (gsize i = 0; i < G_N_ELEMENTS (abbreviations); i++)
      if (g_ascii_strcasecmp (*word, abbreviations[i].word) == 0)
        return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("Write the medicine in full: %s, not %s"),
                                  abbreviations[i].name, *word);

  return TRUE;
}

/* Whole devices, nothing of a bag or a pump, and an observation of two hours; a weight is not needed. */
static gboolean
check_nasal (const RespiteOrder *order,
             GError            **error)
{
  if (order->dose_ug_per_kg != 0 || order->rate_ugph != 0 || order->bag_ul != 0 || order->concentration_ug_per_ml != 0)
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_ ("A nasal spray is ordered in mg alone: it has no rate, no bag and no dose by "
                                  "weight"));
  if (respite_esketamine_count_devices (order->dose_ug) == 0)
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_ ("A nasal spray is ordered in whole devices: 56 mg are two, 84 mg are three"));
  if (order->planned_ms < RESPITE_ESKETAMINE_OBSERVED_MS)
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_ ("After a nasal spray the patient is observed for at least 120 minutes"));

  return TRUE;
}

gboolean
respite_order_check (const RespiteOrder *order,
                     GError            **error)
{
  GDate date;

  g_return_val_if_fail (order != NULL, FALSE);

  if (!check_range (order->dose_ug, MAX_DOSE_UG, N_ ("This dose cannot be right"), error) ||
      !check_range (order->dose_ug_per_kg, MAX_DOSE_UG_PER_KG, N_ ("This dose by weight cannot be right"), error) ||
      !check_range (order->rate_ugph, RESPITE_EVENT_MAX_RATE_UGPH, N_ ("This rate cannot be right"), error) ||
      !check_range (order->bag_ul, MAX_BAG_UL, N_ ("This volume cannot be right"), error) ||
      !check_range (order->concentration_ug_per_ml, MAX_UG_PER_ML, N_ ("This concentration cannot be right"), error))
    return FALSE;
  if (order->dose_ug == 0 && order->dose_ug_per_kg == 0)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("An order needs a dose in mg or in mg/kg"));
  if (order->drug == RESPITE_DRUG_ESKETAMINE_NASAL && !check_nasal (order, error))
    return FALSE;
  if (order->drug == RESPITE_DRUG_KETAMINE_IV && order->weight_g == 0)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("An order needs the weight in kg"));
  if (order->weight_g != 0 && (order->weight_g < MIN_WEIGHT_G || order->weight_g > MAX_WEIGHT_G))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("A weight lies between 20 and 400 kg"));
  if (order->weight_g != 0 && !respite_date_parse (order->weight_on, &date))
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_ ("An order needs the day on which the weight was taken"));
  if (order->planned_ms < RESPITE_MINUTE_MS || order->planned_ms > RESPITE_DAY_MS)
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_ ("The planned length lies between 1 minute and 24 hours"));
  if (order->drug == RESPITE_DRUG_KETAMINE_IV && order->rate_ugph == 0)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("An order for an infusion needs a rate"));

  return check_names (order->adjuncts, error);
}
