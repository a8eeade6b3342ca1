/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "testlib.h"

#include <string.h>

#include "service/respite-consent-text-acts.h"
#include "service/respite-form-acts.h"
#include "service/respite-office-audit.h"
#include "service/respite-office-backup.h"
#include "service/respite-office-settings.h"
#include "service/respite-office-staff.h"
#include "service/respite-rule-acts.h"
#include "service/respite-session-acts.h"

/* Everything that a page of Settings does is in the audit trail, once, with what stood there before. */

#define FORM \
  "{\"resourceType\": \"Questionnaire\", \"status\": \"active\", \"url\": \"urn:clinic:tea\", \"version\": \"1\", " \
  "\"name\": \"tea\", \"title\": \"Tea\", \"item\": [{\"linkId\": \"a\", \"text\": \"Tea?\", \"type\": \"boolean\"}]}"

static void
set_lock_time (RespiteOffice *office,
               GError       **error)
{
  respite_office_put_setting (office, "lock-minutes", "5", error);
}

static void
set_lock_time_again (RespiteOffice *office,
                     GError       **error)
{
  respite_office_put_setting (office, "lock-minutes", "7", error);
}

static void
rename_clinic (RespiteOffice *office,
               GError       **error)
{
  g_autoptr (RespiteClinicInfo) info = respite_clinic_info_copy (respite_office_get_clinic_info (office));

  g_free (info->name);
  info->name = g_strdup ("Alder Lane Clinic");
  respite_office_save_clinic_info (office, info, error);
}

static void
move_abroad (RespiteOffice *office,
             GError       **error)
{
  g_autoptr (RespiteClinicInfo) info = respite_clinic_info_copy (respite_office_get_clinic_info (office));

  g_free (info->country);
  info->country = g_strdup (g_strcmp0 (respite_office_get_clinic_info (office)->country, "gb") == 0 ? "us" : "gb");
  respite_office_save_clinic_info (office, info, error);
}

static void
add_account (RespiteOffice *office,
             GError       **error)
{
  RespiteStaff staff = { .login = (char *) "kim", .name = (char *) "Kim Lund", .roles = RESPITE_ROLE_NURSE };

  respite_office_add_staff (office, &staff, TESTLIB_PASSWORD, NULL, error);
}

static void
rename_account (RespiteOffice *office,
                GError       **error)
{
  respite_office_rename_staff (office, "kim", "Kim Lund, RN", error);
}

static void
give_roles (RespiteOffice *office,
            GError       **error)
{
  respite_office_set_roles (office, "kim", RESPITE_ROLE_NURSE | RESPITE_ROLE_DESK, error);
}

static void
give_password (RespiteOffice *office,
               GError       **error)
{
  respite_office_reset_password (office, "kim", "another long password", error);
}

static void
close_account (RespiteOffice *office,
               GError       **error)
{
  respite_office_deactivate_staff (office, "kim", error);
}

static void
open_account (RespiteOffice *office,
              GError       **error)
{
  respite_office_reactivate_staff (office, "kim", "another long password", error);
}

static void
renew_code (RespiteOffice *office,
            GError       **error)
{
  g_autofree char *code = respite_office_renew_recovery_code (office, TESTLIB_PASSWORD, error);
}

static void
import_form (RespiteOffice *office,
             GError       **error)
{
  g_autoptr (GBytes) json = g_bytes_new_static (FORM, strlen (FORM));

  respite_form_import_free (respite_office_import_form (office, json, error));
}

static void
retire_form (RespiteOffice *office,
             GError       **error)
{
  respite_office_retire_form (office, 1, TRUE, error);
}

static void
offer_form (RespiteOffice *office,
            GError       **error)
{
  respite_office_retire_form (office, 1, FALSE, error);
}

