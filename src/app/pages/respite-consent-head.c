/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-consent-head.h"

#include <glib/gi18n.h>

#include "base/respite-str.h"
#include "models/respite-record-words.h"
#include "widgets/respite-chip.h"
#include "widgets/respite-template.h"
#include "widgets/respite-text.h"

struct _RespiteConsentHead
{
  GtkWidget    parent_instance;

  /* Template children, owned by the template */
  GtkLabel    *title_label;
  RespiteChip *state_chip;
  GtkLabel    *facts_label;
  GtkLabel    *alarm_label;
};

G_DEFINE_FINAL_TYPE (RespiteConsentHead, respite_consent_head, GTK_TYPE_WIDGET)

/* A line about one event, with who wrote it down where that is known. */
static void
add_event (GString    *facts,
           const char *what,
           gint64      at,
           const char *by,
           GTimeZone  *zone)
{
  g_autofree char *when = respite_text_day_and_time (at, zone);

  if (at == 0)
    return;

  if (facts->len > 0)
    g_string_append_c (facts, '\n');
  g_string_append_printf (facts, "%s: %s", what, when);
  if (!respite_str_is_empty (by))
    g_string_append_printf (facts, _ (" (written down by %s)"), by);
}

/* How it ended, where it did. */
static const char *
name_end (RespiteConsentState state)
{
  if (state == RESPITE_CONSENT_WITHDRAWN)
    return _ ("Withdrawn");

  return state == RESPITE_CONSENT_SUPERSEDED ? _ ("Replaced by a newer one") : _ ("Expired");
}

static char *
dup_facts (const RespiteConsent *consent,
           gint64                now,
           GTimeZone            *zone)
{
  GString *facts = g_string_new (NULL);
  gboolean is_no = consent->state == RESPITE_CONSENT_DECLINED;

  if (consent->decided_at == 0)
    add_event (facts, consent->state == RESPITE_CONSENT_DRAFT ? _ ("Begun") : _ ("Presented"), consent->presented_at,
               NULL, zone);
  add_event (facts, is_no ? _ ("The patient said no") : _ ("Signed"), consent->decided_at, consent->decided_by, zone);
  if (consent->state == RESPITE_CONSENT_SIGNED && consent->expires_at != 0)
    {
      g_autofree char *day = respite_text_day (consent->expires_at, zone);

      g_string_append_printf (facts, consent->expires_at > now ? _ ("\nUntil %s") : _ ("\nRan out on %s"), day);
    }
  add_event (facts, name_end (consent->state), consent->ended_at, consent->ended_by, zone);
  if (!respite_str_is_empty (consent->reason))
    g_string_append_printf (facts, "\n%s", consent->reason);

  return g_string_free (facts, FALSE);
}

static void
respite_consent_head_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_CONSENT_HEAD);

  G_OBJECT_CLASS (respite_consent_head_parent_class)->dispose (object);
}

static void
respite_consent_head_class_init (RespiteConsentHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = respite_consent_head_dispose;
  g_type_ensure (RESPITE_TYPE_CHIP);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-consent-head.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentHead, title_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentHead, state_chip);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentHead, facts_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentHead, alarm_label);
}

static void
respite_consent_head_init (RespiteConsentHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
respite_consent_head_show (RespiteConsentHead         *self,
                           const RespiteConsentRecord *record,
                           RespiteClinic              *clinic)
{
  const RespiteConsent *consent;
  gint64 now;
  g_autofree char *alarm = NULL;
  g_autofree char *facts = NULL;

  g_return_if_fail (RESPITE_IS_CONSENT_HEAD (self));
  g_return_if_fail (record != NULL && RESPITE_IS_CLINIC (clinic));

  consent = record->consent;
  now = respite_clock_get_now (respite_clinic_get_clock (clinic));
  alarm = respite_consent_record_dup_alarm (record);
  facts = dup_facts (consent, now, respite_clinic_get_zone (clinic));
  gtk_label_set_label (self->title_label, consent->title);
  respite_chip_set (self->state_chip, respite_words_consent (consent, now), respite_style_consent (consent, now));
  gtk_label_set_label (self->facts_label, facts);
  gtk_widget_set_visible (GTK_WIDGET (self->facts_label), *facts != '\0');
  gtk_label_set_label (self->alarm_label, alarm != NULL ? alarm : "");
  gtk_widget_set_visible (GTK_WIDGET (self->alarm_label), alarm != NULL);
}
