/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "domain/respite-workup.h"

G_BEGIN_DECLS

/**
 * RespiteRuleRow:
 *
 * The clinic's rule for one item of the work-up: when it is asked for and how many days a result counts.
 */
#define RESPITE_TYPE_RULE_ROW (respite_rule_row_get_type ())

G_DECLARE_FINAL_TYPE (RespiteRuleRow, respite_rule_row, RESPITE, RULE_ROW, GtkWidget)

GtkWidget *respite_rule_row_new (const RespiteWorkupItem *item,
                                 RespiteWorkupRule        rule,
                                 int                      days);

void respite_rule_row_get (RespiteRuleRow    *self,
                           RespiteWorkupRule *rule,
                           int               *days);

G_END_DECLS
