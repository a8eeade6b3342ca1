/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-recovery-page.h"

#include <string.h>

#include "pages/respite-recovery-box.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-template.h"

struct _RespiteRecoveryPage
{
  RespitePage         parent_instance;

  /* Template children, owned by the template */
  GtkStack           *stack;
  RespiteEntryRow    *login_row;
  RespiteEntryRow    *code_row;
  RespiteEntryRow    *new_password_row;
  RespiteRecoveryBox *new_code_box;
  GtkWidget          *kept_button;
};

enum
{
  LEFT,
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteRecoveryPage, respite_recovery_page, RESPITE_TYPE_PAGE)

typedef struct
{
  char *login;
  char *code;
  char *password;
} Attempt;

static void
attempt_free (gpointer data)
{
  Attempt *attempt = data;

  memset (attempt->password, 0, strlen (attempt->password));
  g_free (attempt->password);
  g_free (attempt->code);
  g_free (attempt->login);
  g_free (attempt);
}

static gpointer
recover_job (RespiteOffice *office,
             gpointer       data,
             GError       **error)
{
  Attempt *attempt = data;

  return respite_office_use_recovery_code (office, attempt->code, attempt->login, attempt->password, error);
}

static void
recovered_cb (gpointer      page,
              gpointer      result,
              const GError *error,
              gpointer      user_data)
{
  RespiteRecoveryPage *self = page;
  g_autofree char *code = result;

  if (error != NULL)
    {
      respite_entry_row_set_error (self->new_password_row, error->message);
      return;
    }

  respite_entry_row_set_text (self->code_row, "");
  respite_entry_row_set_text (self->new_password_row, "");
  respite_recovery_box_set_code (self->new_code_box, code);
  gtk_stack_set_visible_child_name (self->stack, "code");
  gtk_widget_grab_focus (self->kept_button);
}

static void
recover_clicked_cb (RespiteRecoveryPage *self)
{
  Attempt *attempt = g_new0 (Attempt, 1);

  attempt->login = g_strstrip (g_strdup (respite_entry_row_get_text (self->login_row)));
  attempt->code = g_strdup (respite_entry_row_get_text (self->code_row));
  attempt->password = g_strdup (respite_entry_row_get_text (self->new_password_row));
  respite_page_run (RESPITE_PAGE (self), recover_job, attempt, attempt_free, g_free, recovered_cb, NULL);
}

static void
back_clicked_cb (RespiteRecoveryPage *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

static void
kept_clicked_cb (RespiteRecoveryPage *self)
{
  respite_recovery_box_set_code (self->new_code_box, "");
  gtk_stack_set_visible_child_name (self->stack, "ask");
  g_signal_emit (self, signals[DONE], 0);
}

static gboolean
respite_recovery_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (RESPITE_RECOVERY_PAGE (widget)->code_row));
}

static void
respite_recovery_page_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_RECOVERY_PAGE);

  G_OBJECT_CLASS (respite_recovery_page_parent_class)->dispose (object);
}

static void
respite_recovery_page_class_init (RespiteRecoveryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RespitePageClass *page_class = RESPITE_PAGE_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);
  g_type_ensure (RESPITE_TYPE_RECOVERY_BOX);

  object_class->dispose = respite_recovery_page_dispose;
  widget_class->focus = respite_template_focus;
  widget_class->grab_focus = respite_recovery_page_grab_focus;
  page_class->load = NULL;
  page_class->changed = NULL;

  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-recovery-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteRecoveryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, RespiteRecoveryPage, login_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteRecoveryPage, code_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteRecoveryPage, new_password_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteRecoveryPage, new_code_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteRecoveryPage, kept_button);
  gtk_widget_class_bind_template_callback (widget_class, recover_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, kept_clicked_cb);
}

static void
respite_recovery_page_init (RespiteRecoveryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
respite_recovery_page_set_login (RespiteRecoveryPage *self,
                                 const char          *login)
{
  g_return_if_fail (RESPITE_IS_RECOVERY_PAGE (self));

  respite_entry_row_set_text (self->login_row, login);
}
