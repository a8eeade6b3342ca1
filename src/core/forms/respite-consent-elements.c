/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "forms/respite-consent-elements.h"

#include "base/respite-error.h"

#define KETAMINE "off-label-ketamine"
#define PRIVACY "privacy"
#define ESCORT "escort"
#define CONTROLLED "controlled-substance"
#define RELEASE "release"

#define FIELD N_("Practice of the field; the clinic’s lawyer confirms it")
#define HIPAA_NOTICE N_("45 CFR 164.520")
#define HIPAA_RELEASE N_("45 CFR 164.508(c)")
#define CONSENT_GUIDANCE N_("FDA, ASKP and ANZCA PS12: consent that fits off-label use")
#define SAFE_HOME N_("Spravato REMS; clinic practice")
#define PRECAUTIONS N_("ASRA 2018: universal precautions; ASA: watch for diversion")

const RespiteConsentElement respite_consent_elements[] = {
  { KETAMINE, "condition", N_("The condition that is treated"), CONSENT_GUIDANCE, TRUE },
  { KETAMINE, "off-label", N_("What off-label means"), CONSENT_GUIDANCE, TRUE },
  { KETAMINE, "evidence", N_("That the evidence is limited (pain: uncertain; mood: short-term)"),
    N_("Cochrane 2025; KARMA-Dep 2, 2025"), TRUE },
  { KETAMINE, "benefits-not-guaranteed", N_("That a benefit is not guaranteed"), CONSENT_GUIDANCE, TRUE },
  { KETAMINE, "procedure", N_("The procedure"), CONSENT_GUIDANCE, TRUE },
  { KETAMINE, "route", N_("The route"), CONSENT_GUIDANCE, TRUE },
  { KETAMINE, "sessions", N_("The planned sessions"), CONSENT_GUIDANCE, TRUE },
  { KETAMINE, "length", N_("The length of a session"), CONSENT_GUIDANCE, TRUE },
  { KETAMINE, "side-effects", N_("Side effects"), CONSENT_GUIDANCE, TRUE },
  { KETAMINE, "serious-harms",
    N_("Rare serious harms: blood pressure, breathing, allergy, psychosis, dependence, bladder, liver, memory"),
    N_("FDA 2022 and 2023"), TRUE },
  { KETAMINE, "unknown-long-term", N_("That long-term effects are unknown"), CONSENT_GUIDANCE, TRUE },
  { KETAMINE, "alternatives", N_("Other choices, with none, other medicines, ECT, TMS, esketamine, therapy"),
    CONSENT_GUIDANCE, TRUE },
  { KETAMINE, "pregnancy", N_("Pregnancy"), CONSENT_GUIDANCE, TRUE },
  { KETAMINE, "driver-aftercare", N_("The way home and the time after"), SAFE_HOME, TRUE },
  { KETAMINE, "cost", N_("Cost and insurance"), CONSENT_GUIDANCE, TRUE },
  { KETAMINE, "right-to-stop", N_("The right to stop, also in the middle"), CONSENT_GUIDANCE, TRUE },
  { KETAMINE, "right-to-refuse", N_("The right to refuse without losing other care"), CONSENT_GUIDANCE, TRUE },
  { KETAMINE, "questions", N_("That questions were answered"), CONSENT_GUIDANCE, TRUE },
  { KETAMINE, "copy", N_("The chance to take a copy"), CONSENT_GUIDANCE, TRUE },
  { KETAMINE, "capacity", N_("The statement on being able to decide"), CONSENT_GUIDANCE, TRUE },
  { KETAMINE, "interpreter", N_("The interpreter"), CONSENT_GUIDANCE, TRUE },
  { KETAMINE, "expiry", N_("For how long the consent holds, and when it is asked again"), FIELD, TRUE },

  { PRIVACY, "notice-received", N_("That the notice was received"), HIPAA_NOTICE, TRUE },
  { PRIVACY, "notice-content", N_("What the notice is about"), HIPAA_NOTICE, TRUE },
  { PRIVACY, "rights", N_("The patient’s rights to their data"), HIPAA_NOTICE, TRUE },
  { PRIVACY, "complaints", N_("Whom to ask and where to complain"), HIPAA_NOTICE, TRUE },
  { PRIVACY, "part-2", N_("That records of treatment for alcohol or drugs have special rules"), N_("42 CFR Part 2"),
    TRUE },
  { PRIVACY, "meaning", N_("That signing gives up no right and is not a condition of care"), HIPAA_NOTICE, TRUE },
  { PRIVACY, "refusal", N_("What is written down when there is no signature: effort and reason"), HIPAA_NOTICE, TRUE },
  { PRIVACY, "keeping", N_("How long this page is kept"), HIPAA_NOTICE, TRUE },

  { ESCORT, "why", N_("Why somebody is needed"), SAFE_HOME, FALSE },
  { ESCORT, "who", N_("Who takes the patient home, and the phone"), SAFE_HOME, TRUE },
  { ESCORT, "adult", N_("That the person is 18 or older"), SAFE_HOME, TRUE },
  { ESCORT, "arrives", N_("When and where the person comes"), SAFE_HOME, TRUE },
  { ESCORT, "cancelled", N_("That the session is cancelled without an escort"), SAFE_HOME, TRUE },
  { ESCORT, "taxi", N_("No taxi alone unless the clinic allows it"), SAFE_HOME, TRUE },
  { ESCORT, "driving", N_("No driving until the next day, after a night’s sleep and at least 24 hours"), SAFE_HOME,
    TRUE },
  { ESCORT, "rules", N_("Alcohol, drugs, decisions, children"), SAFE_HOME, TRUE },

  { CONTROLLED, "why", N_("Why there are rules"), PRECAUTIONS, FALSE },
  { CONTROLLED, "clinic-only", N_("That ketamine is given in the clinic only"), N_("FDA 2023: use at home"), TRUE },
  { CONTROLLED, "single-prescriber", N_("One prescriber"), PRECAUTIONS, TRUE },
  { CONTROLLED, "no-sharing", N_("No sharing or selling"), PRECAUTIONS, TRUE },
  { CONTROLLED, "no-extra-sedatives", N_("No extra sedatives"), PRECAUTIONS, TRUE },
  { CONTROLLED, "honest", N_("Honest answers"), PRECAUTIONS, TRUE },
  { CONTROLLED, "checks", N_("Prescription list and urine tests"), PRECAUTIONS, TRUE },
  { CONTROLLED, "loss", N_("What happens with lost or stolen medicine"), PRECAUTIONS, TRUE },
  { CONTROLLED, "stopped", N_("When treatment stops"), PRECAUTIONS, TRUE },
  { CONTROLLED, "help", N_("Where to find help"), PRECAUTIONS, FALSE },

  { RELEASE, "who-shares", N_("Who may share"), HIPAA_RELEASE, TRUE },
  { RELEASE, "who-receives", N_("The named clinicians who receive it"), HIPAA_RELEASE, TRUE },
  { RELEASE, "scope", N_("What is shared, named so that one can tell it"), HIPAA_RELEASE, TRUE },
  { RELEASE, "not-shared", N_("What needs a form of its own"), N_("42 CFR Part 2; 45 CFR 164.508(a)"), TRUE },
  { RELEASE, "purpose", N_("What it is for"), HIPAA_RELEASE, TRUE },
  { RELEASE, "end-date", N_("The date or event on which it ends"), HIPAA_RELEASE, TRUE },
  { RELEASE, "revoke", N_("The right to take it back in writing, and how"), HIPAA_RELEASE, TRUE },
  { RELEASE, "no-condition", N_("That care does not depend on signing"), HIPAA_RELEASE, TRUE },
  { RELEASE, "passed-on", N_("That who receives it may pass it on"), HIPAA_RELEASE, TRUE },
  { RELEASE, "copy", N_("The copy"), HIPAA_RELEASE, TRUE },
  { NULL, NULL, NULL, NULL, FALSE },
};

