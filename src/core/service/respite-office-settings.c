/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-office-settings.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

#include "base/respite-str.h"
#include "domain/respite-country.h"
#include "service/respite-office-private.h"
#include "store/respite-clinic-table.h"

#define MAX_NAME    120
#define MAX_ADDRESS 500
#define MAX_PHONE   60
#define MAX_LOGO    (2 * 1024 * 1024)
#define MAX_LOGO_PIXELS 4000
#define MAX_VALUE   100000

typedef struct
{
  const RespiteSetting *settings;
  gsize                 n_settings;
} PutAct;

const char *const respite_clinic_fields[] = {
  "name", "address", "phone", "after-hours", "country", "time-zone", "paper", "language", "logo", NULL,
};

static gboolean
check_text (const char *text,
            gsize       max,
            gboolean    multiline,
            GError    **error)
{
  g_autofree char *clean = respite_str_clean (text, max, multiline, error);

  return clean != NULL;
}

/* By content, whatever the file was called. */
static gboolean
is_picture (GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  return length > 8 && length <= MAX_LOGO &&
         (memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0 || memcmp (data, "\xff\xd8\xff", 3) == 0);
}

static void
size_prepared_cb (GdkPixbufLoader *loader,
                  int              width,
                  int              height,
                  gpointer         user_data)
{
  gboolean *is_small = user_data;

  /* A small file can hold a picture that fills the memory: then no more than its size is looked at. */
  *is_small = width > 0 && height > 0 && width <= MAX_LOGO_PIXELS && height <= MAX_LOGO_PIXELS;
  if (!*is_small)
    gdk_pixbuf_loader_set_size (loader, 1, 1);
}

gboolean
respite_logo_check (GBytes  *logo,
                    GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = NULL;
  gboolean is_small = FALSE;
  gboolean is_whole;

  g_return_val_if_fail (logo != NULL, FALSE);

  if (!is_picture (logo))
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_ ("The logo must be a PNG or JPEG picture of at most 2 MB"));

  loader = gdk_pixbuf_loader_new ();
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &is_small);
  is_whole = gdk_pixbuf_loader_write_bytes (loader, logo, NULL);
  is_whole = gdk_pixbuf_loader_close (loader, NULL) && is_whole;
  if (!is_whole)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("The logo's picture is damaged"));

  return is_small ||
         respite_set_error (error, RESPITE_ERROR_INVALID,
                            N_ ("The logo must have at most %d points on each side"), MAX_LOGO_PIXELS);
}

gboolean
respite_clinic_info_check (const RespiteClinicInfo *info,
                           GError                 **error)
{
  g_autoptr (GTimeZone) zone = NULL;

  if (!check_text (info->name, MAX_NAME, FALSE, error) || !check_text (info->address, MAX_ADDRESS, TRUE, error) ||
      !check_text (info->phone, MAX_PHONE, FALSE, error) ||
      !check_text (info->after_hours_phone, MAX_PHONE, FALSE, error))
    return FALSE;
  if (respite_str_is_empty (info->name))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("The clinic needs a name"));
  if (!respite_country_is_known (info->country))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("The country is us, gb or empty"));
  if (g_strcmp0 (info->paper, "letter") != 0 && g_strcmp0 (info->paper, "a4") != 0)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("The paper is letter or a4"));
  if (info->language == NULL || strlen (info->language) < 2 || strlen (info->language) > 16 ||
      strspn (info->language, G_CSET_a_2_z G_CSET_A_2_Z "-") != strlen (info->language))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("The language is a code such as en or es"));
  if (info->logo != NULL && !respite_logo_check (info->logo, error))
    return FALSE;

  zone = info->time_zone != NULL && *info->time_zone != '\0' ? g_time_zone_new_identifier (info->time_zone) : NULL;

  return zone != NULL ||
         respite_set_error (error, RESPITE_ERROR_INVALID,
                            N_ ("The time zone is a name such as America/New_York or Europe/London"));
}

/* What the database wants where nothing was given. */
static RespiteClinicInfo *
complete_info (const RespiteClinicInfo *info)
{
  RespiteClinicInfo *full = respite_clinic_info_copy (info);

  if (full->address == NULL)
    full->address = g_strdup ("");
  if (full->phone == NULL)
    full->phone = g_strdup ("");
  if (full->after_hours_phone == NULL)
    full->after_hours_phone = g_strdup ("");
  if (full->country == NULL)
    full->country = g_strdup ("");

  return full;
}

/* What stands in the audit for one field: one line, the logo by its size. */
static char *
dup_value (const RespiteClinicInfo *info,
           const char              *field)
{
  const struct
  {
    const char *field;
    const char *value;
  } texts[] = {
    { "name", info->name }, { "address", info->address }, { "phone", info->phone },
    { "after-hours", info->after_hours_phone }, { "country", info->country }, { "time-zone", info->time_zone },
    { "paper", info->paper }, { "language", info->language },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (texts[i].field, field))
      {
        g_auto (GStrv) lines = g_strsplit (texts[i].value != NULL ? texts[i].value : "", "\n", -1);

        return g_strjoinv (", ", lines);
      }

  return info->logo == NULL ? g_strdup ("") :
         g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, info->logo);
}

