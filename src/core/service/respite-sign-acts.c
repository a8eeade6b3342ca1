/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-session-acts.h"

#include "base/respite-str.h"
#include "chart/respite-session-chart-reading.h"
#include "forms/respite-consent-template.h"
#include "service/respite-acts-private.h"
#include "service/respite-handout-text-acts.h"
#include "store/respite-event-table.h"
#include "store/respite-form-table.h"
#include "store/respite-plan-table.h"
#include "store/respite-session-parts.h"
#include "store/respite-session-table.h"

#define TEXT_CHARS 10000
#define NAME_CHARS 100

/* A course whose planned sessions are all done is complete; maintenance sessions still hang on it. */
static gboolean
complete_course (RespiteOffice        *office,
                 const RespiteSession *session,
                 GError              **error)
{
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (RespiteCourse) course = NULL;

  if (session->course_id == 0)
    return TRUE;
  course = respite_course_table_get (db, session->course_id, error);
  if (course == NULL)
    return FALSE;
  if (course->state != RESPITE_COURSE_ACTIVE || course->done < course->sessions)
    return TRUE;

  return respite_course_table_end (db, course->id, RESPITE_COURSE_COMPLETED, "", respite_acts_get_actor_id (office),
                                   respite_office_get_now (office), error) &&
         respite_acts_audit (office, "course.complete", RESPITE_KIND_COURSE, course->id, course->patient_id, "active",
                             "completed", NULL, error);
}

static gboolean
check_complete (const RespiteSessionRecord *record,
                gint64                      now,
                GError                    **error)
{
  g_autoptr (GArray) missing = respite_session_record_list_missing (record, now);

  for (guint i = 0; i < missing->len; i++)
    {
      const RespiteMissing *line = &g_array_index (missing, RespiteMissing, i);

      if (line->blocks)
        return respite_set_error (error, RESPITE_ERROR_CONFLICT, "%s", respite_translate (line->text));
    }

  return TRUE;
}

static gboolean
sign_session (RespiteOffice *office,
              gpointer       data,
              GError       **error)
{
  const gint64 *session_id = data;
  g_autoptr (RespiteSessionRecord) record = respite_acts_load_session (office, *session_id, NULL, error);
  RespiteSession *session;
  RespiteSessionState after;

  if (record == NULL)
    return FALSE;

  /* Where it cannot be signed at all, that is said before what is missing. */
  session = record->session;
  if (respite_session_state_after (session->state, RESPITE_SESSION_ACT_SIGN, &after) &&
      !check_complete (record, respite_office_get_now (office), error))
    return FALSE;

  session->signed_at = respite_office_get_now (office);

  return respite_acts_keep_given (office, record, error) &&
         respite_acts_step_session (office, session, RESPITE_SESSION_ACT_SIGN, error) &&
         complete_course (office, session, error) &&
         respite_acts_sign (office, respite_office_get_actor (office), RESPITE_SUBJECT_SESSION, session->id,
                            session->patient_id, session->id, N_ ("signed"), NULL, error) &&
         respite_acts_audit (office, "session.sign", RESPITE_KIND_SESSION, session->id, session->patient_id,
                             "discharged", "signed", NULL, error);
}

gboolean
respite_office_sign_session (RespiteOffice *office,
                             gint64         session_id,
                             const char    *password,
                             GError       **error)
{
  return respite_acts_run_signed (office, RESPITE_FUNCTION_SESSION_SIGN, password, sign_session, &session_id, error);
}

typedef struct
{
  gint64      session_id;
  gint64      event_id;         /* 0 for an addition */
  const char *text;
  const char *reason;
} AmendAct;

/* What the entry says, for the audit; %NULL where it cannot be amended. (transfer full) */
static char *
describe_amended (RespiteOffice *office,
                  gint64         session_id,
                  gint64         event_id,
                  GError       **error)
{
  const RespiteChartWords english = { NULL, NULL, respite_office_get_zone (office) };
  g_autoptr (RespiteEvent) event = respite_event_table_get (respite_office_get_db (office), event_id, error);

  if (event == NULL)
    return NULL;
  if (event->session_id != session_id || event->is_struck)
    {
      respite_set_error (error, RESPITE_ERROR_CONFLICT, N_ ("Only an entry of this session that stands is amended"));
      return NULL;
    }

  return respite_chart_describe_event (event, &english);
}

