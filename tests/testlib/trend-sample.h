/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "chart/respite-trend.h"

G_BEGIN_DECLS

/* 2026-03-02 00:00 UTC, a Monday. */
#define TREND_SAMPLE_START G_GINT64_CONSTANT (1772409600000)

/* An instant of a sample, in days after the start. */
#define TREND_SAMPLE_AT(days) (TREND_SAMPLE_START + (gint64) ((days) * 86400000.0))

/* A mood course: PHQ-9 from 18 to 4, GAD-7 with an early repeat and one with answers missing; six sessions, three of
 * them with relief. */
RespiteTrend *trend_sample_new_course (void);

/* @n scores of PHQ-9 spread over @days, with a session every 14 days (at most 60). */
RespiteTrend *trend_sample_new_many (guint n,
                                     int   days);

/* NRS, PEG, PHQ-9, GAD-7 and PCL-5 over twelve weeks. */
RespiteTrend *trend_sample_new_five (void);

/* The lines of instruments as they are drawn, without points. */
RespiteTrendLine *trend_sample_add_phq (RespiteTrend *trend);
RespiteTrendLine *trend_sample_add_gad (RespiteTrend *trend);

G_END_DECLS
