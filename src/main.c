/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "respite-app.h"
#include "respite-application.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr (RespiteApplication) application = NULL;

  respite_app_init_language ();
  respite_app_init ();
  application = respite_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
