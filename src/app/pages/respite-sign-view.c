/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-sign-view.h"

#include <glib/gi18n.h>

#include "base/respite-quantity.h"
#include "base/respite-str.h"
#include "base/respite-time.h"
#include "chart/respite-session-chart-reading.h"
#include "pages/respite-vials-box.h"
#include "widgets/respite-clamp.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-password-prompt.h"
#include "widgets/respite-template.h"
#include "widgets/respite-text.h"
#include "widgets/respite-window-words.h"
#include "widgets/respite-wrap.h"

struct _RespiteSignView
{
  RespiteSessionView parent_instance;

  /* Template children, owned by the template */
  GtkLabel          *totals_label;
  GtkLabel          *amended_label;
  GtkLabel          *missing_title;
  GtkLabel          *missing_label;
  GtkWidget         *sign_button;
  GtkLabel          *signed_label;
  RespiteVialsBox   *vials;
  GtkWidget         *addendum_box;
  GtkLabel          *addenda_label;
  GtkTextBuffer     *addendum_buffer;
  GtkDropDown       *about_drop;
  RespiteEntryRow   *reason_row;

  /* Owned */
  GtkStringList     *abouts;
  GArray            *entries;       /* the keys of those after the first one */

  gint64             shown_session; /* whose entries they are */
};

G_DEFINE_FINAL_TYPE (RespiteSignView, respite_sign_view, RESPITE_TYPE_SESSION_VIEW)

static GTimeZone *
get_zone (RespiteSignView * self)
{
  return respite_clinic_get_zone (
    respite_session_model_get_clinic (respite_session_view_get_model (RESPITE_SESSION_VIEW (self))));
}

static void
show_totals (RespiteSignView            *self,
             const RespiteSessionRecord *record,
             gint64                      now)
{
  gint64 given_ug = respite_timeline_get_given (record->timeline, now);
  gint64 running_ms = respite_timeline_get_running_ms (record->timeline, now);
  g_autofree char *given = respite_quantity_format_mg (given_ug);
  g_autofree char *by_weight = NULL;
  g_autofree char *running = respite_time_format_elapsed (running_ms);
  g_autofree char *text = NULL;
  g_autofree char *amended = NULL;
  RespiteChartWords words;

  if (record->order != NULL && record->order->weight_g > 0)
    by_weight = respite_quantity_format_mg_per_kg (given_ug, record->order->weight_g);
  text = record->order != NULL && record->order->drug == RESPITE_DRUG_ESKETAMINE_NASAL ?
         g_strdup_printf (_ ("Given: %s"), given) :
         g_strdup_printf (_ ("Given: %s%s%s%s, pump running for %s"), given, by_weight != NULL ? " (" : "",
                          by_weight != NULL ? by_weight : "", by_weight != NULL ? ")" : "", running);
  gtk_label_set_text (self->totals_label, text);

  respite_window_words_init (&words, get_zone (self));
  amended = respite_session_chart_dup_amended_total (record, &words);
  gtk_label_set_text (self->amended_label, amended != NULL ? amended : "");
  gtk_widget_set_visible (GTK_WIDGET (self->amended_label), amended != NULL);
}

/* Returns: whether the session can be signed. */
static gboolean
show_missing (RespiteSignView            *self,
              const RespiteSessionRecord *record,
              gint64                      now)
{
  g_autoptr (GArray) missing = respite_session_record_list_missing (record, now);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean is_blocked = FALSE;

  for (guint i = 0; i < missing->len; i++)
    {
      const RespiteMissing *line = &g_array_index (missing, RespiteMissing, i);
      g_autofree char *time = line->at != 0 ? respite_time_format_hm (line->at, get_zone (self)) : NULL;

      is_blocked |= line->blocks;
      g_string_append_printf (text, "%s%s %s%s%s%s", i > 0 ? "\n" : "", line->blocks ? "■" : "□", _ (line->text),
                              time != NULL ? " (" : "", time != NULL ? time : "", time != NULL ? ")" : "");
    }

  gtk_label_set_text (self->missing_title, missing->len == 0 ? _ ("The record is complete.")
                                           : is_blocked ? _ ("This has to be mended before the signature (■):")
                                           : _ ("This is missing, but does not stand in the way (□):"));
  gtk_label_set_text (self->missing_label, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->missing_label), missing->len > 0);

  return !is_blocked;
}

/* "10:21 HR 72 /min → " and why, before what it should have been; "" for an addition. */
static char *
dup_amended (RespiteSignView            *self,
             const RespiteSessionRecord *record,
             const RespiteAddendum      *addendum)
{
  const RespiteEvent *event = addendum->event_id != 0 ?
                              respite_session_record_find_event (record, addendum->event_id) : NULL;
  RespiteChartWords words;
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;

  if (event == NULL)
    return g_strdup ("");

  respite_window_words_init (&words, get_zone (self));
  time = respite_time_format_hm (event->at, get_zone (self));
  text = respite_chart_describe_event (event, &words);

  return g_strdup_printf (_ ("%s %s was amended (%s) to: "), time, text, addendum->reason);
}

