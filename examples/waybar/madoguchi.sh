#!/bin/sh
# madoguchi.sh [PLAN]: a line of JSON for waybar whenever PLAN opens, closes or changes otherwise. Needs curl and jq.
#
# It isn't asked every few seconds: the daemon holds the question until something changes.
set -u
plan=${1:-basic}
socket=${MADOGUCHI_RUNTIME_DIR:-/run/madoguchi}/query.sock
case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
    ja*) language=ja until=まで from=から ;;
    *) language=en until=until from=from ;;
esac

# What is shown is Pango's markup. The time alone where it is today's, else the day too; on the display zone's clock.
show='
def moment($at): if . == null then null elif .[:10] == $at[:10] then .[11:16] else .[5:10] + " " + .[11:16] end;
def words($moment; $word): if $moment == null then [] elif $ja then [$moment + $word] else [$word + " " + $moment] end;
.at as $at | (.until | moment($at)) as $change | (.next_window.start? // null | moment($at)) as $next
| (if .open then words($change; $until) else words($next; $from) end) as $when
| {
    text: ({open: "●", closed: "○", unknown: "?"}[.state] + " " + ([.name] + $when | join(" ")) | @html),
    tooltip: ([.name, .because.name, .because.reason] + (.channels | if . == [] then [] else [join(", ")] end)
        | map(select(. != null)) | join("\n") | @html),
    class: .state
}'

wait=
while :; do
    # Held for ten minutes at most; a little more, and the connection is given up.
    if answer=$(curl -sf --max-time 620 --unix-socket "$socket" -H "Accept-Language: $language" \
        "http://localhost/v1/plans/$plan/availability$wait"); then
        printf '%s' "$answer" | jq -c --unbuffered --arg until "$until" --arg from "$from" \
            --argjson ja "$(test $language = ja && echo true || echo false)" "$show" || exit
        wait='?wait=change&timeout=10m'
    else
        echo '{"text":"","tooltip":"","class":"away"}' || exit
        wait=
        sleep 10
    fi
done
