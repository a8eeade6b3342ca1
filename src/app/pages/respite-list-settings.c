/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-list-settings.h"

#include <glib/gi18n.h>

#include "base/respite-str.h"
#include "pages/respite-page-undo.h"
#include "pages/respite-settings-history.h"
#include "service/respite-list-acts.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-flow.h"
#include "widgets/respite-goal-editor.h"
#include "widgets/respite-list-row.h"
#include "widgets/respite-schedule-editor.h"
#include "widgets/respite-template.h"

/* The lists by their kind, then the schedule and the goals of the recovery scores. */
#define PART_SCHEDULE RESPITE_N_LISTS
#define PART_GOALS (RESPITE_N_LISTS + 1)
#define N_PARTS (RESPITE_N_LISTS + 2)

/**
 * Parts:
 * @lists: (nullable): those that are to be kept
 * @schedule: to be kept where @has_schedule
 * @scales: (nullable): with their goals, to be kept
 *
 * What the page shows, and what a job keeps of it.
 */
typedef struct
{
  GPtrArray      *lists[RESPITE_N_LISTS];
  RespiteSchedule schedule;
  gboolean        has_schedule;
  GPtrArray      *scales;
} Parts;

struct _RespiteListSettings
{
  RespitePage            parent_instance;

  /* Owned: as they are kept; and what was typed into the parts that are not shown */
  Parts                 *kept;
  GPtrArray             *typed[RESPITE_N_LISTS];

  int                    part;

  /* Template children, owned by the template */
  RespiteErrorBar       *error_bar;
  GtkToggleButton       *buttons[N_PARTS];
  GtkLabel              *hint_label;
  GtkBox                *row_box;
  GtkWidget             *card;
  RespiteScheduleEditor *schedule;
  RespiteGoalEditor     *goals;
  GtkWidget             *button_box;
  GtkWidget             *add_button;
  GtkWidget             *save_button;
  GtkSizeGroup          *unit_widths;
};

G_DEFINE_FINAL_TYPE (RespiteListSettings, respite_list_settings, RESPITE_TYPE_PAGE)

static const char *const hints[N_PARTS] = {
  N_ ("What the entry line completes, with the unit that is usual. A dose is always typed. A medicine that is no "
      "longer offered is still understood."),
  N_ ("Lines of the gate about equipment. A line that is no longer asked is left out of every protocol; your own lines "
      "are asked at every visit."),
  N_ ("The other lines of the gate. Those with “always” can be reworded, not left out: they are needed for safety or "
      "answered from the record. Your own lines are asked at every visit."),
  N_ ("Lines of the discharge. Those with “always” can be reworded, not left out. Your own lines are asked at every "
      "visit."),
  N_ ("When a set of vital signs falls due. A protocol with numbers of its own goes by these."),
  N_ ("The least total of a recovery score with which a patient may leave. Before the signature a lower one is "
      "pointed out."),
};

static void
parts_free (gpointer data)
{
  Parts *parts = data;

  if (parts == NULL)
    return;

  for (int i = 0; i < RESPITE_N_LISTS; i++)
    g_clear_pointer (&parts->lists[i], g_ptr_array_unref);
  g_clear_pointer (&parts->scales, g_ptr_array_unref);
  g_free (parts);
}

/* One part of @from, by reference. */
static Parts *
parts_new_one (const Parts *from,
               int          part)
{
  Parts *parts = g_new0 (Parts, 1);

  parts->has_schedule = part == PART_SCHEDULE;
  parts->schedule = from->schedule;
  if (part == PART_GOALS)
    parts->scales = g_ptr_array_ref (from->scales);
  else if (!parts->has_schedule)
    parts->lists[part] = g_ptr_array_ref (from->lists[part]);

  return parts;
}

static gpointer
read_job (RespiteOffice         *office,
          gpointer data          G_GNUC_UNUSED,
          GError         **error G_GNUC_UNUSED)
{
  Parts *parts = g_new0 (Parts, 1);

  for (int i = 0; i < RESPITE_N_LISTS; i++)
    parts->lists[i] = respite_office_get_list (office, (RespiteListKind) i);
  parts->schedule = respite_office_get_schedule (office);
  parts->has_schedule = TRUE;
  parts->scales = respite_office_get_recovery (office, NULL);

  return parts;
}

