/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-pdf-protect.h"

#include <string.h>

#include <qpdf/qpdf-c.h>

#include "base/respite-error.h"

/* The standard cuts longer ones off. */
#define MOST_BYTES 127

gboolean
respite_pdf_check_password (const char *password,
                            GError    **error)
{
  if (password == NULL || !g_utf8_validate (password, -1, NULL) || strpbrk (password, "\r\n") != NULL)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("This cannot be a password of a document"));
  if (g_utf8_strlen (password, -1) < RESPITE_PROTECT_LEAST)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("The password of a copy has at least 8 characters"));
  if (strlen (password) > MOST_BYTES)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("The password of a copy is too long"));

  return TRUE;
}

static GBytes *
write_encrypted (qpdf_data   pdf,
                 const char *password)
{
  if ((qpdf_init_write_memory (pdf) & QPDF_ERRORS) != 0)
    return NULL;

  qpdf_set_r6_encryption_parameters2 (pdf, password, password, QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, QPDF_TRUE,
                                      QPDF_TRUE, qpdf_r3p_full, QPDF_TRUE);
  if ((qpdf_write (pdf) & QPDF_ERRORS) != 0)
    return NULL;

  return g_bytes_new (qpdf_get_buffer (pdf), qpdf_get_buffer_length (pdf));
}

GBytes *
respite_pdf_protect (GBytes     *pdf,
                     const char *password,
                     GError    **error)
{
  g_autofree char *composed = NULL;
  GBytes *copy = NULL;
  qpdf_data data;
  const char *content;
  gsize size;

  g_return_val_if_fail (pdf != NULL, NULL);

  if (!respite_pdf_check_password (password, error))
    return NULL;

  /* Another keyboard may write the same letter in another way. */
  composed = g_utf8_normalize (password, -1, G_NORMALIZE_ALL_COMPOSE);
  content = g_bytes_get_data (pdf, &size);
  data = qpdf_init ();
  qpdf_silence_errors (data);
  qpdf_set_suppress_warnings (data, QPDF_TRUE);
  if ((qpdf_read_memory (data, "document", content, size, NULL) & QPDF_ERRORS) == 0)
    copy = write_encrypted (data, composed);

  /* An error that nobody took would be printed. */
  if (qpdf_has_error (data))
    qpdf_get_error (data);
  qpdf_cleanup (&data);
  if (copy == NULL)
    respite_set_error (error, RESPITE_ERROR_DOCUMENT, N_("The copy could not be encrypted"));

  return copy;
}
