#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Respite developers
"""Scores and safety answers by commands, in the practice clinic."""

import harness

PHQ_9 = ['interest', 'mood', 'sleep', 'energy', 'appetite', 'self-worth', 'concentration', 'movement', 'self-harm']


class Scores(harness.PracticeCase):
    def add_patient(self):
        return self.clinic('patient', 'add', '--family', 'Marín', '--given', 'Rosa', '--born', '1971-04-18')['mrn']

    def fill(self, mrn, slug, answers):
        return self.clinic('form', 'fill', slug, '--patient', mrn, '--answers', self.write('answers.json', answers))

    def fill_phq_9(self, mrn, values):
        return self.fill(mrn, 'phq-9', {name: str(value) for name, value in zip(PHQ_9, values)})

    def scores(self, mrn, *options):
        return self.clinic('score', 'list', '--patient', mrn, *options)

    def test_finished_sheet_is_scored(self):
        mrn = self.add_patient()
        self.fill_phq_9(mrn, [3, 2, 2, 1, 1, 0, 2, 0, 0])
        score, = self.scores(mrn)
        self.assertEqual((score['instrument'], score['scale'], score['value_thousandths'], score['band']),
                         ('phq-9', '', 11000, 'moderate'))
        self.assertEqual(score['flags'], ['baseline'])
        self.assertIsNone(score['change_thousandths'])

    def test_repeat_on_the_same_day_is_exploratory(self):
        mrn = self.add_patient()
        self.fill_phq_9(mrn, [3] * 8 + [0])
        self.fill_phq_9(mrn, [0] * 9)
        self.assertEqual([(score['value_thousandths'], score['change_thousandths'], score['flags'])
                          for score in self.scores(mrn)],
                         [(24000, None, ['baseline']), (0, -24000, ['exploratory'])])

    def test_incomplete_has_no_value(self):
        mrn = self.add_patient()
        self.fill_phq_9(mrn, [3, 3])
        score, = self.scores(mrn)
        self.assertEqual((score['value_thousandths'], score['band'], score['missing'], score['flags']),
                         (None, None, 7, ['incomplete']))

    def test_item_of_a_total(self):
        mrn = self.clinic('patient', 'list')[0]['mrn']
        before = len(self.clinic('safety', 'list'))
        self.clinic('score', 'enter', 'madrs', '--patient', mrn, '--value', '31', '--item', '0')
        self.assertEqual(len(self.clinic('safety', 'list')), before)
        self.clinic('score', 'enter', 'madrs', '--patient', mrn, '--value', '31', '--item', '4')
        self.assertEqual(len(self.clinic('safety', 'list')), before + 1)
        for item, word in (('7', 'from 0 to 6'), ('x', 'whole number')):
            self.assert_refused(self.clinic.raw('score', 'enter', 'madrs', '--patient', mrn, '--value', '31',
                                                '--item', item), word)

    def test_total_is_entered_and_struck_through(self):
        mrn = self.add_patient()
        self.clinic('score', 'enter', 'madrs', '--patient', mrn, '--value', '31', '--at', '2026-10-01')
        second = self.clinic('score', 'enter', 'madrs', '--patient', mrn, '--value', '12', '--at', '2026-10-20')['id']
        self.assertEqual([(score['taken_at'][:10], score['value_thousandths'], score['flags'])
                          for score in self.scores(mrn, '--instrument', 'madrs')],
                         [('2026-10-01', 31000, ['baseline', 'entered']),
                          ('2026-10-20', 12000, ['response', 'entered'])])
        self.clinic('score', 'withdraw', second, '--reason', 'Of another patient')
        self.assertEqual(self.scores(mrn)[1]['flags'], ['entered', 'withdrawn'])

    def test_sheet_of_an_earlier_day(self):
        mrn = self.add_patient()
        answers = self.write('answers.json', {'pain': 7, 'enjoyment': 8, 'activity': 6})
        self.clinic('form', 'fill', 'peg', '--patient', mrn, '--answers', answers, '--at', '2026-11-01')
        score, = self.scores(mrn)
        self.assertEqual((score['taken_at'][:10], score['value_thousandths']), ('2026-11-01', 7000))
        self.assert_refused(self.clinic.raw('form', 'fill', 'peg', '--patient', mrn, '--answers', answers, '--at',
                                            '2999-01-01'), 'future')

    def test_parts_have_their_own_scores(self):
        mrn = self.add_patient()
        self.clinic('score', 'enter', 'promis', '--patient', mrn, '--value', '62.4', '--scale', 'pain-interference')
        score, = self.scores(mrn)
        self.assertEqual((score['scale'], score['value_thousandths']), ('pain-interference', 62400))

    def test_what_is_no_score_is_refused(self):
        mrn = self.add_patient()
        for arguments, word in ((('madrs', '--value', '61'), '60'), (('madrs', '--value', '12.5'), 'whole'),
                                (('madrs', '--value', '1,5'), ''), (('phq-9', '--value', '5'), 'sheet'),
                                (('nothing', '--value', '5'), 'nothing'), (('promis', '--value', '50'), '--scale'),
                                (('madrs', '--value', '5', '--scale', 'x'), '--scale'),
                                (('madrs', '--value', '5', '--at', '2999-01-01'), 'future'),
                                (('madrs', '--value', '5', '--at', 'soon'), '')):
            self.assert_refused(self.clinic.raw('score', 'enter', *arguments, '--patient', mrn), word)
        self.assertEqual(self.scores(mrn), [])

    def test_instruments_are_listed(self):
        rows = self.clinic('score', 'instruments')
        names = {row['instrument'] for row in rows}
        self.assertTrue({'nrs-pain', 'peg', 'phq-9', 'gad-7', 'pcl-5', 'audit-c', 'dast-10', 'cgi', 'pgic', 'asq',
                         'c-ssrs', 'qids-sr16', 'madrs', 'bdi-ii', 'bpi-sf', 'promis', 'odi', 'pcs', 'dn4',
                         'paindetect', 'whodas-12', 'psqi', 'cadss'} <= names)

    def test_safety_answer_stands_open_until_acknowledged(self):
        mrn = self.add_patient()
        self.fill_phq_9(mrn, [1] * 9)
        item, = self.clinic('safety', 'list', '--patient', mrn)
        self.assertTrue(item['open'])
        self.assertEqual(item['question_id'], 'self-harm')
        self.assert_refused(self.clinic.raw('safety', 'acknowledge', item['id'], '--action', ' '), 'done')
        self.clinic('safety', 'acknowledge', item['id'], '--action', 'Talked; plan gone through', user='nurse')
        self.assertEqual(self.clinic('safety', 'list', '--patient', mrn), [])
        item, = self.clinic('safety', 'list', '--patient', mrn, '--all')
        self.assertEqual((item['open'], item['action']), (False, 'Talked; plan gone through'))
        self.assertTrue(item['acknowledged_by'])
        self.assert_refused(self.clinic.raw('safety', 'acknowledge', item['id'], '--action', 'Again'), 'already')

    def test_desk_reads_neither(self):
        mrn = self.add_patient()
        for words in (('score', 'list', '--patient', mrn), ('safety', 'list'),
                      ('score', 'enter', 'madrs', '--patient', mrn, '--value', '5')):
            self.assertEqual(self.clinic.raw(*words, user='desk').returncode, 1)

    def test_practice_clinic_has_histories(self):
        flags = set()
        longest = 0
        for patient in self.clinic('patient', 'list'):
            scores = self.scores(patient['mrn'])
            flags |= {flag for score in scores for flag in score['flags']}
            longest = max(longest, len({score['taken_at'][:10] for score in scores}))
        self.assertTrue({'baseline', 'response', 'exploratory', 'below-mcid'} <= flags, flags)
        self.assertGreaterEqual(longest, 4)

    def test_practice_clinic_has_one_open_safety_answer(self):
        self.assertEqual(len(self.clinic('safety', 'list')), 1)
        self.assertEqual(len(self.clinic('safety', 'list', '--all')), 2)

    def test_every_score_is_that_of_its_answers(self):
        done = self.clinic('score', 'check')
        self.assertTrue(done['same'])
        self.assertGreater(done['checked'], 100)


if __name__ == '__main__':
    harness.main()
