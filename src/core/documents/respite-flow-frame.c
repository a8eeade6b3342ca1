/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-flow-private.h"

#include <math.h>
#include <string.h>

#include "base/respite-str.h"
#include "documents/respite-words.h"

/* The coloured band of a practice clinic or an unsigned record: its height as a multiple of its text. */
#define BAND_SIZE   9.5
#define BAND_HEIGHT 17.0

#define LOGO_HEIGHT 34.0
#define LOGO_WIDTH  150.0

/* Between the text and the foot. */
#define FOOT_GAP 9.0

/* Pictures larger than this are made smaller first. */
#define LOGO_PIXELS 600

static gboolean
has_band (const RespiteFlow *flow)
{
  return flow->info->document->clinic->kind == RESPITE_CLINIC_PRACTICE || flow->info->warning != NULL;
}

static double
get_top (const RespiteFlow *flow)
{
  return has_band (flow) ? MAX (flow->sheet->margin * 0.6, BAND_HEIGHT + 9) : flow->sheet->margin * 0.6;
}

static double
get_name_size (const RespiteFlow *flow,
               gboolean           is_first)
{
  return is_first ? flow->sheet->foot * 1.7 : flow->sheet->foot * 1.2;
}

/* Without transparency: laid on white. */
static GdkPixbuf *
load_logo (GBytes *png)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  GdkPixbuf *picture = NULL, *flat;
  double scale;
  int width, height;

  if (gdk_pixbuf_loader_write_bytes (loader, png, NULL) && gdk_pixbuf_loader_close (loader, NULL))
    picture = gdk_pixbuf_loader_get_pixbuf (loader);
  else
    gdk_pixbuf_loader_close (loader, NULL);
  if (picture == NULL)
    return NULL;

  width = gdk_pixbuf_get_width (picture);
  height = gdk_pixbuf_get_height (picture);
  scale = MIN (1.0, LOGO_PIXELS / (double) MAX (width, height));
  width = MAX (1, (int) (width * scale));
  height = MAX (1, (int) (height * scale));
  flat = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  gdk_pixbuf_fill (flat, 0xffffffff);
  gdk_pixbuf_composite (picture, flat, 0, 0, width, height, 0, 0, (double) width / gdk_pixbuf_get_width (picture),
                        (double) height / gdk_pixbuf_get_height (picture), GDK_INTERP_BILINEAR, 255);

  return flat;
}

static RespiteText *
shape (RespiteFlow *flow,
       const char  *text,
       double       size,
       guint32      color,
       gboolean     is_bold,
       double       width)
{
  RespiteTextStyle style = respite_flow_get_style (flow, size, color, is_bold);
  RespiteText *shaped;

  style.leading = 1.25;
  /* What fits on one line is the same at every width, and mostly it fits. */
  shaped = respite_flow_shape (flow, text, &style, -1);
  if (width < 0 || shaped->width <= width)
    return shaped;
  respite_text_unref (shaped);

  return respite_flow_shape (flow, text, &style, width);
}

/* Lines of decoration from @top downwards; to_end sets them to the right. Returns their height. */
static double
paint_text (RespiteFlow *flow,
            GArray      *items,
            RespiteText *text,
            double       x,
            double       width,
            double       top,
            gboolean     to_end)
{
  double y = top;

  for (guint i = 0; i < text->n_lines; i++)
    {
      const RespiteLine *line = &text->lines[i];
      RespiteItem item = { .kind = RESPITE_ITEM_LINE, .element = RESPITE_ELEMENT_NONE, .line = i,
                           .x = to_end ? x + width - line->width : x,
                           .y = y + (line->height - line->ascent - line->descent) / 2 + line->ascent };

      if (items != NULL)
        {
          item.text = respite_text_ref (text);
          g_array_append_val (items, item);
        }
      y += line->height;
    }
  respite_text_unref (text);

  return y - top;
}

static void
paint_rect (GArray *items,
            guint32 color,
            double  x,
            double  y,
            double  width,
            double  height)
{
  RespiteItem item = { .kind = RESPITE_ITEM_RECT, .element = RESPITE_ELEMENT_NONE, .x = x, .y = y, .width = width,
                       .height = height, .color = color, .is_filled = TRUE };

  g_array_append_val (items, item);
}

/* Returns how far the name moves to make room for it. */
static double
paint_logo (RespiteFlow *flow,
            GArray      *items,
            double       x,
            double       y)
{
  RespiteItem item = { .kind = RESPITE_ITEM_IMAGE, .element = RESPITE_ELEMENT_NONE, .x = x, .y = y };
  double ratio = gdk_pixbuf_get_width (flow->logo) / (double) gdk_pixbuf_get_height (flow->logo);

  item.width = MIN (LOGO_HEIGHT * ratio, LOGO_WIDTH);
  item.height = item.width / ratio;
  item.image = flow->logo;
  if (items != NULL)
    {
      g_object_ref (item.image);
      g_array_append_val (items, item);
    }

  return item.width + 10;
}

