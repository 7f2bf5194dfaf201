import MadoguchiAPI
import SupportHours

/// One plan's availability in words.
struct PlanStatus {
    private let availability: Availability
    private let list: PlanList
    private let at: ClockReading
    private let until: ClockReading?
    private let next: ClockReading?
    private let vendor: ClockReading?

    /// - Parameter list: for the plan's names and channels.
    init(_ availability: Availability, in list: PlanList) throws {
        self.availability = availability
        self.list = list
        at = try ClockReading(rfc3339: availability.at)
        until = try availability.until.map { try ClockReading(rfc3339: $0) }
        next = try availability.nextWindow.map { try ClockReading(rfc3339: $0.start) }
        vendor = try availability.vendor.map { try ClockReading(rfc3339: $0.time) }
    }

    func lines(_ environment: CommandEnvironment) -> [Line] {
        let say = environment.language
        let open = availability.open
        let name = list.name(of: availability.plan, in: say)
        let mark = open ? environment.glyphs.openMark : environment.glyphs.closedMark
        let state = open ? say(en: "open", ja: "受付中") : say(en: "closed", ja: "時間外")
        let heading: Line =
            "\(mark, open ? .open : .faint) \(name, .strong) (\(availability.plan))  \(state, open ? .open : .strong)"

        var fields = FieldList()
        if open {
            fields.add(
                say(en: "until", ja: "終了"),
                until.map { moment($0, in: say) } ?? Line(say(en: "around the clock, no end", ja: "24 時間、終わりなし")))
        } else {
            fields.add(
                say(en: "opens", ja: "次の開始"),
                next.map { moment($0, in: say) } ?? Line(say(en: "never again", ja: "予定なし")))
        }
        fields.add(say(en: "as of", ja: "時点"), clock(at, zone: availability.zone, in: say))
        if let vendor, let zone = availability.vendor?.zone {
            fields.add(say(en: "vendor's clock", ja: "提供元の時計"), clock(vendor, zone: zone, in: say))
        }
        let always = list.plan(availability.plan)?.always ?? []
        let now = availability.channels.filter { !always.contains($0) }
        fields.add(
            say(en: "there now", ja: "いまの窓口"),
            Line(now.isEmpty ? say(en: "none", ja: "なし") : now.joined(separator: ", ")))
        if !always.isEmpty {
            fields.add(say(en: "always there", ja: "常時の窓口"), Line(always.joined(separator: ", ")))
        }
        return [heading] + fields.lines
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
