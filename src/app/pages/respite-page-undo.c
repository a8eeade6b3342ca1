/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-page-undo.h"

#include "widgets/respite-toast-overlay.h"

/* What takes an act back, and the page that asks for it. */
typedef struct
{
  GWeakRef        page;
  RespiteJobFunc  func;
  gpointer        data;
  GDestroyNotify  free_data;
  const char     *text;
  RespitePageDone done;
} Undo;

static Undo *
undo_new (RespitePage    *page,
          RespiteJobFunc  func,
          gpointer        data,
          GDestroyNotify  free_data,
          const char     *text,
          RespitePageDone done)
{
  Undo *undo = g_new0 (Undo, 1);

  g_weak_ref_init (&undo->page, page);
  undo->func = func;
  undo->data = data;
  undo->free_data = free_data;
  undo->text = text;
  undo->done = done;

  return undo;
}

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_weak_ref_clear (&undo->page);
  if (undo->data != NULL && undo->free_data != NULL)
    undo->free_data (undo->data);
  g_free (undo);
}

static void
undo_cb (gpointer data)
{
  Undo *undo = data;
  g_autoptr (RespitePage) page = g_weak_ref_get (&undo->page);

  if (page != NULL)
    respite_page_run (page, undo->func, g_steal_pointer (&undo->data), undo->free_data, NULL, undo->done, NULL);
}

static void
changed_cb (gpointer      page,
            gpointer      result,
            const GError *error,
            gpointer      user_data)
{
  Undo *undo = user_data;

  if (undo->done != NULL)
    undo->done (page, NULL, error, NULL);
  if (error == NULL)
    respite_toast_show_undo (page, undo->text, undo_cb, undo, undo_free);
  else
    undo_free (undo);
}

void
respite_page_show_undo (RespitePage    *self,
                        const char     *text,
                        RespiteJobFunc  func,
                        gpointer        data,
                        GDestroyNotify  free_data,
                        RespitePageDone done)
{
  g_return_if_fail (RESPITE_IS_PAGE (self) && func != NULL);

  respite_toast_show_undo (GTK_WIDGET (self), text, undo_cb, undo_new (self, func, data, free_data, text, done),
                           undo_free);
}

void
respite_page_change (RespitePage    *self,
                     RespiteJobFunc  func,
                     gpointer        data,
                     gpointer        before,
                     GDestroyNotify  free_data,
                     const char     *text,
                     RespitePageDone done)
{
  g_return_if_fail (RESPITE_IS_PAGE (self) && func != NULL && text != NULL);

  respite_page_run (self, func, data, free_data, NULL, changed_cb,
                    undo_new (self, func, before, free_data, text, done));
}
