/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-overview-tab.h"

#include <glib/gi18n.h>

#include "base/respite-quantity.h"
#include "base/respite-str.h"
#include "models/respite-overview.h"
#include "models/respite-record-words.h"
#include "pages/respite-overview-rows.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-record-card.h"
#include "widgets/respite-row.h"
#include "widgets/respite-session-words.h"
#include "widgets/respite-text.h"
#include "widgets/respite-toast-overlay.h"

#define WEIGHTS_MAX 5

struct _RespiteOverviewTab
{
  RespitePage        parent_instance;

  /* Template children, owned by the template */
  RespiteErrorBar   *error_bar;
  RespiteRecordCard *allergy_card;
  GtkWidget         *no_allergies_button;
  RespiteRecordCard *problem_card;
  RespiteRecordCard *medicine_card;
  RespiteRecordCard *treatment_card;
  GtkWidget         *archived_box;
  GtkWidget         *unarchive_button;
  GtkListBox        *merge_list;
  GtkWidget         *edit_button;
  GtkWidget         *archive_button;
  GtkWidget         *merge_button;
  GtkLabel          *details_label;
  GtkWidget         *weight_box;
  GtkWidget         *weight_entry_box;
  GtkLabel          *weight_label;
  RespiteEntryRow   *weight_row;
  RespiteEntryRow   *height_row;
  GtkListBox        *weight_list;
  GtkLabel          *eligibility_label;
  GtkListBox        *flag_list;
  GtkWidget         *consent_label;
  GtkListBox        *consent_list;
  GtkWidget         *session_label;
  GtkListBox        *session_list;
};

G_DEFINE_FINAL_TYPE (RespiteOverviewTab, respite_overview_tab, RESPITE_TYPE_PAGE)

static void
show_weight (RespiteOverviewTab   *self,
             const RespitePatient *patient)
{
  GTimeZone *zone = respite_clinic_get_zone (respite_page_get_clinic (RESPITE_PAGE (self)));
  g_autofree char *weight = NULL;
  g_autofree char *day = NULL;
  g_autofree char *height = NULL;
  g_autofree char *text = NULL;

  if (patient->weight_g <= 0)
    {
      gtk_label_set_label (self->weight_label, _ ("No weight yet."));
      return;
    }

  weight = respite_quantity_format_kg (patient->weight_g);
  day = respite_text_day (patient->weight_at, zone);
  if (patient->height_mm > 0)
    height = g_strdup_printf (" · %d cm", (int) (patient->height_mm + 5) / 10);
  text = g_strdup_printf (_ ("%s on %s%s"), weight, day, height != NULL ? height : "");
  gtk_label_set_label (self->weight_label, text);
}

static void
show_weights (RespiteOverviewTab *self,
              GPtrArray          *weights)
{
  g_autoptr (GPtrArray) newest = g_ptr_array_new ();

  for (guint i = 0; i < weights->len && i < WEIGHTS_MAX; i++)
    g_ptr_array_add (newest, g_ptr_array_index (weights, i));
  respite_row_sync_list (self->weight_list, newest, respite_overview_fill_weight, self);
  gtk_widget_set_visible (GTK_WIDGET (self->weight_list), weights->len > 1);
}

/* Whether the patient is archived, what was merged into the record, and what may be done with it. */
static void
show_state (RespiteOverviewTab    *self,
            const RespiteOverview *overview)
{
  RespiteClinic *clinic = respite_page_get_clinic (RESPITE_PAGE (self));
  gboolean is_archived = overview->patient->archived_at != 0;
  gboolean can_archive = respite_clinic_may (clinic, RESPITE_FUNCTION_PATIENT_ARCHIVE);

  gtk_widget_set_visible (self->archived_box, is_archived);
  gtk_widget_set_visible (self->unarchive_button, can_archive);
  gtk_widget_set_visible (self->archive_button, can_archive && !is_archived);
  gtk_widget_set_visible (self->merge_button, respite_clinic_may (clinic, RESPITE_FUNCTION_PATIENT_MERGE) &&
                          !is_archived);
  respite_row_sync_list (self->merge_list, overview->merges, respite_overview_fill_merge, self);
}

