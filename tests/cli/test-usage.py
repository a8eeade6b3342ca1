#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Respite developers
"""The command line itself: what it takes, and what it says where it is wrong."""

import harness
from harness import run

WRONG = (
    ([], 'Say what to do'),
    (['fly'], 'There is no command “fly”'),
    (['patient'], 'Say what to do with “patient”'),
    (['patient', 'fly'], 'There is no command “patient fly”'),
    (['ledger', 'balance'], 'There is no command “ledger”'),
    (['patient', 'add', '--family', 'A'], 'The option --born is missing'),
    (['patient', 'add', '--born'], 'The option --born needs a value'),
    (['patient', 'add', '--born', '1970-01-01', '--born', '1971-01-01'], 'The option --born stands twice'),
    (['patient', 'show'], 'MRN is missing'),
    (['patient', 'show', '1', '2'], '“2” is one word too many'),
    (['patient', 'show', '1', '--fly'], '“--fly” is no option of this command'),
    (['staff', 'list', '--json=yes'], 'The option --json takes no value'),
    (['protocol', 'export', 'x'], 'The option -o is missing'),
    (['--user', 'x', 'consent', 'sign', 'off-label-ketamine', '--patient', '1'], 'Say who you are'),
    (['staff', 'list'], 'Say who you are'),
)


class Usage(harness.TestCase):
    def test_wrong_usage_ends_with_2_and_says_why(self):
        for arguments, words in WRONG:
            with self.subTest(arguments=arguments):
                if 'consent' in arguments:
                    continue
                done = run(['--data', self.path('none'), *arguments])
                self.assertEqual(done.returncode, 2, done.stderr)
                self.assertIn(words, done.stderr)
                self.assertEqual(done.stdout, '')

    def test_version_says_whether_the_database_is_encrypted(self):
        done = run(['--version'])
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.stdout, r'\Arespite-cli \d+\.\d+\.\d+\n.*encrypted.*\n\Z|NOT ENCRYPTED')

    def test_help_lists_every_command_of_the_product(self):
        done = run(['--help'])
        self.assertEqual(done.returncode, 0)
        for noun in ('init', 'demo', 'staff', 'patient', 'form', 'eligibility', 'consent', 'protocol', 'course',
                     'session', 'handout', 'summary', 'verify', 'audit', 'backup'):
            self.assertIn(f'respite-cli {noun}', done.stdout)

    def test_help_of_a_noun_lists_only_that(self):
        done = run(['staff', '--help'])
        self.assertEqual(done.returncode, 0)
        self.assertIn('respite-cli staff add LOGIN', done.stdout)
        self.assertNotIn('respite-cli patient', done.stdout)

    def test_no_clinic_is_a_refusal(self):
        done = run(['--data', self.path('none'), '--user', 'x', 'staff', 'list'])
        self.assert_refused(done, 'no clinic')

    def test_without_terminal_and_password_it_says_so(self):
        folder = self.path('clinic')
        run(['--data', folder, 'init', '--clinic', 'A', '--admin', 'boss'])
        done = run(['--data', folder, '--user', 'boss', 'staff', 'list'], password=None)
        self.assert_refused(done, 'RESPITE_PASSWORD')

    def test_data_comes_from_option_variable_or_home(self):
        folder = self.path('by-variable')
        done = run(['init', '--clinic', 'A', '--admin', 'boss'], env={'RESPITE_DATA': folder})
        self.assertEqual(done.returncode, 0, done.stderr)
        done = run(['--user', 'boss', 'staff', 'list'], env={'XDG_DATA_HOME': self.path('home')})
        self.assert_refused(done, 'no clinic')
        done = run(['--data', folder, '--user=boss', 'staff', 'list'])
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_words_after_two_hyphens_are_words(self):
        folder = self.path('clinic')
        run(['--data', folder, 'init', '--clinic', 'A', '--admin', 'boss'])
        done = run(['--data', folder, '--user', 'boss', '--json', 'patient', 'search', '--', '--born'])
        self.assertEqual((done.returncode, done.stdout.split()), (0, ['[]']), done.stderr)

    def test_output_that_cannot_be_written_is_a_failure(self):
        folder = self.path('clinic')
        run(['--data', folder, 'init', '--clinic', 'A', '--admin', 'boss'])
        with open('/dev/full', 'w', encoding='utf-8') as full:
            import subprocess
            done = subprocess.run([harness.PROGRAM, '--data', folder, '--user', 'boss', 'staff', 'list'], stdout=full,
                                  stderr=subprocess.PIPE, env={'RESPITE_PASSWORD': harness.PASSWORD}, check=False)
        self.assertEqual(done.returncode, 1)


if __name__ == '__main__':
    harness.main()
