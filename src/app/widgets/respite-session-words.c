/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-session-words.h"

#include <glib/gi18n.h>

const char *
respite_session_state_get_word (RespiteSessionState state)
{
  switch (state)
    {
    case RESPITE_SESSION_PLANNED:
      return _ ("Planned");
    case RESPITE_SESSION_CHECKED_IN:
      return _ ("Checked in");
    case RESPITE_SESSION_RUNNING:
      return _ ("Infusing");
    case RESPITE_SESSION_PAUSED:
      return _ ("Paused");
    case RESPITE_SESSION_RECOVERY:
      return _ ("Recovery");
    case RESPITE_SESSION_DISCHARGED:
      return _ ("To be signed");
    case RESPITE_SESSION_SIGNED:
      return _ ("Signed");
    case RESPITE_SESSION_CANCELLED:
      return _ ("Cancelled");
    case RESPITE_SESSION_NO_SHOW:
      return _ ("Did not come");
    default:
      g_return_val_if_reached ("");
    }
}

const char *
respite_session_state_get_style (RespiteSessionState state)
{
  switch (state)
    {
    case RESPITE_SESSION_RUNNING:
    case RESPITE_SESSION_RECOVERY:
      return "accent";
    case RESPITE_SESSION_PAUSED:
    case RESPITE_SESSION_DISCHARGED:
      return "review";
    case RESPITE_SESSION_SIGNED:
      return "ok";
    case RESPITE_SESSION_CHECKED_IN:
      return "note";
    case RESPITE_SESSION_PLANNED:
    case RESPITE_SESSION_CANCELLED:
    case RESPITE_SESSION_NO_SHOW:
    default:
      return NULL;
    }
}
