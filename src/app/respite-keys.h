/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RespiteKey:
 * @page: the page it works on, "" for everywhere
 * @accel: as gtk_accelerator_parse() reads it; %NULL for one that @text alone describes
 * @action: (nullable): the detailed action that it calls; %NULL where the page itself listens
 * @shown: (nullable): how the key is written where @accel is %NULL
 * @text: what it does, marked for translation
 *
 * A key of the window. This one list makes the accelerators and what Ctrl+? shows.
 */
typedef struct
{
  const char *page;
  const char *accel;
  const char *action;
  const char *shown;
  const char *text;
} RespiteKey;

/* Ends with a row whose page is %NULL; a row without a text is a second key for the one before. */
extern const RespiteKey respite_keys[];

/* Sets the accelerators of every key that has an action. */
void respite_keys_install (GtkApplication *application);

/* Returns: (transfer full): the key as a person reads it, such as "Ctrl+K" */
char *respite_key_dup_label (const RespiteKey *key);

G_END_DECLS
