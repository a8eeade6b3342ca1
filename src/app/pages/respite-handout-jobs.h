/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "service/respite-clinic.h"
#include "service/respite-handout-text-acts.h"

G_BEGIN_DECLS

/**
 * RespiteHandoutDraft:
 * @name: which handout
 * @language: of the text
 * @markdown: (nullable): head and text; %NULL is the built-in text
 * @note: what was changed
 * @version: the text that is confirmed
 * @password: for that
 *
 * What is done to a text of a handout.
 */
typedef struct
{
  char *name;
  char *language;
  char *markdown;
  char *note;
  int   version;
  char *password;
} RespiteHandoutDraft;

RespiteHandoutDraft *respite_handout_draft_new  (const char *name,
                                                 const char *language,
                                                 const char *markdown,
                                                 const char *note);
void                 respite_handout_draft_free (gpointer    draft);

/**
 * RespiteHandoutLook:
 * @check: what stands against the text
 * @layout: the paper as it would be
 *
 * What an edited text would be.
 */
typedef struct
{
  RespiteHandoutTextCheck  check;
  RespiteLayout           *layout;
} RespiteHandoutLook;

void respite_handout_look_free (gpointer look);

/* RespiteJobFunc; @data is a RespiteHandoutDraft. A RespiteHandoutLook. (transfer full) */
gpointer respite_handout_look_job (RespiteOffice  *office,
                                   gpointer        data,
                                   GError        **error);

/* Saves it, or goes back to the built-in text where there is no markdown; a version, 0 for the built-in. */
gpointer respite_handout_save_job (RespiteOffice  *office,
                                   gpointer        data,
                                   GError        **error);

/* Confirms it; %NULL. */
gpointer respite_handout_confirm_job (RespiteOffice  *office,
                                      gpointer        data,
                                      GError        **error);

G_END_DECLS
