/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "testlib.h"

#include "widgets/respite-printer.h"

/* The printer of this computer is kept, nothing of the document that was printed. */
static void
test_kept (void)
{
  g_autoptr (GtkPrintSettings) chosen = gtk_print_settings_new ();
  g_autoptr (GtkPrintSettings) none = respite_printer_recall ();
  g_autoptr (GtkPrintSettings) again = NULL;

  g_assert_null (none);
  gtk_print_settings_set_printer (chosen, "Front desk");
  gtk_print_settings_set_duplex (chosen, GTK_PRINT_DUPLEX_HORIZONTAL);
  gtk_print_settings_set_n_copies (chosen, 40);
  gtk_print_settings_set (chosen, GTK_PRINT_SETTINGS_OUTPUT_URI, "file:///summary-of-somebody.pdf");
  respite_printer_remember (chosen);

  again = respite_printer_recall ();
  g_assert_cmpstr (gtk_print_settings_get_printer (again), ==, "Front desk");
  g_assert_cmpint (gtk_print_settings_get_duplex (again), ==, GTK_PRINT_DUPLEX_HORIZONTAL);
  g_assert_cmpint (gtk_print_settings_get_n_copies (again), ==, 1);
  g_assert_null (gtk_print_settings_get (again, GTK_PRINT_SETTINGS_OUTPUT_URI));
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);
  gtk_init ();

  g_test_add_func ("/printer/kept", test_kept);

  return g_test_run ();
}
