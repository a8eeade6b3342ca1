/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "documents/respite-document-info.h"
#include "documents/respite-flow.h"
#include "documents/respite-handout.h"
#include "documents/respite-layout.h"

G_BEGIN_DECLS

/* What the tests of documents share. */

/* 2026-11-23 15:04 UTC, ten in the morning in New York. */
#define PRINTED_AT G_GINT64_CONSTANT (1795446240000)

/* A real clinic in the United States, in static memory. */
const RespiteClinicInfo *sample_clinic (void);

/* A patient of it, in static memory. */
const RespitePatient *sample_patient (void);

/* Printed by Ana Bell for that patient, in English on letter paper. */
RespiteDocumentInfo sample_info (void);

/* A patient of whom everything is known: a course of four visits, three medicines. */
void sample_fill_handout (RespiteHandoutRequest *request);

/* Puts blocks on pages as a record. */
RespiteLayout *layout_blocks (const RespiteBlock        *root,
                              const RespiteDocumentInfo *info,
                              RespiteSheetKind           kind,
                              const char                *title);

/* Writes the PDF below the build folder, where a person can look at it, and returns its path. */
char *save_sample (RespiteLayout *layout,
                   const char    *name);

/* Nothing on any page reaches over its edge. */
void check_inside (RespiteLayout *layout);

/* Every one of @parts (ended by %NULL) stands in @text. */
void assert_texts (const char        *text,
                   const char *const *parts);

/* Whether a program can be run. */
gboolean has_program (const char *name);

/* Runs a program and returns what it wrote; fails the test where it fails. */
char *run_program (const char *program,
                   ...) G_GNUC_NULL_TERMINATED;

/* Whether PDFBox Preflight is here, and what it says of a file, or of every file of a folder: PDF/A-1b or not. */
gboolean has_preflight (void);
char    *run_preflight (const char *path);

/* The text of the PDF as another program reads it, white space made single. */
char *read_pdf_text (const char *path);

/* White space made single. */
char *squeeze (const char *text);

G_END_DECLS
