/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-sign-in-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/respite-error.h"
#include "base/respite-str.h"
#include "base/respite-time.h"
#include "pages/respite-recovery-page.h"
#include "service/respite-office-staff.h"
#include "service/respite-session-acts.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-row.h"
#include "widgets/respite-template.h"

/* How often the list of running infusions is read again; the clocks in it go every second. */
#define READ_EVERY_S 15

struct _RespiteSignInPage
{
  RespitePage      parent_instance;

  /* Owned */
  char            *login;
  GPtrArray       *logins;
  GPtrArray       *running;
  guint            tick;
  guint            seconds;

  /* Template children, owned by the template */
  GtkWidget       *running_box;
  GtkListBox      *running_list;
  GtkLabel        *title_label;
  GtkStack        *stack;
  GtkListBox      *login_list;
  RespiteEntryRow *login_row;
  RespiteEntryRow *password_row;
  RespiteEntryRow *own_row;
  GtkSpinner      *spinner;
  GtkWidget       *sign_in_button;
};

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteSignInPage, respite_sign_in_page, RESPITE_TYPE_PAGE)

typedef struct
{
  char *login;
  char *password;
  char *own_password;           /* chosen where somebody else has set @password */
} Attempt;

/* What the job tells where an own password is to be chosen first. */
#define CHOOSE ((gpointer) "choose")

static Attempt *
attempt_new (const char *login,
             const char *password,
             const char *own_password)
{
  Attempt *attempt = g_new0 (Attempt, 1);

  attempt->login = g_strstrip (g_strdup (login));
  attempt->password = g_strdup (password);
  attempt->own_password = g_strdup (own_password);

  return attempt;
}

static void
wipe (char *secret)
{
  if (secret != NULL)
    memset (secret, 0, strlen (secret));
  g_free (secret);
}

static void
attempt_free (gpointer data)
{
  Attempt *attempt = data;

  g_free (attempt->login);
  wipe (attempt->password);
  wipe (attempt->own_password);
  g_free (attempt);
}

static gpointer
sign_in_job (RespiteOffice *office,
             gpointer       data,
             GError       **error)
{
  Attempt *attempt = data;
  gboolean was_locked = respite_office_get_state (office) == RESPITE_OFFICE_LOCKED;

  if (!respite_office_sign_in (office, attempt->login, attempt->password, error) ||
      !respite_office_get_actor (office)->one_time)
    return NULL;
  if (*attempt->own_password != '\0' &&
      respite_office_change_password (office, attempt->password, attempt->own_password, error))
    return NULL;

  if (was_locked)
    respite_office_lock (office);
  else
    respite_office_sign_out (office);

  return *attempt->own_password == '\0' ? CHOOSE : NULL;
}

static gpointer
logins_job (RespiteOffice *office,
            gpointer       data,
            GError       **error)
{
  return respite_office_list_logins (office);
}

static gpointer
board_job (RespiteOffice *office,
           gpointer       data,
           GError       **error)
{
  return respite_office_list_board (office, error);
}

static gboolean
is_locked (RespiteSignInPage *self)
{
  return respite_clinic_get_state (respite_page_get_clinic (RESPITE_PAGE (self))) == RESPITE_OFFICE_LOCKED;
}

static void
fill_login (RespiteRow *row,
            gpointer    item,
            gpointer    user_data)
{
  RespiteLogin *login = item;

  respite_row_set (row, 0, login->name, login->login, NULL);
}

static void
fill_running (RespiteRow *row,
              gpointer    item,
              gpointer    user_data)
{
  RespiteBoardRow *board = item;
  gint64 now = *(gint64 *) user_data;
  gint64 started_at = board->session->started_at;
  g_autofree char *elapsed = started_at != 0 ? respite_time_format_elapsed (now - started_at) : NULL;
  g_autofree char *chair = NULL;
  g_autofree char *due = NULL;
  g_autofree char *countdown = NULL;

  chair = g_strdup (respite_str_is_empty (board->session->chair) ? _ ("No chair") :
                    board->session->chair);
  if (board->next_due_at != 0)
    {
      countdown = respite_time_format_elapsed (ABS (board->next_due_at - now));
      due = g_strdup_printf (board->next_due_at >= now ? _ ("next set in %s") : _ ("set overdue by %s"), countdown);
    }
  respite_row_set (row, board->session->id, chair, due, elapsed);
  respite_row_set_chip (row, board->emergency_at != 0 ? _ ("Emergency") : NULL, "stop");
}

static gboolean
is_running (const RespiteBoardRow *row)
{
  return row->session->state == RESPITE_SESSION_RUNNING || row->session->state == RESPITE_SESSION_PAUSED ||
         respite_board_row_has_emergency (row);
}

