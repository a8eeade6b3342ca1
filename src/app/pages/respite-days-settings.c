/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-days-settings.h"

#include <glib/gi18n.h>

#include "base/respite-clock.h"
#include "base/respite-str.h"
#include "base/respite-time.h"
#include "domain/respite-holiday.h"
#include "pages/respite-page-undo.h"
#include "service/respite-calendar-acts.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-opening-row.h"
#include "widgets/respite-row.h"
#include "widgets/respite-template.h"
#include "widgets/respite-text.h"
#include "widgets/respite-wheel.h"

struct _RespiteDaysSettings
{
  RespitePage        parent_instance;

  /* Owned: as they are kept */
  RespiteClinicDays *days;

  /* Template children, owned by the template */
  RespiteErrorBar   *error_bar;
  GtkWidget         *chair_hint;
  GtkListBox        *chair_list;
  GtkWidget         *chair_box;
  RespiteEntryRow   *chair_row;
  GtkBox            *hours_box;
  GtkWidget         *closed_hint;
  GtkListBox        *closed_list;
  GtkWidget         *closed_box;
  GtkWidget         *holiday_card;
  GtkListBox        *holiday_list;
  RespiteEntryRow   *date_row;
  RespiteEntryRow   *name_row;
  GtkWidget         *length_card;
  GtkSpinButton     *infusion_spin;
  GtkSpinButton     *recovery_spin;
  GtkWidget         *save_button;
};

G_DEFINE_FINAL_TYPE (RespiteDaysSettings, respite_days_settings, RESPITE_TYPE_PAGE)

static const char *const weekdays[] = {
  N_ ("Monday"), N_ ("Tuesday"), N_ ("Wednesday"), N_ ("Thursday"), N_ ("Friday"), N_ ("Saturday"), N_ ("Sunday"),
};

static gpointer
read_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  return respite_office_get_clinic_days (office);
}

static gpointer
save_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  respite_office_put_clinic_days (office, data, error);

  return NULL;
}

static gboolean
may_edit (gpointer page)
{
  return respite_clinic_may (respite_page_get_clinic (page), RESPITE_FUNCTION_CLINIC_SETTINGS);
}

/* Lists know their rows by place, from 1: the page reads itself again after each change. */
static void
fill_chair (RespiteRow *row,
            gpointer    item,
            gpointer    user_data)
{
  RespiteDaysSettings *self = user_data;
  const RespiteChair *chair = item;
  const char *word = chair->is_retired ? _ ("Offer again") : _ ("Retire");
  guint index;

  g_ptr_array_find (self->days->chairs, item, &index);
  respite_row_set (row, (gint64) index + 1, chair->name, NULL, NULL);
  respite_row_set_chip (row, chair->is_retired ? _ ("Retired") : NULL, "note");
  respite_row_set_button (row, may_edit (self) ? word : NULL, "days.retire");
}

static void
fill_closed (RespiteRow *row,
             gpointer    item,
             gpointer    user_data)
{
  RespiteDaysSettings *self = user_data;
  const RespiteClosedDay *day = item;
  g_autofree char *date = respite_text_weekday (day->date);
  guint index;

  g_ptr_array_find (self->days->closed, item, &index);
  respite_row_set (row, (gint64) index + 1, date, *day->name != '\0' ? day->name : NULL, NULL);
  respite_row_set_button (row, may_edit (self) ? _ ("Remove") : NULL, "days.open");
}

/* A public holiday, with the day on which it comes next; rows are known by their place in the table, from 1. */
static void
fill_holiday (RespiteRow *row,
              gpointer    item,
              gpointer    user_data)
{
  RespiteDaysSettings *self = user_data;
  const RespiteHoliday *holiday = item;
  gboolean is_closed = respite_clinic_days_has_holiday (self->days, holiday->code);
  const char *word = is_closed ? _ ("Open") : _ ("Close");
  RespiteClinic *clinic = respite_page_get_clinic (RESPITE_PAGE (self));
  g_autofree char *now = respite_time_format_date (respite_clock_get_now (respite_clinic_get_clock (clinic)),
                                                   respite_clinic_get_zone (clinic));
  g_autofree char *text = NULL;
  g_autofree char *day = NULL;
  GDate today, next;

  respite_date_parse (now, &today);
  next = respite_holiday_get_next (holiday, &today);
  text = respite_date_format (&next);
  day = respite_text_weekday (text);
  respite_row_set (row, (gint64) (holiday - respite_holidays) + 1, _ (holiday->name), day, NULL);
  respite_row_set_chip (row, is_closed ? _ ("Closed") : NULL, "note");
  respite_row_set_button (row, may_edit (self) ? word : NULL, "days.holiday");
}

