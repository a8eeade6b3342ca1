/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-patient-editor.h"

#include <glib/gi18n.h>

#include "base/respite-str.h"
#include "base/respite-time.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-template.h"
#include "widgets/respite-text.h"

struct _RespitePatientEditor
{
  GtkWidget        parent_instance;

  /* Owned */
  RespitePatient  *patient;
  gboolean         is_filling;

  /* Template children, owned by the template */
  RespiteEntryRow *family_row;
  RespiteEntryRow *given_row;
  RespiteEntryRow *preferred_row;
  RespiteEntryRow *former_row;
  RespiteEntryRow *nicknames_row;
  RespiteEntryRow *born_row;
  RespiteEntryRow *mrn_row;
  GtkDropDown     *sex_drop;
  RespiteEntryRow *gender_row;
  RespiteEntryRow *pronouns_row;
  RespiteEntryRow *phone_row;
  RespiteEntryRow *phone2_row;
  RespiteEntryRow *email_row;
  RespiteEntryRow *address_row;
  GtkDropDown     *language_drop;
  GtkCheckButton  *large_check;
  RespiteEntryRow *emergency_name_row;
  RespiteEntryRow *emergency_phone_row;
  RespiteEntryRow *escort_name_row;
  RespiteEntryRow *escort_phone_row;
  RespiteEntryRow *referrer_row;
  RespiteEntryRow *pharmacy_row;
  RespiteEntryRow *note_row;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Which row holds which text; the address, the note and the date of birth are read differently. */
#define FIELD(name) { G_STRUCT_OFFSET (RespitePatientEditor, name ## _row), G_STRUCT_OFFSET (RespitePatient, name) }

static const struct
{
  gsize row;
  gsize text;
} fields[] = {
  FIELD (family),
  FIELD (given),
  FIELD (preferred),
  FIELD (former),
  FIELD (nicknames),
  FIELD (mrn),
  FIELD (gender),
  FIELD (pronouns),
  FIELD (phone),
  FIELD (phone2),
  FIELD (email),
  FIELD (emergency_name),
  FIELD (emergency_phone),
  FIELD (escort_name),
  FIELD (escort_phone),
  FIELD (referrer),
  FIELD (pharmacy),
  FIELD (note),
};

#undef FIELD

/* In the order of the drop-downs. */
static const char *const languages[] = { "en", "es" };
static const RespiteSex sexes[] = { RESPITE_SEX_UNKNOWN, RESPITE_SEX_FEMALE, RESPITE_SEX_MALE, RESPITE_SEX_OTHER };

G_DEFINE_FINAL_TYPE (RespitePatientEditor, respite_patient_editor, GTK_TYPE_WIDGET)

static void
changed_cb (RespitePatientEditor *self)
{
  if (!self->is_filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static char *
join_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  return g_strjoinv (", ", lines);
}

static char *
split_lines (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);

  for (gsize i = 0; parts[i] != NULL; i++)
    g_strstrip (parts[i]);

  return g_strjoinv ("\n", parts);
}

static void
respite_patient_editor_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_PATIENT_EDITOR);

  G_OBJECT_CLASS (respite_patient_editor_parent_class)->dispose (object);
}

static void
respite_patient_editor_finalize (GObject *object)
{
  g_clear_pointer (&RESPITE_PATIENT_EDITOR (object)->patient, respite_patient_free);

  G_OBJECT_CLASS (respite_patient_editor_parent_class)->finalize (object);
}

static gboolean
respite_patient_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (RESPITE_PATIENT_EDITOR (widget)->family_row));
}

static void
respite_patient_editor_class_init (RespitePatientEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);

  object_class->dispose = respite_patient_editor_dispose;
  object_class->finalize = respite_patient_editor_finalize;
  widget_class->focus = respite_template_focus;
  widget_class->grab_focus = respite_patient_editor_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-patient-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, RespitePatientEditor, family_row);
  gtk_widget_class_bind_template_child (widget_class, RespitePatientEditor, given_row);
  gtk_widget_class_bind_template_child (widget_class, RespitePatientEditor, preferred_row);
  gtk_widget_class_bind_template_child (widget_class, RespitePatientEditor, former_row);
  gtk_widget_class_bind_template_child (widget_class, RespitePatientEditor, nicknames_row);
  gtk_widget_class_bind_template_child (widget_class, RespitePatientEditor, born_row);
  gtk_widget_class_bind_template_child (widget_class, RespitePatientEditor, mrn_row);
  gtk_widget_class_bind_template_child (widget_class, RespitePatientEditor, sex_drop);
  gtk_widget_class_bind_template_child (widget_class, RespitePatientEditor, gender_row);
  gtk_widget_class_bind_template_child (widget_class, RespitePatientEditor, pronouns_row);
  gtk_widget_class_bind_template_child (widget_class, RespitePatientEditor, phone_row);
  gtk_widget_class_bind_template_child (widget_class, RespitePatientEditor, phone2_row);
  gtk_widget_class_bind_template_child (widget_class, RespitePatientEditor, email_row);
  gtk_widget_class_bind_template_child (widget_class, RespitePatientEditor, address_row);
  gtk_widget_class_bind_template_child (widget_class, RespitePatientEditor, language_drop);
  gtk_widget_class_bind_template_child (widget_class, RespitePatientEditor, large_check);
  gtk_widget_class_bind_template_child (widget_class, RespitePatientEditor, emergency_name_row);
  gtk_widget_class_bind_template_child (widget_class, RespitePatientEditor, emergency_phone_row);
  gtk_widget_class_bind_template_child (widget_class, RespitePatientEditor, escort_name_row);
  gtk_widget_class_bind_template_child (widget_class, RespitePatientEditor, escort_phone_row);
  gtk_widget_class_bind_template_child (widget_class, RespitePatientEditor, referrer_row);
  gtk_widget_class_bind_template_child (widget_class, RespitePatientEditor, pharmacy_row);
  gtk_widget_class_bind_template_child (widget_class, RespitePatientEditor, note_row);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
