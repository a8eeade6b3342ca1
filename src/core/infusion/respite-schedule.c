/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "infusion/respite-schedule.h"

#include "base/respite-clock.h"
#include "base/respite-error.h"

/* Two weeks at one set every five minutes: nothing runs longer. */
#define MAX_DUE 4096

static gint64
get_first_interval (const RespiteSchedule *schedule,
                    int                    session_number)
{
  return session_number <= schedule->dense_sessions ? schedule->dense_ms : schedule->first_ms;
}

/* How far the set after the one @elapsed since the start is from it; 0 where the schedule has none. */
static gint64
get_running_interval (const RespiteSchedule *schedule,
                      int                    session_number,
                      gint64                 elapsed)
{
  gint64 interval = schedule->later_ms;

  if (session_number <= schedule->dense_sessions)
    interval = schedule->dense_ms;
  else if (elapsed < schedule->first_count * schedule->first_ms)
    interval = schedule->first_ms;

  return interval >= RESPITE_SECOND_MS ? interval : 0;
}

static void
add_due (GArray *dues,
         gint64  at)
{
  RespiteDue due = { .at = at };

  g_array_append_val (dues, due);
}

/* Sets fall due from the start to @until; one more comes after it while the infusion runs on. */
static void
add_running_dues (GArray                *dues,
                  const RespiteSchedule *schedule,
                  int                    session_number,
                  gint64                 start,
                  gint64                 until,
                  gint64                 end)
{
  gint64 at = start;

  while (dues->len < MAX_DUE)
    {
      gint64 interval = get_running_interval (schedule, session_number, at - start);

      at += interval;
      /* A set shortly before the end is the one at the end. */
      if (interval == 0 || (end != 0 && at + interval / 2 > end))
        break;
      add_due (dues, at);
      if (at > until)
        break;
    }
}

static void
add_recovery_dues (GArray                *dues,
                   const RespiteSchedule *schedule,
                   gint64                 end)
{
  gint64 last = end;

  add_due (dues, end);
  for (int i = 0; i < MIN (schedule->n_recovery, (int) G_N_ELEMENTS (schedule->recovery_ms)); i++)
    if (end + schedule->recovery_ms[i] > last)
      {
        last = end + schedule->recovery_ms[i];
        add_due (dues, last);
      }
}

/* Half-way between two sets that fall due lies the border of what answers which. */
static gint64
get_border (GArray *dues,
            guint   index,
            gint64  start)
{
  const RespiteDue *due = &g_array_index (dues, RespiteDue, index);
  gint64 before = index > 0 ? g_array_index (dues, RespiteDue, index - 1).at : start;

  return before + (due->at - before) / 2;
}

/* Until when a set still answers the one at @index. */
static gint64
get_deadline (GArray *dues,
              guint   index,
              gint64  start)
{
  const RespiteDue *due = &g_array_index (dues, RespiteDue, index);

  if (index + 1 < dues->len)
    return get_border (dues, index + 1, start);

  return due->at + (due->at - get_border (dues, index, start));
}

static gboolean
is_explained (const RespiteTimeline *timeline,
              gint64                 at)
{
  for (guint i = 0, n = respite_timeline_get_n_events (timeline); i < n; i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (timeline, i);

      if (event->kind == RESPITE_EVENT_GAP && !event->is_struck && event->from <= at && at <= event->at)
        return TRUE;
    }

  return FALSE;
}

/* Gives every due time the set within its borders that lies nearest; both lists are in order of time. */
static void
match_sets (GArray                *dues,
            const RespiteTimeline *timeline,
            gint64                 start)
{
  guint index = 0;

  for (guint i = 0, n = respite_timeline_get_n_events (timeline); i < n && dues->len > 0; i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (timeline, i);
      RespiteDue *due;

      if (event->kind != RESPITE_EVENT_SET || event->is_struck)
        continue;
      while (index < dues->len && event->at > get_deadline (dues, index, start))
        index++;
      if (index == dues->len)
        break;
      if (event->at <= get_border (dues, index, start))
        continue;

      due = &g_array_index (dues, RespiteDue, index);
      if (due->done_at == 0 || ABS (event->at - due->at) < ABS (due->done_at - due->at))
        due->done_at = event->at;
    }
}

