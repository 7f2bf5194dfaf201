import FollowUps
import MailAddress

// Servers often repeat the recipient, and reports are kept where addresses mustn't be.
extension DeliveryReport {
    /// The same without any mail address.
    var withoutAddresses: DeliveryReport {
        var report = self
        report.text = text.withoutAddresses
        return report
    }

    /// The same without the recipient, with or without a domain.
    func without(_ recipient: MailAddress) -> DeliveryReport {
        let localPart = recipient.localPart.lowercased()
        var report = self
        report.text = text.replacingWords { word in
            word.utf8.contains(UInt8(ascii: "@")) || word.lowercased() == localPart
        }
        return report
    }
}

extension DeliveryOutcome {
    /// The same, without anything that names the recipient.
    func without(_ recipient: MailAddress) -> DeliveryOutcome {
        switch self {
        // Replies may also name users without their domains.
        case .delivered(let report): .delivered(report.withoutAddresses)
        case .transientFailure(let report): .transientFailure(report.without(recipient))
        case .permanentFailure(let report): .permanentFailure(report.without(recipient))
        case .uncertain(let report): .uncertain(report.without(recipient))
        case .notAttempted(let report, let fault): .notAttempted(report.without(recipient), fault)
        }
    }
}

extension String {
    /// Hides everything that could be a mail address.
    var withoutAddresses: String {
        utf8.contains(UInt8(ascii: "@")) ? replacingWords { $0.utf8.contains(UInt8(ascii: "@")) } : self
    }

    /// Replaces the words for which `isHidden` is true, called without the punctuation around them.
    fileprivate func replacingWords(where isHidden: (Substring) -> Bool) -> String {
        split(separator: " ", omittingEmptySubsequences: false).map { word in
            let isEdge = { (character: Character) in "<>()[]{}\"'`:;,.".contains(character) }
            var core = word.drop(while: isEdge)
            while let last = core.last, isEdge(last) { core.removeLast() }
            guard !core.isEmpty, isHidden(core) else { return String(word) }
            return word[..<core.startIndex] + "…" + word[core.endIndex...]
        }.joined(separator: " ")
    }
}
