#pragma once
// Linux calls that Swift's Glibc module does not show: absolute wall-clock timers, inotify, a socket's peer,
// dates in other forms, and the allocator's own memory.
#include <stdint.h>
#include <sys/inotify.h>
#include <sys/timerfd.h>

// The user at the other end of a connected Unix socket; -1 where it isn't known.
int64_t clinux_peer_uid(int descriptor);

// Seconds since 1970 of a date that is written in UTC, wholly and by a form of strptime(3); -1 where it isn't.
int64_t clinux_utc_date(const char *text, const char *form);

// Neither a core nor another process of the same user shows this one's memory from now on, and what is freed is overwritten.
void clinux_keep_memory_private(void);

// Hands freed memory back to the system.
void clinux_give_memory_back(void);
