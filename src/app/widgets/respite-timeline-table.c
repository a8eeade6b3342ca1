/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-timeline-table.h"

#include "models/respite-timeline-item.h"
#include "widgets/respite-template.h"
#include "widgets/respite-timeline-list.h"

struct _RespiteTimelineTable
{
  GtkWidget            parent_instance;

  /* Template children, owned by the template */
  GtkWidget           *head;
  GtkMenuButton       *menu_button;
  GtkStack            *stack;
  GtkListView         *list;
  GtkSingleSelection  *selection;
  RespiteTimelineList *entries;
  GtkButton           *photo_button;
  GtkButton           *strike_button;
  GtkButton           *correct_button;

  gboolean             is_editable;
};

enum
{
  PROP_0,
  PROP_MENU_MODEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CORRECT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteTimelineTable, respite_timeline_table, GTK_TYPE_WIDGET)

static RespiteTimelineItem *
get_selected (RespiteTimelineTable * self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static void
update_buttons (RespiteTimelineTable *self)
{
  RespiteTimelineItem *item = get_selected (self);

  gtk_widget_set_visible (GTK_WIDGET (self->photo_button), item != NULL &&
                          respite_timeline_item_get_photo_id (item) != 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->strike_button),
                            self->is_editable && item != NULL && respite_timeline_item_can_be_struck (item));
  gtk_widget_set_sensitive (GTK_WIDGET (self->correct_button),
                            self->is_editable && item != NULL && respite_timeline_item_can_be_corrected (item));
}

/* The acts on an entry go where nothing can be corrected, and the head with them unless it has a menu. */
static void
update_head (RespiteTimelineTable *self)
{
  gboolean has_menu = gtk_menu_button_get_menu_model (self->menu_button) != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), has_menu);
  gtk_widget_set_visible (GTK_WIDGET (self->correct_button), self->is_editable);
  gtk_widget_set_visible (GTK_WIDGET (self->strike_button), self->is_editable);
  gtk_widget_set_visible (self->head, self->is_editable || has_menu);
  update_buttons (self);
}

static void
begin_correction (RespiteTimelineTable *self,
                  const char           *typed)
{
  RespiteTimelineItem *item = get_selected (self);
  g_autofree char *what = respite_timeline_item_dup_words (item);

  g_signal_emit (self, signals[CORRECT], 0, respite_timeline_item_get_event_id (item), what, typed);
}

static void
strike_selected (RespiteTimelineTable *self)
{
  RespiteTimelineItem *item = get_selected (self);

  if (self->is_editable && item != NULL && respite_timeline_item_can_be_struck (item))
    begin_correction (self, NULL);
}

static void
correct_selected (RespiteTimelineTable *self)
{
  RespiteTimelineItem *item = get_selected (self);

  if (self->is_editable && item != NULL && respite_timeline_item_can_be_corrected (item))
    begin_correction (self, respite_timeline_item_get_typed (item));
}

static void
show_photo (RespiteTimelineTable *self)
{
  RespiteTimelineItem *item = get_selected (self);

  if (item != NULL && respite_timeline_item_get_photo_id (item) != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "session.show-photo", "x",
                                respite_timeline_item_get_photo_id (item));
}

static void
photo_clicked_cb (RespiteTimelineTable *self)
{
  show_photo (self);
}

static void
selected_cb (RespiteTimelineTable *self)
{
  update_buttons (self);
}

static void
strike_clicked_cb (RespiteTimelineTable *self)
{
  strike_selected (self);
}

static void
correct_clicked_cb (RespiteTimelineTable *self)
{
  correct_selected (self);
}

static void
activate_cb (RespiteTimelineTable *self)
{
  correct_selected (self);
}

static gboolean
key_pressed_cb (RespiteTimelineTable *self,
                guint                 keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Delete:
      strike_selected (self);
      return GDK_EVENT_STOP;

    case GDK_KEY_v:
      show_photo (self);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
respite_timeline_table_grab_focus (GtkWidget *widget)
{
  RespiteTimelineTable *self = RESPITE_TIMELINE_TABLE (widget);
  GtkWidget *newest;

  if (get_selected (self) != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->list));

  /* By itself the list would begin at its oldest entry, which is out of sight. */
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", 0);
  newest = gtk_widget_get_first_child (GTK_WIDGET (self->list));
  if (newest == NULL || !gtk_widget_grab_focus (newest))
    return gtk_widget_grab_focus (GTK_WIDGET (self->list));
  gtk_single_selection_set_selected (self->selection, 0);

  return TRUE;
}

static void
respite_timeline_table_get_property (GObject    *object,
                                     guint       prop_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  RespiteTimelineTable *self = RESPITE_TIMELINE_TABLE (object);

  switch (prop_id)
    {
    case PROP_MENU_MODEL:
      g_value_set_object (value, gtk_menu_button_get_menu_model (self->menu_button));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
respite_timeline_table_set_property (GObject      *object,
                                     guint         prop_id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  RespiteTimelineTable *self = RESPITE_TIMELINE_TABLE (object);

  switch (prop_id)
    {
    case PROP_MENU_MODEL:
      gtk_menu_button_set_menu_model (self->menu_button, g_value_get_object (value));
      update_head (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
respite_timeline_table_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_TIMELINE_TABLE);

  G_OBJECT_CLASS (respite_timeline_table_parent_class)->dispose (object);
}

static void
respite_timeline_table_class_init (RespiteTimelineTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = respite_timeline_table_get_property;
  object_class->set_property = respite_timeline_table_set_property;
  object_class->dispose = respite_timeline_table_dispose;
  widget_class->focus = respite_template_focus;
  widget_class->grab_focus = respite_timeline_table_grab_focus;

  properties[PROP_MENU_MODEL] = g_param_spec_object ("menu-model", NULL, NULL, G_TYPE_MENU_MODEL,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CORRECT] = g_signal_new ("correct", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_STRING, G_TYPE_STRING);

  g_type_ensure (RESPITE_TYPE_TIMELINE_ITEM);
  g_type_ensure (RESPITE_TYPE_TIMELINE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-timeline-table.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteTimelineTable, head);
  gtk_widget_class_bind_template_child (widget_class, RespiteTimelineTable, menu_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteTimelineTable, stack);
  gtk_widget_class_bind_template_child (widget_class, RespiteTimelineTable, list);
  gtk_widget_class_bind_template_child (widget_class, RespiteTimelineTable, selection);
  gtk_widget_class_bind_template_child (widget_class, RespiteTimelineTable, entries);
  gtk_widget_class_bind_template_child (widget_class, RespiteTimelineTable, photo_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteTimelineTable, strike_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteTimelineTable, correct_button);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, photo_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, strike_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, correct_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
respite_timeline_table_init (RespiteTimelineTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_head (self);
}

void
respite_timeline_table_show (RespiteTimelineTable       *self,
                             const RespiteSessionRecord *record,
                             GTimeZone                  *zone)
{
  guint n_before, n;

  g_return_if_fail (RESPITE_IS_TIMELINE_TABLE (self));

  n_before = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  respite_timeline_list_show (self->entries, record, zone);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
  update_buttons (self);

  /* A list keeps its place when rows come in above; the newest entry is to be seen. */
  if (n > n_before)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", 0);
}

void
respite_timeline_table_set_editable (RespiteTimelineTable *self,
                                     gboolean              editable)
{
  g_return_if_fail (RESPITE_IS_TIMELINE_TABLE (self));

  self->is_editable = editable;
  update_head (self);
}
