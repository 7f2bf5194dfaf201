# A prompt segment: "basic open until 10:00". For bash and zsh; it needs curl and jq.
#
#     . /usr/share/doc/madoguchi/examples/prompt/madoguchi.sh
#     PROMPT_COMMAND="madoguchi_segment basic"; PS1='${MADOGUCHI_SEGMENT:+[$MADOGUCHI_SEGMENT] }\w \$ '      # bash
#     setopt prompt_subst; precmd() { madoguchi_segment basic }; PS1='${MADOGUCHI_SEGMENT:+[$MADOGUCHI_SEGMENT] }%~ %# '   # zsh
#
# The daemon is asked once in thirty seconds at most, and given half a second. Without an answer the segment is empty.

madoguchi_segment() {
    if [ "${_madoguchi_plan-}" = "${1:-basic}" ] && [ "$SECONDS" -lt "${_madoguchi_next:-0}" ]; then return; fi
    _madoguchi_plan=${1:-basic} _madoguchi_next=$((SECONDS + 30))
    case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in ja*) set -- ja ;; *) set -- en ;; esac
    MADOGUCHI_SEGMENT=$(
        curl -sf --max-time 0.5 --unix-socket "${MADOGUCHI_RUNTIME_DIR:-/run/madoguchi}/query.sock" \
            "http://localhost/v1/plans/$_madoguchi_plan/availability" 2>/dev/null |
            jq -r --arg language "$1" '
                def moment($at): if .[:10] == $at[:10] then .[11:16] else .[5:10] + " " + .[11:16] end;
                (if .until == null then null else .at as $at | .until | moment($at) end) as $until
                | {ja: {open: "受付中", closed: "時間外", unknown: "不明"},
                   en: {open: "open", closed: "closed", unknown: "unknown"}}[$language][.state] as $state
                | .plan + " " + $state
                    + if $until == null then "" elif $language == "ja" then " " + $until + "まで" else " until " + $until end
                | gsub("[%`$\\\\]"; "")' 2>/dev/null
    ) || :
}
