/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-patient-page.h"

#include <glib/gi18n.h>

#include "pages/respite-access-bar.h"
#include "pages/respite-banner-warnings.h"
#include "pages/respite-consent-bar.h"
#include "pages/respite-courses-tab.h"
#include "pages/respite-forms-tab.h"
#include "pages/respite-history-tab.h"
#include "pages/respite-outcomes-tab.h"
#include "pages/respite-overview-tab.h"
#include "pages/respite-papers-tab.h"
#include "pages/respite-visits-tab.h"
#include "service/respite-course-acts.h"
#include "service/respite-form-acts.h"
#include "service/respite-patient-acts.h"
#include "widgets/respite-banner.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-keys.h"
#include "widgets/respite-template.h"

struct _RespitePatientPage
{
  RespitePage      parent_instance;

  gint64           shown_subject;

  /* The patient whose opening is in the audit already. */
  gint64           opened;
  char            *tab;

  /* Template children, owned by the template */
  RespiteBanner   *banner;
  RespiteErrorBar *error_bar;
  RespiteFormsTab *forms_tab;
  GtkWidget       *tabs;
  GtkStack        *stack;
};

G_DEFINE_FINAL_TYPE (RespitePatientPage, respite_patient_page, RESPITE_TYPE_PAGE)

typedef struct
{
  gint64   patient_id;
  gboolean open_record;
} Request;

typedef struct
{
  RespitePatient        *patient;
  RespiteBannerWarnings *warnings;
  int                    done;
  int                    sessions;
  gboolean               has_course;
  gboolean               may_see;
  gint64                 asked;
} Head;

static const char *const tab_names[] = { "overview", "forms", "courses", "sessions", "outcomes", "documents",
                                         "history" };

static void
head_free (gpointer data)
{
  Head *head = data;

  g_clear_pointer (&head->patient, respite_patient_free);
  g_clear_pointer (&head->warnings, respite_banner_warnings_free);
  g_free (head);
}

static void
read_course (RespiteOffice *office,
             Head          *head)
{
  g_autoptr (GPtrArray) courses = respite_office_list_courses (office, head->patient->id, NULL);

  for (guint i = 0; courses != NULL && i < courses->len && !head->has_course; i++)
    {
      RespiteCourse *course = g_ptr_array_index (courses, i);

      if (course->state != RESPITE_COURSE_ACTIVE)
        continue;
      head->has_course = TRUE;
      head->done = course->done;
      head->sessions = course->sessions;
    }
}

/* A person who may find patients but not see records gets the banner without flags and course. */
static gpointer
read_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  Request *request = data;
  RespitePatient *patient = respite_office_get_patient (office, request->patient_id, request->open_record, error);
  Head *head;

  if (patient == NULL)
    return NULL;

  head = g_new0 (Head, 1);
  head->patient = patient;
  head->asked = request->patient_id;
  head->warnings = respite_banner_warnings_read (office, patient->id);
  head->may_see = respite_office_may_see (office, patient->id, NULL);
  if (head->may_see)
    read_course (office, head);

  return head;
}

static GtkWidget *
find_tab_button (RespitePatientPage *self,
                 const char         *name)
{
  GtkWidget *button = gtk_widget_get_first_child (self->tabs);

  for (guint i = 0; button != NULL && g_strcmp0 (tab_names[i], name) != 0; i++)
    button = gtk_widget_get_next_sibling (button);

  return button;
}

/* What is in the record alone stays shut to a person who may not see it. */
static void
open_tabs (RespitePatientPage *self,
           gboolean            may_see)
{
  static const char *const record_tabs[] = { "outcomes", "documents", "history" };

  for (guint i = 0; i < G_N_ELEMENTS (record_tabs); i++)
    {
      GtkWidget *button = find_tab_button (self, record_tabs[i]);
      /* Handouts and notes are made there, too, by people who see no record. */
      gboolean is_open = may_see || (g_str_equal (record_tabs[i], "documents") &&
                                     respite_clinic_may (respite_page_get_clinic (RESPITE_PAGE (self)),
                                                         RESPITE_FUNCTION_HANDOUT_MAKE));

      gtk_widget_set_sensitive (button, is_open);
      gtk_widget_set_tooltip_text (button, is_open ? NULL : _ ("Your role does not show this."));
      if (!is_open && g_str_equal (self->tab, record_tabs[i]))
        respite_patient_page_show_tab (self, "overview");
    }
}

static void
read_cb (gpointer      page,
         gpointer      result,
         const GError *error,
         gpointer      user_data)
{
  RespitePatientPage *self = page;
  RespiteClinic *clinic = respite_page_get_clinic (page);
  g_autofree char *course = NULL;
  Head *head = result;

  respite_error_bar_show (self->error_bar, error);
  if (head == NULL)
    {
      respite_banner_set_patient (self->banner, NULL, 0, NULL);
      return;
    }
  if (head->asked != respite_page_get_subject (page))
    {
      head_free (head);
      return;
    }
  if (head->patient->id != head->asked)
    {
      /* The record was merged into another, which stands for it. */
      respite_page_set_subject (page, head->patient->id);
      head_free (head);
      return;
    }

  self->opened = head->patient->id;
  open_tabs (self, head->may_see);
  respite_banner_set_patient (self->banner, head->patient, respite_clock_get_now (respite_clinic_get_clock (clinic)),
                              respite_clinic_get_zone (clinic));
  respite_banner_warnings_show (head->warnings, self->banner);
  if (head->has_course)
    course = g_strdup_printf (_ ("Course: %d of %d done"), head->done, head->sessions);
  respite_banner_set_course (self->banner, course);
  head_free (head);
}

