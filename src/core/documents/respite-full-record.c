/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-full-record.h"

#include "base/respite-quantity.h"
#include "base/respite-str.h"
#include "documents/respite-record-writer.h"
#include "domain/respite-attachment.h"
#include "domain/respite-consent.h"
#include "domain/respite-course.h"
#include "domain/respite-safety.h"
#include "domain/respite-session.h"
#include "domain/respite-workup.h"
#include "forms/respite-form.h"

#define GROUP "full-record"

typedef RespiteRecordWriter Writer;

static void
add_cell (RespiteBlock *table,
          const char   *text)
{
  respite_record_writer_add_cell (table, text);
}

static void
take_cell (RespiteBlock *table,
           char         *text)
{
  respite_record_writer_take_cell (table, text);
}

void
respite_record_decision_free (RespiteRecordDecision *decision)
{
  if (decision == NULL)
    return;

  g_free (decision->reason);
  g_free (decision->conditions);
  g_free (decision->overrides);
  g_free (decision->review_on);
  g_free (decision->signed_by);
  g_free (decision->signed_as);
  g_free (decision);
}

static void
add_person (Writer               *self,
            const RespitePatient *patient)
{
  RespiteBlock *facts = respite_block_add (self->root, respite_block_new_facts (self->info.large_print ? 1 : 2));
  g_autofree char *born = respite_words_format_date (self->words, patient->born);
  g_autofree char *archived = respite_record_writer_dup_day (self, patient->archived_at);
  const char *allergies = patient->allergies;
  const struct
  {
    const char *key;
    const char *value;
  } lines[] = {
    { "family", patient->family }, { "given", patient->given }, { "preferred", patient->preferred },
    { "former", patient->former }, { "nicknames", patient->nicknames }, { "born", born }, { "mrn", patient->mrn },
    { "sex", respite_record_writer_code (self, "sex", respite_sex_codes, (int) patient->sex) },
    { "gender", patient->gender }, { "pronouns", patient->pronouns }, { "phone", patient->phone },
    { "phone2", patient->phone2 }, { "email", patient->email }, { "address", patient->address },
    { "language", respite_words_lookup (self->words, "language", patient->language) },
    { "emergency_name", patient->emergency_name }, { "emergency_phone", patient->emergency_phone },
    { "escort_name", patient->escort_name }, { "escort_phone", patient->escort_phone },
    { "referrer", patient->referrer }, { "pharmacy", patient->pharmacy }, { "archived", archived },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    respite_block_add_fact_text (facts, respite_words_lookup (self->words, "record-field", lines[i].key),
                                 lines[i].value);
  if (patient->allergy_state != RESPITE_ALLERGY_LISTED)
    allergies = respite_record_writer_code (self, "allergy", respite_allergy_state_codes,
                                            (int) patient->allergy_state);
  respite_block_add_fact_text (facts, respite_words_lookup (self->words, "record-field", "allergy"), allergies);
  /* A note may be long: half the width would be a narrow column over pages. */
  if (!respite_str_is_empty (patient->note))
    {
      respite_block_add_heading_text (self->root, 3, respite_words_lookup (self->words, "record-field", "note"));
      respite_block_add_paragraph_text (self->root, patient->note);
    }
}

/* The first page after the front matter, which has so many pages itself, is that of the first part. */
static void
add_contents (Writer      *self,
              GPtrArray   *names,
              const guint *starts,
              guint        own_pages)
{
  static const char *const columns[] = { "tpart", "npage", NULL };
  RespiteBlock *table = respite_record_writer_add_table (self, "contents", columns);

  for (guint i = 0; i < names->len; i++)
    {
      add_cell (table, g_ptr_array_index (names, i));
      take_cell (table, g_strdup_printf ("%u", own_pages + starts[i] + 1));
    }
}

static void
add_items (Writer               *self,
           GPtrArray            *items,
           RespiteRecordItemKind kind,
           const char           *heading)
{
  static const char *const columns[] = { "twhat", "tdetail", "csince", "cended", NULL };
  RespiteBlock *table = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      const RespiteRecordItem *item = g_ptr_array_index (items, i);

      if (item->kind != kind)
        continue;
      if (table == NULL)
        table = respite_record_writer_add_table (self, heading, columns);
      if (item->ended_at != 0)
        respite_record_writer_add_struck (table, item->text);
      else
        add_cell (table, item->text);
      take_cell (table, respite_record_item_dup_detail (item));
      take_cell (table, respite_record_writer_dup_day (self, item->added_at));
      take_cell (table, respite_record_writer_dup_day (self, item->ended_at));
    }
}

