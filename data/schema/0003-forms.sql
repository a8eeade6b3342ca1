-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Respite developers
--
-- Forms and the answers to them, eligibility decisions, consents, staff signatures, documents that were given.

-- A version of a form definition, never changed.
CREATE TABLE form (
  id         INTEGER PRIMARY KEY,                                    -- inside the database
  uuid       TEXT NOT NULL UNIQUE CHECK (length (uuid) = 36),        -- outside it
  slug       TEXT NOT NULL CHECK (slug <> ''),                       -- its name, such as "screening"
  version    TEXT NOT NULL,                                          -- as the file has it
  title      TEXT NOT NULL,                                          -- in the form's own language
  is_builtin INTEGER NOT NULL CHECK (is_builtin IN (0, 1)),          -- whether it came with the program
  json       TEXT NOT NULL,                                          -- the FHIR R4 Questionnaire, byte for byte
  sha256     TEXT NOT NULL CHECK (length (sha256) = 64),             -- of json, in hexadecimal
  added_at   INTEGER NOT NULL,                                       -- when it came here
  added_by   INTEGER REFERENCES staff (id) ON DELETE RESTRICT,       -- by whom; none for the built-in ones
  UNIQUE (slug, version)
) STRICT;

CREATE TRIGGER form_no_update BEFORE UPDATE ON form
BEGIN
  SELECT RAISE (ABORT, 'a form definition is never changed');
END;

CREATE TRIGGER form_no_delete BEFORE DELETE ON form
BEGIN
  SELECT RAISE (ABORT, 'a form definition is never deleted');
END;

-- The answers to one form; a draft until it is finished.
CREATE TABLE response (
  id          INTEGER PRIMARY KEY,                                   -- inside the database
  uuid        TEXT NOT NULL UNIQUE CHECK (length (uuid) = 36),       -- outside it
  form_id     INTEGER NOT NULL REFERENCES form (id) ON DELETE RESTRICT, -- the exact version that was answered
  patient_id  INTEGER NOT NULL REFERENCES patient (id) ON DELETE RESTRICT, -- for whom
  session_id  INTEGER REFERENCES session (id) ON DELETE RESTRICT,    -- the visit it belongs to
  state       TEXT NOT NULL CHECK (state IN ('draft', 'finished', 'discarded')), -- a draft alone can be changed
  json        TEXT NOT NULL,                                         -- the FHIR R4 QuestionnaireResponse
  stops       INTEGER NOT NULL DEFAULT 0 CHECK (stops >= 0),         -- STOP flags it raised
  reviews     INTEGER NOT NULL DEFAULT 0 CHECK (reviews >= 0),       -- REVIEW flags
  notes       INTEGER NOT NULL DEFAULT 0 CHECK (notes >= 0),         -- NOTE flags
  started_at  INTEGER NOT NULL,                                      -- when it was begun
  saved_at    INTEGER NOT NULL,                                      -- when the answers were last kept
  staff_id    INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- who began or finished it
  finished_at INTEGER,                                               -- when it was finished
  binding     TEXT NOT NULL DEFAULT '',                              -- keyed hash of a finished one, in hexadecimal
  CHECK ((state = 'finished') = (finished_at IS NOT NULL)),
  CHECK (binding = '' OR (state = 'finished' AND length (binding) = 64))
) STRICT;

CREATE INDEX response_by_patient ON response (patient_id, form_id);
CREATE UNIQUE INDEX response_one_draft ON response (patient_id, form_id, coalesce (session_id, 0))
  WHERE state = 'draft';
CREATE INDEX response_drafts ON response (saved_at) WHERE state = 'draft';

CREATE TRIGGER response_discarded BEFORE UPDATE ON response
WHEN (OLD.state = 'discarded' AND (NEW.state <> 'draft' OR NEW.json <> OLD.json))
  OR (NEW.state = 'discarded' AND (OLD.state <> 'draft' OR NEW.json <> OLD.json))
BEGIN
  SELECT RAISE (ABORT, 'only a draft is discarded, and it comes back as it was');
