#!/bin/sh
# generate.sh DIRECTORY: makes a typed Python client, DIRECTORY/madoguchi_client, of what madoguchid says that it answers.
#
# Needs `pip install openapi-python-client`, which brings httpx and attrs, by which the client works.
set -eu
test $# = 1 || { sed -n '2,4s/^# \{0,1\}//p' "$0" >&2; exit 64; }
here=$(cd "$(dirname "$0")" && pwd)

mkdir -p "$1"
"${MADOGUCHID:-madoguchid}" --print-openapi control >"$1/openapi.json"
openapi-python-client generate --path "$1/openapi.json" --config "$here/generator.yaml" --meta none --overwrite \
    --fail-on-warning --output-path "$1/madoguchi_client"
