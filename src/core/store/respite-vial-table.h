/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-vial.h"
#include "store/respite-db.h"

G_BEGIN_DECLS

/* The tables vial and vial_move. Rows are only added. Writing functions run inside the caller's transaction. */

/* Adds @vial and sets its id and uuid. */
gboolean respite_vial_table_insert (RespiteDb    *db,
                                    RespiteVial  *vial,
                                    gint64        staff_id,
                                    gint64        now,
                                    GError      **error);

/* Sets @id to the vial with the same number, drug, lot, expiry, strength and size; 0 where there is none or @vial has
 * no number. */
gboolean respite_vial_table_find (RespiteDb          *db,
                                  const RespiteVial  *vial,
                                  gint64             *id,
                                  GError            **error);

/* How many micrograms were drawn from a vial and not returned, for all visits. */
gboolean respite_vial_table_get_drawn (RespiteDb  *db,
                                       gint64      vial_id,
                                       gint64     *amount_ug,
                                       GError    **error);

/* Adds @move for @move->vial->id and sets its id and uuid. */
gboolean respite_vial_move_table_insert (RespiteDb        *db,
                                         RespiteVialMove  *move,
                                         GError          **error);

/* (element-type RespiteVialMove): of a session, in the order of entry. (transfer full) */
GPtrArray *respite_vial_move_table_list (RespiteDb  *db,
                                         gint64      session_id,
                                         GError    **error);

G_END_DECLS
