/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "domain/respite-response.h"

const RespiteCode respite_decision_codes[] = {
  { RESPITE_DECISION_NONE,         "none"         },
  { RESPITE_DECISION_CLEARED,      "cleared"      },
  { RESPITE_DECISION_CONDITIONAL,  "conditional"  },
  { RESPITE_DECISION_DEFERRED,     "deferred"     },
  { RESPITE_DECISION_NOT_ELIGIBLE, "not-eligible" },
  { 0,                             NULL           },
};

void
respite_form_row_free (RespiteFormRow *row)
{
  if (row == NULL)
    return;

  g_free (row->slug);
  g_free (row->title);
  g_free (row->version);
  g_free (row);
}

void
respite_response_free (RespiteResponse *response)
{
  if (response == NULL)
    return;

  g_free (response->uuid);
  g_free (response->form_slug);
  g_free (response->form_title);
  g_free (response->form_version);
  g_free (response->json);
  g_free (response->staff_name);
  g_free (response->binding);
  g_free (response);
}

const RespiteCode respite_understanding_codes[] = {
  { RESPITE_UNDERSTANDING_NOT_ASKED, "not-asked" },
  { RESPITE_UNDERSTANDING_SAID_BACK, "said-back" },
  { RESPITE_UNDERSTANDING_EXPLAINED_AGAIN, "explained-again" },
  { 0, NULL },
};

void
respite_document_row_free (RespiteDocumentRow *row)
{
  if (row == NULL)
    return;

  g_free (row->kind);
  g_free (row->name);
  g_free (row->title);
  g_free (row->language);
  g_free (row->what);
  g_free (row->staff_name);
  g_free (row->uuid);
  g_free (row->understood);
  g_free (row->said);
  g_free (row);
}
