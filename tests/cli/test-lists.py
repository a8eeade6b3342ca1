#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Respite developers
"""The clinic's own lists and times of sets: out as a file, changed, in again."""

import json

import harness


class Lists(harness.PracticeCase):
    def test_list_goes_out_and_comes_in(self):
        path = self.path('gate.json')
        self.clinic('lists', 'export', 'gate', '-o', path, user='nurse')
        with open(path, encoding='utf-8') as file:
            gate = json.load(file)
        self.assertEqual((gate['format'], gate['list']), ('respite-list/1', 'gate'))
        fasting = next(item for item in gate['items'] if item['code'] == 'fasting')
        fasting['retired'] = True
        gate['items'].append({'text': {'en': 'Glasses are off', 'es': 'Sin gafas'}})
        changed = self.write('changed.json', gate)

        self.assert_refused(self.clinic.raw('lists', 'set', 'gate', '--file', changed, user='nurse'))
        self.assert_refused(self.clinic.raw('lists', 'set', 'discharge', '--file', changed, user='owner'),
                            'another list')
        self.clinic('lists', 'set', 'gate', '--file', changed, user='owner')
        shown = {item['id']: item for item in self.clinic('lists', 'show', 'gate', user='nurse')}
        self.assertTrue(shown['fasting']['retired'])
        self.assertTrue(shown['consent']['always_asked'])
        self.assertEqual(shown['clinic-glasses-are-off']['text_es'], 'Sin gafas')
        self.assertTrue(shown['clinic-glasses-are-off']['own'])

    def test_needed_lines_stay(self):
        path = self.write('list.json', {'format': 'respite-list/1', 'list': 'gate', 'items': [
            {'code': 'consent', 'text': {'en': 'Consent'}, 'retired': True}]})
        self.assert_refused(self.clinic.raw('lists', 'set', 'gate', '--file', path, user='owner'), 'always asked')
        self.assert_refused(self.clinic.raw('lists', 'show', 'nothing', user='owner'), 'medicines')

    def test_schedule(self):
        self.assertEqual(self.clinic('schedule', 'show', user='nurse')['recovery_minutes'], ['15', '30'])
        done = self.clinic('schedule', 'set', '--later', '15', '--recovery', '10,20,40', user='owner')
        self.assertEqual((done['dense_minutes'], done['later_minutes']), (5, 15))
        self.assertEqual(self.clinic('schedule', 'show', user='nurse')['recovery_minutes'], ['10', '20', '40'])
        self.assert_refused(self.clinic.raw('schedule', 'set', '--recovery', '40,20', user='owner'))
        self.assertEqual(self.clinic.raw('schedule', 'set', '--recovery', 'soon', user='owner').returncode, 2)

    def test_recovery_goals(self):
        goals = {score['id']: score['goal'] for score in self.clinic('recovery', 'goals', user='nurse')}
        self.assertEqual(goals, {'aldrete': 9, 'padss': 9})
        self.clinic('recovery', 'goals', '--aldrete', '10', user='owner')
        goals = {score['id']: score['goal'] for score in self.clinic('recovery', 'goals', user='nurse')}
        self.assertEqual(goals, {'aldrete': 10, 'padss': 9})
        self.assert_refused(self.clinic.raw('recovery', 'goals', '--padss', '8', user='nurse'))


if __name__ == '__main__':
    harness.main()
