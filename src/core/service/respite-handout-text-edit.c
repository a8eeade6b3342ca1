/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-handout-text-acts.h"

#include <string.h>

#include "documents/respite-words.h"
#include "service/respite-acts-private.h"
#include "service/respite-handout-facts.h"
#include "store/respite-handout-table.h"

#define NAME_CHARS 40
#define NOTE_CHARS 500

/* A name stands in commands and file names. */
static gboolean
check_name (const char *name,
            const char *language,
            GError    **error)
{
  gboolean is_plain = *name != '\0' && strlen (name) <= NAME_CHARS && *name != '-';

  for (const char *c = name; *c != '\0'; c++)
    is_plain = is_plain && (g_ascii_islower (*c) || g_ascii_isdigit (*c) || *c == '-');
  if (!is_plain)
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_ ("The name of a handout is up to 40 small letters, digits and hyphens"));
  if (!g_strv_contains (respite_words_languages, language))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("There is no language “%s”"), language);

  return TRUE;
}

/* The next number, counted on from the built-in text. */
static int
find_version (GPtrArray *texts)
{
  int version = 0;

  for (guint i = 0; i < texts->len; i++)
    version = MAX (version, ((RespiteHandoutText *) g_ptr_array_index (texts, i))->version);

  return version + 1;
}

static RespiteLayout *
layout_blank (RespiteOffice             *office,
              const char                *name,
              const char                *markdown,
              const RespiteDocumentInfo *info,
              GError                   **error)
{
  g_autoptr (RespiteHandoutFacts) facts = respite_acts_load_handout_facts (office, 0, info, error);
  RespiteHandoutRequest request = { .name = name, .info = *info, .text = markdown };

  if (facts == NULL)
    return NULL;
  respite_acts_fill_handout (office, facts, &request);

  return respite_handout_layout (&request, error);
}

RespiteLayout *
respite_office_preview_handout_text (RespiteOffice             *office,
                                     const char                *name,
                                     const char                *markdown,
                                     const RespiteDocumentInfo *info,
                                     GError                   **error)
{
  g_return_val_if_fail (office != NULL && name != NULL && markdown != NULL && info != NULL, NULL);

  return respite_office_may (office, RESPITE_FUNCTION_FORM_MANAGE, error) ?
         layout_blank (office, name, markdown, info, error) : NULL;
}

static gboolean
check_text (RespiteOffice           *office,
            const char              *name,
            const char              *language,
            const char              *markdown,
            RespiteHandoutTextCheck *check,
            GError                 **error)
{
  RespiteDocumentInfo info = {
    .clinic = respite_office_get_clinic_info (office), .language = language,
    .printed_at = respite_office_get_now (office), .zone = respite_office_get_zone (office),
  };
  g_autoptr (GPtrArray) texts = NULL;
  g_autoptr (RespiteLayout) layout = NULL;

  *check = (RespiteHandoutTextCheck) { 0 };
  if (!check_name (name, language, error) || !respite_handout_check (markdown, language, error))
    return FALSE;
  texts = respite_office_list_handout_texts (office, name, NULL, error);
  layout = texts != NULL ? layout_blank (office, name, markdown, &info, error) : NULL;
  if (layout == NULL)
    return FALSE;

  check->reading = respite_reading_grade (markdown, language);
  check->n_sections = respite_handout_count_sections (markdown);
  check->n_pages = respite_layout_get_n_pages (layout);
  for (guint i = texts->len; i-- > 0;)
    {
      const RespiteHandoutText *text = g_ptr_array_index (texts, i);

      if (text->is_in_use && !g_str_equal (text->language, language))
        check->n_other_sections = respite_handout_count_sections (text->markdown);
      if (!g_str_equal (text->language, language))
        g_ptr_array_remove_index (texts, i);
    }
  check->version = find_version (texts);

  return TRUE;
}

gboolean
respite_office_check_handout_text (RespiteOffice           *office,
                                   const char              *name,
                                   const char              *language,
                                   const char              *markdown,
                                   RespiteHandoutTextCheck *check,
                                   GError                 **error)
{
  g_return_val_if_fail (office != NULL && name != NULL && language != NULL && markdown != NULL && check != NULL, FALSE);

  return respite_office_may (office, RESPITE_FUNCTION_FORM_MANAGE, error) &&
         check_text (office, name, language, markdown, check, error);
}

typedef struct
{
  const char *name;
  const char *language;
  const char *markdown; /* NULL: back to the built-in text */
  const char *note;
  int         version;
} SaveAct;

/* The text in use, NULL where there is none. */
static const RespiteHandoutText *
find_in_use (GPtrArray *texts)
{
  return texts->len > 0 ? g_ptr_array_index (texts, 0) : NULL;
}

