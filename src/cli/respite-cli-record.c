/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "respite-command.h"

#include <string.h>

#include "base/respite-error.h"
#include "base/respite-str.h"
#include "service/respite-attachment-acts.h"
#include "service/respite-patient-merge-acts.h"

/* What hangs on a patient: attachments, history, and merges of two records. */

static gboolean
resolve_patient (RespiteCall *call,
                 guint        word,
                 gint64      *id,
                 GError     **error)
{
  return respite_call_resolve (call, RESPITE_KIND_PATIENT, respite_call_get_word (call, word), id, error);
}

gboolean
respite_cli_patient_attach (RespiteCall *call,
                            GError     **error)
{
  const char *path = respite_call_get_word (call, 1);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (base);
  const char *title = respite_call_get (call, "title");
  g_autoptr (GBytes) content = NULL;
  gint64 patient_id = 0;
  gint64 id = 0;
  g_autoptr (GPtrArray) list = NULL;

  if (!resolve_patient (call, 0, &patient_id, error))
    return FALSE;
  content = respite_call_read_file (path, RESPITE_ATTACHMENT_MAX_BYTES, error);
  if (content == NULL ||
      !respite_office_add_attachment (respite_call_get_office (call), patient_id, title != NULL ? title : name, content,
                                      &id, error))
    return FALSE;
  list = respite_office_list_attachments (respite_call_get_office (call), patient_id, error);
  if (list == NULL)
    return FALSE;

  for (guint i = 0; i < list->len; i++)
    {
      const RespiteAttachment *attachment = g_ptr_array_index (list, i);

      if (attachment->id == id)
        respite_call_print_id (call, attachment->uuid);
    }
  return TRUE;
}

gboolean
respite_cli_patient_attachments (RespiteCall *call,
                                 GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  GTimeZone *zone = respite_office_get_zone (office);
  g_autoptr (GPtrArray) attachments = NULL;
  g_autoptr (GPtrArray) list = respite_fields_list_new ();
  gint64 patient_id = 0;

  if (!resolve_patient (call, 0, &patient_id, error))
    return FALSE;
  attachments = respite_office_list_attachments (office, patient_id, error);
  if (attachments == NULL)
    return FALSE;

  for (guint i = 0; i < attachments->len; i++)
    {
      const RespiteAttachment *attachment = g_ptr_array_index (attachments, i);
      RespiteFields *fields = respite_fields_new ();

      respite_fields_add_text (fields, "id", N_("Id"), attachment->uuid);
      respite_fields_add_text (fields, "title", N_("Title"), attachment->name);
      respite_fields_add_text (fields, "media_type", N_("Kind"), attachment->media_type);
      respite_fields_add_integer (fields, "size", N_("Bytes"), attachment->size);
      respite_fields_add_time (fields, "added_at", N_("Added"), attachment->added_at, zone);
      respite_fields_add_text (fields, "added_by", N_("By"), attachment->added_by);
      respite_fields_add_boolean (fields, "is_consent", NULL, attachment->is_consent);
      respite_fields_add_boolean (fields, "is_photo", NULL, attachment->is_photo);
      respite_fields_add_time (fields, "struck_at", N_("Struck out"), attachment->struck_at, zone);
      g_ptr_array_add (list, fields);
    }
  respite_call_print_list (call, list);
  return TRUE;
}

gboolean
respite_cli_patient_detach (RespiteCall *call,
                            GError     **error)
{
  const char *word = respite_call_get_word (call, 0);
  gint64 id = 0;

  if (!respite_call_resolve (call, RESPITE_KIND_ATTACHMENT, word, &id, error) ||
      !respite_office_strike_attachment (respite_call_get_office (call), id, !respite_call_has (call, "back"), error))
    return FALSE;

  respite_call_print_done (call, word);
  return TRUE;
}

gboolean
respite_cli_patient_attachment (RespiteCall *call,
                                GError     **error)
{
  const char *word = respite_call_get_word (call, 0);
  g_autoptr (GBytes) content = NULL;
  gint64 id = 0;

  if (!respite_call_resolve (call, RESPITE_KIND_ATTACHMENT, word, &id, error))
    return FALSE;
  content = respite_office_get_attachment (respite_call_get_office (call), id, TRUE, NULL, error);
  if (content == NULL || !respite_call_write_file (respite_call_get (call, "o"), content, error))
    return FALSE;

  respite_call_print_done (call, word);
  return TRUE;
}

