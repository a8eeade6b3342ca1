/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-pdf-private.h"

#include <math.h>
#include <string.h>

#include "documents/respite-boxed.h"

/* Glyphs further from where the font puts them than this, in thousandths of an em, are moved. */
#define TOLERANCE 0.6

/* A row of glyphs while it is written: "1 0 0 1 x y Tm [(ab) -12 (cd)] TJ", two bytes for each glyph. */
typedef struct
{
  GString *out;
  double   size;
  double   pen;
  double   y;
  gboolean in_array;
  gboolean in_string;
} Row;

static void
close_string (Row *row)
{
  if (row->in_string)
    g_string_append_c (row->out, ')');
  row->in_string = FALSE;
}

static void
close_row (Row *row)
{
  close_string (row);
  if (row->in_array)
    g_string_append (row->out, "] TJ\n");
  row->in_array = FALSE;
}

/* In a string brackets and the backslash would mean something, and a carriage return would be read as a line feed. */
static void
append_byte (GString *out,
             char     byte)
{
  if (byte == '(' || byte == ')' || byte == '\\' || byte == '\r')
    g_string_append_c (out, '\\');
  g_string_append_c (out, byte == '\r' ? 'r' : byte);
}

static void
add_glyph (Row   *row,
           double x,
           double y,
           guint  cid,
           double advance)
{
  double gap;

  if (!row->in_array || fabs (y - row->y) > 0.001)
    {
      close_row (row);
      g_string_append (row->out, "1 0 0 1 ");
      respite_pdf_append_number (row->out, x);
      respite_pdf_append_number (row->out, y);
      g_string_append (row->out, "Tm [");
      row->in_array = TRUE;
      row->pen = x;
      row->y = y;
    }

  gap = (row->pen - x) * 1000 / row->size;
  if (fabs (gap) > TOLERANCE)
    {
      long move = lround (gap);

      close_string (row);
      g_string_append_printf (row->out, "%ld", move);
      row->pen -= (double) move * row->size / 1000;
    }
  if (!row->in_string)
    g_string_append_c (row->out, '(');
  row->in_string = TRUE;
  append_byte (row->out, (char) (cid >> 8));
  append_byte (row->out, (char) (cid & 0xff));
  row->pen += advance;
}

static void
begin_actual_text (GString    *out,
                   const char *text,
                   gsize       length)
{
  g_string_append (out, "/Span <</ActualText <FEFF");
  respite_pdf_append_utf16 (out, text, length);
  g_string_append (out, ">>> BDC\n");
}

static gboolean
means_another (RespitePdfFont *font,
               guint32         glyph,
               const char     *text,
               gsize           length)
{
  const char *meaning = respite_pdf_font_meaning (font, glyph);

  return meaning != NULL && (strlen (meaning) != length || memcmp (meaning, text, length) != 0);
}

/* A space at the end of a line has no glyph of its own, but the words on both sides must not grow together. */
static guint32
get_shown_glyph (const RespiteRun   *run,
                 const RespiteGlyph *glyph,
                 const char         *text)
{
  if (glyph->id == RESPITE_GLYPH_NONE && glyph->length == 1 &&
      (text[glyph->start] == ' ' || text[glyph->start] == '\t'))
    {
      guint32 space = respite_face_get_glyph (run->face, ' ');

      return space != 0 ? space : RESPITE_GLYPH_NONE;
    }

  return glyph->id;
}

/* Whether the glyphs of a cluster are just those of its characters one by one, such as a letter and its sign. */
static gboolean
is_one_by_one (RespitePdfFont   *font,
               const RespiteRun *run,
               guint             i,
               guint             end,
               const char       *meaning,
               gsize             length)
{
  const char *p = meaning;

  for (guint k = i; k < end; k++, p = g_utf8_next_char (p))
    if (p >= meaning + length || run->glyphs[k].id == RESPITE_GLYPH_NONE ||
        respite_face_get_glyph (run->face, g_utf8_get_char (p)) != run->glyphs[k].id ||
        means_another (font, run->glyphs[k].id, p, (gsize) (g_utf8_next_char (p) - p)))
      return FALSE;

  return p == meaning + length;
}

