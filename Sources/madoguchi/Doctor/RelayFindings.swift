import MadoguchiAPI
import Messages
import SupportHours

/// Checks whether the relay accepts messages.
struct RelayFindings {
    let check: RelayCheck
    let environment: CommandEnvironment

    private var say: Language { environment.language }
    /// How many seconds before its end a certificate is reported.
    private static let notice: Int64 = 14 * 86_400

    var all: [Finding] {
        let place = "\(check.transport) \(check.to)"
        if let problem = check.problem {
            return [
                .fault(
                    .relay, "\(place): \(problem)",
                    // A daemon of another version may give none.
                    advice: check.advice
                        ?? say(.correctDeliveryThenReload))
            ]
        }
        return [.well(.relay, ([place] + facts).joined(separator: say(.listSeparator)))]
            + [plain, ending].compactMap { $0 }
    }

    private var facts: [String] {
        [
            check.encrypted ? say(.relayEncrypted) : nil,
            check.loggedIn ? say(.relayLoggedIn) : nil,
            check.transport == "maildir"
                ? say(.relayWritable)
                : say(.milliseconds(check.milliseconds)),
        ].compactMap { $0 }
    }

    private var plain: Finding? {
        guard check.loggedIn, !check.encrypted else { return nil }
        return .note(
            .relay, say(.passwordInPlainText),
            advice: say(.setSecurity))
    }

    private var ending: Finding? {
        guard let end = check.certificateEnds, let reading = try? ClockReading(rfc3339: end),
            reading.instant.seconds(since: environment.now) < Self.notice
        else { return nil }
        return .note(
            .relay,
            say(.certificateEnds(Moments(environment).moment(end))),
            advice: say(.renewCertificate))
    }
}
