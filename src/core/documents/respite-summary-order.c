/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-summary-private.h"

#include "base/respite-clock.h"
#include "base/respite-quantity.h"
#include "base/respite-str.h"
#include "base/respite-time.h"
#include "infusion/respite-esketamine.h"
#include "infusion/respite-order-check.h"

static char *
describe_dose (const RespiteOrder *order)
{
  g_autofree char *mg = order->dose_ug > 0 ? respite_quantity_format_mg (order->dose_ug) : NULL;
  g_autofree char *per_kg = respite_quantity_format_dose_per_kg (order->dose_ug_per_kg);

  if (order->dose_ug_per_kg <= 0)
    return g_steal_pointer (&mg);

  return mg != NULL ? g_strdup_printf ("%s, %s", mg, per_kg) : g_steal_pointer (&per_kg);
}

static char *
describe_weight (const RespiteSummary *self,
                 const RespiteOrder   *order)
{
  g_autofree char *kg = respite_quantity_format_kg (order->weight_g);
  g_autofree char *date = respite_words_format_date (self->words, order->weight_on != NULL ? order->weight_on : "");
  const char *kind = respite_words_lookup (self->words, "weight",
                                           respite_code_to_word (respite_weight_kind_codes, (int) order->weight_kind));

  return order->weight_g > 0 ? respite_words_format (self->words, "summary", "weight-used-value", "kg", kg, "kind",
                                                     kind, "date", date, NULL) : NULL;
}

static char *
describe_bag (const RespiteSummary *self,
              const RespiteOrder   *order)
{
  g_autofree char *ml = respite_quantity_format_ml (order->bag_ul);
  g_autofree char *strength = respite_quantity_format_mg_per_ml (order->concentration_ug_per_ml);

  if (order->bag_ul <= 0)
    return order->concentration_ug_per_ml > 0 ? g_steal_pointer (&strength) : NULL;
  if (order->concentration_ug_per_ml <= 0)
    return g_steal_pointer (&ml);

  return respite_words_format (self->words, "summary", "bag-value", "ml", ml, "strength", strength, NULL);
}

static char *
describe_act (const RespiteSummary *self,
              const char           *name,
              gint64                at)
{
  g_autofree char *moment = respite_words_format_moment (self->words, at, self->zone);

  if (respite_str_is_empty (name))
    return NULL;

  if (at == 0)
    return g_strdup (name);

  return respite_words_format (self->words, "summary", "ordered-value", "name", name, "moment", moment, NULL);
}

/* The sum with what was written; in bold where the two are apart. */
static RespiteRich *
make_sum (const RespiteSummary   *self,
          const RespiteOrderLine *line)
{
  RespiteRich *rich = respite_rich_new (respite_words_lookup (self->words, "order-line", line->label),
                                        RESPITE_RICH_MUTED);
  g_autofree char *written = NULL;

  respite_rich_append (rich, ": ", RESPITE_RICH_MUTED);
  respite_rich_append_amounts (rich, line->formula, RESPITE_RICH_PLAIN);
  if (line->entered == NULL || (!line->differs && g_str_has_suffix (line->formula, line->entered)))
    return rich;

  written = respite_words_format (self->words, "summary", "check-entered", "value", line->entered, NULL);
  respite_rich_append (rich, " ", RESPITE_RICH_PLAIN);
  respite_rich_append_amounts (rich, written, line->differs ? RESPITE_RICH_BOLD : RESPITE_RICH_MUTED);
  if (line->differs)
    {
      respite_rich_append (rich, " ", RESPITE_RICH_PLAIN);
      respite_rich_append (rich, respite_summary_word (self, "check-differs"), RESPITE_RICH_BOLD);
    }

  return rich;
}

/* Known labels are translated; what is new stays as it is. Two lines stand side by side. */
static void
add_cross_check (RespiteSummary     *self,
                 const RespiteOrder *order)
{
  g_autoptr (GPtrArray) lines = respite_order_list_lines (order);
  guint half = (lines->len + 1) / 2;
  RespiteBlock *table;

  if (lines->len == 0)
    return;

  respite_summary_add_caption (self, respite_summary_word (self, "cross-check-note"));
  table = respite_block_new_table ();
  respite_block_add_column (table, respite_summary_word (self, "cross-check"), RESPITE_COLUMN_TEXT);
  respite_block_add_column (table, NULL, RESPITE_COLUMN_TEXT);
  for (guint row = 0; row < half; row++)
    for (guint i = row; i < 2 * half; i += half)
      respite_block_add_cell (table, i < lines->len ? make_sum (self, g_ptr_array_index (lines, i)) : NULL);
  respite_block_add (self->root, table);
}

