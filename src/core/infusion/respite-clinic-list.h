/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "base/respite-code.h"

G_BEGIN_DECLS

/**
 * RespiteListKind:
 * @RESPITE_LIST_MEDICINES: what the entry line completes (clinical.md 4.4), with a unit and never with a dose
 * @RESPITE_LIST_EQUIPMENT: the lines of the gate about equipment (4.2)
 * @RESPITE_LIST_GATE: its other lines
 * @RESPITE_LIST_DISCHARGE: the lines of the discharge (4.7)
 *
 * The lists that a clinic edits.
 */
typedef enum
{
  RESPITE_LIST_MEDICINES,
  RESPITE_LIST_EQUIPMENT,
  RESPITE_LIST_GATE,
  RESPITE_LIST_DISCHARGE,
} RespiteListKind;

#define RESPITE_N_LISTS 4

/* "medicines", "equipment", "gate", "discharge" */
extern const RespiteCode respite_list_kind_codes[];

/**
 * RespiteListItem:
 * @code: its word, which stays; unique in its list
 * @text: what is asked, in English; of a medicine its name
 * @text_es: the same in Spanish, "" where the English one serves
 * @unit: of a medicine, else ""
 * @is_retired: no longer asked or offered
 * @is_fixed: safety needs it: it can be reworded and never retired
 * @is_some: asked only where a protocol lists it
 * @is_every: asked at every visit, whatever the protocol lists
 * @is_value: asks for details: a name, a time
 * @is_own: added by the clinic: asked at every visit
 *
 * One line of a clinic's list.
 */
typedef struct
{
  char     *code;
  char     *text;
  char     *text_es;
  char     *unit;
  gboolean  is_retired;
  gboolean  is_fixed;
  gboolean  is_some;
  gboolean  is_every;
  gboolean  is_value;
  gboolean  is_own;
} RespiteListItem;

/* @text_es and @unit: (nullable). An item of the clinic's own; its code is made from @text. */
RespiteListItem *respite_list_item_new  (const char      *text,
                                         const char      *text_es,
                                         const char      *unit);
void             respite_list_item_free (RespiteListItem *item);

RespiteListItem *respite_list_item_copy (const RespiteListItem *item);

/* (array zero-terminated=1): the units that a medicine may have */
const char *const *respite_list_get_units (void);

/* What is asked, in @language ("es", "en_US"). (transfer none) */
const char *respite_list_item_get_text (const RespiteListItem *item,
                                        const char            *language);

/* (transfer full) (element-type RespiteListItem): the list that the program comes with */
GPtrArray *respite_list_new_shipped (RespiteListKind kind);

/* (transfer none) (nullable): the item with this code */
RespiteListItem *respite_list_find (GPtrArray  *list,
                                    const char *code);

/* (transfer none) (nullable): the medicine that @text begins with, whole and in any case; @length: (out) of it */
const RespiteListItem *respite_list_find_medicine (GPtrArray  *medicines,
                                                   const char *text,
                                                   gsize      *length);

/**
 * respite_list_check:
 *
 * Texts are there, short and of one line, codes differ, fixed lines are asked. A medicine has a name that the entry
 * line does not use for something else, a unit that it knows, and no number in it: there is no default dose.
 *
 * Returns: whether @list can be used, else %RESPITE_ERROR_INVALID
 */
gboolean respite_list_check (GPtrArray        *list,
                             RespiteListKind   kind,
                             GError          **error);

/* (transfer full): the file "respite-list/1", which the store keeps too */
char *respite_list_to_json (GPtrArray       *list,
                            RespiteListKind  kind);

/**
 * respite_list_from_json:
 * @json: the file "respite-list/1"
 *
 * Shipped lines that are not in the file follow as they were shipped: leaving one out retires nothing.
 *
 * Returns: (transfer full) (element-type RespiteListItem): checked; %NULL with %RESPITE_ERROR_PARSE or _INVALID
 */
GPtrArray *respite_list_from_json (const char       *json,
                                   gssize            length,
                                   RespiteListKind   kind,
                                   GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteListItem, respite_list_item_free)

G_END_DECLS
