/// One step of the tables' making. A step that was released is never changed.
struct SchemaStep: Sendable {
    let name: String
    /// The step that a madoguchi must know at least, to go on using the tables once this one is done: its own number, unless
    /// it only adds what older ones can leave alone.
    let readableFrom: Int
    /// Statements, each ending with a semicolon at the end of a line.
    let sql: String

    /// Each by itself, as the server takes them.
    var statements: [String] {
        sql.split(separator: ";\n", omittingEmptySubsequences: true).map(String.init)
            .filter { $0.contains { !$0.isWhitespace } }
    }
}

extension SchemaStep {
    /// In their order; the first is number 1.
    static let all = [
        SchemaStep(name: "follow-ups", readableFrom: 1, sql: followUps),
        SchemaStep(name: "cases", readableFrom: 1, sql: cases),
        SchemaStep(name: "commits", readableFrom: 1, sql: commits),
        SchemaStep(name: "nodes", readableFrom: 4, sql: nodes),
        SchemaStep(name: "indexes of cases", readableFrom: 4, sql: indexesOfCases),
        SchemaStep(name: "keys in use", readableFrom: 4, sql: keysInUse),
    ]

    // Instants are seconds since 1970-01-01T00:00:00Z. States are FollowUpState.code.
    //
    // A follow-up's cold part is in letters, and its hot part in exactly one of due, leases and ended. What happens to it
    // moves the hot part along, so that no index entry is updated, and each table's index has nothing of the others. Nothing
    // refers to anything by a foreign key: checking them costs more than what they guard, which one transaction keeps.
    private static let followUps = """
        -- The hours that due instants were derived from. A tz database that leaves a plan's hours alone makes no new ones.
        CREATE TABLE bases (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            plan text NOT NULL,
            fingerprint text NOT NULL,
            hours text NOT NULL,
            zone text,
            tzdata text,
            UNIQUE (plan, fingerprint)
        );

        CREATE TABLE senders (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            mailbox text NOT NULL UNIQUE
        );

        -- Wordings and playbooks as they were when something was accepted that still needs them, as JSON. They are too long
        -- for an index.
        CREATE TABLE frozen (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            hash bytea NOT NULL UNIQUE,
            json text NOT NULL
        );

        -- The part that hardly changes after acceptance.
        CREATE TABLE letters (
            id bigint PRIMARY KEY,
            kind text NOT NULL,
            -- The intent: one of these, or the next window.
            when_not_before bigint,
            when_after_staffed bigint,
            counts_from bigint NOT NULL,
            recipient text NOT NULL,
            -- AddressKey.
            recipient_key text NOT NULL,
            subject text NOT NULL,
            text text NOT NULL,
            html text,
            -- URIs, one a line.
            unsubscribe text,
            message_id text NOT NULL,
            language text,
            -- What the body is rendered from; without a source the body is fixed. The wording is in frozen.
            template text,
            source bigint,
            variables text,
            -- What holds secrets, encrypted: the variables until the body is fixed, the body from then on. Old bytes stay in
            -- logs, standbys and backups of the server for long.
            sealed bytea,
            -- Encrypted, too: a short number by which a password is soon found.
            secret_fingerprint bytea,
            case_label text,
            -- The plan of the case that it belongs to, where it keeps to another's windows.
            case_plan text,
            recurring boolean NOT NULL DEFAULT false,
            accepted_at bigint NOT NULL,
            accepted_by bigint,
            idempotency_key text,
            fingerprint text
        );
        CREATE INDEX letters_to ON letters (recipient_key, id);
        CREATE INDEX letters_of_case ON letters (case_label, id) WHERE case_label IS NOT NULL;
        CREATE UNIQUE INDEX letters_once ON letters (idempotency_key) WHERE idempotency_key IS NOT NULL;

        -- What is queued.
        CREATE TABLE due (
            id bigint PRIMARY KEY,
            plan text NOT NULL,
            domain text NOT NULL,
            priority smallint NOT NULL,
            due_at bigint,
            not_before bigint,
            expires_at bigint,
            -- In bases.
            basis bigint,
            attempts integer NOT NULL DEFAULT 0,
            -- The last attempt: its number, and whose it was.
            attempt integer NOT NULL DEFAULT 0,
            owner bigint,
            -- The fixed headers, from the first attempt on; mailboxes are in senders.
            sender bigint,
            reply_to bigint,
            posted_at bigint,
            utc_offset integer,
            -- Secrecy.rawValue.
            secrecy smallint NOT NULL DEFAULT 0,
            -- How many lines the history has.
            lines integer NOT NULL DEFAULT 0
        ) WITH (\(busy));
        CREATE INDEX due_in_turn ON due (plan, priority, due_at, id);
        CREATE INDEX due_expiring ON due (expires_at) WHERE expires_at IS NOT NULL;

        -- What is being sent. Few rows, which change in place: nothing that changes is in an index.
        CREATE TABLE leases (
            LIKE due INCLUDING DEFAULTS,
            claimed_at bigint NOT NULL,
            -- When the attempt began data; null where it hasn't.
            begun_at bigint,
            -- Whether it is to be cancelled if this attempt would have it queued again.
            cancel_requested boolean NOT NULL DEFAULT false,
            PRIMARY KEY (id)
        ) WITH (fillfactor = 50, \(busy));
        ALTER TABLE leases ALTER COLUMN owner SET NOT NULL;

        -- What is terminal.
        CREATE TABLE ended (
            LIKE due INCLUDING DEFAULTS,
            state smallint NOT NULL,
            ended_at bigint NOT NULL,
            PRIMARY KEY (id)
        );
        CREATE INDEX ended_at ON ended (ended_at);
        CREATE INDEX ended_of_state ON ended (state, plan, id);

        -- The three as one, for questions.
        CREATE VIEW follow_ups AS
            SELECT \(hot), 0::smallint AS state, NULL::bigint AS claimed_at, NULL::bigint AS begun_at,
                false AS cancel_requested, NULL::bigint AS ended_at FROM due
            UNION ALL
            SELECT \(hot), 1::smallint, claimed_at, begun_at, cancel_requested, NULL FROM leases
            UNION ALL
            SELECT \(hot), state, NULL, NULL, false, ended_at FROM ended;

        -- The history after acceptance. An attempt is one line, written when it ends; it was claimed at claimed_at.
        CREATE TABLE history (
            follow_up bigint NOT NULL,
            line integer NOT NULL,
            at bigint NOT NULL,
            move text NOT NULL,
            attempt integer,
            claimed_at bigint,
            uid bigint,
            detail text,
            -- The request that it came of, where somebody asked.
            request bigint,
            PRIMARY KEY (follow_up, line)
        );

        -- How many there are, as the sum over slots, one for each connection on which a daemon writes: with one row for all they
        -- would wait for each other.
        CREATE TABLE tallies (
            plan text NOT NULL,
            state smallint NOT NULL,
            slot smallint NOT NULL,
            count bigint NOT NULL,
            PRIMARY KEY (plan, state, slot)
        ) WITH (fillfactor = 50, \(busy));

        -- How many attempts began data in each minute (its first second), by slot.
        CREATE TABLE data_begun (
            minute bigint NOT NULL,
            slot smallint NOT NULL,
            count bigint NOT NULL,
            PRIMARY KEY (minute, slot)
        ) WITH (fillfactor = 50);

        -- When attempts began data with messages to each recipient, for a day and an hour; only where there is a limit for one
        -- recipient.
        CREATE TABLE data_begun_to (
            recipient text NOT NULL,
            at bigint NOT NULL,
            follow_up bigint NOT NULL,
            attempt integer NOT NULL,
            PRIMARY KEY (recipient, at, follow_up, attempt)
        );
        CREATE INDEX data_begun_to_at ON data_begun_to (at);

        -- One row.
        CREATE TABLE settings (
            id smallint PRIMARY KEY CHECK (id = 1),
            paused boolean NOT NULL DEFAULT false,
            -- The newest id that may lie ahead of the clock; 0 for none.
            passed_over bigint NOT NULL DEFAULT 0
        );
        INSERT INTO settings (id) VALUES (1);

        CREATE TABLE suppressions (
            -- In the order of its bytes, as lists are.
            address_key text COLLATE "C" PRIMARY KEY,
            address text NOT NULL,
            -- Suppression.Scope.
            scope text NOT NULL,
            reason text,
            since bigint NOT NULL,
            uid bigint
        );

        -- Each occurrence of a recurring message that was begun.
        CREATE TABLE occurrences (
            message text NOT NULL,
            at bigint NOT NULL,
            -- Whether all of its follow-ups are queued.
            finished boolean NOT NULL,
            PRIMARY KEY (message, at)
        );

        """

