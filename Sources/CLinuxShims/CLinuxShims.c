#define _GNU_SOURCE
#include "CLinuxShims.h"

#include <malloc.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <time.h>

int64_t clinux_peer_uid(int descriptor) {
    struct ucred credentials;
    socklen_t length = sizeof credentials;
    if (getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &credentials, &length) != 0) return -1;
    // What is no user: the other side isn't known.
    return credentials.uid == (uid_t)-1 ? -1 : (int64_t)credentials.uid;
}

int64_t clinux_utc_date(const char *text, const char *form) {
    struct tm time = {0};
    const char *end = strptime(text, form, &time);
    return end != NULL && *end == '\0' ? (int64_t)timegm(&time) : -1;
}

void clinux_keep_memory_private(void) {
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    mallopt(M_PERTURB, 0xA5);
}

void clinux_give_memory_back(void) { malloc_trim(0); }
