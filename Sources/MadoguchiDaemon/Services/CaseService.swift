import FollowUps
import LinuxSystem
import LoggedEvents
import Logging
import Messages
import ServiceLifecycle

/// Continues every case whose follow-up has become terminal: at once where it is told, and within a minute otherwise.
struct CaseService: Service {
    private static let pause = Duration.seconds(60)
    private static let page = 100

    /// Told when follow-ups have become terminal.
    typealias Inbox = Nudges

    let steps: CaseSteps
    let clock: WallClock
    let inbox: Inbox
    let logger: Logger

    func run() async throws {
        inbox.send.yield()
        await withTaskGroup { group in
            group.addTask {
                // Its pause is cancelled at shutdown.
                try? await cancelWhenGracefulShutdown {
                    while true {
                        try await Task.sleep(for: Self.pause)
                        inbox.send.yield()
                    }
                }
            }
            for await _ in inbox.stream.cancelOnGracefulShutdown() {
                do throws(StoreError) {
                    try await goOn()
                } catch {
                    // The store logs its own failures.
                    logger.debug("cases wait: \(error.detail.en)")
                }
            }
            group.cancelAll()
        }
    }

    /// Continues every case that can continue.
    func goOn() async throws(StoreError) {
        while true {
            let page = try await steps.context.store.casesToGoOn(limit: Self.page)
            var unreadable = 0
            for toGoOn in page {
                do throws(StoreError) {
                    try await steps.goOn(toGoOn, at: clock.now())
                } catch  where error.reason == .corrupt {
                    unreadable += 1
                    logger.error(
                        .caseStuck("\(toGoOn.state.id)", error.detail),
                        metadata: .about(nil, [.supportCase: "\(toGoOn.state.id)", .plan: toGoOn.state.plan]))
                }
            }
            // Cases that can't be read stay in the page.
            let isDone = page.count < Self.page || unreadable == page.count
            if isDone || Task.isShuttingDownGracefully { return }
        }
    }
}
