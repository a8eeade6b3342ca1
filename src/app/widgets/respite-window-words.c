/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-window-words.h"

#include <glib/gi18n.h>

static const char *
translate (const char *group G_GNUC_UNUSED,
           const char *key   G_GNUC_UNUSED,
           const char       *english,
           gpointer data     G_GNUC_UNUSED)
{
  return *english != '\0' ? _ (english) : english;
}

void
respite_window_words_init (RespiteChartWords *words,
                           GTimeZone         *zone)
{
  *words = (RespiteChartWords) { .word = translate, .zone = zone };
}
