/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "respite-command.h"
#include "respite-core.h"

#include "base/respite-error.h"
#include "base/respite-language.h"

enum
{
  STATUS_DONE,
  STATUS_REFUSED,
  STATUS_USAGE,
};

static const char *
translate_text (const char *text)
{
  return *text != '\0' ? gettext (text) : text;
}

static void
set_up_language (void)
{
  g_autofree char *folder = respite_language_find_folder ("/src/cli", RESPITE_LOCALE_DIR);

  respite_language_set_locale ();
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  respite_set_translate_func (translate_text);
}

static void
print_usage (const RespiteCommand *command,
             FILE                 *file)
{
  g_autofree char *line = g_strjoin (" ", "respite-cli", command->noun, command->verb != NULL ? command->verb :
                                     command->usage, command->verb != NULL ? command->usage : NULL, NULL);

  fprintf (file, "%s\n", g_strchomp (line));
}

static void
print_help (RespiteCall *call)
{
  const char *noun = respite_call_get_noun (call);

  printf ("%s\n\n", _ ("respite-cli [--data DIR] [--user LOGIN] [--json] COMMAND"));
  for (const RespiteCommand *command = respite_command_next (NULL); command != NULL;
       command = respite_command_next (command))
    {
      if (noun != NULL && strcmp (noun, command->noun) != 0)
        continue;
      print_usage (command, stdout);
      printf ("    %s\n", _ (command->help));
    }
  printf ("\n%s\n%s\n%s\n%s\n",
          _ ("Passwords are asked for, or come from variables: RESPITE_PASSWORD of --user,\n"
             "RESPITE_CHECKER_PASSWORD of the second person (else the same), RESPITE_NEW_PASSWORD of a new\n"
             "account, RESPITE_PASSPHRASE of backups, RESPITE_DOCUMENT_PASSWORD of a document (--protect)."),
          _ ("RESPITE_DATA is the data folder where --data is not given."),
          _ ("A record is named by its MRN, its short name, or the first 8 characters of its id."),
          _ ("Exit status: 0 done, 1 refused or failed, 2 wrong usage."));
}

static void
print_version (void)
{
  printf ("respite-cli %s\n%s\n", RESPITE_VERSION, respite_office_is_encrypted () ?
          _ ("The database is encrypted (SQLCipher).") :
          _ ("The database is NOT ENCRYPTED: this build has plain SQLite. Encrypt the disk."));
}

/* One sentence on one line, whatever a file or a person put into it. */
static void
print_error (const char *message)
{
  g_autofree char *line = g_utf8_make_valid (message, -1);

  for (char *p = line; *p != '\0'; p++)
    {
      if (g_ascii_iscntrl (*p))
        *p = ' ';
    }
  g_strstrip (line);
  fprintf (stderr, "%s%s\n", line, g_str_has_suffix (line, ".") || g_str_has_suffix (line, "?") ? "" : ".");
}

static int
run_command (RespiteCall *call)
{
  const RespiteCommand *command = respite_call_get_command (call);
  g_autoptr (GError) error = NULL;
  const char *output = NULL;
  gboolean is_done = (!command->needs_office || respite_call_open (call, &error)) && command->run (call, &error);

  output = respite_call_get_output (call);
  if (fwrite (output, 1, strlen (output), stdout) != strlen (output) || fflush (stdout) != 0)
    {
      print_error (is_done ? _ ("It was done, but the output could not be written") : error->message);
      return STATUS_REFUSED;
    }
  if (!is_done)
    {
      print_error (error->message);
      if (error->domain == RESPITE_USAGE_ERROR)
        {
          print_usage (command, stderr);
          return STATUS_USAGE;
        }
      return STATUS_REFUSED;
    }
  return STATUS_DONE;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (RespiteCall) call = NULL;
  g_autoptr (GError) error = NULL;

  umask (0077);
  set_up_language ();
  respite_core_init ();

  call = respite_call_parse ((const char *const *) argv + MIN (argc, 1), &error);
  if (call == NULL)
    {
      print_error (error->message);
      return STATUS_USAGE;
    }
  if (respite_call_wants_version (call))
    print_version ();
  else if (respite_call_wants_help (call))
    print_help (call);
  else
    return run_command (call);
  return fflush (stdout) == 0 ? STATUS_DONE : STATUS_REFUSED;
}
