# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Respite developers
"""What the checks of the sources share: walking the tree, reading C, and saying what is wrong."""

import os
import re
import sys

TOP = os.path.abspath(os.path.join(os.path.dirname(__file__), '..', '..'))

TOKEN = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)


def list_files(folder, *endings):
    """The files under a folder of the project whose names end so, as paths from the top."""
    found = []
    for place, folders, names in os.walk(os.path.join(TOP, folder)):
        folders[:] = sorted(name for name in folders if name != '__pycache__')
        for name in sorted(names):
            if name.endswith(endings):
                found.append(os.path.relpath(os.path.join(place, name), TOP))
    return found


def read(path):
    with open(os.path.join(TOP, path), encoding='utf-8') as file:
        return file.read()


def blank(match):
    return ''.join('\n' if char == '\n' else ' ' for char in match.group())


def without_comments(text):
    """C without its comments; line numbers stay."""
    return TOKEN.sub(lambda match: blank(match) if match.group().startswith('/') else match.group(), text)


def without_texts(text):
    """C without its comments and string literals; line numbers stay."""
    return TOKEN.sub(blank, text)


def texts_of(text):
    """(line, content) of the string literals of C."""
    for match in TOKEN.finditer(text):
        if match.group().startswith('"'):
            yield text.count('\n', 0, match.start()) + 1, match.group()[1:-1]


def line_of(text, match):
    return text.count('\n', 0, match.start()) + 1


def finish(problems, checked):
    """Ends the check: every problem on a line of its own."""
    for problem in problems:
        print(problem)
    if not checked:
        print('nothing was checked')
    sys.exit(1 if problems or not checked else 0)
