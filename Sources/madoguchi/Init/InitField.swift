/// A value that `init` asks for; the raw value is its name in a file of answers.
enum InitField: String, CaseIterable, Sendable {
    case plan
    case planTimeZone = "plan_timezone"
    case planHours = "plan_hours"
    case deskHours = "desk_hours"
    case siteName = "site_name"
    case loginURL = "login_url"
    case sender
    case relay
    case relayUser = "relay_user"

    /// Of five, the thing that it is about.
    var number: Int {
        switch self {
        case .plan, .planTimeZone, .planHours: 1
        case .deskHours: 2
        case .siteName, .loginURL: 3
        case .sender: 4
        case .relay, .relayUser: 5
        }
    }

    /// What an empty answer means; nil where there has to be one.
    var usual: String? {
        switch self {
        case .planTimeZone: "America/Los_Angeles"
        case .deskHours: "Mo-Fr 10:00-18:00; PH off"
        case .relay: InitAnswers.maildir
        case .relayUser: ""
        case .plan, .planHours, .siteName, .loginURL, .sender: nil
        }
    }
}
