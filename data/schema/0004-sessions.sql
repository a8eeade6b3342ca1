-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Respite developers
--
-- Protocols, courses and visits: the gate, orders, preparations, the timeline, discharge. Amounts are integers:
-- micrograms, microlitres, milliseconds, grams, micrograms per hour.

-- A version of a protocol, never changed.
CREATE TABLE protocol (
  id         INTEGER PRIMARY KEY,                                    -- inside the database
  uuid       TEXT NOT NULL CHECK (length (uuid) = 36),               -- outside it; the same for all versions
  version    INTEGER NOT NULL CHECK (version > 0),                   -- counts them
  slug       TEXT NOT NULL,                                          -- of a built-in one, else ''
  name       TEXT NOT NULL CHECK (name <> ''),                       -- in English, for lists and the audit
  is_builtin INTEGER NOT NULL CHECK (is_builtin IN (0, 1)),          -- whether it came with the program
  json       TEXT NOT NULL,                                          -- the file "respite-protocol/1", byte for byte
  added_at   INTEGER NOT NULL,                                       -- when it came here
  added_by   INTEGER REFERENCES staff (id) ON DELETE RESTRICT,       -- by whom; none for the built-in ones
  UNIQUE (uuid, version)
) STRICT;

CREATE TRIGGER protocol_no_update BEFORE UPDATE ON protocol
BEGIN
  SELECT RAISE (ABORT, 'a protocol changes by versions');
END;

CREATE TRIGGER protocol_no_delete BEFORE DELETE ON protocol
BEGIN
  SELECT RAISE (ABORT, 'a protocol is never deleted');
END;

-- The clinic's limits for vital signs; each confirmed by a signature of a prescriber.
CREATE TABLE thresholds (
  version INTEGER PRIMARY KEY CHECK (version > 0),                   -- counts them
  rows    TEXT NOT NULL,                                             -- one a line, "systolic high 160 160 180"
  set_by  INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- who set them
  set_at  INTEGER NOT NULL                                           -- when
) STRICT;

CREATE TRIGGER thresholds_no_update BEFORE UPDATE ON thresholds
BEGIN
  SELECT RAISE (ABORT, 'limits change by versions');
END;

CREATE TRIGGER thresholds_no_delete BEFORE DELETE ON thresholds
BEGIN
  SELECT RAISE (ABORT, 'limits are never deleted');
END;