const RespiteConsentElement *
respite_consent_find_element (const char *slug,
                              const char *code)
{
  for (const RespiteConsentElement *element = respite_consent_elements; element->slug != NULL; element++)
    if (g_strcmp0 (element->slug, slug) == 0 && g_strcmp0 (element->code, code) == 0)
      return element;

  return NULL;
}

GPtrArray *
respite_consent_list_missing (const RespiteConsentTemplate *consent)
{
  GPtrArray *missing = g_ptr_array_new ();

  for (const RespiteConsentElement *element = respite_consent_elements; element->slug != NULL; element++)
    if (element->is_required && g_str_equal (element->slug, consent->slug) &&
        !g_ptr_array_find_with_equal_func (consent->clauses, element->code, g_str_equal, NULL))
      g_ptr_array_add (missing, (gpointer) element);

  return missing;
}

GPtrArray *
respite_consent_list_unknown (const RespiteConsentTemplate *consent)
{
  GPtrArray *unknown = g_ptr_array_new ();

  for (guint i = 0; i < consent->clauses->len; i++)
    if (respite_consent_find_element (consent->slug, g_ptr_array_index (consent->clauses, i)) == NULL)
      g_ptr_array_add (unknown, g_ptr_array_index (consent->clauses, i));

  return unknown;
}
