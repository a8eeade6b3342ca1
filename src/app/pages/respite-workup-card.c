/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-workup-card.h"

#include <glib/gi18n.h>

#include "base/respite-str.h"
#include "base/respite-time.h"
#include "models/respite-record-words.h"
#include "pages/respite-page.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-row.h"
#include "widgets/respite-template.h"
#include "widgets/respite-text.h"
#include "widgets/respite-toast-overlay.h"

struct _RespiteWorkupCard
{
  GtkWidget                 parent_instance;

  /* Borrowed from the page, which shows another one before it frees this one */
  const RespiteEligibility *eligibility;

  /* Owned */
  GPtrArray                *shown;

  /* Template children, owned by the template */
  GtkLabel                 *summary_label;
  GtkCheckButton           *all_check;
  GtkListBox               *item_list;
  GtkWidget                *add_box;
  GtkDropDown              *item_drop;
  GtkDropDown              *result_drop;
  RespiteEntryRow          *text_row;
  RespiteEntryRow          *day_row;
  RespiteEntryRow          *by_row;
  RespiteErrorBar          *error_bar;
};

G_DEFINE_FINAL_TYPE (RespiteWorkupCard, respite_workup_card, GTK_TYPE_WIDGET)

typedef struct
{
  gint64         patient_id;
  RespiteWorkup *workup;
} Adding;

typedef struct
{
  RespiteClinic *clinic;
  gint64         id;
} Undo;

static void
adding_free (gpointer data)
{
  Adding *adding = data;

  respite_workup_free (adding->workup);
  g_free (adding);
}

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_object_unref (undo->clinic);
  g_free (undo);
}

static gpointer
add_job (RespiteOffice *office,
         gpointer       data,
         GError       **error)
{
  Adding *adding = data;
  gint64 id = respite_office_add_workup (office, adding->patient_id, adding->workup, error);

  return id != 0 ? g_memdup2 (&id, sizeof id) : NULL;
}

static gpointer
undo_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  respite_office_strike_workup (office, *(gint64 *) data, "Taken back at once", error);

  return NULL;
}

static RespitePage *
get_page (RespiteWorkupCard *self)
{
  return RESPITE_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (self), RESPITE_TYPE_PAGE));
}

/* The latest result that stands, in words; what was struck is told of, too. */
static char *
describe_results (const RespiteWorkupLine *line)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < line->results->len; i++)
    {
      const RespiteWorkup *result = g_ptr_array_index (line->results, i);
      g_autofree char *day = respite_text_date (result->done_on);

      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append_printf (text, "%s: %s", day, respite_words_workup_result (result->result));
      if (!respite_str_is_empty (result->text))
        g_string_append_printf (text, ", %s", result->text);
      if (!respite_str_is_empty (result->done_by))
        g_string_append_printf (text, " (%s)", result->done_by);
      if (result->struck_at != 0)
        g_string_append_printf (text, " - %s: %s", _ ("taken back"), result->strike_reason);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_rule (const RespiteWorkupLine *line)
{
  if (line->days == 0 || line->rule == RESPITE_WORKUP_NEVER)
    return g_strdup_printf (_ ("Clinic’s rule: %s. Source: %s"), respite_words_workup_rule (line->rule),
                            _ (line->item->source));

  return g_strdup_printf (g_dngettext (NULL, "Clinic’s rule: %s, counts for %d day. Source: %s",
                                       "Clinic’s rule: %s, counts for %d days. Source: %s", (gulong) line->days),
                          respite_words_workup_rule (line->rule), line->days, _ (line->item->source));
}

static void
fill_line (RespiteRow *row,
           gpointer    item,
           gpointer    user_data)
{
  const RespiteWorkupLine *line = item;
  RespiteWorkupCard *self = user_data;
  g_autofree char *rule = describe_rule (line);
  g_autofree char *results = describe_results (line);
  g_autofree char *subtitle = *results != '\0' ? g_strjoin ("\n", results, rule, NULL) : g_strdup (rule);
  guint position = 0;

  g_ptr_array_find (self->eligibility->workup, item, &position);
  respite_row_set (row, (gint64) position + 1, _ (line->item->name), subtitle, NULL);
  if (line->is_missing)
    respite_row_set_chip (row, _ ("Missing"), "review");
  else if (line->is_asked)
    respite_row_set_chip (row, _ ("There"), "ok");
  else
    respite_row_set_chip (row, _ ("Not asked for"), "note");
}

static void
show_list (RespiteWorkupCard *self)
{
  gboolean shows_all = gtk_check_button_get_active (self->all_check);

  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; self->eligibility != NULL && i < self->eligibility->workup->len; i++)
    {
      RespiteWorkupLine *line = g_ptr_array_index (self->eligibility->workup, i);

      if (shows_all || line->is_asked || line->results->len > 0)
        g_ptr_array_add (self->shown, line);
    }
  respite_row_sync_list (self->item_list, self->shown, fill_line, self);
}

static void
all_toggled_cb (RespiteWorkupCard *self)
{
  show_list (self);
}

/* A press on an item is the wish to enter its result. */
static void
item_activated_cb (RespiteWorkupCard *self,
                   RespiteRow        *row)
{
  gtk_drop_down_set_selected (self->item_drop, (guint) respite_row_get_id (row) - 1);
  gtk_widget_grab_focus (GTK_WIDGET (self->text_row));
}

