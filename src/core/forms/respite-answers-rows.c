/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* Where answers stand: one row for each item, or for each time that the groups around it are filled in. */

#include "config.h"

#include "forms/respite-answers-private.h"

#include <string.h>

#include "base/respite-error.h"
#include "forms/respite-form-private.h"

static void
row_free (RespiteAnswersRow *row)
{
  g_free (row->key);
  g_clear_pointer (&row->values, g_ptr_array_unref);
  g_free (row);
}

static char *
make_key (const RespiteFormItem *item,
          const guint           *times)
{
  g_autoptr (GString) key = g_string_new (item->link_id);
  gboolean is_first = TRUE;

  for (guint i = 0; i < item->scopes; i++)
    is_first &= times[i] == 1;
  for (guint i = 0; !is_first && i < item->scopes; i++)
    g_string_append_printf (key, "%c%u", i == 0 ? '#' : '.', times[i]);

  return g_string_free (g_steal_pointer (&key), FALSE);
}

/* How often the group stands in the times of the groups around it; its own time does not matter. */
static guint
get_count (const RespiteAnswers  *answers,
           const RespiteFormItem *item,
           const guint           *times)
{
  guint first[RESPITE_FORM_MAX_DEPTH];
  g_autofree char *key = NULL;

  if (!respite_form_item_is_scope (item) || g_hash_table_size (answers->counts) == 0)
    return 1;

  memcpy (first, times, sizeof first);
  first[item->scopes - 1] = 1;
  key = make_key (item, first);

  return MAX (GPOINTER_TO_UINT (g_hash_table_lookup (answers->counts, key)), 1);
}

static void
set_count (RespiteAnswers        *answers,
           const RespiteFormItem *item,
           const guint           *times,
           guint                  count)
{
  guint first[RESPITE_FORM_MAX_DEPTH];

  memcpy (first, times, sizeof first);
  first[item->scopes - 1] = 1;
  g_hash_table_replace (answers->counts, make_key (item, first), GUINT_TO_POINTER (count));
}

/* Lays out rows below @parent, those in @pool (key -> row) first. */
static void
add_rows (RespiteAnswers    *answers,
          GPtrArray         *items,
          RespiteAnswersRow *parent,
          GHashTable        *pool)
{
  for (guint i = 0; i < items->len; i++)
    {
      const RespiteFormItem *item = items->pdata[i];
      guint times[RESPITE_FORM_MAX_DEPTH] = { 0 };
      guint count;

      if (parent != NULL)
        memcpy (times, parent->times, sizeof times);
      count = get_count (answers, item, times);
      for (guint time = 1; time <= count; time++)
        {
          g_autofree char *key = NULL;
          RespiteAnswersRow *row;

          if (respite_form_item_is_scope (item))
            times[item->scopes - 1] = time;
          key = make_key (item, times);
          row = g_hash_table_lookup (pool, key);
          g_hash_table_remove (pool, key);
          if (row == NULL)
            row = g_new0 (RespiteAnswersRow, 1);
          row->item = item;
          row->parent = parent;
          memcpy (row->times, times, sizeof times);
          g_free (row->key);
          row->key = g_steal_pointer (&key);
          g_ptr_array_add (answers->rows, row);
          g_ptr_array_add (answers->keys, row->key);
          g_hash_table_insert (answers->by_key, row->key, row);
          add_rows (answers, item->items, row, pool);
        }
    }
}

/* Lays the rows out anew; what is left in @pool goes. */
static void
lay_out (RespiteAnswers *answers,
         GHashTable     *pool)
{
  GHashTableIter iter;
  gpointer row;

  g_ptr_array_set_free_func (answers->rows, NULL);
  g_ptr_array_set_size (answers->rows, 0);
  g_ptr_array_set_free_func (answers->rows, (GDestroyNotify) row_free);
  g_ptr_array_set_size (answers->keys, 0);
  g_hash_table_remove_all (answers->by_key);
  add_rows (answers, respite_form_get_items (answers->form), NULL, pool);

  g_hash_table_iter_init (&iter, pool);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    row_free (row);
}

static GHashTable *
pool_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
lay_out_again (RespiteAnswers *answers)
{
  g_autoptr (GHashTable) pool = pool_new ();

  for (guint i = 0; i < answers->rows->len; i++)
    {
      RespiteAnswersRow *row = answers->rows->pdata[i];

      g_hash_table_insert (pool, g_strdup (row->key), row);
    }
  lay_out (answers, pool);
}

