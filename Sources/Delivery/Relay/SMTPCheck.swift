import Messages
package import NIOCore
internal import NIOPosix
package import SupportHours

/// Connects to a relay and logs in as for messages, up to the point where the first message would begin, then quits.
package enum SMTPCheck {
    /// - Parameter timeout: seconds that it may take in all.
    package static func run(
        _ relay: SMTPRelay, group: any EventLoopGroup, now: @escaping @Sendable () -> Instant, timeout: Int = 20
    ) async -> RelayFinding {
        var relay = relay
        relay.connectTimeout = min(relay.connectTimeout, timeout)
        let connector: SMTPConnector
        do {
            connector = try SMTPConnector(relay: relay, group: group, now: now)
        } catch {
            return RelayFinding(problem: .authoritiesUnreadable("\(error)".visibleLine))
        }
        let session: SMTPSettings
        do throws(SMTPProblem) {
            session = try await connector.session()
        } catch {
            return RelayFinding(problem: error.trouble)
        }
        let eventLoop = group.next()
        let found = eventLoop.makePromise(of: RelayFinding.self)
        eventLoop.execute {
            ClientBootstrap(group: eventLoop)
                .connectTimeout(.seconds(Int64(connector.relay.connectTimeout)))
                .connect(host: connector.relay.host, port: connector.relay.port)
                .assumeIsolated()
                .whenComplete { result in
                    do {
                        let check = SMTPCheckConnection(
                            connector: connector, session: session, timeout: timeout, found: found)
                        try result.get().pipeline.syncOperations.addHandler(check)
                    } catch {
                        let problem = SMTPProblem.unreachable(ConnectFailure(error))
                        found.succeed(RelayFinding(problem: problem.trouble))
                    }
                }
        }
        return (try? await found.futureResult.get()) ?? RelayFinding(problem: SMTPProblem.stopped.trouble)
    }
}
