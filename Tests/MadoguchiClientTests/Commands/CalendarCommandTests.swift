import Foundation
import TestSupport
import Testing

@testable import madoguchi

@Suite("The calendar command")
struct CalendarCommandTests {
    private static let text = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"

    private func stub() throws -> StubDaemon {
        try StubDaemon { _ in
            .raw(
                "HTTP/1.1 200 OK\r\nContent-Type: text/calendar\r\nContent-Length: \(Self.text.utf8.count)\r\n\r\n\(Self.text)"
            )
        }
    }

    private func answer(_ arguments: String..., from stub: StubDaemon) throws -> Answer {
        try Madoguchi.answer(
            to: ["calendar"] + arguments, in: .test(.english, runtimeDirectory: stub.runtimeDirectory))
    }

    @Test(
        "prints what the daemon has, byte by byte",
        arguments: [
            ([], "/plans/basic/calendar.ics"), (["--format", "ics"], "/plans/basic/calendar.ics"),
            (["--format", "vavailability"], "/plans/basic/availability.ics"),
            (["--format", "jsonld", "--zone", "Asia/Tokyo"], "/plans/basic/hours.jsonld?zone=Asia%2FTokyo"),
            (["--format", "svg", "-z", "UTC"], "/plans/basic/week.svg?zone=UTC"),
            (["--format", "badge"], "/plans/basic/badge.svg"),
        ])
    func formats(arguments: [String], target: String) throws {
        let stub = try stub()
        let answer = try Madoguchi.answer(
            to: ["calendar", "basic"] + arguments, in: .test(.english, runtimeDirectory: stub.runtimeDirectory))
        #expect(answer.text == Self.text)
        #expect(stub.requests.map(\.target) == [target])
        #expect(stub.requests.first?.fields["accept-language"] == "en")
    }

    @Test("puts it into JSON")
    func json() throws {
        let text = try answer("basic", "--json", from: stub()).text
        let document = try JSONDecoder().decode([String: String].self, from: Data(text.utf8))
        #expect(document == ["format": "ics", "document": Self.text])
    }

    @Test("takes no zone for what is written in the vendor's")
    func zone() throws {
        #expect(throws: (any Error).self) { try answer("basic", "--zone", "Asia/Tokyo", from: stub()) }
    }
}
