/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "models/respite-board-item.h"

#include <string.h>

#include "base/respite-str.h"

struct _RespiteBoardItem
{
  GObject          parent_instance;

  RespiteBoardRow *row;         /* owned */
  char            *namesake;    /* owned; the family name that another one has too */
};

enum
{
  UPDATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteBoardItem, respite_board_item, G_TYPE_OBJECT)

static void
respite_board_item_finalize (GObject *object)
{
  RespiteBoardItem *self = RESPITE_BOARD_ITEM (object);

  g_clear_pointer (&self->row, respite_board_row_free);
  g_free (self->namesake);

  G_OBJECT_CLASS (respite_board_item_parent_class)->finalize (object);
}

static void
respite_board_item_class_init (RespiteBoardItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = respite_board_item_finalize;

  signals[UPDATED] = g_signal_new ("updated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
respite_board_item_init (RespiteBoardItem *self)
{
}

RespiteBoardItem *
respite_board_item_new_take (RespiteBoardRow *row)
{
  RespiteBoardItem *self = g_object_new (RESPITE_TYPE_BOARD_ITEM, NULL);

  self->row = row;

  return self;
}

const RespiteBoardRow *
respite_board_item_get_row (RespiteBoardItem *self)
{
  g_return_val_if_fail (RESPITE_IS_BOARD_ITEM (self), NULL);

  return self->row;
}

const char *
respite_board_item_get_namesake (RespiteBoardItem *self)
{
  g_return_val_if_fail (RESPITE_IS_BOARD_ITEM (self), NULL);

  return self->namesake;
}

/* What stands before the comma of a patient's name in lists. */
static char *
dup_family (const RespiteBoardRow *row)
{
  const char *name = row->session->patient_name != NULL ? row->session->patient_name : "";
  const char *comma = strchr (name, ',');
  g_autofree char *family = comma != NULL ? g_strndup (name, (gsize) (comma - name)) : g_strdup (name);

  return respite_str_fold (family);
}

/* The family name of @row, where another patient of @rows has it too. (transfer full) (nullable) */
static char *
find_namesake (GPtrArray             *rows,
               const RespiteBoardRow *row)
{
  g_autofree char *family = dup_family (row);

  for (guint i = 0; *family != '\0' && i < rows->len; i++)
    {
      const RespiteBoardRow *other = g_ptr_array_index (rows, i);
      g_autofree char *other_family = dup_family (other);

      if (g_strcmp0 (other->session->patient_mrn, row->session->patient_mrn) != 0 && g_str_equal (family, other_family))
        return g_strndup (row->session->patient_name, strcspn (row->session->patient_name, ","));
    }

  return NULL;
}

static void
set_namesake (RespiteBoardItem *self,
              char             *namesake)
{
  g_free (self->namesake);
  self->namesake = namesake;
}

static void
take_row (RespiteBoardItem *self,
          RespiteBoardRow  *row)
{
  g_clear_pointer (&self->row, respite_board_row_free);
  self->row = row;
  g_signal_emit (self, signals[UPDATED], 0);
}

static gboolean
is_same_order (GListStore *store,
               GPtrArray  *rows)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (store)) != rows->len)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (RespiteBoardItem) item = g_list_model_get_item (G_LIST_MODEL (store), i);
      const RespiteBoardRow *row = g_ptr_array_index (rows, i);

      if (item->row->session->id != row->session->id)
        return FALSE;
    }

  return TRUE;
}

void
respite_board_items_update (GListStore *store,
                            GPtrArray  *rows)
{
  g_autoptr (GPtrArray) taken = rows;
  g_autoptr (GPtrArray) added = NULL;

  g_ptr_array_set_free_func (taken, NULL);
  if (is_same_order (store, taken))
    {
      for (guint i = 0; i < taken->len; i++)
        {
          g_autoptr (RespiteBoardItem) item = g_list_model_get_item (G_LIST_MODEL (store), i);

          set_namesake (item, find_namesake (taken, g_ptr_array_index (taken, i)));
          take_row (item, g_ptr_array_index (taken, i));
        }
      return;
    }

  added = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < taken->len; i++)
    {
      RespiteBoardItem *item = respite_board_item_new_take (g_ptr_array_index (taken, i));

      set_namesake (item, find_namesake (taken, g_ptr_array_index (taken, i)));
      g_ptr_array_add (added, item);
    }
  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), added->pdata, added->len);
}