static gpointer
save_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  const Parts *parts = data;
  gboolean is_done = !parts->has_schedule || respite_office_set_schedule (office, &parts->schedule, error);

  for (int i = 0; is_done && i < RESPITE_N_LISTS; i++)
    if (parts->lists[i] != NULL)
      is_done = respite_office_set_list (office, (RespiteListKind) i, parts->lists[i], error);
  if (is_done && parts->scales != NULL)
    respite_office_set_recovery (office, parts->scales, error);

  return NULL;
}

static GtkWidget *
add_row (RespiteListSettings   *self,
         const RespiteListItem *item)
{
  GtkWidget *row = respite_list_row_new (item, (RespiteListKind) self->part);

  respite_list_row_join (RESPITE_LIST_ROW (row), self->unit_widths);
  gtk_box_append (self->row_box, row);

  return row;
}

static void
show_list (RespiteListSettings *self,
           GPtrArray           *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->row_box))) != NULL)
    gtk_box_remove (self->row_box, row);
  for (guint i = 0; i < list->len; i++)
    add_row (self, g_ptr_array_index (list, i));
}

static void
show_part (RespiteListSettings *self)
{
  gboolean is_list = self->part < PART_SCHEDULE;

  gtk_label_set_text (self->hint_label, _ (hints[self->part]));
  gtk_widget_set_visible (GTK_WIDGET (self->row_box), is_list);
  gtk_widget_set_visible (GTK_WIDGET (self->schedule), self->part == PART_SCHEDULE);
  gtk_widget_set_visible (GTK_WIDGET (self->goals), self->part == PART_GOALS);
  gtk_widget_set_visible (self->add_button, is_list);
  if (is_list && self->kept != NULL)
    show_list (self, self->typed[self->part] != NULL ? self->typed[self->part] : self->kept->lists[self->part]);
}

/* (transfer full): what stands in the rows */
static GPtrArray *
read_rows (RespiteListSettings *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_list_item_free);

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->row_box)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      RespiteListItem *item = respite_list_row_dup (RESPITE_LIST_ROW (row));

      if (item != NULL)
        g_ptr_array_add (list, item);
    }

  return list;
}

static void
forget_typed (RespiteListSettings *self)
{
  for (int i = 0; i < RESPITE_N_LISTS; i++)
    g_clear_pointer (&self->typed[i], g_ptr_array_unref);
}

/* What was typed into the part that is left waits there. */
static void
part_toggled_cb (RespiteListSettings *self,
                 GtkToggleButton     *button)
{
  if (self->kept == NULL || !gtk_toggle_button_get_active (button))
    return;

  if (self->part < PART_SCHEDULE)
    {
      g_clear_pointer (&self->typed[self->part], g_ptr_array_unref);
      self->typed[self->part] = read_rows (self);
    }
  for (int i = 0; i < N_PARTS; i++)
    if (self->buttons[i] == button)
      self->part = i;
  respite_error_bar_show (self->error_bar, NULL);
  show_part (self);
}

static void
read_cb (gpointer      page,
         gpointer      result,
         const GError *error,
         gpointer      user_data)
{
  RespiteListSettings *self = page;

  respite_error_bar_show (self->error_bar, error);
  if (result == NULL)
    return;

  parts_free (self->kept);
  self->kept = result;
  respite_schedule_editor_show (self->schedule, &self->kept->schedule);
  respite_goal_editor_show (self->goals, self->kept->scales);
  show_part (self);
}

static void
changed_cb (gpointer      page,
            gpointer      result,
            const GError *error,
            gpointer      user_data)
{
  RespiteListSettings *self = page;

  respite_error_bar_show (self->error_bar, error);
  if (error != NULL)
    return;

  if (self->part < PART_SCHEDULE)
    g_clear_pointer (&self->typed[self->part], g_ptr_array_unref);
  respite_page_reload (page);
}

/* What stands in the part that is shown; %NULL where it cannot be kept, which it says. */
static Parts *
read_part (RespiteListSettings *self)
{
  Parts *parts = g_new0 (Parts, 1);

  if (self->part == PART_GOALS)
    {
      parts->scales = respite_recovery_list (NULL);
      respite_goal_editor_read (self->goals, parts->scales);
    }
  else if (self->part != PART_SCHEDULE)
    parts->lists[self->part] = read_rows (self);
  else if (respite_schedule_editor_read (self->schedule, &parts->schedule))
    parts->has_schedule = TRUE;
  else
    g_clear_pointer (&parts, parts_free);

  return parts;
}

