/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "fuzz.h"
#include "respite-core.h"
#include "store/respite-key-file-private.h"

/* A key file that is read prints, and the print is read to the same. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteKeyFile) file = NULL;
  g_autoptr (RespiteKeyFile) again = NULL;
  g_autofree char *text = NULL;
  gsize length;

  respite_core_init ();
  file = respite_key_file_new ("/nowhere/keys.json", NULL, NULL, RESPITE_CLINIC_REAL);
  if (!respite_key_file_parse (file, (const char *) data, size, &error))
    {
      g_assert_nonnull (error);
      return 0;
    }

  text = respite_key_file_print (file, &length);
  again = respite_key_file_new ("/nowhere/keys.json", NULL, NULL, RESPITE_CLINIC_REAL);
  respite_key_file_parse (again, text, length, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (respite_key_file_get_name (again), ==, respite_key_file_get_name (file));
  g_assert_cmpuint (respite_key_file_get_slots (again)->len, ==, respite_key_file_get_slots (file)->len);
  g_assert_cmpint (respite_key_file_get_generation (again), ==, respite_key_file_get_generation (file));

  return 0;
}
