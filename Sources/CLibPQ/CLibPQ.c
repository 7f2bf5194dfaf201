#include "CLibPQ.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

// Name, what it returns, and what it takes.
#define FUNCTIONS(DO)                                                                                                  \
    DO(PQbackendPID, int, (const struct pg_conn *))                                                                    \
    DO(PQclear, void, (struct pg_result *))                                                                            \
    DO(PQcmdStatus, char *, (struct pg_result *))                                                                      \
    DO(PQcmdTuples, char *, (struct pg_result *))                                                                      \
    DO(PQconnectdbParams, struct pg_conn *, (const char *const *, const char *const *, int))                           \
    DO(PQconninfoFree, void, (struct madoguchi_pq_option *))                                                           \
    DO(PQconninfoParse, struct madoguchi_pq_option *, (const char *, char **))                                         \
    DO(PQconsumeInput, int, (struct pg_conn *))                                                                        \
    DO(PQenterPipelineMode, int, (struct pg_conn *))                                                                   \
    DO(PQerrorMessage, char *, (const struct pg_conn *))                                                               \
    DO(PQfinish, void, (struct pg_conn *))                                                                             \
    DO(PQflush, int, (struct pg_conn *))                                                                               \
    DO(PQfname, char *, (const struct pg_result *, int))                                                               \
    DO(PQfreemem, void, (void *))                                                                                      \
    DO(PQftype, uint32_t, (const struct pg_result *, int))                                                             \
    DO(PQgetisnull, int, (const struct pg_result *, int, int))                                                         \
    DO(PQgetlength, int, (const struct pg_result *, int, int))                                                         \
    DO(PQgetResult, struct pg_result *, (struct pg_conn *))                                                            \
    DO(PQgetvalue, char *, (const struct pg_result *, int, int))                                                       \
    DO(PQhost, char *, (const struct pg_conn *))                                                                       \
    DO(PQisBusy, int, (struct pg_conn *))                                                                              \
    DO(PQlibVersion, int, (void))                                                                                      \
    DO(PQnfields, int, (const struct pg_result *))                                                                     \
    DO(PQnotifies, struct madoguchi_pq_notification *, (struct pg_conn *))                                             \
    DO(PQntuples, int, (const struct pg_result *))                                                                     \
    DO(PQpipelineSync, int, (struct pg_conn *))                                                                        \
    DO(PQresultErrorField, char *, (const struct pg_result *, int))                                                    \
    DO(PQresultStatus, int, (const struct pg_result *))                                                                \
    DO(PQsendPrepare, int, (struct pg_conn *, const char *, const char *, int, const uint32_t *))                      \
    DO(PQsendQueryParams, int,                                                                                         \
       (struct pg_conn *, const char *, int, const uint32_t *, const char *const *, const int *, const int *, int))    \
    DO(PQsendQueryPrepared, int,                                                                                       \
       (struct pg_conn *, const char *, int, const char *const *, const int *, const int *, int))                      \
    DO(PQserverVersion, int, (const struct pg_conn *))                                                                 \
    DO(PQsetnonblocking, int, (struct pg_conn *, int))                                                                 \
    DO(PQsetNoticeReceiver, madoguchi_pq_notice_receiver,                                                              \
       (struct pg_conn *, madoguchi_pq_notice_receiver, void *))                                                       \
    DO(PQsocket, int, (const struct pg_conn *))                                                                        \
    DO(PQsslInUse, int, (struct pg_conn *))                                                                            \
    DO(PQstatus, int, (const struct pg_conn *))

static struct {
#define POINTER(name, type, arguments) type(*name) arguments;
    FUNCTIONS(POINTER)
#undef POINTER
} library;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static char failure[256] = "it wasn't loaded";

