#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Respite developers
"""Bad input: each gets one clear sentence, ends with 1, and changes nothing."""

import json
import os

import harness

TEXTS = {
    'Arabic': 'سارة عبد الرحمن',
    'Hebrew': 'שרה כהן',
    'Devanagari': 'सारा शर्मा',
    'Chinese': '王小明',
    'Thai': 'สมหญิง ใจดี',
    'Korean': '김서연',
    'combining': 'Zoe\u0308 N\u0303un\u0303ez',
    'emoji': 'Ana 🙂',
    'surrogate pair': '𝒜na',
    'apostrophes': "O’Brien-D'Angelo",
    'quotes': 'Robert"); DROP TABLE patient;--',
    'percent': '%s%n%d',
    'markup': '<b>&amp;</b>',
}

LINES = (
    '118/200 72 98 14',             # diastolic above systolic
    '400/74 72 98 14',
    '118/74 900 98 14',
    '118/74 72 150 14',
    '118/74 72 98 200',
    '118/74 72 98 14 p11',
    '118/74 72 98 14 s6',
    '118/74 72 98 14 x99',
    't99.9',
    '118/74,5 72 98 14',            # a comma
    'rate 1,000 mg/h',
    'rate -5 mg/h',
    'rate 0 mg/h',
    'rate 5 furlongs',
    'bolus',
    'bolus 0 mg',
    'pause',                        # before the start
    'resume',
    'end',
    'aldrete 11',
    '25:10 118/74 72 98 14',
    '10:99 note x',
    'gibberish words here',
    '',
    ' ',
    'note ' + 'x' * 10000,
    'note bell\x07',
    '118/74 72 98 14\x00p3'.split('\x00', maxsplit=1)[0] + '\x1b[31m',
    '１１８/７４ 72 98 14',
)


