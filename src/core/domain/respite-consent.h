/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "base/respite-code.h"
#include "domain/respite-role.h"

G_BEGIN_DECLS

/* What holds until the clinic says otherwise: months a consent counts, days without an infusion that end it. */
#define RESPITE_CONSENT_MONTHS   12
#define RESPITE_CONSENT_GAP_DAYS 90

/**
 * RespiteConsentState:
 *
 * Where a consent stands (clinical.md 6.2). Nothing is deleted: each step is an event.
 */
typedef enum
{
  RESPITE_CONSENT_DRAFT,
  RESPITE_CONSENT_PRESENTED,
  RESPITE_CONSENT_SIGNED,
  RESPITE_CONSENT_DECLINED,
  RESPITE_CONSENT_WITHDRAWN,
  RESPITE_CONSENT_SUPERSEDED,
  RESPITE_CONSENT_EXPIRED,
} RespiteConsentState;

/* "draft", "presented", "signed", "declined", "withdrawn", "superseded", "expired" */
extern const RespiteCode respite_consent_state_codes[];

/**
 * RespiteConsentAct:
 *
 * What can be done with a consent. Superseding and expiring follow from other acts; nobody asks for them by name.
 */
typedef enum
{
  RESPITE_CONSENT_ACT_PREPARE,
  RESPITE_CONSENT_ACT_PRESENT,
  RESPITE_CONSENT_ACT_SIGN,
  RESPITE_CONSENT_ACT_DECLINE,
  RESPITE_CONSENT_ACT_WITHDRAW,
  RESPITE_CONSENT_ACT_SUPERSEDE,
  RESPITE_CONSENT_ACT_EXPIRE,
} RespiteConsentAct;

/* "prepare", "present", "sign", "decline", "withdraw", "supersede", "expire" */
extern const RespiteCode respite_consent_act_codes[];

/**
 * respite_consent_state_after:
 * @state: where the consent stands
 * @after: (out) (optional): where it then stands
 *
 * The state machine, a table of state and act.
 *
 * Returns: whether @act is possible in @state
 */
gboolean respite_consent_state_after (RespiteConsentState   state,
                                      RespiteConsentAct     act,
                                      RespiteConsentState  *after);

/* Which function of the permissions @act needs. */
RespiteFunction respite_consent_act_get_function (RespiteConsentAct act);

/**
 * RespiteLapse:
 *
 * Why a consent has to be asked for (again), though it may once have been signed.
 */
typedef enum
{
  RESPITE_LAPSE_NONE,
  RESPITE_LAPSE_MISSING,
  RESPITE_LAPSE_DECLINED,
  RESPITE_LAPSE_WITHDRAWN,
  RESPITE_LAPSE_INVALID,
  RESPITE_LAPSE_EXPIRED,
  RESPITE_LAPSE_COURSE_ENDED,
  RESPITE_LAPSE_NEW_TEXT,
  RESPITE_LAPSE_NEW_INDICATION,
  RESPITE_LAPSE_NEW_ROUTE,
  RESPITE_LAPSE_GAP,
} RespiteLapse;

/* "none", "missing", "declined", "withdrawn", "invalid", "expired", "course-ended", "new-text", "new-indication",
 * "new-route", "gap" */
extern const RespiteCode respite_lapse_codes[];

/**
 * RespiteLapseFacts:
 * @now: UTC milliseconds
 * @text_version: the newest version of the text that asks those who signed an older one again, 0 for none
 * @course_is_over: whether the course that the consent belongs to was completed or stopped
 * @ends_with_course: the clinic's setting
 * @indication: of the running course in the consent's language, "" for none
 * @route: likewise
 * @last_infusion: when the last infusion began, 0 for none
 * @gap_days: after how many days without an infusion it is asked again
 *
 * What decides whether a signed consent still holds.
 */
typedef struct
{
  gint64      now;
  int         text_version;
  gboolean    course_is_over;
  gboolean    ends_with_course;
  const char *indication;
  const char *route;
  gint64      last_infusion;
  int         gap_days;
} RespiteLapseFacts;

/**
 * RespiteSignerRole:
 *
 * In what capacity somebody signs a consent.
 */
typedef enum
{
  RESPITE_SIGNER_PATIENT,
  RESPITE_SIGNER_REPRESENTATIVE,
  RESPITE_SIGNER_WITNESS,
  RESPITE_SIGNER_INTERPRETER,
  RESPITE_SIGNER_CLINICIAN,
} RespiteSignerRole;

