/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-protocol.h"
#include "infusion/respite-clinic-list.h"
#include "infusion/respite-recovery.h"
#include "service/respite-office.h"

G_BEGIN_DECLS

/* (transfer full) (element-type RespiteListItem): the clinic's list as it is now. Anybody may read it. */
GPtrArray *respite_office_get_list (RespiteOffice   *office,
                                    RespiteListKind  kind);

/**
 * respite_office_set_list:
 * @list: (element-type RespiteListItem): in the order to be asked or offered
 *
 * Keeps the list; every earlier one stays in the history of settings, and a session that has begun keeps the one it
 * began with. Shipped lines that are missing are added as they were shipped. Needs CLINIC_SETTINGS.
 */
gboolean respite_office_set_list (RespiteOffice    *office,
                                  RespiteListKind   kind,
                                  GPtrArray        *list,
                                  GError          **error);

/* When sets fall due, where the protocol does not say it. Anybody may read it. */
RespiteSchedule respite_office_get_schedule (RespiteOffice *office);

/* Keeps it, as respite_office_set_list() does. Needs CLINIC_SETTINGS. */
gboolean respite_office_set_schedule (RespiteOffice          *office,
                                      const RespiteSchedule  *schedule,
                                      GError                **error);

/* (transfer full) (element-type RespiteRecoveryScale): the recovery scores with the clinic's goals. Anybody may read
 * them. */
GPtrArray *respite_office_get_recovery (RespiteOffice *office,
                                        const char    *language);

/* The same for both at once: @scales as respite_office_get_recovery() gives them, with other goals. */
gboolean respite_office_set_recovery (RespiteOffice  *office,
                                      GPtrArray      *scales,
                                      GError        **error);

/* Sets the least total of "aldrete" or "padss" with which a patient may leave, 0 to 10. Needs CLINIC_SETTINGS. */
gboolean respite_office_set_recovery_goal (RespiteOffice  *office,
                                           const char     *code,
                                           int             goal,
                                           GError        **error);

G_END_DECLS
