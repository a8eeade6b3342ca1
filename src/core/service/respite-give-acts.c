/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-give-acts.h"

#include "base/respite-str.h"
#include "service/respite-acts-private.h"
#include "service/respite-handout-text-acts.h"
#include "store/respite-form-table.h"

#define SAID_CHARS 1000

typedef struct
{
  const RespiteGiveRequest *request;
  const char               *language;
  const char               *said;
  gint64                    at;         /* one for all that is given in the act */
  gint64                    id;
} GiveAct;

static gboolean
give_one (RespiteOffice *office,
          GiveAct       *act,
          const char    *name,
          GError       **error)
{
  const RespiteGiveRequest *request = act->request;
  const char *word = respite_code_to_word (respite_understanding_codes, request->understanding);
  RespiteDocumentRow row = {
    .kind = (char *) "handout", .name = (char *) name, .language = (char *) act->language, .what = (char *) "given",
    .understood = (char *) word, .said = (char *) act->said, .at = act->at,
  };
  g_autoptr (RespiteHandoutText) handout = respite_office_get_handout_text (office, name, act->language, error);
  g_autofree char *text = NULL;

  if (handout == NULL)
    return FALSE;

  row.version = handout->version;
  text = g_strdup_printf ("handout %s, %s, version %d, %s", name, act->language, handout->version, word);

  return respite_document_table_insert (respite_office_get_db (office), &row, request->patient_id, 0,
                                        respite_acts_get_actor_id (office), &act->id, error) &&
         respite_acts_audit (office, "document.give", RESPITE_KIND_DOCUMENT, act->id, request->patient_id, NULL, text,
                             *act->said != '\0' ? act->said : NULL, error);
}

static gboolean
give (RespiteOffice *office,
      gpointer       data,
      GError       **error)
{
  GiveAct *act = data;
  const RespiteGiveRequest *request = act->request;
  g_autoptr (RespitePatient) patient = respite_acts_get_active_patient (office, request->patient_id, error);
  g_autofree char *said = NULL;

  if (patient == NULL)
    return FALSE;
  if (request->names[0] == NULL)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("Choose the handouts that were given"));

  said = respite_str_clean (request->said != NULL ? request->said : "", SAID_CHARS, TRUE, error);
  if (said == NULL)
    return FALSE;

  act->said = said;
  act->at = respite_office_get_now (office);
  act->language = respite_str_is_empty (request->language) ? patient->language : request->language;
  for (guint i = 0; request->names[i] != NULL; i++)
    if (!give_one (office, act, request->names[i], error))
      return FALSE;

  return TRUE;
}

gint64
respite_office_give_handouts (RespiteOffice            *office,
                              const RespiteGiveRequest *request,
                              GError                  **error)
{
  GiveAct act = { .request = request };

  g_return_val_if_fail (office != NULL && request != NULL && request->names != NULL, 0);

  return respite_office_act (office, RESPITE_FUNCTION_HANDOUT_MAKE, give, &act, error) ? act.id : 0;
}

static gboolean
take_back_one (RespiteOffice            *office,
               const RespiteDocumentRow *given,
               GError                  **error)
{
  RespiteDocumentRow row = {
    .kind = given->kind, .name = given->name, .language = given->language, .version = given->version,
    .what = (char *) "taken-back", .takes_back = given->id, .at = respite_office_get_now (office),
  };
  g_autofree char *text = g_strdup_printf ("handout %s, %s, version %d, %s", given->name, given->language,
                                           given->version, given->understood);
  gint64 id;

  return respite_document_table_insert (respite_office_get_db (office), &row, given->patient_id, 0,
                                        respite_acts_get_actor_id (office), &id, error) &&
         respite_acts_audit (office, "document.take-back", RESPITE_KIND_DOCUMENT, given->id, given->patient_id, text,
                             NULL, NULL, error);
}

/* What was written down in one act has one time, and with each handout stands the same. */
static gboolean
is_given_with (const RespiteDocumentRow *row,
               const RespiteDocumentRow *given)
{
  return row->at == given->at && g_str_equal (row->what, "given") && g_str_equal (row->kind, "handout") &&
         g_str_equal (row->understood, given->understood) && g_str_equal (row->said, given->said) &&
         !row->is_taken_back;
}

static gboolean
take_back (RespiteOffice *office,
           gpointer       data,
           GError       **error)
{
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (RespiteDocumentRow) given = respite_document_table_get (db, *(gint64 *) data, error);
  g_autoptr (GPtrArray) rows = given != NULL ? respite_document_table_list (db, given->patient_id, error) : NULL;
  guint n = 0;

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const RespiteDocumentRow *row = g_ptr_array_index (rows, i);

      if (!is_given_with (row, given))
        continue;
      if (!take_back_one (office, row, error))
        return FALSE;
      n++;
    }
  if (n == 0)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_ ("This was not given, or it was taken back already"));

  return TRUE;
}

gboolean
respite_office_take_back_handouts (RespiteOffice *office,
                                   gint64         given_id,
                                   GError       **error)
{
  g_return_val_if_fail (office != NULL, FALSE);

  return respite_office_act (office, RESPITE_FUNCTION_HANDOUT_MAKE, take_back, &given_id, error);
}
