/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-session-acts.h"

#include <string.h>

#include "base/respite-quantity.h"
#include "base/respite-str.h"
#include "base/respite-time.h"
#include "infusion/respite-emergency.h"
#include "service/respite-acts-private.h"
#include "store/respite-event-table.h"
#include "store/respite-patient-table.h"
#include "store/respite-session-parts.h"
#include "store/respite-session-table.h"

/* They stand on every gate, whatever the protocol lists, while a safety answer is open or while the last short check
 * before the infusion has a STOP. */
#define SAFETY_LINE "safety"
#define STOP_LINE "pre-session"

/* What is written there is the patient's weight, where the order finds it. */
#define WEIGHT_LINE "weight"

/* A weight this part away from the last one is a slip more often than not: pounds, or somebody else's. */
#define FAR_PART 10

#define VALUE_CHARS 200
#define REASON_CHARS 1000

static RespiteCheck *
new_line (const char *code,
          const char *text,
          gboolean    is_required)
{
  RespiteCheck *check = respite_check_new ();

  check->code = g_strdup (code);
  check->text = g_strdup (text);
  check->is_required = is_required;
  check->value = g_strdup ("");
  check->reason = g_strdup ("");
  check->staff_name = g_strdup ("");

  return check;
}

/* The lines of the protocol; a single visit has none. */
static GPtrArray *
new_lines (const RespiteProtocol *protocol,
           const char            *list)
{
  GPtrArray *checks = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_check_free);
  GPtrArray *items = protocol == NULL ? NULL : g_str_equal (list, "gate") ? protocol->gate : protocol->discharge;

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const RespiteChecklistItem *item = g_ptr_array_index (items, i);

      g_ptr_array_add (checks, new_line (item->code, item->text, item->is_required));
    }

  return checks;
}

static RespiteCheck *
find_line (GPtrArray  *checks,
           const char *code)
{
  for (guint i = 0; i < checks->len; i++)
    {
      RespiteCheck *check = g_ptr_array_index (checks, i);

      if (g_strcmp0 (check->code, code) == 0)
        return check;
    }

  return NULL;
}

/* Whether the clinic has put its own words in the place of the shipped ones. */
static gboolean
is_reworded (const RespiteListItem *item,
             GPtrArray             *shipped)
{
  const RespiteListItem *same = respite_list_find (shipped, item->code);

  return same == NULL || !g_str_equal (same->text, item->text) || !g_str_equal (same->text_es, item->text_es);
}

/* Whether the clinic has put the lines into an order of its own; lines that it added follow the shipped ones else. */
static gboolean
is_reordered (GPtrArray *list,
              GPtrArray *shipped)
{
  for (guint i = 0; i < shipped->len; i++)
    if (i >= list->len || !g_str_equal (((RespiteListItem *) g_ptr_array_index (list, i))->code,
                                        ((RespiteListItem *) g_ptr_array_index (shipped, i))->code))
      return TRUE;

  return FALSE;
}

/* Puts the lines of @list among @checks into its order, in the places that they have together. */
static void
reorder_lines (GPtrArray *list,
               GPtrArray *checks)
{
  g_autofree gpointer *lines = g_new (gpointer, checks->len + 1);
  guint n = 0, next = 0;

  for (guint i = 0; i < list->len; i++)
    {
      RespiteCheck *check = find_line (checks, ((RespiteListItem *) g_ptr_array_index (list, i))->code);

      if (check != NULL)
        lines[n++] = check;
    }
  for (guint i = 0; i < checks->len && next < n; i++)
    if (respite_list_find (list, ((RespiteCheck *) g_ptr_array_index (checks, i))->code) != NULL)
      checks->pdata[i] = lines[next++];
}

/* What the clinic's list makes of the protocol's lines: its words and its order, without the lines that it retired and
 * nobody has answered, with those that it added; without a protocol all that it asks at every visit. */
