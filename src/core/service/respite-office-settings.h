/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "service/respite-office.h"

G_BEGIN_DECLS

/* The names of the clinic's details in the audit ("clinic.edit"), where each line is "name: value"; %NULL ends them. */
extern const char *const respite_clinic_fields[];

/**
 * respite_office_save_clinic_info:
 * @info: the new values; its kind is ignored
 *
 * What changed stands in the audit field by field; where nothing did, nothing is written.
 *
 * Needs %RESPITE_FUNCTION_CLINIC_SETTINGS.
 */
gboolean respite_office_save_clinic_info (RespiteOffice            *office,
                                          const RespiteClinicInfo  *info,
                                          GError                  **error);

/**
 * respite_clinic_info_check:
 *
 * Returns: whether name, zone, country, paper and language are possible, else %RESPITE_ERROR_INVALID
 */
gboolean respite_clinic_info_check (const RespiteClinicInfo  *info,
                                    GError                  **error);

/**
 * respite_office_get_setting:
 * @key: such as "lock-minutes", "theme", "dose-tolerance-ug"
 *
 * Anybody may read settings.
 *
 * Returns: (transfer full) (nullable): its value, or %NULL without an error where it was never set
 */
char *respite_office_get_setting (RespiteOffice *office,
                                  const char    *key);

/* The setting as a number, @otherwise where it was never set or is no number from @min to @max. */
gint64 respite_office_get_setting_int (RespiteOffice *office,
                                       const char    *key,
                                       gint64         min,
                                       gint64         max,
                                       gint64         otherwise);

/* Needs %RESPITE_FUNCTION_CLINIC_SETTINGS; every value that was ever set is kept. */
gboolean respite_office_put_setting (RespiteOffice  *office,
                                     const char     *key,
                                     const char     *value,
                                     GError        **error);

/**
 * RespiteSetting:
 *
 * A setting and its new value.
 */
typedef struct
{
  const char *key;
  const char *value;
} RespiteSetting;

/* The same for several of them in one act; those that stay as they are leave no trace. */
gboolean respite_office_put_settings (RespiteOffice         *office,
                                      const RespiteSetting  *settings,
                                      gsize                  n_settings,
                                      GError               **error);

/**
 * respite_logo_check:
 *
 * Whether @logo is a whole PNG or JPEG by its content, of at most 2 MB and 4,000 points on each side; else
 * %RESPITE_ERROR_INVALID. Any thread.
 */
gboolean respite_logo_check (GBytes  *logo,
                             GError **error);

G_END_DECLS
