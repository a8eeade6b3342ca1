/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-entry-undo.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pages/respite-page.h"
#include "widgets/respite-toast-overlay.h"

typedef struct
{
  RespiteSessionModel *model;   /* owned */
  GtkWidget           *page;    /* owned; of the session */
  gulong               left;
  gint64               event_id;
} Undo;

static void
free_undo (gpointer data)
{
  Undo *undo = data;

  g_signal_handler_disconnect (undo->page, undo->left);
  g_object_unref (undo->page);
  g_object_unref (undo->model);
  g_free (undo);
}

static void
undo_cb (gpointer data)
{
  Undo *undo = data;

  respite_session_model_strike_async (undo->model, undo->event_id, _ ("Undone at once"), NULL, NULL);
}

/* What was entered here is not taken back from the page of another patient. */
static void
left_cb (GtkWidget *page,
         gpointer   user_data)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (page, RESPITE_TYPE_TOAST_OVERLAY);

  if (overlay != NULL)
    respite_toast_overlay_clear (RESPITE_TOAST_OVERLAY (overlay));
}

/* The word of a line, behind its time. */
static const char *
find_word (const char *line)
{
  const char *space = g_ascii_isdigit (*line) || *line == '-' ? strchr (line, ' ') : NULL;

  return space != NULL ? space + strspn (space, " ") : line;
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
  GtkWidget *page = gtk_widget_get_ancestor (widget, RESPITE_TYPE_PAGE);
  const RespiteEvent *event;
  const char *word;
  Undo *undo;

  g_return_if_fail (GTK_IS_WIDGET (widget) && RESPITE_IS_SESSION_MODEL (model));
  g_return_if_fail (line != NULL);

  /* The session was left before the answer came. */
  if (page == NULL || !gtk_widget_get_mapped (page))
    return;

  /* Said without an offer, so that the offer of the entry before is gone. */
  event = find_event (model, event_id);
  word = find_word (line);
  if ((event != NULL && is_start_or_end (event->kind)) || g_str_has_prefix (word, "start") ||
      g_str_has_prefix (word, "stop") || g_str_has_prefix (word, "end"))
    {
      respite_toast_show (widget, line);
      return;
    }

  undo = g_new0 (Undo, 1);
  undo->model = g_object_ref (model);
  undo->page = g_object_ref (page);
  undo->left = g_signal_connect (undo->page, "unmap", G_CALLBACK (left_cb), NULL);
  undo->event_id = event_id;
  respite_toast_show_undo (widget, line, undo_cb, undo, free_undo);
}
