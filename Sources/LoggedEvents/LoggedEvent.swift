/// Events in the daemon that an operator searches for by name.
///
/// `systemd/madoguchi.catalog` explains each, under the same id, by its ``explanation``.
package enum LoggedEvent: String, CaseIterable, Hashable, Sendable {
    case started
    case reloadRefused = "reload refused"
    case configurationRead = "configuration read anew"
    case timeZonesRead = "tz database read anew"
    /// What was read before stays in use.
    case calendarUnreadable = "calendar unreadable"
    case calendarReadable = "calendar readable again"
    /// The relay is down at present.
    case messagesWait = "messages wait"
    case deliveryHalted = "delivery halted"
    case relayAcceptsMessages = "relay accepts messages again"
    case storeUnusable = "store unusable"
    case storeUsable = "store usable again"
    case clockWrong = "clock wrong"
    case clockRight = "clock right again"
    case followUpFailed = "follow-up failed"
    case followUpUncertain = "follow-up uncertain"
    case databaseWentBack = "database went back"
    case nodeJoined = "joined the nodes"
    case nodeUnjoined = "no slot among the nodes"
    /// This daemon, by others.
    case nodeFoundDead = "taken for dead"
    case nodeDead = "node dead"
    case nodeRescued = "leases taken over"
    case nodeClockOff = "clock off the database's"
    case nodeClockRight = "clock agrees with the database's"
    case hoursDiffer = "hours differ from the adopted"
    case hoursAgree = "hours agree with the adopted"
    case hoursAdopted = "hours adopted"

    /// The journal's MESSAGE_ID: 128 bits in hexadecimal digits. One that was released keeps its meaning.
    /// [systemd.journal-fields(7)]
    package var messageID: String {
        switch self {
        case .started: "d4db576ec79f49d3be902c91c8f04117"
        case .reloadRefused: "cd40d9fa47984cb794523cdc2c279f59"
        case .configurationRead: "cf5c3c19cec9425582ab58cf474c2617"
        case .timeZonesRead: "f49a4b4e37d848839675795ec0cb02cf"
        case .calendarUnreadable: "5fe0c1e3dbf94134ac6d724f48cfa230"
        case .calendarReadable: "133412533255489abac6bf0965c3ceb9"
        case .messagesWait: "fee59fc5b92048408e4382e389973126"
        case .deliveryHalted: "daa323e7908044a4ac47d788f51b6857"
        case .relayAcceptsMessages: "0235a545490d469fa0275ca2b251fc6b"
        case .storeUnusable: "b89fbafa7cb84d51a677b070d49be418"
        case .storeUsable: "b3ba3c6b43444bb3ae74e17fd026a6e8"
        case .clockWrong: "5b0d8f1e3c9a4b7f8a6e2d41c07395ba"
        case .clockRight: "c3e6a9120f5d4e86b1d7a4f83e2905cd"
        case .followUpFailed: "ba201eaa2ddb43eea875eb35362f9db5"
        case .followUpUncertain: "02cc70f0c30446e88f6524e3e1424d26"
        case .databaseWentBack: "89769e8197704a0683fed75ac3a85e33"
        case .nodeJoined: "a95084b75f4e4a00bc81341e56423171"
        case .nodeUnjoined: "933bfbc312cd4dd38861efce9c6c9313"
        case .nodeFoundDead: "325c2b63eb1b4e399a1ad0883f8efc94"
        case .nodeDead: "c50aa35a9b2a472ba70af2c327d8ae93"
        case .nodeRescued: "a6e8ff681d624a1c87e59ad52a37b2b7"
        case .nodeClockOff: "1a0463304894470da18412b5a0898800"
        case .nodeClockRight: "af90812656684166b61ceeca5ba6123e"
        case .hoursDiffer: "e9d8df1e60804cfeacb4dc784b5ae403"
        case .hoursAgree: "65dd2df9fc884fcdadb2b5bed813f616"
        case .hoursAdopted: "93df4b5a759e42f1a19355652ae1bdce"
        }
    }
}
