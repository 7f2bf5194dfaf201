/// A statement with its values, `$1` and so on.
package struct PostgresStatement {
    let sql: String
    let parameters: PostgresParameters

    package init<each Value: PostgresValue>(_ sql: String, _ values: repeat each Value) throws(PostgresError) {
        self.sql = sql
        parameters = try PostgresParameters(repeat each values)
    }
}

/// The parameters of a statement, encoded.
struct PostgresParameters {
    private(set) var types: [UInt32] = []
    /// Where each begins in the bytes; nil for NULL.
    private var starts: [Int?] = []
    private var lengths: [CInt] = []
    // Never empty, so that an empty value has an address, too.
    private var bytes: [UInt8] = [0]

    init<each Value: PostgresValue>(_ values: repeat each Value) throws(PostgresError) {
        for value in repeat each values { try append(value) }
    }

    private mutating func append(_ value: some PostgresValue) throws(PostgresError) {
        types.append(type(of: value).postgresType.id)
        let start = bytes.count
        starts.append(value.isNull ? nil : start)
        if !value.isNull {
            do throws(PostgresEncodingFault) {
                try value.encode(to: &bytes)
            } catch {
                throw .parameter(types.count)
            }
        }
        lengths.append(CInt(bytes.count - start))
        // A value at the very end would have no address of its own if it were empty.
        bytes.append(0)
    }

    /// As `PQsendQueryParams` takes them; valid during the call.
    func withPointers<Result>(
        _ body: (
            _ count: CInt, _ types: UnsafePointer<UInt32>?, _ values: UnsafePointer<UnsafePointer<CChar>?>?,
            _ lengths: UnsafePointer<CInt>?, _ formats: UnsafePointer<CInt>?
        ) -> Result
    ) -> Result {
        bytes.withUnsafeBytes { buffer in
            let base = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            let values = starts.map { start in start.flatMap { start in base.map { $0 + start } } }
            let binary = [CInt](repeating: 1, count: types.count)
            return body(CInt(types.count), types, values, lengths, binary)
        }
    }
}
