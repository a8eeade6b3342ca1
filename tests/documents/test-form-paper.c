/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* Every built-in form on paper, to fill with a pen and with answers, in English and Spanish. */

#include "config.h"

#include <string.h>

#include "documents/respite-form-paper.h"
#include "respite-core.h"
#include "sample.h"

static const char *const languages[] = { "en", "es" };

/* Wellformed for another program, nothing outside the page, no letter missing; returns its text. */
static char *
check_paper (RespiteLayout *layout,
             const char    *name)
{
  g_autofree char *path = save_sample (layout, name);

  check_inside (layout);
  g_assert_cmpuint (respite_layout_get_n_missing (layout), ==, 0);
  if (has_program ("qpdf"))
    {
      g_autofree char *said = run_program ("qpdf", "--check", path, NULL);

      g_assert_nonnull (strstr (said, "No syntax or stream encoding errors"));
    }

  return has_program ("pdftotext") ? read_pdf_text (path) : NULL;
}

/* The texts of @items stand in @text one after the other. */
static void
check_order (RespiteForm          *form,
             const RespiteAnswers *answers,
             const char           *language,
             const char           *text)
{
  GPtrArray *items = respite_form_get_all_items (form);
  const char *at = text;

  for (guint i = 0; text != NULL && i < items->len; i++)
    {
      const RespiteFormItem *item = g_ptr_array_index (items, i);
      g_autofree char *wanted = squeeze (respite_form_text_get (item->text, language));
      const char *found;

      if (item->hidden || !respite_form_item_is_question (item) ||
          (answers != NULL && !respite_answers_is_shown (answers, item->link_id)))
        continue;
      found = strstr (at, wanted);
      if (found == NULL)
        g_test_message ("%s, %s: “%s” is not after “%.60s”", respite_form_get_name (form), language, wanted, at);
      g_assert_nonnull (found);
      at = found + strlen (wanted);
    }
}

static void
test_blank (void)
{
  g_auto (GStrv) slugs = respite_form_list_builtin ();

  for (char **slug = slugs; *slug != NULL; slug++)
    for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (RespiteForm) form = respite_form_load_builtin (*slug, &error);
        g_autoptr (RespiteLayout) layout = NULL;
        g_autofree char *name = g_strdup_printf ("form-%s-%s", *slug, languages[i]);
        g_autofree char *text = NULL;
        RespiteDocumentInfo info = sample_info ();

        g_assert_no_error (error);
        info.patient = NULL;
        info.language = languages[i];
        info.paper = i == 0 ? "letter" : "a4";
        layout = respite_form_paper_layout (form, &info, &error);
        g_assert_no_error (error);
        g_assert_cmpstr (respite_layout_get_language (layout), ==, languages[i]);
        text = check_paper (layout, name);
        check_order (form, NULL, languages[i], text);
      }
}

