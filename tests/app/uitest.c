/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "uitest.h"

#include <X11/XKBlib.h>
#include <X11/extensions/XI2.h>
#include <X11/extensions/XTest.h>
#include <gdk/x11/gdkx.h>
#include <string.h>

#include "respite-app.h"
#include "testlib.h"

#define WAIT_MS 10000

typedef struct
{
  gboolean fired;
} Fire;

typedef struct
{
  gpointer    root;
  GType       type;
  const char *text;
  gboolean    is_part;
  GtkWidget  *found;
} Search;

static gboolean
fire_cb (gpointer data)
{
  ((Fire *) data)->fired = TRUE;

  return G_SOURCE_REMOVE;
}

/* Leaves a picture of the screen where a test waits in vain, if UITEST_SCREEN names a file for it. */
static void
save_screen (void)
{
  const char *file = g_getenv ("UITEST_SCREEN");
  const char *const argv[] = { "import", "-window", "root", file, NULL };

  if (file != NULL)
    g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
}

void
ui_init (int    *argc,
         char ***argv)
{
  test_init (argc, argv);
  gtk_init ();
  respite_app_init ();
}

gboolean
ui_wait (UiCondition condition,
         gpointer    data)
{
  Fire timeout = { FALSE };
  guint source = g_timeout_add (WAIT_MS, fire_cb, &timeout);
  gboolean holds;

  while (!(holds = condition (data)) && !timeout.fired)
    g_main_context_iteration (NULL, TRUE);
  if (!timeout.fired)
    g_source_remove (source);
  if (!holds)
    save_screen ();

  return holds;
}

static void
painted_cb (GdkFrameClock *clock,
            gpointer       data)
{
  ((Fire *) data)->fired = TRUE;
}

static gboolean
has_fired (gpointer data)
{
  return ((Fire *) data)->fired;
}

void
ui_settle (GtkWidget *widget)
{
  Fire painted = { FALSE };
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gulong id;

  g_assert_nonnull (clock);
  id = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &painted);
  gtk_widget_queue_draw (widget);
  g_assert_true (ui_wait (has_fired, &painted));
  g_signal_handler_disconnect (clock, id);
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

void
ui_wait_mapped (GtkWidget *widget)
{
  g_assert_true (ui_wait (is_mapped, widget));
  ui_settle (widget);
}

static const char *
get_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_BUTTON (widget))
    return gtk_button_get_label (GTK_BUTTON (widget));
  if (GTK_IS_CHECK_BUTTON (widget))
    return gtk_check_button_get_label (GTK_CHECK_BUTTON (widget));

  return NULL;
}

/* What only keeps words on one line, spaces and joiners, is as any other text to who looks for it. */
static char *
dup_plain (const char *text)
{
  GString *plain = text != NULL ? g_string_new (text) : NULL;

  if (plain == NULL)
    return NULL;
  g_string_replace (plain, "\xc2\xa0", " ", 0);
  g_string_replace (plain, "\xe2\x81\xa0", "", 0);

  return g_string_free (plain, FALSE);
}

