/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "respite-call.h"
#include "respite-command.h"

G_BEGIN_DECLS

/**
 * RespiteCall:
 * @command: borrowed from the table
 * @noun: borrowed from the table
 * @options: option without hyphens -> array of its values
 * @secrets: variable -> password; wiped when freed
 * @values: the arrays that respite_call_get_all() handed out
 */
struct _RespiteCall
{
  const RespiteCommand *command;
  const char           *noun;
  gboolean              wants_help;
  gboolean              wants_version;
  gboolean              is_json;
  char                 *login;
  char                 *folder;
  char                 *record_code;
  GPtrArray            *words;
  GHashTable           *options;
  GHashTable           *secrets;
  RespiteClock         *clock;
  RespiteOffice        *office;
  GString              *out;
};

G_END_DECLS
