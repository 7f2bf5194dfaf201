extension SchemaStep {
    /// What tells whether the database is what it was.
    static let commits = """
        -- How many commits were made, by slot. A daemon remembers how many were confirmed.
        CREATE TABLE commits (
            slot smallint PRIMARY KEY,
            count bigint NOT NULL
        ) WITH (fillfactor = 50, \(busy));

        -- Whether it is paused because the database isn't what it was.
        ALTER TABLE settings ADD COLUMN restored boolean NOT NULL DEFAULT false;

        -- The server and the table that this row was made in; another one where it was restored from a dump. Null until the
        -- first daemon comes.
        ALTER TABLE settings ADD COLUMN home text;

        """
}
