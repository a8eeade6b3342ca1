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

GTimeZone *
respite_document_info_dup_zone (const RespiteDocumentInfo *info)
{
  GTimeZone *zone = NULL;

  if (info->zone != NULL)
    return g_time_zone_ref (info->zone);
  if (!respite_str_is_empty (info->clinic->time_zone))
    zone = g_time_zone_new_identifier (info->clinic->time_zone);

  return zone != NULL ? zone : g_time_zone_new_utc ();
}
