/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RespiteKey:
 * @page: the page it works on, "paper" for every page that shows a document, "" for everywhere
 * @accel: as gtk_accelerator_parse() reads it; %NULL for one that a widget of the page listens to itself
 * @action: (nullable): the detailed action that @accel calls
 * @shown: (nullable): how the key is written, marked for translation; %NULL for as @accel is
 * @text: (nullable): what it does, marked for translation
 *
 * A key of the window. This one list makes the accelerators, the bindings of the pages and what Ctrl+? shows.
 */
typedef struct
{
  const char *page;
  const char *accel;
  const char *action;
  const char *shown;
  const char *text;
} RespiteKey;

/* Ends with a row whose page is %NULL; a row without a text belongs to the one before that has one. */
extern const RespiteKey respite_keys[];

/* Sets the accelerators of every key that works everywhere. */
void respite_keys_install (GtkApplication *application);

/* Binds the keys of @page to the actions of its class. */
void respite_keys_bind (GtkWidgetClass *widget_class,
                        const char     *page);

/* Lets the keys that the class of @widget binds work whatever below it has the focus: a page that scrolls takes
 * Ctrl+Page Up for itself. */
void respite_keys_come_first (GtkWidget *widget);

/* Returns: (transfer full): the key as a person reads it, such as "Ctrl+K" */
char *respite_key_dup_label (const RespiteKey *key);

G_END_DECLS
