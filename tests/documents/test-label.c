/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <string.h>

#include "base/respite-error.h"
#include "documents/respite-label.h"
#include "documents/respite-layout-private.h"
#include "respite-core.h"
#include "sample-record.h"
#include "sample.h"

/* Labels: every text inside its label, on the right one, at a size that can be read, or a clear refusal. */

static RespitePatient *
make_patient (const char *address)
{
  RespitePatient *patient = respite_patient_copy (sample_patient ());

  g_free (patient->address);
  patient->address = g_strdup (address);

  return patient;
}

/* Every line lies inside one label, and how many labels have text. */
static guint
check_labels (RespiteLayout           *layout,
              const RespiteLabelSheet *sheet,
              guint                   *first)
{
  guint n_used = 0;

  *first = 0;
  for (guint page = 0; page < layout->pages->len; page++)
    {
      const GArray *items = respite_layout_get_page (layout, page);
      g_autofree gboolean *used = g_new0 (gboolean, sheet->columns * sheet->rows);

      for (guint i = 0; i < items->len; i++)
        {
          const RespiteItem *item = &g_array_index (items, RespiteItem, i);
          const RespiteLine *line = &item->text->lines[item->line];
          guint column = (guint) ((item->x - sheet->left) / sheet->step_x);
          guint row = (guint) ((item->y - sheet->top) / sheet->step_y);
          double left = sheet->left + column * sheet->step_x, top = sheet->top + row * sheet->step_y;

          g_assert_cmpuint (column, <, sheet->columns);
          g_assert_cmpuint (row, <, sheet->rows);
          g_assert_cmpfloat (item->x, >=, left + 5);
          g_assert_cmpfloat (item->x + line->width, <=, left + sheet->width - 5);
          g_assert_cmpfloat (item->y - line->ascent, >=, top);
          g_assert_cmpfloat (item->y + line->descent, <=, top + sheet->height);
          used[row * sheet->columns + column] = TRUE;
        }
      for (guint i = 0; i < sheet->columns * sheet->rows; i++)
        {
          if (used[i] && n_used == 0)
            *first = i + 1;
          n_used += used[i] != FALSE;
        }
    }

  return n_used;
}

static void
test_addresses (void)
{
  static const struct
  {
    const char *sheet;
    guint       first;
    guint       count;
    guint       pages;
  } cases[] = {
    { "letter-30", 1, 1, 1 }, { "letter-30", 30, 1, 1 }, { "letter-30", 29, 3, 2 }, { "letter-30", 1, 300, 10 },
    { "a4-21", 4, 18, 1 }, { "a4-21", 4, 19, 2 },
  };
  g_autoptr (RespitePatient) patient = make_patient ("118 Harbor Street\nSuite 4\nPortland, ME 04101");
  RespiteDocumentInfo info = sample_info ();

  info.patient = patient;
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const RespiteLabelSheet *sheet = respite_label_sheet_find (cases[i].sheet, NULL);
      RespiteLabelRequest request = { sheet, cases[i].first, cases[i].count };
      g_autoptr (GError) error = NULL;
      g_autoptr (RespiteLayout) layout = respite_label_layout_address (&request, &info, &error);
      guint first;

      g_test_message ("case %zu", i);
      g_assert_no_error (error);
      g_assert_cmpuint (respite_layout_get_n_pages (layout), ==, cases[i].pages);
      g_assert_cmpuint (check_labels (layout, sheet, &first), ==, cases[i].count);
      g_assert_cmpuint (first, ==, cases[i].first);
    }
}

/* The labels of a sheet stay on its paper. */
static void
test_sheets (void)
{
  for (const RespiteLabelSheet *sheet = respite_label_sheets; sheet->code != NULL; sheet++)
    {
      RespiteSheet page;

      respite_sheet_init (&page, RESPITE_SHEET_RECORD, sheet->paper, FALSE);
      g_assert_cmpfloat (sheet->left + (sheet->columns - 1) * sheet->step_x + sheet->width, <=, page.width);
      g_assert_cmpfloat (sheet->top + (sheet->rows - 1) * sheet->step_y + sheet->height, <=, page.height);
      g_assert_true (respite_label_sheet_find (sheet->code, NULL) == sheet);
      g_assert_true (respite_label_sheet_find (NULL, sheet->paper) == sheet);
    }
  g_assert_null (respite_label_sheet_find ("round", "letter"));
}

static void
test_refused (void)
{
  g_autofree char *long_address = g_strnfill (900, 'x');
  const struct
  {
    const char *address;
    guint       first;
    guint       count;
  } cases[] = {
    { "", 1, 1 }, { long_address, 1, 1 }, { "1 Elm Street", 0, 1 }, { "1 Elm Street", 31, 1 },
    { "1 Elm Street", 1, 0 }, { "1 Elm Street", 1, 301 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RespitePatient) patient = make_patient (cases[i].address);
      RespiteDocumentInfo info = sample_info ();
      RespiteLabelRequest request = { respite_label_sheet_find ("letter-30", NULL), cases[i].first, cases[i].count };
      g_autoptr (GError) error = NULL;

      info.patient = patient;
      g_assert_null (respite_label_layout_address (&request, &info, &error));
      g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_INVALID);
    }
}

static void
test_bag (void)
{
  g_autoptr (RespiteSessionRecord) record = sample_record_new (40);
  RespiteDocumentInfo info = sample_info ();
  RespiteLabelRequest request = { respite_label_sheet_find ("letter-30", NULL), 1, 2 };
  static const char *const wanted[] = {
    "MARTINEZ, Rosa", "born 14 Mar 1968", "MRN 10042", "Ketamine", "35.7 mg in 100 mL", "0.357 mg/mL", "53.6 mg/h",
    "Prepared: Ana Bell, RN", "Checked: Marta Diaz, RN",
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteLayout) layout = respite_label_layout_bag (&request, record, &info, &error);
  g_autofree char *raw = NULL;
  g_autofree char *text = NULL;
  guint first;

  g_assert_no_error (error);
  g_assert_cmpuint (check_labels (layout, request.sheet, &first), ==, 2);
  raw = respite_layout_get_text (layout, -1);
  text = squeeze (raw);
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_test_message ("%s", wanted[i]);
      g_assert_nonnull (strstr (text, wanted[i]));
    }

  g_clear_pointer (&record->order, respite_order_free);
  g_assert_null (respite_label_layout_bag (&request, record, &info, &error));
  g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_INVALID);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  respite_core_init ();

  g_test_add_func ("/label/addresses", test_addresses);
  g_test_add_func ("/label/sheets", test_sheets);
  g_test_add_func ("/label/refused", test_refused);
  g_test_add_func ("/label/bag", test_bag);

  return g_test_run ();
}
