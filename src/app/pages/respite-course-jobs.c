/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-course-jobs.h"

#include "service/respite-calendar-acts.h"
#include "service/respite-course-acts.h"
#include "service/respite-due-acts.h"
#include "service/respite-review-acts.h"
#include "service/respite-session-acts.h"

void
respite_course_plan_free (gpointer data)
{
  RespiteCoursePlan *plan = data;

  g_free (plan->start_on);
  g_free (plan->chair);
  g_free (plan->reason);
  g_free (plan);
}

gpointer
respite_course_list_job (RespiteOffice *office,
                         gpointer       data,
                         GError       **error)
{
  return respite_office_list_courses (office, *(gint64 *) data, error);
}

gpointer
respite_course_sessions_job (RespiteOffice *office,
                             gpointer       data,
                             GError       **error)
{
  RespiteSessionFilter filter = { .course_id = *(gint64 *) data };

  return respite_office_list_sessions (office, &filter, error);
}

gpointer
respite_course_protocols_job (RespiteOffice *office,
                              gpointer       data,
                              GError       **error)
{
  return respite_office_list_protocols (office, data, error);
}

gpointer
respite_course_days_job (RespiteOffice *office,
                         gpointer       data,
                         GError       **error)
{
  return respite_office_get_clinic_days (office);
}

gpointer
respite_course_propose_job (RespiteOffice *office,
                            gpointer       data,
                            GError       **error)
{
  const RespiteCoursePlan *plan = data;

  return respite_office_propose_course (office, plan->patient_id, plan->protocol_id, plan->start_on, plan->minutes,
                                        plan->chair, error);
}

gpointer
respite_course_create_job (RespiteOffice *office,
                           gpointer       data,
                           GError       **error)
{
  RespiteCoursePlan *plan = data;
  g_autoptr (GPtrArray) bookings = respite_course_propose_job (office, data, error);
  gint64 id = 0;

  /* One reason for every session whose chair is taken; it is kept only there. */
  for (guint i = 0; bookings != NULL && i < bookings->len; i++)
    {
      RespiteBooking *booking = g_ptr_array_index (bookings, i);

      g_free (booking->reason);
      booking->reason = g_strdup (plan->reason);
    }
  if (bookings != NULL)
    id = respite_office_plan_course (office, plan->patient_id, plan->protocol_id, bookings, error);

  return id != 0 ? g_memdup2 (&id, sizeof id) : NULL;
}

gpointer
respite_course_due_job (RespiteOffice *office,
                        gpointer       data,
                        GError       **error)
{
  return respite_office_list_course_due (office, *(gint64 *) data, error);
}

gpointer
respite_course_reviews_job (RespiteOffice *office,
                            gpointer       data,
                            GError       **error)
{
  return respite_office_list_course_reviews (office, *(gint64 *) data, error);
}

gpointer
respite_course_take_back_job (RespiteOffice *office,
                              gpointer       data,
                              GError       **error)
{
  respite_office_stop_course (office, *(gint64 *) data, "Planned by mistake", error);

  return NULL;
}
