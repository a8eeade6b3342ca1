/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-checklist.h"

#include "widgets/respite-check-row.h"
#include "widgets/respite-template.h"

struct _RespiteChecklist
{
  GtkWidget parent_instance;

  /* Template children, owned by the template */
  GtkBox   *box;

  gboolean  is_editable;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteChecklist, respite_checklist, GTK_TYPE_WIDGET)

static void
row_changed_cb (RespiteChecklist *self,
                RespiteCheckRow  *row)
{
  g_autoptr (GPtrArray) checks = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_check_free);

  g_ptr_array_add (checks, respite_check_row_dup_check (row));
  g_signal_emit (self, signals[CHANGED], 0, checks);
}

static gboolean
is_open (GtkWidget *row)
{
  g_autoptr (RespiteCheck) check = respite_check_row_dup_check (RESPITE_CHECK_ROW (row));

  return respite_check_is_open (check);
}

/* From @row on. Returns: whether a line that is open took the focus. */
static gboolean
focus_open (GtkWidget *row)
{
  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (is_open (row) && gtk_widget_grab_focus (row))
      return TRUE;

  return FALSE;
}

static void
row_answered_cb (RespiteCheckRow *row)
{
  focus_open (gtk_widget_get_next_sibling (GTK_WIDGET (row)));
}

static gboolean
key_pressed_cb (RespiteChecklist *self,
                guint             keyval,
                guint             keycode,
                GdkModifierType   state)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->box));
  gboolean is_down = keyval == GDK_KEY_Down;

  if ((!is_down && keyval != GDK_KEY_Up) || row == NULL ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  /* Lines that the program answers itself are passed over. */
  do
    row = is_down ? gtk_widget_get_next_sibling (row) : gtk_widget_get_prev_sibling (row);
  while (row != NULL && !gtk_widget_grab_focus (row));

  return GDK_EVENT_STOP;
}

static gboolean
respite_checklist_grab_focus (GtkWidget *widget)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (RESPITE_CHECKLIST (widget)->box));

  return focus_open (first) || (first != NULL && gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD));
}

static void
respite_checklist_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_CHECKLIST);

  G_OBJECT_CLASS (respite_checklist_parent_class)->dispose (object);
}

static void
respite_checklist_class_init (RespiteChecklistClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_checklist_dispose;
  widget_class->focus = respite_template_focus;
  widget_class->grab_focus = respite_checklist_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-checklist.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteChecklist, box);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
respite_checklist_init (RespiteChecklist *self)
{
  self->is_editable = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
respite_checklist_set_checks (RespiteChecklist  *self,
                              GPtrArray         *checks,
                              const char *const *automatic)
{
  GtkWidget *row;

  g_return_if_fail (RESPITE_IS_CHECKLIST (self));

  row = gtk_widget_get_first_child (GTK_WIDGET (self->box));
  for (guint i = 0; i < checks->len; i++)
    {
      const RespiteCheck *check = g_ptr_array_index (checks, i);

      if (row == NULL)
        {
          row = respite_check_row_new ();
          g_signal_connect_object (row, "changed", G_CALLBACK (row_changed_cb), self, G_CONNECT_SWAPPED);
          g_signal_connect (row, "answered", G_CALLBACK (row_answered_cb), NULL);
          gtk_box_append (self->box, row);
        }

      respite_check_row_set_check (RESPITE_CHECK_ROW (row), check,
                                   automatic != NULL && g_strv_contains (automatic, check->code));
      respite_check_row_set_editable (RESPITE_CHECK_ROW (row), self->is_editable);
      row = gtk_widget_get_next_sibling (row);
    }

  while (row != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);

      gtk_box_remove (self->box, row);
      row = next;
    }
}

void
respite_checklist_put_back (RespiteChecklist *self)
{
  g_return_if_fail (RESPITE_IS_CHECKLIST (self));

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->box)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    respite_check_row_put_back (RESPITE_CHECK_ROW (row));
}

void
respite_checklist_set_editable (RespiteChecklist *self,
                                gboolean          editable)
{
  g_return_if_fail (RESPITE_IS_CHECKLIST (self));

  self->is_editable = editable;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->box)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    respite_check_row_set_editable (RESPITE_CHECK_ROW (row), editable);
}

GPtrArray *
respite_checklist_dup_checks (RespiteChecklist *self)
{
  GPtrArray *checks = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_check_free);

  g_return_val_if_fail (RESPITE_IS_CHECKLIST (self), checks);

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->box)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    g_ptr_array_add (checks, respite_check_row_dup_check (RESPITE_CHECK_ROW (row)));

  return checks;
}

guint
respite_checklist_count_open (RespiteChecklist *self)
{
  g_autoptr (GPtrArray) checks = respite_checklist_dup_checks (self);
  guint n_open = 0;

  for (guint i = 0; i < checks->len; i++)
    n_open += respite_check_is_open (g_ptr_array_index (checks, i));

  return n_open;
}
