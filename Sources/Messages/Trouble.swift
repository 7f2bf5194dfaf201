/// Why something doesn't work, and what to do about it. The two are kept apart, because a report may show them in
/// different places.
package struct Trouble: Hashable, Sendable {
    /// How the daemon takes up what was changed.
    package enum Ending: Hashable, Sendable {
        case reload
        /// systemd hands credentials over at the start only.
        case restart
        /// The remedy says so itself.
        case told
    }

    package var cause: Wording
    /// nil where it passes by itself, as far as can be told.
    package let remedy: Wording?
    package let ending: Ending

    package init(_ cause: Wording, remedy: Wording? = nil, ending: Ending = .reload) {
        self.cause = cause
        self.remedy = remedy
        self.ending = ending
    }

    /// Both in one line.
    package var wording: Wording { remedy.map { .sentences(cause, $0) } ?? cause }

    /// What to do, up to the end.
    package var advice: Wording {
        guard let remedy else { return .triedAgain }
        return switch ending {
        case .reload: .sentences(remedy, .thenReload)
        case .restart: .sentences(remedy, .thenRestart)
        case .told: remedy
        }
    }

    /// The same for sending that is halted: what to do, and how to go on afterwards.
    package var untilResumed: Wording {
        switch ending {
        case .reload: .sentences(wording, .thenResume)
        case .restart: .sentences(wording, .thenRestart)
        case .told: wording
        }
    }

    /// The same about something larger that fails for this cause.
    package func causing(_ cause: (Wording) -> Wording) -> Trouble {
        Trouble(cause(self.cause), remedy: remedy, ending: ending)
    }
}

/// An error with words for people in it.
package protocol WordedError: Error {
    var wording: Wording { get }
}

/// An error with a remedy.
package protocol TroubleError: WordedError {
    var trouble: Trouble { get }
}

extension TroubleError {
    package var wording: Wording { trouble.wording }
}

extension Wording {
    /// What an error says; of errors of the system and of libraries their own words.
    package init(_ error: any Error) {
        self = (error as? any WordedError)?.wording ?? Wording(verbatim: "\(error)")
    }
}

extension Trouble {
    package init(_ error: any Error) {
        self = (error as? any TroubleError)?.trouble ?? Trouble(Wording(error))
    }
}

// MARK: How to go on

extension Wording {
    /// One after the other in a line.
    package static func sentences(_ first: Wording, _ second: Wording) -> Wording {
        Wording(ja: "\(first.ja)。\(second.ja)", en: "\(first.en); \(second.en)")
    }

    static let thenReload = Wording(
        ja: "そのあと systemctl reload madoguchid を実行してください", en: "then: systemctl reload madoguchid")
    static let thenRestart = Wording(
        ja: "そのあと systemctl restart madoguchid を実行してください", en: "then: systemctl restart madoguchid")
    static let thenResume = Wording(
        ja: "そのあと madoguchi queue resume を実行するか、設定を読み直してください",
        en: "then run madoguchi queue resume, or reload")
    static let triedAgain = Wording(
        ja: "ときどき自動で再試行します。続くときは相手側の管理者に確認してください",
        en: "it is tried again from time to time; if it lasts, ask those who run the other side")
}
