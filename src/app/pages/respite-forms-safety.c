/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-forms-safety.h"

#include <glib/gi18n.h>

#include "base/respite-clock.h"
#include "widgets/respite-safety-dialog.h"
#include "widgets/respite-text.h"
#include "widgets/respite-toast-overlay.h"

static void
acknowledged_cb (gpointer      page,
                 gpointer      result,
                 const GError *error,
                 gpointer      user_data)
{
  g_autoptr (RespiteSafetyDialog) dialog = user_data;

  if (error == NULL)
    respite_toast_show (page, _ ("Written down with your name and the time."));
  if (gtk_widget_get_visible (GTK_WIDGET (dialog)))
    respite_safety_dialog_done (dialog, error);
}

static void
acknowledge_cb (RespiteSafetyDialog *dialog,
                GPtrArray           *items,
                const char          *action,
                gpointer             user_data)
{
  respite_page_run (user_data, respite_safety_note_job, respite_safety_note_new (items, action),
                    respite_safety_note_free, NULL, acknowledged_cb, g_object_ref (dialog));
}

void
respite_forms_ask_about_safety (RespitePage               *page,
                                const RespiteFormFinished *finished)
{
  RespiteClinic *clinic = respite_page_get_clinic (page);
  g_autofree char *at = respite_text_day_and_time (respite_clock_get_now (respite_clinic_get_clock (clinic)),
                                                   respite_clinic_get_zone (clinic));
  g_autofree char *person = g_strdup_printf (_ ("Written down as %s, %s"), respite_clinic_get_actor (clinic)->name, at);

  if (finished->safety != NULL || finished->needs_clinician)
    respite_safety_dialog_open (GTK_WIDGET (page), finished->safety, person, acknowledge_cb, page);
}
