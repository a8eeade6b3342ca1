/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-handout-settings.h"

#include <glib/gi18n.h>

#include "base/respite-str.h"
#include "documents/respite-words.h"
#include "models/respite-record-words.h"
#include "pages/respite-handout-jobs.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-markdown-editor.h"
#include "widgets/respite-paper.h"
#include "widgets/respite-password-prompt.h"
#include "widgets/respite-row.h"
#include "widgets/respite-template.h"
#include "widgets/respite-text.h"
#include "widgets/respite-toast-overlay.h"
#include "widgets/respite-wrap.h"

#define PAPER_WIDTH 420
#define MOST_PAGES 2

struct _RespiteHandoutSettings
{
  RespitePage            parent_instance;

  /* Owned */
  GPtrArray             *texts;         /* all versions */
  GPtrArray             *in_use;        /* borrows from texts */
  GPtrArray             *versions;      /* of the one that is edited; borrows from texts */
  RespiteHandoutText    *edited;        /* the text in use when it was opened */
  RespitePasswordPrompt *prompt;        /* weak */

  /* Template children, owned by the template */
  GtkStack              *stack;
  GtkListBox            *list;
  GtkLabel              *title_label;
  GtkLabel              *state_label;
  GtkWidget             *confirm_button;
  GtkWidget             *return_button;
  RespiteMarkdownEditor *editor;
  GtkWidget             *papers;
  GtkLabel              *remark_label;
  GtkListBox            *version_list;
  GtkCheckButton        *copy_check;
  RespiteEntryRow       *name_row;
  RespiteEntryRow       *note_row;
  RespiteErrorBar       *error_bar;
  GtkWidget             *save_button;
};

G_DEFINE_FINAL_TYPE (RespiteHandoutSettings, respite_handout_settings, RESPITE_TYPE_PAGE)

static gpointer
list_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  return respite_office_list_handout_texts (office, NULL, NULL, error);
}

static gboolean
may_edit (RespiteHandoutSettings *self)
{
  return respite_clinic_may (respite_page_get_clinic (RESPITE_PAGE (self)), RESPITE_FUNCTION_FORM_MANAGE);
}

static void
set_chip (RespiteRow               *row,
          const RespiteHandoutText *text)
{
  if (text->needs_review && text->confirmed_by == NULL)
    respite_row_set_chip (row, _ ("Review before use"), "review");
  else if (text->confirmed_by != NULL)
    respite_row_set_chip (row, _ ("Confirmed"), "ok");
  else
    respite_row_set_chip (row, _ ("Built in"), "");
}

/* Where a version comes from. (transfer full) */
static char *
dup_origin (RespiteHandoutSettings   *self,
            const RespiteHandoutText *text)
{
  GTimeZone *zone = respite_clinic_get_zone (respite_page_get_clinic (RESPITE_PAGE (self)));
  g_autofree char *language = respite_words_dup_value ("language", text->language);
  g_autofree char *day = text->added_at != 0 ? respite_text_day (text->added_at, zone) : NULL;

  if (day == NULL)
    return g_strdup_printf (_ ("Version %d, %s, came with the program"), text->version, language);
  if (text->is_return)
    return g_strdup_printf (_ ("Version %d, %s: back to the built-in text, by %s on %s"), text->version, language,
                            text->staff_name, day);

  return g_strdup_printf (_ ("Version %d, %s, by %s on %s: %s"), text->version, language, text->staff_name, day,
                          text->note);
}

static void
fill_text (RespiteRow *row,
           gpointer    item,
           gpointer    user_data)
{
  RespiteHandoutSettings *self = user_data;
  const RespiteHandoutText *text = item;
  g_autofree char *origin = dup_origin (self, text);
  guint position = 0;

  g_ptr_array_find (self->texts, item, &position);
  respite_row_set (row, (gint64) position + 1, text->title, origin, NULL);
  set_chip (row, text);
}

