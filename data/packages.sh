# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Respite developers
#
# Sourced by data/demo.sh and tests/run.sh: installs the packages of a list on Debian. Nothing happens, and nothing is
# asked, when all of them are there already.

say ()
{
  printf '%s\n' "$*"
}

# as_root COMMAND...
as_root ()
{
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null 2>&1; then
    sudo "$@"
  else
    say "Packages have to be installed: run this as root, or install sudo." >&2
    return 1
  fi
}

# A held package lock is waited for.
apt_get ()
{
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 "$@"
}

# read_lists FILE...: the packages of the lists, one a line
read_lists ()
{
  sed -e 's/#.*//' -e 's/[[:space:]]//g' -e '/^$/d' "$@"
}

# list_missing PACKAGE...: those that are not installed
list_missing ()
{
  present=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null | sed -n 's/ installed$//p')
  for package in "$@"; do
    printf '%s\n' "$present" | grep -qxF -- "$package" || printf '%s\n' "$package"
  done
}

# The package lists are fetched when there are none or when they do not know a package.
update_lists ()
{
  if [ -z "${lists_are_new:-}" ]; then
    apt_get update || return 1
    lists_are_new=yes
  fi
}

# is_new_enough VERSION: whether a version of SQLCipher is one that can be used
is_new_enough ()
{
  [ -n "$1" ] && [ "$1" != "(none)" ] && dpkg --compare-versions "$1" ge 4.6
}

# take_from_backports PACKAGE...: through a source of its own that is gone afterwards; the machine's sources stay as
# they are, and the address comes from them
take_from_backports ()
{
  release=$(. /etc/os-release && printf '%s' "${VERSION_CODENAME:-}")
  place=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE)' | sed -n "s/ $release\$//p" | sort -u | head -n 1)
  [ -n "$release" ] && [ -n "$place" ] || return 1

  folder=$(mktemp -d) || return 1
  mkdir -p "$folder/lists/partial" "$folder/packages"
  printf 'Types: deb\nURIs: %s\nSuites: %s-backports\nComponents: main\n%s\n' "$place" "$release" \
    "Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg" >"$folder/backports.sources"

  taken=no
  if apt_get -o Dir::Etc::sourcelist="$folder/backports.sources" -o Dir::Etc::sourceparts=- \
       -o Dir::State::Lists="$folder/lists" -o APT::Sandbox::User=root update &&
     (cd "$folder/packages" &&
      apt_get -o Dir::Etc::sourcelist="$folder/backports.sources" -o Dir::Etc::sourceparts=- \
        -o Dir::State::Lists="$folder/lists" -o APT::Sandbox::User=root download "$@") &&
     apt_get -o APT::Sandbox::User=root install -y --no-install-recommends "$folder"/packages/*.deb; then
    taken=yes
  fi
  as_root rm -rf "$folder"
  [ "$taken" = yes ]
}

# SQLCipher 4.6, else plain SQLite
install_sqlcipher ()
{
  is_new_enough "$(dpkg-query -W -f '${Version}' libsqlcipher-dev 2>/dev/null)" && return 0

  update_lists || return 1
  candidate=$(LC_ALL=C apt-cache policy libsqlcipher-dev | sed -n 's/^ *Candidate: //p')
  if is_new_enough "$candidate"; then
    apt_get install -y --no-install-recommends libsqlcipher-dev && return 0
  elif take_from_backports libsqlcipher1 libsqlcipher-dev; then
    return 0
  fi

  say "SQLCipher 4.6 cannot be had here: Respite is built with plain SQLite, and its database is NOT ENCRYPTED."
  [ -z "$(list_missing libsqlite3-dev)" ] || apt_get install -y --no-install-recommends libsqlite3-dev
}

# install_lists FILE...
install_lists ()
{
  if ! command -v apt-get >/dev/null 2>&1 || ! command -v dpkg-query >/dev/null 2>&1; then
    say "This is not Debian: install what these lists name yourself: $*"
    return 0
  fi

  missing=$(list_missing $(read_lists "$@" | grep -vx 'libsqlcipher-dev'))
  if [ -n "$missing" ]; then
    say "Installing:" $missing
    if ! apt-cache show $missing >/dev/null 2>&1; then
      update_lists || return 1
    fi
    if ! apt_get install -y --no-install-recommends $missing; then
      update_lists && apt_get install -y --no-install-recommends $missing || return 1
    fi
  fi
  if read_lists "$@" | grep -qx 'libsqlcipher-dev'; then
    install_sqlcipher
  fi
}
