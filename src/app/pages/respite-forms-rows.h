/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "widgets/respite-row.h"

G_BEGIN_DECLS

/* The rows of the Forms tab, for respite_row_sync_list(); the user data is the page. */

/* @item: a RespiteEligibility */
void respite_forms_fill_decision (RespiteRow *row,
                                  gpointer    item,
                                  gpointer    user_data);

/* @item: a RespiteResponse */
void respite_forms_fill_response (RespiteRow *row,
                                  gpointer    item,
                                  gpointer    user_data);

/* @item: a RespiteResponse that was discarded */
void respite_forms_fill_discarded (RespiteRow *row,
                                   gpointer    item,
                                   gpointer    user_data);

/* @item: a RespiteConsent */
void respite_forms_fill_consent (RespiteRow *row,
                                 gpointer    item,
                                 gpointer    user_data);

/* @item: a RespiteFormRow */
void respite_forms_fill_form (RespiteRow *row,
                              gpointer    item,
                              gpointer    user_data);

/* @item: a RespiteConsentTemplate */
void respite_forms_fill_template (RespiteRow *row,
                                  gpointer    item,
                                  gpointer    user_data);

/* (element-type RespiteResponse) (transfer container): all of @responses, or drafts, the newest of the rest and @id */
GPtrArray *respite_forms_list_shown (GPtrArray *responses,
                                     gboolean   all,
                                     gint64     id);

G_END_DECLS
