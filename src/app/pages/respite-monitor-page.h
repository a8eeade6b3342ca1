/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/**
 * RespiteMonitorPage:
 *
 * The files of monitors of a session (subject): one is chosen or dropped, its columns are named, what was understood
 * of it is shown, then it is imported; an import is taken back with a reason.
 */
#define RESPITE_TYPE_MONITOR_PAGE (respite_monitor_page_get_type ())

G_DECLARE_FINAL_TYPE (RespiteMonitorPage, respite_monitor_page, RESPITE, MONITOR_PAGE, RespitePage)

/* Looks at a file as if it had been chosen. */
void respite_monitor_page_set_file (RespiteMonitorPage *self,
                                    GFile              *file);

G_END_DECLS
