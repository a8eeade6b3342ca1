/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RespiteScanPicker:
 *
 * The scan of a paper: choose a file, see what was chosen, take it out again. Says itself why a file cannot be used.
 * The signal "changed" says that there is another scan or none.
 */
#define RESPITE_TYPE_SCAN_PICKER (respite_scan_picker_get_type ())

G_DECLARE_FINAL_TYPE (RespiteScanPicker, respite_scan_picker, RESPITE, SCAN_PICKER, GtkWidget)

/* (transfer none) (nullable): the file */
GBytes *respite_scan_picker_get_bytes (RespiteScanPicker *self);

/* Takes the scan out. */
void respite_scan_picker_clear (RespiteScanPicker *self);

/* Uses @file as if it was chosen. */
void respite_scan_picker_set_file (RespiteScanPicker *self,
                                   GFile             *file);

G_END_DECLS
