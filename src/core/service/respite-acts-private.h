/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-booking.h"
#include "domain/respite-response.h"
#include "domain/respite-safety.h"
#include "forms/respite-answers.h"
#include "forms/respite-consent-template.h"
#include "infusion/respite-session-record.h"
#include "infusion/respite-clinic-list.h"
#include "service/respite-eligibility-acts.h"
#include "service/respite-office.h"
#include "store/respite-consent-table.h"
#include "store/respite-signature-table.h"

G_BEGIN_DECLS

/* What the files of the acts share. Functions that write run inside an act. */

/* Built-in words that the acts look for. */
#define RESPITE_SLUG_SCREENING "screening"
#define RESPITE_SLUG_PRE_SESSION "pre-session"
#define RESPITE_SLUG_CONSENT   "off-label-ketamine"

/* Who is signed in. */
gint64 respite_acts_get_actor_id (RespiteOffice *office);

/* Writes the audit row of a change and notes it for the window; the texts are nullable. */
gboolean respite_acts_audit (RespiteOffice  *office,
                             const char     *action,
                             RespiteKind     kind,
                             gint64          id,
                             gint64          patient_id,
                             const char     *old_text,
                             const char     *new_text,
                             const char     *reason,
                             GError        **error);

/* A weight (grams) and a height (millimetres, 0 for none) of the patient at @at (0 for now), checked and audited. */
gboolean respite_acts_add_weight (RespiteOffice  *office,
                                  gint64          patient_id,
                                  gint64          weight_g,
                                  gint64          height_mm,
                                  gint64          at,
                                  GError        **error);

/* Cleans @text by respite_str_clean() in place; %NULL becomes "". */
gboolean respite_acts_clean (char     **text,
                             gsize      max_chars,
                             gboolean   multiline,
                             GError   **error);

/* A cleaned reason of 1 to 1,000 characters, else an error. (transfer full) */
char *respite_acts_dup_reason (const char  *reason,
                               GError     **error);

/* The patient, or the record that a merged one went into, which must not be archived. (transfer full) */
RespitePatient *respite_acts_get_active_patient (RespiteOffice  *office,
                                                 gint64          patient_id,
                                                 GError        **error);

/* An act that needs the password typed again: permission, password, then respite_office_act(). */
gboolean respite_acts_run_signed (RespiteOffice      *office,
                                  RespiteFunction     function,
                                  const char         *password,
                                  RespiteOfficeFunc   func,
                                  gpointer            data,
                                  GError            **error);

/* While a patient has the screen: whose answers they are, 0 where there are none. Else 0 without looking. */
gint64 respite_acts_get_answerer (RespiteOffice *office,
                                  gint64         response_id);

/**
 * respite_acts_run_handed:
 * @patient_id: whose form or consent it is
 *
 * Like respite_office_act(), for what a patient does to whom the screen was handed: allowed then too, but only on what
 * is this patient's own.
 */
gboolean respite_acts_run_handed (RespiteOffice      *office,
                                  RespiteFunction     function,
                                  gint64              patient_id,
                                  RespiteOfficeFunc   func,
                                  gpointer            data,
                                  GError            **error);

/**
 * respite_acts_keep_scores:
 * @answers: those of @response, finished in this act
 * @taken_at: when the patient answered
 * @text: gets ", phq-9 12" and the like, for the audit
 *
 * Keeps the scores of a score sheet, or what a form of the clinic's own adds up to; nothing for other forms.
 */
gboolean respite_acts_keep_scores (RespiteOffice          *office,
                                   const RespiteResponse  *response,
                                   const RespiteAnswers   *answers,
                                   const RespitePatient   *patient,
                                   gint64                  taken_at,
                                   GString                *text,
                                   GError                **error);

/* A definition by its key. (transfer full) */
RespiteForm *respite_acts_load_form (RespiteOffice  *office,
                                     gint64          form_id,
                                     GError        **error);

/* Whether answers are a draft; else %RESPITE_ERROR_CONFLICT. */
gboolean respite_acts_check_draft (const RespiteResponse  *response,
                                   GError                **error);

/* Opens a safety item for every safety answer of answers that are finished in this act; not twice for the same one. */
gboolean respite_acts_raise_safety (RespiteOffice          *office,
                                    const RespiteResponse  *response,
                                    const RespiteAnswers   *answers,
                                    GError                **error);

/* The same for a draft; one that cannot be read raises nothing. */
gboolean respite_acts_raise_draft (RespiteOffice          *office,
                                   const RespiteResponse  *response,
                                   GError                **error);

