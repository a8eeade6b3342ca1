/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-pdf-private.h"

#include <math.h>
#include <string.h>

/*
 * The profile of IEC 61966-2-1 as a matrix and tone curve profile, version 2.1 (ICC.1:1998-09): header, tag table and
 * nine tags. The primaries are those of sRGB adapted to D50, as every profile of the colour space has them.
 */

#define CURVE_POINTS 1024

static void
put32 (GByteArray *out,
       guint32     value)
{
  guint8 bytes[4] = { (guint8) (value >> 24), (guint8) (value >> 16), (guint8) (value >> 8), (guint8) value };

  g_byte_array_append (out, bytes, 4);
}

static void
put16 (GByteArray *out,
       guint       value)
{
  guint8 bytes[2] = { (guint8) (value >> 8), (guint8) value };

  g_byte_array_append (out, bytes, 2);
}

static void
put_signature (GByteArray *out,
               const char *signature)
{
  g_byte_array_append (out, (const guint8 *) signature, 4);
}

static void
put_fixed (GByteArray *out,
           double      value)
{
  put32 (out, (guint32) (gint32) lround (value * 65536));
}

static void
put_zeros (GByteArray *out,
           guint       n)
{
  static const guint8 zeros[128];

  g_byte_array_append (out, zeros, n);
}

static void
put_xyz (GByteArray  *out,
         const double xyz[3])
{
  put_signature (out, "XYZ ");
  put32 (out, 0);
  for (int i = 0; i < 3; i++)
    put_fixed (out, xyz[i]);
}

static void
put_curve (GByteArray *out)
{
  put_signature (out, "curv");
  put32 (out, 0);
  put32 (out, CURVE_POINTS);
  for (int i = 0; i < CURVE_POINTS; i++)
    {
      double v = i / (double) (CURVE_POINTS - 1);
      double linear = v <= 0.04045 ? v / 12.92 : pow ((v + 0.055) / 1.055, 2.4);

      put16 (out, (guint) lround (linear * 65535));
    }
}

static void
put_description (GByteArray *out)
{
  static const char text[] = "sRGB IEC61966-2.1";

  put_signature (out, "desc");
  put32 (out, 0);
  put32 (out, sizeof text);
  g_byte_array_append (out, (const guint8 *) text, sizeof text);
  put32 (out, 0);               /* no Unicode description */
  put32 (out, 0);
  put16 (out, 0);               /* no Macintosh description */
  put_zeros (out, 1 + 67);
}

static void
put_copyright (GByteArray *out)
{
  static const char text[] = "No copyright, use freely";

  put_signature (out, "text");
  put32 (out, 0);
  g_byte_array_append (out, (const guint8 *) text, sizeof text);
}

static void
put_header (GByteArray *out)
{
  put32 (out, 0);               /* the size, set at the end */
  put32 (out, 0);
  put32 (out, 0x02100000);
  put_signature (out, "mntr");
  put_signature (out, "RGB ");
  put_signature (out, "XYZ ");
  for (int i = 0; i < 6; i++)
    put16 (out, i == 0 ? 2026 : i < 3 ? 1 : 0);
  put_signature (out, "acsp");
  put_zeros (out, 28);          /* platform to rendering intent: perceptual */
  put_fixed (out, 0.9642);
  put_fixed (out, 1.0);
  put_fixed (out, 0.8249);
  put_zeros (out, 48);
}

static GBytes *
make_profile (void)
{
  static const double white[3] = { 0.9505, 1.0, 1.0891 };
  static const double primaries[3][3] = {
    { 0.4360747, 0.2225045, 0.0139322 }, { 0.3850649, 0.7168786, 0.0971045 }, { 0.1430804, 0.0606169, 0.7141733 },
  };
  static const char *const tags[] = { "desc", "cprt", "wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC" };
  GByteArray *out = g_byte_array_new ();
  guint offsets[G_N_ELEMENTS (tags)], sizes[G_N_ELEMENTS (tags)];
  guint table;

  put_header (out);
  put32 (out, G_N_ELEMENTS (tags));
  table = out->len;
  put_zeros (out, 12 * G_N_ELEMENTS (tags));

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      offsets[i] = out->len;
      if (i == 0)
        put_description (out);
      else if (i == 1)
        put_copyright (out);
      else if (i == 2)
        put_xyz (out, white);
      else if (i < 6)
        put_xyz (out, primaries[i - 3]);
      else if (i == 6)
        put_curve (out);
      else
        offsets[i] = offsets[6];
      sizes[i] = i > 6 ? sizes[6] : out->len - offsets[i];
      while (out->len % 4 != 0)
        put_zeros (out, 1);
    }

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      guint32 row[2] = { GUINT32_TO_BE (offsets[i]), GUINT32_TO_BE (sizes[i]) };

      memcpy (out->data + table + 12 * i, tags[i], 4);
      memcpy (out->data + table + 12 * i + 4, row, 8);
    }
  memcpy (out->data, &(guint32) { GUINT32_TO_BE (out->len) }, 4);

  return g_byte_array_free_to_bytes (out);
}

GBytes *
respite_pdf_get_profile (void)
{
  static GBytes *profile;
  static gsize once;

  if (g_once_init_enter (&once))
    {
      g_autoptr (GConverter) compressor = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, -1));
      g_autoptr (GBytes) made = make_profile ();

      profile = respite_pdf_compress (compressor, g_bytes_get_data (made, NULL), g_bytes_get_size (made));
      g_once_init_leave (&once, 1);
    }

  return profile;
}