static const RespiteHandoutText *
get_text (RespiteHandoutSettings *self,
          RespiteRow             *row)
{
  guint position = (guint) respite_row_get_id (row) - 1;

  return self->texts != NULL && position < self->texts->len ? g_ptr_array_index (self->texts, position) : NULL;
}

/* The pages as they would print. */
static void
show_papers (RespiteHandoutSettings *self,
             RespiteLayout          *layout)
{
  GtkWidget *paper = gtk_widget_get_first_child (self->papers);

  for (guint page = 0; page < respite_layout_get_n_pages (layout); page++)
    {
      if (paper != NULL)
        respite_paper_set_page (RESPITE_PAPER (paper), layout, page);
      else
        {
          paper = respite_paper_new (layout, page);
          gtk_box_append (GTK_BOX (self->papers), paper);
        }
      respite_paper_set_width (RESPITE_PAPER (paper), PAPER_WIDTH);
      respite_paper_set_shown (RESPITE_PAPER (paper), TRUE);
      paper = gtk_widget_get_next_sibling (paper);
    }
  while (paper != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (paper);

      gtk_box_remove (GTK_BOX (self->papers), paper);
      paper = next;
    }
}

/* What does not stand against saving, but should be looked at. */
static void
show_remarks (RespiteHandoutSettings        *self,
              const RespiteHandoutTextCheck *check)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!check->reading.passes)
    g_string_append (text, _ ("This text is hard to read: use shorter words and sentences."));
  if (check->n_pages > MOST_PAGES)
    g_string_append_printf (text, _ ("%sIt has %u pages; a handout should have one or two."), text->len > 0 ? "\n" : "",
                            check->n_pages);
  if (check->n_other_sections != 0 && check->n_other_sections != check->n_sections)
    g_string_append_printf (text, _ ("%sIt has %u sections, the other language has %u."), text->len > 0 ? "\n" : "",
                            check->n_sections, check->n_other_sections);
  gtk_label_set_label (self->remark_label, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->remark_label), text->len > 0);
}

static void
looked_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  RespiteHandoutSettings *self = page;
  RespiteHandoutLook *look = result;

  respite_error_bar_show (self->error_bar, error);
  gtk_widget_set_sensitive (self->save_button, look != NULL);

  /* While the text is broken the last good preview stays; the bar says what is wrong. */
  if (look == NULL)
    return;

  show_papers (self, look->layout);
  show_remarks (self, &look->check);
  respite_handout_look_free (look);
}

static void
rested_cb (RespiteHandoutSettings *self)
{
  g_autofree char *markdown = NULL;

  if (self->edited == NULL)
    return;

  markdown = respite_markdown_editor_dup_markdown (self->editor);
  respite_page_read (RESPITE_PAGE (self), respite_handout_look_job,
                     respite_handout_draft_new (self->edited->name, self->edited->language, markdown, NULL),
                     respite_handout_draft_free, respite_handout_look_free, looked_cb, NULL);
}

static void
edited_cb (RespiteHandoutSettings *self)
{
  gtk_widget_set_sensitive (self->save_button, FALSE);
}

static void
show_state (RespiteHandoutSettings *self)
{
  const RespiteHandoutText *text = self->edited;
  RespiteClinic *clinic = respite_page_get_clinic (RESPITE_PAGE (self));
  gboolean is_open = text->needs_review && text->confirmed_by == NULL;
  g_autofree char *day = text->confirmed_by != NULL ? respite_text_day (text->confirmed_at,
                                                                        respite_clinic_get_zone (clinic)) : NULL;
  g_autofree char *state = NULL;

  if (is_open)
    state = g_strdup (_ ("Every page says “Review before use” until a prescriber confirms this text."));
  else if (day != NULL)
    state = g_strdup_printf (_ ("Confirmed by %s on %s."), text->confirmed_by, day);
  gtk_label_set_label (self->state_label, state != NULL ? state : "");
  gtk_widget_set_visible (GTK_WIDGET (self->state_label), state != NULL);
  gtk_widget_set_visible (self->confirm_button, is_open && respite_clinic_may (clinic,
                                                                               RESPITE_FUNCTION_HANDOUT_CONFIRM));
  gtk_widget_set_visible (self->return_button, !text->is_builtin && may_edit (self));
}

