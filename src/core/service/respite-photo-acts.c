/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "base/respite-error.h"
#include "service/respite-acts-private.h"
#include "store/respite-event-table.h"

/* A title of an attachment has at most so many characters; what is longer stands whole in the entry. */
#define TITLE_CHARS 200

/* The picture that the entry which @event corrects shows; 0 for none. */
static gboolean
find_replaced (RespiteOffice      *office,
               const RespiteEvent *event,
               gint64             *photo_id,
               GError            **error)
{
  g_autoptr (RespiteEvent) replaced = NULL;

  *photo_id = 0;
  if (event->replaces == 0)
    return TRUE;

  replaced = respite_event_table_get (respite_office_get_db (office), event->replaces, error);
  if (replaced != NULL)
    *photo_id = replaced->photo_id;

  return replaced != NULL;
}

gboolean
respite_acts_keep_photo (RespiteOffice        *office,
                         const RespiteSession *session,
                         RespiteEvent         *event,
                         GBytes               *picture,
                         GError              **error)
{
  gint64 replaced;
  gint64 photo_id;

  if (!find_replaced (office, event, &replaced, error))
    return FALSE;
  if (!respite_event_is_photo (event))
    {
      if (picture != NULL)
        return respite_set_error (error, RESPITE_ERROR_INVALID,
                                  N_("Only a line that begins with \"photo\" takes a picture"));
      return replaced == 0 || respite_acts_strike_photo (office, replaced, error);
    }
  if (picture == NULL && replaced == 0)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("A photo needs its picture"));

  photo_id = replaced;
  if (picture != NULL)
    {
      g_autofree char *title = g_utf8_substring (event->text, 0, MIN (g_utf8_strlen (event->text, -1), TITLE_CHARS));

      if (!respite_acts_add_attachment (office, session->patient_id, title, picture, &photo_id, error) ||
          (replaced != 0 && !respite_acts_strike_photo (office, replaced, error)))
        return FALSE;
    }

  return respite_event_table_add_photo (respite_office_get_db (office), event, photo_id, error);
}
