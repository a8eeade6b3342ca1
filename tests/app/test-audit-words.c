/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-audit-detail.h"
#include "respite-app.h"
#include "service/respite-form-acts.h"
#include "service/respite-office-settings.h"
#include "test-visit.h"

/* What the audit trail keeps by codes is read in words; what a person wrote stays as it is. */

typedef struct
{
  const char *action;
  const char *before;
  const char *text;
  const char *expected;
} Case;

static const Case cases[] = {
  { "event.add", NULL, "set systolic 118 pulse 72 at 1795380192000", "Vital signs Systolic 118 HR 72" },
  { "event.add", NULL, "note “pause at 12” at 1795380192000", "Note “pause at 12”" },
  { "event.correct", NULL, "rate 53.6 mg/h at 1795380192000", "Rate changed 53.6 mg/h" },
  { "event.add", NULL, "effect-start dizziness 1 at 1795380192000", "Side effect began Dizziness 1" },
  { "event.strike", "effect-start headache 1 at 1795384512000", NULL, "Side effect began Headache 1" },
  { "event.add", NULL, "recovery aldrete 10 at 1795380192000", "Recovery score Modified Aldrete 10 of 10" },
  { "event.add", NULL, "", "" },
  { "session.gate", "weight: none", "weight: yes, 52.3 kg", "Weight taken today: yes, 52.3 kg" },
  { "session.discharge-check", NULL, "iv-out: n/a", "IV line is out, the site looks well: does not apply" },
  { "session.gate", NULL, "own-line: no", "own-line: no" },
  { "session.cancel", "planned", "no-show", "Did not come" },
  { "session.book", NULL, "2026-11-22T10:00:00Z, Chair 2", "Sun 22 Nov 2026, 10:00, Chair 2" },
  { "session.order", NULL, "ketamine-iv, 44 mg, 88.2 kg actual of 2026-11-22, 44 mg/h, 60 min",
    "Ketamine into a vein, 44 mg, 88.2 kg (actual weight, 22 Nov 2026), 44 mg/h, 60 min" },
  { "session.prepare", NULL, "lot W1, expiry 2028-05, vial V47, drawn 0.88 mL, checked by Lee, MD",
    "lot W1, expiry 2028-05, vial V47, drawn 0.88 mL, checked by Lee, MD" },
  { "response.start", NULL, "urn:respite:form:phq-9|1", "PHQ-9: depression, version 1" },
  { "response.finish", NULL, "phq-9|1, 0 STOP, 1 REVIEW, 0 NOTE, phq-9 17",
    "PHQ-9: depression, version 1 · 1 × REVIEW · PHQ-9: 17" },
  { "form.retire", NULL, "gad-7", "GAD-7: anxiety" },
  { "score.enter", NULL, "phq-9 incomplete", "PHQ-9: incomplete" },
  { "consent.sign", "presented", "off-label-ketamine, version 1, es, 2 signers",
    "Consent to treatment with ketamine, version 1, Español, 2 signatures" },
  { "consent.present", NULL, "unknown-text, version 3, en, SHA-256 8da457", "unknown-text, version 3, English" },
  { "course.add", NULL, "Pain - short series, version 1, 4 sessions from 2026-11-23",
    "Pain - short series, version 1, 4 sessions from 23 Nov 2026" },
  { "course.review", NULL, "continue", "go on" },
  { "course.stop", "active", "stopped", "Stopped" },
  { "document.give", NULL, "summary patient, es", "Record summary, Español" },
  { "document.save", NULL, "chart trend-chart, ", "Chart of the scores" },
  { "eligibility.sign", "none", "cleared; ; {}; 2027-01-05", "Cleared · to be looked at again on 5 Jan 2027" },
  { "eligibility.sign", "none", "conditional; Blood pressure first\nEscort; {}; ",
    "Cleared with conditions · Blood pressure first; Escort" },
  { "patient.update", "family: Novak\nborn: 1980-01-02", "family: Lund\nborn: 1980-01-03",
    "Family name: Novak → Lund · Date of birth: 2 Jan 1980 → 3 Jan 1980" },
  { "patient.merge", NULL, "MRN 10002 into MRN 10001", "MRN 10002 into MRN 10001" },
  { "allergies.state", "not-asked", "none-known", "not asked → none known" },
  { "record.add", NULL, "medicine: metformin; 500 mg", "Medicine: metformin; 500 mg" },
  { "workup.add", NULL, "blood-pressure: normal; 120/80; 2026-11-20; Dr Lee",
    "Blood pressure and heart rate: As expected, 120/80, 20 Nov 2026, Dr Lee" },
  { "attachment.add", NULL, "MRI (2) (application/pdf, 12345 bytes)", "MRI (2) (PDF file, 12.3\302\240kB)" },
  { "attachment.strike", NULL, "Scar (image/png, 2000 bytes)", "Scar (Picture, 2.0\302\240kB)" },
  { "setting.edit", "lock-minutes = 10", "lock-minutes = 5", "Minutes until the window locks: 10 → 5" },
  { "setting.edit", NULL, "theme = dark", "Theme: Dark" },
  { "setting.edit", NULL, "workup-blood-pressure = always 30",
    "Blood pressure and heart rate: Always, counts 30 days" },
  { "setting.edit", "quick-events = Nausea\tnausea 1\t.\nDizzy\tdizzy 1\t.\n",
    "quick-events = Nausea\tnausea 1\t.\nFloating\tfloating 2\t.\n",
    "Quick events: Alt+2 Dizzy (dizzy 1) → Floating (floating 2)" },
  { "setting.edit", NULL, "something-new = 3", "something-new: 3" },
  { "staff.add", NULL, "nurse: nurse,desk", "Olivia Stern: Nurse, Front desk" },
  { "staff.roles", "nurse", "nurse,desk", "Olivia Stern: Nurse → Nurse, Front desk" },
  { "staff.name", "Ann Oak", "Ann Lund", "Olivia Stern: Ann Oak → Ann Lund" },
  { "staff.deactivate", "active", "inactive", "Olivia Stern" },
  { "thresholds.set", "systolic high 160 160 180\npulse low 49 49 39", "systolic high 160 160 185\npulse low 49 49 39",
    "Systolic: at or above 160 / 160 / 185" },
  { "clinic.create", NULL, "59f541dc-1b38-41ed-8bd4-aef58d0f87e2", "" },
  { "clinic.built-in", NULL, "form urn:respite:form:phq-9|1 ab\nform urn:respite:form:asq|1 cd",
    "2 forms and protocols" },
  { "backup.make", NULL, "/media/stick/a.backup, 8192 bytes, 12-9f-41", "a.backup" },
  { "safety.acknowledge", NULL, "Talked until 2026-11-22", "Talked until 22 Nov 2026" },
  { "of-tomorrow", NULL, "as it is kept", "as it is kept" },
};

