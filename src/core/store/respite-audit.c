/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-audit.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

#include "base/respite-error.h"
#include "store/respite-audit-private.h"

#define SQL_LAST_AT "SELECT coalesce (max (at), 0) FROM audit WHERE seq = (SELECT max (seq) FROM audit)"
#define SQL_HEAD "SELECT seq, epoch, hash FROM audit ORDER BY seq DESC LIMIT 1"

#define SQL_INSERT \
  "INSERT INTO audit (" RESPITE_AUDIT_COLUMNS ") VALUES (:seq, :epoch, :at, :offset_minutes, :staff_id, " \
  ":staff_name, :workstation, :patient_id, :action, :kind, :record_id, :old_text, :new_text, :reason, :outcome, " \
  ":hash)"

/* One line of fixed length, so that it can be written in place: format, seq, epoch, hash, seal. */
#define HEAD_FORMAT "respite-audit-head/1 %020" G_GINT64_FORMAT " %010" G_GINT64_FORMAT " %s %s\n"
#define HEAD_LENGTH (20 + 1 + 20 + 1 + 10 + 1 + 64 + 1 + 64 + 1)

/* How often, and after how long, a side file is read again that makes no sense. */
#define N_TRIES 3
#define TRY_US  2000

struct _RespiteAudit
{
  guint8          *key;         /* in locked memory */
  char            *head_path;
  int              fd;          /* of the side file, -1 until the first write */
  RespiteAuditHead head;        /* of the append that is not yet written to the side file */
  gboolean         pending;
};

RespiteAudit *
respite_audit_new (const guint8 *key,
                   const char   *head_path)
{
  RespiteAudit *audit = g_new0 (RespiteAudit, 1);

  audit->key = sodium_malloc (RESPITE_AUDIT_KEY_BYTES);
  g_assert (audit->key != NULL);
  memcpy (audit->key, key, RESPITE_AUDIT_KEY_BYTES);
  audit->head_path = g_strdup (head_path);
  audit->fd = -1;

  return audit;
}

void
respite_audit_free (RespiteAudit *audit)
{
  if (audit == NULL)
    return;

  if (audit->fd >= 0)
    close (audit->fd);
  sodium_free (audit->key);
  g_free (audit->head_path);
  g_free (audit);
}

/* Lengths go in front of texts and NULL differs from "", so that no two rows look the same to the hash. */
static void
hash_text (crypto_generichash_state *state,
           const char               *text)
{
  guint64 length = GUINT64_TO_LE (text != NULL ? strlen (text) : G_MAXUINT64);

  crypto_generichash_update (state, (const guint8 *) &length, sizeof length);
  if (text != NULL)
    crypto_generichash_update (state, (const guint8 *) text, strlen (text));
}

static void
hash_number (crypto_generichash_state *state,
             gint64                    number)
{
  gint64 value = GINT64_TO_LE (number);

  crypto_generichash_update (state, (const guint8 *) &value, sizeof value);
}

void
respite_audit_hash_row (RespiteAudit          *audit,
                        const guint8          *previous,
                        const RespiteAuditRow *row,
                        const char            *kind,
                        guint8                *hash)
{
  crypto_generichash_state state;

  crypto_generichash_init (&state, audit->key, RESPITE_AUDIT_KEY_BYTES, RESPITE_AUDIT_HASH_BYTES);
  crypto_generichash_update (&state, previous, RESPITE_AUDIT_HASH_BYTES);
  hash_number (&state, row->seq);
  hash_number (&state, row->epoch);
  hash_number (&state, row->at);
  hash_number (&state, row->offset_minutes);
  hash_number (&state, row->staff_id);
  hash_text (&state, row->staff_name);
  hash_text (&state, row->workstation);
  hash_number (&state, row->patient_id);
  hash_text (&state, row->action);
  hash_text (&state, kind);
  hash_number (&state, row->record_id);
  hash_text (&state, row->old_text);
  hash_text (&state, row->new_text);
  hash_text (&state, row->reason);
  hash_text (&state, row->outcome);
  crypto_generichash_final (&state, hash, RESPITE_AUDIT_HASH_BYTES);
}

gboolean
respite_audit_read_last_at (RespiteDb  *db,
                            gint64     *at,
                            GError    **error)
{
  return respite_db_read_int64 (db, SQL_LAST_AT, at, error);
}

