#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Respite developers
"""Handouts by command: all of them, several as one document, and the clinic's rule for food and drink."""

import os
import re

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
        rule = self.clinic('handout', 'rule')
        self.assertEqual((rule['food_hours'], rule['drink_hours']), (6, 2))
        rule = self.clinic('handout', 'rule', '--food', '8', '--clinician', 'Dr Ana Bell', '--print', 'large')
        self.assertEqual(rule, {'food_hours': 8, 'drink_hours': 2, 'clinician': 'Dr Ana Bell', 'large_print': True})
        self.assertEqual(self.clinic('handout', 'rule', '--print', 'normal')['clinician'], 'Dr Ana Bell')
        self.assertNotEqual(self.clinic.raw('handout', 'rule', '--food', '25').returncode, 0)
        self.assertNotEqual(self.clinic.raw('handout', 'rule', '--food', '4', user='nurse').returncode, 0)

    def test_given_and_said_back(self):
        self.clinic('handout', 'give', 'going-home', 'driver', '--patient', self.mrn, '--understood', 'said-back',
                    '--said', 'no driving today')
        given = self.clinic('handout', 'given', '--patient', self.mrn)[:2]
        self.assertEqual([row['name'] for row in given], ['driver', 'going-home'])
        self.assertEqual([row['understood'] for row in given], ['said-back'] * 2)
        self.assertFalse(any(row['taken_back'] for row in given))

        self.clinic('handout', 'take-back', given[0]['id'])
        given = self.clinic('handout', 'given', '--patient', self.mrn)[:2]
        self.assertTrue(all(row['taken_back'] for row in given))
        self.assertNotEqual(self.clinic.raw('handout', 'take-back', given[0]['id']).returncode, 0)
        self.assertNotEqual(self.clinic.raw('handout', 'give', 'driver', '--patient', self.mrn, '--understood',
                                            'perhaps').returncode, 0)

    def write(self, text):
        path = os.path.join(self.scratch, 'text.md')
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        return path

    def test_text_of_the_clinic(self):
        text = self.clinic('handout', 'text', 'driver')['text']
        saved = self.clinic('handout', 'save-text', 'driver', self.write(text + '\nWear a warm coat.\n'), '--note',
                            'cold')
        self.assertEqual((saved['version'], saved['plain'], saved['sections']), (2, True, saved['other_sections']))
        newest, builtin = self.clinic('handout', 'texts', 'driver', '--language', 'en')
        self.assertTrue(newest['in_use'] and newest['needs_review'] and builtin['builtin'])
        self.assertIn('warm coat', self.clinic('handout', 'text', 'driver')['text'])
        self.assertNotIn('warm coat', self.clinic('handout', 'text', 'driver', '--edition', '1')['text'])

        self.assertNotEqual(self.clinic.raw('handout', 'confirm-text', 'driver', user='nurse').returncode, 0)
        self.clinic('handout', 'confirm-text', 'driver', user='prescriber')
        self.assertFalse(self.clinic('handout', 'texts', 'driver', '--language', 'en')[0]['needs_review'])
        self.clinic('handout', 'builtin-text', 'driver')
        self.assertNotIn('warm coat', self.clinic('handout', 'text', 'driver')['text'])

    def test_text_that_is_refused(self):
        refused = self.clinic.raw('handout', 'save-text', 'driver', self.write('---\ntitle: x\n---\n\n{{nobody}}\n'))
        self.assertEqual(refused.returncode, 1)
        self.assertIn('nobody', refused.stderr)
        denied = self.clinic.raw('handout', 'save-text', 'driver', self.write('x'), user='desk')
        self.assertEqual(denied.returncode, 1)

    def test_titles_of_the_clinic(self):
        text = self.clinic('handout', 'text', 'driver')['text']
        for name, title in (('driver', 'Who takes you home'), ('parking', 'Where to park')):
            self.clinic('handout', 'save-text', name, self.write(re.sub('(?m)^title: .*$', 'title: ' + title, text)))
        listed = {row['name']: row['title'] for row in self.clinic('handout', 'list')}
        self.assertEqual((listed['driver'], listed['parking']), ('Who takes you home', 'Where to park'))
        self.clinic('handout', 'give', 'parking', 'driver', '--patient', self.mrn)

        # A handout that is no longer offered keeps its title with those who were given it.
        self.clinic('handout', 'builtin-text', 'parking')
        self.assertNotIn('parking', [row['name'] for row in self.clinic('handout', 'list')])
        given = self.clinic('handout', 'given', '--patient', self.mrn)[:2]
        self.assertEqual([row['title'] for row in given], ['Who takes you home', 'Where to park'])
        spanish = self.clinic('handout', 'given', '--patient', self.mrn, '--language', 'es')[:2]
        self.assertEqual([row['title'] for row in spanish], ['Para quien lo lleva a casa', 'Where to park'])
        self.clinic('handout', 'builtin-text', 'driver')

    def test_a_day_without_the_program(self):
        self.assertTrue(self.clinic('downtime', 'make')['made'])
        self.assertFalse(self.clinic('downtime', 'make')['made'])
        denied = self.clinic.raw('downtime', 'print', '-o', self.out, password='no such password')
        self.assertEqual(denied.returncode, 1)
        self.clinic('downtime', 'print', '-o', self.out, user='desk')
        with open(self.out, 'rb') as file:
            self.assertEqual(file.read(6), b'%PDF-1')
        os.remove(self.out)

        # The papers come out when the database is gone.
        for name in os.listdir(self.clinic.folder):
            if '.db' in name or '.sqlite' in name:
                os.remove(os.path.join(self.clinic.folder, name))
        self.clinic('downtime', 'print', '-o', self.out)
        with open(self.out, 'rb') as file:
            self.assertEqual(file.read(6), b'%PDF-1')


if __name__ == '__main__':
    harness.main()