/* The same for every draft that was not touched for a quarter of an hour; asks for no permission. */
void respite_acts_raise_left (RespiteOffice *office);

/* The same for the drafts of a patient: nobody may ever finish what the patient has answered. */
gboolean respite_acts_raise_drafts (RespiteOffice  *office,
                                    gint64          patient_id,
                                    GError        **error);

/* Keeps @item, which was raised now, with its audit row. */
gboolean respite_acts_add_safety (RespiteOffice      *office,
                                  RespiteSafetyItem  *item,
                                  GError            **error);

/* Puts the texts of safety answers (element-type RespiteSafetyItem) into the office's language, as far as their forms
 * have it. */
void respite_acts_tell_safety (RespiteOffice *office,
                               GPtrArray     *items);

/* The keyed hash of @content; see respite_audit_bind(). (transfer full) */
char *respite_acts_bind (RespiteOffice *office,
                         const char    *content);

gboolean respite_acts_is_bound (RespiteOffice *office,
                                const char    *content,
                                const char    *binding);

/**
 * respite_acts_sign:
 * @signer: whose password was typed
 * @subject_id: the key of what is signed, which is stored as it will stay
 * @meaning: one of the words of signature.meaning
 * @note: (nullable): what was said with it
 *
 * Writes a staff signature bound to every field of what is signed.
 */
gboolean respite_acts_sign (RespiteOffice       *office,
                            const RespiteStaff  *signer,
                            RespiteSubject       subject,
                            gint64               subject_id,
                            gint64               patient_id,
                            gint64               session_id,
                            const char          *meaning,
                            const char          *note,
                            GError             **error);

/* Sets whether the signature still fits what was signed. */
gboolean respite_acts_check_signature (RespiteOffice        *office,
                                       RespiteSignatureRow  *row,
                                       GError              **error);

/* Sets whether a consent still is what was presented, decided and written down since. */
gboolean respite_acts_check_consent (RespiteOffice      *office,
                                     RespiteConsentRow  *row,
                                     GError            **error);

/* The same for every one of @rows, (element-type RespiteConsentRow) of one patient, with its lapse. */
gboolean respite_acts_check_consents (RespiteOffice  *office,
                                      gint64          patient_id,
                                      GPtrArray      *rows,
                                      GError        **error);

/* Sets the questions of @consent to the teach-back questions of the version that was presented, where that is there. */
void respite_acts_load_consent_questions (RespiteOffice  *office,
                                          RespiteConsent *consent);

/* Writes where @row stands now, sealed. */
gboolean respite_acts_set_consent_state (RespiteOffice        *office,
                                         RespiteConsentRow    *row,
                                         RespiteConsentState   state,
                                         const char           *reason,
                                         GError              **error);

/* A version of a consent text, the clinic's own before the built-in one; @version 0 for the newest. (transfer full) */
RespiteConsentTemplate *respite_acts_load_consent_text (RespiteOffice  *office,
                                                        const char     *slug,
                                                        const char     *language,
                                                        int             version,
                                                        GError        **error);

/* (element-type RespiteWorkupLine): every item, with nothing known. (transfer full) */
GPtrArray *respite_acts_new_workup_lines (void);

/* Puts results and rules into the work-up of @eligibility, whose flags are read. */
gboolean respite_acts_fill_workup (RespiteOffice       *office,
                                   RespiteEligibility  *eligibility,
                                   GError             **error);

/* Writes down that consents ran out, on the first call of a day; asks for no permission, for nobody did it. */
void respite_acts_begin_day (RespiteOffice *office);

/* Ends a signed consent as withdrawn, superseded or expired. */
gboolean respite_acts_end_consent (RespiteOffice        *office,
                                   RespiteConsentRow    *row,
                                   RespiteConsentState   state,
                                   const char           *reason,
                                   GError              **error);

/**
 * RespiteReadiness:
 *
 * What the record says of a patient before an infusion; the instants are 0 where it is not so.
 */
typedef struct
{
  gint64 consent_at;            /* when the consent in force was signed */
  gint64 screened_at;           /* when the screening of the last 30 days was finished */
  gint64 eligible_at;           /* when the valid decision "cleared" or "conditional" on the last screening was made */
  RespiteLapse consent_lapse;   /* why there is no consent in force; none where there is one */
  gint64 consent_ended_at;      /* when the newest consent was withdrawn or declined, else 0 */
  gboolean is_review_due;       /* whether the last decision has to be made anew */
  gint64 stop_at;               /* when the short check of today was finished, if it has a STOP, else 0 */
  gint64 unsafe_since;          /* when the newest safety answer that stands open was given, else 0 */
} RespiteReadiness;

