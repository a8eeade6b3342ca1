/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "infusion/respite-event.h"

#include <string.h>

#include "base/respite-error.h"
#include "base/respite-quantity.h"
#include "base/respite-str.h"
#include "infusion/respite-emergency.h"
#include "infusion/respite-recovery.h"

#define MAX_TEXT_CHARS 2000

const RespiteCode respite_event_kind_codes[] = {
  { RESPITE_EVENT_START,        "start"        },
  { RESPITE_EVENT_RATE,         "rate"         },
  { RESPITE_EVENT_PAUSE,        "pause"        },
  { RESPITE_EVENT_RESUME,       "resume"       },
  { RESPITE_EVENT_BOLUS,        "bolus"        },
  { RESPITE_EVENT_STOP,         "stop"         },
  { RESPITE_EVENT_END,          "end"          },
  { RESPITE_EVENT_SET,          "set"          },
  { RESPITE_EVENT_EFFECT_START, "effect-start" },
  { RESPITE_EVENT_EFFECT_END,   "effect-end"   },
  { RESPITE_EVENT_MEDICINE,     "medicine"     },
  { RESPITE_EVENT_NOTE,         "note"         },
  { RESPITE_EVENT_GAP,          "gap"          },
  { RESPITE_EVENT_CONFIRM,      "confirm"      },
  { RESPITE_EVENT_EMERGENCY,    "emergency"    },
  { RESPITE_EVENT_RECOVERY,     "recovery"     },
  { 0,                          NULL           },
};

const RespiteCode respite_vital_codes[] = {
  { RESPITE_VITAL_SYSTOLIC,     "systolic"     },
  { RESPITE_VITAL_DIASTOLIC,    "diastolic"    },
  { RESPITE_VITAL_PULSE,        "pulse"        },
  { RESPITE_VITAL_SPO2,         "spo2"         },
  { RESPITE_VITAL_RESPIRATION,  "respiration"  },
  { RESPITE_VITAL_OXYGEN,       "oxygen"       },
  { RESPITE_VITAL_ETCO2,        "etco2"        },
  { RESPITE_VITAL_TEMPERATURE,  "temperature"  },
  { RESPITE_VITAL_SEDATION,     "sedation"     },
  { RESPITE_VITAL_PAIN,         "pain"         },
  { RESPITE_VITAL_DISTRESS,     "distress"     },
  { RESPITE_VITAL_DISSOCIATION, "dissociation" },
  { RESPITE_VITAL_NAUSEA,       "nausea"       },
  { RESPITE_VITAL_AVPU,         "avpu"         },
  { 0,                          NULL           },
};

/* Plausibility only: what no body has, and what is more often a slip of the finger. The clinic's own limits are in
 * respite-thresholds.h. A temperature in Fahrenheit falls outside. */
static const RespiteVitalLimits limits[RESPITE_N_VITALS] = {
  [RESPITE_VITAL_SYSTOLIC]     = { 30,  80,  200, 300, 0, "mmHg"  },
  [RESPITE_VITAL_DIASTOLIC]    = { 10,  40,  120, 200, 0, "mmHg"  },
  [RESPITE_VITAL_PULSE]        = { 20,  40,  150, 250, 0, "/min"  },
  [RESPITE_VITAL_SPO2]         = { 30,  88,  100, 100, 0, "%"     },
  [RESPITE_VITAL_RESPIRATION]  = { 0,   7,   30,  80,  0, "/min"  },
  [RESPITE_VITAL_OXYGEN]       = { 0,   0,   150, 600, 1, "L/min" },
  [RESPITE_VITAL_ETCO2]        = { 0,   20,  60,  150, 0, "mmHg"  },
  [RESPITE_VITAL_TEMPERATURE]  = { 250, 350, 390, 440, 1, "°C"    },
  [RESPITE_VITAL_SEDATION]     = { 0,   2,   5,   5,   0, ""      },
  [RESPITE_VITAL_PAIN]         = { 0,   0,   10,  10,  0, ""      },
  [RESPITE_VITAL_DISTRESS]     = { 0,   0,   10,  10,  0, ""      },
  [RESPITE_VITAL_DISSOCIATION] = { 0,   0,   10,  10,  0, ""      },
  [RESPITE_VITAL_NAUSEA]       = { 0,   0,   3,   3,   0, ""      },
  [RESPITE_VITAL_AVPU]         = { 0,   2,   3,   3,   0, ""      },
};

