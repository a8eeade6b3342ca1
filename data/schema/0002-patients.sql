-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Respite developers
--
-- Patients and what the record keeps beside visits. Instants are UTC milliseconds, dates "YYYY-MM-DD", codes words of
-- the tables in core/domain. Nothing is deleted; what changes keeps its old version.

-- A person who is treated. Every version before the present one stands in patient_history.
CREATE TABLE patient (
  id              INTEGER PRIMARY KEY,                               -- inside the database
  uuid            TEXT NOT NULL UNIQUE CHECK (length (uuid) = 36),   -- outside it
  mrn             TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (length (mrn) BETWEEN 1 AND 20), -- record number
  family          TEXT NOT NULL CHECK (length (family) <= 100),      -- family name
  given           TEXT NOT NULL CHECK (length (given) <= 100),       -- given names
  preferred       TEXT NOT NULL DEFAULT '',                          -- what the person wants to be called
  former          TEXT NOT NULL DEFAULT '',                          -- earlier names
  nicknames       TEXT NOT NULL DEFAULT '',                          -- other names the person goes by
  born            TEXT NOT NULL CHECK (born GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- date of birth
  sex             TEXT NOT NULL CHECK (sex IN ('unknown', 'female', 'male', 'other')), -- recorded for clinical use
  gender          TEXT NOT NULL DEFAULT '',                          -- in the person's own words
  pronouns        TEXT NOT NULL DEFAULT '',                          -- in the person's own words
  phone           TEXT NOT NULL DEFAULT '',                          -- as typed
  phone2          TEXT NOT NULL DEFAULT '',                          -- a second one
  email           TEXT NOT NULL DEFAULT '',                          -- as typed
  address         TEXT NOT NULL DEFAULT '',                          -- lines separated by line feeds
  language        TEXT NOT NULL DEFAULT 'en',                        -- of handouts and forms
  large_print     INTEGER NOT NULL DEFAULT 0 CHECK (large_print IN (0, 1)), -- whether paper is printed large
  emergency_name  TEXT NOT NULL DEFAULT '',                          -- whom to call
  emergency_phone TEXT NOT NULL DEFAULT '',                          -- and where
  escort_name     TEXT NOT NULL DEFAULT '',                          -- the usual escort
  escort_phone    TEXT NOT NULL DEFAULT '',                          -- and where to reach them
  referrer        TEXT NOT NULL DEFAULT '',                          -- referring clinician
  pharmacy        TEXT NOT NULL DEFAULT '',                          -- usual pharmacy
  note            TEXT NOT NULL DEFAULT '' CHECK (length (note) <= 10000), -- free text
  allergy_state   TEXT NOT NULL DEFAULT 'not-asked'                  -- an empty list is not "none known"
                  CHECK (allergy_state IN ('not-asked', 'none-known', 'listed')),
  sort_key        TEXT NOT NULL,                                     -- folded names, for the order
  added_at        INTEGER NOT NULL,                                  -- when the record began
  archived_at     INTEGER,                                           -- when it was put aside
  version         INTEGER NOT NULL DEFAULT 1 CHECK (version > 0),    -- counts the changes
  changed_at      INTEGER NOT NULL,                                  -- when this version was written
  changed_by      INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- by whom
  CHECK (family <> '' OR given <> '')
) STRICT;

CREATE INDEX patient_by_name ON patient (sort_key, id) WHERE archived_at IS NULL;
CREATE INDEX patient_by_born ON patient (born);

-- The versions of a patient before the present one, written by a trigger.
CREATE TABLE patient_history (
  patient_id      INTEGER NOT NULL REFERENCES patient (id) ON DELETE RESTRICT, -- whose
  version         INTEGER NOT NULL,                                  -- which one; columns as in patient
  mrn             TEXT NOT NULL,                                     -- as in patient, like all that follow
  family          TEXT NOT NULL,                                     --
  given           TEXT NOT NULL,                                     --
  preferred       TEXT NOT NULL,                                     --
  former          TEXT NOT NULL,                                     --
  nicknames       TEXT NOT NULL,                                     --
  born            TEXT NOT NULL,                                     --
  sex             TEXT NOT NULL,                                     --
  gender          TEXT NOT NULL,                                     --
  pronouns        TEXT NOT NULL,                                     --
  phone           TEXT NOT NULL,                                     --
  phone2          TEXT NOT NULL,                                     --
  email           TEXT NOT NULL,                                     --
  address         TEXT NOT NULL,                                     --
  language        TEXT NOT NULL,                                     --
  large_print     INTEGER NOT NULL,                                  --
  emergency_name  TEXT NOT NULL,                                     --
  emergency_phone TEXT NOT NULL,                                     --
  escort_name     TEXT NOT NULL,                                     --
  escort_phone    TEXT NOT NULL,                                     --
  referrer        TEXT NOT NULL,                                     --
  pharmacy        TEXT NOT NULL,                                     --
  note            TEXT NOT NULL,                                     --
  allergy_state   TEXT NOT NULL,                                     --
  archived_at     INTEGER,                                           --
  changed_at      INTEGER NOT NULL,                                  --
  changed_by      INTEGER NOT NULL,                                  --
  PRIMARY KEY (patient_id, version)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER patient_keep_history AFTER UPDATE ON patient
BEGIN
  INSERT INTO patient_history (patient_id, version, mrn, family, given, preferred, former, nicknames, born, sex, gender,
                               pronouns, phone, phone2, email, address, language, large_print, emergency_name,
                               emergency_phone, escort_name, escort_phone, referrer, pharmacy, note, allergy_state, archived_at,
                               changed_at, changed_by)
  VALUES (OLD.id, OLD.version, OLD.mrn, OLD.family, OLD.given, OLD.preferred, OLD.former, OLD.nicknames, OLD.born,
          OLD.sex, OLD.gender, OLD.pronouns, OLD.phone, OLD.phone2, OLD.email, OLD.address, OLD.language,
          OLD.large_print, OLD.emergency_name, OLD.emergency_phone, OLD.escort_name, OLD.escort_phone, OLD.referrer, OLD.pharmacy,
          OLD.note, OLD.allergy_state, OLD.archived_at, OLD.changed_at, OLD.changed_by);
END;

CREATE TRIGGER patient_version_counts BEFORE UPDATE ON patient
WHEN NEW.version <> OLD.version + 1 OR NEW.id <> OLD.id OR NEW.uuid <> OLD.uuid OR NEW.added_at <> OLD.added_at
BEGIN
  SELECT RAISE (ABORT, 'a patient changes by versions');
END;

CREATE TRIGGER patient_no_delete BEFORE DELETE ON patient
BEGIN
  SELECT RAISE (ABORT, 'a patient is never deleted');
END;

CREATE TRIGGER patient_history_no_update BEFORE UPDATE ON patient_history
BEGIN
  SELECT RAISE (ABORT, 'history is never changed');
END;

CREATE TRIGGER patient_history_no_delete BEFORE DELETE ON patient_history
BEGIN
  SELECT RAISE (ABORT, 'history is never deleted');
END;

-- Every record number that was ever given out, so that none is given twice.
CREATE TABLE patient_mrn (
  mrn        TEXT NOT NULL COLLATE NOCASE PRIMARY KEY,               -- the number
  patient_id INTEGER NOT NULL REFERENCES patient (id) ON DELETE RESTRICT -- whose it is or was
) STRICT, WITHOUT ROWID;

CREATE TRIGGER patient_mrn_no_update BEFORE UPDATE ON patient_mrn
BEGIN
  SELECT RAISE (ABORT, 'a record number stays with its patient');
END;

CREATE TRIGGER patient_mrn_no_delete BEFORE DELETE ON patient_mrn
BEGIN
  SELECT RAISE (ABORT, 'a record number stays with its patient');
END;

-- Where the automatic record numbers stand.
CREATE TABLE counter (
  name  TEXT NOT NULL PRIMARY KEY CHECK (name IN ('mrn')),           -- of what
  value INTEGER NOT NULL                                             -- the last one given out
) STRICT, WITHOUT ROWID;

INSERT INTO counter (name, value) VALUES ('mrn', 10000);

-- The folded words by which a patient is found; written with the patient by the program. An archived one has none.
CREATE TABLE patient_token (
  w          TEXT NOT NULL,                                          -- part of a name, number, date; "<" reversed phone
  patient_id INTEGER NOT NULL REFERENCES patient (id) ON DELETE RESTRICT, -- whose
  names      TEXT NOT NULL,                                          -- the patient's sort_key, so that a scan can order
  PRIMARY KEY (w, patient_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX patient_token_by_patient ON patient_token (patient_id, w);

-- When a record was last opened, for the list of recent ones.
CREATE TABLE patient_recent (
  patient_id INTEGER PRIMARY KEY REFERENCES patient (id) ON DELETE RESTRICT, -- whose
  opened_at  INTEGER NOT NULL                                        -- when
) STRICT;

CREATE INDEX patient_recent_by_time ON patient_recent (opened_at);

-- A line of a list in the record: allergy, problem, medicine, earlier treatment.
CREATE TABLE record_item (
  id         INTEGER PRIMARY KEY,                                    -- inside the database
  uuid       TEXT NOT NULL UNIQUE CHECK (length (uuid) = 36),        -- outside it
  patient_id INTEGER NOT NULL REFERENCES patient (id) ON DELETE RESTRICT, -- whose
  kind       TEXT NOT NULL CHECK (kind IN ('allergy', 'problem', 'medicine', 'treatment')), -- which list
  text       TEXT NOT NULL CHECK (text <> '' AND length (text) <= 200), -- the substance, problem, medicine, treatment
  detail     TEXT NOT NULL CHECK (length (detail) <= 1000),          -- reaction, dose as it was told
  timing     TEXT NOT NULL CHECK (length (timing) <= 200),           -- how often, how long
  result     TEXT NOT NULL CHECK (length (result) <= 1000),          -- what came of a treatment
  code       TEXT NOT NULL CHECK (length (code) <= 8),               -- ICD-10-CM code of a problem, '' for none
  tags       TEXT NOT NULL CHECK (length (tags) <= 200),             -- classes of a medicine: words joined by commas
  added_at   INTEGER NOT NULL,                                       -- when it was written down
  added_by   INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- by whom
  ended_at   INTEGER,                                                -- when it was taken off the list
  ended_by   INTEGER REFERENCES staff (id) ON DELETE RESTRICT,       -- by whom
  CHECK ((ended_at IS NULL) = (ended_by IS NULL))
) STRICT;

CREATE INDEX record_item_by_patient ON record_item (patient_id, kind);

CREATE TRIGGER record_item_only_ends BEFORE UPDATE OF id, uuid, patient_id, kind, text, detail, timing, result, code,
  tags, added_at, added_by ON record_item
BEGIN
  SELECT RAISE (ABORT, 'a line of the record is ended, never changed');
END;

CREATE TRIGGER record_item_no_delete BEFORE DELETE ON record_item
BEGIN
  SELECT RAISE (ABORT, 'a line of the record is ended, never deleted');
END;

-- A measured weight, with the height where it was measured. A wrong one is followed by a right one.
CREATE TABLE weight (
  id         INTEGER PRIMARY KEY,                                    -- inside the database
  uuid       TEXT NOT NULL UNIQUE CHECK (length (uuid) = 36),        -- outside it
  patient_id INTEGER NOT NULL REFERENCES patient (id) ON DELETE RESTRICT, -- whose
  weight_g   INTEGER NOT NULL CHECK (weight_g BETWEEN 20000 AND 400000), -- grams
  height_mm  INTEGER NOT NULL CHECK (height_mm = 0 OR height_mm BETWEEN 500 AND 2600), -- millimetres, 0 for none
  at         INTEGER NOT NULL,                                       -- when it was measured
  entered_at INTEGER NOT NULL,                                       -- when it was entered
  entered_by INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT -- by whom
) STRICT;

CREATE INDEX weight_by_patient ON weight (patient_id, at, id);

CREATE TRIGGER weight_no_update BEFORE UPDATE ON weight
BEGIN
  SELECT RAISE (ABORT, 'a measured weight is never changed');
END;

CREATE TRIGGER weight_no_delete BEFORE DELETE ON weight
BEGIN
  SELECT RAISE (ABORT, 'a measured weight is never deleted');
END;

-- A scan or picture that belongs to a record.
CREATE TABLE attachment (
  id         INTEGER PRIMARY KEY,                                    -- inside the database
  uuid       TEXT NOT NULL UNIQUE CHECK (length (uuid) = 36),        -- outside it
  patient_id INTEGER NOT NULL REFERENCES patient (id) ON DELETE RESTRICT, -- whose
  name       TEXT NOT NULL CHECK (length (name) <= 200),             -- what it is
  media_type TEXT NOT NULL CHECK (media_type IN ('image/png', 'image/jpeg', 'application/pdf')), -- by content
  sha256     TEXT NOT NULL CHECK (length (sha256) = 64),             -- of the content, in hexadecimal
  content    BLOB NOT NULL CHECK (length (content) BETWEEN 1 AND 20971520), -- the file, at most 20 MB
  added_at   INTEGER NOT NULL,                                       -- when
  added_by   INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- by whom
  struck_at  INTEGER,                                                -- when it was struck out
  struck_by  INTEGER REFERENCES staff (id) ON DELETE RESTRICT,       -- by whom
  CHECK ((struck_at IS NULL) = (struck_by IS NULL))
) STRICT;

CREATE INDEX attachment_by_patient ON attachment (patient_id, id);

CREATE TRIGGER attachment_no_update BEFORE UPDATE OF id, uuid, patient_id, name, media_type, sha256, content, added_at,
  added_by ON attachment
BEGIN
  SELECT RAISE (ABORT, 'an attachment is never changed');
END;

CREATE TRIGGER attachment_no_delete BEFORE DELETE ON attachment
BEGIN
  SELECT RAISE (ABORT, 'an attachment is never deleted');
END;
