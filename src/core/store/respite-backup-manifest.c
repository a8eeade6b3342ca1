/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-backup-manifest.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

#include "base/respite-error.h"
#include "base/respite-json.h"
#include "store/respite-clinic-table.h"
#include "store/respite-files.h"

#define FORMAT "respite-backup-manifest/1"
#define BLOCK  (64 * 1024)

/* The statements that count, written by the database itself from its own list of tables. */
#define SQL_TABLES \
  "SELECT name, 'SELECT count (*) FROM \"' || replace (name, '\"', '\"\"') || '\"' FROM sqlite_schema " \
  "WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"

void
respite_backup_manifest_free (RespiteBackupManifest *manifest)
{
  if (manifest == NULL)
    return;

  g_free (manifest->clinic_uuid);
  g_free (manifest->clinic_name);
  g_clear_pointer (&manifest->rows, json_object_unref);
  g_clear_pointer (&manifest->files, json_object_unref);
  g_free (manifest);
}

static char *
hash_file (const char  *folder,
           const char  *name,
           GError     **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree guint8 *block = g_malloc (BLOCK);
  crypto_hash_sha256_state state;
  guint8 hash[crypto_hash_sha256_BYTES];
  char *text = NULL;
  ssize_t length;
  int fd = open (path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);

  crypto_hash_sha256_init (&state);
  while ((length = fd >= 0 ? read (fd, block, BLOCK) : -1) > 0)
    crypto_hash_sha256_update (&state, block, (unsigned long long) length);
  if (length < 0)
    respite_file_fail (N_("A file of the backup cannot be read"), error);
  if (fd >= 0)
    close (fd);
  if (length < 0)
    return NULL;

  crypto_hash_sha256_final (&state, hash);
  text = g_malloc (2 * sizeof hash + 1);
  sodium_bin2hex (text, 2 * sizeof hash + 1, hash, sizeof hash);

  return text;
}

static JsonObject *
hash_files (const char         *folder,
            const char *const  *names,
            GError            **error)
{
  g_autoptr (JsonObject) files = json_object_new ();

  for (; *names != NULL; names++)
    {
      g_autofree char *hash = hash_file (folder, *names, error);

      if (hash == NULL)
        return NULL;
      json_object_set_string_member (files, *names, hash);
    }

  return g_steal_pointer (&files);
}

static JsonObject *
count_rows (RespiteDb  *db,
            gint64     *n_rows,
            GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, SQL_TABLES, error);
  g_autoptr (JsonObject) rows = json_object_new ();
  int result;

  if (stmt == NULL)
    return NULL;

  *n_rows = 0;
  while ((result = respite_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      gint64 count;

      if (!respite_db_read_int64 (db, (const char *) sqlite3_column_text (stmt, 1), &count, error))
        return NULL;
      json_object_set_int_member (rows, (const char *) sqlite3_column_text (stmt, 0), count);
      *n_rows += count;
    }

  return result == SQLITE_DONE ? g_steal_pointer (&rows) : NULL;
}

RespiteBackupManifest *
respite_backup_manifest_make (RespiteDb          *db,
                              const char         *folder,
                              const char *const  *names,
                              gint64              now,
                              GError            **error)
{
  g_autoptr (RespiteBackupManifest) manifest = g_new0 (RespiteBackupManifest, 1);
  g_autoptr (RespiteClinicInfo) info = respite_clinic_table_load (db, &manifest->clinic_uuid, NULL, error);
  gint64 version;

  if (info == NULL || !respite_audit_read_head (db, &manifest->head, error) ||
      !respite_db_read_int64 (db, "PRAGMA user_version", &version, error))
    return NULL;

  manifest->clinic_name = g_strdup (info->name);
  manifest->kind = info->kind;
  manifest->made_at = now;
  manifest->schema = (int) version;
  manifest->rows = count_rows (db, &manifest->n_rows, error);
  if (manifest->rows != NULL)
    manifest->files = hash_files (folder, names, error);

  return manifest->files != NULL ? g_steal_pointer (&manifest) : NULL;
}

gboolean
respite_backup_manifest_save (const RespiteBackupManifest  *manifest,
                              const char                   *path,
                              GError                      **error)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonObject) head = json_object_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;
  char hash[2 * RESPITE_AUDIT_HASH_BYTES + 1];

  sodium_bin2hex (hash, sizeof hash, manifest->head.hash, sizeof manifest->head.hash);
  json_object_set_int_member (head, "seq", manifest->head.seq);
  json_object_set_int_member (head, "epoch", manifest->head.epoch);
  json_object_set_string_member (head, "hash", hash);

  json_object_set_string_member (object, "format", FORMAT);
  json_object_set_string_member (object, "clinic", manifest->clinic_uuid);
  json_object_set_string_member (object, "name", manifest->clinic_name);
  json_object_set_string_member (object, "kind", respite_code_to_word (respite_clinic_kind_codes,
                                                                       (int) manifest->kind));
  json_object_set_int_member (object, "made_at", manifest->made_at);
  json_object_set_int_member (object, "schema", manifest->schema);
  json_object_set_object_member (object, "rows", json_object_ref (manifest->rows));
  json_object_set_object_member (object, "files", json_object_ref (manifest->files));
  json_object_set_object_member (object, "head", json_object_ref (head));
  json_node_set_object (root, object);
  text = json_to_string (root, TRUE);

  return respite_file_replace (path, text, strlen (text), error);
}

static gboolean
has_value (JsonObject *object,
           const char *member,
           GType       type)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

