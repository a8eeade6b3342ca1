/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-record-card.h"

#include <glib/gi18n.h>

#include "base/respite-str.h"
#include "models/respite-record-words.h"
#include "widgets/respite-row.h"
#include "widgets/respite-template.h"

struct _RespiteRecordCard
{
  GtkWidget   parent_instance;

  gboolean    can_edit;

  /* Template children, owned by the template */
  GtkLabel   *title_label;
  GtkLabel   *empty_label;
  GtkListBox *list;
  GtkWidget  *add_box;
  GtkEntry   *text_entry;
  GtkEntry   *detail_entry;
  GtkWidget  *more_box;
  GtkEntry   *timing_entry;
  GtkEntry   *result_entry;
  GtkWidget  *class_button;
  GtkBox     *class_box;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_TEXT_HINT,
  PROP_DETAIL_HINT,
  PROP_TIMING_HINT,
  PROP_RESULT_HINT,
  PROP_HAS_CLASSES,
  N_PROPS
};

enum
{
  ADD,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteRecordCard, respite_record_card, GTK_TYPE_WIDGET)

static void
fill_row (RespiteRow *row,
          gpointer    item,
          gpointer    user_data)
{
  RespiteRecordCard *self = user_data;
  RespiteRecordItem *record = item;
  g_autofree char *detail = respite_record_item_dup_detail (record);
  g_autofree char *tags = respite_words_dup_tags (record->tags);

  respite_row_set (row, record->id, record->text, detail, NULL);
  respite_row_set_chip (row, *tags != '\0' ? tags : NULL, "note");
  respite_row_set_button (row, self->can_edit ? _ ("End") : NULL, "record.end");
}

/* A semicolon parts the fields, so one inside a field becomes a comma. */
static void
append_part (GString  *text,
             GtkEntry *entry)
{
  g_autofree char *part = g_strdelimit (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))), ";", ',');

  g_string_append_printf (text, ";%s", part);
}

/* The classes that are ticked; the names of the check buttons are their codes. */
static void
append_classes (GString *text,
                GtkBox  *box)
{
  const char *divider = ";";

  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (box)); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
      {
        g_string_append_printf (text, "%s%s", divider, gtk_widget_get_name (check));
        divider = ",";
      }
}

static void
add_clicked_cb (RespiteRecordCard *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->text_entry));
  g_autoptr (GString) text = NULL;

  if (respite_str_is_empty (name))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->text_entry));
      return;
    }

  text = g_string_new (name);
  g_strdelimit (text->str, ";", ',');
  append_part (text, self->detail_entry);
  if (gtk_widget_get_visible (GTK_WIDGET (self->timing_entry)))
    append_part (text, self->timing_entry);
  if (gtk_widget_get_visible (GTK_WIDGET (self->result_entry)))
    append_part (text, self->result_entry);
  if (gtk_widget_get_visible (self->class_button))
    append_classes (text, self->class_box);
  g_signal_emit (self, signals[ADD], 0, text->str);
}

/* Enter goes on to the next field and adds from the last one. */
static void
text_activate_cb (RespiteRecordCard *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->detail_entry));
}

static void
detail_activate_cb (RespiteRecordCard *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->timing_entry)))
    gtk_widget_grab_focus (GTK_WIDGET (self->timing_entry));
  else
    add_clicked_cb (self);
}

static void
timing_activate_cb (RespiteRecordCard *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->result_entry)))
    gtk_widget_grab_focus (GTK_WIDGET (self->result_entry));
  else
    add_clicked_cb (self);
}

static void
set_hint (GtkEntry   *entry,
          const char *hint)
{
  gtk_entry_set_placeholder_text (entry, hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, hint, -1);
}

