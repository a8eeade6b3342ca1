/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-draft-keeper.h"

#include <glib/gi18n.h>

#include "base/respite-time.h"
#include "widgets/respite-toast-overlay.h"

/* A draft is kept so long after the last change at the latest. */
#define SAVE_DELAY_MS 500
#define KEEPER "respite-draft-keeper"

struct _RespiteDraftKeeper
{
  GObject          parent_instance;

  /* Borrowed: the page outlives its keeper */
  RespitePage     *page;
  RespiteFormView *view;

  /* What is open */
  gint64           id;
  gint64           form_id;
  gint64           patient_id;
  guint            serial;      /* of what is open, so that news of what was open before is passed over */
  guint            n_saving;
  guint            save_source;
  gboolean         is_touched;  /* whether an answer changed since it was opened or put away */
};

enum
{
  BEGUN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteDraftKeeper, respite_draft_keeper, G_TYPE_OBJECT)

static RespiteFormDraft *
draft_new (RespiteDraftKeeper *self)
{
  RespiteFormDraft *draft = g_new0 (RespiteFormDraft, 1);

  draft->id = self->id;
  draft->form_id = self->form_id;
  draft->patient_id = self->patient_id;
  draft->answers = respite_answers_copy (respite_form_view_get_answers (self->view));

  return draft;
}

static void
show_saved (RespiteDraftKeeper     *self,
            const RespiteFormSaved *saved)
{
  g_autofree char *time = respite_time_format_hm (saved->at,
                                                  respite_clinic_get_zone (respite_page_get_clinic (self->page)));
  g_autofree char *text = g_strdup_printf (_ ("Saved %s"), time);
  gboolean is_new = self->id == 0;

  respite_form_view_set_state (self->view, text);
  self->id = saved->id;
  if (is_new)
    g_signal_emit (self, signals[BEGUN], 0);
}

static void
saved_cb (gpointer      page,
          gpointer      result,
          const GError *error,
          gpointer      user_data)
{
  RespiteDraftKeeper *self = g_object_get_data (page, KEEPER);
  g_autofree RespiteFormSaved *saved = result;

  if (self == NULL || self->serial != GPOINTER_TO_UINT (user_data))
    return;

  self->n_saving--;
  respite_form_view_set_error (self->view, error);
  if (saved != NULL)
    show_saved (self, saved);
}

static void
save (RespiteDraftKeeper *self)
{
  self->n_saving++;
  respite_page_run (self->page, respite_form_save_job, draft_new (self), respite_form_draft_free, g_free, saved_cb,
                    GUINT_TO_POINTER (self->serial));
}

static gboolean
save_cb (gpointer user_data)
{
  RespiteDraftKeeper *self = user_data;

  self->save_source = 0;
  save (self);

  return G_SOURCE_REMOVE;
}

static void
left_cb (gpointer      page,
         gpointer      result,
         const GError *error,
         gpointer      user_data)
{
  RespiteDraftKeeper *self = g_object_get_data (page, KEEPER);
  g_autofree RespiteFormSaved *saved = result;

  if (saved != NULL && saved->n_raised > 0)
    respite_toast_show (page, _ ("The form is not finished. Its safety answer stands on the day board."));
  if (self == NULL || self->serial != GPOINTER_TO_UINT (user_data))
    return;

  /* Where nobody is signed in any more, it is done when the person turns away the next time. */
  self->is_touched |= saved == NULL;
  respite_form_view_set_error (self->view, error);
  if (saved != NULL)
    show_saved (self, saved);
}

static void
respite_draft_keeper_dispose (GObject *object)
{
  RespiteDraftKeeper *self = RESPITE_DRAFT_KEEPER (object);

  g_clear_handle_id (&self->save_source, g_source_remove);
  if (self->page != NULL)
    g_object_set_data (G_OBJECT (self->page), KEEPER, NULL);
  self->page = NULL;

  G_OBJECT_CLASS (respite_draft_keeper_parent_class)->dispose (object);
}

static void
respite_draft_keeper_class_init (RespiteDraftKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = respite_draft_keeper_dispose;

  signals[BEGUN] = g_signal_new ("begun", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
respite_draft_keeper_init (RespiteDraftKeeper *self)
{
}

RespiteDraftKeeper *
respite_draft_keeper_new (RespitePage *page)
{
  RespiteDraftKeeper *self;

  g_return_val_if_fail (RESPITE_IS_PAGE (page), NULL);

  self = g_object_new (RESPITE_TYPE_DRAFT_KEEPER, NULL);
  self->page = page;
  g_object_set_data (G_OBJECT (page), KEEPER, self);

  return self;
}

void
respite_draft_keeper_set_view (RespiteDraftKeeper *self,
                               RespiteFormView    *view)
{
  g_return_if_fail (RESPITE_IS_DRAFT_KEEPER (self));
  g_return_if_fail (RESPITE_IS_FORM_VIEW (view));

  self->view = view;
}

void
respite_draft_keeper_open (RespiteDraftKeeper     *self,
                           const RespiteFormDraft *draft)
{
  g_return_if_fail (RESPITE_IS_DRAFT_KEEPER (self));

  g_clear_handle_id (&self->save_source, g_source_remove);
  self->serial++;
  self->n_saving = 0;
  self->is_touched = FALSE;
  self->id = draft != NULL ? draft->id : 0;
  self->form_id = draft != NULL ? draft->form_id : 0;
  self->patient_id = draft != NULL ? draft->patient_id : 0;
}

gint64
respite_draft_keeper_get_id (RespiteDraftKeeper *self)
{
  g_return_val_if_fail (RESPITE_IS_DRAFT_KEEPER (self), 0);

  return self->id;
}

gboolean
respite_draft_keeper_is_busy (RespiteDraftKeeper *self)
{
  g_return_val_if_fail (RESPITE_IS_DRAFT_KEEPER (self), FALSE);

  return self->save_source != 0 || self->n_saving > 0;
}

/* Not put off by further typing, so that no change waits longer than the delay. */
void
respite_draft_keeper_change (RespiteDraftKeeper *self)
{
  g_return_if_fail (RESPITE_IS_DRAFT_KEEPER (self));

  self->is_touched = TRUE;
  if (self->save_source == 0)
    self->save_source = g_timeout_add (SAVE_DELAY_MS, save_cb, self);
}

void
respite_draft_keeper_flush (RespiteDraftKeeper *self)
{
  g_return_if_fail (RESPITE_IS_DRAFT_KEEPER (self));

  if (self->save_source == 0)
    return;

  g_clear_handle_id (&self->save_source, g_source_remove);
  save (self);
}

void
respite_draft_keeper_put_away (RespiteDraftKeeper *self)
{
  g_return_if_fail (RESPITE_IS_DRAFT_KEEPER (self));

  g_clear_handle_id (&self->save_source, g_source_remove);
  if (!self->is_touched)
    return;

  self->is_touched = FALSE;
  respite_page_run (self->page, respite_form_leave_job, draft_new (self), respite_form_draft_free, g_free, left_cb,
                    GUINT_TO_POINTER (self->serial));
}

RespiteFormDraft *
respite_draft_keeper_take (RespiteDraftKeeper *self)
{
  g_return_val_if_fail (RESPITE_IS_DRAFT_KEEPER (self), NULL);

  g_clear_handle_id (&self->save_source, g_source_remove);

  return draft_new (self);
}
