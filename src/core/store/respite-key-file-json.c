/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-key-file-private.h"

#include <json-glib/json-glib.h>
#include <sodium.h>
#include <string.h>

#include "base/respite-error.h"
#include "base/respite-json.h"

#define FORMAT_FAMILY "respite-keys/"
#define FORMAT        FORMAT_FAMILY "1"

/* Bounds for parameters from a file, so that a forged one cannot eat the machine's memory. */
#define MAX_OPS    64
#define MAX_MEMORY (G_GUINT64_CONSTANT (2) << 30)

static gboolean
fail (GError **error)
{
  return respite_set_error (error, RESPITE_ERROR_CORRUPT, N_("The key file is damaged; restore a backup"));
}

static const char *
get_text (JsonObject *object,
          const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static gboolean
get_number (JsonObject *object,
            const char *member,
            gint64      max,
            gint64     *number)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  *number = json_node_get_int (node);

  return *number >= 0 && *number <= max;
}

static gboolean
get_bytes (JsonObject *object,
           const char *member,
           guint8     *bytes,
           gsize       length)
{
  const char *text = get_text (object, member);
  gsize found = 0;

  return text != NULL && strlen (text) == 2 * length &&
         sodium_hex2bin (bytes, length, text, strlen (text), NULL, &found, NULL) == 0 && found == length;
}

static RespiteKeySlot *
parse_slot (JsonNode *node)
{
  RespiteKeySlot *slot = g_new0 (RespiteKeySlot, 1);
  JsonObject *object;
  gint64 ops = 0;
  gint64 memory = 0;
  gint64 failures = 0;

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    {
      object = json_node_get_object (node);
      slot->login = g_strdup (get_text (object, "login"));
      slot->name = g_strdup (get_text (object, "name"));
      if (slot->login != NULL && slot->name != NULL &&
          get_bytes (object, "salt", slot->salt, sizeof slot->salt) &&
          get_bytes (object, "nonce", slot->nonce, sizeof slot->nonce) &&
          get_bytes (object, "wrapped", slot->wrapped, sizeof slot->wrapped) &&
          get_number (object, "ops", MAX_OPS, &ops) && get_number (object, "memory", (gint64) MAX_MEMORY, &memory) &&
          get_number (object, "failures", G_MAXINT, &failures) &&
          get_number (object, "last_failure", G_MAXINT64, &slot->last_failure))
        {
          slot->ops = (guint64) ops;
          slot->memory = (guint64) memory;
          slot->failures = (int) failures;
          return slot;
        }
    }
  respite_key_slot_free (slot);

  return NULL;
}

static gboolean
parse_object (RespiteKeyFile *file,
              JsonObject     *object)
{
  const char *kind = get_text (object, "kind");
  JsonNode *slots = json_object_get_member (object, "slots");
  int value;

  file->uuid = g_strdup (get_text (object, "clinic"));
  file->name = g_strdup (get_text (object, "name"));
  if (file->uuid == NULL || file->name == NULL || kind == NULL || slots == NULL || !JSON_NODE_HOLDS_ARRAY (slots) ||
      !respite_code_from_word (respite_clinic_kind_codes, kind, &value) ||
      !get_number (object, "generation", G_MAXINT64, &file->generation))
    return FALSE;

  file->kind = (RespiteClinicKind) value;
  file->recovery = parse_slot (json_object_get_member (object, "recovery"));
  for (guint i = 0; i < json_array_get_length (json_node_get_array (slots)); i++)
    {
      RespiteKeySlot *slot = parse_slot (json_array_get_element (json_node_get_array (slots), i));

      if (slot == NULL)
        return FALSE;
      g_ptr_array_add (file->slots, slot);
    }

  return file->recovery != NULL;
}

gboolean
respite_key_file_parse (RespiteKeyFile  *file,
                        const char      *text,
                        gsize            length,
                        GError         **error)
{
  g_autoptr (RespiteJson) checked = respite_json_parse (text, (gssize) length, NULL);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root;
  JsonNode *encrypted;
  JsonObject *object;
  const char *format;

  /* Our own reader first: it refuses what is nested so deeply that json-glib would overrun the stack. */
  if (checked == NULL || !json_parser_load_from_data (parser, text, (gssize) length, NULL))
    return fail (error);
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return fail (error);

  object = json_node_get_object (root);
  format = get_text (object, "format");
  if (format == NULL || !g_str_has_prefix (format, FORMAT_FAMILY))
    return fail (error);
  if (strcmp (format, FORMAT) != 0)
    return respite_set_error (error, RESPITE_ERROR_TOO_NEW,
                              N_("The key file was written by another version of Respite; install that version"));

  encrypted = json_object_get_member (object, "encrypted");
  if (encrypted == NULL || json_node_get_value_type (encrypted) != G_TYPE_BOOLEAN)
    return fail (error);
  if (json_node_get_boolean (encrypted) != RESPITE_ENCRYPTED)
    return respite_set_error (error, RESPITE_ERROR_CORRUPT, RESPITE_ENCRYPTED ?
                              N_("This clinic is not encrypted, and this program opens only encrypted ones") :
                              N_("This clinic is encrypted, and this program cannot open encrypted ones"));

  return parse_object (file, object) || fail (error);
}

static void
add_bytes (JsonBuilder  *builder,
           const char   *member,
           const guint8 *bytes,
           gsize         length)
{
  g_autofree char *text = g_malloc (2 * length + 1);

  sodium_bin2hex (text, 2 * length + 1, bytes, length);
  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, text);
}

static void
add_text (JsonBuilder *builder,
          const char  *member,
          const char  *text)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, text);
}

static void
add_number (JsonBuilder *builder,
            const char  *member,
            gint64       number)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_int_value (builder, number);
}

static void
add_slot (JsonBuilder          *builder,
          const RespiteKeySlot *slot)
{
  json_builder_begin_object (builder);
  add_text (builder, "login", slot->login);
  add_text (builder, "name", slot->name);
  add_number (builder, "ops", (gint64) slot->ops);
  add_number (builder, "memory", (gint64) slot->memory);
  add_bytes (builder, "salt", slot->salt, sizeof slot->salt);
  add_bytes (builder, "nonce", slot->nonce, sizeof slot->nonce);
  add_bytes (builder, "wrapped", slot->wrapped, sizeof slot->wrapped);
  add_number (builder, "failures", slot->failures);
  add_number (builder, "last_failure", slot->last_failure);
  json_builder_end_object (builder);
}

char *
respite_key_file_print (RespiteKeyFile *file,
                        gsize          *length)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add_text (builder, "format", FORMAT);
  add_text (builder, "clinic", file->uuid);
  add_text (builder, "name", file->name);
  add_text (builder, "kind", respite_code_to_word (respite_clinic_kind_codes, (int) file->kind));
  json_builder_set_member_name (builder, "encrypted");
  json_builder_add_boolean_value (builder, RESPITE_ENCRYPTED);
  add_number (builder, "generation", file->generation);
  json_builder_set_member_name (builder, "recovery");
  add_slot (builder, file->recovery);
  json_builder_set_member_name (builder, "slots");
  json_builder_begin_array (builder);
  for (guint i = 0; i < file->slots->len; i++)
    add_slot (builder, g_ptr_array_index (file->slots, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, root);

  return json_generator_to_data (generator, length);
}
