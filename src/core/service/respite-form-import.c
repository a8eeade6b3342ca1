/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* What comes into forms from outside: definitions from files, answers from the record. */

#include "config.h"

#include "service/respite-form-acts.h"

#include "base/respite-time.h"
#include "forms/respite-prefill.h"
#include "service/respite-acts-private.h"
#include "store/respite-form-table.h"
#include "store/respite-record-table.h"

#define MOST_NAMESAKES 1000

const RespiteCode respite_form_import_codes[] = {
  { RESPITE_FORM_IMPORT_ADDED,        "added"        },
  { RESPITE_FORM_IMPORT_NEW_VERSION,  "new-version"  },
  { RESPITE_FORM_IMPORT_HERE_ALREADY, "here-already" },
  { 0,                                NULL           },
};

void
respite_form_import_free (RespiteFormImport *import)
{
  if (import == NULL)
    return;

  g_free (import->slug);
  g_free (import->title);
  g_free (import->version);
  g_clear_pointer (&import->notes, g_ptr_array_unref);
  g_free (import);
}

typedef struct
{
  RespiteForm       *form;
  RespiteFormImport *import;
} ImportAct;

/* Whether the newest form of this short name is of the same origin; %FALSE with no error where there is none. */
static gboolean
find_namesake (RespiteOffice  *office,
               RespiteForm    *form,
               const char     *slug,
               gboolean       *is_taken,
               gboolean       *is_same,
               GError        **error)
{
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (GBytes) json = NULL;
  g_autoptr (RespiteForm) other = NULL;
  gsize size;
  const char *data;
  gint64 id;

  *is_taken = FALSE;
  *is_same = FALSE;
  if (!respite_form_table_find_newest (db, slug, &id, error))
    return FALSE;
  if (id == 0)
    return TRUE;

  json = respite_form_table_get_json (db, id, error);
  if (json == NULL)
    return FALSE;
  data = g_bytes_get_data (json, &size);
  other = respite_form_new_from_json (data, (gssize) size, NULL, NULL);
  *is_taken = TRUE;
  *is_same = other != NULL && g_str_equal (respite_form_get_url (other), respite_form_get_url (form));

  return TRUE;
}

/* A short name that is free or the form's own already: "phq-9", "phq-9-2" where another origin has the first. */
static gboolean
choose_slug (RespiteOffice  *office,
             ImportAct      *act,
             GError        **error)
{
  const char *name = respite_form_get_name (act->form);

  for (int i = 1; i <= MOST_NAMESAKES; i++)
    {
      g_autofree char *slug = i == 1 ? g_strdup (name) : g_strdup_printf ("%s-%d", name, i);
      gboolean is_taken, is_same;

      if (!find_namesake (office, act->form, slug, &is_taken, &is_same, error))
        return FALSE;
      if (is_taken && !is_same)
        continue;
      act->import->slug = g_steal_pointer (&slug);
      act->import->result = is_taken ? RESPITE_FORM_IMPORT_NEW_VERSION : RESPITE_FORM_IMPORT_ADDED;
      return TRUE;
    }

  return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                            N_("Too many forms have this name; give the file another id"));
}

/* Whether the version is free; @is_here where this very file has it. */
static gboolean
check_version (RespiteOffice  *office,
               ImportAct      *act,
               const char     *version,
               gboolean       *is_free,
               gboolean       *is_here,
               GError        **error)
{
  g_autofree char *sha256 = NULL;
  gint64 id;

  if (!respite_form_table_find (respite_office_get_db (office), act->import->slug, version, &id, &sha256, error))
    return FALSE;

  *is_free = id == 0;
  *is_here = id != 0 && g_strcmp0 (sha256, respite_form_get_sha256 (act->form)) == 0;
  if (*is_here)
    act->import->form_id = id;
  if (*is_free || *is_here)
    act->import->version = g_strdup (version);

  return TRUE;
}