static void
edit_consent (RespiteOffice *office,
              GError       **error)
{
  g_autoptr (GPtrArray) texts = respite_office_list_consent_texts (office, error);
  const RespiteConsentTextInfo *text = g_ptr_array_index (texts, 0);
  g_autofree char *markdown = g_strconcat (text->markdown, "\nAsk us anything.\n", NULL);

  respite_office_save_consent_text (office, text->slug, text->language, markdown, TRUE, "One sentence more", error);
}

static void
change_rules (RespiteOffice *office,
              GError       **error)
{
  g_autoptr (RespiteCareRules) rules = respite_office_get_care_rules (office);

  rules->gap_days++;
  respite_office_put_care_rules (office, rules, error);
}

static void
confirm_limits (RespiteOffice *office,
                GError       **error)
{
  g_autoptr (RespiteThresholds) limits = respite_thresholds_new_example ();

  respite_office_set_thresholds (office, limits, TESTLIB_PASSWORD, error);
}

static void
change_limits (RespiteOffice *office,
               GError       **error)
{
  g_autoptr (RespiteThresholds) limits = respite_thresholds_new_example ();

  g_array_index (limits->rows, RespiteThreshold, 0).act += 5;
  respite_office_set_thresholds (office, limits, TESTLIB_PASSWORD, error);
}

static void
set_passphrase (RespiteOffice *office,
                GError       **error)
{
  respite_office_set_backup_passphrase (office, "a passphrase for backups", error);
}

static const struct
{
  const char *action;
  const char *before;           /* what the row says stood there, or its beginning; NULL for nothing */
  void        (*act) (RespiteOffice *office,
                      GError       **error);
} acts[] = {
  { "setting.edit", NULL, set_lock_time },
  { "setting.edit", "lock-minutes = 5", set_lock_time_again },
  { "clinic.edit", "name: ", rename_clinic },
  { "clinic.edit", "country: ", move_abroad },
  { "staff.add", NULL, add_account },
  { "staff.name", "Kim Lund", rename_account },
  { "staff.roles", "nurse", give_roles },
  { "staff.password", NULL, give_password },
  { "staff.deactivate", "active", close_account },
  { "staff.reactivate", "inactive", open_account },
  { "recovery.renew", NULL, renew_code },
  { "form.import", NULL, import_form },
  { "form.retire", NULL, retire_form },
  { "form.restore", NULL, offer_form },
  { "consent-text.save", NULL, edit_consent },
  { "setting.edit", NULL, change_rules },
  { "thresholds.set", NULL, confirm_limits },
  { "thresholds.set", "systolic", change_limits },
  { "backup.passphrase", NULL, set_passphrase },
};

static gint64
count_rows (RespiteOffice *office,
            const char    *action)
{
  RespiteAuditFilter filter = { .action = action };
  g_autoptr (GPtrArray) rows = NULL;
  gint64 n_total = 0;

  rows = respite_office_list_audit (office, &filter, &n_total, NULL);
  g_assert_nonnull (rows);

  return n_total;
}

static void
check_last (RespiteOffice *office,
            const char    *action,
            const char    *before)
{
  RespiteAuditFilter filter = { .action = action, .descending = TRUE, .limit = 1 };
  g_autoptr (GPtrArray) rows = respite_office_list_audit (office, &filter, NULL, NULL);
  const RespiteAuditEntry *entry = g_ptr_array_index (rows, 0);

  g_assert_cmpstr (entry->row.staff_name, ==, "Olivia Stern");
  if (before != NULL)
    g_assert_true (g_str_has_prefix (entry->row.old_text != NULL ? entry->row.old_text : "", before));
}

static void
test_each_act_is_audited (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      gint64 n_before = count_rows (clinic->office, acts[i].action);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", acts[i].action);
      acts[i].act (clinic->office, &error);
      g_assert_no_error (error);
      g_assert_cmpint (count_rows (clinic->office, acts[i].action), ==, n_before + 1);
      check_last (clinic->office, acts[i].action, acts[i].before);
    }
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  g_test_add_func ("/settings/each-act-is-audited", test_each_act_is_audited);

  return g_test_run ();
}
