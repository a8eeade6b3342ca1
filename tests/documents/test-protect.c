/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#define _GNU_SOURCE

#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "base/respite-error.h"
#include "documents/respite-pdf-protect.h"
#include "respite-core.h"
#include "sample.h"

/* Copies with a password, and what bound documents have: outline, page labels, pages counted through. */

#define PASSWORD "three quiet herons"

static RespiteLayout *
make_part (const char *title,
           guint       n_sections)
{
  g_autoptr (RespiteBlock) root = respite_block_new_document ();
  RespiteDocumentInfo info = sample_info ();

  respite_block_add_heading_text (root, 1, title);
  for (guint i = 0; i < n_sections; i++)
    {
      g_autofree char *heading = g_strdup_printf ("%s, section %u", title, i + 1);

      if (i > 0)
        respite_block_add (root, respite_block_new_page_break ());
      respite_block_add_heading_text (root, 2, heading);
      respite_block_add_paragraph_text (root, "A secret sentence.");
    }

  return layout_blocks (root, &info, RESPITE_SHEET_RECORD, title);
}

/* Runs qpdf on a file of these bytes with a password; %NULL where it refuses. */
static char *
ask_qpdf (GBytes     *bytes,
          const char *password,
          const char *what)
{
  g_autofree char *folder = g_dir_make_tmp ("respite-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "copy.pdf", NULL);
  g_autofree char *option = g_strconcat ("--password=", password, NULL);
  g_autofree char *messages = NULL;
  char *out = NULL;
  int status = 0;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  g_spawn_sync (NULL, (char *[]) { (char *) "qpdf", option, (char *) what, path, NULL }, NULL, G_SPAWN_SEARCH_PATH,
                NULL, NULL, &out, &messages, &status, NULL);
  g_test_message ("%s", messages);
  g_unlink (path);
  g_rmdir (folder);
  if (g_spawn_check_wait_status (status, NULL))
    return out;
  g_free (out);

  return NULL;
}

static gboolean
contains (GBytes     *bytes,
          const char *text)
{
  return memmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, strlen (text)) != NULL;
}

static void
test_opens_with_password_only (void)
{
  g_autoptr (RespiteLayout) layout = make_part ("Letter", 2);
  g_autoptr (GBytes) plain = respite_layout_to_pdf (layout, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) copy = respite_pdf_protect (plain, PASSWORD, &error);
  g_autofree char *right = NULL;
  g_autofree char *how = NULL;

  g_assert_no_error (error);
  g_assert_true (contains (plain, "Willow Pain Clinic"));
  g_assert_false (contains (copy, "Willow Pain Clinic"));
  if (!has_program ("qpdf"))
    {
      g_test_skip ("qpdf is not here");
      return;
    }

  right = ask_qpdf (copy, PASSWORD, "--check");
  g_assert_nonnull (right);
  g_assert_nonnull (strstr (right, "No syntax or stream encoding errors found"));
  g_assert_null (ask_qpdf (copy, "", "--check"));
  g_assert_null (ask_qpdf (copy, "three quiet heron", "--check"));
  how = ask_qpdf (copy, PASSWORD, "--show-encryption");
  g_assert_nonnull (strstr (how, "R = 6"));
  g_assert_nonnull (strstr (how, "stream encryption method: AESv3"));
  g_assert_nonnull (strstr (how, "file encryption method: AESv3"));
}

/* The same letters typed in another way open it too. */
static void
test_password_is_composed (void)
{
  g_autoptr (RespiteLayout) layout = make_part ("Letter", 1);
  g_autoptr (GBytes) plain = respite_layout_to_pdf (layout, NULL);
  g_autoptr (GBytes) copy = respite_pdf_protect (plain, "contrasen\xcc\x83" "a larga", NULL);
  g_autofree char *right = NULL;

  g_assert_nonnull (copy);
  if (!has_program ("qpdf"))
    {
      g_test_skip ("qpdf is not here");
      return;
    }

  right = ask_qpdf (copy, "contrase\xc3\xb1" "a larga", "--check");
  g_assert_nonnull (right);
}

static void
test_passwords (void)
{
  g_autofree char *longest = g_strnfill (127, 'x');
  g_autofree char *longer = g_strnfill (128, 'x');
  const struct
  {
    const char *password;
    gboolean    good;
  } cases[] = {
    { "", FALSE }, { "seven77", FALSE }, { "eight888", TRUE }, { "ñññññññ", FALSE }, { "ññññññññ", TRUE },
    { "two\nlines", FALSE }, { "not utf \xff", FALSE }, { longest, TRUE }, { longer, FALSE },
  };

  g_assert_false (respite_pdf_check_password (NULL, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("case %zu", i);
      g_assert_true (respite_pdf_check_password (cases[i].password, &error) == cases[i].good);
      g_assert_true ((error == NULL) == cases[i].good);
    }
}

static void
test_broken_file (void)
{
  g_autoptr (GBytes) broken = g_bytes_new_static ("not a PDF at all", 16);
  g_autoptr (GError) error = NULL;

  g_assert_null (respite_pdf_protect (broken, PASSWORD, &error));
  g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_DOCUMENT);
}

