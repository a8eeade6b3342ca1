/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-score-acts.h"

#include "base/respite-time.h"
#include "service/respite-acts-private.h"
#include "service/respite-office-private.h"
#include "store/respite-form-table.h"
#include "store/respite-safety-table.h"

/* A draft that nobody touched for so long is left. */
#define LEFT_MS (15 * RESPITE_MINUTE_MS)

#define SELF_HARM_CODE "44260-8"
#define NOT_AT_ALL "LA6568-5"
#define ANSWER_NO "LA32-8"

/* LOINC: the last question of PHQ-9 and those of the C-SSRS screener, in whatever form they come. */
static const char *const suicide_codes[] = {
  SELF_HARM_CODE, "93246-7", "93247-5", "93248-3", "93249-1", "93250-9", "93267-3", "93269-9", NULL,
};

gboolean
respite_acts_add_safety (RespiteOffice     *office,
                         RespiteSafetyItem *item,
                         GError           **error)
{
  item->raised_at = respite_office_get_now (office);

  return respite_safety_table_insert (respite_office_get_db (office), item, respite_acts_get_actor_id (office),
                                      error) &&
         respite_acts_audit (office, "safety.raise", RESPITE_KIND_SAFETY, item->id, item->patient_id, NULL,
                             item->text, NULL, error);
}

/* Whether a draft of the same answers has said so already; -1 on error. */
static int
is_raised (RespiteOffice           *office,
           const RespiteSafetyItem *item,
           GError                 **error)
{
  g_autoptr (GPtrArray) raised = respite_safety_table_list (respite_office_get_db (office), 0, item->response_id, FALSE,
                                                            error);

  for (guint i = 0; raised != NULL && i < raised->len; i++)
    {
      const RespiteSafetyItem *other = g_ptr_array_index (raised, i);

      if (g_str_equal (other->link_id, item->link_id) && g_str_equal (other->answer, item->answer) &&
          g_str_equal (other->text, item->text))
        return TRUE;
    }

  return raised != NULL ? FALSE : -1;
}

static gboolean
raise_answer (RespiteOffice         *office,
              const RespiteResponse *response,
              const RespiteAnswers  *answers,
              const char            *link_id,
              const char            *text,
              GError               **error)
{
  const char *language = respite_office_get_clinic_info (office)->language;
  RespiteForm *form = respite_answers_get_form (answers);
  g_autofree char *answer = respite_answers_dup_text (answers, link_id, language);
  RespiteSafetyItem item = {
    .patient_id = response->patient_id,
    .response_id = response->id,
    .link_id = (char *) link_id,
    .form_title = (char *) respite_form_text_get (respite_form_get_title (form), language),
    .question = (char *) respite_form_text_get (respite_form_get_item (form, link_id)->text, language),
    .answer = answer,
    .text = (char *) text,
  };
  int found = is_raised (office, &item, error);

  return found == TRUE || (found == FALSE && respite_acts_add_safety (office, &item, error));
}

/* Whether an answer is the one that says no: by its points, by its code, else the first that is offered. */
static gboolean
is_no (const RespiteFormItem *item,
       guint                  position)
{
  const RespiteFormOption *option = g_ptr_array_index (item->options, position);
  const char *code = option->value->text;

  if (g_str_equal (code, NOT_AT_ALL) || g_str_equal (code, ANSWER_NO))
    return TRUE;
  if (option->ordinal != NULL)
    return g_ascii_strtod (option->ordinal, NULL) == 0;
  for (guint i = 0; i < item->options->len; i++)
    {
      const RespiteFormOption *other = g_ptr_array_index (item->options, i);

      if (g_str_equal (other->value->text, NOT_AT_ALL) || g_str_equal (other->value->text, ANSWER_NO))
        return FALSE;
    }

  return position == 0;
}

/* Whether a question about suicide of a form without rules of this program has an answer other than no. */
static gboolean
is_suicidal (const RespiteAnswers  *answers,
             const RespiteFormItem *item)
{
  const char *text;
  gboolean has_option = FALSE;

  if (!g_strv_contains (suicide_codes, item->code) || item->flags->len > 0 ||
      !respite_answers_is_enabled (answers, item->link_id))
    return FALSE;

  for (guint i = 0; i < item->options->len; i++)
    {
      if (!respite_answers_is_chosen (answers, item->link_id, i))
        continue;
      if (!is_no (item, i))
        return TRUE;
      has_option = TRUE;
    }

  text = respite_answers_get_text (answers, item->link_id);
  if (item->type == RESPITE_ITEM_INTEGER || item->type == RESPITE_ITEM_DECIMAL)
    return g_ascii_strtod (text, NULL) > 0;

  return !has_option && *text != '\0' && !g_str_equal (text, "false");
}

gboolean
respite_acts_raise_safety (RespiteOffice         *office,
                           const RespiteResponse *response,
                           const RespiteAnswers  *answers,
                           GError               **error)
{
  const char *language = respite_office_get_clinic_info (office)->language;
  g_autoptr (GPtrArray) flags = respite_answers_dup_flags (answers, language);
  GPtrArray *items = respite_form_get_all_items (respite_answers_get_form (answers));

  for (guint i = 0; i < flags->len; i++)
    {
      const RespiteFlag *flag = g_ptr_array_index (flags, i);

      if (flag->is_safety && !raise_answer (office, response, answers, flag->link_id, flag->text, error))
        return FALSE;
    }
  for (guint i = 0; i < items->len; i++)
    {
      const RespiteFormItem *item = g_ptr_array_index (items, i);
      const char *text =
        g_str_equal (item->code, SELF_HARM_CODE) ?
        N_("Thoughts of death or self-harm: talk with the patient now, assess the risk and go "
           "through the safety plan") :
        N_("Suicide screen positive: assess the risk before the patient leaves and before any "
           "infusion; go through the safety plan");

      if (is_suicidal (answers, item) && !raise_answer (office, response, answers, item->link_id, text, error))
        return FALSE;
    }

  return TRUE;
}

