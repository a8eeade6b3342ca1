/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* What the people of the practice clinic answer to the score sheets over the weeks (clinical.md 5.4). */

#include "config.h"

#include "service/respite-practice-private.h"

#include <string.h>

#include "scoring/respite-instrument.h"
#include "service/respite-form-acts.h"
#include "service/respite-patient-acts.h"
#include "service/respite-score-acts.h"

/* Days of the first infusion's day on which the scores are asked for once more. */
static const int follow_up_days[] = { 8, 15, 24, 38 };

/* In percent: how much better a person gets, by their place in the cast. */
static const int effects[] = { 62, 35, 8, 48, 20 };

#define FULL_EFFECT_DAY 10
#define WANES_FROM_DAY  20

/* How much is left of what was there at first, in percent, so many days after the first infusion. */
static int
get_level (const RespitePracticeMember *member,
           int                          day)
{
  int effect = effects[member->place % G_N_ELEMENTS (effects)];

  if (day <= 0)
    return 100;
  if (day < FULL_EFFECT_DAY)
    effect = effect * day / FULL_EFFECT_DAY;
  else if (day > WANES_FROM_DAY && member->place % 2 == 1)
    effect -= effect * (day - WANES_FROM_DAY) / 40;

  return 100 - effect;
}

/* @base at that day, give or take one. */
static int
draw (RespitePractice           *practice,
      const RespitePracticeStep *step,
      int                        base,
      int                        most)
{
  int value = (base * get_level (step->member, step->session) + 50) / 100;

  return CLAMP (value + g_rand_int_range (practice->score_rand, -1, 2), 0, most);
}

static void
set_number (RespiteAnswers *answers,
            const char     *link_id,
            int             value)
{
  g_autofree char *text = g_strdup_printf ("%d", value);

  respite_answers_set_text (answers, link_id, text, NULL);
}

/* Spreads @total over the questions of a sheet; the last @n_kept of them stay at their lowest. */
static void
spread (RespitePractice         *practice,
        const RespiteInstrument *instrument,
        RespiteAnswers          *answers,
        int                      total,
        guint                    n_kept)
{
  guint n_items = respite_instrument_get_n_items (instrument);
  guint n_used = n_items - n_kept;
  int values[32] = { 0 };

  while (total > 0)
    {
      guint i = (guint) g_rand_int_range (practice->score_rand, 0, (gint32) n_used);
      guint tries = 0;

      while (values[i] >= instrument->items[i].max && tries++ < n_used)
        i = (i + 1) % n_used;
      if (values[i] >= instrument->items[i].max)
        break;
      values[i]++;
      total--;
    }
  for (guint i = 0; i < n_items; i++)
    set_number (answers, instrument->items[i].link_id, values[i]);
}

static void
answer_pain (RespitePractice           *practice,
             const RespitePracticeStep *step,
             const char                *slug,
             RespiteAnswers            *answers)
{
  int pain = step->member->pain;

  if (strcmp (slug, "nrs-pain") == 0)
    {
      int average = draw (practice, step, pain, 9);

      set_number (answers, "now", draw (practice, step, pain, 10));
      set_number (answers, "average", average);
      set_number (answers, "worst", MIN (average + 2, 10));
      set_number (answers, "least", MAX (average - 2, 0));
      return;
    }
  set_number (answers, "pain", draw (practice, step, pain, 10));
  set_number (answers, "enjoyment", draw (practice, step, pain + 1, 10));
  set_number (answers, "activity", draw (practice, step, pain, 10));
}

static void
answer_screens (RespitePractice *practice,
                const char      *slug,
                RespiteAnswers  *answers)
{
  const RespiteScoreItem *items = respite_instrument_find (slug)->items;
  int frequency = g_rand_int_range (practice->score_rand, 0, 3);

  if (strcmp (slug, "audit-c") == 0)
    {
      set_number (answers, "frequency", frequency);
      if (frequency > 0)
        {
          set_number (answers, "drinks", g_rand_int_range (practice->score_rand, 0, 2));
          set_number (answers, "six", 0);
        }
      return;
    }
  for (; items->link_id != NULL; items++)
    if (strcmp (items->link_id, "now") != 0)
      respite_answers_set_text (answers, items->link_id, items->is_reversed ? "yes" : "no", NULL);
}

static void
answer_mood (RespitePractice           *practice,
             const RespitePracticeStep *step,
             const char                *slug,
             RespiteAnswers            *answers)
{
  const RespiteInstrument *instrument = respite_instrument_find (slug);

  if (strcmp (slug, "phq-9") == 0)
    {
      spread (practice, instrument, answers, draw (practice, step, step->member->mood, 22), 1);
      set_number (answers, "difficulty", get_level (step->member, step->session) > 60 ? 2 : 1);
    }
  else
    {
      spread (practice, instrument, answers, draw (practice, step, step->member->mood * 3 / 4, 18), 0);
    }
}

