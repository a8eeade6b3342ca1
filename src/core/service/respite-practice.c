/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-practice-private.h"

#include <gio/gio.h>
#include <string.h>

#include "base/respite-quantity.h"
#include "base/respite-time.h"
#include "infusion/respite-thresholds.h"
#include "service/respite-calendar-acts.h"
#include "service/respite-course-acts.h"
#include "service/respite-office-staff.h"
#include "service/respite-patient-acts.h"
#include "service/respite-session-acts.h"

/* How long ago the clinic opened. */
#define OPENED_DAYS 60

#define PROTOCOL "pain-short-series"
#define N_CHAIRS 4

static void
member_free (gpointer data)
{
  RespitePracticeMember *member = data;

  g_strfreev (member->fields);
  g_array_unref (member->sessions);
  g_free (member);
}

static void
practice_clear (RespitePractice *practice)
{
  g_clear_pointer (&practice->desk, respite_office_free);
  g_clear_pointer (&practice->nurse, respite_office_free);
  g_clear_pointer (&practice->prescriber, respite_office_free);
  g_clear_pointer (&practice->owner, respite_office_free);
  g_clear_pointer (&practice->steps, g_array_unref);
  g_clear_pointer (&practice->members, g_ptr_array_unref);
  g_clear_pointer (&practice->protocol, respite_protocol_free);
  g_clear_pointer (&practice->rand, g_rand_free);
  g_clear_pointer (&practice->score_rand, g_rand_free);
  g_clear_pointer (&practice->zone, g_time_zone_unref);
  g_clear_pointer (&practice->clock, respite_clock_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RespitePractice, practice_clear)

void
respite_practice_set (char      **field,
                      const char *value)
{
  g_free (*field);
  *field = g_strdup (value);
}

GStrv
respite_practice_read_lines (const char *name)
{
  g_autofree char *path = g_strconcat ("/org/respite/Respite/core/demo/", name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) lines = NULL;

  g_assert (bytes != NULL);
  lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] != '\0' && *lines[i] != '#')
        g_strv_builder_add (builder, lines[i]);
    }
  return g_strv_builder_end (builder);
}

void
respite_practice_add_step (RespitePractice           *practice,
                           const RespitePracticeStep *step)
{
  RespitePracticeStep copy = *step;

  if (step->at > practice->now)
    return;

  copy.order = practice->steps->len;
  g_array_append_val (practice->steps, copy);
}

static int
compare_steps (gconstpointer a,
               gconstpointer b)
{
  const RespitePracticeStep *one = a;
  const RespitePracticeStep *other = b;

  if (one->at != other->at)
    return one->at < other->at ? -1 : 1;
  return one->order < other->order ? -1 : 1;
}

static RespiteOffice *
open_as (const char   *folder,
         const char   *login,
         RespiteClock *clock,
         GError      **error)
{
  g_autoptr (RespiteOffice) office = respite_office_open (folder, clock, error);

  if (office == NULL || !respite_office_sign_in (office, login, RESPITE_PRACTICE_PASSWORD, error))
    return NULL;
  return g_steal_pointer (&office);
}

static gboolean
create_clinic (RespitePractice *practice,
               const char      *folder,
               const char      *time_zone,
               GError         **error)
{
  static const struct
  {
    const char *login;
    const char *name;
    RespiteRole role;
  } people[] = {
    { "prescriber", "Miriam Castellan, MD", RESPITE_ROLE_PRESCRIBER },
    { "nurse", "Joel Abara, RN", RESPITE_ROLE_NURSE },
    { "desk", "Priya Lindqvist", RESPITE_ROLE_DESK },
  };
  g_autoptr (RespiteClinicInfo) info = respite_clinic_info_new ();
  g_autoptr (RespiteStaff) owner = respite_staff_new ();
  g_autofree char *code = NULL;

  info->kind = RESPITE_CLINIC_PRACTICE;
  respite_practice_set (&info->name, "Willow Street Infusion Clinic");
  respite_practice_set (&info->address, "12 Willow Street, Suite 3\nNew Harbor");
  respite_practice_set (&info->phone, "(212) 555-0100");
  respite_practice_set (&info->after_hours_phone, "(212) 555-0199");
  respite_practice_set (&info->country, "us");
  respite_practice_set (&info->time_zone, time_zone);
  respite_practice_set (&info->paper, "letter");
  respite_practice_set (&info->language, "en");
  respite_practice_set (&owner->login, "owner");
  respite_practice_set (&owner->name, "Dana Whitfield, MD");
  owner->roles = RESPITE_ROLES_PEOPLE;
  practice->owner = respite_office_create (folder, info, owner, RESPITE_PRACTICE_PASSWORD, practice->clock, &code,
                                           error);
  if (practice->owner == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr (RespiteStaff) staff = respite_staff_new ();

      respite_practice_set (&staff->login, people[i].login);
      respite_practice_set (&staff->name, people[i].name);
      staff->roles = people[i].role;
      if (!respite_office_add_staff (practice->owner, staff, RESPITE_PRACTICE_PASSWORD, NULL, error))
        return FALSE;
    }
  practice->prescriber = open_as (folder, "prescriber", practice->clock, error);
  practice->nurse = practice->prescriber != NULL ? open_as (folder, "nurse", practice->clock, error) : NULL;
  practice->desk = practice->nurse != NULL ? open_as (folder, "desk", practice->clock, error) : NULL;
  return practice->desk != NULL;
}

