/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <string.h>

#include "documents/respite-recovery-sheet.h"
#include "respite-core.h"
#include "sample.h"

#define CODE "K7QM-2XWP-9DFT-4HRB-6NJV-8CYE"

static void
check_sheet (gconstpointer data)
{
  const char *const *expected = data;
  RespiteDocumentInfo info = sample_info ();
  g_autoptr (RespiteLayout) layout = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autofree char *name = g_strdup_printf ("recovery-%s", expected[0]);

  info.patient = NULL;
  info.language = expected[0];
  layout = respite_recovery_sheet_layout (CODE, &info, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (respite_layout_get_n_pages (layout), ==, 1);
  check_inside (layout);
  path = save_sample (layout, name);
  if (!has_program ("pdftotext"))
    return;

  text = read_pdf_text (path);
  g_assert_nonnull (strstr (text, CODE));
  g_assert_nonnull (strstr (text, expected[1]));
}

int
main (int   argc,
      char *argv[])
{
  static const char *const english[] = { "en", "Recovery code" };
  static const char *const spanish[] = { "es", "Código de recuperación" };

  g_test_init (&argc, &argv, NULL);
  respite_core_init ();

  g_test_add_data_func ("/recovery/english", english, check_sheet);
  g_test_add_data_func ("/recovery/spanish", spanish, check_sheet);

  return g_test_run ();
}
