/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-vial.h"
#include "service/respite-office.h"

G_BEGIN_DECLS

/**
 * respite_office_draw_vial:
 * @vial: its label; number, lot and expiry are cleaned
 * @drawn_ul: the undiluted volume drawn from it, or its whole volume where it was taken sealed
 *
 * Writes down another vial for a visit, beside the one of the preparation; until the session is signed. A vial with the
 * same label and number is the same vial, of which no more can be drawn than it holds. Needs SESSION_PREPARE.
 */
gboolean respite_office_draw_vial (RespiteOffice  *office,
                                   gint64          session_id,
                                   RespiteVial    *vial,
                                   gint64          drawn_ul,
                                   GError        **error);

/**
 * RespiteVialAct:
 * @vial_uuid: (nullable): of which vial; %NULL for the one that was drawn first
 * @kind: wasted, returned or difference
 * @amount: as respite_vial_parse_amount() reads it; ignored for a difference, which is always the whole rest, and for a
 *   return, which is always the whole sealed vial
 * @reason: how it was made unusable, or why it differs; not needed for a return
 * @witness_login: another person than the one signed in
 * @witness_password: typed by that person
 */
typedef struct
{
  const char          *vial_uuid;
  RespiteVialMoveKind  kind;
  const char          *amount;
  const char          *reason;
  const char          *witness_login;
  const char          *witness_password;
} RespiteVialAct;

/**
 * respite_office_move_vial:
 *
 * Writes down what became of what was drawn, before a witness who may prepare too; until the session is signed. No more
 * is wasted or returned than was drawn; only a vial that was taken whole and not opened is returned. Needs
 * SESSION_RECORD.
 */
gboolean respite_office_move_vial (RespiteOffice         *office,
                                   gint64                 session_id,
                                   const RespiteVialAct  *act,
                                   GError               **error);

G_END_DECLS
