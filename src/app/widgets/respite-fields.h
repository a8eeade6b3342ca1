/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * The controls that a form's questions are answered with, each from its own template. All have the signal "edited",
 * emitted when a person (not the program) changed the value.
 */

/* An entry with a unit behind it. */
#define RESPITE_TYPE_ENTRY_FIELD (respite_entry_field_get_type ())

G_DECLARE_FINAL_TYPE (RespiteEntryField, respite_entry_field, RESPITE, ENTRY_FIELD, GtkWidget)

/* @width_chars: how wide; @unit: "" for none; @label: for screen readers */
GtkWidget *respite_entry_field_new (int         width_chars,
                                    const char *unit,
                                    const char *hint,
                                    int         max_length,
                                    const char *label);

const char *respite_entry_field_get_text (RespiteEntryField *self);
void        respite_entry_field_set_text (RespiteEntryField *self,
                                          const char        *text);

/* Several lines of text. */
#define RESPITE_TYPE_TEXT_FIELD (respite_text_field_get_type ())

G_DECLARE_FINAL_TYPE (RespiteTextField, respite_text_field, RESPITE, TEXT_FIELD, GtkWidget)

GtkWidget *respite_text_field_new (const char *label);

/* For screen readers, where a template made it. */
void respite_text_field_set_label (RespiteTextField *self,
                                   const char       *label);

/* (transfer full) */
char *respite_text_field_dup_text (RespiteTextField *self);
void  respite_text_field_set_text (RespiteTextField *self,
                                   const char       *text);

/* A drop-down list; position 0 is the empty choice. */
#define RESPITE_TYPE_DROP_FIELD (respite_drop_field_get_type ())

G_DECLARE_FINAL_TYPE (RespiteDropField, respite_drop_field, RESPITE, DROP_FIELD, GtkWidget)

/* @empty: what the empty choice says; @label: for screen readers */
GtkWidget *respite_drop_field_new (const char *const *names,
                                   const char        *empty,
                                   const char        *label);

guint respite_drop_field_get_selected (RespiteDropField *self);
void  respite_drop_field_set_selected (RespiteDropField *self,
                                       guint             selected);

/* A large radio or check button. */
#define RESPITE_TYPE_OPTION_BUTTON (respite_option_button_get_type ())

G_DECLARE_FINAL_TYPE (RespiteOptionButton, respite_option_button, RESPITE, OPTION_BUTTON, GtkCheckButton)

/* @group: (nullable): the first radio button of the question; %NULL for the first one and for check buttons */
GtkWidget *respite_option_button_new (const char     *label,
                                      GtkCheckButton *group);

/* Lets the label of a check button wrap, which it does not by itself. */
void respite_check_button_wrap (GtkCheckButton *button);

G_END_DECLS
