#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Respite developers
"""The trend of the scores as a picture, as vectors and as a document; and in the summaries."""

import json
import os

import harness

ITEMS = ('interest', 'mood', 'sleep', 'energy', 'appetite', 'self-worth', 'concentration', 'movement', 'self-harm')


class Trend(harness.PracticeCase):
    def setUp(self):
        super().setUp()
        self.mrn = self.clinic('patient', 'list')[0]['mrn']
        answers = os.path.join(self.scratch, 'answers.json')
        with open(answers, 'w', encoding='utf-8') as file:
            json.dump({item: 2 for item in ITEMS[:-1]} | {'self-harm': 0}, file)
        self.clinic('form', 'fill', 'phq-9', '--patient', self.mrn, '--answers', answers)

    def chart(self, name, *options, **more):
        path = os.path.join(self.scratch, name)
        done = self.clinic.raw('score', 'chart', '--patient', self.mrn, '-o', path, *options, **more)
        return done, path

    def read(self, path):
        with open(path, 'rb') as file:
            return file.read()

    def test_three_kinds_of_files(self):
        for name, start in (('a.png', b'\x89PNG'), ('a.svg', b'<?xml'), ('a.pdf', b'%PDF')):
            done, path = self.chart(name, '--instrument', 'phq-9')
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertTrue(self.read(path).startswith(start), name)
            self.assertEqual(os.stat(path).st_mode & 0o777, 0o600)

    def test_same_scores_same_picture(self):
        one = self.read(self.chart('one.svg')[1])
        self.assertEqual(one, self.read(self.chart('two.svg')[1]))
        self.assertNotEqual(one, self.read(self.chart('three.svg', '--language', 'es')[1]))

    def test_refuses_what_it_cannot_draw(self):
        for options in (('--instrument', 'pcl-5'), ('--instrument', 'nonsense'), ('--width', '12')):
            done, path = self.chart('no.png', *options)
            self.assertNotEqual(done.returncode, 0)
            self.assertFalse(os.path.exists(path))
        self.assertNotEqual(self.chart('no.gif')[0].returncode, 0)

    def test_front_desk_may_not(self):
        done, path = self.chart('no.png', user='desk')
        self.assertNotEqual(done.returncode, 0)
        self.assertFalse(os.path.exists(path))

    def test_is_written_down(self):
        before = len(self.clinic.trail())
        self.chart('a.png')
        self.assertEqual(len(self.clinic.trail()), before + 1)

    def test_summary_tells_of_the_scores(self):
        path = os.path.join(self.scratch, 'summary.pdf')
        self.clinic('summary', 'patient', self.mrn, '-o', path)
        self.assertTrue(self.read(path).startswith(b'%PDF'))


if __name__ == '__main__':
    harness.main()
