import Calendars
import FollowUps
import Guidance
import MadoguchiAPI
import Messages
import SupportHours

/// What is known of fields beyond their types: the words that they may have, and their notations.
///
/// A test holds that each is about a field that there is; whether they are right shows in the golden answers.
enum FieldRules {
    /// - Returns: what a JSON Schema says of the field beside its type; nil for nothing.
    static func rule(of field: FieldName) -> JSONValue? {
        if let rule = rules["\(field.type).\(field.name)"] { return rule }
        if let words = commonWords[field.name] { return .words(words) }
        return isInstant(field.name) ? .instant : nil
    }

    /// Fields of a body that may be left out, and not be null.
    static let neverNull: Set = [
        "RecordAmendment.error", "SuppressionRequest.address", "SuppressionRequest.follow_up",
    ]

    /// What of an object's fields goes together, by its type.
    static let ofObjects: [String: JSONValue] = [
        "CaseNoteRequest": .object(["minProperties": .integer(1)]),
        // By `if`, which generators of clients pass over: what they make of alternatives isn't this object.
        "FollowUpRequest": .object([
            "if": .object([
                "required": .texts(["template"]), "properties": .object(["template": .object(["type": "string"])]),
            ]),
            "then": .object(["properties": .object(["subject": .never, "text": .never])]),
            "else": .object([
                "required": .texts(["kind", "subject", "text"]),
                "properties": .object([
                    "kind": .object(["type": "string"]), "subject": .object(["type": "string"]),
                    "text": .object(["type": "string"]), "variables": .object(["type": "null"]),
                ]),
            ]),
        ]),
        "RecordAmendment": .object(["minProperties": .integer(1)]),
        "SuppressionRequest": .object([
            "oneOf": .list([
                .object(["required": .texts(["address"])]), .object(["required": .texts(["follow_up"])]),
            ])
        ]),
        "WhenRequest": .object(["minProperties": .integer(1), "maxProperties": .integer(1)]),
    ]

    private static func isInstant(_ name: String) -> Bool {
        name.hasSuffix("_at") || ["at", "since", "until"].contains(name)
    }

    /// The same in each type that has the field.
    static let commonWords: [String: [String]] = [
        "audience": words(of: Audience.self), "language": words(of: Language.self),
    ]

