/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/**
 * RespiteAccessList:
 *
 * The emergency accesses that no administrator has acknowledged, on the day board; empty where there are none. An
 * administrator acknowledges here, with a note. With the property "full", for administrators, in Settings: also those
 * of before, by a filter.
 */
#define RESPITE_TYPE_ACCESS_LIST (respite_access_list_get_type ())

G_DECLARE_FINAL_TYPE (RespiteAccessList, respite_access_list, RESPITE, ACCESS_LIST, RespitePage)

G_END_DECLS
