import Glibc
package import Messages
package import SupportHours

/// Why a zone can't be read from the database.
package enum TimeZoneDatabaseError: Error, Hashable, Sendable {
    /// The name can't be one of the database's: it has other characters, or leads out of the directory.
    case notAName(String, ZoneAdvice = .none)
    /// There is no such zone.
    case unknown(String, directory: String, ZoneAdvice = .none)
    /// The file is there and can't be read.
    case unreadable(path: String, errno: Int32)
    /// The file is not time zone data, or is damaged.
    case unusable(path: String, TZifError)
}

extension TimeZoneDatabaseError: WordedError {
    package var wording: Wording {
        switch self {
        case .notAName(let name, let advice): .notAZoneName(name, advice.wording)
        case .unknown(let name, let directory, let advice): .noSuchZone(name, in: directory, advice.wording)
        case .unreadable(let path, let errno):
            .zoneFileUnreadable(path, reason: .systemError(errno, String(cString: strerror(errno))))
        case .unusable(let path, let error): .zoneFileUnusable(path, error)
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
    fileprivate var wording: Wording {
        if databaseIsMissing { return .zoneDatabaseMissing }
        if let suggestion { return .zoneMeant(Wording(verbatim: suggestion)) }
        let zones = readings.map { Wording.zone($0.zone, standard: $0.standard, summer: $0.summer) }
        switch zones.count {
        case 0: return .writeZoneAsDatabase
        case 1: return .zoneMeant(zones[0])
        default: return .severalZonesMeant(zones)
        }
    }
}
