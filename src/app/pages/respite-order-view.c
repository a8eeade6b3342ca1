/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-order-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/respite-clock.h"
#include "base/respite-quantity.h"
#include "base/respite-str.h"
#include "base/respite-time.h"
#include "infusion/respite-entry-line.h"
#include "infusion/respite-order-check.h"
#include "pages/respite-preparation-box.h"
#include "widgets/respite-clamp.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-order-lines.h"
#include "widgets/respite-password-prompt.h"
#include "widgets/respite-template.h"
#include "widgets/respite-text.h"
#include "widgets/respite-wrap.h"

struct _RespiteOrderView
{
  RespiteSessionView     parent_instance;

  /* Template children, owned by the template */
  GtkWidget             *scrolled;
  GtkStack              *stack;
  GtkDropDown           *drug;
  RespiteEntryRow       *dose_mg;
  RespiteEntryRow       *dose_mg_per_kg;
  RespiteEntryRow       *weight;
  GtkDropDown           *weight_kind;
  RespiteEntryRow       *weight_on;
  RespiteEntryRow       *minutes;
  RespiteEntryRow       *rate;
  RespiteEntryRow       *bag;
  RespiteEntryRow       *concentration;
  RespiteEntryRow       *adjuncts;
  RespiteEntryRow       *note;
  RespiteOrderLines     *lines;
  GtkCheckButton        *accept_check;
  GtkLabel              *missing_label;
  GtkWidget             *sign_button;
  GtkWidget             *cancel_button;
  GtkLabel              *signed_label;
  GtkLabel              *summary_label;
  RespiteOrderLines     *signed_lines;
  GtkWidget             *rewrite_button;
  RespitePreparationBox *preparation;
  GtkWidget             *next_button;

  gboolean               is_rewriting;
  gint64                 drug_of;       /* the session whose protocol has chosen the drug, 0 for none yet */
  char                  *filled;        /* owned: the measured weight that was put in, %NULL for none yet */
};

G_DEFINE_FINAL_TYPE (RespiteOrderView, respite_order_view, RESPITE_TYPE_SESSION_VIEW)

/* Reads a number of an entry; an empty one is 0. Shows what is wrong beside it. */
static gboolean
read_number (RespiteEntryRow *row,
             int              decimals,
             gint64          *value)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strstrip (g_strdup (respite_entry_row_get_text (row)));

  *value = 0;
  if (*text == '\0' || respite_quantity_parse (text, decimals, value, &error))
    return TRUE;

  respite_entry_row_set_error (row, error->message);

  return FALSE;
}

static RespiteOrder *
read_order (RespiteOrderView *self)
{
  g_autoptr (RespiteOrder) order = respite_order_new ();
  g_autoptr (GError) error = NULL;
  gint64 minutes = 0;
  gboolean is_good;

  order->drug = (RespiteDrug) gtk_drop_down_get_selected (self->drug);
  order->weight_kind = (RespiteWeightKind) gtk_drop_down_get_selected (self->weight_kind);
  order->weight_on = g_strdup (respite_entry_row_get_text (self->weight_on));
  order->rate_text = g_strdup (respite_entry_row_get_text (self->rate));
  order->adjuncts = g_strdup (respite_entry_row_get_text (self->adjuncts));
  order->note = g_strdup (respite_entry_row_get_text (self->note));

  is_good = read_number (self->dose_mg, 3, &order->dose_ug);
  is_good = read_number (self->dose_mg_per_kg, 3, &order->dose_ug_per_kg) && is_good;
  is_good = read_number (self->weight, 3, &order->weight_g) && is_good;
  is_good = read_number (self->minutes, 0, &minutes) && is_good;
  is_good = read_number (self->bag, 3, &order->bag_ul) && is_good;
  is_good = read_number (self->concentration, 3, &order->concentration_ug_per_ml) && is_good;
  order->planned_ms = minutes <= 24 * 60 ? minutes * RESPITE_MINUTE_MS : 25 * RESPITE_HOUR_MS;

  if (*order->rate_text != '\0' &&
      !respite_rate_parse (order->rate_text, order->weight_g, order->concentration_ug_per_ml, &order->rate_ugph,
                           &error))
    {
      respite_entry_row_set_error (self->rate, error->message);
      is_good = FALSE;
    }

  return is_good ? g_steal_pointer (&order) : NULL;
}

