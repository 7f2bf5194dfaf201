import Delivery
import FollowUps
import Guidance
import LinuxSystem
import MadoguchiAPI

/// What the APIs of `control.sock` work with.
struct APIContext: Sendable {
    let store: any FollowUpStore
    let hours: CurrentHours
    let clock: WallClock
    let newID: @Sendable () -> FollowUpID
    let letters: LetterWriter
    /// Called when something may be due sooner than whoever sends knows, with the snapshot that it was derived from.
    let wake: @Sendable (HoursSnapshot) -> Void
}

extension ControlRequest {
    /// The body's bytes, which are JSON of bounded size.
    func json(atMost limit: Int = 65_536) async throws(Problem) -> ArraySlice<UInt8> {
        try requireContentType("application/json")
        return try await body(limit)[...]
    }
}

extension QueryReader {
    /// `ja` or `en`; the display's language where nothing is said.
    mutating func language(_ snapshot: HoursSnapshot) -> Language {
        let language = optional("language") { text throws(ParameterError) in
            guard let language = Language(rawValue: text) else {
                throw ParameterError(description: "is neither ja nor en")
            }
            return language
        }
        return language ?? snapshot.language
    }

    /// Any text.
    mutating func text(_ name: String) -> String? {
        optional(name) { text throws(ParameterError) in text }
    }

    /// How many a page may have.
    mutating func limit(upTo largest: Int = 1_000, usual: Int = 50) -> Int {
        let limit = optional("limit") { text throws(ParameterError) in
            guard let limit = Int(text), (1...largest).contains(limit) else {
                throw ParameterError(description: "is no whole number from 1 to \(largest)")
            }
            return limit
        }
        return limit ?? usual
    }

    /// `true` or `false`; false where nothing is said.
    mutating func flag(_ name: String) -> Bool {
        let flag = optional(name) { text throws(ParameterError) in
            switch text {
            case "true": true
            case "false": false
            default: throw ParameterError(description: "is neither true nor false")
            }
        }
        return flag ?? false
    }

    /// As an address is kept, however it is spelt.
    mutating func address(_ name: String) -> String? {
        optional(name) { text throws(ParameterError) in
            do throws(AddressError) {
                return try EmailAddress(parsing: text).description
            } catch {
                throw ParameterError(description: "position \(error.position + 1): \(error.reason)")
            }
        }
    }
}
