/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "base/respite-error.h"

G_DEFINE_QUARK (respite-error-quark, respite_error)

static RespiteTranslateFunc translate_func;

void
respite_set_translate_func (RespiteTranslateFunc func)
{
  translate_func = func;
}

const char *
respite_translate (const char *text)
{
  return translate_func != NULL && *text != '\0' ? translate_func (text) : text;
}

gboolean
respite_set_error (GError      **error,
                   RespiteError  code,
                   const char   *format,
                   ...)
{
  va_list args;

  if (error == NULL)
    return FALSE;

  va_start (args, format);
  g_propagate_error (error, g_error_new_valist (RESPITE_ERROR, code, respite_translate (format), args));
  va_end (args);

  return FALSE;
}
