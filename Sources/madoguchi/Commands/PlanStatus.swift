import MadoguchiAPI
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
            fields.add(say(en: "because", ja: "理由"), reason)
        }
        if state != .closed {
            let always =
                state == .open ? say(en: "around the clock, no end", ja: "24 時間、終わりなし") : say(en: "no end", ja: "終わりなし")
            fields.add(say(en: "until", ja: "終了"), until.map { moment($0, in: say) } ?? Line(always))
        }
        if state != .open {
            fields.add(
                say(en: "opens", ja: "次の開始"),
                next.map { moment($0, in: say) } ?? Line(say(en: "never again", ja: "予定なし")))
        }
        fields.add(say(en: "as of", ja: "時点"), clock(at, zone: availability.zone, in: say))
        if let vendor {
            fields.add(say(en: "vendor's clock", ja: "提供元の時計"), clock(vendor.clock, zone: vendor.zone, in: say))
        }
        let always = list.plan(availability.plan)?.always ?? []
        let now = availability.channels.filter { !always.contains($0) }
        fields.add(
            say(en: "there now", ja: "いまの窓口"),
            Line(now.isEmpty ? say(en: "none", ja: "なし") : now.joined(separator: ", ")))
        if !always.isEmpty {
            fields.add(say(en: "always there", ja: "常時の窓口"), Line(always.joined(separator: ", ")))
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
        return "\(moment, .strong) (\(ahead))"
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
