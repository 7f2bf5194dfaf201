import Documents
import LinuxSystem
package import Messages
import TimeZoneDatabase

/// Why a configuration can't be used: every fault in it, one a line.
package struct ConfigurationError: WordedError {
    package let wording: Wording
}

/// Reads and checks the configuration: its file, and the drop-ins beside it.
package enum ConfigurationFile {
    /// The largest file in bytes; a thousand plans need a fifth of that.
    static let largestSize = 1 << 20

    /// A file and its content.
    struct Source {
        var path: String
        var bytes: [UInt8]
    }

    /// - Parameters:
    ///   - candidate: a drop-in that isn't in place yet.
    ///   - zones: the zones that exist.
    ///   - record: called with every effective value and its origin.
    static func read(
        _ file: String, with candidate: String? = nil, zones: TimeZoneDatabase,
        guidance: GuidanceSource = GuidanceSource(),
        record: ReadingRecord? = nil
    ) throws(ConfigurationError) -> Configuration {
        let main: Source
        do {
            main = Source(path: file, bytes: try FileBytes.read(file, atMost: largestSize))
        } catch {
            throw ConfigurationError(wording: .configurationUnreadable(file, error.wording))
        }
        return try parse(
            main, dropIns: try DropIns.read(of: file, with: candidate), zones: zones, guidance: guidance, record: record
        )
    }

    /// - Parameters:
    ///   - main: relative paths start from its directory.
    ///   - dropIns: applied over it in this order.
    static func parse(
        _ main: Source, dropIns: [Source] = [], zones: TimeZoneDatabase, guidance: GuidanceSource,
        record: ReadingRecord? = nil
    ) throws(ConfigurationError) -> Configuration {
        let problems = DocumentProblems(record: record)
        let reader = ConfigurationReader(
            file: main.path, dropIns: dropIns.map(\.path), fingerprint: fingerprint(of: [main] + dropIns),
            zones: zones, guidanceSource: guidance)
        let configuration = document(main, dropIns: dropIns, problems: problems).flatMap {
            reader.configuration.read($0, problems)
        }
        guard let configuration, problems.isEmpty else {
            throw ConfigurationError(wording: problems.wording(in: main.path))
        }
        return configuration
    }

    /// All files as one document; nil where one of them can't be read, which is reported in `problems`.
    private static func document(
        _ main: Source, dropIns: [Source], problems: DocumentProblems
    ) -> DocumentNode? {
        let roots = ([main] + dropIns).map { YAMLDocument.parse($0.bytes, file: $0.path, problems: problems) }
        var document = roots.first ?? nil
        for root in roots.dropFirst() {
            switch root?.content {
            // A file with comments only.
            case .null?: continue
            case .mapping?:
                guard let lower = document, let root else { return nil }
                document = lower.isEmptyOrMapping ? lower.overlaid(with: root, problems: problems) : lower
            default:
                if let root {
                    problems.report(.found(root.found, expected: .partOfConfiguration), at: root)
                }
            }
        }
        return roots.contains { $0 == nil } ? nil : document
    }

    private static func fingerprint(of sources: [Source]) -> UInt64 {
        var fingerprint = Fingerprint()
        for source in sources {
            fingerprint.combine(Int64(source.bytes.count))
            fingerprint.combine(source.bytes)
        }
        return fingerprint.value
    }
}

extension DocumentProblems {
    /// Every fault by file and from the top of each down, one or more lines each.
    ///
    /// - Parameter file: the path of what was read where a location names none.
    fileprivate func wording(in file: String) -> Wording {
        Wording(ja: description(in: file, language: .ja), en: description(in: file, language: .en))
    }
}

extension DocumentNode {
    fileprivate var isEmptyOrMapping: Bool {
        switch content {
        case .null, .mapping: true
        default: false
        }
    }
}
