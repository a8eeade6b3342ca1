#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Respite developers
#
# Installs what the tests need, builds Respite in _build and runs all tests. Arguments go to `meson test`, as
# `sh tests/run.sh --suite core`. The last line says how many passed, failed and were skipped.

set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
build=${RESPITE_BUILD:-$top/_build}
. "$top/data/packages.sh"

install_lists "$top/data/debian-packages" "$top/tests/debian-packages"

if [ ! -f "$build/build.ninja" ]; then
  meson setup "$build" "$top"
elif ! grep -q '"xtst"' "$build/meson-info/intro-dependencies.json"; then
  # It was set up for running only, before the packages of the tests were there.
  meson setup --reconfigure "$build" "$top"
fi
meson compile -C "$build"

rm -f "$build/meson-logs/testlog.junit.xml"
result=0
meson test -C "$build" --no-rebuild --print-errorlogs "$@" || result=$?
/usr/bin/python3 "$top/tests/summary.py" "$build/meson-logs/testlog.junit.xml" || result=1
exit "$result"