static void
add_weights (Writer    *self,
             GPtrArray *weights)
{
  static const char *const columns[] = { "cdate", "nweight", "nheight", "tby", NULL };
  RespiteBlock *table = NULL;

  for (guint i = 0; i < weights->len; i++)
    {
      const RespiteWeight *weight = g_ptr_array_index (weights, i);

      if (table == NULL)
        table = respite_record_writer_add_table (self, "weights", columns);
      take_cell (table, respite_record_writer_dup_moment (self, weight->at));
      take_cell (table, respite_quantity_format_kg (weight->weight_g));
      take_cell (table, weight->height_mm > 0 ? g_strdup_printf ("%d cm", (int) (weight->height_mm + 5) / 10) : NULL);
      add_cell (table, weight->staff_name);
    }
}

static void
add_workup (Writer    *self,
            GPtrArray *workup)
{
  static const char *const columns[] = { "cdate", "titem", "tresult", "tvalue", "tby", NULL };
  RespiteBlock *table = NULL;

  for (guint i = 0; i < workup->len; i++)
    {
      const RespiteWorkup *line = g_ptr_array_index (workup, i);
      const char *name = respite_words_lookup (self->words, "workup", line->item);

      if (table == NULL)
        table = respite_record_writer_add_table (self, "workup", columns);
      take_cell (table, respite_words_format_date (self->words, line->done_on));
      if (line->struck_at != 0)
        respite_record_writer_add_struck (table, name);
      else
        add_cell (table, name);
      add_cell (table, respite_record_writer_code (self, "workup-result", respite_workup_result_codes,
                                                   (int) line->result));
      take_cell (table, line->struck_at != 0 ? g_strdup_printf ("%s (%s)", line->text, line->strike_reason) :
                 g_strdup (line->text));
      take_cell (table, g_strjoin (respite_str_is_empty (line->done_by) ? "" : ", ", line->done_by, line->staff_name,
                                   NULL));
    }
}

/* Who signed, in which role, and whether the signature holds. */
static char *
dup_signer (Writer                      *self,
            const RespiteRecordDecision *decision)
{
  g_auto (GStrv) roles = g_strsplit (decision->signed_as != NULL ? decision->signed_as : "", ",", 2);
  gboolean has_role = !respite_str_is_empty (roles[0]);

  return g_strconcat (decision->signed_by, has_role ? ", " : "", has_role ?
                      respite_words_lookup (self->words, "role", roles[0]) : "", decision->is_valid ? "" : "  ",
                      decision->is_valid ? "" : respite_words_lookup (self->words, "consent", "invalid"), NULL);
}

static void
add_decisions (Writer    *self,
               GPtrArray *decisions)
{
  for (guint i = 0; i < decisions->len; i++)
    {
      const RespiteRecordDecision *decision = g_ptr_array_index (decisions, i);
      g_autofree char *at = respite_record_writer_dup_moment (self, decision->at);
      g_autofree char *review = respite_words_format_date (self->words, decision->review_on);
      g_autofree char *signer = dup_signer (self, decision);
      RespiteBlock *facts;

      if (i == 0)
        respite_record_writer_add_heading (self, "decisions");
      facts = respite_block_add (self->root, respite_block_new_facts (1));
      respite_block_add_fact_text (facts, at, respite_record_writer_code (self, "decision", respite_decision_codes,
                                                                          (int) decision->decision));
      respite_block_add_fact_text (facts, respite_record_writer_word (self, "reason"), decision->reason);
      respite_block_add_fact_text (facts, respite_record_writer_word (self, "conditions"), decision->conditions);
      respite_block_add_fact_text (facts, respite_record_writer_word (self, "overrides"), decision->overrides);
      respite_block_add_fact_text (facts, respite_record_writer_word (self, "review-on"), review);
      respite_block_add_fact_text (facts, respite_record_writer_word (self, "signed-by"), signer);
    }
}

