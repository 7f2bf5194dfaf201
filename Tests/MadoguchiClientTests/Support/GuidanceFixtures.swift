import MadoguchiAPI

/// Messages that the tests' daemon has.
enum TestTemplates {
    static let reset = TemplateSummary(
        id: "reset-your-password", audience: "customer", languages: ["en", "ja"], title: "Resetting a password",
        description: "When a customer can't log in.",
        variables: [
            TemplateVariable(name: "name", required: false, secret: false, kind: "line", description: "Who it is to"),
            TemplateVariable(
                name: "login_url", required: false, secret: false, kind: "url", default: "https://example.jp/login",
                description: "The login page"),
        ])

    static let password = TemplateSummary(
        id: "new-password", audience: "customer", languages: ["ja"], title: "A new password",
        description: "When a password was set.",
        variables: [
            TemplateVariable(
                name: "new_password", required: true, secret: true, kind: "line", description: "The password")
        ])

    static let reminder = TemplateSummary(
        id: "send-the-link", audience: "operator", languages: ["en", "ja"], title: "Send the link",
        description: "When the customer didn't manage alone.",
        variables: [
            TemplateVariable(name: "request_id", required: true, secret: false, kind: "request-id", description: "#")
        ])

    static let list = TemplateList(templates: [password, reset, reminder])

    static let resource = TemplateResource(
        reset, language: "en", subject: "[{{site_name}}] Resetting your password",
        text: "Dear {{name}},\n\n1.\tOpen {{login_url}}\n\u{1B}[31m2.\tFollow it\n", html: "<p>…</p>")

    static let preview = Preview(
        subject: "[Site] Resetting <your> password", text: "Dear Hanako,\n\n\tOpen & follow\n", html: nil)
}

/// Ways that cases take.
enum TestPlaybooks {
    static let login = PlaybookResource(
        id: "login", name: "A customer can't log in", description: "From self-service to a new password.",
        steps: [
            step("self-service", "reset-your-password", to: "customer", after: "PT0S", stage: "self-service"),
            step("send-the-link", "send-the-link", to: "operator", after: "PT8H", stage: "link-sent"),
            step(
                "link-sent", "reset-link-sent", to: "customer", after: "PT0S", stage: "link-sent",
                needs: ["request_id"]),
        ],
        branches: [
            .init(
                mark: "mail-not-arriving", name: "The mail doesn't arrive",
                steps: [step("look", "mail-not-arriving", to: "customer", after: "PT1H30M", stage: "self-service")])
        ])

    private static func step(
        _ id: String, _ template: String, to: String, after: String, stage: String, needs: [String] = []
    ) -> PlaybookResource.Step {
        .init(id: id, template: template, to: to, after: after, stage: stage, needs: needs)
    }
}

/// Cases that the tests' daemon has.
enum TestCases {
    static let open = CaseResource(
        id: "c1", playbook: "login", name: "A customer can't log in", plan: "basic", state: "open",
        to: "hanako@example.jp", operator: "me@example.jp", language: "ja", variables: ["name": "花子"], marks: [],
        stage: nil,
        next: .init(
            step: "self-service", template: "reset-your-password", followUp: TestFollowUps.id,
            dueAt: "2026-11-23T23:00:00+09:00", needs: []),
        openedAt: "2026-11-23T14:40:00+09:00", resolvedAt: nil, resolvedBy: nil)

    static let waiting: CaseResource = {
        var waiting = open
        waiting.stage = "self-service"
        waiting.marks = ["mail-not-arriving"]
        waiting.next = .init(
            step: "link-sent", template: "reset-link-sent", followUp: nil, dueAt: nil, needs: ["request_id", "shop"])
        waiting.history = [
            CaseHistoryLine(at: waiting.openedAt, event: "opened", uid: 1_000, step: nil, followUp: nil, detail: nil),
            CaseHistoryLine(
                at: "2026-11-23T23:00:01+09:00", event: "done", uid: nil, step: "self-service",
                followUp: TestFollowUps.id, detail: "delivered"),
            CaseHistoryLine(
                at: "2026-11-24T09:00:00+09:00", event: "noted", uid: 1_000, step: nil, followUp: nil,
                detail: "called \u{1B}[2Jher"),
        ]
        return waiting
    }()

    static let resolved: CaseResource = {
        var resolved = open
        (resolved.state, resolved.next, resolved.stage) = ("resolved", nil, "self-service")
        (resolved.resolvedAt, resolved.resolvedBy) = ("2026-11-24T10:00:00+09:00", "self-service")
        return resolved
    }()

    /// The message that the open case's first step is queued as.
    static let message: FollowUpResource = {
        var message = TestFollowUps.queued
        (message.kind, message.to, message.template) = ("guidance", "hanako@example.jp", "reset-your-password")
        return message
    }()

    static let report = CaseReport(
        from: "2026-10-24T00:00:00+09:00", to: "2026-11-23T00:00:00+09:00", opened: 12, resolved: 10, open: 3,
        stages: [
            .init(stage: "self-service", resolved: 8, share: 0.8), .init(stage: "link-sent", resolved: 2, share: 0.2),
        ],
        selfServiceShare: 0.8, medianStaffedSeconds: 10_800, operatorSteps: 4,
        before: .init(
            from: "2026-09-24T00:00:00+09:00", to: "2026-10-24T00:00:00+09:00", opened: 1_030, resolved: 28,
            operatorSteps: 0),
        inquiriesChange: -0.6, workChange: nil,
        claims: .init(selfServiceShare: [0.7, 0.9], inquiriesChange: -0.6, workChange: -0.7),
        comparisons: [
            .init(claim: "self-service-step", claimed: 0.9, own: 0.8), .init(claim: "pages", claimed: 0.7, own: nil),
            .init(claim: "troubles", claimed: -0.7, own: -0.6), .init(claim: "inquiries", claimed: -0.6, own: -0.65),
            .init(claim: "work", claimed: -0.7, own: nil),
        ])

    static let noSuchCase = ProblemDetails(
        type: "/problems/no-such-case", title: "No such case", status: 404, detail: "there is no such case")
}