static const char *const impossible[RESPITE_N_VITALS] = {
  [RESPITE_VITAL_SYSTOLIC]     = N_("The upper blood pressure must lie between %s and %s mmHg"),
  [RESPITE_VITAL_DIASTOLIC]    = N_("The lower blood pressure must lie between %s and %s mmHg"),
  [RESPITE_VITAL_PULSE]        = N_("The pulse must lie between %s and %s a minute"),
  [RESPITE_VITAL_SPO2]         = N_("The oxygen saturation must lie between %s and %s percent"),
  [RESPITE_VITAL_RESPIRATION]  = N_("The breathing rate must lie between %s and %s a minute"),
  [RESPITE_VITAL_OXYGEN]       = N_("The oxygen flow must lie between %s and %s L/min"),
  [RESPITE_VITAL_ETCO2]        = N_("The end-tidal CO2 must lie between %s and %s mmHg"),
  [RESPITE_VITAL_TEMPERATURE]  = N_("The temperature must lie between %s and %s degrees Celsius"),
  [RESPITE_VITAL_SEDATION]     = N_("Sedation (MOAA/S) goes from %s to %s"),
  [RESPITE_VITAL_PAIN]         = N_("Pain goes from %s to %s"),
  [RESPITE_VITAL_DISTRESS]     = N_("Distress goes from %s to %s"),
  [RESPITE_VITAL_DISSOCIATION] = N_("Dissociation goes from %s to %s"),
  [RESPITE_VITAL_NAUSEA]       = N_("Nausea goes from %s to %s"),
  [RESPITE_VITAL_AVPU]         = N_("AVPU is one of the letters A, V, P and U (%s to %s)"),
};

const RespiteEffect respite_effects[] = {
  { "nausea",         N_("Nausea")                     },
  { "vomiting",       N_("Vomiting")                   },
  { "dizziness",      N_("Dizziness")                  },
  { "headache",       N_("Headache")                   },
  { "blurred-vision", N_("Blurred or double vision")   },
  { "drowsiness",     N_("Drowsiness")                 },
  { "floating",       N_("Floating, out of the body")  },
  { "odd-senses",     N_("Things look or sound odd")   },
  { "time-changed",   N_("Time feels changed")         },
  { "confusion",      N_("Confusion")                  },
  { "anxiety",        N_("Anxiety or panic")           },
  { "low-mood",       N_("Low mood")                   },
  { "agitation",      N_("Agitation")                  },
  { "hallucination",  N_("Hallucination")              },
  { "palpitations",   N_("Palpitations")               },
  { "chest-pain",     N_("Chest pain")                 },
  { "breathless",     N_("Breathlessness")             },
  { "numb-mouth",     N_("Numb mouth")                 },
  { "salivation",     N_("Much saliva")                },
  { "itch",           N_("Itch or rash")               },
  { "bladder",        N_("Bladder symptoms")           },
  { "site-pain",      N_("Pain at the infusion site")  },
  { "other",          N_("Other side effect")          },
  { NULL,             NULL                             },
};

static gboolean
check_set (const RespiteEvent  *event,
           GError             **error)
{
  gboolean is_empty = TRUE;

  for (int vital = 0; vital < RESPITE_N_VITALS; vital++)
    {
      if (!respite_event_has_vital (event, vital))
        continue;
      if (!respite_vital_check (vital, event->vitals[vital], error))
        return FALSE;
      is_empty = FALSE;
    }

  if (is_empty)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("A set needs at least one value"));

  if (respite_event_has_vital (event, RESPITE_VITAL_SYSTOLIC) &&
      respite_event_has_vital (event, RESPITE_VITAL_DIASTOLIC) &&
      event->vitals[RESPITE_VITAL_SYSTOLIC] <= event->vitals[RESPITE_VITAL_DIASTOLIC])
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_("The upper blood pressure must be above the lower one"));

  return TRUE;
}

static gboolean
check_rate (const RespiteEvent  *event,
            GError             **error)
{
  gboolean may_be_zero = event->kind == RESPITE_EVENT_START || event->kind == RESPITE_EVENT_RESUME;

  if (event->rate_ugph < 0 || (event->rate_ugph == 0 && !may_be_zero))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("A rate must be above 0; to stand still, pause"));
  if (event->rate_ugph > RESPITE_EVENT_MAX_RATE_UGPH)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("This rate is too high to be possible"));

  return TRUE;
}

static gboolean
check_bolus (const RespiteEvent  *event,
             GError             **error)
{
  if (event->amount_ug <= 0)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("A bolus must be above 0"));
  if (event->amount_ug > RESPITE_EVENT_MAX_BOLUS_UG)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("This bolus is too large to be possible"));

  return TRUE;
}

static gboolean
check_effect (const RespiteEvent  *event,
              GError             **error)
{
  if (respite_effect_find (event->code) == NULL)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("This side effect is not in the list"));
  if (event->severity < 0 || event->severity > 3)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("The severity goes from 1 to 3"));

  return TRUE;
}

