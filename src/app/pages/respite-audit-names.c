/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-audit-names.h"

#include "forms/respite-consent-template.h"
#include "service/respite-course-acts.h"
#include "service/respite-form-acts.h"
#include "service/respite-handout-text-acts.h"
#include "service/respite-office-staff.h"

struct _RespiteAuditNames
{
  GHashTable *names;            /* "group code": the name */
};

static void
add (RespiteAuditNames *self,
     const char        *group,
     const char        *code,
     const char        *name)
{
  g_hash_table_insert (self->names, g_strconcat (group, " ", code, NULL), g_strdup (name));
}

static void
add_accounts (RespiteAuditNames *self,
              RespiteOffice     *office)
{
  g_autoptr (GPtrArray) people = respite_office_list_staff (office, NULL);

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      const RespiteStaff *staff = g_ptr_array_index (people, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, staff->id);

      add (self, "account", id, staff->name);
    }
}

static void
add_forms (RespiteAuditNames *self,
           RespiteOffice     *office,
           const char        *language)
{
  g_autoptr (GPtrArray) forms = respite_office_list_forms_in (office, language, NULL);

  for (guint i = 0; forms != NULL && i < forms->len; i++)
    {
      const RespiteFormRow *form = g_ptr_array_index (forms, i);

      add (self, "form", form->slug, form->title);
    }
}

static void
add_texts (RespiteAuditNames *self,
           RespiteOffice     *office,
           const char        *language)
{
  g_autoptr (GPtrArray) consents = respite_consent_template_list (language);
  g_autoptr (GHashTable) handouts = respite_office_list_handout_titles (office, language, NULL);
  GHashTableIter iter;
  gpointer name, title;

  for (guint i = 0; i < consents->len; i++)
    {
      const RespiteConsentTemplate *consent = g_ptr_array_index (consents, i);

      add (self, "consent", consent->slug, consent->title);
    }
  if (handouts == NULL)
    return;

  g_hash_table_iter_init (&iter, handouts);
  while (g_hash_table_iter_next (&iter, &name, &title))
    add (self, "handout", name, title);
}

static void
add_checks (RespiteAuditNames *self,
            GPtrArray         *checks)
{
  for (guint i = 0; checks != NULL && i < checks->len; i++)
    {
      const RespiteChecklistItem *check = g_ptr_array_index (checks, i);

      add (self, "check", check->code, check->text);
    }
}

RespiteAuditNames *
respite_audit_names_new (RespiteOffice *office,
                         const char    *language)
{
  RespiteAuditNames *self = g_new0 (RespiteAuditNames, 1);
  g_autoptr (GPtrArray) protocols = respite_office_list_protocols (office, language, NULL);

  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  add_accounts (self, office);
  add_forms (self, office, language);
  add_texts (self, office, language);
  for (guint i = 0; protocols != NULL && i < protocols->len; i++)
    {
      const RespiteProtocol *protocol = g_ptr_array_index (protocols, i);

      add_checks (self, protocol->gate);
      add_checks (self, protocol->discharge);
    }

  return self;
}

void
respite_audit_names_free (RespiteAuditNames *names)
{
  if (names == NULL)
    return;

  g_hash_table_unref (names->names);
  g_free (names);
}

const char *
respite_audit_names_find (const RespiteAuditNames *names,
                          const char              *group,
                          const char              *code)
{
  g_autofree char *key = g_strconcat (group, " ", code, NULL);

  return names != NULL ? g_hash_table_lookup (names->names, key) : NULL;
}
