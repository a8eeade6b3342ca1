# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Respite developers
"""Runs respite-cli in tests: clinics in scratch folders, and results as TAP.

The program is the first argument of the test, as meson gives it.
"""

import json
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest
import zlib

PROGRAM = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else 'respite-cli'
HERE = os.path.dirname(os.path.abspath(__file__))
PASSWORD = 'a quiet room with a view'
PRACTICE_PASSWORD = 'practice-clinic'
NOW = '2026-11-24T14:00:00+00:00'

# What an act that changes nothing may leave in the audit.
HARMLESS = ('sign-in', 'sign-out', 'clock.back')


def make_png(width=20, height=10):
    """A small picture."""
    def chunk(name, data):
        return (struct.pack('>I', len(data)) + name + data +
                struct.pack('>I', zlib.crc32(name + data)))
    rows = (b'\0' + b'\x0b\x6e\x75' * width) * height
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 2, 0, 0, 0)) +
            chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b''))


class Refusal(Exception):
    """The program ended with another status than 0."""

    def __init__(self, done, arguments):
        super().__init__(f'{arguments}: status {done.returncode}, {done.stderr.strip()!r}')
        self.status = done.returncode
        self.sentence = done.stderr
        self.output = done.stdout


def run(arguments, *, password=PASSWORD, env=None, timeout=120, **options):
    """Runs the program as it is."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith('RESPITE_')}
    variables.update({'LC_ALL': 'C.UTF-8', 'TZ': 'UTC', 'G_DEBUG': 'fatal-warnings'})
    variables.pop('LANGUAGE', None)
    if password is not None:
        variables['RESPITE_PASSWORD'] = password
    variables.update(env or {})
    return subprocess.run([PROGRAM, *arguments], env=variables, capture_output=True, text=True, encoding='utf-8',
                          errors='surrogateescape', timeout=timeout, check=False, stdin=subprocess.DEVNULL,
                          start_new_session=True, **options)


class Clinic:
    """A clinic in a folder; every command says who it is."""

    def __init__(self, folder, user='owner', password=PASSWORD):
        self.folder = folder
        self.user = user
        self.password = password

    def __call__(self, *arguments, user=None, **options):
        """Runs a command and returns what it printed as JSON."""
        done = self.raw(*arguments, user=user, **options)
        if done.returncode != 0:
            raise Refusal(done, arguments)
        return json.loads(done.stdout) if done.stdout else None

    def raw(self, *arguments, user=None, as_json=True, password=None, **options):
        globals_ = ['--data', self.folder, '--user', user or self.user] + (['--json'] if as_json else [])
        return run(globals_ + [str(argument) for argument in arguments], password=password or self.password, **options)

    def trail(self):
        """What was changed so far, as the audit tells it."""
        rows = self('audit', 'list', '--limit', '1000000')
        return [(row['id'], row['action'], row['hash']) for row in rows
                if row['action'] not in HARMLESS and row['outcome'] == 'done' and not row['action'].endswith('.view')]


class TestCase(unittest.TestCase):
    maxDiff = 4000

    def setUp(self):
        self.scratch = tempfile.mkdtemp(prefix='respite-cli-')
        self.addCleanup(shutil.rmtree, self.scratch, ignore_errors=True)

    def path(self, name):
        return os.path.join(self.scratch, name)

    def write(self, name, content):
        """A file in the scratch folder: text, bytes, or a value as JSON."""
        path = self.path(name)
        if not isinstance(content, (str, bytes)):
            content = json.dumps(content)
        with open(path, 'wb') as file:
            file.write(content.encode('utf-8') if isinstance(content, str) else content)
        return path

    def assert_sentence(self, text):
        """Exactly one sentence on one line."""
        self.assertRegex(text, r'\A[^\n]*\S[^\n]*[.?]\n\Z')
        self.assertNotRegex(text, r'[.?] [A-Z].*[.?]\n\Z', 'more than one sentence')

    def assert_refused(self, done, *words):
        self.assertEqual(done.returncode, 1, done.stderr or done.stdout)
        self.assert_sentence(done.stderr)
        self.assertEqual(done.stdout, '')
        for word in words:
            self.assertIn(word, done.stderr)


class PracticeCase(TestCase):
    """Tests on a copy of one practice clinic, which is made once."""

    original = None

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folder = tempfile.mkdtemp(prefix='respite-practice-')
        cls.addClassCleanup(shutil.rmtree, folder, ignore_errors=True)
        PracticeCase.original = os.path.join(folder, 'clinic')
        done = run(['--data', PracticeCase.original, 'demo', '--seed', '7', '--at', NOW], password=None, timeout=600)
        if done.returncode != 0:
            raise Refusal(done, ['demo'])

    def setUp(self):
        super().setUp()
        folder = self.path('clinic')
        shutil.copytree(self.original, folder)
        self.clinic = Clinic(folder, password=PRACTICE_PASSWORD)

    def find_session(self, state):
        return next(session for session in self.clinic('session', 'list') if session['state'] == state)


class TapResult(unittest.TestResult):
    """Prints one line a test, as meson's TAP reader wants it."""

    def __init__(self):
        super().__init__()
        self.number = 0
        self.said = None

    def say(self, word, test, note=''):
        self.number += 1
        self.said = test
        name = test.id().replace('__main__.', '').replace('#', '')
        print(f'{word} {self.number} - {name}{note}', flush=True)

    def explain(self, problem):
        for line in problem.rstrip().split('\n'):
            print('# ' + line.encode('utf-8', 'replace').decode('utf-8'), flush=True)

    def addSuccess(self, test):
        self.say('ok', test)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.say('not ok', test)
        self.explain(self.failures[-1][1])

    def addError(self, test, err):
        super().addError(test, err)
        self.say('not ok', test)
        self.explain(self.errors[-1][1])

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.say('ok', test, f' # SKIP {reason}')

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            self.explain(f'{subtest.id()}:\n' + self._exc_info_to_string(err, test))

    def stopTest(self, test):
        super().stopTest(test)
        if self.said is not test:
            self.say('not ok', test)


def main():
    """Runs the tests of the calling file; a name behind the program picks some."""
    import __main__
    suite = unittest.defaultTestLoader.loadTestsFromModule(__main__)
    tests = [test for group in suite for test in group if len(sys.argv) < 3 or sys.argv[2] in test.id()]
    result = TapResult()
    print(f'1..{len(tests)}', flush=True)
    unittest.TestSuite(tests).run(result)
    for test, problem in result.errors + result.failures:
        if not isinstance(test, unittest.TestCase):
            print(f'Bail out! {test}')
            result.explain(problem)
    sys.exit(0 if result.wasSuccessful() else 1)
