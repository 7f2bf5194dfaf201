#pragma once
// The times of a recurrence rule, by libical 3, which is loaded when it is first asked for: it brings ICU along, and most daemons
// have nothing that comes round again. Nothing but the functions about loading may be called before `madoguchi_ical_load` has
// returned true.
#include <stdbool.h>

/// Loads libical, once; any thread may call it.
bool madoguchi_ical_load(void);

/// Why it can't be loaded, in the dynamic linker's words.
const char *madoguchi_ical_load_failure(void);

/// A civil time.
struct madoguchi_ical_time {
    int year, month, day, hour, minute, second;
};

/// A rule's times, one after the other. Belongs to one thread at a time.
struct icalrecur_iterator_impl;

/// - rule: as `FREQ=DAILY;…`, with an UNTIL. [RFC 5545 §3.3.10]
/// - year, month, day: where its first period begins.
/// Returns NULL where libical finds no rule, or no time. To be freed.
struct icalrecur_iterator_impl *madoguchi_ical_times(const char *rule, int year, int month, int day);

/// Returns false after the last one.
bool madoguchi_ical_next(struct icalrecur_iterator_impl *times, struct madoguchi_ical_time *time);

void madoguchi_ical_free(struct icalrecur_iterator_impl *times);