/* Those of the clinic's country; without one, those that were chosen once. */
static void
show_holidays (RespiteDaysSettings *self)
{
  const RespiteClinicInfo *info = respite_clinic_get_info (respite_page_get_clinic (RESPITE_PAGE (self)));
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  for (const RespiteHoliday *holiday = respite_holidays; holiday->code != NULL; holiday++)
    if ((info != NULL && g_strcmp0 (info->country, holiday->country) == 0) ||
        respite_clinic_days_has_holiday (self->days, holiday->code))
      g_ptr_array_add (list, (gpointer) holiday);
  respite_row_sync_list (self->holiday_list, list, fill_holiday, self);
  gtk_widget_set_visible (self->holiday_card, list->len > 0);
}

static void
read_cb (gpointer      page,
         gpointer      result,
         const GError *error,
         gpointer      user_data)
{
  RespiteDaysSettings *self = page;
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->hours_box));

  respite_error_bar_show (self->error_bar, error);
  if (result == NULL)
    return;

  g_clear_pointer (&self->days, respite_clinic_days_free);
  self->days = result;
  respite_row_sync_list (self->chair_list, self->days->chairs, fill_chair, self);
  respite_row_sync_list (self->closed_list, self->days->closed, fill_closed, self);
  show_holidays (self);
  gtk_widget_set_visible (self->chair_hint, self->days->chairs->len == 0);
  gtk_widget_set_visible (self->closed_hint, self->days->closed->len == 0);
  for (int i = 0; i < 7 && row != NULL; i++)
    {
      respite_opening_row_set (RESPITE_OPENING_ROW (row), self->days->opens[i], self->days->closes[i]);
      row = gtk_widget_get_next_sibling (row);
    }
  gtk_spin_button_set_value (self->infusion_spin, self->days->infusion_minutes);
  gtk_spin_button_set_value (self->recovery_spin, self->days->recovery_minutes);
}

static void
changed_cb (gpointer      page,
            gpointer      result,
            const GError *error,
            gpointer      user_data)
{
  RespiteDaysSettings *self = page;

  respite_error_bar_show (self->error_bar, error);
  if (error != NULL)
    return;

  respite_entry_row_set_text (self->chair_row, "");
  respite_entry_row_set_text (self->date_row, "");
  respite_entry_row_set_text (self->name_row, "");
  respite_page_reload (page);
}

/* Takes @days. */
static void
save (RespiteDaysSettings *self,
      RespiteClinicDays   *days)
{
  respite_page_change (RESPITE_PAGE (self), save_job, days, respite_clinic_days_copy (self->days),
                       (GDestroyNotify) respite_clinic_days_free, _ ("Chairs and days are changed."), changed_cb);
}

static void
add_chair_cb (RespiteDaysSettings *self)
{
  const char *name = respite_entry_row_get_text (self->chair_row);
  RespiteClinicDays *days;

  if (self->days == NULL)
    return;
  if (respite_str_is_empty (name))
    {
      respite_entry_row_set_error (self->chair_row, _ ("Write the chair’s name."));
      return;
    }

  days = respite_clinic_days_copy (self->days);
  g_ptr_array_add (days->chairs, respite_chair_new (name, FALSE));
  save (self, days);
}

static void
add_closed_cb (RespiteDaysSettings *self)
{
  g_autofree char *date = respite_text_read_date (respite_entry_row_get_text (self->date_row));
  RespiteClinicDays *days;

  if (self->days == NULL)
    return;

  days = respite_clinic_days_copy (self->days);
  g_ptr_array_add (days->closed, respite_closed_day_new (date, respite_entry_row_get_text (self->name_row)));
  save (self, days);
}

static void
row_action_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  RespiteDaysSettings *self = RESPITE_DAYS_SETTINGS (widget);
  guint index = (guint) g_variant_get_int64 (parameter) - 1;
  RespiteClinicDays *days;

  if (self->days == NULL)
    return;

  days = respite_clinic_days_copy (self->days);
  if (g_str_has_suffix (action, ".retire") && index < days->chairs->len)
    {
      RespiteChair *chair = g_ptr_array_index (days->chairs, index);

      chair->is_retired = !chair->is_retired;
    }
  else if (g_str_has_suffix (action, ".open") && index < days->closed->len)
    {
      g_ptr_array_remove_index (days->closed, index);
    }
  else if (g_str_has_suffix (action, ".holiday"))
    {
      const char *code = respite_holidays[index].code;

      respite_clinic_days_set_holiday (days, code, !respite_clinic_days_has_holiday (days, code));
    }
  save (self, days);
}