static void
save_clicked_cb (RespiteListSettings *self)
{
  Parts *parts = self->kept != NULL ? read_part (self) : NULL;

  if (parts != NULL)
    respite_page_change (RESPITE_PAGE (self), save_job, parts, parts_new_one (self->kept, self->part), parts_free,
                         self->part == PART_SCHEDULE ? _ ("The schedule is changed.")
                         : self->part == PART_GOALS ? _ ("The goals are changed.") : _ ("The list is changed."),
                         changed_cb);
}

/* A line of the clinic's own, to be filled in. */
static void
add_clicked_cb (RespiteListSettings *self)
{
  g_autoptr (RespiteListItem) item = respite_list_item_new ("", "", self->part == RESPITE_LIST_MEDICINES ? "mg" : "");

  gtk_widget_grab_focus (add_row (self, item));
}

/* Shown, and kept only with Save; the clinic's own lines are left out by retiring them. */
static void
default_clicked_cb (RespiteListSettings *self)
{
  g_autoptr (GPtrArray) list = NULL;
  GPtrArray *kept;

  if (self->kept == NULL)
    return;
  if (self->part == PART_SCHEDULE)
    {
      respite_schedule_editor_show (self->schedule, &respite_schedule_default);
      return;
    }
  if (self->part == PART_GOALS)
    {
      list = respite_recovery_list (NULL);
      respite_goal_editor_show (self->goals, list);
      return;
    }

  list = respite_list_new_shipped ((RespiteListKind) self->part);
  kept = self->kept->lists[self->part];
  for (guint i = 0; i < kept->len; i++)
    {
      const RespiteListItem *item = g_ptr_array_index (kept, i);

      if (item->is_own)
        {
          RespiteListItem *own = respite_list_item_copy (item);

          own->is_retired = TRUE;
          g_ptr_array_add (list, own);
        }
    }
  show_list (self, list);
}

static void
respite_list_settings_load (RespitePage *page)
{
  RespiteListSettings *self = RESPITE_LIST_SETTINGS (page);
  gboolean may_edit = respite_clinic_may (respite_page_get_clinic (page), RESPITE_FUNCTION_CLINIC_SETTINGS);

  gtk_widget_set_visible (self->button_box, may_edit);
  gtk_widget_set_sensitive (self->card, may_edit);
  respite_page_run (page, read_job, NULL, NULL, parts_free, read_cb, NULL);
}

static void
respite_list_settings_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_LIST_SETTINGS);

  G_OBJECT_CLASS (respite_list_settings_parent_class)->dispose (object);
}

static void
respite_list_settings_finalize (GObject *object)
{
  RespiteListSettings *self = RESPITE_LIST_SETTINGS (object);

  g_clear_pointer (&self->kept, parts_free);
  forget_typed (self);

  G_OBJECT_CLASS (respite_list_settings_parent_class)->finalize (object);
}

static void
respite_list_settings_class_init (RespiteListSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RespitePageClass *page_class = RESPITE_PAGE_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ERROR_BAR);
  g_type_ensure (RESPITE_TYPE_FLOW);
  g_type_ensure (RESPITE_TYPE_GOAL_EDITOR);
  g_type_ensure (RESPITE_TYPE_SCHEDULE_EDITOR);
  g_type_ensure (RESPITE_TYPE_SETTINGS_HISTORY);

  object_class->dispose = respite_list_settings_dispose;
  object_class->finalize = respite_list_settings_finalize;
  page_class->load = respite_list_settings_load;
  page_class->changed = NULL;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-list-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteListSettings, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteListSettings, hint_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteListSettings, row_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteListSettings, card);
  gtk_widget_class_bind_template_child (widget_class, RespiteListSettings, schedule);
  gtk_widget_class_bind_template_child (widget_class, RespiteListSettings, goals);
  gtk_widget_class_bind_template_child (widget_class, RespiteListSettings, button_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteListSettings, add_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteListSettings, save_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteListSettings, unit_widths);
  for (int i = 0; i < RESPITE_N_LISTS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, respite_code_to_word (respite_list_kind_codes, i), FALSE,
                                               G_STRUCT_OFFSET (RespiteListSettings, buttons) +
                                               i * (gssize) sizeof (GtkToggleButton *));
  for (int i = PART_SCHEDULE; i < N_PARTS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, i == PART_SCHEDULE ? "times" : "scores", FALSE,
                                               G_STRUCT_OFFSET (RespiteListSettings, buttons) +
                                               i * (gssize) sizeof (GtkToggleButton *));
  gtk_widget_class_bind_template_callback (widget_class, part_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, default_clicked_cb);
}

static void
respite_list_settings_init (RespiteListSettings *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_part (self);
}
