/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-session-acts.h"

#include "base/respite-str.h"
#include "infusion/respite-entry-line.h"
#include "infusion/respite-order-check.h"
#include "service/respite-acts-private.h"
#include "store/respite-event-table.h"
#include "store/respite-session-parts.h"
#include "store/respite-session-table.h"

typedef struct
{
  gint64        session_id;
  const char   *line;
  gint64        at;
  gboolean      confirm_unusual;
  gint64        replaces;       /* the event that is corrected, 0 for none */
  const char   *reason;         /* why */
  GBytes       *photo;          /* the picture of a photo; %NULL for every other line */
  RespiteEvent *event;          /* what was recorded */
} EntryAct;

/* Reads the line against the session; the event is what it says. (transfer full) */
static RespiteEvent *
parse_entry (RespiteOffice  *office,
             const EntryAct *act,
             GError        **error)
{
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (RespiteTimeline) timeline = respite_event_table_load (db, act->session_id, error);
  g_autoptr (RespiteSession) session = NULL;
  g_autoptr (GPtrArray) medicines = NULL;
  g_autoptr (RespiteOrder) order = NULL;
  g_autoptr (RespiteEntry) entry = NULL;
  g_autoptr (GError) local = NULL;
  RespiteEntryContext context = { 0 };
  RespiteEvent *event;
  gint64 order_id;

  if (timeline == NULL)
    return NULL;
  order = respite_order_table_get (db, act->session_id, &order_id, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  session = respite_session_table_get (db, act->session_id, error);
  if (session == NULL)
    return NULL;
  medicines = respite_acts_load_list (office, RESPITE_LIST_MEDICINES, session);
  context.medicines = medicines;
  context.now = respite_office_get_now (office);
  context.zone = respite_office_get_zone (office);
  context.weight_g = order != NULL ? order->weight_g : 0;
  context.concentration_ug_per_ml = order != NULL ? order->concentration_ug_per_ml : 0;
  context.timeline = timeline;
  context.replaces = act->replaces;
  if (order != NULL)
    {
      context.drug = order->drug;
      context.rate_ugph = order->rate_ugph;
      context.dose_ug = respite_order_get_dose (order);
    }
  entry = respite_entry_parse (act->line, &context);
  if (entry->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&entry->error));
      return NULL;
    }
  if (entry->event == NULL)
    {
      respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("This line is not complete"));
      return NULL;
    }
  if (entry->is_unusual && !act->confirm_unusual)
    {
      respite_set_error (error, RESPITE_ERROR_CONFLICT, N_ ("%s; confirm it to keep it"), entry->question);
      return NULL;
    }

  event = g_steal_pointer (&entry->event);
  if (act->at != 0 && event->at == context.now)
    event->at = act->at;
  respite_set_str (&event->typed, act->line);

  return event;
}

static gboolean
add_entry (RespiteOffice *office,
           gpointer       data,
           GError       **error)
{
  EntryAct *act = data;
  g_autoptr (RespiteEvent) event = parse_entry (office, act, error);
  RespiteEventAct inner = { act->session_id, event, act->photo, act->reason };

  if (event == NULL || !respite_acts_add_event (office, &inner, error))
    return FALSE;

  act->event = g_steal_pointer (&event);

  return TRUE;
}

/* Runs @func in one transaction. (transfer full) */
static RespiteEvent *
run_entry (RespiteOffice    *office,
           RespiteOfficeFunc func,
           EntryAct         *act,
           GError          **error)
{
  if (!respite_office_act (office, RESPITE_FUNCTION_SESSION_RECORD, func, act, error))
    g_clear_pointer (&act->event, respite_event_free);

  return act->event;
}

RespiteEvent *
respite_office_add_entry (RespiteOffice *office,
                          gint64         session_id,
                          const char    *line,
                          gint64         at,
                          gboolean       confirm_unusual,
                          GError       **error)
{
  EntryAct act = { .session_id = session_id, .line = line, .at = at, .confirm_unusual = confirm_unusual };

  g_return_val_if_fail (office != NULL && line != NULL, NULL);

  return run_entry (office, add_entry, &act, error);
}

RespiteEvent *
respite_office_add_photo (RespiteOffice *office,
                          gint64         session_id,
                          const char    *line,
                          GBytes        *picture,
                          gint64         at,
                          gboolean       confirm_unusual,
                          GError       **error)
{
  EntryAct act = {
    .session_id = session_id, .line = line, .at = at, .confirm_unusual = confirm_unusual, .photo = picture,
  };

  g_return_val_if_fail (office != NULL && line != NULL && picture != NULL, NULL);

  if (respite_office_may (office, RESPITE_FUNCTION_SESSION_RECORD, NULL) &&
      !respite_acts_check_file (picture, TRUE, error))
    return NULL;

  return run_entry (office, add_entry, &act, error);
}

static gboolean
correct_entry (RespiteOffice *office,
               gpointer       data,
               GError       **error)
{
  EntryAct *act = data;
  g_autoptr (RespiteEvent) replaced = respite_event_table_get (respite_office_get_db (office), act->replaces, error);

  if (replaced == NULL)
    return FALSE;

  /* What is corrected happened when it happened, unless the line says another time. */
  act->session_id = replaced->session_id;
  act->at = replaced->at;

  return add_entry (office, act, error);
}

RespiteEvent *
respite_office_correct_entry (RespiteOffice *office,
                              gint64         event_id,
                              const char    *line,
                              const char    *reason,
                              gboolean       confirm_unusual,
                              GError       **error)
{
  EntryAct act = { .line = line, .confirm_unusual = confirm_unusual, .replaces = event_id, .reason = reason };

  g_return_val_if_fail (office != NULL && line != NULL && event_id != 0, NULL);

  return run_entry (office, correct_entry, &act, error);
}
