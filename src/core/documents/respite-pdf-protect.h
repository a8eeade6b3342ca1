/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A password of a copy that leaves the clinic has at least so many characters. */
#define RESPITE_PROTECT_LEAST 8

/* Whether @password can protect a copy: long enough, at most 127 bytes, no line feeds; else says so. */
gboolean respite_pdf_check_password (const char  *password,
                                     GError     **error);

/**
 * respite_pdf_protect:
 * @pdf: a file
 * @password: what opens the copy
 * @error: %RESPITE_ERROR_INVALID for a password that will not do, %RESPITE_ERROR_DOCUMENT
 *
 * Encrypts a copy with AES-256 (PDF 2.0, revision 6), its properties included. Whoever has the password may print and
 * copy from it. Two copies never have the same bytes. Any thread.
 *
 * Returns: (transfer full) (nullable): the copy
 */
GBytes *respite_pdf_protect (GBytes      *pdf,
                             const char  *password,
                             GError     **error);

G_END_DECLS
