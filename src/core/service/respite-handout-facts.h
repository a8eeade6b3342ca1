/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "documents/respite-handout.h"
#include "domain/respite-protocol.h"
#include "service/respite-office.h"

G_BEGIN_DECLS

/* What the acts of papers share. */

/**
 * RespiteHandoutFacts:
 * @patient: (nullable): whose papers they are
 * @next: (nullable): the next appointment
 * @protocol: (nullable): of its course
 * @visits: (nullable) (element-type RespiteSession): of that course
 * @clinician: (nullable): who supervises the treatment
 * @medicines: (nullable) (element-type RespiteRecordItem): what the patient takes, for who may see the record
 *
 * What a patient's handouts and letters are filled with. All owned.
 */
typedef struct
{
  RespitePatient  *patient;
  RespiteSession  *next;
  RespiteProtocol *protocol;
  char            *clinician;
  GPtrArray       *visits;
  GPtrArray       *medicines;
} RespiteHandoutFacts;

void respite_handout_facts_free (RespiteHandoutFacts *facts);

/* Those of a patient, none with 0; names are in the language of @info for that patient. (transfer full) */
RespiteHandoutFacts *respite_acts_load_handout_facts (RespiteOffice              *office,
                                                      gint64                      patient_id,
                                                      const RespiteDocumentInfo  *info,
                                                      GError                    **error);

/* Puts them, and the clinic's rule for food and drink, into @request, which borrows them. */
void respite_acts_fill_handout (RespiteOffice             *office,
                                const RespiteHandoutFacts *facts,
                                RespiteHandoutRequest     *request);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteHandoutFacts, respite_handout_facts_free)

G_END_DECLS