static void
show_versions (RespiteHandoutSettings *self)
{
  g_ptr_array_set_size (self->versions, 0);
  for (guint i = 0; i < self->texts->len; i++)
    {
      RespiteHandoutText *text = g_ptr_array_index (self->texts, i);

      if (g_str_equal (text->name, self->edited->name) && g_str_equal (text->language, self->edited->language))
        g_ptr_array_add (self->versions, text);
    }
  respite_row_sync_list (self->version_list, self->versions, fill_text, self);
}

static RespiteHandoutText *
copy_text (const RespiteHandoutText *text)
{
  RespiteHandoutText *copy = g_memdup2 (text, sizeof *text);

  copy->name = g_strdup (text->name);
  copy->language = g_strdup (text->language);
  copy->title = g_strdup (text->title);
  copy->reviewed = g_strdup (text->reviewed);
  copy->confirmed_by = g_strdup (text->confirmed_by);
  copy->markdown = g_strdup (text->markdown);
  copy->staff_name = g_strdup (text->staff_name);
  copy->note = g_strdup (text->note);

  return copy;
}

static void
open_text (RespiteHandoutSettings   *self,
           const RespiteHandoutText *text)
{
  g_autofree char *language = respite_words_dup_value ("language", text->language);
  g_autofree char *title = g_strdup_printf (_ ("%s (%s, version %d)"), text->title, language, text->version);

  g_clear_pointer (&self->edited, respite_handout_text_free);
  self->edited = copy_text (text);
  gtk_label_set_label (self->title_label, title);
  gtk_check_button_set_active (self->copy_check, FALSE);
  respite_entry_row_set_text (self->name_row, "");
  respite_entry_row_set_text (self->note_row, "");
  respite_markdown_editor_set (self->editor, text->markdown, text->language);
  show_state (self);
  show_versions (self);
  gtk_stack_set_visible_child_name (self->stack, "edit");
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

static void
row_activated_cb (RespiteHandoutSettings *self,
                  RespiteRow             *row)
{
  const RespiteHandoutText *text = get_text (self, row);

  if (text != NULL && (may_edit (self) || respite_clinic_may (respite_page_get_clinic (RESPITE_PAGE (self)),
                                                              RESPITE_FUNCTION_HANDOUT_CONFIRM)))
    open_text (self, text);
}

/* An older version comes into the editor: saving it makes it the newest again. */
static void
version_activated_cb (RespiteHandoutSettings *self,
                      RespiteRow             *row)
{
  const RespiteHandoutText *text = get_text (self, row);

  if (text != NULL && *text->markdown != '\0')
    respite_markdown_editor_set (self->editor, text->markdown, text->language);
}

static void
listed_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  RespiteHandoutSettings *self = page;
  GPtrArray *texts = result;

  respite_error_bar_show (self->error_bar, error);
  if (texts == NULL)
    return;

  g_ptr_array_set_size (self->in_use, 0);
  g_ptr_array_set_size (self->versions, 0);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  self->texts = texts;
  for (guint i = 0; i < texts->len; i++)
    if (((RespiteHandoutText *) g_ptr_array_index (texts, i))->is_in_use)
      g_ptr_array_add (self->in_use, g_ptr_array_index (texts, i));
  respite_row_sync_list (self->list, self->in_use, fill_text, self);
  for (guint i = 0; self->edited != NULL && i < self->in_use->len; i++)
    {
      const RespiteHandoutText *text = g_ptr_array_index (self->in_use, i);

      if (!g_str_equal (text->name, self->edited->name) || !g_str_equal (text->language, self->edited->language))
        continue;
      respite_handout_text_free (self->edited);
      self->edited = copy_text (text);
      show_state (self);
      show_versions (self);
      break;
    }
}

/* The text that was in use before. */
typedef struct
{
  RespiteClinic       *clinic;
  RespiteHandoutDraft *before;
} Undo;

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_object_unref (undo->clinic);
  g_clear_pointer (&undo->before, respite_handout_draft_free);
  g_free (undo);
}