/* Never "none" of what a role may not see. */
static const char *
hidden_text (void)
{
  return _ ("Your role does not show this.");
}

static void
show_eligibility (RespiteOverviewTab *self,
                  RespiteEligibility *eligibility)
{
  GTimeZone *zone = respite_clinic_get_zone (respite_page_get_clinic (RESPITE_PAGE (self)));
  g_autofree char *screened = NULL;
  g_autofree char *text = NULL;

  if (eligibility == NULL || eligibility->response_id == 0)
    {
      gtk_label_set_label (self->eligibility_label, eligibility == NULL ? hidden_text () :
                           _ ("No screening was finished yet."));
      gtk_widget_set_visible (GTK_WIDGET (self->flag_list), FALSE);
      return;
    }

  screened = respite_text_day (eligibility->screened_at, zone);
  if (eligibility->decision == RESPITE_DECISION_NONE)
    text = g_strdup_printf (_ ("Screened %s; no decision yet."), screened);
  else
    text = g_strdup_printf (_ ("Screened %s. %s, signed by %s."), screened,
                            respite_words_decision (eligibility->decision), eligibility->signed_by);
  gtk_label_set_label (self->eligibility_label, text);
  respite_row_sync_list (self->flag_list, eligibility->flags, respite_overview_fill_flag, self);
  gtk_widget_set_visible (GTK_WIDGET (self->flag_list), eligibility->flags->len > 0);
}

static void
show_items (RespiteOverviewTab   *self,
            RespiteRecordCard    *card,
            GPtrArray            *items,
            RespiteRecordItemKind kind,
            const char           *empty)
{
  g_autoptr (GPtrArray) standing = g_ptr_array_new ();
  gboolean can_edit = respite_clinic_may (respite_page_get_clinic (RESPITE_PAGE (self)), RESPITE_FUNCTION_RECORD_EDIT);

  for (guint i = 0; i < items->len; i++)
    {
      RespiteRecordItem *item = g_ptr_array_index (items, i);

      if (item->kind == kind && item->ended_at == 0)
        g_ptr_array_add (standing, item);
    }
  respite_record_card_set_items (card, standing, can_edit, empty);
}

static void
show_lists (RespiteOverviewTab    *self,
            const RespiteOverview *overview)
{
  RespiteAllergyState state = overview->patient->allergy_state;
  const char *empty = overview->is_hidden ? hidden_text () : _ ("None recorded.");
  gboolean can_edit = respite_clinic_may (respite_page_get_clinic (RESPITE_PAGE (self)), RESPITE_FUNCTION_RECORD_EDIT);

  show_items (self, self->allergy_card, overview->items, RESPITE_RECORD_ITEM_ALLERGY,
              state == RESPITE_ALLERGY_NONE_KNOWN ? _ ("No known allergies.") :
              state == RESPITE_ALLERGY_LISTED && overview->is_hidden ? hidden_text () : _ ("Not asked yet."));
  show_items (self, self->problem_card, overview->items, RESPITE_RECORD_ITEM_PROBLEM, empty);
  show_items (self, self->medicine_card, overview->items, RESPITE_RECORD_ITEM_MEDICINE, empty);
  show_items (self, self->treatment_card, overview->items, RESPITE_RECORD_ITEM_TREATMENT, empty);
  gtk_label_set_label (GTK_LABEL (self->consent_label), overview->is_hidden ? hidden_text () : _ ("None yet."));
  gtk_label_set_label (GTK_LABEL (self->session_label),
                       overview->is_hidden ? hidden_text () : _ ("No course is under way."));
  gtk_widget_set_visible (self->no_allergies_button, state == RESPITE_ALLERGY_NOT_ASKED && can_edit);
  gtk_widget_set_visible (self->weight_box, can_edit || overview->patient->weight_g > 0);
  gtk_widget_set_visible (self->weight_entry_box, can_edit);
}

