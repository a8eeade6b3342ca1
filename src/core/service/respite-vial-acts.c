/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-vial-acts.h"

#include <string.h>

#include "base/respite-quantity.h"
#include "base/respite-str.h"
#include "base/respite-time.h"
#include "service/respite-acts-private.h"
#include "store/respite-event-table.h"
#include "store/respite-session-parts.h"
#include "store/respite-session-table.h"
#include "store/respite-vial-table.h"

#define LABEL_CHARS  200
#define REASON_CHARS 1000
#define MOST_UL      (10 * 1000 * 1000)

gboolean
respite_acts_check_expiry (RespiteOffice *office,
                           const char    *expiry,
                           GError       **error)
{
  g_autofree char *today = respite_time_format_date (respite_office_get_now (office), respite_office_get_zone (office));
  g_autofree char *full = strlen (expiry) == 7 ? g_strconcat (expiry, "-28", NULL) : g_strdup (expiry);
  GDate date;

  if (!respite_date_parse (full, &date))
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_ ("The expiry of the vial is no month or date; write it as 2027-08 or 2027-08-31"));
  if (strncmp (expiry, today, strlen (expiry)) < 0)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("The vial has expired"));

  return TRUE;
}

static gboolean
check_label (RespiteOffice *office,
             RespiteVial   *vial,
             gint64         drawn_ul,
             GError       **error)
{
  if (!respite_acts_clean (&vial->lot, LABEL_CHARS, FALSE, error) ||
      !respite_acts_clean (&vial->expiry, LABEL_CHARS, FALSE, error) ||
      !respite_acts_clean (&vial->number, LABEL_CHARS, FALSE, error))
    return FALSE;

  if (*vial->lot == '\0')
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("Write down the lot of the vial"));
  if (vial->strength_ug_per_ml <= 0 || vial->volume_ul <= 0 || vial->volume_ul > MOST_UL)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("Write down the strength and the volume of the vial"));
  if (drawn_ul <= 0)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("Write down the volume drawn from the vial"));
  if (drawn_ul > vial->volume_ul)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("More was drawn than the vial holds"));

  return respite_acts_check_expiry (office, vial->expiry, error);
}

static char *
describe_move (const RespiteVialMove *move)
{
  g_autofree char *amount = respite_quantity_format_mg (move->amount_ug);

  return g_strdup_printf ("vial %s, lot %s, expiry %s: %s %s%s%s%s%s", move->vial->number, move->vial->lot,
                          move->vial->expiry, respite_code_to_word (respite_vial_move_codes, (int) move->kind), amount,
                          *move->reason != '\0' ? ", " : "", move->reason, move->witness_id != 0 ? ", witness " : "",
                          move->witness_id != 0 ? move->witness_name : "");
}

/* Keeps @move of now by who is signed in, with its audit row. */
static gboolean
keep_move (RespiteOffice        *office,
           const RespiteSession *session,
           RespiteVialMove      *move,
           GError              **error)
{
  static const char *const actions[] = {
    [RESPITE_VIAL_DRAWN] = "vial.draw", [RESPITE_VIAL_GIVEN] = "vial.give", [RESPITE_VIAL_WASTED] = "vial.waste",
    [RESPITE_VIAL_RETURNED] = "vial.return", [RESPITE_VIAL_DIFFERENCE] = "vial.explain",
  };
  g_autofree char *text = NULL;

  move->session_id = session->id;
  move->staff_id = respite_acts_get_actor_id (office);
  move->at = respite_office_get_now (office);
  if (!respite_vial_move_table_insert (respite_office_get_db (office), move, error))
    return FALSE;

  text = describe_move (move);

  return respite_acts_audit (office, actions[move->kind], RESPITE_KIND_SESSION, session->id, session->patient_id, NULL,
                             text, *move->reason != '\0' ? move->reason : NULL, error);
}

static RespiteVial *
copy_label (const RespiteVial *vial)
{
  RespiteVial *copy = respite_vial_new ();

  copy->id = vial->id;
  copy->number = g_strdup (vial->number);
  copy->drug = vial->drug;
  copy->strength_ug_per_ml = vial->strength_ug_per_ml;
  copy->volume_ul = vial->volume_ul;
  copy->lot = g_strdup (vial->lot);
  copy->expiry = g_strdup (vial->expiry);

  return copy;
}

