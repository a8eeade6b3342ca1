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

    def test_quick_events(self):
        shown = self.clinic('quick', 'show', user='nurse')
        self.assertEqual((len(shown), shown[0]['key'], shown[9]['key']), (10, 'Alt+1', 'Alt+0'))
        done = self.clinic('quick', 'set', '2', '--name', 'Cold', '--line', 'note cold', user='owner')
        self.assertEqual((done[1]['name'], done[1]['line']), ('Cold', 'note cold'))
        self.assertEqual(self.clinic('quick', 'set', '3', '--clear', user='owner')[2]['name'], '')
        self.assert_refused(self.clinic.raw('quick', 'set', '4', '--name', 'Bolus', '--line', 'bolus 5 mg',
                                            user='owner'))
        self.assert_refused(self.clinic.raw('quick', 'set', '11', '--name', 'x', user='owner'))
        self.assert_refused(self.clinic.raw('quick', 'set', '1', '--name', 'x', user='nurse'))
        self.clinic('quick', 'reset', user='owner')
        self.assertEqual(self.clinic('quick', 'show', user='nurse'), shown)

    def test_holidays(self):
        days = {day['id']: day for day in self.clinic('calendar', 'holidays', '--country', 'gb', '--year', '2026',
                                                      user='nurse') if not day['substitute']}
        self.assertEqual(days['gb-good-friday']['date'], '2026-04-03')
        self.clinic('calendar', 'set', '--holiday', 'gb-christmas', '--holiday', 'gb-boxing', user='owner')
        self.assertEqual(self.clinic('calendar', 'show', user='nurse')['holidays'], ['gb-christmas', 'gb-boxing'])
        self.assert_refused(self.clinic.raw('calendar', 'set', '--holiday', 'gb-nothing', user='owner'), 'holidays')
        self.clinic('calendar', 'set', '--holiday', '', user='owner')
        self.assertEqual(self.clinic('calendar', 'show', user='nurse')['holidays'], [])

    def test_recovery_goals(self):
        goals = {score['id']: score['goal'] for score in self.clinic('recovery', 'goals', user='nurse')}
        self.assertEqual(goals, {'aldrete': 9, 'padss': 9})
        self.clinic('recovery', 'goals', '--aldrete', '10', user='owner')
        goals = {score['id']: score['goal'] for score in self.clinic('recovery', 'goals', user='nurse')}
        self.assertEqual(goals, {'aldrete': 10, 'padss': 9})
        self.assert_refused(self.clinic.raw('recovery', 'goals', '--padss', '8', user='nurse'))


if __name__ == '__main__':
    harness.main()
