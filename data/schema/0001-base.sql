-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Respite developers
--
-- The base: clinic, staff, settings, audit trail, backups.
-- Instants are UTC milliseconds, codes are words, nothing is ever deleted.

CREATE TABLE clinic (
  id                INTEGER PRIMARY KEY CHECK (id = 1),         -- one row only
  uuid              TEXT NOT NULL CHECK (length (uuid) = 36),   -- the key outside; also in the key file
  kind              TEXT NOT NULL CHECK (kind IN ('real', 'practice')), -- never changes
  name              TEXT NOT NULL CHECK (length (name) BETWEEN 1 AND 120), -- as printed
  address           TEXT NOT NULL,                              -- lines separated by line feeds
  phone             TEXT NOT NULL,                              -- in office hours
  after_hours_phone TEXT NOT NULL,                              -- outside them
  country           TEXT NOT NULL CHECK (country IN ('us', 'gb', '')), -- preset; '' prints no emergency number
  time_zone         TEXT NOT NULL CHECK (time_zone <> ''),      -- Olson name
  paper             TEXT NOT NULL CHECK (paper IN ('letter', 'a4')), -- default paper of documents
  language          TEXT NOT NULL CHECK (language <> ''),       -- default language of documents
  logo              BLOB,                                       -- PNG or JPEG, or NULL for none
  generation        INTEGER NOT NULL,                           -- of the key file when last in step with it
  created_at        INTEGER NOT NULL                            -- when the clinic was made
) STRICT;

CREATE TRIGGER clinic_fixed BEFORE UPDATE OF id, uuid, kind, created_at ON clinic
BEGIN
  SELECT RAISE (ABORT, 'the identity of a clinic never changes')
   WHERE OLD.id IS NOT NEW.id OR OLD.uuid IS NOT NEW.uuid OR OLD.kind IS NOT NEW.kind
      OR OLD.created_at IS NOT NEW.created_at;
END;

CREATE TRIGGER clinic_kept BEFORE DELETE ON clinic
BEGIN
  SELECT RAISE (ABORT, 'nothing is deleted');
END;

CREATE TABLE staff (
  id             INTEGER PRIMARY KEY,                           -- the key inside
  uuid           TEXT NOT NULL UNIQUE CHECK (length (uuid) = 36), -- the key outside
  login          TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (login <> ''), -- typed to sign in; never reused
  name           TEXT NOT NULL CHECK (length (name) BETWEEN 1 AND 120), -- printed on records and signatures
  roles          TEXT NOT NULL CHECK (roles <> ''),             -- words joined by commas
  active         INTEGER NOT NULL CHECK (active IN (0, 1)),     -- whether the account can sign in
  one_time       INTEGER NOT NULL CHECK (one_time IN (0, 1)),   -- whether another person set its password: good only for choosing an own one
  added_at       INTEGER NOT NULL,                              -- when
  deactivated_at INTEGER CHECK ((deactivated_at IS NULL) = (active = 1)) -- when, NULL while active
) STRICT;

CREATE TRIGGER staff_fixed BEFORE UPDATE OF id, uuid, login ON staff
BEGIN
  SELECT RAISE (ABORT, 'the identity of an account never changes')
   WHERE OLD.id IS NOT NEW.id OR OLD.uuid IS NOT NEW.uuid OR OLD.login IS NOT NEW.login;
END;

CREATE TRIGGER staff_kept BEFORE DELETE ON staff
BEGIN
  SELECT RAISE (ABORT, 'nothing is deleted');
END;

-- Every value that a setting ever had; the newest row of a key counts.
CREATE TABLE setting (
  id       INTEGER PRIMARY KEY,                                 -- in the order of entry
  key      TEXT NOT NULL CHECK (key <> ''),                     -- such as 'lock-minutes'
  value    TEXT NOT NULL,                                       -- as text
  at       INTEGER NOT NULL,                                    -- when
  staff_id INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT -- who
) STRICT;

CREATE INDEX setting_by_key ON setting (key, id);

