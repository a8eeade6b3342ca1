-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Respite developers
--
-- Scores of outcome instruments, and safety answers that a person looks at.

-- A score of one scale at one time; what follows from the others (response, remission ...) is worked out when read.
CREATE TABLE score (
  id          INTEGER PRIMARY KEY,                                   -- inside the database
  uuid        TEXT NOT NULL UNIQUE CHECK (length (uuid) = 36),       -- outside it
  patient_id  INTEGER NOT NULL REFERENCES patient (id) ON DELETE RESTRICT, -- whose
  response_id INTEGER REFERENCES response (id) ON DELETE RESTRICT,   -- the answers it comes from, none of an entered one
  instrument  TEXT NOT NULL CHECK (instrument <> ''),                -- such as "phq-9"
  canonical   TEXT NOT NULL,                                         -- "url|version" of the score sheet, or ""
  scale       TEXT NOT NULL,                                         -- of the instrument, "" for the total
  taken_at    INTEGER NOT NULL,                                      -- when the patient answered
  value       INTEGER,                                               -- in thousandths; none where too much is missing
  n_missing   INTEGER NOT NULL CHECK (n_missing >= 0),               -- items without an answer
  is_positive INTEGER NOT NULL CHECK (is_positive IN (0, 1)),        -- whether a screening is positive
  staff_id    INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- who finished or entered it
  entered_at  INTEGER NOT NULL,                                      -- when
  UNIQUE (response_id, scale),
  CHECK (response_id IS NOT NULL OR (value IS NOT NULL AND canonical = '' AND n_missing = 0)),
  CHECK (value IS NOT NULL OR n_missing > 0)
) STRICT;

CREATE INDEX score_by_patient ON score (patient_id, taken_at);

CREATE TRIGGER score_of_its_patient BEFORE INSERT ON score
WHEN NEW.response_id IS NOT NULL AND NOT EXISTS
  (SELECT 1 FROM response WHERE id = NEW.response_id AND patient_id = NEW.patient_id AND state = 'finished')
BEGIN
  SELECT RAISE (ABORT, 'a score belongs to finished answers of the same patient');
END;

CREATE TRIGGER score_no_update BEFORE UPDATE ON score
BEGIN
  SELECT RAISE (ABORT, 'a score is never changed');
END;

CREATE TRIGGER score_no_delete BEFORE DELETE ON score
BEGIN
  SELECT RAISE (ABORT, 'a score is never deleted');
END;

-- An entered score that is struck through.
CREATE TABLE score_withdrawal (
  score_id INTEGER PRIMARY KEY REFERENCES score (id) ON DELETE RESTRICT, -- which
  reason   TEXT NOT NULL CHECK (reason <> ''),                       -- why
  staff_id INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- by whom
  at       INTEGER NOT NULL                                          -- when
) STRICT;

CREATE TRIGGER score_withdrawal_of_entered BEFORE INSERT ON score_withdrawal
WHEN (SELECT response_id FROM score WHERE id = NEW.score_id) IS NOT NULL
BEGIN
  SELECT RAISE (ABORT, 'a score that comes from answers stays');
END;

CREATE TRIGGER score_withdrawal_no_update BEFORE UPDATE ON score_withdrawal
BEGIN
  SELECT RAISE (ABORT, 'a score that was struck through stays so');
END;

CREATE TRIGGER score_withdrawal_no_delete BEFORE DELETE ON score_withdrawal
BEGIN
  SELECT RAISE (ABORT, 'a score that was struck through stays so');
END;

-- An answer that a person has to look at, with the texts as they were then.
CREATE TABLE safety (
  id          INTEGER PRIMARY KEY,                                   -- inside the database
  uuid        TEXT NOT NULL UNIQUE CHECK (length (uuid) = 36),       -- outside it
  patient_id  INTEGER NOT NULL REFERENCES patient (id) ON DELETE RESTRICT, -- whose
  response_id INTEGER REFERENCES response (id) ON DELETE RESTRICT,   -- the answers that raised it
  score_id    INTEGER REFERENCES score (id) ON DELETE RESTRICT,      -- or the entered score
  link_id     TEXT NOT NULL,                                         -- the question, "" of a score
  form_title  TEXT NOT NULL,                                         -- of the form or instrument
  question    TEXT NOT NULL,                                         -- as it was asked
  answer      TEXT NOT NULL,                                         -- as it was given
  text        TEXT NOT NULL CHECK (text <> ''),                      -- what staff read
  raised_at   INTEGER NOT NULL,                                      -- when
  raised_by   INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- who finished the form
  CHECK ((response_id IS NULL) <> (score_id IS NULL))
) STRICT;

CREATE INDEX safety_by_patient ON safety (patient_id, id);
CREATE INDEX safety_by_response ON safety (response_id) WHERE response_id IS NOT NULL;

CREATE TRIGGER safety_no_update BEFORE UPDATE ON safety
BEGIN
  SELECT RAISE (ABORT, 'a safety answer is never changed');
END;

CREATE TRIGGER safety_no_delete BEFORE DELETE ON safety
BEGIN
  SELECT RAISE (ABORT, 'a safety answer is never deleted');
END;

-- Who looked at it and what was done; without this row it stands open.
CREATE TABLE safety_acknowledgement (
  safety_id  INTEGER PRIMARY KEY REFERENCES safety (id) ON DELETE RESTRICT, -- which
  staff_id   INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- who
  staff_name TEXT NOT NULL CHECK (staff_name <> ''),                 -- the name at that time
  action     TEXT NOT NULL CHECK (action <> ''),                     -- what was done
  at         INTEGER NOT NULL                                        -- when
) STRICT;

CREATE TRIGGER safety_acknowledgement_no_update BEFORE UPDATE ON safety_acknowledgement
BEGIN
  SELECT RAISE (ABORT, 'an acknowledgement is never changed');
END;

CREATE TRIGGER safety_acknowledgement_no_delete BEFORE DELETE ON safety_acknowledgement
BEGIN
  SELECT RAISE (ABORT, 'an acknowledgement is never deleted');
END;
