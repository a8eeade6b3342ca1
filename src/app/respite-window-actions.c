/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "respite-window-actions.h"

#include <glib/gi18n.h>

#include "pages/respite-paper-page.h"
#include "pages/respite-session-page.h"
#include "respite-keys-window.h"
#include "service/respite-paper-acts.h"

static gpointer
lock_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  respite_office_lock (office);

  return NULL;
}

static gpointer
sign_out_job (RespiteOffice *office,
              gpointer       data,
              GError       **error)
{
  respite_office_sign_out (office);

  return NULL;
}

static void
back_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  respite_window_go_back (user_data);
}

static void
forget_page_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  respite_window_forget_page (user_data);
}

static void
drop_records_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  respite_window_drop_records (user_data);
}

static void
edit_patient_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  respite_window_show_page (user_data, "edit-patient", g_variant_get_int64 (parameter));
}

static void
merge_patient_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  respite_window_show_page (user_data, "merge-patient", g_variant_get_int64 (parameter));
}

static void
show_page_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  respite_window_show_page (user_data, g_variant_get_string (parameter, NULL), 0);
}

static void
show_place_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  respite_window_show_place (user_data, g_variant_get_int32 (parameter));
}

/* From chair to chair; from any other page to the first that runs. */
static void
next_running_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  GtkWidget *page = respite_window_get_page (user_data);
  gboolean is_there = g_strcmp0 (respite_window_get_page_name (user_data), "session") == 0;
  gint64 next = respite_sidebar_get_next_running (respite_window_get_sidebar (user_data),
                                                  is_there ? respite_page_get_subject (RESPITE_PAGE (page)) : 0,
                                                  g_variant_get_int32 (parameter));

  if (next != 0)
    respite_window_show_page (user_data, "session", next);
}

static void
open_patient_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  respite_window_show_page (user_data, "patient", g_variant_get_int64 (parameter));
}

static void
open_session_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  respite_window_show_page (user_data, "session", g_variant_get_int64 (parameter));
}

/* The step that a visit in recovery goes to next. */
static void
open_discharge_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  GtkWidget *page;

  respite_window_show_page (user_data, "session", g_variant_get_int64 (parameter));
  page = respite_window_get_page (user_data);
  if (RESPITE_IS_SESSION_PAGE (page))
    respite_session_page_show_step (RESPITE_SESSION_PAGE (page), "discharge");
}

static void
open_summary_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  respite_window_show_page (user_data, "summary", g_variant_get_int64 (parameter));
}

static void
open_code_sheet_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  respite_window_show_page (user_data, "code-sheet", g_variant_get_int64 (parameter));
}

static void
open_worksheet_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  respite_window_show_page (user_data, "worksheet", g_variant_get_int64 (parameter));
}

static void
open_monitor_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  respite_window_show_page (user_data, "monitor", g_variant_get_int64 (parameter));
}

static void
open_compare_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  respite_window_show_page (user_data, "compare", g_variant_get_int64 (parameter));
}

static void
open_trend_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  respite_window_show_page (user_data, "trend", g_variant_get_int64 (parameter));
}

static void
open_consent_copy_cb (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  respite_window_show_page (user_data, "consent-copy", g_variant_get_int64 (parameter));
}

static void
open_form_copy_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  respite_window_show_page (user_data, "form-copy", g_variant_get_int64 (parameter));
}

static void
open_form_blank_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  respite_window_show_page (user_data, "form-blank", g_variant_get_int64 (parameter));
  respite_form_blank_page_set_patient (respite_window_get_page (user_data), 0);
}

static void
open_form_blank_for_cb (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       user_data)
{
  gint64 patient_id, form_id;

  g_variant_get (parameter, "(xx)", &patient_id, &form_id);
  respite_window_show_page (user_data, "form-blank", form_id);
  respite_form_blank_page_set_patient (respite_window_get_page (user_data), patient_id);
}

static void
open_calendar_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  respite_window_show_page (user_data, "calendar", g_variant_get_int64 (parameter));
}

static void
open_day_sheet_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  respite_window_show_page (user_data, "day-sheet", g_variant_get_int64 (parameter));
}

