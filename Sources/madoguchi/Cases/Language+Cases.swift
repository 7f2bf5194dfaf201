import Messages

// Words for the daemon's terms about cases. An unknown term is shown as it is.
extension Language {
    func word(forCaseState state: String) -> String {
        switch state {
        case "open": self(.caseOpen)
        case "resolved": self(.caseIsResolved)
        default: state
        }
    }

    func word(forCaseEvent event: String) -> String {
        switch event {
        case "opened": self(.caseEventOpened)
        case "queued": self(.caseEventQueued)
        case "done": self(.caseEventTaken)
        case "marked": self(.caseEventMarked)
        case "noted": self(.caseEventNoted)
        case "known": self(.caseEventKnown)
        case "skipped": self(.caseEventLeftOut)
        case "resolved": self(.caseEventResolved)
        default: event
        }
    }
}
