/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "infusion/respite-extremes.h"

RespiteExtremes
respite_extremes_find (const RespiteTimeline *timeline)
{
  RespiteExtremes found = { -1, -1, -1, -1, -1 };

  for (guint i = 0; i < respite_timeline_get_n_events (timeline); i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (timeline, i);

      if (event->kind != RESPITE_EVENT_SET || event->is_struck)
        continue;
      if (respite_event_has_vital (event, RESPITE_VITAL_PAIN))
        {
          found.last_pain = event->vitals[RESPITE_VITAL_PAIN];
          if (found.first_pain < 0)
            found.first_pain = found.last_pain;
        }
      if (respite_event_has_vital (event, RESPITE_VITAL_SYSTOLIC) &&
          event->vitals[RESPITE_VITAL_SYSTOLIC] > found.systolic)
        {
          found.systolic = event->vitals[RESPITE_VITAL_SYSTOLIC];
          found.diastolic = event->vitals[RESPITE_VITAL_DIASTOLIC];
        }
      if (respite_event_has_vital (event, RESPITE_VITAL_SPO2) &&
          (found.spo2 < 0 || event->vitals[RESPITE_VITAL_SPO2] < found.spo2))
        found.spo2 = event->vitals[RESPITE_VITAL_SPO2];
    }

  return found;
}
