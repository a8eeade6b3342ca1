/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-form-list.h"

#include "base/respite-str.h"
#include "widgets/respite-clamp.h"
#include "widgets/respite-form-item-view.h"
#include "widgets/respite-row.h"
#include "widgets/respite-template.h"

#define FIRST_ITEMS 16          /* fill the tallest window */
#define MORE_ITEMS  6           /* made in one go while nothing else happens */

/*
 * An item that is shown, or will be when its turn comes.
 */
typedef struct
{
  char                  *key;
  const RespiteFormItem *item;
  guint                  depth;
  RespiteFormItemView   *view;          /* NULL until it is made */
} Place;

struct _RespiteFormList
{
  GtkWidget          parent_instance;

  /* Borrowed from the form view */
  RespiteAnswers    *answers;

  /* Owned */
  GPtrArray         *places;
  GPtrArray         *sections;          /* of places, borrowed: groups at the top */
  char              *language;
  guint              n_built;
  guint              build_source;
  gboolean           can_edit;
  gboolean           hides_flags;

  /* Template children, owned by the template */
  GtkWidget         *section_scrolled;
  GtkListBox        *section_list;
  GtkScrolledWindow *scrolled;
  GtkBox            *item_box;
};

enum
{
  CHANGED,
  END,
  REFUSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteFormList, respite_form_list, GTK_TYPE_WIDGET)

static void
place_free (gpointer data)
{
  Place *place = data;

  g_free (place->key);
  g_free (place);
}

static void
fill_section (RespiteRow *row,
              gpointer    item,
              gpointer    user_data)
{
  RespiteFormList *self = user_data;
  Place *section = item;
  g_autofree char *count = NULL;
  int answered;
  int total;

  respite_answers_get_progress (self->answers, section->key, &answered, &total);
  count = g_strdup_printf ("%d/%d", answered, total);
  respite_row_set (row, 0, respite_form_text_get (section->item->text, self->language), NULL, count);
  gtk_widget_set_visible (GTK_WIDGET (row), respite_answers_is_shown (self->answers, section->key));
}

static void
show_sections (RespiteFormList *self)
{
  if (self->sections->len > 1)
    respite_row_sync_list (self->section_list, self->sections, fill_section, self);
}

static void
answers_changed (RespiteFormList *self)
{
  for (guint i = 0; i < self->n_built; i++)
    respite_form_item_view_update (((Place *) g_ptr_array_index (self->places, i))->view);
  show_sections (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
scroll_to (RespiteFormList *self,
           GtkWidget       *item)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (item, GTK_WIDGET (self->item_box), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y - bounds.size.height / 2,
                               bounds.origin.y + bounds.size.height * 1.5);
}

static int
find_place (RespiteFormList *self,
            gpointer         view)
{
  for (guint i = 0; i < self->n_built; i++)
    if (((Place *) g_ptr_array_index (self->places, i))->view == view)
      return (int) i;

  return -1;
}

static void build_to (RespiteFormList *self,
                      guint            n_places);
static void build (RespiteFormList *self);

/* Goes to the first open item from @position on. Returns: whether there is one */
static gboolean
go_from (RespiteFormList *self,
         guint            position)
{
  for (guint i = position; i < self->places->len; i++)
    {
      Place *place = g_ptr_array_index (self->places, i);

      build_to (self, i + 1);
      if (!respite_form_item_view_is_open (place->view))
        continue;
      gtk_widget_grab_focus (GTK_WIDGET (place->view));
      scroll_to (self, GTK_WIDGET (place->view));
      return TRUE;
    }

  return FALSE;
}

static void
item_next_cb (RespiteFormList *self,
              gpointer         view)
{
  int position = find_place (self, view);

  if (position >= 0 && !go_from (self, (guint) position + 1))
    g_signal_emit (self, signals[END], 0);
}

/* The section that the focus is in is the one that is selected in the list. */
static void
item_entered_cb (RespiteFormList *self,
                 gpointer         view)
{
  const RespiteFormItem *item = respite_form_item_view_get_item (view);

  while (item->parent != NULL)
    item = item->parent;
  for (guint i = 0; i < self->sections->len; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->section_list, (int) i);

      if (row != NULL && ((Place *) g_ptr_array_index (self->sections, i))->item == item)
        gtk_list_box_select_row (self->section_list, row);
    }
}

/* The keys of all items of a group move when it comes or goes: the items are made anew, and the focus goes to it. */
static void
rebuild_at (RespiteFormList *self,
            const char      *key)
{
  build (self);
  for (guint i = 0; i < self->places->len; i++)
    if (g_str_equal (((Place *) g_ptr_array_index (self->places, i))->key, key))
      {
        go_from (self, i);
        break;
      }
  answers_changed (self);
}