static void
read_cb (gpointer      page,
         gpointer      result,
         const GError *error,
         gpointer      user_data)
{
  RespiteOverviewTab *self = page;
  g_autoptr (RespiteOverview) overview = result;
  g_autofree char *details = NULL;

  respite_error_bar_show (self->error_bar, error);
  if (overview == NULL || overview->patient->id != respite_page_get_subject (page))
    return;

  details = respite_overview_dup_details (overview->patient);
  gtk_label_set_label (self->details_label, details);
  show_state (self, overview);
  show_weight (self, overview->patient);
  show_weights (self, overview->weights);
  show_lists (self, overview);
  show_eligibility (self, overview->eligibility);
  respite_row_sync_list (self->consent_list, overview->consents, respite_overview_fill_consent, self);
  gtk_widget_set_visible (GTK_WIDGET (self->consent_list), overview->consents->len > 0);
  gtk_widget_set_visible (self->consent_label, overview->consents->len == 0);
  respite_row_sync_list (self->session_list, overview->sessions, respite_overview_fill_session, self);
  gtk_widget_set_visible (GTK_WIDGET (self->session_list), overview->sessions->len > 0);
  gtk_widget_set_visible (self->session_label, overview->sessions->len == 0);
}

static void
respite_overview_tab_load (RespitePage *page)
{
  gint64 subject = respite_page_get_subject (page);

  if (subject == 0)
    return;

  gtk_widget_set_visible (RESPITE_OVERVIEW_TAB (page)->edit_button,
                          respite_clinic_may (respite_page_get_clinic (page), RESPITE_FUNCTION_PATIENT_EDIT));
  respite_page_read (page, respite_overview_job, respite_page_dup_id (subject), g_free, respite_overview_free, read_cb,
                     NULL);
}

static void
respite_overview_tab_changed (RespitePage      *page,
                              RespiteChangeSet *changes)
{
  if (respite_change_set_has_patient (changes, respite_page_get_subject (page)))
    respite_overview_tab_load (page);
}

/* What was typed for one patient is never entered for another. */
static void
respite_overview_tab_forget (RespitePage *page)
{
  RespiteOverviewTab *self = RESPITE_OVERVIEW_TAB (page);
  RespiteRecordCard *const cards[] = {
    self->allergy_card, self->problem_card, self->medicine_card, self->treatment_card,
  };
  GtkListBox *const lists[] = {
    self->merge_list, self->weight_list, self->flag_list, self->consent_list, self->session_list,
  };
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      respite_record_card_clear_entry (cards[i]);
      respite_record_card_set_items (cards[i], none, FALSE, "");
    }
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    respite_row_sync_list (lists[i], NULL, NULL, NULL);
  respite_entry_row_set_text (self->weight_row, "");
  respite_entry_row_set_text (self->height_row, "");
  gtk_label_set_label (self->details_label, "");
  gtk_label_set_label (self->weight_label, "");
  gtk_label_set_label (self->eligibility_label, "");
}

static void
done_cb (gpointer      page,
         gpointer      result,
         const GError *error,
         gpointer      user_data)
{
  RespiteOverviewTab *self = page;

  respite_error_bar_show (self->error_bar, error);
  if (error == NULL && RESPITE_IS_RECORD_CARD (user_data))
    respite_record_card_clear_entry (user_data);
}

static void
add_item (RespiteOverviewTab   *self,
          RespiteRecordCard    *card,
          RespiteRecordItemKind kind,
          const char           *text)
{
  RespiteRecordItem *item = respite_record_item_new ();

  item->patient_id = respite_page_get_subject (RESPITE_PAGE (self));
  respite_record_item_set_text (item, kind, text);
  respite_page_run (RESPITE_PAGE (self), respite_record_add_job, item, (GDestroyNotify) respite_record_item_free, NULL,
                    done_cb, card);
}

static void
allergy_add_cb (RespiteOverviewTab *self,
                const char         *text)
{
  add_item (self, self->allergy_card, RESPITE_RECORD_ITEM_ALLERGY, text);
}

static void
problem_add_cb (RespiteOverviewTab *self,
                const char         *text)
{
  add_item (self, self->problem_card, RESPITE_RECORD_ITEM_PROBLEM, text);
}

