/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What every account of a practice clinic has for a password. */
#define RESPITE_PRACTICE_PASSWORD "practice-clinic"

/* How many patients a practice clinic has where nothing else is said. */
#define RESPITE_PRACTICE_PATIENTS 60

/**
 * respite_practice_create:
 * @folder: the data folder; must hold no clinic
 * @time_zone: (nullable): an Olson name; %NULL for UTC
 * @patients: how many patients, at least those of data/demo/cast.tsv
 * @seed: the same seed at the same instant gives the same clinic, ids and keys apart
 * @now: UTC milliseconds: visits are running, paused, and in every other state at this instant
 * @error: where to say why not
 *
 * Makes a practice clinic: accounts owner (every role), prescriber, nurse and desk, invented patients, and visits in
 * every state, each made by the same acts that people use, at the times they happened. Takes some seconds; a hundred
 * thousand patients take minutes. On failure the folder is left as far as it came.
 *
 * Returns: whether it is complete
 */
gboolean respite_practice_create (const char  *folder,
                                  const char  *time_zone,
                                  int          patients,
                                  guint32      seed,
                                  gint64       now,
                                  GError     **error);

G_END_DECLS
