/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-recovery-box.h"

#include "documents/respite-recovery-sheet.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-print.h"
#include "widgets/respite-template.h"

struct _RespiteRecoveryBox
{
  RespitePage      parent_instance;

  /* Template children, owned by the template */
  GtkLabel        *code_label;
  RespiteErrorBar *error_bar;
};

G_DEFINE_FINAL_TYPE (RespiteRecoveryBox, respite_recovery_box, RESPITE_TYPE_PAGE)

/* One page: made here and now, so that the code is handed to no other thread. */
static GBytes *
make_pdf (RespiteRecoveryBox * self,
          GError * *error)
{
  RespiteClinic *clinic = respite_page_get_clinic (RESPITE_PAGE (self));
  RespiteDocumentInfo info = {
    .clinic = respite_clinic_get_info (clinic),
    .printed_at = respite_clock_get_now (respite_clinic_get_clock (clinic)),
  };
  g_autoptr (RespiteLayout) layout = NULL;

  if (info.clinic == NULL)
    return NULL;

  layout = respite_recovery_sheet_layout (gtk_label_get_label (self->code_label), &info, error);

  return layout != NULL ? respite_layout_to_pdf (layout, error) : NULL;
}

static void
printed_cb (gboolean      done,
            const GError *error,
            gpointer      user_data)
{
  RespiteRecoveryBox *self = user_data;

  if (self->error_bar != NULL)
    respite_error_bar_show (self->error_bar, error);
}

static void
print_clicked_cb (RespiteRecoveryBox *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = make_pdf (self, &error);

  respite_error_bar_show (self->error_bar, error);
  if (pdf != NULL)
    respite_print_pdf (GTK_WIDGET (self), pdf, "Respite", 0, 0, printed_cb, g_object_ref (self), g_object_unref);
}

static void
save_clicked_cb (RespiteRecoveryBox *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = make_pdf (self, &error);

  respite_error_bar_show (self->error_bar, error);
  if (pdf != NULL)
    respite_print_save_pdf (GTK_WIDGET (self), pdf, "recovery-code.pdf", printed_cb, g_object_ref (self),
                            g_object_unref);
}

static void
respite_recovery_box_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_RECOVERY_BOX);

  G_OBJECT_CLASS (respite_recovery_box_parent_class)->dispose (object);
}

static void
respite_recovery_box_class_init (RespiteRecoveryBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ERROR_BAR);

  object_class->dispose = respite_recovery_box_dispose;
  RESPITE_PAGE_CLASS (klass)->load = NULL;
  RESPITE_PAGE_CLASS (klass)->changed = NULL;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-recovery-box.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteRecoveryBox, code_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteRecoveryBox, error_bar);
  gtk_widget_class_bind_template_callback (widget_class, print_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
}

static void
respite_recovery_box_init (RespiteRecoveryBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
respite_recovery_box_set_code (RespiteRecoveryBox *self,
                               const char         *code)
{
  g_return_if_fail (RESPITE_IS_RECOVERY_BOX (self));

  gtk_label_set_label (self->code_label, code);
}
