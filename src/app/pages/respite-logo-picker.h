/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RespiteLogoPicker:
 *
 * The clinic's logo: how it looks, another one, none. "picked" is emitted with the bytes of a whole picture that was
 * chosen, or with %NULL for none; what is shown changes with respite_logo_picker_set_logo() only.
 */
#define RESPITE_TYPE_LOGO_PICKER (respite_logo_picker_get_type ())

G_DECLARE_FINAL_TYPE (RespiteLogoPicker, respite_logo_picker, RESPITE, LOGO_PICKER, GtkWidget)

/* @logo: (nullable): %NULL for none */
void respite_logo_picker_set_logo (RespiteLogoPicker *self,
                                   GBytes            *logo);

/* Whether the buttons are there; they are at first. */
void respite_logo_picker_set_editable (RespiteLogoPicker *self,
                                       gboolean           is_editable);

/* Says why the last picture was not taken; %NULL takes the sentence away. */
void respite_logo_picker_set_error (RespiteLogoPicker *self,
                                    const GError      *error);

/* Takes the picture of @file, as if it had been chosen. */
void respite_logo_picker_set_file (RespiteLogoPicker *self,
                                   GFile             *file);

G_END_DECLS
