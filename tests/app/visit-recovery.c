/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "visit.h"

#include "widgets/respite-recovery-scores.h"

static gboolean
is_scored (RespiteOffice *office,
           gpointer       data)
{
  TestVisit *visit = data;
  g_autoptr (RespiteSessionRecord) record = respite_office_get_session (office, visit->session_id, FALSE, NULL);

  for (guint i = 0, n = respite_timeline_get_n_events (record->timeline); i < n; i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (record->timeline, i);

      if (event->kind == RESPITE_EVENT_RECOVERY && g_strcmp0 (event->text, "21222") == 0)
        return event->severity == 9;
    }

  return FALSE;
}

void
visit_type (gpointer    entry,
            const char *text)
{
  gtk_widget_grab_focus (entry);
  ui_type (text);
  ui_key ("Return", 0);
}

void
visit_score (TestWindow *test,
             TestVisit  *visit,
             GtkWidget  *scores)
{
  static const char *const keys[] = { "2", "1", "2", "2", "2", "Return" };

  gtk_widget_grab_focus (gtk_widget_get_first_child (ui_child (scores, RESPITE_TYPE_RECOVERY_SCORES, "row_box")));
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    ui_key (keys[i], 0);
  test_window_until (test, is_scored, visit);
  ui_wait_label (ui_child (scores, RESPITE_TYPE_RECOVERY_SCORES, "past_label"), "9/10: Activity 2");
}
