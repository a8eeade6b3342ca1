/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/* The forms of the clinic: what is here, more from files, and each on paper. */
#define RESPITE_TYPE_FORM_SETTINGS (respite_form_settings_get_type ())

G_DECLARE_FINAL_TYPE (RespiteFormSettings, respite_form_settings, RESPITE, FORM_SETTINGS, RespitePage)

/**
 * respite_form_settings_import:
 * @files: (element-type GFile): Questionnaires
 *
 * Imports the files one after the other with progress, and says of each what became of it. Cancel stops between two.
 * While an import runs another is not begun.
 */
void respite_form_settings_import (RespiteFormSettings *self,
                                   GListModel          *files);

G_END_DECLS
