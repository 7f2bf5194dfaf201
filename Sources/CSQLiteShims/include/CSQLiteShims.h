#pragma once

// Has SQLite keep no statistics of its memory, so that it takes no lock for each piece of it. To be called before a database is
// opened; afterwards it has no effect. The function that does it takes any number of arguments, which Swift can't call.
// [sqlite3_config, SQLITE_CONFIG_MEMSTATUS]
void csqlite_keep_no_memory_statistics(void);
