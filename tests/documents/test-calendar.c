/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* The appointments of a course and the sheet of a day, in both languages. */

#include "config.h"

#include <string.h>

#include "base/respite-clock.h"
#include "documents/respite-calendar-document.h"
#include "domain/respite-day-row.h"
#include "respite-core.h"
#include "sample.h"

static RespiteSession *
new_session (int                 number,
             RespiteSessionState state)
{
  RespiteSession *session = respite_session_new ();

  session->course_id = 1;
  session->number = number;
  session->of = 4;
  session->state = state;
  session->planned_at = PRINTED_AT - 4 * RESPITE_MINUTE_MS + number * 7 * RESPITE_DAY_MS;
  session->planned_minutes = 180;
  session->chair = g_strdup ("Chair 2");
  session->booking_reason = g_strdup (number == 2 ? "The first one leaves early" : "");

  return session;
}

/* What @layout says, with the pages inside the paper. */
static char *
read_layout (RespiteLayout *layout,
             const char    *name)
{
  g_autofree char *path = NULL;

  check_inside (layout);
  path = save_sample (layout, name);

  return has_program ("pdftotext") ? read_pdf_text (path) : NULL;
}

static void
test_calendar (gconstpointer data)
{
  const char *const *expected = data;
  RespiteDocumentInfo info = sample_info ();
  g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_session_free);
  g_autoptr (RespiteLayout) layout = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("calendar-%s", expected[0]);
  g_autofree char *text = NULL;

  info.language = expected[0];
  for (int i = 1; i <= 4; i++)
    g_ptr_array_add (sessions, new_session (i, i == 1 ? RESPITE_SESSION_SIGNED : i == 3 ? RESPITE_SESSION_CANCELLED :
                                            RESPITE_SESSION_PLANNED));
  layout = respite_course_calendar_layout ("Pain - short series", sessions, &info, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (respite_layout_get_n_pages (layout), ==, 1);
  text = read_layout (layout, name);
  for (guint i = 1; text != NULL && expected[i] != NULL; i++)
    if (strstr (text, expected[i]) == NULL)
      g_error ("“%s” is missing in %s", expected[i], text);
  if (text != NULL)
    g_assert_null (strstr (text, expected[0][1] == 'n' ? "14 December" : "14 de diciembre"));
}

static RespiteDayRow *
new_row (int number)
{
  RespiteDayRow *row = g_new0 (RespiteDayRow, 1);

  row->session = new_session (number, RESPITE_SESSION_PLANNED);
  row->patient = respite_patient_copy (sample_patient ());
  row->protocol_name = g_strdup ("Pain - short series");

  return row;
}

static void
test_day_sheet (gconstpointer data)
{
  const char *const *expected = data;
  RespiteDocumentInfo info = sample_info ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_day_row_free);
  g_autoptr (RespiteLayout) layout = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("day-sheet-%s", expected[0]);
  g_autofree char *text = NULL;

  info.language = expected[0];
  info.patient = NULL;
  for (int i = 0; i < 60; i++)
    g_ptr_array_add (rows, new_row (i % 4));
  layout = respite_day_sheet_layout (PRINTED_AT, rows, &info, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (respite_layout_get_n_pages (layout), >, 1);
  text = read_layout (layout, name);
  for (guint i = 1; text != NULL && expected[i] != NULL; i++)
    if (strstr (text, expected[i]) == NULL)
      g_error ("“%s” is missing in %s", expected[i], text);

  /* A day without visits says so. */
  g_clear_pointer (&layout, respite_layout_unref);
  g_ptr_array_set_size (rows, 0);
  layout = respite_day_sheet_layout (PRINTED_AT, rows, &info, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (respite_layout_get_n_pages (layout), ==, 1);
}

/* In large print the columns are so few that no word is broken. */
static void
test_large_print (void)
{
  static const char *const words[][4] = {
    { "Acompañante", "Paciente", "reservado", "10:00 a. m. –" },
    { "Acompañante", "Paciente", "Hablado", "10:00 a. m." },
  };

  for (int is_calls = 0; is_calls < 2; is_calls++)
    {
      RespiteDocumentInfo info = sample_info ();
      g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_day_row_free);
      g_autoptr (RespiteLayout) layout = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      info.language = "es";
      info.paper = "a4";
      info.large_print = TRUE;
      info.patient = NULL;
      g_ptr_array_add (rows, new_row (2));
      layout = is_calls ? respite_call_list_layout (PRINTED_AT, rows, 6, 2, &info, &error) :
               respite_day_sheet_layout (PRINTED_AT, rows, &info, &error);
      g_assert_no_error (error);
      check_inside (layout);
      text = respite_layout_get_text (layout, -1);
      for (gsize i = 0; i < G_N_ELEMENTS (words[0]); i++)
        if (strstr (text, words[is_calls][i]) == NULL)
          g_error ("“%s” is broken in %s", words[is_calls][i], text);
    }
}

int
main (int   argc,
      char *argv[])
{
  static const char *const english[] = { "en", "Your appointments", "7 December 2026", "done", "You cannot come?",
                                         NULL };
  static const char *const spanish[] = { "es", "Sus citas", "7 de diciembre de 2026", "hecha", "¿No puede venir?",
                                         NULL };
  static const char *const day[] = { "en", "Day sheet", "Chair 2", "2 / 4, Pain - short series",
                                     "Chair booked twice: The first one leaves early", NULL };
  static const char *const dia[] = { "es", "Hoja del día", "Sillón reservado dos veces", NULL };

  g_test_init (&argc, &argv, NULL);
  respite_core_init ();

  g_test_add_data_func ("/calendar/english", english, test_calendar);
  g_test_add_data_func ("/calendar/spanish", spanish, test_calendar);
  g_test_add_func ("/day-sheet/large-print", test_large_print);
  g_test_add_data_func ("/day-sheet/english", day, test_day_sheet);
  g_test_add_data_func ("/day-sheet/spanish", dia, test_day_sheet);

  return g_test_run ();
}