static GtkWidget *
search_below (GtkWidget    *widget,
              const Search *search)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), search->type))
    {
      g_autofree char *text = dup_plain (get_text (widget));

      if (search->text == NULL || (text != NULL && (search->is_part ? strstr (text, search->text) != NULL
                                                                    : g_str_equal (text, search->text))))
        return widget;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = search_below (child, search);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
is_found (gpointer data)
{
  Search *search = data;

  search->found = search_below (search->root, search);

  return search->found != NULL;
}

GtkWidget *
ui_find (gpointer    root,
         GType       type,
         const char *label)
{
  Search search = { .root = root, .type = type, .text = label };

  return search_below (root, &search);
}

GtkWidget *
ui_wait_text (gpointer    root,
              const char *text)
{
  Search search = { .root = root, .type = GTK_TYPE_LABEL, .text = text, .is_part = TRUE };

  if (!ui_wait (is_found, &search))
    g_error ("no label shows \"%s\"", text);

  return search.found;
}

typedef struct
{
  GtkLabel   *label;
  const char *text;
} Wanted;

static gboolean
shows_text (gpointer data)
{
  Wanted *wanted = data;

  return strstr (gtk_label_get_text (wanted->label), wanted->text) != NULL;
}

void
ui_wait_label (gpointer    label,
               const char *text)
{
  Wanted wanted = { label, text };

  if (!ui_wait (shows_text, &wanted))
    g_error ("the label shows \"%s\", not \"%s\"", gtk_label_get_text (label), text);
}

gpointer
ui_child (gpointer    widget,
          GType       type,
          const char *id)
{
  GObject *child = gtk_widget_get_template_child (GTK_WIDGET (widget), type, id);

  g_assert_nonnull (child);

  return child;
}

static Display *
get_display (void)
{
  return gdk_x11_display_get_xdisplay (gdk_display_get_default ());
}

static gboolean
xevent_cb (GdkDisplay *display,
           gpointer    xevent,
           gpointer    data)
{
  const XGenericEventCookie *cookie = xevent;
  int *wanted = data;

  if (cookie->type == GenericEvent && cookie->evtype == *wanted)
    *wanted = 0;

  return FALSE;
}

static gboolean
is_zero (gpointer data)
{
  return *(int *) data == 0;
}

/* The next synthetic event must not be sent before GDK has seen this one: a window manager's passive grab delays
 * delivery, and a release would then be reported at the later position. */
static void
flush_until (int event_type)
{
  GdkDisplay *display = gdk_display_get_default ();
  gulong id = g_signal_connect (display, "xevent", G_CALLBACK (xevent_cb), &event_type);

  XSync (get_display (), False);
  g_assert_true (ui_wait (is_zero, &event_type));
  g_signal_handler_disconnect (display, id);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

static void
find_place (GtkWidget *widget,
            double     x,
            double     y,
            int       *root_x,
            int       *root_y)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GdkSurface *surface = gtk_native_get_surface (native);
  int scale = gdk_surface_get_scale_factor (surface);
  graphene_point_t place;
  double shadow_x, shadow_y;
  Window child;

  g_assert_true (gtk_widget_compute_point (widget, GTK_WIDGET (native), &GRAPHENE_POINT_INIT ((float) x, (float) y),
                                           &place));
  gtk_native_get_surface_transform (native, &shadow_x, &shadow_y);
  XTranslateCoordinates (get_display (), gdk_x11_surface_get_xid (surface), DefaultRootWindow (get_display ()),
                         (int) (shadow_x + place.x) * scale, (int) (shadow_y + place.y) * scale, root_x, root_y,
                         &child);
}

/* A click at the place of the last one, within the time of a double click, would be its second half. */
static void
wait_for_single (int x,
                 int y)
{
  static gint64 last;
  static int last_x, last_y;
  Fire over = { FALSE };
  int time, distance;

  g_object_get (gtk_settings_get_default (), "gtk-double-click-time", &time, "gtk-double-click-distance", &distance,
                NULL);
  if (last != 0 && ABS (x - last_x) <= distance && ABS (y - last_y) <= distance &&
      g_get_monotonic_time () - last <= time * 1000)
    {
      g_timeout_add ((guint) time, fire_cb, &over);
      g_assert_true (ui_wait (has_fired, &over));
    }
  last = g_get_monotonic_time ();
  last_x = x;
  last_y = y;
}

/* A pointer that stands there already would send no motion, and what has come under it since would not be known. */
static void
move_pointer (int x,
              int y)
{
  Window root, child;
  int old_x, old_y, window_x, window_y;
  unsigned int mask;

  XQueryPointer (get_display (), DefaultRootWindow (get_display ()), &root, &child, &old_x, &old_y, &window_x,
                 &window_y, &mask);
  if (old_x == x && old_y == y)
    XTestFakeMotionEvent (get_display (), -1, x - 1, y, CurrentTime);

  XTestFakeMotionEvent (get_display (), -1, x, y, CurrentTime);
  XSync (get_display (), False);
}

/* Returns: whether the adjustment stays where it was. */
static gboolean
scroll_to (GtkAdjustment *adjustment,
           double         begin,
           double         end)
{
  double value = gtk_adjustment_get_value (adjustment);
  double page = gtk_adjustment_get_page_size (adjustment);

  if (begin < 0 || end - begin > page)
    gtk_adjustment_set_value (adjustment, value + begin);
  else if (end > page)
    gtk_adjustment_set_value (adjustment, value + end - page);

  return ABS (gtk_adjustment_get_value (adjustment) - value) < 1;
}

/* As a person would before pointing at it; returns whether nothing had to move. */
static gboolean
scroll_into_sight (gpointer widget)
{
  gboolean is_still = TRUE;

  for (GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW); scroller != NULL;
       scroller = gtk_widget_get_ancestor (gtk_widget_get_parent (scroller), GTK_TYPE_SCROLLED_WINDOW))
    {
      GtkScrolledWindow *window = GTK_SCROLLED_WINDOW (scroller);
      graphene_rect_t bounds;

      g_assert_true (gtk_widget_compute_bounds (widget, gtk_scrolled_window_get_child (window), &bounds));
      is_still &= scroll_to (gtk_scrolled_window_get_vadjustment (window), bounds.origin.y,
                             bounds.origin.y + bounds.size.height);
      is_still &= scroll_to (gtk_scrolled_window_get_hadjustment (window), bounds.origin.x,
                             bounds.origin.x + bounds.size.width);
    }

  return is_still;
}

