-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Respite developers
--
-- Two records of one person. Nothing is moved: every row stays with the record it was written in, signatures keep what
-- they were bound to, and reading looks at the whole group. So taking a merge back restores everything exactly.

-- A merge; the newest one of a merged record that was not taken back counts.
CREATE TABLE patient_merge (
  id          INTEGER PRIMARY KEY,                                   -- inside the database
  uuid        TEXT NOT NULL UNIQUE CHECK (length (uuid) = 36),       -- outside it
  kept_id     INTEGER NOT NULL REFERENCES patient (id) ON DELETE RESTRICT, -- the record that stays
  merged_id   INTEGER NOT NULL REFERENCES patient (id) ON DELETE RESTRICT, -- the one that goes into it
  reason      TEXT NOT NULL CHECK (length (reason) <= 1000),         -- why they are one person
  merged_at   INTEGER NOT NULL,                                      -- when
  merged_by   INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- by whom
  undone_at   INTEGER,                                               -- when it was taken back
  undone_by   INTEGER REFERENCES staff (id) ON DELETE RESTRICT,      -- by whom
  undo_reason TEXT NOT NULL DEFAULT '' CHECK (length (undo_reason) <= 1000), -- why
  CHECK (kept_id <> merged_id),
  CHECK ((undone_at IS NULL) = (undone_by IS NULL))
) STRICT;

CREATE UNIQUE INDEX patient_merge_once ON patient_merge (merged_id) WHERE undone_at IS NULL;
CREATE INDEX patient_merge_by_kept ON patient_merge (kept_id);

CREATE TRIGGER patient_merge_fixed BEFORE UPDATE OF id, uuid, kept_id, merged_id, reason, merged_at, merged_by
ON patient_merge
BEGIN
  SELECT RAISE (ABORT, 'a merge is taken back, never changed');
END;

CREATE TRIGGER patient_merge_undone_once BEFORE UPDATE ON patient_merge WHEN OLD.undone_at IS NOT NULL
BEGIN
  SELECT RAISE (ABORT, 'this merge was taken back already');
END;

CREATE TRIGGER patient_merge_no_delete BEFORE DELETE ON patient_merge
BEGIN
  SELECT RAISE (ABORT, 'a merge is taken back, never deleted');
END;

-- Derived from patient_merge and written with it: which records are of the same person. None is its own.
CREATE TABLE patient_same (
  patient_id INTEGER NOT NULL REFERENCES patient (id) ON DELETE RESTRICT, -- a record
  same_id    INTEGER NOT NULL REFERENCES patient (id) ON DELETE RESTRICT, -- another of the same person
  is_kept    INTEGER NOT NULL CHECK (is_kept IN (0, 1)),             -- whether the other one is the one that stays
  PRIMARY KEY (patient_id, same_id)
) STRICT, WITHOUT ROWID;
