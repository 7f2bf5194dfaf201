package import FollowUps

/// What a server says to a command. [RFC 5321 §4.2]
package struct SMTPReply: Hashable, Sendable {
    /// 200 to 599.
    package let code: Int
    /// The text behind the code of each line, as it came: UTF-8 without controls.
    private let texts: [String]

    /// - Parameter lines: the text behind the code of each line, as it came.
    init(code: Int, lines: [String]) {
        self.code = code
        texts = lines
    }

    /// As the server gave it, where it fits the code's class. [RFC 2034]
    package var enhancedCode: EnhancedStatusCode? { parts.enhancedCode }

    /// The lines' text without the codes.
    package var lines: [String] { parts.lines }

    /// Most replies are never looked at beyond their code, so this isn't done for all.
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

    /// The first digit: 2 done, 3 go on, 4 not now, 5 never.
    package var replyClass: Int { code / 100 }

    /// What may be kept and shown of it: one line of at most 500 characters.
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
        return report
    }
}

extension SMTPReply: CustomStringConvertible {
    package var description: String { report.description }
}
