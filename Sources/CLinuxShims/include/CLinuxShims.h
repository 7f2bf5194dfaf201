#pragma once
// Linux calls that Swift's Glibc module does not show: absolute wall-clock timers and inotify.
#include <sys/inotify.h>
#include <sys/timerfd.h>