static void
respite_record_card_get_property (GObject    *object,
                                  guint       id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  RespiteRecordCard *self = RESPITE_RECORD_CARD (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (self->title_label));
      break;

    case PROP_TEXT_HINT:
      g_value_set_string (value, gtk_entry_get_placeholder_text (self->text_entry));
      break;

    case PROP_DETAIL_HINT:
      g_value_set_string (value, gtk_entry_get_placeholder_text (self->detail_entry));
      break;

    case PROP_TIMING_HINT:
      g_value_set_string (value, gtk_entry_get_placeholder_text (self->timing_entry));
      break;

    case PROP_RESULT_HINT:
      g_value_set_string (value, gtk_entry_get_placeholder_text (self->result_entry));
      break;

    case PROP_HAS_CLASSES:
      g_value_set_boolean (value, gtk_widget_get_visible (self->class_button));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
respite_record_card_set_property (GObject      *object,
                                  guint         id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  RespiteRecordCard *self = RESPITE_RECORD_CARD (object);

  switch (id)
    {
    case PROP_TITLE:
      gtk_label_set_label (self->title_label, g_value_get_string (value));
      break;

    case PROP_TEXT_HINT:
      set_hint (self->text_entry, g_value_get_string (value));
      break;

    case PROP_DETAIL_HINT:
      set_hint (self->detail_entry, g_value_get_string (value));
      break;

    case PROP_TIMING_HINT:
      set_hint (self->timing_entry, g_value_get_string (value));
      gtk_widget_set_visible (GTK_WIDGET (self->timing_entry), TRUE);
      gtk_widget_set_visible (self->more_box, TRUE);
      break;

    case PROP_RESULT_HINT:
      set_hint (self->result_entry, g_value_get_string (value));
      gtk_widget_set_visible (GTK_WIDGET (self->result_entry), TRUE);
      gtk_widget_set_visible (self->more_box, TRUE);
      break;

    case PROP_HAS_CLASSES:
      gtk_widget_set_visible (self->class_button, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
respite_record_card_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_RECORD_CARD);

  G_OBJECT_CLASS (respite_record_card_parent_class)->dispose (object);
}

static void
respite_record_card_class_init (RespiteRecordCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_record_card_dispose;
  object_class->get_property = respite_record_card_get_property;
  object_class->set_property = respite_record_card_set_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TEXT_HINT] = g_param_spec_string ("text-hint", NULL, NULL, NULL,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_DETAIL_HINT] = g_param_spec_string ("detail-hint", NULL, NULL, NULL,
                                                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TIMING_HINT] = g_param_spec_string ("timing-hint", NULL, NULL, NULL,
                                                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_RESULT_HINT] = g_param_spec_string ("result-hint", NULL, NULL, NULL,
                                                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_HAS_CLASSES] = g_param_spec_boolean ("has-classes", NULL, NULL, FALSE,
                                                       G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ADD] = g_signal_new ("add", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-record-card.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteRecordCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteRecordCard, empty_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteRecordCard, list);
  gtk_widget_class_bind_template_child (widget_class, RespiteRecordCard, add_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteRecordCard, text_entry);
  gtk_widget_class_bind_template_child (widget_class, RespiteRecordCard, detail_entry);
  gtk_widget_class_bind_template_child (widget_class, RespiteRecordCard, more_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteRecordCard, timing_entry);
  gtk_widget_class_bind_template_child (widget_class, RespiteRecordCard, result_entry);
  gtk_widget_class_bind_template_child (widget_class, RespiteRecordCard, class_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteRecordCard, class_box);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, detail_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, timing_activate_cb);
}

static void
respite_record_card_init (RespiteRecordCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
respite_record_card_set_items (RespiteRecordCard *self,
                               GPtrArray         *items,
                               gboolean           can_edit,
                               const char        *empty)
{
  g_return_if_fail (RESPITE_IS_RECORD_CARD (self));
  g_return_if_fail (items != NULL);

  self->can_edit = can_edit;
  respite_row_sync_list (self->list, items, fill_row, self);
  gtk_widget_set_visible (GTK_WIDGET (self->list), items->len > 0);
  gtk_label_set_label (self->empty_label, empty);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_label), items->len == 0);
  gtk_widget_set_visible (self->add_box, can_edit);
}

void
respite_record_card_clear_entry (RespiteRecordCard *self)
{
  g_return_if_fail (RESPITE_IS_RECORD_CARD (self));

  gtk_editable_set_text (GTK_EDITABLE (self->text_entry), "");
  gtk_editable_set_text (GTK_EDITABLE (self->detail_entry), "");
  gtk_editable_set_text (GTK_EDITABLE (self->timing_entry), "");
  gtk_editable_set_text (GTK_EDITABLE (self->result_entry), "");
  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (self->class_box)); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->text_entry));
}
