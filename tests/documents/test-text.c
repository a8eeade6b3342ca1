/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <string.h>

#include "documents/respite-layout-private.h"
#include "documents/respite-text.h"
#include "respite-core.h"
#include "sample.h"

static const RespiteTextStyle style = { .size = 12, .leading = 1.3, .language = "en" };

static RespiteText *
shape (const char *text,
       double      width)
{
  g_autoptr (RespiteRich) rich = respite_rich_new (text, RESPITE_RICH_PLAIN);

  return respite_text_shape (rich, &style, width);
}

/* What cannot be drawn is made into something that can, and nothing is lost without a trace. */
static void
test_clean (void)
{
  static const char *const cases[][2] = {
    { "plain", "plain" },
    { "a\r\nb\rc\x0b" "d\x0c" "e\xc2\x85" "f", "a\nb\nc\nd\ne\nf" },
    { "bell\x07!", "bell\xe2\x90\x87!" },
    { "\xff\xfe", "\xef\xbf\xbd\xef\xbf\xbd" },
    { "e\xcc\x81", "é" },
    { "\xe2\x80\xae" "evil\xe2\x80\xac", "evil" },
    { "tab\there", "tab\there" },
    { "del\x7f", "del\xe2\x90\xa1" },
    { "\xc2\x9b" "1m", "\xef\xbf\xbd" "1m" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = respite_rich_clean (cases[i][0]);

      g_assert_cmpstr (clean, ==, cases[i][1]);
    }
}

static void
test_amounts_keep_their_units (void)
{
  g_autoptr (RespiteRich) rich = respite_rich_new (NULL, RESPITE_RICH_PLAIN);
  g_autoptr (RespiteText) text = NULL;

  respite_rich_append_amounts (rich, "rate 53.6 mg/h and 98 % then 71.4 kg", RESPITE_RICH_PLAIN);
  g_assert_cmpstr (rich->text->str, ==, "rate 53.6 mg/h and 98 % then 71.4 kg");
  text = respite_text_shape (rich, &style, 60);
  for (guint i = 0; i < text->n_lines; i++)
    {
      g_autofree char *line = g_strndup (text->text + text->lines[i].start, text->lines[i].length);

      g_strstrip (line);
      g_assert_false (g_str_has_suffix (line, "53.6"));
      g_assert_false (g_str_has_suffix (line, "mg/"));
      g_assert_false (g_str_has_suffix (line, "98"));
      g_assert_false (g_str_has_suffix (line, "71.4"));
    }
}

/* What one looks for on paper is found whole, wherever a line ends; only a place too narrow for it parts it. */
static void
test_kept (void)
{
  static const struct
  {
    const char *text;
    const char *whole;
  } cases[] = {
    { "Zanele Mbeki, the sister, (212) 555-0140", "(212) 555-0140" },
    { "Zanele Mbeki, la hermana, 020 7946 0123", "020 7946 0123" },
    { "Zanele Mbeki, la hermana, +44 20 7946 0123", "+44 20 7946 0123" },
    { "Consentimiento firmado: 13 oct 2026", "13 oct 2026" },
    { "Printed by Ana Bell, 23 Nov 2026, 10:04", "23 Nov 2026, 10:04" },
    { "cita del lunes, 23 de noviembre de 2026", "23 de noviembre de 2026" },
    { "MARTINEZ, Rosa “Rosi”, mujer, N.º 90001", "N.º 90001" },
    { "the last of them, BP 123/79 (MAP 96), HR 82 /min", "HR 82 /min" },
    { "los últimos, PA 123/79 (PAM 96), SpO2 99 %", "SpO2 99 %" },
    { "SpO2 of the whole visit 95 %", "95 %" },
    { "Velocidad escrita ahora 43 mg/h", "43 mg/h" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RespiteRich) rich = respite_rich_new (cases[i].text, RESPITE_RICH_PLAIN);
      g_autoptr (RespiteText) narrow = respite_text_shape (rich, &style, 16);

      for (double width = 150; width < 300; width += 4)
        {
          g_autoptr (RespiteText) text = respite_text_shape (rich, &style, width);
          guint n = 0;

          for (guint k = 0; k < text->n_lines; k++)
            {
              g_autofree char *line = g_strndup (text->text + text->lines[k].start, text->lines[k].length);

              n += strstr (line, cases[i].whole) != NULL;
            }
          g_assert_cmpuint (n, ==, 1);
          g_assert_cmpfloat (text->width, <=, width + 0.1);
        }
      g_assert_cmpfloat (narrow->width, <=, 16.1);
    }
}

/* Each script has a font among those of paper. */
static void
test_scripts (void)
{
  static const char *const cases[] = {
    "Łukasz Ğül Ångström ₂ ≥ ≤ → ½", "Ελληνικά Ώρα", "Україна Її Щедрик", "Nguyễn Thị Huyền huyết áp truyền",
    "العربية سارة", "עברית שרה", "देवनागरी क्षत्रिय", "ไทย", "հայերեն", "ქართული",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RespiteText) text = shape (cases[i], -1);

      g_test_message ("%s", cases[i]);
      g_assert_null (text->missing);
      g_assert_cmpuint (text->n_lines, ==, 1);
      g_assert_cmpfloat (text->width, >, 10);
    }
}

