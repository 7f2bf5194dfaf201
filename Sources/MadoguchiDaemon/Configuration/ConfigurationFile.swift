import LinuxSystem
package import TimeZoneDatabase

/// Why a configuration can't be used: everything that is wrong with it, a problem a line.
package struct ConfigurationError: Error, CustomStringConvertible {
    package let description: String
}

/// Reads and checks the configuration's file.
package enum ConfigurationFile {
    /// Bytes that the file may have; a thousand plans need a fifth of that.
    static let largestSize = 1 << 20

    /// - Parameter zones: says which zones there are.
    package static func read(
        _ file: String, zones: TimeZoneDatabase
    ) throws(ConfigurationError) -> Configuration {
        let bytes: [UInt8]
        do {
            bytes = try FileBytes.read(file, atMost: largestSize)
        } catch {
            throw ConfigurationError(description: "\(file): \(error); give the configuration's path with --config")
        }
        return try parse(bytes, file: file, zones: zones)
    }

    /// - Parameter file: the path that messages name, and that relative paths start from.
    static func parse(
        _ bytes: [UInt8], file: String, zones: TimeZoneDatabase
    ) throws(ConfigurationError) -> Configuration {
        func refused(_ problems: [DocumentProblem]) -> ConfigurationError {
            let sorted = problems.sorted {
                ($0.location.line, $0.location.column) < ($1.location.line, $1.location.column)
            }
            return ConfigurationError(description: sorted.map { $0.description(in: file) }.joined(separator: "\n"))
        }
        guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
            throw refused([undecodable(bytes)])
        }
        let problems = DocumentProblems()
        guard let root = YAMLDocument.parse(text, problems: problems) else { throw refused(problems.all) }
        let reader = ConfigurationReader(file: file, fingerprint: Fingerprint(of: bytes).value, zones: zones)
        guard let configuration = reader.configuration.read(root, problems), problems.isEmpty else {
            throw refused(problems.all)
        }
        return configuration
    }

    /// Where the first byte stands that is no text.
    private static func undecodable(_ bytes: [UInt8]) -> DocumentProblem {
        var line = 1
        for row in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let isText = String(validating: row, as: UTF8.self) != nil
            if !isText || row.contains(0) {
                let what = isText ? "a NUL byte" : "bytes that aren't UTF-8"
                return DocumentProblem(
                    location: SourceLocation(line: line, column: 1), pointer: "",
                    detail: "found \(what) in this line, expected text; save the file as UTF-8")
            }
            line += 1
        }
        return DocumentProblem(
            location: SourceLocation(line: 1, column: 1), pointer: "", detail: "the file isn't UTF-8 text")
    }
}
