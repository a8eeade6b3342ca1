/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-consent-bar.h"

#include <glib/gi18n.h>

#include "models/respite-record-words.h"
#include "service/respite-consent-acts.h"
#include "widgets/respite-template.h"
#include "widgets/respite-text.h"

struct _RespiteConsentBar
{
  RespitePage  parent_instance;

  /* Template children, owned by the template */
  GtkRevealer *revealer;
  GtkLabel    *label;
};

G_DEFINE_FINAL_TYPE (RespiteConsentBar, respite_consent_bar, RESPITE_TYPE_PAGE)

static gpointer
read_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  RespiteConsentStanding standing;

  return respite_office_get_consent_standing (office, *(gint64 *) data, &standing, error) ?
         g_memdup2 (&standing, sizeof standing) : NULL;
}

/* Whether there was a consent that does not count any more; the other reasons have words of their own. */
static gboolean
must_sign_again (const RespiteConsentStanding *standing)
{
  return standing->is_ahead && standing->lapse != RESPITE_LAPSE_NONE && standing->lapse != RESPITE_LAPSE_MISSING &&
         standing->lapse != RESPITE_LAPSE_DECLINED;
}

static char *
describe (RespiteConsentBar            *self,
          const RespiteConsentStanding *standing)
{
  GTimeZone *zone = respite_clinic_get_zone (respite_page_get_clinic (RESPITE_PAGE (self)));
  g_autofree char *when = respite_text_day_and_time (standing->ended_at, zone);

  if (standing->lapse == RESPITE_LAPSE_WITHDRAWN)
    return g_strdup_printf (_ ("CONSENT WITHDRAWN · %s · do not start; if an infusion runs, talk to the patient now"),
                            when);
  if (standing->lapse == RESPITE_LAPSE_INVALID)
    return g_strdup (_ ("CONSENT INVALID · it was changed after signing"));
  if (must_sign_again (standing))
    return g_strdup_printf (_ ("MUST SIGN AGAIN · consent to the treatment: %s"),
                            respite_words_lapse (standing->lapse));
  if (standing->is_review_due)
    return g_strdup (_ ("REVIEW DUE · the decision on eligibility has to be made anew"));

  return NULL;
}

static void
read_cb (gpointer      page,
         gpointer      result,
         const GError *error,
         gpointer      user_data)
{
  RespiteConsentBar *self = page;
  g_autofree RespiteConsentStanding *standing = result;
  g_autofree char *text = standing != NULL ? describe (self, standing) : NULL;

  /* Who may not read the record sees no band. */
  gtk_label_set_label (self->label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->label), text != NULL);
  gtk_revealer_set_reveal_child (self->revealer, text != NULL);
}

static void
respite_consent_bar_load (RespitePage *page)
{
  RespiteClinic *clinic = respite_page_get_clinic (page);

  if (respite_page_get_subject (page) != 0 && respite_clinic_may (clinic, RESPITE_FUNCTION_RECORD_VIEW))
    respite_page_run (page, read_job, respite_page_dup_id (respite_page_get_subject (page)), g_free, g_free, read_cb,
                      NULL);
}

static void
respite_consent_bar_changed (RespitePage      *page,
                             RespiteChangeSet *changes)
{
  if (respite_change_set_has_kind (changes, RESPITE_KIND_CONSENT) ||
      respite_change_set_has_kind (changes, RESPITE_KIND_CONSENT_TEXT) ||
      respite_change_set_has_kind (changes, RESPITE_KIND_COURSE) ||
      respite_change_set_has_kind (changes, RESPITE_KIND_SESSION) ||
      respite_change_set_has_kind (changes, RESPITE_KIND_ELIGIBILITY))
    respite_consent_bar_load (page);
}

static void
respite_consent_bar_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_CONSENT_BAR);

  G_OBJECT_CLASS (respite_consent_bar_parent_class)->dispose (object);
}

static void
respite_consent_bar_class_init (RespiteConsentBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_consent_bar_dispose;
  RESPITE_PAGE_CLASS (klass)->load = respite_consent_bar_load;
  RESPITE_PAGE_CLASS (klass)->changed = respite_consent_bar_changed;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-consent-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentBar, label);
}

static void
respite_consent_bar_init (RespiteConsentBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
