#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Respite developers
"""The layers: who may include whom, and what may be called where."""

import os
import re

import lint

CORE = {'base', 'domain', 'forms', 'scoring', 'infusion', 'chart', 'store', 'documents', 'interop', 'service'}

# folder: what its files may include besides their own folder
ALLOWED = {
    'core/base': set(),
    'core/domain': {'base'},
    'core/forms': {'base', 'domain'},
    'core/scoring': {'base', 'forms'},
    'core/infusion': {'base', 'domain'},
    'core/chart': {'base', 'domain', 'infusion', 'scoring'},
    'core/store': {'base', 'domain', 'forms', 'infusion'},
    'core/documents': {'base', 'domain', 'forms', 'scoring', 'infusion', 'chart'},
    'core/interop': {'base', 'domain', 'forms', 'infusion'},
    'core/service': CORE,
    'core': CORE,
    'cli': CORE | {'core'},
    'app/models': {'service', 'domain', 'forms', 'scoring', 'infusion', 'chart', 'base'},
    'app/widgets': {'models', 'domain', 'forms', 'scoring', 'infusion', 'chart', 'documents', 'base'},
    'app/pages': {'widgets', 'models', 'service', 'domain', 'forms', 'scoring', 'infusion', 'chart', 'documents',
                  'base'},
    'app': CORE | {'core', 'models', 'widgets', 'pages'},
}

# (what, expression on the code without comments and texts, which files may)
CALLS = (
    ('sqlite3_', r'\bsqlite3_\w+', r'src/core/store/'),
    ('SQLite header', r'#\s*include\s*<(?:sqlcipher/)?sqlite3\.h>', r'src/core/store/'),
    ('HPDF_', r'\bHPDF_\w+', r'src/core/documents/'),
    ('cairo_', r'\bcairo_\w+\s*\(',
     r'src/app/widgets/|src/core/(chart|documents)/[^/]*(cairo|paint|preview|face)[^/]*$'),
    ('a clock', r'\bg_get_real_time\b|\bg_get_monotonic_time\b|\bg_date_time_new_now\w*|\bgettimeofday\b|'
     r'\bclock_gettime\b|\btime\s*\(\s*(?:NULL|0)\s*\)', r'src/core/base/respite-clock\.c$'),
    ('gettext', r'#\s*include\s*<(?:libintl|glib/gi18n)[\w-]*\.h>|\bd?n?gettext\b', r'src/(app|cli)/|src/main\.c$'),
    ('GTK', r'#\s*include\s*<(?:gtk|gdk/|gsk)[/\w-]*\.h>|\bgtk_\w+', r'src/app/|src/main\.c$'),
    ('Adwaita', r'\badw_\w+|#\s*include\s*<adwaita', r'$^'),
)

SQL = re.compile(r'\s*(SELECT\s+\S+|INSERT\s+(OR\s+\w+\s+)?INTO\b|UPDATE\s+\w+\s+SET\b|DELETE\s+FROM\b|'
                 r'CREATE\s+(TABLE|INDEX|TRIGGER|VIEW|VIRTUAL)\b|PRAGMA\s+\w+|BEGIN IMMEDIATE|ROLLBACK\b|'
                 r'ALTER\s+TABLE\b|VACUUM\b)')
# Every value is bound; only the migrator writes a number of its own into a PRAGMA, which takes no parameter.
MADE_SQL = re.compile(r'(?:printf|g_strconcat|g_strjoin\w*|g_string_\w+)\s*\([^;"]*"[^"]*'
                      r'\b(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|PRAGMA|ORDER BY|WHERE)\b[^"]*"')
PRAGMA_OF_MIGRATOR = '"PRAGMA user_version = %d"'
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*"([^"]+)"', re.MULTILINE)


def folder_of(path):
    folder = os.path.dirname(path)[len('src/'):]
    return folder if folder in ALLOWED else None


def target_of(path, include, core_files, app_files):
    """The folder that an include names, or None for a generated or own file."""
    folder = os.path.dirname(include)
    if folder:
        return folder
    own = os.path.dirname(path)
    if os.path.exists(os.path.join(lint.TOP, own, include)):
        return None
    if include in core_files:
        return 'core'
    known = include in app_files or include == 'config.h' or include.endswith('resources.h')
    return None if known else '(unknown)'


def main():
    problems = []
    files = lint.list_files('src', '.c', '.h')
    core_files = {os.path.basename(path) for path in files if os.path.dirname(path) == 'src/core'}
    app_files = {os.path.basename(path) for path in files if os.path.dirname(path) == 'src/app'}

    for path in files:
        text = lint.read(path)
        for made in MADE_SQL.finditer(text):
            if path.startswith('src/core/') and PRAGMA_OF_MIGRATOR not in made.group():
                problems.append(f'{path}: an SQL text is put together instead of bound: {made.group()[:60]}')
        plain = lint.without_comments(text)
        code = lint.without_texts(text)
        folder = folder_of(path)

        if folder is None and path != 'src/main.c':
            problems.append(f'{path}: stands in a folder that is no layer')
        for match in INCLUDE.finditer(plain) if folder else ():
            target = target_of(path, match.group(1), core_files, app_files)
            if target is None or target == os.path.basename(folder) or target in ALLOWED[folder]:
                continue
            problems.append(f'{path}:{lint.line_of(plain, match)}: {folder} must not include {match.group(1)}')

        for what, expression, allowed in CALLS:
            if re.match(allowed, path):
                continue
            for match in re.finditer(expression, plain if '#' in expression else code):
                line = lint.line_of(code, match)
                problems.append(f'{path}:{line}: {what} does not belong here: {match.group().strip()}')

        if not path.startswith('src/core/store/'):
            for line, content in lint.texts_of(text):
                if SQL.match(content):
                    problems.append(f'{path}:{line}: SQL belongs to src/core/store')

    lint.finish(problems, files)


main()
