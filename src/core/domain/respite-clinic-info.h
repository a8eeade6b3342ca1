/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "base/respite-code.h"

G_BEGIN_DECLS

/**
 * RespiteClinicKind:
 *
 * A practice clinic is made by `respite-cli demo`; its kind never changes and nothing moves between the two.
 */
typedef enum
{
  RESPITE_CLINIC_REAL,
  RESPITE_CLINIC_PRACTICE,
} RespiteClinicKind;

/* "real", "practice" */
extern const RespiteCode respite_clinic_kind_codes[];

/**
 * RespiteClinicInfo:
 * @name: the clinic's name, 1 to 120 characters
 * @address: lines separated by line feeds
 * @phone: in office hours
 * @after_hours_phone: outside them
 * @country: "us", "gb" or "" for neither; no emergency number is printed for ""
 * @time_zone: an Olson name such as "America/New_York"
 * @paper: "letter" or "a4"
 * @language: the default language of documents, such as "en"
 * @kind: real or practice
 * @logo: (nullable): a PNG or JPEG picture
 *
 * What the clinic says of itself: on every window and document.
 */
typedef struct
{
  char              *name;
  char              *address;
  char              *phone;
  char              *after_hours_phone;
  char              *country;
  char              *time_zone;
  char              *paper;
  char              *language;
  RespiteClinicKind  kind;
  GBytes            *logo;
} RespiteClinicInfo;

RespiteClinicInfo *respite_clinic_info_new  (void);
RespiteClinicInfo *respite_clinic_info_copy (const RespiteClinicInfo *info);
void               respite_clinic_info_free (RespiteClinicInfo       *info);

gboolean respite_clinic_info_is_equal (const RespiteClinicInfo *info,
                                       const RespiteClinicInfo *other);

/* The address on one line: "12 Willow Street, Suite 3, New Harbor"; "" where there is none. (transfer full) */
char *respite_clinic_info_dup_address_line (const RespiteClinicInfo *info);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteClinicInfo, respite_clinic_info_free)

G_END_DECLS
