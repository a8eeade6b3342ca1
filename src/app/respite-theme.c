/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "respite-theme.h"

#include <string.h>

#include "widgets/respite-chart-theme.h"

#define ZOOM_MIN 70
#define ZOOM_MAX 250
#define ZOOM_STEP 10

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define PORTAL_SETTINGS "org.freedesktop.portal.Settings"
#define PORTAL_APPEARANCE "org.freedesktop.appearance"
#define PORTAL_PREFERS_DARK 1

const RespiteCode respite_theme_choice_codes[] = {
  { RESPITE_THEME_SYSTEM, "system" },
  { RESPITE_THEME_LIGHT, "light"  },
  { RESPITE_THEME_DARK, "dark"   },
  { 0, NULL     },
};

struct _RespiteTheme
{
  GObject            parent_instance;

  /* Owned */
  GdkDisplay        *display;
  GtkCssProvider    *colours;
  GtkCssProvider    *style;
  GDBusProxy        *portal;
  GCancellable      *cancellable;

  RespiteThemeChoice choice;
  gboolean           system_is_dark;
  int                zoom;
  int                base_dpi;
};

G_DEFINE_FINAL_TYPE (RespiteTheme, respite_theme, G_TYPE_OBJECT)

static void
apply (RespiteTheme *self)
{
  GtkSettings *settings = gtk_settings_get_for_display (self->display);
  gboolean is_dark = respite_theme_is_dark (self);
  gboolean was_dark;
  g_autofree char *tokens = g_strdup_printf ("/org/respite/Respite/style-%s%s.css", is_dark ? "dark" : "light",
                                             respite_chart_theme_wants_contrast (settings) ? "-contrast" : "");

  gtk_css_provider_load_from_resource (self->colours, tokens);

  /* GTK reads its theme again whenever this is set, also to what it was. */
  g_object_get (settings, "gtk-application-prefer-dark-theme", &was_dark, NULL);
  if (was_dark != is_dark)
    g_object_set (settings, "gtk-application-prefer-dark-theme", is_dark, NULL);
}

/* Without a portal the name of the desktop's theme says it: "Adwaita-dark", "HighContrastInverse". */
static gboolean
is_dark_by_name (RespiteTheme *self)
{
  g_autofree char *name = NULL;

  g_object_get (gtk_settings_get_for_display (self->display), "gtk-theme-name", &name, NULL);

  return name != NULL && (g_str_has_suffix (name, "-dark") || strstr (name, "Inverse") != NULL);
}

static void
take_scheme (RespiteTheme *self,
             GVariant     *value)
{
  g_autoptr (GVariant) inner = g_variant_ref (value);

  while (g_variant_is_of_type (inner, G_VARIANT_TYPE_VARIANT))
    {
      GVariant *next = g_variant_get_variant (inner);

      g_variant_unref (inner);
      inner = next;
    }
  if (!g_variant_is_of_type (inner, G_VARIANT_TYPE_UINT32))
    return;

  self->system_is_dark = g_variant_get_uint32 (inner) == PORTAL_PREFERS_DARK;
  apply (self);
}

static void
portal_signal_cb (RespiteTheme *self,
                  const char   *sender,
                  const char   *signal,
                  GVariant     *parameters)
{
  const char *space;
  const char *key;
  g_autoptr (GVariant) value = NULL;

  if (!g_str_equal (signal, "SettingChanged") || !g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ssv)")))
    return;

  g_variant_get (parameters, "(&s&sv)", &space, &key, &value);
  if (g_str_equal (space, PORTAL_APPEARANCE) && g_str_equal (key, "color-scheme"))
    take_scheme (self, value);
}

static void
scheme_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GVariant) reply = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, NULL);
  g_autoptr (RespiteTheme) self = user_data;
  g_autoptr (GVariant) value = NULL;

  if (reply == NULL || !g_variant_is_of_type (reply, G_VARIANT_TYPE ("(v)")))
    return;

  g_variant_get (reply, "(v)", &value);
  take_scheme (self, value);
}

static void
portal_ready_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (RespiteTheme) self = user_data;
  g_autoptr (GDBusProxy) portal = g_dbus_proxy_new_for_bus_finish (result, NULL);

  if (portal == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;

  g_set_object (&self->portal, portal);
  g_signal_connect_object (portal, "g-signal", G_CALLBACK (portal_signal_cb), self, G_CONNECT_SWAPPED);
  g_dbus_proxy_call (portal, "Read", g_variant_new ("(ss)", PORTAL_APPEARANCE, "color-scheme"),
                     G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, self->cancellable, scheme_read_cb, g_object_ref (self));
}

