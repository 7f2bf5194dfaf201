#pragma once
// What the kernel knows of its clock. Shows no header of the system's, so that it goes with any Swift module.
#include <stdint.h>

// 1 where something keeps the clock in step with the world's, 0 where nothing does, -1 where the kernel doesn't say.
int32_t clinux_clock_is_in_sync(void);