static void
apply_list (RespiteOffice         *office,
            const RespiteSession  *session,
            const RespiteProtocol *protocol,
            RespiteListKind        kind,
            const char            *language,
            GPtrArray             *answers,
            GPtrArray             *checks)
{
  g_autoptr (GPtrArray) list = respite_acts_load_list (office, kind, session);
  g_autoptr (GPtrArray) shipped = respite_list_new_shipped (kind);

  for (guint i = 0; i < list->len; i++)
    {
      const RespiteListItem *item = g_ptr_array_index (list, i);
      RespiteCheck *check = find_line (checks, item->code);
      gboolean is_asked = !item->is_retired || find_line (answers, item->code) != NULL;

      if (check == NULL && is_asked && (item->is_own || item->is_every || (protocol == NULL && !item->is_some)))
        {
          check = new_line (item->code, respite_list_item_get_text (item, language), TRUE);
          g_ptr_array_add (checks, check);
        }
      else if (check != NULL && !is_asked)
        g_ptr_array_remove (checks, check);
      else if (check != NULL && is_reworded (item, shipped))
        respite_set_str (&check->text, respite_list_item_get_text (item, language));
      check = find_line (checks, item->code);
      if (check != NULL)
        check->needs_value = item->is_value;
    }
  if (is_reordered (list, shipped))
    reorder_lines (list, checks);
}

/* The instant behind one of the program's own lines of the gate; FALSE for a line that people answer. */
static gboolean
get_own_line (const RespiteReadiness *readiness,
              const char             *code,
              gint64                 *since)
{
  if (g_str_equal (code, "consent"))
    *since = readiness->consent_at;
  else if (g_str_equal (code, "screening"))
    *since = readiness->screened_at;
  else if (g_str_equal (code, "eligibility"))
    *since = readiness->eligible_at;
  else if (g_str_equal (code, SAFETY_LINE) || g_str_equal (code, STOP_LINE))
    *since = 0;
  else
    return FALSE;

  return TRUE;
}

/* The word for why one of the program's own lines says no, "" where there is nothing yet. */
static const char *
find_obstacle (const RespiteReadiness *readiness,
               const char             *code)
{
  if (g_str_equal (code, "consent") && readiness->consent_lapse != RESPITE_LAPSE_MISSING)
    return respite_code_to_word (respite_lapse_codes, (int) readiness->consent_lapse);
  if (g_str_equal (code, "eligibility") && readiness->is_review_due)
    return "review-due";

  return "";
}

static gboolean
is_before_start (const RespiteSession *session)
{
  return session->state == RESPITE_SESSION_PLANNED || session->state == RESPITE_SESSION_CHECKED_IN;
}

/* A reason that was given before the newest answer says nothing about it. */
static void
fill_alarm_line (RespiteCheck *check,
                 gint64        alarm_at)
{
  check->answer = alarm_at == 0 ? RESPITE_ANSWER_YES : RESPITE_ANSWER_NO;
  if (check->at < alarm_at)
    respite_set_str (&check->reason, "");
}

static void
add_alarm_line (GPtrArray  *checks,
                GPtrArray  *answers,
                gint64      alarm_at,
                const char *code,
                const char *text)
{
  if (alarm_at != 0 || find_line (answers, code) != NULL)
    g_ptr_array_add (checks, new_line (code, respite_translate (text), TRUE));
}

/* Answers the program's own lines as the record has them now. */
static void
fill_own_lines (RespiteOffice          *office,
                const RespiteReadiness *readiness,
                GPtrArray              *checks)
{
  for (guint i = 0; i < checks->len; i++)
    {
      RespiteCheck *check = g_ptr_array_index (checks, i);
      gint64 since;

      if (g_str_equal (check->code, SAFETY_LINE) || g_str_equal (check->code, STOP_LINE))
        {
          fill_alarm_line (check, g_str_equal (check->code, SAFETY_LINE) ? readiness->unsafe_since :
                           readiness->stop_at);
          continue;
        }
      if (!get_own_line (readiness, check->code, &since))
        continue;
      check->answer = since != 0 ? RESPITE_ANSWER_YES : RESPITE_ANSWER_NO;
      g_free (check->value);
      check->value = since != 0 ? respite_time_format_date (since, respite_office_get_zone (office)) :
                     g_strdup (find_obstacle (readiness, check->code));
    }
}

