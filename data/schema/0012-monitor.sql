-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Respite developers
--
-- Vital signs that came from a monitor's file, apart from those that a person typed (table event). Rows are only added;
-- a file that was imported by mistake is taken back, and stays.

-- Which column of a monitor's file is what, by the clinic's name for it. No part of any record.
CREATE TABLE monitor_map (
  id       INTEGER PRIMARY KEY,                                      -- inside the database
  name     TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (name <> ''),   -- such as "Bay 2"
  json     TEXT NOT NULL,                                            -- the file "respite-monitor-map/1"
  saved_at INTEGER NOT NULL,                                         -- when
  saved_by INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT -- by whom
) STRICT;

-- One imported file.
CREATE TABLE monitor_batch (
  id            INTEGER PRIMARY KEY,                                 -- inside the database
  uuid          TEXT NOT NULL UNIQUE CHECK (length (uuid) = 36),     -- outside it
  session_id    INTEGER NOT NULL REFERENCES session (id) ON DELETE RESTRICT, -- into which visit
  file_name     TEXT NOT NULL,                                       -- without its folder
  sha256        TEXT NOT NULL CHECK (length (sha256) = 64),          -- of the file
  map           TEXT NOT NULL,                                       -- how it was read, "respite-monitor-map/1"
  map_name      TEXT NOT NULL,                                       -- the clinic's name for that, '' for none
  offset_ms     INTEGER NOT NULL,                                    -- added to the monitor's clock
  n_rows        INTEGER NOT NULL CHECK (n_rows > 0),                 -- lines
  n_values      INTEGER NOT NULL CHECK (n_values > 0),               -- values in them
  n_zero        INTEGER NOT NULL CHECK (n_zero >= 0),                -- of them 0
  n_impossible  INTEGER NOT NULL CHECK (n_impossible >= 0),          -- of them impossible
  n_jump        INTEGER NOT NULL CHECK (n_jump >= 0),                -- of them jumps
  first_at      INTEGER NOT NULL,                                    -- of its first row
  last_at       INTEGER NOT NULL,                                    -- of its last row
  imported_at   INTEGER NOT NULL,                                    -- when
  imported_by   INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- by whom
  struck_at     INTEGER,                                             -- when it was taken back
  struck_by     INTEGER REFERENCES staff (id) ON DELETE RESTRICT,    -- by whom
  strike_reason TEXT NOT NULL DEFAULT '',                            -- why
  CHECK ((struck_at IS NULL) = (struck_by IS NULL))
) STRICT;

CREATE INDEX monitor_batch_by_session ON monitor_batch (session_id, id);

CREATE TRIGGER monitor_batch_in_time BEFORE INSERT ON monitor_batch
WHEN (SELECT state FROM session WHERE id = NEW.session_id) = 'signed'
BEGIN
  SELECT RAISE (ABORT, 'a signed session is locked');
END;

CREATE TRIGGER monitor_batch_fixed BEFORE UPDATE OF id, uuid, session_id, file_name, sha256, map, map_name, offset_ms,
  n_rows, n_values, n_zero, n_impossible, n_jump, first_at, last_at, imported_at, imported_by ON monitor_batch
BEGIN
  SELECT RAISE (ABORT, 'what was imported is never changed');
END;

CREATE TRIGGER monitor_batch_struck_once BEFORE UPDATE ON monitor_batch
WHEN OLD.struck_at IS NOT NULL OR (SELECT state FROM session WHERE id = OLD.session_id) = 'signed'
BEGIN
  SELECT RAISE (ABORT, 'this import is locked');
END;

CREATE TRIGGER monitor_batch_no_delete BEFORE DELETE ON monitor_batch
BEGIN
  SELECT RAISE (ABORT, 'what was imported is taken back, never deleted');
END;

-- A line of an imported file. Values are as the file has them, also those that cannot be true.
CREATE TABLE monitor_row (
  batch_id    INTEGER NOT NULL REFERENCES monitor_batch (id) ON DELETE RESTRICT, -- of which file
  line        INTEGER NOT NULL CHECK (line > 0),                     -- of the file
  at          INTEGER NOT NULL,                                      -- when, the offset added
  systolic    INTEGER,                                               -- mmHg
  diastolic   INTEGER,                                               -- mmHg
  mean        INTEGER,                                               -- mmHg, as the monitor has it
  pulse       INTEGER,                                               -- beats per minute
  spo2        INTEGER,                                               -- percent
  respiration INTEGER,                                               -- breaths per minute
  etco2       INTEGER,                                               -- mmHg
  temperature INTEGER,                                               -- 0.1 degrees Celsius
  marks       TEXT NOT NULL CHECK (length (marks) IN (0, 8)),        -- a sign each: z 0, i impossible, j jump, - none
  PRIMARY KEY (batch_id, line)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER monitor_row_in_time BEFORE INSERT ON monitor_row
WHEN (SELECT state FROM session JOIN monitor_batch ON session.id = session_id
      WHERE monitor_batch.id = NEW.batch_id) = 'signed'
BEGIN
  SELECT RAISE (ABORT, 'a signed session is locked');
END;

CREATE TRIGGER monitor_row_no_update BEFORE UPDATE ON monitor_row
BEGIN
  SELECT RAISE (ABORT, 'what was imported is never changed');
END;

CREATE TRIGGER monitor_row_no_delete BEFORE DELETE ON monitor_row
BEGIN
  SELECT RAISE (ABORT, 'what was imported is never deleted');
END;
