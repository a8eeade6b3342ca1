/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Driving a real window: pointer and keys go through the X server (XTEST), never through the widget's own functions.
 * Every wait ends on a condition, none on a clock; a condition that does not come true fails the test, and leaves a
 * picture of the screen in the file that UITEST_SCREEN names.
 */

typedef gboolean (*UiCondition) (gpointer data);

/* What a test in a window begins with: test_init(), GTK and the program's own types. */
void ui_init (int    *argc,
              char ***argv);

/* Turns the main loop until @condition holds, at most 10 s. Returns: whether it holds. */
gboolean ui_wait (UiCondition condition,
                  gpointer    data);

/* Waits until the window of @widget was painted. */
void ui_settle (GtkWidget *widget);

/* Waits until @widget is mapped, and painted. */
void ui_wait_mapped (GtkWidget *widget);

/* Waits until @label (a GtkLabel) shows a text that contains @text. */
void ui_wait_label (gpointer    label,
                    const char *text);

/* Waits until somewhere below @root a mapped label contains @text, and returns it. */
GtkWidget *ui_wait_text (gpointer    root,
                         const char *text);

/* The child @id of @widget's template, which must be there. */
gpointer ui_child (gpointer    widget,
                   GType       type,
                   const char *id);

/* The first mapped widget of @type below @root, or %NULL; @label: whose text (button, label) is this, %NULL for any. */
GtkWidget *ui_find (gpointer    root,
                    GType       type,
                    const char *label);

/* Scrolls until @widget is in sight, as a person would before pointing at it. */
void ui_reveal (gpointer widget);

/* Clicks the middle of @widget, which is scrolled into sight. */
void ui_click (gpointer widget);

void ui_double_click (gpointer widget);

/* As ui_click(), with the button held for @ms milliseconds. */
void ui_hold (gpointer widget,
              guint    ms);

/* Puts the pointer into a corner of the screen, where it points at nothing. */
void ui_park_pointer (void);

/* Presses the pointer at a point of @widget, moves it over others (x, y in the widget), and lets go. */
void ui_drag (gpointer                widget,
              const graphene_point_t *points,
              gsize                   n_points);

/* Presses and releases the key of this X name ("Return", "a") with modifiers (GDK_CONTROL_MASK ...). */
void ui_key (const char     *name,
             GdkModifierType modifiers);

/* Types a text of the keyboard's letters. */
void ui_type (const char *text);

/* The same of a text of ASCII letters, faster than frames follow one another; a line feed is Enter. */
void ui_type_at_once (const char *text);

/* Clicks into @entry, empties it and types. */
void ui_fill (gpointer    entry,
              const char *text);

/* Destroys @window and asserts that it is finalized. */
void ui_destroy (gpointer window);

G_END_DECLS
