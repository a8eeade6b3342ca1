/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <string.h>

#include "base/respite-error.h"
#include "infusion/respite-clinic-list.h"
#include "infusion/respite-entry-line.h"
#include "infusion/respite-recovery.h"
#include "infusion/respite-schedule.h"
#include "interop/respite-protocol-file.h"
#include "respite-core.h"
#include "test-events.h"

#define FILE(list, items) "{\"format\": \"respite-list/1\", \"list\": \"" list "\", \"items\": [" items "]}"

/* What comes with the program keeps its own rules and goes round. */
static void
test_shipped (void)
{
  for (int kind = 0; kind < RESPITE_N_LISTS; kind++)
    {
      g_autoptr (GPtrArray) list = respite_list_new_shipped ((RespiteListKind) kind);
      g_autofree char *json = respite_list_to_json (list, (RespiteListKind) kind);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) again = NULL;
      g_autofree char *json_again = NULL;

      g_test_message ("%s", respite_code_to_word (respite_list_kind_codes, kind));
      g_assert_true (respite_list_check (list, (RespiteListKind) kind, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (list->len, >, 5);
      again = respite_list_from_json (json, -1, (RespiteListKind) kind, &error);
      g_assert_no_error (error);
      json_again = respite_list_to_json (again, (RespiteListKind) kind);
      g_assert_cmpstr (json_again, ==, json);
    }
}

/* Every line of a protocol that comes with the program is a shipped line with the same words. */
static void
test_shipped_lines_are_those_of_the_protocols (void)
{
  g_autoptr (GPtrArray) protocols = respite_protocol_list_builtin ("es");
  g_autoptr (GPtrArray) gate = respite_list_new_shipped (RESPITE_LIST_GATE);
  g_autoptr (GPtrArray) equipment = respite_list_new_shipped (RESPITE_LIST_EQUIPMENT);
  g_autoptr (GPtrArray) discharge = respite_list_new_shipped (RESPITE_LIST_DISCHARGE);

  for (guint i = 0; i < protocols->len; i++)
    {
      const RespiteProtocol *protocol = g_ptr_array_index (protocols, i);

      for (guint j = 0; j < protocol->gate->len + protocol->discharge->len; j++)
        {
          gboolean is_gate = j < protocol->gate->len;
          const RespiteChecklistItem *line = is_gate ? protocol->gate->pdata[j] :
                                             protocol->discharge->pdata[j - protocol->gate->len];
          const RespiteListItem *item = respite_list_find (is_gate ? gate : discharge, line->code);

          if (item == NULL && is_gate)
            item = respite_list_find (equipment, line->code);
          g_test_message ("%s: %s", protocol->slug, line->code);
          g_assert_nonnull (item);
          g_assert_cmpstr (respite_list_item_get_text (item, "es"), ==, line->text);
        }
    }
}

static void
test_files (void)
{
  static const struct
  {
    RespiteListKind kind;
    const char     *json;
    int             code;     /* of the error, -1 for none */
  } cases[] = {
    { RESPITE_LIST_GATE, FILE ("gate", ""), -1 },
    { RESPITE_LIST_GATE, FILE ("gate", "{\"text\": {\"en\": \"Glasses off\", \"es\": \"Sin gafas\"}}"), -1 },
    { RESPITE_LIST_GATE, FILE ("gate", "{\"code\": \"fasting\", \"text\": {\"en\": \"A\"}, \"retired\": true}"), -1 },
    { RESPITE_LIST_MEDICINES, FILE ("medicines", "{\"text\": {\"en\": \"ketorolac\"}, \"unit\": \"mg\"}"), -1 },
    { RESPITE_LIST_MEDICINES, FILE ("medicines", "{\"text\": {\"en\": \"iv fluid\"}, \"unit\": \"mL\"}"), -1 },
    /* Safety needs these lines. */
    { RESPITE_LIST_GATE, FILE ("gate", "{\"code\": \"consent\", \"text\": {\"en\": \"A\"}, \"retired\": true}"),
      RESPITE_ERROR_INVALID },
    { RESPITE_LIST_DISCHARGE,
      FILE ("discharge", "{\"code\": \"escort\", \"text\": {\"en\": \"A\"}, \"retired\": true}"),
      RESPITE_ERROR_INVALID },
    /* No doses, and no words of the entry line. */
    { RESPITE_LIST_MEDICINES, FILE ("medicines", "{\"text\": {\"en\": \"ketorolac 15\"}, \"unit\": \"mg\"}"),
      RESPITE_ERROR_INVALID },
    { RESPITE_LIST_MEDICINES, FILE ("medicines", "{\"text\": {\"en\": \"pain killer\"}, \"unit\": \"mg\"}"),
      RESPITE_ERROR_INVALID },
    { RESPITE_LIST_MEDICINES, FILE ("medicines", "{\"text\": {\"en\": \"ondansetron odt\"}, \"unit\": \"mg\"}"),
      RESPITE_ERROR_INVALID },
    { RESPITE_LIST_MEDICINES, FILE ("medicines", "{\"text\": {\"en\": \"ketorolac\"}, \"unit\": \"cc\"}"),
      RESPITE_ERROR_INVALID },
    { RESPITE_LIST_MEDICINES, FILE ("medicines", "{\"text\": {\"en\": \"ketorolac\"}}"), RESPITE_ERROR_INVALID },
    { RESPITE_LIST_MEDICINES, FILE ("medicines", "{\"text\": {\"en\": \"k\"}, \"unit\": \"mg\"}"),
      RESPITE_ERROR_INVALID },
    /* Lists that are none. */
    { RESPITE_LIST_GATE, FILE ("discharge", ""), RESPITE_ERROR_PARSE },
    { RESPITE_LIST_GATE, "[]", RESPITE_ERROR_PARSE },
    { RESPITE_LIST_GATE, "{\"format\": \"respite-list/2\", \"list\": \"gate\", \"items\": []}", RESPITE_ERROR_PARSE },
    { RESPITE_LIST_GATE, "{\"format\": \"respite-list/1\", \"list\": \"gate\"}", RESPITE_ERROR_PARSE },
    { RESPITE_LIST_GATE, FILE ("gate", "3"), RESPITE_ERROR_PARSE },
    { RESPITE_LIST_GATE, FILE ("gate", "{\"code\": \"a\"}"), RESPITE_ERROR_PARSE },
    { RESPITE_LIST_GATE, FILE ("gate", "{\"text\": {\"fr\": \"A\"}}"), RESPITE_ERROR_PARSE },
    { RESPITE_LIST_GATE, FILE ("gate", "{\"text\": {\"en\": \"A\"}, \"dose\": \"3\"}"), RESPITE_ERROR_PARSE },
    { RESPITE_LIST_GATE, FILE ("gate", "{\"text\": {\"en\": \"A\"}, \"retired\": 1}"), RESPITE_ERROR_PARSE },
    { RESPITE_LIST_GATE, FILE ("gate", "{\"text\": {\"en\": \"\"}}"), RESPITE_ERROR_INVALID },
    { RESPITE_LIST_GATE, FILE ("gate", "{\"text\": {\"en\": \"A\"}}, {\"text\": {\"en\": \"a\"}}"),
      RESPITE_ERROR_INVALID },
    { RESPITE_LIST_GATE, FILE ("gate", "{\"code\": \"A B\", \"text\": {\"en\": \"A\"}}"), RESPITE_ERROR_INVALID },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) list = respite_list_from_json (cases[i].json, -1, cases[i].kind, &error);

      g_test_message ("%s", cases[i].json);
      if (cases[i].code >= 0)
        g_assert_error (error, RESPITE_ERROR, cases[i].code);
      else
        g_assert_no_error (error);
      g_assert_true ((list == NULL) == (error != NULL));
    }
}

