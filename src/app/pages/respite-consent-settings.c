/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-consent-settings.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/respite-str.h"
#include "models/respite-record-words.h"
#include "service/respite-consent-acts.h"
#include "service/respite-consent-text-acts.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-fields.h"
#include "widgets/respite-markdown-editor.h"
#include "widgets/respite-prose.h"
#include "widgets/respite-row.h"
#include "widgets/respite-template.h"
#include "widgets/respite-text.h"
#include "widgets/respite-toast-overlay.h"

#define MOST_ROWS 50

struct _RespiteConsentSettings
{
  RespitePage            parent_instance;

  /* Owned */
  GPtrArray             *texts;
  char                  *slug;
  char                  *language;
  int                    n_ahead;

  /* Template children, owned by the template */
  GtkStack              *stack;
  GtkWidget             *again_box;
  GtkListBox            *again_list;
  GtkLabel              *again_more_label;
  GtkWidget             *review_box;
  GtkListBox            *review_list;
  GtkLabel              *review_more_label;
  GtkListBox            *list;
  GtkLabel              *title_label;
  RespiteMarkdownEditor *editor;
  RespiteProse          *preview;
  GtkLabel              *missing_label;
  GtkLabel              *effect_label;
  GtkCheckButton        *again_check;
  RespiteEntryRow       *note_row;
  RespiteErrorBar       *error_bar;
  GtkWidget             *save_button;
};

G_DEFINE_FINAL_TYPE (RespiteConsentSettings, respite_consent_settings, RESPITE_TYPE_PAGE)

typedef struct
{
  char    *slug;
  char    *language;
  char    *markdown;
  char    *note;
  gboolean asks_again;
} Draft;

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  g_free (draft->slug);
  g_free (draft->language);
  g_free (draft->markdown);
  g_free (draft->note);
  g_free (draft);
}

/* What stands on the first page; lists that somebody may not see are missing. */
typedef struct
{
  GPtrArray *texts;
  GPtrArray *again;
  GPtrArray *reviews;
} Lists;

static void
lists_free (gpointer data)
{
  Lists *lists = data;

  g_clear_pointer (&lists->texts, g_ptr_array_unref);
  g_clear_pointer (&lists->again, g_ptr_array_unref);
  g_clear_pointer (&lists->reviews, g_ptr_array_unref);
  g_free (lists);
}

static gpointer
list_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  Lists *lists = g_new0 (Lists, 1);

  lists->texts = respite_office_list_consent_texts (office, error);
  if (lists->texts == NULL)
    {
      lists_free (lists);
      return NULL;
    }

  lists->again = respite_office_list_ask_again (office, NULL);
  lists->reviews = respite_office_list_due_reviews (office, NULL);

  return lists;
}

static gpointer
check_job (RespiteOffice *office,
           gpointer       data,
           GError       **error)
{
  Draft *draft = data;

  return respite_office_check_consent_text (office, draft->slug, draft->language, draft->markdown, error);
}

static gpointer
save_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  Draft *draft = data;
  int version = respite_office_save_consent_text (office, draft->slug, draft->language, draft->markdown,
                                                  draft->asks_again, draft->note, error);

  return version != 0 ? g_memdup2 (&version, sizeof version) : NULL;
}

static Draft *
draft_new (RespiteConsentSettings *self)
{
  Draft *draft = g_new0 (Draft, 1);

  draft->slug = g_strdup (self->slug);
  draft->language = g_strdup (self->language);
  draft->markdown = respite_markdown_editor_dup_markdown (self->editor);
  draft->note = g_strdup (respite_entry_row_get_text (self->note_row));
  draft->asks_again = gtk_check_button_get_active (self->again_check);

  return draft;
}

static void
show_preview (RespiteConsentSettings *self)
{
  g_autofree char *markdown = respite_markdown_editor_dup_markdown (self->editor);
  g_autoptr (RespiteConsentTemplate) text = respite_consent_template_parse (self->slug, self->language, markdown, NULL);
  g_autofree char *blank = text != NULL ? respite_consent_render (text, NULL) : NULL;

  /* While the head is broken the last good preview stays; the check says what is wrong. */
  if (blank != NULL)
    respite_prose_set_markdown (self->preview, blank);
}

static void
show_effect (RespiteConsentSettings *self)
{
  g_autofree char *text = NULL;

  if (!gtk_check_button_get_active (self->again_check))
    text = g_strdup (_ ("Nobody has to sign again; the new version is for those who sign from now on."));
  else if (self->n_ahead == 0)
    text = g_strdup (_ ("No patient with a course or a visit ahead holds an older version."));
  else
    text = g_strdup_printf (g_dngettext (NULL, "%d patient with a course or a visit ahead has to sign again.",
                                         "%d patients with a course or a visit ahead have to sign again.",
                                         (gulong) self->n_ahead), self->n_ahead);
  gtk_label_set_label (self->effect_label, text);
}

