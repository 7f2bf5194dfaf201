import Delivery
import Documents
import FollowUps
import Guidance
import MailAddress
import Messages
import SupportHours

extension ValueReader where Value == String {
    /// A text that isn't empty, and that error messages don't quote.
    ///
    /// - Parameters:
    ///   - octets: the most that it may have, in UTF-8.
    ///   - expected: what an error message says is expected.
    static func discreet(_ expected: Wording, octets: Int) -> ValueReader {
        ValueReader { node, problems in
            guard case .text(let text) = node.content, !text.isEmpty else {
                problems.report(.found(node.foundKind, expected: expected), at: node)
                return nil
            }
            guard text.utf8.count <= octets else {
                problems.report(.tooManyOctets(text.utf8.count, limit: octets), at: node)
                return nil
            }
            return text
        }
    }

    /// The same, of characters that do nothing to a line but stand in it: neither controls nor what turns the writing
    /// direction, which would show another text than there is.
    ///
    /// - Parameter hasLines: whether line ends and tabs may be in it.
    static func visible(_ expected: Wording, octets: Int, hasLines: Bool = false) -> ValueReader {
        discreet(expected, octets: octets).then { text, node, problems in
            let scalars = text.unicodeScalars
            let place = scalars.firstIndex { scalar in
                (scalar.isControl || scalar.isBidiControl) && !(hasLines && (scalar == "\n" || scalar == "\t"))
            }
            guard let place else { return text }
            let number = String(scalars[place].value, radix: 16, uppercase: true)
            let code = "U+" + String(repeating: "0", count: max(0, 4 - number.count)) + number
            let position = scalars.distance(from: scalars.startIndex, to: place) + 1
            let what = scalars[place].isControl ? Wording.controlCharacter : .directionCharacter
            problems.report(.notAllowed(what, code: code, position: position), at: node)
            return nil
        }
    }

    /// The body of a message.
    static var messageText: ValueReader {
        discreet(.messageText, octets: 524_288).then { text, node, problems in
            guard let nul = text.unicodeScalars.firstIndex(of: "\0") else { return text }
            let position = text.unicodeScalars.distance(from: text.unicodeScalars.startIndex, to: nul) + 1
            problems.report(.nulInMessage(position: position), at: node)
            return nil
        }
    }

    /// A label that ties several follow-ups together.
    static var caseLabel: ValueReader {
        let lengths = 1...100
        return visible(.label(lengths), octets: 4_000).then { label, node, problems in
            if label.count <= lengths.upperBound { return label }
            problems.report(.tooManyCharacters(label.count, limit: lengths.upperBound), at: node)
            return nil
        }
    }

    static var idempotencyKey: ValueReader {
        let expected = IdempotencyKey.expected
        return discreet(expected, octets: IdempotencyKey.lengths.upperBound).then { key, node, problems in
            if IdempotencyKey.isValid(key) { return key }
            problems.report(.foundOther(than: expected), at: node)
            return nil
        }
    }
}

extension ValueReader where Value == MailAddress {
    /// An address without a display name.
    static var address: ValueReader { address(nil) }

    /// - Parameter guidance: its rules find probable typing errors; without it only the characters are checked.
    static func address(_ guidance: GuidanceConfiguration?) -> ValueReader {
        ValueReader<String>.discreet(.anAddress, octets: 1_024).then { text, node, problems in
            let reading = (guidance?.set.addresses ?? .empty).reading(of: text)
            switch reading.address {
            case .success(let address):
                guard guidance?.suspiciousAddresses == .refuse, !reading.findings.isEmpty else { return address }
                for finding in reading.findings {
                    problems.report(finding.detail, at: node, suggestion: finding.suggestion)
                }
            case .failure(let error):
                problems.report(
                    error.placedWording, at: node,
                    suggestion: reading.findings.lazy.compactMap(\.suggestion).first)
            }
            return nil
        }
    }
}

extension ValueReader where Value == Instant {
    /// RFC 3339; without an offset, on `zone`'s clock.
    static func instant(in zone: Zone) -> ValueReader {
        ValueReader<String>.text(.aTime).then { text, node, problems in
            do {
                return try Instant(parsing: text, in: zone)
            } catch {
                problems.report(Wording(error), at: node)
                return nil
            }
        }
    }
}

extension ValueReader where Value == When {
    /// Seconds of staffed time that a follow-up may wait: ten years.
    private static var longestStaffed: Int64 { 3_660 * 86_400 }

    static func when(in zone: Zone) -> ValueReader {
        .mapping(.whenKey) { keys in
            let window = keys.optional("window", .word as ValueReader<WindowWord>)
            let notBefore = keys.optional("not_before", .instant(in: zone))
            let afterStaffed = keys.optional("after_staffed", staffedTime)
            let given = ["window", "not_before", "after_staffed"].filter(keys.has)
            guard given.count == 1 else {
                keys.report(.oneTimeNeeded(found: given))
                return nil
            }
            return window.map { _ in .nextWindow } ?? notBefore.map(When.notBefore)
                ?? afterStaffed.map(When.afterStaffed)
        }
    }

    private enum WindowWord: String, CaseIterable {
        case next
    }

    private static var staffedTime: ValueReader<Int64> {
        ValueReader<String>.text(.aDuration).then { text, node, problems in
            do {
                let seconds = try DurationText.seconds(parsing: text)
                if (0...longestStaffed).contains(seconds) { return seconds }
                let longest = DurationText.iso8601(seconds: longestStaffed)
                problems.report(.found(node.found, expected: .aDuration(from: "PT0S", to: longest)), at: node)
            } catch {
                problems.report(Wording(error), at: node)
            }
            return nil
        }
    }
}
