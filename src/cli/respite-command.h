/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "respite-call.h"

G_BEGIN_DECLS

/**
 * RespiteCommandFunc:
 *
 * Does what a command says and puts what it has to say into @call. Returns: whether it was done
 */
typedef gboolean (*RespiteCommandFunc) (RespiteCall  *call,
                                        GError      **error);

/**
 * RespiteCommand:
 * @noun: such as "patient"
 * @verb: (nullable): such as "add"
 * @usage: its words and options, as people read them and as the parser does: "MRN", "--family F", "[--sex SEX]",
 *   "[--allergy TEXT]..." where it may be repeated, "[--flag]" where it takes nothing
 * @help: what it does, marked for translation
 * @needs_office: whether the clinic is opened and --user signed in before @run
 * @run: does it
 *
 * One row of the one table of commands.
 */
struct _RespiteCommand
{
  const char         *noun;
  const char         *verb;
  const char         *usage;
  const char         *help;
  gboolean            needs_office;
  RespiteCommandFunc  run;
};

/* What every command that writes a document takes. */
#define DOCUMENT_OPTIONS "[--language LANGUAGE] [--paper a4|letter] [--large-print] [--protect] -o OUT.pdf"

/* Those that write letters and handouts; ends with a %NULL noun. */
extern const RespiteCommand respite_paper_commands[];

/* The command after @command, of %NULL the first one; %NULL after the last one. */
const RespiteCommand *respite_command_next (const RespiteCommand *command);

/* --at: a day, which stands for its noon, or a time by RFC 3339; 0 without it. */
gboolean respite_cli_read_at (RespiteCall  *call,
                              gint64       *at,
                              GError      **error);

