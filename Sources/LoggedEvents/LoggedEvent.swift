/// Events in the daemon that an operator searches for by name.
///
/// `systemd/madoguchi.catalog` explains each, under the same id, by its ``explanation``.
package enum LoggedEvent: String, CaseIterable, Hashable, Sendable {
    case started
    case reloadRefused = "reload refused"
    case configurationRead = "configuration read anew"
    case timeZonesRead = "tz database read anew"
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

    /// The journal's MESSAGE_ID: 128 bits in hexadecimal digits. One that was released keeps its meaning.
    /// [systemd.journal-fields(7)]
    package var messageID: String {
        switch self {
        case .started: "d4db576ec79f49d3be902c91c8f04117"
        case .reloadRefused: "cd40d9fa47984cb794523cdc2c279f59"
        case .configurationRead: "cf5c3c19cec9425582ab58cf474c2617"
        case .timeZonesRead: "f49a4b4e37d848839675795ec0cb02cf"
        case .messagesWait: "fee59fc5b92048408e4382e389973126"
        case .deliveryHalted: "daa323e7908044a4ac47d788f51b6857"
        case .relayAcceptsMessages: "0235a545490d469fa0275ca2b251fc6b"
        case .storeUnusable: "b89fbafa7cb84d51a677b070d49be418"
        case .storeUsable: "b3ba3c6b43444bb3ae74e17fd026a6e8"
        case .clockWrong: "5b0d8f1e3c9a4b7f8a6e2d41c07395ba"
        case .clockRight: "c3e6a9120f5d4e86b1d7a4f83e2905cd"
        case .followUpFailed: "ba201eaa2ddb43eea875eb35362f9db5"
        case .followUpUncertain: "02cc70f0c30446e88f6524e3e1424d26"
        }
    }
}
