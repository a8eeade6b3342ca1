/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-summary-private.h"

#include "base/respite-clock.h"
#include "base/respite-quantity.h"
#include "base/respite-str.h"
#include "base/respite-time.h"
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

/* Known labels are translated; what is new stays as it is. */
static void
add_cross_check (RespiteSummary     *self,
                 const RespiteOrder *order)
{
  g_autoptr (GPtrArray) lines = respite_order_list_lines (order);
  RespiteBlock *table;

  if (lines->len == 0)
    return;

  respite_block_add_heading_text (self->root, 3, respite_summary_word (self, "cross-check"));
  table = respite_block_new_table ();
  respite_block_add_column (table, respite_summary_word (self, "check-what"), RESPITE_COLUMN_TEXT);
  respite_block_add_column (table, respite_summary_word (self, "check-sum"), RESPITE_COLUMN_TEXT);
  respite_block_add_column (table, respite_summary_word (self, "check-written"), RESPITE_COLUMN_TEXT);
  for (guint i = 0; i < lines->len; i++)
    {
      const RespiteOrderLine *line = g_ptr_array_index (lines, i);
      RespiteRich *written = respite_rich_new (NULL, RESPITE_RICH_PLAIN);

      respite_summary_add_cell (table, respite_words_lookup (self->words, "order-line", line->label), 0);
      respite_summary_add_cell (table, line->formula, RESPITE_RICH_PLAIN);
      if (line->entered != NULL)
        respite_rich_append_amounts (written, line->entered, RESPITE_RICH_PLAIN);
      if (line->differs)
        {
          respite_rich_append (written, line->entered != NULL ? ": " : "", RESPITE_RICH_BOLD);
          respite_rich_append (written, respite_summary_word (self, "check-differs"), RESPITE_RICH_BOLD);
        }
      respite_block_add_cell (table, written);
    }
  respite_block_add (self->root, table);
  respite_block_add (self->root,
                     respite_block_new_paragraph (respite_rich_new (respite_summary_word (self, "cross-check-note"), 0),
                                                  RESPITE_PARAGRAPH_SMALL));
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

  facts = respite_block_add (self->root, respite_block_new_facts (2));
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

void
respite_summary_add_preparation (RespiteSummary *self)
{
  const RespitePreparation *preparation = self->record->preparation;
  RespiteBlock *facts;

  respite_summary_add_heading (self, "preparation");
  if (preparation == NULL)
    {
      respite_summary_add_remark (self, "no-preparation");
      return;
    }

  facts = respite_block_add (self->root, respite_block_new_facts (2));
  respite_summary_add_amount (self, facts, "lot", g_strdup (preparation->lot));
  respite_summary_add_amount (self, facts, "expiry", respite_words_format_date (self->words, preparation->expiry));
  respite_summary_add_amount (self, facts, "vial", g_strdup (preparation->vial));
  if (preparation->strength_ug_per_ml > 0)
    respite_summary_add_amount (self, facts, "vial-strength",
                                respite_quantity_format_mg_per_ml (preparation->strength_ug_per_ml));
  if (preparation->vial_ul > 0)
    respite_summary_add_amount (self, facts, "vial-size", respite_quantity_format_ml (preparation->vial_ul));
  if (preparation->drawn_ul > 0)
    respite_summary_add_amount (self, facts, "drawn", respite_quantity_format_ml (preparation->drawn_ul));
  if (preparation->drawn_ul > 0 && preparation->strength_ug_per_ml > 0)
    respite_summary_add_amount (self, facts, "drawn-drug",
                                respite_quantity_format_mg (respite_muldiv (preparation->drawn_ul,
                                                                            preparation->strength_ug_per_ml, 1000)));
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
  RespiteBlock *facts = respite_block_add (self->root, respite_block_new_facts (2));

  respite_summary_add_amount (self, facts, "vials-drawn", respite_quantity_format_mg (balance.drawn));
  respite_summary_add_amount (self, facts, "vials-given", respite_quantity_format_mg (balance.given));
  respite_summary_add_amount (self, facts, "vials-wasted", respite_quantity_format_mg (balance.wasted));
  respite_summary_add_amount (self, facts, "vials-returned", respite_quantity_format_mg (balance.returned));
  respite_summary_add_amount (self, facts, "vials-explained", respite_quantity_format_mg (balance.explained));
  respite_summary_add_amount (self, facts, "vials-open", respite_quantity_format_mg (balance.open));
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
      g_autofree char *vial = g_strdup_printf ("%s\n%s, %s %s, %s", move->vial->number, strength,
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

static const char *
describe_answer (const RespiteSummary *self,
                 RespiteAnswer         answer)
{
  switch (answer)
    {
    case RESPITE_ANSWER_YES:
      return respite_words_lookup (self->words, "general", "yes");
    case RESPITE_ANSWER_NO:
      return respite_words_lookup (self->words, "general", "no");
    case RESPITE_ANSWER_NOT_APPLICABLE:
      return respite_words_lookup (self->words, "general", "not-applicable");
    case RESPITE_ANSWER_NONE:
    default:
      return respite_words_lookup (self->words, "general", "not-answered");
    }
}

/* The answer, what goes with it, and in bold what was passed over or still stands in the way. */
static RespiteRich *
make_answer (const RespiteSummary *self,
             const RespiteCheck   *check)
{
  gboolean overridden = respite_check_is_overridden (check);
  gboolean open = respite_check_is_open (check);
  RespiteRich *rich = respite_rich_new (describe_answer (self, check->answer), overridden || open ? RESPITE_RICH_BOLD :
                                        RESPITE_RICH_PLAIN);

  if (!respite_str_is_empty (check->value))
    {
      const char *obstacle = respite_words_find (self->words, "lapse", check->value);
      g_autofree char *value = obstacle != NULL ? g_strdup (obstacle) :
                               respite_words_format_date (self->words, check->value);

      respite_rich_append (rich, ": ", RESPITE_RICH_PLAIN);
      respite_rich_append_amounts (rich, value, RESPITE_RICH_PLAIN);
    }
  if (overridden)
    {
      g_autofree char *text = respite_words_format (self->words, "summary", "overridden", "reason", check->reason,
                                                    NULL);

      respite_rich_append (rich, "\n", RESPITE_RICH_PLAIN);
      respite_rich_append (rich, text, RESPITE_RICH_BOLD);
    }
  else if (!respite_str_is_empty (check->reason))
    {
      respite_rich_append (rich, "\n", RESPITE_RICH_PLAIN);
      respite_rich_append (rich, check->reason, RESPITE_RICH_PLAIN);
    }

  return rich;
}

void
respite_summary_add_checks (RespiteSummary *self,
                            const char     *key,
                            GPtrArray      *checks)
{
  RespiteBlock *table;

  respite_summary_add_heading (self, key);
  if (checks == NULL || checks->len == 0)
    {
      respite_summary_add_remark (self, "no-items");
      return;
    }

  table = respite_block_add (self->root, respite_block_new_table ());
  respite_block_add_column (table, respite_summary_word (self, "item"), RESPITE_COLUMN_TEXT);
  respite_block_add_column (table, respite_summary_word (self, "answer"), RESPITE_COLUMN_TEXT);
  respite_block_add_column (table, respite_summary_word (self, "by"), RESPITE_COLUMN_TEXT);
  for (guint i = 0; i < checks->len; i++)
    {
      const RespiteCheck *check = g_ptr_array_index (checks, i);

      respite_summary_add_cell (table, check->text, RESPITE_RICH_PLAIN);
      respite_block_add_cell (table, make_answer (self, check));
      respite_summary_add_cell (table, check->staff_name, RESPITE_RICH_PLAIN);
    }
}
