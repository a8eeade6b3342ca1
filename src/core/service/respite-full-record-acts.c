/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-full-record-acts.h"

#include "base/respite-str.h"
#include "documents/respite-consent-copy.h"
#include "documents/respite-form-paper.h"
#include "documents/respite-full-record.h"
#include "documents/respite-picture.h"
#include "documents/respite-summary.h"
#include "documents/respite-trend-document.h"
#include "documents/respite-words.h"
#include "service/respite-attachment-acts.h"
#include "service/respite-consent-acts.h"
#include "service/respite-course-acts.h"
#include "service/respite-form-acts.h"
#include "service/respite-patient-acts.h"
#include "service/respite-patient-merge-acts.h"
#include "service/respite-score-acts.h"
#include "service/respite-session-acts.h"
#include "service/respite-trend-acts.h"
#include "store/respite-attachment-table.h"
#include "store/respite-workup-table.h"

/* The longer side of a picture on paper: 150 points to the inch on A4. */
#define PICTURE_PIXELS 1600

/* So many pages of one PDF file are printed; the contents say how many there are. */
#define MOST_PAGES 40

/* What is put together: the lists, which it owns, the parts with their names, and what stands in the contents with the
 * pages before it. */
typedef struct
{
  RespiteOffice             *office;
  const RespiteDocumentInfo *info;
  const char                *language;
  RespiteFullRecord          record;
  RespiteTrendSource        *trend;
  GPtrArray                 *parts;
  GPtrArray                 *names;
  GPtrArray                 *contents;
  GArray                    *starts;
  guint                      n_pages;
} Binder;

static void
binder_clear (Binder *self)
{
  GPtrArray *lists[] = {
    self->record.items, self->record.weights, self->record.decisions, self->record.workup, self->record.safety,
    self->record.responses, self->record.consents, self->record.courses, self->record.sessions,
    self->record.attachments, self->record.documents, self->record.history, self->parts, self->names,
    self->contents,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    g_clear_pointer (&lists[i], g_ptr_array_unref);
  g_clear_pointer (&self->trend, respite_trend_source_free);
  g_clear_pointer (&self->starts, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Binder, binder_clear)

/* "Condition (met: note)", one a line. */
static char *
dup_conditions (Binder * self,
                const RespiteEligibility * eligibility)
{
  const RespiteWords *words = respite_words_get (self->language);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < eligibility->condition_list->len; i++)
    {
      const RespiteCondition *condition = g_ptr_array_index (eligibility->condition_list, i);

      if (respite_str_is_empty (condition->text))
        continue;
      g_string_append_printf (out, "%s%s", out->len > 0 ? "\n" : "", condition->text);
      if (condition->is_done)
        {
          g_autofree char *met = respite_words_format (words, "full-record", "condition-done", "note",
                                                       condition->note != NULL ? condition->note : "", NULL);

          g_string_append_printf (out, " (%s)", met);
        }
    }

  return g_string_free (out, FALSE);
}

static char *
dup_overrides (const RespiteEligibility *eligibility)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < eligibility->flags->len; i++)
    {
      const RespiteFlagRow *flag = g_ptr_array_index (eligibility->flags, i);

      if (!respite_str_is_empty (flag->reason))
        g_string_append_printf (out, "%s%s: %s", out->len > 0 ? "\n" : "", flag->text, flag->reason);
    }

  return g_string_free (out, FALSE);
}

static GPtrArray *
list_decisions (Binder  *self,
                gint64   patient_id,
                GError **error)
{
  g_autoptr (GPtrArray) found = respite_office_list_decisions (self->office, patient_id, error);
  GPtrArray *decisions;

  if (found == NULL)
    return NULL;

  decisions = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_record_decision_free);
  for (guint i = 0; i < found->len; i++)
    {
      const RespiteEligibility *eligibility = g_ptr_array_index (found, i);
      RespiteRecordDecision *decision = g_new0 (RespiteRecordDecision, 1);

      decision->at = eligibility->signed_at;
      decision->decision = eligibility->decision;
      decision->reason = g_strdup (eligibility->reason);
      decision->conditions = dup_conditions (self, eligibility);
      decision->overrides = dup_overrides (eligibility);
      decision->review_on = g_strdup (eligibility->review_on);
      decision->signed_by = g_strdup (eligibility->signed_by);
      decision->signed_as = g_strdup (eligibility->signed_as);
      decision->is_valid = eligibility->is_valid;
      g_ptr_array_add (decisions, decision);
    }

  return decisions;
}

