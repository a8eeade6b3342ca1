/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "sample.h"

#include <string.h>

#include "documents/respite-layout-private.h"
#include "respite-core.h"

const RespiteClinicInfo *
sample_clinic (void)
{
  static RespiteClinicInfo clinic = {
    .name = (char *) "Willow Pain Clinic",
    .address = (char *) "118 Harbor Street\nSuite 4\nPortland, ME 04101",
    .phone = (char *) "207-555-0134",
    .after_hours_phone = (char *) "207-555-0190",
    .country = (char *) "us",
    .time_zone = (char *) "America/New_York",
    .paper = (char *) "letter",
    .language = (char *) "en",
    .kind = RESPITE_CLINIC_REAL,
  };

  respite_core_init ();

  return &clinic;
}

const RespitePatient *
sample_patient (void)
{
  static RespitePatient patient = {
    .mrn = (char *) "10042",
    .family = (char *) "Martinez",
    .given = (char *) "Rosa",
    .preferred = (char *) "Rosi",
    .born = (char *) "1968-03-14",
    .sex = RESPITE_SEX_FEMALE,
    .language = (char *) "en",
    .allergy_state = RESPITE_ALLERGY_LISTED,
    .allergies = (char *) "latex, morphine",
    .weight_g = 71400,
  };

  return &patient;
}

RespiteDocumentInfo
sample_info (void)
{
  return (RespiteDocumentInfo) { .clinic = sample_clinic (), .patient = sample_patient (), .language = "en",
                                 .printed_by = "Ana Bell", .printed_at = PRINTED_AT, .record_code = "7F3A-91C2" };
}

RespiteLayout *
layout_blocks (const RespiteBlock        *root,
               const RespiteDocumentInfo *info,
               RespiteSheetKind           kind,
               const char                *title)
{
  RespiteSheet sheet;
  RespiteFlowInfo flow = { .document = info, .sheet = &sheet, .title = title,
                           .language = respite_document_info_get_language (info) };
  RespiteLayout *layout;
  g_autoptr (GError) error = NULL;

  respite_sheet_init (&sheet, kind, info->paper != NULL ? info->paper : info->clinic->paper, info->large_print);
  layout = respite_flow_layout (root, &flow, &error);
  g_assert_no_error (error);

  return layout;
}

char *
save_sample (RespiteLayout *layout,
             const char    *name)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_BUILT, "documents", "out", NULL);
  char *path = g_strdup_printf ("%s/%s.pdf", folder, name);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  respite_layout_save_pdf (layout, path, &error);
  g_assert_no_error (error);

  return path;
}

void
check_inside (RespiteLayout *layout)
{
  for (guint i = 0; i < respite_layout_get_n_pages (layout); i++)
    {
      const GArray *items = respite_layout_get_page (layout, i);

      for (guint k = 0; k < items->len; k++)
        {
          const RespiteItem *item = &g_array_index (items, RespiteItem, k);
          double width = item->kind == RESPITE_ITEM_LINE ? item->text->lines[item->line].width : item->width;

          if (item->kind == RESPITE_ITEM_PATH || item->kind == RESPITE_ITEM_POP_CLIP)
            continue;
          g_assert_cmpfloat (item->x, >=, -0.01);
          g_assert_cmpfloat (item->y, >=, -0.01);
          g_assert_cmpfloat (item->x + width, <=, layout->width + 0.5);
          g_assert_cmpfloat (item->y, <=, layout->height);
        }
    }
}

void
assert_texts (const char        *text,
              const char *const *parts)
{
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_test_message ("%s", parts[i]);
      g_assert_nonnull (strstr (text, parts[i]));
    }
}

gboolean
has_program (const char *name)
{
  g_autofree char *path = g_find_program_in_path (name);

  return path != NULL;
}

