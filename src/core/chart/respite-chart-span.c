/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart/respite-chart-span.h"

RespiteSpan
respite_chart_span_fit (RespiteSpan span,
                        RespiteSpan whole)
{
  gint64 length = MAX (span.end - span.begin, RESPITE_CHART_LEAST_MS);

  if (span.end <= span.begin || length >= whole.end - whole.begin)
    return (RespiteSpan) { 0, 0 }
  ;

  span.begin = CLAMP (span.begin, whole.begin, whole.end - length);
  span.end = span.begin + length;

  return span;
}

RespiteSpan
respite_chart_span_zoom (RespiteSpan span,
                         RespiteSpan whole,
                         double      factor,
                         gint64      at)
{
  double length = MAX ((double) (span.end - span.begin) / factor, RESPITE_CHART_LEAST_MS);
  double share = CLAMP (respite_span_get_position (span, at), 0, 1);

  span.begin = CLAMP (at, span.begin, span.end) - (gint64) (length * share);
  span.end = span.begin + (gint64) length;

  return respite_chart_span_fit (span, whole);
}

RespiteSpan
respite_chart_span_shift (RespiteSpan span,
                          RespiteSpan whole,
                          gint64      ms)
{
  return respite_chart_span_fit ((RespiteSpan) { span.begin + ms, span.end + ms }, whole);
}

RespiteSpan
respite_chart_span_follow (RespiteSpan span,
                           RespiteSpan whole,
                           gint64      at)
{
  if (respite_span_contains (span, at))
    return respite_chart_span_fit (span, whole);

  return respite_chart_span_shift (span, whole, at - span.begin - (span.end - span.begin) / 2);
}
