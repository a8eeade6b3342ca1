/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "domain/respite-role.h"

#include <gio/gio.h>

#define MATRIX_PATH "/org/respite/Respite/core/permissions.tsv"

const RespiteCode respite_role_codes[] = {
  { RESPITE_ROLE_PRESCRIBER,    "prescriber"    },
  { RESPITE_ROLE_NURSE,         "nurse"         },
  { RESPITE_ROLE_DESK,          "desk"          },
  { RESPITE_ROLE_ADMINISTRATOR, "administrator" },
  { RESPITE_ROLE_BACKUP,        "backup"        },
  { 0,                          NULL            },
};

const RespiteCode respite_function_codes[] = {
  { RESPITE_FUNCTION_CLINIC_SETTINGS,   "clinic.settings"   },
  { RESPITE_FUNCTION_STAFF_VIEW,        "staff.view"        },
  { RESPITE_FUNCTION_STAFF_EDIT,        "staff.edit"        },
  { RESPITE_FUNCTION_PATIENT_FIND,      "patient.find"      },
  { RESPITE_FUNCTION_PATIENT_EDIT,      "patient.edit"      },
  { RESPITE_FUNCTION_PATIENT_ARCHIVE,   "patient.archive"   },
  { RESPITE_FUNCTION_PATIENT_MERGE,     "patient.merge"     },
  { RESPITE_FUNCTION_RECORD_VIEW,       "record.view"       },
  { RESPITE_FUNCTION_RECORD_EDIT,       "record.edit"       },
  { RESPITE_FUNCTION_ACCESS_OPEN,       "access.open"       },
  { RESPITE_FUNCTION_ACCESS_REVIEW,     "access.review"     },
  { RESPITE_FUNCTION_FORM_FILL,         "form.fill"         },
  { RESPITE_FUNCTION_FORM_MANAGE,       "form.manage"       },
  { RESPITE_FUNCTION_SCORE_ENTER,       "score.enter"       },
  { RESPITE_FUNCTION_SAFETY_VIEW,       "safety.view"       },
  { RESPITE_FUNCTION_SAFETY_ACKNOWLEDGE, "safety.acknowledge" },
  { RESPITE_FUNCTION_ELIGIBILITY_SIGN,  "eligibility.sign"  },
  { RESPITE_FUNCTION_CONSENT_PRESENT,   "consent.present"   },
  { RESPITE_FUNCTION_CONSENT_SIGN,      "consent.sign"      },
  { RESPITE_FUNCTION_CONSENT_WITHDRAW,  "consent.withdraw"  },
  { RESPITE_FUNCTION_PROTOCOL_VIEW,     "protocol.view"     },
  { RESPITE_FUNCTION_PROTOCOL_MANAGE,   "protocol.manage"   },
  { RESPITE_FUNCTION_COURSE_EDIT,       "course.edit"       },
  { RESPITE_FUNCTION_COURSE_REVIEW,     "course.review"     },
  { RESPITE_FUNCTION_BOARD_VIEW,        "board.view"        },
  { RESPITE_FUNCTION_SESSION_BOOK,      "session.book"      },
  { RESPITE_FUNCTION_SESSION_CHECK_IN,  "session.check-in"  },
  { RESPITE_FUNCTION_SESSION_GATE,      "session.gate"      },
  { RESPITE_FUNCTION_SESSION_ORDER,     "session.order"     },
  { RESPITE_FUNCTION_SESSION_PREPARE,   "session.prepare"   },
  { RESPITE_FUNCTION_SESSION_RECORD,    "session.record"    },
  { RESPITE_FUNCTION_SESSION_DISCHARGE, "session.discharge" },
  { RESPITE_FUNCTION_SESSION_SIGN,      "session.sign"      },
  { RESPITE_FUNCTION_SESSION_AMEND,     "session.amend"     },
  { RESPITE_FUNCTION_HANDOUT_MAKE,      "handout.make"      },
  { RESPITE_FUNCTION_HANDOUT_CONFIRM, "handout.confirm"   },
  { RESPITE_FUNCTION_DOCUMENT_MAKE,     "document.make"     },
  { RESPITE_FUNCTION_THRESHOLD_EDIT,    "threshold.edit"    },
  { RESPITE_FUNCTION_AUDIT_VIEW,        "audit.view"        },
  { RESPITE_FUNCTION_AUDIT_VERIFY,      "audit.verify"      },
  { RESPITE_FUNCTION_BACKUP_MAKE,       "backup.make"       },
  { RESPITE_FUNCTION_BACKUP_RESTORE,    "backup.restore"    },
  { 0,                                  NULL                },
};

static RespiteRole matrix[RESPITE_N_FUNCTIONS];

char *
respite_roles_to_text (RespiteRole roles)
{
  GString *text = g_string_new (NULL);

  for (const RespiteCode *code = respite_role_codes; code->word != NULL; code++)
    if (roles & (RespiteRole) code->value)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "," : "", code->word);

  return g_string_free (text, FALSE);
}

gboolean
respite_roles_from_text (const char  *text,
                         RespiteRole *roles)
{
  g_auto (GStrv) words = g_strsplit (text, ",", -1);
  int found = 0;

  for (char **word = words; *word != NULL; word++)
    {
      int value;

      if (!respite_code_from_word (respite_role_codes, g_strstrip (*word), &value))
        return FALSE;
      found |= value;
    }

  *roles = (RespiteRole) found;

  return found != 0;
}

/* One line: the function's word, then "yes" or "no" under each role's word of the head line. */
static void
read_line (char **head,
           char **cells)
{
  int function;

  if (!respite_code_from_word (respite_function_codes, cells[0], &function))
    g_error ("permissions.tsv: unknown function \"%s\"", cells[0]);

  for (int i = 1; head[i] != NULL; i++)
    {
      int role;

      if (!respite_code_from_word (respite_role_codes, head[i], &role) || cells[i] == NULL)
        g_error ("permissions.tsv: bad column %d of \"%s\"", i, cells[0]);
      if (g_strcmp0 (cells[i], "yes") == 0)
        matrix[function] |= (RespiteRole) role;
      else if (g_strcmp0 (cells[i], "no") != 0)
        g_error ("permissions.tsv: \"%s\" of \"%s\" is neither yes nor no", cells[i], cells[0]);
    }
}

static gpointer
read_matrix (gpointer data G_GNUC_UNUSED)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (MATRIX_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) head = NULL;
  int n_functions = 0;

  if (bytes == NULL)
    g_error ("permissions.tsv is missing");

  lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
  head = g_strsplit (lines[0], "\t", -1);
  for (char **line = lines + 1; *line != NULL && **line != '\0'; line++, n_functions++)
    {
      g_auto (GStrv) cells = g_strsplit (*line, "\t", -1);

      read_line (head, cells);
    }

  if (n_functions != RESPITE_N_FUNCTIONS)
    g_error ("permissions.tsv has %d functions, the program %d", n_functions, RESPITE_N_FUNCTIONS);

  return matrix;
}

gboolean
respite_function_is_allowed (RespiteFunction function,
                             RespiteRole     roles)
{
  static GOnce once = G_ONCE_INIT;

  g_return_val_if_fail (function >= 0 && function < RESPITE_N_FUNCTIONS, FALSE);

  g_once (&once, read_matrix, NULL);

  return (matrix[function] & roles) != 0;
}