static char *
get_contact (RespiteFlow *flow,
             gboolean     is_first)
{
  const RespiteClinicInfo *clinic = flow->info->document->clinic;
  const RespiteWords *words = respite_words_get (flow->info->language);
  GString *out = g_string_new (NULL);

  if (!respite_str_is_empty (clinic->phone))
    g_string_append_printf (out, "%s %s", respite_words_lookup (words, "head", "phone"), clinic->phone);
  if (!respite_str_is_empty (clinic->after_hours_phone))
    g_string_append_printf (out, "%s%s %s", out->len == 0 ? "" : is_first ? "\n" : "  ·  ",
                            respite_words_lookup (words, "head", "after-hours"), clinic->after_hours_phone);

  return g_string_free (out, FALSE);
}

/* Paints the head, or with no items only measures it. Returns where the text of the page begins. */
static double
paint_head (RespiteFlow *flow,
            GArray      *items,
            gboolean     is_first)
{
  const RespiteClinicInfo *clinic = flow->info->document->clinic;
  double x = flow->sheet->margin, room = respite_sheet_get_room (flow->sheet), top = get_top (flow);
  double y = top, other = top, left = room * (is_first ? 0.56 : 0.42), indent = 0;
  g_autofree char *contact = get_contact (flow, is_first);
  g_autofree char *address = g_strdup (clinic->address != NULL ? clinic->address : "");

  if (is_first && flow->logo != NULL)
    indent = paint_logo (flow, items, x, y);
  y += paint_text (flow, items, shape (flow, clinic->name != NULL ? clinic->name : "", get_name_size (flow, is_first),
                                       RESPITE_PAPER_ACCENT, TRUE, left - indent), x + indent, left - indent, y, FALSE);
  g_strdelimit (g_strchomp (address), "\n", '\f');
  if (is_first && *address != '\0')
    {
      g_auto (GStrv) lines = g_strsplit (address, "\f", -1);
      g_autofree char *joined = g_strjoinv (", ", lines);

      y += paint_text (flow, items, shape (flow, joined, flow->sheet->foot * 1.06, RESPITE_PAPER_MUTED, FALSE,
                                           left - indent), x + indent, left - indent, y, FALSE);
    }
  if (indent > 0)
    y = MAX (y, top + LOGO_HEIGHT);
  if (*contact != '\0')
    other += paint_text (flow, items, shape (flow, contact, flow->sheet->foot * (is_first ? 1.12 : 1), is_first ?
                                             RESPITE_PAPER_TEXT : RESPITE_PAPER_MUTED, FALSE, room - left - 10),
                         x + left + 10, room - left - 10, top + (is_first ? 2 : 1), TRUE);
  y = MAX (y, other) + 5;
  if (items != NULL)
    paint_rect (items, RESPITE_PAPER_ACCENT, x, y, room, is_first ? 1.6 : 0.8);

  return y + (is_first ? flow->sheet->below_head : flow->sheet->below_head * 0.72);
}

static char *
describe_patient (RespiteFlow *flow)
{
  const RespitePatient *patient = flow->info->document->patient;
  const RespiteWords *words = respite_words_get (flow->info->language);
  g_autofree char *name = NULL;
  g_autofree char *born = NULL;

  if (patient == NULL)
    return g_strdup ("");

  name = respite_patient_dup_name (patient);
  born = respite_words_format_date (words, patient->born != NULL ? patient->born : "");

  return respite_words_format (words, "foot", "patient", "name", name, "born", born, "mrn",
                               patient->mrn != NULL ? patient->mrn : "", NULL);
}

static char *
describe_print (RespiteFlow *flow)
{
  const RespiteDocumentInfo *document = flow->info->document;
  const RespiteWords *words = respite_words_get (flow->info->language);
  g_autofree char *moment = respite_words_format_moment (words, document->printed_at, flow->zone);

  if (respite_str_is_empty (document->printed_by))
    return respite_words_format (words, "foot", "printed", "moment", moment, NULL);

  return respite_words_format (words, "foot", "printed-by", "moment", moment, "name", document->printed_by, NULL);
}