static gboolean
load_lists (Binder  *self,
            gint64   id,
            GError **error)
{
  RespiteOffice *office = self->office;
  RespiteFullRecord *record = &self->record;
  RespiteSessionFilter filter = { .patient_id = id };

  if ((record->items = respite_office_list_record_items (office, id, error)) == NULL ||
      (record->weights = respite_office_list_weights (office, id, error)) == NULL ||
      (record->decisions = list_decisions (self, id, error)) == NULL ||
      (record->workup = respite_workup_table_list (respite_office_get_db (office), id, error)) == NULL ||
      (record->safety = respite_office_list_safety (office, id, 0, FALSE, error)) == NULL ||
      (record->responses = respite_office_list_responses_in (office, id, self->language, error)) == NULL ||
      (record->consents = respite_office_list_consents (office, id, error)) == NULL ||
      (record->courses = respite_office_list_courses (office, id, error)) == NULL ||
      (record->sessions = respite_office_list_sessions (office, &filter, error)) == NULL ||
      (record->attachments = respite_office_list_attachments (office, id, error)) == NULL ||
      (record->documents = respite_office_list_documents_in (office, id, self->language, error)) == NULL ||
      (record->history = respite_office_list_patient_history (office, id, error)) == NULL ||
      (self->trend = respite_office_load_trend (office, id, 0, error)) == NULL)
    return FALSE;

  for (guint i = 0; i < record->courses->len; i++)
    if (!respite_acts_name_course (office, g_ptr_array_index (record->courses, i), self->language, error))
      return FALSE;

  return TRUE;
}

/* Takes @name, of what begins so many pages after the end of the parts that are there. */
static void
take_content (Binder *self,
              char   *name,
              guint   pages)
{
  guint start = self->n_pages + pages;

  g_ptr_array_add (self->contents, name);
  g_array_append_val (self->starts, start);
}

/* Takes @layout and @name, which is no line of the contents; whether there was a layout. */
static gboolean
take_pages (Binder        *self,
            RespiteLayout *layout,
            char          *name)
{
  if (layout == NULL)
    {
      g_free (name);
      return FALSE;
    }

  g_ptr_array_add (self->parts, layout);
  g_ptr_array_add (self->names, name);
  self->n_pages += respite_layout_get_n_pages (layout);

  return TRUE;
}

/* The same for a part that is one line of the contents. */
static gboolean
take_part (Binder        *self,
           RespiteLayout *layout,
           char          *name)
{
  if (layout != NULL)
    take_content (self, g_strdup (name), 0);

  return take_pages (self, layout, name);
}

static gboolean
add_outcomes (Binder  *self,
              GError **error)
{
  RespiteDocumentInfo info = *self->info;

  if (!respite_trend_source_has (self->trend, NULL))
    return TRUE;

  info.patient = self->record.patient;

  return take_part (self, respite_trend_document_layout (self->trend, NULL, &info, error),
                    respite_full_record_dup_name (self->info, "outcomes", NULL, 0));
}

static gboolean
add_courses (Binder  *self,
             GError **error)
{
  for (guint i = 0; i < self->record.courses->len; i++)
    {
      const RespiteCourse *course = g_ptr_array_index (self->record.courses, i);

      if (!take_part (self, respite_acts_layout_course (self->office, course->id, self->info, error),
                      respite_full_record_dup_name (self->info, "course", course->protocol_name, 0)))
        return FALSE;
    }

  return TRUE;
}

