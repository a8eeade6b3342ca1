/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RESPITE_TYPE_PASSWORD_PROMPT (respite_password_prompt_get_type ())

G_DECLARE_FINAL_TYPE (RespitePasswordPrompt, respite_password_prompt, RESPITE, PASSWORD_PROMPT, GtkWindow)

/**
 * RespitePasswordFunc:
 * @prompt: stays open until respite_password_prompt_done()
 * @password: what was typed
 *
 * Called when the person signs. Ends in respite_password_prompt_done(), now or later.
 */
typedef void (*RespitePasswordFunc) (RespitePasswordPrompt *prompt,
                                     const char            *password,
                                     gpointer               user_data);

/**
 * respite_password_prompt_open:
 * @parent: any widget of the window
 * @patient: (nullable): the patient's name, shown again before signing
 * @meaning: what is said by signing: "Type your password to sign as Dr Ana Bell: cleared for treatment."
 * @button: (nullable): the button's word, %NULL for "Sign"
 * @func: takes the password
 * @user_data: for @func
 * @destroy: (nullable): frees @user_data when the dialog is gone
 *
 * Asks for the signed-in person's password.
 *
 * Returns: (transfer none): the dialog, shown
 */
RespitePasswordPrompt *respite_password_prompt_open (GtkWidget           *parent,
                                                     const char          *patient,
                                                     const char          *meaning,
                                                     const char          *button,
                                                     RespitePasswordFunc  func,
                                                     gpointer             user_data,
                                                     GDestroyNotify       destroy);

/**
 * respite_password_prompt_done:
 * @error: (nullable): why it did not work; the dialog then stays open and says so
 *
 * Closes the dialog, or shows the error for another try.
 */
void respite_password_prompt_done (RespitePasswordPrompt *self,
                                   const GError          *error);

G_END_DECLS
