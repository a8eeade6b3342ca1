/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-audit-words.h"
#include "respite-core.h"

static const struct
{
  const char *action;
  const char *text;
  const char *english;
  const char *spanish;
} cases[] = {
  { "event.add", "set systolic 118 pulse 72 at 1795380192000", "20:43 Vital signs: Systolic 118, HR 72",
    "20:43 Signos vitales: Sistólica 118, FC 72" },
  { "event.add", "spray-bolus 28 mg at 1795380192000", "20:43 Nasal spray: 28 mg",
    "20:43 Aerosol nasal: 28 mg" },
  { "event.add", "effect-start nausea 2 at 1795380192000", "20:43 Side effect began: Nausea 2",
    "20:43 Empieza un efecto: Náuseas 2" },
  { "event.add", "effect-end nausea 0 at 1795380192000", "20:43 Side effect over: Nausea",
    "20:43 Termina un efecto: Náuseas" },
  { "event.strike", "recovery aldrete 10 at 1795380192000", "20:43 Recovery score: Modified Aldrete 10 of 10",
    "20:43 Recuperación: Aldrete modificado 10 de 10" },
  { "event.add", "emergency shock 150 J at 1795380192000", "20:43 Emergency: Shock given 150 J",
    "20:43 Emergencia: Descarga dada 150 J" },
  { "event.add", "note “seen at 12”", "Note: “seen at 12”", "Nota: “seen at 12”" },
  { "event.add", "end at 1795380192000", "20:43 Infusion ended", "20:43 Fin de la infusión" },
  { "event.add", "new-kind 3", NULL, NULL },
  { "session.gate", "identity: none", "", "" },
  { "session.gate", "identity: yes", "Right person: Yes", "Right person: Sí" },
  { "session.gate", "own-line: n/a", "own-line: Does not apply", "own-line: No aplica" },
  { "session.gate", "weight: yes, 85.7 kg", "weight: Yes, 85.7 kg", "weight: Sí, 85.7 kg" },
  { "session.check-in", "checked-in", "Checked in", "Registrada" },
  { "session.book", "2026-11-22T10:00:00Z, Chair 2", NULL, NULL },
  { "session.order", "ketamine-iv, 43 mg", "Ketamine (racemic), IV infusion, 43 mg",
    "Ketamina (racémica), infusión intravenosa, 43 mg" },
  { "response.finish", "phq-9|1, 0 STOP, 1 REVIEW, 0 NOTE, phq-9 17", "phq-9 (1), 1 REVIEW, phq-9 17",
    "phq-9 (1), 1 REVIEW, phq-9 17" },
  { "eligibility.sign", "none", "", "" },
  { "eligibility.sign", "cleared; ; {}; 2027-01-05", "Cleared; ; {}; 2027-01-05", "Apto; ; {}; 2027-01-05" },
  { "allergies.state", "not-asked", "Not asked", "No se preguntó" },
  { "patient.update", "family: Lund", NULL, NULL },
};

static void
test_rows_are_told_in_words (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GHashTable) checks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_hash_table_insert (checks, respite_audit_words_dup_check_key ("session.gate", "identity"),
                       (gpointer) "Right person");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *english = respite_audit_words_dup (respite_words_get ("en"), zone, checks, cases[i].action,
                                                          cases[i].text);
      g_autofree char *spanish = respite_audit_words_dup (respite_words_get ("es"), zone, checks, cases[i].action,
                                                          cases[i].text);

      g_assert_cmpstr (english, ==, cases[i].english);
      g_assert_cmpstr (spanish, ==, cases[i].spanish);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  respite_core_init ();

  g_test_add_func ("/audit-words/rows-are-told-in-words", test_rows_are_told_in_words);

  return g_test_run ();
}
