/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-setup-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "domain/respite-country.h"
#include "pages/respite-logo-picker.h"
#include "pages/respite-recovery-box.h"
#include "service/respite-office-settings.h"
#include "service/respite-office-staff.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-template.h"

struct _RespiteSetupPage
{
  RespitePage         parent_instance;

  gboolean            is_practice;

  /* Owned; NULL for none */
  GBytes             *logo;

  /* Template children, owned by the template */
  GtkLabel           *title_label;
  GtkLabel           *text_label;
  RespiteErrorBar    *error_bar;
  GtkStack           *steps;
  RespiteEntryRow    *name_row;
  RespiteEntryRow    *address_row;
  RespiteEntryRow    *phone_row;
  RespiteEntryRow    *after_hours_row;
  GtkDropDown        *country_drop;
  GtkDropDown        *language_drop;
  RespiteEntryRow    *zone_row;
  RespiteLogoPicker  *logo_picker;
  RespiteEntryRow    *person_row;
  RespiteEntryRow    *login_row;
  RespiteEntryRow    *password_row;
  RespiteEntryRow    *repeat_row;
  GtkCheckButton     *prescriber_check;
  GtkCheckButton     *nurse_check;
  GtkCheckButton     *desk_check;
  RespiteRecoveryBox *code_box;
  GtkCheckButton     *kept_check;
  GtkSpinner         *spinner;
  GtkWidget          *back_button;
  GtkButton          *next_button;
};

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const languages[] = { "en", "es" };

static const struct
{
  const char *name;
  const char *title;
  const char *text;
  const char *button;
} steps[] = {
  { "clinic", N_ ("Welcome to Respite"),
    N_ ("First, the clinic. What you write here stands at the head of every document; you can change it later."),
    N_ ("Next") },
  { "person", N_ ("The first account"),
    N_ ("The administrator adds the other people, sets the thresholds and looks after backups."),
    N_ ("Make the clinic") },
  { "code", N_ ("The recovery code"),
    N_ ("It lets an administrator back in when the password is lost."), N_ ("Open the clinic") },
};

G_DEFINE_FINAL_TYPE (RespiteSetupPage, respite_setup_page, RESPITE_TYPE_PAGE)

static gsize
get_step (RespiteSetupPage *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->steps);

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_strcmp0 (steps[i].name, name) == 0)
      return i;

  return 0;
}

static void
show_step (RespiteSetupPage *self,
           gsize             step)
{
  gtk_stack_set_visible_child_name (self->steps, steps[step].name);
  gtk_label_set_label (self->title_label, _ (steps[step].title));
  gtk_label_set_label (self->text_label, _ (steps[step].text));
  gtk_button_set_label (self->next_button, _ (steps[step].button));
  gtk_widget_set_visible (self->back_button, step == 1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->next_button), step != 2);
  respite_error_bar_show (self->error_bar, NULL);
  if (step < 2)
    gtk_widget_grab_focus (GTK_WIDGET (step == 0 ? self->name_row : self->person_row));
}

static char *
dup_lines (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);

  for (gsize i = 0; parts[i] != NULL; i++)
    g_strstrip (parts[i]);

  return g_strjoinv ("\n", parts);
}

static RespiteClinicInfo *
read_clinic (RespiteSetupPage *self)
{
  RespiteClinicInfo *info = respite_clinic_info_new ();
  const RespiteCountry *country = respite_country_get_nth (gtk_drop_down_get_selected (self->country_drop));
  guint language = gtk_drop_down_get_selected (self->language_drop);

  info->name = g_strstrip (g_strdup (respite_entry_row_get_text (self->name_row)));
  info->address = dup_lines (respite_entry_row_get_text (self->address_row));
  info->phone = g_strdup (respite_entry_row_get_text (self->phone_row));
  info->after_hours_phone = g_strdup (respite_entry_row_get_text (self->after_hours_row));
  info->country = g_strdup (country->code);
  info->paper = g_strdup (country->paper);
  info->language = g_strdup (languages[MIN (language, G_N_ELEMENTS (languages) - 1)]);
  info->time_zone = g_strdup (respite_entry_row_get_text (self->zone_row));
  info->logo = self->logo != NULL ? g_bytes_ref (self->logo) : NULL;
  info->kind = self->is_practice ? RESPITE_CLINIC_PRACTICE : RESPITE_CLINIC_REAL;

  return info;
}

