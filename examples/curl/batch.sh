#!/bin/sh
# batch.sh FILE: queues a follow-up a line of FILE (NDJSON, as batch.ndjson), and shows the lines that were refused and why.
#
# Each line has a key, so that a file which broke off midway can simply be sent again.
set -eu
test $# = 1 || { sed -n '2,4s/^# \{0,1\}//p' "$0" >&2; exit 64; }
socket=${MADOGUCHI_RUNTIME_DIR:-/run/madoguchi}/control.sock

curl -sS --fail-with-body --no-buffer --unix-socket "$socket" -H 'Content-Type: application/x-ndjson' -T "$1" -X POST \
    'http://localhost/v1/follow-ups/batch?answer=refused'
