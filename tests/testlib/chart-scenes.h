/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "chart/respite-scene.h"
#include "infusion/respite-session-record.h"

G_BEGIN_DECLS

/* A session of 20 minutes to 8 hours with 1 to 500 entries of every kind; the same for the same @seed. */
RespiteSessionRecord *chart_sample_new_random (guint seed);

/* The same of @length minutes with @n entries, always with the same ones. */
RespiteSessionRecord *chart_sample_new_sized (double length,
                                              int    n);

/**
 * chart_scene_find_trouble:
 *
 * Looks at every text of a scene: it stands inside the picture, meets no other text, no mark or line passes through it
 * or is painted over it. Lines of the grid may run behind.
 *
 * Returns: (transfer full) (nullable): the first that is wrong in words, %NULL where all is well
 */
char *chart_scene_find_trouble (const RespiteScene *scene);

G_END_DECLS