static RespiteStaff *
read_person (RespiteSetupPage *self)
{
  RespiteStaff *staff = respite_staff_new ();

  staff->name = g_strstrip (g_strdup (respite_entry_row_get_text (self->person_row)));
  staff->login = g_strstrip (g_strdup (respite_entry_row_get_text (self->login_row)));
  staff->roles = RESPITE_ROLE_ADMINISTRATOR;
  if (gtk_check_button_get_active (self->prescriber_check))
    staff->roles |= RESPITE_ROLE_PRESCRIBER;
  if (gtk_check_button_get_active (self->nurse_check))
    staff->roles |= RESPITE_ROLE_NURSE;
  if (gtk_check_button_get_active (self->desk_check))
    staff->roles |= RESPITE_ROLE_DESK;
  staff->active = TRUE;

  return staff;
}

static void
set_busy (RespiteSetupPage *self,
          gboolean          is_busy)
{
  gtk_spinner_set_spinning (self->spinner, is_busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->steps), !is_busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->next_button), !is_busy);
  gtk_widget_set_sensitive (self->back_button, !is_busy);
}

static void
created_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (RespiteSetupPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *code = respite_clinic_create_finish (RESPITE_CLINIC (source), result, &error);

  set_busy (self, FALSE);
  if (code == NULL)
    {
      respite_error_bar_show (self->error_bar, error);
      return;
    }

  respite_entry_row_set_text (self->password_row, "");
  respite_entry_row_set_text (self->repeat_row, "");
  respite_recovery_box_set_code (self->code_box, code);
  show_step (self, 2);
  gtk_widget_grab_focus (GTK_WIDGET (self->kept_check));
}

/* The sentence below the entry that has to be mended, and the keyboard in it. */
static void
refuse (RespiteEntryRow *row,
        const char      *sentence)
{
  respite_entry_row_set_error (row, sentence);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static gboolean
check_clinic (RespiteSetupPage *self)
{
  g_autoptr (RespiteClinicInfo) info = read_clinic (self);
  g_autoptr (GError) error = NULL;

  if (*info->name == '\0')
    {
      refuse (self->name_row, _ ("The clinic needs a name."));
      return FALSE;
    }
  if (respite_clinic_info_check (info, &error))
    return TRUE;

  respite_error_bar_show (self->error_bar, error);

  return FALSE;
}

static void
make_clinic (RespiteSetupPage *self)
{
  const char *password = respite_entry_row_get_text (self->password_row);
  g_autoptr (RespiteClinicInfo) info = read_clinic (self);
  g_autoptr (RespiteStaff) staff = read_person (self);
  const char *words[] = { info->name, staff->login, staff->name, NULL };
  g_autoptr (GError) error = NULL;

  if (*staff->name == '\0')
    {
      refuse (self->person_row, _ ("The account needs a name."));
      return;
    }
  if (!respite_password_check (password, info->kind, words, &error))
    {
      refuse (self->password_row, error->message);
      return;
    }
  if (!g_str_equal (password, respite_entry_row_get_text (self->repeat_row)))
    {
      refuse (self->repeat_row, _ ("The two passwords are not the same."));
      return;
    }

  set_busy (self, TRUE);
  respite_clinic_create_async (respite_page_get_clinic (RESPITE_PAGE (self)), info, staff, password, NULL, created_cb,
                               g_object_ref (self));
}

static void
next_clicked_cb (RespiteSetupPage *self)
{
  switch (get_step (self))
    {
    case 0:
      if (check_clinic (self))
        show_step (self, 1);
      break;

    case 1:
      make_clinic (self);
      break;

    default:
      respite_recovery_box_set_code (self->code_box, "");
      g_signal_emit (self, signals[DONE], 0);
    }
}

static void
back_clicked_cb (RespiteSetupPage *self)
{
  show_step (self, 0);
}

static void
kept_toggled_cb (RespiteSetupPage *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->next_button), gtk_check_button_get_active (self->kept_check));
}

