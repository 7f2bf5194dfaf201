#include "CLinuxClock.h"

#include <sys/timex.h>

int32_t clinux_clock_is_in_sync(void) {
    // Nothing is changed where no mode is set.
    struct timex state = {0};
    int result = adjtimex(&state);
    if (result < 0) return -1;
    return result == TIME_ERROR || (state.status & STA_UNSYNC) ? 0 : 1;
}