static void
checked_cb (gpointer      page,
            gpointer      result,
            const GError *error,
            gpointer      user_data)
{
  RespiteConsentSettings *self = page;
  g_autoptr (RespiteConsentTextCheck) check = result;
  g_autoptr (GString) text = g_string_new (NULL);

  respite_error_bar_show (self->error_bar, error);
  gtk_widget_set_sensitive (self->save_button, check != NULL && check->missing->len == 0 && check->unknown->len == 0);
  if (check == NULL)
    return;

  for (guint i = 0; i < check->missing->len; i++)
    {
      const RespiteConsentElement *element = g_ptr_array_index (check->missing, i);

      g_string_append_printf (text, "%s<!-- clause: %s -->  %s (%s)", i > 0 ? "\n" : "", element->code,
                              _ (element->text), _ (element->source));
    }
  for (guint i = 0; i < check->unknown->len; i++)
    g_string_append_printf (text, _ ("%sNo such element: %s"), text->len > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (check->unknown, i));
  if (text->len > 0)
    g_string_prepend (text, _ ("Missing clauses:\n"));
  gtk_label_set_label (self->missing_label, text->len > 0 ? text->str : _ ("Every required element has its clause."));
  self->n_ahead = check->n_ahead;
  show_effect (self);
}

static void
rested_cb (RespiteConsentSettings *self)
{
  show_preview (self);
  respite_page_read (RESPITE_PAGE (self), check_job, draft_new (self), draft_free,
                     (GDestroyNotify) respite_consent_text_check_free, checked_cb, NULL);
}

static void
edited_cb (RespiteConsentSettings *self)
{
  gtk_widget_set_sensitive (self->save_button, FALSE);
}

static void
again_toggled_cb (RespiteConsentSettings *self)
{
  show_effect (self);
}

static void
fill_text (RespiteRow *row,
           gpointer    item,
           gpointer    user_data)
{
  const RespiteConsentTextInfo *info = item;
  RespiteConsentSettings *self = user_data;
  GTimeZone *zone = respite_clinic_get_zone (respite_page_get_clinic (user_data));
  g_autofree char *day = info->added_at != 0 ? respite_text_day (info->added_at, zone) : NULL;
  g_autofree char *language = respite_words_dup_value ("language", info->language);
  g_autofree char *subtitle = info->is_builtin ?
                              g_strdup_printf (_ ("Version %d, %s, came with the program"), info->version,
                                               language) :
                              g_strdup_printf (_ ("Version %d, %s, by %s on %s: %s"), info->version, language,
                                               info->staff_name, day, info->note);
  guint position = 0;

  g_ptr_array_find (self->texts, item, &position);
  respite_row_set (row, (gint64) position + 1, info->title, subtitle, NULL);
  respite_row_set_chip (row, info->is_newest ? _ ("In use") : _ ("Older"), info->is_newest ? "ok" : "");
}

static void
fill_again (RespiteRow *row,
            gpointer    item,
            gpointer    user_data)
{
  const RespiteAskAgainRow *again = item;
  g_autofree char *who = g_strdup_printf (_ ("%s · MRN %s"), again->patient_name, again->patient_mrn);

  respite_row_set (row, again->consent->patient_id, who, again->consent->title, NULL);
  respite_row_set_chip (row, respite_words_lapse (again->consent->lapse), "review");
  respite_row_set_button (row, _ ("Open record"), "win.open-patient");
}

static void
fill_review (RespiteRow *row,
             gpointer    item,
             gpointer    user_data)
{
  const RespiteReviewRow *review = item;
  g_autofree char *who = g_strdup_printf (_ ("%s · MRN %s"), review->patient_name, review->patient_mrn);
  g_autofree char *day = respite_text_date (review->review_on);

  respite_row_set (row, review->patient_id, who, respite_words_decision (review->decision), day);
  respite_row_set_chip (row, _ ("Due"), "review");
  respite_row_set_button (row, _ ("Open record"), "win.open-patient");
}

/* The first rows of a list, and how many more there are. */
static void
show_list (GtkWidget     *box,
           GtkListBox    *list,
           GtkLabel      *more_label,
           GPtrArray     *items,
           RespiteRowFunc fill,
           gpointer       self)
{
  g_autoptr (GPtrArray) first = g_ptr_array_new ();
  guint n_more = items != NULL && items->len > MOST_ROWS ? items->len - MOST_ROWS : 0;
  g_autofree char *more = g_strdup_printf (g_dngettext (NULL, "%u more is not shown", "%u more are not shown", n_more),
                                           n_more);

  for (guint i = 0; items != NULL && i < MIN (items->len, MOST_ROWS); i++)
    g_ptr_array_add (first, g_ptr_array_index (items, i));
  respite_row_sync_list (list, first, fill, self);
  gtk_label_set_label (more_label, more);
  gtk_widget_set_visible (GTK_WIDGET (more_label), n_more > 0);
  gtk_widget_set_visible (box, first->len > 0);
}

