#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Respite developers
"""Forms from files by commands: what comes in, what is said of it, and how answers are checked."""

import json
import os

import harness

FHIR = 'http://hl7.org/fhir/StructureDefinition/'
CALCULATED = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression'


def scored(link_id):
    return {'linkId': link_id, 'type': 'choice', 'text': link_id, 'required': True, 'answerOption': [
        {'valueCoding': {'system': 'urn:x', 'code': str(score)},
         'extension': [{'url': FHIR + 'ordinalValue', 'valueDecimal': score}]} for score in range(4)]}


FORM = {
    'resourceType': 'Questionnaire', 'status': 'active', 'url': 'http://example.org/pain-diary', 'version': '1',
    'title': 'Pain diary', 'item': [
        scored('rest'), scored('walking'),
        {'linkId': 'total', 'type': 'integer', 'readOnly': True, 'text': 'Total', 'extension': [
            {'url': CALCULATED, 'valueExpression': {
                'language': 'text/fhirpath', 'expression': '%resource.item.answer.value.ordinal().sum()'}}]},
        {'linkId': 'drug', 'type': 'group', 'repeats': True, 'item': [
            {'linkId': 'name', 'type': 'string', 'maxLength': 20}, {'linkId': 'helped', 'type': 'boolean'}]},
        {'linkId': 'why', 'type': 'string', 'text': 'Why not?', 'enableWhen': [
            {'question': 'helped', 'operator': '=', 'answerBoolean': False}]},
        {'linkId': 'photo', 'type': 'attachment'},
    ]}


def response(*items, status='completed'):
    return {'resourceType': 'QuestionnaireResponse', 'status': status, 'item': list(items),
            'questionnaire': 'http://example.org/pain-diary|1'}


def choice(link_id, code):
    return {'linkId': link_id, 'answer': [{'valueCoding': {'system': 'urn:x', 'code': str(code)}}]}


