/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "service/respite-clinic.h"

G_BEGIN_DECLS

/**
 * RespiteHandoverHost:
 *
 * Lies around everything in the window. While the screen is handed over it shows a #RespiteHandoverPage alone, full
 * screen and without the title bar; the keys of the program, its menus, and closing do nothing then. The signal
 * "ended" says that the actions of the window are enabled as they were, and may be looked at again.
 */
#define RESPITE_TYPE_HANDOVER_HOST (respite_handover_host_get_type ())

G_DECLARE_FINAL_TYPE (RespiteHandoverHost, respite_handover_host, RESPITE, HANDOVER_HOST, GtkWidget)

/**
 * RespiteHandover:
 * @clinic: the clinic
 * @patient_id: who gets the screen
 * @title: what for, in the patient's language: "Screening"
 * @language: (nullable): the patient's, such as "es"; %NULL for English
 */
typedef struct
{
  RespiteClinic *clinic;
  gint64         patient_id;
  const char    *title;
  const char    *language;
} RespiteHandover;

/**
 * RespiteHandoverDone:
 * @from: as given
 * @is_finished: whether respite_hand_over_finish() was called, that is the patient has done what was asked
 *
 * The screen is with the staff again, or the program was locked meanwhile (then acts fail until somebody signs in).
 * The content is off the hand-over page.
 */
typedef void (*RespiteHandoverDone) (GtkWidget *from,
                                     gboolean   is_finished,
                                     gpointer   user_data);

/**
 * respite_hand_over:
 * @from: the page that hands over; @done is not called when it is gone by then
 * @content: (transfer floating): what the patient sees, and nothing else; without a parent. It must not lead anywhere.
 * @done: (nullable): called on the main thread
 *
 * Hands the screen to a patient: @content alone, full screen, until a member of staff takes it back by password.
 *
 * Returns: whether it began; %FALSE without a window around @from, or where the screen is handed over already
 */
gboolean respite_hand_over (GtkWidget             *from,
                            GtkWidget             *content,
                            const RespiteHandover *handover,
                            RespiteHandoverDone    done,
                            gpointer               user_data);

/* For @content or a widget in it: the patient is done. Shows thanks; the content is not seen again. */
void respite_hand_over_finish (GtkWidget *content);

/* Returns: whether the window around @widget is handed over */
gboolean respite_is_handed_over (GtkWidget *widget);

G_END_DECLS
