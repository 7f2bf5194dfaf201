package import Messages

extension LoggedEvent {
    /// What operators are told of it beside the message itself.
    package var explanation: JournalExplanation {
        switch self {
        case .started: .started
        case .reloadRefused: .reloadRefused
        case .configurationRead: .configurationRead
        case .timeZonesRead: .timeZonesRead
        case .calendarUnreadable: .calendarUnreadable
        case .calendarReadable: .calendarReadable
        case .messagesWait: .messagesWait
        case .deliveryHalted: .deliveryHalted
        case .relayAcceptsMessages: .relayAcceptsMessages
        case .storeUnusable: .storeUnusable
        case .storeUsable: .storeUsable
        case .clockWrong: .clockWrong
        case .clockRight: .clockRight
        case .followUpFailed: .followUpFailed
        case .followUpUncertain: .followUpUncertain
        case .databaseWentBack: .databaseWentBack
        case .nodeJoined: .nodeJoined
        case .nodeUnjoined: .nodeUnjoined
        case .nodeFoundDead: .nodeFoundDead
        case .nodeDead: .nodeDead
        case .nodeRescued: .nodeRescued
        case .nodeClockOff: .nodeClockOff
        case .nodeClockRight: .nodeClockRight
        case .hoursDiffer: .hoursDiffer
        case .hoursAgree: .hoursAgree
        case .hoursAdopted: .hoursAdopted
        }
    }
}
