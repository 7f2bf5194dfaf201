import LoggedEvents
import Logging
import Messages
import SupportHours

// What is logged. Follow-ups are named by their ids, never by their recipients.
extension Dispatcher {
    func log(_ report: DispatchReport) {
        let logger = dependencies.logger
        switch report {
        case .relay(.opened, let reason):
            logger.error(.relayDown(reason), metadata: .about(.messagesWait))
        case .relay(.halted, let reason):
            logger.error(.deliveryHalted(reason), metadata: .about(.deliveryHalted))
        case .relay(.closed, _):
            logger.notice(.relayAcceptsAgain, metadata: .about(.relayAcceptsMessages))
        case .storeUnusable(let error):
            // The store logs the cause under an event of its own, with the next step.
            logger.error(.sendingWaits(error.detail))
        case .unreadable(let count, let reason):
            logger.error(.secretsUnreadable(count, reason, minutes: RetryPolicy.pauseBeforeReading / 60))
        case .storeUsable:
            logger.notice(.queueUsable)
        case .clockWrong(let now):
            logger.error(.clockWrong(now.formatted(in: .utc)), metadata: .about(.clockWrong))
        case .clockRight:
            logger.notice(.clockRight, metadata: .about(.clockRight))
        case .clockBehind(let now, let latest):
            logger.error(
                .clockBehind(now.formatted(in: .utc), latest: latest.formatted(in: .utc)),
                metadata: .about(.deliveryHalted))
        case .leasesLost(let leases):
            logger.warning(.leasesLost(leases.count, ids: leases.prefix(5).map(\.id.description)))
        case .ended(let settlement, let plan, let code):
            log(settlement, plan: plan, code: code)
        }
    }

    private func log(_ settlement: Settlement, plan: String, code: Int?) {
        let logger = dependencies.logger
        let id = settlement.lease.id.description
        func about(_ event: LoggedEvent? = nil) -> Logger.Metadata {
            .about(event, [.followUp: id, .plan: plan, .state: settlement.ending.state.rawValue])
        }
        switch settlement.ending {
        case .failed:
            logger.warning(.followUpFailed(id, code: code), metadata: about(.followUpFailed))
        case .uncertain:
            logger.warning(.followUpUncertain(id, code: code), metadata: about(.followUpUncertain))
        case .queued(.repeated, _, _):
            logger.notice(.followUpRepeated(id, code: code), metadata: about(.followUpUncertain))
        case .delivered, .queued:
            logger.debug("\(id): \(settlement.ending)\(code.map { " (\($0))" } ?? "")", metadata: about())
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
