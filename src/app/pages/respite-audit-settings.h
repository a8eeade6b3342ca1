/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/* The audit trail of the clinic as a report: of some days, one person, one patient; shown, printed or saved. */
#define RESPITE_TYPE_AUDIT_SETTINGS (respite_audit_settings_get_type ())

G_DECLARE_FINAL_TYPE (RespiteAuditSettings, respite_audit_settings, RESPITE, AUDIT_SETTINGS, RespitePage)

G_END_DECLS
