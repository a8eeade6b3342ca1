/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <stdio.h>
#include <string.h>

#include "respite-core.h"

#include "domain/respite-patient.h"
#include "service/respite-office-private.h"
#include "service/respite-patient-acts.h"

/*
 * Holds a clinic open as a window does, for the tests of the command line: FOLDER LOGIN PASSWORD. It says "open", then
 * answers each line of its input: "poll" with "changed" or "same", "add" by adding a patient, "sign-out" by ending.
 * As a window it has a second, reading connection.
 */

static gboolean
add_patient (RespiteOffice *office)
{
  g_autoptr (RespitePatient) patient = respite_patient_new ();
  g_autoptr (GError) error = NULL;

  patient->family = g_strdup ("Held");
  patient->given = g_strdup ("Open");
  patient->born = g_strdup ("1970-01-01");
  if (!respite_office_add_patient (office, patient, &error))
    {
      printf ("%s\n", error->message);
      return FALSE;
    }
  g_clear_pointer (&error, g_error_free);
  printf ("%s\n", patient->mrn);
  return TRUE;
}

static void
discard_changes (RespiteOffice *office)
{
  g_autoptr (RespiteChangeSet) changes = respite_office_take_changes (office);

  g_debug ("%s", changes != NULL ? "There were changes" : "No changes");
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (RespiteClock) clock = respite_clock_new_system ();
  g_autoptr (RespiteOffice) office = NULL;
  RespiteTicket *ticket;
  g_autoptr (RespiteOffice) reader = NULL;
  g_autoptr (GError) error = NULL;
  char line[64];

  g_assert_cmpint (argc, ==, 4);
  respite_core_init ();
  office = respite_office_open (argv[1], clock, &error);
  if (office == NULL || !respite_office_sign_in (office, argv[2], argv[3], &error))
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  ticket = respite_office_dup_ticket (office);
  reader = respite_office_new_reader (ticket, &error);
  respite_ticket_free (ticket);
  g_assert_no_error (error);
  discard_changes (office);
  puts ("open");
  fflush (stdout);

  while (fgets (line, sizeof line, stdin) != NULL && strcmp (line, "sign-out\n") != 0)
    {
      if (strcmp (line, "add\n") == 0)
        {
          add_patient (office);
        }
      else
        {
          RespiteChangeSet *changes = NULL;

          respite_office_poll (office);
          changes = respite_office_take_changes (office);
          puts (changes != NULL ? "changed" : "same");
          g_clear_pointer (&changes, respite_change_set_unref);
        }
      fflush (stdout);
    }
  return 0;
}
