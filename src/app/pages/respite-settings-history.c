/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-settings-history.h"

#include <glib/gi18n.h>

#include "base/respite-str.h"
#include "pages/respite-audit-detail.h"
#include "service/respite-audit-actions.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-reveal.h"
#include "widgets/respite-row.h"
#include "widgets/respite-template.h"
#include "widgets/respite-text.h"

#define MOST_ROWS 50
#define MOST_READ 2000

struct _RespiteSettingsHistory
{
  RespitePage        parent_instance;

  /* Owned */
  char              *actions;
  char              *keys;
  RespiteAuditNames *names;

  /* Template children, owned by the template */
  GtkToggleButton   *history_button;
  GtkWidget         *history_box;
  RespiteErrorBar   *error_bar;
  GtkWidget         *history_empty;
  GtkListBox        *history_list;
};

enum
{
  PROP_0,
  PROP_ACTIONS,
  PROP_KEYS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RespiteSettingsHistory, respite_settings_history, RESPITE_TYPE_PAGE)

typedef struct
{
  char       *actions;
  char       *keys;
  const char *language;
} Query;

static void
query_free (gpointer data)
{
  Query *query = data;

  g_free (query->actions);
  g_free (query->keys);
  g_free (query);
}

typedef struct
{
  GPtrArray         *rows;
  RespiteAuditNames *names;
} Trail;

static void
trail_free (gpointer data)
{
  Trail *trail = data;

  g_clear_pointer (&trail->rows, g_ptr_array_unref);
  respite_audit_names_free (trail->names);
  g_free (trail);
}

/* Whether the row is of one of the settings; without keys every row is. */
static gboolean
is_wanted (const RespiteAuditEntry *entry,
           const char              *keys)
{
  g_auto (GStrv) beginnings = g_strsplit (keys != NULL ? keys : "", ",", -1);

  for (char **beginning = beginnings; *beginning != NULL; beginning++)
    if (entry->row.new_text != NULL && g_str_has_prefix (entry->row.new_text, *beginning))
      return TRUE;

  return respite_str_is_empty (keys);
}

static gint
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const RespiteAuditEntry *one = *(const RespiteAuditEntry *const *) a;
  const RespiteAuditEntry *other = *(const RespiteAuditEntry *const *) b;

  return one->row.seq > other->row.seq ? -1 : one->row.seq < other->row.seq;
}

/* Adds the rows of @action that were done, not those that were refused. */
static gboolean
add_rows (RespiteOffice *office,
          GPtrArray     *rows,
          const char    *action,
          const char    *keys,
          GError       **error)
{
  RespiteAuditFilter filter = { .action = action, .descending = TRUE, .limit = MOST_READ };
  g_autoptr (GPtrArray) found = respite_office_list_audit (office, &filter, NULL, error);

  if (found == NULL)
    return FALSE;

  g_ptr_array_set_free_func (found, NULL);
  for (guint i = 0; i < found->len; i++)
    {
      RespiteAuditEntry *entry = g_ptr_array_index (found, i);
      gboolean is_done = entry->row.outcome == NULL || g_str_equal (entry->row.outcome, "done");

      if (is_done && is_wanted (entry, keys))
        g_ptr_array_add (rows, entry);
      else
        respite_audit_entry_free (entry);
    }

  return TRUE;
}

static gpointer
list_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  const Query *query = data;
  g_auto (GStrv) actions = g_strsplit (query->actions, ",", -1);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_audit_entry_free);
  Trail *trail;

  for (char **action = actions; *action != NULL; action++)
    if (!add_rows (office, rows, *action, query->keys, error))
      return NULL;

  g_ptr_array_sort (rows, compare_rows);
  g_ptr_array_set_size (rows, (gint) MIN (rows->len, MOST_ROWS));
  trail = g_new0 (Trail, 1);
  trail->rows = g_steal_pointer (&rows);
  trail->names = respite_audit_names_new (office, query->language);

  return trail;
}

static void
fill_row (RespiteRow *row,
          gpointer    item,
          gpointer    user_data)
{
  RespiteSettingsHistory *self = user_data;
  const RespiteAuditEntry *entry = item;
  GTimeZone *zone = respite_clinic_get_zone (respite_page_get_clinic (user_data));
  g_autofree char *day = respite_text_day_and_time (entry->row.at, zone);
  g_autofree char *what = respite_audit_detail_dup (entry, self->names, zone);

  respite_row_set (row, entry->row.seq, _ (respite_audit_action_get_words (entry->row.action)), what, day);
}

