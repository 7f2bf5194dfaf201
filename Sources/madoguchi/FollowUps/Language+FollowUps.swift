import Messages
import SupportHours

// Words for the daemon's terms about follow-ups. An unknown term is shown as it is.
extension Language {
    func word(forKind kind: String) -> String {
        switch kind {
        case "reminder": self(.kindReminder)
        case "guidance": self(.kindGuidance)
        default: kind
        }
    }

    func word(forState state: String) -> String {
        switch state {
        case "queued": self(.stateQueued)
        case "sending": self(.stateSending)
        case "delivered": self(.stateDelivered)
        case "failed": self(.stateFailed)
        case "uncertain": self(.stateUncertain)
        case "cancelled": self(.stateCancelled)
        case "expired": self(.stateExpired)
        default: state
        }
    }

    func word(forMove move: String) -> String {
        switch move {
        case "accepted": self(.moveAccepted)
        case "claimed": self(.moveClaimed)
        case "delivered": self(.moveDelivered)
        case "deferred": self(.moveTransientFailure)
        case "returned": self(.moveNotAttempted)
        case "interrupted": self(.moveInterrupted)
        case "rejected": self(.movePermanentFailure)
        case "exhausted": self(.moveExhausted)
        case "doubted": self(.moveUncertain)
        case "repeated": self(.moveToBeSentAgain)
        case "rescheduled": self(.moveRescheduled)
        case "retried": self(.moveQueuedAgain)
        case "cancelled": self(.moveCancelled)
        case "expired": self(.moveExpired)
        case "suppressed": self(.moveSuppressed)
        default: move
        }
    }

    /// Why a follow-up is held.
    func word(forHold hold: String) -> String {
        switch hold {
        case "unknown-plan": self(.heldUnknownPlan)
        case "never-staffed": self(.heldNeverStaffed)
        default: hold
        }
    }
}