static void
undo_save (gpointer data)
{
  Undo *undo = data;

  respite_clinic_run_async (undo->clinic, respite_handout_save_job, g_steal_pointer (&undo->before),
                            respite_handout_draft_free, g_free, NULL, NULL, NULL);
}

static void
saved_cb (gpointer      page,
          gpointer      result,
          const GError *error,
          gpointer      user_data)
{
  RespiteHandoutSettings *self = page;
  g_autofree int *version = result;
  Undo *undo = user_data;
  g_autofree char *text = NULL;

  respite_error_bar_show (self->error_bar, error);
  if (version == NULL)
    {
      undo_free (undo);
      return;
    }

  text = *version > 0 ? g_strdup_printf (_ ("Version %d is saved and in use; the older ones are kept."), *version) :
         g_strdup (_ ("The built-in text is in use again."));
  respite_toast_show_undo (page, text, undo_save, undo, undo_free);
  g_clear_pointer (&self->edited, respite_handout_text_free);
  gtk_stack_set_visible_child_name (self->stack, "list");
  respite_page_reload (page);
}

/* Undo brings back what was in use; a new handout goes away again. */
static void
run_save (RespiteHandoutSettings *self,
          RespiteHandoutDraft    *draft)
{
  Undo *undo = g_new0 (Undo, 1);
  const RespiteHandoutText *before = NULL;

  for (guint i = 0; i < self->in_use->len; i++)
    {
      const RespiteHandoutText *text = g_ptr_array_index (self->in_use, i);

      if (g_str_equal (text->name, draft->name) && g_str_equal (text->language, draft->language))
        before = text;
    }
  undo->clinic = g_object_ref (respite_page_get_clinic (RESPITE_PAGE (self)));
  undo->before = respite_handout_draft_new (draft->name, draft->language,
                                            before != NULL && !before->is_builtin ? before->markdown : NULL,
                                            _ ("Undone"));
  respite_page_run (RESPITE_PAGE (self), respite_handout_save_job, draft, respite_handout_draft_free, g_free, saved_cb,
                    undo);
}

static gboolean
is_missing (RespiteEntryRow *row,
            const char      *sentence)
{
  if (!respite_str_is_empty (respite_entry_row_get_text (row)))
    return FALSE;

  respite_entry_row_set_error (row, sentence);
  gtk_widget_grab_focus (GTK_WIDGET (row));

  return TRUE;
}

static void
save_clicked_cb (RespiteHandoutSettings *self)
{
  gboolean is_copy = gtk_check_button_get_active (self->copy_check);
  g_autofree char *markdown = respite_markdown_editor_dup_markdown (self->editor);

  if ((is_copy && is_missing (self->name_row, _ ("Write a short name for the new handout."))) ||
      is_missing (self->note_row, _ ("Write what you changed.")))
    return;

  run_save (self, respite_handout_draft_new (is_copy ? respite_entry_row_get_text (self->name_row) :
                                             self->edited->name, self->edited->language, markdown,
                                             respite_entry_row_get_text (self->note_row)));
}

static void
return_clicked_cb (RespiteHandoutSettings *self)
{
  run_save (self, respite_handout_draft_new (self->edited->name, self->edited->language, NULL,
                                             respite_entry_row_get_text (self->note_row)));
}

static void
confirmed_cb (gpointer      page,
              gpointer      result,
              const GError *error,
              gpointer      user_data)
{
  RespiteHandoutSettings *self = page;

  if (self->prompt != NULL)
    respite_password_prompt_done (self->prompt, error);
  if (error != NULL)
    return;

  respite_toast_show (page, _ ("The text is confirmed; it no longer says “Review before use”."));
  respite_page_reload (page);
}

