#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Respite developers
"""Formatting, lengths of lines and files, licence headers, and words that must not stay."""

import os
import re
import shutil
import subprocess
import tempfile

import lint

LINE = 120
FILE = 600
HEADER = ('SPDX-License-Identifier: GPL-3.0-or-later', 'SPDX-FileCopyrightText: 2026 The Respite developers')
CALL = re.compile(r'\b(?!N_\(|_\(|C_\(|NC_\()[a-z]\w+\(')
LEFT_OPEN = re.compile(r'\b(TO' + r'DO|FIX' + r'ME|XX' + r'X|HA' + r'CK)\b|^\s*#\s*if\s+0\b', re.MULTILINE)


def shape_of(line):
    """Where a line begins and what stands on it; how columns are aligned inside the line is up to its author."""
    indent = 0 if line.lstrip().startswith('"') else len(line) - len(line.lstrip())
    return indent, ''.join(line.split())


def check_formatting(files, problems):
    """Line breaks, braces and indentation are those of uncrustify; calls have a space before the bracket."""
    program = shutil.which('uncrustify')
    if program is None:
        problems.append('uncrustify is not installed')
        return
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([program, '-q', '-c', '.uncrustify.cfg', '--prefix', folder, *files], cwd=lint.TOP, check=True,
                       capture_output=True)
        for path in files:
            text = lint.read(path)
            with open(os.path.join(folder, path), encoding='utf-8') as file:
                wanted = file.read().split('\n')
            for number, (line, better) in enumerate(zip(text.split('\n'), wanted), 1):
                if shape_of(line) != shape_of(better):
                    problems.append(f'{path}:{number}: not as `uncrustify -c .uncrustify.cfg` writes it: {better}')
                    break

            code = lint.without_texts(re.sub(r'^[ \t]*#.*(?:\\\n.*)*$', '', text, flags=re.MULTILINE))
            for match in CALL.finditer(code):
                problems.append(f'{path}: no space before the bracket: {match.group()}')


def main():
    problems = []
    sources = lint.list_files('src', '.c', '.h') + lint.list_files('tests', '.c', '.h')
    scripts = [path for folder in ('data', 'tests', 'src', 'po') for path in lint.list_files(folder, '.py', '.sh')]
    builds = [path for folder in ('data', 'tests', 'src', 'po', 'ui')
              for path in lint.list_files(folder, 'meson.build')]

    for path in sources + scripts + builds + lint.list_files('ui', '.css'):
        text = lint.read(path)
        for number, line in enumerate(text.split('\n'), 1):
            if len(line) > LINE:
                problems.append(f'{path}:{number}: {len(line)} characters, at most {LINE}')
            if line != line.rstrip() or '\t' in line:
                problems.append(f'{path}:{number}: a tab or white space at the end')
        if text.count('\n') > FILE:
            problems.append(f'{path}: {text.count(chr(10))} lines, at most {FILE}')
        if text and not text.endswith('\n'):
            problems.append(f'{path}: no line feed at the end')
        for match in LEFT_OPEN.finditer(text):
            problems.append(f'{path}:{lint.line_of(text, match)}: left open: {match.group().strip()}')

    for path in sources + scripts:
        head = '\n'.join(lint.read(path).split('\n')[:4])
        if not all(line in head for line in HEADER):
            problems.append(f'{path}: the two SPDX lines are missing')
    for path in sources:
        if path.endswith('.c') and path.startswith('src/') and '#include "config.h"' not in lint.read(path):
            problems.append(f'{path}: does not include config.h')

    check_formatting([path for path in sources if path.endswith('.c')], problems)
    lint.finish(problems, sources)


main()