/* A page that follows its focus scrolls by itself, a frame later. */
void
ui_reveal (gpointer widget)
{
  gboolean is_still;

  ui_wait_mapped (widget);
  do
    {
      is_still = scroll_into_sight (widget);
      ui_settle (widget);
    }
  while (!is_still);
}

/* To the middle of the widget, for a press that is the first. */
static void
point_at (gpointer widget)
{
  int x, y;

  ui_reveal (widget);
  find_place (widget, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0, &x, &y);
  wait_for_single (x, y);
  move_pointer (x, y);
}

static void
press_button (void)
{
  XTestFakeButtonEvent (get_display (), 1, True, CurrentTime);
  XTestFakeButtonEvent (get_display (), 1, False, CurrentTime);
  flush_until (XI_ButtonRelease);
}

void
ui_click (gpointer widget)
{
  point_at (widget);
  press_button ();
}

void
ui_double_click (gpointer widget)
{
  point_at (widget);
  press_button ();
  press_button ();
}

void
ui_hold (gpointer widget,
         guint    ms)
{
  Fire held = { FALSE };

  point_at (widget);
  XTestFakeButtonEvent (get_display (), 1, True, CurrentTime);
  flush_until (XI_ButtonPress);
  g_timeout_add (ms, fire_cb, &held);
  g_assert_true (ui_wait (has_fired, &held));
  XTestFakeButtonEvent (get_display (), 1, False, CurrentTime);
  flush_until (XI_ButtonRelease);
}

void
ui_park_pointer (void)
{
  move_pointer (2, 2);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

void
ui_drag (gpointer                widget,
         const graphene_point_t *points,
         gsize                   n_points)
{
  int x, y;

  ui_reveal (widget);
  find_place (widget, points[0].x, points[0].y, &x, &y);
  move_pointer (x, y);
  XTestFakeButtonEvent (get_display (), 1, True, CurrentTime);
  flush_until (XI_ButtonPress);
  for (gsize i = 1; i < n_points; i++)
    {
      find_place (widget, points[i].x, points[i].y, &x, &y);
      move_pointer (x, y);
      flush_until (XI_Motion);

      /* Of the motions within one frame only the last is delivered. */
      ui_settle (widget);
    }
  XTestFakeButtonEvent (get_display (), 1, False, CurrentTime);
  flush_until (XI_ButtonRelease);
}

static void
press_modifiers (GdkModifierType modifiers,
                 Bool            is_press)
{
  static const struct
  {
    GdkModifierType modifier;
    KeySym          key;
  } keys[] = { { GDK_SHIFT_MASK, XK_Shift_L }, { GDK_CONTROL_MASK, XK_Control_L }, { GDK_ALT_MASK, XK_Alt_L } };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (modifiers & keys[i].modifier)
      XTestFakeKeyEvent (get_display (), XKeysymToKeycode (get_display (), keys[i].key), is_press, CurrentTime);
}

static void
send_key (KeySym          key,
          GdkModifierType modifiers)
{
  KeyCode code = XKeysymToKeycode (get_display (), key);

  g_assert_cmpuint (code, !=, 0);
  if (XkbKeycodeToKeysym (get_display (), code, 0, 0) != key &&
      XkbKeycodeToKeysym (get_display (), code, 0, 1) == key)
    modifiers |= GDK_SHIFT_MASK;

  press_modifiers (modifiers, True);
  XTestFakeKeyEvent (get_display (), code, True, CurrentTime);
  XTestFakeKeyEvent (get_display (), code, False, CurrentTime);
  press_modifiers (modifiers, False);
}

static void
press_key (KeySym          key,
           GdkModifierType modifiers)
{
  send_key (key, modifiers);
  flush_until (XI_KeyRelease);
}

void
ui_key (const char     *name,
        GdkModifierType modifiers)
{
  KeySym key = XStringToKeysym (name);

  g_assert_cmpuint (key, !=, NoSymbol);
  press_key (key, modifiers);
}

void
ui_type (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar letter = g_utf8_get_char (text);

      press_key (letter < 0x100 ? letter : 0x01000000 | letter, 0);
    }
}

void
ui_type_at_once (const char *text)
{
  for (; *text != '\0'; text++)
    send_key (*text == '\n' ? XK_Return : (KeySym) * text, 0);
  flush_until (XI_KeyRelease);
}

void
ui_fill (gpointer    entry,
         const char *text)
{
  ui_click (entry);
  ui_key ("a", GDK_CONTROL_MASK);
  ui_key ("Delete", 0);
  ui_type (text);
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), text))
    save_screen ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, text);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

void
ui_destroy (gpointer window)
{
  gpointer weak = window;

  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_true (ui_wait (is_gone, &weak));
}
