/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-entry-undo.h"

#include <glib/gi18n.h>

#include "widgets/respite-toast-overlay.h"

typedef struct
{
  RespiteSessionModel *model;   /* owned */
  gint64               event_id;
} Undo;

static void
free_undo (gpointer data)
{
  Undo *undo = data;

  g_object_unref (undo->model);
  g_free (undo);
}

static void
undo_cb (gpointer data)
{
  Undo *undo = data;

  respite_session_model_strike_async (undo->model, undo->event_id, _ ("Undone at once"), NULL, NULL);
}

static gboolean
is_start_or_end (RespiteEventKind kind)
{
  return kind == RESPITE_EVENT_START || kind == RESPITE_EVENT_STOP || kind == RESPITE_EVENT_END;
}

/* The entry where the record that is shown has it already; %NULL before. */
static const RespiteEvent *
find_event (RespiteSessionModel *model,
            gint64               id)
{
  const RespiteSessionRecord *record = respite_session_model_get_record (model);

  for (guint i = record != NULL ? respite_timeline_get_n_events (record->timeline) : 0; i > 0; i--)
    {
      const RespiteEvent *event = respite_timeline_get_event (record->timeline, i - 1);

      if (event->id == id)
        return event;
    }

  return NULL;
}

void
respite_entry_undo_offer (GtkWidget           *widget,
                          RespiteSessionModel *model,
                          gint64               event_id,
                          const char          *line)
{
  const RespiteEvent *event;
  Undo *undo;

  g_return_if_fail (GTK_IS_WIDGET (widget) && RESPITE_IS_SESSION_MODEL (model));

  event = find_event (model, event_id);
  if ((event != NULL && is_start_or_end (event->kind)) || g_str_has_prefix (line, "start") ||
      g_str_has_prefix (line, "stop") || g_str_has_prefix (line, "end"))
    return;

  undo = g_new0 (Undo, 1);
  undo->model = g_object_ref (model);
  undo->event_id = event_id;
  respite_toast_show_undo (widget, line, undo_cb, undo, free_undo);
}
