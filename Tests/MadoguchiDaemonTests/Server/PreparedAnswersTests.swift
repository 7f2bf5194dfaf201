import Messages
import NIOCore
import TestSupport
import TestZones
import Testing

@testable import MadoguchiDaemon

@Suite("Prepared answers")
struct PreparedAnswersTests {
    @Test("forget the requests that they know when the configuration changes: their answers may be others")
    func reload() throws {
        let clock = try FakeClock("2026-11-27T00:37:00Z")
        let current = CurrentSnapshot(try TestHours.snapshot(threePlans))
        let answers = PreparedAnswers(
            routes: RouteTable(PlansAPI(current: current, clock: clock.clock).routes) { .en }, current: current,
            clock: clock.clock)
        let request = ByteBuffer(string: "GET /v1/plans HTTP/1.1\r\n\r\n")
        let question = try #require(answers.question("/v1/plans", in: nil))
        answers.recognise(request, as: question)
        #expect(answers.answer(toRecognised: request) != nil)
        current.replace(with: current.snapshot)
        #expect(answers.answer(toRecognised: request) == nil)
        #expect(answers.answer(to: question) != nil)
    }
}
