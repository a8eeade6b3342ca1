/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "test-visit.h"

#include "base/respite-error.h"
#include "base/respite-str.h"
#include "service/respite-vial-acts.h"
#include "service/respite-vial-rules.h"

static RespiteVialBalance
get_balance (TestVisit *visit)
{
  g_autoptr (RespiteSessionRecord) record = test_visit_load (visit);

  return respite_vial_balance (record->vial_moves, respite_session_record_get_given (record));
}

static gboolean
try_move (TestVisit          *visit,
          RespiteVialMoveKind kind,
          const char         *amount,
          const char         *reason,
          const char         *witness,
          const char         *password,
          GError            **error)
{
  RespiteVialAct act = {
    .kind = kind, .amount = amount, .reason = reason, .witness_login = witness, .witness_password = password,
  };

  return respite_office_move_vial (visit->clinic->office, visit->session_id, &act, error);
}

static void
move (TestVisit          *visit,
      RespiteVialMoveKind kind,
      const char         *amount)
{
  g_autoptr (GError) error = NULL;

  try_move (visit, kind, amount, "into the gel", "nurse", TESTLIB_PASSWORD, &error);
  g_assert_no_error (error);
}

/* The preparation's vial is drawn with it; the rest is given, wasted and explained until nothing is open. */
static void
test_balance (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  RespiteVialBalance balance = get_balance (visit);

  g_assert_cmpint (balance.drawn, ==, 35700);
  respite_clock_advance (clinic->clock, 20 * RESPITE_MINUTE_MS);
  test_visit_enter (visit, "end");
  balance = get_balance (visit);
  g_assert_cmpint (balance.given, ==, 17850);
  g_assert_cmpint (balance.open, ==, 17850);

  /* Undiluted, diluted, by weight, and what is left. */
  move (visit, RESPITE_VIAL_WASTED, "0.1 mL");
  g_assert_cmpint (get_balance (visit).open, ==, 12850);
  move (visit, RESPITE_VIAL_WASTED, "10 mL bag");
  g_assert_cmpint (get_balance (visit).open, ==, 9280);
  move (visit, RESPITE_VIAL_WASTED, "4 mg");
  move (visit, RESPITE_VIAL_WASTED, "rest");
  balance = get_balance (visit);
  g_assert_cmpint (balance.wasted, ==, 17850);
  g_assert_cmpint (balance.open, ==, 0);
}

static void
test_witness (void)
{
  static const struct
  {
    const char *login;
    const char *password;
    int         code;
  } cases[] = {
    { NULL, TESTLIB_PASSWORD, RESPITE_ERROR_INVALID }, { "", TESTLIB_PASSWORD, RESPITE_ERROR_INVALID },
    { "owner", TESTLIB_PASSWORD, RESPITE_ERROR_INVALID }, { "OWNER", TESTLIB_PASSWORD, RESPITE_ERROR_INVALID },
    { "desk", TESTLIB_PASSWORD, RESPITE_ERROR_DENIED }, { "nurse", "not the password", RESPITE_ERROR_SIGN_IN },
  };
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (try_move (visit, RESPITE_VIAL_WASTED, "1 mg", "x", cases[i].login, cases[i].password, &error));
      g_assert_error (error, RESPITE_ERROR, cases[i].code);
    }
  g_assert_cmpint (get_balance (visit).wasted, ==, 0);
}

static void
test_refused_amounts (void)
{
  static const struct
  {
    RespiteVialMoveKind kind;
    const char         *amount;
    const char         *reason;
  } cases[] = {
    { RESPITE_VIAL_WASTED, "", "x" }, { RESPITE_VIAL_WASTED, "4", "x" }, { RESPITE_VIAL_WASTED, "4,5 mg", "x" },
    { RESPITE_VIAL_WASTED, "-4 mg", "x" }, { RESPITE_VIAL_WASTED, "0 mg", "x" }, { RESPITE_VIAL_WASTED, "4 cups", "x" },
    { RESPITE_VIAL_WASTED, "35.701 mg", "x" }, { RESPITE_VIAL_WASTED, "99999999 mL", "x" },
    { RESPITE_VIAL_WASTED, "4 mg", "" }, { RESPITE_VIAL_DIFFERENCE, NULL, " " },
    /* It was opened for the preparation. */
    { RESPITE_VIAL_RETURNED, NULL, NULL },
  };
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].amount != NULL ? cases[i].amount : "-");
      g_assert_false (try_move (visit, cases[i].kind, cases[i].amount, cases[i].reason, "nurse", TESTLIB_PASSWORD,
                                &error));
      g_assert_nonnull (error);
    }
  g_assert_cmpint (get_balance (visit).open, ==, 35700);
}

