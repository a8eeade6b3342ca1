/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "test-records.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

#include "service/respite-patient-acts.h"

gint64
test_records_add_patient (TestClinic *clinic,
                          const char *family,
                          const char *given,
                          const char *born,
                          const char *phone)
{
  g_autoptr (RespitePatient) patient = respite_patient_new ();
  g_autoptr (GError) error = NULL;

  patient->family = g_strdup (family);
  patient->given = g_strdup (given);
  patient->born = g_strdup (born);
  patient->phone = g_strdup (phone);
  respite_office_add_patient (clinic->office, patient, &error);
  g_assert_no_error (error);
  g_assert_cmpint (patient->id, >, 0);

  return patient->id;
}

void
test_records_add_item (TestClinic           *clinic,
                       gint64                patient_id,
                       RespiteRecordItemKind kind,
                       const char           *text)
{
  g_autoptr (RespiteRecordItem) item = respite_record_item_new ();
  g_autoptr (GError) error = NULL;

  item->patient_id = patient_id;
  respite_record_item_set_text (item, kind, text);
  respite_office_add_record_item (clinic->office, item, &error);
  g_assert_no_error (error);
}

guint
test_records_count_found (TestClinic *clinic,
                          const char *text,
                          gboolean    archived,
                          gint64     *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (archived)
    rows = respite_office_search_archived_patients (clinic->office, text, 50, NULL, &error);
  else
    rows = respite_office_search_patients (clinic->office, text, 50, NULL, &error);
  g_assert_no_error (error);
  if (rows->len > 0 && id != NULL)
    *id = ((RespitePatientRow *) g_ptr_array_index (rows, 0))->id;

  return rows->len;
}

GBytes *
test_records_make_png (void)
{
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 40, 20);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  gdk_pixbuf_fill (picture, 0x0b6e75ff);
  gdk_pixbuf_save_to_buffer (picture, &data, &size, "png", &error, NULL);
  g_assert_no_error (error);

  return g_bytes_new_take (data, size);
}
