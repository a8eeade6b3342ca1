/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "domain/respite-session.h"

G_BEGIN_DECLS

/**
 * RespiteVialMoveKind:
 * @RESPITE_VIAL_DRAWN: taken out of the vial, or the whole vial out of the cabinet, for a visit
 * @RESPITE_VIAL_GIVEN: to the patient; written by the signature of the session, by the timeline's total
 * @RESPITE_VIAL_WASTED: made unusable before a witness
 * @RESPITE_VIAL_RETURNED: a sealed vial back in the cabinet, before a witness
 * @RESPITE_VIAL_DIFFERENCE: what the rest does not account for, with its reason, before a witness
 */
typedef enum
{
  RESPITE_VIAL_DRAWN,
  RESPITE_VIAL_GIVEN,
  RESPITE_VIAL_WASTED,
  RESPITE_VIAL_RETURNED,
  RESPITE_VIAL_DIFFERENCE,
} RespiteVialMoveKind;

/* "drawn", "given", "wasted", "returned", "difference" */
extern const RespiteCode respite_vial_move_codes[];

/**
 * RespiteVial:
 * @number: the clinic's number of it, "" where it has none
 * @expiry: as labelled, "2027-08" or "2027-08-31"
 *
 * A vial of a controlled drug, as its label says.
 */
typedef struct
{
  gint64       id;
  char        *uuid;
  char        *number;
  RespiteDrug  drug;
  gint64       strength_ug_per_ml;
  gint64       volume_ul;
  char        *lot;
  char        *expiry;
} RespiteVial;

RespiteVial *respite_vial_new  (void);
void         respite_vial_free (RespiteVial *vial);

/**
 * RespiteVialMove:
 * @vial: from which
 * @amount_ug: of the drug; only a difference may be below 0
 * @volume_ul: undiluted, 0 where only the amount was measured
 * @typed: the amount as typed
 * @reason: how it was made unusable, or why it differs
 * @witness_id: who saw it, 0 for none
 *
 * What happened to a vial in a session.
 */
typedef struct
{
  gint64               id;
  char                *uuid;
  RespiteVial         *vial;
  gint64               session_id;
  RespiteVialMoveKind  kind;
  gint64               amount_ug;
  gint64               volume_ul;
  char                *typed;
  char                *reason;
  gint64               staff_id;
  char                *staff_name;
  gint64               witness_id;
  char                *witness_name;
  gint64               at;
} RespiteVialMove;

RespiteVialMove *respite_vial_move_new  (void);
void             respite_vial_move_free (RespiteVialMove *move);

/**
 * RespiteVialBalance:
 * @explained: differences that were written down with a reason
 * @open: drawn - given - wasted - returned - explained; 0 when everything is accounted for
 *
 * A session's own account of its vials, in micrograms (security.md C-6).
 */
typedef struct
{
  gint64 drawn;
  gint64 given;
  gint64 wasted;
  gint64 returned;
  gint64 explained;
  gint64 open;
} RespiteVialBalance;

/**
 * respite_vial_balance:
 * @moves: (element-type RespiteVialMove): of one session; rows of what was given are left out
 * @given_ug: the timeline's total
 */
RespiteVialBalance respite_vial_balance (GPtrArray *moves,
                                         gint64     given_ug);

/**
 * respite_vial_parse_amount:
 * @text: "464.3 mg", "9.28 mL" (undiluted), "40 mL bag" (diluted), or "rest"
 * @strength_ug_per_ml: of the vial
 * @bag_ug_per_ml: of the bag or syringe, 0 where not known
 * @rest_ug: what "rest" stands for
 * @amount_ug: (out): of the drug
 * @volume_ul: (out): undiluted, 0 where @text gives none
 *
 * Returns: whether @text is an amount above 0, else %RESPITE_ERROR_INVALID
 */
gboolean respite_vial_parse_amount (const char  *text,
                                    gint64       strength_ug_per_ml,
                                    gint64       bag_ug_per_ml,
                                    gint64       rest_ug,
                                    gint64      *amount_ug,
                                    gint64      *volume_ul,
                                    GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteVial, respite_vial_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteVialMove, respite_vial_move_free)

G_END_DECLS