static void
show_running (RespiteSignInPage *self)
{
  RespiteClinic *clinic = respite_page_get_clinic (RESPITE_PAGE (self));
  gint64 now = respite_clock_get_now (respite_clinic_get_clock (clinic));
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; self->running != NULL && i < self->running->len; i++)
    if (is_running (g_ptr_array_index (self->running, i)))
      g_ptr_array_add (rows, g_ptr_array_index (self->running, i));

  respite_row_sync_list (self->running_list, rows, fill_running, &now);
  gtk_widget_set_visible (self->running_box, rows->len > 0);
}

static void
board_read_cb (gpointer      page,
               gpointer      result,
               const GError *error,
               gpointer      user_data)
{
  RespiteSignInPage *self = page;

  g_clear_pointer (&self->running, g_ptr_array_unref);
  self->running = result;
  show_running (self);
}

static void
select_login (RespiteSignInPage *self)
{
  if (self->logins == NULL)
    return;

  for (guint i = 0; i < self->logins->len; i++)
    {
      RespiteLogin *login = g_ptr_array_index (self->logins, i);

      if (self->logins->len == 1 || g_strcmp0 (login->login, self->login) == 0)
        gtk_list_box_select_row (self->login_list, gtk_list_box_get_row_at_index (self->login_list, (int) i));
    }
}

static void
logins_read_cb (gpointer      page,
                gpointer      result,
                const GError *error,
                gpointer      user_data)
{
  RespiteSignInPage *self = page;
  const char *typed = respite_entry_row_get_text (self->login_row);
  gboolean is_typing = !respite_str_is_empty (typed) && g_strcmp0 (typed, self->login) != 0;

  g_clear_pointer (&self->logins, g_ptr_array_unref);
  self->logins = result;
  respite_row_sync_list (self->login_list, self->logins, fill_login, NULL);

  /* Opening takes seconds after a power cut; who types meanwhile goes on in the same field. */
  if (is_typing)
    return;

  select_login (self);
  if (gtk_widget_get_mapped (page) && respite_str_is_empty (respite_entry_row_get_text (self->password_row)))
    gtk_widget_grab_focus (page);
}

static void
set_busy (RespiteSignInPage *self,
          gboolean           is_busy)
{
  gtk_spinner_set_spinning (self->spinner, is_busy);
  gtk_widget_set_sensitive (self->sign_in_button, !is_busy);
}

/* Whoever set the password must not be able to sign in or to sign for this person. */
static void
ask_own_password (RespiteSignInPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->own_row), TRUE);
  respite_entry_row_set_error (self->own_row, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->own_row));
}

static void
forget_own_password (RespiteSignInPage *self)
{
  respite_entry_row_set_text (self->own_row, "");
  respite_entry_row_set_error (self->own_row, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->own_row), FALSE);
}

static void
signed_in_cb (gpointer      page,
              gpointer      result,
              const GError *error,
              gpointer      user_data)
{
  RespiteSignInPage *self = page;

  set_busy (self, FALSE);
  if (result == CHOOSE)
    {
      ask_own_password (self);
      return;
    }
  if (g_error_matches (error, RESPITE_ERROR, RESPITE_ERROR_INVALID))
    {
      respite_entry_row_set_error (self->own_row, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->own_row));
      return;
    }

  respite_entry_row_set_text (self->password_row, "");
  forget_own_password (self);
  if (error != NULL)
    {
      respite_entry_row_set_error (self->password_row, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->password_row));
      return;
    }

  g_signal_emit (self, signals[DONE], 0);
}

static void
sign_in_clicked_cb (RespiteSignInPage *self)
{
  const char *login = respite_entry_row_get_text (self->login_row);

  if (gtk_spinner_get_spinning (self->spinner))
    return;
  if (respite_str_is_empty (login))
    {
      respite_entry_row_set_error (self->login_row, _ ("Choose a name or type a login."));
      return;
    }

  set_busy (self, TRUE);
  respite_page_run (RESPITE_PAGE (self), sign_in_job,
                    attempt_new (login, respite_entry_row_get_text (self->password_row),
                                 respite_entry_row_get_text (self->own_row)), attempt_free, NULL, signed_in_cb, NULL);
}

static void
recovery_left_cb (RespiteSignInPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "password");
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
recovery_done_cb (RespiteSignInPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "password");
  g_signal_emit (self, signals[DONE], 0);
}

