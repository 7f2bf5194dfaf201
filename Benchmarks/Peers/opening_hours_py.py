"""The same questions to opening-hours-py. It has no staffed arithmetic: its intervals are added up instead.

Prints a line for each: name, nanoseconds.
"""

import datetime
import random
import time
import zoneinfo

import opening_hours

zone = zoneinfo.ZoneInfo("America/Los_Angeles")
hours = opening_hours.OpeningHours("Mo-Fr 06:00-17:00", timezone=zone)
choose = random.Random(20240101)
instants = [
    datetime.datetime.fromtimestamp(choose.randrange(1704067200, 1924992000), zone) for _ in range(20000)
]


def measure(name, ask, count):
    best = float("inf")
    for _ in range(5):
        start = time.perf_counter_ns()
        for index in range(count):
            ask(index)
        best = min(best, (time.perf_counter_ns() - start) / count)
    print(name, round(best, 1))


def staffed_between(index):
    one, other = sorted((instants[index], instants[index + 1]))
    total = datetime.timedelta()
    for start, end, state, _ in hours.intervals(one, other):
        if str(state) == "open":
            total += end - start
    return total


def staffed_add(index):
    left = datetime.timedelta(hours=index % 4096)
    for start, end, state, _ in hours.intervals(instants[index]):
        if str(state) == "open":
            if end - start >= left:
                return start + left
            left -= end - start


measure("is-open", lambda index: hours.is_open(instants[index]), len(instants))
measure("next-window", lambda index: hours.next_change(instants[index]), len(instants))
measure("staffed-between", staffed_between, 100)
measure("staffed-add", staffed_add, 100)
