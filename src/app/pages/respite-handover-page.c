/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-handover-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/respite-str.h"
#include "documents/respite-words.h"
#include "service/respite-handover-acts.h"
#include "widgets/respite-clamp.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-template.h"

struct _RespiteHandoverPage
{
  RespitePage         parent_instance;

  /* Owned */
  GSignalGroup       *clinic_signals;
  GtkWidget          *content;
  char               *login;
  gboolean            is_finished;
  gboolean            is_ended;
  gboolean            is_asking;

  /* Borrowed */
  const RespiteWords *words;

  /* Template children, owned by the template */
  GtkWidget          *practice_label;
  GtkLabel           *title_label;
  GtkButton          *give_back_button;
  GtkStack           *stack;
  GtkBox             *content_box;
  GtkLabel           *thanks_label;
  GtkButton          *go_on_button;
  RespiteEntryRow    *login_row;
  RespiteEntryRow    *password_row;
  GtkWidget          *take_button;
};

enum
{
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteHandoverPage, respite_handover_page, RESPITE_TYPE_PAGE)

typedef struct
{
  gint64 patient_id;
  char  *login;
  char  *password;
} Return;

static void
return_free (gpointer data)
{
  Return *back = data;

  memset (back->password, 0, strlen (back->password));
  g_free (back->password);
  g_free (back->login);
  g_free (back);
}

static gpointer
take_back_job (RespiteOffice *office,
               gpointer       data,
               GError       **error)
{
  Return *back = data;

  respite_office_take_back (office, back->patient_id, back->login, back->password, error);

  return NULL;
}

static void
end (RespiteHandoverPage *self)
{
  if (self->is_ended)
    return;

  self->is_ended = TRUE;
  g_signal_emit (self, signals[ENDED], 0, self->is_finished);
}

/* Locked after idle time, or the account ended: the window shows its sign-in page, and nothing of the patient. */
static void
actor_changed_cb (RespiteHandoverPage *self)
{
  RespiteClinic *clinic = respite_page_get_clinic (RESPITE_PAGE (self));

  if (!self->is_asking && respite_clinic_get_state (clinic) != RESPITE_OFFICE_SIGNED_IN)
    end (self);
}

static void
taken_back_cb (gpointer      page,
               gpointer      result,
               const GError *error,
               gpointer      user_data)
{
  RespiteHandoverPage *self = page;

  self->is_asking = FALSE;
  gtk_widget_set_sensitive (self->take_button, TRUE);
  respite_entry_row_set_text (self->password_row, "");
  if (error == NULL)
    {
      end (self);
      return;
    }

  respite_entry_row_set_error (self->password_row, error->message);
  gtk_widget_grab_focus (GTK_WIDGET (self->password_row));
  actor_changed_cb (self);
}

static void
take_clicked_cb (RespiteHandoverPage *self)
{
  const char *login = respite_entry_row_get_text (self->login_row);
  Return *back;

  if (self->is_asking)
    return;
  if (respite_str_is_empty (login))
    {
      respite_entry_row_set_error (self->login_row, _ ("Type a login."));
      return;
    }

  back = g_new0 (Return, 1);
  back->patient_id = respite_page_get_subject (RESPITE_PAGE (self));
  back->login = g_strstrip (g_strdup (login));
  back->password = g_strdup (respite_entry_row_get_text (self->password_row));
  self->is_asking = TRUE;
  gtk_widget_set_sensitive (self->take_button, FALSE);
  respite_page_run (RESPITE_PAGE (self), take_back_job, back, return_free, NULL, taken_back_cb, NULL);
}

static void
focus_password_cb (RespiteHandoverPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->password_row));
}

static void
show_return (RespiteHandoverPage *self)
{
  respite_entry_row_set_text (self->login_row, self->login);
  respite_entry_row_set_text (self->password_row, "");
  respite_entry_row_set_error (self->password_row, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->give_back_button), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->go_on_button), !self->is_finished);
  gtk_stack_set_visible_child_name (self->stack, "return");
  gtk_widget_grab_focus (GTK_WIDGET (self->password_row));
}

static void
show_content (RespiteHandoverPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->give_back_button), TRUE);
  gtk_stack_set_visible_child_name (self->stack, "content");
  if (!gtk_widget_grab_focus (self->content))
    gtk_widget_child_focus (self->content, GTK_DIR_TAB_FORWARD);
}

static void
give_back_clicked_cb (RespiteHandoverPage *self)
{
  show_return (self);
}