gboolean
respite_audit_read_head (RespiteDb        *db,
                         RespiteAuditHead *head,
                         GError          **error)
{
  sqlite3_stmt *stmt = respite_db_get_statement (db, SQL_HEAD, error);
  int result;

  memset (head, 0, sizeof *head);
  if (stmt == NULL)
    return FALSE;

  result = respite_db_step (db, stmt, error);
  if (result == SQLITE_ROW)
    {
      head->seq = sqlite3_column_int64 (stmt, 0);
      head->epoch = sqlite3_column_int64 (stmt, 1);
      if (sqlite3_column_bytes (stmt, 2) == RESPITE_AUDIT_HASH_BYTES)
        memcpy (head->hash, sqlite3_column_blob (stmt, 2), RESPITE_AUDIT_HASH_BYTES);
    }
  sqlite3_reset (stmt);

  return result == SQLITE_ROW || result == SQLITE_DONE;
}

static void
bind_row (sqlite3_stmt          *stmt,
          const RespiteAuditRow *row,
          const guint8          *hash)
{
  respite_bind_int64 (stmt, ":seq", row->seq);
  respite_bind_int64 (stmt, ":epoch", row->epoch);
  respite_bind_int64 (stmt, ":at", row->at);
  respite_bind_int64 (stmt, ":offset_minutes", row->offset_minutes);
  respite_bind_id (stmt, ":staff_id", row->staff_id);
  respite_bind_text (stmt, ":staff_name", row->staff_name);
  respite_bind_text (stmt, ":workstation", row->workstation);
  respite_bind_id (stmt, ":patient_id", row->patient_id);
  respite_bind_text (stmt, ":action", row->action);
  respite_bind_text (stmt, ":kind", respite_code_to_word (respite_kind_codes, (int) row->kind));
  respite_bind_id (stmt, ":record_id", row->record_id);
  respite_bind_text (stmt, ":old_text", row->old_text);
  respite_bind_text (stmt, ":new_text", row->new_text);
  respite_bind_text (stmt, ":reason", row->reason);
  respite_bind_text (stmt, ":outcome", row->outcome);
  respite_bind_blob (stmt, ":hash", hash, RESPITE_AUDIT_HASH_BYTES);
}

static gboolean
append (RespiteAudit          *audit,
        RespiteDb             *db,
        const RespiteAuditRow *row,
        int                    epochs,
        GError               **error)
{
  RespiteAuditRow full = *row;
  RespiteAuditHead head;
  sqlite3_stmt *stmt;

  g_return_val_if_fail (respite_db_in_transaction (db), FALSE);
  g_return_val_if_fail (row->action != NULL, FALSE);

  if (!respite_audit_read_head (db, &head, error))
    return FALSE;

  full.seq = head.seq + 1;
  full.epoch = MAX (head.epoch, 1) + epochs;
  if (full.staff_name == NULL)
    full.staff_name = "";
  if (full.workstation == NULL)
    full.workstation = "";
  if (full.outcome == NULL)
    full.outcome = "done";
  respite_audit_hash_row (audit, head.hash, &full, respite_code_to_word (respite_kind_codes, (int) full.kind),
                          audit->head.hash);

  stmt = respite_db_get_statement (db, SQL_INSERT, error);
  if (stmt == NULL)
    return FALSE;
  bind_row (stmt, &full, audit->head.hash);
  if (!respite_db_run (db, stmt, error))
    return FALSE;

  audit->head.seq = full.seq;
  audit->head.epoch = full.epoch;
  audit->pending = TRUE;

  return TRUE;
}

gboolean
respite_audit_append (RespiteAudit          *audit,
                      RespiteDb             *db,
                      const RespiteAuditRow *row,
                      GError               **error)
{
  return append (audit, db, row, 0, error);
}

gboolean
respite_audit_append_epoch (RespiteAudit          *audit,
                            RespiteDb             *db,
                            const RespiteAuditRow *row,
                            GError               **error)
{
  return append (audit, db, row, 1, error);
}

char *
respite_audit_bind (RespiteAudit *audit,
                    const char   *content)
{
  crypto_generichash_state state;
  guint8 hash[RESPITE_AUDIT_HASH_BYTES];
  char *hex = g_malloc (2 * RESPITE_AUDIT_HASH_BYTES + 1);

  crypto_generichash_init (&state, audit->key, RESPITE_AUDIT_KEY_BYTES, sizeof hash);
  hash_text (&state, "binding");
  hash_text (&state, content);
  crypto_generichash_final (&state, hash, sizeof hash);

  return sodium_bin2hex (hex, 2 * RESPITE_AUDIT_HASH_BYTES + 1, hash, sizeof hash);
}