/* A visit that nobody came to has nothing to tell but its line in the list. */
static gboolean
add_sessions (Binder  *self,
              GError **error)
{
  for (guint i = 0; i < self->record.sessions->len; i++)
    {
      const RespiteSession *session = g_ptr_array_index (self->record.sessions, i);
      g_autoptr (RespiteSessionRecord) record = NULL;
      g_autofree char *number = NULL;

      if (session->checked_in_at == 0)
        continue;
      record = respite_office_get_session_in (self->office, session->id, self->language, FALSE, error);
      if (record == NULL)
        return FALSE;
      number = session->number > 0 ? g_strdup_printf ("%d / %d", session->number, session->of) : NULL;
      if (!take_part (self, respite_summary_layout (record, self->info, error),
                      respite_full_record_dup_name (self->info, "visit", number, session->checked_in_at)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_consents (Binder  *self,
              GError **error)
{
  for (guint i = 0; i < self->record.consents->len; i++)
    {
      const RespiteConsent *row = g_ptr_array_index (self->record.consents, i);
      g_autoptr (RespiteConsent) consent = respite_office_get_consent (self->office, row->id, error);
      RespiteDocumentInfo info = *self->info;

      if (consent == NULL)
        return FALSE;
      info.patient = self->record.patient;
      if (!take_part (self, respite_consent_layout (consent, &info, error),
                      respite_full_record_dup_name (self->info, "consent-copy", consent->title,
                                                    consent->decided_at)))
        return FALSE;
    }

  return TRUE;
}

static void
filled_form_clear (gpointer data)
{
  RespiteFilledForm *form = data;

  g_clear_pointer (&form->answers, respite_answers_free);
}

/* The forms one after another; each is a line of the contents. */
static void
add_form_contents (Binder              *self,
                   const RespiteLayout *layout,
                   const GArray        *forms)
{
  guint next = 0;

  for (guint i = 0; i < respite_layout_get_n_bookmarks (layout) && next < forms->len; i++)
    {
      const RespiteResponse *response = g_array_index (forms, RespiteFilledForm, next).response;
      guint page = 0;
      int level = 0;

      respite_layout_get_bookmark (layout, i, &level, &page);
      if (level != 1)
        continue;
      take_content (self, respite_full_record_dup_name (self->info, "form-copy", response->form_title,
                                                        response->finished_at), page);
      next++;
    }
}

static gboolean
add_forms (Binder  *self,
           GError **error)
{
  g_autoptr (GArray) forms = g_array_new (FALSE, TRUE, sizeof (RespiteFilledForm));
  const char *title = respite_words_lookup (respite_words_get (self->language), "full-record", "forms");
  RespiteDocumentInfo info = *self->info;
  RespiteLayout *layout;

  g_array_set_clear_func (forms, filled_form_clear);
  for (guint i = self->record.responses->len; i > 0; i--)
    {
      RespiteFilledForm filled = { .response = g_ptr_array_index (self->record.responses, i - 1) };
      g_autoptr (RespiteForm) form = respite_office_get_form (self->office, filled.response->form_id, error);

      filled.answers = form != NULL ? respite_answers_new_from_json (form, filled.response->json, -1, error) : NULL;
      if (filled.answers == NULL)
        return FALSE;
      g_array_append_val (forms, filled);
    }
  if (forms->len == 0)
    return TRUE;

  info.patient = self->record.patient;
  info.language = self->language;
  layout = respite_form_paper_layout_bound ((const RespiteFilledForm *) forms->data, forms->len, title, &info, error);
  if (layout != NULL)
    add_form_contents (self, layout, forms);

  return take_pages (self, layout, g_strdup (title));
}

/* A page that cannot be painted is left out: the list of attachments still names the file. */
static gboolean
add_pages (Binder     *self,
           GBytes     *content,
           const char *title,
           const char *name,
           GError    **error)
{
  int n_pages = MIN (respite_picture_count_pages (content), MOST_PAGES);
  g_autoptr (GPtrArray) painted = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_layout_unref);

  for (int page = 1; page <= n_pages; page++)
    {
      g_autoptr (GdkPixbuf) picture = respite_picture_load_page (content, page, PICTURE_PIXELS, NULL);
      RespiteLayout *layout;

      if (picture == NULL)
        break;
      layout = respite_full_record_layout_picture (&self->record, title, picture, page, self->info, error);
      if (layout == NULL)
        return FALSE;
      g_ptr_array_add (painted, layout);
    }

  return painted->len == 0 || take_part (self, respite_layout_join (painted, title, error), g_strdup (name));
}

static gboolean
add_attachments (Binder  *self,
                 GError **error)
{
  for (guint i = self->record.attachments->len; i > 0; i--)
    {
      const RespiteAttachment *attachment = g_ptr_array_index (self->record.attachments, i - 1);
      g_autofree char *name = respite_full_record_dup_name (self->info, "attachment", attachment->name,
                                                            attachment->added_at);
      g_autoptr (GBytes) content = NULL;
      g_autoptr (GdkPixbuf) picture = NULL;

      if (attachment->struck_at != 0)
        continue;
      content = respite_attachment_get (respite_office_get_db (self->office), attachment->id, NULL, error);
      if (content == NULL)
        return FALSE;
      if (g_str_equal (attachment->media_type, "application/pdf"))
        {
          if (!add_pages (self, content, attachment->name, name, error))
            return FALSE;
          continue;
        }
      picture = respite_picture_load (content, attachment->media_type, PICTURE_PIXELS, NULL);
      if (picture != NULL &&
          !take_part (self, respite_full_record_layout_picture (&self->record, attachment->name, picture, 0,
                                                                self->info, error), g_strdup (name)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_end (Binder  *self,
         GError **error)
{
  return take_part (self, respite_full_record_layout_end (&self->record, self->info, error),
                    respite_full_record_dup_name (self->info, "end", NULL, 0));
}

RespiteLayout *
respite_acts_layout_full_record (RespiteOffice             *office,
                                 gint64                     patient_id,
                                 const RespiteDocumentInfo *info,
                                 GError                   **error)
{
  g_autoptr (RespitePatient) patient = respite_office_get_patient (office, patient_id, TRUE, error);
  g_auto (Binder) self = { .office = office, .info = info };
  g_autoptr (RespiteLayout) front = NULL;
  const char *title;

  if (patient == NULL)
    return NULL;
  self.language = respite_document_info_get_record_language (info);
  self.record.patient = patient;
  self.parts = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_layout_unref);
  self.names = g_ptr_array_new_with_free_func (g_free);
  self.contents = g_ptr_array_new_with_free_func (g_free);
  self.starts = g_array_new (FALSE, FALSE, sizeof (guint));
  if (!load_lists (&self, patient->id, error) || !add_outcomes (&self, error) || !add_courses (&self, error) ||
      !add_sessions (&self, error) || !add_consents (&self, error) || !add_forms (&self, error) ||
      !add_attachments (&self, error) || !add_end (&self, error))
    return NULL;

  front = respite_full_record_layout_front (&self.record, self.contents, (const guint *) self.starts->data, info,
                                            error);
  if (front == NULL)
    return NULL;

  title = respite_words_lookup (respite_words_get (self.language), "full-record", "title");
  g_ptr_array_insert (self.parts, 0, g_steal_pointer (&front));
  g_ptr_array_insert (self.names, 0, g_strdup (title));

  return respite_layout_join_record (self.parts, self.names, title, error);
}
