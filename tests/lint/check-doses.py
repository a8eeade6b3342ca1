#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Respite developers
"""Doses are printed by core/base/respite-quantity alone, and every text writes them by the ISMP rules."""

import re

import lint

HOME = 'src/core/base/respite-quantity'
# A pattern that reads what people type.
READERS = {'src/core/interop/respite-protocol-file.c'}

COLOUR = re.compile(r'#[0-9a-fA-F]{6}')
UNIT = r'(?:mg|mcg|ug|µg|μg|mL|ml|cc|kg)'
PRINTED = re.compile(r'%[-+ #0-9.*]*(?:ll|l|z|h)?[sdiufgG] ?(?!kg)' + UNIT + r'(?![A-Za-z])')
GLUED = re.compile(r'^ ?' + UNIT + r'(?:/[A-Za-z]+)*$')
GLUE = re.compile(r'g_str(?:concat|join|dup_printf)|g_string_append')
# mcg and mL, a space before the unit, a leading zero, no trailing one, commas from 1,000
RULES = (
    (re.compile(r'[0-9] ?(?:ug|µg|μg)(?![A-Za-z])|[0-9] ?(?:cc|ml)(?![A-Za-z])'), 'write mcg and mL'),
    (re.compile(r'[0-9]' + UNIT + r'(?![A-Za-z])'), 'a space stands before the unit'),
    (re.compile(r'(?<![0-9])\.[0-9]+ ' + UNIT + r'(?![A-Za-z])'), 'a zero stands before the point'),
    (re.compile(r'\.[0-9]*0 ' + UNIT + r'(?![A-Za-z])'), 'no zero stands at the end'),
    (re.compile(r'(?<![0-9.,])[0-9]{4,} ' + UNIT + r'(?![A-Za-z])'), 'from 1,000 on there are commas'),
)


def check_code(path, problems):
    text = lint.without_comments(lint.read(path))
    lines = text.split('\n')
    for line, content in lint.texts_of(text):
        if PRINTED.search(content):
            problems.append(f'{path}:{line}: a dose is printed by respite_quantity_format_unit() and its sisters')
        elif GLUED.match(content) and GLUE.search(lines[line - 1]):
            problems.append(f'{path}:{line}: a unit is put to a number by respite_quantity_format_unit()')


def check_texts(path, texts, problems):
    for number, text in texts:
        for rule, sentence in RULES:
            if rule.search(text) and not COLOUR.match(text):
                problems.append(f'{path}:{number}: {sentence}')


def main():
    problems = []
    code = [path for path in lint.list_files('src', '.c') if not path.startswith(HOME) and path not in READERS]
    for path in code:
        check_code(path, problems)
    for path in code:
        check_texts(path, lint.texts_of(lint.without_comments(lint.read(path))), problems)
    texts = lint.list_files('ui', '.ui') + lint.list_files('data/language', '.ini') + ['po/es.po']
    texts += lint.list_files('data/handouts', '.md') + lint.list_files('data/consents', '.md')
    for path in texts:
        check_texts(path, enumerate(lint.read(path).split('\n'), start=1), problems)
    lint.finish(problems, code)


main()
