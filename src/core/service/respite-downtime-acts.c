/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-downtime-acts.h"

#include "base/respite-time.h"
#include "documents/respite-calendar-document.h"
#include "documents/respite-downtime-document.h"
#include "documents/respite-form-paper.h"
#include "documents/respite-words.h"
#include "service/respite-acts-private.h"
#include "service/respite-calendar-acts.h"
#include "service/respite-form-acts.h"
#include "service/respite-list-acts.h"
#include "service/respite-office-private.h"
#include "store/respite-form-table.h"
#include "store/respite-seal.h"

#define FILE_NAME "downtime-pack"

/* To write on with a pen. */
#define ROOM "______________________"

/* What a clinic asks at every visit, in the language of the paper; where a name or a time is the answer, with room for
 * it. (transfer full) */
static GPtrArray *
list_lines (RespiteOffice  *office,
            RespiteListKind kind,
            const char     *language)
{
  g_autoptr (GPtrArray) items = respite_office_get_list (office, kind);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  gboolean is_spanish = g_str_equal (language, "es");

  for (guint i = 0; i < items->len; i++)
    {
      const RespiteListItem *item = g_ptr_array_index (items, i);

      const char *text = is_spanish && *item->text_es != '\0' ? item->text_es : item->text;

      if (!item->is_retired && !item->is_some)
        g_ptr_array_add (lines, item->is_value ? g_strconcat (text, ": ", ROOM, NULL) : g_strdup (text));
    }

  return lines;
}

/* The form that is asked before each visit; a clinic may have retired it. */
static gboolean
add_form (RespiteOffice             *office,
          GPtrArray                 *parts,
          const RespiteDocumentInfo *info,
          GError                   **error)
{
  g_autoptr (RespiteForm) form = NULL;
  RespiteLayout *layout;
  gint64 id = 0;

  if (!respite_form_table_find_newest (respite_office_get_db (office), RESPITE_SLUG_PRE_SESSION, &id, NULL) || id == 0)
    return TRUE;

  form = respite_acts_load_form (office, id, error);
  layout = form != NULL ? respite_form_paper_layout (form, info, error) : NULL;
  if (layout == NULL)
    return FALSE;

  g_ptr_array_add (parts, layout);

  return TRUE;
}

RespiteLayout *
respite_office_layout_downtime (RespiteOffice             *office,
                                gint64                     day,
                                const RespiteDocumentInfo *info,
                                GError                   **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_layout_unref);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) gate = NULL;
  g_autoptr (GPtrArray) discharge = NULL;
  g_autoptr (GPtrArray) equipment = NULL;
  RespiteDocumentInfo own;
  RespiteDowntime pack;
  RespiteLayout *layout;

  g_return_val_if_fail (office != NULL && info != NULL, NULL);

  own = *info;
  own.patient = NULL;
  own.language = respite_document_info_get_record_language (info);
  rows = respite_office_list_day (office, day, own.language, error);
  if (rows == NULL)
    return NULL;

  gate = list_lines (office, RESPITE_LIST_GATE, own.language);
  discharge = list_lines (office, RESPITE_LIST_DISCHARGE, own.language);
  equipment = list_lines (office, RESPITE_LIST_EQUIPMENT, own.language);
  pack = (RespiteDowntime) {
    .day = day, .rows = rows, .schedule = respite_office_get_schedule (office), .gate = gate, .discharge = discharge,
    .equipment = equipment,
  };
  layout = respite_downtime_layout (&pack, &own, error);
  if (layout == NULL)
    return NULL;
  g_ptr_array_add (parts, layout);
  layout = respite_day_sheet_layout (day, rows, &own, error);
  if (layout == NULL)
    return NULL;
  g_ptr_array_insert (parts, 0, layout);
  if (!add_form (office, parts, &own, error))
    return NULL;

  return respite_layout_join (parts, respite_words_lookup (respite_words_get (own.language), "downtime", "title"),
                              error);
}

/* "YYYY-MM-DD" at the clinic. (transfer full) */
static char *
dup_today (RespiteOffice *office)
{
  return respite_time_format_date (respite_office_get_now (office), respite_office_get_zone (office));
}

static gboolean
keep (RespiteOffice *office,
      gpointer       data,
      GError       **error)
{
  const char *today = data;
  g_autofree char *path = respite_office_build_path (office, FILE_NAME);
  RespiteDocumentInfo info = {
    .clinic = respite_office_get_clinic_info (office), .printed_at = respite_office_get_now (office),
    .zone = respite_office_get_zone (office),
  };
  g_autoptr (RespiteLayout) layout = respite_office_layout_downtime (office, info.printed_at, &info, error);
  g_autoptr (GBytes) pdf = layout != NULL ? respite_layout_to_pdf (layout, error) : NULL;

  return pdf != NULL && respite_seal_write (path, office->keys, today, pdf, error) &&
         respite_acts_audit (office, "downtime.keep", RESPITE_KIND_DOCUMENT, 0, 0, NULL, today, NULL, error);
}

gboolean
respite_office_keep_downtime (RespiteOffice *office,
                              gboolean      *is_made,
                              GError       **error)
{
  g_autofree char *path = NULL;
  g_autofree char *day = NULL;
  g_autofree char *today = NULL;

  g_return_val_if_fail (office != NULL, FALSE);

  if (is_made != NULL)
    *is_made = FALSE;
  if (!respite_office_may (office, RESPITE_FUNCTION_HANDOUT_MAKE, error))
    return FALSE;

  path = respite_office_build_path (office, FILE_NAME);
  day = respite_seal_read_note (path);
  today = dup_today (office);
  if (g_strcmp0 (day, today) == 0)
    return TRUE;
  if (!respite_office_act (office, RESPITE_FUNCTION_HANDOUT_MAKE, keep, today, error))
    return FALSE;

  if (is_made != NULL)
    *is_made = TRUE;

  return TRUE;
}

GBytes *
respite_downtime_open (const char   *folder,
                       RespiteClock *clock,
                       const char   *login,
                       const char   *password,
                       char        **made_on,
                       GError      **error)
{
  g_autoptr (RespiteOffice) office = NULL;
  g_autofree char *path = NULL;
  g_autoptr (RespiteKeys) keys = NULL;
  GBytes *pdf;

  g_return_val_if_fail (folder != NULL && clock != NULL && login != NULL && password != NULL, NULL);

  /* Wrong passwords count and wait as those of a sign-in do. */
  office = respite_office_open (folder, clock, error);
  keys = office != NULL ? respite_office_try_slot (office, login, password, error) : NULL;
  if (keys == NULL)
    return NULL;

  path = respite_office_build_path (office, FILE_NAME);
  pdf = respite_seal_read (path, keys, error);
  if (pdf != NULL && made_on != NULL)
    *made_on = respite_seal_read_note (path);

  return pdf;
}