/* One cluster, the glyphs from i to before end. */
static void
show_cluster (RespitePdfFont   *font,
              Row              *row,
              const RespiteRun *run,
              guint             i,
              guint             end,
              const char       *text,
              double            x,
              double            y)
{
  const char *meaning = text + run->glyphs[i].start;
  gsize length = run->glyphs[i].length;
  guint n_shown = 0;
  gboolean actual, one_by_one;
  double advance;

  for (guint k = i; k < end; k++)
    if (get_shown_glyph (run, &run->glyphs[k], text) != RESPITE_GLYPH_NONE)
      n_shown++;
  one_by_one = end - i > 1 && is_one_by_one (font, run, i, end, meaning, length);
  actual = (n_shown > 1 && !one_by_one) ||
           (n_shown == 1 && means_another (font, get_shown_glyph (run, &run->glyphs[i], text), meaning, length));
  if (actual)
    {
      close_row (row);
      begin_actual_text (row->out, meaning, length);
    }
  for (guint k = i; k < end; k++)
    {
      const RespiteGlyph *glyph = &run->glyphs[k];
      guint32 id = get_shown_glyph (run, glyph, text);

      if (one_by_one)
        length = (gsize) (g_utf8_next_char (meaning) - meaning);
      if (id != RESPITE_GLYPH_NONE)
        {
          guint cid = respite_pdf_font_use (font, id, meaning, actual ? 0 : length, &advance);

          add_glyph (row, x + glyph->x, y + glyph->y, cid, advance * run->size);
        }
      if (one_by_one)
        meaning += length;
    }
  if (actual)
    {
      close_row (row);
      g_string_append (row->out, "EMC\n");
    }
}

static void
begin_text (RespitePdf     *pdf,
            GString        *out,
            RespitePdfFont *font,
            double          size)
{
  g_string_append_printf (out, "BT /%s ", HPDF_Page_GetLocalFontName (pdf->page->page, font->dict));
  respite_pdf_append_number (out, size);
  g_string_append (out, "Tf\n");
}

static void
show_glyphs (RespitePdf       *pdf,
             GString          *out,
             const RespiteRun *run,
             const char       *text,
             double            x,
             double            y)
{
  RespitePdfFont *font = respite_pdf_get_font (pdf, run->face);
  Row row = { .out = out, .size = run->size };

  begin_text (pdf, out, font, run->size);
  for (guint i = 0, end; i < run->n_glyphs; i = end)
    {
      for (end = i + 1; end < run->n_glyphs && run->glyphs[end].length == 0; end++)
        continue;
      show_cluster (font, &row, run, i, end, text, x, y);
    }
  close_row (&row);
  g_string_append (out, "ET\n");
}

/* The box and the digits of a character that no font has. */
static void
show_boxed (RespitePdf       *pdf,
            GString          *out,
            const RespiteRun *run,
            const char       *text,
            double            x,
            double            y)
{
  RespiteBoxed boxed;
  RespitePdfFont *font = respite_pdf_get_font (pdf, run->face);
  Row row = { .out = out };

  respite_boxed_place (&boxed, run);
  row.size = boxed.size;
  begin_actual_text (out, text + run->glyphs[0].start, run->glyphs[0].length);
  g_string_append (out, "q ");
  respite_pdf_append_color (out, run->color);
  g_string_append (out, "RG ");
  respite_pdf_append_number (out, boxed.line_width);
  g_string_append (out, "w ");
  respite_pdf_append_number (out, x + boxed.x);
  respite_pdf_append_number (out, y - boxed.y - boxed.height);
  respite_pdf_append_number (out, boxed.width);
  respite_pdf_append_number (out, boxed.height);
  g_string_append (out, "re S Q\n");
  begin_text (pdf, out, font, boxed.size);
  for (guint i = 0; i < boxed.n_digits; i++)
    {
      char digit[2] = { boxed.digits[i].c, '\0' };
      double advance;
      guint cid = respite_pdf_font_use (font, boxed.digits[i].glyph, digit, 1, &advance);

      add_glyph (&row, x + boxed.digits[i].x, y - boxed.digits[i].y, cid, advance * boxed.size);
    }
  close_row (&row);
  g_string_append (out, "ET\nEMC\n");
}

static void
show_strike (GString          *out,
             const RespiteRun *run,
             double            x,
             double            y)
{
  g_string_append (out, "q ");
  respite_pdf_append_color (out, run->color);
  g_string_append (out, "RG ");
  respite_pdf_append_number (out, run->size * RESPITE_STRIKE_WIDTH);
  g_string_append (out, "w ");
  respite_pdf_append_number (out, x + run->x);
  respite_pdf_append_number (out, y + run->size * RESPITE_STRIKE_HEIGHT);
  g_string_append (out, "m ");
  respite_pdf_append_number (out, x + run->x + run->width);
  respite_pdf_append_number (out, y + run->size * RESPITE_STRIKE_HEIGHT);
  g_string_append (out, "l S Q\n");
}

void
respite_pdf_show_line (RespitePdf        *pdf,
                       const RespiteText *text,
                       const RespiteLine *line,
                       double             x,
                       double             y)
{
  GString *out = pdf->page->operators;
  gint64 color = -1;

  for (guint i = 0; i < line->n_runs; i++)
    {
      const RespiteRun *run = &line->runs[i];

      if (color != run->color)
        {
          respite_pdf_append_color (out, run->color);
          g_string_append (out, "rg\n");
          color = run->color;
        }
      if (run->boxed != 0)
        show_boxed (pdf, out, run, text->text, x, y);
      else
        show_glyphs (pdf, out, run, text->text, x, y);
      if (run->is_struck)
        show_strike (out, run, x, y);
    }
}
