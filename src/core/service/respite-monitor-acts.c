/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-monitor-acts.h"

#include "base/respite-str.h"
#include "service/respite-acts-private.h"
#include "store/respite-event-table.h"
#include "store/respite-monitor-table.h"
#include "store/respite-session-table.h"

#define NAME_CHARS 200

typedef struct
{
  gint64                      session_id;
  const RespiteMonitorSource *source;
  RespiteSession             *session;
  RespiteMonitorMap          *map;
  RespiteMonitorReading      *reading;
} ImportAct;

GPtrArray *
respite_office_list_monitor_maps (RespiteOffice *office,
                                  GError       **error)
{
  g_autoptr (GPtrArray) maps = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_monitor_map_free);
  g_autoptr (GPtrArray) texts = NULL;

  g_return_val_if_fail (office != NULL, NULL);

  if (!respite_office_may (office, RESPITE_FUNCTION_SESSION_RECORD, error))
    return NULL;

  texts = respite_monitor_map_table_list (respite_office_get_db (office), error);
  for (guint i = 0; texts != NULL && i < texts->len; i++)
    {
      RespiteMonitorMap *map = respite_monitor_map_from_json (g_ptr_array_index (texts, i), -1, error);

      if (map == NULL)
        return NULL;
      g_ptr_array_add (maps, map);
    }

  return texts != NULL ? g_steal_pointer (&maps) : NULL;
}

RespiteMonitorMap *
respite_office_choose_monitor_map (RespiteOffice    *office,
                                   const RespiteCsv *csv,
                                   GError          **error)
{
  g_autoptr (GPtrArray) maps = NULL;

  g_return_val_if_fail (office != NULL && csv != NULL, NULL);

  maps = respite_office_list_monitor_maps (office, error);
  if (maps == NULL)
    return NULL;

  for (guint i = 0; i < MIN (csv->rows->len, RESPITE_MONITOR_MAX_HEAD_ROWS); i++)
    for (guint j = 0; j < maps->len; j++)
      if (respite_monitor_map_fits (g_ptr_array_index (maps, j), respite_csv_get_row (csv, i)))
        return respite_monitor_map_copy (g_ptr_array_index (maps, j));

  return respite_monitor_map_guess (csv);
}

static gboolean
save_map (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  const RespiteMonitorMap *map = data;
  g_autofree char *json = respite_monitor_map_to_json (map);

  return respite_monitor_map_table_put (respite_office_get_db (office), map->name, json,
                                        respite_acts_get_actor_id (office), respite_office_get_now (office), error) &&
         respite_acts_audit (office, "monitor.save-map", RESPITE_KIND_CLINIC, 0, 0, NULL, json, NULL, error);
}

gboolean
respite_office_save_monitor_map (RespiteOffice           *office,
                                 const RespiteMonitorMap *map,
                                 GError                 **error)
{
  g_autoptr (RespiteMonitorMap) clean = NULL;

  g_return_val_if_fail (office != NULL && map != NULL, FALSE);

  clean = respite_monitor_map_copy (map);
  if (!respite_acts_clean (&clean->name, RESPITE_MONITOR_MAP_MAX_NAME, FALSE, error) ||
      !respite_monitor_map_check (clean, error))
    return FALSE;
  if (*clean->name == '\0')
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("The mapping needs a name"));

  return respite_office_act (office, RESPITE_FUNCTION_SESSION_RECORD, save_map, clean, error);
}

static gboolean
forget_map (RespiteOffice *office,
            gpointer       data,
            GError       **error)
{
  const char *name = data;

  return respite_monitor_map_table_remove (respite_office_get_db (office), name, error) &&
         respite_acts_audit (office, "monitor.forget-map", RESPITE_KIND_CLINIC, 0, 0, name, NULL, NULL, error);
}

gboolean
respite_office_forget_monitor_map (RespiteOffice *office,
                                   const char    *name,
                                   GError       **error)
{
  g_return_val_if_fail (office != NULL && name != NULL, FALSE);

  return respite_office_act (office, RESPITE_FUNCTION_SESSION_RECORD, forget_map, (gpointer) name, error);
}

typedef struct
{
  const char *name;
  char       *to;
} RenameAct;

/* (transfer none) (nullable): the mapping with that name, in any case */
static RespiteMonitorMap *
find_map (GPtrArray  *maps,
          const char *name)
{
  for (guint i = 0; i < maps->len; i++)
    {
      RespiteMonitorMap *map = g_ptr_array_index (maps, i);

      if (g_ascii_strcasecmp (map->name, name) == 0)
        return map;
    }

  return NULL;
}

