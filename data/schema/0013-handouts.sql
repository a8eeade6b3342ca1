-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Respite developers
--
-- The clinic's own texts of handouts, and which texts a prescriber has confirmed. Rows are only added.

-- A version of a handout that the clinic wrote; the highest version of a language counts, above the built-in one.
CREATE TABLE handout_text (
  id        INTEGER PRIMARY KEY,                                     -- inside the database
  uuid      TEXT NOT NULL UNIQUE CHECK (length (uuid) = 36),         -- outside it
  name      TEXT NOT NULL CHECK (name <> ''),                        -- the handout, such as "going-home"
  language  TEXT NOT NULL CHECK (language <> ''),                    -- of the text
  version   INTEGER NOT NULL CHECK (version > 0),                    -- counts on from the built-in one
  is_return INTEGER NOT NULL CHECK (is_return IN (0, 1)),            -- from here on the built-in text counts again
  markdown  TEXT NOT NULL,                                           -- head and text, as edited
  sha256    TEXT NOT NULL CHECK (length (sha256) = 64),              -- of markdown, in hexadecimal
  note      TEXT NOT NULL,                                           -- what was changed
  added_at  INTEGER NOT NULL,                                        -- when
  added_by  INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- by whom
  UNIQUE (name, language, version),
  CHECK ((markdown = '') = is_return)
) STRICT;

CREATE TRIGGER handout_text_fixed BEFORE UPDATE ON handout_text
BEGIN
  SELECT RAISE (ABORT, 'a text of a handout is never changed');
END;

CREATE TRIGGER handout_text_kept BEFORE DELETE ON handout_text
BEGIN
  SELECT RAISE (ABORT, 'a text of a handout is never deleted');
END;

-- A prescriber has read a text and takes it for the clinic; until then it says "Review before use".
CREATE TABLE handout_confirmation (
  id           INTEGER PRIMARY KEY,                                  -- inside the database
  sha256       TEXT NOT NULL UNIQUE CHECK (length (sha256) = 64),    -- of exactly that text, in hexadecimal
  name         TEXT NOT NULL,                                        -- which handout it was
  language     TEXT NOT NULL,                                        -- in which language
  confirmed_at INTEGER NOT NULL,                                     -- when
  confirmed_by INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT -- by whom, with the password
) STRICT;

CREATE TRIGGER handout_confirmation_fixed BEFORE UPDATE ON handout_confirmation
BEGIN
  SELECT RAISE (ABORT, 'a confirmation is never changed');
END;

CREATE TRIGGER handout_confirmation_kept BEFORE DELETE ON handout_confirmation
BEGIN
  SELECT RAISE (ABORT, 'a confirmation is never deleted');
END;