static void
test_direction (void)
{
  g_autoptr (RespiteText) arabic = shape ("سارة أحمد", -1);
  g_autoptr (RespiteText) latin = shape ("Sara Ahmed", -1);

  g_assert_true (arabic->lines[0].is_rtl);
  g_assert_false (latin->lines[0].is_rtl);
}

/* A character that no font has becomes a box with its code, and is counted. */
static void
test_missing_is_boxed (void)
{
  g_autoptr (RespiteText) text = shape ("ok \xf0\x9f\x99\x82 ok", -1);
  guint n_boxed = 0;

  g_assert_nonnull (text->missing);
  g_assert_cmpuint (text->missing->len, ==, 1);
  g_assert_cmpuint (g_array_index (text->missing, gunichar, 0), ==, 0x1f642);
  for (guint i = 0; i < text->lines[0].n_runs; i++)
    if (text->lines[0].runs[i].boxed != 0)
      {
        g_assert_cmpuint (text->lines[0].runs[i].boxed, ==, 0x1f642);
        g_assert_cmpfloat (text->lines[0].runs[i].width, >, 5);
        n_boxed++;
      }
  g_assert_cmpuint (n_boxed, ==, 1);
}

/* Every character of the text stands in some line, and no line is wider than the room. */
static void
test_breaking_loses_nothing (void)
{
  g_autofree char *word = g_strnfill (300, 'w');
  g_autofree char *long_text = g_strdup_printf ("The quick brown fox %s jumps over\n\nthe lazy dog.", word);
  static const double widths[] = { 20, 60, 200, 500 };

  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (RespiteText) text = shape (long_text, widths[i]);
      gsize at = 0;

      for (guint k = 0; k < text->n_lines; k++)
        {
          const RespiteLine *line = &text->lines[k];

          g_assert_cmpfloat (line->width, <=, widths[i] + 0.1);
          g_assert_cmpuint (line->start, >=, at);
          for (gsize c = at; c < line->start; c++)
            g_assert_cmpint (text->text[c], ==, '\n');
          at = line->start + line->length;
        }
      g_assert_cmpuint (at, ==, strlen (long_text));
    }
}

/* However many spaces and tabs end a line, it does not count as wider than the room. */
static void
test_white_space_at_the_end (void)
{
  g_autofree char *tabs = g_strnfill (60, '\t');
  g_autofree char *spaces = g_strnfill (300, ' ');
  g_autofree char *long_text = g_strdup_printf ("one%s two%s\nthree%s", tabs, spaces, tabs);
  g_autoptr (RespiteText) text = shape (long_text, 120);

  for (guint i = 0; i < text->n_lines; i++)
    g_assert_cmpfloat (text->lines[i].width, <=, 120.1);
}

typedef struct
{
  const char *text;
  double      width;
} Shaped;

static gpointer
shape_often_cb (gpointer data)
{
  Shaped *shaped = data;

  for (int i = 0; i < 200; i++)
    {
      g_autoptr (RespiteText) text = shape (shaped->text, 100);

      shaped->width += text->width;
    }

  return NULL;
}

static void
test_threads (void)
{
  Shaped shaped[4] = { { "one two three four" }, { "سارة أحمد" }, { "one two three four" }, { "Nguyễn Thị Huyền" } };
  GThread *threads[4];

  for (int i = 0; i < 4; i++)
    threads[i] = g_thread_new ("shape", shape_often_cb, &shaped[i]);
  for (int i = 0; i < 4; i++)
    g_thread_join (threads[i]);
  g_assert_cmpfloat (shaped[0].width, ==, shaped[2].width);
  g_assert_cmpfloat (shaped[1].width, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  respite_core_init ();
  respite_face_init (&error);
  g_assert_no_error (error);

  g_test_add_func ("/text/clean", test_clean);
  g_test_add_func ("/text/amounts-keep-their-units", test_amounts_keep_their_units);
  g_test_add_func ("/text/kept", test_kept);
  g_test_add_func ("/text/scripts", test_scripts);
  g_test_add_func ("/text/direction", test_direction);
  g_test_add_func ("/text/missing-is-boxed", test_missing_is_boxed);
  g_test_add_func ("/text/breaking-loses-nothing", test_breaking_loses_nothing);
  g_test_add_func ("/text/white-space-at-the-end", test_white_space_at_the_end);
  g_test_add_func ("/text/threads", test_threads);

  return g_test_run ();
}
