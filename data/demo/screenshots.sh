#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Respite developers
#
# screenshots.sh BUILD OUT: opens the practice clinic of OUT/clinic in a window under Xvfb, signs in with real keys, and
# takes pictures of sign-in, day board, running infusion, search and record.

set -eu
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
build=$1
out=$2

if [ "${3:-}" != inside ]; then
  SCREEN=1300x860x24 exec bash "$top/tests/headless.sh" sh "$0" "$build" "$out" inside
fi

"$build/src/respite" --data "$out/clinic" --demo >"$out/window.log" 2>&1 &
window_process=$!
window=
tries=0
while [ -z "$window" ] && [ "$tries" -lt 200 ]; do
  window=$(xdotool search --onlyvisible --pid "$window_process" --name Respite 2>/dev/null | tail -n 1 || true)
  tries=$((tries + 1))
  sleep 0.1
done
if [ -z "$window" ]; then
  printf '%s\n' "The window did not open:" >&2
  cat "$out/window.log" >&2
  exit 1
fi

# press SECONDS KEY...: keys, then time to draw
press ()
{
  pause=$1
  shift
  xdotool key --delay 60 "$@"
  sleep "$pause"
}

picture ()
{
  import -window "$window" "$out/screen-$1.png"
}

sleep 1
xdotool windowsize --sync "$window" 1280 800 2>/dev/null || true
sleep 1
picture sign-in
xdotool type --delay 20 nurse
press 0.3 Tab
xdotool type --delay 20 practice-clinic
press 3 Return
picture today
press 3 Return
picture infusion
press 1 ctrl+k
xdotool type --delay 40 mart
sleep 1
picture search
press 2 Return
picture record
press 1 ctrl+q
if kill -0 "$window_process" 2>/dev/null; then
  kill "$window_process"
fi
wait "$window_process" || true
rm -f "$out/window.log"
