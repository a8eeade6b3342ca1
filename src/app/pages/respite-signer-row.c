/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-signer-row.h"

#include <glib/gi18n.h>

#include "base/respite-str.h"
#include "domain/respite-consent.h"
#include "models/respite-record-words.h"
#include "pages/respite-page.h"
#include "widgets/respite-text.h"

void
respite_signer_row_fill (RespiteRow *row,
                         gpointer    item,
                         gpointer    user_data)
{
  RespiteSigner *signer = item;
  GTimeZone *zone = respite_clinic_get_zone (respite_page_get_clinic (user_data));
  g_autofree char *day = signer->at != 0 ? respite_text_day_and_time (signer->at, zone) : NULL;
  g_autofree char *who = respite_str_is_empty (signer->authority) ?
                         g_strdup (respite_words_signer_role (signer->role)) :
                         g_strdup_printf ("%s (%s)", respite_words_signer_role (signer->role), signer->authority);
  g_autofree char *subtitle = g_strjoin (" · ", who, signer->meaning, NULL);

  respite_row_set (row, 0, signer->name, subtitle, day);
  respite_row_set_chip (row, signer->on_paper ? _ ("On paper") :
                        signer->strokes != NULL ? _ ("Drawn signature") : _ ("Password"), "ok");
}
