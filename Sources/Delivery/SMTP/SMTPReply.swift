package import FollowUps
import Messages

/// A server's reply to a command. [RFC 5321 §4.2]
package struct SMTPReply: Hashable, Sendable {
    /// 200 to 599.
    package let code: Int
    /// The text after each line's code, as it came: UTF-8 without controls.
    private let texts: [String]

    /// - Parameter lines: the text after each line's code, as it came.
    init(code: Int, lines: [String]) {
        self.code = code
        texts = lines
    }

    /// The server's enhanced code, where it fits the class of the code. [RFC 2034]
    package var enhancedCode: EnhancedStatusCode? { parts.enhancedCode }

    /// The lines' text without the codes.
    package var lines: [String] { parts.lines }

    /// Computed on demand, because most replies are only looked at for their code.
    private var parts: (enhancedCode: EnhancedStatusCode?, lines: [String]) {
        var enhancedCode: EnhancedStatusCode?
        let lines = texts.map { line in
            var text = line[...]
            if let found = EnhancedStatusCode(takenFrom: &text), found.statusClass == code / 100 {
                enhancedCode = enhancedCode ?? found
                return String(text)
            }
            return line
        }
        return (enhancedCode, lines)
    }

    /// The first digit: 2 done, 3 go on, 4 transient failure, 5 permanent failure.
    package var replyClass: Int { code / 100 }

    /// The part that may be stored and shown: one line of at most 500 characters.
    package var report: DeliveryReport {
        let (enhancedCode, lines) = parts
        return DeliveryReport(
            code: code, enhancedCode: enhancedCode, text: String(lines.joined(separator: " ").prefix(500)))
    }
}

extension SMTPReply {
    /// - Parameter step: what it answers.
    func report(at step: SMTPSession.Step) -> DeliveryReport {
        var report = report
        report.subject = subject(at: step)
        switch report.subject {
        case .recipient, .message: break
        case .relay, .unknown:
            if isLimit {
                report.remedy = .lowerLimits
            } else if report.subject == .relay, replyClass == 5 {
                report.remedy = .checkSender
            }
        }
        return report
    }
}

extension SMTPReply: CustomStringConvertible {
    /// As the server said it, in one line.
    package var description: String { report.description }
}
