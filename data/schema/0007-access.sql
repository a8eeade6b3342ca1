-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Respite developers
--
-- Emergency access: who opened one record without being allowed to see records, why, and who has looked at that since.

CREATE TABLE access (
  id              INTEGER PRIMARY KEY,                          -- the key inside
  uuid            TEXT NOT NULL UNIQUE CHECK (length (uuid) = 36), -- the key outside
  staff_id        INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- who opened it
  patient_id      INTEGER NOT NULL REFERENCES patient (id) ON DELETE RESTRICT, -- whose record
  reason          TEXT NOT NULL CHECK (reason <> ''),           -- as stated
  opened_at       INTEGER NOT NULL,                             -- from when
  ends_at         INTEGER NOT NULL CHECK (ends_at > opened_at), -- until when the record can be seen
  acknowledged_at INTEGER,                                      -- when an administrator took note, NULL before
  acknowledged_by INTEGER REFERENCES staff (id) ON DELETE RESTRICT, -- who
  note            TEXT NOT NULL,                                -- what that person wrote
  CHECK ((acknowledged_at IS NULL) = (acknowledged_by IS NULL))
) STRICT;

CREATE INDEX access_by_person ON access (staff_id, patient_id, ends_at);

CREATE TRIGGER access_fixed BEFORE UPDATE ON access
 WHEN OLD.acknowledged_at IS NOT NULL OR NEW.acknowledged_at IS NULL
   OR OLD.id IS NOT NEW.id OR OLD.uuid IS NOT NEW.uuid OR OLD.staff_id IS NOT NEW.staff_id
   OR OLD.patient_id IS NOT NEW.patient_id OR OLD.reason IS NOT NEW.reason OR OLD.opened_at IS NOT NEW.opened_at
   OR OLD.ends_at IS NOT NEW.ends_at
BEGIN
  SELECT RAISE (ABORT, 'an emergency access can only be acknowledged, once');
END;

CREATE TRIGGER access_kept BEFORE DELETE ON access
BEGIN
  SELECT RAISE (ABORT, 'nothing is deleted');
END;
