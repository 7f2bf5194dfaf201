// What of a plan's usual week will be different: one sentence a change.

// MARK: Changes

extension Wording {
    /// - Parameters:
    ///   - date: of the first window that stands elsewhere.
    ///   - seconds: by which the windows move; negative is earlier.
    ///   - new: the window's hours from then on.
    ///   - old: the same before.
    ///   - zone: whose clock shows them.
    ///   - plan: whose windows they are; nil for the plan that was asked about.
    package static func windowsMove(
        from date: Wording, by seconds: Int, new: Wording, old: Wording, zone: Wording, plan: Wording?
    ) -> Wording {
        let amount = amount(seconds)
        let about = notes([plan, zone])
        let before = notes([Wording(ja: "これまでは \(old.ja)", en: old.en), plan, zone])
        return Wording(
            ja: "\(date.ja)から受付時間が \(amount.ja)\(seconds < 0 ? "早く" : "遅く")なり、\(new.ja) になります"
                + "\(before.ja)。",
            en:
                "From \(date.en) the windows are \(amount.en) \(seconds < 0 ? "earlier" : "later"): \(new.en) instead of "
                + "\(old.en)\(about.en).")
    }

    /// - Parameters:
    ///   - spans: in which it would be open on any other day: `… to …`.
    ///   - name: of the holiday.
    package static func closedByHoliday(_ spans: [Wording], name: Wording?, plan: Wording?) -> Wording {
        closed(joined(spans), because: name ?? .aHoliday, plan: plan)
    }
    package static func openedByHoliday(_ spans: [Wording], name: Wording?, plan: Wording?) -> Wording {
        opened(joined(spans), because: name ?? .aHoliday, plan: plan)
    }
    package static func unknownByHoliday(_ spans: [Wording], name: Wording?, plan: Wording?) -> Wording {
        unknown(joined(spans), because: name ?? .aHoliday, plan: plan)
    }
    private static let aHoliday = Wording(ja: "休日", en: "a holiday")

    /// A day that hours don't go by, and that may be a day off all the same.
    ///
    /// - Parameter zone: in which it is that day; nil where it is the reader's own.
    package static func dayNoted(_ date: Wording, name: Wording?, zone: Wording?, plan: Wording?) -> Wording {
        let (place, about) = (notes([zone]), notes([plan]))
        let name = name ?? Wording(ja: "休日の可能性がある日", en: "perhaps a day off")
        return Wording(
            ja: "\(date.ja)\(place.ja)は\(name.ja)です。受付があるかどうかは、提供元が案内していません\(about.ja)。",
            en: "\(date.en)\(place.en) is \(name.en); the vendor doesn't say whether it is staffed then\(about.en).")
    }

    /// - Parameters:
    ///   - span: `… to …`, or a beginning where there is no end.
    ///   - reason: as somebody gave it.
    package static func closedByOverride(_ span: Wording, reason: Wording?, plan: Wording?) -> Wording {
        closed(span, because: reason.map(withoutStop), plan: plan)
    }
    package static func openedByOverride(_ span: Wording, reason: Wording?, plan: Wording?) -> Wording {
        opened(span, because: reason.map(withoutStop), plan: plan)
    }
    package static func unknownByOverride(_ span: Wording, reason: Wording?, plan: Wording?) -> Wording {
        unknown(span, because: reason.map(withoutStop), plan: plan)
    }

    /// - Parameter start: a moment.
    package static func untilFurtherNotice(from start: Wording) -> Wording {
        Wording(ja: "\(start.ja)から当分の間", en: "\(start.en) until further notice")
    }

    /// - Parameters:
    ///   - release: of the tz database, by which the windows are elsewhere than by `earlier`; nil where it doesn't say.
    ///   - new: the first window's hours by it.
    package static func windowsMoved(
        byRelease release: String?, since earlier: String?, from date: Wording, by seconds: Int, new: Wording,
        old: Wording, zone: Wording
    ) -> Wording {
        let amount = seconds == 0 ? nil : amount(seconds)
        return Wording(
            ja: "tz データベースの更新（\(earlier ?? "不明") → \(release ?? "不明")）により、\(date.ja)からの受付時間が"
                + (amount.map { " \($0.ja)\(seconds < 0 ? "早く" : "遅く")なり、" } ?? "変わり、")
                + "\(new.ja) になりました（更新前は \(old.ja)、\(zone.ja)）。",
            en: "By an upgrade of the tz database (\(earlier ?? "unknown") → \(release ?? "unknown")) the windows from "
                + "\(date.en) on are "
                + (amount.map { "\($0.en) \(seconds < 0 ? "earlier" : "later") than was said before" }
                    ?? "other ones than was said before")
                + ": \(new.en) instead of \(old.en) (\(zone.en)).")
    }

