/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-eligibility-view.h"

#include <glib/gi18n.h>

#include "base/respite-str.h"
#include "models/respite-record-words.h"
#include "pages/respite-workup-card.h"
#include "service/respite-form-acts.h"
#include "service/respite-patient-acts.h"
#include "widgets/respite-clamp.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-password-prompt.h"
#include "widgets/respite-row.h"
#include "widgets/respite-template.h"
#include "widgets/respite-text.h"
#include "widgets/respite-toast-overlay.h"

struct _RespiteEligibilityView
{
  RespitePage            parent_instance;

  /* Owned */
  RespiteEligibility    *eligibility;
  char                  *patient_name;
  GPtrArray             *overrides;
  RespitePasswordPrompt *prompt;

  /* Template children, owned by the template */
  GtkLabel              *screening_label;
  RespiteErrorBar       *error_bar;
  GtkListBox            *flag_list;
  GtkWidget             *signed_box;
  GtkLabel              *signed_label;
  GtkLabel              *signed_detail;
  GtkLabel              *alarm_label;
  GtkListBox            *condition_list;
  RespiteWorkupCard     *workup_card;
  GtkWidget             *decide_box;
  GtkCheckButton        *cleared_check;
  GtkCheckButton        *conditional_check;
  GtkCheckButton        *deferred_check;
  GtkCheckButton        *not_eligible_check;
  GtkCheckButton        *none_check;
  GtkBox                *override_box;
  GtkWidget             *conditions_box;
  GtkTextView           *conditions_view;
  RespiteEntryRow       *review_row;
  RespiteEntryRow       *reason_row;
  GtkWidget             *sign_button;
};

G_DEFINE_FINAL_TYPE (RespiteEligibilityView, respite_eligibility_view, RESPITE_TYPE_PAGE)

typedef struct
{
  RespiteEligibility *eligibility;
  char               *patient_name;
} Screening;

typedef struct
{
  gint64          patient_id;
  RespiteDecision decision;
  char           *reason;
  char           *conditions;
  char           *review_on;
  GHashTable     *overrides;
  char           *password;
} Decision;

typedef struct
{
  gint64   patient_id;
  int      position;
  gboolean is_done;
} ConditionStep;

static void
screening_free (gpointer data)
{
  Screening *screening = data;

  g_clear_pointer (&screening->eligibility, respite_eligibility_free);
  g_free (screening->patient_name);
  g_free (screening);
}

static void
decision_free (gpointer data)
{
  Decision *decision = data;

  g_free (decision->reason);
  g_free (decision->conditions);
  g_free (decision->review_on);
  g_hash_table_unref (decision->overrides);
  g_free (decision->password);
  g_free (decision);
}

static gpointer
read_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  gint64 id = *(gint64 *) data;
  g_autoptr (RespitePatient) patient = respite_office_get_patient (office, id, FALSE, error);
  RespiteEligibility *eligibility;
  Screening *screening;

  if (patient == NULL)
    return NULL;
  eligibility = respite_office_get_eligibility (office, id, error);
  if (eligibility == NULL)
    return NULL;

  screening = g_new0 (Screening, 1);
  screening->eligibility = eligibility;
  screening->patient_name = respite_patient_dup_name (patient);

  return screening;
}

static gpointer
sign_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  Decision *decision = data;
  RespiteEligibilityChoice choice = { decision->decision, decision->reason, decision->conditions, decision->overrides,
                                      decision->review_on };

  respite_office_decide_eligibility (office, decision->patient_id, &choice, decision->password, error);

  return NULL;
}

static gpointer
condition_job (RespiteOffice *office,
               gpointer       data,
               GError       **error)
{
  const ConditionStep *step = data;

  respite_office_set_condition (office, step->patient_id, step->position, step->is_done, "", error);

  return NULL;
}

