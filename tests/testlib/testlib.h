/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gio/gio.h>

#include "service/respite-clinic.h"
#include "service/respite-office.h"

G_BEGIN_DECLS

#define TESTLIB_PASSWORD "practice-clinic"

/* 2026-11-23 10:00 in America/New_York, a Monday, as UTC milliseconds */
#define TESTLIB_NOW G_GINT64_CONSTANT (1795446000000)

/**
 * TestClinic:
 * @folder: its data folder, in a scratch folder of its own
 * @scratch: that scratch folder, for files a test writes
 * @clock: a fake clock at %TESTLIB_NOW
 * @office: (nullable): the office, signed in as "owner"
 * @recovery_code: of the clinic
 *
 * A practice clinic with the accounts owner (every role), prescriber, nurse and desk, time zone America/New_York.
 */
typedef struct
{
  char          *folder;
  char          *scratch;
  RespiteClock  *clock;
  RespiteOffice *office;
  char          *recovery_code;
} TestClinic;

/* Calls g_test_init() and respite_core_init(). */
void test_init (int    *argc,
                char ***argv);

TestClinic *test_clinic_new  (void);
void        test_clinic_free (TestClinic *clinic);

/* Returns: (transfer full): "Willow Pain Clinic" in Albany, New York */
RespiteClinicInfo *test_make_info (RespiteClinicKind kind);

/* Signs in as @login, whose password is %TESTLIB_PASSWORD. */
void test_clinic_sign_in (TestClinic *clinic,
                          const char *login);

/* Closes the office and opens it again, signed in as "owner". */
void test_clinic_reopen (TestClinic *clinic);

/* A scratch folder; remove it with test_remove_tree(). */
char *test_make_folder (void);
void  test_remove_tree (const char *path);

/* Runs a job of @clinic by turning the main loop until it is answered. */
gpointer test_run (RespiteClinic   *clinic,
                   RespiteJobFunc   func,
                   gpointer         data,
                   GError         **error);
gpointer test_read (RespiteClinic   *clinic,
                    RespiteJobFunc   func,
                    gpointer         data,
                    GError         **error);

/* Asserts the domain and code of an error, and that its message is a sentence, then clears it. */
void test_assert_refused (GError       **error,
                          RespiteError   code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestClinic, test_clinic_free)

G_END_DECLS
