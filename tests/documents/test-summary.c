/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <string.h>

#include "documents/respite-summary.h"
#include "respite-core.h"
#include "sample-record.h"
#include "sample.h"

static void
test_samples (void)
{
  static const struct
  {
    const char *name;
    const char *language;
    const char *paper;
    int         minutes;
    gboolean    is_signed;
    gboolean    practice;
  } cases[] = {
    { "summary-en", "en", "letter", 40, TRUE, FALSE },
    { "summary-es", "es", "a4", 40, FALSE, TRUE },
    { "summary-long", "en", "letter", 240, TRUE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RespiteSessionRecord) record = sample_record_new (cases[i].minutes);
      RespiteDocumentInfo info = sample_info ();
      RespiteClinicInfo clinic = *info.clinic;
      g_autoptr (RespiteLayout) layout = NULL;
      g_autofree char *path = NULL;
      g_autoptr (GError) error = NULL;

      info.language = cases[i].language;
      info.paper = cases[i].paper;
      info.clinic = &clinic;
      if (cases[i].practice)
        clinic.kind = RESPITE_CLINIC_PRACTICE;
      if (!cases[i].is_signed)
        record->session->state = RESPITE_SESSION_DISCHARGED;
      layout = respite_summary_layout (record, &info, &error);
      g_assert_no_error (error);
      path = save_sample (layout, cases[i].name);
      g_assert_cmpuint (respite_layout_get_n_missing (layout), ==, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  respite_core_init ();

  g_test_add_func ("/summary/samples", test_samples);

  return g_test_run ();
}
