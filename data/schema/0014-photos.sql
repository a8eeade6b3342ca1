-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: 2026 The Respite developers
--
-- Photos of a visit: an entry of the timeline (kind 'note', code 'photo') and the picture that it shows. An entry that
-- corrects the words shows the same picture.
CREATE TABLE event_photo (
  event_id      INTEGER PRIMARY KEY REFERENCES event (id) ON DELETE RESTRICT, -- the entry
  attachment_id INTEGER NOT NULL REFERENCES attachment (id) ON DELETE RESTRICT -- the picture
) STRICT;

CREATE INDEX event_photo_by_attachment ON event_photo (attachment_id);

CREATE TRIGGER event_photo_in_time BEFORE INSERT ON event_photo
WHEN (SELECT state FROM session JOIN event ON session.id = session_id WHERE event.id = NEW.event_id) = 'signed'
BEGIN
  SELECT RAISE (ABORT, 'a signed session is locked');
END;

CREATE TRIGGER event_photo_of_patient BEFORE INSERT ON event_photo
WHEN NOT EXISTS (
  SELECT 1 FROM attachment, event JOIN session ON session.id = session_id
  WHERE attachment.id = NEW.attachment_id AND event.id = NEW.event_id
    AND attachment.patient_id = session.patient_id AND media_type <> 'application/pdf')
BEGIN
  SELECT RAISE (ABORT, 'a photo is a picture of the same patient');
END;

CREATE TRIGGER event_photo_no_update BEFORE UPDATE ON event_photo
BEGIN
  SELECT RAISE (ABORT, 'a photo is never changed');
END;

CREATE TRIGGER event_photo_no_delete BEFORE DELETE ON event_photo
BEGIN
  SELECT RAISE (ABORT, 'a photo is never deleted');
END;

-- The picture of a signed visit stands as it is.
CREATE TRIGGER event_photo_signed BEFORE UPDATE OF struck_at, struck_by ON attachment
WHEN EXISTS (
  SELECT 1 FROM event_photo JOIN event ON event.id = event_id JOIN session ON session.id = session_id
  WHERE attachment_id = OLD.id AND session.state = 'signed')
BEGIN
  SELECT RAISE (ABORT, 'a signed session is locked');
END;
