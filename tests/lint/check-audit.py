#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Respite developers
"""Every action that the service writes into the audit log has words for people, in the order of the actions."""

import re

import lint

WORDS = 'src/core/service/respite-audit-actions.c'
DOTTED = re.compile(r'"([a-z]+(?:-[a-z]+)*)\.([a-z]+(?:-[a-z]+)*)"')
ROW = re.compile(r'\{ "([a-z.-]+)", N_ ?\(')
# What else has a dot: files, and the placeholders of documents.
FILES = {'db', 'h', 'json', 'log', 'sock', 'sql', 'tsv'}
PLACEHOLDERS = {'address', 'after-hours-phone', 'born', 'mrn', 'name', 'phone', 'preferred', 'referrer'}


def main():
    problems = []
    known = ROW.findall(lint.read(WORDS))
    files = [path for path in lint.list_files('src/core/service', '.c')] + ['src/core/store/respite-audit.h']
    if known != sorted(known):
        problems.append(f'{WORDS}: the actions are not in order')
    for path in files:
        for noun, verb in sorted(set(DOTTED.findall(lint.read(path)))):
            if verb not in FILES | PLACEHOLDERS and f'{noun}.{verb}' not in known:
                problems.append(f'{WORDS}: has no words for "{noun}.{verb}" of {path}')
    lint.finish(problems, files)


main()
