/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <glib/gi18n.h>

#include "respite-command.h"

#include "base/respite-json.h"
#include "base/respite-time.h"
#include "forms/respite-answers.h"
#include "service/respite-form-acts.h"
#include "service/respite-patient-acts.h"

static const char *
get_language (RespiteCall *call)
{
  const char *language = respite_call_get (call, "language");

  return language != NULL ? language : "en";
}

gboolean
respite_cli_form_list (RespiteCall *call,
                       GError     **error)
{
  g_autoptr (GPtrArray) rows = respite_office_list_forms_in (respite_call_get_office (call),
                                                             respite_call_get (call, "language"), error);
  g_autoptr (GPtrArray) list = respite_fields_list_new ();

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const RespiteFormRow *row = g_ptr_array_index (rows, i);
      RespiteFields *fields = respite_fields_new ();

      respite_fields_add_text (fields, "id", N_("Id"), row->slug);
      respite_fields_add_text (fields, "title", N_("Title"), row->title);
      respite_fields_add_text (fields, "version", N_("Version"), row->version);
      respite_fields_add_boolean (fields, "builtin", N_("Built in"), row->is_builtin);
      respite_fields_add_boolean (fields, "retired", N_("Retired"), row->is_retired);
      g_ptr_array_add (list, fields);
    }
  respite_call_print_list (call, list);
  return TRUE;
}

static GPtrArray *
list_questions (RespiteForm *form,
                const char  *language)
{
  GPtrArray *items = respite_form_get_all_items (form);
  GPtrArray *list = respite_fields_list_new ();

  for (guint i = 0; i < items->len; i++)
    {
      const RespiteFormItem *item = g_ptr_array_index (items, i);
      RespiteFields *fields = NULL;
      g_autoptr (GStrvBuilder) options = g_strv_builder_new ();
      g_auto (GStrv) codes = NULL;

      if (!respite_form_item_is_question (item))
        continue;
      for (guint n = 0; n < item->options->len; n++)
        {
          const RespiteFormOption *option = g_ptr_array_index (item->options, n);

          g_strv_builder_add (options, option->value->text);
        }
      codes = g_strv_builder_end (options);
      fields = respite_fields_new ();
      respite_fields_add_text (fields, "id", N_("Id"), item->link_id);
      respite_fields_add_text (fields, "text", N_("Question"), respite_form_text_get (item->text, language));
      respite_fields_add_boolean (fields, "required", N_("Required"), item->required);
      respite_fields_add_boolean (fields, "repeats", NULL, item->repeats);
      respite_fields_add_texts (fields, "options", N_("Options"), (const char *const *) codes);
      g_ptr_array_add (list, fields);
    }
  return list;
}

gboolean
respite_cli_form_show (RespiteCall *call,
                       GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespiteForm) form = NULL;
  g_autoptr (RespiteFields) fields = respite_fields_new ();
  const char *language = get_language (call);
  gint64 id = 0;

  if (!respite_call_resolve (call, RESPITE_KIND_FORM, respite_call_get_word (call, 0), &id, error))
    return FALSE;
  form = respite_office_get_form (office, id, error);
  if (form == NULL)
    return FALSE;

  respite_fields_add_text (fields, "id", N_("Id"), respite_form_get_name (form));
  respite_fields_add_text (fields, "canonical", N_("Canonical"), respite_form_get_canonical (form));
  respite_fields_add_text (fields, "title", N_("Title"),
                           respite_form_text_get (respite_form_get_title (form), language));
  respite_fields_add_texts (fields, "languages", N_("Languages"), respite_form_get_languages (form));
  respite_fields_add_text (fields, "notice", N_("Notice"),
                           respite_form_text_get (respite_form_get_notice (form), language));
  respite_fields_take_list (fields, "questions", N_("Questions"), list_questions (form, language));
  respite_call_print_fields (call, fields);
  return TRUE;
}

