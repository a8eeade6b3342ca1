#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Respite developers
"""The JSON files: all are well-formed, and each example under data/schema/json fits the schema of its name.

NAME.schema.json describes NAME.example.json. The subset of JSON Schema that the schemas use is checked here; a keyword
that is not known is a mistake.
"""

import json
import os
import re

import lint

TYPES = {'object': dict, 'array': list, 'string': str, 'boolean': bool, 'null': type(None), 'integer': int,
         'number': (int, float)}
KNOWN = {'$schema', '$id', '$comment', '$defs', '$ref', 'title', 'description', 'type', 'enum', 'const', 'properties',
         'required', 'additionalProperties', 'items', 'minItems', 'maxItems', 'minLength', 'maxLength', 'minimum',
         'maximum', 'pattern', 'format', 'oneOf', 'anyOf', 'examples', 'default'}


def has_type(value, name):
    if isinstance(value, bool):
        return name == 'boolean'
    return isinstance(value, TYPES[name])


def check(value, schema, root, place, problems):
    problems += [f'{place}: the schema says {word}, which is not checked' for word in sorted(set(schema) - KNOWN)]
    if '$ref' in schema:
        target = root
        for part in schema['$ref'].lstrip('#/').split('/'):
            target = target[part]
        check(value, target, root, place, problems)
    if 'type' in schema:
        types = schema['type'] if isinstance(schema['type'], list) else [schema['type']]
        if not any(has_type(value, name) for name in types):
            problems.append(f'{place}: is no {" or ".join(types)}')
            return
    if 'enum' in schema and value not in schema['enum']:
        problems.append(f'{place}: {value!r} is none of {schema["enum"]}')
    if 'const' in schema and value != schema['const']:
        problems.append(f'{place}: is not {schema["const"]!r}')
    for word in ('oneOf', 'anyOf'):
        if word in schema:
            fits = 0
            for choice in schema[word]:
                found = []
                check(value, choice, root, place, found)
                fits += not found
            if fits == 0 or (word == 'oneOf' and fits > 1):
                problems.append(f'{place}: fits {fits} of {word}')
    if isinstance(value, dict):
        check_object(value, schema, root, place, problems)
    elif isinstance(value, list):
        if not schema.get('minItems', 0) <= len(value) <= schema.get('maxItems', len(value)):
            problems.append(f'{place}: has {len(value)} items')
        for index, item in enumerate(value):
            check(item, schema.get('items', {}), root, f'{place}[{index}]', problems)
    elif isinstance(value, str):
        if not schema.get('minLength', 0) <= len(value) <= schema.get('maxLength', len(value)):
            problems.append(f'{place}: has {len(value)} characters')
        if 'pattern' in schema and not re.search(schema['pattern'], value):
            problems.append(f'{place}: {value!r} does not look like {schema["pattern"]}')
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        if not schema.get('minimum', value) <= value <= schema.get('maximum', value):
            problems.append(f'{place}: {value} is out of range')


def check_object(value, schema, root, place, problems):
    properties = schema.get('properties', {})
    problems += [f'{place}: has no {name}' for name in schema.get('required', []) if name not in value]
    for name, member in value.items():
        if name in properties:
            check(member, properties[name], root, f'{place}.{name}', problems)
        elif schema.get('additionalProperties') is False:
            problems.append(f'{place}: has {name}, which the schema does not know')
        elif isinstance(schema.get('additionalProperties'), dict):
            check(member, schema['additionalProperties'], root, f'{place}.{name}', problems)


def main():
    problems = []
    files = lint.list_files('data', '.json')
    contents = {}
    for path in files:
        try:
            contents[path] = json.loads(lint.read(path))
        except ValueError as error:
            problems.append(f'{path}: {error}')

    for path, schema in contents.items():
        if not path.startswith('data/schema/json/'):
            continue
        if path.endswith('.schema.json'):
            example = path[:-len('.schema.json')] + '.example.json'
            if example not in contents:
                problems.append(f'{path}: has no example')
            else:
                check(contents[example], schema, schema, os.path.basename(example), problems)
        elif not (path.endswith('.example.json') and path[:-len('.example.json')] + '.schema.json' in contents):
            problems.append(f'{path}: is neither a schema nor its example')
    lint.finish(problems, True)


main()