RespiteAnswers *
respite_answers_new_empty (RespiteForm *form)
{
  RespiteAnswers *answers = g_new0 (RespiteAnswers, 1);
  g_autoptr (GHashTable) pool = pool_new ();

  answers->form = respite_form_ref (form);
  answers->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  answers->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  answers->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  answers->keys = g_ptr_array_new ();
  answers->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_issue_free);
  lay_out (answers, pool);

  return answers;
}

void
respite_answers_free (RespiteAnswers *answers)
{
  if (answers == NULL)
    return;

  g_hash_table_unref (answers->by_key);
  g_hash_table_unref (answers->counts);
  g_ptr_array_unref (answers->keys);
  g_ptr_array_unref (answers->rows);
  g_ptr_array_unref (answers->problems);
  respite_form_unref (answers->form);
  g_free (answers);
}

RespiteAnswers *
respite_answers_copy (const RespiteAnswers *answers)
{
  RespiteAnswers *copy = respite_answers_new_empty (answers->form);
  GHashTableIter iter;
  gpointer key, count;

  g_hash_table_iter_init (&iter, answers->counts);
  while (g_hash_table_iter_next (&iter, &key, &count))
    g_hash_table_insert (copy->counts, g_strdup (key), count);
  if (g_hash_table_size (copy->counts) > 0)
    lay_out_again (copy);

  for (guint i = 0; i < answers->rows->len; i++)
    {
      const RespiteAnswersRow *row = answers->rows->pdata[i];
      RespiteAnswersRow *twin = copy->rows->pdata[i];

      twin->is_calculated = row->is_calculated;
      if (row->values == NULL)
        continue;
      twin->values = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_form_value_free);
      for (guint j = 0; j < row->values->len; j++)
        g_ptr_array_add (twin->values, respite_form_value_copy (row->values->pdata[j]));
    }
  for (guint i = 0; i < answers->problems->len; i++)
    {
      const RespiteIssue *issue = answers->problems->pdata[i];

      g_ptr_array_add (copy->problems, respite_answers_issue_new (issue->link_id, issue->text, issue->line));
    }

  return copy;
}

RespiteAnswersRow *
respite_answers_find_row (const RespiteAnswers *answers,
                          const char           *key)
{
  return g_hash_table_lookup (answers->by_key, key);
}

/* The group that repeats around @item, the @level th from outside; itself perhaps. */
static const RespiteFormItem *
get_scope (const RespiteFormItem *item,
           guint                  level)
{
  while (item != NULL && (item->scopes != level + 1 || !respite_form_item_is_scope (item)))
    item = item->parent;

  return item;
}

RespiteAnswersRow *
respite_answers_find_near (const RespiteAnswers    *answers,
                           const RespiteAnswersRow *row,
                           const RespiteFormItem   *item)
{
  guint times[RESPITE_FORM_MAX_DEPTH] = { 0 };
  gboolean is_shared = row != NULL;
  g_autofree char *key = NULL;

  if (item->scopes == 0)
    return g_hash_table_lookup (answers->by_key, item->link_id);

  for (guint level = 0; level < item->scopes; level++)
    {
      const RespiteFormItem *scope = get_scope (item, level);

      is_shared = is_shared && level < row->item->scopes && get_scope (row->item, level) == scope;
      if (is_shared)
        times[level] = row->times[level];
      else if (row != NULL && item->position < row->item->position)
        times[level] = get_count (answers, scope, times);
      else
        times[level] = 1;
    }
  key = make_key (item, times);

  return g_hash_table_lookup (answers->by_key, key);
}

RespiteAnswersRow *
respite_answers_find_child (const RespiteAnswers    *answers,
                            const RespiteAnswersRow *parent,
                            const RespiteFormItem   *item,
                            guint                    time)
{
  guint times[RESPITE_FORM_MAX_DEPTH] = { 0 };
  g_autofree char *key = NULL;

  if (item->scopes == 0)
    return g_hash_table_lookup (answers->by_key, item->link_id);
  if (parent != NULL)
    memcpy (times, parent->times, sizeof times);
  if (respite_form_item_is_scope (item))
    times[item->scopes - 1] = time;
  key = make_key (item, times);

  return g_hash_table_lookup (answers->by_key, key);
}

guint
respite_answers_count_child (const RespiteAnswers    *answers,
                             const RespiteAnswersRow *parent,
                             const RespiteFormItem   *item)
{
  guint times[RESPITE_FORM_MAX_DEPTH] = { 0 };

  if (parent != NULL)
    memcpy (times, parent->times, sizeof times);

  return get_count (answers, item, times);
}

