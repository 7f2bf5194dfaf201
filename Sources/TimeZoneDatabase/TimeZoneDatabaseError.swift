package import SupportHours

/// Why a zone can't be read from the database.
package enum TimeZoneDatabaseError: Error, Hashable, Sendable {
    /// The name can't be one of the database's: it has other characters, or leads out of the directory.
    case notAName(String)
    /// There is no such zone.
    case unknown(String, directory: String, suggestion: String?)
    /// The file is there and can't be read.
    case unreadable(path: String, reason: String)
    /// The file is not time zone data, or is damaged.
    case unusable(path: String, TZifError)
}

extension TimeZoneDatabaseError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notAName(let name):
            "\"\(name)\" can't be a time zone's name; write it as the tz database does, like Asia/Tokyo"
        case .unknown(let name, let directory, let suggestion):
            "there is no time zone \"\(name)\" in \(directory)"
                + (suggestion.map { "; did you mean \($0)?" } ?? "; is the package tzdata installed?")
        case .unreadable(let path, let reason):
            "the time zone file \(path) can't be read: \(reason)"
        case .unusable(let path, let error):
            "the time zone file \(path) can't be used: \(error)"
        }
    }

    /// The name that was probably meant, where one is near.
    package var suggestion: String? {
        if case .unknown(_, _, let suggestion) = self { suggestion } else { nil }
    }
}
