#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Respite developers
"""Every text that is marked for translation is translated in every language of po/LINGUAS."""

import os
import re
import subprocess
import tempfile

import lint

KEYWORDS = ['_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'ngettext:1,2', 'g_dcgettext:2', 'g_dngettext:2,3', 'g_dpgettext2:2c,3']


def run(*command):
    return subprocess.run(command, cwd=os.path.join(lint.TOP, 'po'), capture_output=True, text=True, check=True,
                          env={**os.environ, 'LC_ALL': 'C.UTF-8', 'LANGUAGE': ''})


def list_missing(language, template, folder):
    merged = os.path.join(folder, language + '.po')
    run('msgmerge', '-q', '--no-fuzzy-matching', '--no-location', f'{language}.po', template, '-o', merged)
    run('msgfmt', '--check-format', '-o', os.devnull, merged)
    left = run('msgattrib', '--no-obsolete', '--untranslated', merged).stdout
    left += run('msgattrib', '--no-obsolete', '--only-fuzzy', merged).stdout
    texts = re.findall(r'^msgid ((?:".*"\n)+)', left, re.MULTILINE)
    return [text for text in texts if text.strip() != '""']     # the head of the file


def main():
    languages = lint.read('po/LINGUAS').split()
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        template = os.path.join(folder, 'respite.pot')
        run('xgettext', '--from-code=UTF-8', '-f', 'POTFILES.in', '-D', '..', '-o', template,
            *('--keyword=' + keyword for keyword in KEYWORDS))
        for language in languages:
            problems += [f'po/{language}.po: not translated: {text.strip()}'
                         for text in list_missing(language, template, folder)]
    lint.finish(problems, languages)


main()