/* "The whole session", then every entry that stands. */
static void
show_entries (RespiteSignView            *self,
              const RespiteSessionRecord *record)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->abouts)), n_entries = 0;
  RespiteChartWords words;

  for (guint i = 0; i < respite_timeline_get_n_events (record->timeline); i++)
    n_entries += !respite_timeline_get_event (record->timeline, i)->is_struck;
  if (n == n_entries + 1 && self->shown_session == record->session->id)
    return;

  self->shown_session = record->session->id;
  respite_window_words_init (&words, get_zone (self));
  gtk_string_list_splice (self->abouts, 0, n, NULL);
  g_array_set_size (self->entries, 0);
  gtk_string_list_append (self->abouts, _ ("The whole session"));
  for (guint i = 0; i < respite_timeline_get_n_events (record->timeline); i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (record->timeline, i);
      g_autofree char *time = respite_time_format_hm (event->at, get_zone (self));
      g_autofree char *text = respite_chart_describe_event (event, &words);
      g_autofree char *line = g_strdup_printf ("%s %s", time, text);

      if (event->is_struck)
        continue;
      gtk_string_list_append (self->abouts, line);
      g_array_append_val (self->entries, event->id);
    }
  gtk_drop_down_set_selected (self->about_drop, 0);
}

/* The entry that is chosen, 0 for the whole session. */
static gint64
get_entry (RespiteSignView *self)
{
  guint selected = gtk_drop_down_get_selected (self->about_drop);

  return selected > 0 && selected <= self->entries->len ? g_array_index (self->entries, gint64, selected - 1) : 0;
}

static void
about_cb (RespiteSignView *self)
{
  if (self->entries != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->reason_row), get_entry (self) != 0);
}

static void
show_signatures (RespiteSignView            *self,
                 const RespiteSessionRecord *record)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) addenda = g_string_new (NULL);

  for (guint i = 0; i < record->signatures->len; i++)
    {
      const RespiteSignature *signature = g_ptr_array_index (record->signatures, i);
      g_autofree char *date = respite_text_day (signature->at, get_zone (self));
      g_autofree char *time = respite_time_format_hm (signature->at, get_zone (self));

      g_string_append_printf (text, "%s%s – %s, %s %s%s", i > 0 ? "\n" : "", signature->staff_name,
                              _ (signature->meaning), date, time, signature->is_valid ? "" : _ ("  INVALID"));
    }

  for (guint i = 0; i < record->addenda->len; i++)
    {
      const RespiteAddendum *addendum = g_ptr_array_index (record->addenda, i);
      g_autofree char *date = respite_text_day (addendum->at, get_zone (self));
      g_autofree char *time = respite_time_format_hm (addendum->at, get_zone (self));

      g_autofree char *entry = dup_amended (self, record, addendum);

      g_string_append_printf (addenda, "%s%s %s, %s: %s%s", i > 0 ? "\n" : "", date, time, addendum->staff_name, entry,
                              addendum->text);
    }

  gtk_label_set_text (self->signed_label, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->signed_label), text->len > 0);
  gtk_label_set_text (self->addenda_label, addenda->str);
  gtk_widget_set_visible (GTK_WIDGET (self->addenda_label), addenda->len > 0);
}

static void
respite_sign_view_update (RespiteSessionView *view)
{
  RespiteSignView *self = RESPITE_SIGN_VIEW (view);
  const RespiteSessionRecord *record = respite_session_view_get_record (view);
  RespiteSessionState state = record->session->state;
  gint64 now = respite_session_model_get_now (respite_session_view_get_model (view));
  gboolean can_sign;

  show_totals (self, record, now);
  respite_vials_box_show (self->vials, respite_session_view_get_model (view));
  can_sign = show_missing (self, record, now);
  show_signatures (self, record);
  show_entries (self, record);
  gtk_widget_set_visible (self->sign_button, state != RESPITE_SESSION_SIGNED);
  gtk_widget_set_sensitive (self->sign_button, can_sign && state == RESPITE_SESSION_DISCHARGED);
  gtk_widget_set_visible (self->addendum_box, state == RESPITE_SESSION_SIGNED);
}

static void
signed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (RespitePasswordPrompt) prompt = user_data;
  g_autoptr (GError) error = NULL;

  respite_session_model_act_finish (RESPITE_SESSION_MODEL (source), result, NULL, &error);
  respite_password_prompt_done (prompt, error);
}

static void
sign_password_cb (RespitePasswordPrompt *prompt,
                  const char            *password,
                  gpointer               user_data)
{
  respite_session_model_sign_async (respite_session_view_get_model (user_data), password, signed_cb,
                                    g_object_ref (prompt));
}

