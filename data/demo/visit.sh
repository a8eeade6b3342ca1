#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Respite developers
#
# visit.sh BUILD OUT: one whole visit by commands alone, in a practice clinic in OUT/clinic. Leaves the chart, the
# summary, the consent and the handouts in OUT.

set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$1
out=$2
files=$here/visit
today=$(date +%Y-%m-%d)
RESPITE_PASSWORD=practice-clinic
export RESPITE_PASSWORD

say ()
{
  printf '%s\n' "$*"
}

# as LOGIN COMMAND...
as ()
{
  login=$1
  shift
  "$build/src/cli/respite-cli" --data "$out/clinic" --user "$login" "$@"
}

# ago MINUTES: the time of then
ago ()
{
  date -d "-$1 minutes" +%Y-%m-%dT%H:%M:%S%:z
}

# first KEY: the first value of that key in JSON
first ()
{
  sed -n "s/^ *\"$1\": \"\(.*\)\",\{0,1\}\$/\1/p" | head -n 1
}

say "Making a practice clinic in $out/clinic"
"$build/src/cli/respite-cli" --data "$out/clinic" demo >/dev/null

mrn=$(as nurse patient add --family Marín --given Rosa --born 1971-04-18 --sex female --language es \
  --phone "(212) 555-0146" --escort "Luis Marín" --escort-phone "(212) 555-0147" --weight 71.4 --height 163 \
  --allergy "penicillin; rash" --problem "Complex regional pain syndrome; G90.511" --medicine "lisinopril; 10 mg")
say "Patient $mrn"
as nurse form fill screening --patient "$mrn" --answers "$files/screening.json"
as prescriber eligibility sign --patient "$mrn" --decision conditional --reason "Blood pressure is treated and stable" \
  --conditions "Blood pressure before each start" >/dev/null
as desk handout make what-is --patient "$mrn" -o "$out/scan.pdf" >/dev/null
consent=$(as nurse consent sign off-label-ketamine --patient "$mrn" --paper "$out/scan.pdf" --explained)
rm -f "$out/scan.pdf"
course=$(as desk course add --patient "$mrn" --protocol pain-short-series --start "$today" --time "$(date +%H:%M)")
session=$(as desk --json session list --course "$course" | first id)
say "Consent $consent, course $course, session $session"

as nurse session gate "$session" --answers "$files/gate.json" >/dev/null
sed "s/\"weight_on\": \"[^\"]*\"/\"weight_on\": \"$today\"/" "$files/order.json" >"$out/order.json"
as prescriber session order "$session" --file "$out/order.json"
rm -f "$out/order.json"

enter ()
{
  as nurse session entry "$session" "$2" --at "$(ago "$1")" --confirm >/dev/null
}

say "Entries of the infusion"
enter 99 "128/78 72 98 14 p7 s5"
enter 97 "start"
enter 92 "131/80 74 98 14 p6 s5 x1"
enter 87 "136/82 77 97 14 p6 s5 x2"
enter 85 "dizziness start 1"
enter 82 "141/84 79 97 15 p5 s4 x4"
enter 77 "143/85 80 97 14 p4 s4 x5"
enter 75 "nausea start 2"
enter 74 "ondansetron 4 mg"
enter 72 "145/86 81 97 14 p4 s4 x5"
enter 70 "pause"
enter 66 "resume"
enter 65 "142/85 79 98 14 p4 s4 x4"
enter 62 "nausea end"
enter 60 "rate 30 mg/h"
enter 55 "140/84 78 98 14 p3 s4 x4"
enter 50 "138/83 77 98 14 p3 s4 x3"
enter 45 "137/82 76 98 14 p3 s5 x2"
enter 40 "dizziness end"
enter 39 "136/82 76 98 14 p3 s5 x2"
enter 34 "gap 39-34 blood pressure cuff moved to the other arm" 2>/dev/null || true
enter 33 "134/81 75 98 14 p3 s5 x1"
enter 32 "end"
enter 17 "130/79 73 98 14 p3 s5"
enter 12 "aldrete 10"
enter 2 "127/78 72 99 14 p3 s5"
enter 1 "padss 10"

as nurse session discharge "$session" --answers "$files/discharge.json" >/dev/null
RESPITE_WITNESS_PASSWORD=$RESPITE_PASSWORD
export RESPITE_WITNESS_PASSWORD
as nurse session vial "$session" waste --amount rest --reason "Emptied into gel" --witness prescriber >/dev/null
as prescriber session sign "$session" >/dev/null

say "Papers"
for kind in png svg pdf; do
  as prescriber session chart "$session" -o "$out/chart.$kind" >/dev/null
done
as prescriber session summary "$session" --language en -o "$out/summary.pdf" >/dev/null
as prescriber session summary "$session" --language es -o "$out/summary-es.pdf" >/dev/null
as prescriber consent copy "$consent" -o "$out/consent.pdf" >/dev/null
running=$(as nurse --json session list --open | tr -d '\n' | sed 's/},/},\n/g' | grep '"state": "running"' | head -n 1 |
  sed 's/.*"id": "\([^"]*\)".*/\1/')
as nurse session chart "$running" -o "$out/chart-running.png" >/dev/null
for name in what-is questions going-home; do
  for language in en es; do
    as desk handout make "$name" --patient "$mrn" --language "$language" -o "$out/$name-$language.pdf" >/dev/null
  done
done
as owner verify