static gboolean
retire (RespiteCall *call,
        gboolean     is_retired,
        GError     **error)
{
  const char *form = respite_call_get_word (call, 0);
  gint64 id = 0;

  if (!respite_call_resolve (call, RESPITE_KIND_FORM, form, &id, error) ||
      !respite_office_retire_form (respite_call_get_office (call), id, is_retired, error))
    return FALSE;

  respite_call_print_done (call, form);
  return TRUE;
}

gboolean
respite_cli_form_retire (RespiteCall *call,
                         GError     **error)
{
  return retire (call, TRUE, error);
}

gboolean
respite_cli_form_restore (RespiteCall *call,
                          GError     **error)
{
  return retire (call, FALSE, error);
}

static GPtrArray *
list_notes (GPtrArray *notes)
{
  GPtrArray *list = respite_fields_list_new ();

  for (guint i = 0; i < notes->len; i++)
    {
      const RespiteFormNote *note = g_ptr_array_index (notes, i);
      RespiteFields *fields = respite_fields_new ();

      respite_fields_add_integer (fields, "line", N_("Line"), note->line);
      respite_fields_add_text (fields, "id", N_("Question"), note->link_id);
      respite_fields_add_text (fields, "kind", NULL,
                               respite_code_to_word (respite_form_note_kind_codes, (int) note->kind));
      respite_fields_add_text (fields, "what", N_("What"), note->what);
      respite_fields_add_text (fields, "text", N_("Why"), note->reason);
      g_ptr_array_add (list, fields);
    }
  return list;
}

gboolean
respite_cli_form_import (RespiteCall *call,
                         GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (GBytes) json = respite_call_read_file (respite_call_get_word (call, 0), RESPITE_FORM_MAX_BYTES, error);
  g_autoptr (RespiteFormImport) import = NULL;
  g_autoptr (RespiteFields) fields = respite_fields_new ();

  if (json == NULL)
    return FALSE;
  import = respite_office_import_form (office, json, error);
  if (import == NULL)
    return FALSE;

  respite_fields_add_text (fields, "id", N_("Id"), import->slug);
  respite_fields_add_text (fields, "title", N_("Title"), import->title);
  respite_fields_add_text (fields, "version", N_("Version"), import->version);
  respite_fields_add_text (fields, "result", N_("Result"),
                           respite_code_to_word (respite_form_import_codes, (int) import->result));
  respite_fields_add_integer (fields, "items", N_("Items"), import->n_items);
  respite_fields_add_integer (fields, "questions", N_("Questions"), import->n_questions);
  respite_fields_add_integer (fields, "not_asked", N_("Cannot be answered here"), import->n_not_asked);
  respite_fields_take_list (fields, "issues", N_("Not shown as the file wants it"), list_notes (import->notes));
  respite_call_print_fields (call, fields);
  return TRUE;
}

/* A QuestionnaireResponse or a plain object of answers, checked; %NULL with an error where it is neither. */
static RespiteAnswers *
read_answers (RespiteForm  *form,
              const char   *path,
              gboolean      is_draft,
              GPtrArray   **issues,
              GError      **error)
{
  g_autoptr (GBytes) bytes = respite_call_read_file (path, RESPITE_FORM_MAX_BYTES, error);
  RespiteAnswers *answers = NULL;
  gsize size = 0;
  const char *data = NULL;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &size);
  *issues = respite_answers_check_json (form, data != NULL ? data : "", (gssize) size, "en", is_draft, &answers,
                                        error);
  return answers;
}

static GPtrArray *
list_issues (GPtrArray *issues)
{
  GPtrArray *list = respite_fields_list_new ();

  for (guint i = 0; i < issues->len; i++)
    {
      const RespiteIssue *issue = g_ptr_array_index (issues, i);
      RespiteFields *fields = respite_fields_new ();

      if (issue->line > 0)
        respite_fields_add_integer (fields, "line", N_("Line"), issue->line);
      respite_fields_add_text (fields, "key", N_("Question"), issue->link_id);
      respite_fields_add_text (fields, "text", N_("Why"), issue->text);
      g_ptr_array_add (list, fields);
    }
  return list;
}

