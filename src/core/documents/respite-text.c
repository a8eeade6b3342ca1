/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-text.h"

#include <string.h>

#include <pango/pangocairo.h>

#define UNITS(value) ((value) / (double) PANGO_SCALE)

/* A telephone number, a date, a time of day, a sign or an amount, the number of a record: who finds half of one has
 * found another. */
#define KEPT_PHONE  "\\(\\d{2,5}\\) \\d[\\d-]+(?: \\d+)?"
#define KEPT_PHONE2 "(?:\\+\\d{1,3}|\\b0\\d{2,4})(?: \\d{2,6}){1,3}\\b"
#define KEPT_DATE   "\\b\\d{1,2} (?:de )?\\pL{3,10} (?:de )?\\d{4}\\b(?:, \\d\\d:\\d\\d)?"
#define KEPT_CLOCK  "\\b\\d{1,2}:\\d\\d (?:[ap]m\\b|[ap]\\. m\\.)(?: –)?"
#define KEPT_UNIT   "(?:%|/min|(?:mcg|mg|g|kg|mL|L|mmHg|cm|min|h)(?:/(?:mL|kg|h|min|L))*)"
#define KEPT_AMOUNT "\\d " KEPT_UNIT "(?![\\pL\\d])"
#define KEPT_SIGN   "\\b(?:BP|PA|MAP|PAM|HR|FC|RR|FR|SpO2|MOAA/S) \\d+(?:/\\d+)?(?: (?:%|/min))?"
#define KEPT_MRN    "\\b(?:MRN|[Nn]\\.º|historia) [\\w-]+"
#define KEPT        KEPT_PHONE "|" KEPT_PHONE2 "|" KEPT_DATE "|" KEPT_CLOCK "|" KEPT_SIGN "|" KEPT_AMOUNT "|" KEPT_MRN

static PangoAttribute *
over (PangoAttribute        *attribute,
      const RespiteRichSpan *span)
{
  attribute->start_index = (guint) span->start;
  attribute->end_index = (guint) span->end;

  return attribute;
}

/* Keeps on one line what belongs together, whichever words it came with. */
static void
keep_together (PangoAttrList     *list,
               const RespiteRich *rich)
{
  static gsize once = 0;
  g_autoptr (GMatchInfo) match = NULL;

  if (g_once_init_enter (&once))
    g_once_init_leave (&once, (gsize) g_regex_new (KEPT, G_REGEX_OPTIMIZE, 0, NULL));
  if (strpbrk (rich->text->str, "0123456789") == NULL)
    return;

  g_regex_match ((const GRegex *) once, rich->text->str, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      int start, end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      pango_attr_list_insert (list, over (pango_attr_allow_breaks_new (FALSE),
                                          &(RespiteRichSpan) { .start = (gsize) start, .end = (gsize) end }));
    }
}

static PangoAttrList *
make_attributes (const RespiteRich *rich,
                 gboolean           keeps)
{
  PangoAttrList *list = pango_attr_list_new ();

  if (keeps)
    keep_together (list, rich);

  for (guint i = 0; i < rich->spans->len; i++)
    {
      const RespiteRichSpan *span = &g_array_index (rich->spans, RespiteRichSpan, i);

      if (span->flags & RESPITE_RICH_BOLD)
        pango_attr_list_insert (list, over (pango_attr_weight_new (PANGO_WEIGHT_BOLD), span));
      if (span->flags & RESPITE_RICH_ITALIC)
        pango_attr_list_insert (list, over (pango_attr_style_new (PANGO_STYLE_ITALIC), span));
      if (span->flags & RESPITE_RICH_KEEP)
        pango_attr_list_insert (list, over (pango_attr_allow_breaks_new (FALSE), span));
      if (span->flags & RESPITE_RICH_STRUCK)
        pango_attr_list_insert (list, over (pango_attr_strikethrough_new (TRUE), span));
      if (span->flags & RESPITE_RICH_MUTED)
        pango_attr_list_insert (list, over (pango_attr_foreground_alpha_new (G_MAXUINT16), span));
    }

  return list;
}

/* Whether the first family has all of a text for certain. Asking for it alone is quicker than for the whole list. */
static gboolean
is_plain_latin (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c > 0x17f && c != 0x2013 && c != 0x2019 && c != 0x201c && c != 0x201d && c != 0x2022)
        return FALSE;
    }

  return TRUE;
}