static void
test_saved_copy (void)
{
  g_autoptr (RespiteLayout) layout = make_part ("Letter", 1);
  g_autofree char *folder = g_dir_make_tmp ("respite-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "copy.pdf", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_assert_false (respite_layout_save_protected (layout, path, "short", &error));
  g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (respite_layout_save_protected (layout, path, PASSWORD, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  g_assert_null (memmem (content, size, "Willow", 6));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static RespiteLayout *
bind_parts (void)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_layout_unref);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  RespiteLayout *layout;

  g_ptr_array_add (parts, make_part ("First", 2));
  g_ptr_array_add (parts, make_part ("Second", 3));
  g_ptr_array_add (names, (gpointer) "Part one");
  g_ptr_array_add (names, (gpointer) "Part two");
  layout = respite_layout_join_record (parts, names, "Bound", &error);
  g_assert_no_error (error);

  return layout;
}

static void
test_outline (void)
{
  static const struct
  {
    const char *title;
    int         level;
    guint       page;
  } lines[] = {
    { "Part one", 0, 0 }, { "First, section 1", 1, 0 }, { "First, section 2", 1, 1 }, { "Part two", 0, 2 },
    { "Second, section 1", 1, 2 }, { "Second, section 2", 1, 3 }, { "Second, section 3", 1, 4 },
  };
  g_autoptr (RespiteLayout) layout = bind_parts ();

  g_assert_cmpuint (respite_layout_get_n_pages (layout), ==, 5);
  g_assert_cmpuint (respite_layout_get_n_bookmarks (layout), ==, G_N_ELEMENTS (lines));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      int level = -1;
      guint page = 99;

      g_assert_cmpstr (respite_layout_get_bookmark (layout, i, &level, &page), ==, lines[i].title);
      g_assert_cmpint (level, ==, lines[i].level);
      g_assert_cmpuint (page, ==, lines[i].page);
    }
}

/* Another program reads the same outline, and every page says where it stands in the whole. */
static void
test_outline_in_file (void)
{
  g_autoptr (RespiteLayout) layout = bind_parts ();
  g_autofree char *path = save_sample (layout, "bound");
  g_autofree char *outline = NULL;
  g_autofree char *text = NULL;
  g_autofree char *objects = NULL;

  if (!has_program ("mutool") || !has_program ("pdftotext") || !has_program ("qpdf"))
    {
      g_test_skip ("mutool, pdftotext or qpdf is not here");
      return;
    }

  outline = run_program ("mutool", "show", path, "outline", NULL);
  g_assert_nonnull (strstr (outline, "\"Part one\"\t#page=1"));
  g_assert_nonnull (strstr (outline, "\"Second, section 3\"\t#page=5"));
  text = read_pdf_text (path);
  for (int i = 1; i <= 5; i++)
    {
      g_autofree char *number = g_strdup_printf ("Page %d of 5", i);

      g_assert_nonnull (strstr (text, number));
    }
  g_assert_null (strstr (text, "of 2"));
  g_assert_null (strstr (text, "of 3"));
  objects = run_program ("qpdf", "--check", path, NULL);
  g_clear_pointer (&objects, g_free);
  objects = run_program ("qpdf", "--json", path, NULL);
  g_assert_nonnull (strstr (objects, "/UseOutlines"));
  g_assert_nonnull (strstr (objects, "/PageLabels"));
}

/* One heading is no outline. */
static void
test_no_outline (void)
{
  g_autoptr (RespiteLayout) layout = make_part ("Short", 0);
  g_autofree char *path = save_sample (layout, "short");

  if (has_program ("mutool"))
    {
      g_autofree char *outline = run_program ("mutool", "show", path, "outline", NULL);

      g_assert_cmpstr (outline, ==, "");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  respite_core_init ();

  g_test_add_func ("/protect/opens-with-password-only", test_opens_with_password_only);
  g_test_add_func ("/protect/password-is-composed", test_password_is_composed);
  g_test_add_func ("/protect/passwords", test_passwords);
  g_test_add_func ("/protect/broken-file", test_broken_file);
  g_test_add_func ("/protect/saved-copy", test_saved_copy);
  g_test_add_func ("/outline/levels", test_outline);
  g_test_add_func ("/outline/in-file", test_outline_in_file);
  g_test_add_func ("/outline/none", test_no_outline);

  return g_test_run ();
}
