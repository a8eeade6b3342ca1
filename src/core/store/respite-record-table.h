/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-change.h"
#include "domain/respite-patient.h"
#include "store/respite-db.h"

G_BEGIN_DECLS

/*
 * The tables record_item and weight, and finding any record by its uuid. Writing functions run inside the
 * caller's transaction.
 */

/* Sets @item's id, uuid and added_at. */
gboolean respite_record_item_insert (RespiteDb          *db,
                                     RespiteRecordItem  *item,
                                     gint64              staff_id,
                                     gint64              now,
                                     GError            **error);

/* (element-type RespiteRecordItem): standing ones first, in the order of entry. (transfer full) */
GPtrArray *respite_record_item_list (RespiteDb  *db,
                                     gint64      patient_id,
                                     GError    **error);

/* %RESPITE_ERROR_NOT_FOUND. (transfer full) */
RespiteRecordItem *respite_record_item_get (RespiteDb  *db,
                                            gint64      id,
                                            GError    **error);

/* Takes an item off its list, or with @ended_at 0 puts it back. */
gboolean respite_record_item_set_ended (RespiteDb  *db,
                                        gint64      id,
                                        gint64      ended_at,
                                        gint64      staff_id,
                                        GError    **error);

gboolean respite_weight_insert (RespiteDb  *db,
                                gint64      patient_id,
                                gint64      weight_g,
                                gint64      height_mm,
                                gint64      at,
                                gint64      staff_id,
                                gint64      now,
                                gint64     *id,
                                GError    **error);

/* (element-type RespiteWeight): newest first. (transfer full) */
GPtrArray *respite_weight_list (RespiteDb  *db,
                                gint64      patient_id,
                                GError    **error);

/**
 * respite_record_resolve:
 * @kind: patients by MRN too, forms and protocols by slug too (the newest version)
 * @text: that, or a uuid or a prefix of at least eight characters
 * @id: (out): the key
 *
 * A merged record stands for the one that was kept.
 *
 * Returns: whether there is exactly one, else %RESPITE_ERROR_NOT_FOUND or %RESPITE_ERROR_CONFLICT
 */
gboolean respite_record_resolve (RespiteDb    *db,
                                 RespiteKind   kind,
                                 const char   *text,
                                 gint64       *id,
                                 GError      **error);

G_END_DECLS
