package import Messages

extension LoggedEvent {
    /// What operators are told of it beside the message itself.
    package var explanation: JournalExplanation {
        switch self {
        case .started: .started
        case .reloadRefused: .reloadRefused
        case .configurationRead: .configurationRead
        case .timeZonesRead: .timeZonesRead
        case .messagesWait: .messagesWait
        case .deliveryHalted: .deliveryHalted
        case .relayAcceptsMessages: .relayAcceptsMessages
        case .storeUnusable: .storeUnusable
        case .storeUsable: .storeUsable
        case .clockWrong: .clockWrong
        case .clockRight: .clockRight
        case .followUpFailed: .followUpFailed
        case .followUpUncertain: .followUpUncertain
        }
    }
}