/* A conditional decision lets the patient in; who starts has to see what it asks for. */
static gboolean
fill_conditions (RespiteOffice *office,
                 gint64         patient_id,
                 GPtrArray     *checks,
                 GError       **error)
{
  RespiteCheck *check = find_line (checks, "eligibility");
  g_autofree char *open = check != NULL ? respite_acts_dup_open_conditions (office, patient_id, error) : NULL;

  if (check == NULL)
    return TRUE;
  if (open == NULL)
    return FALSE;

  g_clear_pointer (&check->conditions, g_free);
  if (*open != '\0')
    check->conditions = g_steal_pointer (&open);

  return TRUE;
}

GPtrArray *
respite_acts_load_checks (RespiteOffice         *office,
                          const RespiteSession  *session,
                          const RespiteProtocol *protocol,
                          const char            *list,
                          const char            *language,
                          GError               **error)
{
  g_autoptr (GPtrArray) checks = new_lines (protocol, list);
  g_autoptr (GPtrArray) answers = respite_check_table_list (respite_office_get_db (office), session->id, list, error);
  gboolean follows_record = g_str_equal (list, "gate") && is_before_start (session);
  RespiteReadiness readiness = { 0 };

  if (answers == NULL ||
      (follows_record && !respite_acts_get_readiness (office, session->patient_id, &readiness, error)))
    return NULL;

  if (g_str_equal (list, "discharge"))
    apply_list (office, session, protocol, RESPITE_LIST_DISCHARGE, language, answers, checks);
  else
    {
      apply_list (office, session, protocol, RESPITE_LIST_GATE, language, answers, checks);
      apply_list (office, session, protocol, RESPITE_LIST_EQUIPMENT, language, answers, checks);
      add_alarm_line (checks, answers, readiness.unsafe_since, SAFETY_LINE, N_ ("No safety answer stands open"));
      add_alarm_line (checks, answers, readiness.stop_at, STOP_LINE,
                      N_ ("No STOP in the last short check before the infusion"));
    }

  for (guint i = 0; i < answers->len; i++)
    {
      const RespiteCheck *answer = g_ptr_array_index (answers, i);
      RespiteCheck *check = find_line (checks, answer->code);

      if (check == NULL)
        continue;
      check->answer = answer->answer;
      respite_set_str (&check->value, answer->value);
      respite_set_str (&check->reason, answer->reason);
      respite_set_str (&check->staff_name, answer->staff_name);
      check->staff_id = answer->staff_id;
      check->at = answer->at;
      if (follows_record && !respite_acts_apply_limits (office, check, error))
        return NULL;
    }

  if (follows_record)
    fill_own_lines (office, &readiness, checks);
  if (follows_record && readiness.eligible_at != 0 && !fill_conditions (office, session->patient_id, checks, error))
    return NULL;

  return g_steal_pointer (&checks);
}

gboolean
respite_acts_keep_own_checks (RespiteOffice         *office,
                              const RespiteSession  *session,
                              const RespiteProtocol *protocol,
                              GError               **error)
{
  const char *language = respite_office_get_clinic_info (office)->language;
  g_autoptr (GPtrArray) checks = respite_acts_load_checks (office, session, protocol, "gate", language, error);
  RespiteReadiness none = { 0 };
  gint64 since;

  for (guint i = 0; checks != NULL && i < checks->len; i++)
    {
      RespiteCheck *check = g_ptr_array_index (checks, i);

      if (!get_own_line (&none, check->code, &since))
        continue;
      check->staff_id = respite_acts_get_actor_id (office);
      check->at = respite_office_get_now (office);
      if (!respite_check_table_insert (respite_office_get_db (office), session->id, "gate", check, error))
        return FALSE;
    }

  return checks != NULL;
}

int
respite_acts_count_open (GPtrArray           *checks,
                         const RespiteCheck **first)
{
  int n_open = 0;

  for (guint i = 0; i < checks->len; i++)
    {
      const RespiteCheck *check = g_ptr_array_index (checks, i);

      if (!respite_check_is_open (check))
        continue;
      if (n_open == 0 && first != NULL)
        *first = check;
      n_open++;
    }

  return n_open;
}