gboolean
respite_acts_draw_vial (RespiteOffice        *office,
                        const RespiteSession *session,
                        RespiteVial          *vial,
                        gint64                drawn_ul,
                        GError              **error)
{
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (RespiteVialMove) move = respite_vial_move_new ();
  gint64 drawn_ug = 0;

  if (!check_label (office, vial, drawn_ul, error) || !respite_vial_table_find (db, vial, &vial->id, error))
    return FALSE;
  if (vial->id == 0 && !respite_vial_table_insert (db, vial, respite_acts_get_actor_id (office),
                                                   respite_office_get_now (office), error))
    return FALSE;

  respite_vial_free (move->vial);
  move->vial = copy_label (vial);
  move->kind = RESPITE_VIAL_DRAWN;
  move->volume_ul = drawn_ul;
  move->amount_ug = respite_muldiv (vial->strength_ug_per_ml, drawn_ul, 1000);
  move->reason = g_strdup ("");
  if (!respite_vial_table_get_drawn (db, vial->id, &drawn_ug, error))
    return FALSE;
  if (drawn_ug + move->amount_ug > respite_muldiv (vial->strength_ug_per_ml, vial->volume_ul, 1000))
    return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                              N_ ("More would be drawn from vial %s than it holds; is the number right?"),
                              vial->number);

  return keep_move (office, session, move, error);
}

/* Whether @preparation names a vial and a volume that were drawn for this visit already. */
static gboolean
is_drawn (GPtrArray                *moves,
          const RespitePreparation *preparation)
{
  for (guint i = 0; i < moves->len; i++)
    {
      const RespiteVialMove *move = g_ptr_array_index (moves, i);

      if (move->kind == RESPITE_VIAL_DRAWN && move->volume_ul == preparation->drawn_ul &&
          move->vial->strength_ug_per_ml == preparation->strength_ug_per_ml &&
          move->vial->volume_ul == preparation->vial_ul && g_str_equal (move->vial->lot, preparation->lot) &&
          g_str_equal (move->vial->number, preparation->vial) && g_str_equal (move->vial->expiry, preparation->expiry))
        return TRUE;
    }

  return FALSE;
}

gboolean
respite_acts_draw_preparation (RespiteOffice            *office,
                               const RespiteSession     *session,
                               RespiteDrug               drug,
                               const RespitePreparation *preparation,
                               GError                  **error)
{
  g_autoptr (GPtrArray) moves = respite_vial_move_table_list (respite_office_get_db (office), session->id, error);
  g_autoptr (RespiteVial) vial = respite_vial_new ();

  if (moves == NULL)
    return FALSE;
  if (is_drawn (moves, preparation))
    return TRUE;

  vial->drug = drug;
  vial->number = g_strdup (preparation->vial);
  vial->lot = g_strdup (preparation->lot);
  vial->expiry = g_strdup (preparation->expiry);
  vial->strength_ug_per_ml = preparation->strength_ug_per_ml;
  vial->volume_ul = preparation->vial_ul;

  return respite_acts_draw_vial (office, session, vial, preparation->drawn_ul, error);
}

/* What of a vial is neither wasted nor returned, in micrograms; 0 where @draw is not the first one from it. */
static gint64
get_unspent (GPtrArray             *moves,
             const RespiteVialMove *draw)
{
  gint64 amount = 0;

  for (guint i = 0; i < moves->len; i++)
    {
      const RespiteVialMove *move = g_ptr_array_index (moves, i);

      if (move->vial->id != draw->vial->id)
        continue;
      if (amount == 0 && move != draw)
        return 0;
      if (move->kind == RESPITE_VIAL_DRAWN)
        amount += move->amount_ug;
      else if (move->kind == RESPITE_VIAL_WASTED || move->kind == RESPITE_VIAL_RETURNED)
        amount -= move->amount_ug;
    }

  return MAX (amount, 0);
}

static gboolean
keep_given (RespiteOffice        *office,
            const RespiteSession *session,
            const RespiteVial    *vial,
            gint64                amount_ug,
            GError              **error)
{
  g_autoptr (RespiteVialMove) move = respite_vial_move_new ();

  respite_vial_free (move->vial);
  move->vial = copy_label (vial);
  move->kind = RESPITE_VIAL_GIVEN;
  move->amount_ug = amount_ug;
  move->reason = g_strdup ("");

  return keep_move (office, session, move, error);
}

/* Vials in their order, each with what is left of it; the last one takes the rest, so that the rows add up to the
 * timeline's total. */