/* One of respite_paper_kinds, each of which is a page of its name. */
static void
open_paper_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  const char *kind;
  gint64 subject;

  g_variant_get (parameter, "(&sx)", &kind, &subject);
  if (respite_paper_kind_find (kind) != NULL)
    respite_window_show_page (user_data, kind, subject);
}

static void
open_handouts_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  respite_window_show_page (user_data, "documents", g_variant_get_int64 (parameter));
}

static void
search_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  respite_window_show_page (user_data, "patients", 0);
}

static void
new_patient_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  respite_window_show_page (user_data, "new-patient", 0);
}

static void
undo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  respite_window_undo (user_data);
}

static void
zoom_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  GtkWidget *focus = gtk_window_get_focus (user_data);

  /* With the focus in a chart the same keys change how much time it shows. */
  if (focus == NULL || !gtk_widget_activate_action_variant (focus, "chart.zoom", parameter))
    respite_theme_zoom (respite_window_get_theme (user_data), g_variant_get_int32 (parameter));
}

static void
locked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (RespiteWindow) self = user_data;

  respite_clinic_run_finish (RESPITE_CLINIC (source), result, NULL);
  respite_window_uncover (self);
}

/* Covered in this very frame; the worker may be busy for a while. */
static void
lock_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  respite_window_cover (user_data);
  respite_clinic_run_async (respite_window_get_clinic (user_data), lock_job, NULL, NULL, NULL, NULL, locked_cb,
                            g_object_ref (user_data));
}

static void
sign_out_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  respite_clinic_run_async (respite_window_get_clinic (user_data), sign_out_job, NULL, NULL, NULL, NULL, NULL, NULL);
}

static void
keys_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  respite_keys_window_open (user_data, respite_window_get_page_name (user_data));
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  gtk_show_about_dialog (user_data, "program-name", "Respite", "version", RESPITE_VERSION,
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "logo-icon-name", RESPITE_APP_ID,
                         "comments", respite_office_is_encrypted () ?
                         _ ("A record of ketamine infusions for a small pain clinic. The database is encrypted.") :
                         _ ("A record of ketamine infusions for a small pain clinic. This build does not encrypt the "
                            "database: encrypt the disk."),
                         NULL);
}

static void
read_settings_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  respite_window_read_settings (user_data);
}

static void
menu_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  respite_window_open_menu (user_data);
}

void
respite_window_actions_install (RespiteWindow *window)
{
  static const GActionEntry entries[] = {
    { "back", back_cb },
    { "forget-page", forget_page_cb },
    { "drop-records", drop_records_cb },
    { "show-page", show_page_cb, "s" },
    { "show-place", show_place_cb, "i" },
    { "next-running", next_running_cb, "i" },
    { "open-patient", open_patient_cb, "x" },
    { "open-session", open_session_cb, "x" },
    { "open-discharge", open_discharge_cb, "x" },
    { "open-summary", open_summary_cb, "x" },
    { "open-code-sheet", open_code_sheet_cb, "x" },
    { "open-worksheet", open_worksheet_cb, "x" },
    { "open-monitor", open_monitor_cb, "x" },
    { "open-compare", open_compare_cb, "x" },
    { "open-trend", open_trend_cb, "x" },
    { "open-consent-copy", open_consent_copy_cb, "x" },
    { "open-form-copy", open_form_copy_cb, "x" },
    { "open-form-blank", open_form_blank_cb, "x" },
    { "open-calendar", open_calendar_cb, "x" },
    { "open-day-sheet", open_day_sheet_cb, "x" },
    { "open-form-blank-for", open_form_blank_for_cb, "(xx)" },
    { "open-paper", open_paper_cb, "(sx)" },
    { "open-handouts", open_handouts_cb, "x" },
    { "edit-patient", edit_patient_cb, "x" },
    { "merge-patient", merge_patient_cb, "x" },
    { "search", search_cb },
    { "new-patient", new_patient_cb },
    { "undo", undo_cb },
    { "zoom", zoom_cb, "i" },
    { "lock", lock_cb },
    { "sign-out", sign_out_cb },
    { "menu", menu_cb },
    { "keys", keys_cb },
    { "about", about_cb },
    { "read-settings", read_settings_cb },
  };

  g_return_if_fail (RESPITE_IS_WINDOW (window));

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
}
