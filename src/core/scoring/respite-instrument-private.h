/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "scoring/respite-instrument.h"

G_BEGIN_DECLS

/* Those with a score sheet. */
extern const RespiteInstrument respite_instrument_nrs;
extern const RespiteInstrument respite_instrument_peg;
extern const RespiteInstrument respite_instrument_phq_9;
extern const RespiteInstrument respite_instrument_gad_7;
extern const RespiteInstrument respite_instrument_pcl_5;
extern const RespiteInstrument respite_instrument_audit_c;
extern const RespiteInstrument respite_instrument_dast_10;
extern const RespiteInstrument respite_instrument_cgi;
extern const RespiteInstrument respite_instrument_pgic;
extern const RespiteInstrument respite_instrument_asq;

/* Those of which only totals are entered, ends with a %NULL slug. */
extern const RespiteInstrument respite_instrument_totals[];

/* The least value of AUDIT-C that is positive for a man; for everybody else it is the scale's positive_from. */
#define RESPITE_AUDIT_C_MEN (4 * RESPITE_POINT)

G_END_DECLS
