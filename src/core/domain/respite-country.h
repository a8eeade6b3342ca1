/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RespiteCountry:
 * @code: "us", "gb", or "" for a clinic without a preset
 * @emergency: (nullable): the number that is called for danger to life
 * @crisis: (nullable): the number that is called or texted in a crisis
 * @paper: "letter" or "a4"
 * @time_zone: (nullable): where the machine has none
 * @twelve_hours: whether clock times are printed with AM and PM
 * @register_years: how long the law wants the register of controlled substances kept, 0 where that is not known
 * @register_source: (nullable): where that stands
 *
 * What differs between countries (data/countries.ini). These are proposals for a clinic and placeholders of documents,
 * never rules: nothing is deleted or refused by them.
 */
typedef struct
{
  const char *code;
  const char *emergency;
  const char *crisis;
  const char *paper;
  const char *time_zone;
  gboolean    twelve_hours;
  int         register_years;
  const char *register_source;
} RespiteCountry;

/* How many presets there are, that without a country among them. */
#define RESPITE_N_COUNTRIES 3

/* The preset at @position from 0, in the order of the lists in the window; the last one is that without a country. */
const RespiteCountry *respite_country_get_nth (guint position);

/* The place of the preset with this code in that order, else that of the one without a country. */
guint respite_country_get_position (const char *code);

/* The preset with this code; the one without a country for "", %NULL and anything else. Any thread. */
const RespiteCountry *respite_country_get (const char *code);

/* Whether there is a preset with this code; "" and %NULL are the one without a country. */
gboolean respite_country_is_known (const char *code);

/* Returns: (transfer full) (nullable): what the law calls ketamine there, in @language where that is written */
char *respite_country_dup_schedule (const RespiteCountry *country,
                                    const char           *language);

G_END_DECLS
