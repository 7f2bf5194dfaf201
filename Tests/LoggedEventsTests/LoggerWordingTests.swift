import LoggedEvents
import Logging
import Messages
import TestSupport
import Testing

@Suite("What operators read in the log")
struct LoggerWordingTests {
    @Test("is logged in one language, with its level and what it is about")
    func levels() {
        let log = LogLines()
        log.logger.info(.stopped)
        log.logger.notice(.stopped, metadata: .about(.started))
        log.logger.warning(.stopped)
        log.logger.error(.stopped)
        // Nothing has set another language; the daemon does at its start.
        #expect(Set(log.texts) == [Wording.stopped.en])
        #expect(log.all.map(\.level) == [.info, .notice, .warning, .error])
        #expect(log.all.map(\.metadata) == [[:], .about(.started), [:], [:]])
    }
}