static char *
describe_document (RespiteFlow *flow)
{
  const RespiteDocumentInfo *document = flow->info->document;
  const RespiteWords *words = respite_words_get (flow->info->language);
  g_autoptr (GString) out = g_string_new (flow->info->title);

  if (!respite_str_is_empty (flow->info->remark))
    g_string_append_printf (out, "  ·  %s", flow->info->remark);
  if (!respite_str_is_empty (document->record_code))
    {
      g_autofree char *code = respite_words_format (words, "foot", "record-code", "code", document->record_code, NULL);

      g_string_append_printf (out, "  ·  %s", code);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* What was painted last can be counted anew. */
static void
mark_page_number (GArray *items)
{
  if (items != NULL)
    g_array_index (items, RespiteItem, items->len - 1).is_page_number = TRUE;
}

/* Paints the foot with its lower end at the margin, or with no items only measures it. Returns its height. */
static double
paint_foot (RespiteFlow *flow,
            GArray      *items,
            double       top,
            const char  *page)
{
  double x = flow->sheet->margin, room = respite_sheet_get_room (flow->sheet), size = flow->sheet->foot;
  double y = top + 5, other = y, right, left;
  g_autofree char *patient = describe_patient (flow);
  g_autofree char *document = describe_document (flow);
  g_autofree char *print = describe_print (flow);
  g_autoptr (RespiteText) widest = shape (flow, print, size, RESPITE_PAPER_MUTED, FALSE, -1);

  right = MIN (widest->width + 1, room * 0.45);
  left = room - right - 12;
  if (items != NULL)
    paint_rect (items, RESPITE_PAPER_RULE, x, top, room, 0.6);
  if (*patient != '\0')
    y += paint_text (flow, items, shape (flow, patient, size, RESPITE_PAPER_TEXT, TRUE, left), x, left, y, FALSE);
  y += paint_text (flow, items, shape (flow, document, size, RESPITE_PAPER_MUTED, FALSE, left), x, left, y, FALSE);
  other += paint_text (flow, items, shape (flow, page, size, RESPITE_PAPER_TEXT, FALSE, right), x + room - right,
                       right, other, TRUE);
  mark_page_number (items);
  other += paint_text (flow, items, shape (flow, print, size, RESPITE_PAPER_MUTED, FALSE, right), x + room - right,
                       right, other, TRUE);

  return MAX (y, other) - top;
}

static char *
describe_page (RespiteFlow *flow,
               guint        page,
               guint        n_pages)
{
  const RespiteWords *words = respite_words_get (flow->info->language);
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  g_autofree char *number_of = g_strdup_printf ("%u", n_pages);

  return respite_words_format (words, "foot", "page", "page", number, "pages", number_of, NULL);
}

void
respite_flow_measure_frame (RespiteFlow *flow)
{
  const RespiteClinicInfo *clinic = flow->info->document->clinic;
  g_autofree char *page = describe_page (flow, 998, 999);

  if (clinic->logo != NULL)
    flow->logo = load_logo (clinic->logo);
  flow->first_head = paint_head (flow, NULL, TRUE);
  flow->later_head = paint_head (flow, NULL, FALSE);
  flow->foot = paint_foot (flow, NULL, 0, page) + flow->sheet->margin * 0.6 + FOOT_GAP;
  flow->room_height = flow->sheet->height - flow->later_head - flow->foot;
}

static void
paint_band (RespiteFlow *flow,
            GArray      *items)
{
  const RespiteWords *words = respite_words_get (flow->info->language);
  gboolean practice = flow->info->document->clinic->kind == RESPITE_CLINIC_PRACTICE;
  g_autofree char *text = NULL;
  RespiteText *shaped;
  double x;

  if (practice && flow->info->warning != NULL)
    text = g_strdup_printf ("%s  ·  %s", respite_words_lookup (words, "head", "practice"), flow->info->warning);
  else
    text = g_strdup (practice ? respite_words_lookup (words, "head", "practice") : flow->info->warning);
  shaped = shape (flow, text, BAND_SIZE, 0xffffff, TRUE, -1);
  x = MAX (4, (flow->sheet->width - shaped->width) / 2);
  paint_rect (items, practice ? RESPITE_PAPER_PRACTICE : RESPITE_PAPER_STOP, 0, 0, flow->sheet->width, BAND_HEIGHT);
  paint_text (flow, items, shaped, x, 0, (BAND_HEIGHT - shaped->height) / 2, FALSE);
}

void
respite_flow_paint_frame (RespiteFlow *flow,
                          guint        page,
                          guint        n_pages)
{
  GArray *items = respite_layout_get_page (flow->layout, page);
  g_autofree char *number = describe_page (flow, page, n_pages);
  double top = flow->sheet->height - flow->foot + FOOT_GAP;

  if (has_band (flow))
    paint_band (flow, items);
  paint_head (flow, items, page == 0);
  paint_foot (flow, items, top, number);
}
