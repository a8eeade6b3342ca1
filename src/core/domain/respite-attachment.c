/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "domain/respite-attachment.h"

#include "base/respite-error.h"

#include <string.h>

static const struct
{
  const char *begin;
  gsize       length;
  const char *media_type;
  const char *suffix;
} kinds[] = {
  { "\x89PNG\r\n\x1a\n", 8, "image/png", ".png" },
  { "\xff\xd8\xff", 3, "image/jpeg", ".jpg" },
  { "%PDF-", 5, "application/pdf", ".pdf" },
};

void
respite_attachment_free (RespiteAttachment *attachment)
{
  if (attachment == NULL)
    return;

  g_free (attachment->uuid);
  g_free (attachment->name);
  g_free (attachment->media_type);
  g_free (attachment->added_by);
  g_free (attachment->struck_by);
  g_free (attachment);
}

const char *
respite_attachment_find_type (GBytes *content)
{
  gsize size;
  const char *data = g_bytes_get_data (content, &size);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (size >= kinds[i].length && memcmp (data, kinds[i].begin, kinds[i].length) == 0)
      return kinds[i].media_type;

  return NULL;
}

gboolean
respite_attachment_check_size (gsize    size,
                               GError **error)
{
  if (size == 0)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("This file is empty"));
  if (size > RESPITE_ATTACHMENT_MAX_BYTES)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("An attachment has at most 20 MB"));

  return TRUE;
}

const char *
respite_attachment_get_suffix (const char *media_type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (media_type, kinds[i].media_type) == 0)
      return kinds[i].suffix;

  return "";
}
