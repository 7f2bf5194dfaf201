import FollowUps
import LinuxSystem
import LoggedEvents
import Logging
import ServiceLifecycle

/// Goes on with every case whose letter has come to rest: at once where it hears of it, and within a minute where
/// something escaped it.
struct CaseKeeper: Service {
    private static let pause = Duration.seconds(60)
    private static let page = 100

    /// Told when letters have come to rest.
    typealias Inbox = Nudges

    let steps: CaseSteps
    let clock: WallClock
    let inbox: Inbox
    let logger: Logger

    func run() async throws {
        inbox.send.yield()
        await withTaskGroup { group in
            group.addTask {
                // Cutting its pause short is how it ends.
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
                    // What is wrong with the store as a whole, it says itself.
                    logger.debug("cases wait: \(error.detail)")
                }
            }
            group.cancelAll()
        }
    }

    /// Goes on with all that are to go on.
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
                        "the case \(toGoOn.state.id) can't be taken further: \(error.detail)",
                        metadata: .about(nil, [.supportCase: "\(toGoOn.state.id)", .plan: toGoOn.state.plan]))
                }
            }
            // What can't be read stays in the page.
            let isDone = page.count < Self.page || unreadable == page.count
            if isDone || Task.isShuttingDownGracefully { return }
        }
    }
}
