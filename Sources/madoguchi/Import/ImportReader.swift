import Lists

/// Turns a file's bytes into follow-ups as they arrive, in any of the formats.
struct ImportReader {
    private enum Source {
        case unknown(ImportFormat.Detector)
        case csv(CSVImport)
        case ndjson(NDJSONImport)
    }

    private let defaults: FollowUpValues
    private var keys: IdempotencyKeys
    private var source = Source.unknown(ImportFormat.Detector())
    private let format: ImportFormat?
    private let secrets: SecretFilter
    private let table: TableSettings
    private var decoder: ListDecoder

    /// - Parameters:
    ///   - format: nil to detect it by the content.
    ///   - run: goes into the keys beside the lines.
    ///   - secrets: the variables that keys aren't made of.
    init(
        format: ImportFormat?, defaults: FollowUpValues, run: String, table: TableSettings = TableSettings(),
        secrets: SecretFilter = SecretFilter()
    ) {
        self.format = format
        self.defaults = defaults
        self.secrets = secrets
        self.table = table
        decoder = ListDecoder(table.encoding)
        keys = IdempotencyKeys(run: run)
    }

    /// The file's names of fields.
    var fieldNames: FieldNames {
        if case .csv = source { .columns } else { .pointers }
    }

    /// Why nothing more is read.
    var fault: Failure? {
        if let fault = decoder.fault { return Failure(.badInput, fault.wording(for: .options)) }
        return if case .csv(let csv) = source { csv.fault } else { nil }
    }

    /// What was found out about a table, repaired in it and passed over.
    var notes: [ListNote] {
        if case .csv(let csv) = source { csv.notes } else { [] }
    }

    /// The names of a table's columns as they stand; nil where the file is no table.
    var header: [String]? {
        if case .csv(let csv) = source { csv.header } else { nil }
    }

    /// - Parameter isEnd: whether these bytes are the last ones.
    /// - Returns: the follow-ups that are complete now, each with a key; none after a fault.
    mutating func feed(_ bytes: ArraySlice<UInt8>, isEnd: Bool) -> [ImportLine] {
        withoutKeys(decoder.feed(bytes, isEnd: isEnd)[...], isEnd: isEnd).map { line in
            guard case .json(let json, needsKey: true) = line.content else { return line }
            let member = "\"\(FollowUpColumn.idempotencyKey.name)\":\"\(keys.key(for: secrets.content(of: json)))\""
            let keyed = json.adding(jsonMembers: member, toEmpty: false)
            return ImportLine(number: line.number, content: .json(keyed, needsKey: false), cells: line.cells)
        }
    }

    private mutating func withoutKeys(_ bytes: ArraySlice<UInt8>, isEnd: Bool) -> [ImportLine] {
        switch source {
        case .unknown(var detector):
            guard let found = detector.feed(bytes, isEnd: isEnd) else {
                source = .unknown(detector)
                return []
            }
            switch format ?? found.format {
            case .csv: source = .csv(CSVImport(defaults: defaults, table, decoder))
            case .ndjson: source = .ndjson(NDJSONImport(defaults: defaults))
            }
            return withoutKeys(found.bytes[...], isEnd: isEnd)
        case .csv(var csv):
            defer { source = .csv(csv) }
            return csv.feed(bytes, isEnd: isEnd)
        case .ndjson(var ndjson):
            defer { source = .ndjson(ndjson) }
            return ndjson.feed(bytes) + (isEnd ? ndjson.finish() : [])
        }
    }
}
