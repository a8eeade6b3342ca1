/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-practice-private.h"

#include <math.h>
#include <string.h>

#include "base/respite-json.h"
#include "base/respite-quantity.h"
#include "base/respite-time.h"
#include "forms/respite-consent-template.h"
#include "service/respite-consent-acts.h"
#include "service/respite-course-acts.h"
#include "service/respite-form-acts.h"
#include "service/respite-patient-acts.h"
#include "service/respite-session-acts.h"

#define CONSENT   "off-label-ketamine"
#define SCREENING "screening"

static const char *
get_field (const RespitePracticeStep *step,
           RespiteCastColumn          column)
{
  return step->member->fields[column];
}

/* "penicillin; rash|latex" */
static gboolean
add_items (RespitePractice           *practice,
           const RespitePracticeStep *step,
           RespiteCastColumn          column,
           RespiteRecordItemKind      kind,
           GError                   **error)
{
  g_auto (GStrv) items = g_strsplit (get_field (step, column), "|", -1);

  for (guint i = 0; items[i] != NULL && *items[i] != '\0'; i++)
    {
      g_autoptr (RespiteRecordItem) item = respite_record_item_new ();

      item->patient_id = step->member->patient_id;
      respite_record_item_set_text (item, kind, items[i]);
      if (!respite_office_add_record_item (practice->nurse, item, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
register_patient (RespitePractice           *practice,
                  const RespitePracticeStep *step,
                  GError                   **error)
{
  g_autoptr (RespitePatient) patient = respite_patient_new ();
  gint64 height = 0;
  int sex = RESPITE_SEX_UNKNOWN;

  respite_code_from_word (respite_sex_codes, get_field (step, RESPITE_CAST_SEX), &sex);
  patient->sex = (RespiteSex) sex;
  patient->large_print = strcmp (get_field (step, RESPITE_CAST_LARGE_PRINT), "yes") == 0;
  respite_practice_set (&patient->family, get_field (step, RESPITE_CAST_FAMILY));
  respite_practice_set (&patient->given, get_field (step, RESPITE_CAST_GIVEN));
  respite_practice_set (&patient->preferred, get_field (step, RESPITE_CAST_PREFERRED));
  respite_practice_set (&patient->born, get_field (step, RESPITE_CAST_BORN));
  respite_practice_set (&patient->language, get_field (step, RESPITE_CAST_LANGUAGE));
  respite_practice_set (&patient->phone, get_field (step, RESPITE_CAST_PHONE));
  respite_practice_set (&patient->escort_name, get_field (step, RESPITE_CAST_ESCORT));
  respite_practice_set (&patient->escort_phone, get_field (step, RESPITE_CAST_ESCORT_PHONE));
  respite_practice_set (&patient->emergency_name, get_field (step, RESPITE_CAST_ESCORT));
  respite_practice_set (&patient->emergency_phone, get_field (step, RESPITE_CAST_ESCORT_PHONE));
  respite_practice_set (&patient->referrer, "Harbor Family Practice");
  respite_practice_set (&patient->pharmacy, "Corner Pharmacy, (212) 555-0198");
  if (!respite_office_add_patient (practice->desk, patient, error))
    return FALSE;

  step->member->patient_id = patient->id;
  if (!respite_quantity_parse (get_field (step, RESPITE_CAST_HEIGHT), 1, &height, error) ||
      !respite_office_add_weight (practice->nurse, patient->id, step->member->weight_g, height, 0, error) ||
      !add_items (practice, step, RESPITE_CAST_ALLERGIES, RESPITE_RECORD_ITEM_ALLERGY, error) ||
      !add_items (practice, step, RESPITE_CAST_PROBLEMS, RESPITE_RECORD_ITEM_PROBLEM, error) ||
      !add_items (practice, step, RESPITE_CAST_MEDICINES, RESPITE_RECORD_ITEM_MEDICINE, error))
    return FALSE;
  return *get_field (step, RESPITE_CAST_ALLERGIES) != '\0' ||
         strcmp (get_field (step, RESPITE_CAST_PLAN), "new") == 0 ||
         respite_office_set_allergy_state (practice->nurse, patient->id, RESPITE_ALLERGY_NONE_KNOWN, error);
}

/* "medicines=benzodiazepine+opioid" or "frailty<tab>no" */
static gboolean
set_answer (RespiteAnswers *answers,
            const char     *text,
            char            divider,
            GError        **error)
{
  const char *value = strchr (text, divider);
  g_autofree char *link_id = NULL;
  g_auto (GStrv) values = NULL;

  g_assert (value != NULL);
  link_id = g_strndup (text, (gsize) (value - text));
  values = g_strsplit (value + 1, "+", -1);
  return respite_answers_set_texts (answers, link_id, (const char *const *) values, error);
}

static gboolean
fill_screening (RespitePractice           *practice,
                const RespitePracticeStep *step,
                GError                   **error)
{
  g_auto (GStrv) usual = respite_practice_read_lines ("answers.tsv");
  g_auto (GStrv) own = g_strsplit (get_field (step, RESPITE_CAST_ANSWERS), "|", -1);
  g_autofree char *today = respite_time_format_date (step->at, practice->zone);
  g_autofree char *age = NULL;
  g_autoptr (RespiteForm) form = NULL;
  g_autoptr (RespiteAnswers) answers = NULL;
  gint64 form_id = 0;
  gint64 response = 0;

  if (!respite_office_resolve (practice->nurse, RESPITE_KIND_FORM, SCREENING, &form_id, error))
    return FALSE;
  form = respite_office_get_form (practice->nurse, form_id, error);
  if (form == NULL)
    return FALSE;

  answers = respite_answers_new (form);
  age = g_strdup_printf ("%d", respite_date_get_age (get_field (step, RESPITE_CAST_BORN), today));
  if (!respite_answers_set_text (answers, "age", age, error))
    return FALSE;
  for (guint i = 0; usual[i] != NULL; i++)
    {
      if (!set_answer (answers, usual[i], '\t', error))
        return FALSE;
    }
  for (guint i = 0; own[i] != NULL && *own[i] != '\0'; i++)
    {
      if (!set_answer (answers, own[i], '=', error))
        return FALSE;
    }
  response = respite_office_start_response (practice->nurse, form_id, step->member->patient_id, 0, error);
  return response != 0 && respite_office_finish_response (practice->nurse, response, answers, error);
}

static gboolean
sign_eligibility (RespitePractice           *practice,
                  const RespitePracticeStep *step,
                  GError                   **error)
{
  g_autoptr (RespiteEligibility) eligibility = NULL;
  RespiteDecision decision = RESPITE_DECISION_CLEARED;
  const char *reason = "";
  const char *conditions = "";

  eligibility = respite_office_get_eligibility (practice->prescriber, step->member->patient_id, error);
  if (eligibility == NULL)
    return FALSE;
  if (strcmp (get_field (step, RESPITE_CAST_PLAN), "deferred") == 0)
    {
      decision = RESPITE_DECISION_DEFERRED;
      reason = "Pregnancy test and a visit with the family doctor first";
    }
  else if (eligibility->flags->len > 0)
    {
      decision = RESPITE_DECISION_CONDITIONAL;
      reason = "Flags talked through with the patient";
      conditions = "Usual medicines on the day as advised; blood pressure before each start";
    }
  return respite_office_sign_eligibility (practice->prescriber, step->member->patient_id, decision, reason, conditions,
                                          NULL, RESPITE_PRACTICE_PASSWORD, error);
}

/* A drawn signature: a few waves that differ from person to person. */
static char *
draw_signature (RespitePractice *practice)
{
  GString *path = g_string_new (NULL);
  double x = 40.0;
  double phase = g_rand_double (practice->rand) * 6.0;
  double height = 24.0 + g_rand_double (practice->rand) * 30.0;
  double step = 3.0 + g_rand_double (practice->rand) * 2.0;

  for (int i = 0; i < 110; i++)
    {
      double y = 105.0 + height * sin (phase + i * 0.31) * cos (i * 0.047 + phase) - i * 0.12;

      g_string_append_printf (path, "%c%d %d", i == 0 || i == 64 ? 'M' : 'L', (int) (x + 7.0 * sin (i * 0.5)), (int) y);
      x += step;
    }
  return g_string_free (path, FALSE);
}

static char *
answer_teach_back (const RespiteConsentTemplate *text)
{
  gboolean is_spanish = strcmp (text->language, "es") == 0;
  RespiteJsonWriter writer;

  respite_json_writer_init (&writer);
  respite_json_writer_begin (&writer, '{');
  for (guint i = 0; i < text->teach_back->len; i++)
    {
      const RespiteTeachBack *question = g_ptr_array_index (text->teach_back, i);

      respite_json_writer_name (&writer, question->code);
      respite_json_writer_text (&writer, is_spanish ? "Lo explicó bien con sus propias palabras" :
                                "Told it back well in their own words");
    }
  respite_json_writer_end (&writer, '}');
  return respite_json_writer_finish (&writer);
}

static gboolean
sign_consent (RespitePractice           *practice,
              const RespitePracticeStep *step,
              GError                   **error)
{
  const RespiteStaff *nurse = respite_office_get_actor (practice->nurse);
  const char *language = get_field (step, RESPITE_CAST_LANGUAGE);
  g_autoptr (RespiteConsentTemplate) text = respite_consent_template_load (CONSENT, language, error);
  g_autoptr (GPtrArray) signers = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_signer_free);
  g_autofree char *answers = NULL;
  RespiteSigner *patient = respite_signer_new ();
  RespiteSigner *clinician = respite_signer_new ();
  gint64 consent = 0;

  g_ptr_array_add (signers, patient);
  g_ptr_array_add (signers, clinician);
  if (text == NULL)
    return FALSE;

  answers = answer_teach_back (text);
  patient->role = RESPITE_SIGNER_PATIENT;
  g_free (patient->name);
  patient->name = g_strconcat (get_field (step, RESPITE_CAST_GIVEN), " ", get_field (step, RESPITE_CAST_FAMILY), NULL);
  respite_practice_set (&patient->authority, "");
  respite_practice_set (&patient->meaning, text->meaning);
  patient->strokes = draw_signature (practice);
  clinician->role = RESPITE_SIGNER_CLINICIAN;
  respite_practice_set (&clinician->name, nurse->name);
  respite_practice_set (&clinician->authority, "");
  respite_practice_set (&clinician->meaning, text->clinician_meaning);
  clinician->staff_id = nurse->id;

  consent = respite_office_present_consent (practice->nurse, step->member->patient_id, CONSENT, language, error);
  return consent != 0 && respite_office_sign_consent (practice->nurse, consent, signers, answers, NULL,
                                                      RESPITE_PRACTICE_PASSWORD, error);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const RespiteSession *one = *(RespiteSession *const *) a;
  const RespiteSession *other = *(RespiteSession *const *) b;

  return one->number - other->number;
}

static gint64
get_first_day (const RespitePractice       *practice,
               const RespitePracticeMember *member)
{
  const GArray *days = practice->protocol->spacing_days;
  guint index = (guint) MAX (member->number - 1, 0);

  g_assert (index < days->len);
  return member->session_at - g_array_index (days, int, index) * RESPITE_DAY_MS;
}

static gboolean
add_course (RespitePractice           *practice,
            const RespitePracticeStep *step,
            GError                   **error)
{
  RespitePracticeMember *member = step->member;
  gint64 first = get_first_day (practice, member);
  g_autofree char *start = respite_time_format_date (first, practice->zone);
  g_autofree char *clock = respite_time_format_hm (member->session_at, practice->zone);
  g_autoptr (GPtrArray) bookings = NULL;
  g_autoptr (GPtrArray) sessions = NULL;
  RespiteSessionFilter filter = { .patient_id = member->patient_id };
  int minutes = atoi (clock) * 60 + atoi (clock + 3);

  bookings = respite_office_propose_course (practice->desk, member->patient_id, practice->protocol->id, start, minutes,
                                            get_field (step, RESPITE_CAST_CHAIR), error);
  if (bookings == NULL)
    return FALSE;

  /* The cast comes and goes by the hour, and not each of them in a chair of their own. */
  for (guint i = 0; i < bookings->len; i++)
    respite_practice_set (&((RespiteBooking *) g_ptr_array_index (bookings, i))->reason, "The one before goes early");
  filter.course_id = respite_office_plan_course (practice->desk, member->patient_id, practice->protocol->id, bookings,
                                                 error);
  if (filter.course_id == 0)
    return FALSE;
  sessions = respite_office_list_sessions (practice->desk, &filter, error);
  if (sessions == NULL)
    return FALSE;

  g_ptr_array_sort (sessions, compare_times);
  for (guint i = 0; i < sessions->len; i++)
    {
      const RespiteSession *session = g_ptr_array_index (sessions, i);

      g_array_append_val (member->sessions, session->id);
    }
  return TRUE;
}

static gboolean
give_handout (RespitePractice           *practice,
              const RespitePracticeStep *step,
              GError                   **error)
{
  return respite_office_note_document (practice->desk, "handout", step->text, step->member->patient_id, 0,
                                       get_field (step, RESPITE_CAST_LANGUAGE), "given", error);
}

void
respite_practice_plan_member (RespitePractice       *practice,
                              RespitePracticeMember *member)
{
  const char *plan = member->fields[RESPITE_CAST_PLAN];
  gint64 first = member->number > 0 ? get_first_day (practice, member) : practice->now;
  gint64 begin = first - 4 * RESPITE_DAY_MS - g_rand_int_range (practice->rand, 0, 180) * RESPITE_MINUTE_MS;
  RespitePracticeStep step = { .at = begin, .member = member };

  step.func = register_patient;
  respite_practice_add_step (practice, &step);
  if (strcmp (plan, "new") == 0)
    return;

  step.at += 12 * RESPITE_MINUTE_MS;
  step.func = fill_screening;
  respite_practice_add_step (practice, &step);
  step.at += 2 * RESPITE_MINUTE_MS;
  step.func = give_handout;
  step.text = "what-is";
  respite_practice_add_step (practice, &step);
  step.text = NULL;
  step.at += 5 * RESPITE_MINUTE_MS;
  step.func = respite_practice_acknowledge;
  respite_practice_add_step (practice, &step);
  respite_practice_plan_scores (practice, member, step.at + RESPITE_MINUTE_MS, first);
  if (strcmp (plan, "screened") == 0)
    return;

  step.at += 26 * RESPITE_HOUR_MS - 5 * RESPITE_MINUTE_MS;
  step.func = sign_eligibility;
  respite_practice_add_step (practice, &step);
  if (strcmp (plan, "deferred") == 0)
    return;

  step.at += 25 * RESPITE_MINUTE_MS;
  step.func = sign_consent;
  respite_practice_add_step (practice, &step);
  if (member->number == 0)
    return;

  step.at += 5 * RESPITE_MINUTE_MS;
  step.func = add_course;
  respite_practice_add_step (practice, &step);

  for (int i = 0; i < member->number - 1; i++)
    {
      const GArray *days = practice->protocol->spacing_days;

      respite_practice_plan_visit (practice, member, i, first + g_array_index (days, int, i) * RESPITE_DAY_MS,
                                   "signed");
    }
  respite_practice_plan_visit (practice, member, member->number - 1, member->session_at, plan);
}