static void
medicine_add_cb (RespiteOverviewTab *self,
                 const char         *text)
{
  add_item (self, self->medicine_card, RESPITE_RECORD_ITEM_MEDICINE, text);
}

static void
treatment_add_cb (RespiteOverviewTab *self,
                  const char         *text)
{
  add_item (self, self->treatment_card, RESPITE_RECORD_ITEM_TREATMENT, text);
}

static void
no_allergies_clicked_cb (RespiteOverviewTab *self)
{
  respite_page_run (RESPITE_PAGE (self), respite_record_no_allergies_job,
                    respite_page_dup_id (respite_page_get_subject (RESPITE_PAGE (self))), g_free, NULL, done_cb, NULL);
}

static void
undo_end (gpointer data)
{
  RespiteRecordUndo *undo = data;

  respite_clinic_run_async (undo->clinic, respite_record_stand_job, respite_page_dup_id (undo->id), g_free, NULL, NULL,
                            NULL, NULL);
}

static void
ended_cb (gpointer      page,
          gpointer      result,
          const GError *error,
          gpointer      user_data)
{
  RespiteOverviewTab *self = page;
  gint64 *id = result;

  respite_error_bar_show (self->error_bar, error);
  if (id != NULL)
    respite_toast_show_undo (page, _ ("Taken off the list; it stays in the history."), undo_end,
                             respite_record_undo_new (respite_page_get_clinic (page), *id), respite_record_undo_free);
  g_free (id);
}

static void
end_action_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  respite_page_run (RESPITE_PAGE (widget), respite_record_end_job,
                    respite_page_dup_id (g_variant_get_int64 (parameter)), g_free, g_free, ended_cb, NULL);
}

static void
undo_archive (gpointer data)
{
  RespiteRecordUndo *undo = data;

  respite_clinic_run_async (undo->clinic, respite_record_unarchive_job, respite_page_dup_id (undo->id), g_free, g_free,
                            NULL, NULL, NULL);
}

static void
archived_cb (gpointer      page,
             gpointer      result,
             const GError *error,
             gpointer      user_data)
{
  RespiteOverviewTab *self = page;
  gint64 *id = result;

  respite_error_bar_show (self->error_bar, error);
  if (id != NULL)
    respite_toast_show_undo (page, _ ("Archived. The record stays and is found among the archived ones."), undo_archive,
                             respite_record_undo_new (respite_page_get_clinic (page), *id), respite_record_undo_free);
  g_free (id);
}

static void
archive_clicked_cb (RespiteOverviewTab *self)
{
  respite_page_run (RESPITE_PAGE (self), respite_record_archive_job,
                    respite_page_dup_id (respite_page_get_subject (RESPITE_PAGE (self))), g_free, g_free, archived_cb,
                    NULL);
}

static void
taken_back_cb (gpointer      page,
               gpointer      result,
               const GError *error,
               gpointer      user_data)
{
  RespiteOverviewTab *self = page;

  respite_error_bar_show (self->error_bar, error);
  if (result != NULL)
    respite_toast_show (page, user_data);
  g_free (result);
}

static void
unarchive_clicked_cb (RespiteOverviewTab *self)
{
  respite_page_run (RESPITE_PAGE (self), respite_record_unarchive_job,
                    respite_page_dup_id (respite_page_get_subject (RESPITE_PAGE (self))), g_free, g_free,
                    taken_back_cb, (gpointer) _ ("Back among the patients."));
}

static void
unmerge_action_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  respite_page_run (RESPITE_PAGE (widget), respite_record_unmerge_job,
                    respite_page_dup_id (g_variant_get_int64 (parameter)), g_free, g_free, taken_back_cb,
                    (gpointer) _ ("The two records are apart again."));
}

static void
merge_clicked_cb (RespiteOverviewTab *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.merge-patient", "x",
                              respite_page_get_subject (RESPITE_PAGE (self)));
}

static void
history_clicked_cb (RespiteOverviewTab *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "patient.tab", "s", "history");
}