static void
go_on_clicked_cb (RespiteHandoverPage *self)
{
  respite_entry_row_set_text (self->password_row, "");
  show_content (self);
}

static void
respite_handover_page_dispose (GObject *object)
{
  RespiteHandoverPage *self = RESPITE_HANDOVER_PAGE (object);

  if (self->clinic_signals != NULL)
    g_signal_group_set_target (self->clinic_signals, NULL);
  g_clear_object (&self->clinic_signals);
  g_clear_object (&self->content);
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_HANDOVER_PAGE);

  G_OBJECT_CLASS (respite_handover_page_parent_class)->dispose (object);
}

static void
respite_handover_page_finalize (GObject *object)
{
  g_free (RESPITE_HANDOVER_PAGE (object)->login);

  G_OBJECT_CLASS (respite_handover_page_parent_class)->finalize (object);
}

static void
respite_handover_page_class_init (RespiteHandoverPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_CLAMP);
  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);

  object_class->dispose = respite_handover_page_dispose;
  object_class->finalize = respite_handover_page_finalize;
  RESPITE_PAGE_CLASS (klass)->load = NULL;
  RESPITE_PAGE_CLASS (klass)->changed = NULL;

  signals[ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-handover-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteHandoverPage, practice_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteHandoverPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteHandoverPage, give_back_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteHandoverPage, stack);
  gtk_widget_class_bind_template_child (widget_class, RespiteHandoverPage, content_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteHandoverPage, thanks_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteHandoverPage, go_on_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteHandoverPage, login_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteHandoverPage, password_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteHandoverPage, take_button);
  gtk_widget_class_bind_template_callback (widget_class, give_back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_on_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_password_cb);
}

static void
respite_handover_page_init (RespiteHandoverPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->clinic_signals = g_signal_group_new (RESPITE_TYPE_CLINIC);
  g_signal_group_connect_swapped (self->clinic_signals, "actor-changed", G_CALLBACK (actor_changed_cb), self);
}

void
respite_handover_page_begin (RespiteHandoverPage *self,
                             GtkWidget           *content,
                             const char          *title,
                             const char          *language)
{
  RespiteClinic *clinic = respite_page_get_clinic (RESPITE_PAGE (self));
  const RespiteWords *words = respite_words_get (language);
  const RespiteStaff *actor;

  g_return_if_fail (RESPITE_IS_HANDOVER_PAGE (self));
  g_return_if_fail (GTK_IS_WIDGET (content));
  g_return_if_fail (title != NULL);

  actor = respite_clinic_get_actor (clinic);
  self->content = g_object_ref_sink (content);
  self->login = g_strdup (actor != NULL ? actor->login : "");
  gtk_widget_set_vexpand (content, TRUE);
  gtk_box_append (self->content_box, content);
  gtk_label_set_label (self->title_label, title);
  gtk_button_set_label (self->give_back_button, respite_words_lookup (words, "hand-over", "give-back"));
  gtk_button_set_label (self->go_on_button, respite_words_lookup (words, "hand-over", "go-on"));
  gtk_label_set_label (self->thanks_label, respite_words_lookup (words, "hand-over", "give-to-staff"));
  gtk_widget_set_visible (self->practice_label, respite_clinic_get_kind (clinic) == RESPITE_CLINIC_PRACTICE);
  g_signal_group_set_target (self->clinic_signals, clinic);
  self->words = words;
  show_content (self);
}

void
respite_handover_page_finish (RespiteHandoverPage *self)
{
  g_return_if_fail (RESPITE_IS_HANDOVER_PAGE (self));

  if (self->is_finished)
    return;

  self->is_finished = TRUE;
  gtk_label_set_label (self->thanks_label, respite_words_lookup (self->words, "hand-over", "thanks"));
  show_return (self);
}

void
respite_handover_page_stop (RespiteHandoverPage *self)
{
  g_return_if_fail (RESPITE_IS_HANDOVER_PAGE (self));

  end (self);
}

void
respite_handover_page_remove_content (RespiteHandoverPage *self)
{
  g_return_if_fail (RESPITE_IS_HANDOVER_PAGE (self));

  if (self->content == NULL)
    return;

  /* GTK 4.8 keeps the focused child of a container alive although it was removed. */
  gtk_widget_set_focus_child (GTK_WIDGET (self->content_box), NULL);
  gtk_box_remove (self->content_box, self->content);
  g_clear_object (&self->content);
}
