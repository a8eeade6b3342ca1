/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <glib/gi18n.h>

#include "respite-command.h"

#include "base/respite-time.h"
#include "service/respite-patient-acts.h"
#include "service/respite-score-acts.h"

#define NOON_MS (12 * RESPITE_HOUR_MS)

static const struct
{
  RespiteScoreFlags flag;
  const char       *word;
} flag_words[] = {
  { RESPITE_SCORE_BASELINE, "baseline" },
  { RESPITE_SCORE_RESPONSE, "response" },
  { RESPITE_SCORE_STRONG, "strong" },
  { RESPITE_SCORE_REMISSION, "remission" },
  { RESPITE_SCORE_BELOW_MCID, "below-mcid" },
  { RESPITE_SCORE_WORSE, "worse" },
  { RESPITE_SCORE_EXPLORATORY, "exploratory" },
  { RESPITE_SCORE_POSITIVE, "positive" },
  { RESPITE_SCORE_FILLED, "filled" },
  { RESPITE_SCORE_INCOMPLETE, "incomplete" },
  { RESPITE_SCORE_ENTERED, "entered" },
  { RESPITE_SCORE_WITHDRAWN, "withdrawn" },
};

static void
add_points (RespiteFields      *fields,
            const char         *name,
            const char         *label,
            const RespiteScore *score,
            gboolean            has_value,
            int                 value)
{
  char *shown = NULL;

  if (!has_value)
    {
      respite_fields_add_text (fields, name, label, NULL);
      return;
    }
  shown = respite_scale_format (score->scale, ABS (value));
  if (value < 0)
    {
      char *negative = g_strconcat ("-", shown, NULL);

      g_free (shown);
      shown = negative;
    }
  respite_fields_take_amount (fields, name, label, value, shown);
}

static RespiteFields *
dup_row (const RespiteScore *score,
         GTimeZone          *zone)
{
  RespiteFields *fields = respite_fields_new ();
  const char *words[G_N_ELEMENTS (flag_words) + 1] = { NULL };
  guint n_words = 0;

  for (guint i = 0; i < G_N_ELEMENTS (flag_words); i++)
    if (score->flags & flag_words[i].flag)
      words[n_words++] = flag_words[i].word;

  respite_fields_add_text (fields, "id", N_("Id"), score->uuid);
  respite_fields_add_text (fields, "instrument", NULL, score->instrument->slug);
  respite_fields_add_text (fields, "scale", NULL, score->scale->slug);
  respite_fields_add_text (fields, "title", N_("Score"), _(score->scale->title));
  respite_fields_add_time (fields, "taken_at", N_("Taken"), score->taken_at, zone);
  add_points (fields, "value_thousandths", N_("Value"), score, !(score->flags & RESPITE_SCORE_INCOMPLETE),
              score->value);
  respite_fields_add_text (fields, "band", NULL, score->band != NULL ? score->band->key : NULL);
  respite_fields_add_text (fields, "band_title", N_("Band"), score->band != NULL ? _(score->band->title) : NULL);
  add_points (fields, "change_thousandths", N_("Change"), score, score->has_change, score->change);
  respite_fields_add_texts (fields, "flags", N_("Flags"), words);
  respite_fields_add_integer (fields, "missing", NULL, score->n_missing);
  respite_fields_add_text (fields, "by", N_("By"), score->staff_name);
  return fields;
}

gboolean
respite_cli_score_list (RespiteCall *call,
                        GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  const char *slug = respite_call_get (call, "instrument");
  g_autoptr (RespitePatient) patient = respite_call_get_patient (call, FALSE, error);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) list = respite_fields_list_new ();
  gint64 course_id = 0;

  if (patient == NULL)
    return FALSE;
  if (respite_call_has (call, "course") &&
      !respite_call_resolve (call, RESPITE_KIND_COURSE, respite_call_get (call, "course"), &course_id, error))
    return FALSE;
  all = respite_office_list_score_series (office, patient->id, course_id, error);
  if (all == NULL)
    return FALSE;
  if (slug != NULL && respite_instrument_find (slug) == NULL)
    return respite_set_error (error, RESPITE_ERROR_NOT_FOUND, N_("There is no instrument “%s”"), slug);

  for (guint i = 0; i < all->len; i++)
    {
      const RespiteScoreSeries *series = g_ptr_array_index (all, i);

      if (slug != NULL && !g_str_equal (series->instrument->slug, slug))
        continue;
      for (guint j = 0; j < series->scores->len; j++)
        g_ptr_array_add (list, dup_row (g_ptr_array_index (series->scores, j), respite_office_get_zone (office)));
    }
  respite_call_print_list (call, list);
  return TRUE;
}

gboolean
respite_cli_score_instruments (RespiteCall *call,
                               GError     **error G_GNUC_UNUSED)
{
  g_autoptr (GPtrArray) list = respite_fields_list_new ();

  for (const RespiteInstrument *const *instrument = respite_instrument_list (); *instrument != NULL; instrument++)
    for (const RespiteScale *scale = (*instrument)->scales; scale->slug != NULL; scale++)
      {
        RespiteFields *fields = respite_fields_new ();

        respite_fields_add_text (fields, "instrument", N_("Instrument"), (*instrument)->slug);
        respite_fields_add_text (fields, "scale", N_("Scale"), scale->slug);
        respite_fields_add_text (fields, "title", N_("Title"), _(scale->title));
        respite_fields_take_amount (fields, "min_thousandths", N_("Lowest"), scale->min,
                                    g_strdup_printf ("%d", scale->min / RESPITE_POINT));
        respite_fields_take_amount (fields, "max_thousandths", N_("Highest"), scale->max,
                                    g_strdup_printf ("%d", scale->max / RESPITE_POINT));
        respite_fields_add_boolean (fields, "has_sheet", N_("Score sheet"), (*instrument)->canonical != NULL);
        respite_fields_add_integer (fields, "suicide_item", N_("Item about suicidal thoughts"),
                                    (*instrument)->suicide_item);
        respite_fields_add_integer (fields, "window_days", N_("Window in days"), scale->window_days);
        respite_fields_add_text (fields, "source", NULL, (*instrument)->source);
        g_ptr_array_add (list, fields);
      }
  respite_call_print_list (call, list);
  return TRUE;
}

