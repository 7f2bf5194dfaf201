package import SupportHours

/// Why a zone can't be read from the database.
package enum TimeZoneDatabaseError: Error, Hashable, Sendable {
    /// The name can't be one of the database's: it has other characters, or leads out of the directory.
    case notAName(String, ZoneAdvice = .none)
    /// There is no such zone.
    case unknown(String, directory: String, ZoneAdvice = .none)
    /// The file is there and can't be read.
    case unreadable(path: String, reason: String)
    /// The file is not time zone data, or is damaged.
    case unusable(path: String, TZifError)
}

extension TimeZoneDatabaseError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notAName(let name, let advice):
            "\"\(name.printable)\" can't be a time zone's name"
                + (advice.sentence ?? "; write it as the tz database does, like Asia/Tokyo")
        case .unknown(let name, let directory, let advice):
            "there is no time zone \"\(name)\" in \(directory)"
                + (advice.sentence ?? "; write it as the tz database does, like Asia/Tokyo")
        case .unreadable(let path, let reason):
            "the time zone file \(path) can't be read: \(reason)"
        case .unusable(let path, let error):
            "the time zone file \(path) can't be used: \(error)"
        }
    }

    /// The name that was probably meant, where one is near.
    package var suggestion: String? {
        switch self {
        case .notAName(_, let advice), .unknown(_, _, let advice): advice.suggestion
        case .unreadable, .unusable: nil
        }
    }
}

extension ZoneAdvice {
    /// Goes on with a sentence that says what is wrong.
    fileprivate var sentence: String? {
        if databaseIsMissing { return "; is the package tzdata installed?" }
        if let suggestion { return "; did you mean \(suggestion)?" }
        guard let last = readings.last else { return nil }
        guard readings.count > 1 else { return "; did you mean \(last)?" }
        return "; it isn't one clock: name \(readings.dropLast().joined(separator: ", ")) or \(last)"
    }
}