/* A line that is left out is not retired by that. */
static void
test_missing_lines_stay (void)
{
  g_autoptr (GPtrArray) list = respite_list_from_json (FILE ("gate", "{\"text\": {\"en\": \"Glasses off\"}}"), -1,
                                                       RESPITE_LIST_GATE, NULL);
  g_autoptr (GPtrArray) shipped = respite_list_new_shipped (RESPITE_LIST_GATE);
  const RespiteListItem *own = list->pdata[0];

  g_assert_cmpuint (list->len, ==, shipped->len + 1);
  g_assert_cmpstr (own->code, ==, "clinic-glasses-off");
  g_assert_true (own->is_own);
  g_assert_true (respite_list_find (list, "consent")->is_fixed);
  g_assert_false (respite_list_find (list, "fasting")->is_retired);
  g_assert_cmpstr (respite_list_item_get_text (own, "es"), ==, "Glasses off");
}

static GPtrArray *
new_medicines (void)
{
  GPtrArray *list = respite_list_new_shipped (RESPITE_LIST_MEDICINES);

  g_ptr_array_add (list, respite_list_item_new ("ketorolac", "", "mg"));
  g_ptr_array_add (list, respite_list_item_new ("sodium citrate", "", "mL"));
  respite_list_find (list, "olanzapine")->is_retired = TRUE;

  return list;
}

