/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-consent-text-acts.h"

#include "base/respite-str.h"
#include "documents/respite-words.h"
#include "service/respite-acts-private.h"
#include "store/respite-consent-text-table.h"

#define NOTE_CHARS 500

static const char *const languages[] = { "en", "es" };

void
respite_consent_text_info_free (RespiteConsentTextInfo *info)
{
  if (info == NULL)
    return;

  g_free (info->slug);
  g_free (info->language);
  g_free (info->title);
  g_free (info->note);
  g_free (info->markdown);
  g_free (info->staff_name);
  g_free (info);
}

void
respite_consent_text_check_free (RespiteConsentTextCheck *check)
{
  if (check == NULL)
    return;

  g_ptr_array_unref (check->missing);
  g_ptr_array_unref (check->unknown);
  g_free (check);
}

static RespiteConsentTextInfo *
info_new (const char *slug,
          const char *language,
          const char *markdown)
{
  g_autoptr (RespiteConsentTemplate) template = respite_consent_template_parse (slug, language, markdown, NULL);
  RespiteConsentTextInfo *info = g_new0 (RespiteConsentTextInfo, 1);

  info->slug = g_strdup (slug);
  info->language = g_strdup (language);
  info->markdown = g_strdup (markdown);
  info->title = g_strdup (template != NULL ? template->title : slug);
  info->version = template != NULL ? template->version : 0;
  info->asks_again = TRUE;
  info->note = g_strdup ("");
  info->staff_name = g_strdup ("");

  return info;
}

/* Adds the versions of one kind in one language, newest first. */
static void
add_versions (GPtrArray  *list,
              GPtrArray  *rows,
              const char *slug,
              const char *language)
{
  g_autofree char *builtin = respite_consent_template_dup_markdown (slug, language);
  guint first = list->len;

  for (guint i = 0; i < rows->len; i++)
    {
      const RespiteConsentTextRow *row = g_ptr_array_index (rows, i);
      RespiteConsentTextInfo *info;

      if (!g_str_equal (row->slug, slug) || !g_str_equal (row->language, language))
        continue;
      info = info_new (slug, language, row->markdown);
      info->version = row->version;
      info->asks_again = row->asks_again;
      info->added_at = row->added_at;
      respite_set_str (&info->note, row->note);
      respite_set_str (&info->staff_name, row->staff_name);
      g_ptr_array_add (list, info);
    }
  if (builtin != NULL)
    {
      RespiteConsentTextInfo *info = info_new (slug, language, builtin);

      info->is_builtin = TRUE;
      g_ptr_array_add (list, info);
    }
  if (list->len > first)
    ((RespiteConsentTextInfo *) g_ptr_array_index (list, first))->is_newest = TRUE;
}

GPtrArray *
respite_office_list_consent_texts (RespiteOffice *office,
                                   GError       **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_consent_text_info_free);
  g_autoptr (GPtrArray) kinds = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  /* Who edits texts need not be who presents them. */
  if (!respite_office_may (office, RESPITE_FUNCTION_FORM_MANAGE, NULL) &&
      !respite_office_may (office, RESPITE_FUNCTION_CONSENT_PRESENT, error))
    return NULL;

  rows = respite_consent_text_table_list (respite_office_get_db (office), NULL, NULL, error);
  if (rows == NULL)
    return NULL;

  kinds = respite_consent_template_list ("en");
  for (guint i = 0; i < kinds->len; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (languages); j++)
      add_versions (list, rows, ((RespiteConsentTemplate *) g_ptr_array_index (kinds, i))->slug, languages[j]);

  return g_steal_pointer (&list);
}

/* How many hold a signed one, and how many of them are still coming. */
static gboolean
count_holders (RespiteOffice           *office,
               const char              *slug,
               const char              *language,
               RespiteConsentTextCheck *check,
               GError                 **error)
{
  g_autoptr (GPtrArray) rows = respite_consent_table_list_newest (respite_office_get_db (office), slug, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const RespiteAskAgainRow *row = g_ptr_array_index (rows, i);

      if (row->consent->state != RESPITE_CONSENT_SIGNED || !g_str_equal (row->consent->language, language))
        continue;
      check->n_in_force++;
      check->n_ahead += row->has_plan;
    }

  return rows != NULL;
}

static RespiteConsentTextCheck *
check_text (RespiteOffice *office,
            const char    *slug,
            const char    *language,
            const char    *markdown,
            GError       **error)
{
  g_autoptr (RespiteConsentTextCheck) check = g_new0 (RespiteConsentTextCheck, 1);
  g_autoptr (RespiteConsentTemplate) template = NULL;
  g_autoptr (RespiteConsentTemplate) newest = NULL;
  g_autoptr (GPtrArray) unknown = NULL;

  check->missing = g_ptr_array_new ();
  check->unknown = g_ptr_array_new_with_free_func (g_free);
  newest = respite_acts_load_consent_text (office, slug, language, 0, error);
  template = newest != NULL ? respite_consent_template_parse (slug, language, markdown, error) : NULL;
  if (template == NULL || !count_holders (office, slug, language, check, error))
    return NULL;

  check->version = newest->version + 1;
  g_ptr_array_unref (check->missing);
  check->missing = respite_consent_list_missing (template);
  unknown = respite_consent_list_unknown (template);
  for (guint i = 0; i < unknown->len; i++)
    g_ptr_array_add (check->unknown, g_strdup (g_ptr_array_index (unknown, i)));

  return g_steal_pointer (&check);
}