gboolean
respite_acts_keep_given (RespiteOffice              *office,
                         const RespiteSessionRecord *record,
                         GError                    **error)
{
  gint64 left = respite_session_record_get_given (record);
  const RespiteVial *last = NULL;
  gint64 last_ug = 0;

  for (guint i = 0; i < record->vial_moves->len && left > 0; i++)
    {
      const RespiteVialMove *draw = g_ptr_array_index (record->vial_moves, i);
      gint64 unspent = draw->kind == RESPITE_VIAL_DRAWN ? get_unspent (record->vial_moves, draw) : 0;

      if (unspent == 0)
        continue;
      if (last != NULL && !keep_given (office, record->session, last, last_ug, error))
        return FALSE;
      last = draw->vial;
      last_ug = MIN (left, unspent);
      left -= last_ug;
    }

  return last == NULL || keep_given (office, record->session, last, last_ug + left, error);
}

/* The session, in a state in which vials can be written down. (transfer full) */
static RespiteSession *
get_open_session (RespiteOffice *office,
                  gint64         session_id,
                  GError       **error)
{
  g_autoptr (RespiteSession) session = respite_session_table_get (respite_office_get_db (office), session_id, error);

  if (session == NULL)
    return NULL;
  if (session->state == RESPITE_SESSION_PLANNED)
    {
      respite_set_error (error, RESPITE_ERROR_CONFLICT, N_ ("Check the patient in before you write down vials"));
      return NULL;
    }
  if (session->state == RESPITE_SESSION_SIGNED)
    {
      respite_set_error (error, RESPITE_ERROR_CONFLICT, N_ ("This session is signed and locked; add an addendum"));
      return NULL;
    }

  return g_steal_pointer (&session);
}

typedef struct
{
  gint64       session_id;
  RespiteVial *vial;
  gint64       drawn_ul;
} DrawAct;

static gboolean
draw_vial (RespiteOffice *office,
           gpointer       data,
           GError       **error)
{
  const DrawAct *act = data;
  g_autoptr (RespiteSession) session = get_open_session (office, act->session_id, error);

  return session != NULL && respite_acts_draw_vial (office, session, act->vial, act->drawn_ul, error);
}

gboolean
respite_office_draw_vial (RespiteOffice *office,
                          gint64         session_id,
                          RespiteVial   *vial,
                          gint64         drawn_ul,
                          GError       **error)
{
  DrawAct act = { session_id, vial, drawn_ul };

  g_return_val_if_fail (office != NULL && vial != NULL, FALSE);

  return respite_office_act (office, RESPITE_FUNCTION_SESSION_PREPARE, draw_vial, &act, error);
}

typedef struct
{
  gint64                session_id;
  const RespiteVialAct *act;
  RespiteStaff         *witness;
} MoveAct;

/* The first draw from the vial that is meant. */
static const RespiteVialMove *
find_draw (GPtrArray  *moves,
           const char *vial_uuid,
           GError    **error)
{
  for (guint i = 0; i < moves->len; i++)
    {
      const RespiteVialMove *move = g_ptr_array_index (moves, i);

      if (move->kind == RESPITE_VIAL_DRAWN && (vial_uuid == NULL || g_str_equal (move->vial->uuid, vial_uuid)))
        return move;
    }
  respite_set_error (error, RESPITE_ERROR_NOT_FOUND, N_ ("No such vial was drawn for this visit"));

  return NULL;
}

/* Sealed is a vial that was taken whole, and of which nothing was wasted, returned or prepared. */
static gboolean
check_sealed (const RespiteSessionRecord *record,
              const RespiteVialMove      *draw,
              GError                    **error)
{
  const RespitePreparation *preparation = record->preparation;
  gboolean is_sealed = draw->volume_ul == draw->vial->volume_ul;

  for (guint i = 0; i < record->vial_moves->len; i++)
    {
      const RespiteVialMove *move = g_ptr_array_index (record->vial_moves, i);

      is_sealed = is_sealed && (move == draw || move->vial->id != draw->vial->id);
    }
  if (preparation != NULL && preparation->drawn_ul == draw->volume_ul &&
      g_str_equal (preparation->lot, draw->vial->lot) && g_str_equal (preparation->vial, draw->vial->number))
    is_sealed = FALSE;

  return is_sealed || respite_set_error (error, RESPITE_ERROR_CONFLICT,
                                         N_ ("Only a sealed vial is returned; the rest of an opened one is wasted"));
}