typedef struct
{
  gint64      session_id;
  const char *list;
  GPtrArray  *checks;
  gboolean    complete;
} ChecksAct;

static char *
describe_check (const RespiteCheck *check)
{
  return g_strdup_printf ("%s: %s%s%s", check->code, respite_code_to_word (respite_answer_codes, check->answer),
                          *check->value != '\0' ? ", " : "", check->value);
}

/* Puts "72.1" or "72.1 kg" into the patient's record. One that is far from the last weight is entered there first, by
 * somebody who looks at both. */
static gboolean
take_weight (RespiteOffice        *office,
             const RespiteSession *session,
             const char           *value,
             GError              **error)
{
  g_autoptr (RespitePatient) patient = respite_patient_table_get (respite_office_get_db (office), session->patient_id,
                                                                  error);
  g_autofree char *number = g_strdup (value);
  g_autofree char *today = respite_time_format_date (respite_office_get_now (office), respite_office_get_zone (office));
  g_autofree char *measured = NULL;
  g_autofree char *last = NULL;
  gint64 weight_g;

  if (patient == NULL)
    return FALSE;
  if (g_str_has_suffix (number, "kg"))
    number[strlen (number) - strlen ("kg")] = '\0';
  if (!respite_quantity_parse (g_strchomp (number), 3, &weight_g, NULL))
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_ ("Today's weight is written in kilograms, such as 71.4"));
  measured = respite_time_format_date (patient->weight_at, respite_office_get_zone (office));
  if (patient->weight_g == weight_g && g_str_equal (measured, today))
    return TRUE;

  last = respite_quantity_format_kg (patient->weight_g);
  if (patient->weight_g != 0 && ABS (weight_g - patient->weight_g) * FAR_PART > patient->weight_g)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                              N_ ("The last weight was %s. One that is more than a tenth away is entered in the "
                                  "patient's record first"), last);

  return respite_acts_add_weight (office, session->patient_id, weight_g, 0, 0, error);
}

/* Stores the answer to one line; of the program's own lines only the reason is taken. */
static gboolean
save_check (RespiteOffice        *office,
            const RespiteSession *session,
            const char           *list,
            GPtrArray            *lines,
            const RespiteCheck   *given,
            GError              **error)
{
  RespiteCheck *line = find_line (lines, given->code);
  RespiteReadiness none = { 0 };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *value = NULL;
  g_autofree char *reason = NULL;
  gint64 since;
  int minutes;

  if (line == NULL)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("There is no such line on this checklist"));

  value = respite_str_clean (given->value, VALUE_CHARS, FALSE, error);
  reason = value != NULL ? respite_str_clean (given->reason, REASON_CHARS, TRUE, error) : NULL;
  if (reason == NULL)
    return FALSE;

  if (g_str_equal (line->code, "left-at") && *value != '\0' && !respite_time_parse_hm (value, &minutes))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("The time is written as 11:40"));

  if (g_str_equal (list, "gate") && g_str_equal (line->code, WEIGHT_LINE) && *value != '\0' &&
      !g_str_equal (value, line->value) && !take_weight (office, session, value, error))
    return FALSE;
  if (g_str_equal (list, "gate") && !respite_acts_check_baseline (office, line, value, error))
    return FALSE;
  if (g_str_equal (list, "gate") && respite_check_is_reason_stale (line, value))
    *reason = '\0';

  before = describe_check (line);
  if (!g_str_equal (list, "gate") || !get_own_line (&none, line->code, &since))
    {
      line->answer = given->answer;
      respite_set_str (&line->value, value);
      /* Who writes down the name has said that there is one. */
      if (line->needs_value && line->answer == RESPITE_ANSWER_NONE && *value != '\0')
        line->answer = RESPITE_ANSWER_YES;
    }
  respite_set_str (&line->reason, reason);
  line->staff_id = respite_acts_get_actor_id (office);
  line->at = respite_office_get_now (office);
  if (g_str_equal (list, "gate") && !respite_acts_apply_limits (office, line, error))
    return FALSE;
  after = describe_check (line);

  return respite_check_table_insert (respite_office_get_db (office), session->id, list, line, error) &&
         respite_acts_audit (office, g_str_equal (list, "gate") ? "session.gate" : "session.discharge-check",
                             RESPITE_KIND_SESSION, session->id, session->patient_id, before, after,
                             *reason != '\0' ? reason : NULL, error);
}