/* The commands, one file per noun. */
gboolean respite_cli_init               (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_demo               (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_staff_add          (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_staff_list         (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_staff_deactivate   (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_staff_reactivate   (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_staff_edit         (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_staff_password     (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_staff_renew_code   (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_access_open        (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_access_list        (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_access_acknowledge (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_patient_add        (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_patient_list       (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_patient_search     (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_patient_show       (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_patient_archive    (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_patient_attach (RespiteCall  *call,
                                     GError      **error);
gboolean respite_cli_patient_attachment (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_patient_attachments (RespiteCall  *call,
                                          GError      **error);
gboolean respite_cli_patient_detach (RespiteCall  *call,
                                     GError      **error);
gboolean respite_cli_patient_edit (RespiteCall  *call,
                                   GError      **error);
gboolean respite_cli_patient_history (RespiteCall  *call,
                                      GError      **error);
gboolean respite_cli_patient_merge (RespiteCall  *call,
                                    GError      **error);
gboolean respite_cli_patient_unmerge (RespiteCall  *call,
                                      GError      **error);
gboolean respite_cli_form_list          (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_form_show          (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_form_import        (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_form_fill          (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_form_drafts        (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_form_discard       (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_form_bring_back    (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_form_validate      (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_form_retire        (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_form_restore       (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_form_print         (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_form_blank         (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_score_list         (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_score_instruments  (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_score_enter        (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_score_withdraw     (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_score_check        (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_safety_list        (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_safety_acknowledge (RespiteCall  *call,
                                         GError      **error);
/* "--value PLACEHOLDER=TEXT" as texts by placeholder. (transfer full) */
GHashTable *respite_cli_read_values (RespiteCall  *call,
                                     GError      **error);
gboolean respite_cli_eligibility_condition (RespiteCall  *call,
                                            GError      **error);
gboolean respite_cli_eligibility_due (RespiteCall  *call,
                                      GError      **error);
gboolean respite_cli_eligibility_workup (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_consent_present (RespiteCall  *call,
                                      GError      **error);
gboolean respite_cli_consent_decline (RespiteCall  *call,
                                      GError      **error);
gboolean respite_cli_consent_language (RespiteCall  *call,
                                       GError      **error);
gboolean respite_cli_consent_due (RespiteCall  *call,
                                  GError      **error);
gboolean respite_cli_consent_expire (RespiteCall  *call,
                                     GError      **error);
gboolean respite_cli_consent_texts (RespiteCall  *call,
                                    GError      **error);
gboolean respite_cli_consent_text (RespiteCall  *call,
                                   GError      **error);
gboolean respite_cli_consent_save_text (RespiteCall  *call,
                                        GError      **error);
gboolean respite_cli_eligibility_show   (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_eligibility_sign   (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_consent_list       (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_consent_show       (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_consent_sign       (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_consent_withdraw   (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_consent_copy       (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_protocol_list      (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_protocol_show      (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_protocol_import    (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_protocol_export    (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_course_add         (RespiteCall  *call,
                                         GError      **error);
/* "10:00", nothing for %NULL. */
gboolean respite_cli_read_minutes (const char  *text,
                                   int         *minutes,
                                   GError     **error);
gboolean respite_cli_list_show          (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_list_export        (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_list_set           (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_schedule_show      (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_schedule_set       (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_quick_show         (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_quick_set          (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_quick_reset        (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_recovery_goals     (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_vial_rules         (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_calendar_show      (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_calendar_holidays (RespiteCall *call,
                                        GError     **error);
gboolean respite_cli_calendar_set       (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_course_propose     (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_course_calendar    (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_session_day_sheet  (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_course_due         (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_session_book       (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_session_move       (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_protocol_copy      (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_protocol_retire    (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_protocol_restore   (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_course_list        (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_course_review      (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_course_take_back_review (RespiteCall *call,
                                              GError     **error);
gboolean respite_cli_course_stop        (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_course_show        (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_session_list       (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_session_show       (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_session_check_in   (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_session_cancel     (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_session_gate       (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_session_order      (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_session_correct (RespiteCall *call,
                                      GError     **error);
gboolean respite_cli_session_practice (RespiteCall *call,
                                       GError     **error);
gboolean respite_cli_session_strike (RespiteCall *call,
                                     GError     **error);
gboolean respite_cli_session_entry      (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_session_amend (RespiteCall *call,
                                    GError     **error);
gboolean respite_cli_session_addendum (RespiteCall *call,
                                       GError     **error);
gboolean respite_cli_session_import_vitals (RespiteCall *call,
                                            GError     **error);
gboolean respite_cli_session_undo_vitals (RespiteCall *call,
                                          GError     **error);
gboolean respite_cli_session_vitals_maps (RespiteCall *call,
                                          GError     **error);
gboolean respite_cli_session_discharge  (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_session_sign       (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_session_chart      (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_session_vial       (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_session_worksheet  (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_session_worksheet_paper (RespiteCall  *call,
                                              GError      **error);
gboolean respite_cli_session_code_sheet (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_session_summary    (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_handout_list       (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_handout_make       (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_letter_referrer (RespiteCall *call,
                                      GError     **error);
gboolean respite_cli_letter_work (RespiteCall *call,
                                  GError     **error);
gboolean respite_cli_letter_escort (RespiteCall *call,
                                    GError     **error);
gboolean respite_cli_session_calls (RespiteCall *call,
                                    GError     **error);
gboolean respite_cli_handout_give       (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_handout_given      (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_handout_take_back  (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_handout_texts      (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_handout_text       (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_handout_save_text  (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_handout_builtin_text (RespiteCall  *call,
                                           GError      **error);
gboolean respite_cli_handout_confirm_text (RespiteCall  *call,
                                           GError      **error);

gboolean respite_cli_downtime_make      (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_downtime_print     (RespiteCall  *call,
                                         GError      **error);

/* The words of a command, which stay the call's. (transfer container) */
const char **respite_cli_handout_dup_names (RespiteCall *call);

gboolean respite_cli_handout_rule       (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_score_chart        (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_summary_course     (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_audit_report       (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_label_address      (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_label_bag          (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_patient_record     (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_summary_patient    (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_verify             (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_audit_list         (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_backup_make        (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_backup_verify      (RespiteCall  *call,
                                         GError      **error);
gboolean respite_cli_backup_restore     (RespiteCall  *call,
                                         GError      **error);

G_END_DECLS
