/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "service/respite-office.h"
#include "widgets/respite-banner.h"

G_BEGIN_DECLS

/**
 * RespiteBannerWarnings:
 * @patient_id: whose
 * @n_stop: STOP flags of the screening in force; 0 for a person who may not see the record
 * @n_review: REVIEW flags, likewise
 * @namesake: (nullable): who else comes today and can be mistaken for this patient
 *
 * What every page of a patient warns of in its banner.
 */
typedef struct
{
  gint64 patient_id;
  int    n_stop;
  int    n_review;
  char  *namesake;
} RespiteBannerWarnings;

/* Reads them; a part of a job. (transfer full) */
RespiteBannerWarnings *respite_banner_warnings_read (RespiteOffice *office,
                                                     gint64         patient_id);

void respite_banner_warnings_free (RespiteBannerWarnings *self);

void respite_banner_warnings_show (const RespiteBannerWarnings *self,
                                   RespiteBanner               *banner);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteBannerWarnings, respite_banner_warnings_free)

G_END_DECLS
