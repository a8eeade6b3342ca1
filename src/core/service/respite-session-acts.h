/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-response.h"
#include "infusion/respite-session-record.h"
#include "service/respite-office.h"

G_BEGIN_DECLS

/**
 * RespiteSessionFilter:
 * @patient_id: 0 for all
 * @course_id: 0 for all
 * @from: planned at or after, 0 for any
 * @to: planned before, 0 for any
 * @only_open: those that need a person: checked in, running, paused, recovery, discharged and not signed
 */
typedef struct
{
  gint64   patient_id;
  gint64   course_id;
  gint64   from;
  gint64   to;
  gboolean only_open;
} RespiteSessionFilter;

/* (element-type RespiteSession): by time. Needs BOARD_VIEW. */
GPtrArray *respite_office_list_sessions (RespiteOffice               *office,
                                         const RespiteSessionFilter  *filter,
                                         GError                     **error);

/**
 * RespiteBoardRow:
 * @session: the visit
 * @has_consent: a consent is in force
 * @has_screening: a screening of the last 30 days
 * @has_eligibility: a valid decision "cleared" or "conditional"
 * @open_checks: gate lines still in the way
 * @last_set_at: of the last set, 0 for none
 * @last_vitals: the values of that set
 * @next_due_at: of the next set, 0 for none
 * @rate_ugph: what the pump gives now
 * @given_ug: what was given up to now
 * @unconfirmed_since: since when nobody watched the record, so that the dose is unconfirmed; 0 where it is not
 * @emergency_at: when the emergency was called that is still open; 0 for none
 *
 * A visit on the day board.
 */
typedef struct
{
  RespiteSession *session;
  gboolean        has_consent;
  gboolean        has_screening;
  gboolean        has_eligibility;
  int             open_checks;
  gint64          last_set_at;
  gint16          last_vitals[RESPITE_N_VITALS];
  gint64          next_due_at;
  gint64          rate_ugph;
  gint64          given_ug;
  gint64          unconfirmed_since;
  gint64          emergency_at;
} RespiteBoardRow;

/* Whether an emergency is open in a visit that is not over. */
gboolean respite_board_row_has_emergency (const RespiteBoardRow *row);

void respite_board_row_free (RespiteBoardRow *row);

/* (element-type RespiteBoardRow): today's visits and every open one, running ones first. Needs BOARD_VIEW; the lock
 * screen may call it too and then gets no names. */
GPtrArray *respite_office_list_board (RespiteOffice  *office,
                                      GError        **error);

/* (element-type RespiteBoardRow): only those that run, pause or recover, without their readiness: cheap enough to be
 * read after every entry. Needs BOARD_VIEW. */
GPtrArray *respite_office_list_running (RespiteOffice  *office,
                                        GError        **error);

/* Everything of one session; audited as a view when @open_record. Needs RECORD_VIEW. (transfer full) */
RespiteSessionRecord *respite_office_get_session (RespiteOffice  *office,
                                                  gint64          session_id,
                                                  gboolean        open_record,
                                                  GError        **error);

/**
 * respite_office_get_session_in:
 * @language: (nullable): of the checklists and the protocol's name, such as "es"; %NULL for the clinic's
 *
 * Like respite_office_get_session() with texts in another language: for a window or a paper that has its own.
 */
RespiteSessionRecord *respite_office_get_session_in (RespiteOffice  *office,
                                                     gint64          session_id,
                                                     const char     *language,
                                                     gboolean        open_record,
                                                     GError        **error);

/**
 * respite_office_list_compared:
 * @most: how many earlier ones at most; with 0 the session alone, which then need not have begun
 * @language: (nullable): as in respite_office_get_session_in()
 *
 * Returns: (transfer full) (element-type RespiteSessionRecord): the patient's sessions that began before this one, the
 *   oldest first, and the session itself as the last
 */
GPtrArray *respite_office_list_compared (RespiteOffice  *office,
                                         gint64          session_id,
                                         int             most,
                                         const char     *language,
                                         GError        **error);

/* Books and moves one session plainly; respite-booking-acts.h does it with everything that belongs to it. */
gint64 respite_office_book_session (RespiteOffice  *office,
                                    gint64          patient_id,
                                    gint64          course_id,
                                    gint64          planned_at,
                                    int             planned_minutes,
                                    const char     *chair,
                                    GError        **error);

