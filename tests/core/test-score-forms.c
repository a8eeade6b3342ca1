/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* The score sheets of data/forms and the tables of core/scoring fit each other. */

#include "config.h"

#include "respite-core.h"
#include "scoring/respite-score-sheet.h"

static RespiteAnswers *
open_sheet (const char *slug)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteForm) form = respite_form_load_builtin (slug, &error);

  g_assert_no_error (error);

  return respite_answers_new (form);
}

static void
answer (RespiteAnswers *answers,
        const char     *link_id,
        const char     *text)
{
  g_autoptr (GError) error = NULL;

  respite_answers_set_text (answers, link_id, text, &error);
  g_assert_no_error (error);
}

static guint
count_safety (RespiteAnswers *answers)
{
  g_autoptr (GPtrArray) flags = respite_answers_dup_flags (answers, "en");
  guint count = 0;

  for (guint i = 0; i < flags->len; i++)
    count += ((RespiteFlag *) g_ptr_array_index (flags, i))->is_safety;

  return count;
}

/* Every answer of every item, typed as its digit, is read as that many points. */
static void
test_each_answer (void)
{
  for (const RespiteInstrument *const *list = respite_instrument_list (); *list != NULL; list++)
    {
      const RespiteInstrument *instrument = *list;
      g_autoptr (RespiteAnswers) answers = instrument->canonical != NULL ? open_sheet (instrument->slug) : NULL;
      RespiteForm *form;

      if (answers == NULL)
        continue;
      form = respite_answers_get_form (answers);
      g_assert_cmpstr (respite_form_get_canonical (form), ==, instrument->canonical);
      g_assert_cmpstr (respite_form_text_get (respite_form_get_notice (form), NULL), !=, "");

      for (guint i = 0; instrument->items[i].link_id != NULL; i++)
        {
          const RespiteScoreItem *item = &instrument->items[i];
          const RespiteFormItem *question = respite_form_get_item (form, item->link_id);
          int read[RESPITE_SCORE_MAX_ITEMS];

          g_assert_nonnull (question);
          if (question->type == RESPITE_ITEM_CHOICE)
            g_assert_cmpuint (question->options->len, ==, item->max - item->min + 1);

          /* Questions that are asked only after a yes. */
          if (question->enable_when->len > 0)
            answer (answers, instrument->items[0].link_id, question->type == RESPITE_ITEM_BOOLEAN ? "yes" : "4");
          for (int points = item->min; points <= item->max; points++)
            {
              g_autofree char *digits = g_strdup_printf ("%d", points);

              answer (answers, item->link_id,
                      question->type == RESPITE_ITEM_BOOLEAN ? (points ? "yes" : "no") : digits);
              respite_score_sheet_read (instrument, answers, read);
              g_assert_cmpint (read[i], ==, points);
            }
          answer (answers, item->link_id, "");
          respite_score_sheet_read (instrument, answers, read);
          g_assert_cmpint (read[i], ==, RESPITE_SCORE_MISSING);
        }
    }
}

static void
test_phq_9_safety (void)
{
  g_autoptr (RespiteAnswers) answers = open_sheet ("phq-9");

  g_assert_cmpuint (count_safety (answers), ==, 0);
  answer (answers, "interest", "3");
  answer (answers, "self-harm", "0");
  g_assert_cmpuint (count_safety (answers), ==, 0);
  for (int points = 1; points <= 3; points++)
    {
      g_autofree char *digit = g_strdup_printf ("%d", points);

      answer (answers, "self-harm", digit);
      g_assert_cmpuint (count_safety (answers), ==, 1);
    }
}

static guint
count_flags (RespiteAnswers *answers)
{
  g_autoptr (GPtrArray) flags = respite_answers_dup_flags (answers, "en");

  return flags->len;
}

