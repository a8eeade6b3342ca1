/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RespiteSliderField:
 *
 * A number on a line between two ends, to be pulled or to be typed into the entry beside it. Nothing is chosen until
 * somebody does. Signal "edited": a person changed the value.
 */
#define RESPITE_TYPE_SLIDER_FIELD (respite_slider_field_get_type ())

G_DECLARE_FINAL_TYPE (RespiteSliderField, respite_slider_field, RESPITE, SLIDER_FIELD, GtkWidget)

/**
 * respite_slider_field_new:
 * @min: the left end
 * @max: the right end, above @min
 * @step: above 0
 * @decimals: behind the point
 * @unit: "" for none
 * @label: for screen readers
 */
GtkWidget *respite_slider_field_new (double      min,
                                     double      max,
                                     double      step,
                                     int         decimals,
                                     const char *unit,
                                     const char *label);

/* What stands in the entry, "" for nothing. */
const char *respite_slider_field_get_text (RespiteSliderField *self);
void        respite_slider_field_set_text (RespiteSliderField *self,
                                           const char         *text);

G_END_DECLS