respite_patient_editor_init (RespitePatientEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
respite_patient_editor_set_patient (RespitePatientEditor *self,
                                    const RespitePatient *patient)
{
  g_autofree char *address = NULL;

  g_return_if_fail (RESPITE_IS_PATIENT_EDITOR (self));

  g_clear_pointer (&self->patient, respite_patient_free);
  self->patient = patient != NULL ? respite_patient_copy (patient) : respite_patient_new ();
  self->is_filling = TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      RespiteEntryRow *row = G_STRUCT_MEMBER (RespiteEntryRow *, self, fields[i].row);

      respite_entry_row_set_text (row, G_STRUCT_MEMBER (char *, self->patient, fields[i].text));
      respite_entry_row_set_error (row, NULL);
    }
  respite_entry_row_set_text (self->born_row, self->patient->born);
  respite_entry_row_set_error (self->born_row, NULL);
  address = join_lines (self->patient->address != NULL ? self->patient->address : "");
  respite_entry_row_set_text (self->address_row, address);
  for (guint i = 0; i < G_N_ELEMENTS (sexes); i++)
    if (sexes[i] == self->patient->sex)
      gtk_drop_down_set_selected (self->sex_drop, i);
  gtk_drop_down_set_selected (self->language_drop, g_strcmp0 (self->patient->language, "es") == 0 ? 1 : 0);
  gtk_check_button_set_active (self->large_check, self->patient->large_print);

  self->is_filling = FALSE;
}

RespitePatient *
respite_patient_editor_dup_patient (RespitePatientEditor *self)
{
  RespitePatient *patient;
  guint sex;
  guint language;

  g_return_val_if_fail (RESPITE_IS_PATIENT_EDITOR (self), NULL);

  sex = gtk_drop_down_get_selected (self->sex_drop);
  language = gtk_drop_down_get_selected (self->language_drop);
  patient = self->patient != NULL ? respite_patient_copy (self->patient) : respite_patient_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    respite_set_str (&G_STRUCT_MEMBER (char *, patient, fields[i].text),
                     respite_entry_row_get_text (G_STRUCT_MEMBER (RespiteEntryRow *, self, fields[i].row)));

  g_free (patient->born);
  patient->born = respite_text_read_date (respite_entry_row_get_text (self->born_row));
  g_free (patient->address);
  patient->address = split_lines (respite_entry_row_get_text (self->address_row));
  respite_set_str (&patient->language, languages[MIN (language, G_N_ELEMENTS (languages) - 1)]);
  patient->sex = sexes[MIN (sex, G_N_ELEMENTS (sexes) - 1)];
  patient->large_print = gtk_check_button_get_active (self->large_check);

  return patient;
}

gboolean
respite_patient_editor_check (RespitePatientEditor *self,
                              RespitePatient       *patient,
                              const char           *today)
{
  g_autoptr (GError) error = NULL;
  GDate date;

  g_return_val_if_fail (RESPITE_IS_PATIENT_EDITOR (self), FALSE);

  if (respite_str_is_empty (patient->family) && respite_str_is_empty (patient->given))
    {
      respite_entry_row_set_error (self->family_row, _ ("The patient needs a name."));
      gtk_widget_grab_focus (GTK_WIDGET (self->family_row));
      return FALSE;
    }
  if (!respite_date_parse (patient->born, &date))
    {
      respite_entry_row_set_error (self->born_row, _ ("Write the date of birth as year-month-day, 1968-03-14."));
      gtk_widget_grab_focus (GTK_WIDGET (self->born_row));
      return FALSE;
    }
  if (respite_patient_check (patient, today, &error))
    return TRUE;

  respite_entry_row_set_error (self->born_row, error->message);
  gtk_widget_grab_focus (GTK_WIDGET (self->born_row));

  return FALSE;
}