static void
save_clicked_cb (RespiteDaysSettings *self)
{
  g_autoptr (RespiteClinicDays) days = NULL;
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->hours_box));
  gboolean is_right = TRUE;

  if (self->days == NULL)
    return;

  days = respite_clinic_days_copy (self->days);
  for (int i = 0; i < 7 && row != NULL; i++)
    {
      is_right = respite_opening_row_get (RESPITE_OPENING_ROW (row), &days->opens[i], &days->closes[i]) && is_right;
      row = gtk_widget_get_next_sibling (row);
    }
  if (!is_right)
    {
      respite_error_bar_show_text (self->error_bar,
                                   _ ("Write the hours as 08:00 and 18:00; the clinic closes after it opens."));
      return;
    }

  days->infusion_minutes = gtk_spin_button_get_value_as_int (self->infusion_spin);
  days->recovery_minutes = gtk_spin_button_get_value_as_int (self->recovery_spin);
  save (self, g_steal_pointer (&days));
}

static void
respite_days_settings_load (RespitePage *page)
{
  RespiteDaysSettings *self = RESPITE_DAYS_SETTINGS (page);
  gboolean is_mine = may_edit (page);

  gtk_widget_set_visible (self->chair_box, is_mine);
  gtk_widget_set_visible (self->closed_box, is_mine);
  gtk_widget_set_visible (self->save_button, is_mine);
  gtk_widget_set_sensitive (GTK_WIDGET (self->hours_box), is_mine);
  gtk_widget_set_sensitive (self->length_card, is_mine);
  respite_page_run (page, read_job, NULL, NULL, (GDestroyNotify) respite_clinic_days_free, read_cb, NULL);
}

static void
respite_days_settings_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_DAYS_SETTINGS);

  G_OBJECT_CLASS (respite_days_settings_parent_class)->dispose (object);
}

static void
respite_days_settings_finalize (GObject *object)
{
  g_clear_pointer (&RESPITE_DAYS_SETTINGS (object)->days, respite_clinic_days_free);

  G_OBJECT_CLASS (respite_days_settings_parent_class)->finalize (object);
}

static void
respite_days_settings_class_init (RespiteDaysSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RespitePageClass *page_class = RESPITE_PAGE_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);
  g_type_ensure (RESPITE_TYPE_ERROR_BAR);

  object_class->dispose = respite_days_settings_dispose;
  object_class->finalize = respite_days_settings_finalize;
  page_class->load = respite_days_settings_load;
  page_class->changed = NULL;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-days-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteDaysSettings, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteDaysSettings, chair_hint);
  gtk_widget_class_bind_template_child (widget_class, RespiteDaysSettings, chair_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteDaysSettings, chair_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteDaysSettings, chair_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteDaysSettings, hours_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteDaysSettings, closed_hint);
  gtk_widget_class_bind_template_child (widget_class, RespiteDaysSettings, closed_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteDaysSettings, closed_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteDaysSettings, holiday_card);
  gtk_widget_class_bind_template_child (widget_class, RespiteDaysSettings, holiday_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteDaysSettings, date_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteDaysSettings, name_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteDaysSettings, length_card);
  gtk_widget_class_bind_template_child (widget_class, RespiteDaysSettings, infusion_spin);
  gtk_widget_class_bind_template_child (widget_class, RespiteDaysSettings, recovery_spin);
  gtk_widget_class_bind_template_child (widget_class, RespiteDaysSettings, save_button);
  gtk_widget_class_bind_template_callback (widget_class, add_chair_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_install_action (widget_class, "days.retire", "x", row_action_cb);
  gtk_widget_class_install_action (widget_class, "days.open", "x", row_action_cb);
  gtk_widget_class_install_action (widget_class, "days.holiday", "x", row_action_cb);
}

static void
respite_days_settings_init (RespiteDaysSettings *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  respite_wheel_ignore (GTK_WIDGET (self->infusion_spin));
  respite_wheel_ignore (GTK_WIDGET (self->recovery_spin));
  for (gsize i = 0; i < G_N_ELEMENTS (weekdays); i++)
    gtk_box_append (self->hours_box, respite_opening_row_new (_ (weekdays[i])));
}
