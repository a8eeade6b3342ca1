/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-consent-language.h"

#include "base/respite-str.h"
#include "widgets/respite-template.h"

struct _RespiteConsentLanguage
{
  GtkWidget    parent_instance;

  /* Owned; NULL while nothing is shown */
  char        *language;

  /* Template children, owned by the template */
  GtkDropDown *drop;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* In the order of the drop-down. */
static const char *const languages[] = { "en", "es" };

G_DEFINE_FINAL_TYPE (RespiteConsentLanguage, respite_consent_language, GTK_TYPE_WIDGET)

static void
selected_cb (RespiteConsentLanguage *self)
{
  const char *language = languages[MIN (gtk_drop_down_get_selected (self->drop), G_N_ELEMENTS (languages) - 1)];

  if (self->language != NULL && !g_str_equal (language, self->language))
    g_signal_emit (self, signals[CHOSEN], 0, language);
}

static void
respite_consent_language_dispose (GObject *object)
{
  g_clear_pointer (&RESPITE_CONSENT_LANGUAGE (object)->language, g_free);
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_CONSENT_LANGUAGE);

  G_OBJECT_CLASS (respite_consent_language_parent_class)->dispose (object);
}

static void
respite_consent_language_class_init (RespiteConsentLanguageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_consent_language_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-consent-language.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteConsentLanguage, drop);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
respite_consent_language_init (RespiteConsentLanguage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
respite_consent_language_set (RespiteConsentLanguage *self,
                              const char             *language)
{
  guint position = 0;

  g_return_if_fail (RESPITE_IS_CONSENT_LANGUAGE (self) && language != NULL);

  while (position < G_N_ELEMENTS (languages) - 1 && !g_str_equal (languages[position], language))
    position++;
  g_clear_pointer (&self->language, g_free);
  gtk_drop_down_set_selected (self->drop, position);
  self->language = g_strdup (language);
}
