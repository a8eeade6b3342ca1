#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Respite developers
"""Eligibility and consents by command: the work-up, conditions, drafts, texts with versions, who must sign again."""

import harness

STROKES = 'M40 120' + ''.join(f'L{40 + 4 * i} {120 - (i * 13) % 50}' for i in range(1, 90))


class Consents(harness.PracticeCase):
    def patient(self):
        """Somebody with a visit ahead."""
        return self.find_session('planned')['mrn']

    def test_workup(self):
        mrn = self.patient()
        before = {row['item']: row for row in self.clinic('eligibility', 'workup', 'list', '--patient', mrn)}
        self.assertTrue(before['history']['missing'])
        added = self.clinic('eligibility', 'workup', 'add', '--patient', mrn, '--item', 'history', '--result', 'normal',
                            '--text', 'Nothing new', '--by', 'Dr Lee')
        after = {row['item']: row for row in self.clinic('eligibility', 'workup', 'list', '--patient', mrn)}
        self.assertFalse(after['history']['missing'])
        self.assertEqual(after['history']['results'][0]['text'], 'Nothing new')
        self.clinic('eligibility', 'workup', 'strike', '--id', added['id'], '--reason', 'Another patient')
        again = {row['item']: row for row in self.clinic('eligibility', 'workup', 'list', '--patient', mrn)}
        self.assertTrue(again['history']['missing'])
        self.assertTrue(again['history']['results'][0]['struck'])
        self.clinic('eligibility', 'workup', 'rule', '--item', 'history', '--rule', 'never')
        never = {row['item']: row for row in self.clinic('eligibility', 'workup', 'list', '--patient', mrn)}
        self.assertFalse(never['history']['asked'])
        self.assert_refused(self.clinic.raw('eligibility', 'workup', 'add', '--patient', mrn, '--item', 'x-ray'))

    def test_conditions_and_review(self):
        mrn = self.patient()
        shown = self.clinic('eligibility', 'show', '--patient', mrn)
        overrides = [argument for flag in shown['flags'] if flag['level'] == 'STOP'
                     for argument in ('--override', f"{flag['key']}=Talked over")]
        self.clinic('eligibility', 'sign', '--patient', mrn, '--decision', 'conditional', '--reason', 'As discussed',
                    '--conditions', 'ECG first', '--conditions', 'Blood pressure below 140/90', '--review-on',
                    '2099-01-31', *overrides)
        shown = self.clinic('eligibility', 'show', '--patient', mrn)
        self.assertEqual([row['text'] for row in shown['condition_list']], ['ECG first', 'Blood pressure below 140/90'])
        self.assertEqual(shown['review_on'], '2099-01-31')
        self.assertFalse(shown['review_due'])
        self.clinic('eligibility', 'condition', '1', '--patient', mrn, '--note', 'Sinus rhythm')
        shown = self.clinic('eligibility', 'show', '--patient', mrn)
        self.assertEqual([row['done'] for row in shown['condition_list']], [True, False])
        self.assertTrue(shown['valid'])
        self.assertEqual(self.clinic('eligibility', 'due'), [])

    def test_release_needs_to_know_for_whom(self):
        mrn = self.clinic('patient', 'add', '--family', 'Roe', '--given', 'Ann', '--born', '1980-01-01')['id']
        self.assert_refused(self.clinic.raw('consent', 'present', 'release', '--patient', mrn, '--language', 'en'))
        draft = self.clinic('consent', 'present', 'release', '--patient', mrn, '--language', 'en', '--draft')
        self.assertEqual(self.clinic('consent', 'show', draft['id'])['state'], 'draft')
        strokes = self.write('strokes.txt', STROKES)
        self.assert_refused(self.clinic.raw('consent', 'sign', 'release', '--patient', mrn, '--language', 'en',
                                            '--strokes', strokes, '--value', 'receivers=Dr Lee, 12 Elm Street',
                                            '--answer', 'whom=My doctor'), 'whom')
        signed = self.clinic('consent', 'sign', 'release', '--patient', mrn, '--language', 'en', '--strokes', strokes,
                             '--value', 'receivers=Dr Lee, 12 Elm Street', '--answer', 'who=My doctor')
        shown = self.clinic('consent', 'show', signed['id'])
        self.assertEqual(signed['id'], draft['id'])
        self.assertEqual(shown['state'], 'signed')
        self.assertIn('Dr Lee, 12 Elm Street', shown['text'])

    def test_a_table_whose_rows_differ(self):
        patient = self.patient()
        self.clinic('consent', 'present', 'controlled-substance', '--patient', patient, '--draft')
        rows = self.clinic('consent', 'list', '--patient', patient)
        self.assertEqual([row.get('ask_again') for row in rows][0], 'missing')
        self.assertTrue(any('ask_again' not in row for row in rows), 'the rows differ, which is what this is about')
        table = self.clinic.raw('consent', 'list', '--patient', patient, as_json=False)
        self.assertEqual(table.returncode, 0, table.stderr)
        self.assertEqual(len(table.stdout.splitlines()), 1 + len(rows))

    def test_a_signature_speaks_the_language_of_the_consent(self):
        scan = self.path('scan.pdf')
        form = self.clinic('form', 'blank', 'nrs-pain', '-o', scan)
        self.assertTrue(form['pages'])
        signed = self.clinic('consent', 'sign', 'privacy', '--patient', self.patient(), '--paper', scan,
                             '--language', 'es', '--witness', 'Ana Vidal', '--interpreter', 'Luis Rey', '--explained')
        consent = self.clinic('consent', 'show', signed['id'])
        meanings = {signer['name']: signer['meaning'] for signer in consent['signers']}
        self.assertEqual(meanings['Ana Vidal'], 'He visto cómo se daba esta firma')
        self.assertEqual(meanings['Luis Rey'], 'He interpretado lo que se dijo y se leyó')

    def test_texts(self):
        text = self.clinic.raw('consent', 'text', 'off-label-ketamine', '--language', 'es', as_json=False).stdout
        broken = self.write('broken.md', text.replace('<!-- clause: pregnancy -->', ''))
        self.assert_refused(self.clinic.raw('consent', 'save-text', 'off-label-ketamine', broken, '--language', 'es'),
                            'pregnancy')
        better = self.write('better.md', text.rstrip() + '\n\nGracias.\n')
        saved = self.clinic('consent', 'save-text', 'off-label-ketamine', better, '--language', 'es', '--ask-again',
                            '--note', 'Thanks')
        self.assertEqual(saved['version'], 2)
        self.assertEqual(self.clinic.raw('consent', 'text', 'off-label-ketamine', '--language', 'es', '--edition', '1',
                                         as_json=False).stdout, text)
        due = self.clinic('consent', 'due')
        self.assertEqual(saved['must_sign_again'], sum(row['ask_again'] == 'new-text' for row in due))
        self.assertGreater(saved['must_sign_again'], 0)
        versions = [row['version'] for row in self.clinic('consent', 'texts')
                    if row['id'] == 'off-label-ketamine' and row['language'] == 'es']
        self.assertEqual(versions, [2, 1])
        self.assertGreaterEqual(self.clinic('consent', 'expire')['expired'], 0)


if __name__ == '__main__':
    harness.main()