static void
sign_cb (RespiteSignView *self)
{
  const RespiteSessionRecord *record = respite_session_view_get_record (RESPITE_SESSION_VIEW (self));
  g_autofree char *name = respite_patient_dup_name (record->patient);

  respite_password_prompt_open (GTK_WIDGET (self), name,
                                _ ("You sign this session as reviewed and complete. It is locked afterwards and can "
                                   "only be added to."), NULL, sign_password_cb, g_object_ref (self), g_object_unref);
}

static char *
get_addendum (RespiteSignView *self)
{
  GtkTextIter begin, end;

  gtk_text_buffer_get_bounds (self->addendum_buffer, &begin, &end);

  return gtk_text_buffer_get_text (self->addendum_buffer, &begin, &end, FALSE);
}

static void
amended_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (RespitePasswordPrompt) prompt = user_data;
  g_autoptr (GError) error = NULL;
  RespiteSignView *self = g_object_get_data (G_OBJECT (prompt), "respite-view");

  if (respite_session_model_act_finish (RESPITE_SESSION_MODEL (source), result, NULL, &error))
    {
      gtk_text_buffer_set_text (self->addendum_buffer, "", -1);
      respite_entry_row_set_text (self->reason_row, "");
      gtk_drop_down_set_selected (self->about_drop, 0);
    }
  respite_password_prompt_done (prompt, error);
}

static void
amend_password_cb (RespitePasswordPrompt *prompt,
                   const char            *password,
                   gpointer               user_data)
{
  RespiteSignView *self = user_data;
  g_autofree char *text = get_addendum (self);

  g_object_set_data_full (G_OBJECT (prompt), "respite-view", g_object_ref (self), g_object_unref);
  respite_session_model_amend_async (respite_session_view_get_model (RESPITE_SESSION_VIEW (self)), get_entry (self),
                                     text, respite_entry_row_get_text (self->reason_row), password, amended_cb,
                                     g_object_ref (prompt));
}

static void
amend_cb (RespiteSignView *self)
{
  const RespiteSessionRecord *record = respite_session_view_get_record (RESPITE_SESSION_VIEW (self));
  g_autofree char *name = respite_patient_dup_name (record->patient);
  g_autofree char *text = get_addendum (self);
  const char *text_of_act;

  if (respite_str_is_empty (text))
    return;
  if (get_entry (self) != 0 && respite_str_is_empty (respite_entry_row_get_text (self->reason_row)))
    {
      respite_entry_row_set_error (self->reason_row, _ ("Write down why"));
      return;
    }

  text_of_act = get_entry (self) != 0 ?
                _ ("You amend this entry of the signed session. It stays as it was signed, struck through.") :
                _ ("You add this to the signed session.");
  respite_password_prompt_open (GTK_WIDGET (self), name, text_of_act, NULL, amend_password_cb, g_object_ref (self),
                                g_object_unref);
}

static void
box_reported_cb (RespiteSignView *self,
                 const GError    *error)
{
  respite_session_view_report (RESPITE_SESSION_VIEW (self), error);
}

static void
respite_sign_view_dispose (GObject *object)
{
  RespiteSignView *self = RESPITE_SIGN_VIEW (object);

  g_clear_object (&self->abouts);
  g_clear_pointer (&self->entries, g_array_unref);
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_SIGN_VIEW);

  G_OBJECT_CLASS (respite_sign_view_parent_class)->dispose (object);
}

static void
respite_sign_view_class_init (RespiteSignViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_sign_view_dispose;
  RESPITE_SESSION_VIEW_CLASS (klass)->update = respite_sign_view_update;

  g_type_ensure (RESPITE_TYPE_CLAMP);
  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);
  g_type_ensure (RESPITE_TYPE_VIALS_BOX);
  g_type_ensure (RESPITE_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-sign-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteSignView, totals_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteSignView, amended_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteSignView, missing_title);
  gtk_widget_class_bind_template_child (widget_class, RespiteSignView, missing_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteSignView, sign_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteSignView, signed_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteSignView, vials);
  gtk_widget_class_bind_template_child (widget_class, RespiteSignView, addendum_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteSignView, addenda_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteSignView, addendum_buffer);
  gtk_widget_class_bind_template_child (widget_class, RespiteSignView, about_drop);
  gtk_widget_class_bind_template_child (widget_class, RespiteSignView, reason_row);
  gtk_widget_class_bind_template_callback (widget_class, about_cb);
  gtk_widget_class_bind_template_callback (widget_class, sign_cb);
  gtk_widget_class_bind_template_callback (widget_class, amend_cb);
  gtk_widget_class_bind_template_callback (widget_class, box_reported_cb);
}

static void
respite_sign_view_init (RespiteSignView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->abouts = gtk_string_list_new (NULL);
  self->entries = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_drop_down_set_model (self->about_drop, G_LIST_MODEL (self->abouts));
}