static gboolean
check_recovery (const RespiteEvent  *event,
                GError             **error)
{
  int total;

  if (g_strcmp0 (event->code, "aldrete") != 0 && g_strcmp0 (event->code, "padss") != 0)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("This recovery score is not known"));
  if (event->severity < 0 || event->severity > 10)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("A recovery score goes from 0 to 10"));

  return respite_str_is_empty (event->text) ||
         (respite_recovery_read_points (event->text, &total) && total == event->severity) ||
         respite_set_error (error, RESPITE_ERROR_INVALID, N_("The points of a recovery score do not make its total"));
}

static gboolean
check_has_text (const RespiteEvent  *event,
                GError             **error)
{
  if (!respite_str_is_empty (event->text))
    return TRUE;
  if (event->kind == RESPITE_EVENT_STOP)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("A stop needs its reason"));
  if (event->kind == RESPITE_EVENT_MEDICINE)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("A medicine needs its name"));

  return respite_set_error (error, RESPITE_ERROR_INVALID, N_("This entry needs a text"));
}

/* A line of the list says what it means by itself; free text and a note do not. */
static gboolean
check_emergency (const RespiteEvent  *event,
                 GError             **error)
{
  const RespiteEmergencyLine *line = respite_emergency_find (event->code);

  if (line == NULL && !respite_str_is_empty (event->code))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("This line of an emergency is not known"));

  return (line != NULL && line->role != RESPITE_EMERGENCY_NOTE) || check_has_text (event, error);
}

static gboolean
check_text (const char  *text,
            GError     **error)
{
  g_autofree char *clean = respite_str_clean (text, MAX_TEXT_CHARS, TRUE, error);

  return clean != NULL;
}

RespiteEvent *
respite_event_new (RespiteEventKind kind,
                   gint64           at)
{
  RespiteEvent *event = g_new0 (RespiteEvent, 1);

  event->kind = kind;
  event->at = at;
  event->entered_at = at;
  event->staff_name = g_strdup ("");
  event->code = g_strdup ("");
  event->text = g_strdup ("");
  event->detail = g_strdup ("");
  event->typed = g_strdup ("");
  event->strike_reason = g_strdup ("");
  for (int vital = 0; vital < RESPITE_N_VITALS; vital++)
    event->vitals[vital] = RESPITE_VITAL_UNSET;

  return event;
}

RespiteEvent *
respite_event_copy (const RespiteEvent *event)
{
  RespiteEvent *copy;

  g_return_val_if_fail (event != NULL, NULL);

  copy = g_memdup2 (event, sizeof *event);
  copy->staff_name = g_strdup (event->staff_name);
  copy->code = g_strdup (event->code);
  copy->text = g_strdup (event->text);
  copy->detail = g_strdup (event->detail);
  copy->typed = g_strdup (event->typed);
  copy->strike_reason = g_strdup (event->strike_reason);

  return copy;
}

void
respite_event_free (RespiteEvent *event)
{
  if (event == NULL)
    return;

  g_free (event->staff_name);
  g_free (event->code);
  g_free (event->text);
  g_free (event->detail);
  g_free (event->typed);
  g_free (event->strike_reason);
  g_free (event);
}

void
respite_event_set_uuid (RespiteEvent *event,
                        const char   *text)
{
  gsize n = 0;

  g_return_if_fail (event != NULL && text != NULL);

  memset (event->uuid, 0, sizeof event->uuid);
  if (!g_uuid_string_is_valid (text))
    return;

  for (const char *digit = text; *digit != '\0'; digit++)
    if (*digit != '-')
      {
        event->uuid[n / 2] = (guint8) (event->uuid[n / 2] << 4 | g_ascii_xdigit_value (*digit));
        n++;
      }
}

char *
respite_event_dup_uuid (const RespiteEvent *event)
{
  GString *text = g_string_sized_new (37);

  g_return_val_if_fail (event != NULL, NULL);

  for (gsize i = 0; i < sizeof event->uuid; i++)
    g_string_append_printf (text, i == 4 || i == 6 || i == 8 || i == 10 ? "-%02x" : "%02x", event->uuid[i]);

  return g_string_free (text, FALSE);
}

gboolean
respite_event_is_photo (const RespiteEvent *event)
{
  return event->kind == RESPITE_EVENT_NOTE && g_strcmp0 (event->code, RESPITE_EVENT_PHOTO) == 0;
}

gboolean
respite_event_is_dose (const RespiteEvent *event)
{
  switch (event->kind)
    {
    case RESPITE_EVENT_START:
    case RESPITE_EVENT_RATE:
    case RESPITE_EVENT_PAUSE:
    case RESPITE_EVENT_RESUME:
    case RESPITE_EVENT_BOLUS:
    case RESPITE_EVENT_STOP:
    case RESPITE_EVENT_END:
      return TRUE;
    case RESPITE_EVENT_SET:
    case RESPITE_EVENT_EFFECT_START:
    case RESPITE_EVENT_EFFECT_END:
    case RESPITE_EVENT_MEDICINE:
    case RESPITE_EVENT_NOTE:
    case RESPITE_EVENT_GAP:
    case RESPITE_EVENT_CONFIRM:
    case RESPITE_EVENT_EMERGENCY:
    case RESPITE_EVENT_RECOVERY:
    default:
      return FALSE;
    }
}