    /// Columns that due, leases and ended have in common.
    private static let hot = [
        "id", "plan", "domain", "priority", "due_at", "not_before", "expires_at", "basis", "attempts", "attempt",
        "owner",
        "sender", "reply_to", "posted_at", "utc_offset", "secrecy", "lines",
    ].joined(separator: ", ")

    /// For tables through which every follow-up goes: cleaned by the number of dead rows, however large they are, and at once.
    static let busy = """
        autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_cost_delay = 0
        """

    private static let cases = """
        CREATE TABLE cases (
            id bigint PRIMARY KEY,
            playbook text NOT NULL,
            -- In frozen.
            frozen bigint NOT NULL,
            plan text NOT NULL,
            customer text,
            -- AddressKey.
            customer_key text,
            operator text,
            language text NOT NULL,
            variables text NOT NULL,
            progress text NOT NULL,
            -- The step's at hand.
            follow_up bigint,
            version bigint NOT NULL,
            opened_at bigint NOT NULL,
            opened_by bigint,
            resolved_at bigint,
            resolved_by text,
            forgotten boolean NOT NULL DEFAULT false,
            -- How many lines the history has.
            lines integer NOT NULL DEFAULT 0,
            idempotency_key text UNIQUE,
            fingerprint text
        );
        CREATE INDEX cases_at_hand ON cases (follow_up) WHERE resolved_at IS NULL AND follow_up IS NOT NULL;
        CREATE INDEX cases_open ON cases (id) WHERE resolved_at IS NULL;
        CREATE INDEX cases_of_customer ON cases (customer_key) WHERE customer_key IS NOT NULL;
        CREATE INDEX cases_opened ON cases (opened_at);
        CREATE INDEX cases_resolved ON cases (resolved_at, opened_at) WHERE resolved_at IS NOT NULL;
        CREATE INDEX cases_to_forget ON cases (resolved_at) WHERE resolved_at IS NOT NULL AND NOT forgotten;

        CREATE TABLE case_lines (
            case_id bigint NOT NULL,
            line integer NOT NULL,
            at bigint NOT NULL,
            event text NOT NULL,
            uid bigint,
            step text,
            follow_up bigint,
            kind text,
            detail text,
            -- The request that it came of; of several lines, the first has it.
            request bigint,
            PRIMARY KEY (case_id, line)
        );
        CREATE INDEX case_lines_done ON case_lines (at) WHERE event = 'done';

        -- Records of errors. They refer to no case that is sure to be there.
        CREATE TABLE records (
            id bigint PRIMARY KEY,
            case_id bigint,
            error text NOT NULL,
            seen_on text,
            steps text,
            tried text,
            cure text,
            recorded_at bigint NOT NULL,
            recorded_by bigint,
            amended_at bigint,
            -- The texts, folded.
            search_text text NOT NULL
        );

        -- Spans over which a plan is in a state, whatever its hours say. A handful, for people make them.
        CREATE TABLE overrides (
            id bigint PRIMARY KEY,
            plan text NOT NULL,
            -- OpenState.
            state text NOT NULL,
            starts_at bigint NOT NULL,
            -- The first instant after it; null while nobody has said when it ends.
            ends_at bigint,
            -- In each language, as JSON.
            reason text,
            created_at bigint NOT NULL,
            created_by bigint,
            removed_at bigint,
            removed_by bigint,
            idempotency_key text UNIQUE,
            fingerprint text
        );

        """
}