char *
run_program (const char *program,
             ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  g_autofree char *messages = NULL;
  int status = 0;
  const char *arg;
  va_list args;

  g_ptr_array_add (argv, (gpointer) program);
  va_start (args, program);
  while ((arg = va_arg (args, const char *)) != NULL)
    g_ptr_array_add (argv, (gpointer) arg);
  va_end (args);
  g_ptr_array_add (argv, NULL);

  g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, &messages, &status, &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, NULL))
    g_test_message ("%s: %s%s", program, out, messages);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  if (*messages != '\0')
    g_test_message ("%s: %s", program, messages);

  return out;
}

static const char preflight_jars[] =
  "/usr/share/java/preflight.jar:/usr/share/java/pdfbox2.jar:/usr/share/java/xmpbox.jar:"
  "/usr/share/java/fontbox2.jar:/usr/share/java/commons-logging.jar:/usr/share/java/commons-io.jar:"
  "/usr/share/java/jaxb-api.jar:/usr/share/java/javax.activation.jar";

gboolean
has_preflight (void)
{
  g_auto (GStrv) jars = g_strsplit (preflight_jars, ":", -1);

  for (guint i = 0; jars[i] != NULL; i++)
    if (!g_file_test (jars[i], G_FILE_TEST_EXISTS))
      return FALSE;

  return has_program ("java");
}

char *
run_preflight (const char *path)
{
  gboolean is_folder = g_file_test (path, G_FILE_TEST_IS_DIR);

  return run_program ("java", "-cp", preflight_jars, "org.apache.pdfbox.preflight.Validator_A1b",
                      is_folder ? "batch" : path, is_folder ? path : NULL, NULL);
}

char *
squeeze (const char *text)
{
  GString *out = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || c == 0x0c)
        {
          space = out->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (out, ' ');
      space = FALSE;
      g_string_append_unichar (out, c);
    }

  return g_string_free (out, FALSE);
}

char *
read_pdf_text (const char *path)
{
  g_autofree char *raw = run_program ("pdftotext", "-enc", "UTF-8", path, "-", NULL);

  return squeeze (raw);
}

void
sample_fill_handout (RespiteHandoutRequest *request)
{
  static RespiteSession visits[4];
  static RespiteRecordItem medicines[] = {
    { .kind = RESPITE_RECORD_ITEM_MEDICINE, .text = (char *) "Gabapentin", .detail = (char *) "300 mg",
      .timing = (char *) "three times a day", .tags = (char *) "sedative" },
    { .kind = RESPITE_RECORD_ITEM_MEDICINE, .text = (char *) "Lisinopril", .detail = (char *) "10 mg",
      .timing = (char *) "every morning" },
    { .kind = RESPITE_RECORD_ITEM_MEDICINE, .text = (char *) "Lorazepam" },
  };
  static const int reviews[] = { 3, 4 };
  static GPtrArray *visit_list, *medicine_list;
  static GArray *review_list;

  if (visit_list == NULL)
    {
      visit_list = g_ptr_array_new ();
      medicine_list = g_ptr_array_new ();
      review_list = g_array_new (FALSE, FALSE, sizeof (int));
      g_array_append_vals (review_list, reviews, G_N_ELEMENTS (reviews));
      for (int i = 0; i < 4; i++)
        {
          visits[i] = (RespiteSession) {
            .number = i + 1, .of = 4, .planned_at = PRINTED_AT + (i - 2) * G_GINT64_CONSTANT (259200000),
            .planned_minutes = 180, .state = i < 2 ? RESPITE_SESSION_SIGNED : RESPITE_SESSION_PLANNED,
          };
          g_ptr_array_add (visit_list, &visits[i]);
        }
      for (gsize i = 0; i < G_N_ELEMENTS (medicines); i++)
        g_ptr_array_add (medicine_list, &medicines[i]);
    }

  request->next_session = &visits[2];
  request->visits = visit_list;
  request->medicines = medicine_list;
  request->reviews = review_list;
  request->course_name = "Pain - short series";
  request->escort_name = "Luis Martinez";
  request->escort_phone = "207-555-0177";
  request->clinician = "Dr. Owen Hale";
  request->food_hours = 6;
  request->drink_hours = 2;
}