static void
password_cb (RespitePasswordPrompt *prompt,
             const char            *password,
             gpointer               user_data)
{
  RespiteHandoutSettings *self = user_data;
  RespiteHandoutDraft *draft = respite_handout_draft_new (self->edited->name, self->edited->language, NULL, NULL);

  draft->version = self->edited->version;
  draft->password = g_strdup (password);
  respite_page_run (RESPITE_PAGE (self), respite_handout_confirm_job, draft, respite_handout_draft_free, NULL,
                    confirmed_cb, NULL);
}

static void
confirm_clicked_cb (RespiteHandoutSettings *self)
{
  const RespiteStaff *actor = respite_clinic_get_actor (respite_page_get_clinic (RESPITE_PAGE (self)));
  g_autofree char *meaning = NULL;

  if (actor == NULL)
    return;

  meaning = g_strdup_printf (_ ("Type your password to confirm as %s: I have read “%s”, version %d, and it may be "
                                "given to our patients."), actor->name, self->edited->title, self->edited->version);
  g_set_weak_pointer (&self->prompt,
                      respite_password_prompt_open (GTK_WIDGET (self), NULL, meaning, _ ("_Confirm"), password_cb,
                                                    g_object_ref (self), g_object_unref));
}

static void
back_clicked_cb (RespiteHandoutSettings *self)
{
  g_clear_pointer (&self->edited, respite_handout_text_free);
  gtk_stack_set_visible_child_name (self->stack, "list");
}

static void
respite_handout_settings_load (RespitePage *page)
{
  respite_page_read (page, list_job, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, listed_cb, NULL);
}

static void
respite_handout_settings_changed (RespitePage      *page,
                                  RespiteChangeSet *changes)
{
  if (respite_change_set_has_kind (changes, RESPITE_KIND_HANDOUT_TEXT))
    respite_handout_settings_load (page);
}

static void
respite_handout_settings_dispose (GObject *object)
{
  g_clear_weak_pointer (&RESPITE_HANDOUT_SETTINGS (object)->prompt);
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_HANDOUT_SETTINGS);

  G_OBJECT_CLASS (respite_handout_settings_parent_class)->dispose (object);
}

static void
respite_handout_settings_finalize (GObject *object)
{
  RespiteHandoutSettings *self = RESPITE_HANDOUT_SETTINGS (object);

  g_clear_pointer (&self->edited, respite_handout_text_free);
  g_ptr_array_unref (self->versions);
  g_ptr_array_unref (self->in_use);
  g_clear_pointer (&self->texts, g_ptr_array_unref);

  G_OBJECT_CLASS (respite_handout_settings_parent_class)->finalize (object);
}

static void
respite_handout_settings_class_init (RespiteHandoutSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RespitePageClass *page_class = RESPITE_PAGE_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);
  g_type_ensure (RESPITE_TYPE_ERROR_BAR);
  g_type_ensure (RESPITE_TYPE_MARKDOWN_EDITOR);
  g_type_ensure (RESPITE_TYPE_WRAP);

  object_class->dispose = respite_handout_settings_dispose;
  object_class->finalize = respite_handout_settings_finalize;
  page_class->load = respite_handout_settings_load;
  page_class->changed = respite_handout_settings_changed;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-handout-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteHandoutSettings, stack);
  gtk_widget_class_bind_template_child (widget_class, RespiteHandoutSettings, list);
  gtk_widget_class_bind_template_child (widget_class, RespiteHandoutSettings, title_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteHandoutSettings, state_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteHandoutSettings, confirm_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteHandoutSettings, return_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteHandoutSettings, editor);
  gtk_widget_class_bind_template_child (widget_class, RespiteHandoutSettings, papers);
  gtk_widget_class_bind_template_child (widget_class, RespiteHandoutSettings, remark_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteHandoutSettings, version_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteHandoutSettings, copy_check);
  gtk_widget_class_bind_template_child (widget_class, RespiteHandoutSettings, name_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteHandoutSettings, note_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteHandoutSettings, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteHandoutSettings, save_button);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, rested_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, version_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, return_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, confirm_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
}

static void
respite_handout_settings_init (RespiteHandoutSettings *self)
{
  self->in_use = g_ptr_array_new ();
  self->versions = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
