import FollowUps
import GRDB

/// The tables, as a series of migration steps. A step that was released is never changed.
enum Schema {
    /// `mado`, in the database's header.
    static let applicationID: Int64 = 0x6D61_646F

    static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("follow-ups") { db in
            try db.execute(sql: followUps)
        }
        migrator.registerMigration("guidance") { db in
            try db.execute(sql: guidance)
        }
        migrator.registerMigration("data") { db in
            try db.execute(sql: data)
        }
        migrator.registerMigration("addresses", migrate: compareAddressesByKey)
        migrator.registerMigration("recipients") { db in
            try db.execute(sql: recipients)
        }
        migrator.registerMigration("records") { db in
            try db.execute(sql: records)
        }
        migrator.registerMigration("overrides") { db in
            try db.execute(sql: overrides)
        }
        migrator.registerMigration("windows of steps") { db in
            try db.execute(sql: windowsOfSteps)
        }
        migrator.registerMigration("requests") { db in
            try db.execute(sql: requests)
        }
        migrator.registerMigration("indexes of cases") { db in
            try db.execute(sql: indexesOfCases)
        }
        return migrator
    }()

    // Instants are seconds since 1970-01-01T00:00:00Z. States are FollowUpState.code; 0 is queued.
    private static let followUps = """
        -- The hours that due instants were derived from.
        CREATE TABLE bases (
            id INTEGER PRIMARY KEY,
            plan TEXT NOT NULL,
            hours TEXT NOT NULL,
            zone TEXT NOT NULL,
            tzdata TEXT,
            fingerprint TEXT NOT NULL
        ) STRICT;
        CREATE INDEX bases_of_plan ON bases (plan, fingerprint);

        CREATE TABLE senders (
            id INTEGER PRIMARY KEY,
            mailbox TEXT NOT NULL UNIQUE
        ) STRICT;

        -- The part that changes and is searched: a hundred bytes each.
        CREATE TABLE follow_ups (
            id INTEGER PRIMARY KEY,
            state INTEGER NOT NULL,
            plan TEXT NOT NULL,
            domain TEXT NOT NULL,
            priority INTEGER NOT NULL,
            -- The intent: one of these, or the next window.
            when_not_before INTEGER,
            when_after_staffed INTEGER,
            counts_from INTEGER NOT NULL,
            not_before INTEGER,
            -- Derived from the intent.
            due_at INTEGER,
            -- In bases. Not declared as a reference, here and for the sender: checking it each time costs a tenth of
            -- what sending costs in all, and nothing is ever deleted there.
            basis INTEGER,
            expires_at INTEGER,
            attempts INTEGER NOT NULL DEFAULT 0,
            ended_at INTEGER,
            -- The last attempt: its number, and while it is in flight, whose it is.
            attempt INTEGER NOT NULL DEFAULT 0,
            owner INTEGER,
            claimed_at INTEGER,
            marked INTEGER NOT NULL DEFAULT 0,
            -- The fixed headers, from the first attempt on.
            sender INTEGER,
            posted_at INTEGER,
            utc_offset INTEGER,
            -- How many lines the history has.
            lines INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX follow_ups_due ON follow_ups (plan, priority, due_at, id, domain, expires_at, state)
            WHERE state = 0;
        CREATE INDEX follow_ups_expiring ON follow_ups (expires_at) WHERE state = 0 AND expires_at IS NOT NULL;
        CREATE INDEX follow_ups_ended ON follow_ups (ended_at) WHERE ended_at IS NOT NULL;
        CREATE INDEX follow_ups_of_state ON follow_ups (state, plan);

        -- The part that never changes after acceptance.
        CREATE TABLE letters (
            id INTEGER PRIMARY KEY REFERENCES follow_ups ON DELETE CASCADE,
            kind TEXT NOT NULL,
            recipient TEXT NOT NULL,
            subject TEXT NOT NULL,
            text TEXT NOT NULL,
            html TEXT,
            message_id TEXT NOT NULL,
            language TEXT,
            case_label TEXT,
            accepted_at INTEGER NOT NULL,
            accepted_by INTEGER,
            idempotency_key TEXT,
            fingerprint TEXT
        ) STRICT;
        CREATE INDEX letters_to ON letters (recipient);
        CREATE INDEX letters_of_case ON letters (case_label) WHERE case_label IS NOT NULL;
        CREATE UNIQUE INDEX letters_idempotency ON letters (idempotency_key) WHERE idempotency_key IS NOT NULL;

        -- The history after acceptance. An attempt is one line, written when it ends; it was claimed at claimed_at.
        CREATE TABLE history (
            follow_up INTEGER NOT NULL REFERENCES follow_ups ON DELETE CASCADE,
            line INTEGER NOT NULL,
            at INTEGER NOT NULL,
            move TEXT NOT NULL,
            attempt INTEGER,
            claimed_at INTEGER,
            uid INTEGER,
            detail TEXT,
            PRIMARY KEY (follow_up, line)
        ) STRICT, WITHOUT ROWID;

        -- How many there are; kept by the transactions that change it.
        CREATE TABLE tallies (
            plan TEXT NOT NULL,
            state INTEGER NOT NULL,
            count INTEGER NOT NULL,
            PRIMARY KEY (plan, state)
        ) STRICT, WITHOUT ROWID;

        -- One row.
        CREATE TABLE settings (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            paused INTEGER NOT NULL
        ) STRICT;
        INSERT INTO settings VALUES (1, 0);
        """

    private static let guidance = """
        -- Wordings and playbooks as they were when something was accepted that still needs them, as JSON.
        CREATE TABLE frozen (
            id INTEGER PRIMARY KEY,
            json TEXT NOT NULL UNIQUE
        ) STRICT;

        -- What the body is rendered from; without a source the body is fixed. The wording is in frozen.
        ALTER TABLE letters ADD COLUMN template TEXT;
        ALTER TABLE letters ADD COLUMN source INTEGER;
        ALTER TABLE letters ADD COLUMN variables TEXT;
        ALTER TABLE letters ADD COLUMN secrets TEXT;
        ALTER TABLE letters ADD COLUMN secret_fingerprint TEXT;
        -- URIs, one a line.
        ALTER TABLE letters ADD COLUMN unsubscribe TEXT;
        -- Secrecy.rawValue.
        ALTER TABLE follow_ups ADD COLUMN secrecy INTEGER NOT NULL DEFAULT 0;
        -- Whether it is to be cancelled if the attempt in flight would have it queued again.
        ALTER TABLE follow_ups ADD COLUMN called_off INTEGER NOT NULL DEFAULT 0;

        -- Suppressed addresses.
        CREATE TABLE suppressions (
            address_key TEXT PRIMARY KEY,
            address TEXT NOT NULL,
            reason TEXT,
            since INTEGER NOT NULL,
            uid INTEGER
        ) STRICT, WITHOUT ROWID;
        DROP INDEX letters_to;
        CREATE INDEX letters_to ON letters (lower(recipient));

        CREATE TABLE cases (
            id INTEGER PRIMARY KEY,
            playbook TEXT NOT NULL,
            -- In frozen.
            frozen INTEGER NOT NULL,
            plan TEXT NOT NULL,
            customer TEXT,
            operator TEXT,
            language TEXT NOT NULL,
            variables TEXT NOT NULL,
            progress TEXT NOT NULL,
            -- The step's at hand.
            follow_up INTEGER,
            version INTEGER NOT NULL,
            opened_at INTEGER NOT NULL,
            opened_by INTEGER,
            resolved_at INTEGER,
            resolved_by TEXT,
            forgotten INTEGER NOT NULL DEFAULT 0,
            -- How many lines the history has.
            lines INTEGER NOT NULL DEFAULT 0,
            idempotency_key TEXT UNIQUE,
            fingerprint TEXT
        ) STRICT;
        CREATE INDEX cases_at_hand ON cases (follow_up) WHERE resolved_at IS NULL AND follow_up IS NOT NULL;
        CREATE INDEX cases_open ON cases (id) WHERE resolved_at IS NULL;
        CREATE INDEX cases_of_customer ON cases (lower(customer)) WHERE customer IS NOT NULL;
        CREATE INDEX cases_opened ON cases (opened_at);
        CREATE INDEX cases_resolved ON cases (resolved_at, opened_at) WHERE resolved_at IS NOT NULL;
        CREATE INDEX cases_to_forget ON cases (resolved_at) WHERE resolved_at IS NOT NULL AND forgotten = 0;

        CREATE TABLE case_lines (
            case_id INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,
            line INTEGER NOT NULL,
            at INTEGER NOT NULL,
            event TEXT NOT NULL,
            uid INTEGER,
            step TEXT,
            follow_up INTEGER,
            kind TEXT,
            detail TEXT,
            PRIMARY KEY (case_id, line)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX case_lines_done ON case_lines (at) WHERE event = 'done';

        -- The last occurrence of a recurring message that was queued.
        CREATE TABLE occurrences (
            id TEXT PRIMARY KEY,
            last INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """
    private static let data = """
        -- Whether somebody asked to cancel it while it was being sent: then it isn't queued again.
        ALTER TABLE follow_ups RENAME COLUMN called_off TO cancel_requested;

        -- When the last attempt began data; null where it hasn't.
        ALTER TABLE follow_ups ADD COLUMN begun_at INTEGER;
        UPDATE follow_ups SET begun_at = claimed_at WHERE marked = 1;
        ALTER TABLE follow_ups DROP COLUMN marked;

        -- How many attempts began data in each minute (its first second); what limits over hours and days count.
        CREATE TABLE data_begun (
            minute INTEGER PRIMARY KEY,
            count INTEGER NOT NULL
        ) STRICT;

        -- Each occurrence of a recurring message that was begun.
        ALTER TABLE occurrences RENAME TO last_occurrences;
        CREATE TABLE occurrences (
            message TEXT NOT NULL,
            at INTEGER NOT NULL,
            -- Whether all of its follow-ups are queued.
            finished INTEGER NOT NULL,
            PRIMARY KEY (message, at)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO occurrences SELECT id, last, 1 FROM last_occurrences;
        DROP TABLE last_occurrences;
        """

    private static let recipients = """
        -- Where answers go, in senders; null for the sender.
        ALTER TABLE follow_ups ADD COLUMN reply_to INTEGER;

        -- Whether it goes again and again.
        ALTER TABLE letters ADD COLUMN recurring INTEGER NOT NULL DEFAULT 0;
        UPDATE letters SET recurring = 1 WHERE fingerprint = 'recurring';

        -- Suppression.Scope.
        ALTER TABLE suppressions ADD COLUMN scope TEXT NOT NULL DEFAULT 'all';

        -- When attempts began data with messages to each recipient (by its key), for a day and an hour; only where there
        -- is a limit for one recipient.
        CREATE TABLE data_begun_to (
            recipient TEXT NOT NULL,
            at INTEGER NOT NULL,
            follow_up INTEGER NOT NULL,
            attempt INTEGER NOT NULL,
            PRIMARY KEY (recipient, at, follow_up, attempt)
        ) STRICT, WITHOUT ROWID;
        -- The newest id that may lie ahead of the clock; 0 for none.
        ALTER TABLE settings ADD COLUMN passed_over INTEGER NOT NULL DEFAULT 0;

        CREATE INDEX data_begun_to_at ON data_begun_to (at);
        """

    private static let records = """
        -- Records of errors. They refer to no case that is sure to be there.
        CREATE TABLE records (
            id INTEGER PRIMARY KEY,
            case_id INTEGER,
            error TEXT NOT NULL,
            seen_on TEXT,
            steps TEXT,
            tried TEXT,
            cure TEXT,
            recorded_at INTEGER NOT NULL,
            recorded_by INTEGER,
            amended_at INTEGER,
            -- The texts, folded.
            search_text TEXT NOT NULL
        ) STRICT;
        """

    private static let overrides = """
        -- Spans over which a plan is in a state, whatever its hours say. A handful, for people make them.
        CREATE TABLE overrides (
            id INTEGER PRIMARY KEY,
            plan TEXT NOT NULL,
            -- OpenState.
            state TEXT NOT NULL,
            starts_at INTEGER NOT NULL,
            -- The first instant after it; null while nobody has said when it ends.
            ends_at INTEGER,
            -- In each language, as JSON.
            reason TEXT,
            created_at INTEGER NOT NULL,
            created_by INTEGER,
            removed_at INTEGER,
            removed_by INTEGER,
            idempotency_key TEXT UNIQUE,
            fingerprint TEXT
        ) STRICT;

        -- From here on a basis may have no zone: hours that are made of several plans' have none.
        CREATE TABLE new_bases (
            id INTEGER PRIMARY KEY,
            plan TEXT NOT NULL,
            hours TEXT NOT NULL,
            zone TEXT,
            tzdata TEXT,
            fingerprint TEXT NOT NULL
        ) STRICT;
        INSERT INTO new_bases (id, plan, hours, zone, tzdata, fingerprint)
            SELECT id, plan, hours, zone, tzdata, fingerprint FROM bases;
        DROP TABLE bases;
        ALTER TABLE new_bases RENAME TO bases;
        CREATE INDEX bases_of_plan ON bases (plan, fingerprint);
        """

    private static let windowsOfSteps = """
        -- The plan of the case that it belongs to, where it keeps to another's windows. Due instants depend on it, too.
        ALTER TABLE follow_ups ADD COLUMN case_plan TEXT;
        """

    private static let requests = """
        -- The request that a line came of, where somebody asked; of several lines of a case, the first has it.
        ALTER TABLE history ADD COLUMN request INTEGER;
        ALTER TABLE case_lines ADD COLUMN request INTEGER;
        """

    private static let indexesOfCases = """
        -- Resolved cases are listed by id, among open ones that may be many.
        CREATE INDEX cases_resolved_by_id ON cases (id) WHERE resolved_at IS NOT NULL;

        -- A report counts cases by nothing else.
        DROP INDEX cases_opened;
        CREATE INDEX cases_opened ON cases (opened_at, playbook, plan, resolved_at);
        """
}
