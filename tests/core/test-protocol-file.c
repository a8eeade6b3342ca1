/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* Protocol files: the eight built-in ones as clinical.md 2.3 has them, and what is refused. */

#include "config.h"

#include <string.h>

#include "base/respite-clock.h"
#include "base/respite-error.h"
#include "interop/respite-protocol-file.h"
#include "respite-core.h"

static char *
list_days (const RespiteProtocol *protocol)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < protocol->spacing_days->len; i++)
    g_string_append_printf (text, "%s%d", i > 0 ? " " : "", g_array_index (protocol->spacing_days, int, i));

  return g_string_free (text, FALSE);
}

static void
test_the_built_in_ones (void)
{
  static const struct
  {
    const char *slug;
    const char *name;
    int         sessions_min;
    int         sessions;
    int         sessions_max;
    const char *days;
    int         minutes_min;
    int         minutes_max;
    gboolean    needs_review;
    const char *evidence;       /* its beginning */
  } cases[] = {
    { "pain-short-series", "Pain - short series", 4, 4, 5, "0 3 7 10", 60, 240, FALSE, "Clinic practice; evidence" },
    { "pain-single-trial", "Pain - single trial, then review", 1, 1, 1, "0", 120, 240, TRUE, "Clinic practice" },
    { "crps-outpatient-10-day", "CRPS - outpatient, 10 days", 10, 10, 10, "0 1 2 3 4 7 8 9 10 11", 240, 240, FALSE,
      "Moderate (2018)" },
    { "depression-standard", "Depression - standard", 4, 6, 8, "0 2 4 7 9 11", 40, 40, FALSE, "Good in the short" },
    { "depression-extended", "Depression - extended", 6, 8, 8, "0 3 7 10 14 17 21 24", 40, 40, FALSE, "Good in the" },
    { "ptsd", "PTSD", 6, 6, 6, "0 2 4 7 9 11", 40, 40, TRUE, "Mixed; VA/DoD advises against" },
    { "suicidal-ideation-adjunct", "Suicidal thoughts - added treatment", 1, 2, 2, "0 2", 40, 40, FALSE, "Short-term" },
    { "maintenance", "Maintenance or booster", 1, 1, 1, "0", 0, 0, FALSE, "No fixed rule" },
    { "esketamine-observation", "Esketamine nasal spray - observation", 1, 1, 60, "0", 0, 0, TRUE, "Licensed with" },
  };
  g_autoptr (GPtrArray) list = respite_protocol_list_builtin ("en");

  g_assert_cmpint (list->len, ==, G_N_ELEMENTS (cases));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const RespiteProtocol *protocol = list->pdata[i];
      g_autofree char *days = list_days (protocol);

      g_test_message ("%s", cases[i].slug);
      g_assert_cmpstr (protocol->slug, ==, cases[i].slug);
      g_assert_cmpstr (protocol->name, ==, cases[i].name);
      g_assert_cmpint (protocol->sessions_min, ==, cases[i].sessions_min);
      g_assert_cmpint (protocol->sessions, ==, cases[i].sessions);
      g_assert_cmpint (protocol->sessions_max, ==, cases[i].sessions_max);
      g_assert_cmpstr (days, ==, cases[i].days);
      g_assert_cmpint (protocol->minutes_min, ==, cases[i].minutes_min);
      g_assert_cmpint (protocol->minutes_max, ==, cases[i].minutes_max);
      g_assert_cmpint (protocol->planned_minutes, >=, protocol->minutes_min);
      g_assert_cmpint (protocol->needs_review, ==, cases[i].needs_review);
      g_assert_true (g_str_has_prefix (protocol->evidence, cases[i].evidence));
      if (!g_str_equal (protocol->route, "nasal"))
        g_assert_cmpint (memcmp (&protocol->schedule, &respite_schedule_default, sizeof protocol->schedule), ==, 0);
      g_assert_true (g_uuid_string_is_valid (protocol->uuid));
      g_assert_cmpint (protocol->version, ==, 1);
      g_assert_true (protocol->is_builtin);
      g_assert_cmpstr (protocol->source, !=, "");
      g_assert_cmpstr (protocol->review, !=, "");
      g_assert_cmpstr (protocol->maintenance, !=, "");
      g_assert_nonnull (strstr (protocol->instruments, ": "));
    }
}

