/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "bench-util.h"
#include "forms/respite-answers.h"
#include "respite-core.h"

/* A long form may open three frames of a 60 Hz screen later than a short one, and a key may take a part of one. */
#define FRAME_US   16667.0
#define FRAMES_BAR 3.0
#define KEY_BAR_US 4000.0
#define N_REPEATS  5

typedef struct
{
  char           *json;
  RespiteForm    *form;
  RespiteAnswers *answers;
  guint           n_keys;
} Job;

/* Sections of ten: choices with scores, texts that are asked by a condition, and a total over all of them. */
static char *
make_form (int n_items)
{
  g_autoptr (GString) json = g_string_new ("{\"resourceType\":\"Questionnaire\",\"status\":\"active\",\"url\":"
                                           "\"http://a/b\",\"item\":[");

  for (int i = 0; i < n_items; i++)
    {
      if (i % 10 == 0)
        g_string_append_printf (json, "%s{\"linkId\":\"g%d\",\"type\":\"group\",\"text\":\"Section\",\"item\":[",
                                i > 0 ? "]}," : "", i / 10);
      else
        g_string_append_c (json, ',');
      if (i % 3 == 0)
        g_string_append_printf (json, "{\"linkId\":\"q%d\",\"type\":\"string\",\"text\":\"Tell more\",\"enableWhen\":[{"
                                "\"question\":\"q%d\",\"operator\":\"exists\",\"answerBoolean\":true}]}", i, i + 1);
      else
        g_string_append_printf (json, "{\"linkId\":\"q%d\",\"type\":\"choice\",\"text\":\"How often?\","
                                "\"answerOption\":[", i);
      for (int j = 0; i % 3 != 0 && j < 4; j++)
        g_string_append_printf (json, "%s{\"valueCoding\":{\"system\":\"s\",\"code\":\"%d\",\"display\":\"Answer\"},"
                                "\"extension\":[{\"url\":\"http://hl7.org/fhir/StructureDefinition/ordinalValue\","
                                "\"valueDecimal\":%d}]}%s", j > 0 ? "," : "", j, j, j == 3 ? "]}" : "");
    }
  g_string_append (json, ",{\"linkId\":\"q");
  g_string_append_printf (json, "%d\",\"type\":\"string\"}]},{\"linkId\":\"total\",\"type\":\"decimal\",\"extension\":["
                          "{"
                          "\"url\":\"http://hl7.org/fhir/uv/sdc/StructureDefinition/"
                          "sdc-questionnaire-calculatedExpression\",\"valueExpression\":{"
                          "\"language\":\"text/fhirpath\","
                          "\"expression\":\"%%resource.item.item.answer.value.ofType(Coding).ordinal().sum()\"}}]}]}",
                          n_items);

  return g_string_free (g_steal_pointer (&json), FALSE);
}

/* Read, then everything that a page asks before it shows the form. */
static void
open_form (gpointer data)
{
  const Job *job = data;

  for (int i = 0; i < N_REPEATS; i++)
    {
      g_autoptr (RespiteForm) form = respite_form_new_from_json (job->json, -1, NULL, NULL);
      g_autoptr (RespiteAnswers) answers = respite_answers_new (form);
      g_autoptr (GPtrArray) keys = respite_answers_list_keys (answers);
      g_autoptr (GPtrArray) issues = respite_answers_validate (answers, "en");
      int answered, asked;

      for (guint j = 0; j < keys->len; j++)
        respite_answers_is_shown (answers, keys->pdata[j]);
      respite_answers_get_progress (answers, NULL, &answered, &asked);
    }
}

/* One more answer, with the total worked out and the draft written. */
static void
press_key (gpointer data)
{
  Job *job = data;
  g_autofree char *json = NULL;

  respite_answers_set_text (job->answers, "q1", job->n_keys++ % 2 == 0 ? "1" : "2", NULL);
  json = respite_answers_to_json (job->answers, TRUE, NULL, NULL);
}

static Job
make_job (int n_items)
{
  Job job = { .json = make_form (n_items) };

  job.form = respite_form_new_from_json (job.json, -1, NULL, NULL);
  g_assert (job.form != NULL);
  job.answers = respite_answers_new (job.form);
  for (int i = 0; i < n_items; i++)
    {
      g_autofree char *link_id = g_strdup_printf ("q%d", i);

      respite_answers_set_text (job.answers, link_id, "1", NULL);
    }

  return job;
}

static void
clear_job (Job *job)
{
  respite_answers_free (job->answers);
  respite_form_unref (job->form);
  g_free (job->json);
}

int
main (int   argc,
      char *argv[])
{
  Job small, large;
  double small_us, large_us;

  respite_core_init ();
  small = make_job (20);
  large = make_job (250);
  small_us = bench_time (open_form, &small, 21) / N_REPEATS;
  large_us = bench_time (open_form, &large, 21) / N_REPEATS;

  g_print ("form of 20 items opens in %.0f us, of 250 in %.0f us, %.1f times as long\n", small_us, large_us,
           bench_ratio (open_form, &large, open_form, &small, 11));
  bench_report ("form of 250 items, later than one of 20", (large_us - small_us) / FRAME_US, "frames", FRAMES_BAR);
  bench_report ("form of 250 items, a key", bench_time (press_key, &large, 21), "us", KEY_BAR_US);
  clear_job (&small);
  clear_job (&large);

  return bench_finish ();
}
