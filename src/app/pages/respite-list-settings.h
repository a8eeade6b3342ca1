/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/**
 * RespiteListSettings:
 *
 * In Settings: what the clinic asks and offers at a visit, one part at a time: medicines, equipment, the other lines of
 * the gate, those of the discharge, and when sets fall due. What was changed in a part is kept with Save and can be
 * taken back.
 */
#define RESPITE_TYPE_LIST_SETTINGS (respite_list_settings_get_type ())

G_DECLARE_FINAL_TYPE (RespiteListSettings, respite_list_settings, RESPITE, LIST_SETTINGS, RespitePage)

G_END_DECLS
