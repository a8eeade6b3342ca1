/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "domain/respite-course-due.h"

#include "base/respite-clock.h"
#include "base/respite-time.h"
#include "domain/respite-session.h"

#define LATE_DAYS 7
#define PAIN_MOST 12            /* in 365 days */
#define MOOD_WEEKS 8

const RespiteCode respite_due_kind_codes[] = {
  { RESPITE_DUE_NEXT,        "next"        },
  { RESPITE_DUE_MISSED,      "missed"      },
  { RESPITE_DUE_NOT_BOOKED,  "not-booked"  },
  { RESPITE_DUE_LATE,        "late"        },
  { RESPITE_DUE_REVIEW,      "review"      },
  { RESPITE_DUE_MAINTENANCE, "maintenance" },
  { RESPITE_DUE_SAME_DAY,    "same-day"    },
  { RESPITE_DUE_TOO_CLOSE,   "too-close"   },
  { RESPITE_DUE_PAIN_YEAR,   "pain-year"   },
  { RESPITE_DUE_MOOD_WEEKLY, "mood-weekly" },
  { RESPITE_DUE_NO_SCORE,    "no-score"    },
  { 0,                       NULL          },
};

void
respite_course_due_free (RespiteCourseDue *due)
{
  if (due == NULL)
    return;

  g_free (due->patient_name);
  g_free (due->patient_mrn);
  g_free (due->protocol_name);
  g_free (due);
}

gboolean
respite_due_kind_is_off_plan (RespiteDueKind kind)
{
  return kind == RESPITE_DUE_MISSED || kind == RESPITE_DUE_NOT_BOOKED || kind == RESPITE_DUE_LATE;
}

static void
add (GPtrArray              *list,
     const RespiteDueSource *source,
     RespiteDueKind          kind,
     int                     number,
     gint64                  at)
{
  RespiteCourseDue *due = g_new0 (RespiteCourseDue, 1);

  due->kind = kind;
  due->course_id = source->course->id;
  due->patient_id = source->course->patient_id;
  due->number = number;
  due->at = at;
  g_ptr_array_add (list, due);
}

static gboolean
is_live (const RespiteSession *session)
{
  return session->state != RESPITE_SESSION_CANCELLED && session->state != RESPITE_SESSION_NO_SHOW;
}

static gboolean
is_done (const RespiteSession *session)
{
  return session->state == RESPITE_SESSION_DISCHARGED || session->state == RESPITE_SESSION_SIGNED;
}

/* The session of the course that has @number and counts: a live one before one that did not take place. */
static const RespiteSession *
find_session (const RespiteDueSource *source,
              int                     number)
{
  const RespiteSession *found = NULL;

  for (guint i = 0; i < source->sessions->len; i++)
    {
      const RespiteSession *session = g_ptr_array_index (source->sessions, i);

      if (session->course_id == source->course->id && session->number == number &&
          (found == NULL || is_live (session)))
        found = session;
    }

  return found;
}

static int
count_done (const RespiteDueSource *source,
            gint64                 *last_at)
{
  int n = 0;

  *last_at = 0;
  for (guint i = 0; i < source->sessions->len; i++)
    {
      const RespiteSession *session = g_ptr_array_index (source->sessions, i);

      if (session->course_id != source->course->id || !is_done (session))
        continue;
      n++;
      *last_at = MAX (*last_at, session->planned_at);
    }

  return n;
}

/* The first planned session of the course from today on. */
static const RespiteSession *
find_next (const RespiteDueSource *source)
{
  gint64 today = respite_time_day_begin (source->now, source->zone);

  for (guint i = 0; i < source->sessions->len; i++)
    {
      const RespiteSession *session = g_ptr_array_index (source->sessions, i);

      if (session->course_id == source->course->id && session->state == RESPITE_SESSION_PLANNED &&
          session->planned_at >= today)
        return session;
    }

  return NULL;
}

static void
find_plan (const RespiteDueSource *source,
           GPtrArray              *list)
{
  const RespiteSession *next = find_next (source);
  const RespiteSession *first = find_session (source, 1);
  gint64 today = respite_time_day_begin (source->now, source->zone);
  GArray *spacing = source->protocol->spacing_days;

  if (next != NULL)
    add (list, source, RESPITE_DUE_NEXT, next->number, next->planned_at);
  for (int number = 1; number <= source->course->sessions && source->course->state == RESPITE_COURSE_ACTIVE; number++)
    {
      const RespiteSession *session = find_session (source, number);

      if (session == NULL)
        continue;
      if (!is_live (session))
        add (list, source, RESPITE_DUE_NOT_BOOKED, number, session->planned_at);
      else if (session->state == RESPITE_SESSION_PLANNED && session->planned_at < today)
        add (list, source, RESPITE_DUE_MISSED, number, session->planned_at);
    }

  if (next != NULL && first != NULL && is_live (first) && next->number > 1 && next->number <= (int) spacing->len)
    {
      gint64 plan = first->planned_at + g_array_index (spacing, int, next->number - 1) * RESPITE_DAY_MS;

      if (next->planned_at > plan + LATE_DAYS * RESPITE_DAY_MS)
        add (list, source, RESPITE_DUE_LATE, next->number, plan);
    }
}