static gboolean
has_session_bus (void)
{
  const char *address = g_getenv ("DBUS_SESSION_BUS_ADDRESS");

  return address != NULL && *address != '\0' && !g_str_equal (address, "disabled:");
}

static void
respite_theme_dispose (GObject *object)
{
  RespiteTheme *self = RESPITE_THEME (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->portal);
  if (self->display != NULL)
    {
      gtk_style_context_remove_provider_for_display (self->display, GTK_STYLE_PROVIDER (self->colours));
      gtk_style_context_remove_provider_for_display (self->display, GTK_STYLE_PROVIDER (self->style));
    }
  g_clear_object (&self->display);

  G_OBJECT_CLASS (respite_theme_parent_class)->dispose (object);
}

static void
respite_theme_finalize (GObject *object)
{
  RespiteTheme *self = RESPITE_THEME (object);

  g_clear_object (&self->colours);
  g_clear_object (&self->style);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (respite_theme_parent_class)->finalize (object);
}

static void
respite_theme_class_init (RespiteThemeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = respite_theme_dispose;
  object_class->finalize = respite_theme_finalize;
}

static void
respite_theme_init (RespiteTheme *self)
{
  self->colours = gtk_css_provider_new ();
  self->style = gtk_css_provider_new ();
  self->cancellable = g_cancellable_new ();
  self->zoom = 100;
}

RespiteTheme *
respite_theme_new (GdkDisplay *display)
{
  RespiteTheme *self;

  g_return_val_if_fail (GDK_IS_DISPLAY (display), NULL);

  self = g_object_new (RESPITE_TYPE_THEME, NULL);
  self->display = g_object_ref (display);
  g_object_get (gtk_settings_get_for_display (display), "gtk-xft-dpi", &self->base_dpi, NULL);
  if (self->base_dpi <= 0)
    self->base_dpi = 96 * 1024;

  apply (self);
  gtk_css_provider_load_from_resource (self->style, "/org/respite/Respite/style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (self->colours),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (self->style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  g_signal_connect_object (gtk_settings_get_for_display (display), "notify::gtk-theme-name", G_CALLBACK (apply), self,
                           G_CONNECT_SWAPPED);
  if (has_session_bus ())
    g_dbus_proxy_new_for_bus (G_BUS_TYPE_SESSION, G_DBUS_PROXY_FLAGS_DO_NOT_LOAD_PROPERTIES |
                              G_DBUS_PROXY_FLAGS_DO_NOT_AUTO_START, NULL, PORTAL_NAME, PORTAL_PATH, PORTAL_SETTINGS,
                              self->cancellable, portal_ready_cb, g_object_ref (self));

  return self;
}

void
respite_theme_set_choice (RespiteTheme      *self,
                          RespiteThemeChoice choice)
{
  g_return_if_fail (RESPITE_IS_THEME (self));

  if (self->choice == choice)
    return;

  self->choice = choice;
  apply (self);
}

RespiteThemeChoice
respite_theme_get_choice (RespiteTheme *self)
{
  g_return_val_if_fail (RESPITE_IS_THEME (self), RESPITE_THEME_SYSTEM);

  return self->choice;
}

gboolean
respite_theme_is_dark (RespiteTheme *self)
{
  g_return_val_if_fail (RESPITE_IS_THEME (self), FALSE);

  if (self->choice == RESPITE_THEME_SYSTEM)
    return self->system_is_dark || is_dark_by_name (self);

  return self->choice == RESPITE_THEME_DARK;
}

void
respite_theme_zoom (RespiteTheme *self,
                    int           steps)
{
  int zoom;

  g_return_if_fail (RESPITE_IS_THEME (self));

  zoom = steps == 0 ? 100 : CLAMP (self->zoom + steps * ZOOM_STEP, ZOOM_MIN, ZOOM_MAX);
  if (zoom == self->zoom)
    return;

  self->zoom = zoom;
  g_object_set (gtk_settings_get_for_display (self->display), "gtk-xft-dpi", self->base_dpi / 100 * zoom, NULL);
}

int
respite_theme_get_zoom (RespiteTheme *self)
{
  g_return_val_if_fail (RESPITE_IS_THEME (self), 100);

  return self->zoom;
}
