#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Respite developers
"""po/POTFILES.in names exactly the files with texts to translate. `check-potfiles.py --write` writes it."""

import os
import re
import sys

import lint

MARK = re.compile(r'(?<![\w"])(?:_|N_|C_|NC_|ngettext|gettext|dcgettext|g_dngettext|g_dgettext)\s*\(\s*(?:"|\n)')


def list_wanted():
    wanted = [path for path in lint.list_files('src', '.c', '.h')
              if MARK.search(lint.without_comments(lint.read(path)))]
    wanted += [path for path in lint.list_files('ui', '.ui') if 'translatable="yes"' in lint.read(path)]
    wanted += lint.list_files('data', '.desktop.in', '.metainfo.xml.in')
    return sorted(wanted)


def main():
    wanted = list_wanted()
    path = 'po/POTFILES.in'
    if '--write' in sys.argv[1:]:
        with open(os.path.join(lint.TOP, path), 'w', encoding='utf-8') as file:
            file.write('\n'.join(wanted) + '\n')

    listed = [line for line in lint.read(path).split('\n') if line and not line.startswith('#')]
    problems = [f'{path}: {name} has texts to translate and is missing' for name in wanted if name not in listed]
    problems += [f'{path}: {name} has no text to translate' for name in listed if name not in wanted]
    problems += [f'{path}: {name} stands twice' for name in set(listed) if listed.count(name) > 1]
    lint.finish(problems, wanted)


main()
