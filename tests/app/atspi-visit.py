#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Respite developers
"""The program as a screen reader meets it: sign in, go to a running infusion, enter a set, read it back.

Run by BUS=1 tests/headless.sh with the two programs as arguments. Every wait ends on a condition.
"""

import json
import os
import subprocess
import sys
import tempfile
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

PASSWORD = 'practice-clinic'
SET = '124/76 74 97 13 p5 s5'
WAIT = 30


def poll(look, what):
    end = time.monotonic() + WAIT
    while time.monotonic() < end:
        try:
            found = look()
        except GLib.Error:
            found = None
        if found:
            return found
        time.sleep(0.02)
    raise AssertionError('waited in vain for ' + what)


def find_program(pid):
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        program = desktop.get_child_at_index(i)
        if program and program.get_process_id() == pid and program.get_child_count():
            program.set_cache_mask(Atspi.Cache.NONE)
            return program
    return None


def walk(node):
    yield node
    for i in range(min(node.get_child_count(), 100)):
        child = node.get_child_at_index(i)
        if child:
            yield from walk(child)


def is_shown(node):
    """GTK 4.8 never sets the state 'showing'; what is not mapped has no size."""
    extents = node.get_extents(Atspi.CoordType.WINDOW)
    return extents.width > 0 and extents.height > 0


def find(root, roles, name=''):
    for node in walk(root):
        if node.get_role_name() in roles and name in (node.get_name() or '') and is_shown(node):
            return node
    return None


def click(node):
    for i in range(node.get_n_actions()):
        if Atspi.Action.get_action_name(node, i) in ('click', 'activate', 'toggle'):
            return node.do_action(i)
    raise AssertionError(f'{node.get_name()} cannot be clicked')


def call(program, folder, *arguments):
    variables = dict(os.environ, RESPITE_PASSWORD=PASSWORD)
    done = subprocess.run([program, '--data', folder, '--user', 'owner', '--json', *arguments], env=variables,
                          capture_output=True, text=True, check=True)
    return json.loads(done.stdout) if done.stdout else None


def is_stored(cli, folder, sessions):
    return any(SET in json.dumps(call(cli, folder, 'session', 'show', session)) for session in sessions)


def visit(window, cli, folder, sessions):
    texts = ('text', 'entry', 'password text')
    login = poll(lambda: find(window, texts, 'Login'), 'the entry Login')
    Atspi.EditableText.set_text_contents(login, 'owner')
    password = poll(lambda: find(window, texts, 'Password'), 'the entry Password')
    Atspi.EditableText.set_text_contents(password, PASSWORD)
    click(poll(lambda: find(window, ('push button',), 'Sign in'), 'the button Sign in'))
    click(poll(lambda: find(window, ('push button',), 'Go to the infusion'), 'the button on the day board'))

    poll(lambda: find(window, ('image', 'canvas', 'drawing area', 'graphic'), 'Session chart'), 'the chart')
    line = poll(lambda: find(window, texts, 'Entry line'), 'the entry line')
    Atspi.EditableText.set_text_contents(line, SET)
    Atspi.generate_keyboard_event(0xff0d, None, Atspi.KeySynthType.SYM)
    poll(lambda: is_stored(cli, folder, sessions), 'the set in the record')
    poll(lambda: find(window, ('label', 'list item', 'table cell'), '124/76'), 'the row of the timeline')


def main():
    program, cli = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as scratch:
        folder = os.path.join(scratch, 'clinic')
        subprocess.run([cli, '--data', folder, 'demo', '--patients', '15', '--seed', '1'], check=True,
                       stdout=subprocess.DEVNULL)
        running = [session['id'] for session in call(cli, folder, 'session', 'list') if session['state'] == 'running']
        assert running, 'no infusion runs in the practice clinic'

        Atspi.init()
        Atspi.get_desktop(0).get_child_count()  # starts the registry before the program looks for it
        variables = dict(os.environ, LANGUAGE='en')
        child = subprocess.Popen([program, '--data', folder], env=variables)
        try:
            root = poll(lambda: find_program(child.pid), 'the program on the bus')
            window = poll(lambda: find(root, ('frame',)), 'the window')
            visit(window, cli, folder, running)
        finally:
            child.terminate()
            child.wait()
    print('1..1\nok 1 - a visit by the accessibility tree')


if __name__ == '__main__':
    main()