static void
listed_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  RespiteSettingsHistory *self = page;
  Trail *trail = result;
  gboolean was_hidden = !gtk_widget_get_visible (self->history_box);

  gtk_widget_set_visible (self->history_box, gtk_toggle_button_get_active (self->history_button));
  respite_error_bar_show (self->error_bar, error);
  if (trail == NULL)
    return;

  respite_audit_names_free (self->names);
  self->names = g_steal_pointer (&trail->names);
  respite_row_sync_list (self->history_list, trail->rows, fill_row, self);
  gtk_widget_set_visible (self->history_empty, trail->rows->len == 0);
  trail_free (trail);
  if (was_hidden && gtk_widget_get_visible (self->history_box))
    respite_reveal (self->history_box);
}

static void
respite_settings_history_load (RespitePage *page)
{
  RespiteSettingsHistory *self = RESPITE_SETTINGS_HISTORY (page);
  Query *query;

  gtk_widget_set_visible (GTK_WIDGET (self->history_button),
                          respite_clinic_may (respite_page_get_clinic (page), RESPITE_FUNCTION_AUDIT_VIEW));
  if (!gtk_toggle_button_get_active (self->history_button))
    {
      gtk_widget_set_visible (self->history_box, FALSE);
      return;
    }

  query = g_new0 (Query, 1);
  query->actions = g_strdup (self->actions != NULL ? self->actions : "");
  query->keys = g_strdup (self->keys);
  query->language = respite_text_language ();
  respite_page_read (page, list_job, query, query_free, trail_free, listed_cb, NULL);
}

static void
history_toggled_cb (RespiteSettingsHistory *self)
{
  respite_page_reload (RESPITE_PAGE (self));
}

static void
respite_settings_history_get_property (GObject    *object,
                                       guint       id,
                                       GValue     *value,
                                       GParamSpec *pspec)
{
  RespiteSettingsHistory *self = RESPITE_SETTINGS_HISTORY (object);

  switch (id)
    {
    case PROP_ACTIONS:
      g_value_set_string (value, self->actions);
      break;

    case PROP_KEYS:
      g_value_set_string (value, self->keys);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
respite_settings_history_set_property (GObject      *object,
                                       guint         id,
                                       const GValue *value,
                                       GParamSpec   *pspec)
{
  RespiteSettingsHistory *self = RESPITE_SETTINGS_HISTORY (object);

  switch (id)
    {
    case PROP_ACTIONS:
      respite_set_str (&self->actions, g_value_get_string (value));
      break;

    case PROP_KEYS:
      respite_set_str (&self->keys, g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
respite_settings_history_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_SETTINGS_HISTORY);

  G_OBJECT_CLASS (respite_settings_history_parent_class)->dispose (object);
}

static void
respite_settings_history_finalize (GObject *object)
{
  RespiteSettingsHistory *self = RESPITE_SETTINGS_HISTORY (object);

  g_free (self->actions);
  g_free (self->keys);
  respite_audit_names_free (self->names);

  G_OBJECT_CLASS (respite_settings_history_parent_class)->finalize (object);
}

static void
respite_settings_history_class_init (RespiteSettingsHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ERROR_BAR);

  object_class->dispose = respite_settings_history_dispose;
  object_class->finalize = respite_settings_history_finalize;
  object_class->get_property = respite_settings_history_get_property;
  object_class->set_property = respite_settings_history_set_property;
  RESPITE_PAGE_CLASS (klass)->load = respite_settings_history_load;

  properties[PROP_ACTIONS] = g_param_spec_string ("actions", NULL, NULL, NULL,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_KEYS] = g_param_spec_string ("keys", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-settings-history.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteSettingsHistory, history_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteSettingsHistory, history_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteSettingsHistory, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteSettingsHistory, history_empty);
  gtk_widget_class_bind_template_child (widget_class, RespiteSettingsHistory, history_list);
  gtk_widget_class_bind_template_callback (widget_class, history_toggled_cb);
}

static void
respite_settings_history_init (RespiteSettingsHistory *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
