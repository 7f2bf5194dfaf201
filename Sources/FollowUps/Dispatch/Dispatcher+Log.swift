import LoggedEvents
import Logging
import SupportHours

// What is logged. Follow-ups are named by their ids, never by their recipients.
extension Dispatcher {
    func log(_ report: DispatchReport) {
        let logger = dependencies.logger
        switch report {
        case .relay(.opened, let reason):
            logger.error(
                "the relay is down: \(reason); messages wait, and it is probed from time to time",
                metadata: .about(.messagesWait))
        case .relay(.halted, let reason):
            logger.error(
                "delivery halted: \(reason); then run madoguchi queue resume, or reload",
                metadata: .about(.deliveryHalted))
        case .relay(.closed, _):
            logger.notice("the relay accepts messages again", metadata: .about(.relayAcceptsMessages))
        case .storeUnusable(let error):
            // The store logs the cause under an event of its own, with the next step.
            logger.error("sending waits, because the queue can't be used: \(error.detail)")
        case .storeUsable:
            logger.notice("the queue can be used again")
        case .clockWrong(let now):
            logger.error(
                """
                the clock shows \(now.formatted(in: .utc)), which is before this version of madoguchi or its tz database; \
                nothing is sent until it is set right (timedatectl status)
                """, metadata: .about(.clockWrong))
        case .clockRight:
            logger.notice("the clock is right again, and sending goes on", metadata: .about(.clockRight))
        case .clockBehind(let now, let latest):
            logger.error(
                """
                delivery halted: the clock shows \(now.formatted(in: .utc)), and something was recorded at \
                \(latest.formatted(in: .utc)), more than a day later; set the clock, or, if it is right, run madoguchi \
                queue resume
                """, metadata: .about(.deliveryHalted))
        case .leasesLost(let leases):
            let ids = leases.prefix(5).map(\.id.description).joined(separator: ", ")
            logger.warning(
                """
                \(leases.count) attempts ended after their leases were lost, and count as they were settled then: \(ids)\
                \(leases.count > 5 ? "…" : ""); see madoguchi queue show
                """)
        case .ended(let settlement, let plan, let code):
            log(settlement, plan: plan, code: code.map { " (\($0))" } ?? "")
        }
    }

    private func log(_ settlement: Settlement, plan: String, code: String) {
        let logger = dependencies.logger
        let id = settlement.lease.id.description
        func about(_ event: LoggedEvent? = nil) -> Logger.Metadata {
            .about(event, [.followUp: id, .plan: plan, .state: settlement.ending.state.rawValue])
        }
        switch settlement.ending {
        case .failed:
            logger.warning("\(id): failed\(code); see madoguchi queue show", metadata: about(.followUpFailed))
        case .uncertain:
            logger.warning(
                "\(id): uncertain\(code), it was sent without an answer; see madoguchi queue show",
                metadata: about(.followUpUncertain))
        case .queued(.repeated, _, _):
            logger.notice(
                "\(id): uncertain\(code), it was sent without an answer; it is sent again",
                metadata: about(.followUpUncertain)
            )
        case .delivered, .queued:
            logger.debug("\(id): \(settlement.ending)\(code)", metadata: about())
        }
    }
}

extension Settlement.Ending {
    /// The follow-up's state afterwards.
    var state: FollowUpState {
        switch self {
        case .delivered: .delivered
        case .failed: .failed
        case .uncertain: .uncertain
        case .queued: .queued
        }
    }
}