static void
add_safety (Writer    *self,
            GPtrArray *safety)
{
  static const char *const columns[] = { "cdate", "tquestion", "tanswer", "taction", "tby", NULL };
  RespiteBlock *table = NULL;

  for (guint i = 0; i < safety->len; i++)
    {
      const RespiteSafetyItem *item = g_ptr_array_index (safety, i);

      if (table == NULL)
        table = respite_record_writer_add_table (self, "safety", columns);
      take_cell (table, respite_record_writer_dup_moment (self, item->raised_at));
      take_cell (table, g_strconcat (item->form_title, ": ", item->question, NULL));
      add_cell (table, item->answer);
      add_cell (table, respite_safety_item_is_open (item) ? respite_record_writer_word (self, "open") : item->action);
      add_cell (table, item->acknowledged_by);
    }
}

static char *
describe_flags (const RespiteResponse *response)
{
  GString *out = g_string_new (NULL);

  for (int i = 0; i < 3; i++)
    if (response->flags[i] > 0)
      g_string_append_printf (out, "%s%d %s", out->len > 0 ? ", " : "", response->flags[i],
                              respite_code_to_word (respite_flag_level_codes, i));

  return g_string_free (out, FALSE);
}

static void
add_responses (Writer    *self,
               GPtrArray *responses)
{
  static const char *const columns[] = { "cdate", "tform", "tstate", "tflags", "tby", NULL };
  RespiteBlock *table = NULL;

  for (guint i = responses->len; i > 0; i--)
    {
      const RespiteResponse *response = g_ptr_array_index (responses, i - 1);
      const char *state = response->is_discarded ? "discarded" : response->is_draft ? "draft" :
                          response->is_valid ? "finished" : "invalid";

      if (table == NULL)
        table = respite_record_writer_add_table (self, "forms", columns);
      take_cell (table, respite_record_writer_dup_moment (self, response->finished_at != 0 ? response->finished_at :
                                                          response->started_at));
      take_cell (table, g_strdup_printf ("%s (%s)", response->form_title, response->form_version));
      add_cell (table, respite_record_writer_word (self, state));
      take_cell (table, describe_flags (response));
      add_cell (table, response->staff_name);
    }
}

static void
add_consents (Writer    *self,
              GPtrArray *consents)
{
  static const char *const columns[] = { "tconsent", "tstate", "cdate", "cexpires", NULL };
  RespiteBlock *table = NULL;

  for (guint i = 0; i < consents->len; i++)
    {
      const RespiteConsent *consent = g_ptr_array_index (consents, i);
      g_autofree char *key = g_strconcat ("state-", respite_code_to_word (respite_consent_state_codes,
                                                                          (int) consent->state), NULL);

      if (table == NULL)
        table = respite_record_writer_add_table (self, "consents", columns);
      add_cell (table, consent->title);
      add_cell (table, respite_words_lookup (self->words, "consent", key));
      take_cell (table, respite_record_writer_dup_day (self, consent->decided_at));
      take_cell (table, respite_record_writer_dup_day (self, consent->expires_at));
    }
}

static void
add_courses (Writer    *self,
             GPtrArray *courses)
{
  static const char *const columns[] = { "tprotocol", "cbegins", "cdone", "tstate", "treason", NULL };
  RespiteBlock *table = NULL;

  for (guint i = 0; i < courses->len; i++)
    {
      const RespiteCourse *course = g_ptr_array_index (courses, i);

      if (table == NULL)
        table = respite_record_writer_add_table (self, "courses", columns);
      add_cell (table, course->protocol_name);
      take_cell (table, respite_words_format_date (self->words, course->start_on));
      take_cell (table, g_strdup_printf ("%d / %d", course->done, course->sessions));
      add_cell (table, respite_record_writer_code (self, "course-state", respite_course_state_codes,
                                                   (int) course->state));
      add_cell (table, course->reason);
    }
}

