import Messages
import SupportHours
import TimeZoneDatabase

/// Parses arguments. Faults throw a ``Failure`` that names the option.
enum Input {
    static func instant(_ text: String, of option: String, in zone: Zone) throws(Failure) -> Instant {
        do { return try Instant(parsing: text, in: zone) } catch { throw unreadable(option, error) }
    }

    /// - Returns: seconds; negative ones go back.
    static func duration(_ text: String, of option: String) throws(Failure) -> Int64 {
        do { return try DurationText.seconds(parsing: text) } catch { throw unreadable(option, error) }
    }

    static func date(_ text: String, of option: String) throws(Failure) -> CivilDate {
        do { return try CivilDate(parsing: text) } catch { throw unreadable(option, error) }
    }

    /// - Throws: also where the span ends before it begins.
    static func span(from start: Instant, to end: Instant) throws(Failure) -> Range<Instant> {
        guard start <= end else {
            throw Failure(.badInput, .endBeforeBeginning)
        }
        return start..<end
    }

    static func zone(_ name: String, in database: TimeZoneDatabase) throws(Failure) -> Zone {
        do {
            return try database.zone(named: name)
        } catch {
            throw Failure(.badInput, error.wording)
        }
    }

    private static func unreadable(_ option: String, _ error: TimeTextError) -> Failure {
        Failure(.badInput, .concerning(option, error.wording))
    }
}
