/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "base/respite-code.h"

G_BEGIN_DECLS

/**
 * RespiteSex:
 *
 * The sex recorded for clinical use.
 */
typedef enum
{
  RESPITE_SEX_UNKNOWN,
  RESPITE_SEX_FEMALE,
  RESPITE_SEX_MALE,
  RESPITE_SEX_OTHER,
} RespiteSex;

/* "unknown", "female", "male", "other" */
extern const RespiteCode respite_sex_codes[];

/**
 * RespiteAllergyState:
 *
 * Whether the allergy list was asked for: an empty list is not the same as "none known".
 */
typedef enum
{
  RESPITE_ALLERGY_NOT_ASKED,
  RESPITE_ALLERGY_NONE_KNOWN,
  RESPITE_ALLERGY_LISTED,
} RespiteAllergyState;

/* "not-asked", "none-known", "listed" */
extern const RespiteCode respite_allergy_state_codes[];

/**
 * RespiteRecordItemKind:
 *
 * The lists of a patient's record.
 */
typedef enum
{
  RESPITE_RECORD_ITEM_ALLERGY,
  RESPITE_RECORD_ITEM_PROBLEM,
  RESPITE_RECORD_ITEM_MEDICINE,
  RESPITE_RECORD_ITEM_TREATMENT,
} RespiteRecordItemKind;

/* "allergy", "problem", "medicine", "treatment" */
extern const RespiteCode respite_record_item_kind_codes[];

/**
 * RespiteRecordItem:
 * @text: the substance, problem, medicine or treatment
 * @detail: reaction, ICD-10-CM code, dose text and how often, result
 * @ended_at: when it was taken off the list, 0 while it stands
 *
 * One line of a list in the record.
 */
typedef struct
{
  gint64                 id;
  char                  *uuid;
  gint64                 patient_id;
  RespiteRecordItemKind  kind;
  char                  *text;
  char                  *detail;
  gint64                 added_at;
  gint64                 ended_at;
} RespiteRecordItem;

RespiteRecordItem *respite_record_item_new  (void);
void               respite_record_item_free (RespiteRecordItem *item);

/**
 * RespitePatient:
 * @mrn: the medical record number, text, unique ignoring case, counted from 10001, never reused
 * @born: "YYYY-MM-DD"
 * @language: of handouts and forms, "en" or "es"
 * @large_print: whether paper is printed at 18 pt
 * @weight_g: the latest weight in grams, 0 where none was recorded
 * @weight_at: when it was measured
 * @height_mm: the latest height, 0 where none was recorded
 * @allergies: (nullable): the standing allergies joined by ", "; filled by the store for the banner
 * @archived_at: 0 while active
 * @version: counts the changes; an update must carry the version it was made from
 *
 * A person who is treated. Empty texts are "", never %NULL, in what the service hands out.
 */
typedef struct
{
  gint64               id;
  char                *uuid;
  char                *mrn;
  char                *family;
  char                *given;
  char                *preferred;
  char                *former;
  char                *born;
  RespiteSex           sex;
  char                *gender;
  char                *pronouns;
  char                *phone;
  char                *phone2;
  char                *email;
  char                *address;
  char                *language;
  gboolean             large_print;
  char                *emergency_name;
  char                *emergency_phone;
  char                *escort_name;
  char                *escort_phone;
  char                *referrer;
  char                *pharmacy;
  char                *note;
  RespiteAllergyState  allergy_state;
  gint64               weight_g;
  gint64               weight_at;
  gint64               height_mm;
  char                *allergies;
  gint64               added_at;
  gint64               archived_at;
  gint64               version;
} RespitePatient;

RespitePatient *respite_patient_new  (void);
RespitePatient *respite_patient_copy (const RespitePatient *patient);
void            respite_patient_free (RespitePatient       *patient);

/**
 * respite_patient_check:
 * @patient: as typed; its texts are cleaned and trimmed in place, %NULL becomes ""
 * @today: the clinic's date, "YYYY-MM-DD"
 * @error: where to say what is wrong
 *
 * A patient needs a family name or a given name, a date of birth that exists, is not in the future and not more
 * than 130 years ago, and texts within their limits (names 100 characters, notes 10,000).
 *
 * Returns: whether the patient can be kept
 */
gboolean respite_patient_check (RespitePatient  *patient,
                                const char      *today,
                                GError         **error);

/**
 * respite_patient_check_weight:
 * @weight_g: grams
 *
 * Returns: whether the weight is one that a person can have (20 to 400 kg), else says so
 */
gboolean respite_patient_check_weight (gint64   weight_g,
                                       GError **error);

/**
 * respite_patient_dup_name:
 *
 * Returns: (transfer full): "MARTINEZ, Rosa" with the preferred name in quotation marks where there is one
 */
char *respite_patient_dup_name (const RespitePatient *patient);

/**
 * RespitePatientRow:
 *
 * A patient in a list.
 */
typedef struct
{
  gint64  id;
  char   *mrn;
  char   *name;                 /* "MARTINEZ, Rosa" */
  char   *born;
  char   *phone;
  gint64  next_visit;           /* 0 for none */
} RespitePatientRow;

void respite_patient_row_free (RespitePatientRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespitePatientRow, respite_patient_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteRecordItem, respite_record_item_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespitePatient, respite_patient_free)

G_END_DECLS
