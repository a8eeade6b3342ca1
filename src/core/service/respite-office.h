/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "base/respite-clock.h"
#include "base/respite-error.h"
#include "domain/respite-change.h"
#include "domain/respite-clinic-info.h"
#include "domain/respite-role.h"
#include "domain/respite-staff.h"
#include "store/respite-audit.h"
#include "store/respite-db.h"

G_BEGIN_DECLS

/**
 * RespiteOffice:
 *
 * An open clinic on one thread: the store, who is signed in, the clock and what has changed. Acts are synchronous
 * functions on an office; each checks the permission, runs one transaction with its audit row, and notes its changes.
 * The command line and tests use an office directly, the window through #RespiteClinic.
 *
 * Before sign-in only the key file is read; the database cannot be.
 */
typedef struct _RespiteOffice RespiteOffice;

/**
 * RespiteOfficeState:
 * @RESPITE_OFFICE_SIGNED_OUT: nobody is signed in; the database is shut
 * @RESPITE_OFFICE_SIGNED_IN: somebody is
 * @RESPITE_OFFICE_LOCKED: somebody was; the database stays open, but only for what a lock screen may show
 */
typedef enum
{
  RESPITE_OFFICE_SIGNED_OUT,
  RESPITE_OFFICE_SIGNED_IN,
  RESPITE_OFFICE_LOCKED,
} RespiteOfficeState;

/**
 * RespiteOfficeCondition:
 * @RESPITE_OFFICE_SOUND: everything can be done
 * @RESPITE_OFFICE_READ_ONLY: the folder or the disk cannot be written
 * @RESPITE_OFFICE_DAMAGED: the database is damaged and open for reading only: restore a backup
 */
typedef enum
{
  RESPITE_OFFICE_SOUND,
  RESPITE_OFFICE_READ_ONLY,
  RESPITE_OFFICE_DAMAGED,
} RespiteOfficeCondition;

/**
 * respite_office_exists:
 *
 * Returns: whether @folder holds a clinic (a key file or a database)
 */
gboolean respite_office_exists (const char *folder);

/**
 * respite_office_create:
 * @folder: the data folder; made where missing, refused where it holds a clinic
 * @info: the clinic; its kind never changes afterwards
 * @first: the first account: login, name and roles, administrator among them
 * @password: of that account
 * @clock: the clock
 * @recovery_code: (out) (transfer full): to be printed and kept; shown once
 * @error: %RESPITE_ERROR_INVALID, %RESPITE_ERROR_CONFLICT, %RESPITE_ERROR_STORAGE...
 *
 * Makes an empty clinic.
 *
 * Returns: (transfer full): the office, with the first account signed in
 */
RespiteOffice *respite_office_create (const char               *folder,
                                      const RespiteClinicInfo  *info,
                                      const RespiteStaff       *first,
                                      const char               *password,
                                      RespiteClock             *clock,
                                      char                    **recovery_code,
                                      GError                  **error);

/**
 * respite_office_open:
 * @folder: the data folder
 * @clock: the clock
 *
 * Reads the key file. Sign in to read the database.
 *
 * Returns: (transfer full): the office; %RESPITE_ERROR_NOT_FOUND where there is no clinic
 */
RespiteOffice *respite_office_open (const char    *folder,
                                    RespiteClock  *clock,
                                    GError       **error);

/* Shuts the database and wipes the keys. */
void respite_office_free (RespiteOffice *office);

const char            *respite_office_get_folder      (RespiteOffice *office);
RespiteClock          *respite_office_get_clock       (RespiteOffice *office);
RespiteClinicKind      respite_office_get_kind        (RespiteOffice *office);
const char            *respite_office_get_clinic_name (RespiteOffice *office);
RespiteOfficeState     respite_office_get_state       (RespiteOffice *office);
RespiteOfficeCondition respite_office_get_condition   (RespiteOffice *office);

/* Whether the database is encrypted in this build. */
gboolean respite_office_is_encrypted (void);

/**
 * RespiteLogin:
 *
 * An account as the sign-in screen may show it.
 */
typedef struct
{
  char *login;
  char *name;
} RespiteLogin;

void respite_login_free (RespiteLogin *login);

/* Returns: (transfer full) (element-type RespiteLogin): the accounts that can sign in, by name */
GPtrArray *respite_office_list_logins (RespiteOffice *office);

/**
 * respite_office_sign_in:
 * @login: ignoring case
 * @password: as typed
 * @error: %RESPITE_ERROR_SIGN_IN wrong, %RESPITE_ERROR_WAIT too many failures, %RESPITE_ERROR_CORRUPT...
 *
 * Unlocks the keys, opens the database (a damaged or read-only one for reading only), repairs a difference between
 * key file and database, and writes the failed attempts since the last sign-in and this one into the audit. Also
 * ends a lock and changes the person.
 */
gboolean respite_office_sign_in (RespiteOffice  *office,
                                 const char     *login,
                                 const char     *password,
                                 GError        **error);

void respite_office_sign_out (RespiteOffice *office);

/* After idle time: keeps the database open but forgets who it was until respite_office_sign_in(). */
void respite_office_lock (RespiteOffice *office);

/* Returns: (transfer none) (nullable): who is signed in; %NULL also while locked */
const RespiteStaff *respite_office_get_actor (RespiteOffice *office);

/* Returns: (transfer none) (nullable): the clinic; %NULL before the first sign-in */
const RespiteClinicInfo *respite_office_get_clinic_info (RespiteOffice *office);