static void
test_medicines_are_completed (void)
{
  static const struct
  {
    const char *line;
    const char *offers;
  } cases[] = {
    { "ket", "ketorolac " },
    { "sod", "sodium citrate " },
    { "10:21 keto", "10:21 ketorolac " },
    { "ketorolac 15 m", "ketorolac 15 mg|ketorolac 15 mcg|ketorolac 15 mL|ketorolac 15 mmol|ketorolac 15 mEq" },
    { "sodium citrate 30", "sodium citrate 30 mL|sodium citrate 30 mg|sodium citrate 30 mcg|sodium citrate 30 L/min|"
      "sodium citrate 30 g|sodium citrate 30 L|sodium citrate 30 units" },
    { "clonidine 50 m", "clonidine 50 mcg|clonidine 50 mg|clonidine 50 mL|clonidine 50 mmol|clonidine 50 mEq" },
    { "olan", "" },
  };
  g_autoptr (GPtrArray) medicines = new_medicines ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) offers = respite_entry_complete (cases[i].line, medicines);
      g_autofree char *joined = g_strjoinv ("|", offers);

      g_test_message ("%s", cases[i].line);
      g_assert_true (g_str_has_prefix (joined, cases[i].offers));
      g_assert_true (*cases[i].offers != '\0' || *joined == '\0');
    }
}

/* The clinic's own names are words; a retired medicine that was given all the same is still understood. */
static void
test_medicines_are_read (void)
{
  static const struct
  {
    const char *line;
    const char *name;       /* NULL where the line is refused */
    const char *dose;
  } cases[] = {
    { "ketorolac 15 mg iv", "ketorolac", "15 mg iv" },
    { "Sodium Citrate 30mL", "sodium citrate", "30 mL" },
    { "olanzapine 5 mg", "olanzapine", "5 mg" },
    { "ketorolac", NULL, NULL },
    { "ketorolacs 15 mg", NULL, NULL },
    { "aspirin 300 mg", NULL, NULL },
  };
  g_autoptr (GPtrArray) medicines = new_medicines ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  RespiteEntryContext context = { .now = test_minute (20), .zone = zone, .medicines = medicines };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RespiteEntry) entry = respite_entry_parse (cases[i].line, &context);

      g_test_message ("%s", cases[i].line);
      g_assert_true ((entry->event == NULL) == (cases[i].name == NULL));
      if (entry->event == NULL)
        continue;
      g_assert_cmpint (entry->event->kind, ==, RESPITE_EVENT_MEDICINE);
      g_assert_cmpstr (entry->event->text, ==, cases[i].name);
      g_assert_cmpstr (entry->event->detail, ==, cases[i].dose);
    }
}

