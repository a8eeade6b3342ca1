/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "respite-call-private.h"

/* A word or an option of a command's usage. */
typedef struct
{
  char    *name;
  gboolean is_option;
  gboolean has_value;
  gboolean is_optional;
  gboolean repeats;
} Part;

static const char global_usage[] = "[--data DIR] [--user LOGIN] [--json] [--help] [--version]";

G_DEFINE_QUARK (respite - usage - error - quark, respite_usage_error)

static void
part_free (gpointer data)
{
  Part *part = data;

  g_free (part->name);
  g_free (part);
}

/* Takes "[--allergy TEXT]... MRN" apart. */
static GPtrArray *
parse_usage (const char *usage)
{
  g_auto (GStrv) tokens = g_strsplit (usage, " ", -1);
  GPtrArray *parts = g_ptr_array_new_with_free_func (part_free);

  for (guint i = 0; tokens[i] != NULL; i++)
    {
      char *token = tokens[i];
      Part *part = NULL;

      if (*token == '\0')
        continue;

      part = g_new0 (Part, 1);
      g_ptr_array_add (parts, part);
      part->is_optional = *token == '[';
      token += part->is_optional;
      part->is_option = *token == '-';
      while (part->is_option && *token == '-')
        token++;
      if (part->is_option && strchr (token, ']') == NULL && tokens[i + 1] != NULL && g_ascii_isalpha (*tokens[i + 1]))
        {
          part->has_value = TRUE;
          part->repeats = g_str_has_suffix (tokens[i + 1], "...");
          i++;
        }
      part->repeats |= g_str_has_suffix (token, "...");
      part->name = g_strndup (token, strcspn (token, "].|"));
    }
  return parts;
}

static const Part *
find_option (GPtrArray  *parts,
             const char *name,
             gsize       length)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = g_ptr_array_index (parts, i);

      if (part->is_option && strlen (part->name) == length && strncmp (part->name, name, length) == 0)
        return part;
    }
  return NULL;
}

static gboolean
fail_usage (GError    **error,
            const char *format,
            ...) G_GNUC_PRINTF (2, 3);

static gboolean
fail_usage (GError    **error,
            const char *format,
            ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (error != NULL)
    *error = g_error_new_valist (RESPITE_USAGE_ERROR, 0, format, arguments);
  va_end (arguments);
  return FALSE;
}

static gboolean
take_option (RespiteCall       *call,
             const Part        *part,
             const char *const *arguments,
             guint             *index,
             GError           **error)
{
  const char *argument = arguments[*index];
  const char *equals = g_str_has_prefix (argument, "--") ? strchr (argument, '=') : NULL;
  const char *value = "";
  GPtrArray *values = g_hash_table_lookup (call->options, part->name);

  if (part->has_value && equals != NULL)
    value = equals + 1;
  else if (part->has_value)
    value = arguments[++*index];
  else if (equals != NULL)
    return fail_usage (error, _("The option --%s takes no value"), part->name);

  if (value == NULL)
    return fail_usage (error, _("The option %s needs a value"), argument);
  if (values != NULL && !part->repeats)
    return fail_usage (error, _("The option %s stands twice"), argument);

  if (values == NULL)
    {
      values = g_ptr_array_new_null_terminated (2, g_free, TRUE);
      g_hash_table_insert (call->options, g_strdup (part->name), values);
    }
  g_ptr_array_add (values, g_strdup (value));
  return TRUE;
}

/* Finds noun and verb at the front of the words and takes them away. */
static gboolean
find_command (RespiteCall *call,
              GError     **error)
{
  const char *noun = respite_call_get_word (call, 0);
  const char *verb = respite_call_get_word (call, 1);

  for (const RespiteCommand *command = respite_command_next (NULL); noun != NULL && command != NULL;
       command = respite_command_next (command))
    {
      if (strcmp (command->noun, noun) != 0)
        continue;
      call->noun = command->noun;
      if (command->verb == NULL || g_strcmp0 (command->verb, verb) == 0)
        {
          call->command = command;
          g_ptr_array_remove_range (call->words, 0, command->verb == NULL ? 1 : 2);
          return TRUE;
        }
    }

  if (call->wants_help || call->wants_version)
    return TRUE;
  if (noun == NULL)
    return fail_usage (error, _("Say what to do; respite-cli --help lists the commands"));
  if (call->noun == NULL)
    return fail_usage (error, _("There is no command “%s”; respite-cli --help lists the commands"), noun);
  if (verb == NULL)
    return fail_usage (error, _("Say what to do with “%s”; respite-cli %s --help lists it"), noun, noun);
  return fail_usage (error, _("There is no command “%s %s”; respite-cli %s --help lists what there is"), noun, verb,
                     noun);
}