/**
 * respite_office_set_language:
 * @language: (nullable): such as "es"; %NULL for the clinic's own
 *
 * In which language acts tell what came with the program: forms, flags, protocols. A window sets its own. What people
 * wrote stays as they wrote it, and papers are asked for in theirs.
 */
void respite_office_set_language (RespiteOffice *office,
                                  const char    *language);

/* Returns: (transfer none): that language, else the clinic's, else "en" */
const char *respite_office_get_language (RespiteOffice *office);

/* Returns: (transfer none): the clinic's time zone, UTC before the first sign-in */
GTimeZone *respite_office_get_zone (RespiteOffice *office);

/* Returns: whether at the last sign-in the computer's clock stood more than a minute before the audit's last row */
gboolean respite_office_is_clock_back (RespiteOffice *office);

/* Returns: now by the office's clock */
gint64 respite_office_get_now (RespiteOffice *office);

/**
 * respite_office_check_password:
 *
 * For a signature: the password of who is signed in, typed again. Failures count as failed sign-ins.
 */
gboolean respite_office_check_password (RespiteOffice  *office,
                                        const char     *password,
                                        GError        **error);

/**
 * respite_office_check_person:
 * @login: another account, such as a witness or a second checker
 *
 * Returns: (transfer full): that person, whose password it is
 */
RespiteStaff *respite_office_check_person (RespiteOffice  *office,
                                           const char     *login,
                                           const char     *password,
                                           GError        **error);

/**
 * respite_office_use_recovery_code:
 * @code: as printed; case, spaces and hyphens do not matter
 * @login: an active administrator
 * @new_password: the password that account gets
 *
 * Lets an administrator back in: sets the password, signs in, and replaces the code, which is used up.
 *
 * Returns: (transfer full): the new recovery code
 */
char *respite_office_use_recovery_code (RespiteOffice  *office,
                                        const char     *code,
                                        const char     *login,
                                        const char     *new_password,
                                        GError        **error);

/**
 * respite_office_may:
 *
 * Returns: whether who is signed in may do @function; else %RESPITE_ERROR_DENIED or %RESPITE_ERROR_SIGN_IN
 */
gboolean respite_office_may (RespiteOffice    *office,
                             RespiteFunction   function,
                             GError          **error);

/**
 * respite_office_may_see:
 * @patient_id: whose record
 *
 * For every act that reads a patient's record: %RESPITE_FUNCTION_RECORD_VIEW, or an emergency access to this one
 * record that has not ended (respite_office_open_access()).
 *
 * Returns: whether who is signed in may see the record; else %RESPITE_ERROR_DENIED or %RESPITE_ERROR_SIGN_IN
 */
gboolean respite_office_may_see (RespiteOffice  *office,
                                 gint64          patient_id,
                                 GError        **error);

/**
 * respite_office_may_glance:
 *
 * For what a lock screen shows (chair, elapsed, countdown; never a name).
 *
 * Returns: whether the database is open, signed in or locked
 */
gboolean respite_office_may_glance (RespiteOffice  *office,
                                    GError        **error);

/* For acts only. Returns: (transfer none): the connection, or %NULL while signed out */
RespiteDb *respite_office_get_db (RespiteOffice *office);

/**
 * RespiteOfficeFunc:
 *
 * The inside of an act. Returns %FALSE with @error to have everything rolled back.
 */
typedef gboolean (*RespiteOfficeFunc) (RespiteOffice  *office,
                                       gpointer        data,
                                       GError        **error);

/**
 * respite_office_act:
 * @function: what it needs
 * @func: the work: checks, writes, respite_office_audit(), respite_office_note()
 *
 * Permission, then one transaction, then the audit's head and the changes. An act inside an act is a part of the
 * outer one. A refusal for lack of permission is written into the audit.
 */
gboolean respite_office_act (RespiteOffice      *office,
                             RespiteFunction     function,
                             RespiteOfficeFunc   func,
                             gpointer            data,
                             GError            **error);

/**
 * respite_office_audit:
 * @row: action, kind, record_id, patient_id, texts, reason; who, when and where are filled in
 *
 * Inside an act: writes its audit row.
 */
gboolean respite_office_audit (RespiteOffice          *office,
                               const RespiteAuditRow  *row,
                               GError                **error);

/**
 * respite_office_audit_view:
 * @action: such as "record.view", "record.print", "record.export"
 *
 * One act of its own: who looked at, printed or exported what. In a read-only clinic nothing is written.
 */
gboolean respite_office_audit_view (RespiteOffice    *office,
                                    RespiteFunction   function,
                                    const char       *action,
                                    RespiteKind       kind,
                                    gint64            record_id,
                                    gint64            patient_id,
                                    GError          **error);

/* Inside an act: notes a change for the window. */
void respite_office_note (RespiteOffice *office,
                          RespiteKind    kind,
                          gint64         id,
                          gint64         patient_id);

/* Returns: (transfer full) (nullable): what has changed since the last call, %NULL for nothing */
RespiteChangeSet *respite_office_take_changes (RespiteOffice *office);

/* How long a sign-in lasts at the longest, in hours; then the office locks. */
#define RESPITE_SIGN_IN_HOURS 12

/* Notes an "everything" change where another program has written to the database; begins a new day; locks at last. */
void respite_office_poll (RespiteOffice *office);

/* Gives back what memory holds of the database for speed alone; for a thread that has had nothing to do for a while. */
void respite_office_rest (RespiteOffice *office);

/**
 * respite_office_dup_record_code:
 *
 * Returns: (transfer full): the short form of the audit chain's head, for the foot of every document; "" if none
 */
char *respite_office_dup_record_code (RespiteOffice *office);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteOffice, respite_office_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteLogin, respite_login_free)

G_END_DECLS