class BadInput(harness.PracticeCase):
    def setUp(self):
        super().setUp()
        self.before = self.clinic.trail()

    def refuse(self, *arguments, **options):
        self.assert_refused(self.clinic.raw(*arguments, **options))

    def assert_nothing_changed(self):
        self.assertEqual(self.clinic.trail(), self.before)
        self.assertTrue(self.clinic('verify')['sound'])

    def refuse_each(self, table):
        for arguments in table:
            with self.subTest(arguments=[text[:60] for text in arguments]):
                self.refuse(*arguments)
        self.assert_nothing_changed()

    def add(self, *arguments):
        return ('patient', 'add', '--family', 'Bad', '--given', 'Input', *arguments)

    def test_dates_of_birth(self):
        self.refuse_each([self.add('--born', text) for text in (
            '', '1971', '1971-02-30', '1971-13-01', '18.4.1971', '04/18/1971', '2999-01-01', '1799-01-01',
            '1971-4-18', '1971-04-18x', '0000-00-00', '-1971-04-18', 'yesterday', '１９７１-04-18')])

    def test_weights_and_heights(self):
        self.refuse_each([self.add('--born', '1971-04-18', '--weight', text) for text in (
            '0', '-71', '19.9', '401', '71,4', '1e2', 'heavy', '', '71.4 kg', 'nan', '99999999999999999999')] +
            [self.add('--born', '1971-04-18', '--weight', '71', '--height', text) for text in (
                '-1', '1,63', 'tall', '0', '5')] + [self.add('--born', '1971-04-18', '--height', '163')])

    def test_mrns(self):
        taken = self.clinic('patient', 'list')[0]['mrn']
        self.refuse_each([self.add('--born', '1971-04-18', '--mrn', text) for text in (
            taken, ' ' + taken + ' ', 'x' * 200, 'A\tB', 'A\nB', '\x07')])
        self.refuse_each([('patient', 'show', text) for text in (
            '', ' ', '999999', '0', 'x' * 10000, "' OR 1=1 --", '%', '*', '\u202e10001')])

    def test_names(self):
        self.refuse_each([
            ('patient', 'add', '--born', '1971-04-18'),
            ('patient', 'add', '--family', ' ', '--given', '', '--born', '1971-04-18'),
            ('patient', 'add', '--family', 'x' * 10000, '--born', '1971-04-18'),
            ('patient', 'add', '--family', 'A\x00B'.split('\x00', maxsplit=1)[0] + '\x01', '--born', '1971-04-18'),
            ('patient', 'add', '--family', 'A\x7f', '--born', '1971-04-18'),
            ('patient', 'add', '--family', 'A\u0085B', '--born', '1971-04-18'),
            ('patient', 'add', '--family', 'A\udcff', '--born', '1971-04-18'),
            self.add('--born', '1971-04-18', '--note', 'x' * 10001),
            self.add('--born', '1971-04-18', '--sex', 'often'),
            self.add('--born', '1971-04-18', '--allergy', 'nuts', '--no-known-allergies'),
            self.add('--born', '1971-04-18', '--allergy', 'x' * 10000),
        ])

    def test_text_of_any_script_is_kept_as_it_is(self):
        for name, text in TEXTS.items():
            with self.subTest(script=name):
                mrn = self.clinic('patient', 'add', '--family', text, '--given', 'X', '--born', '1971-04-18',
                                  '--note', 'y' * 10000)['mrn']
                shown = self.clinic('patient', 'show', mrn)
                import unicodedata
                self.assertEqual(shown['family'], unicodedata.normalize('NFC', text))
                self.assertEqual(len(shown['note']), 10000)
                found = [row['mrn'] for row in self.clinic('patient', 'search', text.split()[0])]
                if name not in ('quotes', 'percent', 'markup'):
                    self.assertIn(mrn, found)
                made = self.clinic('handout', 'make', 'going-home', '--patient', mrn, '-o', self.path('x.pdf'))
                self.assertGreater(made['pages'], 0)

    def test_searches_never_fail(self):
        for text in ('', ' ', '%', '_', '*', '"', "'", '\\', 'x' * 10000, ' '.join('abcdefghijklmnop'), '1/2',
                     '99/99/99', '31 feb 2000', '-', '--', '🙂', '\u0000'.strip('\u0000'), '\u202e', '‍'):
            with self.subTest(text=text[:40]):
                done = self.clinic.raw('patient', 'search', '--', text)
                self.assertEqual(done.returncode, 0, done.stderr)
                json.loads(done.stdout)

    def test_entry_lines(self):
        session = self.find_session('checked-in')['id']
        self.refuse_each([('session', 'entry', session, line) for line in LINES])

    def test_entry_lines_while_it_runs(self):
        session = self.find_session('running')['id']
        lines = [line for line in LINES if line not in ('pause', 'end')]
        lines += ['start', 'start 36 mg/h', 'resume']
        self.refuse_each([('session', 'entry', session, line) for line in lines])

    def test_times_of_entries(self):
        session = self.find_session('running')['id']
        self.refuse_each([('session', 'entry', session, 'note x', '--at', text) for text in (
            '', 'now', '25:00', '2026-02-30T10:00:00Z', '9999-12-31T23:59:59Z', 'x' * 1000, '10', '10:2')])

    def test_acts_in_the_wrong_state(self):
        signed, running = self.find_session('signed')['id'], self.find_session('running')['id']
        planned = self.find_session('planned')['id']
        empty = self.write('empty.json', {})
        self.refuse_each([
            ('session', 'entry', signed, 'note late'), ('session', 'sign', running), ('session', 'sign', planned),
            ('session', 'discharge', running, '--answers', empty),
            ('session', 'discharge', planned, '--answers', empty),
            ('session', 'check-in', signed), ('session', 'check-in', running),
            ('session', 'cancel', running, '--reason', 'x'), ('session', 'cancel', planned, '--reason', ''),
            ('session', 'entry', planned, 'start'),
        ])

    def test_files_that_are_not_what_they_should_be(self):
        session = self.find_session('checked-in')['id']
        mrn = self.clinic('patient', 'list')[0]['mrn']
        contents = [b'', b'{', b'[]', b'null', b'"x"', b'\xff\xfe{}', b'{"a":1,"a":2}', b'{} {}', b'{"x": 01}',
                    b'[' * 5000, b'{"identity": "perhaps"}', b'{"nobody-asked": "yes"}', b'\x00', b'{"a": "\xff"}',
                    b'{"age": "many"}', b'{"resourceType": "Patient"}', b'{"resourceType": "QuestionnaireResponse"}']
        table = []
        for number, content in enumerate(contents):
            path = self.write(f'bad{number}.json', content)
            table += [('session', 'gate', session, '--answers', path), ('session', 'order', session, '--file', path),
                      ('form', 'fill', 'screening', '--patient', mrn, '--answers', path), ('form', 'import', path),
                      ('protocol', 'import', path)]
        table += [('form', 'import', self.path('none')), ('form', 'import', self.scratch),
                  ('protocol', 'import', '/dev/null'),
                  ('form', 'import', self.write('huge.json', b' ' * (5 << 20)))]
        self.refuse_each(table)

    def test_orders_with_impossible_numbers(self):
        session = self.find_session('checked-in')['id']
        path = os.path.join(harness.HERE, '..', '..', 'data', 'demo', 'visit', 'order.json')
        with open(path, encoding='utf-8') as file:
            good = json.load(file)
        changes = ({'drug': 'aspirin'}, {'drug': None}, {'dose_mg': '-5'}, {'dose_mg': '36,5'}, {'dose_mg': 'much'},
                   {'weight_kg': '0'}, {'weight_kg': '1000'}, {'weight_on': '2026-02-30'}, {'planned_minutes': 0},
                   {'planned_minutes': 100000}, {'planned_minutes': 1.5}, {'rate': 'fast'}, {'rate': '-1 mg/h'},
                   {'note': 'x' * 20000}, {'note': 'a\x07'}, {'surprise': 1}, {'dose_mg': None, 'dose_mg_per_kg': None},
                   {'preparation': {'lot': 'A'}}, {'preparation': 'yes'},
                   {'preparation': dict(good['preparation'], checked_by='nobody')},
                   {'preparation': dict(good['preparation'], expiry='never')},
                   {'preparation': dict(good['preparation'], drawn_ml='11')})
        table = []
        for number, change in enumerate(changes):
            order = {key: value for key, value in {**good, **change}.items() if value is not None}
            path = self.write(f'order{number}.json', order)
            table.append(('session', 'order', session, '--file', path, '--accept-difference'))
        self.refuse_each(table)

    def test_protocols_with_errors(self):
        path = self.path('protocol.json')
        self.clinic('protocol', 'export', 'pain-short-series', '-o', path)
        with open(path, encoding='utf-8') as file:
            good = json.load(file)
        changes = ({'format': 'respite-protocol/9'}, {'format': None}, {'name': ''}, {'name': None}, {'uuid': 'x'},
                   {'sessions': {'min': 5, 'planned': 4, 'max': 3}}, {'spacing_days': [0, 3, 2, 7]},
                   {'spacing_days': [0, 3]}, {'dose_mg': 36}, {'gate': [{'code': 'a'}]},
                   {'gate': [good['gate'][0], good['gate'][0]]}, {'schedule': {'dense_sessions': -1}}, {'version': 0},
                   {'visit_minutes': 0})
        table = []
        for number, change in enumerate(changes):
            protocol = {key: value for key, value in {**good, **change}.items() if value is not None}
            table.append(('protocol', 'import', self.write(f'p{number}.json', protocol)))
        self.refuse_each(table)

    def test_forms_with_errors(self):
        item = {'linkId': 'a', 'type': 'boolean', 'text': 'A?'}
        form = {'resourceType': 'Questionnaire', 'url': 'urn:x', 'version': '1', 'name': 'x', 'title': 'X',
                'status': 'active', 'item': [item]}
        changes = ({'resourceType': 'Patient'}, {'item': [item, item]}, {'item': [{'type': 'boolean', 'text': 'A?'}]},
                   {'item': [dict(item, type='riddle')]},
                   {'item': [dict(item, enableWhen=[{'question': 'b', 'operator': '=', 'answerBoolean': True}])]},
                   {'item': [dict(item, enableWhen=[{'question': 'a', 'operator': '=', 'answerBoolean': True}])]},
                   {'item': [dict(item, enableWhen=[{'question': 'a', 'operator': '~', 'answerBoolean': True}])]},
                   {'modifierExtension': [{'url': 'urn:y', 'valueBoolean': True}]})
        self.refuse_each([('form', 'import', self.write(f'f{number}.json', {**form, **change}))
                          for number, change in enumerate(changes)])

    def test_courses(self):
        mrn = self.clinic('patient', 'list')[0]['mrn']
        course = ('course', 'add', '--patient', mrn, '--protocol')
        self.refuse_each([(*course, 'no-such', '--start', '2026-11-25'),
                          (*course, 'pain-short-series', '--start', 'soon'),
                          (*course, 'pain-short-series', '--start', '2026-02-30'),
                          (*course, 'pain-short-series', '--start', '2026-11-25', '--time', '25:00'),
                          (*course, 'pain-short-series', '--start', '2026-11-25', '--time', '9'),
                          (*course, 'pain-short-series', '--start', '2026-11-25', '--chair', 'x' * 10000)])

    def test_consents(self):
        mrn = self.clinic('patient', 'list')[0]['mrn']
        sign = ('consent', 'sign', 'off-label-ketamine', '--patient', mrn)
        text = self.write('scan.txt', 'This is no scan')
        fake = self.write('scan.pdf', b'%PDF-1.4 but nothing else')
        line = self.write('line', 'M1 1L2 2')
        wild = self.write('wild', 'M1 1' + 'L9999 1' * 100)
        self.refuse_each([(*sign, '--paper', text), (*sign, '--paper', self.path('none')), (*sign, '--strokes', line),
                          (*sign, '--strokes', wild), (*sign, '--paper', fake, '--language', 'xx'),
                          (*sign, '--strokes', self.write('empty', '')),
                          ('consent', 'sign', 'no-such', '--patient', mrn, '--strokes', line),
                          ('consent', 'withdraw', 'ffffffff'),
                          ('consent', 'copy', 'ffffffff', '-o', self.path('x.pdf'))])

    def test_papers_to_impossible_places(self):
        session = self.find_session('signed')['id']
        mrn = self.clinic('patient', 'list')[0]['mrn']
        self.refuse_each([('session', 'summary', session, '-o', self.path('no/such/place.pdf')),
                          ('session', 'chart', session, '-o', self.path('chart.docx')),
                          ('session', 'chart', session, '-o', self.path('no/such/place.png')),
                          ('handout', 'make', 'no-such', '--patient', mrn, '-o', self.path('x.pdf')),
                          ('handout', 'make', 'going-home', '--language', 'xx', '-o', self.path('x.pdf')),
                          ('handout', 'make', 'going-home', '--paper', 'a7', '-o', self.path('x.pdf')),
                          ('handout', 'make', '../../etc/passwd', '-o', self.path('x.pdf'))])

    def test_staff(self):
        new = {'RESPITE_NEW_PASSWORD': 'a password long enough'}
        for login in ('', ' ', 'a b', 'nurse', 'NURSE', 'x' * 100, 'ñ', 'a/b', '../x', 'a\tb'):
            with self.subTest(login=login):
                self.refuse('staff', 'add', login, '--name', 'X', '--roles', 'nurse', env=new)
        self.refuse('staff', 'add', 'new', '--name', 'X', '--roles', 'wizard', env=new)
        self.refuse('staff', 'add', 'new', '--name', '', '--roles', 'nurse', env=new)
        self.refuse('staff', 'deactivate', 'nobody')
        self.refuse('staff', 'deactivate', 'owner')
        self.assert_nothing_changed()


