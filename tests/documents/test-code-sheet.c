/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <string.h>

#include "base/respite-str.h"
#include "documents/respite-code-sheet.h"
#include "documents/respite-layout-private.h"
#include "documents/respite-summary.h"
#include "respite-core.h"
#include "sample-record.h"
#include "sample.h"
#include "test-events.h"

/* 40 minutes with an emergency from minute 20.5 on. */
static RespiteSessionRecord *
build_record (gboolean is_over,
              gboolean is_noted)
{
  static const char *const lines[] = { "begin", "help", "airway", "oxygen 10 L/min by mask", "no pulse", "cpr start",
                                       "shock 150 J", "pulse", "cpr stop", "awake", NULL };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  RespiteSessionRecord *record = sample_record_new (40);

  g_strv_builder_addv (builder, (const char **) lines);
  if (is_over)
    g_strv_builder_add (builder, "end hospital St. Mary");
  if (is_noted)
    g_strv_builder_add (builder, "note Fainted, no pulse for two minutes.");
  all = g_strv_builder_end (builder);
  sample_record_add_emergency (record, 20.5, (const char *const *) all);

  return record;
}

static char *
read_sheet (RespiteSessionRecord *record,
            const char           *language,
            const char           *sample)
{
  RespiteDocumentInfo info = sample_info ();
  g_autoptr (RespiteLayout) layout = NULL;
  g_autoptr (GError) error = NULL;

  info.language = language;
  layout = respite_code_sheet_layout (record, &info, &error);
  g_assert_no_error (error);
  check_inside (layout);
  g_assert_cmpuint (respite_layout_get_n_missing (layout), ==, 0);
  if (sample != NULL)
    {
      g_autofree char *path = save_sample (layout, sample);

      g_test_message ("%s", path);
    }

  return respite_layout_get_text (layout, -1);
}

static void
test_english (void)
{
  static const char *const parts[] = {
    "Emergency record", "MARTINEZ, Rosa", "latex, morphine", "71.4 kg", "10:20", "running at", "CPR started", "1:15",
    "Oxygen given, 10 L/min by mask", "Over: taken to hospital, St. Mary", "Fainted, no pulse for two minutes.",
    "ondansetron 4 mg IV", "What they did", "Ana Bell, RN", NULL,
  };
  g_autoptr (RespiteSessionRecord) record = build_record (TRUE, TRUE);
  g_autofree char *text = read_sheet (record, "en", "code-sheet-en");

  assert_texts (text, parts);
  g_assert_null (strstr (text, "still open"));
}

static void
test_spanish (void)
{
  static const char *const parts[] = { "Registro de la emergencia", "Comienza la RCP", "Fin: llevado al hospital",
                                       "en marcha a", "Qué hicieron", NULL };
  g_autoptr (RespiteSessionRecord) record = build_record (TRUE, TRUE);
  g_autofree char *text = read_sheet (record, "es", "code-sheet-es");

  assert_texts (text, parts);
}

static void
test_open_and_owed (void)
{
  g_autoptr (RespiteSessionRecord) open = build_record (FALSE, FALSE);
  g_autoptr (RespiteSessionRecord) owed = build_record (TRUE, FALSE);
  g_autoptr (RespiteSessionRecord) none = sample_record_new (40);
  g_autofree char *open_text = read_sheet (open, "en", NULL);
  g_autofree char *owed_text = read_sheet (owed, "en", NULL);
  g_autofree char *none_text = read_sheet (none, "en", NULL);

  g_assert_nonnull (strstr (open_text, "This emergency is still open."));
  g_assert_nonnull (strstr (owed_text, "Nobody has written about it yet."));
  g_assert_nonnull (strstr (none_text, "No emergency was recorded in this session."));
}

static void
test_summary_has_it (void)
{
  g_autoptr (RespiteSessionRecord) record = build_record (TRUE, TRUE);
  RespiteDocumentInfo info = sample_info ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteLayout) layout = respite_summary_layout (record, &info, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  check_inside (layout);
  text = respite_layout_get_text (layout, -1);
  g_assert_nonnull (strstr (text, "Shock given, 150 J"));
  g_assert_nonnull (strstr (text, "Over: taken to hospital, St. Mary"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  respite_core_init ();

  g_test_add_func ("/code-sheet/english", test_english);
  g_test_add_func ("/code-sheet/spanish", test_spanish);
  g_test_add_func ("/code-sheet/open-and-owed", test_open_and_owed);
  g_test_add_func ("/code-sheet/summary", test_summary_has_it);

  return g_test_run ();
}
