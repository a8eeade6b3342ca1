/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "infusion/respite-emergency.h"

#include <string.h>

#include "base/respite-error.h"
#include "base/respite-str.h"

/* What teams write down in an emergency; no order of steps and no dose is meant by it. */
const RespiteEmergencyLine respite_emergency_lines[] = {
  { "begin", N_ ("Called"), RESPITE_EMERGENCY_BEGIN },
  { "help", N_ ("Help called"), RESPITE_EMERGENCY_ACT   },
  { "ambulance", N_ ("Ambulance called"), RESPITE_EMERGENCY_ACT   },
  { "arrived", N_ ("Help arrived"), RESPITE_EMERGENCY_ACT   },
  { "position", N_ ("Laid down"), RESPITE_EMERGENCY_ACT   },
  { "airway", N_ ("Airway opened"), RESPITE_EMERGENCY_ACT   },
  { "suction", N_ ("Suction"), RESPITE_EMERGENCY_ACT   },
  { "oxygen", N_ ("Oxygen given"), RESPITE_EMERGENCY_ACT   },
  { "ventilation", N_ ("Breathing by mask"), RESPITE_EMERGENCY_ACT   },
  { "access", N_ ("Line in the vein"), RESPITE_EMERGENCY_ACT   },
  { "no-pulse", N_ ("No pulse felt"), RESPITE_EMERGENCY_ACT   },
  { "cpr-start", N_ ("CPR started"), RESPITE_EMERGENCY_ACT   },
  { "cpr-stop", N_ ("CPR stopped"), RESPITE_EMERGENCY_ACT   },
  { "shock", N_ ("Shock given"), RESPITE_EMERGENCY_ACT   },
  { "pulse", N_ ("Pulse felt"), RESPITE_EMERGENCY_ACT   },
  { "awake", N_ ("Patient answers"), RESPITE_EMERGENCY_ACT   },
  { "family", N_ ("Family or escort told"), RESPITE_EMERGENCY_ACT   },
  { "end-recovered", N_ ("Over: recovered here"), RESPITE_EMERGENCY_END   },
  { "end-hospital", N_ ("Over: taken to hospital"), RESPITE_EMERGENCY_END   },
  { "end-died", N_ ("Over: died"), RESPITE_EMERGENCY_END   },
  { "end-false", N_ ("Over: false alarm"), RESPITE_EMERGENCY_END   },
  { "note", N_ ("Note about it"), RESPITE_EMERGENCY_NOTE  },
  { NULL, NULL, RESPITE_EMERGENCY_ACT   },
};

const RespiteEmergencyLine *
respite_emergency_find (const char *code)
{
  for (const RespiteEmergencyLine *line = respite_emergency_lines; line->code != NULL; line++)
    if (g_strcmp0 (line->code, code) == 0)
      return line;

  return NULL;
}

/* How much of @text the words of @phrase are, 0 for nothing; a dash in @phrase is a dash or a space in @text. */
static gsize
match (const char *text,
       const char *phrase)
{
  gsize i;

  for (i = 0; phrase[i] != '\0'; i++)
    {
      char wanted = g_ascii_tolower (phrase[i]);
      char found = g_ascii_tolower (text[i]);

      if (found != wanted && !(wanted == '-' && found == ' '))
        return 0;
    }

  return text[i] == '\0' || g_ascii_isspace (text[i]) ? i : 0;
}

void
respite_emergency_read (RespiteEvent *event,
                        const char   *text)
{
  const char *code = "";
  gsize longest = 0;

  g_return_if_fail (event != NULL && text != NULL);

  for (const RespiteEmergencyLine *line = respite_emergency_lines; line->code != NULL; line++)
    {
      gsize length = MAX (match (text, line->code), match (text, line->name));

      if (length > longest)
        {
          longest = length;
          code = line->code;
        }
    }

  respite_set_str (&event->code, code);
  g_free (event->text);
  event->text = g_strstrip (g_strdup (text + longest));
}