gboolean respite_office_move_session   (RespiteOffice  *office,
                                        gint64          session_id,
                                        gint64          planned_at,
                                        const char     *chair,
                                        GError        **error);
gboolean respite_office_check_in       (RespiteOffice  *office,
                                        gint64          session_id,
                                        const char     *chair,
                                        GError        **error);
gboolean respite_office_cancel_session (RespiteOffice  *office,
                                        gint64          session_id,
                                        gboolean        no_show,
                                        const char     *reason,
                                        GError        **error);

/**
 * respite_office_save_gate:
 * @checks: (element-type RespiteCheck): the lines that were answered; others stay as they are
 *
 * The lines "consent", "screening", "eligibility", "safety" (while a safety answer stands open) and "pre-session"
 * (where the last short check has a STOP) are answered by the program from the record and cannot be answered otherwise,
 * only overridden with a reason. They are kept as they are when the infusion begins; until then they follow the
 * record. Needs SESSION_GATE.
 */
gboolean respite_office_save_gate (RespiteOffice  *office,
                                   gint64          session_id,
                                   GPtrArray      *checks,
                                   GError        **error);

/**
 * respite_office_order_session:
 * @order: checked by respite_order_check(); numbers that disagree need @accept_difference
 * @password: of the prescriber, typed again
 *
 * Writes or replaces the order (the old one stays in the history) while the infusion has not begun. Needs
 * SESSION_ORDER.
 */
gboolean respite_office_order_session (RespiteOffice  *office,
                                       gint64          session_id,
                                       RespiteOrder   *order,
                                       gboolean        accept_difference,
                                       const char     *password,
                                       GError        **error);

/**
 * respite_office_prepare_session:
 * @checker_login: (nullable): the second person, who must not be the one signed in; may be left out where the clinic
 *   asks for none (respite_office_get_vial_rules())
 * @checker_password: typed by that person
 *
 * Records what was drawn up. Needs SESSION_PREPARE by both.
 */
gboolean respite_office_prepare_session (RespiteOffice       *office,
                                         gint64               session_id,
                                         RespitePreparation  *preparation,
                                         const char          *checker_login,
                                         const char          *checker_password,
                                         GError             **error);

/**
 * respite_office_add_event:
 * @event: what happened; @replaces says which event it corrects
 * @reason: (nullable): why it is corrected
 *
 * Returns after the event is durable. A start needs the order, the preparation and a gate without open lines. The
 * session's state follows the event. Needs SESSION_RECORD. Sets @event's id, uuid, sequence and times.
 */
gboolean respite_office_add_event (RespiteOffice  *office,
                                   gint64          session_id,
                                   RespiteEvent   *event,
                                   const char     *reason,
                                   GError        **error);

/**
 * respite_office_add_entry:
 * @line: one line of the entry language
 * @at: when, 0 for now (a time in the line wins)
 * @confirm_unusual: whether unusual values were confirmed; else they are refused with RESPITE_ERROR_CONFLICT
 *
 * Parses @line against the session and records it.
 *
 * Returns: (transfer full): the event, %NULL with an error
 */
RespiteEvent *respite_office_add_entry (RespiteOffice  *office,
                                        gint64          session_id,
                                        const char     *line,
                                        gint64          at,
                                        gboolean        confirm_unusual,
                                        GError        **error);

/**
 * respite_office_add_photo:
 * @line: an entry line that begins with "photo", after a time perhaps, and says what is seen
 * @picture: the file: PNG or JPEG by its content, at most 20 MB, and readable to its end
 *
 * Like respite_office_add_entry(); the picture becomes an attachment of the patient, and the entry shows it. A later
 * correction of the words keeps it; where the entry is struck out or becomes something else, so is the picture.
 *
 * Returns: (transfer full): the event, %NULL with an error
 */
RespiteEvent *respite_office_add_photo (RespiteOffice *office,
                                        gint64         session_id,
                                        const char    *line,
                                        GBytes        *picture,
                                        gint64         at,
                                        gboolean       confirm_unusual,
                                        GError       **error);

/**
 * respite_office_note_seen:
 *
 * Says that a window shows the running sessions now. The window calls it every 15 s, signed in or locked, with the
 * sessions on screen or not; nobody has to be asked for permission and nothing is audited. Where a running session was
 * not seen for more than two minutes (or, before a window first showed it, had no entry for 15) it becomes unconfirmed
 * since then, until a person records a CONFIRM event.
 */