static void
test_details (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (RespiteAuditNames) names = respite_audit_names_new (clinic->office, "en");
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RespiteAuditEntry entry = { 0 };
      g_autofree char *expected = g_strconcat ("Ann", *cases[i].expected != '\0' ? " · " : "", cases[i].expected, NULL);
      g_autofree char *text = NULL;

      entry.row.action = cases[i].action;
      entry.row.old_text = cases[i].before;
      entry.row.new_text = cases[i].text;
      entry.row.staff_name = "Ann";
      entry.row.record_id = 1;
      text = respite_audit_detail_dup (&entry, names, zone);
      if (g_str_equal (text, expected))
        continue;
      g_test_message ("%s: “%s” instead of “%s”", cases[i].action, text, expected);
      g_test_fail ();
    }
}

static void
test_reason_follows (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  RespiteAuditEntry entry = { 0 };
  g_autofree char *text = NULL;
  g_autofree char *emergency = NULL;

  entry.row.action = "session.cancel";
  entry.row.new_text = "cancelled";
  entry.row.staff_name = "Ann";
  entry.row.reason = "Has a cold";
  text = respite_audit_detail_dup (&entry, NULL, zone);
  g_assert_cmpstr (text, ==, "Ann · Cancelled · Has a cold");

  entry.row.action = "record.view";
  entry.row.new_text = NULL;
  entry.row.reason = "emergency access";
  emergency = respite_audit_detail_dup (&entry, NULL, zone);
  g_assert_cmpstr (emergency, ==, "Ann · by emergency access");
}

/* Whatever a file brings in: a text that is no such text is shown, and nothing breaks. */
static void
test_odd_texts (void)
{
  static const char *const odd[] = { ",", ": ", "; ", "|", " = ", ", version ", "MRN ", "“", "\n\n",
                                     "a, b; c: d|e = f" };
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (odd); j++)
      {
        RespiteAuditEntry entry = { 0 };
        g_autofree char *text = NULL;

        entry.row.action = cases[i].action;
        entry.row.new_text = odd[j];
        entry.row.old_text = odd[(j + 1) % G_N_ELEMENTS (odd)];
        text = respite_audit_detail_dup (&entry, NULL, zone);
        g_assert_nonnull (text);
      }
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);
  respite_app_init ();

  g_test_add_func ("/audit-words/details", test_details);
  g_test_add_func ("/audit-words/reason", test_reason_follows);
  g_test_add_func ("/audit-words/odd", test_odd_texts);

  return g_test_run ();
}
