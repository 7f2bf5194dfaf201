import Messages
import SupportHours

extension DeskVisit {
    /// An instant of an answer, as pages place it; values of the partial `desk-time`.
    ///
    /// - Parameters:
    ///   - text: RFC 3339, as routes give it.
    ///   - vendor: the zone whose clock is shown beside the reader's, where it is another one.
    func time(_ text: String, beside vendor: Zone? = nil) -> PageValues {
        guard let instant = instant(text) else {
            return PageValues(["timeInstant": .text(text), "timeText": .text(text)])
        }
        var values = PageValues([
            "timeInstant": .text(clock.text(instant)), "timeText": .text(clock.moment(instant)[language]),
        ])
        if let vendor, vendor.identifier != snapshot.display.identifier {
            let there = PageClock(vendor, at: now)
            values["timeOther"] = .text(
                Wording.deskOtherClock(vendor.spokenName, there.fullMoment(instant))[language])
        }
        return values
    }

    /// The present without its seconds.
    var minute: Instant { Instant(secondsSinceEpoch: now.secondsSinceEpoch / 60 * 60) }

    /// The same as words, to the next whole minute.
    func about(_ text: String) -> Wording? {
        instant(text).map { clock.moment(Instant(secondsSinceEpoch: ($0.secondsSinceEpoch + 59) / 60 * 60)) }
    }

    /// `11月28日(土)`
    var today: Wording { ClockWording(snapshot.display, besides: now).date(clock.today) }

    /// The same as a text, on the reader's clock.
    func moment(_ text: String) -> String { instant(text).map { clock.moment($0)[language] } ?? text }

    /// - Returns: nil for what is no instant.
    func instant(_ text: String) -> Instant? { try? Instant(parsing: text, in: snapshot.display) }
}
