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
#include "infusion/respite-event.h"

#define MAX_DOSE_UG        (G_GINT64_CONSTANT (10000) * 1000)
#define MAX_DOSE_UG_PER_KG (G_GINT64_CONSTANT (100) * 1000)
#define MIN_WEIGHT_G       20000
#define MAX_WEIGHT_G       400000
#define MAX_BAG_UL         (G_GINT64_CONSTANT (5000) * 1000)
#define MAX_UG_PER_ML      (G_GINT64_CONSTANT (100) * 1000)
#define MAX_DIFFERENCE     20           /* a twentieth: 5 % */

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

static gboolean
differ (gint64 computed,
        gint64 entered)
{
  gint64 least = MIN (ABS (computed), ABS (entered));
  gint64 apart = ABS (computed - entered);

  return (__int128) apart * MAX_DIFFERENCE > least;
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

static void
add_weight_line (GPtrArray          *lines,
                 const RespiteOrder *order)
{
  g_autofree char *per_kg = respite_quantity_format (order->dose_ug_per_kg, 3, 3);
  g_autofree char *weight = respite_quantity_format (order->weight_g, 3, 3);
  g_autofree char *factors = g_strdup_printf ("%s mg/kg × %s kg", per_kg, weight);

  add_dose_line (lines, N_("Dose from the weight"), factors,
                 respite_muldiv (order->dose_ug_per_kg, order->weight_g, 1000), order->dose_ug);
}

static void
add_length_line (GPtrArray          *lines,
                 const RespiteOrder *order)
{
  g_autofree char *rate = respite_quantity_format_mg_per_h (order->rate_ugph);
  gint64 thousandths = respite_muldiv (order->planned_ms, 1000, RESPITE_MINUTE_MS);
  g_autofree char *minutes = respite_quantity_format (thousandths, 3, 2);
  g_autofree char *factors = g_strdup_printf ("%s × %s min", rate, minutes);

  add_dose_line (lines, N_("Dose from the rate and the planned length"), factors,
                 respite_muldiv (order->rate_ugph, order->planned_ms, RESPITE_HOUR_MS),
                 respite_order_get_dose (order));
}

static void
add_bag_line (GPtrArray          *lines,
              const RespiteOrder *order)
{
  g_autofree char *volume = respite_quantity_format_ml (order->bag_ul);
  g_autofree char *strength = respite_quantity_format (order->concentration_ug_per_ml, 3, 3);
  g_autofree char *factors = g_strdup_printf ("%s × %s mg/mL", volume, strength);

  add_dose_line (lines, N_("Drug in the bag"), factors,
                 respite_muldiv (order->bag_ul, order->concentration_ug_per_ml, 1000),
                 respite_order_get_dose (order));
}

/* The rate as typed against the rate that is kept. */
static void
add_typed_line (GPtrArray          *lines,
                const RespiteOrder *order)
{
  g_autofree char *rate = NULL;
  gint64 typed = 0;

  if (!respite_rate_parse (order->rate_text, order->weight_g, order->concentration_ug_per_ml, &typed, NULL))
    return;

  rate = respite_quantity_format_mg_per_h (typed);
  add_line (lines, N_("Rate as written"), g_strdup_printf ("%s = %s", order->rate_text, rate),
            respite_quantity_format_mg_per_h (order->rate_ugph), differ (typed, order->rate_ugph));
}

static void
add_rate_lines (GPtrArray          *lines,
                const RespiteOrder *order)
{
  g_autofree char *rate = respite_quantity_format_mg_per_h (order->rate_ugph);
  g_autofree char *per_min = respite_quantity_format (respite_muldiv (order->rate_ugph, 1, 60), 3, 3);

  add_line (lines, N_("Rate a minute"), g_strdup_printf ("%s ÷ 60 = %s mg/min", rate, per_min), NULL, FALSE);

  if (order->weight_g > 0)
    {
      g_autofree char *weight = respite_quantity_format (order->weight_g, 3, 3);
      gint64 per_kg_ug = respite_muldiv (order->rate_ugph, 1000, order->weight_g);
      g_autofree char *per_kg = respite_quantity_format (per_kg_ug, 3, 3);

      add_line (lines, N_("Rate by weight"), g_strdup_printf ("%s ÷ %s kg = %s mg/kg/h", rate, weight, per_kg),
                NULL, FALSE);
    }

  if (order->concentration_ug_per_ml > 0)
    {
      g_autofree char *strength = respite_quantity_format (order->concentration_ug_per_ml, 3, 3);
      gint64 flow_ul = respite_muldiv (order->rate_ugph, 1000, order->concentration_ug_per_ml);
      g_autofree char *flow = respite_quantity_format (flow_ul, 3, 2);

      add_line (lines, N_("Pump rate"), g_strdup_printf ("%s ÷ %s mg/mL = %s mL/h", rate, strength, flow),
                NULL, FALSE);
    }
}

static gboolean
check_range (gint64       value,
             gint64       most,
             const char  *text,
             GError     **error)
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

  if (order->dose_ug_per_kg > 0 && order->weight_g > 0)
    add_weight_line (lines, order);
  if (order->rate_ugph > 0 && order->planned_ms > 0)
    add_length_line (lines, order);
  if (order->bag_ul > 0 && order->concentration_ug_per_ml > 0)
    add_bag_line (lines, order);
  if (order->rate_ugph > 0 && !respite_str_is_empty (order->rate_text))
    add_typed_line (lines, order);
  if (order->rate_ugph > 0)
    add_rate_lines (lines, order);

  return lines;
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

gboolean
respite_order_check (const RespiteOrder  *order,
                     GError             **error)
{
  GDate date;

  g_return_val_if_fail (order != NULL, FALSE);

  if (!check_range (order->dose_ug, MAX_DOSE_UG, N_("This dose cannot be right"), error) ||
      !check_range (order->dose_ug_per_kg, MAX_DOSE_UG_PER_KG, N_("This dose by weight cannot be right"), error) ||
      !check_range (order->rate_ugph, RESPITE_EVENT_MAX_RATE_UGPH, N_("This rate cannot be right"), error) ||
      !check_range (order->bag_ul, MAX_BAG_UL, N_("This volume cannot be right"), error) ||
      !check_range (order->concentration_ug_per_ml, MAX_UG_PER_ML, N_("This concentration cannot be right"), error))
    return FALSE;
  if (order->dose_ug == 0 && order->dose_ug_per_kg == 0)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("An order needs a dose in mg or in mg/kg"));
  if (order->weight_g == 0)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("An order needs the weight in kg"));
  if (order->weight_g < MIN_WEIGHT_G || order->weight_g > MAX_WEIGHT_G)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("A weight lies between 20 and 400 kg"));
  if (!respite_date_parse (order->weight_on, &date))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("An order needs the day on which the weight was taken"));
  if (order->planned_ms < RESPITE_MINUTE_MS || order->planned_ms > RESPITE_DAY_MS)
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_("The planned length lies between 1 minute and 24 hours"));
  if (order->drug == RESPITE_DRUG_KETAMINE_IV && order->rate_ugph == 0)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("An order for an infusion needs a rate"));

  return TRUE;
}
