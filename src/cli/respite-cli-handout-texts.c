/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <glib/gi18n.h>

#include "respite-command.h"

#include "base/respite-error.h"
#include "service/respite-handout-text-acts.h"

#define MAX_TEXT_BYTES (512 * 1024)

static const char *
get_language (RespiteCall *call)
{
  const char *language = respite_call_get (call, "language");

  return language != NULL ? language : "en";
}

gboolean
respite_cli_handout_texts (RespiteCall *call,
                           GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  GTimeZone *zone = respite_office_get_zone (office);
  g_autoptr (GPtrArray) texts = respite_office_list_handout_texts (office, respite_call_get_word (call, 0),
                                                                   respite_call_get (call, "language"), error);
  g_autoptr (GPtrArray) list = respite_fields_list_new ();

  if (texts == NULL)
    return FALSE;

  for (guint i = 0; i < texts->len; i++)
    {
      const RespiteHandoutText *text = g_ptr_array_index (texts, i);
      RespiteFields *fields = respite_fields_new ();

      respite_fields_add_text (fields, "name", N_ ("Name"), text->name);
      respite_fields_add_text (fields, "language", N_ ("Language"), text->language);
      respite_fields_add_integer (fields, "version", N_ ("Version"), text->version);
      respite_fields_add_text (fields, "title", N_ ("Title"), text->title);
      respite_fields_add_boolean (fields, "in_use", N_ ("In use"), text->is_in_use);
      respite_fields_add_boolean (fields, "builtin", N_ ("Came with the program"), text->is_builtin);
      respite_fields_add_boolean (fields, "needs_review", N_ ("Review before use"),
                                  text->needs_review && text->confirmed_by == NULL);
      respite_fields_add_text (fields, "confirmed_by", N_ ("Confirmed by"),
                               text->confirmed_by != NULL ? text->confirmed_by : "");
      respite_fields_add_text (fields, "note", N_ ("What was changed"), text->note);
      respite_fields_add_text (fields, "by", N_ ("By"), text->staff_name);
      respite_fields_add_time (fields, "added_at", N_ ("When"), text->added_at, zone);
      g_ptr_array_add (list, fields);
    }
  respite_call_print_list (call, list);
  return TRUE;
}

/* The file of a version, to edit. */
gboolean
respite_cli_handout_text (RespiteCall *call,
                          GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (GPtrArray) texts = NULL;
  gint64 version = 0;

  if (!respite_call_get_number (call, "edition", 1, G_MAXINT32, 0, &version, error))
    return FALSE;
  texts = respite_office_list_handout_texts (office, respite_call_get_word (call, 0), get_language (call), error);
  if (texts == NULL)
    return FALSE;

  for (guint i = 0; i < texts->len; i++)
    {
      const RespiteHandoutText *text = g_ptr_array_index (texts, i);

      if (version != 0 ? text->version != version : !text->is_in_use)
        continue;
      respite_call_print_text (call, text->markdown);
      return TRUE;
    }
  return respite_set_error (error, RESPITE_ERROR_NOT_FOUND, N_ ("There is no such text of a handout"));
}

gboolean
respite_cli_handout_save_text (RespiteCall *call,
                               GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  const char *name = respite_call_get_word (call, 0), *language = get_language (call);
  g_autoptr (GBytes) bytes = respite_call_read_file (respite_call_get_word (call, 1), MAX_TEXT_BYTES, error);
  g_autoptr (RespiteFields) fields = respite_fields_new ();
  g_autofree char *markdown = NULL;
  g_autofree char *grade = NULL;
  RespiteHandoutTextCheck check;
  int version;

  if (bytes == NULL)
    return FALSE;
  markdown = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (!g_utf8_validate (markdown, -1, NULL))
    return respite_set_error (error, RESPITE_ERROR_PARSE, N_ ("The text is not in UTF-8"));
  if (!respite_office_check_handout_text (office, name, language, markdown, &check, error))
    return FALSE;
  version = respite_office_save_handout_text (office, name, language, markdown, respite_call_get (call, "note"), error);
  if (version == 0)
    return FALSE;

  grade = g_strdup_printf ("%.1f", check.reading.grade);
  respite_fields_add_text (fields, "name", N_ ("Name"), name);
  respite_fields_add_integer (fields, "version", N_ ("Version"), version);
  respite_fields_add_text (fields, "reading", N_ ("Reading level"), grade);
  respite_fields_add_boolean (fields, "plain", N_ ("Plain enough"), check.reading.passes);
  respite_fields_add_integer (fields, "pages", N_ ("Pages"), (gint64) check.n_pages);
  respite_fields_add_integer (fields, "sections", N_ ("Sections"), (gint64) check.n_sections);
  respite_fields_add_integer (fields, "other_sections", N_ ("Sections in the other language"),
                              (gint64) check.n_other_sections);
  respite_call_print_fields (call, fields);
  return TRUE;
}

gboolean
respite_cli_handout_builtin_text (RespiteCall *call,
                                  GError     **error)
{
  const char *name = respite_call_get_word (call, 0);

  if (!respite_office_return_handout_text (respite_call_get_office (call), name, get_language (call),
                                           respite_call_get (call, "note"), error))
    return FALSE;
  respite_call_print_done (call, name);
  return TRUE;
}

gboolean
respite_cli_handout_confirm_text (RespiteCall *call,
                                  GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  const char *name = respite_call_get_word (call, 0), *language = get_language (call);
  g_autoptr (RespiteHandoutText) text = respite_office_get_handout_text (office, name, language, error);
  const char *password = NULL;
  gint64 version = 0;

  if (text != NULL && respite_call_get_number (call, "edition", 1, G_MAXINT32, text->version, &version, error))
    password = respite_call_get_password (call, error);
  if (password == NULL ||
      !respite_office_confirm_handout_text (office, name, language, (int) version, password, error))
    return FALSE;
  respite_call_print_done (call, name);
  return TRUE;
}