static gboolean
rename_map (RespiteOffice *office,
            gpointer       data,
            GError       **error)
{
  const RenameAct *act = data;
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (GPtrArray) maps = respite_office_list_monitor_maps (office, error);
  g_autofree char *json = NULL;
  RespiteMonitorMap *map, *other;

  if (maps == NULL)
    return FALSE;
  map = find_map (maps, act->name);
  other = find_map (maps, act->to);
  if (map == NULL)
    return respite_set_error (error, RESPITE_ERROR_NOT_FOUND, N_ ("There is no mapping of that name"));
  if (other != NULL && other != map)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_ ("Another mapping has that name"));

  respite_set_str (&map->name, act->to);
  json = respite_monitor_map_to_json (map);

  return respite_monitor_map_table_remove (db, act->name, error) &&
         respite_monitor_map_table_put (db, map->name, json, respite_acts_get_actor_id (office),
                                        respite_office_get_now (office), error) &&
         respite_acts_audit (office, "monitor.rename-map", RESPITE_KIND_CLINIC, 0, 0, act->name, act->to, NULL, error);
}

gboolean
respite_office_rename_monitor_map (RespiteOffice *office,
                                   const char    *name,
                                   const char    *to,
                                   GError       **error)
{
  g_autofree char *clean = g_strdup (to != NULL ? to : "");
  RenameAct act;

  g_return_val_if_fail (office != NULL && name != NULL, FALSE);

  if (!respite_acts_clean (&clean, RESPITE_MONITOR_MAP_MAX_NAME, FALSE, error))
    return FALSE;
  if (*clean == '\0')
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("The mapping needs a name"));

  act = (RenameAct) { name, clean };

  return respite_office_act (office, RESPITE_FUNCTION_SESSION_RECORD, rename_map, &act, error);
}

static gboolean
check_state (const RespiteSession *session,
             GError              **error)
{
  switch (session->state)
    {
    case RESPITE_SESSION_PLANNED:
    case RESPITE_SESSION_CANCELLED:
    case RESPITE_SESSION_NO_SHOW:
      return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_ ("The patient has not come for this session"));

    case RESPITE_SESSION_SIGNED:
      return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                                N_ ("This session is signed and locked; nothing can be imported any more"));

    case RESPITE_SESSION_CHECKED_IN:
    case RESPITE_SESSION_RUNNING:
    case RESPITE_SESSION_PAUSED:
    case RESPITE_SESSION_RECOVERY:
    case RESPITE_SESSION_DISCHARGED:
    default:
      return TRUE;
    }
}

/* Neither the same file again nor another one over the same time. */
static gboolean
check_others (RespiteOffice             *office,
              gint64                     session_id,
              const RespiteMonitorBatch *batch,
              GError                   **error)
{
  g_autoptr (GPtrArray) others = respite_monitor_table_list (respite_office_get_db (office), session_id, error);

  if (others == NULL)
    return FALSE;

  for (guint i = 0; i < others->len; i++)
    {
      const RespiteMonitorBatch *other = g_ptr_array_index (others, i);

      if (other->is_struck)
        continue;
      if (g_str_equal (other->sha256, batch->sha256))
        return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_ ("This file was imported already"));
      if (batch->first <= other->last && batch->last >= other->first)
        return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                                  N_ ("Another import covers these times; take it back first"));
    }

  return TRUE;
}

/* Sets the map and the reading of @act. */
static gboolean
read_source (RespiteOffice *office,
             ImportAct     *act,
             GError       **error)
{
  RespiteMonitorContext context = { .now = respite_office_get_now (office), .zone = respite_office_get_zone (office) };
  gsize length;
  const char *bytes = g_bytes_get_data (act->source->bytes, &length);
  g_autoptr (RespiteCsv) csv = NULL;
  g_autoptr (RespiteTimeline) timeline = NULL;
  g_autofree char *base = NULL;
  RespiteMonitorBatch *batch;

  act->session = respite_session_table_get (respite_office_get_db (office), act->session_id, error);
  if (act->session == NULL || !respite_office_may_see (office, act->session->patient_id, error) ||
      !check_state (act->session, error))
    return FALSE;
  csv = respite_csv_parse (bytes != NULL ? bytes : "", (gssize) length, error);
  timeline = csv != NULL ? respite_event_table_load (respite_office_get_db (office), act->session_id, error) : NULL;
  if (timeline == NULL)
    return FALSE;

  context.start = respite_timeline_get_start (timeline);
  if (context.start == 0)
    context.start = act->session->checked_in_at != 0 ? act->session->checked_in_at : act->session->planned_at;
  act->map = act->source->map != NULL ? respite_monitor_map_copy (act->source->map) :
             respite_office_choose_monitor_map (office, csv, error);
  act->reading = act->map != NULL ? respite_monitor_file_read (csv, act->map, &context, error) : NULL;
  if (act->reading == NULL)
    return FALSE;

  batch = act->reading->batch;
  batch->session_id = act->session_id;
  base = g_path_get_basename (act->source->file_name != NULL ? act->source->file_name : "");
  g_free (batch->file_name);
  batch->file_name = g_utf8_make_valid (base, -1);
  g_free (batch->sha256);
  batch->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, act->source->bytes);

  return respite_acts_clean (&batch->file_name, NAME_CHARS, FALSE, error) &&
         respite_acts_clean (&batch->map_name, RESPITE_MONITOR_MAP_MAX_NAME, FALSE, error) &&
         check_others (office, act->session_id, batch, error);
}

