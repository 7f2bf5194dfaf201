import Foundation
import SupportHours
import TestSupport

@testable import Recurrence

/// python-dateutil, asked for many rules at once.
enum Oracle {
    struct Question: Encodable {
        var rule: String
        var start: String
        var end: String
    }

    static let isInstalled = (try? ChildProcess.succeed(["python3", "-c", "import dateutil.rrule"])) != nil

    /// The most occurrences that it tells of one rule.
    static let most = 300

    /// For each rule, its first occurrences up to the end.
    static func occurrences(_ questions: [Question]) throws -> [[String]] {
        guard let script = Bundle.module.url(forResource: "recurrences", withExtension: "py", subdirectory: "Oracle")
        else { throw CocoaError(.fileNoSuchFile) }
        let answer = try ChildProcess.succeed(["python3", script.path], input: JSONEncoder().encode(questions))
        return try JSONDecoder().decode([[String]].self, from: answer)
    }
}
