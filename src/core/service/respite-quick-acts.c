/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-quick-acts.h"

#include "service/respite-office-settings.h"

#define KEY "quick-events"

GPtrArray *
respite_office_get_quick (RespiteOffice *office)
{
  g_autofree char *text = NULL;
  GPtrArray *list = NULL;

  g_return_val_if_fail (office != NULL, NULL);

  text = respite_office_get_setting (office, KEY);
  if (text != NULL && *text != '\0')
    list = respite_quick_list_from_text (text, NULL);

  return list != NULL ? list : respite_quick_list_default ();
}

gboolean
respite_office_set_quick (RespiteOffice *office,
                          GPtrArray     *list,
                          GError       **error)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (office != NULL && list != NULL, FALSE);

  for (guint i = 0; i < list->len; i++)
    if (!respite_quick_check (g_ptr_array_index (list, i), error))
      return FALSE;

  text = respite_quick_list_to_text (list);

  return respite_office_put_setting (office, KEY, text, error);
}