static void
clear_act (ImportAct *act)
{
  respite_session_free (act->session);
  respite_monitor_map_free (act->map);
  respite_monitor_reading_free (act->reading);
}

RespiteMonitorReading *
respite_office_read_monitor (RespiteOffice              *office,
                             gint64                      session_id,
                             const RespiteMonitorSource *source,
                             GError                    **error)
{
  ImportAct act = { .session_id = session_id, .source = source };
  RespiteMonitorReading *reading = NULL;

  g_return_val_if_fail (office != NULL && source != NULL && source->bytes != NULL, NULL);

  if (!respite_office_may (office, RESPITE_FUNCTION_SESSION_RECORD, error))
    return NULL;

  if (read_source (office, &act, error))
    reading = g_steal_pointer (&act.reading);
  clear_act (&act);

  return reading;
}

/* For the audit, which people read. */
static char *
describe_batch (const RespiteMonitorBatch *batch)
{
  return g_strdup_printf ("%s: %u rows, %u values (%u zero, %u impossible, %u jumps), clock %+" G_GINT64_FORMAT " s",
                          batch->file_name, batch->n_rows, batch->n_values, batch->n_artefacts[RESPITE_ARTEFACT_ZERO],
                          batch->n_artefacts[RESPITE_ARTEFACT_IMPOSSIBLE], batch->n_artefacts[RESPITE_ARTEFACT_JUMP],
                          batch->offset_ms / 1000);
}

static gboolean
import_batch (RespiteOffice *office,
              gpointer       data,
              GError       **error)
{
  ImportAct *act = data;
  g_autofree char *json = NULL;
  g_autofree char *text = NULL;
  RespiteMonitorBatch *batch;

  if (!read_source (office, act, error))
    return FALSE;

  batch = act->reading->batch;
  batch->at = respite_office_get_now (office);
  respite_set_str (&batch->staff_name, respite_office_get_actor (office)->name);
  json = respite_monitor_map_to_json (act->map);
  text = describe_batch (batch);

  return respite_monitor_table_insert (respite_office_get_db (office), batch, json, respite_acts_get_actor_id (office),
                                       error) &&
         respite_acts_audit (office, "monitor.import", RESPITE_KIND_SESSION, act->session_id, act->session->patient_id,
                             NULL, text, NULL, error);
}

RespiteMonitorReading *
respite_office_import_monitor (RespiteOffice              *office,
                               gint64                      session_id,
                               const RespiteMonitorSource *source,
                               GError                    **error)
{
  ImportAct act = { .session_id = session_id, .source = source };
  RespiteMonitorReading *reading = NULL;

  g_return_val_if_fail (office != NULL && source != NULL && source->bytes != NULL, NULL);

  if (respite_office_act (office, RESPITE_FUNCTION_SESSION_RECORD, import_batch, &act, error))
    reading = g_steal_pointer (&act.reading);
  clear_act (&act);

  return reading;
}

typedef struct
{
  gint64      batch_id;
  const char *reason;
} StrikeAct;

static gboolean
strike_batch (RespiteOffice *office,
              gpointer       data,
              GError       **error)
{
  const StrikeAct *act = data;
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (RespiteMonitorBatch) batch = respite_monitor_table_get (db, act->batch_id, error);
  g_autoptr (RespiteSession) session = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *text = NULL;

  session = batch != NULL ? respite_session_table_get (db, batch->session_id, error) : NULL;
  if (session == NULL || !respite_office_may_see (office, session->patient_id, error) ||
      !check_state (session, error))
    return FALSE;
  if (batch->is_struck)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_ ("This import was already taken back"));
  reason = respite_acts_dup_reason (act->reason, error);
  if (reason == NULL)
    return FALSE;

  text = describe_batch (batch);

  return respite_monitor_table_strike (db, batch->id, reason, respite_acts_get_actor_id (office),
                                       respite_office_get_now (office), error) &&
         respite_acts_audit (office, "monitor.strike", RESPITE_KIND_SESSION, session->id, session->patient_id, text,
                             NULL, reason, error);
}

gboolean
respite_office_strike_monitor (RespiteOffice *office,
                               gint64         batch_id,
                               const char    *reason,
                               GError       **error)
{
  StrikeAct act = { batch_id, reason };

  g_return_val_if_fail (office != NULL, FALSE);

  return respite_office_act (office, RESPITE_FUNCTION_SESSION_RECORD, strike_batch, &act, error);
}
