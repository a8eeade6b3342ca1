/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#define _GNU_SOURCE

#include "config.h"

#include "widgets/respite-print.h"

#include <glib/gi18n.h>
#include <gtk/gtkunixprint.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/respite-error.h"
#include "widgets/respite-printer.h"

typedef struct
{
  GBytes          *pdf;
  char            *title;
  RespitePrintFunc func;
  gpointer         user_data;
  GDestroyNotify   free_data;
  int              fd;
} Print;

static void
print_clear (gpointer data)
{
  Print *print = data;

  if (print->free_data != NULL)
    print->free_data (print->user_data);
  if (print->fd >= 0)
    close (print->fd);
  g_bytes_unref (print->pdf);
  g_free (print->title);
}

static void
print_release (gpointer print)
{
  g_rc_box_release_full (print, print_clear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Print, print_release)

/* A dialog holds it until it is gone, also one that a lock takes away unanswered. */
static void
closure_gone_cb (gpointer  data,
                 GClosure *closure)
{
  print_release (data);
}

static void
finish_print (Print        *print,
              gboolean      done,
              const GError *error)
{
  print->func (done, error, print->user_data);
}

static Print *
print_new (GBytes          *pdf,
           const char      *title,
           RespitePrintFunc func,
           gpointer         user_data,
           GDestroyNotify   free_data)
{
  Print *print = g_rc_box_new0 (Print);

  print->pdf = g_bytes_ref (pdf);
  print->title = g_strdup (title);
  print->func = func;
  print->user_data = user_data;
  print->free_data = free_data;
  print->fd = -1;

  return print;
}

static gboolean
write_all (int     fd,
           GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  while (size > 0)
    {
      gssize written = write (fd, data, size);

      if (written < 0)
        return FALSE;
      data += written;
      size -= (gsize) written;
    }

  return lseek (fd, 0, SEEK_SET) == 0;
}

static void
sent_cb (GtkPrintJob  *job,
         gpointer      user_data,
         const GError *error)
{
  if (error != NULL)
    finish_print (user_data, FALSE, error);
}

/* The paper that the pages were made for. */
static GtkPageSetup *
make_page_setup (double width,
                 double height)
{
  gboolean is_letter = ABS (width - 612) < 1 && ABS (height - 792) < 1;
  g_autofree char *name = g_strdup_printf ("%.0f × %.0f", width, height);
  gboolean is_a4 = ABS (width - 595.28) < 1 && ABS (height - 841.89) < 1;
  GtkPaperSize *size = is_letter || is_a4 ? gtk_paper_size_new (is_letter ? GTK_PAPER_NAME_LETTER :
                                                                GTK_PAPER_NAME_A4) :
                       gtk_paper_size_new_custom (name, name, width, height, GTK_UNIT_POINTS);
  GtkPageSetup *setup = gtk_page_setup_new ();

  gtk_page_setup_set_paper_size_and_default_margins (setup, size);
  gtk_paper_size_free (size);

  return setup;
}

static void
send_job (Print              *print,
          GtkPrintUnixDialog *dialog)
{
  GtkPrinter *printer = gtk_print_unix_dialog_get_selected_printer (dialog);
  g_autoptr (GtkPrintSettings) settings = gtk_print_unix_dialog_get_settings (dialog);
  g_autoptr (GtkPrintJob) job = NULL;
  g_autoptr (GError) error = NULL;

  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf");
  respite_printer_remember (settings);
  job = gtk_print_job_new (print->title, printer, settings, gtk_print_unix_dialog_get_page_setup (dialog));
  print->fd = memfd_create ("respite-print", MFD_CLOEXEC);
  if (print->fd < 0 || !write_all (print->fd, print->pdf))
    {
      respite_set_error (&error, RESPITE_ERROR_STORAGE, N_ ("The document could not be handed to the printer"));
      finish_print (print, FALSE, error);
      return;
    }

  if (!gtk_print_job_set_source_fd (job, print->fd, &error))
    {
      finish_print (print, FALSE, error);
      return;
    }

  gtk_print_job_send (job, sent_cb, g_rc_box_acquire (print), print_release);
  finish_print (print, TRUE, NULL);
}

static void
print_response_cb (GtkPrintUnixDialog *dialog,
                   int                 response,
                   Print              *print)
{
  if (response == GTK_RESPONSE_OK && gtk_print_unix_dialog_get_selected_printer (dialog) != NULL)
    send_job (print, dialog);
  else
    finish_print (print, FALSE, NULL);

  gtk_window_destroy (GTK_WINDOW (dialog));
}

void
respite_print_pdf (GtkWidget       *parent,
                   GBytes          *pdf,
                   const char      *title,
                   double           width,
                   double           height,
                   RespitePrintFunc func,
                   gpointer         user_data,
                   GDestroyNotify   free_data)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (parent));
  GtkWidget *dialog = gtk_print_unix_dialog_new (_ ("Print"), window);
  g_autoptr (GtkPrintSettings) before = respite_printer_recall ();

  gtk_print_unix_dialog_set_manual_capabilities (GTK_PRINT_UNIX_DIALOG (dialog),
                                                 GTK_PRINT_CAPABILITY_GENERATE_PDF | GTK_PRINT_CAPABILITY_COPIES |
                                                 GTK_PRINT_CAPABILITY_COLLATE | GTK_PRINT_CAPABILITY_PAGE_SET);
  if (before != NULL)
    gtk_print_unix_dialog_set_settings (GTK_PRINT_UNIX_DIALOG (dialog), before);
  if (width > 0)
    {
      g_autoptr (GtkPageSetup) setup = make_page_setup (width, height);

      gtk_print_unix_dialog_set_page_setup (GTK_PRINT_UNIX_DIALOG (dialog), setup);
    }
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (print_response_cb),
                         print_new (pdf, title, func, user_data, free_data), closure_gone_cb, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
save_bytes (GFile   *file,
            GBytes  *pdf,
            GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (g_file_replace_contents (file, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), NULL, FALSE,
                               G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL, NULL, &failure))
    return TRUE;

  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return respite_set_error (error, RESPITE_ERROR_FULL, N_ ("The disk is full; the document was not saved"));

  return respite_set_error (error, RESPITE_ERROR_STORAGE, N_ ("The document could not be saved there"));
}

static void
save_response_cb (GtkNativeDialog *dialog,
                  int              response,
                  Print           *print)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  gboolean done = FALSE;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      done = save_bytes (file, print->pdf, &error);
    }

  finish_print (print, done, error);
  g_object_unref (dialog);
}

void
respite_print_save_pdf (GtkWidget       *parent,
                        GBytes          *pdf,
                        const char      *name,
                        RespitePrintFunc func,
                        gpointer         user_data,
                        GDestroyNotify   free_data)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (parent));
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("Save the document"), window,
                                                              GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"),
                                                              _ ("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect_data (dialog, "response", G_CALLBACK (save_response_cb),
                         print_new (pdf, NULL, func, user_data, free_data), closure_gone_cb, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