gboolean respite_office_note_seen (RespiteOffice  *office,
                                   GError        **error);

/**
 * respite_office_correct_entry:
 * @event_id: the event to correct; it is struck out and stays in the record
 * @line: what it should have been; without a time of its own it keeps the old one
 * @reason: (nullable): why
 *
 * Like respite_office_add_entry(), in one act with the strike.
 *
 * Returns: (transfer full): the new event, %NULL with an error and nothing changed
 */
RespiteEvent *respite_office_correct_entry (RespiteOffice  *office,
                                            gint64          event_id,
                                            const char     *line,
                                            const char     *reason,
                                            gboolean        confirm_unusual,
                                            GError        **error);

/* Strikes an event out (undo); it stays in the record. Not for start, stop and end. Needs SESSION_RECORD. */
gboolean respite_office_strike_event (RespiteOffice  *office,
                                      gint64          event_id,
                                      const char     *reason,
                                      GError        **error);

/* Answers the discharge checklist; with @complete, discharges. Needs SESSION_DISCHARGE. */
gboolean respite_office_discharge_session (RespiteOffice  *office,
                                           gint64          session_id,
                                           GPtrArray      *checks,
                                           gboolean        complete,
                                           GError        **error);

/**
 * respite_office_save_worksheet:
 * @checks: (element-type RespiteCheck): the lines that were answered; others stay as they are
 *
 * Answers lines of the monitoring form of a visit with a nasal spray (clinical.md 4.8), from check-in until the
 * session is signed. Needs SESSION_RECORD.
 */
gboolean respite_office_save_worksheet (RespiteOffice  *office,
                                        gint64          session_id,
                                        GPtrArray      *checks,
                                        GError        **error);

/* Locks the session; nothing that blocks may be missing. Needs SESSION_SIGN. */
gboolean respite_office_sign_session (RespiteOffice  *office,
                                      gint64          session_id,
                                      const char     *password,
                                      GError        **error);

/* Adds to a signed session. Needs SESSION_AMEND. */
gboolean respite_office_amend_session (RespiteOffice  *office,
                                       gint64          session_id,
                                       const char     *text,
                                       const char     *password,
                                       GError        **error);

/**
 * respite_office_amend_entry:
 * @event_id: an entry of it that stands
 * @text: what it should have been
 * @reason: why
 *
 * Amends an entry of a signed session. The entry, the chart, the totals and the first signature stay as they were
 * signed; the amendment stands beside the entry, is signed on its own and printed with the entry struck through. Needs
 * SESSION_AMEND.
 */
gboolean respite_office_amend_entry (RespiteOffice  *office,
                                     gint64          session_id,
                                     gint64          event_id,
                                     const char     *text,
                                     const char     *reason,
                                     const char     *password,
                                     GError        **error);

/* The clinic's thresholds, or the unconfirmed example. Needs PROTOCOL_VIEW. (transfer full) */
RespiteThresholds *respite_office_get_thresholds (RespiteOffice  *office,
                                                  GError        **error);

/* Sets and confirms the clinic's thresholds as a new version. Needs THRESHOLD_EDIT. */
gboolean respite_office_set_thresholds (RespiteOffice            *office,
                                        const RespiteThresholds  *thresholds,
                                        const char               *password,
                                        GError                  **error);

/**
 * respite_office_note_document:
 * @kind: "handout", "summary", "consent" ...
 * @name: its slug
 * @what: "previewed", "printed", "saved", "protected" (saved with a password) or "given"
 *
 * Writes down that a document was made; audited. Needs HANDOUT_MAKE for handouts, else DOCUMENT_MAKE.
 */
gboolean respite_office_note_document (RespiteOffice  *office,
                                       const char     *kind,
                                       const char     *name,
                                       gint64          patient_id,
                                       gint64          session_id,
                                       const char     *language,
                                       const char     *what,
                                       GError        **error);

/* (element-type RespiteDocumentRow): newest first. Needs RECORD_VIEW. */
GPtrArray *respite_office_list_documents (RespiteOffice  *office,
                                          gint64          patient_id,
                                          GError        **error);

/* The same; the handouts with the titles that the clinic gave them, in @language where they have one in it. */
GPtrArray *respite_office_list_documents_in (RespiteOffice  *office,
                                             gint64          patient_id,
                                             const char     *language,
                                             GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteBoardRow, respite_board_row_free)

G_END_DECLS
