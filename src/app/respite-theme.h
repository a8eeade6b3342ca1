/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "base/respite-code.h"

G_BEGIN_DECLS

/**
 * RespiteThemeChoice:
 *
 * Which colours: as the desktop says, or always the one or the other.
 */
typedef enum
{
  RESPITE_THEME_SYSTEM,
  RESPITE_THEME_LIGHT,
  RESPITE_THEME_DARK,
} RespiteThemeChoice;

/* "system", "light", "dark": the values of the setting "theme" */
extern const RespiteCode respite_theme_choice_codes[];

/**
 * RespiteTheme:
 *
 * The style sheet, the colours of the light and the dark theme, and the size of the text on one display. The system's
 * choice comes from the desktop portal where there is a session bus.
 */
#define RESPITE_TYPE_THEME (respite_theme_get_type ())

G_DECLARE_FINAL_TYPE (RespiteTheme, respite_theme, RESPITE, THEME, GObject)

RespiteTheme *respite_theme_new (GdkDisplay *display);

void respite_theme_set_choice (RespiteTheme       *self,
                               RespiteThemeChoice  choice);

RespiteThemeChoice respite_theme_get_choice (RespiteTheme *self);

gboolean respite_theme_is_dark (RespiteTheme *self);

/* Makes the text larger (@steps above 0) or smaller by steps of 10 %; 0 goes back to the desktop's size. */
void respite_theme_zoom (RespiteTheme *self,
                         int           steps);

/* Returns: the text's size in per cent of the desktop's */
int respite_theme_get_zoom (RespiteTheme *self);

G_END_DECLS