class NewClinic(harness.TestCase):
    def test_passwords_of_a_real_clinic(self):
        for password in ('short', 'password12345678', 'a' * 20, '', 'x' * 2000):
            with self.subTest(password=password[:20]):
                done = harness.run(['--data', self.path('clinic'), 'init', '--clinic', 'A', '--admin', 'boss'],
                                   password=password)
                self.assert_refused(done)
                self.assertFalse(os.path.exists(self.path('clinic/keys.json')))

    def test_settings_of_a_new_clinic(self):
        for arguments in (['--clinic', ''], ['--clinic', 'x' * 1000], ['--clinic', 'A', '--time-zone', 'Mars/Olympus'],
                          ['--clinic', 'A', '--country', 'mars'], ['--clinic', 'A', '--paper', 'a7'],
                          ['--clinic', 'A', '--language', 'xx'], ['--clinic', 'A\x07']):
            with self.subTest(arguments=[text[:40] for text in arguments]):
                done = harness.run(['--data', self.path('clinic'), 'init', '--admin', 'boss', *arguments])
                self.assert_refused(done)
                self.assertFalse(os.path.exists(self.path('clinic/keys.json')))

    def test_folder_that_cannot_be_made(self):
        self.write('file', 'x')
        done = harness.run(['--data', self.path('file/clinic'), 'init', '--clinic', 'A', '--admin', 'boss'])
        self.assert_refused(done)


if __name__ == '__main__':
    harness.main()