static RespiteDecision
get_decision (RespiteEligibilityView *self)
{
  if (gtk_check_button_get_active (self->cleared_check))
    return RESPITE_DECISION_CLEARED;
  if (gtk_check_button_get_active (self->conditional_check))
    return RESPITE_DECISION_CONDITIONAL;
  if (gtk_check_button_get_active (self->deferred_check))
    return RESPITE_DECISION_DEFERRED;
  if (gtk_check_button_get_active (self->not_eligible_check))
    return RESPITE_DECISION_NOT_ELIGIBLE;

  return RESPITE_DECISION_NONE;
}

static void
fill_flag (RespiteRow *row,
           gpointer    item,
           gpointer    user_data)
{
  RespiteFlagRow *flag = item;
  g_autofree char *answer = g_strdup_printf (_ ("Answer: %s. Rule: %s"), flag->answer, flag->source);
  g_autofree char *reason = flag->reason != NULL ? g_strdup_printf (_ ("%s\nOverridden: %s"), answer, flag->reason) :
                            NULL;

  respite_row_set (row, 0, flag->text, reason != NULL ? reason : answer, NULL);
  respite_row_set_chip (row, respite_words_flag (flag->level), respite_style_flag (flag->level));
}

static void
fill_condition (RespiteRow *row,
                gpointer    item,
                gpointer    user_data)
{
  const RespiteCondition *condition = item;
  RespiteEligibilityView *self = user_data;
  GTimeZone *zone = respite_clinic_get_zone (respite_page_get_clinic (user_data));
  g_autofree char *day = condition->at != 0 ? respite_text_day_and_time (condition->at, zone) : NULL;
  g_autofree char *who = day != NULL ? g_strdup_printf (_ ("%s, %s"), condition->staff_name, day) : NULL;
  guint position = 0;

  /* The row's id is the condition's number, for who activates it. */
  g_ptr_array_find (self->eligibility->condition_list, item, &position);
  respite_row_set (row, (gint64) position + 1, condition->text, who, NULL);
  respite_row_set_chip (row, condition->is_done ? _ ("Met") : _ ("Open"), condition->is_done ? "ok" : "review");
}

static void
condition_done_cb (gpointer      page,
                   gpointer      result,
                   const GError *error,
                   gpointer      user_data)
{
  RespiteEligibilityView *self = page;

  respite_error_bar_show (self->error_bar, error);
}

/* Enter or a click on a condition says that it is met, or open again. */
static void
condition_activated_cb (RespiteEligibilityView *self,
                        RespiteRow             *row)
{
  guint position = (guint) respite_row_get_id (row) - 1;
  const RespiteCondition *condition;
  ConditionStep *step;

  if (self->eligibility == NULL || position >= self->eligibility->condition_list->len ||
      !respite_clinic_may (respite_page_get_clinic (RESPITE_PAGE (self)), RESPITE_FUNCTION_RECORD_EDIT))
    return;

  condition = g_ptr_array_index (self->eligibility->condition_list, position);
  step = g_new0 (ConditionStep, 1);
  *step = (ConditionStep) { self->eligibility->patient_id, (int) position, !condition->is_done };
  respite_page_run (RESPITE_PAGE (self), condition_job, step, g_free, NULL, condition_done_cb, NULL);
}

/* One line for the reason of every STOP. */
static void
build_overrides (RespiteEligibilityView *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->override_box))) != NULL)
    gtk_box_remove (self->override_box, row);
  g_ptr_array_set_size (self->overrides, 0);

  for (guint i = 0; i < self->eligibility->flags->len; i++)
    {
      RespiteFlagRow *flag = g_ptr_array_index (self->eligibility->flags, i);
      g_autofree char *label = g_strdup_printf (_ ("Why in spite of STOP: %s"), flag->text);

      if (flag->level != RESPITE_FLAG_STOP)
        continue;
      row = g_object_new (RESPITE_TYPE_ENTRY_ROW, "label", label, NULL);
      g_object_set_data_full (G_OBJECT (row), "key", g_strdup (flag->key), g_free);
      g_ptr_array_add (self->overrides, row);
      gtk_box_append (self->override_box, row);
    }
}

