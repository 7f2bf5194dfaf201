import ArgumentParser
import Messages
import SupportHours
import TerminalText
import TimeZoneDatabase

struct ZoneCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("zone", Help.Zone.command)
    }

    @Argument(help: ArgumentHelp(Help.Zone.name, Help.Value.name), completion: .timeZones)
    var name: String

    @Option(help: ArgumentHelp(Help.Zone.from, Help.Value.from))
    var from: String?

    @Option(help: ArgumentHelp(Help.Zone.to, Help.Value.to))
    var to: String?

    @OptionGroup var options: SharedOptions

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let zone = try Input.zone(name, in: environment.timeZones)
        let start = try from.map { try Input.instant($0, of: "--from", in: zone) } ?? environment.now
        let end =
            try to.map { try Input.instant($0, of: "--to", in: zone) } ?? start.advanced(bySeconds: 2 * 366 * 86_400)
        let transitions = zone.transitions(in: try Input.span(from: start, to: end))
        let tzdata = environment.timeZones.version()
        if options.json { return Answer(.json(json(transitions, tzdata: tzdata).text)) }
        return Answer(.lines(lines(zone, transitions, tzdata: tzdata, environment)))
    }

    private func json(_ transitions: [ZoneTransition], tzdata: String?) -> JSONValue {
        .object([
            "zone": .string(name),
            "tzdata": JSONValue(tzdata),
            "transitions": .array(
                transitions.map { transition in
                    .object([
                        "at": .string(transition.at.formattedInUTC),
                        "offset": .integer(Int64(transition.offset.seconds)),
                        "dst": .bool(transition.offset.isDaylight),
                        "abbreviation": .string(transition.offset.abbreviation),
                    ])
                }),
        ])
    }

    private func lines(
        _ zone: Zone, _ transitions: [ZoneTransition], tzdata: String?, _ environment: CommandEnvironment
    ) -> [Line] {
        let say = environment.language
        let now = zone.offset(at: environment.now)
        var fields = FieldList()
        fields.add(say(.labelTZDatabase), Line(tzdata ?? say(.versionUnknown)))
        fields.add(say(.labelNow), Line(describe(now, in: say)))
        var table = Table()
        for transition in transitions {
            let instant = transition.at
            let before = zone.offset(at: instant.advanced(bySeconds: -1))
            func clock(_ offset: ZoneOffset) -> CivilDateTime {
                CivilDateTime(localSeconds: instant.advanced(bySeconds: Int64(offset.seconds)).secondsSinceEpoch)
            }
            let (then, now) = (clock(before), clock(transition.offset))
            let arrow = then.date == now.date ? say.time(now) : say.fullDate(now.date) + " " + say.time(now)
            table.add([
                "\(say.fullDate(then.date)) \(say.time(then)) -> \(arrow)",
                Line(describe(transition.offset, in: say)),
            ])
        }
        let none = "  \(say(.noTransitions))"
        return ["\(name, .strong)"] + fields.lines + [""]
            + (transitions.isEmpty ? [Line(none)] : table.lines(within: environment.width))
    }

    /// `PDT, UTC-07:00, daylight saving time`
    private func describe(_ offset: ZoneOffset, in say: Language) -> String {
        let parts = [offset.abbreviation, "UTC" + say.offset(offset.seconds)]
        return (parts + (offset.isDaylight ? [say(.daylightSavingTime)] : []))
            .joined(separator: say(.listSeparator))
    }
}