static void
mark_missed (GArray                *dues,
             const RespiteTimeline *timeline,
             gint64                 start,
             gint64                 now)
{
  for (guint i = 0; i < dues->len; i++)
    {
      RespiteDue *due = &g_array_index (dues, RespiteDue, i);

      if (due->done_at != 0 || due->at > now)
        continue;
      due->is_missed = now > get_deadline (dues, i, start);
      due->is_explained = is_explained (timeline, due->at);
    }
}

/* Keeps what fell due up to @now and what follows up to the first one that no set answers yet. */
static void
cut_future (GArray *dues,
            gint64  now)
{
  for (guint i = 0; i < dues->len; i++)
    {
      const RespiteDue *due = &g_array_index (dues, RespiteDue, i);

      if (due->at > now && due->done_at == 0)
        {
          g_array_set_size (dues, i + 1);
          return;
        }
    }
}

GArray *
respite_schedule_list_due (const RespiteSchedule *schedule,
                           int                    session_number,
                           const RespiteTimeline *timeline,
                           gint64                 now)
{
  GArray *dues = g_array_new (FALSE, FALSE, sizeof (RespiteDue));
  gint64 start, end, until;

  g_return_val_if_fail (schedule != NULL && timeline != NULL, dues);

  start = respite_timeline_get_start (timeline);
  end = respite_timeline_get_end (timeline);
  if (start == 0)
    return dues;

  /* One interval further than now, so that a set taken early finds what it answers. */
  until = now + get_running_interval (schedule, session_number, MAX (now - start, 0));
  add_running_dues (dues, schedule, session_number, start, MAX (until, end), end);
  if (end != 0)
    add_recovery_dues (dues, schedule, end);
  match_sets (dues, timeline, start);
  mark_missed (dues, timeline, start, now);
  cut_future (dues, now);

  return dues;
}

gint64
respite_schedule_get_next (const RespiteSchedule *schedule,
                           int                    session_number,
                           const RespiteTimeline *timeline,
                           gint64                 now)
{
  g_autoptr (GArray) dues = NULL;
  gint64 next = 0;

  g_return_val_if_fail (schedule != NULL && timeline != NULL, 0);

  dues = respite_schedule_list_due (schedule, session_number, timeline, now);
  for (guint i = dues->len; i > 0; i--)
    {
      const RespiteDue *due = &g_array_index (dues, RespiteDue, i - 1);

      if (due->done_at != 0 || due->is_explained)
        break;
      next = due->at;
    }

  return next;
}

gint64
respite_schedule_get_interval (const RespiteSchedule *schedule,
                               int                    session_number,
                               const RespiteTimeline *timeline,
                               gint64                 at)
{
  gint64 start, end, before = 0, interval = 0;

  g_return_val_if_fail (schedule != NULL && timeline != NULL, 0);

  start = respite_timeline_get_start (timeline);
  end = respite_timeline_get_end (timeline);
  if (start == 0 || at < start)
    return get_first_interval (schedule, session_number);
  if (end == 0 || at < end)
    return get_running_interval (schedule, session_number, at - start);

  for (int i = 0; i < MIN (schedule->n_recovery, (int) G_N_ELEMENTS (schedule->recovery_ms)); i++)
    {
      interval = schedule->recovery_ms[i] - before;
      before = schedule->recovery_ms[i];
      if (at < end + before)
        break;
    }

  return interval > 0 ? interval : get_running_interval (schedule, session_number, end - start);
}

gboolean
respite_schedule_equal (const RespiteSchedule *one,
                        const RespiteSchedule *other)
{
  g_autofree char *first = respite_schedule_to_text (one);
  g_autofree char *second = respite_schedule_to_text (other);

  return g_str_equal (first, second);
}