/* Called with the font map locked. */
static PangoLayout *
make_layout (PangoContext           *context,
             const RespiteRich      *rich,
             const RespiteTextStyle *style,
             gboolean                keeps)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *description = pango_font_description_new ();
  PangoAttrList *attributes = make_attributes (rich, keeps);

  pango_context_set_language (context, pango_language_from_string (style->language != NULL ? style->language : "en"));
  pango_font_description_set_family_static (description, respite_face_get_families (is_plain_latin (rich->text->str)));
  pango_font_description_set_absolute_size (description, style->size * PANGO_SCALE);
  if (style->is_bold)
    pango_font_description_set_weight (description, PANGO_WEIGHT_BOLD);
  if (style->is_italic)
    pango_font_description_set_style (description, PANGO_STYLE_ITALIC);

  pango_layout_set_font_description (layout, description);
  pango_layout_set_text (layout, rich->text->str, (int) rich->text->len);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);

  pango_attr_list_unref (attributes);
  pango_font_description_free (description);

  return layout;
}

/* The cluster of glyph i reaches to where the next cluster begins: after it in left-to-right, before in the other. */
static guint
get_cluster_end (const PangoGlyphItem *item,
                 int                   i,
                 gboolean              is_rtl)
{
  const PangoGlyphString *glyphs = item->glyphs;
  int cluster = glyphs->log_clusters[i];
  int step = is_rtl ? -1 : 1;

  for (int k = i + step; k >= 0 && k < glyphs->num_glyphs; k += step)
    if (glyphs->log_clusters[k] != cluster)
      return (guint) glyphs->log_clusters[k];

  return (guint) item->item->length;
}

static void
apply_attributes (RespiteRun             *run,
                  const PangoItem        *item,
                  const RespiteTextStyle *style)
{
  for (GSList *l = item->analysis.extra_attrs; l != NULL; l = l->next)
    {
      const PangoAttribute *attribute = l->data;

      if (attribute->klass->type == PANGO_ATTR_STRIKETHROUGH)
        run->is_struck = ((const PangoAttrInt *) attribute)->value != 0;
      else if (attribute->klass->type == PANGO_ATTR_FOREGROUND_ALPHA)
        run->color = style->muted;
    }
}

static void
begin_run (RespiteRun             *run,
           const PangoGlyphItem   *item,
           const RespiteTextStyle *style,
           double                  x)
{
  memset (run, 0, sizeof *run);
  run->face = respite_face_get_for_font (item->item->analysis.font);
  run->size = style->size;
  run->color = style->color;
  run->x = x;
  run->glyphs = g_new (RespiteGlyph, item->glyphs->num_glyphs);
  apply_attributes (run, item->item, style);
}

static void
end_run (GArray     *runs,
         RespiteRun *run,
         double      pen)
{
  run->width = pen - run->x;
  if (run->n_glyphs > 0)
    g_array_append_val (runs, *run);
  else
    g_free (run->glyphs);
}

static void
note_missing (RespiteText *text,
              gunichar     c)
{
  if (text->missing == NULL)
    text->missing = g_array_new (FALSE, FALSE, sizeof (gunichar));
  g_array_append_val (text->missing, c);
}

/* One item becomes one run, or several where characters without a glyph stand in it. Returns where the pen is. */
static double
add_item (RespiteText            *text,
          GArray                 *runs,
          const PangoGlyphItem   *item,
          const RespiteTextStyle *style,
          double                  pen)
{
  gboolean is_rtl = (item->item->analysis.level & 1) != 0;
  int previous = -1;
  RespiteRun run;

  begin_run (&run, item, style, pen);
  for (int i = 0; i < item->glyphs->num_glyphs; i++)
    {
      const PangoGlyphInfo *info = &item->glyphs->glyphs[i];
      int cluster = item->glyphs->log_clusters[i];
      guint end = get_cluster_end (item, i, is_rtl);
      RespiteGlyph glyph = {
        .id = info->glyph == PANGO_GLYPH_EMPTY ? RESPITE_GLYPH_NONE : info->glyph,
        .x = (float) (pen + UNITS (info->geometry.x_offset)),
        .y = (float) -UNITS (info->geometry.y_offset),
        .start = (guint32) (item->item->offset + cluster),
        .length = cluster != previous ? end - (guint32) cluster : 0,
      };
      gboolean boxed = glyph.id != RESPITE_GLYPH_NONE && (info->glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0;

      if (boxed)
        {
          end_run (runs, &run, pen);
          begin_run (&run, item, style, pen);
          run.face = respite_face_get_base ();
          run.boxed = info->glyph & ~PANGO_GLYPH_UNKNOWN_FLAG;
          glyph.id = 0;
          note_missing (text, run.boxed);
        }
      run.glyphs[run.n_glyphs++] = glyph;
      pen += UNITS (info->geometry.width);
      previous = cluster;
      if (boxed)
        {
          end_run (runs, &run, pen);
          begin_run (&run, item, style, pen);
        }
    }
  end_run (runs, &run, pen);

  return pen;
}

/* Spaces and tabs at the end of a line may reach over the margin; they are not counted into its width. */
static void
trim_width (const RespiteText *text,
            RespiteLine       *line)
{
  gsize end = line->start + line->length;

  if (line->is_rtl)
    return;

  while (end > line->start && strchr (" \t", text->text[end - 1]) != NULL)
    end--;
  for (guint i = 0; i < line->n_runs; i++)
    for (guint k = 0; k < line->runs[i].n_glyphs; k++)
      if (line->runs[i].glyphs[k].start >= end)
        line->width = MIN (line->width, line->runs[i].glyphs[k].x);
}

static void
fill_line (RespiteText            *text,
           RespiteLine            *line,
           PangoLayoutLine        *source,
           const RespiteTextStyle *style)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (RespiteRun));
  PangoRectangle logical;
  double pen = 0;

  pango_layout_line_get_extents (source, NULL, &logical);
  for (GSList *l = source->runs; l != NULL; l = l->next)
    pen = add_item (text, runs, l->data, style, pen);

  line->start = (gsize) source->start_index;
  line->length = (gsize) source->length;
  line->width = pen;
  line->ascent = -UNITS (logical.y);
  line->descent = UNITS (logical.y + logical.height);
  line->height = MAX (style->size * style->leading, line->ascent + line->descent);
  line->is_rtl = source->resolved_dir == PANGO_DIRECTION_RTL;
  line->n_runs = runs->len;
  line->runs = (RespiteRun *) (void *) g_array_free (runs, FALSE);
  trim_width (text, line);
}

