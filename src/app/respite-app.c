/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "respite-app.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "base/respite-error.h"
#include "respite-core.h"
#include "respite-ui-resources.h"

static const char *
translate (const char *text)
{
  return g_dgettext (GETTEXT_PACKAGE, text);
}

void
respite_app_init (void)
{
  static gsize once;

  if (!g_once_init_enter (&once))
    return;

  respite_core_init ();
  g_resources_register (respite_ui_get_resource ());

  g_once_init_leave (&once, 1);
}

void
respite_app_init_language (void)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, RESPITE_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  respite_set_translate_func (translate);
}