CREATE TRIGGER setting_fixed BEFORE UPDATE ON setting
BEGIN
  SELECT RAISE (ABORT, 'settings are append-only');
END;

CREATE TRIGGER setting_kept BEFORE DELETE ON setting
BEGIN
  SELECT RAISE (ABORT, 'settings are append-only');
END;

-- The audit trail. Its references are numbers without a foreign key: a row says what was, whatever comes later.
CREATE TABLE audit (
  seq            INTEGER PRIMARY KEY CHECK (seq > 0),           -- place in the chain, without gaps
  epoch          INTEGER NOT NULL CHECK (epoch > 0),            -- grows by one with each restore
  at             INTEGER NOT NULL,                              -- when
  offset_minutes INTEGER NOT NULL,                              -- local time minus UTC
  staff_id       INTEGER,                                       -- who; NULL for nobody signed in
  staff_name     TEXT NOT NULL,                                 -- the name at that time, or the login tried
  workstation    TEXT NOT NULL,                                 -- the machine
  patient_id     INTEGER,                                       -- whose record, NULL for none
  action         TEXT NOT NULL CHECK (action <> ''),            -- what, such as 'patient.add'
  kind           TEXT NOT NULL CHECK (kind <> ''),              -- of the record
  record_id      INTEGER,                                       -- its key, NULL for none
  old_text       TEXT,                                          -- what stood there before
  new_text       TEXT,                                          -- what stands there now
  reason         TEXT,                                          -- why, where asked for
  outcome        TEXT NOT NULL CHECK (outcome IN ('done', 'denied', 'failed')), -- how it ended
  hash           BLOB NOT NULL CHECK (length (hash) = 32)       -- keyed BLAKE2b of the previous hash and this row
) STRICT;

CREATE INDEX audit_by_patient ON audit (patient_id, seq) WHERE patient_id IS NOT NULL;

CREATE TRIGGER audit_next BEFORE INSERT ON audit
 WHEN NEW.seq IS NOT (SELECT coalesce (max (seq), 0) + 1 FROM audit)
BEGIN
  SELECT RAISE (ABORT, 'the audit trail is append-only');
END;

CREATE TRIGGER audit_fixed BEFORE UPDATE ON audit
BEGIN
  SELECT RAISE (ABORT, 'the audit trail is append-only');
END;

CREATE TRIGGER audit_kept BEFORE DELETE ON audit
BEGIN
  SELECT RAISE (ABORT, 'the audit trail is append-only');
END;

-- The key that backups are encrypted with, derived once from a passphrase; the newest row counts.
CREATE TABLE backup_key (
  id     INTEGER PRIMARY KEY,                                   -- in the order of entry
  salt   BLOB NOT NULL CHECK (length (salt) = 16),              -- of Argon2id; stands in each backup's head
  ops    INTEGER NOT NULL,                                      -- Argon2id passes
  memory INTEGER NOT NULL,                                      -- Argon2id bytes
  key    BLOB NOT NULL CHECK (length (key) = 32),               -- the derived key
  at     INTEGER NOT NULL                                       -- when
) STRICT;

CREATE TABLE backup (
  id        INTEGER PRIMARY KEY,                                -- the key inside
  path      TEXT NOT NULL CHECK (path <> ''),                   -- where it was written
  made_at   INTEGER NOT NULL,                                   -- when its content was taken
  proven_at INTEGER NOT NULL,                                   -- when it was unpacked and checked
  size      INTEGER NOT NULL CHECK (size > 0),                  -- bytes of the file
  n_rows    INTEGER NOT NULL,                                   -- rows of all tables together
  head_seq  INTEGER NOT NULL,                                   -- end of the audit chain in it
  head_hash BLOB NOT NULL CHECK (length (head_hash) = 32)       -- likewise
) STRICT;

CREATE TRIGGER backup_fixed BEFORE UPDATE ON backup
BEGIN
  SELECT RAISE (ABORT, 'the list of backups is append-only');
END;

CREATE TRIGGER backup_kept BEFORE DELETE ON backup
BEGIN
  SELECT RAISE (ABORT, 'the list of backups is append-only');
END;