    // MARK: The log

    /// - Parameters:
    ///   - start: of the first window that is elsewhere, an instant.
    ///   - seconds: by which it is later; negative for earlier; 0 where only its end moved.
    package static func hoursMoved(_ plan: String, from start: String, by seconds: Int) -> Wording {
        guard seconds != 0 else {
            return Wording(
                ja: "\(plan): \(start) からの対応時間帯の終わりが変わりました", en: "\(plan): from \(start) on windows end at another time"
            )
        }
        let amount = amount(seconds)
        return Wording(
            ja: "\(plan): \(start) から対応時間帯が \(amount.ja)\(seconds < 0 ? "早く" : "遅く")なりました",
            en: "\(plan): from \(start) on windows are \(amount.en) \(seconds < 0 ? "earlier" : "later")")
    }
}

// MARK: What they are made of

extension Wording {
    private static func closed(_ span: Wording, because reason: Wording?, plan: Wording?) -> Wording {
        let because = because(reason, plan)
        return Wording(ja: "\(span.ja)休業します\(because.ja)。", en: "Closed from \(span.en)\(because.en).")
    }

    private static func opened(_ span: Wording, because reason: Wording?, plan: Wording?) -> Wording {
        let because = because(reason, plan)
        return Wording(ja: "\(span.ja)臨時に受け付けます\(because.ja)。", en: "Open from \(span.en)\(because.en).")
    }

    private static func unknown(_ span: Wording, because reason: Wording?, plan: Wording?) -> Wording {
        let because = because(reason, plan)
        return Wording(
            ja: "\(span.ja)、受付があるかどうか分かりません\(because.ja)。",
            en: "From \(span.en) it isn't known whether it is staffed\(because.en).")
    }

    /// `（感謝祭、Basicプラン）`, `: Thanksgiving Day (Basic)`
    private static func because(_ reason: Wording?, _ plan: Wording?) -> Wording {
        let (notes, about) = (notes([reason, plan]), notes([plan]))
        return Wording(ja: notes.ja, en: (reason.map { ": \($0.en)" } ?? "") + about.en)
    }

    private static func notes(_ notes: [Wording?]) -> Wording {
        let notes = notes.compactMap(\.self)
        guard !notes.isEmpty else { return Wording(verbatim: "") }
        return Wording(
            ja: "（\(notes.map(\.ja).joined(separator: "、"))）", en: " (\(notes.map(\.en).joined(separator: ", ")))")
    }

    private static func joined(_ spans: [Wording]) -> Wording {
        Wording(
            ja: spans.map(\.ja).joined(separator: "と、"), en: spans.map(\.en).joined(separator: " and "))
    }

    /// A reason that is a sentence stands within another one.
    private static func withoutStop(_ reason: Wording) -> Wording {
        func stripped(_ text: String) -> String {
            text.last.map { "。．.".contains($0) } == true ? String(text.dropLast()) : text
        }
        return Wording(ja: stripped(reason.ja), en: stripped(reason.en))
    }

    /// `1 時間 30 分`, `an hour`, `1 hour 30 minutes`
    private static func amount(_ seconds: Int) -> Wording {
        let (hours, minutes) = (abs(seconds) / 3_600, abs(seconds) / 60 % 60)
        if hours == 1, minutes == 0 { return Wording(ja: "1 時間", en: "an hour") }
        let parts = [(hours, "時間", "hour"), (minutes, "分", "minute")].filter { $0.0 > 0 }
        guard !parts.isEmpty else { return Wording(ja: "\(abs(seconds)) 秒", en: "\(abs(seconds)) seconds") }
        return Wording(
            ja: parts.map { "\($0.0) \($0.1)" }.joined(separator: " "),
            en: parts.map { "\($0.0) \($0.2)\($0.0 == 1 ? "" : "s")" }.joined(separator: " "))
    }
}
