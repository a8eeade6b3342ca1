/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "infusion/respite-entry-private.h"

#include <string.h>

#include "base/respite-error.h"

#define SET(usage, help)                    { "set", usage, help, RESPITE_ENTRY_FORM_SET, "set" }
#define LETTER(word, usage, help, code)     { word, usage, help, RESPITE_ENTRY_FORM_LETTER, code }
#define WORD(word, usage, help, form, code) { word, usage, help, RESPITE_ENTRY_FORM_##form, code }
#define EFFECT(word, usage, help, code)     { word, usage, help, RESPITE_ENTRY_FORM_EFFECT, code }
#define MEDICINE(word, usage)               { word, usage, N_("Medicine given, with its dose"), \
                                              RESPITE_ENTRY_FORM_MEDICINE, word }

/* Effects: clinical.md 4.6. Medicines: the pick list of clinical.md 4.4, without any dose of ours; the amounts below
 * are examples of writing. */
const RespiteEntryWord respite_entry_words[] = {
  SET ("118/74 72 98 14 p3 s5", N_("A set: blood pressure, pulse, SpO2, breathing; then letters; - leaves one out")),
  WORD ("same", "same", N_("The last set once more; what follows replaces its values"), SAME, "set"),
  WORD ("same as last", NULL, N_("The last set once more; what follows replaces its values"), SAME, "set"),
  LETTER ("p", "p3", N_("Pain, 0 to 10"), "pain"),
  LETTER ("s", "s5", N_("Sedation (MOAA/S), 0 to 5; 5 is fully awake"), "sedation"),
  LETTER ("d", "d2", N_("Distress, 0 to 10"), "distress"),
  LETTER ("x", "x4", N_("Dissociation, 0 to 10"), "dissociation"),
  LETTER ("n", "n1", N_("Nausea, 0 to 3"), "nausea"),
  LETTER ("o", "o2", N_("Oxygen in L/min; o0 is room air"), "oxygen"),
  LETTER ("e", "e38", N_("End-tidal CO2 in mmHg"), "etco2"),
  LETTER ("t", "t36.8", N_("Temperature in degrees Celsius"), "temperature"),
  LETTER ("a", "av", N_("AVPU: aa alert, av to voice, ap to pain, au unresponsive"), "avpu"),
  WORD ("bp", "bp 118/74", N_("Blood pressure alone"), VITAL, "systolic"),
  WORD ("hr", "hr 72", N_("Pulse"), VITAL, "pulse"),
  WORD ("pulse", NULL, N_("Pulse"), VITAL, "pulse"),
  WORD ("spo2", "spo2 98", N_("Oxygen saturation"), VITAL, "spo2"),
  WORD ("sat", NULL, N_("Oxygen saturation"), VITAL, "spo2"),
  WORD ("rr", "rr 14", N_("Breathing rate"), VITAL, "respiration"),
  WORD ("etco2", "etco2 38", N_("End-tidal CO2 in mmHg"), VITAL, "etco2"),
  WORD ("temp", "temp 36.8", N_("Temperature in degrees Celsius"), VITAL, "temperature"),
  WORD ("pain", "pain 3", N_("Pain, 0 to 10"), VITAL, "pain"),
  WORD ("sedation", "sedation 5", N_("Sedation (MOAA/S), 0 to 5; 5 is fully awake"), VITAL, "sedation"),
  WORD ("moaas", NULL, N_("Sedation (MOAA/S), 0 to 5; 5 is fully awake"), VITAL, "sedation"),
  WORD ("distress", "distress 2", N_("Distress, 0 to 10"), VITAL, "distress"),
  WORD ("dissociation", "dissociation 4", N_("Dissociation, 0 to 10"), VITAL, "dissociation"),
  WORD ("avpu", "avpu v", N_("Alert, to voice, to pain or unresponsive: a, v, p, u"), VITAL, "avpu"),
  WORD ("start", "start 53.6 mg/h", N_("The infusion begins; alone, at the ordered rate"), START, "start"),
  WORD ("rate", "rate 53.6 mg/h", N_("New rate, in mg/h, mg/kg/h, mg/min or mL/h"), RATE, "rate"),
  WORD ("pause", "pause", N_("The pump stands still"), PLAIN, "pause"),
  WORD ("resume", "resume", N_("The pump runs again, at the last rate"), RESUME, "resume"),
  WORD ("bolus", "bolus 5 mg", N_("Given at once, in mg, mcg, mg/kg or mL"), BOLUS, "bolus"),
  WORD ("device", "device", N_("Esketamine: one device of the nasal spray, 28 mg, was used"), DEVICE, "bolus"),
  WORD ("stop", "stop chest pain", N_("Stopped before its planned end, and why"), TEXT, "stop"),
  WORD ("end", "end", N_("The infusion ended as planned"), PLAIN, "end"),
  WORD ("note", "note calm, eyes closed", N_("A remark"), TEXT, "note"),
  WORD ("photo", "photo rash on the left arm", N_("A picture; what it shows stands beside it"), PHOTO, "note"),
  WORD ("noted", "noted prescriber called", N_("What was done when a limit of the clinic was passed"), NOTED, "note"),
  WORD ("gap", "gap 10:05-10:20 in the bathroom", N_("Why sets are missing; alone, since the last set"), GAP, "gap"),
  WORD ("confirm", "confirm", N_("After a restart: the pump ran on unchanged until now"), PLAIN, "confirm"),
  WORD ("aldrete", "aldrete 22122", N_("Modified Aldrete score: the points of its items, or 0 to 10"), SCORE,
        "aldrete"),
  WORD ("padss", "padss 22222", N_("Adapted PADSS score: the points of its items, or 0 to 10"), SCORE, "padss"),
  WORD ("help", "help", N_("Help was called"), HELP, "emergency"),
  WORD ("emergency", "emergency airway opened", N_("A timed line of an emergency"), TEXT, "emergency"),
  WORD ("nausea", "nausea 2", N_("Nausea as a score 0 to 3; with start or end as a side effect"), NAUSEA, "nausea"),
  EFFECT ("vomiting", "vomiting start 2", N_("Vomiting"), "vomiting"),
  EFFECT ("dizziness", "dizziness start 1", N_("Dizziness"), "dizziness"),
  EFFECT ("dizzy", NULL, N_("Dizziness"), "dizziness"),
  EFFECT ("headache", "headache start 2", N_("Headache"), "headache"),
  EFFECT ("blurred vision", "blurred vision start", N_("Blurred or double vision"), "blurred-vision"),
  EFFECT ("blurred", NULL, N_("Blurred or double vision"), "blurred-vision"),
  EFFECT ("double vision", NULL, N_("Blurred or double vision"), "blurred-vision"),
  EFFECT ("vision", NULL, N_("Blurred or double vision"), "blurred-vision"),
  EFFECT ("drowsiness", "drowsiness start", N_("Drowsiness"), "drowsiness"),
  EFFECT ("drowsy", NULL, N_("Drowsiness"), "drowsiness"),
  EFFECT ("floating", "floating start", N_("Floating, out of the body"), "floating"),
  EFFECT ("float", NULL, N_("Floating, out of the body"), "floating"),
  EFFECT ("odd senses", "odd senses start", N_("Things look or sound odd"), "odd-senses"),
  EFFECT ("odd", NULL, N_("Things look or sound odd"), "odd-senses"),
  EFFECT ("time changed", "time changed start", N_("Time feels changed"), "time-changed"),
  EFFECT ("confusion", "confusion start", N_("Confusion"), "confusion"),
  EFFECT ("confused", NULL, N_("Confusion"), "confusion"),
  EFFECT ("anxiety", "anxiety start 2 calm voice", N_("Anxiety or panic"), "anxiety"),
  EFFECT ("anxious", NULL, N_("Anxiety or panic"), "anxiety"),
  EFFECT ("panic", NULL, N_("Anxiety or panic"), "anxiety"),
  EFFECT ("low mood", "low mood start", N_("Low mood"), "low-mood"),
  EFFECT ("agitation", "agitation start 2", N_("Agitation"), "agitation"),
  EFFECT ("agitated", NULL, N_("Agitation"), "agitation"),
  EFFECT ("hallucination", "hallucination start", N_("Hallucination"), "hallucination"),
  EFFECT ("palpitations", "palpitations start", N_("Palpitations"), "palpitations"),
  EFFECT ("chest pain", "chest pain start 3", N_("Chest pain"), "chest-pain"),
  EFFECT ("breathless", "breathless start 1", N_("Breathlessness"), "breathless"),
  EFFECT ("numb mouth", "numb mouth start", N_("Numb mouth"), "numb-mouth"),
  EFFECT ("salivation", "salivation start", N_("Much saliva"), "salivation"),
  EFFECT ("itch", "itch start 1", N_("Itch or rash"), "itch"),
  EFFECT ("rash", NULL, N_("Itch or rash"), "itch"),
  EFFECT ("bladder", "bladder start", N_("Bladder symptoms"), "bladder"),
  EFFECT ("site pain", "site pain start 1", N_("Pain at the infusion site"), "site-pain"),
  EFFECT ("other", "other start 1 hiccups", N_("Other side effect"), "other"),
  MEDICINE ("oxygen", "oxygen 2 L/min"),
  MEDICINE ("ondansetron", "ondansetron 4 mg"),
  MEDICINE ("metoclopramide", "metoclopramide 10 mg"),
  MEDICINE ("prochlorperazine", "prochlorperazine 5 mg"),
  MEDICINE ("midazolam", "midazolam 1 mg"),
  MEDICINE ("lorazepam", "lorazepam 1 mg"),
  MEDICINE ("haloperidol", "haloperidol 1 mg"),
  MEDICINE ("olanzapine", "olanzapine 5 mg"),
  MEDICINE ("labetalol", "labetalol 10 mg"),
  MEDICINE ("hydralazine", "hydralazine 5 mg"),
  MEDICINE ("clonidine", "clonidine 100 mcg"),
  MEDICINE ("glycopyrrolate", "glycopyrrolate 200 mcg"),
  MEDICINE ("iv fluid", "iv fluid 250 mL"),
  MEDICINE ("diphenhydramine", "diphenhydramine 25 mg"),
  MEDICINE ("epinephrine", "epinephrine 300 mcg im"),
  MEDICINE ("naloxone", "naloxone 400 mcg"),
  MEDICINE ("flumazenil", "flumazenil 200 mcg"),
  MEDICINE ("acetaminophen", "acetaminophen 500 mg"),
  WORD ("medicine", "medicine ketorolac 15 mg", N_("Any other medicine given, with its dose"), ANY_MEDICINE,
        "medicine"),
  { NULL, NULL, NULL, 0, NULL },
};

