/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-vials-box.h"

#include <glib/gi18n.h>

#include "base/respite-quantity.h"
#include "base/respite-str.h"
#include "base/respite-time.h"
#include "pages/respite-vial-draw.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-template.h"

struct _RespiteVialsBox
{
  GtkWidget            parent_instance;

  /* Template children, owned by the template */
  GtkLabel            *list_label;
  GtkLabel            *balance_label;
  GtkLabel            *open_label;
  GtkWidget           *form;
  GtkWidget           *vial_row;
  GtkDropDown         *vial;
  GtkDropDown         *kind;
  RespiteEntryRow     *amount;
  RespiteEntryRow     *reason;
  RespiteEntryRow     *witness;
  RespiteEntryRow     *password;
  GtkWidget           *save_button;
  RespiteVialDraw     *draw;

  /* Owned */
  RespiteSessionModel *model;
  GtkStringList       *vial_names;
  GPtrArray           *vial_uuids;      /* element-type utf8, as in vial_names */
};

enum
{
  REPORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The order of the choices in the template. */
static const RespiteVialMoveKind kinds[] = {
  RESPITE_VIAL_WASTED, RESPITE_VIAL_RETURNED, RESPITE_VIAL_DIFFERENCE,
};

G_DEFINE_FINAL_TYPE (RespiteVialsBox, respite_vials_box, GTK_TYPE_WIDGET)

static RespiteVialMoveKind
get_kind (RespiteVialsBox *self)
{
  guint selected = gtk_drop_down_get_selected (self->kind);

  return kinds[selected < G_N_ELEMENTS (kinds) ? selected : 0];
}

static void
kind_changed_cb (RespiteVialsBox *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->amount), get_kind (self) == RESPITE_VIAL_WASTED);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), get_kind (self) != RESPITE_VIAL_RETURNED);
}

static const char *
get_vial_uuid (RespiteVialsBox *self)
{
  guint selected = gtk_drop_down_get_selected (self->vial);

  return selected < self->vial_uuids->len ? g_ptr_array_index (self->vial_uuids, selected) : NULL;
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (RespiteVialsBox) self = user_data;
  g_autoptr (GError) error = NULL;

  respite_entry_row_set_text (self->password, "");
  if (respite_session_model_act_finish (RESPITE_SESSION_MODEL (source), result, NULL, &error))
    {
      respite_entry_row_set_text (self->amount, "");
      respite_entry_row_set_text (self->reason, "");
    }
  gtk_widget_set_sensitive (self->save_button, TRUE);
  g_signal_emit (self, signals[REPORTED], 0, error);
}

static void
save_cb (RespiteVialsBox *self)
{
  RespiteVialAct act = {
    .vial_uuid = get_vial_uuid (self),
    .kind = get_kind (self),
    .amount = respite_entry_row_get_text (self->amount),
    .reason = respite_entry_row_get_text (self->reason),
    .witness_login = respite_entry_row_get_text (self->witness),
    .witness_password = respite_entry_row_get_text (self->password),
  };

  if (self->model == NULL)
    return;

  gtk_widget_set_sensitive (self->save_button, FALSE);
  respite_session_model_move_vial_async (self->model, &act, saved_cb, g_object_ref (self));
}

static void
drawn_cb (RespiteVialsBox *self,
          const GError    *error)
{
  g_signal_emit (self, signals[REPORTED], 0, error);
}

static void
respite_vials_box_dispose (GObject *object)
{
  RespiteVialsBox *self = RESPITE_VIALS_BOX (object);

  g_clear_object (&self->model);
  g_clear_object (&self->vial_names);
  g_clear_pointer (&self->vial_uuids, g_ptr_array_unref);
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_VIALS_BOX);

  G_OBJECT_CLASS (respite_vials_box_parent_class)->dispose (object);
}

static void
respite_vials_box_class_init (RespiteVialsBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_vials_box_dispose;

  signals[REPORTED] = g_signal_new ("reported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_ERROR);

  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);
  g_type_ensure (RESPITE_TYPE_VIAL_DRAW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-vials-box.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteVialsBox, list_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteVialsBox, balance_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteVialsBox, open_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteVialsBox, vial_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteVialsBox, vial);
  gtk_widget_class_bind_template_child (widget_class, RespiteVialsBox, draw);
  gtk_widget_class_bind_template_child (widget_class, RespiteVialsBox, form);
  gtk_widget_class_bind_template_child (widget_class, RespiteVialsBox, kind);
  gtk_widget_class_bind_template_child (widget_class, RespiteVialsBox, amount);
  gtk_widget_class_bind_template_child (widget_class, RespiteVialsBox, reason);
  gtk_widget_class_bind_template_child (widget_class, RespiteVialsBox, witness);
  gtk_widget_class_bind_template_child (widget_class, RespiteVialsBox, password);
  gtk_widget_class_bind_template_child (widget_class, RespiteVialsBox, save_button);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, drawn_cb);
}

static void
respite_vials_box_init (RespiteVialsBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->vial_names = gtk_string_list_new (NULL);
  self->vial_uuids = g_ptr_array_new_with_free_func (g_free);
  gtk_drop_down_set_model (self->vial, G_LIST_MODEL (self->vial_names));
}

static const char *
name_kind (RespiteVialMoveKind kind)
{
  switch (kind)
    {
    case RESPITE_VIAL_DRAWN:
      return _ ("drawn");
    case RESPITE_VIAL_GIVEN:
      return _ ("given");
    case RESPITE_VIAL_WASTED:
      return _ ("wasted");
    case RESPITE_VIAL_RETURNED:
      return _ ("returned sealed");
    case RESPITE_VIAL_DIFFERENCE:
      return _ ("difference explained");
    default:
      g_return_val_if_reached ("");
    }
}

