/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <string.h>

#include "chart-shapes.h"

/* Phases last as long as they did, not as long as the picture is wide. */
static void
test_phases_say_how_long_they_were (void)
{
  g_autoptr (RespiteSessionRecord) record = chart_sample_new_short ();
  g_autoptr (RespiteScene) scene = NULL;
  g_autoptr (RespiteScene) early = NULL;

  record->session->discharged_at = SAMPLE_AT (80);
  scene = lay_out (record, 0);
  g_assert_nonnull (find_text (scene, "Infusion  18 min"));
  g_assert_nonnull (find_text (scene, "Infusion  22 min"));
  g_assert_nonnull (find_text (scene, "Recovery  36 min"));

  record->session->discharged_at = 0;
  early = lay_out (record, 0);
  g_assert_nonnull (find_text (early, "Recovery  30 min"));
}

static void
test_grid_every_five_and_fifteen_minutes (void)
{
  g_autoptr (RespiteSessionRecord) record = chart_sample_new_short ();
  g_autoptr (RespiteScene) scene = lay_out (record, 0);
  guint thin = count (scene, RESPITE_CHART_PART_GRID, RESPITE_SHAPE_LINE, FALSE, RESPITE_INK_GRID);
  guint expected_thin = 0, expected_strong = 0, strong = 0;

  for (gint64 at = scene->span.begin; at <= scene->span.end; at += 5 * 60000)
    if (at % (15 * 60000) == 0)
      expected_strong++;
    else
      expected_thin++;
  for (guint i = 0; i < respite_scene_get_n_shapes (scene); i++)
    {
      const RespiteShape *shape = respite_scene_get_shape (scene, i);

      if (shape->part == RESPITE_CHART_PART_GRID && shape->ink == RESPITE_INK_GRID_STRONG &&
          respite_scene_get_points (scene, shape)[0].x == respite_scene_get_points (scene, shape)[1].x)
        strong++;
    }
  g_assert_cmpuint (thin, ==, expected_thin);
  g_assert_cmpuint (strong, ==, expected_strong);
}

/* A zone that is 5 h 45 min ahead: strong lines stand at the quarters of its own clock. */
static void
test_grid_follows_the_clinic_clock (void)
{
  g_autoptr (RespiteSessionRecord) record = chart_sample_new_short ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Kathmandu");
  g_autoptr (RespiteScene) scene = NULL;
  RespiteChartView view = { .width = 900, .height = 520 };
  RespiteChartStyle style;

  respite_chart_style_init (&style, RESPITE_CHART_LIGHT);
  style.words.zone = zone;
  scene = respite_session_chart_layout (record, &view, &style);
  g_assert_nonnull (find_text (scene, "15:45"));
  g_assert_null (find_text (scene, "10:00"));
}

static void
test_zoom_shows_what_is_outside (void)
{
  g_autoptr (RespiteSessionRecord) record = chart_sample_new_short ();
  RespiteChartView view = { .width = 900, .height = 520, .span = { SAMPLE_AT (10), SAMPLE_AT (30) } };
  RespiteChartStyle style;
  g_autoptr (RespiteScene) scene = NULL;

  respite_chart_style_init (&style, RESPITE_CHART_LIGHT);
  scene = respite_session_chart_layout (record, &view, &style);
  g_assert_cmpuint (count_part (scene, RESPITE_CHART_PART_OUTSIDE), ==, 2);
  g_assert_nonnull (find_text (scene, "◂ 09:54"));
  g_assert_nonnull (find_text (scene, "11:14 ▸"));

  for (guint i = 0; i < respite_scene_get_n_shapes (scene); i++)
    {
      const RespiteShape *shape = respite_scene_get_shape (scene, i);

      if (shape->part == RESPITE_CHART_PART_PULSE && shape->kind == RESPITE_SHAPE_CIRCLE)
        g_assert_true (is_inside (scene, shape));
    }
}

