/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "test-sheet.h"

#include "scoring/respite-instrument.h"
#include "service/respite-form-acts.h"
#include "service/respite-patient-acts.h"

gint64
test_sheet_fill_at (TestClinic *clinic,
                    gint64      patient_id,
                    const char *slug,
                    const char *answers,
                    gint64      answered_at,
                    GError    **final_error)
{
  g_auto (GStrv) pairs = g_strsplit (answers, " ", -1);
  g_autoptr (RespiteForm) form = NULL;
  g_autoptr (RespiteAnswers) given = NULL;
  g_autoptr (GError) error = NULL;
  gint64 form_id;
  gint64 id;

  respite_office_resolve (clinic->office, RESPITE_KIND_FORM, slug, &form_id, &error);
  g_assert_no_error (error);
  form = respite_office_get_form (clinic->office, form_id, &error);
  g_assert_no_error (error);
  id = respite_office_start_response (clinic->office, form_id, patient_id, 0, &error);
  g_assert_no_error (error);

  given = respite_answers_new (form);
  for (char **pair = pairs; *pair != NULL; pair++)
    {
      g_auto (GStrv) parts = g_strsplit (*pair, "=", 2);

      if (**pair == '\0')
        continue;
      respite_answers_set_text (given, parts[0], parts[1], &error);
      g_assert_no_error (error);
    }

  return respite_office_finish_response_at (clinic->office, id, given, answered_at, final_error) ? id : 0;
}

gint64
test_sheet_fill (TestClinic *clinic,
                 gint64      patient_id,
                 const char *slug,
                 const char *answers)
{
  g_autoptr (GError) error = NULL;
  gint64 id = test_sheet_fill_at (clinic, patient_id, slug, answers, 0, &error);

  g_assert_no_error (error);

  return id;
}

gint64
test_sheet_fill_digits (TestClinic *clinic,
                        gint64      patient_id,
                        const char *slug,
                        const char *digits)
{
  const RespiteScoreItem *items = respite_instrument_find (slug)->items;
  g_autoptr (GString) answers = g_string_new (NULL);

  for (int i = 0; digits[i] != '\0'; i++)
    if (digits[i] != '-')
      g_string_append_printf (answers, "%s=%c ", items[i].link_id, digits[i]);

  return test_sheet_fill (clinic, patient_id, slug, answers->str);
}