static void load(void) {
    // The name of one interface since PostgreSQL 8.2.
    void *handle = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
    if (!handle) {
        snprintf(failure, sizeof failure, "%s", dlerror());
        return;
    }
#define FIND(name, type, arguments)                                                                                    \
    *(void **)&library.name = dlsym(handle, #name);                                                                    \
    if (!library.name) {                                                                                               \
        snprintf(failure, sizeof failure, "libpq.so.5 has no " #name);                                                \
        return;                                                                                                        \
    }
    FUNCTIONS(FIND)
#undef FIND
    failure[0] = '\0';
}

bool madoguchi_pq_load(void) {
    pthread_once(&once, load);
    return failure[0] == '\0';
}

const char *madoguchi_pq_load_failure(void) {
    return failure;
}

int madoguchi_pq_version(void) {
    return library.PQlibVersion();
}

struct madoguchi_pq_option *madoguchi_pq_parse(const char *text, char **reason) {
    return library.PQconninfoParse(text, reason);
}

void madoguchi_pq_options_free(struct madoguchi_pq_option *options) {
    library.PQconninfoFree(options);
}

void madoguchi_pq_free(void *memory) {
    library.PQfreemem(memory);
}

struct pg_conn *madoguchi_pq_connect(const char *const *keywords, const char *const *values) {
    return library.PQconnectdbParams(keywords, values, 0);
}

bool madoguchi_pq_is_connected(const struct pg_conn *connection) {
    // CONNECTION_OK
    return library.PQstatus(connection) == 0;
}

void madoguchi_pq_finish(struct pg_conn *connection) {
    library.PQfinish(connection);
}

const char *madoguchi_pq_error_message(const struct pg_conn *connection) {
    return library.PQerrorMessage(connection);
}

int madoguchi_pq_socket(const struct pg_conn *connection) {
    return library.PQsocket(connection);
}

bool madoguchi_pq_is_encrypted(struct pg_conn *connection) {
    return library.PQsslInUse(connection);
}

const char *madoguchi_pq_host(const struct pg_conn *connection) {
    return library.PQhost(connection);
}

int madoguchi_pq_backend_process(const struct pg_conn *connection) {
    return library.PQbackendPID(connection);
}

int madoguchi_pq_server_version(const struct pg_conn *connection) {
    return library.PQserverVersion(connection);
}

void madoguchi_pq_set_notice_receiver(
    struct pg_conn *connection, madoguchi_pq_notice_receiver receiver, void *context) {
    library.PQsetNoticeReceiver(connection, receiver, context);
}

bool madoguchi_pq_set_nonblocking(struct pg_conn *connection) {
    return library.PQsetnonblocking(connection, 1) == 0;
}

bool madoguchi_pq_group(struct pg_conn *connection) {
    return library.PQenterPipelineMode(connection);
}

bool madoguchi_pq_end_group(struct pg_conn *connection) {
    return library.PQpipelineSync(connection);
}

bool madoguchi_pq_send(
    struct pg_conn *connection, const char *sql, int count, const uint32_t *types, const char *const *values,
    const int *lengths, const int *formats) {
    return library.PQsendQueryParams(connection, sql, count, types, values, lengths, formats, 1);
}

bool madoguchi_pq_prepare(
    struct pg_conn *connection, const char *name, const char *sql, int count, const uint32_t *types) {
    return library.PQsendPrepare(connection, name, sql, count, types);
}

bool madoguchi_pq_send_prepared(
    struct pg_conn *connection, const char *name, int count, const char *const *values, const int *lengths,
    const int *formats) {
    return library.PQsendQueryPrepared(connection, name, count, values, lengths, formats, 1);
}

int madoguchi_pq_flush(struct pg_conn *connection) {
    return library.PQflush(connection);
}

bool madoguchi_pq_consume(struct pg_conn *connection) {
    return library.PQconsumeInput(connection);
}

bool madoguchi_pq_is_busy(struct pg_conn *connection) {
    return library.PQisBusy(connection);
}

struct pg_result *madoguchi_pq_result(struct pg_conn *connection) {
    return library.PQgetResult(connection);
}

struct madoguchi_pq_notification *madoguchi_pq_next_notification(struct pg_conn *connection) {
    return library.PQnotifies(connection);
}

int madoguchi_pq_result_status(const struct pg_result *result) {
    return library.PQresultStatus(result);
}

void madoguchi_pq_clear(struct pg_result *result) {
    library.PQclear(result);
}

const char *madoguchi_pq_error_field(const struct pg_result *result, int field) {
    return library.PQresultErrorField(result, field);
}

int madoguchi_pq_row_count(const struct pg_result *result) {
    return library.PQntuples(result);
}

int madoguchi_pq_column_count(const struct pg_result *result) {
    return library.PQnfields(result);
}

const char *madoguchi_pq_column_name(const struct pg_result *result, int column) {
    return library.PQfname(result, column);
}

uint32_t madoguchi_pq_column_type(const struct pg_result *result, int column) {
    return library.PQftype(result, column);
}

bool madoguchi_pq_is_null(const struct pg_result *result, int row, int column) {
    return library.PQgetisnull(result, row, column);
}

const char *madoguchi_pq_value(const struct pg_result *result, int row, int column) {
    return library.PQgetvalue(result, row, column);
}

int madoguchi_pq_length(const struct pg_result *result, int row, int column) {
    return library.PQgetlength(result, row, column);
}

const char *madoguchi_pq_command(struct pg_result *result) {
    return library.PQcmdStatus(result);
}

const char *madoguchi_pq_touched(struct pg_result *result) {
    return library.PQcmdTuples(result);
}
