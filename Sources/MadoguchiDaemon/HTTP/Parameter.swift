import Delivery
import FollowUps
import MailAddress
import Messages
import SupportHours
import TimeZoneDatabase

/// A query parameter: its name, the kind of its value, and its reader.
protocol QueryParameter: Sendable {
    var name: String { get }
    var kind: ParameterKind { get }
    var isRequired: Bool { get }
    /// Its purpose, in a line.
    var about: String { get }
}

/// The kind of a parameter's value, for descriptions of the interface.
enum ParameterKind: Hashable, Sendable {
    /// RFC 3339; without an offset, on the clock of `zone` or the display zone.
    case instant
    /// ISO 8601 or short; in seconds.
    case duration(ClosedRange<Int64>)
    case zone
    case words([String])
    case flag
    case whole(ClosedRange<Int>, usual: Int)
    case text
    case address
    /// As answers have it.
    case id
    /// As the previous page returned it.
    case cursor
}

/// What values are read with.
struct ParameterScope: Sendable {
    let snapshot: Snapshot
    /// The zone for times without an offset.
    var zone: Zone
}

struct Parameter<Value: Sendable>: QueryParameter {
    let name: String
    let kind: ParameterKind
    let isRequired: Bool
    let about: String
    let read: @Sendable (String, ParameterScope) throws(FaultMessage) -> Value

    init(
        _ name: String, _ kind: ParameterKind, isRequired: Bool = false, about: String,
        read: @escaping @Sendable (String, ParameterScope) throws(FaultMessage) -> Value
    ) {
        self.name = name
        self.kind = kind
        self.isRequired = isRequired
        self.about = about
        self.read = read
    }
}

// MARK: Common parameters

/// Parameters by the kind of their values.
enum Parameters {
    static let zone = Parameter<Zone>("zone", .zone, about: "the zone that the answer's instants are in") {
        name, scope throws(FaultMessage) in
        do throws(TimeZoneDatabaseError) {
            return try scope.snapshot.zone(named: name)
        } catch {
            throw .reason(error.wording)
        }
    }

    static let language = word(
        "language", of: Language.self,
        about: "the language of texts; by default the answer's, and the display language for an export")

    static let isDryRun = Parameter<Bool>("dry_run", .flag, about: "only says what would be done") {
        text, _ throws(FaultMessage) in
        switch text {
        case "true": return true
        case "false": return false
        default: throw .neitherNor("true", "false")
        }
    }

    static let limit = limit(atMost: 1_000)

    static func limit(atMost most: Int) -> Parameter<Int> {
        Parameter("limit", .whole(1...most, usual: 50), about: "entries of a page") { text, _ throws(FaultMessage) in
            guard let limit = Int(text), (1...most).contains(limit) else { throw .notWhole(1...most) }
            return limit
        }
    }

    static let plan = text("plan", about: "only of this plan")

    /// Customers, however their address is spelt.
    static let recipient = Parameter<AddressKey>("to", .address, about: "only to this address") {
        text, _ throws(FaultMessage) in
        do throws(AddressError) {
            return try MailAddress(parsing: text).key
        } catch {
            throw .reason(error.placedWording)
        }
    }

    static func text(_ name: String, about: String) -> Parameter<String> {
        Parameter(name, .text, about: about) { text, _ throws(FaultMessage) in text }
    }

    static func instant(_ name: String, isRequired: Bool = false, about: String) -> Parameter<Instant> {
        Parameter(name, .instant, isRequired: isRequired, about: about) { text, scope throws(FaultMessage) in
            do {
                return try Instant(parsing: text, in: scope.zone)
            } catch {
                throw .reason(Wording(error))
            }
        }
    }

    /// - Parameter range: seconds.
    static func duration(_ name: String, _ range: ClosedRange<Int64>, about: String) -> Parameter<Int64> {
        Parameter(name, .duration(range), about: about) { text, _ throws(FaultMessage) in
            let seconds: Int64
            do {
                seconds = try DurationText.seconds(parsing: text)
            } catch {
                throw .reason(Wording(error))
            }
            guard range.contains(seconds) else {
                throw .outOfRange(
                    from: DurationText.iso8601(seconds: range.lowerBound),
                    to: DurationText.iso8601(seconds: range.upperBound))
            }
            return seconds
        }
    }

    static func word<Word: RawRepresentable & CaseIterable & Sendable>(
        _ name: String, of type: Word.Type, isRequired: Bool = false, about: String
    ) -> Parameter<Word> where Word.RawValue == String {
        let words = Word.allCases.map(\.rawValue)
        return Parameter(name, .words(words), isRequired: isRequired, about: about) { text, _ throws(FaultMessage) in
            if let word = Word(rawValue: text) { return word }
            throw words.count == 2 ? .neitherNor(words[0], words[1]) : .noneOf(words)
        }
    }

    static func cursor<ID: Sendable>(_ parse: @escaping @Sendable (String) -> ID?) -> Parameter<ID> {
        Parameter("cursor", .cursor, about: "where the previous page ended") { text, _ throws(FaultMessage) in
            guard let id = parse(text) else { throw .noCursor }
            return id
        }
    }
}