END;

CREATE TRIGGER response_finished BEFORE UPDATE ON response WHEN OLD.state = 'finished' AND OLD.binding <> ''
BEGIN
  SELECT RAISE (ABORT, 'finished answers are locked');
END;

CREATE TRIGGER response_no_delete BEFORE DELETE ON response
BEGIN
  SELECT RAISE (ABORT, 'answers are never deleted');
END;

-- A prescriber's decision on a screening, signed; a later one for the same patient replaces it.
CREATE TABLE eligibility (
  id          INTEGER PRIMARY KEY,                                   -- inside the database
  uuid        TEXT NOT NULL UNIQUE CHECK (length (uuid) = 36),       -- outside it
  patient_id  INTEGER NOT NULL REFERENCES patient (id) ON DELETE RESTRICT, -- whose
  response_id INTEGER NOT NULL REFERENCES response (id) ON DELETE RESTRICT, -- the screening it rests on
  decision    TEXT NOT NULL CHECK (decision IN ('cleared', 'conditional', 'deferred', 'not-eligible')), -- what
  reason      TEXT NOT NULL,                                         -- why
  conditions  TEXT NOT NULL,                                         -- of a conditional one, one a line
  overrides   TEXT NOT NULL,                                         -- reasons by STOP flag, a JSON object of texts
  review_on   TEXT NOT NULL DEFAULT '' CHECK (review_on = '' OR length (review_on) = 10), -- when to decide anew
  workup_to   INTEGER NOT NULL DEFAULT 0,                            -- the last result of the work-up it rests on
  decided_at  INTEGER NOT NULL                                       -- when; who signed stands in signature
) STRICT;

CREATE INDEX eligibility_by_patient ON eligibility (patient_id, id);

CREATE TRIGGER eligibility_no_update BEFORE UPDATE ON eligibility
BEGIN
  SELECT RAISE (ABORT, 'a signed decision is locked');
END;

CREATE TRIGGER eligibility_no_delete BEFORE DELETE ON eligibility
BEGIN
  SELECT RAISE (ABORT, 'a signed decision is locked');
END;

-- A consent of one patient with the exact text that was shown.
CREATE TABLE consent (
  id           INTEGER PRIMARY KEY,                                  -- inside the database
  uuid         TEXT NOT NULL UNIQUE CHECK (length (uuid) = 36),      -- outside it
  patient_id   INTEGER NOT NULL REFERENCES patient (id) ON DELETE RESTRICT, -- whose
  course_id    INTEGER REFERENCES course (id) ON DELETE RESTRICT,    -- for which course, none for any
  slug         TEXT NOT NULL CHECK (slug <> ''),                     -- the template
  version      INTEGER NOT NULL CHECK (version > 0),                 -- of the template's text
  language     TEXT NOT NULL,                                        -- of the text
  title        TEXT NOT NULL,                                        -- as shown and printed
  text         TEXT NOT NULL,                                        -- the exact text, Markdown, frozen when presented
  sha256       TEXT NOT NULL CHECK (length (sha256) = 64),           -- of text, in hexadecimal
  meaning      TEXT NOT NULL,                                        -- what the patient's signature says
  answers      TEXT NOT NULL DEFAULT '{}',                           -- teach-back answers, a JSON object of texts
  state        TEXT NOT NULL CHECK (state IN ('draft', 'presented', 'signed', 'declined', 'withdrawn', 'superseded',
                                              'expired')),           -- where it stands
  reason       TEXT NOT NULL DEFAULT '',                             -- why declined or withdrawn
  presented_at INTEGER NOT NULL,                                     -- when it was shown, or prepared as a draft
  presented_by INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- by whom
  decided_at   INTEGER,                                              -- when it was signed or declined
  decided_by   INTEGER REFERENCES staff (id) ON DELETE RESTRICT,     -- who saw it
  ended_at     INTEGER,                                              -- when it was withdrawn or superseded
  ended_by     INTEGER REFERENCES staff (id) ON DELETE RESTRICT,     -- who wrote that down
  expires_at   INTEGER,                                              -- when it runs out
  indication   TEXT NOT NULL DEFAULT '',                             -- of the course it was presented for
  route        TEXT NOT NULL DEFAULT '',                             -- likewise
  scan_id      INTEGER REFERENCES attachment (id) ON DELETE RESTRICT, -- of one signed on paper
  binding      TEXT NOT NULL DEFAULT '',                             -- keyed hash over what was decided and its signers
  seal         TEXT NOT NULL DEFAULT '',                             -- keyed hash over binding and where it stands now
  CHECK (state IN ('draft', 'presented') OR (length (binding) = 64 AND length (seal) = 64))
) STRICT;