static void
respite_patient_page_load (RespitePage *page)
{
  RespitePatientPage *self = RESPITE_PATIENT_PAGE (page);
  Request *request;

  if (respite_page_get_subject (page) == 0)
    return;

  if (self->shown_subject != respite_page_get_subject (page))
    {
      self->shown_subject = respite_page_get_subject (page);
      respite_banner_set_patient (self->banner, NULL, 0, NULL);
      respite_patient_page_show_tab (self, "overview");
    }

  request = g_new0 (Request, 1);
  request->patient_id = respite_page_get_subject (page);
  request->open_record = self->opened != request->patient_id;
  respite_page_run (page, read_job, request, g_free, head_free, read_cb, NULL);
}

static void
respite_patient_page_changed (RespitePage      *page,
                              RespiteChangeSet *changes)
{
  if (respite_change_set_has_patient (changes, respite_page_get_subject (page)))
    respite_patient_page_load (page);
}

static void
respite_patient_page_leave (RespitePage *page)
{
  GtkWidget *tab = gtk_stack_get_visible_child (RESPITE_PATIENT_PAGE (page)->stack);

  if (RESPITE_IS_PAGE (tab))
    respite_page_leave (RESPITE_PAGE (tab));
}

static void
begin_form_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  RespitePatientPage *self = RESPITE_PATIENT_PAGE (widget);

  respite_patient_page_show_tab (self, "forms");
  respite_forms_tab_begin (self->forms_tab, g_variant_get_string (parameter, NULL));
}

static gboolean
respite_patient_page_grab_focus (GtkWidget *widget)
{
  RespitePatientPage *self = RESPITE_PATIENT_PAGE (widget);
  GtkWidget *button = find_tab_button (self, self->tab);

  return button != NULL && gtk_widget_grab_focus (button);
}

static void
respite_patient_page_get_property (GObject    *object,
                                   guint       id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  g_value_set_string (value, RESPITE_PATIENT_PAGE (object)->tab);
}

static void
respite_patient_page_set_property (GObject      *object,
                                   guint         id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  respite_patient_page_show_tab (RESPITE_PATIENT_PAGE (object), g_value_get_string (value));
}

static void
respite_patient_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RESPITE_TYPE_PATIENT_PAGE);

  G_OBJECT_CLASS (respite_patient_page_parent_class)->dispose (object);
}

static void
respite_patient_page_finalize (GObject *object)
{
  g_free (RESPITE_PATIENT_PAGE (object)->tab);

  G_OBJECT_CLASS (respite_patient_page_parent_class)->finalize (object);
}

static void
respite_patient_page_class_init (RespitePatientPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RespitePageClass *page_class = RESPITE_PAGE_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ACCESS_BAR);
  g_type_ensure (RESPITE_TYPE_CONSENT_BAR);
  g_type_ensure (RESPITE_TYPE_BANNER);
  g_type_ensure (RESPITE_TYPE_COURSES_TAB);
  g_type_ensure (RESPITE_TYPE_ERROR_BAR);
  g_type_ensure (RESPITE_TYPE_FORMS_TAB);
  g_type_ensure (RESPITE_TYPE_HISTORY_TAB);
  g_type_ensure (RESPITE_TYPE_OUTCOMES_TAB);
  g_type_ensure (RESPITE_TYPE_OVERVIEW_TAB);
  g_type_ensure (RESPITE_TYPE_PAPERS_TAB);
  g_type_ensure (RESPITE_TYPE_VISITS_TAB);

  object_class->dispose = respite_patient_page_dispose;
  object_class->finalize = respite_patient_page_finalize;
  object_class->get_property = respite_patient_page_get_property;
  object_class->set_property = respite_patient_page_set_property;
  widget_class->focus = respite_template_focus;
  widget_class->grab_focus = respite_patient_page_grab_focus;
  page_class->load = respite_patient_page_load;
  page_class->changed = respite_patient_page_changed;
  page_class->leave = respite_patient_page_leave;

  g_object_class_install_property (object_class, 1,
                                   g_param_spec_string ("tab", NULL, NULL, "overview",
                                                        G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS |
                                                        G_PARAM_EXPLICIT_NOTIFY));
  gtk_widget_class_install_property_action (widget_class, "patient.tab", "tab");
  gtk_widget_class_install_action (widget_class, "patient.begin-form", "s", begin_form_cb);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-patient-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RespitePatientPage, banner);
  gtk_widget_class_bind_template_child (widget_class, RespitePatientPage, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespitePatientPage, forms_tab);
  gtk_widget_class_bind_template_child (widget_class, RespitePatientPage, tabs);
  gtk_widget_class_bind_template_child (widget_class, RespitePatientPage, stack);

  respite_keys_bind (widget_class, "patient");
}

static void
respite_patient_page_init (RespitePatientPage *self)
{
  self->tab = g_strdup ("overview");
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
respite_patient_page_show_tab (RespitePatientPage *self,
                               const char         *name)
{
  g_return_if_fail (RESPITE_IS_PATIENT_PAGE (self));

  if (g_strcmp0 (self->tab, name) == 0 || gtk_stack_get_child_by_name (self->stack, name) == NULL ||
      !gtk_widget_get_sensitive (find_tab_button (self, name)))
    return;

  respite_patient_page_leave (RESPITE_PAGE (self));
  g_free (self->tab);
  self->tab = g_strdup (name);
  gtk_stack_set_visible_child_name (self->stack, name);
  g_object_notify (G_OBJECT (self), "tab");
  if (gtk_widget_get_focus_child (self->tabs) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}
