/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "models/respite-timeline-item.h"

struct _RespiteTimelineItem
{
  GObject  parent_instance;

  gint64   event_id;
  gint64   photo_id;
  char    *time;
  char    *kind;
  char    *text;
  char    *note;
  char    *typed;
  gboolean is_struck;
  gboolean is_late;
  gboolean can_be_struck;
  gboolean can_be_corrected;
};

enum
{
  PROP_0,
  PROP_TIME,
  PROP_KIND,
  PROP_TEXT,
  PROP_NOTE,
  PROP_HAS_NOTE,
  PROP_IS_PHOTO,
  PROP_CSS_CLASSES,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RespiteTimelineItem, respite_timeline_item, G_TYPE_OBJECT)

static void
respite_timeline_item_finalize (GObject *object)
{
  RespiteTimelineItem *self = RESPITE_TIMELINE_ITEM (object);

  g_free (self->time);
  g_free (self->kind);
  g_free (self->text);
  g_free (self->note);
  g_free (self->typed);

  G_OBJECT_CLASS (respite_timeline_item_parent_class)->finalize (object);
}

/* As it is shown: a number keeps what is before it and its unit beside it when the line ends, "SpO2 98 %". */
static char *
dup_bound (const char *text)
{
  static const char *const units[] = { "%", "/", "mg", "mL", "µg", "mmHg", "L/min", "°C", "min", "kg", NULL };
  GString *bound = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      gboolean is_bound = *p == ' ' && p > text && p[-1] != ',' && g_ascii_isdigit (p[1]);

      for (gsize i = 0; *p == ' ' && p > text && g_ascii_isdigit (p[-1]) && units[i] != NULL; i++)
        is_bound |= g_str_has_prefix (p + 1, units[i]);
      if (is_bound)
        g_string_append (bound, "\xc2\xa0");
      else
        g_string_append_c (bound, *p);

      /* Nor does one begin after the stroke of "MOAA/S" or "/min": a word joiner stands there. */
      if (*p == '/' && g_ascii_isalpha (p[1]))
        g_string_append (bound, "\xe2\x81\xa0");
    }

  return g_string_free (bound, FALSE);
}

static void
respite_timeline_item_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  RespiteTimelineItem *self = RESPITE_TIMELINE_ITEM (object);
  const char *classes[] = { "numbers", self->is_struck ? "struck" : self->is_late ? "late" : NULL, NULL };

  switch (prop_id)
    {
    case PROP_TIME:
      g_value_set_string (value, self->time);
      break;
    case PROP_KIND:
      g_value_set_string (value, self->kind);
      break;
    case PROP_TEXT:
      g_value_take_string (value, dup_bound (self->text));
      break;
    case PROP_NOTE:
      g_value_set_string (value, self->note);
      break;
    case PROP_HAS_NOTE:
      g_value_set_boolean (value, *self->note != '\0');
      break;
    case PROP_IS_PHOTO:
      g_value_set_boolean (value, self->photo_id != 0);
      break;
    case PROP_CSS_CLASSES:
      g_value_set_boxed (value, classes);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
respite_timeline_item_class_init (RespiteTimelineItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = respite_timeline_item_finalize;
  object_class->get_property = respite_timeline_item_get_property;

  properties[PROP_TIME] = g_param_spec_string ("time", NULL, NULL, "", flags);
  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, "", flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  properties[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, "", flags);
  properties[PROP_HAS_NOTE] = g_param_spec_boolean ("has-note", NULL, NULL, FALSE, flags);
  properties[PROP_IS_PHOTO] = g_param_spec_boolean ("is-photo", NULL, NULL, FALSE, flags);
  properties[PROP_CSS_CLASSES] = g_param_spec_boxed ("css-classes", NULL, NULL, G_TYPE_STRV, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
respite_timeline_item_init (RespiteTimelineItem *self)
{
}

/* What begins and ends an infusion is corrected by an entry of its own, never struck out (decisions.md, Undo). */
static gboolean
is_strikable (const RespiteEvent *event)
{
  return !event->is_struck && event->kind != RESPITE_EVENT_START && event->kind != RESPITE_EVENT_STOP &&
         event->kind != RESPITE_EVENT_END;
}

RespiteTimelineItem *
respite_timeline_item_new (const RespiteChartRow *row)
{
  RespiteTimelineItem *self = g_object_new (RESPITE_TYPE_TIMELINE_ITEM, NULL);

  self->event_id = row->event->id;
  self->photo_id = row->event->photo_id;
  self->time = g_strdup (row->time);
  self->kind = g_strdup (row->kind);
  self->text = g_strdup (row->sentence);
  self->note = g_strdup (row->note != NULL ? row->note : "");
  self->typed = g_strdup (row->event->typed != NULL ? row->event->typed : "");
  self->is_struck = row->is_struck;
  self->is_late = row->is_late;
  self->can_be_struck = is_strikable (row->event);
  self->can_be_corrected = !row->event->is_struck;

  return self;
}

gint64
respite_timeline_item_get_event_id (RespiteTimelineItem *self)
{
  return self->event_id;
}

gint64
respite_timeline_item_get_photo_id (RespiteTimelineItem *self)
{
  return self->photo_id;
}

const char *
respite_timeline_item_get_text (RespiteTimelineItem *self)
{
  return self->text;
}

const char *
respite_timeline_item_get_typed (RespiteTimelineItem *self)
{
  return self->typed;
}

gboolean
respite_timeline_item_can_be_corrected (RespiteTimelineItem *self)
{
  return self->can_be_corrected;
}

char *
respite_timeline_item_dup_words (RespiteTimelineItem *self)
{
  return g_strdup_printf ("%s %s", self->time, self->text);
}

gboolean
respite_timeline_item_can_be_struck (RespiteTimelineItem *self)
{
  return self->can_be_struck;
}