static gboolean
has_line (GPtrArray  *checklist,
          const char *code)
{
  for (guint i = 0; i < checklist->len; i++)
    if (g_str_equal (((const RespiteChecklistItem *) checklist->pdata[i])->code, code))
      return ((const RespiteChecklistItem *) checklist->pdata[i])->is_required;

  return FALSE;
}

/* clinical.md 4.8: what the REMS asks of a visit with the nasal spray. */
static void
test_nasal_spray_has_its_own_lines (void)
{
  static const char *const gate[] = { "identity", "consent", "rems-site", "rems-patient", "escort", "baseline-spray",
                                      "oximeter", "airway", "rescue" };
  static const char *const discharge[] = { "observed", "pressure-leaving", "awake", "no-driving", "escort" };
  g_autoptr (RespiteProtocol) protocol = respite_protocol_load_builtin ("esketamine-observation", "en", NULL);

  g_assert_nonnull (protocol);
  for (gsize i = 0; i < G_N_ELEMENTS (gate); i++)
    g_assert_true (has_line (protocol->gate, gate[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (discharge); i++)
    g_assert_true (has_line (protocol->discharge, discharge[i]));
  g_assert_cmpint (protocol->schedule.first_ms, ==, 40 * RESPITE_MINUTE_MS);
  g_assert_cmpint (protocol->schedule.later_ms, ==, 40 * RESPITE_MINUTE_MS);
  g_assert_cmpint (protocol->planned_minutes, >=, 120);
}

/* product.md 6 (Gate) and clinical.md 4.7. */
static void
test_checklists_are_complete (void)
{
  static const char *const gate[] = { "identity", "consent", "screening", "eligibility", "escort", "fasting", "changes",
                                      "weight", "baseline", "pregnancy", "monitors", "airway", "defibrillator",
                                      "rescue", "iv-access", "pump", "call-button" };
  static const char *const discharge[] = { "time", "vitals", "oxygen", "awake", "oriented", "gait", "nausea",
                                           "dissociation", "iv-out", "instructions", "escort" };
  static const char *const mood[] = { "depression-standard", "depression-extended", "ptsd",
                                      "suicidal-ideation-adjunct" };
  g_autoptr (GPtrArray) list = respite_protocol_list_builtin ("en");

  for (guint i = 0; i < list->len; i++)
    {
      const RespiteProtocol *protocol = list->pdata[i];

      if (g_str_equal (protocol->route, "nasal"))
        continue;
      for (gsize j = 0; j < G_N_ELEMENTS (gate); j++)
        g_assert_true (has_line (protocol->gate, gate[j]));
      for (gsize j = 0; j < G_N_ELEMENTS (discharge); j++)
        g_assert_true (has_line (protocol->discharge, discharge[j]));
      for (gsize j = 0; j < G_N_ELEMENTS (mood); j++)
        if (g_str_equal (mood[j], protocol->slug))
          g_assert_true (has_line (protocol->gate, "suicide") && has_line (protocol->discharge, "suicide"));
    }
}

static void
test_both_languages (void)
{
  g_autoptr (GPtrArray) english = respite_protocol_list_builtin ("en");
  g_autoptr (GPtrArray) spanish = respite_protocol_list_builtin ("es-MX");
  g_autoptr (GPtrArray) other = respite_protocol_list_builtin ("fr");

  for (guint i = 0; i < english->len; i++)
    {
      const RespiteProtocol *a = english->pdata[i];
      const RespiteProtocol *b = spanish->pdata[i];
      const RespiteProtocol *c = other->pdata[i];
      const char *const texts[][3] = {
        { a->name, b->name, c->name }, { a->indication, b->indication, c->indication },
        { a->review, b->review, c->review }, { a->maintenance, b->maintenance, c->maintenance },
        { a->evidence, b->evidence, c->evidence }, { a->instruments, b->instruments, c->instruments },
      };

      for (gsize j = 0; j < G_N_ELEMENTS (texts); j++)
        {
          g_assert_cmpstr (texts[j][0], !=, texts[j][1]);
          g_assert_cmpstr (texts[j][0], ==, texts[j][2]);
        }
      for (guint j = 0; j < a->gate->len; j++)
        g_assert_cmpstr (((RespiteChecklistItem *) a->gate->pdata[j])->text, !=,
                         ((RespiteChecklistItem *) b->gate->pdata[j])->text);
    }
}

/* The smallest file that is one; @change replaces @part of it. Texts have ' instead of ". */
#define SMALLEST "{'format':'respite-protocol/1','version':1,\n'name':{'en':'N','es':'M'},'indication':{'en':'I'}," \
  "'route':'IV','sessions':{'min':1,'planned':2,'max':3},'spacing_days':[0,7],'visit_minutes':60,\n" \
  "'gate':[{'code':'a','text':{'en':'A'},'required':true}],'discharge':[{'code':'b','text':{'en':'B'},'required':" \
  "false}],'instruments':[],'review':{'en':'R'},'maintenance':{'en':'M'},'source':'S','evidence':{'en':'E'}}"

static RespiteProtocol *
read_changed (const char  *part,
              const char  *change,
              GError     **error)
{
  g_autoptr (GString) json = g_string_new (SMALLEST);

  if (part != NULL)
    g_assert_cmpint (g_string_replace (json, part, change, 1), ==, 1);
  g_strdelimit (json->str, "'", '"');

  return respite_protocol_from_json (json->str, (gssize) json->len, "es", error);
}

static void
test_the_smallest_file (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteProtocol) protocol = read_changed (NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (protocol->name, ==, "M");
  g_assert_cmpstr (protocol->indication, ==, "I");
  g_assert_cmpstr (protocol->slug, ==, "");
  g_assert_cmpstr (protocol->uuid, ==, "");
  g_assert_false (protocol->is_builtin);
  g_assert_cmpstr (protocol->instruments, ==, "");
  g_assert_cmpint (memcmp (&protocol->schedule, &respite_schedule_default, sizeof protocol->schedule), ==, 0);
  g_assert_nonnull (strstr (protocol->json, "respite-protocol/1"));
}

static void
test_an_own_schedule (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteProtocol) protocol = read_changed (
    "'gate'", "'schedule':{'dense_sessions':0,'dense_minutes':3,'first_count':2,'first_minutes':4,'later_minutes':15,"
    "'recovery_minutes':[10,20,40]},'gate'", &error);

  g_assert_no_error (error);
  g_assert_cmpint (protocol->schedule.dense_sessions, ==, 0);
  g_assert_cmpint (protocol->schedule.dense_ms, ==, 3 * RESPITE_MINUTE_MS);
  g_assert_cmpint (protocol->schedule.later_ms, ==, 15 * RESPITE_MINUTE_MS);
  g_assert_cmpint (protocol->schedule.n_recovery, ==, 3);
  g_assert_cmpint (protocol->schedule.recovery_ms[2], ==, 40 * RESPITE_MINUTE_MS);
}

static void
test_refused_with_the_line (void)
{
  static const struct
  {
    const char *part;
    const char *change;
    const char *message;
  } cases[] = {
    { "respite-protocol/1", "respite-protocol/2", "not a protocol of the format respite-protocol/1" },
    { "'version':1", "'version':0", "Line 1: this must be a whole number from 1" },
    { "'version':1", "'version':1.0", "Line 1: this must be a whole number" },
    { "'version':1", "'version':'1'", "Line 1: this must be a whole number" },
    { "'version':1", "'version':1,'dose':5", "Line 1: “dose” does not belong here" },
    { "'version':1", "'version':1,'slug':'A b'", "small letters" },
    { "'version':1", "'version':1,'slug':5", "small letters" },
    { "'version':1", "'version':1,'uuid':'x'", "no uuid" },
    { "'version':1,", "", "Line 1: “version” is missing" },
    { "'en':'N',", "", "Line 2: “en” is missing" },
    { "'name':{'en':'N','es':'M'}", "'name':'N'", "Line 2: this must be a text for each language" },
    { "'en':'N'", "'en':''", "Line 2: this text is empty" },
    { "'en':'N'", "'en':'Give 0.5 mg/kg'", "Line 2: a protocol never carries a dose" },
    { "'es':'M'", "'es':'20 µg'", "Line 2: a protocol never carries a dose" },
    { "'route':'IV'", "'route':'IV 35MG'", "Line 2: a protocol never carries a dose" },
    { "'en':'N'", "'en':'a\\u0007b'", "Line 2: " },
    { "'en':'N'", "'EN US':'x','en':'N'", "no language" },
    { "'min':1", "'min':0", "from 1 to 60" },
    { "'min':1", "'min':3", "from 3 to 60" },
    { "'max':3", "'max':1", "from 2 to 60" },
    { "'max':3", "'max':61", "from 2 to 60" },
    { "[0,7]", "[0]", "the day of each planned session" },
    { "[0,7]", "[1,7]", "from 0 to 0" },
    { "[0,7]", "[0,-7]", "from 0 to 3650" },
    { "[0,7]", "7", "the day of each planned session" },
    { "'visit_minutes':60", "'visit_minutes':1500", "from 5 to 1440" },
    { "'visit_minutes':60", "'visit_minutes':60,'minutes':{'min':9,'max':8}", "from 9 to 1440" },
    { "'gate':[", "'gate':[1,", "this must be an object" },
    { "'gate':[", "'gate':[{'code':'a','text':{'en':'A'},'required':true},", "Line 3: this code stands twice" },
    { "'code':'a'", "'code':'A b'", "small letters" },
    { "'required':true", "'required':1", "true or false" },
    { ",'required':true", "", "“required” is missing" },
    { "'gate':[{'code':'a','text':{'en':'A'},'required':true}]", "'gate':[]", "1 to 60 lines" },
    { "'instruments':[]", "'instruments':{}", "must be a list" },
    { "'instruments':[]", "'instruments':[{'slug':'peg'}]", "“when” is missing" },
    { "'gate'", "'schedule':{'dense_sessions':0},'gate'", "“dense_minutes” is missing" },
    { "'gate'", "'needs_review':'no','gate'", "true or false" },
    { "'route'", "'name':{},'route'", "Line 2, column" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].change);
      g_assert_null (read_changed (cases[i].part, cases[i].change, &error));
      g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_PARSE);
      if (strstr (error->message, cases[i].message) == NULL)
        g_error ("“%s” does not say “%s”", error->message, cases[i].message);
    }
}

