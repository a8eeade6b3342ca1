/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RespiteFolderLock:
 *
 * One window per data folder: a lock that ends with the process, and a Unix socket in the folder by which a second
 * start brings the first window forward. The command line does not take it. Main thread.
 */
typedef struct _RespiteFolderLock RespiteFolderLock;

/**
 * RespiteRaiseFunc:
 * @token: the second start's activation token, "" for none
 */
typedef void (*RespiteRaiseFunc) (const char *token,
                                  gpointer    data);

/**
 * respite_folder_lock_acquire:
 * @folder: made where missing
 * @raise: called in the main loop when a second start asks
 *
 * Returns: (transfer full): the lock; %RESPITE_ERROR_BUSY where another window has it
 */
RespiteFolderLock *respite_folder_lock_acquire (const char        *folder,
                                                RespiteRaiseFunc   raise,
                                                gpointer           data,
                                                GError           **error);

/* Whether the window of another process has @folder open at this moment. Any thread. */
gboolean respite_folder_lock_is_held (const char *folder);

void respite_folder_lock_release (RespiteFolderLock *lock);

/**
 * respite_folder_lock_raise_other:
 * @token: (nullable): an activation token to hand over
 *
 * Asks the window that has @folder to come forward.
 */
gboolean respite_folder_lock_raise_other (const char  *folder,
                                          const char  *token,
                                          GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteFolderLock, respite_folder_lock_release)

G_END_DECLS