/* A nasal spray has no bag, no pump and no dose by weight: what was typed there does not stay in the order. */
static void
show_drug (RespiteOrderView *self)
{
  gboolean is_nasal = gtk_drop_down_get_selected (self->drug) == RESPITE_DRUG_ESKETAMINE_NASAL;
  RespiteEntryRow *const rows[] = { self->dose_mg_per_kg, self->rate, self->bag, self->concentration };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gtk_widget_set_visible (GTK_WIDGET (rows[i]), !is_nasal);
      if (is_nasal)
        respite_entry_row_set_text (rows[i], "");
    }
  g_object_set (self->minutes, "label", is_nasal ? _ ("Observation, min (at least 120)") : _ ("Planned length, min"),
                NULL);
  g_object_set (self->dose_mg, "hint", is_nasal ? _ ("56 mg are two devices, 84 mg are three") : "", NULL);
}

/* What an order still lacks before it can be signed, "" for nothing. */
static void
show_missing (RespiteOrderView *self,
              const char       *text)
{
  gtk_label_set_text (self->missing_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->missing_label), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->missing_label), *text != '\0');
}

static void
update_check (RespiteOrderView *self)
{
  const RespiteSessionRecord *record = respite_session_view_get_record (RESPITE_SESSION_VIEW (self));
  g_autoptr (RespiteOrder) order = read_order (self);
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;
  gboolean differs;

  if (order == NULL)
    {
      gtk_widget_set_sensitive (self->sign_button, FALSE);
      show_missing (self, "");
      return;
    }

  lines = respite_order_list_lines (order);
  if (record != NULL)
    respite_order_add_weight_line (lines, order, record->patient->weight_g);
  differs = respite_order_find_difference (lines) != NULL;
  respite_order_lines_show (self->lines, lines);
  gtk_widget_set_visible (GTK_WIDGET (self->accept_check), differs);
  gtk_widget_set_sensitive (self->sign_button, respite_order_check (order, &error) &&
                            (!differs || gtk_check_button_get_active (self->accept_check)));
  show_missing (self, error != NULL ? error->message : "");
}

/* The drug and form of the order that stands, or else of the protocol, once for each session: the prescriber may choose
 * the other. */
static void
fill_drug (RespiteOrderView           *self,
           const RespiteSessionRecord *record)
{
  g_autofree char *route = NULL;
  RespiteDrug drug = RESPITE_DRUG_KETAMINE_IV;

  if (self->drug_of == record->session->id)
    return;

  self->drug_of = record->session->id;
  route = g_utf8_casefold (record->protocol != NULL && record->protocol->route != NULL ? record->protocol->route : "",
                           -1);
  if (record->order != NULL)
    drug = record->order->drug;
  else if (strstr (route, "nasal") != NULL)
    drug = RESPITE_DRUG_ESKETAMINE_NASAL;
  gtk_drop_down_set_selected (self->drug, drug);
}

/* The measured weight and its date are facts, and follow a new measurement unless somebody wrote over them; everything
 * else the prescriber types. */
static void
fill_weight (RespiteOrderView           *self,
             const RespiteSessionRecord *record)
{
  RespiteClinic *clinic =
    respite_session_model_get_clinic (respite_session_view_get_model (RESPITE_SESSION_VIEW (self)));
  g_autofree char *weight = NULL;
  g_autofree char *on = NULL;

  if (record->patient->weight_g == 0 ||
      (self->filled != NULL && !g_str_equal (respite_entry_row_get_text (self->weight), self->filled)))
    return;

  weight = respite_quantity_format (record->patient->weight_g, 3, 3);
  if (g_strcmp0 (weight, self->filled) == 0)
    return;

  on = respite_time_format_date (record->patient->weight_at, respite_clinic_get_zone (clinic));
  respite_set_str (&self->filled, weight);
  respite_entry_row_set_text (self->weight, weight);
  respite_entry_row_set_text (self->weight_on, on);
}

static void
append_line (GString    *text,
             const char *name,
             const char *value)
{
  if (!respite_str_is_empty (value))
    g_string_append_printf (text, "\n%s: %s", name, value);
}

/* What whoever prepares and starts it has to know besides, one a line, as the form has it. */
static char *
describe_rest (const RespiteOrder *order)
{
  GString *text = g_string_new (NULL);
  g_autofree char *bag = respite_quantity_format_ml (order->bag_ul);
  g_autofree char *strength = respite_quantity_format_mg_per_ml (order->concentration_ug_per_ml);

  append_line (text, _ ("Bag volume"), order->bag_ul > 0 ? bag : NULL);
  append_line (text, _ ("Concentration in the bag"), order->concentration_ug_per_ml > 0 ? strength : NULL);
  append_line (text, _ ("Other medicines ordered"), order->adjuncts);
  append_line (text, _ ("Note"), order->note);

  return g_string_free (text, FALSE);
}

