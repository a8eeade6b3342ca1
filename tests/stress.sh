#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Respite developers
#
# The long runs that there is no time for at every change; sh tests/run.sh makes the same ones short. About an hour:
# 1,000 kills at random moments of an infusion's entry, 1,000 of settings and accounts each, then eight hours of an
# infusion in fast time in the window with 10,000 entries and three idle locks. Each prints its figures.

set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
build=${RESPITE_BUILD:-$top/_build}
. "$top/data/packages.sh"

install_lists "$top/data/debian-packages" "$top/tests/debian-packages"
[ -f "$build/build.ninja" ] || meson setup "$build" "$top"
meson compile -C "$build"

run ()
{
  tests=$1
  shift
  # The names of the tests are words of their own.
  meson test -C "$build" --no-rebuild --verbose --timeout-multiplier 0 --num-processes 1 --test-args="$*" $tests
}

run "kill kill-session" --kills 1000
run soak --hours 8 --events 10000 --locks 3
