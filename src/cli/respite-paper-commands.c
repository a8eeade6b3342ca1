/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "respite-command.h"

#include "base/respite-error.h"

const RespiteCommand respite_paper_commands[] = {
  {
    "letter", "referrer", "COURSE [--text TEXT] " DOCUMENT_OPTIONS,
    N_("Writes a letter about a course to the referring clinician; --text adds a paragraph."), TRUE,
    respite_cli_letter_referrer,
  },
  {
    "letter", "work", "SESSION " DOCUMENT_OPTIONS,
    N_("Writes a note for work or school about a visit; it does not say what for."), TRUE, respite_cli_letter_work,
  },
  {
    "letter", "escort", "SESSION " DOCUMENT_OPTIONS, N_("Writes a note for the person who took a patient home."), TRUE,
    respite_cli_letter_escort,
  },

  { "handout", "list", "[--language LANGUAGE]", N_("Lists the handouts."), TRUE, respite_cli_handout_list },
  {
    "handout", "make", "NAME... [--patient MRN] " DOCUMENT_OPTIONS,
    N_("Writes handouts, filled for a patient; several come as one document."), TRUE, respite_cli_handout_make,
  },
  {
    "handout", "give",
    "NAME... --patient MRN [--understood said-back|explained-again|not-asked] [--said TEXT] [--language LANGUAGE]",
    N_("Writes down that a patient was given handouts, and what the patient said back."), TRUE,
    respite_cli_handout_give,
  },
  {
    "handout", "given", "--patient MRN [--language LANGUAGE]", N_("Lists the handouts that a patient was given."), TRUE,
    respite_cli_handout_given,
  },
  {
    "handout", "take-back", "ID",
    N_("Says that a handout was not given after all, nor those that were written down with it."), TRUE,
    respite_cli_handout_take_back,
  },
  {
    "handout", "rule", "[--food HOURS] [--drink HOURS] [--clinician NAME] [--print normal|large]",
    N_("Shows or sets what stands in every handout: for how many hours before a visit nobody eats or drinks, and who "
       "supervises the treatment; and whether handouts are in large print."),
    TRUE, respite_cli_handout_rule,
  },
  {
    "handout", "texts", "[NAME] [--language LANGUAGE]",
    N_("Lists the versions of the handouts' texts, and who confirmed them."), TRUE, respite_cli_handout_texts,
  },
  {
    "handout", "text", "NAME [--language LANGUAGE] [--edition N]", N_("Prints the text of a handout, to edit it."),
    TRUE, respite_cli_handout_text,
  },
  {
    "handout", "save-text", "NAME FILE [--language LANGUAGE] [--note TEXT]",
    N_("Saves an edited text as a new version of a handout, or as a new handout under a name of its own."), TRUE,
    respite_cli_handout_save_text,
  },
  {
    "handout", "builtin-text", "NAME [--language LANGUAGE] [--note TEXT]",
    N_("Goes back to the built-in text of a handout; a handout of the clinic's own is no longer offered."), TRUE,
    respite_cli_handout_builtin_text,
  },
  {
    "handout", "confirm-text", "NAME [--language LANGUAGE] [--edition N]",
    N_("A prescriber confirms the text of a handout, with the password of --user; it no longer says “Review before "
       "use”."),
    TRUE, respite_cli_handout_confirm_text,
  },

  {
    "downtime", "make", "",
    N_("Keeps today's papers for a day without the program, encrypted, in the data folder; once a day is enough."),
    TRUE, respite_cli_downtime_make,
  },
  {
    "downtime", "print", "-o OUT.pdf",
    N_("Writes the papers that were kept last. Where the database cannot be opened, which says who may do what, the "
       "password of any account is enough, and the print is not in the audit log."),
    FALSE, respite_cli_downtime_print,
  },

  { NULL, NULL, NULL, NULL, FALSE, NULL },
};