gboolean respite_acts_get_readiness (RespiteOffice     *office,
                                     gint64             patient_id,
                                     RespiteReadiness  *readiness,
                                     GError           **error);

/* What the patient's last decision on eligibility asks for and nobody has said is met, one a line; "" for nothing.
 * (transfer full) */
char *respite_acts_dup_open_conditions (RespiteOffice  *office,
                                        gint64          patient_id,
                                        GError        **error);

/**
 * respite_acts_check_baseline:
 * @line: a line of the gate as it is
 * @value: what is written there now
 *
 * Refuses, on the lines for the vital signs before the start, what cannot be read as a set and so could not be held
 * against the limits.
 *
 * Returns: whether @value may stand there
 */
gboolean respite_acts_check_baseline (RespiteOffice       *office,
                                      const RespiteCheck  *line,
                                      const char          *value,
                                      GError             **error);

/**
 * respite_acts_apply_limits:
 * @check: a line of the gate
 *
 * Holds the vital signs before the start against the clinic's confirmed limits: beyond one of them the line says so in
 * its note, and any other answer becomes "no", which needs a reason. Every other line stays as it is.
 *
 * Returns: FALSE where the limits cannot be read
 */
gboolean respite_acts_apply_limits (RespiteOffice *office,
                                    RespiteCheck  *check,
                                    GError       **error);

/* The protocol of a stored version with its keys, in @language. (transfer full) */
RespiteProtocol *respite_acts_load_protocol (RespiteOffice  *office,
                                             gint64          protocol_id,
                                             const char     *language,
                                             GError        **error);

/* Puts the name of its protocol in @language into @course. */
gboolean respite_acts_name_course (RespiteOffice  *office,
                                   RespiteCourse  *course,
                                   const char     *language,
                                   GError        **error);

/* Fills in the notes of @list, (element-type RespiteBooking), which are all of @patient_id; 0 for nobody yet. */
gboolean respite_acts_note_bookings (RespiteOffice  *office,
                                     gint64          patient_id,
                                     GPtrArray      *list,
                                     GError        **error);

/**
 * respite_acts_book:
 * @session: patient, course and number of a new one; the rest is taken from @booking
 *
 * Checks the length and the chair and writes @session; the caller has checked the day and writes the audit.
 */
gboolean respite_acts_book (RespiteOffice         *office,
                            RespiteSession        *session,
                            const RespiteBooking  *booking,
                            GError               **error);

/* Stops an active course, inside the caller's transaction; see respite_office_stop_course(). */
gboolean respite_acts_stop_course (RespiteOffice  *office,
                                   gint64          course_id,
                                   const char     *text,
                                   GError        **error);

/* Moves @session by the state machine and stores it; %RESPITE_ERROR_CONFLICT where it cannot. */
gboolean respite_acts_step_session (RespiteOffice      *office,
                                    RespiteSession     *session,
                                    RespiteSessionAct   act,
                                    GError            **error);

/* The clinic's list as it was when @session began; as it is now before that. (transfer full) */
GPtrArray *respite_acts_load_list (RespiteOffice         *office,
                                   RespiteListKind        kind,
                                   const RespiteSession  *session);

/* The recovery scores in @language with the clinic's goals when @session began. (transfer full) */
GPtrArray *respite_acts_load_recovery (RespiteOffice         *office,
                                       const RespiteSession  *session,
                                       const char            *language);

/* When sets fall due in it: by @protocol (nullable), else by the clinic as it was when @session began. */
RespiteSchedule respite_acts_load_schedule (RespiteOffice          *office,
                                            const RespiteSession   *session,
                                            const RespiteProtocol  *protocol);

/**
 * respite_acts_load_checks:
 * @protocol: (nullable): its checklists; %NULL for those of a single visit
 * @list: "gate" or "discharge"
 * @language: of the clinic's own words for its lines
 *
 * Every line of a checklist, answered or not, with what the clinic's lists add, reword and retire; the program's own
 * lines of the gate as the record has them now, or as they were kept at the start.
 *
 * Returns: (transfer full) (element-type RespiteCheck)
 */
GPtrArray *respite_acts_load_checks (RespiteOffice          *office,
                                     const RespiteSession   *session,
                                     const RespiteProtocol  *protocol,
                                     const char             *list,
                                     const char             *language,
                                     GError                **error);