static gboolean
amend_session (RespiteOffice *office,
               gpointer       data,
               GError       **error)
{
  const AmendAct *act = data;
  RespiteDb *db = respite_office_get_db (office);
  gboolean is_addition = act->event_id == 0;
  g_autoptr (RespiteSession) session = respite_session_table_get (db, act->session_id, error);
  g_autofree char *text = session != NULL ? respite_str_clean (act->text, TEXT_CHARS, TRUE, error) : NULL;
  g_autofree char *reason = NULL;
  g_autofree char *old_text = NULL;
  RespiteAddendum addendum = { 0 };
  gint64 id;

  if (text == NULL)
    return FALSE;
  if (session->state != RESPITE_SESSION_SIGNED)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_ ("Only a signed session gets an addendum"));
  if (*text == '\0')
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("The addendum is empty"));
  reason = is_addition ? g_strdup ("") : respite_acts_dup_reason (act->reason, error);
  if (reason == NULL)
    return FALSE;
  old_text = is_addition ? NULL : describe_amended (office, session->id, act->event_id, error);
  if (!is_addition && old_text == NULL)
    return FALSE;

  addendum = (RespiteAddendum) {
    .event_id = act->event_id, .text = text, .reason = reason, .at = respite_office_get_now (office),
  };

  return respite_addendum_table_insert (db, session->id, &addendum, respite_acts_get_actor_id (office), &id, error) &&
         respite_acts_sign (office, respite_office_get_actor (office), RESPITE_SUBJECT_ADDENDUM, id,
                            session->patient_id, session->id, is_addition ? N_ ("added") : N_ ("amended"), NULL,
                            error) &&
         respite_acts_audit (office, is_addition ? "session.amend" : "session.amend-entry", RESPITE_KIND_SESSION,
                             session->id, session->patient_id, old_text, text, is_addition ? NULL : reason, error);
}

gboolean
respite_office_amend_session (RespiteOffice *office,
                              gint64         session_id,
                              const char    *text,
                              const char    *password,
                              GError       **error)
{
  AmendAct act = { .session_id = session_id, .text = text };

  return respite_acts_run_signed (office, RESPITE_FUNCTION_SESSION_AMEND, password, amend_session, &act, error);
}

gboolean
respite_office_amend_entry (RespiteOffice *office,
                            gint64         session_id,
                            gint64         event_id,
                            const char    *text,
                            const char    *reason,
                            const char    *password,
                            GError       **error)
{
  AmendAct act = { session_id, event_id, text, reason };

  g_return_val_if_fail (event_id != 0, FALSE);

  return respite_acts_run_signed (office, RESPITE_FUNCTION_SESSION_AMEND, password, amend_session, &act, error);
}

typedef struct
{
  RespiteDocumentRow row;
  gint64             patient_id;
  gint64             session_id;
} DocumentAct;

static gboolean
note_document (RespiteOffice *office,
               gpointer       data,
               GError       **error)
{
  static const char *const actions[][2] = {
    { "previewed", "document.preview" },
    { "printed", "document.print"   },
    { "saved", "document.save"    },
    { "protected", "document.protect" },
    { "given", "document.give"    },
  };
  DocumentAct *act = data;
  const char *action = NULL;
  g_autofree char *text = NULL;
  gint64 id;

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_strcmp0 (act->row.what, actions[i][0]) == 0)
      action = actions[i][1];
  if (action == NULL)
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_ ("A document is previewed, printed, saved, protected or given"));
  if (respite_str_is_empty (act->row.kind) || g_utf8_strlen (act->row.kind, -1) > NAME_CHARS)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("A document needs a kind"));

  act->row.at = respite_office_get_now (office);
  text = g_strdup_printf ("%s %s, %s", act->row.kind, act->row.name, act->row.language);

  return respite_document_table_insert (respite_office_get_db (office), &act->row, act->patient_id, act->session_id,
                                        respite_acts_get_actor_id (office), &id, error) &&
         respite_acts_audit (office, action, RESPITE_KIND_DOCUMENT, id, act->patient_id, NULL, text, NULL, error);
}