static RespiteVial *
new_vial (const char *number)
{
  RespiteVial *vial = respite_vial_new ();

  vial->number = g_strdup (number);
  vial->lot = g_strdup ("K2411");
  vial->expiry = g_strdup ("2027-08");
  vial->strength_ug_per_ml = 50000;
  vial->volume_ul = 10000;

  return vial;
}

static void
test_sealed_vial_is_returned (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autoptr (RespiteVial) vial = new_vial ("V-0008");
  g_autoptr (RespiteVial) again = new_vial ("V-0008");
  g_autoptr (GError) error = NULL;
  RespiteVialAct act = {
    .kind = RESPITE_VIAL_RETURNED, .witness_login = "nurse", .witness_password = TESTLIB_PASSWORD,
  };

  g_assert_true (respite_office_draw_vial (clinic->office, visit->session_id, vial, 10000, &error));
  g_assert_cmpint (get_balance (visit).drawn, ==, 535700);
  g_assert_false (try_move (visit, RESPITE_VIAL_WASTED, "35.701 mg", "x", "nurse", TESTLIB_PASSWORD, &error));
  g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_CONFLICT);
  g_clear_error (&error);

  /* A vial holds what it holds. */
  g_assert_false (respite_office_draw_vial (clinic->office, visit->session_id, again, 1, &error));
  g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_CONFLICT);
  g_clear_error (&error);

  act.vial_uuid = vial->uuid;
  g_assert_true (respite_office_move_vial (clinic->office, visit->session_id, &act, &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_balance (visit).open, ==, 35700);
  g_assert_false (respite_office_move_vial (clinic->office, visit->session_id, &act, &error));
  g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_CONFLICT);
}

/* What was given is written down by vial: what is neither wasted nor returned of each, and the rest from the last. */
static void
test_given_by_vial (void)
{
  const gint64 first = 25700;
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autoptr (RespiteVial) vial = new_vial ("V-0011");
  g_autoptr (GError) error = NULL;
  guint n_given = 0;

  g_assert_true (respite_office_draw_vial (clinic->office, visit->session_id, vial, 200, &error));
  move (visit, RESPITE_VIAL_WASTED, "10 mg");
  respite_clock_advance (clinic->clock, 40 * RESPITE_MINUTE_MS);
  test_visit_finish (visit);
  g_assert_true (respite_office_sign_session (clinic->office, visit->session_id, TESTLIB_PASSWORD, &error));
  g_assert_no_error (error);

  record = test_visit_load (visit);
  for (guint i = 0; i < record->vial_moves->len; i++)
    {
      const RespiteVialMove *row = g_ptr_array_index (record->vial_moves, i);

      if (row->kind != RESPITE_VIAL_GIVEN)
        continue;
      g_assert_cmpint (row->amount_ug, ==, n_given == 0 ? first : respite_session_record_get_given (record) - first);
      n_given++;
    }
  g_assert_cmpuint (n_given, ==, 2);
}

static void
test_expired_vial (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autoptr (RespiteVial) vial = new_vial ("V-0009");
  g_autoptr (GError) error = NULL;

  respite_set_str (&vial->expiry, "2026-10");
  g_assert_false (respite_office_draw_vial (clinic->office, visit->session_id, vial, 1000, &error));
  g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_INVALID);
}

/* A difference stands in the way of the signature until it has a reason and a witness; then the rows are locked. */
static void
test_signature_needs_the_balance (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autoptr (RespiteVial) vial = new_vial ("V-0010");
  g_autoptr (GError) error = NULL;
  gint64 given = 0;

  respite_clock_advance (clinic->clock, 30 * RESPITE_MINUTE_MS);
  test_visit_finish (visit);
  g_assert_true (respite_office_draw_vial (clinic->office, visit->session_id, vial, 2000, &error));
  g_assert_false (respite_office_sign_session (clinic->office, visit->session_id, TESTLIB_PASSWORD, &error));
  g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_CONFLICT);
  g_clear_error (&error);

  move (visit, RESPITE_VIAL_DIFFERENCE, NULL);
  g_assert_true (respite_office_sign_session (clinic->office, visit->session_id, TESTLIB_PASSWORD, &error));
  g_assert_no_error (error);
  record = test_visit_load (visit);
  for (guint i = 0; i < record->vial_moves->len; i++)
    {
      const RespiteVialMove *row = g_ptr_array_index (record->vial_moves, i);

      given += row->kind == RESPITE_VIAL_GIVEN ? row->amount_ug : 0;
    }
  g_assert_cmpint (given, ==, respite_session_record_get_given (record));
  g_assert_false (try_move (visit, RESPITE_VIAL_WASTED, "1 mg", "x", "nurse", TESTLIB_PASSWORD, &error));
  g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_CONFLICT);
}

static gboolean
misses_balance (TestVisit *visit)
{
  g_autoptr (RespiteSessionRecord) record = test_visit_load (visit);
  g_autoptr (GArray) list = respite_session_record_list_missing (record, respite_clock_get_now (visit->clinic->clock));

  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (g_array_index (list, RespiteMissing, i).code, "vial-balance"))
      return TRUE;

  return FALSE;
}