CREATE INDEX consent_by_patient ON consent (patient_id, slug, id);

-- Which run out next.
CREATE INDEX consent_signed ON consent (expires_at, course_id) WHERE state = 'signed';

CREATE TRIGGER consent_text_frozen BEFORE UPDATE OF id, uuid, patient_id, course_id, slug, version, language, title,
  text, sha256, meaning, presented_at, presented_by, indication, route ON consent
WHEN OLD.state <> 'draft'
BEGIN
  SELECT RAISE (ABORT, 'the text of a consent is frozen');
END;

CREATE TRIGGER consent_decided BEFORE UPDATE OF answers, decided_at, decided_by, expires_at, scan_id, binding ON consent
WHEN OLD.state NOT IN ('draft', 'presented')
BEGIN
  SELECT RAISE (ABORT, 'a decided consent is locked');
END;

CREATE TRIGGER consent_steps BEFORE UPDATE ON consent
WHEN OLD.state IN ('declined', 'withdrawn', 'superseded', 'expired')
  OR (OLD.state = 'draft' AND NEW.state NOT IN ('draft', 'presented'))
  OR (OLD.state = 'presented' AND NEW.state NOT IN ('draft', 'presented', 'signed', 'declined'))
  OR (OLD.state = 'signed' AND NEW.state NOT IN ('withdrawn', 'superseded', 'expired'))
BEGIN
  SELECT RAISE (ABORT, 'this consent cannot go there');
END;

CREATE TRIGGER consent_no_delete BEFORE DELETE ON consent
BEGIN
  SELECT RAISE (ABORT, 'a consent is never deleted');
END;

-- Who signed a consent, in the order of signing.
CREATE TABLE consent_signer (
  id         INTEGER PRIMARY KEY,                                    -- inside the database
  consent_id INTEGER NOT NULL REFERENCES consent (id) ON DELETE RESTRICT, -- which
  position   INTEGER NOT NULL CHECK (position >= 0),                 -- the order
  role       TEXT NOT NULL CHECK (role IN ('patient', 'representative', 'witness', 'interpreter', 'clinician')), -- as
  name       TEXT NOT NULL CHECK (name <> ''),                       -- printed
  authority  TEXT NOT NULL,                                          -- of a representative
  meaning    TEXT NOT NULL CHECK (meaning <> ''),                    -- what the signature says
  strokes    TEXT,                                                   -- the drawn signature as an SVG path
  on_paper   INTEGER NOT NULL CHECK (on_paper IN (0, 1)),            -- whether it stands on the scanned paper
  staff_id   INTEGER REFERENCES staff (id) ON DELETE RESTRICT,       -- of a clinician, or who saw the signature
  at         INTEGER NOT NULL,                                       -- when
  UNIQUE (consent_id, position)
) STRICT;

CREATE TRIGGER consent_signer_in_time BEFORE INSERT ON consent_signer
WHEN (SELECT state FROM consent WHERE id = NEW.consent_id) <> 'presented'
BEGIN
  SELECT RAISE (ABORT, 'a decided consent is locked');
END;

CREATE TRIGGER consent_signer_no_update BEFORE UPDATE ON consent_signer
BEGIN
  SELECT RAISE (ABORT, 'a signature is never changed');
END;

CREATE TRIGGER consent_signer_no_delete BEFORE DELETE ON consent_signer
BEGIN
  SELECT RAISE (ABORT, 'a signature is never deleted');
