/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/**
 * RespiteRecoveryBox:
 *
 * A recovery code that is shown once, with its sheet for the safe to be printed or saved.
 */
#define RESPITE_TYPE_RECOVERY_BOX (respite_recovery_box_get_type ())

G_DECLARE_FINAL_TYPE (RespiteRecoveryBox, respite_recovery_box, RESPITE, RECOVERY_BOX, RespitePage)

/* Shows @code; "" forgets it. */
void respite_recovery_box_set_code (RespiteRecoveryBox *self,
                                    const char         *code);

G_END_DECLS
