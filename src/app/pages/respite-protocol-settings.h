/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/**
 * RespiteProtocolSettings:
 *
 * The protocols: those that came with the program and the clinic's own, which are copied, edited, retired, and read
 * from and written to files.
 */
#define RESPITE_TYPE_PROTOCOL_SETTINGS (respite_protocol_settings_get_type ())

G_DECLARE_FINAL_TYPE (RespiteProtocolSettings, respite_protocol_settings, RESPITE, PROTOCOL_SETTINGS, RespitePage)

G_END_DECLS
