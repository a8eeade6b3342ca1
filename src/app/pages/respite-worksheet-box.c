/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-worksheet-box.h"

#include <glib/gi18n.h>

#include "base/respite-clock.h"
#include "base/respite-quantity.h"
#include "base/respite-time.h"
#include "infusion/respite-esketamine.h"
#include "widgets/respite-checklist.h"
#include "widgets/respite-template.h"

struct _RespiteWorksheetBox
{
  GtkWidget            parent_instance;

  /* Template children, owned by the template */
  GtkLabel            *facts_label;
  GtkLabel            *wait_label;
  GtkLabel            *pressures_label;
  RespiteChecklist    *checklist;
  GtkWidget           *paper_button;

  RespiteSessionModel *model;   /* owned */
};

enum
{
  REPORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteWorksheetBox, respite_worksheet_box, GTK_TYPE_WIDGET)

static gboolean
read_facts (RespiteWorksheetBox    *self,
            RespiteEsketamineFacts *facts)
{
  const RespiteSessionRecord *record = self->model != NULL ? respite_session_model_get_record (self->model) : NULL;

  if (record == NULL || !respite_session_record_is_nasal (record))
    return FALSE;

  respite_esketamine_read_facts (record->session, record->timeline, respite_session_model_get_now (self->model), facts);

  return TRUE;
}

static GTimeZone *
get_zone (RespiteWorksheetBox *self)
{
  return respite_clinic_get_zone (respite_session_model_get_clinic (self->model));
}

static char *
describe_dose (RespiteWorksheetBox          *self,
               const RespiteEsketamineFacts *facts)
{
  g_autofree char *dose = respite_quantity_format_mg (facts->dose_ug);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (facts->devices == 0)
    return g_strdup (_ ("No device was used yet: type “device” when one is."));

  first = respite_time_format_hm (facts->first_at, get_zone (self));
  last = respite_time_format_hm (facts->last_at, get_zone (self));

  return g_strdup_printf (ngettext ("%s with %d device, %s to %s", "%s with %d devices, %s to %s",
                                    (gulong) facts->devices), dose, facts->devices, first, last);
}

static char *
describe_wait (RespiteWorksheetBox          *self,
               const RespiteEsketamineFacts *facts)
{
  const RespiteSessionRecord *record = respite_session_model_get_record (self->model);
  gint64 left = facts->until - respite_session_model_get_now (self->model);
  g_autofree char *until = NULL;

  if (facts->first_at == 0)
    return g_strdup ("");
  if (facts->is_short)
    return g_strdup (_ ("The patient was observed for less than 2 hours after the last device."));

  until = respite_time_format_hm (facts->until, get_zone (self));
  if (record->session->discharged_at != 0 || left <= 0)
    return g_strdup_printf (_ ("The 2 hours after the last device were over at %s."), until);

  return g_strdup_printf (_ ("2 hours after the last device are over at %s, in %d min."), until,
                          (int) ((left + RESPITE_MINUTE_MS - 1) / RESPITE_MINUTE_MS));
}

static char *
describe_pressures (RespiteWorksheetBox          *self,
                    const RespiteEsketamineFacts *facts)
{
  const char *const names[RESPITE_ESKETAMINE_N_PRESSURES] = {
    _ ("before"), _ ("after about 40 min"), _ ("before leaving"),
  };
  GString *text = g_string_new (_ ("Blood pressure"));

  for (int i = 0; i < RESPITE_ESKETAMINE_N_PRESSURES; i++)
    {
      g_autofree char *time = facts->pressure_at[i] != 0 ? respite_time_format_hm (facts->pressure_at[i],
                                                                                   get_zone (self)) : NULL;

      g_string_append_printf (text, "%s %s: ", i > 0 ? " ·" : "", names[i]);
      if (time != NULL)
        g_string_append_printf (text, "%d/%d (%s)", facts->systolic[i], facts->diastolic[i], time);
      else
        g_string_append (text, "–");
    }

  return g_string_free (text, FALSE);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (RespiteWorksheetBox) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!respite_session_model_act_finish (RESPITE_SESSION_MODEL (source), result, NULL, &error) &&
      G_OBJECT (self->model) == source)
    respite_checklist_put_back (self->checklist);
  g_signal_emit (self, signals[REPORTED], 0, error);
}

