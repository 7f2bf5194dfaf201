import MadoguchiAPI

// Records of errors, on `control.sock`.
extension Daemon {
    /// - Parameters:
    ///   - words: nil for all.
    ///   - case: nil for those of every case and of none.
    func records(
        words: String?, case: String?, limit: Int, cursor: String?
    ) throws(DaemonError) -> Reply<RecordPage> {
        try get(
            RequestTarget("v1", "records").with("words", words).with("case", `case`).with("limit", String(limit))
                .with("cursor", cursor))
    }

    func record(_ id: String) throws(DaemonError) -> Reply<RecordResource> {
        try get(RequestTarget("v1", "records", id))
    }

    func add(_ record: RecordRequest) throws(DaemonError) -> Reply<RecordResource> {
        try post(RequestTarget("v1", "records"), record, lookup: "madoguchi record search")
    }

    func amend(_ id: String, _ amendment: RecordAmendment) throws(DaemonError) -> Reply<RecordResource> {
        try post(RequestTarget("v1", "records", id, "amend"), amendment, lookup: nil)
    }

    func removeRecord(_ id: String) throws(DaemonError) -> Reply<RecordResource> {
        try post(RequestTarget("v1", "records", id, "remove"), lookup: "madoguchi record search")
    }
}
