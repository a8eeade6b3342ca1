#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Respite developers
"""The command line beside an open clinic: both write, one chain, and the open one learns of it."""

import concurrent.futures
import os
import signal
import subprocess

import harness
from harness import PRACTICE_PASSWORD

HOLDER = os.path.join(os.environ.get('G_TEST_BUILDDIR', '.'), 'cli', 'hold-office')


class Beside(harness.PracticeCase):
    def setUp(self):
        super().setUp()
        self.holder = subprocess.Popen([HOLDER, self.clinic.folder, 'nurse', PRACTICE_PASSWORD],
                                       stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.addCleanup(self.release)
        self.assertEqual(self.holder.stdout.readline(), 'open\n')

    def release(self):
        self.holder.stdin.close()
        self.assertIn(self.holder.wait(timeout=30), (0, -signal.SIGKILL))
        self.holder.stdout.close()

    def ask(self, word):
        self.holder.stdin.write(word + '\n')
        self.holder.stdin.flush()
        return self.holder.stdout.readline().strip()

    def add(self, name):
        return self.clinic('patient', 'add', '--family', name, '--given', 'Pat', '--born', '1980-02-03')['mrn']

    def test_what_is_added_is_seen_by_the_open_clinic(self):
        self.ask('poll')
        self.assertEqual(self.ask('poll'), 'same')
        self.add('Beside')
        self.assertEqual(self.ask('poll'), 'changed')

    def test_what_the_open_clinic_adds_is_seen_at_once(self):
        mrn = self.ask('add')
        self.assertEqual(self.clinic('patient', 'show', mrn)['family'], 'Held')

    def test_both_write_on_one_chain(self):
        for name in ('One', 'Two', 'Three'):
            self.add(name)
            self.ask('add')
        self.assertTrue(self.clinic('verify')['sound'])

    def test_the_journal_stays_with_the_open_clinic(self):
        """Who leaves last removes the journal; a command that ends beside an open clinic is not the last."""
        self.add('Before')
        mrn = self.ask('add')
        self.add('After')
        self.assertTrue(os.path.exists(os.path.join(self.clinic.folder, 'respite.db-wal')))
        last = self.ask('add')
        self.holder.kill()
        self.holder.wait(timeout=30)
        for number in (mrn, last):
            self.assertEqual(self.clinic('patient', 'show', number)['family'], 'Held')
        self.assertTrue(self.clinic('verify')['sound'])

    def test_many_at_once_lose_nothing(self):
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            mrns = list(pool.map(self.add, [f'Crowd{number}' for number in range(12)]))
        mrns += [self.ask('add') for _ in range(4)]
        self.assertEqual(len(set(mrns)), 16)
        self.assertTrue(self.clinic('verify')['sound'])


if __name__ == '__main__':
    harness.main()