const char *const respite_entry_rate_units[] = { "mg/h", "mg/kg/h", "mg/min", "mL/h", NULL };

const char *const respite_entry_bolus_units[] = { "mg", "mcg", "mg/kg", "mL", NULL };

const char *const respite_entry_medicine_units[] = {
  "mg", "mcg", "mL", "L/min", "g", "L", "units", "mmol", "mEq", "tablets", "puffs", "sprays", "drops", NULL,
};

gsize
respite_entry_word_match (const char *word,
                          const char *text,
                          gboolean   *is_whole)
{
  const char *p = text;

  for (; *word != '\0' && *p != '\0'; word++)
    {
      if (*word == ' ' && (*p == ' ' || *p == '-'))
        {
          p += *p == '-' ? 1 : strspn (p, " ");
          continue;
        }
      if (g_ascii_tolower (*p) != *word)
        return 0;
      p++;
    }

  *is_whole = *word == '\0' && (*p == '\0' || *p == ' ');
  if (*word == '\0' && !*is_whole)
    return 0;

  return (gsize) (p - text);
}

const RespiteEntryWord *
respite_entry_word_find (const char *text,
                         gsize      *length)
{
  const RespiteEntryWord *found = NULL;

  *length = 0;
  for (const RespiteEntryWord *word = respite_entry_words; word->word != NULL; word++)
    {
      gboolean is_whole = FALSE;
      gsize matched = respite_entry_word_match (word->word, text, &is_whole);

      if (word->form == RESPITE_ENTRY_FORM_LETTER || !is_whole || matched <= *length)
        continue;
      found = word;
      *length = matched;
    }

  return found;
}
