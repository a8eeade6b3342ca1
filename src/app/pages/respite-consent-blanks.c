/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-consent-blanks.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/respite-str.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-template.h"

struct _RespiteConsentBlanks
{
  GtkWidget  parent_instance;

  /* Owned; its rows are borrowed from the box */
  GPtrArray *rows;

  /* Template children, owned by the template */
  GtkBox    *row_box;
};

/* What people can be asked for; everything else comes from the record. */
static const struct
{
  const char *placeholder;
  const char *label;
} blanks[] = {
  { "receivers", N_ ("Who may receive the information (name, place, phone)") },
  { "scope", N_ ("What else may be shared") },
  { "until", N_ ("Ends sooner, on this day") },
  { "escort.name", N_ ("Name of the escort") },
  { "escort.phone", N_ ("Phone of the escort") },
  { "cost", N_ ("Cost") },
};

G_DEFINE_FINAL_TYPE (RespiteConsentBlanks, respite_consent_blanks, GTK_TYPE_WIDGET)

static gboolean
is_needed (const RespiteConsentTemplate *text,
           const char                   *placeholder)
{
  return g_ptr_array_find_with_equal_func (text->asks, placeholder, g_str_equal, NULL);
}

static void
respite_consent_blanks_dispose (GObject *object)
{
  g_ptr_array_set_size (RESPITE_CONSENT_BLANKS (object)->rows, 0);
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_CONSENT_BLANKS);

  G_OBJECT_CLASS (respite_consent_blanks_parent_class)->dispose (object);
}

static void
respite_consent_blanks_finalize (GObject *object)
{
  g_ptr_array_unref (RESPITE_CONSENT_BLANKS (object)->rows);

  G_OBJECT_CLASS (respite_consent_blanks_parent_class)->finalize (object);
}

static void
respite_consent_blanks_class_init (RespiteConsentBlanksClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);

  object_class->dispose = respite_consent_blanks_dispose;
  object_class->finalize = respite_consent_blanks_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-consent-blanks.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentBlanks, row_box);
}

static void
respite_consent_blanks_init (RespiteConsentBlanks *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
respite_consent_blanks_set_text (RespiteConsentBlanks         *self,
                                 const RespiteConsentTemplate *text)
{
  GtkWidget *row;

  g_return_if_fail (RESPITE_IS_CONSENT_BLANKS (self));

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->row_box))) != NULL)
    gtk_box_remove (self->row_box, row);
  g_ptr_array_set_size (self->rows, 0);
  if (text == NULL)
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (blanks); i++)
    {
      g_autofree char *mark = g_strconcat ("{{", blanks[i].placeholder, "}}", NULL);

      if (strstr (text->text, mark) == NULL)
        continue;
      row = g_object_new (RESPITE_TYPE_ENTRY_ROW, "label", _ (blanks[i].label),
                          "hint", is_needed (text, blanks[i].placeholder) ? _ ("Needed") : _ ("May stay empty"), NULL);
      g_object_set_data (G_OBJECT (row), "placeholder", (gpointer) blanks[i].placeholder);
      g_object_set_data (G_OBJECT (row), "needed", GINT_TO_POINTER (is_needed (text, blanks[i].placeholder)));
      g_ptr_array_add (self->rows, row);
      gtk_box_append (self->row_box, row);
    }
}

gboolean
respite_consent_blanks_check (RespiteConsentBlanks *self)
{
  g_return_val_if_fail (RESPITE_IS_CONSENT_BLANKS (self), FALSE);

  for (guint i = 0; i < self->rows->len; i++)
    {
      RespiteEntryRow *row = g_ptr_array_index (self->rows, i);

      if (!GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "needed")) ||
          !respite_str_is_empty (respite_entry_row_get_text (row)))
        continue;
      respite_entry_row_set_error (row, _ ("Fill this in first."));
      gtk_widget_grab_focus (GTK_WIDGET (row));
      return FALSE;
    }

  return TRUE;
}

GHashTable *
respite_consent_blanks_dup_values (RespiteConsentBlanks *self)
{
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_return_val_if_fail (RESPITE_IS_CONSENT_BLANKS (self), values);

  for (guint i = 0; i < self->rows->len; i++)
    {
      RespiteEntryRow *row = g_ptr_array_index (self->rows, i);

      g_hash_table_insert (values, g_strdup (g_object_get_data (G_OBJECT (row), "placeholder")),
                           g_strdup (respite_entry_row_get_text (row)));
    }

  return values;
}