static void
test_times_do_not_touch (void)
{
  g_autoptr (RespiteSessionRecord) record = chart_sample_new_long ();
  static const double widths[] = { 320, 515, 900, 1400, 2400 };

  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      RespiteChartView view = { .width = widths[i], .height = 500 };
      RespiteChartStyle style;
      g_autoptr (RespiteScene) scene = NULL;
      double right = 0;

      respite_chart_style_init (&style, RESPITE_CHART_LIGHT);
      scene = respite_session_chart_layout (record, &view, &style);
      for (guint j = 0; j < respite_scene_get_n_shapes (scene); j++)
        {
          const RespiteShape *shape = respite_scene_get_shape (scene, j);

          if (shape->part != RESPITE_CHART_PART_GRID || shape->kind != RESPITE_SHAPE_TEXT)
            continue;
          g_assert_cmpfloat (shape->rect.x - shape->rect.width / 2, >, right);
          right = shape->rect.x + shape->rect.width / 2;
        }
    }
}

/* Numbers of events that happen at once stand side by side, each inside the plot. */
static void
test_event_numbers_stand_apart (void)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new ();
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autoptr (RespiteScene) scene = NULL;
  double last = 0;
  guint n = 0;

  g_ptr_array_add (events, chart_sample_rate (0, RESPITE_EVENT_START, 50000));
  for (int i = 0; i < 14; i++)
    g_ptr_array_add (events, chart_sample_kind (39 + i * 0.05, RESPITE_EVENT_EMERGENCY, "oxygen"));
  record = create ((RespiteEvent **) events->pdata, events->len);
  scene = lay_out (record, 0);
  for (guint i = 0; i < respite_scene_get_n_shapes (scene); i++)
    {
      const RespiteShape *shape = respite_scene_get_shape (scene, i);

      if (shape->part != RESPITE_CHART_PART_EVENTS || shape->kind != RESPITE_SHAPE_CIRCLE || shape->is_filled)
        continue;
      g_assert_true (is_inside (scene, shape));
      g_assert_cmpfloat (shape->rect.x - last, >=, 2 * shape->rect.width - 0.01);
      last = shape->rect.x;
      n++;
    }
  g_assert_cmpuint (n, ==, 14);
}

static void
test_key_explains_every_number (void)
{
  g_autoptr (RespiteSessionRecord) record = chart_sample_new_short ();
  RespiteChartView view = { .width = 900, .height = 700, .has_key = TRUE, .has_legend = TRUE };
  RespiteChartStyle style;
  g_autoptr (RespiteScene) scene = NULL;

  respite_chart_style_init (&style, RESPITE_CHART_PRINT);
  scene = respite_session_chart_layout (record, &view, &style);
  g_assert_nonnull (find_text (scene, "says it feels like floating, not afraid"));
  g_assert_cmpuint (count_part (scene, RESPITE_CHART_PART_KEY), ==, 9);
  g_assert_nonnull (find_text (scene, "entered late"));
  g_assert_nonnull (find_text (scene, "clinic limit: call prescriber"));
}

/* Text of twice the size must not run out of the picture, nor may a picture that is too low cut its lanes off. */
static void
test_large_text_and_little_room (void)
{
  static const struct
  {
    double width;
    double height;
    double size;
  } cases[] = { { 900, 520, 24 }, { 515, 300, 7 }, { 515, 260, 9 }, { 400, 240, 12 }, { 1400, 700, 26 } };
  g_autoptr (RespiteSessionRecord) record = chart_sample_new_long ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RespiteChartView view = { .width = cases[i].width, .height = cases[i].height, .has_key = TRUE };
      RespiteChartStyle style;
      g_autoptr (RespiteScene) scene = NULL;

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      respite_chart_style_init (&style, RESPITE_CHART_LIGHT);
      style.size = cases[i].size;
      scene = respite_session_chart_layout (record, &view, &style);
      g_assert_cmpfloat (scene->plot.width, >, cases[i].width * 0.4);
      for (guint j = 0; j < respite_scene_get_n_shapes (scene); j++)
        {
          const RespiteShape *shape = respite_scene_get_shape (scene, j);

          if (shape->kind == RESPITE_SHAPE_TEXT)
            {
              double left = shape->rect.x;

              if (shape->anchor == RESPITE_ANCHOR_MIDDLE)
                left -= shape->rect.width / 2;
              else if (shape->anchor == RESPITE_ANCHOR_END)
                left -= shape->rect.width;
              g_assert_cmpfloat (left, >=, -0.5);
              g_assert_cmpfloat (left + shape->rect.width, <=, scene->width + 0.5);
              g_assert_cmpfloat (shape->rect.y, <=, scene->height + 0.5);
            }
        }
    }
}

