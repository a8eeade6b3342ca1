#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Respite developers
"""Handouts by command: all of them, several as one document, and the clinic's rule for food and drink."""

import os

import harness


class Paper(harness.PracticeCase):
    def setUp(self):
        super().setUp()
        self.mrn = self.clinic('patient', 'list')[0]['mrn']
        self.out = os.path.join(self.scratch, 'paper.pdf')

    def make(self, *words, **more):
        made = self.clinic('handout', 'make', *words, '-o', self.out, **more)
        with open(self.out, 'rb') as file:
            self.assertEqual(file.read(6), b'%PDF-1')
        self.assertEqual(made['missing_characters'], '')
        return made

    def test_fourteen_handouts_in_two_languages(self):
        handouts = self.clinic('handout', 'list')
        self.assertEqual(len(handouts), 14)
        self.assertEqual(handouts[0]['name'], 'what-is')
        for handout in handouts:
            self.assertEqual(handout['languages'], ['en', 'es'])
        made = self.make(*[handout['name'] for handout in handouts], '--language', 'es')
        self.assertEqual(made['language'], 'es')
        self.assertLessEqual(made['pages'], 28)

    def test_several_as_one_document(self):
        before = len(self.clinic.trail())
        made = self.make('get-ready', 'medicines', 'driver', '--patient', self.mrn)
        self.assertGreaterEqual(made['pages'], 3)
        self.assertEqual(made['title'], 'Handouts')
        self.assertEqual(len(self.clinic.trail()), before + 3)

    def test_rule_for_food_and_drink(self):
        self.assertEqual(self.clinic('handout', 'rule'), {'food_hours': 6, 'drink_hours': 2})
        self.assertEqual(self.clinic('handout', 'rule', '--food', '8'), {'food_hours': 8, 'drink_hours': 2})
        self.assertNotEqual(self.clinic.raw('handout', 'rule', '--food', '25').returncode, 0)
        self.assertNotEqual(self.clinic.raw('handout', 'rule', '--food', '4', user='nurse').returncode, 0)


if __name__ == '__main__':
    harness.main()
