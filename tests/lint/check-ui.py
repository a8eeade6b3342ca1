#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Respite developers
"""The window is built by templates: every .ui is well-formed, listed and has its class, and C makes no widgets."""

import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree

import lint

# What is no widget may be made in C: controllers, models, factories, what the desktop gives, and the like.
NO_WIDGET = re.compile(r'gtk_(event_controller|gesture|drop_target|drop_controller|drag_source|\w*_factory|\w*_model|'
                       r'\w*_list|\w*_selection|'
                       r'\w*_filter|\w*_sorter|\w*expression|\w*_list_item|adjustment|shortcut|css_provider|'
                       r'file_chooser_native|'
                       r'file_filter|print_|page_setup|paper_size|text_buffer|text_tag|entry_buffer|size_group|'
                       r'builder|tree_list_row|string_object|snapshot|widget_paintable|bitset|\w*_layout|im_)\w*$')
MADE = re.compile(r'\b(gtk_\w+?)_new\w*\s*\(')
ALLOWED = 'tests/lint/widget-constructors.txt'


def read_allowed():
    """{(file, constructor): how often}, from lines such as "src/app/pages/x.c gtk_label 2 list item"."""
    allowed = {}
    for line in lint.read(ALLOWED).split('\n'):
        words = line.split()
        if words and not line.startswith('#'):
            allowed[(words[0], words[1])] = int(words[2])
    return allowed


def check_constructors(problems):
    allowed = read_allowed()
    made = {}
    for path in lint.list_files('src/app/pages', '.c') + lint.list_files('src/app/widgets', '.c'):
        for match in MADE.finditer(lint.without_texts(lint.read(path))):
            if not NO_WIDGET.match(match.group(1)):
                made[(path, match.group(1))] = made.get((path, match.group(1)), 0) + 1

    for (path, name), times in sorted(made.items()):
        if times > allowed.get((path, name), 0):
            problems.append(f'{path}: makes {name} {times} times, {allowed.get((path, name), 0)} allowed by {ALLOWED}; '
                            'widgets belong to a template')
    for (path, name), times in sorted(allowed.items()):
        if made.get((path, name), 0) < times:
            problems.append(f'{ALLOWED}: {path} makes {name} {made.get((path, name), 0)} times, not {times}')


def check_templates(files, problems):
    sources = {os.path.basename(path)[:-2] for path in lint.list_files('src/app', '.c')}
    classes = {match.group(1) for path in lint.list_files('src/app', '.c')
               for match in re.finditer(r'^struct _(Respite\w+)', lint.read(path), re.MULTILINE)}
    listed = set()
    for path in lint.list_files('ui', '.gresource.xml'):
        listed.update(file.text.strip() for file in ElementTree.fromstring(lint.read(path)).iter('file'))

    for path in files:
        name = os.path.basename(path)[:-3]
        if os.path.relpath(path, 'ui') not in listed:
            problems.append(f'{path}: is in no list of resources')
        template = ElementTree.fromstring(lint.read(path)).find('template')
        if template is None or template.get('class') == 'GtkListItem':   # a row that a list makes by itself
            continue
        wanted = 'Respite' + ''.join(part.capitalize() for part in name.split('-')[1:])
        if template.get('class') != wanted:
            problems.append(f'{path}: its class is {template.get("class")}, its name says {wanted}')
        if name not in sources and wanted not in classes:
            problems.append(f'{path}: no {name}.c and no other file with {wanted}')
    for name in sorted(listed):
        if not os.path.exists(os.path.join(lint.TOP, 'ui', name)):
            problems.append(f'ui/{name}: is listed and not there')


def main():
    problems = []
    files = lint.list_files('ui', '.ui')
    if files:
        done = subprocess.run([shutil.which('xmllint') or 'xmllint', '--noout', '--nonet', *files], cwd=lint.TOP,
                              check=False, capture_output=True, text=True)
        problems += done.stderr.splitlines() if done.returncode else []
        if not problems:
            check_templates(files, problems)
    check_constructors(problems)
    lint.finish(problems, True)


main()
