/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "models/respite-form-jobs.h"
#include "pages/respite-page.h"

G_BEGIN_DECLS

/* After a form of @page was finished: asks what was done about its safety answers, if it has any. */
void respite_forms_ask_about_safety (RespitePage               *page,
                                     const RespiteFormFinished *finished);

G_END_DECLS
