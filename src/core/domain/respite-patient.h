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
 * @detail: reaction of an allergy, dose text of a medicine or treatment
 * @timing: how often a medicine, how long a treatment
 * @result: what came of a treatment
 * @code: the ICD-10-CM code of a problem, such as "G90.511"
 * @tags: the classes of a medicine, words of respite_medicine_tag_codes joined by commas
 * @ended_at: when it was taken off the list, 0 while it stands
 *
 * One line of a list in the record. Texts may be %NULL before respite_record_item_check(), "" after it.
 */
typedef struct
{
  gint64                 id;
  char                  *uuid;
  gint64                 patient_id;
  RespiteRecordItemKind  kind;
  char                  *text;
  char                  *detail;
  char                  *timing;
  char                  *result;
  char                  *code;
  char                  *tags;
  gint64                 added_at;
  gint64                 ended_at;
} RespiteRecordItem;

RespiteRecordItem *respite_record_item_new  (void);
void               respite_record_item_free (RespiteRecordItem *item);

/**
 * RespiteMedicineTag:
 *
 * The classes of medicines that the screening asks about (clinical.md 3.3). A clinic marks what it knows; nothing is
 * guessed from a medicine's name.
 */
typedef enum
{
  RESPITE_TAG_BENZODIAZEPINE,
  RESPITE_TAG_SEDATIVE,
  RESPITE_TAG_OPIOID,
  RESPITE_TAG_LAMOTRIGINE,
  RESPITE_TAG_LITHIUM,
  RESPITE_TAG_MAOI,
  RESPITE_TAG_STIMULANT,
  RESPITE_TAG_ANTIDEPRESSANT,
  RESPITE_TAG_ANTIPSYCHOTIC,
  RESPITE_TAG_THEOPHYLLINE,
  RESPITE_TAG_ENZYME,
  RESPITE_TAG_NALTREXONE,
  RESPITE_TAG_THYROID,
  RESPITE_TAG_BLOOD_PRESSURE,
  RESPITE_TAG_CANNABIS,
} RespiteMedicineTag;

/* "benzodiazepine", "sedative", "opioid" ... in the order of the enumeration */
extern const RespiteCode respite_medicine_tag_codes[];

/**
 * respite_record_item_set_text:
 * @kind: which list
 * @text: parts divided by semicolons: "substance; reaction", "problem; ICD-10-CM code", "medicine; dose; how often;
 *   class, class", "treatment; dose; how long; result"
 *
 * Sets the kind and the texts of @item. A problem's second part that is no code becomes its detail.
 */
void respite_record_item_set_text (RespiteRecordItem     *item,
                                   RespiteRecordItemKind  kind,
                                   const char            *text);

/**
 * respite_record_item_check:
 * @item: as typed; its texts are cleaned in place, a code is written the usual way ("g90511" as "G90.511")
 * @error: %RESPITE_ERROR_INVALID
 *
 * Returns: whether it can be kept: a text, a code that looks like one of ICD-10-CM, known classes without repetitions
 */
gboolean respite_record_item_check (RespiteRecordItem  *item,
                                    GError            **error);

/* Everything beside the text on one line: "300 mg, three times a day"; "" for nothing. (transfer full) */
char *respite_record_item_dup_detail (const RespiteRecordItem *item);

/**
 * respite_icd10_normalize:
 * @text: as typed
 *
 * Returns: (transfer full) (nullable): the code as it is usually written, or %NULL for what cannot be one; whether the
 *   code exists is not looked up
 */
char *respite_icd10_normalize (const char *text);

/**
 * RespitePatient:
 * @mrn: the medical record number, text, unique ignoring case, counted from 10001, never reused
 * @former: earlier names, divided by commas
 * @nicknames: other names the person goes by, divided by commas
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
  char                *nicknames;
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
 * RespiteWeight:
 * @height_mm: 0 where it was not measured
 *
 * A measured weight.
 */
typedef struct
{
  gint64  at;
  gint64  weight_g;
  gint64  height_mm;
  char   *staff_name;
} RespiteWeight;

void respite_weight_free (RespiteWeight *weight);

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
  gint64  archived_at;          /* 0 while active */
} RespitePatientRow;

void respite_patient_row_free (RespitePatientRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespitePatientRow, respite_patient_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteRecordItem, respite_record_item_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespitePatient, respite_patient_free)

G_END_DECLS
