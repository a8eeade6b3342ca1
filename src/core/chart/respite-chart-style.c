/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart/respite-chart-style.h"

#define PLAIN_CHARACTER_EM 0.55

/* Light, dark, print, high contrast on white and on black; the series of the first three are those of decisions.md
 * (Window), the rest follows interface.md. */
static const struct
{
  RespiteInk ink;
  guint32    colours[RESPITE_N_CHART_LOOKS];
} ink_table[] = {
  { RESPITE_INK_BACKGROUND, { 0xffffff, 0x202427, 0xffffff, 0xffffff, 0x000000 } },
  { RESPITE_INK_LANE, { 0xf6f7f8, 0x25292d, 0xffffff, 0xffffff, 0x000000 } },
  { RESPITE_INK_TEXT, { 0x1a1d20, 0xeceff1, 0x000000, 0x000000, 0xffffff } },
  { RESPITE_INK_MUTED, { 0x56606a, 0xa7b0b8, 0x45505a, 0x2b2b2b, 0xe0e0e0 } },
  { RESPITE_INK_GRID, { 0xe4e8eb, 0x30363a, 0xe2e5e8, 0xc4c4c4, 0x4a4a4a } },
  { RESPITE_INK_GRID_STRONG, { 0xcfd5da, 0x454d53, 0xc8ced3, 0x8a8a8a, 0x808080 } },
  { RESPITE_INK_FRAME, { 0xb4bcc3, 0x596269, 0x7d868e, 0x000000, 0xffffff } },
  { RESPITE_INK_PRESSURE, { 0x0072b2, 0x6cb8ff, 0x0072b2, 0x004a80, 0x8fd0ff } },
  { RESPITE_INK_PULSE, { 0xc24e00, 0xff9d5c, 0xc24e00, 0x8a2f00, 0xffb27a } },
  { RESPITE_INK_SPO2, { 0x00805c, 0x4fd6a8, 0x00805c, 0x00573d, 0x6fe8be } },
  { RESPITE_INK_RESPIRATION, { 0x8c510a, 0xd9a066, 0x8c510a, 0x633600, 0xecc08a } },
  { RESPITE_INK_PAIN, { 0xb5176e, 0xff8ac4, 0xb5176e, 0x8a0d52, 0xffa8d6 } },
  { RESPITE_INK_SEDATION, { 0x444444, 0xcccccc, 0x444444, 0x222222, 0xe6e6e6 } },
  { RESPITE_INK_RATE, { 0x7a5195, 0xc3a1e0, 0x7a5195, 0x532d6e, 0xdcc2f5 } },
  { RESPITE_INK_PRESSURE_LIMIT, { 0x8cbfdd, 0x41688a, 0x7fb3d2, 0x004a80, 0x8fd0ff } },
  { RESPITE_INK_PULSE_LIMIT, { 0xe2ae8b, 0x8a5a3b, 0xd99c75, 0x8a2f00, 0xffb27a } },
  { RESPITE_INK_RESPIRATION_LIMIT, { 0xcbae8c, 0x766042, 0xbf9f7c, 0x633600, 0xecc08a } },
  { RESPITE_INK_SPO2_LIMIT, { 0x8cc6b5, 0x347a64, 0x7ab9a5, 0x00573d, 0x6fe8be } },
  { RESPITE_INK_RATE_TINT, { 0xeee8f3, 0x38313f, 0xeee8f3, 0xeee8f3, 0x2a2233 } },
  { RESPITE_INK_MEDICINE, { 0x1a1d20, 0xeceff1, 0x000000, 0x000000, 0xffffff } },
  { RESPITE_INK_EFFECT, { 0x5b5f97, 0xabb0f2, 0x4a4e86, 0x2b2f73, 0xc9ccff } },
  { RESPITE_INK_EFFECT_TINT, { 0xe4e5f2, 0x33364e, 0xe4e5f2, 0xe4e5f2, 0x22243c } },
  { RESPITE_INK_BEFORE_TINT, { 0xeef0f2, 0x2b3034, 0xf1f3f4, 0xeeeeee, 0x202020 } },
  { RESPITE_INK_INFUSION_TINT, { 0xdcd0e6, 0x4a3d57, 0xdcd0e6, 0xe2d6ec, 0x35293f } },
  { RESPITE_INK_PAUSE_TINT, { 0xf9f3e3, 0x3a3423, 0xf0f0f0, 0xeeeeee, 0x2a2a2a } },
  { RESPITE_INK_RECOVERY_TINT, { 0xdbeae4, 0x263d35, 0xe4eee9, 0xdbeae4, 0x1b2f28 } },
  { RESPITE_INK_LATER_TINT, { 0xf3f4f6, 0x1b1e21, 0xf6f6f6, 0xf0f0f0, 0x141414 } },
  { RESPITE_INK_WARN, { 0x8a5a00, 0xffce73, 0x7a4f00, 0x5c3b00, 0xffdf9e } },
  { RESPITE_INK_ACT, { 0xb3261e, 0xff8a80, 0xa3201a, 0x8c0f0a, 0xffb3ac } },
  { RESPITE_INK_NOW, { 0x0b6e75, 0x5cc8ce, 0x0b6e75, 0x004f55, 0x8be6ea } },
  { RESPITE_INK_CURSOR, { 0x1a1d20, 0xeceff1, 0x000000, 0x000000, 0xffffff } },
};

G_STATIC_ASSERT (G_N_ELEMENTS (ink_table) == RESPITE_N_INKS);

static double
measure_plainly (const char *text,
                 double      size,
                 gboolean    is_bold,
                 gpointer    data)
{
  return (double) g_utf8_strlen (text, -1) * size * PLAIN_CHARACTER_EM;
}

void
respite_chart_style_init (RespiteChartStyle *style,
                          RespiteChartLook   look)
{
  g_return_if_fail (look < RESPITE_N_CHART_LOOKS);

  *style = (RespiteChartStyle) { .size = 9, .measure = measure_plainly };
  for (gsize i = 0; i < G_N_ELEMENTS (ink_table); i++)
    style->inks[ink_table[i].ink] = ink_table[i].colours[look];
}
