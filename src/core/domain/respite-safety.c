/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "domain/respite-safety.h"

void
respite_safety_item_free (RespiteSafetyItem *item)
{
  if (item == NULL)
    return;

  g_free (item->uuid);
  g_free (item->patient_name);
  g_free (item->patient_mrn);
  g_free (item->form_title);
  g_free (item->link_id);
  g_free (item->question);
  g_free (item->answer);
  g_free (item->text);
  g_free (item->raised_by);
  g_free (item->acknowledged_by);
  g_free (item->action);
  g_free (item);
}