/* One line: when, what, from which vial, by whom, seen by whom, why. */
static char *
describe_move (const RespiteVialMove *move,
               GTimeZone             *zone)
{
  g_autofree char *time = respite_time_format_hm (move->at, zone);
  g_autofree char *amount = respite_quantity_format_mg (move->amount_ug);
  g_autofree char *who = move->witness_id != 0 ? g_strdup_printf (_ ("%s, witness %s"), move->staff_name,
                                                                  move->witness_name) : g_strdup (move->staff_name);
  const char *number = respite_str_is_empty (move->vial->number) ? "–" : move->vial->number;

  return g_strdup_printf ("%s  %s %s · %s %s, %s %s · %s%s%s", time, amount, name_kind (move->kind), _ ("vial"),
                          number, _ ("lot"), move->vial->lot, who, *move->reason != '\0' ? " · " : "", move->reason);
}

static void
add_part (GString    *text,
          const char *word,
          gint64      amount_ug)
{
  g_autofree char *amount = respite_quantity_format_mg (amount_ug);

  if (amount_ug == 0)
    return;

  g_string_append_printf (text, "%s%s %s", text->len > 0 ? " · " : "", word, amount);
}

static void
show_balance (RespiteVialsBox            *self,
              const RespiteSessionRecord *record)
{
  static const char *const classes[] = { "muted", "stop", "ok" };
  RespiteVialBalance balance = respite_vial_balance (record->vial_moves, respite_session_record_get_given (record));
  gboolean is_infusing = respite_session_record_is_infusing (record);
  gboolean is_unbalanced = !is_infusing && respite_session_record_is_unbalanced (record);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *open = respite_quantity_format_mg (ABS (balance.open));
  g_autofree char *verdict = NULL;

  add_part (text, _ ("Drawn"), balance.drawn);
  if (!is_infusing)
    add_part (text, _ ("given"), balance.given);
  add_part (text, _ ("wasted"), balance.wasted);
  add_part (text, _ ("returned sealed"), balance.returned);
  add_part (text, _ ("difference explained"), balance.explained);
  gtk_label_set_text (self->balance_label, text->str);

  if (is_infusing)
    verdict = g_strdup (_ ("The balance is made when the infusion has ended."));
  else if (!is_unbalanced && balance.open == 0)
    verdict = g_strdup (_ ("Everything is accounted for."));
  else if (!is_unbalanced)
    verdict = g_strdup_printf (_ ("Accounted for, within %s."), open);
  else if (balance.open > 0)
    verdict = g_strdup_printf (_ ("%s of what was drawn is not accounted for."), open);
  else
    verdict = g_strdup_printf (_ ("%s more was given, wasted or returned than was drawn."), open);
  gtk_label_set_text (self->open_label, verdict);
  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->open_label), classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self->open_label), classes[is_infusing ? 0 : is_unbalanced ? 1 : 2]);
}

static gboolean
has_vial (RespiteVialsBox *self,
          const char      *uuid)
{
  return g_ptr_array_find_with_equal_func (self->vial_uuids, uuid, g_str_equal, NULL);
}

/* Vials are only added while one session is shown, so that a choice stays what it is. */
static void
show_choice (RespiteVialsBox *self,
             GPtrArray       *moves)
{
  for (guint i = 0; i < moves->len; i++)
    {
      const RespiteVialMove *move = g_ptr_array_index (moves, i);
      g_autofree char *name = NULL;

      if (move->kind != RESPITE_VIAL_DRAWN || has_vial (self, move->vial->uuid))
        continue;
      g_ptr_array_add (self->vial_uuids, g_strdup (move->vial->uuid));
      name = g_strdup_printf (_ ("%s, lot %s"), respite_str_is_empty (move->vial->number) ? "–" : move->vial->number,
                              move->vial->lot);
      gtk_string_list_append (self->vial_names, name);
    }
  gtk_widget_set_visible (self->vial_row, self->vial_uuids->len > 1);
}

static void
forget_vials (RespiteVialsBox *self)
{
  g_ptr_array_set_size (self->vial_uuids, 0);
  gtk_string_list_splice (self->vial_names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->vial_names)), NULL);
}

void
respite_vials_box_show (RespiteVialsBox     *self,
                        RespiteSessionModel *model)
{
  const RespiteSessionRecord *record = respite_session_model_get_record (model);
  GTimeZone *zone = respite_clinic_get_zone (respite_session_model_get_clinic (model));
  g_autoptr (GString) list = g_string_new (NULL);

  g_return_if_fail (RESPITE_IS_VIALS_BOX (self));

  if (g_set_object (&self->model, model))
    forget_vials (self);
  gtk_widget_set_visible (GTK_WIDGET (self), record != NULL && record->vial_moves->len > 0);
  if (record == NULL || record->vial_moves->len == 0)
    return;

  for (guint i = 0; i < record->vial_moves->len; i++)
    {
      g_autofree char *line = describe_move (g_ptr_array_index (record->vial_moves, i), zone);

      g_string_append_printf (list, "%s%s", i > 0 ? "\n" : "", line);
    }
  gtk_label_set_text (self->list_label, list->str);
  show_balance (self, record);
  show_choice (self, record->vial_moves);
  gtk_widget_set_visible (self->form, record->session->state != RESPITE_SESSION_SIGNED);
  respite_vial_draw_set_model (self->draw, model);
}