/* A file that names no version is told from others without one by its content. */
static gboolean
choose_version (RespiteOffice  *office,
                ImportAct      *act,
                gboolean       *is_here,
                GError        **error)
{
  const char *version = respite_form_get_version (act->form);
  g_autofree char *own = g_strdup_printf ("file-%.8s", respite_form_get_sha256 (act->form));
  gboolean is_free;

  if (!check_version (office, act, version, &is_free, is_here, error))
    return FALSE;
  if (is_free || *is_here)
    return TRUE;
  if (*version == '\0' && !check_version (office, act, own, &is_free, is_here, error))
    return FALSE;

  return (*version == '\0' && (is_free || *is_here)) ||
         respite_set_error (error, RESPITE_ERROR_CONFLICT,
                            N_("Version %s of the form “%s” is here already with other content; give the file a new "
                               "version"), version, act->import->slug);
}

static gboolean
import_form (RespiteOffice *office,
             gpointer       data,
             GError       **error)
{
  ImportAct *act = data;
  RespiteFormImport *import = act->import;
  g_autofree char *text = NULL;
  gboolean is_here;

  if (*respite_form_get_name (act->form) == '\0')
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_("The form has no name: it needs a name, an id or a url"));
  if (!choose_slug (office, act, error) || !choose_version (office, act, &is_here, error))
    return FALSE;
  if (is_here)
    {
      import->result = RESPITE_FORM_IMPORT_HERE_ALREADY;
      return TRUE;
    }
  if (!respite_form_table_insert (respite_office_get_db (office), act->form, import->slug, import->version,
                                  respite_acts_get_actor_id (office), respite_office_get_now (office),
                                  &import->form_id, error))
    return FALSE;

  text = g_strdup_printf ("%s|%s, SHA-256 %s", import->slug, import->version, respite_form_get_sha256 (act->form));

  return respite_acts_audit (office, "form.import", RESPITE_KIND_FORM, import->form_id, 0, NULL, text, NULL, error);
}

static void
count_items (RespiteFormImport *import,
             RespiteForm       *form)
{
  GPtrArray *items = respite_form_get_all_items (form);

  for (guint i = 0; i < items->len; i++)
    {
      const RespiteFormItem *item = g_ptr_array_index (items, i);

      import->n_items++;
      import->n_questions += respite_form_item_is_question (item);
      import->n_not_asked += item->type == RESPITE_ITEM_UNSUPPORTED;
    }
}

RespiteFormImport *
respite_office_import_form (RespiteOffice *office,
                            GBytes        *json,
                            GError       **error)
{
  g_autoptr (RespiteForm) form = NULL;
  g_autoptr (RespiteFormImport) import = g_new0 (RespiteFormImport, 1);
  ImportAct act = { NULL, import };
  gsize size;
  const char *data;

  g_return_val_if_fail (office != NULL && json != NULL, NULL);

  /* A refusal for lack of permission comes before anything that the file says. */
  if (respite_office_may (office, RESPITE_FUNCTION_FORM_MANAGE, NULL))
    {
      data = g_bytes_get_data (json, &size);
      form = respite_form_new_from_json (data != NULL ? data : "", (gssize) size, &import->notes, error);
      if (form == NULL)
        return NULL;
      act.form = form;
    }
  if (!respite_office_act (office, RESPITE_FUNCTION_FORM_MANAGE, import_form, &act, error))
    return NULL;

  import->title = g_strdup (respite_form_text_get (respite_form_get_title (form), NULL));
  count_items (import, form);

  return g_steal_pointer (&import);
}

typedef struct
{
  GPtrArray *texts[4];          /* by RespiteRecordItemKind; each ends with %NULL */
} Lists;

static const char *const *
get_list (const Lists           *lists,
          RespiteRecordItemKind  kind)
{
  return (const char *const *) lists->texts[kind]->pdata;
}

