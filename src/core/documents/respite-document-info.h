/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "domain/respite-clinic-info.h"
#include "domain/respite-patient.h"

G_BEGIN_DECLS

/**
 * RespiteDocumentInfo:
 * @clinic: whose paper it is
 * @patient: (nullable): whose document it is; named in the foot of every page
 * @language: of the document, such as "es"; %NULL or "" for the patient's, else the clinic's
 * @paper: "letter" or "a4"; %NULL or "" for the clinic's
 * @large_print: 18 pt
 * @printed_by: (nullable): the name of who makes it; interned, as any act may read the account anew
 * @printed_at: when
 * @zone: (nullable): the clinic's time zone; %NULL takes the one that @clinic names
 * @record_code: (nullable): the short form of the audit chain's head; stands in the foot
 *
 * What every document is told. All pointers are borrowed for the time of the call.
 */
typedef struct
{
  const RespiteClinicInfo *clinic;
  const RespitePatient    *patient;
  const char              *language;
  const char              *paper;
  gboolean                 large_print;
  const char              *printed_by;
  gint64                   printed_at;
  GTimeZone               *zone;
  const char              *record_code;
} RespiteDocumentInfo;

/* The language that @info asks for, or the patient's, the clinic's, and at last "en". */
const char *respite_document_info_get_language (const RespiteDocumentInfo *info);

/* The same for a record, which is for the clinic: the language that @info asks for, or the clinic's, whatever the
 * patient speaks. */
const char *respite_document_info_get_record_language (const RespiteDocumentInfo *info);

/* Returns: (transfer full): the time zone of @info, that of the clinic, or UTC. */
GTimeZone *respite_document_info_dup_zone (const RespiteDocumentInfo *info);

G_END_DECLS
