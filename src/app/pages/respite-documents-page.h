/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/**
 * RespiteDocumentsPage:
 *
 * The handouts: the list on the left, the pages as they will print on the right, with language, large print, Print,
 * Save and "given". Its subject is the patient whose data fill them, 0 for blank ones.
 */
#define RESPITE_TYPE_DOCUMENTS_PAGE (respite_documents_page_get_type ())

G_DECLARE_FINAL_TYPE (RespiteDocumentsPage, respite_documents_page, RESPITE, DOCUMENTS_PAGE, RespitePage)

G_END_DECLS
