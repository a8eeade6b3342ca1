-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Respite developers
--
-- Appointments beside their time, and which protocols are offered. Chairs, clinic days and closed days are settings.

-- How a visit was booked beside its time and chair; none for one that was booked plainly.
CREATE TABLE appointment (
  session_id       INTEGER PRIMARY KEY REFERENCES session (id) ON DELETE RESTRICT, -- which
  recovery_minutes INTEGER NOT NULL CHECK (recovery_minutes BETWEEN 0 AND 1439), -- of the visit's length, at its end
  reason           TEXT NOT NULL CHECK (length (reason) <= 1000)     -- why the chair is booked twice, else ''
) STRICT;

CREATE TRIGGER appointment_fixed BEFORE UPDATE ON appointment
WHEN (SELECT state FROM session WHERE id = OLD.session_id) <> 'planned'
BEGIN
  SELECT RAISE (ABORT, 'only a planned session is moved');
END;

CREATE TRIGGER appointment_no_delete BEFORE DELETE ON appointment
BEGIN
  SELECT RAISE (ABORT, 'an appointment is cancelled, never deleted');
END;

-- Whether a protocol, in all its versions, is offered; the newest row counts, a protocol without any is offered.
CREATE TABLE protocol_offer (
  id         INTEGER PRIMARY KEY,                                    -- inside the database
  uuid       TEXT NOT NULL CHECK (length (uuid) = 36),               -- which protocol
  is_retired INTEGER NOT NULL CHECK (is_retired IN (0, 1)),          -- whether it is no longer offered
  at         INTEGER NOT NULL,                                       -- when that was decided
  staff_id   INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT -- by whom
) STRICT;

CREATE INDEX protocol_offer_by_uuid ON protocol_offer (uuid, id);

CREATE TRIGGER protocol_offer_no_update BEFORE UPDATE ON protocol_offer
BEGIN
  SELECT RAISE (ABORT, 'a protocol is retired and restored, the rows stay');
END;

CREATE TRIGGER protocol_offer_no_delete BEFORE DELETE ON protocol_offer
BEGIN
  SELECT RAISE (ABORT, 'a protocol is retired and restored, the rows stay');
END;

-- A prescriber's look at a course, at the protocol's review points or between them.
CREATE TABLE course_review (
  id        INTEGER PRIMARY KEY,                                     -- inside the database
  course_id INTEGER NOT NULL REFERENCES course (id) ON DELETE RESTRICT, -- which
  done      INTEGER NOT NULL CHECK (done >= 0),                      -- how many sessions were done by then
  verdict   TEXT NOT NULL CHECK (verdict IN ('continue', 'stop')),   -- what was decided
  text      TEXT NOT NULL CHECK (length (text) <= 1000),             -- what was found
  at        INTEGER NOT NULL,                                        -- when
  staff_id  INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- by whom
  struck_at INTEGER,                                                 -- when it was taken back
  struck_by INTEGER REFERENCES staff (id) ON DELETE RESTRICT,        -- by whom
  strike_reason TEXT NOT NULL DEFAULT '' CHECK (length (strike_reason) <= 1000), -- why
  CHECK ((struck_at IS NULL) = (struck_by IS NULL)),
  CHECK (struck_at IS NULL OR verdict = 'continue')
) STRICT;

CREATE INDEX course_review_by_course ON course_review (course_id, id);

CREATE TRIGGER course_review_fixed BEFORE UPDATE OF id, course_id, done, verdict, text, at, staff_id ON course_review
BEGIN
  SELECT RAISE (ABORT, 'a review stays as it was written');
END;

CREATE TRIGGER course_review_struck_once BEFORE UPDATE ON course_review
WHEN OLD.struck_at IS NOT NULL
BEGIN
  SELECT RAISE (ABORT, 'a review is taken back once');
END;

CREATE TRIGGER course_review_no_delete BEFORE DELETE ON course_review
BEGIN
  SELECT RAISE (ABORT, 'a review stays as it was written');
END;