/* The page for the recovery code is made when it is first asked for: hardly any start needs it. */
static void
lost_clicked_cb (RespiteSignInPage *self)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->stack, "recovery");

  if (page == NULL)
    {
      page = g_object_new (RESPITE_TYPE_RECOVERY_PAGE, "clinic", respite_page_get_clinic (RESPITE_PAGE (self)), NULL);
      g_signal_connect_object (page, "left", G_CALLBACK (recovery_left_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (page, "done", G_CALLBACK (recovery_done_cb), self, G_CONNECT_SWAPPED);
      gtk_stack_add_named (self->stack, page, "recovery");
    }

  respite_recovery_page_set_login (RESPITE_RECOVERY_PAGE (page), respite_entry_row_get_text (self->login_row));
  gtk_stack_set_visible_child (self->stack, page);
  gtk_widget_grab_focus (page);
}

static void
login_selected_cb (RespiteSignInPage *self,
                   GtkListBoxRow     *row)
{
  guint index = row != NULL ? (guint) gtk_list_box_row_get_index (row) : 0;

  if (row == NULL || self->login_row == NULL || self->logins == NULL || index >= self->logins->len)
    return;

  RespiteLogin *login = g_ptr_array_index (self->logins, index);

  respite_entry_row_set_text (self->login_row, login->login);
  forget_own_password (self);
}

static void
login_activated_cb (RespiteSignInPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->password_row));
}

static void
focus_password_cb (RespiteSignInPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->password_row));
}

static gboolean
tick_cb (gpointer user_data)
{
  RespiteSignInPage *self = user_data;

  self->seconds++;
  if (self->seconds % READ_EVERY_S == 0)
    respite_page_read (RESPITE_PAGE (self), board_job, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, board_read_cb,
                       NULL);
  show_running (self);

  return G_SOURCE_CONTINUE;
}

static void
respite_sign_in_page_load (RespitePage *page)
{
  RespiteSignInPage *self = RESPITE_SIGN_IN_PAGE (page);

  gtk_label_set_label (self->title_label, is_locked (self) ? _ ("Locked") : _ ("Sign in"));
  respite_page_run (page, logins_job, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, logins_read_cb, NULL);
  g_clear_handle_id (&self->tick, g_source_remove);
  if (is_locked (self))
    {
      respite_page_read (page, board_job, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, board_read_cb, NULL);
      self->tick = g_timeout_add_seconds (1, tick_cb, self);
    }
  else
    {
      gtk_widget_set_visible (self->running_box, FALSE);
    }
}

static gboolean
respite_sign_in_page_grab_focus (GtkWidget *widget)
{
  RespiteSignInPage *self = RESPITE_SIGN_IN_PAGE (widget);
  gboolean is_known = !respite_str_is_empty (respite_entry_row_get_text (self->login_row));

  return gtk_widget_grab_focus (GTK_WIDGET (is_known ? self->password_row : self->login_row));
}

static void
respite_sign_in_page_unmap (GtkWidget *widget)
{
  RespiteSignInPage *self = RESPITE_SIGN_IN_PAGE (widget);

  g_clear_handle_id (&self->tick, g_source_remove);

  GTK_WIDGET_CLASS (respite_sign_in_page_parent_class)->unmap (widget);
}

static void
respite_sign_in_page_dispose (GObject *object)
{
  RespiteSignInPage *self = RESPITE_SIGN_IN_PAGE (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_SIGN_IN_PAGE);

  G_OBJECT_CLASS (respite_sign_in_page_parent_class)->dispose (object);
}

static void
respite_sign_in_page_finalize (GObject *object)
{
  RespiteSignInPage *self = RESPITE_SIGN_IN_PAGE (object);

  g_free (self->login);
  g_clear_pointer (&self->logins, g_ptr_array_unref);
  g_clear_pointer (&self->running, g_ptr_array_unref);

  G_OBJECT_CLASS (respite_sign_in_page_parent_class)->finalize (object);
}

static void
respite_sign_in_page_class_init (RespiteSignInPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RespitePageClass *page_class = RESPITE_PAGE_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);

  object_class->dispose = respite_sign_in_page_dispose;
  object_class->finalize = respite_sign_in_page_finalize;
  widget_class->focus = respite_template_focus;
  widget_class->grab_focus = respite_sign_in_page_grab_focus;
  widget_class->unmap = respite_sign_in_page_unmap;
  page_class->load = respite_sign_in_page_load;
  page_class->changed = NULL;

  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-sign-in-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteSignInPage, running_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteSignInPage, running_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteSignInPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteSignInPage, stack);
  gtk_widget_class_bind_template_child (widget_class, RespiteSignInPage, login_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteSignInPage, login_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteSignInPage, password_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteSignInPage, own_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteSignInPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, RespiteSignInPage, sign_in_button);
  gtk_widget_class_bind_template_callback (widget_class, sign_in_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, lost_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, login_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, login_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_password_cb);
}

static void
respite_sign_in_page_init (RespiteSignInPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
respite_sign_in_page_set_login (RespiteSignInPage *self,
                                const char        *login)
{
  g_return_if_fail (RESPITE_IS_SIGN_IN_PAGE (self));

  respite_set_str (&self->login, login);
  respite_entry_row_set_text (self->login_row, login);
  select_login (self);
}