static gboolean
is_line (const RespiteEvent *event)
{
  return event->kind == RESPITE_EVENT_EMERGENCY && !event->is_struck;
}

static RespiteEmergencyRole
get_role (const RespiteEvent *event)
{
  const RespiteEmergencyLine *line = respite_emergency_find (event->code);

  return line != NULL ? line->role : RESPITE_EMERGENCY_ACT;
}

/* The emergencies without the event @without (0 for none). */
static GArray *
collect (const RespiteTimeline *timeline,
         gint64                 without)
{
  GArray *list = g_array_new (FALSE, TRUE, sizeof (RespiteEmergency));
  RespiteEmergency *current = NULL;

  for (guint i = 0, n = respite_timeline_get_n_events (timeline); i < n; i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (timeline, i);
      RespiteEmergencyRole role;

      if (!is_line (event) || (without != 0 && event->id == without))
        continue;

      role = get_role (event);
      if (role == RESPITE_EMERGENCY_NOTE)
        {
          if (current != NULL)
            current->note = event;
          continue;
        }
      if (current == NULL || current->end != 0)
        {
          RespiteEmergency emergency = { .begin = event->at };

          if (role == RESPITE_EMERGENCY_END)
            continue;
          g_array_append_val (list, emergency);
          current = &g_array_index (list, RespiteEmergency, list->len - 1);
        }
      current->last = event->at;
      if (role == RESPITE_EMERGENCY_END)
        {
          current->end = event->at;
          current->ending = event;
        }
    }

  return list;
}

GArray *
respite_timeline_dup_emergencies (const RespiteTimeline *timeline)
{
  g_return_val_if_fail (timeline != NULL, NULL);

  return collect (timeline, 0);
}

gint64
respite_timeline_get_emergency (const RespiteTimeline *timeline)
{
  g_autoptr (GArray) list = NULL;
  const RespiteEmergency *last;

  g_return_val_if_fail (timeline != NULL, 0);

  list = collect (timeline, 0);
  if (list->len == 0)
    return 0;
  last = &g_array_index (list, RespiteEmergency, list->len - 1);

  return last->end == 0 ? last->begin : 0;
}

gboolean
respite_emergency_needs_note (const RespiteEmergency *emergency)
{
  g_return_val_if_fail (emergency != NULL, FALSE);

  return emergency->ending != NULL && emergency->note == NULL &&
         g_strcmp0 (emergency->ending->code, "end-false") != 0;
}

/* The emergency that was under way at @at, %NULL for none. */
static const RespiteEmergency *
find_open_at (GArray *list,
              gint64  at)
{
  for (guint i = 0; i < list->len; i++)
    {
      const RespiteEmergency *emergency = &g_array_index (list, RespiteEmergency, i);

      if (emergency->begin <= at && (emergency->end == 0 || at < emergency->end))
        return emergency;
    }

  return NULL;
}

gboolean
respite_emergency_check (const RespiteTimeline *timeline,
                         const RespiteEvent    *event,
                         GError               **error)
{
  g_autoptr (GArray) list = NULL;
  const RespiteEmergency *open;

  g_return_val_if_fail (timeline != NULL && event != NULL, FALSE);

  list = collect (timeline, event->replaces);
  open = find_open_at (list, event->at);
  switch (get_role (event))
    {
    case RESPITE_EMERGENCY_BEGIN:
      if (open != NULL)
        return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_ ("This emergency was called already"));
      return TRUE;

    case RESPITE_EMERGENCY_END:
      if (open == NULL || open->end != 0)
        return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_ ("No emergency was open at that time"));
      if (open->last > event->at)
        return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                                  N_ ("This emergency has entries that are later than that"));
      return TRUE;

    case RESPITE_EMERGENCY_NOTE:
      if (list->len == 0 || g_array_index (list, RespiteEmergency, 0).begin > event->at)
        return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_ ("There was no emergency to write about"));
      return TRUE;

    case RESPITE_EMERGENCY_ACT:
    default:
      return TRUE;
    }
}
