/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-patient.h"
#include "widgets/respite-row.h"

G_BEGIN_DECLS

/* What the lists of a patient's overview show; user_data is the page. */

void respite_overview_fill_flag (RespiteRow *row,
                                 gpointer    item,
                                 gpointer    user_data);
void respite_overview_fill_consent (RespiteRow *row,
                                    gpointer    item,
                                    gpointer    user_data);
void respite_overview_fill_session (RespiteRow *row,
                                    gpointer    item,
                                    gpointer    user_data);
void respite_overview_fill_weight (RespiteRow *row,
                                   gpointer    item,
                                   gpointer    user_data);
void respite_overview_fill_merge (RespiteRow *row,
                                  gpointer    item,
                                  gpointer    user_data);

/* A patient's fields, a line "name: value" each. (transfer full) */
char *respite_overview_dup_details (const RespitePatient *patient);

G_END_DECLS