-- A patient's series of visits.
CREATE TABLE course (
  id          INTEGER PRIMARY KEY,                                   -- inside the database
  uuid        TEXT NOT NULL UNIQUE CHECK (length (uuid) = 36),       -- outside it
  patient_id  INTEGER NOT NULL REFERENCES patient (id) ON DELETE RESTRICT, -- whose
  protocol_id INTEGER NOT NULL REFERENCES protocol (id) ON DELETE RESTRICT, -- the exact version it was made from
  state       TEXT NOT NULL CHECK (state IN ('active', 'completed', 'stopped')), -- where it stands
  sessions    INTEGER NOT NULL CHECK (sessions > 0),                 -- how many were planned
  start_on    TEXT NOT NULL CHECK (start_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- the first day
  reason      TEXT NOT NULL DEFAULT '',                              -- why it was stopped
  added_at    INTEGER NOT NULL,                                      -- when it was made
  added_by    INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- by whom
  ended_at    INTEGER,                                               -- when it was completed or stopped
  ended_by    INTEGER REFERENCES staff (id) ON DELETE RESTRICT       -- by whom
) STRICT;

CREATE INDEX course_by_patient ON course (patient_id, id);

CREATE TRIGGER course_fixed BEFORE UPDATE OF id, uuid, patient_id, protocol_id, start_on, added_at, added_by ON course
BEGIN
  SELECT RAISE (ABORT, 'a course keeps its patient and protocol');
END;

CREATE TRIGGER course_ended BEFORE UPDATE ON course WHEN OLD.state <> 'active'
BEGIN
  SELECT RAISE (ABORT, 'an ended course is locked');
END;

CREATE TRIGGER course_no_delete BEFORE DELETE ON course
BEGIN
  SELECT RAISE (ABORT, 'a course is never deleted');
END;

-- One infusion visit.
CREATE TABLE session (
  id                 INTEGER PRIMARY KEY,                            -- inside the database
  uuid               TEXT NOT NULL UNIQUE CHECK (length (uuid) = 36), -- outside it
  patient_id         INTEGER NOT NULL REFERENCES patient (id) ON DELETE RESTRICT, -- whose
  course_id          INTEGER REFERENCES course (id) ON DELETE RESTRICT, -- of which course, none for a single visit
  protocol_id        INTEGER REFERENCES protocol (id) ON DELETE RESTRICT, -- by which version, none for a single one
  number             INTEGER NOT NULL CHECK (number > 0),            -- its place in the course
  state              TEXT NOT NULL CHECK (state IN ('planned', 'checked-in', 'running', 'paused', 'recovery',
                                                    'discharged', 'signed', 'cancelled', 'no-show')), -- where it is
  planned_at         INTEGER NOT NULL,                               -- the appointment
  planned_minutes    INTEGER NOT NULL CHECK (planned_minutes BETWEEN 1 AND 1440), -- its length
  chair              TEXT NOT NULL DEFAULT '',                       -- where
  reason             TEXT NOT NULL DEFAULT '',                       -- why it was cancelled
  thresholds_version INTEGER NOT NULL DEFAULT 0,                     -- limits in force when it began, 0 the example
  settings_id        INTEGER NOT NULL DEFAULT 0,                     -- newest setting when it began: its lists, schedule
  added_at           INTEGER NOT NULL,                               -- when it was booked
  added_by           INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- by whom
  checked_in_at      INTEGER,                                        -- when the patient came
  started_at         INTEGER,                                        -- when the infusion began
  ended_at           INTEGER,                                        -- when it ended
  discharged_at      INTEGER,                                        -- when the patient was discharged
  signed_at          INTEGER,                                        -- when it was signed
  CHECK ((state = 'signed') = (signed_at IS NOT NULL)),
  CHECK (state NOT IN ('running', 'paused', 'recovery', 'discharged', 'signed') OR started_at IS NOT NULL),
  CHECK (state NOT IN ('recovery', 'discharged', 'signed') OR ended_at IS NOT NULL)
) STRICT;

CREATE INDEX session_by_patient ON session (patient_id, planned_at);
CREATE INDEX session_by_course ON session (course_id, number);
CREATE INDEX session_by_time ON session (planned_at);
CREATE INDEX session_open ON session (state)
  WHERE state IN ('checked-in', 'running', 'paused', 'recovery', 'discharged');

CREATE TRIGGER session_signed BEFORE UPDATE ON session WHEN OLD.state = 'signed'
BEGIN
  SELECT RAISE (ABORT, 'a signed session is locked');
END;

CREATE TRIGGER session_fixed BEFORE UPDATE OF id, uuid, patient_id, course_id, protocol_id, added_at, added_by ON session
BEGIN
  SELECT RAISE (ABORT, 'a session keeps its patient');
END;

CREATE TRIGGER session_no_delete BEFORE DELETE ON session
BEGIN
  SELECT RAISE (ABORT, 'a session is never deleted');
END;

-- When a program last showed a running session, and since when nobody did; no part of the signed record.
CREATE TABLE session_seen (
  session_id        INTEGER PRIMARY KEY REFERENCES session (id) ON DELETE RESTRICT, -- which
  seen_at           INTEGER NOT NULL,                                -- when a window last showed it
  unconfirmed_since INTEGER                                          -- the program was down from then on
) STRICT;

-- An answered line of the gate, of the discharge checklist or of the worksheet of a nasal spray; the newest answer to
-- a line counts.
CREATE TABLE session_check (
  id          INTEGER PRIMARY KEY,                                   -- inside the database, in the order of answering
  session_id  INTEGER NOT NULL REFERENCES session (id) ON DELETE RESTRICT, -- which
  list        TEXT NOT NULL CHECK (list IN ('gate', 'discharge', 'worksheet')), -- which checklist
  code        TEXT NOT NULL CHECK (code <> ''),                      -- the line
  text        TEXT NOT NULL,                                         -- what was asked
  is_required INTEGER NOT NULL CHECK (is_required IN (0, 1)),        -- whether "no" needs a reason
  answer      TEXT NOT NULL CHECK (answer IN ('none', 'yes', 'no', 'n/a')), -- how it was answered
  value       TEXT NOT NULL DEFAULT '',                              -- what goes with it: a name, a time, a number
  reason      TEXT NOT NULL DEFAULT '',                              -- why it was overridden
  staff_id    INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- by whom
  at          INTEGER NOT NULL                                       -- when
) STRICT;

CREATE INDEX session_check_by_line ON session_check (session_id, list, code, id);

CREATE TRIGGER session_check_in_time BEFORE INSERT ON session_check
WHEN (SELECT state FROM session WHERE id = NEW.session_id) = 'signed'
BEGIN
  SELECT RAISE (ABORT, 'a signed session is locked');
END;

CREATE TRIGGER session_check_no_update BEFORE UPDATE ON session_check
BEGIN
  SELECT RAISE (ABORT, 'an answer is followed by another, never changed');
END;

CREATE TRIGGER session_check_no_delete BEFORE DELETE ON session_check
BEGIN
  SELECT RAISE (ABORT, 'an answer is followed by another, never deleted');
END;

-- A clinic order, signed by the prescriber; the newest version counts.
CREATE TABLE session_order (
  id                      INTEGER PRIMARY KEY,                       -- inside the database
  session_id              INTEGER NOT NULL REFERENCES session (id) ON DELETE RESTRICT, -- for which visit
  version                 INTEGER NOT NULL CHECK (version > 0),      -- counts them
  drug                    TEXT NOT NULL CHECK (drug IN ('ketamine-iv', 'esketamine-nasal')), -- which product
  dose_ug                 INTEGER NOT NULL CHECK (dose_ug >= 0),     -- total dose, 0 where only mg/kg was written
  dose_ug_per_kg          INTEGER NOT NULL CHECK (dose_ug_per_kg >= 0), -- by weight, 0 where only mg was written
  weight_g                INTEGER NOT NULL CHECK (weight_g >= 0),    -- the weight used
  weight_kind             TEXT NOT NULL CHECK (weight_kind IN ('actual', 'ideal', 'adjusted')), -- which weight
  weight_on               TEXT NOT NULL,                             -- its date
  bag_ul                  INTEGER NOT NULL CHECK (bag_ul >= 0),      -- volume in the bag or syringe
  concentration_ug_per_ml INTEGER NOT NULL CHECK (concentration_ug_per_ml >= 0), -- of it
  planned_ms              INTEGER NOT NULL CHECK (planned_ms > 0),   -- the planned length
  rate_ugph               INTEGER NOT NULL CHECK (rate_ugph >= 0),   -- micrograms per hour
  rate_text               TEXT NOT NULL,                             -- the rate as typed
  adjuncts                TEXT NOT NULL,                             -- other medicines ordered
  note                    TEXT NOT NULL,                             -- free text
  prescriber_id           INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- who ordered
  ordered_at              INTEGER NOT NULL,                          -- when
  UNIQUE (session_id, version)
) STRICT;

CREATE TRIGGER session_order_in_time BEFORE INSERT ON session_order
WHEN (SELECT state FROM session WHERE id = NEW.session_id) NOT IN ('planned', 'checked-in')
BEGIN
  SELECT RAISE (ABORT, 'the infusion has begun');
END;

CREATE TRIGGER session_order_no_update BEFORE UPDATE ON session_order
BEGIN
  SELECT RAISE (ABORT, 'an order changes by versions');
END;

CREATE TRIGGER session_order_no_delete BEFORE DELETE ON session_order
BEGIN
  SELECT RAISE (ABORT, 'an order is never deleted');
END;

-- What was drawn up, by whom, and who checked it; the newest version counts.
CREATE TABLE session_preparation (
  id                 INTEGER PRIMARY KEY,                            -- inside the database
  session_id         INTEGER NOT NULL REFERENCES session (id) ON DELETE RESTRICT, -- for which visit
  version            INTEGER NOT NULL CHECK (version > 0),           -- counts them
  order_id           INTEGER NOT NULL REFERENCES session_order (id) ON DELETE RESTRICT, -- for which order
  lot                TEXT NOT NULL CHECK (lot <> ''),                -- of the vial
  expiry             TEXT NOT NULL,                                  -- of the vial
  vial               TEXT NOT NULL,                                  -- its number
  strength_ug_per_ml INTEGER NOT NULL CHECK (strength_ug_per_ml > 0), -- of the vial
  vial_ul            INTEGER NOT NULL CHECK (vial_ul > 0),           -- its volume
  drawn_ul           INTEGER NOT NULL CHECK (drawn_ul > 0),          -- neat volume drawn
  prepared_id        INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- who prepared
  checked_id         INTEGER REFERENCES staff (id) ON DELETE RESTRICT, -- who checked; none where the clinic asks nobody
  at                 INTEGER NOT NULL,                               -- when
  UNIQUE (session_id, version),
  CHECK (prepared_id <> checked_id)
) STRICT;

CREATE TRIGGER session_preparation_in_time BEFORE INSERT ON session_preparation
WHEN (SELECT state FROM session WHERE id = NEW.session_id) NOT IN ('planned', 'checked-in')
BEGIN
  SELECT RAISE (ABORT, 'the infusion has begun');
END;

CREATE TRIGGER session_preparation_no_update BEFORE UPDATE ON session_preparation
BEGIN
  SELECT RAISE (ABORT, 'a preparation is never changed');
END;

CREATE TRIGGER session_preparation_no_delete BEFORE DELETE ON session_preparation
BEGIN
  SELECT RAISE (ABORT, 'a preparation is never deleted');
END;

-- An entry of the timeline. It is never changed but struck out once, before the session is signed.
CREATE TABLE event (
  id            INTEGER PRIMARY KEY,                                 -- inside the database
  uuid          TEXT NOT NULL UNIQUE CHECK (length (uuid) = 36),     -- outside it
  session_id    INTEGER NOT NULL REFERENCES session (id) ON DELETE RESTRICT, -- of which visit
  sequence      INTEGER NOT NULL CHECK (sequence > 0),               -- the order of entry
  kind          TEXT NOT NULL CHECK (kind IN ('start', 'rate', 'pause', 'resume', 'bolus', 'stop', 'end', 'set',
                                              'effect-start', 'effect-end', 'medicine', 'note', 'gap', 'confirm',
                                              'emergency', 'recovery')), -- what
  at            INTEGER NOT NULL,                                    -- when it happened
  from_at       INTEGER,                                             -- of a gap, when it began
  entered_at    INTEGER NOT NULL,                                    -- when it was entered
  staff_id      INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- by whom
  systolic      INTEGER,                                             -- mmHg
  diastolic     INTEGER,                                             -- mmHg
  pulse         INTEGER,                                             -- beats per minute
  spo2          INTEGER,                                             -- percent
  respiration   INTEGER,                                             -- breaths per minute
  oxygen        INTEGER,                                             -- flow in 0.1 L/min
  etco2         INTEGER,                                             -- mmHg
  temperature   INTEGER,                                             -- 0.1 degrees Celsius
  sedation      INTEGER,                                             -- MOAA/S 0 to 5
  pain          INTEGER,                                             -- 0 to 10
  distress      INTEGER,                                             -- 0 to 10
  dissociation  INTEGER,                                             -- 0 to 10
  nausea        INTEGER,                                             -- 0 to 3
  avpu          INTEGER,                                             -- 3 alert, 2 to voice, 1 to pain, 0 unresponsive
  rate_ugph     INTEGER NOT NULL CHECK (rate_ugph >= 0),             -- of a start, rate change or resume
  amount_ug     INTEGER NOT NULL CHECK (amount_ug >= 0),             -- of a bolus
  severity      INTEGER NOT NULL,                                    -- of a side effect; points of a recovery score
  code          TEXT NOT NULL,                                       -- of a side effect or a recovery score
  text          TEXT NOT NULL CHECK (length (text) <= 10000),        -- reason, medicine, note
  detail        TEXT NOT NULL CHECK (length (detail) <= 10000),      -- dose text, action
  typed         TEXT NOT NULL CHECK (length (typed) <= 10000),       -- what was typed
  replaces      INTEGER REFERENCES event (id) ON DELETE RESTRICT,    -- the entry that this one corrects
  struck_at     INTEGER,                                             -- when it was struck out
  struck_by     INTEGER REFERENCES staff (id) ON DELETE RESTRICT,    -- by whom
  strike_reason TEXT NOT NULL DEFAULT '',                            -- why
  UNIQUE (session_id, sequence),
  CHECK ((struck_at IS NULL) = (struck_by IS NULL))
) STRICT;

CREATE TRIGGER event_in_time BEFORE INSERT ON event
WHEN (SELECT state FROM session WHERE id = NEW.session_id) = 'signed'
BEGIN
  SELECT RAISE (ABORT, 'a signed session is locked');
END;

CREATE TRIGGER event_fixed BEFORE UPDATE OF id, uuid, session_id, sequence, kind, at, from_at, entered_at, staff_id,
  systolic, diastolic, pulse, spo2, respiration, oxygen, etco2, temperature, sedation, pain, distress, dissociation,
  nausea, avpu, rate_ugph, amount_ug, severity, code, text, detail, typed, replaces ON event
BEGIN
  SELECT RAISE (ABORT, 'an entry is corrected by another, never changed');
END;

CREATE TRIGGER event_struck_once BEFORE UPDATE ON event
WHEN OLD.struck_at IS NOT NULL OR (SELECT state FROM session WHERE id = OLD.session_id) = 'signed'
BEGIN
  SELECT RAISE (ABORT, 'this entry is locked');
END;

CREATE TRIGGER event_no_delete BEFORE DELETE ON event
BEGIN
  SELECT RAISE (ABORT, 'an entry is struck out, never deleted');
END;

-- What was added to a signed session, or what an entry of it should have been; signed on its own. The entry and the
-- first signature stay as they are.
CREATE TABLE addendum (
  id         INTEGER PRIMARY KEY,                                    -- inside the database
  uuid       TEXT NOT NULL UNIQUE CHECK (length (uuid) = 36),        -- outside it
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE RESTRICT, -- to which
  event_id   INTEGER REFERENCES event (id) ON DELETE RESTRICT,       -- the entry that it amends, none for an addition
  text       TEXT NOT NULL CHECK (text <> '' AND length (text) <= 10000), -- what
  reason     TEXT NOT NULL CHECK (length (reason) <= 1000),          -- why an entry is amended
  staff_id   INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- by whom
  at         INTEGER NOT NULL,                                       -- when
  CHECK ((event_id IS NULL) = (reason = ''))
) STRICT;

CREATE TRIGGER addendum_of_session BEFORE INSERT ON addendum
WHEN NEW.event_id IS NOT NULL AND (SELECT session_id FROM event WHERE id = NEW.event_id) IS NOT NEW.session_id
BEGIN
  SELECT RAISE (ABORT, 'an amendment is of an entry of its session');
END;

CREATE INDEX addendum_by_session ON addendum (session_id, id);

CREATE TRIGGER addendum_no_update BEFORE UPDATE ON addendum
BEGIN
  SELECT RAISE (ABORT, 'an addendum is locked');
END;

CREATE TRIGGER addendum_no_delete BEFORE DELETE ON addendum
BEGIN
  SELECT RAISE (ABORT, 'an addendum is locked');
END;
