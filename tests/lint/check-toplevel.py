#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Respite developers
"""What stands visibly at the top of the project, and nothing else; and the workplace stays out of the sources."""

import os
import re

import lint

WANTED = {'src', 'ui', 'data', 'po', 'tests', 'meson.build', 'meson_options.txt', 'README.md', 'COPYING'}
PLACES = re.compile(r'(?<![\w.])/(?:home|work|root|Users)/\w|/tmp/\w+_jobs')


def main():
    problems = []
    seen = {name for name in os.listdir(lint.TOP) if not name.startswith(('.', '_build', 'build'))}
    problems += [f'{name}: does not belong at the top' for name in sorted(seen - WANTED)]
    problems += [f'{name}: is missing at the top' for name in sorted(WANTED - seen)]

    for folder in ('src', 'ui', 'data', 'po', 'tests'):
        for path in lint.list_files(folder, '.c', '.h', '.py', '.sh', '.md', '.build', '.json', '.ui', '.xml', '.txt'):
            text = lint.read(path)
            for match in PLACES.finditer(text):
                problems.append(f'{path}:{lint.line_of(text, match)}: names a place of one machine')
    lint.finish(problems, seen)


main()
