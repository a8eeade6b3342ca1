/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "infusion/respite-recovery.h"

#include <gio/gio.h>
#include <string.h>

#include "base/respite-json.h"

#define SHIPPED "/org/respite/Respite/core/recovery.json"

void
respite_recovery_scale_free (RespiteRecoveryScale *scale)
{
  if (scale == NULL)
    return;

  g_free (scale->code);
  g_free (scale->name);
  g_free (scale->note);
  g_free (scale->source);
  g_free (scale->licence);
  for (int i = 0; i < RESPITE_RECOVERY_ITEMS; i++)
    {
      g_free (scale->items[i].text);
      for (int j = 0; j < RESPITE_RECOVERY_POINTS; j++)
        g_free (scale->items[i].options[j]);
    }
  g_free (scale);
}

/* The text of {"en": ..., "es": ...} in @language, else the English one. */
static char *
dup_text (const RespiteJson *json,
          const char        *language)
{
  const char *text = language != NULL && g_str_has_prefix (language, "es") ? respite_json_get_string (json, "es") :
                     NULL;

  return g_strdup (text != NULL ? text : respite_json_get_string (json, "en"));
}

static RespiteRecoveryScale *
read_scale (const RespiteJson *json,
            const char        *language)
{
  RespiteRecoveryScale *scale = g_new0 (RespiteRecoveryScale, 1);
  const RespiteJson *items = respite_json_get (json, "items");
  gint64 goal = 0;

  scale->code = g_strdup (respite_json_get_string (json, "code"));
  scale->name = dup_text (respite_json_get (json, "name"), language);
  scale->note = dup_text (respite_json_get (json, "note"), language);
  scale->source = g_strdup (respite_json_get_string (json, "source"));
  scale->licence = dup_text (respite_json_get (json, "licence"), language);
  g_ascii_string_to_signed (respite_json_get (json, "goal")->text, 10, 0, RESPITE_RECOVERY_MOST, &goal, NULL);
  scale->goal = (int) goal;
  g_assert (respite_json_get_length (items) == RESPITE_RECOVERY_ITEMS);
  for (guint i = 0; i < RESPITE_RECOVERY_ITEMS; i++)
    {
      const RespiteJson *item = respite_json_get_nth (items, i);
      const RespiteJson *options = respite_json_get (item, "options");

      scale->items[i].text = dup_text (respite_json_get (item, "text"), language);
      g_assert (respite_json_get_length (options) == RESPITE_RECOVERY_POINTS);
      for (guint j = 0; j < RESPITE_RECOVERY_POINTS; j++)
        scale->items[i].options[j] = dup_text (respite_json_get_nth (options, j), language);
    }

  return scale;
}

GPtrArray *
respite_recovery_list (const char *language)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (SHIPPED, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (RespiteJson) root = NULL;
  GPtrArray *scales = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_recovery_scale_free);

  g_assert (bytes != NULL);
  root = respite_json_parse (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL);
  g_assert (root != NULL);
  for (guint i = 0; i < respite_json_get_length (root); i++)
    g_ptr_array_add (scales, read_scale (respite_json_get_nth (root, i), language));

  return scales;
}

RespiteRecoveryScale *
respite_recovery_find (GPtrArray  *scales,
                       const char *code)
{
  for (guint i = 0; scales != NULL && i < scales->len; i++)
    {
      RespiteRecoveryScale *scale = g_ptr_array_index (scales, i);

      if (g_strcmp0 (scale->code, code) == 0)
        return scale;
    }

  return NULL;
}

gboolean
respite_recovery_read_points (const char *points,
                              int        *total)
{
  int sum = 0;

  g_return_val_if_fail (points != NULL, FALSE);

  if (strlen (points) != RESPITE_RECOVERY_ITEMS || strspn (points, "012") != RESPITE_RECOVERY_ITEMS)
    return FALSE;
  for (const char *p = points; *p != '\0'; p++)
    sum += *p - '0';
  if (total != NULL)
    *total = sum;

  return TRUE;
}

char *
respite_recovery_describe (const RespiteRecoveryScale *scale,
                           const char                 *points)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (scale != NULL && respite_recovery_read_points (points, NULL), g_string_free (text, FALSE));

  for (int i = 0; i < RESPITE_RECOVERY_ITEMS; i++)
    {
      int point = points[i] - '0';

      g_string_append_printf (text, "%s%s %d", i > 0 ? ", " : "", scale->items[i].text, point);
      if (point < RESPITE_RECOVERY_POINTS - 1)
        g_string_append_printf (text, " (%s)", scale->items[i].options[point]);
    }

  return g_string_free (text, FALSE);
}
