/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-pdf-private.h"

#include <string.h>

RespitePdfElement *
respite_pdf_add_element (RespitePdf        *pdf,
                         RespitePdfElement *parent,
                         const char        *type)
{
  RespitePdfElement *element = g_new0 (RespitePdfElement, 1);
  gboolean heads_row = strcmp (type, "THR") == 0;

  g_ptr_array_add (pdf->elements, element);
  element->dict = respite_pdf_make_dict (pdf);
  element->kids = HPDF_Array_New (pdf->doc->mmgr);
  g_strlcpy (element->type, heads_row ? "TH" : type, sizeof element->type);
  if (pdf->root == NULL)
    {
      HPDF_Dict_AddName (element->dict, "Type", "StructTreeRoot");
    }
  else
    {
      if (parent == NULL)
        parent = pdf->document != NULL ? pdf->document : pdf->root;
      HPDF_Dict_AddName (element->dict, "Type", "StructElem");
      HPDF_Dict_AddName (element->dict, "S", element->type);
      HPDF_Dict_Add (element->dict, "P", parent->dict);
      HPDF_Array_Add (parent->kids, element->dict);
    }
  HPDF_Dict_Add (element->dict, "K", element->kids);

  if (strcmp (element->type, "TH") == 0)
    {
      HPDF_Dict attributes = HPDF_Dict_New (pdf->doc->mmgr);

      HPDF_Dict_AddName (attributes, "O", "Table");
      HPDF_Dict_AddName (attributes, "Scope", heads_row ? "Row" : "Column");
      HPDF_Dict_Add (element->dict, "A", attributes);
    }

  return element;
}

void
respite_pdf_set_alternative (RespitePdf        *pdf,
                             RespitePdfElement *element,
                             const char        *text)
{
  respite_pdf_add_text (pdf, element->dict, "Alt", text);
}

void
respite_pdf_set_language (RespitePdf        *pdf,
                          RespitePdfElement *element,
                          const char        *language)
{
  HPDF_Dict_Add (element->dict, "Lang", HPDF_String_New (pdf->doc->mmgr, language, NULL));
}

/* A number stands for a mark on the element's own page, the one of its first mark. */
static void
add_reference (RespitePdf        *pdf,
               RespitePdfElement *element,
               RespitePdfPage    *page)
{
  HPDF_Dict reference;

  if (element->page == NULL)
    {
      element->page = page->page;
      HPDF_Dict_Add (element->dict, "Pg", page->page);
    }
  if (element->page == page->page)
    {
      HPDF_Array_AddNumber (element->kids, (HPDF_INT32) page->marks->len);
      return;
    }

  reference = HPDF_Dict_New (pdf->doc->mmgr);
  HPDF_Dict_AddName (reference, "Type", "MCR");
  HPDF_Dict_Add (reference, "Pg", page->page);
  HPDF_Dict_AddNumber (reference, "MCID", (HPDF_INT32) page->marks->len);
  HPDF_Array_Add (element->kids, reference);
}

void
respite_pdf_begin_mark (RespitePdf        *pdf,
                        RespitePdfElement *element)
{
  RespitePdfPage *page = pdf->page;

  if (element == NULL)
    {
      g_string_append (page->operators, "/Artifact BMC\n");
      return;
    }

  add_reference (pdf, element, page);
  g_string_append_printf (page->operators, "/%s <</MCID %u>> BDC\n", element->type, page->marks->len);
  g_ptr_array_add (page->marks, element);
}

void
respite_pdf_end_mark (RespitePdf *pdf)
{
  g_string_append (pdf->page->operators, "EMC\n");
}

void
respite_pdf_finish_tree (RespitePdf *pdf)
{
  HPDF_Dict catalog = (HPDF_Dict) pdf->doc->catalog;
  HPDF_Dict mark_info = HPDF_Dict_New (pdf->doc->mmgr);
  HPDF_Dict parents = respite_pdf_make_dict (pdf);
  HPDF_Array numbers = HPDF_Array_New (pdf->doc->mmgr);

  for (guint i = 0; i < pdf->pages->len; i++)
    {
      RespitePdfPage *page = g_ptr_array_index (pdf->pages, i);
      HPDF_Array marks = HPDF_Array_New (pdf->doc->mmgr);

      HPDF_Xref_Add (pdf->doc->xref, marks);
      for (guint k = 0; k < page->marks->len; k++)
        HPDF_Array_Add (marks, ((RespitePdfElement *) g_ptr_array_index (page->marks, k))->dict);
      HPDF_Array_AddNumber (numbers, (HPDF_INT32) i);
      HPDF_Array_Add (numbers, marks);
    }
  HPDF_Dict_Add (parents, "Nums", numbers);
  HPDF_Dict_Add (pdf->root->dict, "ParentTree", parents);
  HPDF_Dict_AddNumber (pdf->root->dict, "ParentTreeNextKey", (HPDF_INT32) pdf->pages->len);
  HPDF_Dict_Add (mark_info, "Marked", HPDF_Boolean_New (pdf->doc->mmgr, HPDF_TRUE));
  HPDF_Dict_Add (catalog, "MarkInfo", mark_info);
  HPDF_Dict_Add (catalog, "StructTreeRoot", pdf->root->dict);
}
