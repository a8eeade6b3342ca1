/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-clinic-info.h"
#include "store/respite-db.h"

G_BEGIN_DECLS

gboolean respite_clinic_table_insert (RespiteDb                *db,
                                      const RespiteClinicInfo  *info,
                                      const char               *uuid,
                                      gint64                    generation,
                                      gint64                    now,
                                      GError                  **error);

/* Writes everything but kind, uuid and generation. */
gboolean respite_clinic_table_update (RespiteDb                *db,
                                      const RespiteClinicInfo  *info,
                                      GError                  **error);

/**
 * respite_clinic_table_load:
 * @uuid: (out) (transfer full) (optional): the clinic's key outside
 * @generation: (out) (optional): of the key file when last in step
 *
 * Returns: (transfer full): the clinic
 */
RespiteClinicInfo *respite_clinic_table_load (RespiteDb  *db,
                                              char      **uuid,
                                              gint64     *generation,
                                              GError    **error);

gboolean respite_clinic_table_set_generation (RespiteDb  *db,
                                              gint64      generation,
                                              GError    **error);

/* Returns: (transfer full) (nullable): the value of a setting; %NULL without an error where it was never set */
char *respite_setting_table_load (RespiteDb   *db,
                                  const char  *key,
                                  GError     **error);

/* The same as it was when the row @newest was the last one. */
char *respite_setting_table_load_at (RespiteDb   *db,
                                     const char  *key,
                                     gint64       newest,
                                     GError     **error);

gboolean respite_setting_table_insert (RespiteDb   *db,
                                       const char  *key,
                                       const char  *value,
                                       gint64       now,
                                       gint64       staff_id,
                                       GError     **error);

G_END_DECLS
