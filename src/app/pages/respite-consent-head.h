/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "models/respite-consent-jobs.h"
#include "service/respite-clinic.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RespiteConsentHead:
 *
 * What stands over the text of a consent: its title and state, what happened to it, when and by whom it was written
 * down, and what nobody must overlook.
 */
#define RESPITE_TYPE_CONSENT_HEAD (respite_consent_head_get_type ())

G_DECLARE_FINAL_TYPE (RespiteConsentHead, respite_consent_head, RESPITE, CONSENT_HEAD, GtkWidget)

void respite_consent_head_show (RespiteConsentHead         *self,
                                const RespiteConsentRecord *record,
                                RespiteClinic              *clinic);

G_END_DECLS
