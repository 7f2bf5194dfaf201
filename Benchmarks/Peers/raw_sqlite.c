/* The rows of 1,000 follow-ups in each transaction, written through SQLite's C API into the same tables at the same
   durability. Prints rows a second.

   usage: raw_sqlite DATABASE COUNT
   DATABASE is an empty one that madoguchi made. */

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static sqlite3 *db;

static void check(int code) {
    if (code == SQLITE_OK || code == SQLITE_DONE) return;
    fprintf(stderr, "%s\n", sqlite3_errmsg(db));
    exit(1);
}

static sqlite3_stmt *prepare(const char *sql) {
    sqlite3_stmt *statement;
    check(sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL));
    return statement;
}

static void text(sqlite3_stmt *statement, int index, const char *value) {
    check(sqlite3_bind_text(statement, index, value, -1, SQLITE_STATIC));
}

static void run(sqlite3_stmt *statement) {
    check(sqlite3_step(statement));
    check(sqlite3_reset(statement));
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
    if (argc != 3) return 64;
    long count = atol(argv[2]);
    check(sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL));
    check(sqlite3_exec(db,
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON;"
        "PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 4000;", NULL, NULL, NULL));
    check(sqlite3_exec(db, "INSERT INTO bases (plan, hours, zone, tzdata, fingerprint)"
        " VALUES ('basic', 'Mo-Fr 09:00-17:00', 'UTC', '2026a', 'Mo-Fr 09:00-17:00')", NULL, NULL, NULL));
    sqlite3_stmt *follow_up = prepare(
        "INSERT INTO follow_ups (id, state, plan, domain, priority, counts_from, due_at, basis)"
        " VALUES (?, 0, ?, ?, 4, ?, ?, 1)");
    sqlite3_stmt *letter = prepare(
        "INSERT INTO letters (id, kind, recipient, subject, text, message_id, language, accepted_at, accepted_by)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1000)");
    sqlite3_stmt *tally = prepare(
        "INSERT INTO tallies (plan, state, count) VALUES ('basic', 0, ?1)"
        " ON CONFLICT DO UPDATE SET count = count + ?1");
    char body[1024] = "", recipient[64], message_id[64];
    for (int line = 0; line < 8; line++) strcat(body, "パスワードの再設定はログイン画面から行えます。\n");
    double start = now();
    for (long first = 0; first < count; first += 1000) {
        check(sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL));
        for (long id = first; id < first + 1000; id++) {
            snprintf(recipient, sizeof recipient, "user%ld@example.jp", id);
            snprintf(message_id, sizeof message_id, "<%ld@example.jp>", id);
            sqlite3_bind_int64(follow_up, 1, id);
            text(follow_up, 2, "basic");
            text(follow_up, 3, "example.jp");
            sqlite3_bind_int64(follow_up, 4, 1767600000);
            sqlite3_bind_int64(follow_up, 5, 1767603600);
            run(follow_up);
            sqlite3_bind_int64(letter, 1, id);
            text(letter, 2, "guidance");
            text(letter, 3, recipient);
            text(letter, 4, "ログインできない場合のご案内");
            text(letter, 5, body);
            text(letter, 6, message_id);
            text(letter, 7, "ja");
            sqlite3_bind_int64(letter, 8, 1767600000);
            run(letter);
        }
        sqlite3_bind_int64(tally, 1, 1000);
        run(tally);
        check(sqlite3_exec(db, "COMMIT", NULL, NULL, NULL));
    }
    printf("raw-per-second %.0f\n", count / (now() - start));
    return 0;
}
