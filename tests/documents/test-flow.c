/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <string.h>

#include "respite-core.h"
#include "sample.h"

static RespiteBlock *
make_record (void)
{
  RespiteBlock *root = respite_block_new_document ();
  RespiteBlock *facts, *table, *list, *box, *item;

  respite_block_add_heading_text (root, 1, "Session summary");
  facts = respite_block_add (root, respite_block_new_facts (2));
  respite_block_add_fact_text (facts, "Patient", "MARTINEZ, Rosa");
  respite_block_add_fact_text (facts, "Prescriber", "Dr. Łucja Øster");
  respite_block_add_fact_text (facts, "Course", "Pain - short series");
  respite_block_add_fact_text (facts, "Session", "3 of 4");
  respite_block_add_heading_text (root, 2, "Timeline");
  table = respite_block_add (root, respite_block_new_table ());
  respite_block_add_column (table, "Time", RESPITE_COLUMN_CODE);
  respite_block_add_column (table, "What happened", RESPITE_COLUMN_TEXT);
  respite_block_add_column (table, "HR", RESPITE_COLUMN_NUMBER);
  for (int i = 0; i < 60; i++)
    {
      g_autofree char *time = g_strdup_printf ("10:%02d", i);
      g_autofree char *rate = g_strdup_printf ("%d", 60 + i);

      respite_block_add_cell (table, respite_rich_new (time, 0));
      respite_block_add_cell (table, respite_rich_new ("BP 118/74 (MAP 89), HR 72 /min, SpO2 98 %, RR 14 /min",
                                                       i % 7 == 3 ? RESPITE_RICH_STRUCK : 0));
      respite_block_add_cell (table, respite_rich_new (rate, 0));
    }
  respite_block_add_heading_text (root, 2, "Afterwards");
  respite_block_add_paragraph_text (root, "The patient was awake and calm. She drank water, walked to the door and "
                                    "back without help, and left with her brother, who drove her home.");
  list = respite_block_add (root, respite_block_new_list (1));
  for (int i = 0; i < 3; i++)
    {
      static const RespiteMark marks[] = { RESPITE_MARK_TICKED, RESPITE_MARK_BOX, RESPITE_MARK_CROSSED };

      item = respite_block_add (list, respite_block_new_item (marks[i]));
      respite_block_add_paragraph_text (item, "Something on the list that was looked at before the patient went home");
    }
  box = respite_block_add (root, respite_block_new_box (RESPITE_BOX_EMERGENCY, respite_rich_new ("Get help now", 0)));
  respite_block_add_paragraph_text (box, "Call 911 for chest pain or trouble breathing.");
  box = respite_block_add (root, respite_block_new_box (RESPITE_BOX_CALL, respite_rich_new ("Call us", 0)));
  respite_block_add_paragraph_text (box, "Call 207-555-0134 for a headache that lasts.");

  return root;
}

static void
test_table_breaks (void)
{
  g_autoptr (RespiteBlock) root = make_record ();
  RespiteDocumentInfo info = sample_info ();
  g_autoptr (RespiteLayout) layout = layout_blocks (root, &info, RESPITE_SHEET_RECORD, "Session summary");
  g_autofree char *path = save_sample (layout, "record");

  g_assert_cmpuint (respite_layout_get_n_pages (layout), >=, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  respite_core_init ();

  g_test_add_func ("/flow/table-breaks", test_table_breaks);

  return g_test_run ();
}
