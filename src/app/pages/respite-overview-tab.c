/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-overview-tab.h"

#include <glib/gi18n.h>

#include "base/respite-quantity.h"
#include "base/respite-str.h"
#include "models/respite-overview.h"
#include "models/respite-record-words.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-record-card.h"
#include "widgets/respite-row.h"
#include "widgets/respite-session-words.h"
#include "widgets/respite-text.h"
#include "widgets/respite-toast-overlay.h"

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
  GtkWidget         *edit_button;
  GtkLabel          *details_label;
  GtkWidget         *weight_box;
  GtkLabel          *weight_label;
  RespiteEntryRow   *weight_row;
  RespiteEntryRow   *height_row;
  GtkLabel          *eligibility_label;
  GtkListBox        *flag_list;
  GtkWidget         *consent_label;
  GtkListBox        *consent_list;
  GtkWidget         *session_label;
  GtkListBox        *session_list;
};

G_DEFINE_FINAL_TYPE (RespiteOverviewTab, respite_overview_tab, RESPITE_TYPE_PAGE)

static void
fill_flag (RespiteRow *row,
           gpointer    item,
           gpointer    user_data)
{
  RespiteFlagRow *flag = item;

  respite_row_set (row, 0, flag->text, flag->answer, NULL);
  respite_row_set_chip (row, respite_words_flag (flag->level), respite_style_flag (flag->level));
}

static void
fill_consent (RespiteRow *row,
              gpointer    item,
              gpointer    user_data)
{
  RespiteConsent *consent = item;
  GTimeZone *zone = respite_clinic_get_zone (respite_page_get_clinic (user_data));
  g_autofree char *day = respite_text_day (consent->decided_at != 0 ? consent->decided_at : consent->presented_at,
                                           zone);

  respite_row_set (row, consent->id, consent->title, NULL, day);
  respite_row_set_chip (row, respite_words_consent (consent->state), respite_style_consent (consent->state));
}

static void
fill_session (RespiteRow *row,
              gpointer    item,
              gpointer    user_data)
{
  RespiteSession *session = item;
  GTimeZone *zone = respite_clinic_get_zone (respite_page_get_clinic (user_data));
  g_autofree char *day = respite_text_day_and_time (session->planned_at, zone);
  g_autofree char *title = g_strdup_printf (_ ("Session %d of %d"), session->number, session->of);

  respite_row_set (row, session->id, title, day, NULL);
  respite_row_set_chip (row, respite_session_state_get_word (session->state),
                        respite_session_state_get_style (session->state));
}

static void
append_line (GString    *text,
             const char *label,
             const char *value)
{
  if (respite_str_is_empty (value))
    return;

  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append_printf (text, "%s: %s", label, value);
}

