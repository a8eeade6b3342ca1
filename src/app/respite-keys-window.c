/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "respite-keys-window.h"

#include <glib/gi18n.h>

#include "respite-page-list.h"

#include "pages/respite-paper-page.h"
#include "widgets/respite-keys.h"
#include "widgets/respite-row.h"

struct _RespiteKeysWindow
{
  GtkWindow   parent_instance;

  /* Template children, owned by the template */
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (RespiteKeysWindow, respite_keys_window, GTK_TYPE_WINDOW)

static void
fill_row (RespiteRow *row,
          gpointer    item,
          gpointer    user_data)
{
  const RespiteKey *key = item;
  g_autofree char *label = respite_key_dup_label (key);

  respite_row_set (row, 0, _ (key->text), NULL, NULL);
  respite_row_set_chip (row, label, "");
}

/* Handouts, and every page of one document. */
static gboolean
shows_paper (const char *page)
{
  const RespitePageEntry *entry = respite_page_list_find (page);

  return g_strcmp0 (page, "documents") == 0 ||
         (entry != NULL && g_type_is_a (entry->get_type (), RESPITE_TYPE_PAPER_PAGE));
}

/* The forms of a patient are a page of their own in the list, but stand in the patient's page. */
static gboolean
is_of_page (const RespiteKey *key,
            const char       *page)
{
  if (g_str_equal (key->page, "paper"))
    return shows_paper (page);

  return g_strcmp0 (key->page, page) == 0 ||
         (g_strcmp0 (page, "patient") == 0 && g_str_equal (key->page, "form"));
}

static void
respite_keys_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RESPITE_TYPE_KEYS_WINDOW);

  G_OBJECT_CLASS (respite_keys_window_parent_class)->dispose (object);
}

static void
respite_keys_window_class_init (RespiteKeysWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_keys_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-keys-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteKeysWindow, list);
}

static void
respite_keys_window_init (RespiteKeysWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
respite_keys_window_open (GtkWindow  *parent,
                          const char *page)
{
  RespiteKeysWindow *self = g_object_new (RESPITE_TYPE_KEYS_WINDOW, "transient-for", parent, NULL);
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  for (const RespiteKey *key = respite_keys; key->page != NULL; key++)
    if (key->text != NULL && page != NULL && is_of_page (key, page))
      g_ptr_array_add (keys, (gpointer) key);
  for (const RespiteKey *key = respite_keys; key->page != NULL; key++)
    if (key->text != NULL && *key->page == '\0')
      g_ptr_array_add (keys, (gpointer) key);
  respite_row_sync_list (self->list, keys, fill_row, NULL);
  gtk_window_present (GTK_WINDOW (self));
}