/* Puts the lines of the worksheet of a nasal spray, answered or not, into @record. */
gboolean respite_acts_load_worksheet (RespiteOffice         *office,
                                      RespiteSessionRecord  *record,
                                      const char            *language,
                                      GError               **error);

/* Keeps the program's own lines of the gate as they are at the start. */
gboolean respite_acts_keep_own_checks (RespiteOffice          *office,
                                       const RespiteSession   *session,
                                       const RespiteProtocol  *protocol,
                                       GError                **error);

/* How many lines stand in the way; the first of them in @first (out) (optional) (transfer none). */
int respite_acts_count_open (GPtrArray           *checks,
                             const RespiteCheck **first);

/* Whether a vial with this expiry can be used today; "2027-08" or "2027-08-31", to the end of that month or day. */
gboolean respite_acts_check_expiry (RespiteOffice  *office,
                                    const char     *expiry,
                                    GError        **error);

/* Writes down that @drawn_ul was drawn from @vial, which is found or added and gets its id. */
gboolean respite_acts_draw_vial (RespiteOffice         *office,
                                 const RespiteSession  *session,
                                 RespiteVial           *vial,
                                 gint64                 drawn_ul,
                                 GError               **error);

/* The same for what a preparation names, unless it was drawn for this visit already and is only checked anew. */
gboolean respite_acts_draw_preparation (RespiteOffice             *office,
                                        const RespiteSession      *session,
                                        RespiteDrug                drug,
                                        const RespitePreparation  *preparation,
                                        GError                   **error);

/* Writes down what was given from the vials, by the timeline's total; at the signature. */
gboolean respite_acts_keep_given (RespiteOffice               *office,
                                  const RespiteSessionRecord  *record,
                                  GError                     **error);

/* Everything of a session, without asking for permission. (transfer full) */
RespiteSessionRecord *respite_acts_load_session (RespiteOffice  *office,
                                                 gint64          session_id,
                                                 const char     *language,
                                                 GError        **error);

/* Since when nobody has looked at a running session, 0 for no such time. */
gboolean respite_acts_get_unconfirmed (RespiteOffice          *office,
                                       const RespiteSession   *session,
                                       const RespiteTimeline  *timeline,
                                       gint64                 *since,
                                       GError                **error);

/* Adds the forms and protocols that came with the program and are not stored yet; %TRUE where nothing can be kept. */
gboolean respite_acts_add_builtins (RespiteOffice  *office,
                                    GError        **error);

/**
 * RespiteEventAct:
 * @event: what is recorded; gets what the store gives
 * @photo: (nullable): the picture of a photo
 * @reason: (nullable): why it corrects another
 */
typedef struct
{
  gint64        session_id;
  RespiteEvent *event;
  GBytes       *photo;
  const char   *reason;
} RespiteEventAct;

/* RespiteOfficeFunc; @data: a RespiteEventAct. */
gboolean respite_acts_add_event (RespiteOffice *office,
                                 gpointer       data,
                                 GError       **error);

/* Whether a file that somebody brings can be shown: PNG or JPEG, or PDF unless @only_picture; before an act, as it
 * takes its time. */
gboolean respite_acts_check_file (GBytes  *content,
                                  gboolean only_picture,
                                  GError **error);

/* Keeps @picture (nullable) as an attachment that a stored photo shows, or the one of the entry that it corrects. A
 * photo without a picture is refused; where any other entry corrects a photo, the picture is struck out. */
gboolean respite_acts_keep_photo (RespiteOffice        *office,
                                  const RespiteSession *session,
                                  RespiteEvent         *event,
                                  GBytes               *picture,
                                  GError              **error);

/* Strikes a picture out with its entry. */
gboolean respite_acts_strike_photo (RespiteOffice *office,
                                    gint64         attachment_id,
                                    GError       **error);

/* Keeps a file in the record, with its audit row; @title as it was cleaned. @id: (out). */
gboolean respite_acts_add_attachment (RespiteOffice *office,
                                      gint64         patient_id,
                                      const char    *title,
                                      GBytes        *content,
                                      gint64        *id,
                                      GError       **error);

/* A clock that was set back would put what happens now before what happened earlier, and the dose would be wrong:
 * refused, with both times. */
gboolean respite_acts_check_clock (RespiteOffice  *office,
                                   gint64          session_id,
                                   GError        **error);

G_END_DECLS
