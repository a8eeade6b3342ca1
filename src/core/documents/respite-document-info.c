/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-document-info.h"

#include "base/respite-str.h"

const char *
respite_document_info_get_language (const RespiteDocumentInfo *info)
{
  if (!respite_str_is_empty (info->language))
    return info->language;
  if (info->patient != NULL && !respite_str_is_empty (info->patient->language))
    return info->patient->language;

  return respite_str_is_empty (info->clinic->language) ? "en" : info->clinic->language;
}

const char *
respite_document_info_get_record_language (const RespiteDocumentInfo *info)
{
  RespiteDocumentInfo own = *info;

  own.patient = NULL;

  return respite_document_info_get_language (&own);
}

/* Reading a time zone takes as long as laying out a paragraph, so the few that a clinic uses are kept. */
static GTimeZone *
dup_named_zone (const char *name)
{
  static GMutex lock;
  static GHashTable *zones;
  GTimeZone *zone;

  g_mutex_lock (&lock);
  if (zones == NULL)
    zones = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_time_zone_unref);
  zone = g_hash_table_lookup (zones, name);
  if (zone == NULL)
    {
      zone = g_time_zone_new_identifier (name);
      if (zone == NULL)
        zone = g_time_zone_new_utc ();
      g_hash_table_insert (zones, g_strdup (name), zone);
    }
  g_time_zone_ref (zone);
  g_mutex_unlock (&lock);

  return zone;
}

GTimeZone *
respite_document_info_dup_zone (const RespiteDocumentInfo *info)
{
  if (info->zone != NULL)
    return g_time_zone_ref (info->zone);
  if (!respite_str_is_empty (info->clinic->time_zone))
    return dup_named_zone (info->clinic->time_zone);

  return g_time_zone_new_utc ();
}
