import FollowUps
import MailAddress

// Servers like to repeat whom a letter was for, and reports are kept where addresses must not be.
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
    /// The same, and nothing in it tells of the recipient.
    func without(_ recipient: MailAddress) -> DeliveryOutcome {
        switch self {
        // Refusals name users without their domains too.
        case .delivered(let report): .delivered(report.withoutAddresses)
        case .retry(let report): .retry(report.without(recipient))
        case .permanent(let report): .permanent(report.without(recipient))
        case .uncertain(let report): .uncertain(report.without(recipient))
        case .unsent(let report, let fault): .unsent(report.without(recipient), fault)
        }
    }
}

extension String {
    /// With everything hidden that could be a mail address.
    var withoutAddresses: String {
        utf8.contains(UInt8(ascii: "@")) ? replacingWords { $0.utf8.contains(UInt8(ascii: "@")) } : self
    }

    /// Hides the words of which `isHidden`, asked without the punctuation around them, says so.
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
