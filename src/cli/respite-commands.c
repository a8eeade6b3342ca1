/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "respite-command.h"

#include "base/respite-error.h"

#define LABEL_OPTIONS "[--sheet letter-30|a4-21] [--first N] [--count N] [--language LANGUAGE] [--protect] -o OUT.pdf"

static const RespiteCommand commands[] = {
  {
    "init", NULL,
    "--clinic NAME --admin LOGIN [--name NAME] [--address TEXT] [--phone NUMBER] [--after-hours NUMBER] "
    "[--country us|gb] [--time-zone ZONE] [--paper letter|a4] [--language en|es]",
    N_("Makes a new, empty clinic with its first administrator; prints the recovery code once."),
    FALSE, respite_cli_init,
  },
  {
    "demo", NULL, "[--patients N] [--seed N] [--at TIME]",
    N_("Makes a practice clinic in a folder of its own; the same seed and time give the same clinic."),
    FALSE, respite_cli_demo,
  },

  {
    "staff", "add", "LOGIN --name NAME --roles ROLES [--one-time]",
    N_("Adds an account; ROLES are prescriber, nurse, desk, administrator, backup, joined by commas; with --one-time "
       "its owner must choose another password first."),
    TRUE, respite_cli_staff_add,
  },
  { "staff", "list", "", N_("Lists the accounts."), TRUE, respite_cli_staff_list },
  {
    "staff", "deactivate", "LOGIN", N_("Ends an account; what it did stays."), TRUE, respite_cli_staff_deactivate,
  },
  {
    "staff", "reactivate", "LOGIN", N_("Opens a deactivated account again, with a new password."), TRUE,
    respite_cli_staff_reactivate,
  },
  {
    "staff", "edit", "LOGIN [--name NAME] [--roles ROLES]", N_("Changes the name or the roles of an account."), TRUE,
    respite_cli_staff_edit,
  },
  {
    "staff", "password", "[--of LOGIN]",
    N_("Changes one's own password; with --of an administrator gives another account a new one."), TRUE,
    respite_cli_staff_password,
  },
  {
    "staff", "renew-code", "", N_("Makes a new recovery code and prints it once; the old one is void."), TRUE,
    respite_cli_staff_renew_code,
  },

  {
    "access", "open", "--patient MRN --reason TEXT",
    N_("Emergency access: shows one record for half an hour to a person whose role shows none."), TRUE,
    respite_cli_access_open,
  },
  {
    "access", "list", "[--all]", N_("Lists the emergency accesses that no administrator has acknowledged, or all."),
    TRUE, respite_cli_access_list,
  },
  {
    "access", "acknowledge", "ID [--note TEXT]", N_("An administrator has taken note of an emergency access."), TRUE,
    respite_cli_access_acknowledge,
  },

  {
    "patient", "add",
    "[--family F] [--given G] --born YYYY-MM-DD [--sex female|male|other|unknown] [--mrn MRN] [--preferred NAME] "
    "[--former NAMES] [--nicknames NAMES] [--gender TEXT] [--pronouns TEXT] [--phone NUMBER] [--phone2 NUMBER] "
    "[--email ADDRESS] [--address TEXT] [--language en|es] [--large-print] [--emergency-name NAME] "
    "[--emergency-phone NUMBER] [--escort NAME] [--escort-phone NUMBER] [--referrer NAME] [--pharmacy NAME] "
    "[--note TEXT] [--weight KG] [--height CM] [--allergy TEXT]... [--no-known-allergies] [--problem TEXT]... "
    "[--medicine TEXT]... [--treatment TEXT]...",
    N_("Adds a patient and prints the MRN; a list entry may carry details after semicolons: problem; ICD-10-CM code, "
       "medicine; dose; how often; classes, treatment; dose; how long; result."),
    TRUE, respite_cli_patient_add,
  },
  {
    "patient", "edit",
    "MRN [--family F] [--given G] [--born YYYY-MM-DD] [--sex female|male|other|unknown] [--mrn MRN] "
    "[--preferred NAME] [--former NAMES] [--nicknames NAMES] [--gender TEXT] [--pronouns TEXT] [--phone NUMBER] "
    "[--phone2 NUMBER] [--email ADDRESS] [--address TEXT] [--language en|es] [--large-print] [--normal-print] "
    "[--emergency-name NAME] [--emergency-phone NUMBER] [--escort NAME] [--escort-phone NUMBER] [--referrer NAME] "
    "[--pharmacy NAME] [--note TEXT]",
    N_("Changes what is given of a patient; the old values stay in the history."), TRUE, respite_cli_patient_edit,
  },
  {
    "patient", "list", "[--limit N] [--archived]", N_("Lists the patients by name."), TRUE, respite_cli_patient_list,
  },
  {
    "patient", "search", "TEXT... [--limit N] [--archived]",
    N_("Finds patients by parts of the name, date of birth, MRN or phone."), TRUE, respite_cli_patient_search,
  },
  { "patient", "show", "MRN", N_("Shows a patient's record."), TRUE, respite_cli_patient_show },
  {
    "patient", "archive", "MRN [--back]", N_("Puts a patient into the archive, or takes one back."), TRUE,
    respite_cli_patient_archive,
  },
  {
    "patient", "history", "MRN [--field NAME]", N_("Lists who changed what of a patient's record, newest first."), TRUE,
    respite_cli_patient_history,
  },
  {
    "patient", "merge", "MRN OTHER-MRN [--reason TEXT] [--preview]",
    N_("Joins two records of one person: the first stays, the other goes into it; --preview only tells what would be."),
    TRUE, respite_cli_patient_merge,
  },
  {
    "patient", "unmerge", "MRN [--reason TEXT]", N_("Takes a merge back; MRN is that of the record that was merged."),
    TRUE, respite_cli_patient_unmerge,
  },
  {
    "patient", "attach", "MRN FILE [--title TEXT]",
    N_("Adds a PNG, JPEG or PDF file of at most 20 MB to a patient's record and prints its id."), TRUE,
    respite_cli_patient_attach,
  },
  {
    "patient", "attachments", "MRN", N_("Lists the attachments of a patient."), TRUE, respite_cli_patient_attachments,
  },
  {
    "patient", "attachment", "ID -o FILE", N_("Writes a copy of an attachment."), TRUE, respite_cli_patient_attachment,
  },
  {
    "patient", "detach", "ID [--back]", N_("Strikes an attachment out, or lets it stand again; it is never deleted."),
    TRUE, respite_cli_patient_detach,
  },
  {
    "patient", "record", "MRN " DOCUMENT_OPTIONS,
    N_("Writes the full record of a patient with an outline: lists, scores, courses, visits, consents, forms, "
       "attachments, papers and changes."),
    TRUE, respite_cli_patient_record,
  },

  { "form", "list", "[--language LANGUAGE]", N_("Lists the forms."), TRUE, respite_cli_form_list },
  { "form", "show", "ID [--language LANGUAGE]", N_("Shows the questions of a form."), TRUE, respite_cli_form_show },
  {
    "form", "import", "FILE.json", N_("Adds a FHIR R4 Questionnaire, or a new version of one."), TRUE,
    respite_cli_form_import,
  },
  {
    "form", "fill", "ID --patient MRN --answers FILE.json [--session ID] [--draft] [--at DATE]",
    N_("Records the answers to a form: a QuestionnaireResponse, or an object of answers by linkId; a score sheet may "
       "be of an earlier day."), TRUE,
    respite_cli_form_fill,
  },
  {
    "form", "drafts", "--patient MRN [--language LANGUAGE] [--discarded]",
    N_("Lists the forms that were begun and not finished, or those that were discarded."), TRUE,
    respite_cli_form_drafts,
  },
  {
    "form", "discard", "RESPONSE", N_("Puts a draft away; its safety answers are looked at all the same."), TRUE,
    respite_cli_form_discard,
  },
  { "form", "bring-back", "RESPONSE", N_("Brings a discarded draft back."), TRUE, respite_cli_form_bring_back },
  {
    "form", "validate", "QUESTIONNAIRE.json RESPONSE.json",
    N_("Checks answers against a form, both from files; touches no clinic."), FALSE, respite_cli_form_validate,
  },
  {
    "form", "retire", "ID", N_("Offers a form no longer; its answers stay."), TRUE, respite_cli_form_retire,
  },
  {
    "form", "restore", "ID", N_("Offers a retired form again."), TRUE, respite_cli_form_restore,
  },
  {
    "form", "print", "RESPONSE " DOCUMENT_OPTIONS, N_("Writes a form with the answers that were given."), TRUE,
    respite_cli_form_print,
  },
  {
    "form", "blank", "ID " DOCUMENT_OPTIONS, N_("Writes a form to be filled with a pen."), TRUE, respite_cli_form_blank,
  },

  {
    "score", "list", "--patient MRN [--instrument NAME] [--course ID]",
    N_("Lists a patient's scores with change, response and remission, oldest first."), TRUE, respite_cli_score_list,
  },
  { "score", "instruments", "", N_("Lists the instruments and their scales."), TRUE, respite_cli_score_instruments },
  {
    "score", "enter", "INSTRUMENT --patient MRN --value N [--item N] [--scale NAME] [--at DATE]",
    N_("Enters a total that was worked out on paper, of an instrument without a score sheet; --item is its answer "
       "about suicidal thoughts."), TRUE,
    respite_cli_score_enter,
  },
  {
    "score", "withdraw", "ID --reason TEXT", N_("Strikes an entered score through."), TRUE,
    respite_cli_score_withdraw,
  },
  {
    "score", "check", "", N_("Works every score out again from the answers and compares."), TRUE,
    respite_cli_score_check,
  },

  {
    "safety", "list", "[--patient MRN] [--all]",
    N_("Lists the safety answers that nobody has acknowledged yet, or all of them."), TRUE, respite_cli_safety_list,
  },
  {
    "safety", "acknowledge", "ID --action TEXT", N_("Writes down what was done about a safety answer."), TRUE,
    respite_cli_safety_acknowledge,
  },

  {
    "eligibility", "show", "--patient MRN", N_("Shows the flags of the screening and the decision in force."), TRUE,
    respite_cli_eligibility_show,
  },
  {
    "eligibility", "sign",
    "--patient MRN --decision cleared|conditional|deferred|not-eligible [--reason TEXT] [--conditions TEXT]... "
    "[--override KEY=REASON]... [--review-on DATE]",
    N_("Signs a prescriber's decision with the password of --user."), TRUE, respite_cli_eligibility_sign,
  },
  {
    "eligibility", "condition", "NUMBER --patient MRN [--open] [--note TEXT]",
    N_("Says that a condition of the decision is met, or with --open that it is not."), TRUE,
    respite_cli_eligibility_condition,
  },
  {
    "eligibility", "due", "", N_("Lists the patients whose decision is due for review."), TRUE,
    respite_cli_eligibility_due,
  },
  {
    "eligibility", "workup",
    "list|add|strike|rule [--patient MRN] [--item ITEM] [--result normal|abnormal|done|not-done] [--text TEXT] "
    "[--on DATE] [--by NAME] [--id ID] [--reason TEXT] [--rule always|flag|never] [--days NUMBER]",
    N_("Lists the work-up before a course, adds a result (--patient, --item), takes one back (--id, --reason), or sets "
       "the clinic's rule for an item (--item, --rule, --days)."),
    TRUE, respite_cli_eligibility_workup,
  },

  {
    "consent", "list", "--patient MRN", N_("Lists a patient's consents."), TRUE, respite_cli_consent_list,
  },
  { "consent", "show", "ID", N_("Shows the exact text and the signatures of a consent."), TRUE,
    respite_cli_consent_show },
  {
    "consent", "sign",
    "ID --patient MRN [--paper SCAN.pdf] [--strokes FILE] [--language LANGUAGE] [--signer NAME] "
    "[--representative AUTHORITY] [--witness NAME] [--interpreter NAME] [--answer CODE=TEXT]... "
    "[--value PLACEHOLDER=TEXT]... [--explained]",
    N_("Records a signed consent: on paper with its scan, or drawn strokes; --explained adds --user's signature."),
    TRUE, respite_cli_consent_sign,
  },
  {
    "consent", "present", "ID --patient MRN [--language LANGUAGE] [--value PLACEHOLDER=TEXT]... [--draft]",
    N_("Freezes a consent's text for a patient; with --draft it may still lack something."), TRUE,
    respite_cli_consent_present,
  },
  {
    "consent", "decline", "ID [--reason TEXT]", N_("Writes down that the patient said no."), TRUE,
    respite_cli_consent_decline,
  },
  {
    "consent", "language", "ID LANGUAGE", N_("Writes a consent that nobody decided on anew in another language."), TRUE,
    respite_cli_consent_language,
  },
  { "consent", "due", "", N_("Lists who must sign again, and why."), TRUE, respite_cli_consent_due },
  { "consent", "expire", "", N_("Writes down which consents ran out."), TRUE, respite_cli_consent_expire },
  { "consent", "texts", "", N_("Lists the consent texts with their versions."), TRUE, respite_cli_consent_texts },
  {
    "consent", "text", "ID [--language LANGUAGE] [--edition NUMBER]", N_("Prints the file of a consent text."), TRUE,
    respite_cli_consent_text,
  },
  {
    "consent", "save-text", "ID FILE.md [--language LANGUAGE] [--ask-again] [--note TEXT]",
    N_("Adds a version of a consent text; with --ask-again who signed an older one signs again."), TRUE,
    respite_cli_consent_save_text,
  },
  {
    "consent", "withdraw", "ID [--reason TEXT]", N_("Withdraws a consent at once."), TRUE,
    respite_cli_consent_withdraw,
  },
  {
    "consent", "copy", "ID [--paper a4|letter] [--large-print] [--protect] -o OUT.pdf",
    N_("Writes a copy of a consent."), TRUE,
    respite_cli_consent_copy,
  },

  { "protocol", "list", "[--language LANGUAGE]", N_("Lists the protocols."), TRUE, respite_cli_protocol_list },
  { "protocol", "show", "ID [--language LANGUAGE]", N_("Shows a protocol."), TRUE, respite_cli_protocol_show },
  {
    "protocol", "import", "FILE", N_("Adds a protocol, or a new version of one."), TRUE, respite_cli_protocol_import,
  },
  { "protocol", "export", "ID -o FILE", N_("Writes a protocol's file."), TRUE, respite_cli_protocol_export },

  {
    "protocol", "copy", "ID --name NAME [--language LANGUAGE]",
    N_("Makes a protocol of the clinic's own like another one."), TRUE, respite_cli_protocol_copy,
  },
  { "protocol", "retire", "ID", N_("Offers a protocol no longer."), TRUE, respite_cli_protocol_retire },
  { "protocol", "restore", "ID", N_("Offers a retired protocol again."), TRUE, respite_cli_protocol_restore },

  {
    "vials", "rules", "[--second-person YES-OR-NO] [--tolerance MG]",
    N_("Shows, or sets, whether a second person checks every preparation and how exactly a visit's vials balance."),
    TRUE, respite_cli_vial_rules,
  },

  {
    "lists", "show", "LIST",
    N_("Shows a list of the clinic: medicines, equipment, gate or discharge."), TRUE, respite_cli_list_show,
  },
  { "lists", "export", "LIST -o OUT.json", N_("Writes it as a file."), TRUE, respite_cli_list_export },
  {
    "lists", "set", "LIST --file LIST.json",
    N_("Takes a list from such a file. Lines that came with the program and are not in it stay as they came; a line is "
       "retired by saying so."),
    TRUE, respite_cli_list_set,
  },
  {
    "schedule", "show", "", N_("Shows when sets of vital signs fall due where the protocol does not say it."), TRUE,
    respite_cli_schedule_show,
  },
  {
    "schedule", "set",
    "[--dense-sessions N] [--dense MINUTES] [--first-sets N] [--first MINUTES] [--later MINUTES] [--recovery MINUTES]",
    N_("Sets it: in the first sessions of a course every so many minutes; in later ones the first sets, then the "
       "others; in recovery, minutes after the end with commas between them. A session that has begun keeps its own."),
    TRUE, respite_cli_schedule_set,
  },

  { "quick", "show", "", N_("Shows the ten quick events of the session page."), TRUE, respite_cli_quick_show },
  {
    "quick", "set", "PLACE [--name TEXT] [--line LINE] [--clear]",
    N_("Changes one of the quick events, 1 to 10; a line that ends in a space is only begun."), TRUE,
    respite_cli_quick_set,
  },
  {
    "quick", "reset", "", N_("Brings back the quick events that the program comes with."), TRUE,
    respite_cli_quick_reset,
  },
  {
    "recovery", "goals", "[--aldrete N] [--padss N]",
    N_("Shows, or sets, the least recovery score with which a patient may leave."), TRUE, respite_cli_recovery_goals,
  },

  { "calendar", "show", "", N_("Shows chairs, clinic days and closed days."), TRUE, respite_cli_calendar_show },
  {
    "calendar", "set",
    "[--chair NAME]... [--hours HOURS]... [--closed DAY]... [--holiday ID]... [--infusion MINUTES] "
    "[--recovery MINUTES]",
    N_("Sets them: chairs (“NAME” or “NAME; retired”) and closed days (“2026-12-25 Christmas”) as a whole, hours day "
       "by day (“mon 08:00-17:00” or “sun closed”)."),
    TRUE, respite_cli_calendar_set,
  },
  {
    "calendar", "holidays", "[--country us|gb] [--year YEAR]",
    N_("Lists the public holidays of a year, and on which the clinic is closed."), TRUE,
    respite_cli_calendar_holidays,
  },

  {
    "course", "add", "--patient MRN --protocol ID --start DATE [--time HH:MM] [--chair TEXT]",
    N_("Puts a protocol's sessions on the calendar and prints the course's id."), TRUE, respite_cli_course_add,
  },
  {
    "course", "propose", "--patient MRN --protocol ID --start DATE [--time HH:MM] [--chair TEXT]",
    N_("Shows on which of the clinic's days a course would fall, and what should be known of each."), TRUE,
    respite_cli_course_propose,
  },
  {
    "course", "calendar", "ID " DOCUMENT_OPTIONS, N_("Writes a course's appointments for the patient."), TRUE,
    respite_cli_course_calendar,
  },
  {
    "course", "due", "[--course ID] [--language LANGUAGE]",
    N_("Lists the courses that are due or off plan, or what should be looked at in one."), TRUE,
    respite_cli_course_due,
  },
  { "course", "list", "--patient MRN", N_("Lists a patient's courses."), TRUE, respite_cli_course_list },
  { "course", "show", "ID", N_("Shows a course and its sessions."), TRUE, respite_cli_course_show },
  {
    "course", "review", "ID --verdict continue|stop [--text TEXT]",
    N_("Records a prescriber's look at a course; stopping needs a text."), TRUE, respite_cli_course_review,
  },
  {
    "course", "take-back-review", "ID --reason TEXT",
    N_("Takes back the newest review of a course, which stays with the reason."), TRUE,
    respite_cli_course_take_back_review,
  },
  {
    "course", "stop", "ID --reason TEXT", N_("Ends a course and cancels its planned sessions."), TRUE,
    respite_cli_course_stop,
  },

  {
    "session", "list", "[--patient MRN] [--course ID] [--from DATE] [--to DATE] [--open]",
    N_("Lists sessions by time."), TRUE, respite_cli_session_list,
  },
  { "session", "show", "ID", N_("Shows everything of a session."), TRUE, respite_cli_session_show },
  {
    "session", "book",
    "--patient MRN --at TIME [--course ID] [--number NUMBER] [--minutes MINUTES] [--recovery MINUTES] [--chair TEXT] "
    "[--reason TEXT]",
    N_("Books a session; a taken chair needs a reason."), TRUE, respite_cli_session_book,
  },
  {
    "session", "move", "ID --at TIME [--rest only|all|keep] [--chair TEXT] [--reason TEXT] [--preview]",
    N_("Moves a planned session, and the rest of its course with it; --preview only shows what would happen."), TRUE,
    respite_cli_session_move,
  },
  {
    "session", "day-sheet", "[--at DATE] " DOCUMENT_OPTIONS, N_("Writes the visits of a day by time and chair."), TRUE,
    respite_cli_session_day_sheet,
  },
  {
    "session", "calls", "[--at DATE] " DOCUMENT_OPTIONS,
    N_("Writes the list of reminder calls for the visits of a day, tomorrow's if no other is named."), TRUE,
    respite_cli_session_calls,
  },
  { "session", "check-in", "ID [--chair TEXT]", N_("The patient has come."), TRUE, respite_cli_session_check_in },
  {
    "session", "cancel", "ID --reason TEXT [--no-show]", N_("The session does not take place."), TRUE,
    respite_cli_session_cancel,
  },
  {
    "session", "gate", "ID [--answers FILE]",
    N_("Shows the readiness gate, or answers it; checks the patient in where that was not done."), TRUE,
    respite_cli_session_gate,
  },
  {
    "session", "order", "ID --file ORDER.json [--accept-difference]",
    N_("Signs an order with the password of --user, and records the preparation that the file tells of."), TRUE,
    respite_cli_session_order,
  },
  {
    "session", "entry", "ID LINE [--at TIME] [--photo FILE] [--confirm]",
    N_("Records one entry line, such as '118/74 72 98 14 p3 s5'; returns when it is durable. A picture goes with a "
       "line that begins with photo."), TRUE,
    respite_cli_session_entry,
  },
  {
    "session", "correct", "ID ENTRY LINE --reason TEXT [--confirm]",
    N_("Puts LINE in the place of an entry, which stays in the record, struck through."), TRUE,
    respite_cli_session_correct,
  },
  {
    "session", "strike", "ID ENTRY --reason TEXT", N_("Strikes an entry out; it stays in the record."), TRUE,
    respite_cli_session_strike,
  },
  {
    "session", "practice", "ID [--at TIME]",
    N_("Shows how the patient of a practice clinic is: the signs answer to what the pump gives."), TRUE,
    respite_cli_session_practice,
  },
  {
    "session", "discharge", "ID --answers FILE [--incomplete]", N_("Answers the discharge checklist and discharges."),
    TRUE, respite_cli_session_discharge,
  },
  {
    "session", "sign", "ID", N_("Locks a complete session with the password of --user."), TRUE,
    respite_cli_session_sign,
  },
  {
    "session", "vial",
    "ID list|draw|waste|return|explain [--vial ID] [--number TEXT] [--lot TEXT] [--expiry MONTH] "
    "[--strength NUMBER] [--size NUMBER] [--drawn NUMBER] [--amount AMOUNT] [--reason TEXT] "
    "[--witness LOGIN]",
    N_("Lists the vials of a session with their balance, or writes down what became of them; the witness types their "
       "own password (RESPITE_WITNESS_PASSWORD)."),
    TRUE, respite_cli_session_vial,
  },
  {
    "session", "addendum", "ID TEXT", N_("Adds to a signed session, with the password of --user."), TRUE,
    respite_cli_session_addendum,
  },
  {
    "session", "amend", "ID ENTRY TEXT --reason TEXT",
    N_("Says what an entry of a signed session should have been, with the password of --user; the entry and the first "
       "signature stay."),
    TRUE, respite_cli_session_amend,
  },
  {
    "session", "import-vitals",
    "ID FILE [--map FILE] [--offset SECONDS] [--save-map NAME] [--dry-run]",
    N_("Imports vital signs from a monitor's CSV file, beside those that were typed; --dry-run only shows what was "
       "understood, --offset is added to the monitor's clock."),
    TRUE, respite_cli_session_import_vitals,
  },
  {
    "session", "undo-vitals", "ID IMPORT --reason TEXT",
    N_("Takes an import of vital signs back; it stays in the record, struck through."), TRUE,
    respite_cli_session_undo_vitals,
  },
  {
    "session", "vitals-maps", "[--forget NAME] [--rename NAME] [--to NAME]",
    N_("Lists how the clinic reads the files of its monitors, and forgets or renames one."), TRUE,
    respite_cli_session_vitals_maps,
  },
  {
    "session", "chart", "ID -o OUT.png|.svg|.pdf [--earlier COUNT] [--language LANGUAGE] [--width POINTS] [--dark]",
    N_("Writes the chart as a picture, beside those of earlier sessions."), TRUE, respite_cli_session_chart,
  },
  {
    "session", "summary", "ID " DOCUMENT_OPTIONS, N_("Writes the session summary."), TRUE, respite_cli_session_summary,
  },
  {
    "session", "worksheet", "ID [--answers FILE]",
    N_("Shows or answers the observation worksheet of a visit with esketamine nasal spray."), TRUE,
    respite_cli_session_worksheet,
  },
  {
    "session", "worksheet-paper", "ID " DOCUMENT_OPTIONS, N_("Writes the esketamine worksheet of a session."), TRUE,
    respite_cli_session_worksheet_paper,
  },
  {
    "session", "code-sheet", "ID " DOCUMENT_OPTIONS, N_("Writes the record of a session's emergencies."), TRUE,
    respite_cli_session_code_sheet,
  },

  {
    "label", "address", "MRN " LABEL_OPTIONS, N_("Writes labels with a patient's name and address."), TRUE,
    respite_cli_label_address,
  },
  {
    "label", "bag", "SESSION " LABEL_OPTIONS,
    N_("Writes labels for the bag of an infusion: patient, drug, amount, strength, rate, who prepared and checked it."),
    TRUE, respite_cli_label_bag,
  },
  {
    "score", "chart",
    "--patient MRN [--instrument ID] -o OUT.png|.svg|.pdf [--language LANGUAGE] [--width POINTS] [--dark]",
    N_("Writes the trend of the scores as a picture or a document."), TRUE, respite_cli_score_chart,
  },

  {
    "summary", "course", "ID " DOCUMENT_OPTIONS, N_("Writes the summary of a course."), TRUE,
    respite_cli_summary_course,
  },
  {
    "summary", "patient", "MRN " DOCUMENT_OPTIONS, N_("Writes the summary of a patient's record."), TRUE,
    respite_cli_summary_patient,
  },

  { "verify", NULL, "", N_("Checks the database and the audit chain."), TRUE, respite_cli_verify },
  {
    "audit", "list", "[--patient MRN] [--by LOGIN] [--action ACTION] [--from DATE] [--to DATE] [--limit N]",
    N_("Lists who did what and when, the newest first."), TRUE, respite_cli_audit_list,
  },
  {
    "audit", "report", "[--patient MRN] [--by LOGIN] [--action ACTION] [--from DATE] [--to DATE] " DOCUMENT_OPTIONS,
    N_("Writes who did what, to whose record and when, with an overview."), TRUE, respite_cli_audit_report,
  },
  { "audit", "verify", "", N_("Checks the database and the audit chain."), TRUE, respite_cli_verify },

  {
    "backup", "make", "DIR", N_("Writes an encrypted backup and proves it by unpacking it."), TRUE,
    respite_cli_backup_make,
  },
  { "backup", "verify", "FILE", N_("Proves a backup again."), TRUE, respite_cli_backup_verify },
  {
    "backup", "restore", "FILE", N_("Puts a backup in the place of the clinic, which is kept beside it."), FALSE,
    respite_cli_backup_restore,
  },

  { NULL, NULL, NULL, NULL, FALSE, NULL },
};

const RespiteCommand *
respite_command_next (const RespiteCommand *command)
{
  if (command == NULL)
    return commands;
  if (command[1].noun != NULL)
    return command + 1;

  return command >= commands && command < commands + G_N_ELEMENTS (commands) ? respite_paper_commands : NULL;
}
