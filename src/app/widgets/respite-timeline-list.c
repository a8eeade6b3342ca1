/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-timeline-list.h"

#include "chart/respite-session-chart-reading.h"
#include "models/respite-timeline-item.h"
#include "widgets/respite-window-words.h"

/* GTK's list keeps a place for every row that came by itself, for as long as it lives. From this row on, which is far
 * out of sight when an entry comes, the rows are given anew from time to time, all at once. */
#define FAR_ROWS 256
#define FAR_STEP 128

struct _RespiteTimelineList
{
  GObject               parent_instance;

  /* Owned */
  RespiteSessionRecord *record;
  GTimeZone            *zone;
};

static GType
get_item_type (GListModel *model)
{
  return RESPITE_TYPE_TIMELINE_ITEM;
}

static guint
count (const RespiteSessionRecord *record)
{
  return record != NULL ? respite_timeline_get_n_events (record->timeline) : 0;
}

static guint
get_n_items (GListModel *model)
{
  return count (RESPITE_TIMELINE_LIST (model)->record);
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  RespiteTimelineList *self = RESPITE_TIMELINE_LIST (model);
  guint n = count (self->record);
  RespiteChartWords words;
  g_autoptr (RespiteChartRow) row = NULL;

  if (position >= n)
    return NULL;

  respite_window_words_init (&words, self->zone);
  row = respite_session_chart_dup_row (self->record, n - 1 - position, &words);

  return respite_timeline_item_new (row);
}

static void
implement_list_model (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (RespiteTimelineList, respite_timeline_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, implement_list_model))

static void
respite_timeline_list_finalize (GObject *object)
{
  RespiteTimelineList *self = RESPITE_TIMELINE_LIST (object);

  g_clear_pointer (&self->record, respite_session_record_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);

  G_OBJECT_CLASS (respite_timeline_list_parent_class)->finalize (object);
}

static void
respite_timeline_list_class_init (RespiteTimelineListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = respite_timeline_list_finalize;
}

static void
respite_timeline_list_init (RespiteTimelineList *self)
{
}

/* Entries never change but by being struck out or amended. */
static gboolean
is_same (const RespiteSessionRecord *record,
         guint                       index,
         const RespiteSessionRecord *other,
         guint                       other_index)
{
  const RespiteEvent *event = respite_timeline_get_event (record->timeline, index);
  const RespiteEvent *before = respite_timeline_get_event (other->timeline, other_index);
  const RespiteAddendum *amendment = respite_session_record_find_amendment (record, event->id);
  const RespiteAddendum *amended = respite_session_record_find_amendment (other, event->id);

  return event->id == before->id && event->is_struck == before->is_struck &&
         (amendment != NULL ? amendment->at : 0) == (amended != NULL ? amended->at : 0);
}

void
respite_timeline_list_show (RespiteTimelineList        *self,
                            const RespiteSessionRecord *record,
                            GTimeZone                  *zone)
{
  g_autoptr (RespiteSessionRecord) before = NULL;
  guint n, n_before, head = 0, tail = 0;

  g_return_if_fail (RESPITE_IS_TIMELINE_LIST (self));
  g_return_if_fail (record != NULL);

  before = g_steal_pointer (&self->record);
  self->record = respite_session_record_ref (record);
  n = count (record);
  n_before = count (before);
  if (zone == self->zone)
    {
      /* The head of the list is the end of the timeline. */
      while (head < n && head < n_before && is_same (record, n - 1 - head, before, n_before - 1 - head))
        head++;
      while (tail < n - head && tail < n_before - head && is_same (record, tail, before, tail))
        tail++;
    }
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = zone != NULL ? g_time_zone_ref (zone) : NULL;

  if (n > head + tail || n_before > head + tail)
    g_list_model_items_changed (G_LIST_MODEL (self), head, n_before - head - tail, n - head - tail);
  if (n_before > FAR_ROWS && n > n_before && n / FAR_STEP != n_before / FAR_STEP)
    g_list_model_items_changed (G_LIST_MODEL (self), FAR_ROWS, n - FAR_ROWS, n - FAR_ROWS);
}