/* Whether everything that the usage asks for is there, and no word too many. */
static gboolean
check_parts (RespiteCall *call,
             GPtrArray   *parts,
             GError     **error)
{
  guint words = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = g_ptr_array_index (parts, i);

      if (part->is_option && !part->is_optional && !g_hash_table_contains (call->options, part->name))
        return fail_usage (error, strlen (part->name) == 1 ? _("The option -%s is missing") :
                           _("The option --%s is missing"), part->name);
      if (part->is_option)
        continue;
      if (words >= call->words->len && !part->is_optional)
        return fail_usage (error, _("%s is missing"), part->name);
      words = part->repeats ? G_MAXUINT : words + 1;
    }
  if (call->words->len > words)
    return fail_usage (error, _("“%s” is one word too many"),
                       (const char *) g_ptr_array_index (call->words, words));
  return TRUE;
}

/* The first pass knows only the words, so that the second one knows which options the command has. */
static void
collect_words (RespiteCall       *call,
               GPtrArray         *globals,
               const char *const *arguments)
{
  for (guint i = 0; arguments[i] != NULL && call->words->len < 2; i++)
    {
      const Part *part = NULL;
      const char *name = NULL;

      if (strcmp (arguments[i], "--") == 0)
        continue;
      if (*arguments[i] != '-')
        {
          g_ptr_array_add (call->words, g_strdup (arguments[i]));
          continue;
        }
      name = arguments[i] + strspn (arguments[i], "-");
      part = find_option (globals, name, strcspn (name, "="));
      if (part == NULL && call->words->len > 0)
        break;
      if (part != NULL && part->has_value && strchr (name, '=') == NULL && arguments[i + 1] != NULL)
        i++;
    }
}

static gboolean
parse_arguments (RespiteCall       *call,
                 const char *const *arguments,
                 GError           **error)
{
  g_autoptr (GPtrArray) globals = parse_usage (global_usage);
  g_autoptr (GPtrArray) parts = NULL;
  gboolean only_words = FALSE;
  guint skip = 0;

  collect_words (call, globals, arguments);
  for (guint i = 0; arguments[i] != NULL; i++)
    {
      call->wants_help |= strcmp (arguments[i], "--help") == 0;
      call->wants_version |= strcmp (arguments[i], "--version") == 0;
    }
  if (!find_command (call, error))
    return FALSE;
  if (call->command == NULL)
    return TRUE;

  parts = parse_usage (call->command->usage);
  skip = call->command->verb == NULL ? 1 : 2;
  g_ptr_array_set_size (call->words, 0);
  for (guint i = 0; arguments[i] != NULL; i++)
    {
      const char *argument = arguments[i];
      const Part *part = NULL;
      const char *name = argument + strspn (argument, "-");

      if (only_words || *argument != '-' || argument[1] == '\0')
        {
          if (skip > 0)
            skip--;
          else
            g_ptr_array_add (call->words, g_strdup (argument));
          continue;
        }
      if (strcmp (argument, "--") == 0)
        {
          only_words = TRUE;
          continue;
        }

      part = find_option (parts, name, strcspn (name, "="));
      if (part == NULL)
        part = find_option (globals, name, strcspn (name, "="));
      if (part == NULL)
        return fail_usage (error, _("“%s” is no option of this command"), argument);
      if (!take_option (call, part, arguments, &i, error))
        return FALSE;
    }

  return call->wants_help || call->wants_version || check_parts (call, parts, error);
}

RespiteCall *
respite_call_parse (const char *const *arguments,
                    GError           **error)
{
  g_autoptr (RespiteCall) call = g_new0 (RespiteCall, 1);

  g_return_val_if_fail (arguments != NULL, NULL);

  call->words = g_ptr_array_new_with_free_func (g_free);
  call->options = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  call->secrets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  call->clock = respite_clock_new_system ();
  call->out = g_string_new (NULL);

  if (!parse_arguments (call, arguments, error))
    return NULL;

  call->is_json = respite_call_has (call, "json");
  call->login = g_strdup (respite_call_get (call, "user"));
  return g_steal_pointer (&call);
}
