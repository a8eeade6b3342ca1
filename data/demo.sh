#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Respite developers
#
# sh data/demo.sh [--again]: installs what Respite needs, builds it in _build, and opens the practice clinic. --again
# makes a new practice clinic. Without a display it makes a whole visit by commands, takes the chart, the documents and
# screenshots, and names the folder.

set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
build=${RESPITE_BUILD:-$top/_build}
. "$top/data/packages.sh"

install_lists "$top/data/debian-packages"
[ -f "$build/build.ninja" ] || meson setup "$build" "$top"
meson compile -C "$build" respite respite-cli respite-gmo

if [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]; then
  folder=${RESPITE_DATA:-${XDG_DATA_HOME:-$HOME/.local/share}/respite-practice}
  if [ "${1:-}" = --again ] && [ -f "$folder/keys.json" ]; then
    if ! grep -q '"practice"' "$folder/keys.json"; then
      say "$folder is no practice clinic: it stays as it is." >&2
      exit 1
    fi
    rm -rf "$folder"
  fi
  if [ ! -e "$folder/keys.json" ]; then
    say "Making the practice clinic in $folder"
    "$build/src/cli/respite-cli" --data "$folder" demo
  else
    say "Opening the practice clinic in $folder; sh data/demo.sh --again makes a new one."
  fi
  exec "$build/src/respite" --data "$folder" --demo
fi

say "There is no display: the visit is made by commands, and screenshots under Xvfb."
install_lists "$top/tests/debian-packages"
out=$build/visit
rm -rf "$out"
mkdir -p "$out"
sh "$top/data/demo/visit.sh" "$build" "$out"
sh "$top/data/demo/screenshots.sh" "$build" "$out"
say "All of it is in $out"
ls "$out"
