#pragma once
// libpq, loaded when it is first used: only those who keep follow-ups on PostgreSQL need it on their machine.
//
// Its interface is declared here, so that building needs no header of it either: structures are opaque, and what isn't has
// been the same since PostgreSQL 7.4 under the name libpq.so.5. Shows no header of the system's but for types, so that it
// goes with any Swift module. [libpq, https://www.postgresql.org/docs/15/libpq.html]
//
// Call `madoguchi_pq_load` before anything else here.
#include <stdbool.h>
#include <stdint.h>

/// Loads it, once; from any thread. Returns whether it can be used.
bool madoguchi_pq_load(void);
/// Why it can't be used, in one line.
const char *madoguchi_pq_load_failure(void);
/// 150004 for 15.4.
int madoguchi_pq_version(void);

struct pg_conn;
struct pg_result;

// MARK: Connecting

/// One keyword of a connection string. [PQconninfoOption]
struct madoguchi_pq_option {
    char *keyword;
    char *environment_variable;
    char *compiled_default;
    /// NULL where it isn't given.
    char *value;
    char *label;
    char *display;
    int display_size;
};

/// The options end with one whose keyword is NULL; NULL for a string that can't be read, and `failure` says why.
struct madoguchi_pq_option *madoguchi_pq_parse(const char *text, char **failure);
void madoguchi_pq_options_free(struct madoguchi_pq_option *options);
void madoguchi_pq_free(void *memory);

/// Blocks. NULL where there is no memory.
struct pg_conn *madoguchi_pq_connect(const char *const *keywords, const char *const *values);
/// Whether it is connected.
bool madoguchi_pq_is_connected(const struct pg_conn *connection);
void madoguchi_pq_finish(struct pg_conn *connection);
const char *madoguchi_pq_error_message(const struct pg_conn *connection);
int madoguchi_pq_socket(const struct pg_conn *connection);
bool madoguchi_pq_is_encrypted(struct pg_conn *connection);
/// NULL or empty where it isn't known.
const char *madoguchi_pq_host(const struct pg_conn *connection);
int madoguchi_pq_backend_process(const struct pg_conn *connection);
int madoguchi_pq_server_version(const struct pg_conn *connection);

typedef void (*madoguchi_pq_notice_receiver)(void *context, const struct pg_result *notice);
void madoguchi_pq_set_notice_receiver(
    struct pg_conn *connection, madoguchi_pq_notice_receiver receiver, void *context);

// MARK: Asking, without blocking

/// Returns whether it can.
bool madoguchi_pq_set_nonblocking(struct pg_conn *connection);
/// From now on, statements that are sent are answered together, once `madoguchi_pq_end_group` has ended their group. Returns
/// whether it can. [libpq, Pipeline Mode]
bool madoguchi_pq_group(struct pg_conn *connection);
/// Ends what was sent since the last end: after one of these failed, the server does none of the others. Returns false where
/// nothing was sent.
bool madoguchi_pq_end_group(struct pg_conn *connection);
/// Values are binary, and so is the result. NULL is a NULL pointer. Returns false where nothing was sent.
bool madoguchi_pq_send(
    struct pg_conn *connection, const char *sql, int count, const uint32_t *types, const char *const *values,
    const int *lengths, const int *formats);
/// Has a statement prepared under a name that no other one has; answered by itself. Returns false where nothing was sent.
bool madoguchi_pq_prepare(
    struct pg_conn *connection, const char *name, const char *sql, int count, const uint32_t *types);
/// A statement that was prepared, as `madoguchi_pq_send`.
bool madoguchi_pq_send_prepared(
    struct pg_conn *connection, const char *name, int count, const char *const *values, const int *lengths,
    const int *formats);
/// 0 where everything was handed to the system, 1 where something is left, -1 for a failure.
int madoguchi_pq_flush(struct pg_conn *connection);
/// Takes what has come. Returns false where the connection is lost.
bool madoguchi_pq_consume(struct pg_conn *connection);
/// Whether the next result would have to be waited for.
bool madoguchi_pq_is_busy(struct pg_conn *connection);
/// NULL after each statement's, and where there is no other.
struct pg_result *madoguchi_pq_result(struct pg_conn *connection);

/// A notification. [PGnotify]
struct madoguchi_pq_notification {
    char *channel;
    int process;
    char *payload;
    struct madoguchi_pq_notification *next;
};

/// The next one that has come; NULL for none. Freed by `madoguchi_pq_free`.
struct madoguchi_pq_notification *madoguchi_pq_next_notification(struct pg_conn *connection);

// MARK: Results

/// [ExecStatusType]
enum madoguchi_pq_status {
    madoguchi_pq_empty = 0,
    madoguchi_pq_done = 1,
    madoguchi_pq_rows = 2,
    madoguchi_pq_failed = 7,
    /// The end of a group.
    madoguchi_pq_group_ended = 10,
    /// Not done, because an earlier one of its group failed.
    madoguchi_pq_left_out = 11,
};

int madoguchi_pq_result_status(const struct pg_result *result);
void madoguchi_pq_clear(struct pg_result *result);
/// `field`: a letter of the protocol, such as C for SQLSTATE. NULL where there is none.
const char *madoguchi_pq_error_field(const struct pg_result *result, int field);
int madoguchi_pq_row_count(const struct pg_result *result);
int madoguchi_pq_column_count(const struct pg_result *result);
const char *madoguchi_pq_column_name(const struct pg_result *result, int column);
uint32_t madoguchi_pq_column_type(const struct pg_result *result, int column);
bool madoguchi_pq_is_null(const struct pg_result *result, int row, int column);
const char *madoguchi_pq_value(const struct pg_result *result, int row, int column);
int madoguchi_pq_length(const struct pg_result *result, int row, int column);
/// `COMMIT`, `INSERT 0 1`.
const char *madoguchi_pq_command(struct pg_result *result);
/// The number of rows that the command touched, in digits; empty where it has none.
const char *madoguchi_pq_touched(struct pg_result *result);
