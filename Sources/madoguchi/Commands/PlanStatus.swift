import MadoguchiAPI
import Messages
import SupportHours

/// One plan's availability in words.
struct PlanStatus {
    private let availability: Availability
    private let list: PlanList
    private let at: ClockReading
    private let until: ClockReading?
    private let next: ClockReading?
    private let vendor: (clock: ClockReading, zone: String)?

    /// - Parameter list: for the plan's names and channels.
    init(_ availability: Availability, in list: PlanList) throws {
        self.availability = availability
        self.list = list
        at = try ClockReading(rfc3339: availability.at)
        until = try availability.until.map { try ClockReading(rfc3339: $0) }
        next = try availability.nextWindow.map { try ClockReading(rfc3339: $0.start) }
        vendor = try availability.vendor.map { (try ClockReading(rfc3339: $0.time), $0.zone) }
    }

    func lines(_ environment: CommandEnvironment) -> [Line] {
        let say = environment.language
        let state = availability.openState
        let name = list.name(of: availability.plan, in: say)
        let mark = environment.glyphs.mark(for: state)
        let word = say.word(for: state)
        let heading: Line =
            "\(mark, state == .open ? .open : .faint) \(name, .strong) (\(availability.plan))  \(word, style(state))"

        var fields = FieldList()
        if let reason = StateReasonWords(availability.because, of: availability, in: list).line(in: say) {
            fields.add(say(.labelBecause), reason)
        }
        if state != .closed {
            let always =
                state == .open ? say(.aroundTheClock) : say(.noEnd)
            fields.add(say(.labelEnd), until.map { moment($0, in: say) } ?? Line(always))
        }
        if state != .open {
            fields.add(
                say(.labelOpens),
                next.map { moment($0, in: say) } ?? Line(say(.neverAgain)))
        }
        fields.add(say(.labelAsOf), clock(at, zone: availability.zone, in: say))
        if let vendor {
            fields.add(say(.labelVendorsClock), clock(vendor.clock, zone: vendor.zone, in: say))
        }
        let always = list.plan(availability.plan)?.always ?? []
        let now = availability.channels.filter { !always.contains($0) }
        fields.add(
            say(.labelThereNow),
            Line(now.isEmpty ? say(.none) : now.joined(separator: say(.listSeparator))))
        if !always.isEmpty {
            fields.add(say(.labelAlwaysThere), Line(always.joined(separator: say(.listSeparator))))
        }
        let members = availability.members ?? []
        return [heading] + fields.lines
            + PlanMembers(members: members, of: availability.plan, at: at, in: list).lines(environment)
    }

    private func style(_ state: OpenState) -> Line.Style {
        switch state {
        case .open: .open
        case .closed: .strong
        case .unknown: .now
        }
    }

    private func moment(_ reading: ClockReading, in say: Language) -> Line {
        let moment = say.moment(reading.civil, besides: at.civil.date)
        let ahead = say.ahead(reading.instant.seconds(since: at.instant))
        return say.line { .moment($0(moment, .strong), ahead: ahead) }
    }

    private func clock(_ reading: ClockReading, zone: String, in say: Language) -> Line {
        "\(say.moment(reading.civil, besides: at.civil.date))  \(zone, .faint)"
    }
}

extension Availability {
    /// A state that this client doesn't know isn't known to be open.
    var openState: OpenState { OpenState(rawValue: state) ?? .unknown }
}

extension Glyphs {
    func mark(for state: OpenState) -> String {
        switch state {
        case .open: openMark
        case .closed: closedMark
        case .unknown: unknownMark
        }
    }
}
