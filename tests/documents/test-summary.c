/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <string.h>

#include "base/respite-str.h"
#include "documents/respite-chart-document.h"
#include "documents/respite-layout-private.h"
#include "documents/respite-summary.h"
#include "respite-core.h"
#include "sample-record.h"
#include "sample.h"
#include "test-events.h"

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

static RespiteLayout *
make_layout (RespiteSessionRecord *record,
             const char           *language)
{
  RespiteDocumentInfo info = sample_info ();
  g_autoptr (GError) error = NULL;
  RespiteLayout *layout;

  info.language = language;
  layout = respite_summary_layout (record, &info, &error);
  g_assert_no_error (error);
  check_inside (layout);

  return layout;
}

static void
assert_has (const char        *text,
            const char *const *parts)
{
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_test_message ("%s", parts[i]);
      g_assert_nonnull (strstr (text, parts[i]));
    }
}

static void
test_content (void)
{
  static const char *const parts[] = {
    "MARTINEZ, Rosa “Rosi”, 58 years", "latex, morphine", "Monday, 23 November 2026", "10:00 to 10:40",
    "Session chart from", "35.7 mg, 0.5 mg/kg", "53.6 mg/h", "100 mL of 0.357 mg/mL", "0.5 mg/kg × 71.4 kg = 35.7 mg",
    "KX2291", "31 Aug 2027", "3.57 mL", "Overridden: Toast at 06:30; prescriber Hale informed",
    "Infusion started: 53.6 mg/h", "Bolus: 2 mg", "entered 10:41, late", "corrected: typing slip, was 118",
    "2, moderate", "MOAA/S 5", "Version 2, set by Dr. Owen Hale", "signed as complete", "intact",
    "Patient called at 18:00", "Name of the escort · Luis Martinez", "IV out, site dry · Yes", NULL,
  };
  g_autoptr (RespiteSessionRecord) record = sample_record_new (40);
  g_autoptr (RespiteLayout) layout = make_layout (record, "en");
  g_autofree char *text = respite_layout_get_text (layout, -1);

  assert_has (text, parts);
  g_assert_null (strstr (text, "not signed"));
}

static void
test_spanish (void)
{
  static const char *const parts[] = {
    "Resumen de la sesión", "Serie", "lunes, 23 de noviembre de 2026", "Gráfica de la sesión de", "Dosis según el peso",
    "Pasado por alto: Toast", "Comienzo de la infusión: 53.6 mg/h", "anotado a las 10:41, tarde", "Náuseas",
    "2, moderado", "firmado como completo", NULL,
  };
  g_autoptr (RespiteSessionRecord) record = sample_record_new (40);
  g_autoptr (RespiteLayout) layout = make_layout (record, "es");
  g_autofree char *text = respite_layout_get_text (layout, -1);

  assert_has (text, parts);
}

/* The chart stands on the first page, as shapes and not as a picture. */
static void
test_chart_first (void)
{
  g_autoptr (RespiteSessionRecord) record = sample_record_new (240);
  g_autoptr (RespiteLayout) layout = make_layout (record, "en");
  const GArray *items = respite_layout_get_page (layout, 0);
  guint n_shapes = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const RespiteItem *item = &g_array_index (items, RespiteItem, i);

      g_assert_cmpint ((int) item->kind, !=, (int) RESPITE_ITEM_IMAGE);
      if (item->element >= 0 && strcmp (respite_layout_get_element (layout, item->element)->type, "Figure") == 0)
        n_shapes++;
    }
  g_assert_cmpuint (n_shapes, >, 200);
}

/* What was corrected is struck through, what it was replaced by is not. */
static void
test_struck (void)
{
  g_autoptr (RespiteSessionRecord) record = sample_record_new (40);
  g_autoptr (RespiteLayout) layout = make_layout (record, "en");
  guint n_struck = 0;

  for (guint page = 0; page < respite_layout_get_n_pages (layout); page++)
    {
      const GArray *items = respite_layout_get_page (layout, page);

      for (guint i = 0; i < items->len; i++)
        {
          const RespiteItem *item = &g_array_index (items, RespiteItem, i);
          const RespiteLine *line;

          if (item->kind != RESPITE_ITEM_LINE)
            continue;
          line = &item->text->lines[item->line];
          for (guint k = 0; k < line->n_runs; k++)
            if (line->runs[k].is_struck)
              {
                g_assert_true (strstr (item->text->text, "181/74") != NULL ||
                               strcmp (item->text->text, "10:21") == 0);
                n_struck++;
              }
        }
    }
  g_assert_cmpuint (n_struck, >=, 2);
}

