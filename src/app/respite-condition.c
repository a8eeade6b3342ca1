/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "respite-condition.h"

#include <glib/gi18n.h>

const char *
respite_condition_describe (RespiteClinic *clinic)
{
  switch (respite_clinic_get_condition (clinic))
    {
    case RESPITE_OFFICE_READ_ONLY:
      return _ ("For reading only: the clinic's folder cannot be written, so nothing can be entered");
    case RESPITE_OFFICE_DAMAGED:
      return _ ("For reading only: the database is damaged. Restore the last backup in Settings, Backup");
    case RESPITE_OFFICE_SOUND:
    default:
      break;
    }
  if (respite_clinic_is_clock_back (clinic) && respite_clinic_get_state (clinic) == RESPITE_OFFICE_SIGNED_IN)
    return _ ("The computer's clock was set back: it stood before the last entry of this clinic. Set it right before "
              "you record anything");
  if (!respite_office_is_encrypted () && respite_clinic_get_kind (clinic) == RESPITE_CLINIC_REAL &&
      respite_clinic_get_state (clinic) == RESPITE_OFFICE_SIGNED_IN)
    return _ ("This database is not encrypted: whoever has this disk can read it");

  return NULL;
}