/* The first reason, and how many there are. */
static gboolean
refuse_answers (GPtrArray *issues,
                GError   **error)
{
  const RespiteIssue *issue = g_ptr_array_index (issues, 0);

  return respite_set_error (error, RESPITE_ERROR_INVALID, N_("%d answers are not valid, the first at %s: %s"),
                            (int) issues->len, *issue->link_id != '\0' ? issue->link_id : "/", issue->text);
}

static GPtrArray *
list_flags (const RespiteAnswers *answers,
            const char           *language)
{
  g_autoptr (GPtrArray) flags = respite_answers_dup_flags (answers, language);
  GPtrArray *list = respite_fields_list_new ();

  for (guint i = 0; i < flags->len; i++)
    {
      const RespiteFlag *flag = g_ptr_array_index (flags, i);
      RespiteFields *fields = respite_fields_new ();

      respite_fields_add_text (fields, "level", N_("Flag"),
                               respite_code_to_word (respite_flag_level_codes, flag->level));
      respite_fields_add_text (fields, "key", N_("Key"), flag->link_id);
      respite_fields_add_text (fields, "text", N_("Text"), flag->text);
      respite_fields_add_text (fields, "answer", N_("Answer"), flag->answer);
      respite_fields_add_text (fields, "source", NULL, flag->source);
      g_ptr_array_add (list, fields);
    }
  return list;
}

/* The draft and its end are one act, so that a refused answer leaves no draft behind. */
typedef struct
{
  gint64          form_id;
  gint64          patient_id;
  gint64          session_id;
  gint64          response_id;
  gint64          answered_at;
  gboolean        is_draft;
  RespiteAnswers *answers;
} Filling;

static gboolean
fill_form (RespiteOffice *office,
           gpointer       data,
           GError       **error)
{
  Filling *filling = data;
  g_autofree char *json = respite_answers_to_json (filling->answers, TRUE, NULL, NULL);

  filling->response_id = respite_office_start_response (office, filling->form_id, filling->patient_id,
                                                        filling->session_id, error);
  if (filling->response_id == 0)
    return FALSE;
  if (filling->is_draft)
    return respite_office_save_draft (office, filling->response_id, json, error) &&
           respite_office_leave_draft (office, filling->response_id, NULL, error);
  return respite_office_finish_response_at (office, filling->response_id, filling->answers, filling->answered_at,
                                            error);
}

gboolean
respite_cli_form_fill (RespiteCall *call,
                       GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespitePatient) patient = respite_call_get_patient (call, FALSE, error);
  g_autoptr (RespiteForm) form = NULL;
  g_autoptr (RespiteAnswers) answers = NULL;
  g_autoptr (GPtrArray) issues = NULL;
  g_autoptr (RespiteResponse) response = NULL;
  g_autoptr (RespiteFields) fields = respite_fields_new ();
  const char *session = respite_call_get (call, "session");
  Filling filling = { .is_draft = respite_call_has (call, "draft") };

  if (patient == NULL ||
      !respite_call_resolve (call, RESPITE_KIND_FORM, respite_call_get_word (call, 0), &filling.form_id, error) ||
      (session != NULL && !respite_call_resolve (call, RESPITE_KIND_SESSION, session, &filling.session_id, error)) ||
      !respite_cli_read_at (call, &filling.answered_at, error))
    return FALSE;
  form = respite_office_get_form (office, filling.form_id, error);
  if (form == NULL)
    return FALSE;
  answers = read_answers (form, respite_call_get (call, "answers"), filling.is_draft, &issues, error);
  if (answers == NULL)
    return FALSE;
  if (issues->len > 0)
    return refuse_answers (issues, error);

  filling.patient_id = patient->id;
  filling.answers = answers;
  if (!respite_office_act (office, RESPITE_FUNCTION_FORM_FILL, fill_form, &filling, error))
    return FALSE;

  response = respite_office_get_response (office, filling.response_id, NULL);
  respite_fields_add_text (fields, "id", N_("Id"), response != NULL ? response->uuid : NULL);
  respite_fields_add_boolean (fields, "draft", NULL, filling.is_draft);
  respite_fields_take_list (fields, "flags", N_("Flags"), list_flags (answers, "en"));
  respite_call_print_fields (call, fields);
  return TRUE;
}