gboolean
respite_office_note_document (RespiteOffice *office,
                              const char    *kind,
                              const char    *name,
                              gint64         patient_id,
                              gint64         session_id,
                              const char    *language,
                              const char    *what,
                              GError       **error)
{
  DocumentAct act = { .patient_id = patient_id, .session_id = session_id };
  static const char *const handouts[] = { "handout", "form-blank", "calendar", "day-sheet", "work-note",
                                          "escort-note", "call-list", "address-labels", "downtime-pack",
                                          NULL };
  RespiteFunction function = RESPITE_FUNCTION_DOCUMENT_MAKE;

  if (kind != NULL && g_strv_contains (handouts, kind))
    function = RESPITE_FUNCTION_HANDOUT_MAKE;
  else if (g_strcmp0 (kind, "audit-report") == 0)
    function = RESPITE_FUNCTION_AUDIT_VIEW;

  act.row.kind = (char *) kind;
  act.row.name = (char *) (name != NULL ? name : "");
  act.row.language = (char *) (language != NULL ? language : "");
  act.row.what = (char *) what;

  return respite_office_act (office, function, note_document, &act, error);
}

GPtrArray *
respite_office_list_documents (RespiteOffice *office,
                               gint64         patient_id,
                               GError       **error)
{
  if (!respite_office_may_see (office, patient_id, error))
    return NULL;

  return respite_document_table_list (respite_office_get_db (office), patient_id, error);
}

/* What the handouts, forms and consents are called, by "kind name"; of handouts also those of the clinic. */
static GHashTable *
list_titles (RespiteOffice *office,
             const char    *language,
             GError       **error)
{
  g_autoptr (GHashTable) handouts = respite_office_list_handout_titles (office, language, error);
  g_autoptr (GPtrArray) forms = NULL;
  g_autoptr (GPtrArray) consents = NULL;
  g_autoptr (GHashTable) titles = NULL;
  GHashTableIter iter;
  gpointer name, title;

  forms = handouts != NULL ? respite_form_table_list (respite_office_get_db (office), language, error) : NULL;
  if (forms == NULL)
    return NULL;

  titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_iter_init (&iter, handouts);
  while (g_hash_table_iter_next (&iter, &name, &title))
    g_hash_table_insert (titles, g_strconcat ("handout ", name, NULL), g_strdup (title));
  for (guint i = 0; i < forms->len; i++)
    {
      const RespiteFormRow *form = g_ptr_array_index (forms, i);

      g_hash_table_insert (titles, g_strconcat ("form ", form->slug, NULL), g_strdup (form->title));
    }
  consents = respite_consent_template_list (language);
  for (guint i = 0; i < consents->len; i++)
    {
      const RespiteConsentTemplate *consent = g_ptr_array_index (consents, i);

      g_hash_table_insert (titles, g_strconcat ("consent ", consent->slug, NULL), g_strdup (consent->title));
    }

  return g_steal_pointer (&titles);
}

GPtrArray *
respite_office_list_documents_in (RespiteOffice *office,
                                  gint64         patient_id,
                                  const char    *language,
                                  GError       **error)
{
  g_autoptr (GPtrArray) rows = respite_office_list_documents (office, patient_id, error);
  g_autoptr (GHashTable) titles = NULL;

  if (rows == NULL)
    return NULL;

  titles = list_titles (office, language, error);
  if (titles == NULL)
    return NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      RespiteDocumentRow *row = g_ptr_array_index (rows, i);
      g_autofree char *key = g_strjoin (" ", row->kind, row->name, NULL);

      row->title = g_strdup (g_hash_table_lookup (titles, key));
    }

  return g_steal_pointer (&rows);
}
