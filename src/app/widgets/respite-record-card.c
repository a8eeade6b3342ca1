/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-record-card.h"

#include <glib/gi18n.h>

#include "base/respite-str.h"
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
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_TEXT_HINT,
  PROP_DETAIL_HINT,
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

  respite_row_set (row, record->id, record->text, record->detail, NULL);
  respite_row_set_button (row, self->can_edit ? _ ("End") : NULL, "record.end");
}

static void
add_clicked_cb (RespiteRecordCard *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->text_entry));

  if (respite_str_is_empty (text))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->text_entry));
      return;
    }

  g_signal_emit (self, signals[ADD], 0, text, gtk_editable_get_text (GTK_EDITABLE (self->detail_entry)));
}

static void
text_activate_cb (RespiteRecordCard *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->detail_entry));
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
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ADD] = g_signal_new ("add", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-record-card.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteRecordCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteRecordCard, empty_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteRecordCard, list);
  gtk_widget_class_bind_template_child (widget_class, RespiteRecordCard, add_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteRecordCard, text_entry);
  gtk_widget_class_bind_template_child (widget_class, RespiteRecordCard, detail_entry);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_activate_cb);
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
  gtk_widget_grab_focus (GTK_WIDGET (self->text_entry));
}