static gboolean
insert_text (RespiteOffice *office,
             SaveAct       *act,
             const char    *markdown,
             int            old_version,
             GError       **error)
{
  g_autoptr (RespiteHandoutTextRow) row = g_new0 (RespiteHandoutTextRow, 1);
  g_autofree char *text = NULL;
  g_autofree char *before = old_version > 0 ? g_strdup_printf ("%s, %s, version %d", act->name, act->language,
                                                               old_version) : NULL;

  row->note = g_strdup (act->note != NULL ? act->note : "");
  if (!respite_acts_clean (&row->note, NOTE_CHARS, TRUE, error))
    return FALSE;

  row->name = g_strdup (act->name);
  row->language = g_strdup (act->language);
  row->version = act->version;
  row->is_return = *markdown == '\0';
  row->markdown = g_strdup (markdown);
  row->sha256 = respite_consent_hash (markdown);
  row->added_at = respite_office_get_now (office);
  row->added_by = respite_acts_get_actor_id (office);
  text = g_strdup_printf ("%s, %s, version %d, %s", row->name, row->language, row->version,
                          row->is_return ? "built-in" : row->sha256);

  return respite_handout_text_table_insert (respite_office_get_db (office), row, error) &&
         respite_acts_audit (office, row->is_return ? "handout-text.return" : "handout-text.save",
                             RESPITE_KIND_HANDOUT_TEXT, row->id, 0, before, text,
                             *row->note != '\0' ? row->note : NULL, error);
}

static gboolean
save_text (RespiteOffice *office,
           gpointer       data,
           GError       **error)
{
  SaveAct *act = data;
  g_autoptr (GPtrArray) texts = NULL;
  g_autofree char *markdown = NULL;
  const RespiteHandoutText *in_use;
  RespiteHandoutTextCheck check;

  if (!check_text (office, act->name, act->language, act->markdown, &check, error))
    return FALSE;
  texts = respite_office_list_handout_texts (office, act->name, act->language, error);
  if (texts == NULL)
    return FALSE;

  in_use = find_in_use (texts);
  act->version = check.version;
  markdown = g_strchomp (respite_consent_template_set_version (act->markdown, act->version));
  if (in_use != NULL)
    {
      g_autofree char *same = g_strchomp (respite_consent_template_set_version (in_use->markdown, act->version));

      if (g_str_equal (same, markdown))
        return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_ ("Nothing was changed in this text"));
    }

  return insert_text (office, act, markdown, in_use != NULL ? in_use->version : 0, error);
}

int
respite_office_save_handout_text (RespiteOffice *office,
                                  const char    *name,
                                  const char    *language,
                                  const char    *markdown,
                                  const char    *note,
                                  GError       **error)
{
  SaveAct act = { name, language, markdown, note, 0 };

  g_return_val_if_fail (office != NULL && name != NULL && language != NULL && markdown != NULL, 0);

  return respite_office_act (office, RESPITE_FUNCTION_FORM_MANAGE, save_text, &act, error) ? act.version : 0;
}

static gboolean
return_text (RespiteOffice *office,
             gpointer       data,
             GError       **error)
{
  SaveAct *act = data;
  g_autoptr (GPtrArray) texts = respite_office_list_handout_texts (office, act->name, act->language, error);
  const RespiteHandoutText *in_use;

  if (texts == NULL)
    return FALSE;

  in_use = find_in_use (texts);
  if (in_use == NULL)
    return respite_set_error (error, RESPITE_ERROR_NOT_FOUND, N_ ("There is no handout \"%s\""), act->name);
  if (in_use->is_builtin)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_ ("The built-in text is in use already"));

  act->version = find_version (texts);

  return insert_text (office, act, "", in_use->version, error);
}

gboolean
respite_office_return_handout_text (RespiteOffice *office,
                                    const char    *name,
                                    const char    *language,
                                    const char    *note,
                                    GError       **error)
{
  SaveAct act = { name, language, NULL, note, 0 };

  g_return_val_if_fail (office != NULL && name != NULL && language != NULL, FALSE);

  return respite_office_act (office, RESPITE_FUNCTION_FORM_MANAGE, return_text, &act, error);
}

static gboolean
confirm_text (RespiteOffice *office,
              gpointer       data,
              GError       **error)
{
  SaveAct *act = data;
  g_autoptr (RespiteHandoutText) text = respite_office_get_handout_text (office, act->name, act->language, error);
  g_autofree char *sha256 = NULL;
  g_autofree char *line = NULL;
  RespiteHandoutConfirmation row = { 0 };
  gint64 id;

  if (text == NULL)
    return FALSE;
  if (text->version != act->version)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_ ("Another version of this text is in use by now"));
  if (text->confirmed_by != NULL || !text->needs_review)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_ ("This text needs no confirmation"));

  sha256 = respite_consent_hash (text->markdown);
  row = (RespiteHandoutConfirmation) {
    .sha256 = sha256, .name = text->name, .language = text->language,
    .confirmed_at = respite_office_get_now (office), .confirmed_by = respite_acts_get_actor_id (office),
  };
  line = g_strdup_printf ("%s, %s, version %d, %s", text->name, text->language, text->version, sha256);

  return respite_handout_confirmation_table_insert (respite_office_get_db (office), &row, &id, error) &&
         respite_acts_audit (office, "handout-text.confirm", RESPITE_KIND_HANDOUT_TEXT, id, 0, NULL, line, NULL, error);
}

gboolean
respite_office_confirm_handout_text (RespiteOffice *office,
                                     const char    *name,
                                     const char    *language,
                                     int            version,
                                     const char    *password,
                                     GError       **error)
{
  SaveAct act = { .name = name, .language = language, .version = version };

  g_return_val_if_fail (office != NULL && name != NULL && language != NULL, FALSE);

  return respite_acts_run_signed (office, RESPITE_FUNCTION_HANDOUT_CONFIRM, password, confirm_text, &act, error);
}
