#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Respite developers
"""The practice clinic: the same for the same seed, sound, and with visits in every state."""

import datetime
import os
import subprocess

import harness
from harness import Clinic, PRACTICE_PASSWORD, run

STATES = {'planned', 'checked-in', 'running', 'paused', 'recovery', 'discharged', 'signed', 'cancelled', 'no-show'}


def parse(text):
    return datetime.datetime.fromisoformat(text)


class Demo(harness.PracticeCase):
    def test_has_visits_in_every_state(self):
        self.assertEqual({session['state'] for session in self.clinic('session', 'list')}, STATES)

    def test_four_accounts_with_their_roles(self):
        staff = {person['login']: set(person['roles']) for person in self.clinic('staff', 'list')}
        self.assertEqual(staff, {'owner': {'prescriber', 'nurse', 'desk', 'administrator'},
                                 'prescriber': {'prescriber'}, 'nurse': {'nurse'}, 'desk': {'desk'}})

    def test_is_sound_and_its_chain_unbroken(self):
        self.assertTrue(self.clinic('verify')['sound'])

    def test_running_infusion_has_fresh_sets_and_a_total(self):
        session = self.clinic('session', 'show', self.find_session('running')['id'])
        now = parse(harness.NOW)
        sets = [event for event in session['events'] if event['kind'] == 'set']
        age = now - parse(sets[-1]['at'])
        self.assertLess(age, datetime.timedelta(minutes=12))
        self.assertGreaterEqual(age, datetime.timedelta(0))
        self.assertGreater(session['order']['total_ug'], 0)
        self.assertGreater(session['order']['rate_ugph'], 0)

    def test_practice_patient_answers_to_the_pump(self):
        session = self.find_session('running')['id']
        now = self.clinic('session', 'practice', session, '--at', harness.NOW)
        before = self.clinic('session', 'practice', session, '--at', '2026-11-24T06:00:00+00:00')
        self.assertGreater(now['plasma_ng_ml'], 0)
        self.assertEqual(before['plasma_ng_ml'], 0)
        self.assertGreater(now['vitals']['dissociation'], before['vitals']['dissociation'])
        self.assertEqual(now['vitals'], self.clinic('session', 'practice', session, '--at', harness.NOW)['vitals'])

    def test_signed_visits_are_complete(self):
        for row in self.clinic('session', 'list'):
            if row['state'] != 'signed':
                continue
            session = self.clinic('session', 'show', row['id'])
            self.assertFalse([line for line in session['missing'] if line['blocks']])
            self.assertTrue(all(signature['valid'] for signature in session['signatures']))
            self.assertTrue({'start', 'set', 'end'} <= {event['kind'] for event in session['events']})
            self.assertTrue(session['preparation']['checked_by'])
            self.assertNotEqual(session['preparation']['checked_by'], session['preparation']['prepared_by'])

    def test_some_entries_are_late_and_some_struck(self):
        events = [event for row in self.clinic('session', 'list')
                  for event in self.clinic('session', 'show', row['id'])['events']]
        self.assertTrue(any(event['late'] for event in events))
        self.assertTrue(any(event['struck'] and event['strike_reason'] for event in events))

    def test_consents_are_drawn_and_in_the_patients_language(self):
        languages = set()
        for patient in self.clinic('patient', 'list'):
            for consent in self.clinic('consent', 'list', '--patient', patient['mrn']):
                self.assertTrue(consent['valid'])
                languages.add(consent['language'])
                shown = self.clinic('consent', 'show', consent['id'])
                self.assertTrue(any(signer['drawn'] for signer in shown['signers']))
        self.assertEqual(languages, {'en', 'es'})

    def test_screening_raised_flags_of_every_level(self):
        levels = set()
        for patient in self.clinic('patient', 'list'):
            shown = self.clinic('eligibility', 'show', '--patient', patient['mrn'])
            levels |= {flag['level'] for flag in shown['flags']}
        self.assertEqual(levels, {'STOP', 'REVIEW', 'NOTE'})

    def test_same_seed_same_clinic(self):
        def describe(clinic):
            patients = [{key: value for key, value in patient.items() if key != 'id'}
                        for patient in clinic('patient', 'list')]
            sessions = [{key: value for key, value in session.items() if key != 'id'}
                        for session in clinic('session', 'list')]
            return patients, sessions

        other = Clinic(self.path('other'), password=PRACTICE_PASSWORD)
        run(['--data', other.folder, 'demo', '--seed', '7', '--at', harness.NOW], timeout=600)
        self.assertEqual(describe(self.clinic), describe(other))

    def test_another_seed_another_crowd(self):
        other = Clinic(self.path('other'), password=PRACTICE_PASSWORD)
        run(['--data', other.folder, 'demo', '--seed', '8', '--at', harness.NOW], timeout=600)
        self.assertNotEqual([patient['family'] for patient in self.clinic('patient', 'list')],
                            [patient['family'] for patient in other('patient', 'list')])

    def test_count_of_patients_is_kept(self):
        other = Clinic(self.path('other'), password=PRACTICE_PASSWORD)
        done = run(['--data', other.folder, 'demo', '--patients', '1200', '--at', harness.NOW], timeout=600)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(len(other('patient', 'list')), 1200)

    def test_never_over_another_clinic(self):
        before = self.clinic.trail()
        done = run(['--data', self.clinic.folder, 'demo'])
        self.assert_refused(done, 'already')
        self.assertEqual(self.clinic.trail(), before)

    def test_whole_visit_of_the_demonstration(self):
        source = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
        build = os.path.dirname(os.path.dirname(os.path.dirname(harness.PROGRAM)))
        out = self.path('out')
        os.mkdir(out)
        done = subprocess.run(['sh', os.path.join(source, 'data', 'demo', 'visit.sh'), build, out],
                              capture_output=True, text=True, encoding='utf-8', timeout=500, check=False)
        self.assertEqual(done.returncode, 0, done.stderr + done.stdout)
        for name in ('chart.svg', 'chart-running.png', 'summary.pdf', 'summary-es.pdf', 'consent.pdf',
                     'going-home-es.pdf'):
            self.assertGreater(os.path.getsize(os.path.join(out, name)), 1000)


if __name__ == '__main__':
    harness.main()
