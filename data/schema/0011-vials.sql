-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Respite developers
--
-- Vials of controlled drugs and what happened to them. Rows are only added; a mistake is followed by a row that says so.

-- A vial.
CREATE TABLE vial (
  id                 INTEGER PRIMARY KEY,                            -- inside the database
  uuid               TEXT NOT NULL UNIQUE CHECK (length (uuid) = 36), -- outside it
  number             TEXT NOT NULL,                                  -- the clinic's number of it, '' where it has none
  drug               TEXT NOT NULL CHECK (drug IN ('ketamine-iv', 'esketamine-nasal')), -- what is in it
  strength_ug_per_ml INTEGER NOT NULL CHECK (strength_ug_per_ml > 0), -- as labelled
  volume_ul          INTEGER NOT NULL CHECK (volume_ul > 0),         -- as labelled
  lot                TEXT NOT NULL CHECK (lot <> ''),                -- as labelled
  expiry             TEXT NOT NULL,                                  -- as labelled, "2027-08" or "2027-08-31"
  added_at           INTEGER NOT NULL,                               -- when it was first written down
  added_by           INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT -- by whom
) STRICT;

CREATE INDEX vial_by_lot ON vial (lot, number);

CREATE TRIGGER vial_no_update BEFORE UPDATE ON vial
BEGIN
  SELECT RAISE (ABORT, 'a vial is never changed');
END;

CREATE TRIGGER vial_no_delete BEFORE DELETE ON vial
BEGIN
  SELECT RAISE (ABORT, 'a vial is never deleted');
END;

-- What was drawn from a vial, and what became of it. Amounts are of the drug; volumes are undiluted.
CREATE TABLE vial_move (
  id         INTEGER PRIMARY KEY,                                    -- inside the database, in the order of entry
  uuid       TEXT NOT NULL UNIQUE CHECK (length (uuid) = 36),        -- outside it
  vial_id    INTEGER NOT NULL REFERENCES vial (id) ON DELETE RESTRICT, -- which vial
  session_id INTEGER REFERENCES session (id) ON DELETE RESTRICT,     -- for which visit
  kind       TEXT NOT NULL CHECK (kind IN ('drawn', 'given', 'wasted', 'returned', 'difference')), -- what
  amount_ug  INTEGER NOT NULL,                                       -- of the drug; only a difference may be below 0
  volume_ul  INTEGER NOT NULL CHECK (volume_ul >= 0),                -- undiluted, 0 where only the amount was measured
  typed      TEXT NOT NULL,                                          -- the amount as typed, '' where worked out
  reason     TEXT NOT NULL CHECK (length (reason) <= 1000),          -- how it was made unusable, or why it differs
  staff_id   INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- by whom
  witness_id INTEGER REFERENCES staff (id) ON DELETE RESTRICT,       -- who saw it and typed their own password
  at         INTEGER NOT NULL,                                       -- when
  CHECK (amount_ug > 0 OR kind = 'difference'),
  CHECK (kind IN ('drawn', 'given') OR witness_id IS NOT NULL),
  CHECK (witness_id IS NULL OR witness_id <> staff_id)
) STRICT;

CREATE INDEX vial_move_by_session ON vial_move (session_id, id);
CREATE INDEX vial_move_by_vial ON vial_move (vial_id, id);

CREATE TRIGGER vial_move_in_time BEFORE INSERT ON vial_move
WHEN (SELECT state FROM session WHERE id = NEW.session_id) = 'signed'
BEGIN
  SELECT RAISE (ABORT, 'a signed session is locked');
END;

CREATE TRIGGER vial_move_no_update BEFORE UPDATE ON vial_move
BEGIN
  SELECT RAISE (ABORT, 'what happened to a vial is never changed');
END;

CREATE TRIGGER vial_move_no_delete BEFORE DELETE ON vial_move
BEGIN
  SELECT RAISE (ABORT, 'what happened to a vial is never deleted');
END;
