/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/* The courses of a patient, their sessions, and a new course from a protocol with a preview of its dates. */
#define RESPITE_TYPE_COURSES_TAB (respite_courses_tab_get_type ())

G_DECLARE_FINAL_TYPE (RespiteCoursesTab, respite_courses_tab, RESPITE, COURSES_TAB, RespitePage)

G_END_DECLS
