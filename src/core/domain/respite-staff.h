/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-role.h"

G_BEGIN_DECLS

/**
 * RespiteStaff:
 * @id: the key inside the database
 * @uuid: the key outside
 * @login: what is typed to sign in; unique ignoring case, never reused
 * @name: as printed on records and signatures
 * @roles: what the person is
 * @active: whether the account can sign in
 * @one_time: whether its password was set by another person: it is good for choosing an own one, and for nothing else
 * @added_at: when, in UTC milliseconds
 *
 * One staff account.
 */
typedef struct
{
  gint64       id;
  char        *uuid;
  char        *login;
  char        *name;
  RespiteRole  roles;
  gboolean     active;
  gboolean     one_time;
  gint64       added_at;
} RespiteStaff;

RespiteStaff *respite_staff_new  (void);
RespiteStaff *respite_staff_copy (const RespiteStaff *staff);
void          respite_staff_free (RespiteStaff       *staff);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteStaff, respite_staff_free)

G_END_DECLS
