import MadoguchiAPI

/// Follow-ups that the tests' daemon has.
enum TestFollowUps {
    static let id = "0d2m9q7t4k1xz"

    /// Due at the next window of Basic.
    static let queued = FollowUpResource(
        id: id, state: "queued", kind: "reminder", plan: "basic", to: "me@example.jp", subject: "Ask about the invoice",
        language: "en", when: WhenRequest(window: "next"), dueAt: "2026-11-23T23:00:00+09:00", dueBecause: because,
        expiresAt: nil, priority: 4, caseLabel: "#123456", messageID: "<\(id)@example.jp>", attempts: 0,
        acceptedAt: "2026-11-23T14:40:00+09:00", endedAt: nil)

    static let because = DueReason(
        plan: "basic", hours: "Mo-Fr 06:00-17:00", zone: "America/Los_Angeles", tzdata: "2025b", rule: "next-window",
        window: WindowBounds(start: "2026-11-23T23:00:00+09:00", end: "2026-11-24T10:00:00+09:00"), held: nil)

    static let delivered: FollowUpResource = {
        var followUp = queued
        (followUp.state, followUp.dueAt, followUp.dueBecause) = ("delivered", nil, nil)
        (followUp.attempts, followUp.endedAt) = (1, "2026-11-23T23:00:01+09:00")
        followUp.history = [
            HistoryLine(at: followUp.acceptedAt, move: "accepted", attempt: nil, uid: 1_000, detail: nil),
            HistoryLine(at: "2026-11-23T23:00:00+09:00", move: "claimed", attempt: 1, uid: nil, detail: nil),
            HistoryLine(
                at: "2026-11-23T23:00:01+09:00", move: "delivered", attempt: 1, uid: nil, detail: "250 2.0.0 queued"),
        ]
        return followUp
    }()

    static let held: FollowUpResource = {
        var followUp = queued
        followUp.dueAt = nil
        followUp.dueBecause = DueReason(
            plan: "basic", hours: nil, zone: nil, tzdata: nil, rule: "next-window", window: nil, held: "unknown-plan")
        return followUp
    }()

    static let refusal = ProblemDetails(
        type: "/problems/invalid-follow-up", title: "Invalid follow-up", status: 422,
        detail: "to: is no mail address; did you mean a@example.co.jp?\nwhen.not_before: is no time",
        errors: [
            .init(pointer: "/to", detail: "is no mail address", suggestion: "a@example.co.jp"),
            .init(pointer: "/when/not_before", detail: "is no time"),
        ])

    static let queue = QueueStatus(
        at: "2026-11-23T14:40:00+09:00", states: ["queued": 1_203, "delivered": 40, "failed": 1],
        plans: ["basic": ["queued": 1_200, "delivered": 40, "failed": 1], "old": ["queued": 3]], oldestDue: nil,
        nextDue: "2026-11-23T23:00:00+09:00", paused: false, because: nil, held: 3,
        forecast: [
            "basic": WindowForecast(
                window: WindowBounds(start: "2026-11-23T23:00:00+09:00", end: "2026-11-24T10:00:00+09:00"), due: 1_200,
                perSecond: 200, doneAt: "2026-11-23T23:00:06+09:00", fits: true),
            "pro": WindowForecast(
                window: WindowBounds(start: "2026-11-23T14:40:00+09:00", end: nil), due: 0, perSecond: 200, doneAt: nil,
                fits: nil),
        ])
}