/* The fields that change, as lines "name: value" of what stood there and what stands there now. */
static void
describe_change (const RespiteClinicInfo *before,
                 const RespiteClinicInfo *after,
                 char                   **old_text,
                 char                   **new_text)
{
  g_autoptr (GString) old_lines = g_string_new (NULL);
  g_autoptr (GString) new_lines = g_string_new (NULL);

  for (gsize i = 0; respite_clinic_fields[i] != NULL; i++)
    {
      g_autofree char *was = dup_value (before, respite_clinic_fields[i]);
      g_autofree char *is = dup_value (after, respite_clinic_fields[i]);

      if (g_str_equal (was, is))
        continue;
      g_string_append_printf (old_lines, "%s%s: %s", old_lines->len > 0 ? "\n" : "", respite_clinic_fields[i], was);
      g_string_append_printf (new_lines, "%s%s: %s", new_lines->len > 0 ? "\n" : "", respite_clinic_fields[i], is);
    }
  *old_text = g_string_free (g_steal_pointer (&old_lines), FALSE);
  *new_text = g_string_free (g_steal_pointer (&new_lines), FALSE);
}

static gboolean
rename_clinic (RespiteKeyFile        *file,
               gpointer               data,
               GError         **error G_GNUC_UNUSED)
{
  respite_key_file_set_name (file, data);
  respite_key_file_next_generation (file);

  return TRUE;
}

static gboolean
save_info (RespiteOffice *office,
           gpointer       data,
           GError       **error)
{
  RespiteClinicInfo *info = data;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gboolean renamed = g_strcmp0 (office->info->name, info->name) != 0;

  describe_change (office->info, info, &before, &after);
  if (*after == '\0')
    return TRUE;

  if (!respite_clinic_table_update (office->db, info, error) ||
      !respite_office_audit (office, &(RespiteAuditRow) {
    .action = "clinic.edit", .kind = RESPITE_KIND_CLINIC, .record_id = 1, .old_text = before, .new_text = after,
  }, error))
    return FALSE;

  respite_office_note (office, RESPITE_KIND_CLINIC, 1, 0);

  return !renamed || respite_office_change_keys (office, rename_clinic, info->name, error);
}

gboolean
respite_office_save_clinic_info (RespiteOffice           *office,
                                 const RespiteClinicInfo *info,
                                 GError                 **error)
{
  g_autoptr (RespiteClinicInfo) full = complete_info (info);

  if (!respite_clinic_info_check (full, error) ||
      !respite_office_act (office, RESPITE_FUNCTION_CLINIC_SETTINGS, save_info, full, error))
    return FALSE;

  return respite_office_reload_info (office, error);
}

char *
respite_office_get_setting (RespiteOffice *office,
                            const char    *key)
{
  return office->db != NULL ? respite_setting_table_load (office->db, key, NULL) : NULL;
}

gint64
respite_office_get_setting_int (RespiteOffice *office,
                                const char    *key,
                                gint64         min,
                                gint64         max,
                                gint64         otherwise)
{
  g_autofree char *text = respite_office_get_setting (office, key);
  gint64 value;

  return text != NULL && g_ascii_string_to_signed (text, 10, min, max, &value, NULL) ? value : otherwise;
}

static gboolean
put_setting (RespiteOffice        *office,
             const RespiteSetting *setting,
             GError              **error)
{
  g_autofree char *value = respite_str_clean (setting->value, MAX_VALUE, TRUE, error);
  g_autofree char *before = respite_office_get_setting (office, setting->key);
  g_autofree char *old_text = before != NULL ? g_strdup_printf ("%s = %s", setting->key, before) : NULL;
  g_autofree char *new_text = g_strdup_printf ("%s = %s", setting->key, value);

  if (value == NULL)
    return FALSE;
  if (g_strcmp0 (before, value) == 0)
    return TRUE;

  respite_office_note (office, RESPITE_KIND_CLINIC, 1, 0);

  return respite_setting_table_insert (office->db, setting->key, value, respite_office_get_now (office),
                                       office->actor->id, error) &&
         respite_office_audit (office, &(RespiteAuditRow) {
    .action = "setting.edit", .kind = RESPITE_KIND_CLINIC, .record_id = 1, .old_text = old_text,
    .new_text = new_text,
  }, error);
}

static gboolean
put_settings (RespiteOffice *office,
              gpointer       data,
              GError       **error)
{
  const PutAct *act = data;

  for (gsize i = 0; i < act->n_settings; i++)
    if (!put_setting (office, &act->settings[i], error))
      return FALSE;

  return TRUE;
}

gboolean
respite_office_put_settings (RespiteOffice        *office,
                             const RespiteSetting *settings,
                             gsize                 n_settings,
                             GError              **error)
{
  PutAct act = { settings, n_settings };

  return respite_office_act (office, RESPITE_FUNCTION_CLINIC_SETTINGS, put_settings, &act, error);
}

gboolean
respite_office_put_setting (RespiteOffice *office,
                            const char    *key,
                            const char    *value,
                            GError       **error)
{
  RespiteSetting setting = { key, value };

  g_return_val_if_fail (key != NULL && *key != '\0', FALSE);

  return respite_office_put_settings (office, &setting, 1, error);
}
