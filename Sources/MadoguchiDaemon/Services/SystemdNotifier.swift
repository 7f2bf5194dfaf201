import LinuxSystem
import NIOCore
import ServiceLifecycle

/// Tells the service manager that the daemon is ready, alive and stopping.
struct SystemdNotifier: Service {
    let eventLoops: [any EventLoop]
    let inbox: Reloader.Inbox
    /// Whether the dispatcher has answered since it was last asked.
    let isSendingAlive: @Sendable () -> Bool
    /// Called once when everything is ready.
    let whenReady: @Sendable () -> Void

    func run() async throws {
        whenReady()
        Systemd.notify(.ready)
        await withGracefulShutdownHandler {
            guard let interval = Systemd.watchdogInterval else {
                try? await gracefulShutdown()
                return
            }
            try? await cancelWhenGracefulShutdown { try await keepAlive(every: interval / 2) }
        } onGracefulShutdown: {
            Systemd.notify(.stopping)
        }
    }

    /// Sends the watchdog's keep-alive only after every loop has answered.
    private func keepAlive(every interval: Duration) async throws {
        while true {
            for eventLoop in eventLoops {
                try await eventLoop.submit {}.get()
            }
            await inbox.ping()
            if isSendingAlive() { Systemd.notify(.watchdog) }
            try await Task.sleep(for: interval)
        }
    }
}