/* Works out the amount of @move. */
static gboolean
fill_amount (const RespiteSessionRecord *record,
             const RespiteVialAct       *act,
             const RespiteVialMove      *draw,
             RespiteVialMove            *move,
             GError                    **error)
{
  RespiteVialBalance balance = respite_vial_balance (record->vial_moves, respite_session_record_get_given (record));
  gint64 unspent = get_unspent (record->vial_moves, draw);

  if (act->kind == RESPITE_VIAL_RETURNED)
    {
      move->amount_ug = draw->amount_ug;
      move->volume_ul = draw->volume_ul;
      return check_sealed (record, draw, error);
    }
  if (act->kind == RESPITE_VIAL_DIFFERENCE)
    {
      move->amount_ug = balance.open;
      return balance.open != 0 || respite_set_error (error, RESPITE_ERROR_CONFLICT,
                                                     N_ ("There is no difference to explain"));
    }
  if (!respite_vial_parse_amount (act->amount, draw->vial->strength_ug_per_ml,
                                  record->order != NULL ? record->order->concentration_ug_per_ml : 0,
                                  MIN (balance.open, unspent), &move->amount_ug, &move->volume_ul, error))
    return FALSE;

  return move->amount_ug <= unspent ||
         respite_set_error (error, RESPITE_ERROR_CONFLICT, N_ ("More would be wasted than was drawn"));
}

static gboolean
move_vial (RespiteOffice *office,
           gpointer       data,
           GError       **error)
{
  const MoveAct *act = data;
  g_autoptr (RespiteSession) session = get_open_session (office, act->session_id, error);
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autoptr (RespiteVialMove) move = respite_vial_move_new ();
  const RespiteVialMove *draw;

  record = session != NULL ? respite_acts_load_session (office, session->id, NULL, error) : NULL;
  draw = record != NULL ? find_draw (record->vial_moves, act->act->vial_uuid, error) : NULL;
  if (draw == NULL)
    return FALSE;

  move->kind = act->act->kind;
  move->typed = g_strdup (act->act->amount != NULL ? act->act->amount : "");
  move->reason = move->kind == RESPITE_VIAL_RETURNED
                 ? respite_str_clean (act->act->reason, REASON_CHARS, TRUE, error)
                 : respite_acts_dup_reason (act->act->reason, error);
  if (move->reason == NULL || !respite_acts_clean (&move->typed, LABEL_CHARS, FALSE, error) ||
      !fill_amount (record, act->act, draw, move, error))
    return FALSE;

  respite_vial_free (move->vial);
  move->vial = copy_label (draw->vial);
  move->witness_id = act->witness->id;
  move->witness_name = g_strdup (act->witness->name);

  return keep_move (office, session, move, error);
}

/* Another person than the one signed in, by their own password, who may prepare. (transfer full) */
static RespiteStaff *
get_witness (RespiteOffice        *office,
             const RespiteVialAct *act,
             GError              **error)
{
  const RespiteStaff *actor = respite_office_get_actor (office);
  g_autoptr (RespiteStaff) witness = NULL;

  if (respite_str_is_empty (act->witness_login))
    {
      respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("A witness has to see it and type their own password"));
      return NULL;
    }
  if (g_ascii_strcasecmp (act->witness_login, actor->login) == 0)
    {
      respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("The witness is another person than the one signed in"));
      return NULL;
    }

  witness = respite_office_check_person (office, act->witness_login,
                                         act->witness_password != NULL ? act->witness_password : "", error);
  if (witness == NULL)
    return NULL;
  if (!respite_function_is_allowed (RESPITE_FUNCTION_SESSION_PREPARE, witness->roles))
    {
      respite_set_error (error, RESPITE_ERROR_DENIED, N_ ("This person may not be a witness"));
      return NULL;
    }

  return g_steal_pointer (&witness);
}

gboolean
respite_office_move_vial (RespiteOffice        *office,
                          gint64                session_id,
                          const RespiteVialAct *act,
                          GError              **error)
{
  g_autoptr (RespiteStaff) witness = NULL;
  MoveAct move = { session_id, act, NULL };

  g_return_val_if_fail (office != NULL && act != NULL, FALSE);
  g_return_val_if_fail (act->kind != RESPITE_VIAL_DRAWN && act->kind != RESPITE_VIAL_GIVEN, FALSE);

  if (respite_office_may (office, RESPITE_FUNCTION_SESSION_RECORD, NULL))
    {
      witness = get_witness (office, act, error);
      if (witness == NULL)
        return FALSE;
      move.witness = witness;
    }

  return respite_office_act (office, RESPITE_FUNCTION_SESSION_RECORD, move_vial, &move, error);
}
