import Foundation
import MadoguchiAPI
import TestSupport
import Testing

/// A real daemon whose holidays change.
@Suite("The daemon's calendars", .timeLimit(.minutes(2)))
struct CalendarProcessTests {
    private static let yaml = """
        display: { timezone: Asia/Tokyo, language: en }
        calendars: { closing: { file: closing.csv } }
        plans: { desk: { timezone: Asia/Tokyo, hours: "Mo-Su 00:00-24:00; PH off", holidays: [closing] } }
        """

    /// Staffed seconds of two days in a distant year.
    private func staffed(_ control: ControlClient) throws -> Int64 {
        let answer = try control.get(
            "/v1/plans/desk/staffed-time?from=2099-12-29T00:00:00%2B09:00&to=2099-12-31T00:00:00%2B09:00")
        return try JSONDecoder().decode(StaffedTime.self, from: Data(answer.utf8)).seconds
    }

    private func calendar(_ control: ControlClient) throws -> CalendarResource {
        let list = try JSONDecoder().decode(
            CalendarList.self, from: Data(try control.get("/v1/calendars").utf8))
        return try #require(list.calendars.first)
    }

    private func day(_ day: Int) -> String { "date,name\n2099-12-\(day),年末休業\n" }

    @Test("change its answers when their file does, survive its loss and a restart, and due times follow")
    func file() throws {
        let directory = try TemporaryDirectory()
        try directory.write(day(29), to: "closing.csv")
        let daemon = try DaemonProcess(Self.yaml, in: directory)
        try daemon.ready()
        let control = try ControlClient(daemon.control)
        #expect(try staffed(control) == 86_400)
        // Due at the end of a closed day.
        let answer = try control.accept(plan: "desk", notBefore: "2099-12-29T10:00:00+09:00")
        #expect(answer.dueAt == "2099-12-30T00:00:00+09:00")
        try directory.write(day(29) + "2099-12-30,年末休業\n", to: "closing.csv")
        try eventually("the file is read again; it says: \(daemon.log)") { try staffed(control) == 0 }
        try eventually("the due time follows") {
            try control.followUp(answer.id ?? "").dueAt == "2099-12-31T00:00:00+09:00"
        }
        let path = directory.path("state/calendars/closing")
        try eventually("a copy is kept") {
            (try? String(contentsOfFile: path, encoding: .utf8))?.contains("12-30") == true
        }
        try FileManager.default.removeItem(atPath: directory.path("closing.csv"))
        try eventually("it is missed") { try calendar(control).trouble != nil }
        #expect(try staffed(control) == 0)
        daemon.signal(SIGTERM)
        #expect(try daemon.exitStatus() == 0)

        let later = try DaemonProcess(Self.yaml, in: directory)
        try later.ready()
        let again = try ControlClient(later.control)
        #expect(try staffed(again) == 0)
        #expect(try calendar(again).trouble?.contains("stay in use") == true)
        later.signal(SIGTERM)
        #expect(try later.exitStatus() == 0)
    }
}
