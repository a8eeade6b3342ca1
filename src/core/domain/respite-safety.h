/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RespiteSafetyItem:
 * @response_id: the answers that raised it, 0 where it was an entered score
 * @score_id: the entered score that raised it, 0 where it was an answer
 * @form_title: of the form or instrument, as it was answered
 * @link_id: the question, "" of an entered score
 * @question: its text
 * @answer: the answer's text
 * @text: what staff read, such as "Thoughts of self-harm: ask now and look at the safety plan"
 * @raised_by: who finished the form
 * @acknowledged_at: 0 while it stands open
 * @acknowledged_by: name, "" while it stands open
 * @action: what was done, "" while it stands open
 *
 * A safety answer: a person looks at it at once, does something, and writes down what. The texts are kept as they were
 * when it was raised; who reads them gets them in the language of the office, as far as the form has it.
 */
typedef struct
{
  gint64  id;
  char   *uuid;
  gint64  patient_id;
  char   *patient_name;
  char   *patient_mrn;
  gint64  response_id;
  gint64  score_id;
  char   *form_title;
  char   *link_id;
  char   *question;
  char   *answer;
  char   *text;
  gint64  raised_at;
  char   *raised_by;
  gint64  acknowledged_at;
  char   *acknowledged_by;
  char   *action;
} RespiteSafetyItem;

void respite_safety_item_free (RespiteSafetyItem *item);

static inline gboolean
respite_safety_item_is_open (const RespiteSafetyItem *item)
{
  return item->acknowledged_at == 0;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteSafetyItem, respite_safety_item_free)

G_END_DECLS
