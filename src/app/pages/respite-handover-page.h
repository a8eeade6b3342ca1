/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/**
 * RespiteHandoverPage:
 *
 * What a patient has before them while the screen is handed over: a title, the form or consent, and a button to give
 * the screen back; then a page that only a member of staff gets past, by a password. Its words for the patient come
 * from data/language in the patient's language; the words for the staff are the window's. Begun by respite_hand_over(),
 * never made alone. The signal "ended" (gboolean is_finished) says that the screen is back, or that the program was
 * locked meanwhile.
 */
#define RESPITE_TYPE_HANDOVER_PAGE (respite_handover_page_get_type ())

G_DECLARE_FINAL_TYPE (RespiteHandoverPage, respite_handover_page, RESPITE, HANDOVER_PAGE, RespitePage)

/* Shows @content (taken if floating) below @title in @language. */
void respite_handover_page_begin (RespiteHandoverPage *self,
                                  GtkWidget           *content,
                                  const char          *title,
                                  const char          *language);

/* The patient has done what was asked: shows thanks, and there is no way back to the content. */
void respite_handover_page_finish (RespiteHandoverPage *self);

/* Ends it at once: the screen could not be handed over. */
void respite_handover_page_stop (RespiteHandoverPage *self);

/* Takes the content off, for whoever still holds it. */
void respite_handover_page_remove_content (RespiteHandoverPage *self);

G_END_DECLS
