/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-label.h"

#include "base/respite-error.h"
#include "base/respite-quantity.h"
#include "base/respite-str.h"
#include "base/respite-time.h"
#include "documents/respite-face.h"
#include "documents/respite-layout-private.h"
#include "documents/respite-sheet.h"
#include "documents/respite-words.h"
#include "infusion/respite-order-check.h"

#define GROUP "label"

/* The largest and the smallest text, in points. */
#define LARGEST 11.0
#define SMALLEST 6.0
#define STEP 0.5

/* Printers shift the paper a little: nothing stands nearer to the edge of a label. */
#define PADDING_X 9.0
#define PADDING_Y 5.0

#define MM (72 / 25.4)

const RespiteLabelSheet respite_label_sheets[] = {
  { "letter-30", "letter", 3, 10, 189, 72, 13.5, 36, 198, 72 },
  { "a4-21", "a4", 3, 7, 63.5 * MM, 38.1 * MM, 7.25 * MM, 15.15 * MM, 66 * MM, 38.1 * MM },
  { NULL, NULL, 0, 0, 0, 0, 0, 0, 0, 0 },
};

const RespiteLabelSheet *
respite_label_sheet_find (const char *code,
                          const char *paper)
{
  for (const RespiteLabelSheet *sheet = respite_label_sheets; sheet->code != NULL; sheet++)
    if (g_strcmp0 (sheet->code, code) == 0 || (respite_str_is_empty (code) && g_strcmp0 (sheet->paper, paper) == 0))
      return sheet;

  return respite_str_is_empty (code) ? &respite_label_sheets[0] : NULL;
}

/* The largest size at which the text fits into a label; %NULL where there is none. */
static RespiteText *
shape (const RespiteRich       *rich,
       const RespiteLabelSheet *sheet,
       const char              *language)
{
  double width = sheet->width - 2 * PADDING_X, height = sheet->height - 2 * PADDING_Y;

  for (double size = LARGEST; size >= SMALLEST; size -= STEP)
    {
      RespiteTextStyle style = { .size = size, .leading = 1.2, .color = RESPITE_PAPER_TEXT,
                                 .muted = RESPITE_PAPER_TEXT, .language = language };
      RespiteText *text = respite_text_shape (rich, &style, width);

      if (text->height <= height && text->width <= width)
        return text;
      respite_text_unref (text);
    }

  return NULL;
}

static void
add_label (RespiteLayout           *layout,
           GArray                  *items,
           RespiteText             *text,
           const RespiteLabelSheet *sheet,
           guint                    place)
{
  double x = sheet->left + place % sheet->columns * sheet->step_x + PADDING_X;
  double y = sheet->top + place / sheet->columns * sheet->step_y + (sheet->height - text->height) / 2;
  int element = respite_layout_add_element (layout, RESPITE_ELEMENT_NONE, "P");

  for (guint i = 0; i < text->n_lines; i++)
    {
      const RespiteLine *line = &text->lines[i];
      RespiteItem item = { .kind = RESPITE_ITEM_LINE, .element = element, .x = x, .line = i,
                           .text = respite_text_ref (text) };

      item.y = y + (line->height - line->ascent - line->descent) / 2 + line->ascent;
      y += line->height;
      g_array_append_val (items, item);
    }
}

static RespiteLayout *
layout_labels (const RespiteLabelRequest *request,
               const RespiteRich         *rich,
               const RespiteDocumentInfo *info,
               const char                *title,
               const char                *language,
               GError                   **error)
{
  const RespiteLabelSheet *sheet = request->sheet;
  guint n_labels = sheet->columns * sheet->rows;
  g_autoptr (RespiteText) text = NULL;
  RespiteSheet page;
  RespiteLayout *layout;

  if (request->first < 1 || request->first > n_labels || request->count < 1 || request->count > RESPITE_LABELS_MOST)
    {
      respite_set_error (error, RESPITE_ERROR_INVALID, N_("A sheet has %u labels, and at most %d are printed at once"),
                         n_labels, RESPITE_LABELS_MOST);
      return NULL;
    }

  text = shape (rich, sheet, language);
  if (text == NULL)
    {
      respite_set_error (error, RESPITE_ERROR_INVALID, N_("This does not fit on a label"));
      return NULL;
    }

  respite_sheet_init (&page, RESPITE_SHEET_RECORD, sheet->paper, FALSE);
  layout = respite_layout_new (title, info->clinic->name, language, info->printed_at, page.width, page.height);
  for (guint i = 0; i < request->count; i++)
    {
      guint place = request->first - 1 + i;

      if (i == 0 || place % n_labels == 0)
        g_ptr_array_add (layout->pages, respite_items_new ());
      add_label (layout, respite_layout_get_page (layout, layout->pages->len - 1), text, sheet, place % n_labels);
    }

  return layout;
}

/* The first line of a label of a practice clinic. */
static RespiteRich *
begin (const RespiteDocumentInfo *info,
       const RespiteWords        *words)
{
  RespiteRich *rich = respite_rich_new (NULL, RESPITE_RICH_PLAIN);

  if (info->clinic->kind == RESPITE_CLINIC_PRACTICE)
    {
      respite_rich_append (rich, respite_words_lookup (words, GROUP, "practice"), RESPITE_RICH_BOLD);
      respite_rich_append (rich, "\n", RESPITE_RICH_PLAIN);
    }

  return rich;
}

