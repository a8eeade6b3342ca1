/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-session-acts.h"

#include "base/respite-str.h"
#include "infusion/respite-esketamine.h"
#include "service/respite-acts-private.h"
#include "store/respite-session-parts.h"

#define LIST "worksheet"
#define VALUE_CHARS 200

static RespiteCheck *
find_line (GPtrArray  *lines,
           const char *code)
{
  for (guint i = 0; i < lines->len; i++)
    if (g_strcmp0 (((RespiteCheck *) g_ptr_array_index (lines, i))->code, code) == 0)
      return g_ptr_array_index (lines, i);

  return NULL;
}

gboolean
respite_acts_load_worksheet (RespiteOffice        *office,
                             RespiteSessionRecord *record,
                             const char           *language,
                             GError              **error)
{
  g_autoptr (GPtrArray) answers = respite_check_table_list (respite_office_get_db (office), record->session->id, LIST,
                                                            error);

  if (answers == NULL)
    return FALSE;

  g_ptr_array_unref (record->worksheet);
  record->worksheet = respite_esketamine_new_lines (language);
  for (guint i = 0; i < answers->len; i++)
    {
      const RespiteCheck *answer = g_ptr_array_index (answers, i);
      RespiteCheck *line = find_line (record->worksheet, answer->code);

      if (line == NULL)
        continue;
      line->answer = answer->answer;
      respite_set_str (&line->value, answer->value);
      respite_set_str (&line->staff_name, answer->staff_name);
      line->staff_id = answer->staff_id;
      line->at = answer->at;
    }

  return TRUE;
}

static char *
describe_line (const RespiteCheck *line)
{
  return g_strdup_printf ("%s: %s%s%s", line->code, respite_code_to_word (respite_answer_codes, line->answer),
                          *line->value != '\0' ? ", " : "", line->value);
}

static gboolean
save_line (RespiteOffice        *office,
           RespiteSessionRecord *record,
           const RespiteCheck   *given,
           GError              **error)
{
  RespiteCheck *line = find_line (record->worksheet, given->code);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *value = NULL;

  if (line == NULL)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("There is no such line on this checklist"));
  value = respite_str_clean (given->value, VALUE_CHARS, FALSE, error);
  if (value == NULL)
    return FALSE;

  before = describe_line (line);
  line->answer = given->answer;
  respite_set_str (&line->value, value);
  /* Who writes down the time has said that it was so. */
  if (line->needs_value && line->answer == RESPITE_ANSWER_NONE && *value != '\0')
    line->answer = RESPITE_ANSWER_YES;
  line->staff_id = respite_acts_get_actor_id (office);
  line->at = respite_office_get_now (office);
  after = describe_line (line);

  return respite_esketamine_check_line (line, error) &&
         respite_check_table_insert (respite_office_get_db (office), record->session->id, LIST, line, error) &&
         respite_acts_audit (office, "session.worksheet", RESPITE_KIND_SESSION, record->session->id,
                             record->session->patient_id, before, after, NULL, error);
}

typedef struct
{
  gint64     session_id;
  GPtrArray *checks;
} WorksheetAct;

static gboolean
save_worksheet (RespiteOffice *office,
                gpointer       data,
                GError       **error)
{
  const WorksheetAct *act = data;
  g_autoptr (RespiteSessionRecord) record = respite_acts_load_session (office, act->session_id, NULL, error);

  if (record == NULL)
    return FALSE;
  if (!respite_session_record_is_nasal (record))
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_("Only a visit with a nasal spray has this worksheet"));
  if (record->session->state == RESPITE_SESSION_PLANNED || record->session->state == RESPITE_SESSION_SIGNED)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                              N_("The worksheet is answered from check-in until the session is signed"));

  for (guint i = 0; i < act->checks->len; i++)
    if (!save_line (office, record, g_ptr_array_index (act->checks, i), error))
      return FALSE;

  return TRUE;
}

gboolean
respite_office_save_worksheet (RespiteOffice *office,
                               gint64         session_id,
                               GPtrArray     *checks,
                               GError       **error)
{
  WorksheetAct act = { session_id, checks };

  g_return_val_if_fail (office != NULL && checks != NULL, FALSE);

  return respite_office_act (office, RESPITE_FUNCTION_SESSION_RECORD, save_worksheet, &act, error);
}
