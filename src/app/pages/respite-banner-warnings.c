/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-banner-warnings.h"

#include <glib/gi18n.h>

#include "service/respite-eligibility-acts.h"
#include "service/respite-patient-merge-acts.h"

static void
read_flags (RespiteOffice         *office,
            RespiteBannerWarnings *self)
{
  g_autoptr (RespiteEligibility) eligibility = respite_office_get_eligibility (office, self->patient_id, NULL);

  if (eligibility == NULL || eligibility->flags == NULL)
    return;

  for (guint i = 0; i < eligibility->flags->len; i++)
    {
      const RespiteFlagRow *row = g_ptr_array_index (eligibility->flags, i);

      self->n_stop += row->level == RESPITE_FLAG_STOP;
      self->n_review += row->level == RESPITE_FLAG_REVIEW;
    }
}

RespiteBannerWarnings *
respite_banner_warnings_read (RespiteOffice *office,
                              gint64         patient_id)
{
  g_autoptr (GPtrArray) rows = NULL;
  RespiteBannerWarnings *self;

  g_return_val_if_fail (office != NULL, NULL);

  self = g_new0 (RespiteBannerWarnings, 1);
  self->patient_id = patient_id;
  rows = respite_office_list_namesakes (office, patient_id, NULL);
  if (rows != NULL && rows->len > 0)
    self->namesake = g_strdup (((RespitePatientRow *) g_ptr_array_index (rows, 0))->name);
  if (respite_office_may_see (office, patient_id, NULL))
    read_flags (office, self);

  return self;
}

void
respite_banner_warnings_free (RespiteBannerWarnings *self)
{
  if (self == NULL)
    return;

  g_free (self->namesake);
  g_free (self);
}

void
respite_banner_warnings_show (const RespiteBannerWarnings *self,
                              RespiteBanner               *banner)
{
  g_autofree char *namesake = NULL;

  g_return_if_fail (self != NULL);

  respite_banner_set_flags (banner, self->n_stop, self->n_review);
  if (self->namesake != NULL)
    namesake = g_strdup_printf (_ ("Also today: %s"), self->namesake);
  respite_banner_set_namesakes (banner, namesake);
}
