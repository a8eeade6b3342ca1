/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-patient.h"

G_BEGIN_DECLS

/* How two records compare, for the search for duplicates. Pure functions. */

/**
 * RespiteNameMatch:
 * @RESPITE_NAME_PART: one name is the same or a form of it (Bob, Robert)
 * @RESPITE_NAME_WHOLE: family name and given name, in either order, are the same, forms of each other, or differ by a
 *   letter or two
 */
typedef enum
{
  RESPITE_NAME_DIFFERENT,
  RESPITE_NAME_PART,
  RESPITE_NAME_WHOLE,
} RespiteNameMatch;

/* How alike the names are, in any order; preferred names and nicknames count, and the former name of @other. */
RespiteNameMatch respite_patient_match_names (const RespitePatient *one,
                                              const RespitePatient *other);

/**
 * RespiteBornMatch:
 * @RESPITE_BORN_NEAR: day and month are swapped, or one of day, month and year differs (a year by one digit, by two
 *   that are swapped, or by one)
 */
typedef enum
{
  RESPITE_BORN_UNKNOWN,
  RESPITE_BORN_DIFFERENT,
  RESPITE_BORN_NEAR,
  RESPITE_BORN_SAME,
} RespiteBornMatch;

/* How alike two dates of birth are, "YYYY-MM-DD" (nullable). */
RespiteBornMatch respite_patient_match_born (const char *one,
                                             const char *other);

/**
 * respite_patient_dup_near_born:
 * @born: "YYYY-MM-DD"
 *
 * Returns: (transfer full): every date that is the same or near; empty for what is no date
 */
char **respite_patient_dup_near_born (const char *born);

G_END_DECLS