class Forms(harness.PracticeCase):
    def bring_in(self, **changes):
        return self.clinic('form', 'import', self.write('form.json', {**FORM, **changes}))

    def test_report_and_versions(self):
        report = self.bring_in()
        self.assertEqual((report['id'], report['version'], report['result']), ('pain-diary', '1', 'added'))
        self.assertEqual((report['items'], report['questions'], report['not_asked']), (8, 6, 1))
        note, = report['issues']
        self.assertEqual((note['id'], note['kind'], note['what']), ('photo', 'not-asked', 'attachment'))
        before = self.clinic.trail()
        self.assertEqual(self.bring_in()['result'], 'here-already')
        self.assert_refused(self.clinic.raw('form', 'import', self.write('other.json', {**FORM, 'title': 'Other'})),
                            'version')
        self.assertEqual(self.clinic.trail(), before)
        self.assertEqual(self.bring_in(version='2')['result'], 'new-version')
        self.assertEqual([row['version'] for row in self.clinic('form', 'list') if row['id'] == 'pain-diary'], ['2'])

    def test_report_for_a_person(self):
        done = self.clinic.raw('form', 'import', self.write('form.json', FORM), as_json=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        for word in ('pain-diary', 'photo', 'attachment', 'answers of this type cannot be given here'):
            self.assertIn(word, done.stdout)

    def test_broken_file_names_its_line(self):
        text = json.dumps(FORM, indent=1).replace('"type": "integer"', '"type": "riddle"')
        line = text[:text.index('"total"')].count('\n')
        before = self.clinic.trail()
        self.assert_refused(self.clinic.raw('form', 'import', self.write('broken.json', text)), f'Line {line}')
        self.assertEqual(self.clinic.trail(), before)

    def test_filled_by_object_and_by_response(self):
        self.bring_in()
        mrn = self.clinic('patient', 'list')[0]['mrn']
        answers = {'rest': '2', 'walking': '3', 'drug': [{'name': 'Ibuprofen', 'helped': True},
                                                         {'name': 'Paracetamol', 'helped': False}], 'why': 'Too weak'}
        for content in (answers, response(
                choice('rest', 2), choice('walking', 3), {'linkId': 'total', 'answer': [{'valueInteger': 5}]},
                {'linkId': 'drug', 'item': [{'linkId': 'name', 'answer': [{'valueString': 'Ibuprofen'}]}]})):
            done = self.clinic('form', 'fill', 'pain-diary', '--patient', mrn, '--answers',
                               self.write('answers.json', content))
            self.assertFalse(done['draft'])
        own = [row for row in self.clinic('score', 'list', '--patient', mrn) if row['instrument'].startswith('form:')]
        self.assertEqual([(row['title'], row['value_thousandths'], row['band'], row['flags']) for row in own],
                         [('Total', 5000, None, [])] * 2)

    def test_faulty_answers_change_nothing(self):
        self.bring_in()
        mrn = self.clinic('patient', 'list')[0]['mrn']
        before = self.clinic.trail()
        good = {'rest': '2', 'walking': '3'}
        for content in ({}, {'rest': '2'}, {**good, 'walking': '9'}, {**good, 'total': 99}, {**good, 'why': 'x'},
                        {**good, 'photo': 'x'}, {**good, 'drug': 5}, {**good, 'name': 'x' * 21},
                        response(choice('rest', 2)), response(choice('rest', 2), choice('walking', 9)),
                        response(choice('rest', 2), choice('walking', 3), choice('nobody', 1))):
            self.assert_refused(self.clinic.raw('form', 'fill', 'pain-diary', '--patient', mrn, '--answers',
                                                self.write('answers.json', content)), 'not valid')
        self.assertEqual(self.clinic.trail(), before)

    def test_draft_discarded_and_brought_back(self):
        mrn = self.clinic('patient', 'list')[0]['mrn']
        before = len(self.clinic('safety', 'list'))
        draft = self.clinic('form', 'fill', 'phq-9', '--patient', mrn, '--draft', '--answers',
                            self.write('answers.json', {'self-harm': '2'}))['id']
        self.assertEqual(len(self.clinic('safety', 'list')), before + 1)
        self.assertIn(draft, [row['id'] for row in self.clinic('form', 'drafts', '--patient', mrn)])
        self.clinic('form', 'discard', draft)
        self.assertNotIn(draft, [row['id'] for row in self.clinic('form', 'drafts', '--patient', mrn)])
        self.assert_refused(self.clinic.raw('form', 'discard', draft), 'discarded')
        discarded = self.clinic('form', 'drafts', '--patient', mrn, '--discarded')
        self.assertEqual([row['id'] for row in discarded], [draft])
        spanish = self.clinic('form', 'drafts', '--patient', mrn, '--discarded', '--language', 'es')
        self.assertNotEqual(spanish[0]['title'], discarded[0]['title'])
        self.clinic('form', 'bring-back', draft)
        self.assertEqual(self.clinic('form', 'drafts', '--patient', mrn, '--discarded'), [])
        self.assertIn(draft, [row['id'] for row in self.clinic('form', 'drafts', '--patient', mrn)])
        self.assertEqual(len(self.clinic('safety', 'list')), before + 1)

    def test_draft_may_be_incomplete(self):
        self.bring_in()
        mrn = self.clinic('patient', 'list')[0]['mrn']
        done = self.clinic('form', 'fill', 'pain-diary', '--patient', mrn, '--draft', '--answers',
                           self.write('answers.json', {'rest': '2'}))
        self.assertTrue(done['draft'])

    def test_titles_in_another_language(self):
        titles = {language: {row['id']: row['title'] for row in self.clinic('form', 'list', '--language', language)}
                  for language in ('en', 'es', 'es-MX', 'es_ES.UTF-8', 'fr')}
        self.assertEqual(titles['es']['screening'], 'Preguntas de salud antes de la ketamina')
        self.assertEqual(titles['es-MX'], titles['es'])
        self.assertEqual(titles['es_ES.UTF-8'], titles['es'])
        self.assertEqual(titles['fr'], titles['en'])
        self.assertNotEqual(titles['en']['screening'], titles['es']['screening'])

    def test_retired_and_restored(self):
        self.bring_in()
        mrn = self.clinic('patient', 'list')[0]['mrn']
        fill = ('form', 'fill', 'pain-diary', '--patient', mrn, '--answers',
                self.write('answers.json', {'rest': '2', 'walking': '3'}))
        self.clinic(*fill)
        self.assert_refused(self.clinic.raw('form', 'retire', 'pain-diary', user='nurse'))
        self.clinic('form', 'retire', 'pain-diary')
        self.assertTrue(next(row['retired'] for row in self.clinic('form', 'list') if row['id'] == 'pain-diary'))
        self.assert_refused(self.clinic.raw(*fill), 'retired')
        self.assert_refused(self.clinic.raw('form', 'retire', 'pain-diary'), 'already')
        self.bring_in(version='2')
        self.assert_refused(self.clinic.raw(*fill), 'retired')
        self.clinic('form', 'restore', 'pain-diary')
        self.clinic(*fill)
        self.assertEqual([row[1] for row in self.clinic.trail() if row[1] in ('form.retire', 'form.restore')],
                         ['form.restore', 'form.retire'])

    def test_answers_on_paper(self):
        self.bring_in()
        mrn = self.clinic('patient', 'list')[0]['mrn']
        done = self.clinic('form', 'fill', 'pain-diary', '--patient', mrn, '--answers',
                           self.write('answers.json', {'rest': '2', 'walking': '3'}))
        before = len(self.clinic.trail())
        for number, language in enumerate(('en', 'es'), start=1):
            path = self.path(f'{language}.pdf')
            self.clinic('form', 'print', done['id'], '--language', language, '-o', path)
            with open(path, 'rb') as file:
                self.assertEqual(file.read(5), b'%PDF-')
            self.assertEqual(len(self.clinic.trail()), before + number)
            self.assertEqual(self.clinic.trail()[0][1], 'document.save')
        before = self.clinic.trail()
        for user in ('desk', 'owner'):
            path = self.path('refused.pdf') if user == 'desk' else self.path('nowhere/refused.pdf')
            self.assertEqual(self.clinic.raw('form', 'print', done['id'], '-o', path, user=user).returncode, 1)
            self.assertFalse(os.path.exists(path))
        self.assertEqual(self.clinic.trail(), before)


class Validate(harness.TestCase):
    """Without any clinic: no folder, no password."""

    def validate(self, content, as_json=True):
        return harness.run((['--json'] if as_json else []) + [
            'form', 'validate', self.write('form.json', FORM), self.write('response.json', content)], password=None)

    def test_valid(self):
        for content in ({'rest': '0', 'walking': '0'}, response(choice('rest', 0), choice('walking', 1)),
                        response(status='in-progress')):
            done = self.validate(content)
            self.assertEqual((done.returncode, done.stderr), (0, ''))
            found = json.loads(done.stdout)
            self.assertEqual((found['valid'], found['issues']), (True, []))

    def test_every_fault_is_said(self):
        done = self.validate(response(choice('rest', 9), choice('nobody', 1), choice('walking', 1),
                                      choice('walking', 1),
                                      {'linkId': 'total', 'answer': [{'valueInteger': 7}]},
                                      {'linkId': 'why', 'answer': [{'valueString': 'x'}]}))
        self.assertEqual(done.returncode, 1)
        found = json.loads(done.stdout)
        self.assertFalse(found['valid'])
        self.assertEqual([issue['key'] for issue in found['issues']], ['nobody', 'walking', 'total', 'why', 'rest'])
        self.assertTrue(all(issue['line'] >= 1 and issue['text'] for issue in found['issues']))
        self.assert_sentence(done.stderr)

    def test_for_a_person(self):
        done = self.validate({'rest': '9', 'walking': '0'}, as_json=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn('rest', done.stdout)
        self.assertIn('not valid', done.stderr)

    def test_what_is_no_form_or_no_answers(self):
        for form, answers in ((FORM, []), (FORM, {'resourceType': 'Patient'}), ({}, {}),
                              ({'resourceType': 'Patient'}, {})):
            done = harness.run(['form', 'validate', self.write('f.json', form), self.write('a.json', answers)],
                               password=None)
            self.assert_refused(done)


if __name__ == '__main__':
    harness.main()
