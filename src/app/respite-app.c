/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "respite-app.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "base/respite-error.h"
#include "base/respite-language.h"
#include "respite-core.h"
#include "respite-ui-resources.h"

static const char *
translate (const char *text)
{
  return g_dgettext (GETTEXT_PACKAGE, text);
}

/* The C library would raise these by itself with every large block that is given back, and then keep what the threads
 * freed: a day's work would be held at its highest. */
static void
keep_memory_small (void)
{
#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, 4 * 1024 * 1024);
  mallopt (M_TRIM_THRESHOLD, 256 * 1024);
#endif
}

void
respite_app_init (void)
{
  static gsize once;

  if (!g_once_init_enter (&once))
    return;

  keep_memory_small ();
  respite_core_init ();
  g_resources_register (respite_ui_get_resource ());

  g_once_init_leave (&once, 1);
}

void
respite_app_init_language (void)
{
  g_autofree char *folder = respite_language_find_folder ("/src", RESPITE_LOCALE_DIR);

  respite_language_set_locale ();
  gtk_disable_setlocale ();     /* it would take that back */
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  respite_set_translate_func (translate);
}