static guint
count_below (const RespiteFormItem *item)
{
  guint count = 1;

  for (guint i = 0; i < item->items->len; i++)
    count += count_below (item->items->pdata[i]);

  return count;
}

gboolean
respite_answers_ensure_count (RespiteAnswers           *answers,
                              const RespiteAnswersRow  *parent,
                              const RespiteFormItem    *item,
                              guint                     count,
                              GError                  **error)
{
  guint times[RESPITE_FORM_MAX_DEPTH] = { 0 };
  guint before = respite_answers_count_child (answers, parent, item);

  if (count <= before)
    return TRUE;
  if (answers->rows->len + (guint64) (count - before) * count_below (item) > RESPITE_ANSWERS_MAX_ROWS)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("There are too many answers"));

  if (parent != NULL)
    memcpy (times, parent->times, sizeof times);
  set_count (answers, item, times, count);
  lay_out_again (answers);

  return TRUE;
}

const RespiteJson *
respite_answers_get_first_answer (const RespiteJson *json)
{
  const RespiteJson *list = respite_json_get (json, "answer");

  return respite_json_get_length (list) > 0 ? respite_json_get_nth (list, 0) : NULL;
}

static const char *
get_link_id (const RespiteJson *json)
{
  const char *link_id = respite_json_get_string (json, "linkId");

  return link_id != NULL ? link_id : "";
}

/* Counts the groups below @object; @n_rows is how many rows there will be. */
static void
count_groups (RespiteAnswers     *answers,
              const RespiteJson  *object,
              GPtrArray          *items,
              const guint        *around,
              guint64            *n_rows)
{
  const RespiteJson *list = respite_json_get (object, "item");
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < respite_json_get_length (list); i++)
    {
      const RespiteJson *json = respite_json_get_nth (list, i);
      const RespiteFormItem *item = respite_form_get_item (answers->form, get_link_id (json));
      const RespiteJson *below = respite_answers_get_first_answer (json);
      guint times[RESPITE_FORM_MAX_DEPTH];

      if (item == NULL || !g_ptr_array_find (items, item, NULL) || *n_rows > RESPITE_ANSWERS_MAX_ROWS)
        continue;
      memcpy (times, around, sizeof times);
      if (respite_form_item_is_scope (item))
        {
          guint time = GPOINTER_TO_UINT (g_hash_table_lookup (seen, item)) + 1;

          g_hash_table_insert (seen, (gpointer) item, GUINT_TO_POINTER (time));
          times[item->scopes - 1] = time;
          if (time > 1)
            {
              set_count (answers, item, times, time);
              *n_rows += count_below (item);
            }
        }
      count_groups (answers, json, item->items, times, n_rows);
      count_groups (answers, below, item->items, times, n_rows);
    }
}

gboolean
respite_answers_make_room (RespiteAnswers     *answers,
                           const RespiteJson  *root,
                           GError            **error)
{
  const guint times[RESPITE_FORM_MAX_DEPTH] = { 0 };
  guint64 n_rows = answers->rows->len;

  count_groups (answers, root, respite_form_get_items (answers->form), times, &n_rows);
  if (n_rows > RESPITE_ANSWERS_MAX_ROWS)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("There are too many answers"));
  if (g_hash_table_size (answers->counts) > 0)
    lay_out_again (answers);

  return TRUE;
}

RespiteAnswersRow *
respite_answers_ensure_row (RespiteAnswers  *answers,
                            const char      *key,
                            GError         **error)
{
  RespiteAnswersRow *row = respite_answers_find_row (answers, key);
  const RespiteFormItem *item = row == NULL ? respite_form_get_item (answers->form, key) : NULL;
  const char *number = strrchr (key, '#');
  RespiteAnswersRow *parent = NULL;
  guint times[RESPITE_FORM_MAX_DEPTH] = { 0 };

  for (guint level = 0; item != NULL && level < item->scopes; level++)
    {
      const RespiteFormItem *scope = get_scope (item, level);
      g_autofree char *around = NULL;
      char *end;
      guint64 time = g_ascii_strtoull (number + 1, &end, 10);

      if (time < 1 || time > RESPITE_ANSWERS_MAX_ROWS || *end != (level + 1 < item->scopes ? '.' : '\0'))
        break;
      number = end;
      if (scope->parent != NULL)
        {
          around = make_key (scope->parent, times);
          parent = respite_answers_find_row (answers, around);
        }
      if (!respite_answers_ensure_count (answers, parent, scope, (guint) time, error))
        return NULL;
      times[level] = (guint) time;
    }
  if (item != NULL)
    row = respite_answers_find_row (answers, key);

  if (row == NULL)
    respite_set_error (error, RESPITE_ERROR_INVALID, N_("The form has no question “%s”"), key);

  return row;
}

