/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-papers-tab.h"

#include <glib/gi18n.h>

#include "documents/respite-handout.h"
#include "models/respite-record-words.h"
#include "pages/respite-attachments-part.h"
#include "service/respite-session-acts.h"
#include "widgets/respite-empty-state.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-row.h"
#include "widgets/respite-text.h"

struct _RespitePapersTab
{
  RespitePage      parent_instance;

  /* Template children, owned by the template */
  RespiteErrorBar *error_bar;
  GtkStack        *stack;
  GtkListBox      *list;

  /* Owned: the handouts, for their titles */
  GPtrArray       *handouts;
};

G_DEFINE_FINAL_TYPE (RespitePapersTab, respite_papers_tab, RESPITE_TYPE_PAGE)

static gpointer
list_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  return respite_office_list_documents (office, *(gint64 *) data, error);
}

static const char *
find_word (const char *code)
{
  static const struct
  {
    const char *code;
    const char *word;
  } words[] = {
    { "handout", N_ ("Handout") },
    { "summary", N_ ("Summary") },
    { "consent", N_ ("Consent copy") },
    { "form", N_ ("Form") },
    { "chart", N_ ("Chart") },
    { "trend", N_ ("Outcomes") },
    { "calendar", N_ ("Appointments") },
    { "letter", N_ ("Letter") },
    { "previewed", N_ ("Looked at") },
    { "printed", N_ ("Printed") },
    { "saved", N_ ("Saved") },
    { "given", N_ ("Given to the patient") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i].code, code) == 0)
      return _ (words[i].word);

  return code;
}

/* A handout by its title, all else by the name it was kept under. */
static const char *
find_title (RespitePapersTab         *self,
            const RespiteDocumentRow *document)
{
  for (guint i = 0; g_strcmp0 (document->kind, "handout") == 0 && i < self->handouts->len; i++)
    {
      const RespiteHandout *handout = g_ptr_array_index (self->handouts, i);

      if (g_strcmp0 (handout->name, document->name) == 0)
        return handout->title;
    }

  return document->name;
}

static void
fill_row (RespiteRow *row,
          gpointer    item,
          gpointer    user_data)
{
  RespiteDocumentRow *document = item;
  GTimeZone *zone = respite_clinic_get_zone (respite_page_get_clinic (user_data));
  g_autofree char *day = respite_text_day_and_time (document->at, zone);
  g_autofree char *language = respite_words_dup_value ("language", document->language);
  g_autofree char *title = g_strdup_printf ("%s: %s (%s)", find_word (document->kind),
                                            find_title (user_data, document), language);

  respite_row_set (row, document->id, title, document->staff_name, day);
  respite_row_set_chip (row, find_word (document->what), g_strcmp0 (document->what, "given") == 0 ? "ok" : "");
}

static void
listed_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  RespitePapersTab *self = page;
  g_autoptr (GPtrArray) documents = result;

  respite_error_bar_show (self->error_bar, error);
  if (documents == NULL)
    return;

  respite_row_sync_list (self->list, documents, fill_row, self);
  gtk_stack_set_visible_child_name (self->stack, documents->len > 0 ? "list" : "empty");
}

static void
respite_papers_tab_load (RespitePage *page)
{
  if (respite_page_get_subject (page) != 0)
    respite_page_read (page, list_job, respite_page_dup_id (respite_page_get_subject (page)), g_free,
                       (GDestroyNotify) g_ptr_array_unref, listed_cb, NULL);
}

static void
respite_papers_tab_changed (RespitePage      *page,
                            RespiteChangeSet *changes)
{
  if (respite_change_set_has_patient (changes, respite_page_get_subject (page)))
    respite_papers_tab_load (page);
}

static void
respite_papers_tab_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RESPITE_TYPE_PAPERS_TAB);

  G_OBJECT_CLASS (respite_papers_tab_parent_class)->dispose (object);
}

static void
respite_papers_tab_finalize (GObject *object)
{
  g_ptr_array_unref (RESPITE_PAPERS_TAB (object)->handouts);

  G_OBJECT_CLASS (respite_papers_tab_parent_class)->finalize (object);
}

static void
respite_papers_tab_class_init (RespitePapersTabClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RespitePageClass *page_class = RESPITE_PAGE_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ATTACHMENTS_PART);
  g_type_ensure (RESPITE_TYPE_EMPTY_STATE);
  g_type_ensure (RESPITE_TYPE_ERROR_BAR);

  object_class->dispose = respite_papers_tab_dispose;
  object_class->finalize = respite_papers_tab_finalize;
  page_class->load = respite_papers_tab_load;
  page_class->changed = respite_papers_tab_changed;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-papers-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, RespitePapersTab, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespitePapersTab, stack);
  gtk_widget_class_bind_template_child (widget_class, RespitePapersTab, list);
}

static void
respite_papers_tab_init (RespitePapersTab *self)
{
  self->handouts = respite_handout_list (respite_text_language ());
  gtk_widget_init_template (GTK_WIDGET (self));
}
