import Messages
import SupportHours
import TestZones
import Testing

@testable import Guidance

@Suite("Hours in templates")
struct MessageHoursTests {
    private static let body = """
        {{plan}} {{zone}} {{vendor_zone}}
        {{#window}}
        open{{#window.start}} from {{window.start}}{{/window.start}}{{#window.end}} to {{window.end}} ({{window.end_time}}), there {{window.vendor_end}}{{/window.end}}
        {{/window}}
        {{^window}}
        closed
        {{/window}}
        {{#next_window}}
        next {{next_window.start}} to {{next_window.end}} ({{next_window.end_time}}), there {{next_window.vendor_end}}
        {{/next_window}}
        {{^next_window}}
        no next
        {{/next_window}}
        {{#always_open}}
        always
        {{/always_open}}
        """

    private func write(_ hours: MessageHours, in language: Language) throws -> [String] {
        let source = TemplateSource(template: "x", language: language, subject: "x", text: Self.body)
        let template = try TemplateRenderer().render(source, values: TemplateValues(), hours: hours)
        return template.text.split(separator: "\n").map(String.init)
    }

    @Test("run over midnight on the display zone's clock")
    func overMidnight() throws {
        // Tuesday's window in California, standard time.
        let hours = try TestHours.at("2026-11-25T08:00:00", plan: "Basicプラン")
        #expect(
            try write(hours, in: .ja) == [
                "Basicプラン 日本時間 太平洋時間",
                "open from 11月24日(火)23:00 to 11月25日(水)10:00 (10:00), there 11月24日(火)17:00",
                "next 11月25日(水)23:00 to 11月26日(木)10:00 (10:00), there 11月25日(水)17:00",
            ])
        #expect(
            try write(hours, in: .en) == [
                "Basicプラン Japan time Pacific time",
                "open from Tue 24 Nov 23:00 to Wed 25 Nov 10:00 (10:00), there Tue 24 Nov 17:00",
                "next Wed 25 Nov 23:00 to Thu 26 Nov 10:00 (10:00), there Wed 25 Nov 17:00",
            ])
    }

    @Test("move with California's daylight saving time")
    func daylight() throws {
        let lines = try write(try TestHours.at("2026-07-01T05:00:00"), in: .en)
        #expect(lines[1] == "open from Tue 30 Jun 22:00 to Wed 1 Jul 09:00 (09:00), there Tue 30 Jun 17:00")
    }

    @Test("are closed at the window's end, and open at its start")
    func edges() throws {
        #expect(try write(try TestHours.at("2026-11-25T09:59:59"), in: .en)[1].hasPrefix("open from Tue 24 Nov 23:00"))
        let closed = try write(try TestHours.at("2026-11-28T10:00:00"), in: .ja)
        #expect(closed[1...] == ["closed", "next 11月30日(月)23:00 to 12月1日(火)10:00 (10:00), there 11月30日(月)17:00"])
        #expect(try write(try TestHours.at("2026-11-30T23:00:00"), in: .en)[1].hasPrefix("open from Mon 30 Nov 23:00"))
    }

    @Test("have no end where somebody is always there")
    func always() throws {
        let hours = try TestHours.at("2026-11-25T08:00:00", hours: "24/7", plan: "Pro")
        #expect(try write(hours, in: .en) == ["Pro Japan time Pacific time", "open", "no next", "always"])
    }

    @Test("say nothing of a window where there never is one")
    func never() throws {
        let lines = try write(try TestHours.at("2026-11-25T08:00:00", hours: "off"), in: .en)
        #expect(lines[1...] == ["closed", "no next"])
    }

    @Test("call other zones by the database's name")
    func zones() throws {
        let schedule = Schedule(hours: try OpeningHours(parsing: "24/7"), zone: .utc)
        let zone = try Zone(posix: "CET-1", identifier: "Europe/Paris")
        let hours = MessageHours(
            planName: "P", schedule: schedule, at: try Instant("2026-01-01T00:00:00Z"), display: zone)
        #expect(try write(hours, in: .ja)[0] == "P Europe/Paris UTC")
    }
}