static void
show_details (RespiteOverviewTab   *self,
              const RespitePatient *patient)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *address = g_strdup (patient->address);
  g_autofree char *emergency = g_strjoin (" ", patient->emergency_name, patient->emergency_phone, NULL);
  g_autofree char *escort = g_strjoin (" ", patient->escort_name, patient->escort_phone, NULL);

  append_line (text, _ ("Sex recorded"), respite_words_sex (patient->sex));
  append_line (text, _ ("Gender"), patient->gender);
  append_line (text, _ ("Pronouns"), patient->pronouns);
  append_line (text, _ ("Phone"), patient->phone);
  append_line (text, _ ("Second phone"), patient->phone2);
  append_line (text, _ ("E-mail"), patient->email);
  append_line (text, _ ("Address"), g_strdelimit (address, "\n", ' '));
  append_line (text, _ ("Emergency contact"), g_strstrip (emergency));
  append_line (text, _ ("Usual escort home"), g_strstrip (escort));
  append_line (text, _ ("Referring clinician"), patient->referrer);
  append_line (text, _ ("Pharmacy"), patient->pharmacy);
  append_line (text, _ ("Note"), patient->note);
  gtk_label_set_label (self->details_label, text->str);
}

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
show_eligibility (RespiteOverviewTab *self,
                  RespiteEligibility *eligibility)
{
  GTimeZone *zone = respite_clinic_get_zone (respite_page_get_clinic (RESPITE_PAGE (self)));
  g_autofree char *screened = NULL;
  g_autofree char *text = NULL;

  if (eligibility == NULL || eligibility->response_id == 0)
    {
      gtk_label_set_label (self->eligibility_label, _ ("No screening was finished yet."));
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
  respite_row_sync_list (self->flag_list, eligibility->flags, fill_flag, self);
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
  gboolean can_edit = respite_clinic_may (respite_page_get_clinic (RESPITE_PAGE (self)), RESPITE_FUNCTION_RECORD_EDIT);

  show_items (self, self->allergy_card, overview->items, RESPITE_RECORD_ITEM_ALLERGY,
              state == RESPITE_ALLERGY_NONE_KNOWN ? _ ("No known allergies.") : _ ("Not asked yet."));
  show_items (self, self->problem_card, overview->items, RESPITE_RECORD_ITEM_PROBLEM, _ ("None recorded."));
  show_items (self, self->medicine_card, overview->items, RESPITE_RECORD_ITEM_MEDICINE, _ ("None recorded."));
  show_items (self, self->treatment_card, overview->items, RESPITE_RECORD_ITEM_TREATMENT, _ ("None recorded."));
  gtk_widget_set_visible (self->no_allergies_button, state == RESPITE_ALLERGY_NOT_ASKED && can_edit);
  gtk_widget_set_visible (self->weight_box, can_edit || overview->patient->weight_g > 0);
}

static void
read_cb (gpointer      page,
         gpointer      result,
         const GError *error,
         gpointer      user_data)
{
  RespiteOverviewTab *self = page;
  g_autoptr (RespiteOverview) overview = result;

  respite_error_bar_show (self->error_bar, error);
  if (overview == NULL || overview->patient->id != respite_page_get_subject (page))
    return;

  show_details (self, overview->patient);
  show_weight (self, overview->patient);
  show_lists (self, overview);
  show_eligibility (self, overview->eligibility);
  respite_row_sync_list (self->consent_list, overview->consents, fill_consent, self);
  gtk_widget_set_visible (GTK_WIDGET (self->consent_list), overview->consents->len > 0);
  gtk_widget_set_visible (self->consent_label, overview->consents->len == 0);
  respite_row_sync_list (self->session_list, overview->sessions, fill_session, self);
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
          const char           *text,
          const char           *detail)
{
  RespiteRecordItem *item = respite_record_item_new ();

  item->patient_id = respite_page_get_subject (RESPITE_PAGE (self));
  item->kind = kind;
  item->text = g_strdup (text);
  item->detail = g_strdup (detail);
  respite_page_run (RESPITE_PAGE (self), respite_record_add_job, item, (GDestroyNotify) respite_record_item_free, NULL,
                    done_cb, card);
}

static void
allergy_add_cb (RespiteOverviewTab *self,
                const char         *text,
                const char         *detail)
{
  add_item (self, self->allergy_card, RESPITE_RECORD_ITEM_ALLERGY, text, detail);
}

static void
problem_add_cb (RespiteOverviewTab *self,
                const char         *text,
                const char         *detail)
{
  add_item (self, self->problem_card, RESPITE_RECORD_ITEM_PROBLEM, text, detail);
}

static void
medicine_add_cb (RespiteOverviewTab *self,
                 const char         *text,
                 const char         *detail)
{
  add_item (self, self->medicine_card, RESPITE_RECORD_ITEM_MEDICINE, text, detail);
}

static void
treatment_add_cb (RespiteOverviewTab *self,
                  const char         *text,
                  const char         *detail)
{
  add_item (self, self->treatment_card, RESPITE_RECORD_ITEM_TREATMENT, text, detail);
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

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-overview-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteOverviewTab, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteOverviewTab, allergy_card);
  gtk_widget_class_bind_template_child (widget_class, RespiteOverviewTab, no_allergies_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteOverviewTab, problem_card);
  gtk_widget_class_bind_template_child (widget_class, RespiteOverviewTab, medicine_card);
  gtk_widget_class_bind_template_child (widget_class, RespiteOverviewTab, treatment_card);
  gtk_widget_class_bind_template_child (widget_class, RespiteOverviewTab, edit_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteOverviewTab, details_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteOverviewTab, weight_box);
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
  gtk_widget_class_bind_template_callback (widget_class, session_activated_cb);
  gtk_widget_class_install_action (widget_class, "record.end", "x", end_action_cb);
}

static void
respite_overview_tab_init (RespiteOverviewTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
