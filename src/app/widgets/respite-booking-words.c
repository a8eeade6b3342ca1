/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-booking-words.h"

#include <glib/gi18n.h>

#include "base/respite-str.h"
#include "widgets/respite-text.h"

static const char *
get_sentence (int note)
{
  switch ((RespiteBookingNote) note)
    {
    case RESPITE_BOOKING_LATER:
      return _ ("Later than the protocol’s day, on which the clinic is closed.");
    case RESPITE_BOOKING_CLOSED:
      return _ ("The clinic is closed on this day.");
    case RESPITE_BOOKING_HOURS:
      return _ ("Not within the clinic’s hours.");
    case RESPITE_BOOKING_CHAIR_TAKEN:
      return _ ("The chair is taken.");
    case RESPITE_BOOKING_CHAIR_UNKNOWN:
      return _ ("The clinic offers no chair of this name.");
    case RESPITE_BOOKING_SAME_DAY:
      return _ ("Two sessions on one day.");
    case RESPITE_BOOKING_TOO_CLOSE:
      return _ ("Less than a day from the next session.");
    case RESPITE_BOOKING_ORDER:
      return _ ("Before a session with a lower number.");
    default:
      return "";
    }
}

char *
respite_booking_words_notes (const RespiteBooking *booking)
{
  GString *text = g_string_new (NULL);

  for (const RespiteCode *code = respite_booking_note_codes; code->word != NULL; code++)
    {
      if (!(booking->notes & code->value))
        continue;
      if (text->len > 0)
        g_string_append_c (text, ' ');
      if (code->value == RESPITE_BOOKING_CLOSED && !respite_str_is_empty (booking->closed_name))
        g_string_append_printf (text, _ ("The clinic is closed on this day: %s."), booking->closed_name);
      else
        g_string_append (text, get_sentence (code->value));
    }

  return g_string_free (text, FALSE);
}

char *
respite_booking_words_list (GPtrArray *bookings,
                            GTimeZone *zone)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < bookings->len; i++)
    {
      const RespiteBooking *booking = g_ptr_array_index (bookings, i);
      g_autofree char *day = respite_text_day_and_time (booking->at, zone);
      g_autofree char *notes = respite_booking_words_notes (booking);

      if (i > 0)
        g_string_append_c (text, '\n');
      if (booking->number > 0)
        g_string_append_printf (text, "%d.  ", booking->number);
      g_string_append (text, day);
      if (booking->before_at != 0 && booking->before_at == booking->at)
        g_string_append_printf (text, " · %s", _ ("stays"));
      else if (booking->before_at != 0)
        {
          g_autofree char *before = respite_text_day_and_time (booking->before_at, zone);

          g_string_append_printf (text, "\n      %s %s", _ ("before:"), before);
        }
      if (*notes != '\0')
        g_string_append_printf (text, "\n      %s", notes);
    }

  return g_string_free (text, FALSE);
}

gboolean
respite_booking_words_need_reason (GPtrArray *bookings)
{
  for (guint i = 0; i < bookings->len; i++)
    {
      const RespiteBooking *booking = g_ptr_array_index (bookings, i);

      /* The first one is asked for as it stands, and may change its chair alone. */
      if (booking->notes & RESPITE_BOOKING_CHAIR_TAKEN && (i == 0 || booking->at != booking->before_at))
        return TRUE;
    }

  return FALSE;
}

char *
respite_booking_words_dup_length (const RespiteSession *session)
{
  GString *text = g_string_new (NULL);

  if (session->recovery_minutes > 0)
    g_string_append_printf (text, _ ("%d min and %d min of recovery"), session->planned_minutes -
                            session->recovery_minutes, session->recovery_minutes);
  else
    g_string_append_printf (text, _ ("%d min"), session->planned_minutes);
  if (!respite_str_is_empty (session->booking_reason))
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("The chair is booked twice: %s"), session->booking_reason);
    }

  return g_string_free (text, FALSE);
}

gboolean
respite_booking_words_is_made_up (GPtrArray            *sessions,
                                  const RespiteSession *lost)
{
  for (guint i = 0; sessions != NULL && i < sessions->len; i++)
    {
      const RespiteSession *session = g_ptr_array_index (sessions, i);

      if (session->number == lost->number && session->state != RESPITE_SESSION_CANCELLED &&
          session->state != RESPITE_SESSION_NO_SHOW)
        return TRUE;
    }

  return FALSE;
}
