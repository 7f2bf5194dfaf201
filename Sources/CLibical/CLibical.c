#include "CLibical.h"

#include <dlfcn.h>
#include <libical/ical.h>
#include <pthread.h>
#include <stdio.h>

// Structures go by value: the library must be that of the header.
#if ICAL_MAJOR_VERSION != 3
#error "libical 3 is needed"
#endif

#define FUNCTIONS(DO)                                                                                                  \
    DO(icalerror_set_errors_are_fatal)                                                                                 \
    DO(icalrecur_iterator_free)                                                                                        \
    DO(icalrecur_iterator_new)                                                                                         \
    DO(icalrecur_iterator_next)                                                                                        \
    DO(icalrecurrencetype_from_string)

static struct {
#define POINTER(name) __typeof__(&name) name;
    FUNCTIONS(POINTER)
#undef POINTER
} library;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static char failure[256] = "it wasn't loaded";

static void load(void) {
    void *handle = dlopen("libical.so.3", RTLD_NOW | RTLD_LOCAL);
    if (!handle) {
        snprintf(failure, sizeof failure, "%s", dlerror());
        return;
    }
#define FIND(name)                                                                                                     \
    *(void **)&library.name = dlsym(handle, #name);                                                                    \
    if (!library.name) {                                                                                               \
        snprintf(failure, sizeof failure, "libical.so.3 has no " #name);                                               \
        return;                                                                                                        \
    }
    FUNCTIONS(FIND)
#undef FIND
    // Some builds would print a backtrace and abort the process.
    library.icalerror_set_errors_are_fatal(0);
    failure[0] = '\0';
}

bool madoguchi_ical_load(void) {
    pthread_once(&once, load);
    return failure[0] == '\0';
}

const char *madoguchi_ical_load_failure(void) {
    return failure;
}

struct icalrecur_iterator_impl *madoguchi_ical_times(const char *rule, int year, int month, int day) {
    struct icalrecurrencetype parsed = library.icalrecurrencetype_from_string(rule);
    if (parsed.freq == ICAL_NO_RECURRENCE) return NULL;
    struct icaltimetype start = {.year = year, .month = month, .day = day};
    return library.icalrecur_iterator_new(parsed, start);
}

bool madoguchi_ical_next(struct icalrecur_iterator_impl *times, struct madoguchi_ical_time *time) {
    struct icaltimetype next = library.icalrecur_iterator_next(times);
    *time = (struct madoguchi_ical_time){next.year, next.month, next.day, next.hour, next.minute, next.second};
    // The null time: libical's mark for the end.
    return next.year != 0 || next.month != 0 || next.day != 0 || next.hour != 0 || next.minute != 0 || next.second != 0;
}

void madoguchi_ical_free(struct icalrecur_iterator_impl *times) {
    library.icalrecur_iterator_free(times);
}
