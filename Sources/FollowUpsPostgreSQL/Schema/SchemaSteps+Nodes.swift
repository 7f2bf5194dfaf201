extension SchemaStep {
    /// The daemons that share the tables, and what they have agreed upon. One that doesn't know of them would take the others'
    /// leases for those of an earlier run of its own.
    static let nodes = """
        -- Runs of daemons. Only the beat and the report of a live one change, which no index has.
        CREATE TABLE nodes (
            owner bigint PRIMARY KEY,
            name text NOT NULL,
            slot smallint NOT NULL,
            -- Node.State.
            state text NOT NULL DEFAULT 'live',
            beat bigint NOT NULL DEFAULT 0,
            -- By the server's clock, as ended_at.
            joined_at bigint NOT NULL,
            ended_at bigint,
            -- NodeReport.
            report json NOT NULL
        ) WITH (fillfactor = 50);
        CREATE UNIQUE INDEX nodes_in_slots ON nodes (slot) WHERE state = 'live';

        -- Names of nodes that are to send nothing more.
        CREATE TABLE draining (
            name text PRIMARY KEY
        );

        -- By which hours the nodes send, for each plan.
        CREATE TABLE rules (
            plan text PRIMARY KEY,
            fingerprint text NOT NULL,
            tzdata text,
            configuration text NOT NULL,
            epoch bigint NOT NULL,
            adopted_by text NOT NULL
        );

        -- The composer that last made a message's bytes, where an attempt has begun data that keeps its headers.
        ALTER TABLE due ADD COLUMN composer integer;
        ALTER TABLE leases ADD COLUMN composer integer;
        ALTER TABLE ended ADD COLUMN composer integer;

        -- Why every node is halted, as JSON; null for none.
        ALTER TABLE settings ADD COLUMN halt text;

        """
}