/* The side file carries a seal of its own, so that nobody without the key can write an older head into it. */
static void
seal_head (RespiteAudit           *audit,
           const RespiteAuditHead *head,
           char                   *seal_hex)
{
  crypto_generichash_state state;
  guint8 seal[32];

  crypto_generichash_init (&state, audit->key, RESPITE_AUDIT_KEY_BYTES, sizeof seal);
  hash_text (&state, "head");
  hash_number (&state, head->seq);
  hash_number (&state, head->epoch);
  crypto_generichash_update (&state, head->hash, sizeof head->hash);
  crypto_generichash_final (&state, seal, sizeof seal);
  sodium_bin2hex (seal_hex, 65, seal, sizeof seal);
}

gboolean
respite_audit_write_head (RespiteAudit *audit,
                          GError      **error)
{
  char hash[65];
  char seal[65];
  g_autofree char *line = NULL;
  gboolean fresh = FALSE;

  if (!audit->pending)
    return TRUE;

  if (audit->fd < 0)
    {
      audit->fd = open (audit->head_path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
      fresh = audit->fd >= 0 && lseek (audit->fd, 0, SEEK_END) < HEAD_LENGTH;
    }
  sodium_bin2hex (hash, sizeof hash, audit->head.hash, sizeof audit->head.hash);
  seal_head (audit, &audit->head, seal);
  line = g_strdup_printf (HEAD_FORMAT, audit->head.seq, audit->head.epoch, hash, seal);
  g_assert (strlen (line) == HEAD_LENGTH);

  /* Only a new file is synced: after a power cut it may stand behind the database, which is honest. */
  if (audit->fd < 0 || pwrite (audit->fd, line, HEAD_LENGTH, 0) != HEAD_LENGTH)
    return respite_set_error (error, errno == ENOSPC ? RESPITE_ERROR_FULL : RESPITE_ERROR_STORAGE,
                              N_("The head of the audit trail could not be written (%s)"), g_strerror (errno));
  if (fresh)
    fsync (audit->fd);
  audit->pending = FALSE;

  return TRUE;
}

gboolean
respite_audit_adopt_head (RespiteAudit *audit,
                          RespiteDb    *db,
                          GError      **error)
{
  audit->pending = respite_audit_read_head (db, &audit->head, error);

  return audit->pending && respite_audit_write_head (audit, error);
}

void
respite_audit_forget_head (RespiteAudit *audit)
{
  audit->pending = FALSE;
}

static RespiteAuditSide
read_side_once (RespiteAudit     *audit,
                RespiteAuditHead *head)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;
  char seal[65];
  gsize length;

  if (!g_file_get_contents (audit->head_path, &text, &length, NULL))
    return RESPITE_AUDIT_SIDE_MISSING;

  words = g_strsplit (g_strchomp (text), " ", -1);
  if (length != HEAD_LENGTH || g_strv_length (words) != 5 || strcmp (words[0], "respite-audit-head/1") != 0 ||
      sodium_hex2bin (head->hash, sizeof head->hash, words[3], strlen (words[3]), NULL, NULL, NULL) != 0)
    return RESPITE_AUDIT_SIDE_FORGED;

  head->seq = g_ascii_strtoll (words[1], NULL, 10);
  head->epoch = g_ascii_strtoll (words[2], NULL, 10);
  seal_head (audit, head, seal);

  return strcmp (seal, words[4]) == 0 ? RESPITE_AUDIT_SIDE_GOOD : RESPITE_AUDIT_SIDE_FORGED;
}

RespiteAuditSide
respite_audit_read_side (RespiteAudit     *audit,
                         RespiteAuditHead *head)
{
  RespiteAuditSide side = read_side_once (audit, head);

  /* Another program may be in the middle of writing the line. */
  for (int i = 0; i < N_TRIES && side == RESPITE_AUDIT_SIDE_FORGED; i++)
    {
      g_usleep (TRY_US);
      side = read_side_once (audit, head);
    }

  return side;
}

char *
respite_audit_head_to_code (const RespiteAuditHead *head)
{
  const guint8 *hash = head->hash;

  return g_strdup_printf ("%" G_GINT64_FORMAT "-%02x%02x-%02x%02x-%02x",
                          head->seq, hash[0], hash[1], hash[2], hash[3], hash[4]);
}