GPtrArray *
respite_answers_list_keys (const RespiteAnswers *answers)
{
  return g_ptr_array_copy (answers->keys, NULL, NULL);
}

char *
respite_answers_dup_key (const RespiteAnswers  *answers,
                         const RespiteFormItem *item,
                         const char            *near)
{
  const RespiteAnswersRow *row = near != NULL ? respite_answers_find_row (answers, near) : NULL;
  const RespiteAnswersRow *found = respite_answers_find_near (answers, row, item);

  return g_strdup (found != NULL ? found->key : item->link_id);
}

guint
respite_answers_get_count (const RespiteAnswers *answers,
                           const char           *key)
{
  const RespiteAnswersRow *row = respite_answers_find_row (answers, key);

  return row != NULL ? respite_answers_count_child (answers, row->parent, row->item) : 1;
}

/* The row of a group that repeats. */
static RespiteAnswersRow *
find_group (const RespiteAnswers *answers,
            const char           *key)
{
  RespiteAnswersRow *row = respite_answers_find_row (answers, key);

  return row != NULL && respite_form_item_is_scope (row->item) ? row : NULL;
}

/* How often the group @row, in the same place, is the row or around it: the time, 0 for not at all. */
static guint
get_time_in (const RespiteAnswersRow *row,
             const RespiteAnswersRow *group)
{
  guint level = group->item->scopes - 1;

  if (row->item->scopes <= level || get_scope (row->item, level) != group->item)
    return 0;
  for (guint i = 0; i < level; i++)
    if (row->times[i] != group->times[i])
      return 0;

  return row->times[level];
}

void
respite_answers_remove_group (RespiteAnswers *answers,
                              const char     *key)
{
  RespiteAnswersRow *group = find_group (answers, key);
  g_autoptr (GHashTable) pool = pool_new ();
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  guint removed, count, level;

  g_return_if_fail (group != NULL);

  level = group->item->scopes - 1;
  removed = group->times[level];
  count = respite_answers_count_child (answers, group->parent, group->item);
  if (count == 1 && !respite_answers_ensure_count (answers, group->parent, group->item, 2, NULL))
    return;                     /* no room for an empty one in its place */
  count = MAX (count, 2) - 1;

  for (guint i = 0; i < answers->rows->len; i++)
    {
      RespiteAnswersRow *row = answers->rows->pdata[i];
      guint time = get_time_in (row, group);
      guint times[RESPITE_FORM_MAX_DEPTH];
      guint inner;

      memcpy (times, row->times, sizeof times);
      inner = get_count (answers, row->item, times);
      if (time == removed)
        {
          g_ptr_array_add (gone, row);
          continue;
        }
      if (time > removed)
        times[level]--;
      g_hash_table_insert (pool, make_key (row->item, times), row);
      if (row->item == group->item && time != 0)
        inner = count;
      if (respite_form_item_is_scope (row->item) && inner > 1)
        {
          times[row->item->scopes - 1] = 1;
          g_hash_table_replace (counts, make_key (row->item, times), GUINT_TO_POINTER (inner));
        }
    }

  g_hash_table_unref (answers->counts);
  answers->counts = g_steal_pointer (&counts);
  lay_out (answers, pool);
  respite_answers_changed (answers);
}

char *
respite_answers_add_group (RespiteAnswers  *answers,
                           const char      *key,
                           GError         **error)
{
  RespiteAnswersRow *group = find_group (answers, key);
  RespiteAnswersRow *added;
  guint count;

  if (group == NULL)
    {
      respite_set_error (error, RESPITE_ERROR_INVALID, N_("The form has no group “%s” that can be filled in again"),
                         key);
      return NULL;
    }
  count = respite_answers_count_child (answers, group->parent, group->item) + 1;
  if (group->item->max_answers > 0 && count > (guint) group->item->max_answers)
    {
      respite_set_error (error, RESPITE_ERROR_INVALID, N_("There can be no more of these"));
      return NULL;
    }
  if (!respite_answers_ensure_count (answers, group->parent, group->item, count, error))
    return NULL;

  added = respite_answers_find_child (answers, group->parent, group->item, count);
  for (guint i = 0; i < answers->rows->len; i++)
    if (get_time_in (answers->rows->pdata[i], added) == count)
      respite_answers_add_initial (answers->rows->pdata[i]);
  respite_answers_changed (answers);

  return g_strdup (added->key);
}
