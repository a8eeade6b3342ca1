/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "base/respite-clock.h"
#include "infusion/respite-timeline.h"

/* Small infusions for tests: events are added to an array that counts their ids, then made into a timeline. */

/* 2026-11-23 10:00 in America/New_York as UTC milliseconds. */
#define TEST_START G_GINT64_CONSTANT (1795446000000)

static inline gint64
test_minute (double minutes)
{
  return TEST_START + (gint64) (minutes * 60000);
}

static inline GPtrArray *
test_events_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) respite_event_free);
}

static inline RespiteEvent *
test_events_add (GPtrArray        *events,
                 RespiteEventKind  kind,
                 double            minutes)
{
  RespiteEvent *event = respite_event_new (kind, test_minute (minutes));

  event->id = (gint64) events->len + 1;
  event->sequence = event->id;
  g_ptr_array_add (events, event);

  return event;
}

static inline RespiteEvent *
test_events_add_rate (GPtrArray        *events,
                      RespiteEventKind  kind,
                      double            minutes,
                      gint64            rate_ugph)
{
  RespiteEvent *event = test_events_add (events, kind, minutes);

  event->rate_ugph = rate_ugph;

  return event;
}

static inline RespiteEvent *
test_events_add_set (GPtrArray *events,
                     double     minutes,
                     gint16     systolic,
                     gint16     diastolic)
{
  RespiteEvent *event = test_events_add (events, RESPITE_EVENT_SET, minutes);

  event->vitals[RESPITE_VITAL_SYSTOLIC] = systolic;
  event->vitals[RESPITE_VITAL_DIASTOLIC] = diastolic;

  return event;
}

static inline RespiteEvent *
test_events_add_effect (GPtrArray        *events,
                        RespiteEventKind  kind,
                        double            minutes,
                        const char       *code,
                        int               severity)
{
  RespiteEvent *event = test_events_add (events, kind, minutes);

  g_free (event->code);
  event->code = g_strdup (code);
  event->severity = severity;

  return event;
}

static inline RespiteEvent *
test_events_add_text (GPtrArray        *events,
                      RespiteEventKind  kind,
                      double            minutes,
                      const char       *text)
{
  RespiteEvent *event = test_events_add (events, kind, minutes);

  g_free (event->text);
  event->text = g_strdup (text);

  return event;
}