/* A little less room is taken rather than a page for one question. */
static void
test_no_lone_question (void)
{
  static const struct
  {
    const char *slug;
    const char *paper;
    guint       n_pages;
  } cases[] = {
    { "discharge", "letter", 2 },
    { "dast-10", "a4", 1 },
    { "side-effects", "letter", 3 },
    { "intake", "a4", 6 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (languages); k++)
      {
        g_autoptr (RespiteForm) form = respite_form_load_builtin (cases[i].slug, NULL);
        g_autoptr (RespiteLayout) layout = NULL;
        g_autoptr (GError) error = NULL;
        RespiteDocumentInfo info = sample_info ();

        info.patient = NULL;
        info.language = languages[k];
        info.paper = cases[i].paper;
        layout = respite_form_paper_layout (form, &info, &error);
        g_assert_no_error (error);
        g_test_message ("case: %s in %s", cases[i].slug, languages[k]);
        g_assert_cmpuint (respite_layout_get_n_pages (layout), ==, cases[i].n_pages);
      }
}

/* Answers what the form asks in turn; the first option of each, which also opens what depends on it. */
static void
answer_all (RespiteAnswers *answers)
{
  GPtrArray *items = respite_form_get_all_items (respite_answers_get_form (answers));

  for (guint i = 0; i < items->len; i++)
    {
      const RespiteFormItem *item = g_ptr_array_index (items, i);
      const char *answer = NULL;

      if (!respite_form_item_is_question (item) || item->read_only || item->calculated != NULL ||
          !respite_answers_is_shown (answers, item->link_id))
        continue;
      if (item->options->len > 0)
        answer = "1";
      else if (item->type == RESPITE_ITEM_BOOLEAN)
        answer = "yes";
      else if (item->type == RESPITE_ITEM_INTEGER)
        answer = "7";
      else if (item->type == RESPITE_ITEM_TEXT)
        answer = "Çılgın słowa über weiße Flächen";
      if (answer != NULL)
        respite_answers_set_text (answers, item->link_id, answer, NULL);
    }
}

static void
test_filled (void)
{
  g_auto (GStrv) slugs = respite_form_list_builtin ();

  for (char **slug = slugs; *slug != NULL; slug++)
    for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (RespiteForm) form = respite_form_load_builtin (*slug, &error);
        g_autoptr (RespiteAnswers) answers = NULL;
        g_autoptr (RespiteLayout) layout = NULL;
        g_autofree char *name = g_strdup_printf ("form-%s-filled-%s", *slug, languages[i]);
        g_autofree char *text = NULL;
        RespiteResponse response = { .is_draft = i == 0, .started_at = PRINTED_AT, .finished_at = PRINTED_AT,
                                     .staff_name = (char *) "Ana Bell", .is_valid = TRUE };
        RespiteDocumentInfo info = sample_info ();

        g_assert_no_error (error);
        answers = respite_answers_new (form);
        answer_all (answers);
        info.language = languages[i];
        layout = respite_form_paper_layout_filled (answers, &response, &info, &error);
        g_assert_no_error (error);
        text = check_paper (layout, name);
        check_order (form, answers, languages[i], text);
        if (text != NULL)
          g_assert_nonnull (strstr (text, "Ana Bell"));
      }
}

/* Short forms share a page, each below its title, and the outline finds each. */
static void
test_bound (void)
{
  static const char *const slugs[] = { "asq", "peg" };
  static const char *const titles[][2] = {
    { "ASQ: suicide screen", "PEG: pain, enjoyment, general activity" },
    { "ASQ: riesgo de suicidio", "PEG: dolor, disfrute, actividad general" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      RespiteResponse response = { .finished_at = PRINTED_AT, .staff_name = (char *) "Ana Bell", .is_valid = TRUE };
      RespiteFilledForm forms[G_N_ELEMENTS (slugs)];
      RespiteDocumentInfo info = sample_info ();
      g_autoptr (GError) error = NULL;
      g_autoptr (RespiteLayout) layout = NULL;
      guint found = 0;

      for (gsize k = 0; k < G_N_ELEMENTS (slugs); k++)
        {
          g_autoptr (RespiteForm) form = respite_form_load_builtin (slugs[k], &error);

          g_assert_no_error (error);
          forms[k] = (RespiteFilledForm) { .answers = respite_answers_new (form), .response = &response };
          answer_all (forms[k].answers);
        }
      info.language = languages[i];
      layout = respite_form_paper_layout_bound (forms, G_N_ELEMENTS (forms), "All of them", &info, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (respite_layout_get_n_pages (layout), ==, 1);
      for (guint k = 0; k < respite_layout_get_n_bookmarks (layout); k++)
        {
          int level = 0;
          const char *title = respite_layout_get_bookmark (layout, k, &level, NULL);

          if (level == 1)
            g_assert_cmpstr (title, ==, titles[i][found++]);
        }
      g_assert_cmpuint (found, ==, G_N_ELEMENTS (slugs));
      for (gsize k = 0; k < G_N_ELEMENTS (slugs); k++)
        respite_answers_free (forms[k].answers);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  respite_core_init ();

  g_test_add_func ("/form-paper/blank", test_blank);
  g_test_add_func ("/form-paper/no-lone-question", test_no_lone_question);
  g_test_add_func ("/form-paper/filled", test_filled);
  g_test_add_func ("/form-paper/bound", test_bound);

  return g_test_run ();
}
