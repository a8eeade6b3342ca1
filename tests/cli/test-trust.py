#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Respite developers
"""Permissions, audit, backups, and clinics that are damaged, foreign, newer, full or read-only."""

import glob
import os
import re
import shutil
import sqlite3
import subprocess

import harness
from harness import Clinic, PRACTICE_PASSWORD, run

PASSPHRASE = {'RESPITE_PASSPHRASE': 'a passphrase for the safe'}


def run_as_root(*command):
    """Whether a command that needs root worked."""
    if os.geteuid() != 0:
        return False
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


class Trust(harness.PracticeCase):
    def database(self):
        found = [path for path in glob.glob(os.path.join(self.clinic.folder, '*'))
                 if path.endswith(('.db', '.sqlite', '.respite'))]
        self.assertEqual(len(found), 1, os.listdir(self.clinic.folder))
        return found[0]

    def refuse(self, *arguments, words=(), **options):
        self.assert_refused(self.clinic.raw(*arguments, **options), *words)

    def mount(self, *options):
        place = self.path('mounted')
        os.mkdir(place)
        if not run_as_root('mount', '-t', 'tmpfs', '-o', ','.join(options), 'tmpfs', place):
            self.skipTest('mounting is not possible here')
        self.addCleanup(run_as_root, 'umount', '-l', place)
        return place

    def test_roles_are_held_by_the_core(self):
        for user, arguments in (
                ('desk', ['patient', 'show', '10001']),
                ('desk', ['audit', 'list']),
                ('nurse', ['staff', 'add', 'x', '--name', 'X', '--roles', 'nurse']),
                ('nurse', ['eligibility', 'sign', '--patient', '10001', '--decision', 'cleared']),
                ('prescriber', ['backup', 'make', self.scratch])):
            with self.subTest(user=user, arguments=arguments):
                if arguments[:2] == ['patient', 'show']:
                    shown = self.clinic(*arguments, user=user)
                    self.assertNotIn('medicines', shown)
                    continue
                before = self.clinic.trail()
                self.refuse(*arguments, user=user, env={'RESPITE_NEW_PASSWORD': 'something long enough'})
                self.assertEqual(self.clinic.trail(), before)

    def choose_own(self, login, given):
        """What an administrator gave is good for one thing: another password."""
        own = 'only I know this one'
        self.refuse('session', 'list', user=login, password=given['RESPITE_NEW_PASSWORD'], words=['your own'])
        self.clinic('staff', 'password', user=login, password=given['RESPITE_NEW_PASSWORD'],
                    env={'RESPITE_NEW_PASSWORD': own})
        return own

    def test_accounts_are_edited(self):
        second = {'RESPITE_NEW_PASSWORD': 'something else to remember'}
        self.clinic('staff', 'edit', 'desk', '--name', 'Dana W. Field', '--roles', 'desk,nurse')
        people = {person['login']: person for person in self.clinic('staff', 'list')}
        self.assertEqual(people['desk']['name'], 'Dana W. Field')
        self.assertEqual(sorted(people['desk']['roles']), ['desk', 'nurse'])
        self.refuse('staff', 'edit', 'owner', '--name', ' ')

        self.clinic('staff', 'deactivate', 'nurse')
        self.refuse('staff', 'reactivate', 'desk', env=second)
        self.clinic('staff', 'reactivate', 'nurse', env=second)
        self.refuse('session', 'list', user='nurse')
        own = self.choose_own('nurse', second)
        self.clinic('session', 'list', user='nurse', password=own)

        self.clinic('staff', 'password', '--of', 'desk', env=second)
        own = self.choose_own('desk', second)
        self.clinic('session', 'list', user='desk', password=own)
        self.refuse('staff', 'password', '--of', 'owner', user='prescriber', env=second)
        self.clinic('staff', 'password', user='prescriber', env=second)
        self.refuse('session', 'list', user='prescriber')

    def test_a_new_account_chooses_its_own_password(self):
        given = {'RESPITE_NEW_PASSWORD': 'good for one sign-in only'}
        self.clinic('staff', 'add', 'locum', '--name', 'Lo Cum', '--roles', 'nurse', '--one-time', env=given)
        own = self.choose_own('locum', given)
        self.clinic('session', 'list', user='locum', password=own)

    def test_emergency_access(self):
        self.clinic('staff', 'add', 'manager', '--name', 'Mo Manager', '--roles', 'administrator',
                    env={'RESPITE_NEW_PASSWORD': PRACTICE_PASSWORD})
        self.assertNotIn('medicines', self.clinic('patient', 'show', '10001', user='manager'))
        self.refuse('access', 'open', '--patient', '10001', '--reason', ' ', user='manager')
        opened = self.clinic('access', 'open', '--patient', '10001', '--reason', 'Nobody clinical here',
                             user='manager')
        self.assertIn('medicines', self.clinic('patient', 'show', '10001', user='manager'))
        self.assertNotIn('medicines', self.clinic('patient', 'show', '10002', user='manager'))

        rows = self.clinic('access', 'list')
        self.assertEqual([(row['by'], row['mrn'], row['reason'], row['acknowledged']) for row in rows],
                         [('Mo Manager', '10001', 'Nobody clinical here', False)])
        self.refuse('access', 'acknowledge', opened['id'], user='manager')
        self.refuse('access', 'acknowledge', opened['id'], user='nurse')
        self.clinic('access', 'acknowledge', opened['id'], '--note', 'Talked about it')
        self.assertEqual(self.clinic('access', 'list'), [])
        self.assertEqual(len(self.clinic('access', 'list', '--all')), 1)
        trail = self.clinic('audit', 'list', '--patient', '10001', '--action', 'access.')
        self.assertEqual([(row['action'], row['reason']) for row in trail],
                         [('access.acknowledge', None), ('access.open', 'Nobody clinical here')])

    def test_refused_acts_are_in_the_audit(self):
        self.clinic.raw('staff', 'add', 'x', '--name', 'X', '--roles', 'nurse', user='desk',
                        env={'RESPITE_NEW_PASSWORD': 'something long enough'})
        self.clinic.raw('backup', 'make', self.scratch, user='nurse')
        self.assertIn('denied', [row['outcome'] for row in self.clinic('audit', 'list')])

    def test_the_audit_is_in_words_for_people_and_in_codes_for_scripts(self):
        self.clinic('patient', 'archive', '10001')
        row = self.clinic('audit', 'list', '--patient', '10001', '--action', 'patient.')[0]
        self.assertEqual((row['action'], row['kind'], row['outcome']), ('patient.archive', 'patient', 'done'))
        text = self.clinic.raw('audit', 'list', '--patient', '10001', '--action', 'patient.', as_json=False).stdout
        self.assertIn('Patient archived', text)
        self.assertNotIn('patient.archive', text)
        spanish = self.clinic.raw('audit', 'list', '--patient', '10001', '--action', 'patient.', as_json=False,
                                  env={'LANGUAGE': 'es'}).stdout
        self.assertIn('Paciente archivado', spanish)

    def test_deactivated_account_cannot_sign_in(self):
        self.clinic('staff', 'deactivate', 'nurse')
        self.refuse('session', 'list', user='nurse')

    def test_wrong_password(self):
        self.refuse('staff', 'list', password='not this one', words=['password'])

    def bytes_that_count(self, path):
        """Places in the database whose change must be found. SQLCipher seals every page, so any byte
        counts; plain SQLite has unused bytes and nothing over a row of a table, so there it is the
        rows of the audit trail, once what deleted rows left behind is gone."""
        if 'NOT ENCRYPTED' not in run(['--version'], password=None).stdout:
            size = os.path.getsize(path)
            return [size * part // 8 for part in range(1, 8)]
        database = sqlite3.connect(path)
        database.execute('VACUUM')
        database.close()
        with open(path, 'rb') as file:
            content = file.read()
        return [found.start() + 1 for found in re.finditer(rb'consent\.sign|session\.sign', content)][:7]

    def test_verify_finds_a_changed_byte(self):
        path = self.database()
        places = self.bytes_that_count(path)
        self.assertEqual(len(places), 7)
        sound = self.path('sound')
        shutil.copytree(self.clinic.folder, sound)
        for place in places:
            with self.subTest(place=place):
                shutil.rmtree(self.clinic.folder)
                shutil.copytree(sound, self.clinic.folder)
                with open(path, 'r+b') as file:
                    file.seek(place)
                    byte = file.read(1)
                    file.seek(place)
                    file.write(bytes([byte[0] ^ 0xff]))
                done = self.clinic.raw('verify', as_json=False)
                self.assertEqual(done.returncode, 1)
                self.assert_sentence(done.stderr)

    def test_damaged_database(self):
        with open(self.database(), 'r+b') as file:
            file.write(b'\xa5' * 4096)
        for path in glob.glob(self.database() + '-*'):
            os.remove(path)
        self.refuse('patient', 'list')

    def test_file_that_is_no_database(self):
        path = self.database()
        for other in glob.glob(path + '-*'):
            os.remove(other)
        with open(path, 'wb') as file:
            file.write(b'Name,Born\nRosa,1971\n' * 1000)
        self.refuse('patient', 'list')

    def test_missing_database(self):
        for path in glob.glob(self.database() + '*'):
            os.remove(path)
        self.refuse('patient', 'list')

    def test_damaged_key_file(self):
        for content in (b'', b'{', b'[]', b'{"format": "other"}', b'\x00' * 100, b'{"format":"respite-keys/999"}'):
            with self.subTest(content=content):
                with open(os.path.join(self.clinic.folder, 'keys.json'), 'wb') as file:
                    file.write(content)
                self.refuse('patient', 'list')

    def test_key_file_of_another_clinic(self):
        other = self.path('other')
        run(['--data', other, 'init', '--clinic', 'Other', '--admin', 'owner'], password=PRACTICE_PASSWORD + ' longer')
        shutil.copy(os.path.join(other, 'keys.json'), self.clinic.folder)
        self.refuse('patient', 'list', password=PRACTICE_PASSWORD + ' longer')

    def test_read_only_place_can_be_read_and_not_written(self):
        place = self.mount('size=64m')
        folder = os.path.join(place, 'clinic')
        shutil.copytree(self.clinic.folder, folder)
        self.assertTrue(run_as_root('mount', '-o', 'remount,ro', place))
        clinic = Clinic(folder, password=PRACTICE_PASSWORD)
        self.assertGreater(len(clinic('patient', 'list')), 10)
        done = clinic.raw('patient', 'add', '--family', 'A', '--given', 'B', '--born', '1970-01-01')
        self.assert_refused(done, 'read')

    def test_full_disk_changes_nothing(self):
        place = self.mount('size=24m')
        folder = os.path.join(place, 'clinic')
        shutil.copytree(self.clinic.folder, folder)
        clinic = Clinic(folder, password=PRACTICE_PASSWORD)
        clinic('patient', 'list')
        before = clinic.trail()
        ballast = os.open(os.path.join(place, 'ballast'), os.O_CREAT | os.O_WRONLY)
        try:
            while os.write(ballast, b'\0' * 4096):
                pass
        except OSError:
            os.close(ballast)
        done = clinic.raw('patient', 'add', '--family', 'A', '--given', 'B', '--born', '1970-01-01',
                          '--note', 'x' * 9000)
        self.assert_refused(done)
        os.remove(os.path.join(place, 'ballast'))
        self.assertEqual(clinic.trail(), before)
        self.assertTrue(clinic('verify')['sound'])

    def test_full_disk_while_a_document_is_written(self):
        place = self.mount('size=16k')
        done = self.clinic.raw('handout', 'make', 'going-home', '-o', os.path.join(place, 'x.pdf'))
        self.assert_refused(done)
        self.assertEqual(os.listdir(place), [])

    def test_backup_is_proven_and_comes_back(self):
        made = self.clinic('backup', 'make', self.scratch, env=PASSPHRASE)
        self.assertTrue(made['proven_at'])
        before = self.clinic('patient', 'list')
        self.clinic('patient', 'add', '--family', 'Later', '--given', 'One', '--born', '1970-01-01')
        again = self.clinic('backup', 'verify', made['file'])
        self.assertEqual(again['rows'], made['rows'])
        self.clinic('backup', 'restore', made['file'], env=PASSPHRASE)
        self.assertEqual(self.clinic('patient', 'list'), before)
        self.assertTrue(self.clinic('verify')['sound'])
        self.assertTrue(glob.glob(os.path.join(self.clinic.folder, 'replaced-*')))

    def test_backup_restores_on_a_new_computer(self):
        made = self.clinic('backup', 'make', self.scratch, env=PASSPHRASE)
        other = Clinic(self.path('new'), password=PRACTICE_PASSWORD)
        other('backup', 'restore', made['file'], env=PASSPHRASE)
        self.assertEqual(other('patient', 'list'), self.clinic('patient', 'list'))

    def test_wrong_passphrase_and_damaged_backup(self):
        made = self.clinic('backup', 'make', self.scratch, env=PASSPHRASE)
        before = self.clinic.trail()
        self.refuse('backup', 'restore', made['file'], env={'RESPITE_PASSPHRASE': 'not the passphrase'})
        with open(made['file'], 'r+b') as file:
            file.seek(made['bytes'] // 2)
            file.write(b'\0\1\2\3')
        self.refuse('backup', 'verify', made['file'])
        self.refuse('backup', 'restore', made['file'], env=PASSPHRASE)
        with open(made['file'], 'r+b') as file:
            file.truncate(made['bytes'] // 2)
        self.refuse('backup', 'restore', made['file'], env=PASSPHRASE)
        self.assertEqual([row for row in self.clinic.trail() if not row[1].startswith('backup')],
                         [row for row in before if not row[1].startswith('backup')])

    def test_backup_of_a_real_clinic_does_not_come_into_a_practice_clinic(self):
        real = Clinic(self.path('real'), user='boss')
        run(['--data', real.folder, 'init', '--clinic', 'Real', '--admin', 'boss'])
        made = real('backup', 'make', self.scratch, env=PASSPHRASE)
        self.refuse('backup', 'restore', made['file'], env=PASSPHRASE)

    def test_backup_into_a_place_that_is_not_there(self):
        self.refuse('backup', 'make', self.path('no/such/place'), env=PASSPHRASE)

    def test_files_are_their_owners_only(self):
        out = self.path('out.pdf')
        self.clinic('handout', 'make', 'going-home', '-o', out)
        for path in [out] + glob.glob(os.path.join(self.clinic.folder, '*')):
            self.assertEqual(os.stat(path).st_mode & 0o077, 0, path)

    def test_documents_and_views_are_in_the_audit(self):
        mrn = self.clinic('patient', 'list')[0]['mrn']
        self.clinic('patient', 'show', mrn)
        self.clinic('handout', 'make', 'going-home', '--patient', mrn, '-o', self.path('a.pdf'))
        actions = [row['action'] for row in self.clinic('audit', 'list', '--patient', mrn)]
        self.assertIn('record.view', actions)
        self.assertTrue(any('document' in action or 'handout' in action for action in actions), actions)


if __name__ == '__main__':
    harness.main()
