import Documents
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

    /// - Parameters:
    ///   - file: the path that messages name, and that relative paths start from.
    ///   - readGuidance: gives a directory's files by their paths from there; nil where there is no such directory.
    static func parse(
        _ bytes: [UInt8], file: String, zones: TimeZoneDatabase,
        readGuidance: @escaping (String) throws(FileBytesError) -> [String: [UInt8]]? = GuidanceDirectory.files(in:)
    ) throws(ConfigurationError) -> Configuration {
        let problems = DocumentProblems()
        let reader = ConfigurationReader(
            file: file, fingerprint: Fingerprint(of: bytes).value, zones: zones, readGuidance: readGuidance)
        let configuration = YAMLDocument.parse(bytes, problems: problems).flatMap {
            reader.configuration.read($0, problems)
        }
        guard let configuration, problems.isEmpty else {
            throw ConfigurationError(description: problems.description(in: file))
        }
        return configuration
    }
}
