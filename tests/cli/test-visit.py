#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Respite developers
"""One whole visit by commands alone, in a new clinic, from the first account to the last paper."""

import datetime
import json
import os
import shutil
import tempfile

import harness
from harness import Clinic, PASSWORD, Refusal, make_png, run

FILES = os.path.join(harness.HERE, '..', '..', 'data', 'demo', 'visit')
STROKES = 'M40 120' + ''.join(f'L{40 + 4 * i} {120 - (i * 13) % 50}' for i in range(1, 90))


def load(name):
    with open(os.path.join(FILES, name), encoding='utf-8') as file:
        return json.load(file)


def ago(minutes, base=datetime.datetime.now(datetime.timezone.utc)):
    """An instant before the test began."""
    return (base - datetime.timedelta(minutes=minutes)).isoformat(timespec='milliseconds')


class Visit(harness.TestCase):
    """Passwords are slow to check on purpose, so clinics in a state that many tests begin with are made once."""

    kept = None
    states = {}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.kept = tempfile.mkdtemp(prefix='respite-visit-')
        cls.addClassCleanup(shutil.rmtree, cls.kept, ignore_errors=True)

    def setUp(self):
        super().setUp()
        self.clinic = Clinic(self.path('clinic'), user='boss')
        self.reach('accounts', self.create)

    def reach(self, name, build):
        """Brings the clinic into a state: from its copy, or by building it and keeping one."""
        copy = os.path.join(self.kept, name)
        if name in self.states:
            shutil.rmtree(self.clinic.folder, ignore_errors=True)
            shutil.copytree(copy, self.clinic.folder)
        else:
            self.states[name] = build()
            shutil.copytree(self.clinic.folder, copy)
        return self.states[name]

    def create(self):
        done = run(['--data', self.clinic.folder, '--json', 'init', '--clinic', 'Clínica del Río', '--admin', 'boss',
                    '--country', 'us', '--name', 'Bo Ssman', '--phone', '(212) 555-0100',
                    '--time-zone', 'America/New_York'])
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(json.loads(done.stdout)['recovery_code'], r'^[0-9A-Z]{4}(-[0-9A-Z]{4}){7}$')
        for login, roles in (('doc', 'prescriber'), ('nurse', 'nurse'), ('other', 'nurse,prescriber'),
                             ('desk', 'desk')):
            self.clinic('staff', 'add', login, '--name', login.capitalize(), '--roles', roles,
                        env={'RESPITE_NEW_PASSWORD': PASSWORD})
        return True

    def add_patient(self):
        return self.clinic('patient', 'add', '--family', 'Marín', '--given', 'Rosa', '--born', '1971-04-18', '--sex',
                           'female', '--language', 'es', '--weight', '71.4', '--height', '163', '--allergy',
                           'penicillin; rash', '--problem', 'CRPS; G90.511', '--escort', 'Luis Marín', user='nurse')

    def prepare(self):
        """Up to a booked session: patient, screening, decision, consent, course."""
        return self.reach('booked', self.book)

    def book(self):
        mrn = self.add_patient()['mrn']
        answers = self.write('screening.json', load('screening.json'))
        self.clinic('form', 'fill', 'screening', '--patient', mrn, '--answers', answers, user='nurse')
        self.clinic('eligibility', 'sign', '--patient', mrn, '--decision', 'conditional', '--reason', 'Stable',
                    '--conditions', 'Blood pressure first', user='doc')
        self.clinic('consent', 'sign', 'off-label-ketamine', '--patient', mrn, '--strokes',
                    self.write('strokes', STROKES), '--explained', user='nurse')
        today = datetime.datetime.now().date().isoformat()
        course = self.clinic('course', 'add', '--patient', mrn, '--protocol', 'pain-short-series', '--start', today,
                             '--time', '09:30', user='desk')['id']
        session = self.clinic('session', 'list', '--course', course, user='desk')[0]['id']
        return mrn, course, session

    def begin(self):
        """Up to a session that can start."""
        return self.reach('ready', self.order)

    def order(self):
        mrn, course, session = self.prepare()
        order = load('order.json')
        order['preparation']['checked_by'] = 'other'
        self.clinic('session', 'gate', session, '--answers', self.write('gate.json', load('gate.json')), user='nurse')
        self.clinic('session', 'order', session, '--file', self.write('order.json', order), user='doc')
        return mrn, course, session

    def enter(self, session, minutes, line):
        return self.clinic('session', 'entry', session, line, '--at', ago(minutes), '--confirm', user='nurse')

    def infuse(self, session):
        for minutes, line in ((98, '128/78 72 98 14 p7 s5'), (97, 'start'), (92, '131/80 74 98 14 p6 s5 x1'),
                              (87, '136/82 77 97 14 p6 s5'), (82, '141/84 79 97 15 p5 s4 x4'),
                              (80, 'dizziness start 1'), (77, '143/85 80 97 14 p4 s4'), (72, '145/86 81 97 14 p4 s4'),
                              (70, 'pause'), (67, '140/84 79 97 14 p4 s4'), (66, 'resume'),
                              (62, '142/85 79 98 14 p4 s4'), (60, 'rate 30 mg/h'), (58, 'bolus 3 mg'),
                              (57, '140/84 78 98 14 p3 s4'), (52, '139/84 78 98 14 p3 s4'),
                              (50, 'ondansetron 4 mg'), (47, '138/83 77 98 14 p3 s5'), (45, 'dizziness end'),
                              (42, '137/82 76 98 14 p3 s5'), (38, '136/82 75 98 14 p3 s5'), (37, 'end'),
                              (22, '130/79 73 98 14 p3 s5'), (15, 'aldrete 10'), (7, '127/78 72 99 14 p3 s5'),
                              (6, 'padss 10')):
            self.enter(session, minutes, line)

    def test_nasal_worksheet(self):
        session = self.prepare()[2]
        self.clinic('session', 'gate', session, '--answers', self.write('gate.json', load('gate.json')), user='nurse')
        self.assert_refused(self.clinic.raw('session', 'worksheet', session, user='nurse'), 'nasal')
        order = {'drug': 'esketamine-nasal', 'dose_mg': '56', 'planned_minutes': 120,
                 'preparation': {'lot': 'SPR22', 'expiry': '2028-05', 'devices': 2, 'checked_by': 'other'}}
        self.clinic('session', 'order', session, '--file', self.write('order.json', order), user='doc')
        for minutes, line in ((130, '128/78 76 98 14 s5'), (129, 'start'), (129, 'device'), (129, 'device'),
                              (89, '142/84 82 97 14 s4 x3')):
            self.enter(session, minutes, line)
        said = [row['description'] for row in self.clinic('session', 'show', session, user='nurse')['events']]
        self.assertEqual(said[1:4], ['Observation started', 'Nasal spray 28 mg', 'Nasal spray 28 mg'])
        lines = self.clinic('session', 'worksheet', session, user='nurse')
        answers = {lines[0]['code']: 'no', lines[-1]['code']: 'no'}
        self.clinic('session', 'worksheet', session, '--answers', self.write('worksheet.json', answers), user='nurse')
        lines = self.clinic('session', 'worksheet', session, user='nurse')
        self.assertEqual((lines[0]['answer'], lines[-1]['answer'], lines[0]['by']), ('no', 'no', 'Nurse'))
        self.assert_refused(self.clinic.raw('session', 'worksheet', session, '--answers',
                                            self.write('worksheet.json', {'nothing': 'no'}), user='nurse'))
        paper = self.path('worksheet.pdf')
        done = self.clinic('session', 'worksheet-paper', session, '--language', 'es', '-o', paper, user='nurse')
        self.assertEqual(done['pages'], 1)
        with open(paper, 'rb') as file:
            self.assertTrue(file.read().startswith(b'%PDF'))

    def test_whole_visit(self):
        mrn, course, session = self.begin()
        self.infuse(session)
        shown = self.clinic('session', 'show', session, user='nurse')
        self.assertEqual(shown['state'], 'recovery')

        # 27 min at 36 mg/h, 6 min at 36 mg/h, 23 min at 30 mg/h, and 3 mg at once
        self.assertEqual(shown['given_ug'], 36000 * 33 // 60 + 30000 * 23 // 60 + 3000)
        self.assertEqual(shown['running_ms'], 56 * 60000)

        self.clinic('session', 'discharge', session, '--answers', self.write('out.json', load('discharge.json')),
                    user='nurse')
        self.assertEqual(self.clinic('session', 'show', session, user='doc')['state'], 'discharged')
        # 36 mg were drawn and 34.3 mg given: the rest is wasted before a witness, and only then it can be signed.
        self.assert_refused(self.clinic.raw('session', 'sign', session, user='doc'))
        waste = ('session', 'vial', session, 'waste', '--amount', 'rest', '--reason', 'Emptied into gel')
        self.assert_refused(self.clinic.raw(*waste, '--witness', 'nurse', user='nurse',
                                            env={'RESPITE_WITNESS_PASSWORD': PASSWORD}))
        vials = self.clinic(*waste, '--witness', 'doc', user='nurse', env={'RESPITE_WITNESS_PASSWORD': PASSWORD})
        self.assertEqual((vials['drawn_ug'], vials['given_ug'], vials['wasted_ug'], vials['open_ug']),
                         (36000, 34300, 1700, 0))
        self.assertTrue(vials['balanced'])
        self.clinic('session', 'sign', session, user='doc')
        signed = self.clinic('session', 'show', session, user='doc')
        self.assertEqual(signed['state'], 'signed')
        self.assertTrue(all(signature['valid'] for signature in signed['signatures']))
        entry = [row for row in signed['events'] if row['kind'] == 'set'][0]['id']
        self.assert_refused(self.clinic.raw('session', 'amend', session, entry, 'HR 92', '--reason', ' ', user='doc'))
        self.clinic('session', 'amend', session, entry, 'HR 92', '--reason', 'read from the wrong line', user='doc')
        self.clinic('session', 'addendum', session, 'Called at 18:00, well', user='doc')
        signed = self.clinic('session', 'show', session, user='doc')
        self.assertEqual([(row['entry'], row['text']) for row in signed['addenda']],
                         [(entry, 'HR 92'), (None, 'Called at 18:00, well')])
        self.assertTrue(all(signature['valid'] for signature in signed['signatures']))
        self.assertEqual(signed['order']['total_ug'], 36000)
        self.assertEqual(signed['order']['volume_ul'], 100000)
        self.assertEqual(self.clinic('course', 'show', course, user='doc')['done'], 1)
        self.clinic('course', 'review', course, '--verdict', 'continue', '--text', 'Slept well', user='doc')
        reviews = self.clinic('course', 'show', course, user='doc')['reviews']
        self.assertEqual([(row['verdict'], row['text'], row['done']) for row in reviews],
                         [('continue', 'Slept well', 1)])

        self.check_papers(mrn, course, session)
        self.assertTrue(self.clinic('verify')['sound'])
        actions = {row['action'] for row in self.clinic('audit', 'list', '--limit', '1000')}
        self.assertTrue({'patient.add', 'sign-in'} <= actions, actions)

    def test_vitals_of_a_monitor(self):
        session = self.begin()[2]
        self.infuse(session)
        start = datetime.datetime.fromisoformat(self.clinic('session', 'show', session, user='nurse')['started_at'])
        rows = ''.join(f'{second},{0 if second == 9 else 70 + second % 3},98\n' for second in range(60))
        path = self.write('bay.csv', 'Seconds,HR,SpO2\n' + rows)
        order = ('session', 'import-vitals', session, path)

        seen = self.clinic(*order, '--dry-run', '--offset', '-5', user='nurse')
        self.assertEqual((seen['n_rows'], seen['n_values'], seen['n_zero'], seen['source']), (60, 120, 1, 'monitor'))
        self.assertEqual(datetime.datetime.fromisoformat(seen['first_at']), start - datetime.timedelta(seconds=5))
        self.assertEqual(self.clinic('session', 'show', session, user='nurse')['monitor'], [])

        given = self.clinic('session', 'show', session, user='nurse')['given_ug']
        kept = self.clinic(*order, '--save-map', 'Bay 2', user='nurse')
        self.assert_refused(self.clinic.raw(*order, user='nurse'))
        shown = self.clinic('session', 'show', session, user='nurse')
        self.assertEqual((shown['monitor'][0]['id'], shown['given_ug']), (kept['id'], given))
        self.assertEqual([row['name'] for row in self.clinic('session', 'vitals-maps', user='nurse')], ['Bay 2'])
        renamed = self.clinic('session', 'vitals-maps', '--rename', 'Bay 2', '--to', 'Bay 3', user='nurse')
        self.assertEqual([row['name'] for row in renamed], ['Bay 3'])
        self.clinic('session', 'undo-vitals', session, kept['id'][:8], '--reason', 'wrong bed', user='nurse')
        self.assertTrue(self.clinic('session', 'show', session, user='nurse')['monitor'][0]['struck'])
        self.assert_refused(self.clinic.raw(*order, '--map', self.write('map.json', {'format': 'x'}), user='nurse'))
        self.assertTrue(self.clinic('verify')['sound'])

    def check_papers(self, mrn, course, session):
        consent = self.clinic('consent', 'list', '--patient', mrn, user='doc')[0]
        self.assertTrue(consent['in_force'])
        for kind, head in (('png', b'\x89PNG'), ('svg', b'<?xml'), ('pdf', b'%PDF-1')):
            path = self.path('chart.' + kind)
            self.clinic('session', 'chart', session, '-o', path, user='doc')
            with open(path, 'rb') as file:
                self.assertEqual(file.read(len(head)), head)
            self.clinic('session', 'chart', session, '--earlier', '3', '-o', path, user='doc')
        for arguments in (('session', 'summary', session), ('session', 'summary', session, '--language', 'en'),
                          ('consent', 'copy', consent['id']),
                          ('summary', 'course', course), ('summary', 'patient', mrn),
                          ('form', 'blank', 'screening'), ('form', 'blank', 'screening', '--language', 'es'),
                          ('handout', 'make', 'going-home', '--patient', mrn),
                          ('handout', 'make', 'questions', '--patient', mrn, '--language', 'en'),
                          ('handout', 'make', 'what-is', '--patient', mrn, '--large-print')):
            path = self.path('paper.pdf')
            made = self.clinic(*arguments, '-o', path, user='doc')
            self.assertGreaterEqual(made['pages'], 1, arguments)
            self.assertEqual(made['missing_characters'], '', arguments)
            with open(path, 'rb') as file:
                self.assertEqual(file.read(6), b'%PDF-1')
        self.assertEqual(self.clinic('handout', 'make', 'going-home', '--patient', mrn, '-o', path,
                                     user='desk')['language'], 'es')

    def test_start_needs_gate_order_and_preparation(self):
        _mrn, _course, session = self.prepare()
        with self.assertRaises(Refusal) as caught:
            self.clinic('session', 'entry', session, 'start 36 mg/h', user='nurse')
        self.assertEqual(caught.exception.status, 1)
        self.assert_sentence(caught.exception.sentence)
        self.assertEqual(self.clinic('session', 'show', session, user='nurse')['state'], 'planned')

    def test_gate_shows_what_is_open(self):
        _mrn, _course, session = self.prepare()
        gate = {line['code']: line for line in self.clinic('session', 'gate', session, user='nurse')}
        self.assertTrue(gate['identity']['open'])
        self.assertFalse(gate['consent']['open'])
        answered = self.clinic('session', 'gate', session, '--answers',
                               self.write('gate.json', {'fasting': {'answer': 'no', 'reason': 'Ate toast at 7'}}),
                               user='nurse')
        fasting = next(line for line in answered if line['code'] == 'fasting')
        self.assertEqual((fasting['answer'], fasting['open'], fasting['reason']), ('no', False, 'Ate toast at 7'))
        self.assertEqual(self.clinic('session', 'show', session, user='nurse')['state'], 'checked-in')

    def test_checker_must_be_another_person(self):
        _mrn, _course, session = self.prepare()
        order = load('order.json')
        order['preparation']['checked_by'] = 'doc'
        done = self.clinic.raw('session', 'order', session, '--file', self.write('order.json', order), user='doc')
        self.assert_refused(done)
        self.assertIsNone(self.clinic('session', 'show', session, user='doc')['order'])

    def test_numbers_that_disagree_need_a_word(self):
        _mrn, _course, session = self.prepare()
        order = load('order.json')
        order['preparation']['checked_by'] = 'other'
        order['rate'] = '72 mg/h'
        path = self.write('order.json', order)
        self.clinic('session', 'gate', session, '--answers', self.write('gate.json', load('gate.json')), user='nurse')
        self.assert_refused(self.clinic.raw('session', 'order', session, '--file', path, user='doc'))
        self.clinic('session', 'order', session, '--file', path, '--accept-difference', user='doc')

    def test_unusual_values_ask_once(self):
        _mrn, _course, session = self.begin()
        done = self.clinic.raw('session', 'entry', session, '210/74 72 98 14', user='nurse')
        self.assert_refused(done)
        event = self.clinic('session', 'entry', session, '210/74 72 98 14', '--confirm', user='nurse')
        self.assertEqual(event['vitals']['systolic'], 210)

    def test_entries_tell_when_and_what(self):
        _mrn, _course, session = self.begin()
        event = self.clinic('session', 'entry', session, '118/74 72 98 14 p3 s5', user='nurse')
        self.assertEqual(event['vitals'], {'systolic': 118, 'diastolic': 74, 'pulse': 72, 'spo2': 98,
                                           'respiration': 14, 'pain': 3, 'sedation': 5, 'map': 89})
        self.assertFalse(event['late'])
        late = self.enter(session, 20, '118/74 72 98 14')
        self.assertTrue(late['late'])

    def test_a_photo_has_its_picture(self):
        mrn, _course, session = self.begin()
        picture = self.write('arm.png', make_png())
        self.assert_refused(self.clinic.raw('session', 'entry', session, 'photo rash', user='nurse'))
        self.assert_refused(self.clinic.raw('session', 'entry', session, 'note rash', '--photo', picture, user='nurse'))
        self.assert_refused(self.clinic.raw('session', 'entry', session, 'photo rash', '--photo',
                                            self.write('arm.pdf', b'%PDF-1.4'), user='nurse'))
        event = self.clinic('session', 'entry', session, 'photo rash on the arm', '--photo', picture, user='nurse')
        self.assertEqual((event['description'], event['has_photo']), ('Photo: rash on the arm', True))
        row = self.clinic('patient', 'attachments', mrn, user='nurse')[0]
        self.assertEqual((row['title'], row['is_photo']), ('rash on the arm', True))

    def test_real_clinic_has_no_practice_patient(self):
        _mrn, _course, session = self.begin()
        self.assert_refused(self.clinic.raw('session', 'practice', session, user='nurse'))

    def test_incomplete_session_cannot_be_signed(self):
        _mrn, _course, session = self.begin()
        self.enter(session, 20, '128/78 72 98 14')
        self.enter(session, 19, 'start')
        self.assert_refused(self.clinic.raw('session', 'sign', session, user='doc'))

    def test_consent_on_paper_with_its_scan_and_withdrawal(self):
        mrn = self.add_patient()['mrn']
        scan = self.path('scan.pdf')
        self.clinic('handout', 'make', 'going-home', '-o', scan, user='desk')
        consent = self.clinic('consent', 'sign', 'off-label-ketamine', '--patient', mrn, '--paper', scan,
                              user='desk')['id']
        shown = self.clinic('consent', 'show', consent, user='doc')
        self.assertEqual((shown['state'], shown['language'], shown['signers'][0]['on_paper']), ('signed', 'es', True))
        self.assertIn('Rosa', shown['text'])
        self.clinic('consent', 'withdraw', consent, '--reason', 'By phone', user='desk')
        self.assertEqual(self.clinic('consent', 'show', consent, user='doc')['state'], 'withdrawn')

    def test_stop_flag_needs_a_reason_to_be_cleared(self):
        mrn = self.add_patient()['mrn']
        answers = load('screening.json')
        answers['psychosis'] = True
        flags = self.clinic('form', 'fill', 'screening', '--patient', mrn, '--answers',
                            self.write('answers.json', answers), user='nurse')['flags']
        stops = [flag for flag in flags if flag['level'] == 'STOP']
        self.assertEqual([flag['key'] for flag in stops], ['psychosis'])
        sign = ['eligibility', 'sign', '--patient', mrn, '--decision', 'conditional', '--reason', 'Talked through',
                '--conditions', 'With the psychiatrist']
        self.assert_refused(self.clinic.raw(*sign, user='doc'))
        self.clinic(*sign, '--override', 'psychosis=Substance-induced in 1999, psychiatrist agrees', user='doc')
        shown = self.clinic('eligibility', 'show', '--patient', mrn, user='doc')
        self.assertEqual((shown['decision'], shown['valid']), ('conditional', True))

    def test_form_validate_touches_no_clinic(self):
        form = os.path.join(harness.HERE, '..', '..', 'data', 'forms', 'screening.json')
        good = self.write('good.json', load('screening.json'))
        done = run(['--json', 'form', 'validate', form, good], password=None)
        self.assertEqual(done.returncode, 0, done.stderr)
        answers = load('screening.json')
        del answers['age']
        done = run(['--json', 'form', 'validate', form, self.write('bad.json', answers)], password=None)
        self.assertEqual(done.returncode, 1)
        found = json.loads(done.stdout)
        self.assertEqual((found['valid'], [issue['key'] for issue in found['issues']]), (False, ['age']))

    def test_protocols_go_out_and_come_in(self):
        path = self.path('protocol.json')
        self.clinic('protocol', 'export', 'pain-short-series', '-o', path, user='doc')
        with open(path, encoding='utf-8') as file:
            protocol = json.load(file)
        protocol['slug'] = 'own-series'
        protocol['uuid'] = '0f0a4f2e-6b0e-4c55-9a53-0123456789ab'
        protocol['name'] = {'en': 'Own series', 'es': 'Serie propia'}
        added = self.clinic('protocol', 'import', self.write('own.json', protocol), user='doc')['id']
        self.assertIn('Own series', [row['name'] for row in self.clinic('protocol', 'list', user='doc')])
        self.assertEqual(self.clinic('protocol', 'show', added, user='doc')['sessions'], 4)

    def test_cancelled_and_missed_visits(self):
        _mrn, course, session = self.prepare()
        self.clinic('session', 'cancel', session, '--reason', 'Has a cold', user='desk')
        second = self.clinic('session', 'list', '--course', course, user='desk')[1]['id']
        self.clinic('session', 'cancel', second, '--reason', 'Did not come', '--no-show', user='desk')
        states = [row['state'] for row in self.clinic('session', 'list', '--course', course, user='desk')]
        self.assertEqual(states[:2], ['cancelled', 'no-show'])
        self.assert_refused(self.clinic.raw('session', 'check-in', session, user='desk'))


if __name__ == '__main__':
    harness.main()