static void
item_add_cb (RespiteFormList *self,
             gpointer         view)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *key = respite_answers_add_group (self->answers, respite_form_item_view_get_key (view), &error);

  if (key != NULL)
    rebuild_at (self, key);
  else
    g_signal_emit (self, signals[REFUSED], 0, error->message);
}

static void
item_remove_cb (RespiteFormList *self,
                gpointer         view)
{
  const RespiteFormItem *item = respite_form_item_view_get_item (view);

  respite_answers_remove_group (self->answers, respite_form_item_view_get_key (view));
  rebuild_at (self, item->link_id);
}

static void
make_view (RespiteFormList *self,
           Place           *place)
{
  GtkWidget *view = respite_form_item_view_new (self->answers, place->key, self->language, place->depth);

  place->view = RESPITE_FORM_ITEM_VIEW (view);
  if (self->hides_flags)
    respite_form_item_view_hide_flags (place->view);
  g_signal_connect_object (view, "changed", G_CALLBACK (answers_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "next", G_CALLBACK (item_next_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "entered", G_CALLBACK (item_entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "add", G_CALLBACK (item_add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "remove", G_CALLBACK (item_remove_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->item_box, view);
}

static void
build_to (RespiteFormList *self,
          guint            n_places)
{
  for (; self->n_built < MIN (n_places, self->places->len); self->n_built++)
    make_view (self, g_ptr_array_index (self->places, self->n_built));
}

static gboolean
build_cb (gpointer user_data)
{
  RespiteFormList *self = user_data;

  build_to (self, self->n_built + MORE_ITEMS);
  if (self->n_built < self->places->len)
    return G_SOURCE_CONTINUE;

  self->build_source = 0;

  return G_SOURCE_REMOVE;
}

static void
remove_items (RespiteFormList *self)
{
  g_clear_handle_id (&self->build_source, g_source_remove);
  for (guint i = 0; i < self->n_built; i++)
    gtk_box_remove (self->item_box, GTK_WIDGET (((Place *) g_ptr_array_index (self->places, i))->view));
  self->n_built = 0;
  g_ptr_array_set_size (self->sections, 0);
  g_ptr_array_set_size (self->places, 0);
}

static gboolean
is_hidden (const RespiteFormItem *item)
{
  for (; item != NULL; item = item->parent)
    if (item->hidden)
      return TRUE;

  return FALSE;
}

static guint
get_depth (const RespiteFormItem *item)
{
  guint depth = 0;

  for (item = item->parent; item != NULL; item = item->parent)
    depth += item->type != RESPITE_ITEM_GROUP;

  return depth;
}

static void
plan (RespiteFormList *self)
{
  RespiteForm *form = respite_answers_get_form (self->answers);
  g_autoptr (GPtrArray) keys = respite_answers_list_keys (self->answers);

  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      const RespiteFormItem *item = respite_form_get_item (form, key);
      Place *place;

      if (is_hidden (item))
        continue;
      place = g_new0 (Place, 1);
      place->key = g_strdup (key);
      place->item = item;
      place->depth = get_depth (item);
      g_ptr_array_add (self->places, place);
      if (item->parent == NULL && item->type == RESPITE_ITEM_GROUP && g_str_equal (key, item->link_id))
        g_ptr_array_add (self->sections, place);
    }
}

static void
build (RespiteFormList *self)
{
  remove_items (self);
  plan (self);
  build_to (self, FIRST_ITEMS);
  if (self->n_built < self->places->len)
    self->build_source = g_idle_add_full (G_PRIORITY_LOW, build_cb, self, NULL);
  gtk_widget_set_can_target (GTK_WIDGET (self->item_box), self->can_edit);
  gtk_widget_set_can_focus (GTK_WIDGET (self->item_box), self->can_edit);
  gtk_widget_set_visible (self->section_scrolled, self->sections->len > 1);
  show_sections (self);
}

static void
section_activated_cb (RespiteFormList *self,
                      GtkListBoxRow   *row)
{
  Place *section = g_ptr_array_index (self->sections, (guint) gtk_list_box_row_get_index (row));
  guint position;

  if (!g_ptr_array_find (self->places, section, &position))
    return;

  if (self->can_edit)
    {
      go_from (self, position);
      return;
    }
  build_to (self, position + FIRST_ITEMS);
  scroll_to (self, GTK_WIDGET (section->view));
}

static gboolean
respite_form_list_grab_focus (GtkWidget *widget)
{
  return go_from (RESPITE_FORM_LIST (widget), 0);
}

static void
respite_form_list_dispose (GObject *object)
{
  RespiteFormList *self = RESPITE_FORM_LIST (object);

  if (self->item_box != NULL)
    remove_items (self);
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_FORM_LIST);

  G_OBJECT_CLASS (respite_form_list_parent_class)->dispose (object);
}

static void
respite_form_list_finalize (GObject *object)
{
  RespiteFormList *self = RESPITE_FORM_LIST (object);

  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->places);
  g_free (self->language);

  G_OBJECT_CLASS (respite_form_list_parent_class)->finalize (object);
}

static void
respite_form_list_class_init (RespiteFormListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_form_list_dispose;
  object_class->finalize = respite_form_list_finalize;
  widget_class->focus = respite_template_focus;
  widget_class->grab_focus = respite_form_list_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[END] = g_signal_new ("end", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                               0);
  signals[REFUSED] = g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (RESPITE_TYPE_CLAMP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-form-list.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteFormList, section_scrolled);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormList, section_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormList, scrolled);
  gtk_widget_class_bind_template_child (widget_class, RespiteFormList, item_box);
  gtk_widget_class_bind_template_callback (widget_class, section_activated_cb);
}

static void
respite_form_list_init (RespiteFormList *self)
{
  self->places = g_ptr_array_new_with_free_func (place_free);
  self->sections = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
respite_form_list_set_answers (RespiteFormList *self,
                               RespiteAnswers  *answers,
                               const char      *language,
                               gboolean         can_edit)
{
  g_return_if_fail (RESPITE_IS_FORM_LIST (self));

  remove_items (self);
  self->answers = answers;
  self->can_edit = can_edit;
  respite_set_str (&self->language, language);
  if (answers == NULL)
    return;

  build (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}

void
respite_form_list_set_flags_visible (RespiteFormList *self,
                                     gboolean         are_visible)
{
  g_return_if_fail (RESPITE_IS_FORM_LIST (self));

  self->hides_flags = !are_visible;
}

void
respite_form_list_refill (RespiteFormList *self)
{
  g_return_if_fail (RESPITE_IS_FORM_LIST (self));

  for (guint i = 0; i < self->n_built; i++)
    respite_form_item_view_refill (((Place *) g_ptr_array_index (self->places, i))->view);
  show_sections (self);
}

static void
show_problem (RespiteFormList *self,
              Place           *place,
              const char      *text,
              gboolean         goes_there)
{
  respite_form_item_view_set_error (place->view, text);
  if (!goes_there)
    return;

  gtk_widget_grab_focus (GTK_WIDGET (place->view));
  scroll_to (self, GTK_WIDGET (place->view));
}

void
respite_form_list_show_issues (RespiteFormList *self,
                               GPtrArray       *issues)
{
  gboolean is_first = TRUE;

  g_return_if_fail (RESPITE_IS_FORM_LIST (self));
  g_return_if_fail (issues != NULL);

  build_to (self, self->places->len);
  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = g_ptr_array_index (self->places, i);

      for (guint j = 0; j < issues->len; j++)
        {
          RespiteIssue *issue = g_ptr_array_index (issues, j);

          if (g_strcmp0 (issue->link_id, place->key) != 0)
            continue;
          show_problem (self, place, issue->text, is_first);
          is_first = FALSE;
        }
    }
}

gboolean
respite_form_list_go_to_problem (RespiteFormList *self)
{
  GtkWidget *focus;
  int start = -1;

  g_return_val_if_fail (RESPITE_IS_FORM_LIST (self), FALSE);

  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  if (focus != NULL)
    start = find_place (self, gtk_widget_get_ancestor (focus, RESPITE_TYPE_FORM_ITEM_VIEW));

  for (guint i = 0; i < self->places->len; i++)
    {
      guint position = ((guint) (start + 1) + i) % self->places->len;
      Place *place = g_ptr_array_index (self->places, position);
      g_autoptr (RespiteIssue) issue = NULL;

      if (respite_form_item_is_question (place->item))
        issue = respite_answers_validate_item (self->answers, place->key, self->language);
      if (issue == NULL)
        continue;
      build_to (self, position + 1);
      show_problem (self, place, issue->text, TRUE);
      return TRUE;
    }

  return FALSE;
}

gboolean
respite_form_list_is_complete (RespiteFormList *self)
{
  g_return_val_if_fail (RESPITE_IS_FORM_LIST (self), FALSE);

  return self->n_built == self->places->len;
}
