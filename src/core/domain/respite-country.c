/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "domain/respite-country.h"

#include <gio/gio.h>

#define FILE_PATH "/org/respite/Respite/core/countries.ini"
#define GROUP_OF_NONE "other"

typedef struct
{
  GKeyFile      *file;
  RespiteCountry countries[RESPITE_N_COUNTRIES];
} Presets;

static const char *const codes[RESPITE_N_COUNTRIES] = { "us", "gb", "" };

static const char *
get_group (const char *code)
{
  return *code != '\0' ? code : GROUP_OF_NONE;
}

static const char *
take_text (GKeyFile   *file,
           const char *group,
           const char *key)
{
  return g_key_file_get_string (file, group, key, NULL);
}

static void
read_country (RespiteCountry *country,
              GKeyFile       *file,
              const char     *code)
{
  const char *group = get_group (code);

  country->code = code;
  country->emergency = take_text (file, group, "emergency");
  country->crisis = take_text (file, group, "crisis");
  country->paper = take_text (file, group, "paper");
  country->time_zone = take_text (file, group, "time-zone");
  country->twelve_hours = g_key_file_get_boolean (file, group, "twelve-hours", NULL);
  country->register_years = g_key_file_get_integer (file, group, "register-years", NULL);
  country->register_source = take_text (file, group, "register-source");
}

/* Read once and kept to the end of the program. */
static gpointer
read_presets (gpointer data G_GNUC_UNUSED)
{
  static Presets presets;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (FILE_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  gboolean is_read;

  g_assert (bytes != NULL);

  presets.file = g_key_file_new ();
  is_read = g_key_file_load_from_bytes (presets.file, bytes, G_KEY_FILE_KEEP_TRANSLATIONS, NULL);
  g_assert (is_read);
  for (guint i = 0; i < RESPITE_N_COUNTRIES; i++)
    read_country (&presets.countries[i], presets.file, codes[i]);

  return &presets;
}

static const Presets *
get_presets (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, read_presets, NULL);
}

const RespiteCountry *
respite_country_get_nth (guint position)
{
  return &get_presets ()->countries[MIN (position, RESPITE_N_COUNTRIES - 1)];
}

guint
respite_country_get_position (const char *code)
{
  for (guint i = 0; i < RESPITE_N_COUNTRIES; i++)
    if (g_strcmp0 (codes[i], code) == 0)
      return i;

  return RESPITE_N_COUNTRIES - 1;
}

const RespiteCountry *
respite_country_get (const char *code)
{
  return respite_country_get_nth (respite_country_get_position (code));
}

gboolean
respite_country_is_known (const char *code)
{
  return code == NULL || g_str_equal (codes[respite_country_get_position (code)], code);
}

char *
respite_country_dup_schedule (const RespiteCountry *country,
                              const char           *language)
{
  g_return_val_if_fail (country != NULL, NULL);

  return g_key_file_get_locale_string (get_presets ()->file, get_group (country->code), "schedule", language, NULL);
}