static void
show_signed (RespiteEligibilityView *self)
{
  const RespiteEligibility *eligibility = self->eligibility;
  GTimeZone *zone = respite_clinic_get_zone (respite_page_get_clinic (RESPITE_PAGE (self)));
  g_autofree char *day = NULL;
  g_autofree char *who = NULL;
  g_autoptr (GString) detail = NULL;

  gtk_widget_set_visible (self->signed_box, eligibility->decision != RESPITE_DECISION_NONE);
  if (eligibility->decision == RESPITE_DECISION_NONE)
    return;

  day = respite_text_day_and_time (eligibility->signed_at, zone);
  who = g_strdup_printf (_ ("Signed by %s, %s"), eligibility->signed_by, day);
  detail = g_string_new (who);
  if (!respite_str_is_empty (eligibility->review_on))
    {
      g_autofree char *review = respite_text_date (eligibility->review_on);

      g_string_append_printf (detail, "\n%s: %s", _ ("Next review"), review);
    }
  if (!respite_str_is_empty (eligibility->reason))
    g_string_append_printf (detail, "\n%s: %s", _ ("Reason"), eligibility->reason);
  gtk_label_set_label (self->signed_label, respite_words_decision (eligibility->decision));
  gtk_label_set_label (self->alarm_label, !eligibility->is_valid ?
                       _ ("INVALID: the decision, the screening or the work-up was changed after signing.") :
                       _ ("This decision is due for review: decide anew."));
  gtk_widget_set_visible (GTK_WIDGET (self->alarm_label), !eligibility->is_valid || eligibility->is_review_due);
  respite_row_sync_list (self->condition_list, eligibility->condition_list, fill_condition, self);
  gtk_label_set_label (self->signed_detail, detail->str);
}

static void
read_cb (gpointer      page,
         gpointer      result,
         const GError *error,
         gpointer      user_data)
{
  RespiteEligibilityView *self = page;
  RespiteClinic *clinic = respite_page_get_clinic (page);
  Screening *screening = result;
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;
  gboolean is_other;

  respite_error_bar_show (self->error_bar, error);
  if (screening == NULL)
    return;

  is_other = self->eligibility == NULL ||
             self->eligibility->patient_id != screening->eligibility->patient_id ||
             self->eligibility->response_id != screening->eligibility->response_id ||
             self->eligibility->signed_at != screening->eligibility->signed_at;
  g_clear_pointer (&self->eligibility, respite_eligibility_free);
  self->eligibility = g_steal_pointer (&screening->eligibility);
  g_free (self->patient_name);
  self->patient_name = g_steal_pointer (&screening->patient_name);
  screening_free (screening);

  if (self->eligibility->response_id != 0)
    {
      day = respite_text_day_and_time (self->eligibility->screened_at, respite_clinic_get_zone (clinic));
      text = g_strdup_printf (self->eligibility->flags->len > 0 ? _ ("Screening of %s") :
                              _ ("Screening of %s: it raised no flags."), day);
    }
  gtk_label_set_label (self->screening_label, text != NULL ? text :
                       _ ("No screening was finished yet. Fill in the screening form first."));
  respite_row_sync_list (self->flag_list, self->eligibility->flags, fill_flag, self);
  show_signed (self);
  respite_workup_card_show (self->workup_card, self->eligibility);
  gtk_widget_set_visible (self->decide_box, self->eligibility->response_id != 0 &&
                          respite_clinic_may (clinic, RESPITE_FUNCTION_ELIGIBILITY_SIGN));

  /* What was chosen and written stays while it is about the same screening. */
  if (!is_other)
    return;
  build_overrides (self);
  gtk_check_button_set_active (self->none_check, TRUE);
}

static void
decision_toggled_cb (RespiteEligibilityView *self)
{
  RespiteDecision decision = get_decision (self);
  gboolean is_cleared = decision == RESPITE_DECISION_CLEARED || decision == RESPITE_DECISION_CONDITIONAL;

  gtk_widget_set_visible (GTK_WIDGET (self->override_box), is_cleared && self->overrides->len > 0);
  gtk_widget_set_visible (self->conditions_box, decision == RESPITE_DECISION_CONDITIONAL);
  gtk_widget_set_sensitive (self->sign_button, decision != RESPITE_DECISION_NONE);
}