/* Chairs, limits and the protocol. */
static gboolean
set_up_clinic (RespitePractice *practice,
               GError         **error)
{
  g_autoptr (RespiteThresholds) thresholds = respite_thresholds_new_example ();
  g_autoptr (RespiteClinicDays) days = respite_clinic_days_new ();
  gint64 protocol = 0;

  for (int i = 1; i <= N_CHAIRS; i++)
    {
      g_autofree char *chair = g_strdup_printf ("Chair %d", i);

      g_ptr_array_add (days->chairs, respite_chair_new (chair, FALSE));
    }

  if (!respite_office_resolve (practice->owner, RESPITE_KIND_PROTOCOL, PROTOCOL, &protocol, error))
    return FALSE;
  practice->protocol = respite_office_get_protocol (practice->owner, protocol, "en", error);
  return practice->protocol != NULL && respite_office_put_clinic_days (practice->owner, days, error) &&
         respite_office_set_thresholds (practice->prescriber, thresholds, RESPITE_PRACTICE_PASSWORD, error);
}

/* The appointment on a full 5 minutes. */
static gint64
round_time (gint64 at)
{
  return at - at % (5 * RESPITE_MINUTE_MS);
}

static void
read_cast (RespitePractice *practice)
{
  g_auto (GStrv) lines = respite_practice_read_lines ("cast.tsv");

  for (guint i = 1; lines[i] != NULL; i++)
    {
      RespitePracticeMember *member = g_new0 (RespitePracticeMember, 1);
      gboolean is_read = FALSE;

      member->fields = g_strsplit (lines[i], "\t", -1);
      g_assert (g_strv_length (member->fields) == RESPITE_N_CAST_COLUMNS);
      member->sessions = g_array_new (FALSE, FALSE, sizeof (gint64));
      member->place = practice->members->len;
      member->number = atoi (member->fields[RESPITE_CAST_NUMBER]);
      member->minutes = atoi (member->fields[RESPITE_CAST_MINUTES]);
      member->session_at = practice->now + atoi (member->fields[RESPITE_CAST_MINUTES_FROM_NOW]) * RESPITE_MINUTE_MS;
      member->session_at = round_time (member->session_at);
      is_read = respite_quantity_parse (member->fields[RESPITE_CAST_WEIGHT], 3, &member->weight_g, NULL);
      g_assert (is_read);
      member->systolic = g_rand_int_range (practice->rand, 112, 134);
      member->diastolic = g_rand_int_range (practice->rand, 66, 82);
      member->pulse = g_rand_int_range (practice->rand, 60, 82);
      member->spo2 = g_rand_int_range (practice->rand, 96, 100);
      member->pain = g_rand_int_range (practice->rand, 5, 9);
      g_ptr_array_add (practice->members, member);
      respite_practice_plan_member (practice, member);
    }
}

static gboolean
run_steps (RespitePractice *practice,
           GError         **error)
{
  g_array_sort (practice->steps, compare_steps);
  for (guint i = 0; i < practice->steps->len; i++)
    {
      const RespitePracticeStep *step = &g_array_index (practice->steps, RespitePracticeStep, i);
      gint64 wait = step->at - respite_clock_get_now (practice->clock);

      if (wait > 0)
        respite_clock_advance (practice->clock, wait);
      if (!step->func (practice, step, error))
        {
          g_prefix_error (error, "%s %s: ", step->member->fields[RESPITE_CAST_PLAN],
                          step->text != NULL ? step->text : "");
          return FALSE;
        }
    }

  /* The pumps of the running visits are looked at up to now. */
  if (respite_clock_get_now (practice->clock) < practice->now)
    respite_clock_advance (practice->clock, practice->now - respite_clock_get_now (practice->clock));

  return respite_office_note_seen (practice->owner, error);
}

gboolean
respite_practice_create (const char *folder,
                         const char *time_zone,
                         int         patients,
                         guint32     seed,
                         gint64      now,
                         GError    **error)
{
  g_auto (RespitePractice) practice = { 0 };
  gint64 opened = now - OPENED_DAYS * RESPITE_DAY_MS;

  g_return_val_if_fail (folder != NULL, FALSE);

  if (time_zone == NULL)
    time_zone = "UTC";
  practice.clock = respite_clock_new_fake (opened);
  practice.zone = g_time_zone_new_identifier (time_zone);
  if (practice.zone == NULL)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("There is no time zone “%s”"), time_zone);
  practice.rand = g_rand_new_with_seed (seed);
  practice.score_rand = g_rand_new_with_seed (~seed);
  practice.now = now;
  practice.members = g_ptr_array_new_with_free_func (member_free);
  practice.steps = g_array_new (FALSE, FALSE, sizeof (RespitePracticeStep));
  if (!create_clinic (&practice, folder, time_zone, error) || !set_up_clinic (&practice, error))
    return FALSE;

  read_cast (&practice);
  if (!respite_practice_add_crowd (&practice, patients - (int) practice.members->len, error))
    return FALSE;
  return run_steps (&practice, error);
}