void
respite_summary_add_order (RespiteSummary *self)
{
  const RespiteOrder *order = self->record->order;
  RespiteBlock *facts;

  respite_summary_add_heading (self, "order");
  if (order == NULL)
    {
      respite_summary_add_remark (self, "no-order");
      return;
    }

  facts = respite_block_add (self->root, respite_block_new_facts (self->info->large_print ? 1 : 2));
  respite_summary_add_amount (self, facts, "drug",
                              g_strdup (respite_words_lookup (self->words, "drug",
                                                              respite_code_to_word (respite_drug_codes,
                                                                                    (int) order->drug))));
  respite_summary_add_amount (self, facts, "dose", describe_dose (order));
  respite_summary_add_amount (self, facts, "weight-used", describe_weight (self, order));
  respite_summary_add_amount (self, facts, "length",
                              g_strdup_printf ("%" G_GINT64_FORMAT " min", order->planned_ms / RESPITE_MINUTE_MS));
  respite_summary_add_amount (self, facts, "rate", respite_quantity_tidy (order->rate_text));
  respite_summary_add_amount (self, facts, "bag", describe_bag (self, order));
  respite_summary_add_amount (self, facts, "adjuncts", g_strdup (order->adjuncts));
  respite_summary_add_amount (self, facts, "note", g_strdup (order->note));
  respite_summary_add_amount (self, facts, "ordered", describe_act (self, order->prescriber_name, order->ordered_at));
  add_cross_check (self, order);
}

