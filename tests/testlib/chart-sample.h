/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "infusion/respite-session-record.h"

G_BEGIN_DECLS

/* 2026-11-22 10:00 UTC: when the infusions of the samples start. */
#define SAMPLE_START G_GINT64_CONSTANT (1795341600000)

/* An instant of a sample, in minutes after the start. */
#define SAMPLE_AT(minutes) (SAMPLE_START + (gint64) (minutes) * 60000)

/* A session of number 2 with a 40-minute order at 53.6 mg/h, the confirmed example limits, and no entries. */
RespiteSessionRecord *chart_sample_new (void);

/* The record's timeline becomes one with these @n entries, which are taken. */
void chart_sample_take_events (RespiteSessionRecord  *record,
                               RespiteEvent         **events,
                               guint                  n);

/* The entry @event_id is amended to @text, after the signature. */
void chart_sample_amend (RespiteSessionRecord *record,
                         gint64                event_id,
                         const char           *text);

RespiteEvent *chart_sample_set  (double minutes,
                                 int    systolic,
                                 int    diastolic,
                                 int    pulse,
                                 int    spo2,
                                 int    respiration);
RespiteEvent *chart_sample_kind (double           minutes,
                                 RespiteEventKind kind,
                                 const char      *text);
RespiteEvent *chart_sample_rate (double           minutes,
                                 RespiteEventKind kind,
                                 gint64           rate_ugph);

/* A whole visit of 40 minutes' infusion: pause, bolus, medicine, effects, a late and a missed set, a note. */
RespiteSessionRecord *chart_sample_new_short (void);

/* Four hours with sets every five minutes, several rates, many effects, medicines and notes. */
RespiteSessionRecord *chart_sample_new_long (void);

/* @hours with eight series at one value a second. */
RespiteSessionRecord *chart_sample_new_dense (int hours);

G_END_DECLS
