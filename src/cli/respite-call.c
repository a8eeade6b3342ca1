/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include "respite-call-private.h"

#include "base/respite-language.h"
#include "documents/respite-words.h"
#include "service/respite-patient-acts.h"

static void
free_secret (gpointer data)
{
  char *secret = data;

  explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

void
respite_call_free (RespiteCall *call)
{
  GHashTableIter iter;
  gpointer secret = NULL;

  if (call == NULL)
    return;

  g_hash_table_iter_init (&iter, call->secrets);
  while (g_hash_table_iter_next (&iter, NULL, &secret))
    free_secret (secret);
  g_hash_table_unref (call->secrets);
  g_clear_pointer (&call->office, respite_office_free);
  respite_clock_unref (call->clock);
  g_ptr_array_unref (call->words);
  g_hash_table_unref (call->options);
  g_string_free (call->out, TRUE);
  g_free (call->login);
  g_free (call->folder);
  g_free (call->record_code);
  g_free (call);
}

const RespiteCommand *
respite_call_get_command (RespiteCall *call)
{
  return call->command;
}

const char *
respite_call_get_noun (RespiteCall *call)
{
  return call->noun;
}

gboolean
respite_call_wants_help (RespiteCall *call)
{
  return call->wants_help;
}

gboolean
respite_call_wants_version (RespiteCall *call)
{
  return call->wants_version;
}

const char *const *
respite_call_get_all (RespiteCall *call,
                      const char  *option)
{
  static const char *const none[] = { NULL };
  GPtrArray *values = g_hash_table_lookup (call->options, option);

  return values != NULL ? (const char *const *) values->pdata : none;
}

const char *
respite_call_get (RespiteCall *call,
                  const char  *option)
{
  return respite_call_get_all (call, option)[0];
}

gboolean
respite_call_has (RespiteCall *call,
                  const char  *option)
{
  return g_hash_table_contains (call->options, option);
}

gboolean
respite_call_is_json (RespiteCall *call)
{
  return call->is_json;
}

const char *
respite_call_get_word (RespiteCall *call,
                       guint        index)
{
  return index < call->words->len ? g_ptr_array_index (call->words, index) : NULL;
}

gboolean
respite_call_get_number (RespiteCall *call,
                         const char  *option,
                         gint64       least,
                         gint64       most,
                         gint64       otherwise,
                         gint64      *value,
                         GError     **error)
{
  const char *text = respite_call_get (call, option);
  g_autofree char *least_text = NULL;
  g_autofree char *most_text = NULL;

  *value = otherwise;
  if (text == NULL || g_ascii_string_to_signed (text, 10, least, most, value, NULL))
    return TRUE;

  least_text = g_strdup_printf ("%" G_GINT64_FORMAT, least);
  most_text = g_strdup_printf ("%" G_GINT64_FORMAT, most);
  g_set_error (error, RESPITE_USAGE_ERROR, 0, _("--%s takes a whole number from %s to %s"), option, least_text,
               most_text);
  return FALSE;
}

const char *
respite_call_get_folder (RespiteCall *call,
                         gboolean     is_practice)
{
  const char *given = respite_call_get (call, "data");

  if (call->folder != NULL)
    return call->folder;
  if (given == NULL)
    given = g_getenv ("RESPITE_DATA");
  if (given != NULL && *given != '\0')
    call->folder = g_strdup (given);
  else
    call->folder = g_build_filename (g_get_user_data_dir (), is_practice ? "respite-practice" : "respite", NULL);
  return call->folder;
}

RespiteClock *
respite_call_get_clock (RespiteCall *call)
{
  return call->clock;
}

const char *
respite_call_get_login (RespiteCall *call,
                        GError     **error)
{
  if (call->login == NULL)
    g_set_error_literal (error, RESPITE_USAGE_ERROR, 0, _("Say who you are with --user LOGIN"));
  return call->login;
}

gboolean
respite_call_open (RespiteCall *call,
                   GError     **error)
{
  const char *login = respite_call_get_login (call, error);
  const char *password = NULL;

  if (login == NULL)
    return FALSE;

  call->office = respite_office_open (respite_call_get_folder (call, FALSE), call->clock, error);
  if (call->office == NULL)
    return FALSE;

  /* People read in their language; what programs read does not change with it. */
  respite_office_set_language (call->office, call->is_json ? NULL : respite_language_get ());
  password = respite_call_get_password (call, error);
  return password != NULL && respite_office_sign_in (call->office, login, password, error);
}

void
respite_call_take_office (RespiteCall   *call,
                          RespiteOffice *office)
{
  g_assert (call->office == NULL);
  call->office = office;
}

RespiteOffice *
respite_call_get_office (RespiteCall *call)
{
  return call->office;
}

/* Reads a line from the terminal without showing it. */
static char *
read_hidden (const char *prompt,
             GError    **error)
{
  int terminal = open ("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
  g_autoptr (GString) line = g_string_sized_new (256);
  struct termios shown;
  struct termios hidden;
  char byte = 0;
  char *secret = NULL;

  if (terminal < 0 || tcgetattr (terminal, &shown) != 0)
    {
      if (terminal >= 0)
        close (terminal);
      respite_set_error (error, RESPITE_ERROR_SIGN_IN,
                         N_("There is no terminal to ask for the password: put it into RESPITE_PASSWORD"));
      return NULL;
    }

  hidden = shown;
  hidden.c_lflag &= (tcflag_t) ~ECHO;
  tcsetattr (terminal, TCSAFLUSH, &hidden);
  if (write (terminal, prompt, strlen (prompt)) > 0)
    {
      while (line->len < 1100 && read (terminal, &byte, 1) == 1 && byte != '\n')
        g_string_append_c (line, byte);
    }
  tcsetattr (terminal, TCSAFLUSH, &shown);
  if (write (terminal, "\n", 1) != 1)
    g_debug ("The terminal is gone");
  close (terminal);

  secret = g_strdup (line->str);
  explicit_bzero (line->str, line->len);
  return secret;
}

const char *
respite_call_get_secret (RespiteCall *call,
                         const char  *variable,
                         const char  *prompt,
                         gboolean     twice,
                         GError     **error)
{
  char *secret = g_hash_table_lookup (call->secrets, variable);

  if (secret != NULL)
    return secret;

  if (g_getenv (variable) != NULL)
    {
      secret = g_strdup (g_getenv (variable));
    }
  else
    {
      secret = read_hidden (prompt, error);
      if (secret == NULL)
        return NULL;
      if (twice)
        {
          char *again = read_hidden (_("The same again: "), error);
          gboolean is_same = g_strcmp0 (secret, again) == 0;

          if (again != NULL)
            free_secret (again);
          if (!is_same)
            {
              free_secret (secret);
              if (error != NULL && *error == NULL)
                respite_set_error (error, RESPITE_ERROR_INVALID, N_("The two were not the same"));
              return NULL;
            }
        }
    }

  g_hash_table_insert (call->secrets, g_strdup (variable), secret);
  return secret;
}

const char *
respite_call_get_password (RespiteCall *call,
                           GError     **error)
{
  return respite_call_get_secret (call, "RESPITE_PASSWORD", _("Password: "), FALSE, error);
}

gboolean
respite_call_resolve (RespiteCall *call,
                      RespiteKind  kind,
                      const char  *text,
                      gint64      *id,
                      GError     **error)
{
  return respite_office_resolve (call->office, kind, text, id, error);
}

RespitePatient *
respite_call_get_patient (RespiteCall *call,
                          gboolean     open_record,
                          GError     **error)
{
  const char *mrn = respite_call_get (call, "patient");
  gint64 id = 0;

  if (!respite_call_resolve (call, RESPITE_KIND_PATIENT, mrn, &id, error))
    return NULL;
  return respite_office_get_patient (call->office, id, open_record, error);
}

GBytes *
respite_call_read_file (const char *path,
                        gsize       max,
                        GError    **error)
{
  g_autofree char *contents = NULL;
  gsize length = 0;
  struct stat info;

  if (stat (path, &info) == 0 && S_ISREG (info.st_mode) && (guint64) info.st_size > max)
    {
      respite_set_error (error, RESPITE_ERROR_INVALID, N_("%s is larger than %d MB"), path, (int) (max >> 20));
      return NULL;
    }
  if (!g_file_get_contents (path, &contents, &length, NULL))
    {
      respite_set_error (error, RESPITE_ERROR_NOT_FOUND, N_("%s cannot be read"), path);
      return NULL;
    }
  if (length > max)
    {
      respite_set_error (error, RESPITE_ERROR_INVALID, N_("%s is larger than %d MB"), path, (int) (max >> 20));
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&contents), length);
}

static gboolean
write_device (const char *path,
              const char *data,
              gsize       size)
{
  int device = open (path, O_WRONLY | O_CLOEXEC);

  while (device >= 0 && size > 0)
    {
      gssize n = write (device, data, size);

      if (n < 0 && errno != EINTR)
        break;
      data += MAX (n, 0);
      size -= (gsize) MAX (n, 0);
    }
  return device >= 0 && close (device) == 0 && size == 0;
}

gboolean
respite_call_write_file (const char *path,
                         GBytes     *bytes,
                         GError    **error)
{
  g_autoptr (GError) problem = NULL;
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  struct stat info;

  if (stat (path, &info) == 0 && !S_ISREG (info.st_mode) && !S_ISDIR (info.st_mode))
    return write_device (path, data, size) ||
           respite_set_error (error, RESPITE_ERROR_STORAGE, N_("%s cannot be written"), path);

  if (g_file_set_contents_full (path, data, (gssize) size,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &problem))
    return TRUE;

  if (g_error_matches (problem, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    return respite_set_error (error, RESPITE_ERROR_FULL, N_("The disk is full, %s was not written"), path);
  return respite_set_error (error, RESPITE_ERROR_STORAGE, N_("%s cannot be written"), path);
}

gboolean
respite_call_fill_document_info (RespiteCall          *call,
                                 const RespitePatient *patient,
                                 RespiteDocumentInfo  *info,
                                 GError              **error)
{
  const RespiteStaff *actor = respite_office_get_actor (call->office);
  const char *language = respite_call_get (call, "language");
  const char *paper = respite_call_get (call, "paper");

  if (language != NULL && !g_strv_contains (respite_words_languages, language))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("Documents are in English (en) and Spanish (es)"));
  if (paper != NULL && strcmp (paper, "a4") != 0 && strcmp (paper, "letter") != 0)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("The paper is a4 or letter"));

  g_free (call->record_code);
  call->record_code = respite_office_dup_record_code (call->office);
  *info = (RespiteDocumentInfo) {
    .clinic = respite_office_get_clinic_info (call->office),
    .patient = patient,
    .language = language,
    .paper = paper,
    .large_print = respite_call_has (call, "large-print"),
    .printed_by = actor != NULL ? g_intern_string (actor->name) : NULL,
    .printed_at = respite_office_get_now (call->office),
    .zone = respite_office_get_zone (call->office),
    .record_code = call->record_code,
  };
  respite_office_set_language (call->office, respite_document_info_get_language (info));
  return TRUE;
}

const char *
respite_call_get_saved_word (RespiteCall *call)
{
  return respite_call_has (call, "protect") ? "protected" : "saved";
}

gboolean
respite_call_save_layout (RespiteCall         *call,
                          const RespiteLayout *layout,
                          GError             **error)
{
  const char *path = respite_call_get (call, "o");
  g_autoptr (RespiteFields) fields = respite_fields_new ();
  g_autofree char *missing = respite_layout_dup_missing (layout);

  if (respite_call_has (call, "protect"))
    {
      const char *password = respite_call_get_secret (call, "RESPITE_DOCUMENT_PASSWORD",
                                                      _("Password of the document: "), TRUE, error);

      if (password == NULL || !respite_layout_save_protected (layout, path, password, error))
        return FALSE;
    }
  else if (!respite_layout_save_pdf (layout, path, error))
    {
      return FALSE;
    }

  respite_fields_add_text (fields, "file", N_("File"), path);
  respite_fields_add_text (fields, "title", N_("Title"), respite_layout_get_title (layout));
  respite_fields_add_text (fields, "language", N_("Language"), respite_layout_get_language (layout));
  respite_fields_add_integer (fields, "pages", N_("Pages"), respite_layout_get_n_pages (layout));
  respite_fields_add_text (fields, "missing_characters", N_("Characters that no font has"), missing);
  respite_call_print_fields (call, fields);
  return TRUE;
}

void
respite_call_print_fields (RespiteCall         *call,
                           const RespiteFields *fields)
{
  g_autofree char *text = respite_fields_to_text (fields, call->is_json);

  g_string_append (call->out, text);
}

void
respite_call_print_list (RespiteCall *call,
                         GPtrArray   *list)
{
  g_autofree char *text = respite_fields_list_to_text (list, call->is_json);

  g_string_append (call->out, text);
}

void
respite_call_print_id (RespiteCall *call,
                       const char  *id)
{
  if (call->is_json)
    respite_call_print_done (call, id);
  else
    g_string_append_printf (call->out, "%s\n", id);
}

void
respite_call_print_done (RespiteCall *call,
                         const char  *id)
{
  g_autoptr (RespiteFields) fields = respite_fields_new ();

  respite_fields_add_text (fields, "id", NULL, id);
  respite_call_print_fields (call, fields);
}

void
respite_call_print_text (RespiteCall *call,
                         const char  *text)
{
  g_autoptr (RespiteFields) fields = respite_fields_new ();

  if (!call->is_json)
    {
      g_string_append (call->out, text);
      if (!g_str_has_suffix (text, "\n"))
        g_string_append_c (call->out, '\n');
      return;
    }
  respite_fields_add_text (fields, "text", NULL, text);
  respite_call_print_fields (call, fields);
}

const char *
respite_call_get_output (RespiteCall *call)
{
  return call->out->str;
}
