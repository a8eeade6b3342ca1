/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <glib/gi18n.h>

#include "respite-command.h"
#include "respite-session-fields.h"

#include "base/respite-quantity.h"
#include "service/respite-session-acts.h"
#include "service/respite-vial-acts.h"
#include "service/respite-vial-rules.h"

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

/* Reads --second-person and --tolerance over @rules. */
static gboolean
read_rules (RespiteCall      *call,
            RespiteVialRules *rules,
            GError          **error)
{
  const char *check = respite_call_get (call, "second-person");

  if (check != NULL && !g_str_equal (check, "yes") && !g_str_equal (check, "no"))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("--second-person takes yes or no"));
  if (check != NULL)
    rules->needs_check = g_str_equal (check, "yes");

  return !respite_call_has (call, "tolerance") || read_amount (call, "tolerance", &rules->tolerance_ug, error);
}

gboolean
respite_cli_vial_rules (RespiteCall *call,
                        GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  RespiteVialRules rules = respite_office_get_vial_rules (office);
  g_autoptr (RespiteFields) fields = respite_fields_new ();
  g_autofree char *tolerance = NULL;

  if (!read_rules (call, &rules, error))
    return FALSE;
  if ((respite_call_has (call, "second-person") || respite_call_has (call, "tolerance")) &&
      !respite_office_set_vial_rules (office, rules, error))
    return FALSE;

  tolerance = respite_quantity_format_mg (rules.tolerance_ug);
  respite_fields_add_boolean (fields, "second_person", N_("A second person checks every preparation"),
                              rules.needs_check);
  respite_fields_add_text (fields, "tolerance", N_("Tolerance of a visit's vials"), tolerance);
  respite_call_print_fields (call, fields);
  return TRUE;
}
