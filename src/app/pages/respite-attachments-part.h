/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/* The attachments of a patient, in the Documents tab: add by the button or by dropping files, look at, save, strike. */
#define RESPITE_TYPE_ATTACHMENTS_PART (respite_attachments_part_get_type ())

G_DECLARE_FINAL_TYPE (RespiteAttachmentsPart, respite_attachments_part, RESPITE, ATTACHMENTS_PART, RespitePage)

/* Adds a file as if it had been chosen. */
void respite_attachments_part_add_file (RespiteAttachmentsPart *self,
                                        GFile                  *file);

G_END_DECLS
