#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Respite developers
"""Every action that the service writes into the audit log has words for people, in the order of the actions, and the
audit report on paper has words for it in every language."""

import re

import lint

WORDS = 'src/core/service/respite-audit-actions.c'
DOTTED = re.compile(r'"([a-z]+(?:-[a-z]+)*)\.([a-z]+(?:-[a-z]+)*)"')
ROW = re.compile(r'\{ "([a-z.-]+)", N_ ?\(')
# What else has a dot: files, and the placeholders of documents.
FILES = {'db', 'h', 'json', 'log', 'sock', 'sql', 'tsv'}
PLACEHOLDERS = {'address', 'after-hours-phone', 'born', 'mrn', 'name', 'phone', 'preferred', 'referrer'}
GROUP = 'audit-action'


def words_on_paper(path):
    """(action, words) of the lines that the report prints, in their order."""
    group = None
    for line in lint.read(path).splitlines():
        if line.startswith('['):
            group = line.strip('[]')
        elif group == GROUP and '=' in line and not line.startswith('#'):
            action, words = line.split('=', 1)
            yield action, words.strip()


def check_paper(path, actions):
    lines = list(words_on_paper(path))
    told = [action for action, words in lines]
    for action, words in lines:
        if not words:
            yield f'{path}: [{GROUP}] has an empty line for "{action}"'
    for action in sorted(set(actions) - set(told)):
        yield f'{path}: [{GROUP}] has no words for "{action}"'
    for action in sorted(set(told) - set(actions)):
        yield f'{path}: [{GROUP}] has words for "{action}", which is no action of {WORDS}'
    if told != sorted(set(told)):
        yield f'{path}: [{GROUP}] is not in order, or tells an action twice'


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
    papers = lint.list_files('data/language', '.ini')
    for path in papers:
        problems += check_paper(path, known)
    if len(papers) < 2:
        problems.append('data/language: a language is missing')
    lint.finish(problems, files)


main()
