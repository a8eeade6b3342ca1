/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-due-words.h"

#include <glib/gi18n.h>

#include "widgets/respite-text.h"

char *
respite_due_words_dup (const RespiteCourseDue *due,
                       GTimeZone              *zone)
{
  g_autofree char *day = due->at != 0 ? respite_text_day (due->at, zone) : g_strdup ("");
  g_autofree char *moment = due->at != 0 ? respite_text_day_and_time (due->at, zone) : g_strdup ("");

  switch (due->kind)
    {
    case RESPITE_DUE_NEXT:
      return g_strdup_printf (_ ("Next: session %d on %s."), due->number, moment);
    case RESPITE_DUE_MISSED:
      return g_strdup_printf (_ ("Session %d was planned for %s and has not begun: move or cancel it."), due->number,
                              day);
    case RESPITE_DUE_NOT_BOOKED:
      return g_strdup_printf (_ ("Session %d of %s did not take place and is not booked again."), due->number, day);
    case RESPITE_DUE_LATE:
      return g_strdup_printf (_ ("Session %d lies more than a week after the plan’s day, %s."), due->number, day);
    case RESPITE_DUE_REVIEW:
      return g_strdup_printf (g_dngettext (NULL, "%d session is done: the protocol asks for a review.",
                                           "%d sessions are done: the protocol asks for a review.",
                                           (gulong) due->number), due->number);
    case RESPITE_DUE_MAINTENANCE:
      return g_strdup_printf (_ ("Maintenance is due since %s."), day);
    case RESPITE_DUE_SAME_DAY:
      return g_strdup_printf (_ ("Two sessions on one day: %s."), day);
    case RESPITE_DUE_TOO_CLOSE:
      return g_strdup_printf (_ ("Less than a day after the session before: %s."), moment);
    case RESPITE_DUE_PAIN_YEAR:
      return g_strdup_printf (_ ("%d sessions for pain within 365 days by %s; more than 12 ask for a review."),
                              due->number, day);
    case RESPITE_DUE_MOOD_WEEKLY:
      return g_strdup_printf (_ ("More often than weekly after week 8: %s."), day);
    case RESPITE_DUE_NO_SCORE:
      return g_strdup (_ ("No score was taken since the last two sessions."));
    default:
      return g_strdup ("");
    }
}

char *
respite_due_words_list (GPtrArray *list,
                        GTimeZone *zone)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *line = respite_due_words_dup (g_ptr_array_index (list, i), zone);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }

  return g_string_free (text, FALSE);
}

static char *
dup_review (const RespiteCourseReview *review,
            GTimeZone                 *zone)
{
  g_autofree char *day = respite_text_day (review->at, zone);
  g_autofree char *back = review->is_struck ? g_strdup_printf (_ (" Taken back: %s"), review->strike_reason) : NULL;
  g_autofree char *head = g_strdup_printf (g_dngettext (NULL, "Reviewed after %d session on %s by %s:",
                                                        "Reviewed after %d sessions on %s by %s:",
                                                        (gulong) review->done), review->done, day, review->by);

  return g_strconcat (head, " ", review->verdict == RESPITE_VERDICT_STOP ? _ ("it stops.") : _ ("it goes on."),
                      *review->text != '\0' ? " " : "", review->text, back, NULL);
}

char *
respite_review_words_list (GPtrArray *list,
                           GTimeZone *zone)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *line = dup_review (g_ptr_array_index (list, i), zone);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }

  return g_string_free (text, FALSE);
}
