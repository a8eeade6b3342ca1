/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "infusion/respite-pump.h"

#define MAX_CORRECTIONS 1000

static const struct
{
  RespitePumpState state;
  RespiteEventKind kind;
  RespitePumpState after;
} steps[] = {
  { RESPITE_PUMP_IDLE,    RESPITE_EVENT_START,    RESPITE_PUMP_RUNNING },
  { RESPITE_PUMP_RUNNING, RESPITE_EVENT_RATE,     RESPITE_PUMP_RUNNING },
  { RESPITE_PUMP_PAUSED,  RESPITE_EVENT_RATE,     RESPITE_PUMP_PAUSED  },
  { RESPITE_PUMP_RUNNING, RESPITE_EVENT_PAUSE,    RESPITE_PUMP_PAUSED  },
  { RESPITE_PUMP_PAUSED,  RESPITE_EVENT_RESUME,   RESPITE_PUMP_RUNNING },
  { RESPITE_PUMP_RUNNING, RESPITE_EVENT_BOLUS,    RESPITE_PUMP_RUNNING },
  { RESPITE_PUMP_PAUSED,  RESPITE_EVENT_BOLUS,    RESPITE_PUMP_PAUSED  },
  { RESPITE_PUMP_RUNNING, RESPITE_EVENT_STOP,     RESPITE_PUMP_ENDED   },
  { RESPITE_PUMP_PAUSED,  RESPITE_EVENT_STOP,     RESPITE_PUMP_ENDED   },
  { RESPITE_PUMP_RUNNING, RESPITE_EVENT_END,      RESPITE_PUMP_ENDED   },
  { RESPITE_PUMP_PAUSED,  RESPITE_EVENT_END,      RESPITE_PUMP_ENDED   },
  { RESPITE_PUMP_RUNNING, RESPITE_EVENT_CONFIRM,  RESPITE_PUMP_RUNNING },
  { RESPITE_PUMP_PAUSED,  RESPITE_EVENT_CONFIRM,  RESPITE_PUMP_PAUSED  },
  { RESPITE_PUMP_RUNNING, RESPITE_EVENT_GAP,      RESPITE_PUMP_RUNNING },
  { RESPITE_PUMP_PAUSED,  RESPITE_EVENT_GAP,      RESPITE_PUMP_PAUSED  },
  { RESPITE_PUMP_ENDED,   RESPITE_EVENT_GAP,      RESPITE_PUMP_ENDED   },
  { RESPITE_PUMP_RUNNING, RESPITE_EVENT_RECOVERY, RESPITE_PUMP_RUNNING },
  { RESPITE_PUMP_PAUSED,  RESPITE_EVENT_RECOVERY, RESPITE_PUMP_PAUSED  },
  { RESPITE_PUMP_ENDED,   RESPITE_EVENT_RECOVERY, RESPITE_PUMP_ENDED   },
};

typedef struct
{
  RespiteEvent *event;
  gint64        sequence;
  guint         index;
} Place;

static int
compare_places (const void *a,
                const void *b)
{
  const Place *first = a;
  const Place *second = b;

  if (first->event->at != second->event->at)
    return first->event->at < second->event->at ? -1 : 1;
  if (first->sequence != second->sequence)
    return first->sequence < second->sequence ? -1 : 1;

  return first->index < second->index ? -1 : first->index > second->index;
}

/* The sequence of the first event in a chain of corrections. */
static gint64
find_sequence (const RespiteEvent *event,
               GHashTable         *by_id)
{
  for (int i = 0; i < MAX_CORRECTIONS && event->replaces != 0; i++)
    {
      const RespiteEvent *corrected = g_hash_table_lookup (by_id, &event->replaces);

      if (corrected == NULL || corrected == event)
        break;
      event = corrected;
    }

  return event->sequence != 0 ? event->sequence : G_MAXINT64;
}

gboolean
respite_pump_may_always (RespiteEventKind kind)
{
  return kind == RESPITE_EVENT_SET || kind == RESPITE_EVENT_NOTE || kind == RESPITE_EVENT_MEDICINE ||
         kind == RESPITE_EVENT_EFFECT_START || kind == RESPITE_EVENT_EFFECT_END || kind == RESPITE_EVENT_EMERGENCY;
}

gboolean
respite_pump_after (RespitePumpState  state,
                    RespiteEventKind  kind,
                    RespitePumpState *after)
{
  if (respite_pump_may_always (kind))
    {
      *after = state;
      return TRUE;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].state == state && steps[i].kind == kind)
      {
        *after = steps[i].after;
        return TRUE;
      }

  return FALSE;
}

void
respite_event_list_order (GPtrArray *events)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree Place *places = g_new (Place, events->len + 1);

  for (guint i = 0; i < events->len; i++)
    {
      RespiteEvent *event = g_ptr_array_index (events, i);

      if (event->id != 0)
        g_hash_table_insert (by_id, &event->id, event);
    }

  for (guint i = 0; i < events->len; i++)
    {
      RespiteEvent *event = g_ptr_array_index (events, i);

      places[i] = (Place) { event, find_sequence (event, by_id), i };
    }

  qsort (places, events->len, sizeof *places, compare_places);

  for (guint i = 0; i < events->len; i++)
    g_ptr_array_index (events, i) = places[i].event;
}
