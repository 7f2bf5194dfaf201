#!/bin/sh
# cancel.sh ADDRESS: cancels everything that is queued for an address, page by page, and says how many that were.
set -eu
test $# = 1 || { sed -n '2s/^# //p' "$0" >&2; exit 64; }
socket=${MADOGUCHI_RUNTIME_DIR:-/run/madoguchi}/control.sock
count=0

while
    # Those that are cancelled are no longer queued: the first page is always the next one.
    page=$(curl -sS --fail-with-body --unix-socket "$socket" --get http://localhost/v1/follow-ups \
        --data-urlencode "to=$1" -d state=queued -d limit=100) || exit 69
    ids=$(printf '%s' "$page" | jq -r '.follow_ups[].id')
    test -n "$ids"
do
    for id in $ids; do
        # One that was sent meanwhile answers 409, and counts for nothing.
        status=$(curl -sS -o /dev/null -w '%{http_code}' --unix-socket "$socket" -X POST \
            "http://localhost/v1/follow-ups/$id/cancel")
        case $status in 200) count=$((count + 1)) ;; 409) ;; *) echo "$id: HTTP status $status" >&2; exit 1 ;; esac
    done
done
echo "$count"