RespiteLayout *
respite_label_layout_address (const RespiteLabelRequest *request,
                              const RespiteDocumentInfo *info,
                              GError                   **error)
{
  const RespiteWords *words = respite_words_get (respite_document_info_get_record_language (info));
  const RespitePatient *patient = info->patient;
  g_autoptr (RespiteRich) rich = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (request != NULL && request->sheet != NULL && patient != NULL, NULL);

  if (respite_str_is_empty (patient->address))
    {
      respite_set_error (error, RESPITE_ERROR_INVALID, N_("No address of this patient has been entered"));
      return NULL;
    }
  if (!respite_face_init (error))
    return NULL;

  name = g_strdup_printf ("%s %s", patient->given, patient->family);
  rich = begin (info, words);
  respite_rich_append (rich, g_strstrip (name), RESPITE_RICH_BOLD);
  respite_rich_append (rich, "\n", RESPITE_RICH_PLAIN);
  respite_rich_append (rich, patient->address, RESPITE_RICH_PLAIN);

  return layout_labels (request, rich, info, respite_words_lookup (words, "document", "address-labels"),
                        respite_words_get_language (words), error);
}

static void
append_patient (RespiteRich          *rich,
                const RespitePatient *patient,
                const RespiteWords   *words)
{
  g_autofree char *name = respite_patient_dup_name (patient);
  g_autofree char *born = respite_words_format_date (words, patient->born);
  g_autofree char *who = respite_words_format (words, GROUP, "patient", "born", born, "mrn", patient->mrn, NULL);

  respite_rich_append (rich, name, RESPITE_RICH_BOLD);
  respite_rich_append (rich, "\n", RESPITE_RICH_PLAIN);
  respite_rich_append_amounts (rich, who, RESPITE_RICH_PLAIN);
  respite_rich_append (rich, "\n", RESPITE_RICH_PLAIN);
}

static void
append_contents (RespiteRich        *rich,
                 const RespiteOrder *order,
                 const RespiteWords *words)
{
  const char *drug = respite_words_lookup (words, "drug", respite_code_to_word (respite_drug_codes,
                                                                                (int) order->drug));
  g_autofree char *dose = respite_quantity_format_mg (respite_order_get_dose (order));
  g_autofree char *volume = respite_quantity_format_ml (order->bag_ul);
  g_autofree char *strength = respite_quantity_format_mg_per_ml (order->concentration_ug_per_ml);
  g_autofree char *rate = respite_quantity_tidy (order->rate_text);
  g_autofree char *amount = order->bag_ul > 0 ? respite_words_format (words, GROUP, "amount", "dose", dose, "volume",
                                                                      volume, NULL) : g_strdup (dose);
  gboolean has_strength = order->concentration_ug_per_ml > 0, has_rate = !respite_str_is_empty (rate);
  g_autofree char *line = g_strconcat (has_strength ? strength : "", has_strength && has_rate ? "  ·  " : "",
                                       has_rate ? rate : "", NULL);

  respite_rich_append (rich, drug, RESPITE_RICH_BOLD);
  respite_rich_append (rich, "\n", RESPITE_RICH_PLAIN);
  respite_rich_append_amounts (rich, amount, RESPITE_RICH_BOLD);
  respite_rich_append (rich, "\n", RESPITE_RICH_PLAIN);
  if (*line != '\0')
    {
      respite_rich_append_amounts (rich, line, RESPITE_RICH_PLAIN);
      respite_rich_append (rich, "\n", RESPITE_RICH_PLAIN);
    }
}

/* Who prepared and checked it; lines to sign where nobody has written it down yet. */
static void
append_hands (RespiteRich              *rich,
              const RespitePreparation *preparation,
              const RespiteWords       *words,
              GTimeZone                *zone)
{
  static const char blank[] = "__________";
  gboolean is_done = preparation != NULL && preparation->at != 0;
  g_autofree char *at = is_done ? respite_words_format_moment (words, preparation->at, zone) : g_strdup (blank);
  g_autofree char *prepared = respite_words_format (words, GROUP, "prepared", "name", is_done ?
                                                    preparation->prepared_name : blank, "at", at, NULL);
  g_autofree char *checked = respite_words_format (words, GROUP, "checked", "name",
                                                   is_done && !respite_str_is_empty (preparation->checked_name) ?
                                                   preparation->checked_name : blank, NULL);

  respite_rich_append (rich, prepared, RESPITE_RICH_PLAIN);
  respite_rich_append (rich, "\n", RESPITE_RICH_PLAIN);
  respite_rich_append (rich, checked, RESPITE_RICH_PLAIN);
}

RespiteLayout *
respite_label_layout_bag (const RespiteLabelRequest  *request,
                          const RespiteSessionRecord *record,
                          const RespiteDocumentInfo  *info,
                          GError                    **error)
{
  const RespiteWords *words = respite_words_get (respite_document_info_get_record_language (info));
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (RespiteRich) rich = NULL;

  g_return_val_if_fail (request != NULL && request->sheet != NULL && record != NULL, NULL);

  if (record->order == NULL || record->order->drug != RESPITE_DRUG_KETAMINE_IV)
    {
      respite_set_error (error, RESPITE_ERROR_INVALID, N_("A bag is labelled after an infusion was ordered"));
      return NULL;
    }
  if (!respite_face_init (error))
    return NULL;

  zone = respite_document_info_dup_zone (info);
  rich = begin (info, words);
  append_patient (rich, record->patient, words);
  append_contents (rich, record->order, words);
  append_hands (rich, record->preparation, words, zone);

  return layout_labels (request, rich, info, respite_words_lookup (words, "document", "bag-labels"),
                        respite_words_get_language (words), error);
}