/* "V9918, 50 mg/mL, 10 mL" */
static char *
describe_vial (const RespitePreparation *preparation)
{
  g_autofree char *strength = respite_quantity_format_mg_per_ml (preparation->strength_ug_per_ml);
  g_autofree char *volume = respite_quantity_format_ml (preparation->vial_ul);
  GString *text = g_string_new (preparation->vial);

  if (preparation->strength_ug_per_ml > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", strength);
  if (preparation->vial_ul > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", volume);

  return g_string_free (text, FALSE);
}

static char *
describe_lot (const RespiteSummary     *self,
              const RespitePreparation *preparation)
{
  g_autofree char *expiry = respite_words_format_date (self->words, preparation->expiry);

  return g_strdup_printf ("%s%s%s", preparation->lot, *expiry != '\0' ? ", " : "", expiry);
}

/* "0.96 mL = 48 mg" */
static char *
describe_drawn (const RespitePreparation *preparation)
{
  g_autofree char *volume = respite_quantity_format_ml (preparation->drawn_ul);
  g_autofree char *drug = respite_quantity_format_mg (respite_muldiv (preparation->drawn_ul,
                                                                      preparation->strength_ug_per_ml, 1000));

  if (preparation->drawn_ul <= 0)
    return NULL;

  return preparation->strength_ug_per_ml > 0 ? g_strdup_printf ("%s = %s", volume, drug) : g_steal_pointer (&volume);
}

/* "2 × 28 mg = 56 mg" */
static char *
describe_devices (const RespitePreparation *preparation)
{
  int n = (int) (preparation->drawn_ul / RESPITE_ESKETAMINE_DEVICE_UL);
  g_autofree char *one = respite_quantity_format_mg (RESPITE_ESKETAMINE_DEVICE_UG);
  g_autofree char *all = respite_quantity_format_mg (n * RESPITE_ESKETAMINE_DEVICE_UG);

  return g_strdup_printf ("%d × %s = %s", n, one, all);
}

void
respite_summary_add_preparation (RespiteSummary *self)
{
  const RespitePreparation *preparation = self->record->preparation;
  gboolean is_nasal = respite_session_record_is_nasal (self->record);
  RespiteBlock *facts;

  respite_summary_add_heading (self, "preparation");
  if (preparation == NULL)
    {
      respite_summary_add_remark (self, "no-preparation");
      return;
    }

  facts = respite_block_add (self->root, respite_block_new_facts (self->info->large_print ? 1 : 2));
  if (is_nasal)
    respite_summary_add_amount (self, facts, "devices", describe_devices (preparation));
  else
    respite_summary_add_amount (self, facts, "vial", describe_vial (preparation));
  respite_summary_add_amount (self, facts, "lot-expiry", describe_lot (self, preparation));
  if (!is_nasal)
    respite_summary_add_amount (self, facts, "drawn", describe_drawn (preparation));
  respite_summary_add_amount (self, facts, "prepared",
                              describe_act (self, preparation->prepared_name, preparation->at));
  if (!respite_str_is_empty (preparation->checked_name))
    respite_summary_add_amount (self, facts, "checked", g_strdup (preparation->checked_name));
}

static void
add_balance (RespiteSummary *self)
{
  RespiteVialBalance balance = respite_vial_balance (self->record->vial_moves,
                                                     respite_session_record_get_given (self->record));
  RespiteBlock *facts = respite_block_add (self->root, respite_block_new_facts (self->info->large_print ? 1 : 3));
  g_autofree char *amended = respite_session_chart_dup_amended_total (self->record, &self->chart_words);

  respite_summary_add_amount (self, facts, "vials-drawn", respite_quantity_format_mg (balance.drawn));
  respite_summary_add_amount (self, facts, "vials-given", respite_quantity_format_mg (balance.given));
  respite_summary_add_amount (self, facts, "vials-wasted", respite_quantity_format_mg (balance.wasted));
  if (balance.returned != 0)
    respite_summary_add_amount (self, facts, "vials-returned", respite_quantity_format_mg (balance.returned));
  if (balance.explained != 0)
    respite_summary_add_amount (self, facts, "vials-explained", respite_quantity_format_mg (balance.explained));
  respite_summary_add_amount (self, facts, "vials-open", respite_quantity_format_mg (balance.open));
  if (amended != NULL)
    respite_block_add_paragraph_text (self->root, amended);
}

void
respite_summary_add_vials (RespiteSummary *self)
{
  GPtrArray *moves = self->record->vial_moves;
  RespiteBlock *table;

  if (moves->len == 0)
    return;

  respite_summary_add_heading (self, "vials");
  table = respite_block_add (self->root, respite_block_new_table ());
  respite_block_add_column (table, respite_summary_word (self, "time"), RESPITE_COLUMN_TEXT);
  respite_block_add_column (table, respite_summary_word (self, "vials-what"), RESPITE_COLUMN_TEXT);
  respite_block_add_column (table, respite_summary_word (self, "vial"), RESPITE_COLUMN_TEXT);
  respite_block_add_column (table, respite_summary_word (self, "by"), RESPITE_COLUMN_TEXT);
  respite_block_add_column (table, respite_summary_word (self, "vials-witness"), RESPITE_COLUMN_TEXT);
  for (guint i = 0; i < moves->len; i++)
    {
      const RespiteVialMove *move = g_ptr_array_index (moves, i);
      const char *word = respite_code_to_word (respite_vial_move_codes, (int) move->kind);
      g_autofree char *key = g_strconcat ("vials-", word, NULL);
      g_autofree char *amount = respite_quantity_format_mg (move->amount_ug);
      g_autofree char *what = g_strdup_printf ("%s: %s%s%s", respite_summary_word (self, key), amount,
                                               *move->reason != '\0' ? "\n" : "", move->reason);
      g_autofree char *strength = respite_quantity_format_mg_per_ml (move->vial->strength_ug_per_ml);
      g_autofree char *expiry = respite_words_format_date (self->words, move->vial->expiry);
      g_autofree char *vial = g_strdup_printf ("%s%s%s, %s %s, %s", move->vial->number,
                                               respite_str_is_empty (move->vial->number) ? "" : ", ", strength,
                                               respite_summary_word (self, "lot"), move->vial->lot, expiry);
      g_autofree char *time = respite_time_format_hm (move->at, self->zone);

      respite_summary_add_cell (table, time, RESPITE_RICH_PLAIN);
      respite_summary_add_cell (table, what, RESPITE_RICH_PLAIN);
      respite_summary_add_cell (table, vial, RESPITE_RICH_PLAIN);
      respite_summary_add_cell (table, move->staff_name, RESPITE_RICH_PLAIN);
      respite_summary_add_cell (table, move->witness_name, RESPITE_RICH_PLAIN);
    }
  add_balance (self);
}
