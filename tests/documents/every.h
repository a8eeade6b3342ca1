/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "documents/respite-document-info.h"
#include "documents/respite-layout.h"
#include "service/respite-office.h"

G_BEGIN_DECLS

/* Every document that the program makes, on the data of a practice clinic. */

/**
 * EveryClinic:
 * @patient_id: a patient with a finished course
 * @course_id: that course
 * @session_id: its last visit
 * @consent_id: of the patient
 * @response_id: of the patient
 * @form_id: a form to be filled with a pen
 */
typedef struct
{
  char          *folder;
  RespiteClock  *clock;
  RespiteOffice *office;
  gint64         patient_id;
  gint64         course_id;
  gint64         session_id;
  gint64         consent_id;
  gint64         response_id;
  gint64         form_id;
} EveryClinic;

EveryClinic *every_clinic_new  (void);
void         every_clinic_free (EveryClinic *clinic);

/**
 * EveryDocument:
 * @name: of the test's case
 * @arg: for @make, such as the name of a handout
 * @has_large_print: whether it is made in large print, too
 */
typedef struct
{
  const char *name;
  RespiteLayout *(*make) (EveryClinic                *clinic,
                          const char                 *arg,
                          const RespiteDocumentInfo  *info,
                          GError                    **error);
  const char *arg;
  gboolean    has_large_print;
} EveryDocument;

/* Ends with a %NULL name. */
extern const EveryDocument every_documents[];

/* On this paper, in this language. */
RespiteLayout *every_make (EveryClinic         *clinic,
                           const EveryDocument *document,
                           const char          *paper,
                           const char          *language,
                           gboolean             large_print);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EveryClinic, every_clinic_free)

G_END_DECLS