/* Where it is low the rows move together before the text shrinks, and no lane with values goes. */
static void
test_low_keeps_its_text (void)
{
  static const char *const names[] = { "MOAA/S", "Pain", "Distress", "Dissociation", "Side effects", "Events", NULL };
  g_autoptr (RespiteSessionRecord) record = chart_sample_new_short ();
  RespiteChartView view = { .width = 790, .height = 270 };
  RespiteChartStyle style;
  g_autoptr (RespiteScene) scene = NULL;

  respite_chart_style_init (&style, RESPITE_CHART_LIGHT);
  style.size = 12;
  scene = respite_session_chart_layout (record, &view, &style);
  for (gsize i = 0; names[i] != NULL; i++)
    {
      const RespiteShape *name = find_text (scene, names[i]);

      g_assert_nonnull (name);
      g_assert_cmpfloat (name->rect.y, <, view.height);
      g_assert_cmpfloat (name->size, >, style.size * 0.8);
    }
}

static void
test_natural_height_leaves_nothing_out (void)
{
  g_autoptr (RespiteSessionRecord) record = chart_sample_new_long ();
  RespiteChartView view = { .width = 515, .has_key = TRUE, .has_legend = TRUE };
  RespiteChartStyle style;
  g_autoptr (RespiteScene) scene = NULL;

  respite_chart_style_init (&style, RESPITE_CHART_PRINT);
  style.size = 7;
  view.height = respite_session_chart_get_height (record, &style, view.width, TRUE, TRUE);
  g_assert_cmpfloat (view.height, >, 200);
  g_assert_cmpfloat (view.height, <, 700);
  scene = respite_session_chart_layout (record, &view, &style);
  g_assert_cmpuint (count_part (scene, RESPITE_CHART_PART_LEGEND), >, 20);
  g_assert_cmpuint (count_part (scene, RESPITE_CHART_PART_KEY), ==, 3 * 13);
}

static void
test_cursor_stands_at_its_time (void)
{
  g_autoptr (RespiteSessionRecord) record = chart_sample_new_short ();
  g_autoptr (RespiteScene) scene = lay_out (record, 0);
  RespiteChartStyle style;
  g_autoptr (RespiteScene) cursor = NULL;
  g_autoptr (RespiteScene) outside = NULL;
  const RespiteShape *line;

  respite_chart_style_init (&style, RESPITE_CHART_LIGHT);
  cursor = respite_session_chart_layout_cursor (scene, &style, SAMPLE_AT (20));
  outside = respite_session_chart_layout_cursor (scene, &style, SAMPLE_AT (900));
  line = respite_scene_get_shape (cursor, respite_scene_get_n_shapes (cursor) - 3);
  g_assert_cmpint (line->kind, ==, RESPITE_SHAPE_LINE);
  g_assert_cmpfloat_with_epsilon (respite_scene_get_points (cursor, line)[0].x,
                                  respite_scene_get_x (scene, SAMPLE_AT (20)), 0.01);
  g_assert_nonnull (find_text (cursor, "10:20"));
  g_assert_cmpuint (respite_scene_get_n_shapes (outside), ==, 0);
}

/* A language of its own: every word in capitals, to find one that does not go through the callback. */
static const char *
shout (const char *group,
       const char *key,
       const char *english,
       gpointer    data)
{
  GStringChunk *chunk = data;
  g_autofree char *loud = g_utf8_strup (english, -1);

  g_assert_cmpstr (key, !=, "");
  g_assert_true (g_str_equal (group, "chart") || g_str_equal (group, "effect"));

  return g_string_chunk_insert_const (chunk, loud);
}

static void
test_words_come_from_the_callback (void)
{
  g_autoptr (RespiteSessionRecord) record = chart_sample_new_short ();
  RespiteChartView view = { .width = 900, .height = 800, .has_legend = TRUE };
  GStringChunk *chunk = g_string_chunk_new (256);
  RespiteChartStyle style;

  respite_chart_style_init (&style, RESPITE_CHART_LIGHT);
  style.words.word = shout;
  style.words.data = chunk;
  {
    g_autoptr (RespiteScene) scene = respite_session_chart_layout (record, &view, &style);

    g_assert_nonnull (find_text (scene, "DISSOCIATION"));
    g_assert_nonnull (find_text (scene, "DIZZINESS 1"));
    g_assert_nonnull (find_text (scene, "SET MISSED"));
    g_assert_null (find_text (scene, "Pain"));
  }
  g_string_chunk_free (chunk);
}