/* What stands on the lists of the record. */
static gboolean
fill_lists (RespiteOffice  *office,
            gint64          patient_id,
            Lists          *lists,
            GError        **error)
{
  g_autoptr (GPtrArray) items = respite_record_item_list (respite_office_get_db (office), patient_id, error);

  if (items == NULL)
    return FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      const RespiteRecordItem *item = g_ptr_array_index (items, i);
      gboolean has_detail = item->kind == RESPITE_RECORD_ITEM_MEDICINE && item->detail != NULL && *item->detail != '\0';

      if (item->ended_at != 0 || (gsize) item->kind >= G_N_ELEMENTS (lists->texts))
        continue;
      g_ptr_array_add (lists->texts[item->kind],
                       has_detail ? g_strconcat (item->text, " ", item->detail, NULL) : g_strdup (item->text));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (lists->texts); i++)
    g_ptr_array_add (lists->texts[i], NULL);

  return TRUE;
}

static void
fill_clinical (RespitePatientFacts  *facts,
               const RespitePatient *patient,
               const Lists          *lists)
{
  facts->weight_g = patient->weight_g;
  facts->height_mm = patient->height_mm;
  facts->has_no_allergies = patient->allergy_state == RESPITE_ALLERGY_NONE_KNOWN;
  facts->allergies = get_list (lists, RESPITE_RECORD_ITEM_ALLERGY);
  facts->problems = get_list (lists, RESPITE_RECORD_ITEM_PROBLEM);
  facts->medicines = get_list (lists, RESPITE_RECORD_ITEM_MEDICINE);
  facts->treatments = get_list (lists, RESPITE_RECORD_ITEM_TREATMENT);
}

static gboolean
prefill (RespiteOffice         *office,
         const RespitePatient  *patient,
         RespiteAnswers        *answers,
         Lists                 *lists,
         int                   *count,
         GError               **error)
{
  g_autofree char *today = respite_time_format_date (respite_office_get_now (office), respite_office_get_zone (office));
  RespitePatientFacts facts = {
    .given = patient->given, .family = patient->family, .preferred = patient->preferred, .mrn = patient->mrn,
    .born = patient->born, .today = today, .gender = patient->gender, .pronouns = patient->pronouns,
    .phone = patient->phone, .phone2 = patient->phone2, .email = patient->email, .address = patient->address,
    .language = patient->language, .emergency_name = patient->emergency_name,
    .emergency_phone = patient->emergency_phone, .escort_name = patient->escort_name,
    .escort_phone = patient->escort_phone, .referrer = patient->referrer, .pharmacy = patient->pharmacy,
    .sex = patient->sex != RESPITE_SEX_UNKNOWN ? respite_code_to_word (respite_sex_codes, (int) patient->sex) : NULL,
  };
  int answered;

  if (respite_office_may (office, RESPITE_FUNCTION_RECORD_VIEW, NULL))
    {
      if (!fill_lists (office, patient->id, lists, error))
        return FALSE;
      fill_clinical (&facts, patient, lists);
    }

  answered = respite_answers_prefill (answers, &facts);
  if (count != NULL)
    *count = answered;

  return TRUE;
}

gboolean
respite_office_prefill (RespiteOffice   *office,
                        gint64           patient_id,
                        RespiteAnswers  *answers,
                        int             *count,
                        GError         **error)
{
  g_autoptr (RespitePatient) patient = NULL;
  Lists lists;
  gboolean good;

  g_return_val_if_fail (office != NULL && answers != NULL, FALSE);

  if (!respite_office_may (office, RESPITE_FUNCTION_FORM_FILL, error))
    return FALSE;
  patient = respite_acts_get_active_patient (office, patient_id, error);
  if (patient == NULL)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (lists.texts); i++)
    lists.texts[i] = g_ptr_array_new_with_free_func (g_free);
  good = prefill (office, patient, answers, &lists, count, error);
  for (gsize i = 0; i < G_N_ELEMENTS (lists.texts); i++)
    g_ptr_array_unref (lists.texts[i]);

  return good;
}
