/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-office-audit.h"

#include "service/respite-office-private.h"
#include "store/respite-migrate.h"

static gboolean
write_list (RespiteOffice  *office,
            gpointer        data G_GNUC_UNUSED,
            GError        **error)
{
  return respite_office_audit (office, &(RespiteAuditRow) { .action = "audit.view", .kind = RESPITE_KIND_CLINIC },
                               error);
}

GPtrArray *
respite_office_list_audit (RespiteOffice             *office,
                           const RespiteAuditFilter  *filter,
                           gint64                    *n_total,
                           GError                   **error)
{
  /* Who reads the trail stands in it too, where it can be written. */
  if (office->condition == RESPITE_OFFICE_SOUND && !office->reader)
    {
      if (!respite_office_act (office, RESPITE_FUNCTION_AUDIT_VIEW, write_list, NULL, error))
        return NULL;
    }
  else if (!respite_office_may (office, RESPITE_FUNCTION_AUDIT_VIEW, error))
    return NULL;

  return respite_audit_list (office->db, filter, n_total, error);
}

void
respite_verification_free (RespiteVerification *verification)
{
  if (verification == NULL)
    return;

  g_free (verification->problem);
  g_free (verification);
}

/* Notes a found problem in @verification; other failures stay failures. */
static gboolean
take_problem (RespiteVerification  *verification,
              GError               *failure,
              GError              **error)
{
  g_autoptr (GError) owned = failure;

  if (!g_error_matches (owned, RESPITE_ERROR, RESPITE_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (&owned));
      return FALSE;
    }

  g_clear_pointer (&verification->problem, g_free);
  verification->problem = g_strdup (owned->message);

  return TRUE;
}

RespiteVerification *
respite_office_verify (RespiteOffice  *office,
                       GError        **error)
{
  g_autoptr (RespiteVerification) verification = g_new0 (RespiteVerification, 1);
  GError *local = NULL;

  if (!respite_office_may (office, RESPITE_FUNCTION_AUDIT_VERIFY, error))
    return NULL;

  if (!respite_audit_verify (office->audit, office->db, &verification->audit, &local) &&
      !take_problem (verification, local, error))
    return NULL;
  if (verification->audit.problem != NULL)
    verification->problem = g_strdup_printf ("%s (%" G_GINT64_FORMAT ")",
                                             respite_translate (verification->audit.problem),
                                             verification->audit.broken_seq);
  if (verification->problem != NULL)
    return g_steal_pointer (&verification);

  if ((!respite_db_check (office->db, TRUE, &local) || !respite_migrate_check_schema (office->db, &local)) &&
      !take_problem (verification, local, error))
    return NULL;

  return g_steal_pointer (&verification);
}
