/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "domain/respite-patient.h"

G_BEGIN_DECLS

/**
 * RespiteBanner:
 *
 * Who the patient is, on top of every page of one patient: name, age and date of birth, MRN, weight and its age,
 * allergies, flags, the place in the course, language and print size.
 */
#define RESPITE_TYPE_BANNER (respite_banner_get_type ())

G_DECLARE_FINAL_TYPE (RespiteBanner, respite_banner, RESPITE, BANNER, GtkWidget)

/**
 * respite_banner_set_patient:
 * @patient: (nullable): who; %NULL empties the banner
 * @now: the instant that ages are counted to
 * @zone: the clinic's time zone
 */
void respite_banner_set_patient (RespiteBanner        *self,
                                 const RespitePatient *patient,
                                 gint64                now,
                                 GTimeZone            *zone);

/* How many STOP and REVIEW flags the screening in force has; 0 hides the chip. */
void respite_banner_set_flags (RespiteBanner *self,
                               int            n_stop,
                               int            n_review);

/* A warning such as "Another Perez today"; "" or NULL for none. */
void respite_banner_set_namesakes (RespiteBanner *self,
                                   const char    *text);

/* The place in the course, such as "Course 3 of 6"; "" for none. */
void respite_banner_set_course (RespiteBanner *self,
                                const char    *course);

G_END_DECLS