/* A draft that cannot be read raises nothing: the screen comes back all the same. */
static gboolean
raise_answers (RespiteOffice         *office,
               const RespiteResponse *response,
               RespiteForm           *form,
               GError               **error)
{
  g_autoptr (RespiteAnswers) answers = respite_answers_new_from_json (form, response->json, -1, NULL);

  return answers == NULL || respite_acts_raise_safety (office, response, answers, error);
}

gboolean
respite_acts_raise_draft (RespiteOffice         *office,
                          const RespiteResponse *response,
                          GError               **error)
{
  g_autoptr (RespiteForm) form = respite_acts_load_form (office, response->form_id, error);

  return form != NULL && raise_answers (office, response, form, error);
}

gboolean
respite_acts_raise_drafts (RespiteOffice *office,
                           gint64         patient_id,
                           GError       **error)
{
  g_autoptr (GPtrArray) responses = respite_response_table_list (respite_office_get_db (office), patient_id, NULL,
                                                                 error);

  for (guint i = 0; responses != NULL && i < responses->len; i++)
    {
      const RespiteResponse *response = g_ptr_array_index (responses, i);

      if (response->is_draft && !respite_acts_raise_draft (office, response, error))
        return FALSE;
    }

  return responses != NULL;
}

/* Form by form, so that each is read once. */
static gboolean
raise_left (RespiteOffice *office,
            gpointer       data,
            GError       **error)
{
  GPtrArray *drafts = data;
  g_autoptr (RespiteForm) form = NULL;
  gint64 form_id = 0;

  for (guint i = 0; i < drafts->len; i++)
    {
      const RespiteResponse *response = g_ptr_array_index (drafts, i);

      if (response->form_id != form_id)
        {
          g_clear_pointer (&form, respite_form_unref);
          form_id = response->form_id;
          form = respite_acts_load_form (office, form_id, error);
        }
      if (form == NULL || !raise_answers (office, response, form, error))
        return FALSE;
    }

  return TRUE;
}

void
respite_acts_raise_left (RespiteOffice *office)
{
  gint64 to = respite_office_get_now (office) - LEFT_MS;
  g_autoptr (GPtrArray) drafts = NULL;

  if (office->reader || office->condition != RESPITE_OFFICE_SOUND || to < office->drafts_seen + RESPITE_MINUTE_MS)
    return;

  /* A failure stops nobody: the next start looks through all of them again. */
  drafts = respite_response_table_list_left (respite_office_get_db (office), office->drafts_seen, to, NULL);
  office->drafts_seen = to;
  if (drafts != NULL && drafts->len > 0)
    respite_office_transact (office, raise_left, drafts, NULL);
}

GPtrArray *
respite_office_list_safety (RespiteOffice *office,
                            gint64         patient_id,
                            gint64         response_id,
                            gboolean       open_only,
                            GError       **error)
{
  g_autoptr (GPtrArray) items = NULL;

  if (!respite_office_may (office, RESPITE_FUNCTION_SAFETY_VIEW, error))
    return NULL;

  items = respite_safety_table_list (respite_office_get_db (office), patient_id, response_id, open_only, error);
  if (items == NULL)
    return NULL;

  respite_acts_tell_safety (office, items);

  return g_steal_pointer (&items);
}

gboolean
respite_office_count_safety (RespiteOffice *office,
                             guint         *count,
                             GError       **error)
{
  gint64 open;

  if (!respite_office_may (office, RESPITE_FUNCTION_BOARD_VIEW, error) ||
      !respite_safety_table_count_open (respite_office_get_db (office), &open, error))
    return FALSE;

  *count = (guint) open;

  return TRUE;
}

typedef struct
{
  gint64      id;
  const char *action;
} AcknowledgeAct;

static gboolean
acknowledge_safety (RespiteOffice *office,
                    gpointer       data,
                    GError       **error)
{
  const AcknowledgeAct *act = data;
  RespiteDb *db = respite_office_get_db (office);
  g_autofree char *action = g_strdup (act->action);
  g_autoptr (RespiteSafetyItem) item = NULL;

  if (!respite_acts_clean (&action, 1000, TRUE, error))
    return FALSE;
  if (*action == '\0')
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("Write down what was done first"));

  item = respite_safety_table_get (db, act->id, error);
  if (item == NULL)
    return FALSE;
  if (!respite_safety_item_is_open (item))
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_("Somebody has acknowledged this already"));

  return respite_safety_table_acknowledge (db, act->id, action, respite_acts_get_actor_id (office),
                                           respite_office_get_actor (office)->name, respite_office_get_now (office),
                                           error) &&
         respite_acts_audit (office, "safety.acknowledge", RESPITE_KIND_SAFETY, act->id, item->patient_id, NULL,
                             action, NULL, error);
}

gboolean
respite_office_acknowledge_safety (RespiteOffice *office,
                                   gint64         safety_id,
                                   const char    *action,
                                   GError       **error)
{
  AcknowledgeAct act = { safety_id, action };

  return respite_office_act (office, RESPITE_FUNCTION_SAFETY_ACKNOWLEDGE, acknowledge_safety, &act, error);
}
