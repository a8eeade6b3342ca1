/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-picture.h"

#include <gio/gio.h>

#include "base/respite-error.h"

#define PROGRAM "pdftocairo"
#define MOST_SECONDS 20

typedef struct
{
  GMainContext *context;
  GSubprocess  *child;
  GBytes       *png;
  gboolean      is_done;
} Painting;

static void
painted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Painting *painting = user_data;

  g_subprocess_communicate_finish (G_SUBPROCESS (source), result, &painting->png, NULL, NULL);
  painting->is_done = TRUE;
}

static gboolean
timeout_cb (gpointer user_data)
{
  Painting *painting = user_data;

  g_subprocess_force_exit (painting->child);

  return G_SOURCE_REMOVE;
}

/* In a context of its own, so that it runs in any thread and no other work is done meanwhile. */
static GBytes *
run (Painting *painting,
     GBytes   *content)
{
  g_autoptr (GSource) timeout = g_timeout_source_new_seconds (MOST_SECONDS);

  painting->context = g_main_context_new ();
  g_main_context_push_thread_default (painting->context);
  g_source_set_callback (timeout, timeout_cb, painting, NULL);
  g_source_attach (timeout, painting->context);
  g_subprocess_communicate_async (painting->child, content, NULL, painted_cb, painting);
  while (!painting->is_done)
    g_main_context_iteration (painting->context, TRUE);
  g_source_destroy (timeout);
  g_main_context_pop_thread_default (painting->context);
  g_main_context_unref (painting->context);

  return painting->png;
}

GdkPixbuf *
respite_picture_load_page (GBytes  *content,
                           int      page,
                           int      most_pixels,
                           GError **error)
{
  g_autofree char *program = g_find_program_in_path (PROGRAM);
  g_autofree char *number = g_strdup_printf ("%d", page);
  g_autofree char *pixels = g_strdup_printf ("%d", most_pixels);
  const char *const arguments[] = { program, "-png", "-singlefile", "-f", number, "-l", number, "-scale-to", pixels,
                                    "-", "-", NULL };
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GBytes) png = NULL;
  Painting painting = { 0 };

  g_return_val_if_fail (content != NULL, NULL);

  if (program == NULL)
    {
      respite_set_error (error, RESPITE_ERROR_NOT_FOUND, N_("The pages of a PDF file need the program pdftocairo"));
      return NULL;
    }

  child = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                             G_SUBPROCESS_FLAGS_STDERR_SILENCE, error);
  if (child == NULL)
    return NULL;

  painting.child = child;
  png = run (&painting, content);
  if (png == NULL || g_bytes_get_size (png) == 0)
    {
      respite_set_error (error, RESPITE_ERROR_INVALID, N_("This page of a PDF file cannot be shown"));
      return NULL;
    }

  return respite_picture_load (png, "image/png", most_pixels, error);
}