static gboolean
is_interval (gint64 ms)
{
  return ms >= RESPITE_MINUTE_MS && ms <= RESPITE_SCHEDULE_MOST_MINUTES * RESPITE_MINUTE_MS &&
         ms % RESPITE_MINUTE_MS == 0;
}

gboolean
respite_schedule_check (const RespiteSchedule *schedule,
                        GError               **error)
{
  gint64 before = 0;

  g_return_val_if_fail (schedule != NULL, FALSE);

  if (!is_interval (schedule->dense_ms) || !is_interval (schedule->first_ms) || !is_interval (schedule->later_ms))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("Between two sets there are 1 to %d minutes"),
                              RESPITE_SCHEDULE_MOST_MINUTES);
  if (schedule->dense_sessions < 0 || schedule->dense_sessions > 60 || schedule->first_count < 0 ||
      schedule->first_count > 100)
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_ ("The first sessions are 0 to 60, the first sets of a later session 0 to 100"));
  if (schedule->n_recovery < 0 || schedule->n_recovery > (int) G_N_ELEMENTS (schedule->recovery_ms))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("In recovery there are at most 8 sets"));

  for (int i = 0; i < schedule->n_recovery; i++)
    {
      if (schedule->recovery_ms[i] <= before || schedule->recovery_ms[i] > 24 * 60 * RESPITE_MINUTE_MS ||
          schedule->recovery_ms[i] % RESPITE_MINUTE_MS != 0)
        return respite_set_error (error, RESPITE_ERROR_INVALID,
                                  N_ ("The sets in recovery are minutes after the end, each later than the last"));
      before = schedule->recovery_ms[i];
    }

  return TRUE;
}

char *
respite_schedule_to_text (const RespiteSchedule *schedule)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (schedule != NULL, g_string_free (text, FALSE));

  g_string_append_printf (text, "%d %d %d %d %d", schedule->dense_sessions,
                          (int) (schedule->dense_ms / RESPITE_MINUTE_MS), schedule->first_count,
                          (int) (schedule->first_ms / RESPITE_MINUTE_MS),
                          (int) (schedule->later_ms / RESPITE_MINUTE_MS));
  for (int i = 0; i < MIN (schedule->n_recovery, (int) G_N_ELEMENTS (schedule->recovery_ms)); i++)
    g_string_append_printf (text, " %d", (int) (schedule->recovery_ms[i] / RESPITE_MINUTE_MS));

  return g_string_free (text, FALSE);
}

gboolean
respite_schedule_from_text (const char      *text,
                            RespiteSchedule *schedule)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint n_words = g_strv_length (words);
  gint64 numbers[5 + G_N_ELEMENTS (schedule->recovery_ms)];
  RespiteSchedule read = { 0 };

  g_return_val_if_fail (schedule != NULL, FALSE);

  if (n_words < 5 || n_words > G_N_ELEMENTS (numbers))
    return FALSE;
  for (guint i = 0; i < n_words; i++)
    if (!g_ascii_string_to_signed (words[i], 10, 0, 24 * 60, &numbers[i], NULL))
      return FALSE;

  read.dense_sessions = (int) numbers[0];
  read.dense_ms = numbers[1] * RESPITE_MINUTE_MS;
  read.first_count = (int) numbers[2];
  read.first_ms = numbers[3] * RESPITE_MINUTE_MS;
  read.later_ms = numbers[4] * RESPITE_MINUTE_MS;
  for (guint i = 5; i < n_words; i++)
    read.recovery_ms[read.n_recovery++] = numbers[i] * RESPITE_MINUTE_MS;
  if (!respite_schedule_check (&read, NULL))
    return FALSE;

  *schedule = read;

  return TRUE;
}

const RespiteSchedule *
respite_schedule_pick (const RespiteProtocol *protocol,
                       const RespiteSchedule *clinic)
{
  if (protocol == NULL || respite_schedule_equal (&protocol->schedule, &respite_schedule_default))
    return clinic;

  return &protocol->schedule;
}
