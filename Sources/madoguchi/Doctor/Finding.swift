import Messages

/// The result of one check.
struct Finding: Hashable {
    enum Result: String {
        case well = "ok"
        /// Worth knowing, and no fault.
        case note
        case fault = "failure"
    }

    /// The checks. Scripts rely on the names.
    enum Check: String, CaseIterable {
        case user
        case querySocket = "query-socket"
        case controlSocket = "control-socket"
        case version, configuration, disk, database, cluster, queue, plan, calendar, tzdata, clock, relay, guidance,
            letters
        case recurring
    }

    let check: Check
    let result: Result
    /// One line or several.
    let text: String
    /// What to do about it.
    let advice: String?

    static func well(_ check: Check, _ text: String) -> Finding {
        Finding(check: check, result: .well, text: text, advice: nil)
    }

    static func note(_ check: Check, _ text: String, advice: String? = nil) -> Finding {
        Finding(check: check, result: .note, text: text, advice: advice)
    }

    static func fault(_ check: Check, _ text: String, advice: String) -> Finding {
        Finding(check: check, result: .fault, text: text, advice: advice)
    }
}

extension Language {
    func name(of check: Finding.Check) -> String {
        switch check {
        case .user: self(.checkUser)
        case .querySocket: "query.sock"
        case .controlSocket: "control.sock"
        case .version: self(.labelVersion)
        case .configuration: self(.checkConfiguration)
        case .disk: self(.checkOfDisk)
        case .database: self(.checkDatabase)
        case .cluster: self(.checkCluster)
        case .queue: self(.checkQueue)
        case .plan: self(.labelPlan)
        case .calendar: self(.checkCalendar)
        case .tzdata: self(.labelTZDatabase)
        case .clock: self(.checkClock)
        case .relay: self(.checkRelay)
        case .guidance: self(.checkTemplates)
        case .letters: self(.checkLetters)
        case .recurring: self(.checkRecurring)
        }
    }
}