RespiteConsentTextCheck *
respite_office_check_consent_text (RespiteOffice *office,
                                   const char    *slug,
                                   const char    *language,
                                   const char    *markdown,
                                   GError       **error)
{
  return respite_office_may (office, RESPITE_FUNCTION_FORM_MANAGE, error) ?
         check_text (office, slug, language, markdown, error) : NULL;
}

typedef struct
{
  const char *slug;
  const char *language;
  const char *markdown;
  gboolean    asks_again;
  const char *note;
  int         version;
} SaveAct;

/* Whether the text differs from the newest one in more than its version. */
static gboolean
is_changed (RespiteOffice *office,
            const SaveAct *act,
            const char    *markdown)
{
  g_autoptr (GPtrArray) rows = respite_consent_text_table_list (respite_office_get_db (office), act->slug,
                                                                act->language, NULL);
  g_autofree char *old = rows != NULL && rows->len > 0 ?
                         g_strdup (((RespiteConsentTextRow *) g_ptr_array_index (rows, 0))->markdown) :
                         respite_consent_template_dup_markdown (act->slug, act->language);
  g_autofree char *same = old != NULL ? respite_consent_template_set_version (old, act->version) : NULL;

  return g_strcmp0 (same != NULL ? g_strchomp (same) : NULL, markdown) != 0;
}

static gboolean
save_text (RespiteOffice *office,
           gpointer       data,
           GError       **error)
{
  SaveAct *act = data;
  g_autoptr (RespiteConsentTextCheck) check = check_text (office, act->slug, act->language, act->markdown, error);
  g_autoptr (RespiteConsentTextRow) row = respite_consent_text_row_new ();
  g_autofree char *text = NULL;
  g_autofree char *before = NULL;

  if (check == NULL)
    return FALSE;
  if (check->missing->len > 0)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("A required clause is missing: %s"),
                              ((const RespiteConsentElement *) g_ptr_array_index (check->missing, 0))->code);
  if (check->unknown->len > 0)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("There is no element “%s” that a clause could name"),
                              (const char *) g_ptr_array_index (check->unknown, 0));

  act->version = check->version;
  row->markdown = g_strchomp (respite_consent_template_set_version (act->markdown, act->version));
  row->note = respite_str_clean (act->note, NOTE_CHARS, TRUE, error);
  if (row->note == NULL)
    return FALSE;
  if (!is_changed (office, act, row->markdown))
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_("Nothing was changed in this text"));

  row->slug = g_strdup (act->slug);
  row->language = g_strdup (act->language);
  row->version = act->version;
  row->sha256 = respite_consent_hash (row->markdown);
  row->asks_again = act->asks_again;
  row->added_at = respite_office_get_now (office);
  row->added_by = respite_acts_get_actor_id (office);
  if (!respite_consent_text_table_insert (respite_office_get_db (office), row, error))
    return FALSE;

  text = g_strdup_printf ("%s, %s, version %d, SHA-256 %s, %s", row->slug, row->language, row->version, row->sha256,
                          row->asks_again ? "asks again" : "does not ask again");

  before = g_strdup_printf ("%s, %s, version %d", row->slug, row->language, row->version - 1);

  return respite_acts_audit (office, "consent-text.save", RESPITE_KIND_CONSENT_TEXT, row->id, 0, before, text,
                             row->note, error);
}

int
respite_office_save_consent_text (RespiteOffice *office,
                                  const char    *slug,
                                  const char    *language,
                                  const char    *markdown,
                                  gboolean       asks_again,
                                  const char    *note,
                                  GError       **error)
{
  SaveAct act = { slug, language, markdown, asks_again, note, 0 };

  g_return_val_if_fail (office != NULL && slug != NULL && language != NULL && markdown != NULL, 0);

  return respite_office_act (office, RESPITE_FUNCTION_FORM_MANAGE, save_text, &act, error) ? act.version : 0;
}

const char *
respite_consent_get_meaning (const RespiteConsentTemplate *text,
                             RespiteSignerRole             role,
                             const char                   *language)
{
  const RespiteWords *words = respite_words_get (language);

  switch (role)
    {
    case RESPITE_SIGNER_PATIENT:
    case RESPITE_SIGNER_REPRESENTATIVE:
      return text != NULL && !respite_str_is_empty (text->meaning) ?
             text->meaning : respite_words_lookup (words, "consent", "means-agree");

    case RESPITE_SIGNER_WITNESS:
      return respite_words_lookup (words, "consent", "means-witnessed");

    case RESPITE_SIGNER_INTERPRETER:
      return respite_words_lookup (words, "consent", "means-interpreted");

    case RESPITE_SIGNER_CLINICIAN:
      return text != NULL && !respite_str_is_empty (text->clinician_meaning) ?
             text->clinician_meaning : respite_words_lookup (words, "consent", "means-explained");

    default:
      g_return_val_if_reached ("");
    }
}