static void
find_review (const RespiteDueSource *source,
             GPtrArray              *list)
{
  gint64 last_at;
  int done = count_done (source, &last_at);
  gboolean is_due = FALSE;

  for (guint i = 0; i < source->protocol->review_after->len; i++)
    {
      int after = g_array_index (source->protocol->review_after, int, i);

      is_due = is_due || (after <= done && after > source->reviewed);
    }
  if (is_due)
    add (list, source, RESPITE_DUE_REVIEW, done, last_at);

  if (source->course->state != RESPITE_COURSE_STOPPED && source->protocol->maintenance_days > 0 &&
      done >= source->course->sessions && find_next (source) == NULL &&
      last_at + source->protocol->maintenance_days * RESPITE_DAY_MS <= source->now)
    add (list, source, RESPITE_DUE_MAINTENANCE, 0, last_at + source->protocol->maintenance_days * RESPITE_DAY_MS);
}

/* Neighbours in time of which one is of this course and one still lies ahead. */
static void
find_close (const RespiteDueSource *source,
            GPtrArray              *list)
{
  const RespiteSession *before = NULL;
  gint64 begin = 0;
  gint64 today = respite_time_day_begin (source->now, source->zone);

  for (guint i = 0; i < source->sessions->len; i++)
    {
      const RespiteSession *session = g_ptr_array_index (source->sessions, i);
      gboolean is_mine = session->course_id == source->course->id;

      if (!is_live (session))
        continue;
      if (is_mine && begin == 0)
        begin = session->planned_at;
      if (before != NULL && session->planned_at >= today &&
          (is_mine || before->course_id == source->course->id))
        {
          gint64 gap = session->planned_at - before->planned_at;

          if (respite_time_day_begin (session->planned_at, source->zone) ==
              respite_time_day_begin (before->planned_at, source->zone))
            add (list, source, RESPITE_DUE_SAME_DAY, session->number, session->planned_at);
          else if (gap < RESPITE_DAY_MS)
            add (list, source, RESPITE_DUE_TOO_CLOSE, session->number, session->planned_at);
          if (source->protocol->field == RESPITE_FIELD_MOOD && is_mine &&
              session->planned_at > begin + MOOD_WEEKS * 7 * RESPITE_DAY_MS && gap < 7 * RESPITE_DAY_MS)
            add (list, source, RESPITE_DUE_MOOD_WEEKLY, session->number, session->planned_at);
        }
      before = session;
    }
}

/* The sessions for pain in the 365 days that end with each one that lies ahead; said once. */
static void
find_pain_year (const RespiteDueSource *source,
                GPtrArray              *list)
{
  gint64 today = respite_time_day_begin (source->now, source->zone);

  for (guint i = 0; i < source->sessions->len && source->protocol->field == RESPITE_FIELD_PAIN; i++)
    {
      const RespiteSession *last = g_ptr_array_index (source->sessions, i);
      int n = 0;

      if (last->course_id != source->course->id || !is_live (last) || last->planned_at < today)
        continue;
      for (guint j = 0; j <= i; j++)
        {
          const RespiteSession *session = g_ptr_array_index (source->sessions, j);

          if (!is_live (session) || session->planned_at <= last->planned_at - 365 * RESPITE_DAY_MS)
            continue;
          for (guint k = 0; k < source->pain_courses->len; k++)
            n += g_array_index (source->pain_courses, gint64, k) == session->course_id;
        }
      if (n > PAIN_MOST)
        {
          add (list, source, RESPITE_DUE_PAIN_YEAR, n, last->planned_at);
          return;
        }
    }
}

static void
find_no_score (const RespiteDueSource *source,
               GPtrArray              *list)
{
  gint64 last = 0;
  gint64 before = 0;

  for (guint i = 0; i < source->sessions->len; i++)
    {
      const RespiteSession *session = g_ptr_array_index (source->sessions, i);

      if (session->course_id != source->course->id || !is_done (session))
        continue;
      before = last;
      last = session->started_at;
    }
  if (before != 0 && source->score_at < before)
    add (list, source, RESPITE_DUE_NO_SCORE, 0, source->score_at);
}

GPtrArray *
respite_course_find_due (const RespiteDueSource *source)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_course_due_free);

  g_return_val_if_fail (source != NULL && source->course != NULL && source->protocol != NULL, list);

  if (source->course->state == RESPITE_COURSE_STOPPED)
    return list;

  find_plan (source, list);
  find_review (source, list);
  find_close (source, list);
  find_pain_year (source, list);
  find_no_score (source, list);

  return list;
}