/* Stores every given line; @lines holds them all afterwards. */
static gboolean
save_checks (RespiteOffice        *office,
             const RespiteSession *session,
             const ChecksAct      *act,
             GPtrArray           **lines,
             GError              **error)
{
  g_autoptr (RespiteProtocol) protocol = NULL;
  const char *language = respite_office_get_clinic_info (office)->language;

  if (session->protocol_id != 0)
    {
      protocol = respite_acts_load_protocol (office, session->protocol_id, language, error);
      if (protocol == NULL)
        return FALSE;
    }

  *lines = respite_acts_load_checks (office, session, protocol, act->list, language, error);
  if (*lines == NULL)
    return FALSE;

  for (guint i = 0; act->checks != NULL && i < act->checks->len; i++)
    if (!save_check (office, session, act->list, *lines, g_ptr_array_index (act->checks, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
save_gate (RespiteOffice *office,
           gpointer       data,
           GError       **error)
{
  const ChecksAct *act = data;
  g_autoptr (RespiteSession) session = respite_session_table_get (respite_office_get_db (office), act->session_id,
                                                                  error);
  g_autoptr (GPtrArray) lines = NULL;

  if (session == NULL)
    return FALSE;
  if (!is_before_start (session))
    return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                              N_ ("The gate is answered before the infusion begins"));

  return save_checks (office, session, act, &lines, error);
}

gboolean
respite_office_save_gate (RespiteOffice *office,
                          gint64         session_id,
                          GPtrArray     *checks,
                          GError       **error)
{
  ChecksAct act = { session_id, "gate", checks, FALSE };

  return respite_office_act (office, RESPITE_FUNCTION_SESSION_GATE, save_gate, &act, error);
}

/* Nobody leaves while an emergency has no outcome, which may be the hospital. */
static gboolean
check_no_emergency (RespiteOffice        *office,
                    const RespiteSession *session,
                    GError              **error)
{
  g_autoptr (RespiteTimeline) timeline = respite_event_table_load (respite_office_get_db (office), session->id, error);

  if (timeline == NULL)
    return FALSE;

  return respite_timeline_get_emergency (timeline) == 0 ||
         respite_set_error (error, RESPITE_ERROR_CONFLICT,
                            N_ ("An emergency is open: say how it ended before the discharge"));
}

static gboolean
discharge_session (RespiteOffice *office,
                   gpointer       data,
                   GError       **error)
{
  const ChecksAct *act = data;
  g_autoptr (RespiteSession) session = respite_session_table_get (respite_office_get_db (office), act->session_id,
                                                                  error);
  g_autoptr (GPtrArray) lines = NULL;
  const RespiteCheck *first = NULL;

  if (session == NULL)
    return FALSE;
  if (session->state != RESPITE_SESSION_RECOVERY)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                              N_ ("The discharge checklist is answered after the end of the infusion"));
  if (!save_checks (office, session, act, &lines, error))
    return FALSE;
  if (!act->complete)
    return TRUE;

  if (respite_acts_count_open (lines, &first) > 0)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                              N_ ("“%s” still needs “yes” or a reason"), first->text);
  if (!check_no_emergency (office, session, error))
    return FALSE;

  session->discharged_at = respite_office_get_now (office);

  return respite_acts_step_session (office, session, RESPITE_SESSION_ACT_DISCHARGE, error) &&
         respite_acts_audit (office, "session.discharge", RESPITE_KIND_SESSION, session->id, session->patient_id,
                             "recovery", "discharged", NULL, error);
}

gboolean
respite_office_discharge_session (RespiteOffice *office,
                                  gint64         session_id,
                                  GPtrArray     *checks,
                                  gboolean       complete,
                                  GError       **error)
{
  ChecksAct act = { session_id, "discharge", checks, complete };

  return respite_office_act (office, RESPITE_FUNCTION_SESSION_DISCHARGE, discharge_session, &act, error);
}
