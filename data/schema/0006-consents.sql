-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Respite developers
--
-- The work-up before a course, what became of conditions, the clinic's own consent texts.

-- A result of the work-up. It is never changed; a wrong one is struck.
CREATE TABLE workup (
  id            INTEGER PRIMARY KEY,                                 -- inside the database
  uuid          TEXT NOT NULL UNIQUE CHECK (length (uuid) = 36),     -- outside it
  patient_id    INTEGER NOT NULL REFERENCES patient (id) ON DELETE RESTRICT, -- whose
  item          TEXT NOT NULL CHECK (item <> ''),                    -- which, such as 'ecg'
  result        TEXT NOT NULL CHECK (result IN ('normal', 'abnormal', 'done', 'not-done')), -- what came out
  text          TEXT NOT NULL,                                       -- the value, or what was found
  done_on       TEXT NOT NULL CHECK (length (done_on) = 10),         -- on which day
  done_by       TEXT NOT NULL,                                       -- by whom, such as a laboratory
  entered_at    INTEGER NOT NULL,                                    -- when it was entered
  entered_by    INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- by whom
  struck_at     INTEGER,                                             -- when it was taken back
  struck_by     INTEGER REFERENCES staff (id) ON DELETE RESTRICT,    -- by whom
  strike_reason TEXT NOT NULL DEFAULT '',                            -- why
  CHECK ((struck_at IS NULL) = (struck_by IS NULL))
) STRICT;

CREATE INDEX workup_by_patient ON workup (patient_id, item, id);

CREATE TRIGGER workup_fixed BEFORE UPDATE OF id, uuid, patient_id, item, result, text, done_on, done_by, entered_at,
  entered_by ON workup
BEGIN
  SELECT RAISE (ABORT, 'a result is never changed');
END;

CREATE TRIGGER workup_no_delete BEFORE DELETE ON workup
BEGIN
  SELECT RAISE (ABORT, 'a result is never deleted');
END;

-- Whether a condition of a decision was met; the newest row of a condition counts.
CREATE TABLE eligibility_condition (
  id             INTEGER PRIMARY KEY,                                -- in the order of entry
  eligibility_id INTEGER NOT NULL REFERENCES eligibility (id) ON DELETE RESTRICT, -- of which decision
  position       INTEGER NOT NULL CHECK (position >= 0),             -- which of its conditions, from 0
  is_done        INTEGER NOT NULL CHECK (is_done IN (0, 1)),         -- whether it is met
  note           TEXT NOT NULL,                                      -- how
  staff_id       INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- who says so
  at             INTEGER NOT NULL                                    -- when
) STRICT;

CREATE INDEX eligibility_condition_by_decision ON eligibility_condition (eligibility_id, position, id);

CREATE TRIGGER eligibility_condition_fixed BEFORE UPDATE ON eligibility_condition
BEGIN
  SELECT RAISE (ABORT, 'what was said of a condition is never changed');
END;

CREATE TRIGGER eligibility_condition_kept BEFORE DELETE ON eligibility_condition
BEGIN
  SELECT RAISE (ABORT, 'what was said of a condition is never deleted');
END;

-- A version of a consent text that the clinic wrote; the highest version of a language counts, above the built-in one.
CREATE TABLE consent_text (
  id         INTEGER PRIMARY KEY,                                    -- inside the database
  uuid       TEXT NOT NULL UNIQUE CHECK (length (uuid) = 36),        -- outside it
  slug       TEXT NOT NULL CHECK (slug <> ''),                       -- the template
  language   TEXT NOT NULL CHECK (language <> ''),                   -- of the text
  version    INTEGER NOT NULL CHECK (version > 0),                   -- counts on from the built-in one
  markdown   TEXT NOT NULL,                                          -- head and text, as edited
  sha256     TEXT NOT NULL CHECK (length (sha256) = 64),             -- of markdown, in hexadecimal
  asks_again INTEGER NOT NULL CHECK (asks_again IN (0, 1)),          -- whether who signed an older one signs again
  note       TEXT NOT NULL,                                          -- what was changed
  added_at   INTEGER NOT NULL,                                       -- when
  added_by   INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- by whom
  UNIQUE (slug, language, version)
) STRICT;

CREATE TRIGGER consent_text_fixed BEFORE UPDATE ON consent_text
BEGIN
  SELECT RAISE (ABORT, 'a consent text is never changed');
END;

CREATE TRIGGER consent_text_kept BEFORE DELETE ON consent_text
BEGIN
  SELECT RAISE (ABORT, 'a consent text is never deleted');
END;