static void
changed_cb (RespiteWorksheetBox *self,
            GPtrArray           *checks)
{
  if (self->model != NULL)
    respite_session_model_save_worksheet_async (self->model, checks, saved_cb, g_object_ref (self));
}

static void
paper_cb (RespiteWorksheetBox *self)
{
  const RespiteSessionRecord *record = self->model != NULL ? respite_session_model_get_record (self->model) : NULL;

  if (record != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-worksheet", "x", record->session->id);
}

static void
respite_worksheet_box_dispose (GObject *object)
{
  RespiteWorksheetBox *self = RESPITE_WORKSHEET_BOX (object);

  g_clear_object (&self->model);
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_WORKSHEET_BOX);

  G_OBJECT_CLASS (respite_worksheet_box_parent_class)->dispose (object);
}

static void
respite_worksheet_box_class_init (RespiteWorksheetBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_worksheet_box_dispose;

  signals[REPORTED] = g_signal_new ("reported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_ERROR);

  g_type_ensure (RESPITE_TYPE_CHECKLIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-worksheet-box.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteWorksheetBox, facts_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteWorksheetBox, wait_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteWorksheetBox, pressures_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteWorksheetBox, checklist);
  gtk_widget_class_bind_template_child (widget_class, RespiteWorksheetBox, paper_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, paper_cb);
}

static void
respite_worksheet_box_init (RespiteWorksheetBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
respite_worksheet_box_tick (RespiteWorksheetBox *self)
{
  RespiteEsketamineFacts facts;
  g_autofree char *wait = NULL;

  g_return_if_fail (RESPITE_IS_WORKSHEET_BOX (self));

  if (!read_facts (self, &facts))
    return;

  wait = describe_wait (self, &facts);
  gtk_label_set_text (self->wait_label, wait);
  gtk_widget_set_visible (GTK_WIDGET (self->wait_label), *wait != '\0');
  if (facts.is_short)
    gtk_widget_add_css_class (GTK_WIDGET (self->wait_label), "review");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->wait_label), "review");
}

void
respite_worksheet_box_show (RespiteWorksheetBox *self,
                            RespiteSessionModel *model)
{
  const RespiteSessionRecord *record = respite_session_model_get_record (model);
  RespiteEsketamineFacts facts;
  RespiteClinic *clinic = respite_session_model_get_clinic (model);
  g_autofree char *dose = NULL;
  g_autofree char *pressures = NULL;
  gboolean is_nasal;

  g_return_if_fail (RESPITE_IS_WORKSHEET_BOX (self));

  g_set_object (&self->model, model);
  is_nasal = read_facts (self, &facts);
  gtk_widget_set_visible (GTK_WIDGET (self), is_nasal);
  if (!is_nasal)
    return;

  dose = describe_dose (self, &facts);
  pressures = describe_pressures (self, &facts);
  gtk_label_set_text (self->facts_label, dose);
  gtk_label_set_text (self->pressures_label, pressures);
  respite_checklist_set_checks (self->checklist, record->worksheet, NULL);
  respite_checklist_set_editable (self->checklist, record->session->state != RESPITE_SESSION_PLANNED &&
                                  record->session->state != RESPITE_SESSION_SIGNED &&
                                  respite_clinic_may (clinic, RESPITE_FUNCTION_SESSION_RECORD));
  gtk_widget_set_visible (self->paper_button, respite_clinic_may (clinic, RESPITE_FUNCTION_DOCUMENT_MAKE));
  respite_worksheet_box_tick (self);
}