static void
logo_picked_cb (RespiteSetupPage *self,
                GBytes           *logo)
{
  g_clear_pointer (&self->logo, g_bytes_unref);
  if (logo != NULL)
    self->logo = g_bytes_ref (logo);
  respite_logo_picker_set_logo (self->logo_picker, logo);
}

static void
country_changed_cb (RespiteSetupPage *self)
{
  const RespiteCountry *country = respite_country_get_nth (gtk_drop_down_get_selected (self->country_drop));
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  const char *name = g_time_zone_get_identifier (local);

  /* The machine's own zone where it has one; some machines only know "UTC". */
  if (country->time_zone != NULL && strchr (name, '/') == NULL)
    name = country->time_zone;
  respite_entry_row_set_text (self->zone_row, strchr (name, '/') != NULL ? name : "UTC");
}

static gboolean
respite_setup_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (RESPITE_SETUP_PAGE (widget)->name_row));
}

static void
respite_setup_page_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_SETUP_PAGE);

  G_OBJECT_CLASS (respite_setup_page_parent_class)->dispose (object);
}

static void
respite_setup_page_finalize (GObject *object)
{
  g_clear_pointer (&RESPITE_SETUP_PAGE (object)->logo, g_bytes_unref);

  G_OBJECT_CLASS (respite_setup_page_parent_class)->finalize (object);
}

static void
respite_setup_page_class_init (RespiteSetupPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);
  g_type_ensure (RESPITE_TYPE_LOGO_PICKER);
  g_type_ensure (RESPITE_TYPE_RECOVERY_BOX);
  g_type_ensure (RESPITE_TYPE_ERROR_BAR);

  object_class->dispose = respite_setup_page_dispose;
  object_class->finalize = respite_setup_page_finalize;
  widget_class->focus = respite_template_focus;
  widget_class->grab_focus = respite_setup_page_grab_focus;

  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-setup-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteSetupPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteSetupPage, text_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteSetupPage, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteSetupPage, steps);
  gtk_widget_class_bind_template_child (widget_class, RespiteSetupPage, name_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteSetupPage, address_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteSetupPage, phone_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteSetupPage, after_hours_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteSetupPage, country_drop);
  gtk_widget_class_bind_template_child (widget_class, RespiteSetupPage, language_drop);
  gtk_widget_class_bind_template_child (widget_class, RespiteSetupPage, zone_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteSetupPage, logo_picker);
  gtk_widget_class_bind_template_child (widget_class, RespiteSetupPage, person_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteSetupPage, login_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteSetupPage, password_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteSetupPage, repeat_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteSetupPage, prescriber_check);
  gtk_widget_class_bind_template_child (widget_class, RespiteSetupPage, nurse_check);
  gtk_widget_class_bind_template_child (widget_class, RespiteSetupPage, desk_check);
  gtk_widget_class_bind_template_child (widget_class, RespiteSetupPage, code_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteSetupPage, kept_check);
  gtk_widget_class_bind_template_child (widget_class, RespiteSetupPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, RespiteSetupPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteSetupPage, next_button);
  gtk_widget_class_bind_template_callback (widget_class, next_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, kept_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, country_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, logo_picked_cb);
}

static void
respite_setup_page_init (RespiteSetupPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  country_changed_cb (self);
  show_step (self, 0);
}

void
respite_setup_page_set_practice (RespiteSetupPage *self,
                                 gboolean          is_practice)
{
  g_return_if_fail (RESPITE_IS_SETUP_PAGE (self));

  self->is_practice = is_practice;
}