END;

-- A staff signature: the account's password typed again, bound to what was signed.
CREATE TABLE signature (
  id         INTEGER PRIMARY KEY,                                    -- inside the database
  uuid       TEXT NOT NULL UNIQUE CHECK (length (uuid) = 36),        -- outside it
  subject    TEXT NOT NULL CHECK (subject IN ('eligibility', 'consent', 'order', 'preparation', 'session', 'addendum',
                                              'thresholds')),        -- what kind of thing was signed
  subject_id INTEGER NOT NULL,                                       -- which one
  patient_id INTEGER REFERENCES patient (id) ON DELETE RESTRICT,     -- whose record it is in
  session_id INTEGER REFERENCES session (id) ON DELETE RESTRICT,     -- of which visit
  staff_id   INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- who signed
  staff_name TEXT NOT NULL CHECK (staff_name <> ''),                 -- the name at that time
  roles      TEXT NOT NULL CHECK (roles <> ''),                      -- the roles at that time, joined by commas
  meaning    TEXT NOT NULL CHECK (meaning IN ('decided', 'explained', 'ordered', 'prepared', 'checked', 'signed',
                                              'added', 'amended', 'confirmed')), -- what the signature says
  note       TEXT NOT NULL DEFAULT '',                               -- what was said with it
  at         INTEGER NOT NULL,                                       -- when
  binding    TEXT NOT NULL CHECK (length (binding) = 64)             -- keyed hash over all of this and what was signed
) STRICT;

CREATE INDEX signature_by_subject ON signature (subject, subject_id);
CREATE INDEX signature_by_session ON signature (session_id) WHERE session_id IS NOT NULL;

CREATE TRIGGER signature_no_update BEFORE UPDATE ON signature
BEGIN
  SELECT RAISE (ABORT, 'a signature is never changed');
END;

CREATE TRIGGER signature_no_delete BEFORE DELETE ON signature
BEGIN
  SELECT RAISE (ABORT, 'a signature is never deleted');
END;

-- A document that was previewed, printed, saved or given.
CREATE TABLE document (
  id         INTEGER PRIMARY KEY,                                    -- inside the database
  uuid       TEXT NOT NULL UNIQUE CHECK (length (uuid) = 36),        -- outside it
  kind       TEXT NOT NULL CHECK (kind <> ''),                       -- "handout", "summary", "consent" ...
  name       TEXT NOT NULL,                                          -- its slug
  patient_id INTEGER REFERENCES patient (id) ON DELETE RESTRICT,     -- for whom
  session_id INTEGER REFERENCES session (id) ON DELETE RESTRICT,     -- of which visit
  language   TEXT NOT NULL,                                          -- of the text
  version    INTEGER NOT NULL DEFAULT 0 CHECK (version >= 0),        -- of a handout's text that was given, else 0
  what       TEXT NOT NULL
    CHECK (what IN ('previewed', 'printed', 'saved', 'protected', 'given', 'taken-back')), -- what was done
  takes_back INTEGER UNIQUE REFERENCES document (id) ON DELETE RESTRICT, -- the row that was written by mistake
  understood TEXT NOT NULL DEFAULT ''
    CHECK (understood IN ('', 'said-back', 'explained-again', 'not-asked')), -- of what was given: said back in own words?
  said       TEXT NOT NULL DEFAULT '',                               -- what the patient said, or why nobody asked
  staff_id   INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- by whom
  at         INTEGER NOT NULL,                                       -- when
  CHECK (understood = '' OR what = 'given'),
  CHECK ((takes_back IS NOT NULL) = (what = 'taken-back'))
) STRICT;

CREATE INDEX document_by_patient ON document (patient_id, id);

CREATE TRIGGER document_no_update BEFORE UPDATE ON document
BEGIN
  SELECT RAISE (ABORT, 'what was given is never changed');
END;

CREATE TRIGGER document_no_delete BEFORE DELETE ON document
BEGIN
  SELECT RAISE (ABORT, 'what was given is never deleted');
END;
