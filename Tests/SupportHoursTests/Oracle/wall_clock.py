"""An independent answer to "open?": read the wall clock off Python's zoneinfo and look whether it is inside the hours.

Reads one JSON document from standard input:
  {"zone": name, "windows": [[weekday, start, end], ...], "closed": ["2027-03-14", ...], "instants": [seconds, ...]}
Weekdays count from Monday as 1; starts and ends are minutes from the day's 00:00, ends may lie in the next day. On a
closed date nothing is open, not even what began on its eve. Writes one character an instant: 1 for open, 0 for closed.
"""

import datetime
import json
import sys
import zoneinfo

question = json.load(sys.stdin)
zone = zoneinfo.ZoneInfo(question["zone"])
closed = {datetime.date.fromisoformat(date) for date in question["closed"]}
epoch = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)


def is_open(seconds):
    local = (epoch + datetime.timedelta(seconds=seconds)).astimezone(zone)
    if local.date() in closed:
        return False
    minute = local.hour * 60 + local.minute
    eve = (local.date() - datetime.timedelta(days=1)).isoweekday()
    return any(
        (weekday == local.isoweekday() and start <= minute < end)
        or (weekday == eve and start <= minute + 1440 < end)
        for weekday, start, end in question["windows"]
    )


print("".join("1" if is_open(seconds) else "0" for seconds in question["instants"]))
