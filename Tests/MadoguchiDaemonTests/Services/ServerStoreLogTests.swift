import FollowUps
import Logging
import Messages
import TestSupport
import Testing

@testable import MadoguchiDaemon

@Suite("What the log says of a database server")
struct ServerStoreLogTests {
    private let lines = LogLines()

    private func error(_ reason: StoreError.Reason) -> StoreError {
        StoreError(reason, detail: Wording(verbatim: "as the test wants it"), isOfServer: true)
    }

    @Test("is when it can't be used any more, why, and when it can again, once each")
    func changes() {
        let log = ServerStoreLog(logger: lines.logger)
        #expect(log.isOpening)
        for _ in 0..<3 { log.report(error(.unreachable)) }
        #expect(!log.isOpening)
        log.report(error(.full))
        for _ in 0..<3 { log.report(nil) }
        #expect(lines.all.map(\.level) == [.error, .error, .notice])
        #expect(lines.texts.map { $0.contains("unreachable") } == [true, false, false])
        #expect(lines.texts.dropFirst().allSatisfy { $0.contains("full") })
    }

    @Test("leaves out what concerns a single call")
    func single() {
        let log = ServerStoreLog(logger: lines.logger)
        for reason in [StoreError.Reason.locked, .uncertain, .io, .closed] { log.report(error(reason)) }
        #expect(lines.all.isEmpty)
        #expect(log.isOpening)
        log.report(nil)
        #expect(lines.all.isEmpty)
        #expect(!log.isOpening)
    }
}