static JsonObject *
get_object (JsonObject *object,
            const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static gboolean
parse_head (JsonObject       *object,
            RespiteAuditHead *head)
{
  const char *hash;

  if (object == NULL || !has_value (object, "seq", G_TYPE_INT64) || !has_value (object, "epoch", G_TYPE_INT64) ||
      !has_value (object, "hash", G_TYPE_STRING))
    return FALSE;

  hash = json_object_get_string_member (object, "hash");
  head->seq = json_object_get_int_member (object, "seq");
  head->epoch = json_object_get_int_member (object, "epoch");

  return strlen (hash) == 2 * sizeof head->hash &&
         sodium_hex2bin (head->hash, sizeof head->hash, hash, strlen (hash), NULL, NULL, NULL) == 0;
}

/* The sum of all numbers of @rows; -1 where one is no number of rows. */
static gint64
sum_members (JsonObject *rows)
{
  g_autoptr (GList) values = json_object_get_values (rows);
  gint64 sum = 0;

  for (GList *value = values; value != NULL; value = value->next)
    {
      JsonNode *node = value->data;
      gint64 number = JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64 ?
                      json_node_get_int (node) : -1;

      if (number < 0 || number > G_MAXINT64 - sum)
        return -1;
      sum += number;
    }

  return sum;
}

static RespiteBackupManifest *
parse_manifest (JsonObject *object)
{
  static const char *const texts[] = { "format", "clinic", "name", "kind" };
  g_autoptr (RespiteBackupManifest) manifest = g_new0 (RespiteBackupManifest, 1);
  int kind;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!has_value (object, texts[i], G_TYPE_STRING))
      return NULL;
  if (strcmp (json_object_get_string_member (object, "format"), FORMAT) != 0 ||
      !has_value (object, "made_at", G_TYPE_INT64) || !has_value (object, "schema", G_TYPE_INT64) ||
      !respite_code_from_word (respite_clinic_kind_codes, json_object_get_string_member (object, "kind"), &kind) ||
      get_object (object, "rows") == NULL || get_object (object, "files") == NULL ||
      !parse_head (get_object (object, "head"), &manifest->head))
    return NULL;

  manifest->clinic_uuid = g_strdup (json_object_get_string_member (object, "clinic"));
  manifest->clinic_name = g_strdup (json_object_get_string_member (object, "name"));
  manifest->kind = (RespiteClinicKind) kind;
  manifest->made_at = json_object_get_int_member (object, "made_at");
  manifest->schema = (int) json_object_get_int_member (object, "schema");
  manifest->rows = json_object_ref (get_object (object, "rows"));
  manifest->files = json_object_ref (get_object (object, "files"));
  manifest->n_rows = sum_members (manifest->rows);

  return manifest->n_rows >= 0 ? g_steal_pointer (&manifest) : NULL;
}

RespiteBackupManifest *
respite_backup_manifest_parse (const char  *text,
                               gsize        length,
                               GError     **error)
{
  g_autoptr (RespiteJson) checked = respite_json_parse (text, (gssize) length, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  RespiteBackupManifest *manifest = NULL;
  JsonNode *root;

  /* Our own reader first: it refuses what is nested so deeply that json-glib would overrun the stack. */
  if (checked != NULL && json_parser_load_from_data (parser, text, (gssize) length, NULL))
    {
      root = json_parser_get_root (parser);
      if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
        manifest = parse_manifest (json_node_get_object (root));
    }
  if (manifest == NULL)
    respite_set_error (error, RESPITE_ERROR_CORRUPT, N_("The list of contents of the backup is damaged"));

  return manifest;
}

RespiteBackupManifest *
respite_backup_manifest_load (const char  *path,
                              GError     **error)
{
  g_autofree char *text = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &text, &length, NULL))
    length = 0;

  return respite_backup_manifest_parse (text != NULL ? text : "", length, error);
}

static gboolean
is_same (JsonObject *one,
         JsonObject *other)
{
  g_autoptr (JsonNode) a = json_node_init_object (json_node_alloc (), one);
  g_autoptr (JsonNode) b = json_node_init_object (json_node_alloc (), other);

  return json_node_equal (a, b);
}

gboolean
respite_backup_manifest_compare_files (const RespiteBackupManifest  *manifest,
                                       const char                   *folder,
                                       const char *const            *names,
                                       GError                      **error)
{
  g_autoptr (JsonObject) files = hash_files (folder, names, error);

  if (files == NULL)
    return FALSE;

  return is_same (files, manifest->files) ||
         respite_set_error (error, RESPITE_ERROR_CORRUPT, N_("A file in the backup is not the one that was put in"));
}

gboolean
respite_backup_manifest_compare (const RespiteBackupManifest  *manifest,
                                 RespiteDb                    *db,
                                 const char                   *folder,
                                 const char *const            *names,
                                 GError                      **error)
{
  g_autoptr (RespiteBackupManifest) found = NULL;

  if (!respite_backup_manifest_compare_files (manifest, folder, names, error))
    return FALSE;
  found = respite_backup_manifest_make (db, folder, names, manifest->made_at, error);
  if (found == NULL)
    return FALSE;

  return (is_same (found->rows, manifest->rows) && found->schema == manifest->schema &&
          found->head.seq == manifest->head.seq && found->head.epoch == manifest->head.epoch &&
          memcmp (found->head.hash, manifest->head.hash, sizeof found->head.hash) == 0 &&
          strcmp (found->clinic_uuid, manifest->clinic_uuid) == 0 && found->kind == manifest->kind) ||
         respite_set_error (error, RESPITE_ERROR_CORRUPT,
                            N_("The database in the backup does not have the rows that were put in"));
}
