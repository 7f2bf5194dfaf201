"""An independent answer to "open?": read the wall clock off Python's zoneinfo and look whether it is inside the hours.

Reads one JSON document from standard input: {"plan": plan, "instants": [seconds, ...]}. A plan is either of
  {"zone": name, "windows": [[weekday, start, end, state], ...], "closed": [date, ...], "holidays": [date, ...],
   "holiday": state, "overrides": [[id, start, end, state], ...]}
  {"all": [plan, ...], "overrides": ...} or {"any": [plan, ...], "overrides": ...}
States are c (closed), u (unknown), o (open). Weekdays count from Monday as 1; starts and ends of windows are minutes
from the day's 00:00, ends may lie in the next day; of windows that overlap the last one counts. On a closed date
nothing is open, not even what began on its eve, and a holiday is in its state all day. Starts and ends of overrides
are instants, null for no end; of those that overlap the one with the highest id counts. Writes one state an instant.
"""

import datetime
import functools
import json
import sys
import zoneinfo

epoch = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)


@functools.cache
def clock(zone, seconds):
    local = (epoch + datetime.timedelta(seconds=seconds)).astimezone(zoneinfo.ZoneInfo(zone))
    eve = (local.date() - datetime.timedelta(days=1)).isoweekday()
    return local.date().isoformat(), local.isoweekday(), eve, local.hour * 60 + local.minute


def hours(plan, seconds):
    date, weekday, eve, minute = clock(plan["zone"], seconds)
    if date in plan["holidays"]:
        return plan["holiday"]
    if date in plan["closed"]:
        return "c"
    for day, start, end, state in reversed(plan["windows"]):
        if (day == weekday and start <= minute < end) or (day == eve and start <= minute + 1440 < end):
            return state
    return "c"


def state(plan, seconds):
    for _, start, end, state_of_override in sorted(plan["overrides"], reverse=True):
        if start <= seconds and (end is None or seconds < end):
            return state_of_override
    order = "cuo"
    if "all" in plan:
        return min((state(member, seconds) for member in plan["all"]), key=order.index)
    if "any" in plan:
        return max((state(member, seconds) for member in plan["any"]), key=order.index)
    return hours(plan, seconds)


question = json.load(sys.stdin)
print("".join(state(question["plan"], seconds) for seconds in question["instants"]))
