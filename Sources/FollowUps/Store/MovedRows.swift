/// Rows of a table on their way from one store to another.
package struct MovedRows: Sendable {
    /// The table they go to.
    package var table: String
    /// Its columns, which the rows have all of; those of its key come first.
    package var columns: [String]
    /// How many columns make up the key.
    package var keyLength: Int
    /// A JSON object each, by the names of columns.
    package var rows: [String]
    /// What is to be sealed, by the ids of the follow-ups that it belongs to.
    package var secrets: [FollowUpID: String]
    /// By which repeated requests are known, and secrets could be found; to be sealed, too.
    package var fingerprints: [FollowUpID: String] = [:]

    package init(
        table: String, columns: [String], keyLength: Int = 1, rows: [String], secrets: [FollowUpID: String] = [:]
    ) {
        self.table = table
        self.columns = columns
        self.keyLength = keyLength
        self.rows = rows
        self.secrets = secrets
    }
}
