/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* Order, gate and discharge files: numbers exactly as written, and one clear sentence for everything else. */

#include "config.h"

#include <string.h>

#include "base/respite-clock.h"
#include "base/respite-error.h"
#include "infusion/respite-clinic-list.h"
#include "interop/respite-protocol-file.h"
#include "interop/respite-visit-files.h"
#include "respite-core.h"

static char *
read_example (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "schema", "json", name, NULL);
  g_autoptr (GError) error = NULL;
  char *json = NULL;

  g_file_get_contents (path, &json, NULL, &error);
  g_assert_no_error (error);

  return json;
}

static void
test_the_example_order (void)
{
  g_autofree char *json = read_example ("order.example.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (RespitePreparation) preparation = NULL;
  g_autoptr (RespiteOrder) order = respite_order_from_json (json, -1, &preparation, &error);

  g_assert_no_error (error);
  g_assert_cmpint (order->drug, ==, RESPITE_DRUG_KETAMINE_IV);
  g_assert_cmpint (order->dose_ug, ==, 35700);
  g_assert_cmpint (order->dose_ug_per_kg, ==, 500);
  g_assert_cmpint (order->weight_g, ==, 71400);
  g_assert_cmpint (order->weight_kind, ==, RESPITE_WEIGHT_ACTUAL);
  g_assert_cmpstr (order->weight_on, ==, "2026-11-22");
  g_assert_cmpint (order->bag_ul, ==, 100000);
  g_assert_cmpint (order->concentration_ug_per_ml, ==, 357);
  g_assert_cmpint (order->planned_ms, ==, 40 * RESPITE_MINUTE_MS);
  g_assert_cmpint (order->rate_ugph, ==, 53600);
  g_assert_cmpstr (order->rate_text, ==, "53.6 mg/h");
  g_assert_cmpstr (order->adjuncts, ==, "");
  g_assert_cmpstr (preparation->lot, ==, "K2481A");
  g_assert_cmpstr (preparation->expiry, ==, "2028-05");
  g_assert_cmpint (preparation->strength_ug_per_ml, ==, 50000);
  g_assert_cmpint (preparation->vial_ul, ==, 10000);
  g_assert_cmpint (preparation->drawn_ul, ==, 714);
  g_assert_cmpstr (preparation->checked_name, ==, "nurse");
}

/* The text decides, not a binary fraction. */
static void
test_numbers_are_exact (void)
{
  static const struct
  {
    const char *written;
    gint64      ug;
  } cases[] = {
    { "0.1", 100 }, { "\"0.1\"", 100 }, { "0.3", 300 }, { "1.005", 1005 }, { "\"1.005\"", 1005 }, { "4.35", 4350 },
    { "16.1", 16100 }, { "1.110", 1110 }, { "35", 35000 }, { "\"35.7000\"", 35700 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"drug\":\"ketamine-iv\",\"dose_mg\":%s}", cases[i].written);
      g_autoptr (GError) error = NULL;
      g_autoptr (RespiteOrder) order = respite_order_from_json (json, -1, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (order->dose_ug, ==, cases[i].ug);
    }
}

static void
test_rates_in_every_unit (void)
{
  static const struct
  {
    const char *rate;
    gint64      ugph;
  } cases[] = { { "53.6 mg/h", 53600 }, { "0.75 mg/kg/h", 60000 }, { "0.9 mg/min", 54000 }, { "20 mL/h", 10000 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"drug\":\"ketamine-iv\",\"weight_kg\":80,\"concentration_mg_per_ml\":"
                                               "0.5,\"rate\":\"%s\"}", cases[i].rate);
      g_autoptr (GError) error = NULL;
      g_autoptr (RespiteOrder) order = respite_order_from_json (json, -1, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (order->rate_ugph, ==, cases[i].ugph);
    }
}

static void
test_orders_that_are_refused (void)
{
#define PREPARED(rest) "{'drug':'ketamine-iv','preparation':{'lot':'L','expiry':'2028-05','strength_mg_per_ml':50," \
  "'drawn_ml':1" rest "}}"
  static const struct
  {
    const char *json;
    const char *message;
  } cases[] = {
    { "[]", "Line 1: this must be an object" },
    { "{}", "“drug” is missing" },
    { "{'drug':'aspirin'}", "“drug” has none of its words" },
    { "{'drug':'ketamine-iv',\n'doze_mg':5}", "Line 2: “doze_mg” does not belong here" },
    { "{'drug':'ketamine-iv','dose_mg':'35,7'}", "Line 1, dose_mg: Write numbers with a point" },
    { "{'drug':'ketamine-iv','dose_mg':'1,000'}", "dose_mg: Write numbers with a point" },
    { "{'drug':'ketamine-iv','dose_mg':'35.7 mg'}", "dose_mg: This is not a number" },
    { "{'drug':'ketamine-iv','dose_mg':-5}", "dose_mg: This is not a number" },
    { "{'drug':'ketamine-iv','dose_mg':3e1}", "dose_mg: This is not a number" },
    { "{'drug':'ketamine-iv','dose_mg':0.0001}", "dose_mg: The number has too many decimals" },
    { "{'drug':'ketamine-iv','dose_mg':99999999999999999}", "dose_mg: The number is too large" },
    { "{'drug':'ketamine-iv','dose_mg':true}", "this must be a number" },
    { "{'drug':'ketamine-iv','dose_mg':5,'dose_mg':50}", "stands twice" },
    { "{'drug':'ketamine-iv','weight_kind':'guessed'}", "“weight_kind” has none of its words" },
    { "{'drug':'ketamine-iv','weight_on':'22.11.2026'}", "weight_on: this is not a date" },
    { "{'drug':'ketamine-iv','weight_on':'2026-11'}", "weight_on: this is not a date" },
    { "{'drug':'ketamine-iv','planned_minutes':0}", "from 1 to 1440" },
    { "{'drug':'ketamine-iv','planned_minutes':40.5}", "from 1 to 1440" },
    { "{'drug':'ketamine-iv','rate':'fast'}", "Line 1, rate: " },
    { "{'drug':'ketamine-iv','rate':'20 mL/h'}", "Line 1, rate: " },
    { "{'drug':'ketamine-iv','rate':53.6}", "this must be a text" },
    { "{'drug':'ketamine-iv','note':'a\\u0001'}", "Line 1: " },
    { "{'drug':'ketamine-iv','preparation':[]}", "this must be an object" },
    { PREPARED (",'checked_by':'nurse','vials':2"), "“vials” does not belong here" },
    { "{'drug':'ketamine-iv','preparation':{'lot':'L','expiry':'05/2028','strength_mg_per_ml':50,'drawn_ml':1,"
      "'checked_by':'n'}}", "expiry: this is not a date" },
  };
#undef PREPARED

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = g_strdelimit (g_strdup (cases[i].json), "'", '"');
      g_autoptr (GError) error = NULL;
      RespitePreparation *preparation = NULL;

      g_test_message ("%s", json);
      g_assert_null (respite_order_from_json (json, -1, &preparation, &error));
      g_assert_null (preparation);
      g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_PARSE);
      if (strstr (error->message, cases[i].message) == NULL)
        g_error ("“%s” does not say “%s”", error->message, cases[i].message);
    }
}

static void
add_lines_of_every_visit (GPtrArray *checklist)
{
  g_autoptr (GPtrArray) list = respite_list_new_shipped (RESPITE_LIST_DISCHARGE);

  for (guint i = 0; i < list->len; i++)
    {
      const RespiteListItem *item = g_ptr_array_index (list, i);
      RespiteChecklistItem *line;

      if (!item->is_every)
        continue;
      line = g_new0 (RespiteChecklistItem, 1);
      line->code = g_strdup (item->code);
      line->text = g_strdup (item->text);
      line->is_required = TRUE;
      g_ptr_array_add (checklist, line);
    }
}

static void
test_example_checks (void)
{
  g_autoptr (RespiteProtocol) protocol = respite_protocol_load_builtin ("pain-short-series", "en", NULL);
  g_autofree char *gate = read_example ("gate.example.json");
  g_autofree char *discharge = read_example ("discharge.example.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) checks = respite_checks_from_json (gate, -1, protocol->gate, &error);
  g_autoptr (GPtrArray) last = NULL;
  const RespiteCheck *check;

  g_assert_no_error (error);
  g_assert_cmpint (checks->len, ==, protocol->gate->len - 3);   /* the record answers three lines by itself */
  check = checks->pdata[1];
  g_assert_cmpstr (check->code, ==, "escort");
  g_assert_cmpint (check->answer, ==, RESPITE_ANSWER_YES);
  g_assert_cmpstr (check->value, ==, "Ana Ruiz, 555-0100");
  g_assert_true (check->is_required);
  g_assert_cmpstr (check->text, !=, "");
  check = checks->pdata[2];
  g_assert_cmpint (check->answer, ==, RESPITE_ANSWER_NO);
  g_assert_true (respite_check_is_overridden (check));
  for (guint i = 0; i < checks->len; i++)
    g_assert_false (respite_check_is_open (checks->pdata[i]));

  add_lines_of_every_visit (protocol->discharge);
  last = respite_checks_from_json (discharge, -1, protocol->discharge, &error);
  g_assert_no_error (error);
  g_assert_cmpint (last->len, ==, protocol->discharge->len);
}

static void
test_checks_in_every_way (void)
{
  static const struct
  {
    const char    *json;
    RespiteAnswer  answer;      /* of "identity" */
    const char    *message;     /* "" where it is taken */
  } cases[] = {
    { "{'identity':'yes'}", RESPITE_ANSWER_YES, "" },
    { "{'identity':true}", RESPITE_ANSWER_YES, "" },
    { "{'identity':false}", RESPITE_ANSWER_NO, "" },
    { "{'identity':'n/a'}", RESPITE_ANSWER_NOT_APPLICABLE, "" },
    { "{'identity':{'answer':'none'}}", RESPITE_ANSWER_NONE, "" },
    { "{'identity':{'value':'seen'}}", RESPITE_ANSWER_NONE, "" },
    { "{}", RESPITE_ANSWER_NONE, "" },
    { "[]", RESPITE_ANSWER_NONE, "must be an object" },
    { "{'identity':'maybe'}", RESPITE_ANSWER_NONE, "an answer is “yes”" },
    { "{'identity':1}", RESPITE_ANSWER_NONE, "an answer is “yes”" },
    { "{'identity':{'answer':'yes','why':'x'}}", RESPITE_ANSWER_NONE, "“why” does not belong here" },
    { "{'identity':{'answer':'yes','value':5}}", RESPITE_ANSWER_NONE, "must be a text" },
    { "{'identiti':'yes'}", RESPITE_ANSWER_NONE, "no line “identiti”" },
    { "{'identity':'yes','identity':'no'}", RESPITE_ANSWER_NONE, "stands twice" },
  };
  g_autoptr (RespiteProtocol) protocol = respite_protocol_load_builtin ("maintenance", "es", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = g_strdelimit (g_strdup (cases[i].json), "'", '"');
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) checks = respite_checks_from_json (json, -1, protocol->gate, &error);

      g_test_message ("%s", json);
      if (*cases[i].message != '\0')
        {
          g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_PARSE);
          g_assert_nonnull (strstr (error->message, cases[i].message));
          continue;
        }
      g_assert_no_error (error);
      if (checks->len > 0)
        g_assert_cmpint (((RespiteCheck *) checks->pdata[0])->answer, ==, cases[i].answer);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  respite_core_init ();

  g_test_add_func ("/visit-files/the-example-order", test_the_example_order);
  g_test_add_func ("/visit-files/numbers-are-exact", test_numbers_are_exact);
  g_test_add_func ("/visit-files/rates-in-every-unit", test_rates_in_every_unit);
  g_test_add_func ("/visit-files/orders-that-are-refused", test_orders_that_are_refused);
  g_test_add_func ("/visit-files/example-checks", test_example_checks);
  g_test_add_func ("/visit-files/checks-in-every-way", test_checks_in_every_way);

  return g_test_run ();
}
