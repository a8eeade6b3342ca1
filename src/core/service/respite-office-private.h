/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "service/respite-office.h"
#include "store/respite-key-file.h"

G_BEGIN_DECLS

struct _RespiteOffice
{
  char                   *folder;
  RespiteClock           *clock;
  char                   *language;       /* of what acts tell; NULL for the clinic's */
  RespiteKeyFile         *key_file;
  RespiteOfficeState      state;
  RespiteOfficeCondition  condition;
  gboolean                is_clock_back;  /* at the last sign-in the clock stood before the last row of the audit */
  gboolean                reader;         /* the window's second office: never writes */
  guint                   serial;         /* grows when state, actor, condition or clinic change */
  gint64                  handed_to;      /* the patient who has the screen, 0 for none */
  guint                   hand_overs;     /* grows when handed_to changes */

  /* While the database is open */
  RespiteKeys       *keys;
  RespiteDb         *db;
  RespiteAudit      *audit;
  RespiteStaff      *actor;
  RespiteClinicInfo *info;
  GTimeZone         *zone;
  gint64             data_version;        /* as last polled for changes */
  gint64             actor_version;       /* as of when the actor was read */
  gint64             entered_at;          /* when the actor signed in or unlocked, on the monotonic clock */
  gint64             drafts_seen;         /* up to when drafts were looked through by respite_acts_raise_left() */
  gint64             day;                 /* when the day began that respite_acts_begin_day() saw last */

  RespiteChangeSet *noted;                /* in the transaction that runs */
  RespiteKeyFile   *keys_before;          /* likewise: the key file as it was, once it was changed */
  RespiteChangeSet *changes;              /* committed, until taken */
};

/* The path of a file in the data folder. */
char *respite_office_build_path (RespiteOffice *office,
                                 const char    *name);

/* Opens the database with @keys, for reading only where it cannot be written or is damaged. */
gboolean respite_office_open_database (RespiteOffice      *office,
                                       const RespiteKeys  *keys,
                                       GError            **error);

/* After a failed respite_office_create(): removes what it made. */
void respite_office_abandon (RespiteOffice *office);

/* Whether login and name are possible and there is a role. */
gboolean respite_staff_check (const RespiteStaff  *staff,
                              GError             **error);

/* Shuts the database and forgets who is signed in. */
void respite_office_close_database (RespiteOffice *office);

/* Reads the clinic's own row again. */
gboolean respite_office_reload_info (RespiteOffice  *office,
                                     GError        **error);

/**
 * respite_office_change_keys:
 *
 * Inside an act, as its last step: changes the key file and notes its generation in the database. The key file is
 * written before the transaction ends: a crash between the two is repaired at the next sign-in, and where the
 * transaction fails after all, the key file becomes again what it was.
 */
gboolean respite_office_change_keys (RespiteOffice       *office,
                                     RespiteKeyFileFunc   func,
                                     gpointer             data,
                                     GError             **error);

/* Who has the screen from now on: a patient, or with 0 the staff. */
void respite_office_set_handed_to (RespiteOffice *office,
                                   gint64         patient_id);

/* Whether the staff has the screen; else %RESPITE_ERROR_SIGN_IN. For acts that ask for no permission. */
gboolean respite_office_check_not_handed (RespiteOffice  *office,
                                          GError        **error);

/* Like respite_office_act() without asking for a permission. */
gboolean respite_office_transact (RespiteOffice      *office,
                                  RespiteOfficeFunc   func,
                                  gpointer            data,
                                  GError            **error);

/* Signs @login in without a password check; the database is open. Writes waiting attempts and @action. */
gboolean respite_office_enter (RespiteOffice  *office,
                               const char     *login,
                               const char     *action,
                               GError        **error);

/**
 * respite_office_try_slot:
 * @slot_login: whose slot; NULL for the recovery code
 *
 * Checks a password with delay, count of failures and the note of a failed attempt.
 *
 * Returns: (transfer full): the keys, or NULL with an error
 */
RespiteKeys *respite_office_try_slot (RespiteOffice  *office,
                                      const char     *slot_login,
                                      const char     *password,
                                      GError        **error);

/**
 * RespiteTicket:
 *
 * What the reading office needs of the writing one; may be handed to another thread.
 */
typedef struct
{
  char                   *folder;
  RespiteClock           *clock;
  char                   *language;
  RespiteOfficeState      state;
  RespiteOfficeCondition  condition;
  RespiteKeys            *keys;           /* NULL while signed out */
  RespiteStaff           *actor;
  guint                   serial;
  gint64                  handed_to;
} RespiteTicket;

RespiteTicket *respite_office_dup_ticket (RespiteOffice *office);
void           respite_ticket_free       (RespiteTicket *ticket);

/* Returns: (transfer full): a reading office like the one of the ticket */
RespiteOffice *respite_office_new_reader (const RespiteTicket  *ticket,
                                          GError              **error);

/* Takes over a newer ticket without opening the database again. Returns: whether that was possible */
gboolean respite_office_follow (RespiteOffice       *office,
                                const RespiteTicket *ticket);

G_END_DECLS