static void
test_schedules (void)
{
  static const struct
  {
    const char *text;
    gboolean    is_good;
  } cases[] = {
    { "3 5 3 5 10 15 30", TRUE }, { "0 1 0 1 240", TRUE }, { "3 5 3 5 10 1 2 3 4 5 6 7 8", TRUE },
    { "", FALSE }, { "3 5 3 5", FALSE }, { "3 0 3 5 10", FALSE }, { "3 5 3 5 241", FALSE },
    { "3 5 3 5 10 30 15", FALSE }, { "3 5 3 5 10 15 15", FALSE }, { "3 5 3 5 10 0", FALSE },
    { "3 5 3 5 10 1 2 3 4 5 6 7 8 9", FALSE }, { "61 5 3 5 10", FALSE }, { "a 5 3 5 10", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RespiteSchedule schedule = respite_schedule_default;
      g_autofree char *text = NULL;

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpint (respite_schedule_from_text (cases[i].text, &schedule), ==, cases[i].is_good);
      text = respite_schedule_to_text (&schedule);
      g_assert_cmpstr (text, ==, cases[i].is_good ? cases[i].text : "3 5 3 5 10 15 30");
    }
}

/* A protocol with the numbers that the program came with follows the clinic; one with its own has its way. */
static void
test_schedule_is_picked (void)
{
  g_autoptr (RespiteProtocol) protocol = respite_protocol_new ();
  RespiteSchedule clinic = respite_schedule_default;

  clinic.later_ms = 15 * RESPITE_MINUTE_MS;
  g_assert_true (respite_schedule_pick (NULL, &clinic) == &clinic);
  g_assert_true (respite_schedule_pick (protocol, &clinic) == &clinic);
  protocol->schedule.n_recovery = 1;
  g_assert_true (respite_schedule_pick (protocol, &clinic) == &protocol->schedule);
}

static void
test_recovery_scores (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  RespiteEntryContext context = { .now = test_minute (20), .zone = zone };
  static const char *const languages[] = { "en", "es" };
  static const struct
  {
    const char *points;
    int         total;      /* -1 where it is none */
  } cases[] = {
    { "22222", 10 }, { "22122", 9 }, { "00000", 0 }, { "2222", -1 }, { "222222", -1 }, { "22322", -1 }, { "9", -1 },
    { "", -1 }, { "2 222", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (GPtrArray) scales = respite_recovery_list (languages[i]);
      const RespiteRecoveryScale *scale = respite_recovery_find (scales, "aldrete");
      g_autofree char *words = respite_recovery_describe (scale, "22122");

      g_assert_cmpuint (scales->len, ==, 2);
      g_assert_cmpint (scale->goal, ==, 9);
      g_assert_nonnull (strstr (words, scale->items[2].options[1]));
      g_assert_null (strstr (words, scale->items[0].options[2]));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = g_strdup_printf ("padss %s", cases[i].points);
      g_autoptr (RespiteEntry) entry = respite_entry_parse (line, &context);
      int total = -1;

      g_test_message ("“%s”", cases[i].points);
      if (strlen (cases[i].points) > 2)
        g_assert_true ((entry->event != NULL) == (cases[i].total >= 0));
      if (cases[i].total >= 0)
        {
          g_assert_cmpint (entry->event->severity, ==, cases[i].total);
          g_assert_cmpstr (entry->event->text, ==, cases[i].points);
        }
      g_assert_cmpint (respite_recovery_read_points (cases[i].points, &total), ==, cases[i].total >= 0);
      g_assert_cmpint (total, ==, cases[i].total);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  respite_core_init ();

  g_test_add_func ("/clinic-list/shipped", test_shipped);
  g_test_add_func ("/clinic-list/shipped-lines-are-those-of-the-protocols",
                   test_shipped_lines_are_those_of_the_protocols);
  g_test_add_func ("/clinic-list/files", test_files);
  g_test_add_func ("/clinic-list/missing-lines-stay", test_missing_lines_stay);
  g_test_add_func ("/clinic-list/medicines-are-completed", test_medicines_are_completed);
  g_test_add_func ("/clinic-list/medicines-are-read", test_medicines_are_read);
  g_test_add_func ("/clinic-list/schedules", test_schedules);
  g_test_add_func ("/clinic-list/recovery-scores", test_recovery_scores);
  g_test_add_func ("/clinic-list/schedule-is-picked", test_schedule_is_picked);

  return g_test_run ();
}