static void
test_the_example_of_the_schema (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "schema", "json",
                                                 "protocol.example.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteProtocol) protocol = NULL;
  g_autofree char *json = NULL;

  g_assert_true (g_file_get_contents (path, &json, NULL, &error));
  protocol = respite_protocol_from_json (json, -1, "es", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (protocol->name, ==, "Pain - our own");
}

static void
test_no_such_protocol (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (respite_protocol_load_builtin ("none", "en", &error));
  g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  respite_core_init ();

  g_test_add_func ("/protocol-file/the-built-in-ones", test_the_built_in_ones);
  g_test_add_func ("/protocol-file/nasal-spray-has-its-own-lines", test_nasal_spray_has_its_own_lines);
  g_test_add_func ("/protocol-file/checklists-are-complete", test_checklists_are_complete);
  g_test_add_func ("/protocol-file/both-languages", test_both_languages);
  g_test_add_func ("/protocol-file/the-smallest-file", test_the_smallest_file);
  g_test_add_func ("/protocol-file/an-own-schedule", test_an_own_schedule);
  g_test_add_func ("/protocol-file/refused-with-the-line", test_refused_with_the_line);
  g_test_add_func ("/protocol-file/the-example-of-the-schema", test_the_example_of_the_schema);
  g_test_add_func ("/protocol-file/no-such-protocol", test_no_such_protocol);

  return g_test_run ();
}
