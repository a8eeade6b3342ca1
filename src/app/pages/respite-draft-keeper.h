/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "models/respite-form-jobs.h"
#include "pages/respite-page.h"
#include "widgets/respite-form-view.h"

G_BEGIN_DECLS

/**
 * RespiteDraftKeeper:
 *
 * Keeps the answers that are typed on a page: the first one begins the draft, and no change waits longer than half a
 * second. It says in the form when they were kept.
 *
 * Signals:
 * - begun: the answers are a draft now
 */
#define RESPITE_TYPE_DRAFT_KEEPER (respite_draft_keeper_get_type ())

G_DECLARE_FINAL_TYPE (RespiteDraftKeeper, respite_draft_keeper, RESPITE, DRAFT_KEEPER, GObject)

/* One for each page; dropped before the page is. */
RespiteDraftKeeper *respite_draft_keeper_new (RespitePage *page);

/* Where answers are typed from now on. Stays until another is set. */
void respite_draft_keeper_set_view (RespiteDraftKeeper *self,
                                    RespiteFormView    *view);

/* What is open from now on, %NULL for nothing; its answers are those of the view. */
void respite_draft_keeper_open (RespiteDraftKeeper     *self,
                                const RespiteFormDraft *draft);

/* The key of the draft, 0 while there is none. */
gint64 respite_draft_keeper_get_id (RespiteDraftKeeper *self);

/* Whether there is something to keep that is not kept yet, or on its way. */
gboolean respite_draft_keeper_is_busy (RespiteDraftKeeper *self);

/* An answer changed. */
void respite_draft_keeper_change (RespiteDraftKeeper *self);

/* Keeps at once what was typed since the last time. */
void respite_draft_keeper_flush (RespiteDraftKeeper *self);

/* The person turns to something else: keeps what was typed, and safety answers are opened for somebody to look at. */
void respite_draft_keeper_put_away (RespiteDraftKeeper *self);

/* The draft with a copy of its answers as they are now. Nothing is kept of them any more. (transfer full) */
RespiteFormDraft *respite_draft_keeper_take (RespiteDraftKeeper *self);

G_END_DECLS
