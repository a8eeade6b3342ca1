/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "documents/respite-document-info.h"
#include "documents/respite-layout.h"
#include "service/respite-office.h"

G_BEGIN_DECLS

/**
 * respite_office_layout_downtime:
 * @day: an instant of the day
 *
 * The paper for a day without the program: how to go on, phones, the day's list, sheets for each visit, for one more
 * and for an emergency, and the form that is asked before each visit, blank. Needs HANDOUT_MAKE.
 *
 * Returns: (transfer full) (nullable): the document
 */
RespiteLayout *respite_office_layout_downtime (RespiteOffice             *office,
                                               gint64                     day,
                                               const RespiteDocumentInfo *info,
                                               GError                   **error);

/**
 * respite_office_keep_downtime:
 * @is_made: (out) (optional): whether it was made now
 *
 * Keeps today's pack in the data folder, sealed with the clinic's keys, so that it can be printed even when the
 * database cannot be opened. Does nothing where today's is there already. Needs HANDOUT_MAKE.
 */
gboolean respite_office_keep_downtime (RespiteOffice *office,
                                       gboolean      *is_made,
                                       GError       **error);

/**
 * respite_downtime_open:
 * @folder: the data folder
 * @clock: the clock
 * @login: whose password it is
 * @made_on: (out) (optional) (transfer full): the day of the pack, "YYYY-MM-DD"
 *
 * Opens the pack that was kept last. Needs the key file and a password, and no database: which roles an account has is
 * not known then, and nothing is written into the audit log but wrong passwords, at the next sign-in. Those count, and
 * %RESPITE_ERROR_WAIT says that there were too many.
 *
 * Returns: (transfer full) (nullable): the PDF file
 */
GBytes *respite_downtime_open (const char   *folder,
                               RespiteClock *clock,
                               const char   *login,
                               const char   *password,
                               char        **made_on,
                               GError      **error);

G_END_DECLS