static void
answer_impression (RespitePractice           *practice,
                   const RespitePracticeStep *step,
                   const char                *slug,
                   RespiteAnswers            *answers)
{
  int level = get_level (step->member, step->session);
  int change = level < 45 ? 1 : level < 66 ? 2 : level < 88 ? 3 : 4;

  if (strcmp (slug, "pgic") == 0)
    {
      set_number (answers, "change", change);
      return;
    }
  set_number (answers, "severity", CLAMP (draw (practice, step, 5, 6), 1, 7));
  if (step->session > 0)
    set_number (answers, "improvement", change);
}

/* Fills in the sheet that the step names, on the day that it carries. */
static gboolean
fill_sheet (RespitePractice           *practice,
            const RespitePracticeStep *step,
            GError                   **error)
{
  const char *slug = step->text;
  gboolean is_clinician = strcmp (slug, "cgi") == 0;
  RespiteOffice *office = is_clinician ? practice->prescriber : practice->nurse;
  g_autoptr (RespiteForm) form = NULL;
  g_autoptr (RespiteAnswers) answers = NULL;
  gint64 form_id = 0;
  gint64 response = 0;

  if (!respite_office_resolve (office, RESPITE_KIND_FORM, slug, &form_id, error))
    return FALSE;
  form = respite_office_get_form (office, form_id, error);
  if (form == NULL)
    return FALSE;

  answers = respite_answers_new (form);
  if (strcmp (slug, "nrs-pain") == 0 || strcmp (slug, "peg") == 0)
    answer_pain (practice, step, slug, answers);
  else if (strcmp (slug, "phq-9") == 0 || strcmp (slug, "gad-7") == 0)
    answer_mood (practice, step, slug, answers);
  else if (is_clinician || strcmp (slug, "pgic") == 0)
    answer_impression (practice, step, slug, answers);
  else
    answer_screens (practice, slug, answers);

  /* Whoever waits for today's infusion has an answer that somebody has to look at first. */
  if (step->is_safety)
    set_number (answers, "self-harm", 1);

  response = respite_office_start_response (office, form_id, step->member->patient_id, 0, error);
  return response != 0 && respite_office_finish_response (office, response, answers, error);
}

static void
add_sheets (RespitePractice       *practice,
            RespitePracticeMember *member,
            const char *const     *slugs,
            gint64                 at,
            int                    day)
{
  for (; *slugs != NULL; slugs++)
    {
      RespitePracticeStep step = { .at = at, .func = fill_sheet, .member = member, .session = day, .text = *slugs };

      respite_practice_add_step (practice, &step);
      at += RESPITE_MINUTE_MS;
    }
}

void
respite_practice_plan_scores (RespitePractice       *practice,
                              RespitePracticeMember *member,
                              gint64                 intake,
                              gint64                 first)
{
  static const char *const intake_slugs[] = {
    "nrs-pain", "peg", "phq-9", "gad-7", "asq", "audit-c", "dast-10", "cgi", NULL,
  };
  static const char *const week_slugs[] = { "nrs-pain", "peg", NULL };
  static const char *const later_slugs[] = { "nrs-pain", "peg", "phq-9", "gad-7", "cgi", "pgic", NULL };

  member->mood = g_rand_int_range (practice->score_rand, 9, 19);
  add_sheets (practice, member, intake_slugs, intake, 0);
  if (member->number == 0)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (follow_up_days); i++)
    add_sheets (practice, member, follow_up_days[i] < 14 ? week_slugs : later_slugs,
                first + follow_up_days[i] * RESPITE_DAY_MS - RESPITE_HOUR_MS, follow_up_days[i]);

  if (strcmp (member->fields[RESPITE_CAST_PLAN], "checked-in") == 0)
    {
      RespitePracticeStep step = {
        .at = practice->now - 9 * RESPITE_MINUTE_MS, .func = fill_sheet, .member = member, .session = 3,
        .text = "phq-9", .is_safety = TRUE,
      };

      respite_practice_add_step (practice, &step);
    }
}

gboolean
respite_practice_acknowledge (RespitePractice           *practice,
                              const RespitePracticeStep *step,
                              GError                   **error)
{
  g_autoptr (GPtrArray) items = respite_office_list_safety (practice->prescriber, step->member->patient_id, 0, TRUE,
                                                            error);

  if (items == NULL)
    return FALSE;

  for (guint i = 0; i < items->len; i++)
    if (!respite_office_acknowledge_safety (practice->prescriber, ((RespiteSafetyItem *) items->pdata[i])->id,
                                            "Talked with the patient: no plan, not alone at home, safety plan gone "
                                            "through, family doctor called", error))
      return FALSE;

  return TRUE;
}
