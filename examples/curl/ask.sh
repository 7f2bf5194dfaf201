#!/bin/sh
# ask.sh [PLAN]: is it open, which windows have the next seven days, how much staffed time is that? Anybody may ask.
set -eu
plan=${1:-basic}
socket=${MADOGUCHI_RUNTIME_DIR:-/run/madoguchi}/query.sock
from=$(date -u +%FT%TZ) to=$(date -u -d '+7 days' +%FT%TZ)

ask() { curl -sS --fail-with-body --unix-socket "$socket" "$@" && echo; }

ask "http://localhost/v1/plans/$plan/availability"
ask "http://localhost/v1/plans/$plan/windows?from=$from&to=$to&zone=Europe/Berlin"
ask "http://localhost/v1/plans/$plan/staffed-time?from=$from&to=$to"
# Four hours of live support from now are over at:
ask "http://localhost/v1/plans/$plan/staffed-time?from=$from&add=PT4H"
