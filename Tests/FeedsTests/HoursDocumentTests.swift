import Foundation
import Messages
import SupportHours
import TestZones
import Testing

@testable import Feeds

@Suite("A plan's hours in JSON-LD")
struct HoursDocumentTests {
    private struct Place: Decodable {
        struct Hours: Hashable, Decodable {
            var dayOfWeek: [String]?
            var opens: String
            var closes: String
            var validFrom: String
            var validThrough: String
            var description: String?
        }

        var name: String
        var openingHoursSpecification: [Hours]
        var specialOpeningHoursSpecification: [Hours]?
    }

    private func text(_ plan: FeedPlan, for viewer: Zone) throws -> String {
        HoursDocument(plan, for: viewer, at: try Instant(Samples.now)).feed.text
    }

    private func place(_ plan: FeedPlan, for viewer: Zone) throws -> Place {
        try JSONDecoder().decode(Place.self, from: Data(text(plan, for: viewer).utf8))
    }

    @Test("have a stretch for each time between changeovers, on the viewer's clock")
    func stretches() throws {
        let place = try place(Samples.basic(), for: .japan())
        let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"].map { "https://schema.org/\($0)" }
        #expect(
            place.openingHoursSpecification == [
                Place.Hours(
                    dayOfWeek: weekdays, opens: "23:00:00", closes: "10:00:00", validFrom: "2026-11-02",
                    validThrough: "2027-03-12"),
                Place.Hours(
                    dayOfWeek: weekdays, opens: "22:00:00", closes: "09:00:00", validFrom: "2027-03-15",
                    validThrough: "2027-11-05"),
                Place.Hours(
                    dayOfWeek: weekdays, opens: "23:00:00", closes: "10:00:00", validFrom: "2027-11-08",
                    validThrough: "2027-12-03"),
            ])
        #expect(place.specialOpeningHoursSpecification == nil)
    }

    @Test("have holidays and overrides on their days, with what they are")
    func special() throws {
        let override = Override(
            id: 1, start: try Instant("2026-12-01T17:00:00Z"), end: try Instant("2026-12-02T10:00:00Z"), state: .closed)
        let plan = try Samples.basic(
            holidays: [CivilDate(parsing: "2026-12-25")], overrides: [override],
            reason: { $0 < override.start ? nil : "Christmas" })
        let place = try place(plan, for: .california())
        #expect(
            place.specialOpeningHoursSpecification == [
                Place.Hours(
                    opens: "06:00:00", closes: "09:00:00", validFrom: "2026-12-01", validThrough: "2026-12-01"),
                Place.Hours(
                    opens: "00:00:00", closes: "00:00:00", validFrom: "2026-12-25", validThrough: "2026-12-25",
                    description: "Christmas"),
            ])
    }

    @Test("end whole days at 23:59:59, and leave out what isn't known")
    func wholeDays() throws {
        let always = try place(Samples.basic(hours: "24/7"), for: .japan())
        #expect(always.openingHoursSpecification.map(\.opens) == ["00:00:00"])
        #expect(always.openingHoursSpecification.map(\.closes) == ["23:59:59"])
        #expect(always.openingHoursSpecification.first?.dayOfWeek?.count == 7)
        let unknown = try place(Samples.basic(hours: "Mo-Fr 06:00-17:00 unknown"), for: .japan())
        #expect(unknown.openingHoursSpecification.isEmpty)
    }

    @Test("bear offsets where the viewer's clock shows a time twice")
    func offsets() throws {
        let place = try place(Samples.basic(hours: "Su 01:30-05:00"), for: .california())
        let special = (place.specialOpeningHoursSpecification ?? []).filter { $0.validFrom == "2027-11-07" }
        #expect(special.map(\.opens) == ["01:30:00-07:00", "01:30:00-08:00"])
        #expect(special.map(\.closes) == ["01:00:00-08:00", "05:00:00-08:00"])
    }

    @Test("end no script of the page that they are put into")
    func harmless() throws {
        let plan = try Samples.basic(name: "</script><script>alert(1)</script>\u{2028}\"")
        #expect(try !text(plan, for: .japan()).contains("<"))
        #expect(try place(plan, for: .japan()).name == plan.name)
    }
}