static void
undo_cb (gpointer data)
{
  Undo *undo = data;

  respite_clinic_run_async (undo->clinic, undo_job, respite_page_dup_id (undo->id), g_free, NULL, NULL, NULL, NULL);
}

static void
added_cb (gpointer      page,
          gpointer      result,
          const GError *error,
          gpointer      user_data)
{
  RespiteWorkupCard *self = user_data;
  g_autofree gint64 *id = result;
  Undo *undo;

  respite_error_bar_show (self->error_bar, error);
  if (id == NULL)
    return;

  respite_entry_row_set_text (self->text_row, "");
  undo = g_new0 (Undo, 1);
  undo->clinic = g_object_ref (respite_page_get_clinic (page));
  undo->id = *id;
  respite_toast_show_undo (page, _ ("The result is saved."), undo_cb, undo, undo_free);
}

static void
add_clicked_cb (RespiteWorkupCard *self)
{
  RespitePage *page = get_page (self);
  guint position = gtk_drop_down_get_selected (self->item_drop);
  g_autofree char *day = respite_text_read_date (respite_entry_row_get_text (self->day_row));
  Adding *adding;

  if (self->eligibility == NULL || position >= self->eligibility->workup->len)
    return;
  if (day == NULL)
    {
      respite_entry_row_set_error (self->day_row, _ ("Write the day as 2026-11-22."));
      gtk_widget_grab_focus (GTK_WIDGET (self->day_row));
      return;
    }

  adding = g_new0 (Adding, 1);
  adding->patient_id = self->eligibility->patient_id;
  adding->workup = respite_workup_new ();
  adding->workup->item = g_strdup (respite_workup_items[position].code);
  adding->workup->result = (RespiteWorkupResult) gtk_drop_down_get_selected (self->result_drop);
  adding->workup->text = g_strdup (respite_entry_row_get_text (self->text_row));
  adding->workup->done_on = g_steal_pointer (&day);
  adding->workup->done_by = g_strdup (respite_entry_row_get_text (self->by_row));
  respite_page_run (page, add_job, adding, adding_free, g_free, added_cb, self);
}

static void
respite_workup_card_dispose (GObject *object)
{
  RESPITE_WORKUP_CARD (object)->eligibility = NULL;
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_WORKUP_CARD);

  G_OBJECT_CLASS (respite_workup_card_parent_class)->dispose (object);
}

static void
respite_workup_card_finalize (GObject *object)
{
  g_ptr_array_unref (RESPITE_WORKUP_CARD (object)->shown);

  G_OBJECT_CLASS (respite_workup_card_parent_class)->finalize (object);
}

static void
respite_workup_card_class_init (RespiteWorkupCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);
  g_type_ensure (RESPITE_TYPE_ERROR_BAR);

  object_class->dispose = respite_workup_card_dispose;
  object_class->finalize = respite_workup_card_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-workup-card.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteWorkupCard, summary_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteWorkupCard, all_check);
  gtk_widget_class_bind_template_child (widget_class, RespiteWorkupCard, item_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteWorkupCard, add_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteWorkupCard, item_drop);
  gtk_widget_class_bind_template_child (widget_class, RespiteWorkupCard, result_drop);
  gtk_widget_class_bind_template_child (widget_class, RespiteWorkupCard, text_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteWorkupCard, day_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteWorkupCard, by_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteWorkupCard, error_bar);
  gtk_widget_class_bind_template_callback (widget_class, all_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, item_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
}

static void
respite_workup_card_init (RespiteWorkupCard *self)
{
  g_autoptr (GtkStringList) items = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) results = gtk_string_list_new (NULL);

  self->shown = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (const RespiteWorkupItem *item = respite_workup_items; item->code != NULL; item++)
    gtk_string_list_append (items, _ (item->name));
  for (const RespiteCode *code = respite_workup_result_codes; code->word != NULL; code++)
    gtk_string_list_append (results, respite_words_workup_result ((RespiteWorkupResult) code->value));
  gtk_drop_down_set_model (self->item_drop, G_LIST_MODEL (items));
  gtk_drop_down_set_model (self->result_drop, G_LIST_MODEL (results));
}

void
respite_workup_card_show (RespiteWorkupCard        *self,
                          const RespiteEligibility *eligibility)
{
  RespitePage *page = get_page (self);
  RespiteClinic *clinic = respite_page_get_clinic (page);
  g_autofree char *summary = NULL;

  g_return_if_fail (RESPITE_IS_WORKUP_CARD (self));

  self->eligibility = eligibility;
  summary = eligibility->n_missing == 0 ? g_strdup (_ ("Nothing that the clinic’s rule asks for is missing.")) :
            g_strdup_printf (g_dngettext (NULL, "%d item that the clinic’s rule asks for is missing.",
                                          "%d items that the clinic’s rule asks for are missing.",
                                          (gulong) eligibility->n_missing), eligibility->n_missing);
  gtk_label_set_label (self->summary_label, summary);
  if (respite_str_is_empty (respite_entry_row_get_text (self->day_row)))
    {
      g_autofree char *today = respite_time_format_date (respite_clock_get_now (respite_clinic_get_clock (clinic)),
                                                         respite_clinic_get_zone (clinic));

      respite_entry_row_set_text (self->day_row, today);
    }
  gtk_widget_set_visible (self->add_box, respite_clinic_may (clinic, RESPITE_FUNCTION_RECORD_EDIT));
  show_list (self);
}
