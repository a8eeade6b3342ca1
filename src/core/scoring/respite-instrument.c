/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "scoring/respite-instrument-private.h"
#include "scoring/respite-own-instrument.h"

#include "base/respite-error.h"
#include "base/respite-quantity.h"

#define N_SHEETS 10
#define MOST_INSTRUMENTS 40

static const RespiteInstrument *const sheets[N_SHEETS] = {
  &respite_instrument_nrs,
  &respite_instrument_peg,
  &respite_instrument_phq_9,
  &respite_instrument_gad_7,
  &respite_instrument_pcl_5,
  &respite_instrument_cgi,
  &respite_instrument_pgic,
  &respite_instrument_asq,
  &respite_instrument_audit_c,
  &respite_instrument_dast_10,
};

static gpointer
collect (gpointer data G_GNUC_UNUSED)
{
  static const RespiteInstrument *all[MOST_INSTRUMENTS + 1];
  guint count = 0;

  for (guint i = 0; i < N_SHEETS; i++)
    all[count++] = sheets[i];
  for (const RespiteInstrument *total = respite_instrument_totals; total->slug != NULL; total++)
    {
      g_assert (count < MOST_INSTRUMENTS);
      all[count++] = total;
    }

  return all;
}

const RespiteInstrument *const *
respite_instrument_list (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, collect, NULL);
}

const RespiteInstrument *
respite_instrument_find (const char *slug)
{
  const RespiteInstrument *const *instrument = respite_instrument_list ();

  g_return_val_if_fail (slug != NULL, NULL);

  if (g_str_has_prefix (slug, RESPITE_OWN_INSTRUMENT))
    return respite_own_instrument_find (slug);
  while (*instrument != NULL && !g_str_equal ((*instrument)->slug, slug))
    instrument++;

  return *instrument;
}

const RespiteInstrument *
respite_instrument_find_canonical (const char *canonical)
{
  for (guint i = 0; i < N_SHEETS; i++)
    if (g_strcmp0 (sheets[i]->canonical, canonical) == 0)
      return sheets[i];

  return NULL;
}

const RespiteScale *
respite_instrument_get_scale (const RespiteInstrument *instrument,
                              const char              *slug)
{
  const RespiteScale *scale = instrument->scales;

  while (scale->slug != NULL && !g_str_equal (scale->slug, slug))
    scale++;

  return scale->slug != NULL ? scale : NULL;
}

guint
respite_instrument_get_n_items (const RespiteInstrument *instrument)
{
  guint count = 0;

  while (instrument->items != NULL && instrument->items[count].link_id != NULL)
    count++;

  return count;
}

const RespiteScoreBand *
respite_scale_get_band (const RespiteScale *scale,
                        int                 value)
{
  const RespiteScoreBand *found = NULL;

  for (const RespiteScoreBand *band = scale->bands; band != NULL && band->key != NULL && band->from <= value; band++)
    found = band;

  return found;
}

char *
respite_scale_format (const RespiteScale *scale,
                      int                 value)
{
  g_autofree char *number = NULL;

  if (scale->step % RESPITE_POINT == 0)
    return g_strdup_printf ("%d", value / RESPITE_POINT);
  if (value < 0)
    {
      number = respite_scale_format (scale, -value);
      return g_strconcat ("-", number, NULL);
    }

  /* One decimal always, so that a column of means lines up; half up, and no scale of means goes below 0. */
  number = g_strdup_printf ("%d.%d", (value + 50) / RESPITE_POINT, (value + 50) % RESPITE_POINT / 100);

  return g_steal_pointer (&number);
}

gboolean
respite_scale_parse (const RespiteScale *scale,
                     const char         *text,
                     int                *value,
                     GError            **error)
{
  gboolean is_below = scale->min < 0 && *text == '-';
  g_autofree char *lowest = NULL;
  g_autofree char *highest = NULL;
  gint64 number;

  if (!respite_quantity_parse (is_below ? text + 1 : text, 3, &number, error))
    return FALSE;
  if (is_below)
    number = -number;
  if (number >= scale->min && number <= scale->max && number % scale->step == 0)
    {
      *value = (int) number;
      return TRUE;
    }

  lowest = respite_scale_format (scale, scale->min);
  highest = respite_scale_format (scale, scale->max);
  if (number >= scale->min && number <= scale->max)
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              scale->step % RESPITE_POINT == 0 ? N_("This score has whole points only") :
                              N_("This score has one decimal at most"));

  return respite_set_error (error, RESPITE_ERROR_INVALID, N_("This score goes from %s to %s"), lowest, highest);
}