static void
listed_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  RespiteConsentSettings *self = page;
  Lists *lists = result;

  respite_error_bar_show (self->error_bar, error);
  if (lists == NULL)
    return;

  g_clear_pointer (&self->texts, g_ptr_array_unref);
  self->texts = g_steal_pointer (&lists->texts);
  respite_row_sync_list (self->list, self->texts, fill_text, self);
  show_list (self->again_box, self->again_list, self->again_more_label, lists->again, fill_again, self);
  show_list (self->review_box, self->review_list, self->review_more_label, lists->reviews, fill_review, self);
  lists_free (lists);
}

/* An older version opens, too: saving it makes it the newest again. */
static void
row_activated_cb (RespiteConsentSettings *self,
                  RespiteRow             *row)
{
  guint position = (guint) respite_row_get_id (row) - 1;
  const RespiteConsentTextInfo *info;
  g_autofree char *language = NULL;
  g_autofree char *title = NULL;

  if (self->texts == NULL || position >= self->texts->len ||
      !respite_clinic_may (respite_page_get_clinic (RESPITE_PAGE (self)), RESPITE_FUNCTION_FORM_MANAGE))
    return;

  info = g_ptr_array_index (self->texts, position);
  language = respite_words_dup_value ("language", info->language);
  title = g_strdup_printf (_ ("%s (%s, version %d)"), info->title, language, info->version);
  respite_set_str (&self->slug, info->slug);
  respite_set_str (&self->language, info->language);
  gtk_label_set_label (self->title_label, title);
  gtk_check_button_set_active (self->again_check, TRUE);
  respite_entry_row_set_text (self->note_row, "");
  respite_markdown_editor_set (self->editor, info->markdown, info->language);
  gtk_stack_set_visible_child_name (self->stack, "edit");
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

static void
saved_cb (gpointer      page,
          gpointer      result,
          const GError *error,
          gpointer      user_data)
{
  RespiteConsentSettings *self = page;
  g_autofree int *version = result;
  g_autofree char *text = NULL;

  respite_error_bar_show (self->error_bar, error);
  if (version == NULL)
    return;

  text = g_strdup_printf (_ ("Version %d is saved and in use; the older ones are kept."), *version);
  respite_toast_show (page, text);
  gtk_stack_set_visible_child_name (self->stack, "list");
  respite_page_reload (page);
}

static void
save_clicked_cb (RespiteConsentSettings *self)
{
  if (respite_str_is_empty (respite_entry_row_get_text (self->note_row)))
    {
      respite_entry_row_set_error (self->note_row, _ ("Write what you changed."));
      gtk_widget_grab_focus (GTK_WIDGET (self->note_row));
      return;
    }

  respite_page_run (RESPITE_PAGE (self), save_job, draft_new (self), draft_free, g_free, saved_cb, NULL);
}

static void
back_clicked_cb (RespiteConsentSettings *self)
{
  gtk_stack_set_visible_child_name (self->stack, "list");
}

static void
respite_consent_settings_load (RespitePage *page)
{
  respite_page_read (page, list_job, NULL, NULL, lists_free, listed_cb, NULL);
}

static void
respite_consent_settings_changed (RespitePage      *page,
                                  RespiteChangeSet *changes)
{
  if (respite_change_set_has_kind (changes, RESPITE_KIND_CONSENT_TEXT) ||
      respite_change_set_has_kind (changes, RESPITE_KIND_CONSENT) ||
      respite_change_set_has_kind (changes, RESPITE_KIND_ELIGIBILITY))
    respite_consent_settings_load (page);
}

static void
respite_consent_settings_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_CONSENT_SETTINGS);

  G_OBJECT_CLASS (respite_consent_settings_parent_class)->dispose (object);
}

static void
respite_consent_settings_finalize (GObject *object)
{
  RespiteConsentSettings *self = RESPITE_CONSENT_SETTINGS (object);

  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_free (self->slug);
  g_free (self->language);

  G_OBJECT_CLASS (respite_consent_settings_parent_class)->finalize (object);
}

static void
respite_consent_settings_class_init (RespiteConsentSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RespitePageClass *page_class = RESPITE_PAGE_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);
  g_type_ensure (RESPITE_TYPE_ERROR_BAR);
  g_type_ensure (RESPITE_TYPE_MARKDOWN_EDITOR);
  g_type_ensure (RESPITE_TYPE_PROSE);

  object_class->dispose = respite_consent_settings_dispose;
  object_class->finalize = respite_consent_settings_finalize;
  page_class->load = respite_consent_settings_load;
  page_class->changed = respite_consent_settings_changed;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-consent-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentSettings, stack);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentSettings, again_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentSettings, again_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentSettings, again_more_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentSettings, review_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentSettings, review_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentSettings, review_more_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentSettings, list);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentSettings, title_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentSettings, editor);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentSettings, preview);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentSettings, missing_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentSettings, effect_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentSettings, again_check);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentSettings, note_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentSettings, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentSettings, save_button);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, rested_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
}

static void
respite_consent_settings_init (RespiteConsentSettings *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  respite_check_button_wrap (self->again_check);
}
