/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <glib/gi18n.h>

#include "respite-command.h"
#include "respite-session-fields.h"

#include "base/respite-quantity.h"
#include "service/respite-session-acts.h"
#include "service/respite-vial-acts.h"

static gboolean
read_amount (RespiteCall *call,
             const char  *option,
             gint64      *value,
             GError     **error)
{
  const char *text = respite_call_get (call, option);

  *value = 0;
  return text == NULL || respite_quantity_parse (text, 3, value, error);
}

static gboolean
draw (RespiteCall *call,
      gint64       session_id,
      GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespiteSessionRecord) record = respite_office_get_session (office, session_id, FALSE, error);
  g_autoptr (RespiteVial) vial = respite_vial_new ();
  gint64 drawn_ul = 0;

  if (record == NULL || !read_amount (call, "strength", &vial->strength_ug_per_ml, error) ||
      !read_amount (call, "size", &vial->volume_ul, error) || !read_amount (call, "drawn", &drawn_ul, error))
    return FALSE;

  vial->drug = record->order != NULL ? record->order->drug : RESPITE_DRUG_KETAMINE_IV;
  vial->number = g_strdup (respite_call_get (call, "number"));
  vial->lot = g_strdup (respite_call_get (call, "lot"));
  vial->expiry = g_strdup (respite_call_get (call, "expiry"));
  return respite_office_draw_vial (office, session_id, vial, drawn_ul, error);
}

static gboolean
move (RespiteCall        *call,
      gint64              session_id,
      RespiteVialMoveKind kind,
      GError            **error)
{
  RespiteVialAct act = {
    .vial_uuid = respite_call_get (call, "vial"), .kind = kind, .amount = respite_call_get (call, "amount"),
    .reason = respite_call_get (call, "reason"), .witness_login = respite_call_get (call, "witness"),
  };

  act.witness_password = respite_call_get_secret (call, "RESPITE_WITNESS_PASSWORD", _("Password of the witness: "),
                                                  FALSE, error);
  return act.witness_password != NULL &&
         respite_office_move_vial (respite_call_get_office (call), session_id, &act, error);
}

gboolean
respite_cli_session_vial (RespiteCall *call,
                          GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  const char *verb = respite_call_get_word (call, 1);
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autoptr (RespiteFields) fields = NULL;
  gboolean is_done = TRUE;
  gint64 id = 0;

  if (!respite_call_resolve (call, RESPITE_KIND_SESSION, respite_call_get_word (call, 0), &id, error))
    return FALSE;

  if (g_str_equal (verb, "draw"))
    is_done = draw (call, id, error);
  else if (g_str_equal (verb, "waste"))
    is_done = move (call, id, RESPITE_VIAL_WASTED, error);
  else if (g_str_equal (verb, "return"))
    is_done = move (call, id, RESPITE_VIAL_RETURNED, error);
  else if (g_str_equal (verb, "explain"))
    is_done = move (call, id, RESPITE_VIAL_DIFFERENCE, error);
  else if (!g_str_equal (verb, "list"))
    is_done = respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("It is list, draw, waste, return or explain"));
  record = is_done ? respite_office_get_session (office, id, FALSE, error) : NULL;
  if (record == NULL)
    return FALSE;

  fields = respite_vials_fields_new (record, respite_office_get_zone (office));
  respite_call_print_fields (call, fields);
  return TRUE;
}
