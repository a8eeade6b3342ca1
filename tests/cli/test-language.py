#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Respite developers
"""Spanish messages, also on a machine without a Spanish locale."""

import harness
from harness import run

SPANISH = {'LANGUAGE': 'es'}


class Language(harness.TestCase):
    def setUp(self):
        super().setUp()
        self.folder = self.path('clinic')
        done = run(['--data', self.folder, 'init', '--clinic', 'Clínica', '--admin', 'ana'])
        self.assertEqual(done.returncode, 0, done.stderr)

    def check(self, arguments, status, words, env=None, **options):
        done = run(['--data', self.folder, *arguments], env=env or SPANISH, **options)
        self.assertEqual(done.returncode, status, done.stderr)
        self.assertIn(words, done.stdout + done.stderr)

    def test_refusals_of_the_core_are_spanish(self):
        self.check(['--user', 'ana', 'staff', 'list'], 1, 'El usuario o la contraseña', password='wrong wrong wrong')

    def test_wrong_usage_is_spanish(self):
        self.check(['fly'], 2, 'No existe la orden')

    def test_labels_are_spanish(self):
        self.check(['--user', 'ana', 'staff', 'list'], 0, 'Nombre')

    def test_help_is_spanish(self):
        self.check(['--help'], 0, 'Comprueba')

    def test_language_counts_without_any_locale(self):
        self.check(['fly'], 2, 'No existe la orden', env={'LANGUAGE': 'es', 'LC_ALL': '', 'LANG': ''})

    def test_json_is_the_same_in_every_language(self):
        english = run(['--data', self.folder, '--user', 'ana', '--json', 'staff', 'list'])
        spanish = run(['--data', self.folder, '--user', 'ana', '--json', 'staff', 'list'], env=SPANISH)
        self.assertEqual(english.stdout, spanish.stdout)

    def test_another_language_falls_back_to_english(self):
        self.check(['fly'], 2, 'There is no command', env={'LANGUAGE': 'xx'})


if __name__ == '__main__':
    harness.main()