/* "40 mg (0.76 mg/kg)" */
static char *
describe_dose (const RespiteOrder *order)
{
  gint64 dose_ug = respite_order_get_dose (order);
  g_autofree char *dose = respite_quantity_format_mg (dose_ug);
  gboolean is_by_weight = order->drug == RESPITE_DRUG_KETAMINE_IV && order->weight_g > 0;
  g_autofree char *per_kg = is_by_weight ? respite_quantity_format_mg_per_kg (dose_ug, order->weight_g) : NULL;

  return per_kg != NULL ? g_strdup_printf ("%s (%s)", dose, per_kg) : g_steal_pointer (&dose);
}

static char *
describe_order (const RespiteOrder *order)
{
  g_autofree char *dose = describe_dose (order);
  g_autofree char *weight = respite_quantity_format_kg (order->weight_g);
  g_autofree char *rate = respite_quantity_tidy (order->rate_text);
  g_autofree char *on = respite_text_date (order->weight_on);
  const char *drug = order->drug == RESPITE_DRUG_KETAMINE_IV ? _ ("Ketamine, intravenous") : _ ("Esketamine, nasal");

  if (order->drug == RESPITE_DRUG_ESKETAMINE_NASAL)
    return g_strdup_printf (_ ("%s\n%s, observed for %d min"), drug, dose,
                            (int) (order->planned_ms / RESPITE_MINUTE_MS));

  return g_strdup_printf (_ ("%s\n%s over %d min at %s\nWeight used: %s (%s)"), drug, dose,
                          (int) (order->planned_ms / RESPITE_MINUTE_MS), rate, weight, on);
}

static void
show_signed (RespiteOrderView           *self,
             const RespiteSessionRecord *record)
{
  g_autoptr (GPtrArray) lines = respite_order_list_lines (record->order);
  g_autofree char *order = describe_order (record->order);
  g_autofree char *rest = describe_rest (record->order);
  g_autofree char *summary = g_strconcat (order, rest, NULL);
  g_autofree char *text = NULL;
  RespiteClinic *clinic =
    respite_session_model_get_clinic (respite_session_view_get_model (RESPITE_SESSION_VIEW (self)));
  g_autofree char *time = respite_time_format_hm (record->order->ordered_at, respite_clinic_get_zone (clinic));

  text = g_strdup_printf (_ ("Ordered and signed by %s at %s"), record->order->prescriber_name, time);
  gtk_label_set_text (self->signed_label, text);
  gtk_label_set_text (self->summary_label, summary);
  respite_order_lines_show (self->signed_lines, lines);
}

static void
respite_order_view_update (RespiteSessionView *view)
{
  RespiteOrderView *self = RESPITE_ORDER_VIEW (view);
  const RespiteSessionRecord *record = respite_session_view_get_record (view);
  gboolean is_before = record->session->state == RESPITE_SESSION_CHECKED_IN;
  RespiteClinic *clinic = respite_session_model_get_clinic (respite_session_view_get_model (view));
  gboolean may_order = respite_clinic_may (clinic, RESPITE_FUNCTION_SESSION_ORDER);

  fill_drug (self, record);
  fill_weight (self, record);
  if (record->order != NULL)
    show_signed (self, record);

  if (record->order != NULL && !self->is_rewriting)
    gtk_stack_set_visible_child_name (self->stack, "signed");
  else if (is_before && may_order)
    gtk_stack_set_visible_child_name (self->stack, "write");
  else
    gtk_stack_set_visible_child_name (self->stack, "wait");

  gtk_widget_set_visible (self->rewrite_button, is_before && may_order);
  gtk_widget_set_visible (self->cancel_button, self->is_rewriting);
  gtk_widget_set_visible (GTK_WIDGET (self->preparation), record->order != NULL);
  respite_preparation_box_show (self->preparation, respite_session_view_get_model (view));
  gtk_widget_set_sensitive (self->next_button, record->order != NULL && record->preparation != NULL);
  update_check (self);
}

static void
ordered_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (RespitePasswordPrompt) prompt = user_data;
  g_autoptr (GError) error = NULL;

  respite_session_model_act_finish (RESPITE_SESSION_MODEL (source), result, NULL, &error);
  respite_password_prompt_done (prompt, error);
}

static void
password_cb (RespitePasswordPrompt *prompt,
             const char            *password,
             gpointer               user_data)
{
  RespiteOrderView *self = user_data;
  g_autoptr (RespiteOrder) order = read_order (self);

  if (order == NULL)
    {
      respite_password_prompt_done (prompt, NULL);
      return;
    }

  self->is_rewriting = FALSE;
  respite_session_model_order_async (respite_session_view_get_model (RESPITE_SESSION_VIEW (self)), order,
                                     gtk_check_button_get_active (self->accept_check), password, ordered_cb,
                                     g_object_ref (prompt));
}

