"""Foreign readers of the feeds: from a feed to the instants at which it says a plan is open, or may be.

Reads a JSON array from standard input, [{"format", "text", "zone", "from", "to"}, ...] (instants as seconds since 1970),
and writes one of the same length: for each feed its windows [start, end, state], sorted and clipped to the span; what
touches in the same state is one.

- "recurring": icalendar with recurring-ical-events, on Python's zones.
- "dateutil": icalendar's components, expanded by dateutil's rules on dateutil's reading of the VTIMEZONE.
- "availability": RFC 7953's components, expanded in the same way.
- "jsonld": a reader of schema.org's OpeningHoursSpecification, written from its text.
"""

import datetime
import io
import json
import re
import sys
import zoneinfo

UTC = datetime.timezone.utc
DAY = datetime.timedelta(days=1)


def merged(windows, start, end):
    found = []
    for window in sorted([max(a, start), min(b, end), state] for a, b, state in windows):
        if window[0] >= window[1]:
            continue
        if found and found[-1][1] == window[0] and found[-1][2] == window[2]:
            found[-1][1] = window[1]
        else:
            found.append(window)
    return found


def seconds(moment):
    return int(moment.timestamp())


def at(time, zone):
    """A time of a calendar as an instant; a date is its midnight."""
    if not isinstance(time, datetime.datetime):
        time = datetime.datetime(time.year, time.month, time.day)
    if time.tzinfo is None:
        time = time.replace(tzinfo=zone)
    return seconds(time.astimezone(UTC))


def state(component):
    return "unknown" if component.get("STATUS") == "TENTATIVE" else "open"


def bounds(component, zone):
    start = component.get("DTSTART").dt
    if component.get("DTEND") is not None:
        return at(start, zone), at(component.get("DTEND").dt, zone)
    return at(start, zone), at(start + component.get("DURATION").dt, zone)


# MARK: recurring-ical-events


def recurring(question):
    import icalendar
    import recurring_ical_events

    calendar = icalendar.Calendar.from_ical(question["text"])
    zone = zoneinfo.ZoneInfo(question["zone"])
    first = datetime.datetime.fromtimestamp(question["from"], UTC) - 9 * DAY
    last = datetime.datetime.fromtimestamp(question["to"], UTC) + 9 * DAY
    events = recurring_ical_events.of(calendar).between(first, last)
    return [[*bounds(event, zone), state(event)] for event in events]


# MARK: dateutil


def own_zone(text):
    """The zone that the calendar brings along, and nothing else that has its name."""
    from dateutil import tz

    found = re.search(r"BEGIN:VTIMEZONE.*?END:VTIMEZONE\r\n", text, re.DOTALL)
    if not found:
        return UTC
    return tz.tzical(io.StringIO(found[0].replace("\r\n", "\n"))).get()


def naive(time):
    """As the clock shows it, and whether it is UTC."""
    if not isinstance(time, datetime.datetime):
        return datetime.datetime(time.year, time.month, time.day), False
    return time.replace(tzinfo=None), time.tzinfo is not None and time.utcoffset() == datetime.timedelta(0)


def times(component, name):
    """Each value of a property that may stand there several times, as local time."""
    values = component.get(name, [])
    for value in values if isinstance(values, list) else [values]:
        for one in value.dts:
            yield naive(one.dt)[0]


def expanded(components, zone, start, end):
    from dateutil import rrule, tz

    replaced = {}
    for component in components:
        if component.get("RECURRENCE-ID") is not None:
            replaced.setdefault(component["UID"], set()).add(naive(component["RECURRENCE-ID"].dt)[0])

    def instant(local, is_utc):
        # A time that a clock passes over is by the offset before [RFC 5545 3.3.5]: where midnight isn't there, the day begins
        # with the first minute that is. dateutil alone would take the offset after it.
        moment = local.replace(tzinfo=UTC if is_utc else zone)
        return seconds(tz.resolve_imaginary(moment).astimezone(UTC))

    def is_utc(component):
        time = component.get("DTSTART").dt
        return isinstance(time, datetime.datetime) and component.get("DTSTART").params.get("TZID") is None

    for component in components:
        local = naive(component.get("DTSTART").dt)[0]
        if component.get("DTEND") is not None:
            length = naive(component.get("DTEND").dt)[0] - local
        else:
            length = component.get("DURATION").dt
        utc = is_utc(component)
        if component.get("RRULE") is None:
            yield instant(local, utc), instant(local + length, utc), component
            continue
        rule = component["RRULE"].to_ical().decode()
        until = re.search(r";UNTIL=(\w+)", rule)
        limit = datetime.datetime.fromtimestamp(end, UTC).replace(tzinfo=None) + 9 * DAY
        rule = rule.replace(until[0], "") if until else rule
        last = None
        if until and "T" in until[1]:
            last = datetime.datetime.strptime(until[1], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC).timestamp()
        elif until:
            last = instant(datetime.datetime.strptime(until[1], "%Y%m%d"), utc)
        gone = set(times(component, "EXDATE")) | replaced.get(component["UID"], set())
        for time in rrule.rrulestr(rule, dtstart=local):
            if time > limit or (last is not None and instant(time, utc) > last):
                break
            if time not in gone:
                yield instant(time, utc), instant(time + length, utc), component


