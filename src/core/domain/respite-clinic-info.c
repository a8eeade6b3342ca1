/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "domain/respite-clinic-info.h"

const RespiteCode respite_clinic_kind_codes[] = {
  { RESPITE_CLINIC_REAL,     "real"     },
  { RESPITE_CLINIC_PRACTICE, "practice" },
  { 0,                       NULL       },
};

RespiteClinicInfo *
respite_clinic_info_new (void)
{
  return g_new0 (RespiteClinicInfo, 1);
}

RespiteClinicInfo *
respite_clinic_info_copy (const RespiteClinicInfo *info)
{
  RespiteClinicInfo *copy = g_memdup2 (info, sizeof *info);

  copy->name = g_strdup (info->name);
  copy->address = g_strdup (info->address);
  copy->phone = g_strdup (info->phone);
  copy->after_hours_phone = g_strdup (info->after_hours_phone);
  copy->country = g_strdup (info->country);
  copy->time_zone = g_strdup (info->time_zone);
  copy->paper = g_strdup (info->paper);
  copy->language = g_strdup (info->language);
  if (copy->logo != NULL)
    g_bytes_ref (copy->logo);

  return copy;
}

void
respite_clinic_info_free (RespiteClinicInfo *info)
{
  if (info == NULL)
    return;

  g_free (info->name);
  g_free (info->address);
  g_free (info->phone);
  g_free (info->after_hours_phone);
  g_free (info->country);
  g_free (info->time_zone);
  g_free (info->paper);
  g_free (info->language);
  g_clear_pointer (&info->logo, g_bytes_unref);
  g_free (info);
}

char *
respite_clinic_info_dup_address_line (const RespiteClinicInfo *info)
{
  g_auto (GStrv) lines = g_strsplit (info->address != NULL ? info->address : "", "\n", -1);
  GString *line = g_string_new (NULL);

  for (gsize i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_string_append_printf (line, "%s%s", line->len > 0 ? ", " : "", lines[i]);

  return g_string_free (line, FALSE);
}

static gboolean
is_same_logo (GBytes *logo,
              GBytes *other)
{
  return logo == other || (logo != NULL && other != NULL && g_bytes_equal (logo, other));
}

gboolean
respite_clinic_info_is_equal (const RespiteClinicInfo *info,
                              const RespiteClinicInfo *other)
{
  return info->kind == other->kind && g_strcmp0 (info->name, other->name) == 0 &&
         g_strcmp0 (info->address, other->address) == 0 && g_strcmp0 (info->phone, other->phone) == 0 &&
         g_strcmp0 (info->after_hours_phone, other->after_hours_phone) == 0 &&
         g_strcmp0 (info->country, other->country) == 0 && g_strcmp0 (info->time_zone, other->time_zone) == 0 &&
         g_strcmp0 (info->paper, other->paper) == 0 && g_strcmp0 (info->language, other->language) == 0 &&
         is_same_logo (info->logo, other->logo);
}