static void
weight_added_cb (gpointer      page,
                 gpointer      result,
                 const GError *error,
                 gpointer      user_data)
{
  RespiteOverviewTab *self = page;

  if (error != NULL)
    {
      respite_entry_row_set_error (self->weight_row, error->message);
      return;
    }

  respite_entry_row_set_text (self->weight_row, "");
  respite_entry_row_set_text (self->height_row, "");
}

static void
weight_add_cb (RespiteOverviewTab *self)
{
  const char *height = respite_entry_row_get_text (self->height_row);
  RespiteWeightRequest request = { respite_page_get_subject (RESPITE_PAGE (self)), 0, 0 };
  g_autoptr (GError) error = NULL;

  if (!respite_quantity_parse (respite_entry_row_get_text (self->weight_row), 3, &request.weight_g, &error))
    {
      respite_entry_row_set_error (self->weight_row, error->message);
      return;
    }
  if (!respite_str_is_empty (height) && !respite_quantity_parse (height, 1, &request.height_mm, &error))
    {
      respite_entry_row_set_error (self->height_row, error->message);
      return;
    }

  respite_page_run (RESPITE_PAGE (self), respite_record_weight_job, g_memdup2 (&request, sizeof request), g_free, NULL,
                    weight_added_cb, NULL);
}

static void
edit_clicked_cb (RespiteOverviewTab *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-patient", "x",
                              respite_page_get_subject (RESPITE_PAGE (self)));
}

static void
session_activated_cb (RespiteOverviewTab *self,
                      GtkListBoxRow      *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-session", "x", respite_row_get_id (RESPITE_ROW (row)));
}

static void
respite_overview_tab_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RESPITE_TYPE_OVERVIEW_TAB);

  G_OBJECT_CLASS (respite_overview_tab_parent_class)->dispose (object);
}

static void
respite_overview_tab_class_init (RespiteOverviewTabClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RespitePageClass *page_class = RESPITE_PAGE_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);
  g_type_ensure (RESPITE_TYPE_ERROR_BAR);
  g_type_ensure (RESPITE_TYPE_RECORD_CARD);

  object_class->dispose = respite_overview_tab_dispose;
  page_class->load = respite_overview_tab_load;
  page_class->changed = respite_overview_tab_changed;
  page_class->forget = respite_overview_tab_forget;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-overview-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteOverviewTab, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteOverviewTab, allergy_card);
  gtk_widget_class_bind_template_child (widget_class, RespiteOverviewTab, no_allergies_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteOverviewTab, problem_card);
  gtk_widget_class_bind_template_child (widget_class, RespiteOverviewTab, medicine_card);
  gtk_widget_class_bind_template_child (widget_class, RespiteOverviewTab, treatment_card);
  gtk_widget_class_bind_template_child (widget_class, RespiteOverviewTab, edit_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteOverviewTab, archived_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteOverviewTab, unarchive_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteOverviewTab, merge_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteOverviewTab, archive_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteOverviewTab, merge_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteOverviewTab, weight_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteOverviewTab, details_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteOverviewTab, weight_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteOverviewTab, weight_entry_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteOverviewTab, weight_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteOverviewTab, weight_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteOverviewTab, height_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteOverviewTab, eligibility_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteOverviewTab, flag_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteOverviewTab, consent_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteOverviewTab, consent_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteOverviewTab, session_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteOverviewTab, session_list);
  gtk_widget_class_bind_template_callback (widget_class, allergy_add_cb);
  gtk_widget_class_bind_template_callback (widget_class, problem_add_cb);
  gtk_widget_class_bind_template_callback (widget_class, medicine_add_cb);
  gtk_widget_class_bind_template_callback (widget_class, treatment_add_cb);
  gtk_widget_class_bind_template_callback (widget_class, no_allergies_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, weight_add_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, archive_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, unarchive_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, merge_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, history_clicked_cb);
  gtk_widget_class_install_action (widget_class, "record.unmerge", "x", unmerge_action_cb);
  gtk_widget_class_bind_template_callback (widget_class, session_activated_cb);
  gtk_widget_class_install_action (widget_class, "record.end", "x", end_action_cb);
}

static void
respite_overview_tab_init (RespiteOverviewTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