def dateutil(question):
    import icalendar

    calendar = icalendar.Calendar.from_ical(question["text"])
    events = [event for event in calendar.walk("VEVENT")]
    found = expanded(events, own_zone(question["text"]), question["from"], question["to"])
    return [[start, end, state(event)] for start, end, event in found]


def availability(question):
    import icalendar

    calendar = icalendar.Calendar.from_ical(question["text"])
    zone = own_zone(question["text"])
    windows = []
    for component in calendar.walk("VAVAILABILITY"):
        parts = [part for part in component.subcomponents if part.name == "AVAILABLE"]
        if component["BUSYTYPE"] == "BUSY-TENTATIVE":
            windows.append([*bounds(component, zone), "unknown"])
        for start, end, _ in expanded(parts, zone, question["from"], question["to"]):
            if component.get("DTSTART") is not None:
                start = max(start, at(component["DTSTART"].dt, zone))
            if component.get("DTEND") is not None:
                end = min(end, at(component["DTEND"].dt, zone))
            windows.append([start, end, "open"])
    return windows


# MARK: schema.org


def jsonld(question):
    """schema.org: `validFrom` and `validThrough` are dates, both included; `dayOfWeek` are days for which the hours hold.
    "If the value for the closes property is less than the value for the opens property then the hour range is assumed to
    span over the next day." `opens` and `closes` equal: closed all day. 23:59:59 is the day's end. A special
    specification holds in place of the regular ones of its dates. A `Time` may bear an offset from UTC."""
    place = json.loads(question["text"])
    zone = zoneinfo.ZoneInfo(question["zone"])
    assert place["@context"] == "https://schema.org", place["@context"]
    days = {}
    for name in ("openingHoursSpecification", "specialOpeningHoursSpecification"):
        special = {}
        for hours in place.get(name, []):
            assert hours["@type"] == "OpeningHoursSpecification"
            weekdays = [day.removeprefix("https://schema.org/") for day in hours.get("dayOfWeek", [])]
            date = datetime.date.fromisoformat(hours["validFrom"])
            while date <= datetime.date.fromisoformat(hours["validThrough"]):
                if not weekdays or date.strftime("%A") in weekdays:
                    target = special if name.startswith("special") else days
                    target.setdefault(date, []).append((hours["opens"], hours["closes"]))
                date += DAY
        days |= special

    def moment(date, time):
        clock = datetime.time.fromisoformat(time)
        local = datetime.datetime.combine(date, clock)
        return seconds((local if clock.tzinfo else local.replace(tzinfo=zone)).astimezone(UTC))

    windows = []
    for date, hours in days.items():
        for opens, closes in hours:
            if opens == closes:
                continue
            start = moment(date, opens)
            if closes == "23:59:59":
                end = moment(date + DAY, "00:00:00")
            elif len(closes) > 8:
                end = moment(date, closes)
                end = moment(date + DAY, closes) if end <= start else end
            else:
                end = moment(date + DAY if closes < opens else date, closes)
            windows.append([start, end, "open"])
    return windows


READERS = {"recurring": recurring, "dateutil": dateutil, "availability": availability, "jsonld": jsonld}


def answer(question):
    return merged(READERS[question["format"]](question), question["from"], question["to"])


if __name__ == "__main__":
    json.dump([answer(question) for question in json.load(sys.stdin)], sys.stdout)
