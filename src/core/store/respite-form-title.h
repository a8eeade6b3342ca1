/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "store/respite-db.h"

G_BEGIN_DECLS

/* Of SQL: the title of the form @id in the language itself, else in one of the same main language ("es" of "es-MX", and
 * the other way round), else @title. */
#define RESPITE_FORM_TITLE(id, title) \
  "coalesce ((SELECT title FROM form_title WHERE form_id = " id " AND language || '-' LIKE :main || '-%' " \
  "ORDER BY language = :language COLLATE NOCASE DESC, language LIMIT 1), " title ")"

/* Says in which language titles are wanted; %NULL for the form's own. */
void respite_form_title_bind (sqlite3_stmt *stmt,
                              const char   *language);

G_END_DECLS