gboolean
respite_cli_patient_history (RespiteCall *call,
                             GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  const char *field = respite_call_get (call, "field");
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) list = respite_fields_list_new ();
  gint64 patient_id = 0;

  if (!resolve_patient (call, 0, &patient_id, error))
    return FALSE;
  changes = respite_office_list_patient_history (office, patient_id, error);
  if (changes == NULL)
    return FALSE;

  for (guint i = 0; i < changes->len; i++)
    {
      const RespitePatientChange *change = g_ptr_array_index (changes, i);
      RespiteFields *fields = NULL;

      if (field != NULL && strcmp (field, change->field) != 0)
        continue;
      fields = respite_fields_new ();
      respite_fields_add_time (fields, "at", N_("When"), change->at, respite_office_get_zone (office));
      respite_fields_add_text (fields, "by", N_("By"), change->staff_name);
      respite_fields_add_text (fields, "field", N_("What"), change->field);
      respite_fields_add_text (fields, "before", N_("Before"), change->before);
      respite_fields_add_text (fields, "after", N_("After"), change->after);
      respite_fields_add_text (fields, "record", N_("In record"), change->from_mrn);
      g_ptr_array_add (list, fields);
    }
  respite_call_print_list (call, list);
  return TRUE;
}

static void
print_preview (RespiteCall               *call,
               const RespiteMergePreview *preview)
{
  g_autoptr (RespiteFields) fields = respite_fields_new ();
  GPtrArray *list = respite_fields_list_new ();

  respite_fields_add_text (fields, "kept", N_("Stays"), preview->kept->mrn);
  respite_fields_add_text (fields, "merged", N_("Goes into it"), preview->merged->mrn);
  respite_fields_add_text (fields, "problem", N_("Problem"), preview->problem);
  respite_fields_add_integer (fields, "forms", N_("Forms"), preview->counts.responses);
  respite_fields_add_integer (fields, "consents", N_("Consents"), preview->counts.consents);
  respite_fields_add_integer (fields, "courses", N_("Courses"), preview->counts.courses);
  respite_fields_add_integer (fields, "sessions", N_("Sessions"), preview->counts.sessions);
  respite_fields_add_integer (fields, "items", N_("Lines of lists"), preview->counts.items);
  respite_fields_add_integer (fields, "weights", N_("Weights"), preview->counts.weights);
  respite_fields_add_integer (fields, "attachments", N_("Attachments"), preview->counts.attachments);
  respite_fields_add_integer (fields, "documents", N_("Documents"), preview->counts.documents);
  for (guint i = 0; i < preview->differences->len; i++)
    {
      const RespitePatientChange *change = g_ptr_array_index (preview->differences, i);
      RespiteFields *row = respite_fields_new ();

      respite_fields_add_text (row, "field", N_("What"), change->field);
      respite_fields_add_text (row, "kept", N_("Stays"), change->after);
      respite_fields_add_text (row, "merged", N_("Only in the other"), change->before);
      g_ptr_array_add (list, row);
    }
  respite_fields_take_list (fields, "differences", N_("Differences"), list);
  respite_call_print_fields (call, fields);
}

gboolean
respite_cli_patient_merge (RespiteCall *call,
                           GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  const char *reason = respite_call_get (call, "reason");
  g_autoptr (RespiteMergePreview) preview = NULL;
  gint64 kept = 0;
  gint64 merged = 0;

  if (!resolve_patient (call, 0, &kept, error) || !resolve_patient (call, 1, &merged, error))
    return FALSE;
  if (respite_call_has (call, "preview"))
    {
      preview = respite_office_preview_merge (office, kept, merged, error);
      if (preview == NULL)
        return FALSE;
      print_preview (call, preview);
      return TRUE;
    }
  if (!respite_office_merge_patients (office, kept, merged, reason != NULL ? reason : "", NULL, error))
    return FALSE;

  respite_call_print_done (call, respite_call_get_word (call, 0));
  return TRUE;
}

gboolean
respite_cli_patient_unmerge (RespiteCall *call,
                             GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  const char *word = respite_call_get_word (call, 0);
  const char *reason = respite_call_get (call, "reason");
  g_autoptr (GPtrArray) merges = NULL;
  const RespitePatientMerge *found = NULL;
  gint64 id = 0;

  if (!resolve_patient (call, 0, &id, error))
    return FALSE;
  merges = respite_office_list_merges (office, id, error);
  if (merges == NULL)
    return FALSE;

  /* The number of the record that went into the other; that of the one that stayed will do where there is one only. */
  for (guint i = 0; i < merges->len; i++)
    {
      const RespitePatientMerge *merge = g_ptr_array_index (merges, i);

      if (g_ascii_strcasecmp (merge->mrn, word) == 0 || merges->len == 1)
        found = merge;
    }
  if (found == NULL)
    return respite_set_error (error, RESPITE_ERROR_NOT_FOUND,
                              merges->len == 0 ? N_("Nothing was merged into this record") :
                              N_("Several records were merged into this one; give the number of one of them"));
  if (!respite_office_unmerge_patients (office, found->id, reason != NULL ? reason : "", error))
    return FALSE;

  respite_call_print_done (call, found->mrn);
  return TRUE;
}