gboolean
respite_cli_read_at (RespiteCall *call,
                     gint64      *at,
                     GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  GTimeZone *zone = respite_office_get_zone (office);
  const char *text = respite_call_get (call, "at");
  g_autofree char *midnight = NULL;
  gint64 now = respite_office_get_now (office);
  GDate date;

  *at = 0;
  if (text == NULL)
    return TRUE;
  if (!respite_date_parse (text, &date))
    return respite_time_parse_rfc3339 (text, zone, at, error);

  midnight = g_strconcat (text, "T00:00:00", NULL);
  if (!respite_time_parse_rfc3339 (midnight, zone, at, error))
    return FALSE;
  *at = *at > now ? *at : MIN (*at + NOON_MS, now);
  return TRUE;
}

static const RespiteScale *
find_scale (const RespiteInstrument *instrument,
            const char              *slug,
            GError                 **error)
{
  const RespiteScale *scale = respite_instrument_get_scale (instrument, slug != NULL ? slug : "");
  g_autoptr (GString) known = g_string_new (NULL);

  if (scale != NULL)
    return scale;

  for (const RespiteScale *each = instrument->scales; each->slug != NULL; each++)
    if (*each->slug != '\0')
      g_string_append_printf (known, "%s%s", known->len > 0 ? ", " : "", each->slug);
  if (known->len > 0)
    respite_set_error (error, RESPITE_ERROR_INVALID, N_("Say which part of it with --scale: %s"), known->str);
  else
    respite_set_error (error, RESPITE_ERROR_INVALID, N_("This instrument has one score only; leave --scale out"));
  return NULL;
}

gboolean
respite_cli_score_enter (RespiteCall *call,
                         GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  const char *slug = respite_call_get_word (call, 0);
  const RespiteInstrument *instrument = respite_instrument_find (slug);
  const RespiteScale *scale = NULL;
  g_autoptr (RespitePatient) patient = NULL;
  g_autoptr (GPtrArray) scores = NULL;
  const char *item_text = respite_call_get (call, "item");
  gint64 item_value = RESPITE_SCORE_NOT_LOOKED;
  gint64 at = 0;
  gint64 id = 0;
  int value = 0;

  if (instrument == NULL)
    return respite_set_error (error, RESPITE_ERROR_NOT_FOUND, N_("There is no instrument “%s”"), slug);
  if (instrument->canonical != NULL)
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_("There is a score sheet for this; fill it in and the score follows"));
  scale = find_scale (instrument, respite_call_get (call, "scale"), error);
  if (scale == NULL || !respite_scale_parse (scale, respite_call_get (call, "value"), &value, error) ||
      !respite_cli_read_at (call, &at, error))
    return FALSE;
  if (item_text != NULL && !g_ascii_string_to_signed (item_text, 10, 0, 99, &item_value, NULL))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("The answer to the item is a whole number"));
  patient = respite_call_get_patient (call, FALSE, error);
  if (patient == NULL)
    return FALSE;
  id = respite_office_enter_score (office, patient->id, instrument, scale, value, (int) item_value, at, error);
  scores = id != 0 ? respite_office_list_scores (office, patient->id, error) : NULL;
  if (scores == NULL)
    return FALSE;

  for (guint i = 0; i < scores->len; i++)
    {
      const RespiteScore *score = g_ptr_array_index (scores, i);

      if (score->id == id)
        respite_call_print_id (call, score->uuid);
    }
  return TRUE;
}

gboolean
respite_cli_score_withdraw (RespiteCall *call,
                            GError     **error)
{
  gint64 id = 0;

  if (!respite_call_resolve (call, RESPITE_KIND_SCORE, respite_call_get_word (call, 0), &id, error) ||
      !respite_office_withdraw_score (respite_call_get_office (call), id, respite_call_get (call, "reason"), error))
    return FALSE;
  respite_call_print_done (call, respite_call_get_word (call, 0));
  return TRUE;
}

gboolean
respite_cli_score_check (RespiteCall *call,
                         GError     **error)
{
  guint n_checked = 0;
  g_autoptr (GPtrArray) differing = respite_office_check_scores (respite_call_get_office (call), &n_checked, error);
  g_autoptr (RespiteFields) fields = NULL;

  if (differing == NULL)
    return FALSE;

  g_ptr_array_add (differing, NULL);
  fields = respite_fields_new ();
  respite_fields_add_integer (fields, "checked", N_("Scores worked out again"), n_checked);
  respite_fields_add_boolean (fields, "same", N_("All the same"), differing->len == 1);
  respite_fields_add_texts (fields, "differing", N_("Answers with other scores"),
                            (const char *const *) differing->pdata);
  respite_call_print_fields (call, fields);
  return TRUE;
}
