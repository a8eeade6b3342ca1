/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "base/respite-code.h"

G_BEGIN_DECLS

/**
 * RespiteRole:
 *
 * What a staff account may be; one account may hold several. %RESPITE_ROLE_BACKUP is a machine's role: it may open
 * the clinic, back up and verify, and reads nothing.
 */
typedef enum
{
  RESPITE_ROLE_PRESCRIBER    = 1 << 0,
  RESPITE_ROLE_NURSE         = 1 << 1,
  RESPITE_ROLE_DESK          = 1 << 2,
  RESPITE_ROLE_ADMINISTRATOR = 1 << 3,
  RESPITE_ROLE_BACKUP        = 1 << 4,
} RespiteRole;

#define RESPITE_ROLES_PEOPLE (RESPITE_ROLE_PRESCRIBER | RESPITE_ROLE_NURSE | RESPITE_ROLE_DESK | \
                              RESPITE_ROLE_ADMINISTRATOR)

/* "prescriber", "nurse", "desk", "administrator", "backup" */
extern const RespiteCode respite_role_codes[];

/**
 * respite_roles_to_text:
 *
 * Returns: (transfer full): the words of @roles joined by commas, as "prescriber,nurse"
 */
char *respite_roles_to_text (RespiteRole roles);

/**
 * respite_roles_from_text:
 * @roles: (out): the roles
 *
 * Returns: whether every word of @text is a role and there is at least one
 */
gboolean respite_roles_from_text (const char  *text,
                                  RespiteRole *roles);

/**
 * RespiteFunction:
 *
 * What a role may or may not do. Every function of the service asks for one of these before it does anything;
 * `data/permissions.tsv` says which roles have it.
 */
typedef enum
{
  RESPITE_FUNCTION_CLINIC_SETTINGS,
  RESPITE_FUNCTION_STAFF_VIEW,
  RESPITE_FUNCTION_STAFF_EDIT,
  RESPITE_FUNCTION_PATIENT_FIND,
  RESPITE_FUNCTION_PATIENT_EDIT,
  RESPITE_FUNCTION_PATIENT_ARCHIVE,
  RESPITE_FUNCTION_PATIENT_MERGE,
  RESPITE_FUNCTION_RECORD_VIEW,
  RESPITE_FUNCTION_RECORD_EDIT,
  RESPITE_FUNCTION_ACCESS_OPEN,
  RESPITE_FUNCTION_ACCESS_REVIEW,
  RESPITE_FUNCTION_FORM_FILL,
  RESPITE_FUNCTION_FORM_MANAGE,
  RESPITE_FUNCTION_SCORE_ENTER,
  RESPITE_FUNCTION_SAFETY_VIEW,
  RESPITE_FUNCTION_SAFETY_ACKNOWLEDGE,
  RESPITE_FUNCTION_ELIGIBILITY_SIGN,
  RESPITE_FUNCTION_CONSENT_PRESENT,
  RESPITE_FUNCTION_CONSENT_SIGN,
  RESPITE_FUNCTION_CONSENT_WITHDRAW,
  RESPITE_FUNCTION_PROTOCOL_VIEW,
  RESPITE_FUNCTION_PROTOCOL_MANAGE,
  RESPITE_FUNCTION_COURSE_EDIT,
  RESPITE_FUNCTION_COURSE_REVIEW,
  RESPITE_FUNCTION_BOARD_VIEW,
  RESPITE_FUNCTION_SESSION_BOOK,
  RESPITE_FUNCTION_SESSION_CHECK_IN,
  RESPITE_FUNCTION_SESSION_GATE,
  RESPITE_FUNCTION_SESSION_ORDER,
  RESPITE_FUNCTION_SESSION_PREPARE,
  RESPITE_FUNCTION_SESSION_RECORD,
  RESPITE_FUNCTION_SESSION_DISCHARGE,
  RESPITE_FUNCTION_SESSION_SIGN,
  RESPITE_FUNCTION_SESSION_AMEND,
  RESPITE_FUNCTION_HANDOUT_MAKE,
  RESPITE_FUNCTION_HANDOUT_CONFIRM,
  RESPITE_FUNCTION_DOCUMENT_MAKE,
  RESPITE_FUNCTION_THRESHOLD_EDIT,
  RESPITE_FUNCTION_AUDIT_VIEW,
  RESPITE_FUNCTION_AUDIT_VERIFY,
  RESPITE_FUNCTION_BACKUP_MAKE,
  RESPITE_FUNCTION_BACKUP_RESTORE,
  RESPITE_N_FUNCTIONS
} RespiteFunction;

/* "clinic.settings", "staff.view" ... in the order of the enum */
extern const RespiteCode respite_function_codes[];

/**
 * respite_function_is_allowed:
 * @function: what is to be done
 * @roles: the roles of who wants to
 *
 * Reads the matrix (data/permissions.tsv) once; a missing or misspelt row is a bug and aborts. Any thread.
 *
 * Returns: whether one of @roles has @function
 */
gboolean respite_function_is_allowed (RespiteFunction function,
                                      RespiteRole     roles);

G_END_DECLS