static void
signed_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  RespiteEligibilityView *self = page;

  if (self->prompt != NULL)
    respite_password_prompt_done (self->prompt, error);
  respite_error_bar_show (self->error_bar, error);
  if (error != NULL)
    return;

  respite_entry_row_set_text (self->reason_row, "");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->conditions_view), "", -1);
  respite_entry_row_set_text (self->review_row, "");
  respite_toast_show (page, _ ("The decision is signed."));
  respite_page_reload (page);
}

/* (transfer full): as typed, one a line */
static char *
dup_conditions (RespiteEligibilityView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->conditions_view);
  GtkTextIter begin, end;

  gtk_text_buffer_get_bounds (buffer, &begin, &end);

  return gtk_text_buffer_get_text (buffer, &begin, &end, FALSE);
}

static void
password_cb (RespitePasswordPrompt *prompt,
             const char            *password,
             gpointer               user_data)
{
  RespiteEligibilityView *self = user_data;
  Decision *decision = g_new0 (Decision, 1);

  decision->patient_id = self->eligibility->patient_id;
  decision->decision = get_decision (self);
  decision->reason = g_strdup (respite_entry_row_get_text (self->reason_row));
  decision->conditions = dup_conditions (self);
  decision->review_on = respite_text_read_date (respite_entry_row_get_text (self->review_row));
  decision->overrides = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  decision->password = g_strdup (password);
  for (guint i = 0; i < self->overrides->len; i++)
    {
      GObject *row = g_ptr_array_index (self->overrides, i);
      const char *reason = respite_entry_row_get_text (RESPITE_ENTRY_ROW (row));

      if (!respite_str_is_empty (reason))
        g_hash_table_insert (decision->overrides, g_strdup (g_object_get_data (row, "key")), g_strdup (reason));
    }
  respite_page_run (RESPITE_PAGE (self), sign_job, decision, decision_free, NULL, signed_cb, NULL);
}

/* What must be written before the password is asked for. */
static gboolean
is_complete (RespiteEligibilityView *self)
{
  RespiteDecision decision = get_decision (self);
  gboolean is_cleared = decision == RESPITE_DECISION_CLEARED || decision == RESPITE_DECISION_CONDITIONAL;
  const char *review = respite_entry_row_get_text (self->review_row);
  g_autofree char *conditions = NULL;
  g_autofree char *day = NULL;

  for (guint i = 0; is_cleared && i < self->overrides->len; i++)
    {
      RespiteEntryRow *row = g_ptr_array_index (self->overrides, i);

      if (!respite_str_is_empty (respite_entry_row_get_text (row)))
        continue;
      respite_entry_row_set_error (row, _ ("Every STOP needs a reason."));
      gtk_widget_grab_focus (GTK_WIDGET (row));
      return FALSE;
    }
  conditions = dup_conditions (self);
  if (decision == RESPITE_DECISION_CONDITIONAL && respite_str_is_empty (conditions))
    {
      respite_error_bar_show_text (self->error_bar, _ ("Write the conditions."));
      gtk_widget_grab_focus (GTK_WIDGET (self->conditions_view));
      return FALSE;
    }
  day = respite_text_read_date (review);
  if (!respite_str_is_empty (review) && day == NULL)
    {
      respite_entry_row_set_error (self->review_row, _ ("Write the day as 2026-11-22."));
      gtk_widget_grab_focus (GTK_WIDGET (self->review_row));
      return FALSE;
    }
  if ((decision != RESPITE_DECISION_CLEARED || self->overrides->len > 0) &&
      respite_str_is_empty (respite_entry_row_get_text (self->reason_row)))
    {
      respite_entry_row_set_error (self->reason_row, _ ("Write the reason."));
      gtk_widget_grab_focus (GTK_WIDGET (self->reason_row));
      return FALSE;
    }

  return TRUE;
}

