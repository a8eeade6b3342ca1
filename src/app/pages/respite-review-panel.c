/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-review-panel.h"

#include <glib/gi18n.h>

#include "pages/respite-page-undo.h"
#include "service/respite-course-acts.h"
#include "service/respite-review-acts.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-toast-overlay.h"

struct _RespiteReviewPanel
{
  RespitePage      parent_instance;

  gint64           course_id;

  /* Template children, owned by the template */
  RespiteErrorBar *error_bar;
  GtkLabel        *title_label;
  RespiteEntryRow *text_row;
  GtkWidget       *verdict_box;
  GtkCheckButton  *continue_check;
  GtkCheckButton  *stop_check;
  GtkCheckButton  *back_check;
  GtkWidget       *stop_hint;
  GtkWidget       *save_button;
};

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteReviewPanel, respite_review_panel, RESPITE_TYPE_PAGE)

/* What a person wants. */
typedef enum
{
  WANTS_REVIEW,
  WANTS_STOP,
  WANTS_BACK,
} Wish;

/* What a job is told. */
typedef struct
{
  gint64          course_id;
  Wish            wish;
  RespiteVerdict  verdict;
  char           *text;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->text);
  g_free (request);
}

static gpointer
save_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  const Request *request = data;

  switch (request->wish)
    {
    case WANTS_REVIEW:
      respite_office_review_course (office, request->course_id, request->verdict, request->text, error);
      break;
    case WANTS_BACK:
      respite_office_take_back_review (office, request->course_id, request->text, error);
      break;
    case WANTS_STOP:
    default:
      respite_office_stop_course (office, request->course_id, request->text, error);
      break;
    }

  return NULL;
}

static gboolean
may_review (RespiteReviewPanel *self)
{
  return respite_clinic_may (respite_page_get_clinic (RESPITE_PAGE (self)), RESPITE_FUNCTION_COURSE_REVIEW);
}

static gboolean
is_stop (RespiteReviewPanel *self)
{
  return !may_review (self) || gtk_check_button_get_active (self->stop_check);
}

static gboolean
is_back (RespiteReviewPanel *self)
{
  return may_review (self) && gtk_check_button_get_active (self->back_check);
}

static Request *
request_new (gint64      course_id,
             Wish        wish,
             const char *text)
{
  Request *request = g_new0 (Request, 1);

  request->course_id = course_id;
  request->wish = wish;
  request->text = g_strdup (text);

  return request;
}

static void
verdict_changed_cb (RespiteReviewPanel *self)
{
  gtk_widget_set_visible (self->stop_hint, is_stop (self));
}

static void
undone_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  respite_toast_show (page, error != NULL ? error->message : _ ("The review is taken back."));
}

static void
saved_cb (gpointer      page,
          gpointer      result,
          const GError *error,
          gpointer      user_data)
{
  RespiteReviewPanel *self = page;

  gtk_widget_set_sensitive (self->save_button, TRUE);
  respite_error_bar_show (self->error_bar, error);
  if (error != NULL)
    return;

  if (is_stop (self) || is_back (self))
    respite_toast_show (page, is_stop (self) ? _ ("The course is stopped.") : _ ("The review is taken back."));
  else
    respite_page_show_undo (page, _ ("The review is written."), save_job,
                            request_new (self->course_id, WANTS_BACK, "Undone at once"), request_free, undone_cb);
  g_signal_emit (self, signals[DONE], 0);
}

static void
save_clicked_cb (RespiteReviewPanel *self)
{
  Request *request;

  if (self->course_id == 0)
    return;

  request = request_new (self->course_id, is_back (self) ? WANTS_BACK : may_review (self) ? WANTS_REVIEW : WANTS_STOP,
                         respite_entry_row_get_text (self->text_row));
  request->verdict = is_stop (self) ? RESPITE_VERDICT_STOP : RESPITE_VERDICT_CONTINUE;
  gtk_widget_set_sensitive (self->save_button, FALSE);
  respite_page_run (RESPITE_PAGE (self), save_job, request, request_free, NULL, saved_cb, NULL);
}

static void
cancel_clicked_cb (RespiteReviewPanel *self)
{
  g_signal_emit (self, signals[DONE], 0);
}

static void
respite_review_panel_load (RespitePage *page)
{
}

static void
respite_review_panel_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RESPITE_TYPE_REVIEW_PANEL);

  G_OBJECT_CLASS (respite_review_panel_parent_class)->dispose (object);
}

static void
respite_review_panel_class_init (RespiteReviewPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);
  g_type_ensure (RESPITE_TYPE_ERROR_BAR);

  object_class->dispose = respite_review_panel_dispose;
  RESPITE_PAGE_CLASS (klass)->load = respite_review_panel_load;
  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-review-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteReviewPanel, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteReviewPanel, title_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteReviewPanel, text_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteReviewPanel, verdict_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteReviewPanel, continue_check);
  gtk_widget_class_bind_template_child (widget_class, RespiteReviewPanel, stop_check);
  gtk_widget_class_bind_template_child (widget_class, RespiteReviewPanel, back_check);
  gtk_widget_class_bind_template_child (widget_class, RespiteReviewPanel, stop_hint);
  gtk_widget_class_bind_template_child (widget_class, RespiteReviewPanel, save_button);
  gtk_widget_class_bind_template_callback (widget_class, verdict_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
}

static void
respite_review_panel_init (RespiteReviewPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
respite_review_panel_ask (RespiteReviewPanel *self,
                          gint64              course_id)
{
  g_return_if_fail (RESPITE_IS_REVIEW_PANEL (self));

  self->course_id = course_id;
  gtk_label_set_label (self->title_label, may_review (self) ? _ ("Review the course") : _ ("Stop the course"));
  respite_error_bar_show (self->error_bar, NULL);
  respite_entry_row_set_text (self->text_row, "");
  gtk_check_button_set_active (self->continue_check, TRUE);
  gtk_widget_set_visible (self->verdict_box, may_review (self));
  verdict_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->text_row));
}