/* What belongs together is broken all the same where it is wider than its place. */
static PangoLayout *
make_in_width (PangoContext           *context,
               const RespiteRich      *rich,
               const RespiteTextStyle *style,
               double                  width)
{
  PangoLayout *layout = make_layout (context, rich, style, TRUE);
  int units = width < 0 ? -1 : (int) (width * PANGO_SCALE + 0.5);
  int needed;

  pango_layout_set_width (layout, units);
  pango_layout_get_size (layout, &needed, NULL);
  if (units >= 0 && needed > units)
    {
      g_object_unref (layout);
      layout = make_layout (context, rich, style, FALSE);
      pango_layout_set_width (layout, units);
    }

  return layout;
}

RespiteText *
respite_text_shape (const RespiteRich      *rich,
                    const RespiteTextStyle *style,
                    double                  width)
{
  RespiteText *text = g_atomic_rc_box_new0 (RespiteText);
  PangoContext *context = respite_face_lock ();
  g_autoptr (PangoLayout) layout = make_in_width (context, rich, style, width);
  GSList *lines;
  guint n = 0;

  text->text = g_strndup (rich->text->str, rich->text->len);
  text->n_lines = (guint) pango_layout_get_line_count (layout);
  text->lines = g_new0 (RespiteLine, text->n_lines);
  lines = pango_layout_get_lines_readonly (layout);
  for (GSList *l = lines; l != NULL; l = l->next, n++)
    {
      fill_line (text, &text->lines[n], l->data, style);
      text->width = MAX (text->width, text->lines[n].width);
      text->height += text->lines[n].height;
    }
  g_clear_object (&layout);
  respite_face_unlock ();

  return text;
}

void
respite_text_get_extents (const RespiteRich      *rich,
                          const RespiteTextStyle *style,
                          double                 *minimum,
                          double                 *maximum)
{
  PangoContext *context = respite_face_lock ();
  PangoLayout *layout = make_layout (context, rich, style, TRUE);
  PangoRectangle logical;

  pango_layout_set_width (layout, -1);
  pango_layout_get_extents (layout, NULL, &logical);
  *maximum = UNITS (logical.width);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_width (layout, 0);
  pango_layout_get_extents (layout, NULL, &logical);
  *minimum = UNITS (logical.width);
  g_object_unref (layout);
  respite_face_unlock ();
}

RespiteText *
respite_text_ref (RespiteText *text)
{
  return g_atomic_rc_box_acquire (text);
}

static void
text_clear (RespiteText *text)
{
  for (guint i = 0; i < text->n_lines; i++)
    {
      for (guint k = 0; k < text->lines[i].n_runs; k++)
        g_free (text->lines[i].runs[k].glyphs);
      g_free (text->lines[i].runs);
    }
  g_free (text->lines);
  g_free (text->text);
  g_clear_pointer (&text->missing, g_array_unref);
}

void
respite_text_unref (RespiteText *text)
{
  g_atomic_rc_box_release_full (text, (GDestroyNotify) text_clear);
}
