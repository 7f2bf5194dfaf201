import FollowUps
import MailAddress
import Messages

// Servers often repeat the recipient, and reports are kept where addresses mustn't be.
extension DeliveryReport {
    /// The same without any mail address.
    var withoutAddresses: DeliveryReport {
        var report = self
        report.text = text.withoutAddresses
        report.own = own?.withoutAddresses
        return report
    }

    /// The same without the recipient, with or without a domain. Our own words stay as they are: somebody may be called
    /// `relay`.
    func without(_ recipient: MailAddress) -> DeliveryReport {
        let localPart = recipient.localPart.lowercased()
        func hidden(_ text: String, from start: String.Index) -> String {
            text[..<start].withoutAddresses
                + text[start...].replacingWords { $0.isAddress || $0.lowercased() == localPart }
        }
        var report = self
        report.text = hidden(text, from: code == nil ? text.firstQuotedReply : text.startIndex)
        report.own = own.map { trouble in
            trouble.causing { cause in
                Wording(
                    ja: hidden(cause.ja, from: cause.ja.firstQuotedReply),
                    en: hidden(cause.en, from: cause.en.firstQuotedReply))
            }
        }
        return report
    }
}

extension DeliveryOutcome {
    /// The same, without anything that names the recipient.
    func without(_ recipient: MailAddress) -> DeliveryOutcome {
        switch self {
        case .delivered(let report): .delivered(report.withoutAddresses)
        // What was said before any recipient was named, about the relay as a whole, with our advice behind it.
        case .notAttempted(let report, .needsOperator): .notAttempted(report.withoutAddresses, .needsOperator)
        // Replies may also name users without their domains.
        case .transientFailure(let report): .transientFailure(report.without(recipient))
        case .permanentFailure(let report): .permanentFailure(report.without(recipient))
        case .uncertain(let report): .uncertain(report.without(recipient))
        case .notAttempted(let report, let fault): .notAttempted(report.without(recipient), fault)
        }
    }
}

extension Trouble {
    /// The same without any mail address.
    var withoutAddresses: Trouble {
        causing { Wording(ja: $0.ja.withoutAddresses, en: $0.en.withoutAddresses) }
    }
}

extension StringProtocol {
    /// Hides everything that could be a mail address.
    var withoutAddresses: String {
        utf8.contains(UInt8(ascii: "@")) ? replacingWords { $0.isAddress } : String(self)
    }

    fileprivate var isAddress: Bool { utf8.contains(UInt8(ascii: "@")) }

    /// Where a reply begins that our own words quote, as in `the relay closes the connection: 421 4.3.2 bye`, in Japanese
    /// within brackets; the end
    /// where they quote none.
    fileprivate var firstQuotedReply: Index {
        let characters = Array(indices)
        for (place, index) in characters.enumerated() where self[index] == ":" {
            let rest = characters[place...].dropFirst()
            let code = rest.dropFirst().drop { self[$0] == "「" }.prefix(3)
            if rest.first.map({ self[$0] == " " }) == true, code.count == 3,
                code.allSatisfy({ self[$0].isASCII && self[$0].isNumber })
            {
                return code.first ?? endIndex
            }
        }
        return endIndex
    }

    /// Replaces the words for which `isHidden` is true, called without the punctuation around them.
    fileprivate func replacingWords(where isHidden: (SubSequence) -> Bool) -> String {
        split(separator: " ", omittingEmptySubsequences: false).map { word in
            let isEdge = { (character: Character) in "<>()[]{}「」\"'`:;,.".contains(character) }
            var core = word.drop(while: isEdge)
            while let last = core.last, isEdge(last) { core.removeLast() }
            guard !core.isEmpty, isHidden(core) else { return String(word) }
            return String(word[..<core.startIndex]) + "…" + String(word[core.endIndex...])
        }.joined(separator: " ")
    }
}
