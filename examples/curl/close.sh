#!/bin/sh
# close.sh PLAN MINUTES REASON: closes a plan from now on for so long. The reason is public; it shows in every answer.
set -eu
test $# = 3 || { sed -n '2s/^# //p' "$0" >&2; exit 64; }
socket=${MADOGUCHI_RUNTIME_DIR:-/run/madoguchi}/control.sock

jq -n --arg to "$(date -u -d "+$2 minutes" +%FT%TZ)" --arg reason "$3" '{state: "closed", to: $to, reason: $reason}' |
    curl -sS --fail-with-body --unix-socket "$socket" -H 'Content-Type: application/json' --data-binary @- \
        "http://localhost/v1/plans/$1/overrides"
echo
