import Documents
import FollowUps
import Messages
import SupportHours

/// What a request for an override asks for, before it has an instant and an id.
struct OverrideDraft: Sendable {
    var plan: String
    var state: OpenState
    /// nil for the instant at which it is acknowledged.
    var start: Instant?
    var end: Instant?
    var reason: Wording?

    /// Identifies the request.
    var fingerprint: String {
        var fingerprint = Fingerprint()
        let instants = [start, end].map { $0.map { "\($0.secondsSinceEpoch)" } }
        for text in [plan, state.rawValue] + instants + [reason?.ja, reason?.en] {
            fingerprint.combine(Int64(text == nil ? 0 : 1))
            fingerprint.combine(text ?? "")
        }
        return fingerprint.text
    }
}

/// Reads requests for overrides.
struct OverrideReader {
    let plan: String
    /// In which times without an offset are read.
    let zone: Zone

    var draft: ValueReader<OverrideDraft> {
        .mapping(.theRequest) { keys in
            let state = keys.required("state", ValueReader<OpenState>.word)
            let start = keys.nullable("from", .instant(in: zone))
            let end = keys.nullable("to", .instant(in: zone))
            let reason = keys.nullable("reason", reason)
            if let start, let end, end <= start { keys.report(.overrideEndsBeforeItBegins, key: "to") }
            guard let state else { return nil }
            return OverrideDraft(plan: plan, state: state, start: start, end: end, reason: reason)
        }
    }

    /// One text, or one for each language.
    private var reason: ValueReader<Wording> {
        let text = ValueReader<String>.visible(.aReason, octets: 1_000)
        let texts = ValueReader<Wording>.mapping(.section("reason")) { keys in
            let (ja, en) = (keys.required("ja", text), keys.required("en", text))
            return ja.flatMap { ja in en.map { Wording(ja: ja, en: $0) } }
        }
        return ValueReader { node, problems in
            if case .mapping = node.content { return texts.read(node, problems) }
            return text.read(node, problems).map { Wording(verbatim: $0) }
        }
    }
}
