#define _GNU_SOURCE
#include "CLinuxShims.h"

#include <malloc.h>
#include <sys/socket.h>

int64_t clinux_peer_uid(int descriptor) {
    struct ucred credentials;
    socklen_t length = sizeof credentials;
    if (getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &credentials, &length) != 0) return -1;
    // What is no user: the other side isn't known.
    return credentials.uid == (uid_t)-1 ? -1 : (int64_t)credentials.uid;
}

void clinux_give_memory_back(void) { malloc_trim(0); }
