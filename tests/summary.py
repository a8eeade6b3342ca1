#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Respite developers
"""Prints one closing line for the JUnit files that `meson test` wrote: N passed, M failed, K skipped."""

import json
import re
import sys
import xml.etree.ElementTree as ElementTree

# Meson puts into the file what tests print, also characters that XML cannot hold.
UNFIT = re.compile('[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]')


def read(path):
    with open(path, encoding='utf-8', errors='replace') as file:
        return ElementTree.fromstring(UNFIT.sub('?', file.read()).encode())


def list_failed_programs(path):
    """Names the programs that failed as a whole: a leak is found after the last test has passed."""
    with open(path.replace('.junit.xml', '.json'), encoding='utf-8', errors='replace') as file:
        results = [json.loads(line) for line in file]
    return [result['name'] for result in results if result['result'] not in ('OK', 'SKIP', 'EXPECTEDFAIL')]


def count(path):
    cases = list(read(path).iter('testcase'))
    failed = [case for case in cases if case.find('failure') is not None or case.find('error') is not None]
    skipped = [case for case in cases if case not in failed and case.find('skipped') is not None]

    for case in failed:
        print(f'failed: {case.get("classname")} {case.get("name")}')
    programs = list_failed_programs(path)
    for program in programs:
        print(f'failed: {program} as a whole')
    return len(cases) - len(failed) - len(skipped), max(len(failed), len(programs)), len(skipped)


def main(paths):
    totals = [0, 0, 0]
    for path in paths:
        try:
            totals = [total + more for total, more in zip(totals, count(path))]
        except (OSError, ElementTree.ParseError) as error:
            print(f'{path}: no test results ({error})', file=sys.stderr)
            totals[1] += 1
    print('{} passed, {} failed, {} skipped'.format(*totals))
    return 1 if totals[1] or not totals[0] else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