gboolean
respite_cli_form_discard (RespiteCall *call,
                          GError     **error)
{
  const char *response = respite_call_get_word (call, 0);
  gint64 id = 0;

  if (!respite_call_resolve (call, RESPITE_KIND_RESPONSE, response, &id, error) ||
      !respite_office_discard_draft (respite_call_get_office (call), id, NULL, error))
    return FALSE;

  respite_call_print_done (call, response);
  return TRUE;
}

gboolean
respite_cli_form_bring_back (RespiteCall *call,
                             GError     **error)
{
  const char *response = respite_call_get_word (call, 0);
  gint64 id = 0;

  if (!respite_call_resolve (call, RESPITE_KIND_RESPONSE, response, &id, error) ||
      !respite_office_restore_draft (respite_call_get_office (call), id, error))
    return FALSE;

  respite_call_print_done (call, response);
  return TRUE;
}

gboolean
respite_cli_form_drafts (RespiteCall *call,
                         GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespitePatient) patient = respite_call_get_patient (call, FALSE, error);
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GPtrArray) list = respite_fields_list_new ();

  if (patient == NULL)
    return FALSE;
  drafts = respite_call_has (call, "discarded") ?
           respite_office_list_discarded (office, patient->id, respite_call_get (call, "language"), error) :
           respite_office_list_drafts (office, patient->id, respite_call_get (call, "language"), error);
  if (drafts == NULL)
    return FALSE;

  for (guint i = 0; i < drafts->len; i++)
    {
      const RespiteResponse *draft = g_ptr_array_index (drafts, i);
      g_autofree char *at = respite_time_format_rfc3339 (draft->started_at, respite_office_get_zone (office));
      RespiteFields *fields = respite_fields_new ();

      respite_fields_add_text (fields, "id", N_("Id"), draft->uuid);
      respite_fields_add_text (fields, "form", N_("Form"), draft->form_slug);
      respite_fields_add_text (fields, "title", N_("Title"), draft->form_title);
      respite_fields_add_text (fields, "version", N_("Version"), draft->form_version);
      respite_fields_add_text (fields, "begun", N_("Begun"), at);
      g_ptr_array_add (list, fields);
    }
  respite_call_print_list (call, list);
  return TRUE;
}

gboolean
respite_cli_form_validate (RespiteCall *call,
                           GError     **error)
{
  g_autoptr (GBytes) bytes = respite_call_read_file (respite_call_get_word (call, 0), RESPITE_FORM_MAX_BYTES, error);
  g_autoptr (RespiteForm) form = NULL;
  g_autoptr (RespiteAnswers) answers = NULL;
  g_autoptr (GPtrArray) issues = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (RespiteFields) fields = respite_fields_new ();
  const char *data = NULL;
  gsize size = 0;

  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  form = respite_form_new_from_json (data != NULL ? data : "", (gssize) size, NULL, error);
  if (form == NULL)
    return FALSE;
  answers = read_answers (form, respite_call_get_word (call, 1), FALSE, &issues, error);
  if (answers == NULL)
    return FALSE;

  problems = respite_answers_dup_problems (answers);
  respite_fields_add_boolean (fields, "valid", N_("Valid"), issues->len == 0);
  respite_fields_take_list (fields, "issues", N_("Not valid"), list_issues (issues));
  respite_fields_take_list (fields, "not_worked_out", N_("Not worked out"), list_issues (problems));
  respite_fields_take_list (fields, "flags", N_("Flags"), list_flags (answers, "en"));
  respite_call_print_fields (call, fields);
  return issues->len == 0 || refuse_answers (issues, error);
}
