/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "domain/respite-protocol.h"

#include "base/respite-clock.h"

const RespiteSchedule respite_schedule_default = {
  .dense_sessions = 3,
  .dense_ms = 5 * RESPITE_MINUTE_MS,
  .first_count = 3,
  .first_ms = 5 * RESPITE_MINUTE_MS,
  .later_ms = 10 * RESPITE_MINUTE_MS,
  .recovery_ms = { 15 * RESPITE_MINUTE_MS, 30 * RESPITE_MINUTE_MS },
  .n_recovery = 2,
};

const RespiteCode respite_field_codes[] = {
  { RESPITE_FIELD_OTHER, "other" },
  { RESPITE_FIELD_PAIN,  "pain"  },
  { RESPITE_FIELD_MOOD,  "mood"  },
  { 0,                   NULL    },
};

void
respite_checklist_item_free (RespiteChecklistItem *item)
{
  if (item == NULL)
    return;

  g_free (item->code);
  g_free (item->text);
  g_free (item);
}

RespiteProtocol *
respite_protocol_new (void)
{
  RespiteProtocol *protocol = g_new0 (RespiteProtocol, 1);

  protocol->schedule = respite_schedule_default;
  protocol->spacing_days = g_array_new (FALSE, FALSE, sizeof (int));
  protocol->review_after = g_array_new (FALSE, FALSE, sizeof (int));
  protocol->gate = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_checklist_item_free);
  protocol->discharge = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_checklist_item_free);

  return protocol;
}

void
respite_protocol_free (RespiteProtocol *protocol)
{
  if (protocol == NULL)
    return;

  g_free (protocol->uuid);
  g_free (protocol->slug);
  g_free (protocol->name);
  g_free (protocol->indication);
  g_free (protocol->route);
  g_array_unref (protocol->spacing_days);
  g_array_unref (protocol->review_after);
  g_ptr_array_unref (protocol->gate);
  g_ptr_array_unref (protocol->discharge);
  g_free (protocol->instruments);
  g_free (protocol->review);
  g_free (protocol->maintenance);
  g_free (protocol->source);
  g_free (protocol->evidence);
  g_free (protocol->json);
  g_free (protocol);
}