static void
sign_clicked_cb (RespiteEligibilityView *self)
{
  const RespiteStaff *actor = respite_clinic_get_actor (respite_page_get_clinic (RESPITE_PAGE (self)));
  g_autofree char *meaning = NULL;
  RespitePasswordPrompt *prompt;

  if (actor == NULL || self->eligibility == NULL || !is_complete (self))
    return;

  meaning = g_strdup_printf (_ ("Type your password to sign as %s: %s."), actor->name,
                             respite_words_decision (get_decision (self)));
  prompt = respite_password_prompt_open (GTK_WIDGET (self), self->patient_name, meaning, NULL, password_cb,
                                         g_object_ref (self), g_object_unref);
  g_set_weak_pointer (&self->prompt, prompt);
}

static void
respite_eligibility_view_load (RespitePage *page)
{
  if (respite_page_get_subject (page) != 0)
    respite_page_run (page, read_job, respite_page_dup_id (respite_page_get_subject (page)), g_free, screening_free,
                      read_cb, NULL);
}

static void
respite_eligibility_view_changed (RespitePage      *page,
                                  RespiteChangeSet *changes)
{
  if (respite_change_set_has_kind (changes, RESPITE_KIND_ELIGIBILITY) ||
      respite_change_set_has_kind (changes, RESPITE_KIND_WORKUP) ||
      respite_change_set_has_kind (changes, RESPITE_KIND_RESPONSE))
    respite_eligibility_view_load (page);
}

static void
respite_eligibility_view_dispose (GObject *object)
{
  RespiteEligibilityView *self = RESPITE_ELIGIBILITY_VIEW (object);

  g_clear_weak_pointer (&self->prompt);
  g_ptr_array_set_size (self->overrides, 0);
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_ELIGIBILITY_VIEW);

  G_OBJECT_CLASS (respite_eligibility_view_parent_class)->dispose (object);
}

static void
respite_eligibility_view_finalize (GObject *object)
{
  RespiteEligibilityView *self = RESPITE_ELIGIBILITY_VIEW (object);

  g_clear_pointer (&self->eligibility, respite_eligibility_free);
  g_free (self->patient_name);
  g_ptr_array_unref (self->overrides);

  G_OBJECT_CLASS (respite_eligibility_view_parent_class)->finalize (object);
}

static void
respite_eligibility_view_class_init (RespiteEligibilityViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RespitePageClass *page_class = RESPITE_PAGE_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_CLAMP);
  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);
  g_type_ensure (RESPITE_TYPE_ERROR_BAR);
  g_type_ensure (RESPITE_TYPE_WORKUP_CARD);

  object_class->dispose = respite_eligibility_view_dispose;
  object_class->finalize = respite_eligibility_view_finalize;
  page_class->load = respite_eligibility_view_load;
  page_class->changed = respite_eligibility_view_changed;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-eligibility-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteEligibilityView, screening_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteEligibilityView, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteEligibilityView, flag_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteEligibilityView, signed_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteEligibilityView, signed_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteEligibilityView, signed_detail);
  gtk_widget_class_bind_template_child (widget_class, RespiteEligibilityView, alarm_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteEligibilityView, condition_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteEligibilityView, workup_card);
  gtk_widget_class_bind_template_child (widget_class, RespiteEligibilityView, decide_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteEligibilityView, cleared_check);
  gtk_widget_class_bind_template_child (widget_class, RespiteEligibilityView, conditional_check);
  gtk_widget_class_bind_template_child (widget_class, RespiteEligibilityView, deferred_check);
  gtk_widget_class_bind_template_child (widget_class, RespiteEligibilityView, not_eligible_check);
  gtk_widget_class_bind_template_child (widget_class, RespiteEligibilityView, none_check);
  gtk_widget_class_bind_template_child (widget_class, RespiteEligibilityView, override_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteEligibilityView, conditions_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteEligibilityView, conditions_view);
  gtk_widget_class_bind_template_child (widget_class, RespiteEligibilityView, review_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteEligibilityView, reason_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteEligibilityView, sign_button);
  gtk_widget_class_bind_template_callback (widget_class, condition_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, decision_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, sign_clicked_cb);
}

static void
respite_eligibility_view_init (RespiteEligibilityView *self)
{
  self->overrides = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  decision_toggled_cb (self);
}
