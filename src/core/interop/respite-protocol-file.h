/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "domain/respite-protocol.h"

G_BEGIN_DECLS

/**
 * respite_protocol_from_json:
 * @json: a file of the format "respite-protocol/1" (data/schema/json/protocol.schema.json)
 * @length: its bytes, -1 for up to the terminating zero
 * @language: which of the file's texts to take, such as "en"; English where it lacks one
 * @error: %RESPITE_ERROR_PARSE with the line and what is wrong there
 *
 * Strict: unknown members, wrong types and figures out of range are refused, and so is anything that looks like a dose.
 *
 * Returns: (transfer full) (nullable): the protocol, with @json kept in it
 */
RespiteProtocol *respite_protocol_from_json (const char  *json,
                                             gssize       length,
                                             const char  *language,
                                             GError     **error);

/**
 * respite_protocol_to_json:
 * @protocol: what the file shall say
 * @base: the file that it was read from; what that has in other languages stays
 * @language: of the texts of @protocol
 * @is_copy: whether its name stands for all languages, since the other ones are the original's
 * @error: %RESPITE_ERROR_INVALID where a text is missing or has a dose, %RESPITE_ERROR_PARSE where @base is no file
 *
 * Returns: (transfer full) (nullable): a file of the format "respite-protocol/1"
 */
char *respite_protocol_to_json (const RespiteProtocol  *protocol,
                                const char             *base,
                                const char             *language,
                                gboolean                is_copy,
                                GError                **error);

/* (element-type RespiteProtocol): the built-in ones, in the order to offer them. (transfer full) */
GPtrArray *respite_protocol_list_builtin (const char *language);

/**
 * respite_protocol_load_builtin:
 * @slug: such as "pain-short-series"
 *
 * Returns: (transfer full) (nullable): the protocol, or %NULL with %RESPITE_ERROR_NOT_FOUND
 */
RespiteProtocol *respite_protocol_load_builtin (const char  *slug,
                                                const char  *language,
                                                GError     **error);

G_END_DECLS
