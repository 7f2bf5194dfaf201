"""An independent answer to "when does it come round?": python-dateutil's expansion of the same rules.

Reads a JSON array from standard input, [{"rule": text, "start": "20260101T090000", "end": "20310101T000000"}, ...], and
writes one of the same length: for each rule, its occurrences up to `end`, in the same notation. Rules have no UNTIL.

dateutil lets a plain weekday and a numbered one in the same BYDAY exclude each other, where RFC 5545 joins them: such a
rule is asked for in two halves. COUNT counts what both have together, so it is applied here.
"""

import itertools
import json
import sys

from dateutil import parser, rrule

NOTATION = "%Y%m%dT%H%M%S"
MOST = 300


def halves(parts):
    days = parts.get("BYDAY", "").split(",")
    plain = [day for day in days if len(day) <= 2]
    numbered = [day for day in days if len(day) > 2]
    if not plain or not numbered:
        return [parts]
    return [{**parts, "BYDAY": ",".join(half)} for half in (plain, numbered)]


def occurrences(question):
    parts = dict(part.split("=") for part in question["rule"].split(";"))
    count = int(parts.pop("COUNT", 0))
    start = parser.isoparse(question["start"])
    found = set()
    for half in halves(parts):
        text = ";".join(f"{name}={value}" for name, value in {**half, "UNTIL": question["end"]}.items())
        found.update(itertools.islice(rrule.rrulestr(text, dtstart=start), MOST))
    return [time.strftime(NOTATION) for time in sorted(found)][: min(count or MOST, MOST)]


json.dump([occurrences(question) for question in json.load(sys.stdin)], sys.stdout)
