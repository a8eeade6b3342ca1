/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "base/respite-error.h"
#include "base/respite-str.h"

static void
test_fold_letters (void)
{
  static const char *const cases[][2] = {
    { "Łukasz", "lukasz" }, { "MARTÍNEZ  Rosa", "martinez rosa" }, { "O’Brien", "o brien" }, { "Straße", "strasse" },
    { "Øystein", "oystein" }, { "Đặng", "dang" }, { "Smith-Jones", "smith jones" }, { "", "" }, { "\xff", "" },
    { "\xfb\x82\x82\x82\x82", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = respite_str_fold (cases[i][0]);

      g_assert_cmpstr (key, ==, cases[i][1]);
    }
}

static void
test_clean_text (void)
{
  g_autofree char *trimmed = respite_str_clean ("  Rosa \t", 100, FALSE, NULL);
  g_autofree char *composed = respite_str_clean ("e\xcc\x81", 1, FALSE, NULL);
  g_autofree char *lines = respite_str_clean ("a\nb", 10, TRUE, NULL);
  g_autofree char *long_text = g_strnfill (10001, 'x');
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (trimmed, ==, "Rosa");
  g_assert_cmpstr (composed, ==, "é");
  g_assert_cmpstr (lines, ==, "a\nb");
  g_assert_null (respite_str_clean ("a\nb", 10, FALSE, &error));
  g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (respite_str_clean (long_text, 10000, TRUE, &error));
  g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (respite_str_clean ("\xc3\x28", 10, TRUE, &error));
  g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (respite_str_clean ("\xfb\x82\x82\x82\x82", 10, TRUE, &error));
  g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_INVALID);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/str/fold-letters", test_fold_letters);
  g_test_add_func ("/str/clean-text", test_clean_text);

  return g_test_run ();
}
