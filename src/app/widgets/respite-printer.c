/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-printer.h"

/* Not the number of copies, the pages or the name of a file: those are of one document. */
static const char *const kept[] = {
  GTK_PRINT_SETTINGS_PRINTER, GTK_PRINT_SETTINGS_DEFAULT_SOURCE, GTK_PRINT_SETTINGS_DUPLEX,
  GTK_PRINT_SETTINGS_USE_COLOR, GTK_PRINT_SETTINGS_QUALITY,
};

static char *
dup_path (const char *name)
{
  return g_build_filename (g_get_user_config_dir (), "respite", name, NULL);
}

void
respite_printer_remember (GtkPrintSettings *settings)
{
  g_autofree char *folder = dup_path (NULL);
  g_autofree char *path = dup_path ("printer.ini");
  g_autoptr (GtkPrintSettings) own = gtk_print_settings_new ();

  g_return_if_fail (GTK_IS_PRINT_SETTINGS (settings));

  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    gtk_print_settings_set (own, kept[i], gtk_print_settings_get (settings, kept[i]));
  if (g_mkdir_with_parents (folder, 0700) == 0)
    gtk_print_settings_to_file (own, path, NULL);
}

GtkPrintSettings *
respite_printer_recall (void)
{
  g_autofree char *path = dup_path ("printer.ini");

  return gtk_print_settings_new_from_file (path, NULL);
}
