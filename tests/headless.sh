#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Respite developers
#
# Runs a command on a private X server with a window manager, pinned fonts and renderer, and no session bus unless
# BUS=1. Safe in parallel: the server picks its own display number.
# usage: tests/headless.sh COMMAND [ARGUMENT...]
set -u

folder=$(mktemp -d "${TMPDIR:-/tmp}/headless.XXXXXX")
server=
manager=

clean_up ()
{
  [ -n "$manager" ] && kill "$manager" 2>/dev/null
  [ -n "$server" ] && kill "$server" 2>/dev/null
  wait 2>/dev/null
  rm -rf "$folder"
}
trap clean_up EXIT

exec 9>"$folder/display"
Xvfb -displayfd 9 -screen 0 "${SCREEN:-1280x900x24}" -nolisten tcp -noreset >"$folder/xvfb.log" 2>&1 &
server=$!
exec 9>&-
for _ in $(seq 400); do
  [ -s "$folder/display" ] && break
  kill -0 "$server" 2>/dev/null || break
  sleep 0.05
done
if [ ! -s "$folder/display" ]; then
  echo "The X server did not start:" >&2
  cat "$folder/xvfb.log" >&2
  exit 99
fi

DISPLAY=:$(cat "$folder/display")
export DISPLAY
export XDG_RUNTIME_DIR=$folder/run XDG_CONFIG_HOME=$folder/config XDG_DATA_HOME=$folder/data
export XDG_CACHE_HOME=${XDG_CACHE_HOME:-${HOME:-/root}/.cache}
mkdir -m 700 "$XDG_RUNTIME_DIR"
mkdir -p "$XDG_CONFIG_HOME/gtk-4.0" "$XDG_DATA_HOME"
# No blinking caret and no animations: screenshots repeat to the pixel.
printf '[Settings]\ngtk-cursor-blink=0\ngtk-enable-animations=0\ngtk-font-name=%s\ngtk-icon-theme-name=Adwaita\n' \
  "${FONT:-DejaVu Sans 10}" >"$XDG_CONFIG_HOME/gtk-4.0/settings.ini"

unset WAYLAND_DISPLAY XAUTHORITY
export GDK_BACKEND=x11 GSK_RENDERER=cairo GDK_DEBUG=gl-disable GDK_DISABLE=gl LIBGL_ALWAYS_SOFTWARE=1
export GSETTINGS_BACKEND=memory LANG=C.UTF-8 NO_AT_BRIDGE=1

if [ -n "${WM-icewm}" ]; then
  "${WM-icewm}" >"$folder/wm.log" 2>&1 &
  manager=$!
  for _ in $(seq 200); do
    xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q '#' && break
    sleep 0.05
  done
fi

if [ "${BUS:-0}" = 1 ]; then
  dbus-run-session -- "$@" 2> >(grep -v '^dbus-daemon\[\|^SpiRegistry' >&2)
else
  export DBUS_SESSION_BUS_ADDRESS=disabled: GTK_A11Y=${GTK_A11Y:-none}
  "$@"
fi