/* A score may be made up from the others, an answer on suicide may not: leaving it out is said. */
static void
test_phq_9_left_out (void)
{
  static const char *const left_out[][2] = {
    { "self-harm", "self-harm" }, { "self-harm", "movement" }, { "self-harm", "concentration" },
    { "self-harm", "interest" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (left_out); i++)
    {
      g_autoptr (RespiteAnswers) answers = open_sheet ("phq-9");

      for (const RespiteScoreItem *item = respite_instrument_find ("phq-9")->items; item->link_id != NULL; item++)
        if (!g_str_equal (item->link_id, left_out[i][0]) && !g_str_equal (item->link_id, left_out[i][1]))
          answer (answers, item->link_id, "1");
      g_assert_cmpuint (count_flags (answers), ==, 1);
      g_assert_cmpuint (count_safety (answers), ==, 0);
      answer (answers, "self-harm", "0");
      g_assert_cmpuint (count_flags (answers), ==, 0);
    }
}

static void
test_phq_9_difficulty (void)
{
  g_autoptr (RespiteAnswers) answers = open_sheet ("phq-9");
  gint64 total;

  for (const RespiteScoreItem *item = respite_instrument_find ("phq-9")->items; item->link_id != NULL; item++)
    answer (answers, item->link_id, "2");
  answer (answers, "difficulty", "3");

  g_assert_true (respite_answers_get_total (answers, &total, NULL));
  g_assert_cmpint (total, ==, 18000);
}

static void
test_asq_safety (void)
{
  static const char *const links[] = { "wish-dead", "better-off", "thoughts", "attempt" };
  g_autoptr (RespiteAnswers) answers = open_sheet ("asq");

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    answer (answers, links[i], "no");
  g_assert_cmpuint (count_safety (answers), ==, 0);
  g_assert_false (respite_answers_is_enabled (answers, "now"));
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      answer (answers, links[i], "yes");
      g_assert_cmpuint (count_safety (answers), ==, 1);
      g_assert_true (respite_answers_is_enabled (answers, "now"));
      answer (answers, "now", "yes");
      g_assert_cmpuint (count_safety (answers), ==, 2);
      answer (answers, "now", "");
      answer (answers, links[i], "no");
    }
}

/* The clinic's own forms ask about suicide too. */
static void
test_other_forms (void)
{
  static const char *const questions[][2] = {
    { "screening", "suicidal" }, { "screening", "suicidal-now" }, { "pre-session", "suicidal" },
    { "intake", "suicidal" }, { "intake", "attempt" }, { "side-effects", "suicidal" },
    { "follow-up-call", "suicidal" }, { "discharge", "suicidal" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      g_autoptr (RespiteForm) form = respite_form_load_builtin (questions[i][0], NULL);
      const RespiteFormItem *item = respite_form_get_item (form, questions[i][1]);

      g_assert_nonnull (item);
      g_assert_cmpuint (item->flags->len, >=, 1);
      g_assert_true (((RespiteFormFlag *) g_ptr_array_index (item->flags, 0))->is_safety);
    }
}

static void
test_audit_c_never (void)
{
  g_autoptr (RespiteAnswers) answers = open_sheet ("audit-c");
  g_autoptr (GPtrArray) scores = NULL;
  g_autoptr (GPtrArray) issues = NULL;

  answer (answers, "frequency", "0");
  issues = respite_answers_validate (answers, "en");
  scores = respite_score_answers (answers, TRUE, 1);

  g_assert_cmpuint (issues->len, ==, 0);
  g_assert_cmpint (((RespiteScore *) g_ptr_array_index (scores, 0))->flags, ==, 0);
  g_assert_cmpint (((RespiteScore *) g_ptr_array_index (scores, 0))->value, ==, 0);
}

static void
test_no_sheet (void)
{
  g_autoptr (RespiteAnswers) answers = open_sheet ("screening");
  g_autoptr (GPtrArray) scores = respite_score_answers (answers, FALSE, 1);

  g_assert_cmpuint (scores->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  respite_core_init ();

  g_test_add_func ("/score-forms/each-answer", test_each_answer);
  g_test_add_func ("/score-forms/phq-9/safety", test_phq_9_safety);
  g_test_add_func ("/score-forms/phq-9/left-out", test_phq_9_left_out);
  g_test_add_func ("/score-forms/phq-9/difficulty", test_phq_9_difficulty);
  g_test_add_func ("/score-forms/asq/safety", test_asq_safety);
  g_test_add_func ("/score-forms/other-forms", test_other_forms);
  g_test_add_func ("/score-forms/audit-c/never", test_audit_c_never);
  g_test_add_func ("/score-forms/no-sheet", test_no_sheet);

  return g_test_run ();
}
