#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Respite developers
"""A released schema file is never edited, and every schema file is in the core's resources."""

import hashlib
import re

import lint

RELEASED = 'tests/data/schema/released.sha256'
RESOURCES = 'data/respite-core.gresource.xml'
LINE = re.compile(r'([0-9a-f]{64})  (\d{4}-[a-z-]+\.sql)')


def main():
    problems = []
    files = [path for path in lint.list_files('data/schema', '.sql')]
    resources = lint.read(RESOURCES)
    for number, path in enumerate(files, start=1):
        name = path.rsplit('/', 1)[-1]
        if not name.startswith(f'{number:04d}-'):
            problems.append(f'{path}: its number should be {number:04d}')
        if f'<file>schema/{name}</file>' not in resources:
            problems.append(f'{path}: is missing in {RESOURCES}')

    for number, line in enumerate(lint.read(RELEASED).splitlines(), start=1):
        if line.startswith('#'):
            continue
        match = LINE.fullmatch(line)
        if match is None:
            problems.append(f'{RELEASED}:{number}: is not a line of sha256sum')
            continue
        path = f'data/schema/{match.group(2)}'
        if path not in files:
            problems.append(f'{path}: was released and is gone')
        elif hashlib.sha256(lint.read(path).encode()).hexdigest() != match.group(1):
            problems.append(f'{path}: was released and has been edited; add a new file instead')
    lint.finish(problems, files)


main()