static void
sign_cb (RespiteOrderView *self)
{
  const RespiteSessionRecord *record = respite_session_view_get_record (RESPITE_SESSION_VIEW (self));
  g_autofree char *name = respite_patient_dup_name (record->patient);

  respite_password_prompt_open (GTK_WIDGET (self), name, _ ("You order this treatment."), _ ("Sign the order"),
                                password_cb, g_object_ref (self), g_object_unref);
}

static void
rewrite_cb (RespiteOrderView *self)
{
  self->is_rewriting = TRUE;
  respite_session_view_update (RESPITE_SESSION_VIEW (self));
}

static void
cancel_cb (RespiteOrderView *self)
{
  self->is_rewriting = FALSE;
  respite_session_view_update (RESPITE_SESSION_VIEW (self));
}

static void
drug_cb (RespiteOrderView *self)
{
  show_drug (self);
  update_check (self);
}

static void
changed_cb (RespiteOrderView *self)
{
  update_check (self);
}

static void
box_reported_cb (RespiteOrderView *self,
                 const GError     *error)
{
  respite_session_view_report (RESPITE_SESSION_VIEW (self), error);
}

/* Where something is to be written; an order that stands is read from its top. */
static gboolean
respite_order_view_grab_focus (GtkWidget *widget)
{
  RespiteOrderView *self = RESPITE_ORDER_VIEW (widget);
  const RespiteSessionRecord *record = respite_session_view_get_record (RESPITE_SESSION_VIEW (self));

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "write") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->dose_mg));
  if (record != NULL && record->order != NULL && record->preparation == NULL &&
      gtk_widget_child_focus (GTK_WIDGET (self->preparation), GTK_DIR_TAB_FORWARD))
    return TRUE;

  return gtk_widget_grab_focus (self->scrolled);
}

static void
respite_order_view_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_ORDER_VIEW);

  G_OBJECT_CLASS (respite_order_view_parent_class)->dispose (object);
}

static void
respite_order_view_finalize (GObject *object)
{
  g_free (RESPITE_ORDER_VIEW (object)->filled);

  G_OBJECT_CLASS (respite_order_view_parent_class)->finalize (object);
}

static void
respite_order_view_class_init (RespiteOrderViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_order_view_dispose;
  object_class->finalize = respite_order_view_finalize;
  widget_class->focus = respite_template_focus;
  widget_class->grab_focus = respite_order_view_grab_focus;
  RESPITE_SESSION_VIEW_CLASS (klass)->update = respite_order_view_update;

  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);
  g_type_ensure (RESPITE_TYPE_ORDER_LINES);
  g_type_ensure (RESPITE_TYPE_PREPARATION_BOX);
  g_type_ensure (RESPITE_TYPE_CLAMP);
  g_type_ensure (RESPITE_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-order-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteOrderView, scrolled);
  gtk_widget_class_bind_template_child (widget_class, RespiteOrderView, stack);
  gtk_widget_class_bind_template_child (widget_class, RespiteOrderView, drug);
  gtk_widget_class_bind_template_child (widget_class, RespiteOrderView, dose_mg);
  gtk_widget_class_bind_template_child (widget_class, RespiteOrderView, dose_mg_per_kg);
  gtk_widget_class_bind_template_child (widget_class, RespiteOrderView, weight);
  gtk_widget_class_bind_template_child (widget_class, RespiteOrderView, weight_kind);
  gtk_widget_class_bind_template_child (widget_class, RespiteOrderView, weight_on);
  gtk_widget_class_bind_template_child (widget_class, RespiteOrderView, minutes);
  gtk_widget_class_bind_template_child (widget_class, RespiteOrderView, rate);
  gtk_widget_class_bind_template_child (widget_class, RespiteOrderView, bag);
  gtk_widget_class_bind_template_child (widget_class, RespiteOrderView, concentration);
  gtk_widget_class_bind_template_child (widget_class, RespiteOrderView, adjuncts);
  gtk_widget_class_bind_template_child (widget_class, RespiteOrderView, note);
  gtk_widget_class_bind_template_child (widget_class, RespiteOrderView, lines);
  gtk_widget_class_bind_template_child (widget_class, RespiteOrderView, accept_check);
  gtk_widget_class_bind_template_child (widget_class, RespiteOrderView, missing_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteOrderView, sign_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteOrderView, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteOrderView, signed_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteOrderView, summary_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteOrderView, signed_lines);
  gtk_widget_class_bind_template_child (widget_class, RespiteOrderView, rewrite_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteOrderView, preparation);
  gtk_widget_class_bind_template_child (widget_class, RespiteOrderView, next_button);
  gtk_widget_class_bind_template_callback (widget_class, sign_cb);
  gtk_widget_class_bind_template_callback (widget_class, rewrite_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, drug_cb);
  gtk_widget_class_bind_template_callback (widget_class, box_reported_cb);
}

static void
respite_order_view_init (RespiteOrderView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
