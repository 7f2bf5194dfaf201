/// Values for examples.
enum FieldSamples {
    static func text(of field: FieldName) -> String {
        if let text = ofField["\(field.type).\(field.name)"] { return text }
        if let rule = FieldRules.rule(of: field) {
            if case .list(let words)? = rule["enum"], case .text(let word)? = words.first { return word }
            if rule["format"] == "date-time" { return "2026-11-24T23:00:00+09:00" }
            if rule["format"] == "date" { return "2026-12-25" }
        }
        return byName[field.name] ?? "…"
    }

    static func number(of field: FieldName) -> Int {
        ["priority": 4, "status": 422, "uid": 1_000][field.name] ?? 1
    }

    /// A name for a dictionary whose keys are names.
    static func key(of field: FieldName) -> String {
        ["names": "en", "states": "queued", "plans": "basic", "forecast": "basic"][field.name] ?? "site_name"
    }

    /// Fields that don't go together with others of their types.
    static let leftOut: Set = ["WhenRequest.after_staffed", "WhenRequest.window"]

    static let ofField = [
        "ClusterHours.adopted_by": "n1", "ClusterNode.name": "n1", "ClusterNodeRequest.name": "n1",
        "ClusterStatus.node": "n1", "ClusterTrouble.node": "n1", "PlanList.node": "n1",
        "DueReason.rule": "next-window", "Health.status": "ok", "OverrideResourceAuthor.name": "hanako",
        "PlanAuditDailyHours.end": "22:00", "PlanAuditDailyHours.start": "00:00",
        "PlanAuditSeason.published": "00:00-22:00",
        "PlaybookResourceBranch.then": "resume", "ProblemDetailsFieldError.pointer": "/to",
        "TemplateVariable.name": "login_url",
    ]

    private static let byName = [
        "abbreviation": "PST", "address": "customer@example.com", "after": "P1D", "after_staffed": "PT4H",
        "all_of": "basic", "always": "email", "any_of": "basic", "audience": "customer", "calendars": "us",
        "case": "0d2m9q7t4k1xz", "channels": "live-chat", "code": "not-before-past",
        "configuration": "/etc/madoguchi/madoguchi.yaml", "cursor": "0d2m9q7t4k1xz", "days": "Mo-Fr",
        "directories": "/usr/share/madoguchi/guidance", "directory": "/var/lib/madoguchi",
        "file": "/etc/madoguchi/customers.csv", "follow_up": "0d2m9q7t4k1xz",
        "from": "support@example.jp", "holidays": "2026-12-25", "hours": "Mo-Fr 06:00-17:00",
        "id": "0d2m9q7t4k1xz", "mark": "mail-not-arriving", "marks": "mail-not-arriving",
        "message_id": "<0d2m9q7t4k1xz@example.jp>", "name": "Basic", "names": "Basic",
        "operator": "desk@example.jp", "plan": "basic", "playbook": "password", "reply_to": "desk@example.jp",
        "resolved_by": "self-service", "rule": "FREQ=MONTHLY;BYMONTHDAY=1", "staffed": "live-chat",
        "stage": "self-service", "step": "reset", "subject": "Your question about logging in",
        "template": "reset-link-sent", "text": "Please set your password again.", "timezone": "America/Los_Angeles",
        "title": "Invalid fields", "to": "customer@example.com", "type": "/problems/invalid-fields", "tzdata": "2026a",
        "unsubscribe": "mailto:unsubscribe@example.jp", "vendor_zone": "America/Los_Angeles", "version": "0.2.0",
        "zone": "Asia/Tokyo", "zoneinfo": "/usr/share/zoneinfo",
    ]
}
