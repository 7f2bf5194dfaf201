import MadoguchiAPI
import Messages
import SupportHours

extension DeskPage {
    /// A plan's state at another instant, staffed time between two, and the windows there.
    static let planAsk = DeskPage(
        path: "/desk/hours/{plan}/ask", section: .hours,
        summary: "A plan at another instant, and staffed time between two.", template: .planAsk,
        uses: [
            .get("/v1/plans/{plan}/availability"), .get("/v1/plans/{plan}/windows"),
            .get("/v1/plans/{plan}/staffed-time"),
        ],
        parameters: [
            Parameters.text("at", about: "the state then"), Parameters.text("from", about: "where the span begins"),
            Parameters.text("to", about: "where the span ends"),
            Parameters.text("start", about: "from when staffed time counts"),
            Parameters.text("add", about: "how much staffed time"),
        ]
    ) { visit async throws(DeskFault) in try await PlanAskPage(visit).content }
}

struct PlanAskPage {
    /// The most windows that are listed.
    private static let most = 100

    private let visit: DeskVisit
    private let plan: String
    private let asked: Answer
    private let span: Answer
    private let sum: Answer

    /// What a question came to.
    private enum Answer {
        case none
        case fault([String])
        case lines([String], windows: [String] = [])
    }

    init(_ visit: DeskVisit) async throws(DeskFault) {
        self.visit = visit
        let plan = visit.captured("plan")
        self.plan = plan
        // Of a plan that isn't there, this says so.
        let _: Availability = try await visit.get("/v1/plans/{plan}/availability", ["plan": plan])
        asked = await Self.answer(visit.asked("at").isEmpty) { () async throws(DeskFault) in
            try await Self.state(visit, plan)
        }
        span = await Self.answer(visit.asked("from").isEmpty && visit.asked("to").isEmpty) {
            () async throws(DeskFault) in try await Self.span(visit, plan)
        }
        sum = await Self.answer(visit.asked("start").isEmpty && visit.asked("add").isEmpty) {
            () async throws(DeskFault) in try await Self.sum(visit, plan)
        }
    }

    /// What is wrong with one question leaves the others as they are.
    private static func answer(
        _ isNotAsked: Bool, _ ask: () async throws(DeskFault) -> Answer
    ) async -> Answer {
        if isNotAsked { return .none }
        do throws(DeskFault) {
            return try await ask()
        } catch {
            let faults = error.details.errors?.map(\.detail) ?? []
            return .fault(faults.isEmpty ? [error.details.detail] : faults)
        }
    }

    private static func state(_ visit: DeskVisit, _ plan: String) async throws(DeskFault) -> Answer {
        let found: Availability = try await visit.get(
            "/v1/plans/{plan}/availability", ["plan": plan], query: [("at", visit.asked("at"))])
        let state = PlanState(availability: found, visit: visit)
        let moment = visit.instant(found.at).map(visit.clock.fullMoment) ?? Wording(verbatim: found.at)
        let until = found.until.flatMap(visit.instant).map(visit.clock.fullMoment)
        return .lines(
            [
                Wording.deskStateThen(moment, state.state.pageWord)[visit.language],
                until.map { Wording.deskStateUntil($0)[visit.language] },
                state.reasonText,
            ].compactMap(\.self))
    }

    private static func span(_ visit: DeskVisit, _ plan: String) async throws(DeskFault) -> Answer {
        let query = [("from", visit.asked("from")), ("to", visit.asked("to"))]
        let time: StaffedTime = try await visit.get(
            "/v1/plans/{plan}/staffed-time", ["plan": plan], query: query)
        let list: WindowList = try await visit.get("/v1/plans/{plan}/windows", ["plan": plan], query: query)
        let lines = list.windows.prefix(most).map { window in
            let span = Wording.deskSpan(from: visit.full(window.start), until: window.end.map(visit.full))
            let marks = [
                window.state == OpenState.unknown.rawValue ? Wording.pageUnknown[visit.language] : nil, window.comment,
            ].compactMap(\.self)
            return span[visit.language] + marks.map { Wording.pageSeparator[visit.language] + $0 }.joined()
        }
        let rest = list.windows.count - most
        let more = rest > 0 || list.next != nil ? [Wording.deskMoreWindows[visit.language]] : []
        return .lines(
            [Wording.deskStaffedTime(visit.language.staffed(time.seconds))[visit.language]], windows: lines + more)
    }

    private static func sum(_ visit: DeskVisit, _ plan: String) async throws(DeskFault) -> Answer {
        let found: StaffedInstant = try await visit.get(
            "/v1/plans/{plan}/staffed-time", ["plan": plan],
            query: [("from", visit.asked("start")), ("add", visit.asked("add"))])
        guard let at = found.at else { return .lines([Wording.deskStaffedNever[visit.language]]) }
        return .lines([Wording.deskStaffedAt(visit.full(at))[visit.language]])
    }

    var content: DeskContent {
        let language = visit.language
        let name = visit.planName(plan)
        var values = PageValues([
            "heading": .text(Wording.deskAskTitle(name)[language]),
            "backHref": .text(visit.href(visit.planPath(plan))), "backName": .text(name[language]),
            "action": .text("ask"),
            "at": .text(visit.asked("at")), "from": .text(visit.asked("from")), "to": .text(visit.asked("to")),
            "start": .text(visit.asked("start")), "add": .text(visit.asked("add")),
        ])
        values.add(Self.values(of: asked, named: "asked"))
        values.add(Self.values(of: span, named: "span"))
        values.add(Self.values(of: sum, named: "sum"))
        let words: [String: Wording] = [
            "atTitle": .deskAskAt, "spanTitle": .deskAskSpan, "sumTitle": .deskAskSum, "atLabel": .columnMoment,
            "fromLabel": .deskFrom, "toLabel": .deskTo, "startLabel": .deskFrom, "addLabel": .deskStaffedAdd,
            "addHint": .deskStaffedAddHint, "show": .deskShow, "windowsTitle": .deskWindows,
        ]
        for (name, word) in words { values[name] = .text(word.asLabel[language]) }
        return DeskContent(title: .deskAskTitle(name), values: values)
    }

    private static func values(of answer: Answer, named name: String) -> PageValues {
        func list(_ texts: [String]) -> PageValues.Value { .list(texts.map { PageValues(["answerText": .text($0)]) }) }
        switch answer {
        case .none: return PageValues([:])
        case .fault(let texts): return PageValues(["\(name)IsWrong": .flag(true), "\(name)Faults": list(texts)])
        case .lines(let texts, let windows):
            return PageValues([
                "\(name)IsThere": .flag(true), "\(name)Lines": list(texts),
                "\(name)HasWindows": .flag(!windows.isEmpty), "\(name)Windows": list(windows),
            ])
        }
    }
}

extension DeskVisit {
    /// An instant of an answer with its date, as sentences have it.
    func full(_ text: String) -> Wording {
        instant(text).map { clock.fullMoment($0.wholeMinute) } ?? Wording(verbatim: text)
    }
}

extension Instant {
    /// The beginning of its minute: people don't ask for seconds.
    fileprivate var wholeMinute: Instant {
        let second = secondsSinceEpoch % 60
        return advanced(bySeconds: second < 0 ? -second - 60 : -second)
    }
}