gboolean
respite_event_is_spray (const RespiteEvent *event)
{
  return respite_event_is_dose (event) && g_strcmp0 (event->code, RESPITE_EVENT_SPRAY) == 0;
}

int
respite_event_get_map (const RespiteEvent *event)
{
  int systolic, diastolic;

  g_return_val_if_fail (event != NULL, RESPITE_VITAL_UNSET);

  systolic = event->vitals[RESPITE_VITAL_SYSTOLIC];
  diastolic = event->vitals[RESPITE_VITAL_DIASTOLIC];
  if (systolic == RESPITE_VITAL_UNSET || diastolic == RESPITE_VITAL_UNSET)
    return RESPITE_VITAL_UNSET;

  return (int) respite_muldiv (systolic + 2 * diastolic, 1, 3);
}

gboolean
respite_event_check (const RespiteEvent  *event,
                     GError             **error)
{
  g_return_val_if_fail (event != NULL, FALSE);

  if (event->at <= 0)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("An entry needs its time"));
  if (!check_text (event->text, error) || !check_text (event->detail, error) || !check_text (event->typed, error))
    return FALSE;

  switch (event->kind)
    {
    case RESPITE_EVENT_SET:
      return check_set (event, error);

    case RESPITE_EVENT_START:
    case RESPITE_EVENT_RATE:
    case RESPITE_EVENT_RESUME:
      return check_rate (event, error);

    case RESPITE_EVENT_BOLUS:
      return check_bolus (event, error);

    case RESPITE_EVENT_EFFECT_START:
    case RESPITE_EVENT_EFFECT_END:
      return check_effect (event, error);

    case RESPITE_EVENT_RECOVERY:
      return check_recovery (event, error);

    case RESPITE_EVENT_GAP:
      if (event->from <= 0 || event->from >= event->at)
        return respite_set_error (error, RESPITE_ERROR_INVALID, N_("A gap must begin before it ends"));
      return check_has_text (event, error);

    case RESPITE_EVENT_STOP:
    case RESPITE_EVENT_MEDICINE:
    case RESPITE_EVENT_NOTE:
      return check_has_text (event, error);

    case RESPITE_EVENT_EMERGENCY:
      return check_emergency (event, error);

    case RESPITE_EVENT_PAUSE:
    case RESPITE_EVENT_END:
    case RESPITE_EVENT_CONFIRM:
      return TRUE;

    default:
      return respite_set_error (error, RESPITE_ERROR_INVALID, N_("This kind of entry is not known"));
    }
}

const RespiteVitalLimits *
respite_vital_get_limits (RespiteVital vital)
{
  g_return_val_if_fail (vital < RESPITE_N_VITALS, NULL);

  return &limits[vital];
}

gboolean
respite_vital_check (RespiteVital   vital,
                     int            value,
                     GError       **error)
{
  const RespiteVitalLimits *range = &limits[vital];
  g_autofree char *least = NULL;
  g_autofree char *most = NULL;

  if (value >= range->least && value <= range->most)
    return TRUE;

  least = respite_quantity_format (range->least, range->decimals, range->decimals);
  most = respite_quantity_format (range->most, range->decimals, range->decimals);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return respite_set_error (error, RESPITE_ERROR_INVALID, impossible[vital], least, most);
#pragma GCC diagnostic pop
}

gboolean
respite_vital_is_unusual (RespiteVital vital,
                          int          value)
{
  g_return_val_if_fail (vital < RESPITE_N_VITALS, FALSE);

  return value < limits[vital].low || value > limits[vital].high;
}

static const char *const avpu_letters[] = { "U", "P", "V", "A" };

const char *
respite_avpu_get_letter (int value)
{
  return value >= 0 && value < (int) G_N_ELEMENTS (avpu_letters) ? avpu_letters[value] : "";
}

int
respite_avpu_from_letter (char letter)
{
  for (gsize i = 0; i < G_N_ELEMENTS (avpu_letters); i++)
    if (g_ascii_toupper (letter) == avpu_letters[i][0])
      return (int) i;

  return RESPITE_VITAL_UNSET;
}

const RespiteEffect *
respite_effect_find (const char *code)
{
  for (const RespiteEffect *effect = respite_effects; effect->code != NULL; effect++)
    if (g_strcmp0 (effect->code, code) == 0)
      return effect;

  return NULL;
}
