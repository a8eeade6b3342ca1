# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Respite developers
"""Patients by commands: every field, history, merges, attachments."""

import os

import harness
from harness import make_png


class PatientTest(harness.PracticeCase):

    def add(self, *arguments):
        return self.clinic('patient', 'add', *arguments)['mrn']

    def test_every_field_comes_back(self):
        fields = {'family': 'Martínez', 'given': 'Rosa', 'preferred': 'Rosi', 'former': 'López', 'nicknames': 'Chata',
                  'born': '1968-03-14', 'sex': 'female', 'gender': 'woman', 'pronouns': 'she/her',
                  'phone': '(404) 555-0142', 'phone2': '(404) 555-0143', 'email': 'rosa@example.org',
                  'address': '1 Elm Street', 'language': 'es', 'emergency_name': 'Ana', 'emergency_phone': '555 0100',
                  'referrer': 'Dr. Who', 'pharmacy': 'Corner', 'note': 'A note'}
        arguments = [part for name, value in fields.items() for part in ('--' + name.replace('_', '-'), value)]
        mrn = self.add(*arguments, '--problem', 'CRPS; g90511', '--medicine',
                       'lorazepam; 1 mg; at night; benzodiazepine', '--treatment', 'TENS; 80 Hz; six weeks; no help')
        shown = self.clinic('patient', 'show', mrn)
        for name, value in fields.items():
            self.assertEqual(shown[name], value, name)
        self.assertEqual(shown['problems'][0]['code'], 'G90.511')
        self.assertEqual(shown['medicines'][0]['timing'], 'at night')
        self.assertEqual(shown['medicines'][0]['classes'], 'benzodiazepine')
        self.assertEqual(shown['treatments'][0]['result'], 'no help')

    def test_edit_and_history(self):
        mrn = self.add('--family', 'Novak', '--given', 'Jana', '--born', '1980-02-29', '--phone', '555 0142')
        self.clinic('patient', 'edit', mrn, '--family', 'Nováková', '--large-print')
        shown = self.clinic('patient', 'show', mrn)
        self.assertEqual((shown['family'], shown['phone'], shown['large_print']), ('Nováková', '555 0142', True))
        history = self.clinic('patient', 'history', mrn, '--field', 'family')
        self.assertEqual([(row['before'], row['after']) for row in history], [('Novak', 'Nováková'), ('', 'Novak')])
        self.assertTrue(all(row['by'] and row['at'] for row in history))

    def test_archived_ones_are_listed_apart(self):
        mrn = self.add('--family', 'Zzyzx', '--born', '1980-02-29')
        self.clinic('patient', 'archive', mrn)
        self.assertEqual(self.clinic('patient', 'search', 'zzyzx'), [])
        self.assertEqual([row['mrn'] for row in self.clinic('patient', 'list', '--archived')], [mrn])
        self.clinic('patient', 'archive', mrn, '--back')
        self.assertEqual(self.clinic('patient', 'list', '--archived'), [])

    def test_merge_and_unmerge(self):
        kept = self.add('--family', 'Perez', '--given', 'Ana', '--born', '1980-02-29', '--problem', 'one')
        other = self.add('--family', 'Peres', '--given', 'Anna', '--born', '1980-02-29', '--problem', 'two')
        preview = self.clinic('patient', 'merge', kept, other, '--preview')
        self.assertEqual((preview['items'], preview['problem']), (1, None))
        self.assertIn('family', [row['field'] for row in preview['differences']])
        self.assert_refused(self.clinic.raw('patient', 'merge', kept, other), 'reason')
        self.clinic('patient', 'merge', kept, other, '--reason', 'same person')
        self.assertEqual(self.clinic('patient', 'show', other)['mrn'], kept)
        self.assertEqual([row['text'] for row in self.clinic('patient', 'show', kept)['problems']], ['one', 'two'])
        self.assertEqual([row['mrn'] for row in self.clinic('patient', 'search', other)], [kept])
        self.clinic('patient', 'unmerge', other)
        self.assertEqual(self.clinic('patient', 'show', other)['family'], 'Peres')
        self.assertEqual([row['text'] for row in self.clinic('patient', 'show', kept)['problems']], ['one'])
        self.assert_refused(self.clinic.raw('patient', 'unmerge', other), 'merged')

    def test_attachments(self):
        mrn = self.add('--family', 'Perez', '--born', '1980-02-29')
        picture = self.write('scan.png', make_png())
        identifier = self.clinic('patient', 'attach', mrn, picture, '--title', 'MRI')['id']
        row, = self.clinic('patient', 'attachments', mrn)
        self.assertEqual((row['id'], row['title'], row['media_type']), (identifier, 'MRI', 'image/png'))
        copy = self.path('copy.png')
        self.clinic('patient', 'attachment', identifier, '-o', copy)
        with open(copy, 'rb') as file:
            self.assertEqual(file.read(), make_png())
        self.clinic('patient', 'detach', identifier)
        self.assertIsNotNone(self.clinic('patient', 'attachments', mrn)[0]['struck_at'])
        self.clinic('patient', 'detach', identifier, '--back')
        self.assertIsNone(self.clinic('patient', 'attachments', mrn)[0]['struck_at'])

    def test_files_that_are_no_attachments(self):
        mrn = self.add('--family', 'Perez', '--born', '1980-02-29')
        for name, content in {'a.png': b'<html>', 'b.png': make_png()[:40], 'c.pdf': b'%PDF-1.7\nno', 'd.png': b'',
                              'e.pdf': b'MZ\x90'}.items():
            with self.subTest(name):
                self.assert_refused(self.clinic.raw('patient', 'attach', mrn, self.write(name, content)))
        large = self.path('large.png')
        with open(large, 'wb') as file:
            os.truncate(file.fileno(), 21 * 1024 * 1024)
        self.assert_refused(self.clinic.raw('patient', 'attach', mrn, large))
        self.assertEqual(self.clinic('patient', 'attachments', mrn), [])


harness.main()
