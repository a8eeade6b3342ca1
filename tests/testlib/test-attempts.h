/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "test-visit.h"

G_BEGIN_DECLS

/**
 * TestAttempt:
 * @function: what the act needs
 * @name: the act
 * @attempt: (nullable): calls it with the least that it takes; whether it then works does not matter
 * @list: (nullable): the act itself, where it lists something of a patient
 * @is_glance: whether a lock screen may do it too
 *
 * One act of the service, for the walk through the permission matrix.
 */
typedef struct
{
  RespiteFunction   function;
  const char       *name;
  void            (*attempt) (TestVisit *visit,
                              GError   **error);
  GPtrArray      *(*list) (RespiteOffice  *office,
                           gint64          patient_id,
                           GError        **error);
  gboolean          is_glance;
} TestAttempt;

/* Every act; ends with a NULL name. */
extern const TestAttempt test_attempts[];

void test_attempt (const TestAttempt  *act,
                   TestVisit          *visit,
                   GError            **error);

G_END_DECLS