    static let rules: [String: JSONValue] = [
        "Availability.state": .words(words(of: OpenState.self)),
        "CalendarResource.first": .date,
        "CalendarResource.format": .words(["icalendar", "table", "cabinet-office"]),
        "CalendarResource.last": .date,
        "CalendarResource.source": .words(["builtin", "file", "url"]),
        "ClusterNode.state": .words(words(of: Node.State.self)),
        "ClusterNodeRequest.name": .visible(255),
        "ClusterTrouble.code": .words(words(of: ClusterFinding.Code.self)),
        "CaseRequest.note": .visible(20_000, hasLines: true),
        "CaseRequest.operator": .address,
        "CaseRequest.to": .address,
        "CaseNoteRequest.text": .visible(20_000, hasLines: true),
        "CaseResolveRequest.note": .visible(20_000, hasLines: true),
        "CaseHistoryLine.event": .words([
            "opened", "queued", "done", "skipped", "marked", "noted", "known", "resolved",
        ]),
        "CaseReport.from": .instant,
        "CaseReport.to": .instant,
        "CaseReportBefore.from": .instant,
        "CaseReportBefore.to": .instant,
        "CaseReportComparison.claim": .words(["self-service-step", "pages", "troubles", "inquiries", "work"]),
        "CaseResource.state": .words(words(of: CasesAPI.StateWord.self)),
        "DueReason.held": .words(["unknown-plan", "never-staffed"]),
        "FollowUpRequest.case": .visible(100),
        "FollowUpRequest.idempotency_key": .object([
            "minLength": .integer(IdempotencyKey.lengths.lowerBound),
            "maxLength": .integer(IdempotencyKey.lengths.upperBound), "pattern": "^[!-~]+$",
        ]),
        "FollowUpRequest.kind": .words(words(of: FollowUpKind.self)),
        "FollowUpRequest.subject": .visible(FollowUpReader.longestSubject),
        "FollowUpRequest.text": .object(["minLength": .integer(1), "maxLength": .integer(524_288)]),
        "FollowUpRequest.to": .address,
        "FollowUpRequest.priority": .range(Priority.range),
        "FollowUpResource.kind": .words(words(of: FollowUpKind.self)),
        "FollowUpResource.priority": .range(Priority.range),
        "FollowUpResource.state": .words(words(of: FollowUpState.self)),
        "HistoryLine.move": .words(words(of: Move.self)),
        "HoursWarningReport.code": .words(words(of: HoursWarning.Code.self)),
        "OverrideRequest.from": .instant,
        "OverrideRequest.reason": .object([
            "anyOf": .list([
                .object(["type": "string"]),
                .object([
                    "type": "object",
                    "properties": .object(["ja": .object(["type": "string"]), "en": .object(["type": "string"])]),
                    "required": .texts(["ja", "en"]), "additionalProperties": .boolean(false),
                ]),
                .object(["type": "null"]),
            ])
        ]),
        "OverrideRequest.state": .words(words(of: OpenState.self)),
        "OverrideRequest.to": .instant,
        "OverrideResource.from": .instant,
        "OverrideResource.state": .words(words(of: OpenState.self)),
        "OverrideResource.to": .instant,
        "PlanAuditSeason.season": .words(["standard", "daylight"]),
        "PlanChange.kind": .words(["changeover", "holiday", "override", "tzdata"]),
        "PlaybookResourceStep.to": .words(words(of: Audience.self)),
        "QueueStatus.next_due": .instant,
        "QueueStatus.oldest_due": .instant,
        "RecordAmendment.cure": .visible(20_000, hasLines: true),
        "RecordAmendment.error": .visible(4_000, hasLines: true),
        "RecordAmendment.seen_on": .visible(20_000, hasLines: true),
        "RecordAmendment.steps": .visible(20_000, hasLines: true),
        "RecordAmendment.tried": .visible(20_000, hasLines: true),
        "RecordRequest.cure": .visible(20_000, hasLines: true),
        "RecordRequest.error": .visible(4_000, hasLines: true),
        "RecordRequest.seen_on": .visible(20_000, hasLines: true),
        "RecordRequest.steps": .visible(20_000, hasLines: true),
        "RecordRequest.tried": .visible(20_000, hasLines: true),
        "RecurringResource.last": .instant,
        "RecurringResource.next": .instant,
        "RelayCheck.certificate_ends": .instant,
        "RelayCheck.transport": .words(words(of: DeliveryConfiguration.Transport.self)),
        "StateReason.kind": .words(["hours", "holiday", "override"]),
        "SuppressionRemoval.address": .address,
        "SuppressionRequest.address": .address,
        "SuppressionRequest.reason": .visible(1_000),
        "SuppressionRequest.scope": .words(words(of: Suppression.Scope.self)),
        "SuppressionResource.scope": .words(words(of: Suppression.Scope.self)),
        "TemplateVariable.kind": .words(words(of: Variable.Kind.self)),
        "VendorClock.time": .instant,
        "WhenRequest.not_before": .instant,
        "WhenRequest.window": .words(["next"]),
        "WindowBounds.end": .instant,
        "WindowBounds.start": .instant,
        "WindowBounds.state": .words(["open", "unknown"]),
        "WindowList.next": .instant,
    ]

    private static func words<Word: RawRepresentable & CaseIterable>(of type: Word.Type) -> [String]
    where Word.RawValue == String {
        Word.allCases.map(\.rawValue)
    }
}

extension JSONValue: ExpressibleByStringLiteral {
    init(stringLiteral text: String) {
        self = .text(text)
    }
}

extension JSONValue {
    /// RFC 3339.
    static let instant = JSONValue.object(["format": "date-time"])
    static let date = JSONValue.object(["format": "date"])
    static let address = JSONValue.object(["format": "email", "minLength": .integer(1)])

    /// A text without controls, and without what turns the direction of writing.
    ///
    /// - Parameter octets: the most in UTF-8; so many characters at most, too.
    static func visible(_ octets: Int, hasLines: Bool = false) -> JSONValue {
        let controls = hasLines ? #"\u0000-\u0008\u000b-\u001f"# : #"\u0000-\u001f"#
        return .object([
            "minLength": .integer(1), "maxLength": .integer(octets),
            "pattern": .text("^[^\(controls)\\u007f-\\u009f\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]+$"),
        ])
    }

    static func words(_ words: [String]) -> JSONValue { .object(["enum": .texts(words)]) }

    /// What no value fulfils. `false` says the same, and generators of clients can't read it.
    static let never = JSONValue.object(["not": .object([])])

    static func range(_ range: ClosedRange<Int>) -> JSONValue {
        .object(["minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound)])
    }
}