/* While the pump runs, what was given still grows: a difference means nothing yet. */
static void
test_no_balance_while_it_runs (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autoptr (RespiteSessionRecord) record = test_visit_load (visit);

  respite_clock_advance (clinic->clock, 10 * RESPITE_MINUTE_MS);
  g_assert_true (respite_session_record_is_unbalanced (record));
  g_assert_false (misses_balance (visit));
  test_visit_enter (visit, "stop pain");
  g_assert_true (misses_balance (visit));
  test_visit_balance (visit);
  g_assert_false (misses_balance (visit));
}

/* Where the clinic asks for no second person, one prepares alone; a named one checks all the same. */
static void
test_check_is_the_clinics_rule (void)
{
  static const RespiteVialRules alone = { FALSE, 2000 };
  static const RespiteVialRules wrong[] = { { TRUE, -1 }, { TRUE, RESPITE_TOLERANCE_MOST_UG + 1 } };
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (RespiteOrder) order = test_visit_new_order ();
  g_autoptr (RespitePreparation) preparation = test_visit_new_preparation ();
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (respite_office_get_vial_rules (clinic->office).needs_check);
  g_assert_cmpint (respite_office_get_vial_rules (clinic->office).tolerance_ug, ==, 1000);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_false (respite_office_set_vial_rules (clinic->office, wrong[i], &error));
      test_assert_refused (&error, RESPITE_ERROR_INVALID);
    }

  test_visit_screen (visit, NULL);
  test_visit_clear (visit);
  test_visit_plan (visit);
  test_visit_consent (visit);
  test_visit_gate (visit);
  respite_office_order_session (clinic->office, visit->session_id, order, FALSE, TESTLIB_PASSWORD, &error);
  g_assert_no_error (error);
  g_assert_false (respite_office_prepare_session (clinic->office, visit->session_id, preparation, NULL, NULL, &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);

  g_assert_true (respite_office_set_vial_rules (clinic->office, alone, &error));
  g_assert_false (respite_office_prepare_session (clinic->office, visit->session_id, preparation, "nurse", "wrong",
                                                  &error));
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);
  g_assert_true (respite_office_prepare_session (clinic->office, visit->session_id, preparation, NULL, NULL, &error));
  test_visit_enter (visit, "start 53.6 mg/h");
  record = test_visit_load (visit);
  g_assert_false (record->needs_check);
  g_assert_cmpint (record->dose_tolerance_ug, ==, 2000);
  g_assert_cmpint (record->preparation->checked_id, ==, 0);
  g_assert_cmpstr (record->preparation->checked_name, ==, "");
}

/* security.md C-6: random accounts in integers drift by nothing. */
static void
test_random_balances (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (6);

  for (int i = 0; i < 1000; i++)
    {
      g_autoptr (GPtrArray) moves = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_vial_move_free);
      gint64 strength = 1000 * g_rand_int_range (random, 1, 101);
      gint64 open = -g_rand_int_range (random, 0, 1000000);
      gint64 given = -open;

      for (int row = g_rand_int_range (random, 1, 20); row > 0; row--)
        {
          RespiteVialMove *next = respite_vial_move_new ();
          g_autofree char *amount = g_strdup_printf ("%d.%d mL", g_rand_int_range (random, 0, 20),
                                                     g_rand_int_range (random, 1, 10));

          g_assert_true (respite_vial_parse_amount (amount, strength, 0, 0, &next->amount_ug, &next->volume_ul, NULL));
          g_assert_cmpint (next->amount_ug * 1000, ==, next->volume_ul * strength);
          next->kind = (RespiteVialMoveKind) g_rand_int_range (random, 0, 5);
          if (next->kind == RESPITE_VIAL_DRAWN)
            open += next->amount_ug;
          else if (next->kind != RESPITE_VIAL_GIVEN)
            open -= next->amount_ug;
          g_ptr_array_add (moves, next);
        }
      g_assert_cmpint (respite_vial_balance (moves, given).open, ==, open);
    }
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);

  g_test_add_func ("/vials/balance", test_balance);
  g_test_add_func ("/vials/witness", test_witness);
  g_test_add_func ("/vials/refused", test_refused_amounts);
  g_test_add_func ("/vials/sealed", test_sealed_vial_is_returned);
  g_test_add_func ("/vials/given", test_given_by_vial);
  g_test_add_func ("/vials/expired", test_expired_vial);
  g_test_add_func ("/vials/signature", test_signature_needs_the_balance);
  g_test_add_func ("/vials/while-it-runs", test_no_balance_while_it_runs);
  g_test_add_func ("/vials/check", test_check_is_the_clinics_rule);
  g_test_add_func ("/vials/random", test_random_balances);

  return g_test_run ();
}