static void
test_every_word_has_a_key (void)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (RespiteChartWord word = 0; word < RESPITE_N_WORDS; word++)
    {
      const RespiteChartWordRow *row = &respite_chart_word_table[word];

      g_assert_nonnull (row->key);
      g_assert_nonnull (row->english);
      g_assert_true (g_hash_table_add (keys, (gpointer) row->key));
    }
}

/* What is missing in a language would stand in English on its paper. */
static void
test_every_word_is_in_every_language (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "data", "language", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GKeyFile) file = g_key_file_new ();

      if (!g_str_has_suffix (name, ".ini") || g_str_equal (name, "en.ini"))
        continue;
      n++;
      g_assert_true (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL));
      for (RespiteChartWord word = 0; word < RESPITE_N_WORDS; word++)
        {
          const char *key = respite_chart_word_table[word].key;
          g_autofree char *value = g_key_file_get_string (file, "chart", key, NULL);

          g_test_message ("%s: %s", name, key);
          g_assert_nonnull (value);
          for (const char *p = respite_chart_word_table[word].english; *p != '\0'; p++)
            if (p[0] == '{' && p[1] != '\0' && p[2] == '}')
              {
                g_autofree char *place = g_strndup (p, 3);

                g_assert_nonnull (strstr (value, place));
              }
        }
      for (const RespiteEffect *effect = respite_effects; effect->code != NULL; effect++)
        g_assert_true (g_key_file_has_key (file, "effect", effect->code, NULL));
    }
  g_assert_cmpuint (n, >=, 1);
}

static void
test_now_only_while_it_runs (void)
{
  RespiteEvent *events[] = { chart_sample_rate (0, RESPITE_EVENT_START, 50000) };
  g_autoptr (RespiteSessionRecord) record = create (events, G_N_ELEMENTS (events));
  g_autoptr (RespiteScene) live = lay_out (record, SAMPLE_AT (12));
  g_autoptr (RespiteScene) still = lay_out (record, 0);

  g_assert_cmpuint (count_part (live, RESPITE_CHART_PART_NOW), ==, 3);
  g_assert_nonnull (find_text (live, "10:12"));
  g_assert_cmpuint (count_part (still, RESPITE_CHART_PART_NOW), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-frame/phases-say-how-long-they-were", test_phases_say_how_long_they_were);
  g_test_add_func ("/chart-frame/grid-every-five-and-fifteen-minutes", test_grid_every_five_and_fifteen_minutes);
  g_test_add_func ("/chart-frame/grid-follows-the-clinic-clock", test_grid_follows_the_clinic_clock);
  g_test_add_func ("/chart-frame/zoom-shows-what-is-outside", test_zoom_shows_what_is_outside);
  g_test_add_func ("/chart-frame/times-do-not-touch", test_times_do_not_touch);
  g_test_add_func ("/chart-frame/event-numbers-stand-apart", test_event_numbers_stand_apart);
  g_test_add_func ("/chart-frame/key-explains-every-number", test_key_explains_every_number);
  g_test_add_func ("/chart-frame/large-text-and-little-room", test_large_text_and_little_room);
  g_test_add_func ("/chart-frame/low-keeps-its-text", test_low_keeps_its_text);
  g_test_add_func ("/chart-frame/natural-height-leaves-nothing-out", test_natural_height_leaves_nothing_out);
  g_test_add_func ("/chart-frame/cursor-stands-at-its-time", test_cursor_stands_at_its_time);
  g_test_add_func ("/chart-frame/words-come-from-the-callback", test_words_come_from_the_callback);
  g_test_add_func ("/chart-frame/every-word-has-a-key", test_every_word_has_a_key);
  g_test_add_func ("/chart-frame/every-word-is-in-every-language", test_every_word_is_in_every_language);
  g_test_add_func ("/chart-frame/now-only-while-it-runs", test_now_only_while_it_runs);

  return g_test_run ();
}
