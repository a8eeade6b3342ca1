/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "base/respite-json.h"
#include "fuzz.h"

static char *
write_json (const RespiteJson *json)
{
  RespiteJsonWriter writer;

  respite_json_writer_init (&writer);
  respite_json_writer_json (&writer, json);

  return respite_json_writer_finish (&writer);
}

/* What is read is written and read again without a difference; what is not read says why. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteJson) json = respite_json_parse ((const char *) data, (gssize) size, &error);
  g_autoptr (RespiteJson) again = NULL;
  g_autofree char *written = NULL;
  g_autofree char *written_again = NULL;

  g_assert ((json == NULL) == (error != NULL));
  if (json == NULL)
    return 0;

  written = write_json (json);
  again = respite_json_parse (written, -1, &error);
  g_assert_no_error (error);
  written_again = write_json (again);
  g_assert_cmpstr (written, ==, written_again);

  return 0;
}
