/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/**
 * RespiteAccessBar:
 *
 * On the pages of a patient (the subject), for a person whose role shows no records: asks for a reason and opens the
 * record in an emergency, then says how long it stays open. Hidden for everybody else. When the time is over, the
 * window drops the pages of records.
 */
#define RESPITE_TYPE_ACCESS_BAR (respite_access_bar_get_type ())

G_DECLARE_FINAL_TYPE (RespiteAccessBar, respite_access_bar, RESPITE, ACCESS_BAR, RespitePage)

G_END_DECLS