static gboolean
has_decoration (RespiteLayout *layout,
                guint          page,
                const char    *text)
{
  const GArray *items = respite_layout_get_page (layout, page);

  for (guint i = 0; i < items->len; i++)
    {
      const RespiteItem *item = &g_array_index (items, RespiteItem, i);

      if (item->kind == RESPITE_ITEM_LINE && item->element == RESPITE_ELEMENT_NONE &&
          strstr (item->text->text, text) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* A record that may still change says so on every page. */
static void
test_not_signed (void)
{
  g_autoptr (RespiteSessionRecord) record = sample_record_new (40);
  g_autoptr (RespiteLayout) layout = NULL;
  g_autoptr (RespiteLayout) complete = make_layout (record, "en");

  record->session->state = RESPITE_SESSION_DISCHARGED;
  layout = make_layout (record, "en");
  for (guint i = 0; i < respite_layout_get_n_pages (layout); i++)
    g_assert_true (has_decoration (layout, i, "NOT SIGNED"));
  for (guint i = 0; i < respite_layout_get_n_pages (complete); i++)
    g_assert_false (has_decoration (complete, i, "NOT SIGNED"));
}

/* A visit of which nothing is known yet is a page, not a crash. */
static void
test_empty_record (void)
{
  static const char *const parts[] = { "No order was written.", "No preparation was recorded.", "No entries.",
                                       "None were recorded.", "Nobody has signed yet.", "has not confirmed it", NULL };
  g_autoptr (RespiteSessionRecord) record = respite_session_record_new ();
  g_autoptr (RespiteLayout) layout = make_layout (record, "en");
  g_autofree char *text = respite_layout_get_text (layout, -1);

  assert_has (text, parts);
}

/* While nobody has confirmed the pump, the dose says so. */
static void
test_unconfirmed (void)
{
  g_autoptr (RespiteSessionRecord) record = sample_record_new (40);
  g_autoptr (RespiteLayout) layout = NULL;
  g_autofree char *text = NULL;

  record->unconfirmed_since = G_GINT64_CONSTANT (1795446000000) + 600000;
  layout = make_layout (record, "en");
  text = respite_layout_get_text (layout, -1);
  g_assert_nonnull (strstr (text, "not confirmed since 10:10"));
}

static void
test_chart_document (void)
{
  g_autoptr (RespiteSessionRecord) record = sample_record_new (240);
  RespiteDocumentInfo info = sample_info ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteLayout) layout = respite_chart_document_layout (record, &info, &error);
  g_autofree char *path = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (respite_layout_get_n_pages (layout), ==, 1);
  g_assert_cmpstr (respite_layout_get_title (layout), ==, "Session chart");
  check_inside (layout);
  path = save_sample (layout, "chart");
}

/* @n values of a monitor, one every ten seconds from @minute on, the last but one of them 0. */
static RespiteMonitorBatch *
create_batch (double minute,
              guint  n)
{
  RespiteMonitorBatch *batch = respite_monitor_batch_new ();

  for (guint i = 0; i < n; i++)
    {
      RespiteMonitorRow row = respite_monitor_row_new (test_minute (minute) + (gint64) i * 10000, (int) i + 2);

      row.values[RESPITE_MONITOR_PULSE] = i + 2 == n ? 0 : 70 + (int) i % 5;
      row.values[RESPITE_MONITOR_SPO2] = 97;
      g_array_append_val (batch->rows, row);
    }
  respite_monitor_mark (batch);
  respite_set_str (&batch->file_name, "bay-2.csv");
  respite_set_str (&batch->staff_name, "Ana Bell, RN");

  return batch;
}

/* Lowest and highest in each stretch, what cannot be true counted and left out, a gap left empty. */
static void
test_monitor (void)
{
  static const char *const parts[] = { "bay-2.csv", "72 values, 1 of them marked", "70–74", "97", "Marked", NULL };
  g_autoptr (RespiteSessionRecord) record = sample_record_new (40);
  RespiteMonitorBatch *batch = create_batch (0, 18);
  g_autoptr (RespiteMonitorBatch) late = create_batch (25, 18);
  RespiteMonitorRow *zero = &g_array_index (batch->rows, RespiteMonitorRow, 16);
  g_autoptr (RespiteLayout) layout = NULL;
  g_autofree char *text = NULL;
  const char *table, *end;

  g_assert_cmpint (zero->values[RESPITE_MONITOR_PULSE], ==, 0);
  zero->values[RESPITE_MONITOR_PULSE] = 71;
  g_array_append_vals (batch->rows, late->rows->data, late->rows->len);
  respite_monitor_mark (batch);
  g_ptr_array_add (record->monitor, batch);
  layout = make_layout (record, "en");
  check_inside (layout);
  text = respite_layout_get_text (layout, -1);
  assert_texts (text, parts);

  /* Two stretches, and none for the minutes between them. */
  table = strstr (text, "bay-2.csv");
  end = strstr (table, "Signatures");
  g_assert_nonnull (strstr (table, "10:00"));
  g_assert_nonnull (strstr (table, "10:25"));
  g_assert_nonnull (end);
  g_assert_null (g_strstr_len (table, end - table, "10:15"));
}

/* A file that was taken back stays as one line with the reason, without its values. */
static void
test_monitor_taken_back (void)
{
  static const char *const parts[] = { "bay-2.csv", "Taken back: wrong patient", NULL };
  g_autoptr (RespiteSessionRecord) record = sample_record_new (40);
  RespiteMonitorBatch *batch = create_batch (0, 18);
  g_autoptr (RespiteLayout) layout = NULL;
  g_autofree char *text = NULL;

  /* The store reads no rows of what was taken back. */
  batch->is_struck = TRUE;
  g_array_set_size (batch->rows, 0);
  respite_set_str (&batch->strike_reason, "wrong patient");
  g_ptr_array_add (record->monitor, batch);
  layout = make_layout (record, "en");
  text = respite_layout_get_text (layout, -1);
  assert_texts (text, parts);
  g_assert_null (strstr (text, "70–74"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  respite_core_init ();

  g_test_add_func ("/summary/samples", test_samples);
  g_test_add_func ("/summary/content", test_content);
  g_test_add_func ("/summary/spanish", test_spanish);
  g_test_add_func ("/summary/chart-first", test_chart_first);
  g_test_add_func ("/summary/struck", test_struck);
  g_test_add_func ("/summary/not-signed", test_not_signed);
  g_test_add_func ("/summary/empty-record", test_empty_record);
  g_test_add_func ("/summary/unconfirmed", test_unconfirmed);
  g_test_add_func ("/summary/chart-document", test_chart_document);
  g_test_add_func ("/summary/monitor", test_monitor);
  g_test_add_func ("/summary/monitor-taken-back", test_monitor_taken_back);

  return g_test_run ();
}
