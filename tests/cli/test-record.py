#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Respite developers
"""The full record by command, and documents that open with a password only."""

import os
import shutil
import subprocess

import harness

SECRET = 'three quiet herons'


class Record(harness.PracticeCase):
    def setUp(self):
        super().setUp()
        self.out = os.path.join(self.scratch, 'record.pdf')
        self.mrn = self.find_busy()

    def find_busy(self):
        """A patient with several signed visits."""
        counts = {}
        for session in self.clinic('session', 'list'):
            if session['state'] == 'signed':
                counts[session['mrn']] = counts.get(session['mrn'], 0) + 1
        return max(counts, key=counts.get)

    def read(self, path):
        if shutil.which('pdftotext') is None:
            self.skipTest('pdftotext is not here')
        return subprocess.run(['pdftotext', '-layout', path, '-'], capture_output=True, text=True, check=True).stdout

    def test_everything_is_in_it(self):
        outside = os.path.join(self.scratch, 'outside.pdf')
        self.clinic('summary', 'patient', self.mrn, '-o', outside)
        self.clinic('patient', 'attach', self.mrn, outside, '--title', 'Letter from outside')
        made = self.clinic('patient', 'record', self.mrn, '-o', self.out)
        self.assertEqual(made['title'], 'Full record')
        self.assertGreater(made['pages'], 20)
        self.assertEqual(made['missing_characters'], '')
        text = self.read(self.out)
        for words in ('Contents', 'Scores and trends', 'Course summary', 'Session summary', 'Consent:',
                      'Eligibility decisions', 'Timeline', 'Signatures', 'Letter from outside', 'Changes to the record',
                      f'MRN {self.mrn}', f'Page 1 of {made["pages"]}', f'Page {made["pages"]} of {made["pages"]}'):
            self.assertIn(words, text)
        last = self.clinic('audit', 'list', '--action', 'document.save', '--limit', '1')[0]
        self.assertIn('full-record', last['new'])

    def test_contents_name_the_right_pages(self):
        self.clinic('patient', 'record', self.mrn, '-o', self.out)
        pages = self.read(self.out).split('\f')
        found = 0
        for line in pages[0].splitlines():
            if line.strip().startswith('Visit:'):
                number = int(line.split()[-1])
                self.assertIn('Session summary', pages[number - 1])
                self.assertIn(f'Page {number} of', pages[number - 1])
                self.assertIn('Infusion', pages[number - 1])
                found += 1
        self.assertGreater(found, 0)

    def test_in_spanish(self):
        made = self.clinic('patient', 'record', self.mrn, '--language', 'es', '--paper', 'a4', '-o', self.out)
        self.assertEqual(made['title'], 'Expediente completo')
        self.assertIn('Decisiones de elegibilidad', self.read(self.out))

    def test_a_long_note_is_as_wide_as_the_page(self):
        note = 'The sister drives and waits; she is called when the pump has ended, not before that. ' * 30
        self.clinic('patient', 'edit', self.mrn, '--note', note.strip())
        self.clinic('patient', 'record', self.mrn, '-o', self.out)
        lines = [line for line in self.read(self.out).split('\f')[0].splitlines() if 'the pump' in line]
        self.assertGreater(len(lines), 10)
        self.assertGreater(max(len(line.strip()) for line in lines), 80)

    def test_who_may(self):
        self.assert_refused(self.clinic.raw('patient', 'record', self.mrn, '-o', self.out, user='desk'))
        self.assertFalse(os.path.exists(self.out))

    def test_password(self):
        protect = {'RESPITE_DOCUMENT_PASSWORD': SECRET}
        self.clinic('patient', 'record', self.mrn, '--protect', '-o', self.out, env=protect)
        with open(self.out, 'rb') as file:
            self.assertNotIn(b'Willow', file.read())
        self.assertEqual(self.clinic.trail()[0][1], 'document.protect')
        if shutil.which('qpdf') is None:
            self.skipTest('qpdf is not here')
        for password, status in ((SECRET, 0), ('', 2), ('three quiet heron', 2)):
            done = subprocess.run(['qpdf', f'--password={password}', '--check', self.out], capture_output=True,
                                  check=False)
            self.assertEqual(done.returncode, status)

    def test_password_too_short(self):
        done = self.clinic.raw('summary', 'patient', self.mrn, '--protect', '-o', self.out,
                               env={'RESPITE_DOCUMENT_PASSWORD': 'short'})
        self.assert_refused(done, '8 characters')
        self.assertFalse(os.path.exists(self.out))

    def test_audit_report(self):
        made = self.clinic('audit', 'report', '--patient', self.mrn, '--from', '2026-01-01', '-o', self.out)
        self.assertEqual(made['title'], 'Audit report')
        text = self.read(self.out)
        self.assertIn('Patient added', text)
        self.assertIn(self.mrn, text)
        self.assertNotIn('CASTELLANOS', text)
        self.assertIn('Vital signs: Systolic', text)
        self.assertIn('Planned → Checked in', text)
        self.assertIn('Name and date of birth checked twice: Yes', ' '.join(text.split()))
        self.assertNotRegex(text, r'\b\d{13}\b')
        self.assertNotIn('Language: en;', text)
        self.assertNotIn('not-asked', text)
        self.assertIn('Not asked', text)
        last = self.clinic('audit', 'list', '--action', 'document.save', '--limit', '1')[0]
        self.assertIn('audit-report', last['new'])

    def test_audit_report_of_a_person(self):
        made = self.clinic('audit', 'report', '--by', 'desk', '--language', 'es', '-o', self.out)
        self.assertEqual(made['title'], 'Informe de auditoría')
        text = self.read(self.out)
        self.assertIn('Priya Lindqvist', text)
        self.assertNotIn('Joel Abara', text)
        self.assert_refused(self.clinic.raw('audit', 'report', '--from', 'yesterday', '-o', self.out), 'date')
        self.assert_refused(self.clinic.raw('audit', 'report', '-o', self.out, user='nurse'))

    def test_labels(self):
        self.assert_refused(self.clinic.raw('label', 'address', self.mrn, '-o', self.out), 'address')
        self.clinic('patient', 'edit', self.mrn, '--address', '14 Elm Street')
        made = self.clinic('label', 'address', self.mrn, '--first', '30', '--count', '2', '-o', self.out)
        self.assertEqual(made['pages'], 2)
        self.assertIn('14 Elm Street', self.read(self.out))
        running = self.find_session('running')
        made = self.clinic('label', 'bag', running['id'], '--sheet', 'a4-21', '--count', '21', '-o', self.out)
        self.assertEqual(made['pages'], 1)
        self.assertIn('mg in', self.read(self.out))
        self.assert_refused(self.clinic.raw('label', 'bag', running['id'], '--sheet', 'round', '-o', self.out))
        self.assertEqual(self.clinic.trail()[0][1], 'document.save')


if __name__ == '__main__':
    harness.main()
