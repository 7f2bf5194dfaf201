#!/bin/sh
# follow-up.sh PLAN ADDRESS KEY: leaves a reminder for when PLAN is next staffed, and shows what became of it.
#
# The key is of your own making, one for each thing to remind of: sent again under it, nothing is queued twice.
set -eu
test $# = 3 || { sed -n '2,4s/^# \{0,1\}//p' "$0" >&2; exit 64; }
socket=${MADOGUCHI_RUNTIME_DIR:-/run/madoguchi}/control.sock

# jq writes the JSON, so that whatever stands in an argument stays a text.
jq -n --arg plan "$1" --arg to "$2" '{
    kind: "reminder", plan: $plan, to: $to,
    subject: "Ask the live chat",
    text: "The live chat is open now. Ask about the login error, and have the request id at hand.",
    when: {window: "next"}
}' | curl -sS --fail-with-body --unix-socket "$socket" -H "Idempotency-Key: $3" -H 'Content-Type: application/json' \
    --data-binary @- http://localhost/v1/follow-ups
echo