/* "patient", "representative", "witness", "interpreter", "clinician" */
extern const RespiteCode respite_signer_role_codes[];

/**
 * RespiteSigner:
 * @role: in what capacity
 * @name: printed
 * @authority: of a representative: "mother", "power of attorney"; else ""
 * @meaning: what the signature says, such as "I agree to this treatment"
 * @strokes: (nullable): the drawn signature as an SVG path of whole numbers in a box of 600 by 200 units
 *   ("M12 40L13 44L..."); %NULL for one given on paper or by password
 * @on_paper: whether it stands on a paper whose scan is attached
 * @staff_id: the account of a clinician or of who saw the signature, else 0
 * @at: when
 */
typedef struct
{
  RespiteSignerRole  role;
  char              *name;
  char              *authority;
  char              *meaning;
  char              *strokes;
  gboolean           on_paper;
  gint64             staff_id;
  gint64             at;
} RespiteSigner;

RespiteSigner *respite_signer_new  (void);
RespiteSigner *respite_signer_copy (const RespiteSigner *signer);
void           respite_signer_free (RespiteSigner       *signer);

/**
 * respite_strokes_check:
 * @strokes: an SVG path as RespiteSigner has it
 * @error: where to say why not
 *
 * Only M and L with whole numbers inside the box, at most 20,000 points, and long enough to be a signature.
 *
 * Returns: whether @strokes is a drawn signature
 */
gboolean respite_strokes_check (const char  *strokes,
                                GError     **error);

/**
 * RespiteConsent:
 * @slug: the template, such as "off-label-ketamine"
 * @version: of the template's text
 * @language: of the text
 * @title: as shown and printed
 * @text: the exact text as Markdown, with the patient's and the clinic's data filled in; frozen when presented
 * @sha256: of @text, in hexadecimal
 * @answers: the teach-back answers as a JSON object of texts
 * @reason: why it was declined or withdrawn, "" for none
 * @decided_at: when it was signed or declined, 0 before
 * @decided_by: (nullable): the name of who wrote that down
 * @ended_at: when it was withdrawn or replaced by a newer one, else 0
 * @ended_by: (nullable): likewise
 * @expires_at: 0 for never
 * @indication: of the course it was presented for, "" where there was none
 * @route: likewise
 * @signers: (element-type RespiteSigner): in the order of signing
 * @binding: the keyed hash over everything that was signed, in hexadecimal; "" before
 * @is_valid: whether @binding still fits the rest; computed when read
 * @lapse: why it has to be asked for again; computed when read
 * @questions: (element-type utf8 utf8) (nullable): the teach-back questions of its version by their words, where that
 *   version is known
 */
typedef struct
{
  gint64               id;
  char                *uuid;
  gint64               patient_id;
  gint64               course_id;
  char                *slug;
  int                  version;
  char                *language;
  char                *title;
  char                *text;
  char                *sha256;
  char                *answers;
  RespiteConsentState  state;
  char                *reason;
  gint64               presented_at;
  gint64               decided_at;
  char                *decided_by;
  gint64               ended_at;
  char                *ended_by;
  gint64               expires_at;
  char                *indication;
  char                *route;
  GPtrArray           *signers;
  gint64               scan_id;
  char                *binding;
  gboolean             is_valid;
  RespiteLapse         lapse;
  GHashTable          *questions;
} RespiteConsent;

RespiteConsent *respite_consent_new  (void);
void            respite_consent_free (RespiteConsent *consent);

/**
 * respite_consent_is_in_force:
 * @now: UTC milliseconds
 *
 * Returns: whether the consent is signed, valid, not expired, and need not be asked for again
 */
gboolean respite_consent_is_in_force (const RespiteConsent *consent,
                                      gint64                now);

/**
 * respite_consent_find_lapse:
 * @consent: its state, is_valid, version, times, indication and route count
 *
 * Returns: the first reason why @consent does not hold, %RESPITE_LAPSE_NONE where it does; %RESPITE_LAPSE_MISSING while
 *   it is not decided
 */
RespiteLapse respite_consent_find_lapse (const RespiteConsent     *consent,
                                         const RespiteLapseFacts  *facts);

/* Where it stands for people: one that ran out is expired, also before that is written down. */
RespiteConsentState respite_consent_get_shown_state (const RespiteConsent *consent,
                                                     gint64                now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteSigner, respite_signer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteConsent, respite_consent_free)

G_END_DECLS
