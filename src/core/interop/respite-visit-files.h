/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "domain/respite-protocol.h"
#include "domain/respite-session.h"

G_BEGIN_DECLS

/**
 * respite_order_from_json:
 * @json: an order file (data/schema/json/order.schema.json)
 * @length: its bytes, -1 for up to the terminating zero
 * @preparation: (out) (optional) (transfer full) (nullable): what the file says of the preparation, %NULL where it says
 *   nothing; its checked_name is the login of the second person, or %NULL
 * @error: the line and what is wrong there
 *
 * Numbers are taken exactly as they are written, as JSON numbers or as texts. Nothing is computed but the rate's
 * micrograms per hour from its text.
 *
 * Returns: (transfer full) (nullable): the order
 */
RespiteOrder *respite_order_from_json (const char          *json,
                                       gssize               length,
                                       RespitePreparation **preparation,
                                       GError             **error);

/**
 * respite_checks_from_json:
 * @json: a gate or discharge file (data/schema/json/gate.schema.json, discharge.schema.json): {"identity": "yes",
 *   "escort": {"answer": "yes", "value": "Ana, 555-0100"}, "fasting": {"answer": "no", "reason": "..."}}
 * @checklist: (element-type RespiteChecklistItem): the protocol's; other codes are refused
 *
 * Returns: (transfer full) (element-type RespiteCheck) (nullable): the lines that the file answers, in its order
 */
GPtrArray *respite_checks_from_json (const char  *json,
                                     gssize       length,
                                     GPtrArray   *checklist,
                                     GError     **error);

G_END_DECLS