static void
add_sessions (Writer    *self,
              GPtrArray *sessions)
{
  static const char *const columns[] = { "cdate", "cnumber", "tstate", "treason", NULL };
  RespiteBlock *table = NULL;

  for (guint i = 0; i < sessions->len; i++)
    {
      const RespiteSession *session = g_ptr_array_index (sessions, i);

      if (table == NULL)
        table = respite_record_writer_add_table (self, "sessions", columns);
      take_cell (table, respite_record_writer_dup_moment (self, session->started_at != 0 ? session->started_at :
                                                          session->planned_at));
      take_cell (table, session->number > 0 ? g_strdup_printf ("%d / %d", session->number, session->of) : NULL);
      add_cell (table, respite_record_writer_code (self, "session-state", respite_session_state_codes,
                                                   (int) session->state));
      add_cell (table, session->reason);
    }
}

static void
add_attachments (Writer    *self,
                 GPtrArray *attachments)
{
  static const char *const columns[] = { "cdate", "tname", "tkind", "nsize", "tby", NULL };
  RespiteBlock *table = NULL;

  for (guint i = attachments->len; i > 0; i--)
    {
      const RespiteAttachment *attachment = g_ptr_array_index (attachments, i - 1);

      if (table == NULL)
        table = respite_record_writer_add_table (self, "attachments", columns);
      take_cell (table, respite_record_writer_dup_moment (self, attachment->added_at));
      if (attachment->struck_at != 0)
        respite_record_writer_add_struck (table, attachment->name);
      else
        add_cell (table, attachment->name);
      add_cell (table, respite_record_writer_word (self, g_str_equal (attachment->media_type, "application/pdf") ?
                                                   "file" : "picture"));
      take_cell (table, g_strdup_printf ("%d kB", (int) ((attachment->size + 1023) / 1024)));
      add_cell (table, attachment->added_by);
    }
}

/* With the pages before the parts as they are known so far. */
static RespiteLayout *
layout_front (const RespiteFullRecord   *record,
              GPtrArray                 *names,
              const guint               *starts,
              guint                      own_pages,
              const RespiteDocumentInfo *info,
              GError                   **error)
{
  g_auto (RespiteRecordWriter) self = { 0 };

  respite_record_writer_init (&self, info, GROUP, NULL);
  self.info.patient = record->patient;
  add_person (&self, record->patient);
  add_contents (&self, names, starts, own_pages);
  add_items (&self, record->items, RESPITE_RECORD_ITEM_ALLERGY, "allergies");
  add_items (&self, record->items, RESPITE_RECORD_ITEM_PROBLEM, "problems");
  add_items (&self, record->items, RESPITE_RECORD_ITEM_MEDICINE, "medicines");
  add_items (&self, record->items, RESPITE_RECORD_ITEM_TREATMENT, "treatments");
  add_weights (&self, record->weights);
  add_decisions (&self, record->decisions);
  add_workup (&self, record->workup);
  add_safety (&self, record->safety);
  add_responses (&self, record->responses);
  add_consents (&self, record->consents);
  add_courses (&self, record->courses);
  add_sessions (&self, record->sessions);
  add_attachments (&self, record->attachments);

  return respite_record_writer_finish (&self, NULL, error);
}

RespiteLayout *
respite_full_record_layout_front (const RespiteFullRecord   *record,
                                  GPtrArray                 *names,
                                  const guint               *starts,
                                  const RespiteDocumentInfo *info,
                                  GError                   **error)
{
  g_autoptr (RespiteLayout) first = NULL;

  g_return_val_if_fail (record != NULL && names != NULL && info != NULL, NULL);

  /* Its own length decides on which pages the parts begin, and numbers of the same length take the same room. */
  first = layout_front (record, names, starts, 1, info, error);
  if (first == NULL || names->len == 0)
    return g_steal_pointer (&first);

  return layout_front (record, names, starts, respite_layout_get_n_pages (first), info, error);
}
