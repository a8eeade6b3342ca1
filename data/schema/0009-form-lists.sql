-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Respite developers
--
-- What lists of forms need: titles in other languages, and which forms the clinic offers.

-- The title of a form in another language, as its file has it.
CREATE TABLE form_title (
  form_id  INTEGER NOT NULL REFERENCES form (id) ON DELETE RESTRICT, -- which version
  language TEXT NOT NULL CHECK (language <> ''),                     -- such as "es" or "es-MX"
  title    TEXT NOT NULL CHECK (title <> ''),                        -- in that language
  PRIMARY KEY (form_id, language)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER form_title_no_update BEFORE UPDATE ON form_title
BEGIN
  SELECT RAISE (ABORT, 'a form definition is never changed');
END;

CREATE TRIGGER form_title_no_delete BEFORE DELETE ON form_title
BEGIN
  SELECT RAISE (ABORT, 'a form definition is never deleted');
END;

-- Whether a form, in all its versions, is offered; the newest row counts, a form without any is offered.
CREATE TABLE form_offer (
  id         INTEGER PRIMARY KEY,                                    -- inside the database
  slug       TEXT NOT NULL CHECK (slug <> ''),                       -- which form
  is_retired INTEGER NOT NULL CHECK (is_retired IN (0, 1)),          -- whether it is no longer offered
  at         INTEGER NOT NULL,                                       -- when that was decided
  staff_id   INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT -- by whom
) STRICT;

CREATE INDEX form_offer_by_slug ON form_offer (slug, id);

CREATE TRIGGER form_offer_no_update BEFORE UPDATE ON form_offer
BEGIN
  SELECT RAISE (ABORT, 'a form is retired and restored, the rows stay');
END;

CREATE TRIGGER form_offer_no_delete BEFORE DELETE ON form_offer
BEGIN
  SELECT RAISE (ABORT, 'a form is retired and restored, the rows stay');
END;
