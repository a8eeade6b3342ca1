/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "store/respite-key-file.h"

G_BEGIN_DECLS

struct _RespiteKeyFile
{
  char              *path;
  char              *uuid;
  char              *name;
  RespiteClinicKind  kind;
  gint64             generation;
  GPtrArray         *slots;     /* RespiteKeySlot */
  RespiteKeySlot    *recovery;
};

void respite_key_slot_free (RespiteKeySlot *slot);

/* Fills an empty @file from the text of keys.json. */
gboolean respite_key_file_parse (RespiteKeyFile  *file,
                                 const char      *text,
                                 gsize            length,
                                 GError         **error);

/* Returns: (transfer full): the text of keys.json */
char *respite_key_file_print (RespiteKeyFile *file,
                              gsize          *length);

G_END_DECLS
