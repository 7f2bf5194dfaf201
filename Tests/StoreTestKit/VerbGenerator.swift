import FollowUps
import MailAddress
import Messages
import SupportHours
import TestAddresses

/// Makes up what stores are asked, from what they said before, so that much of it makes sense and some of it doesn't.
package struct VerbGenerator<Dice: RandomNumberGenerator> {
    private var dice: Dice
    private let rules: [DueRules]
    private var now = monday
    private var nextID: Int64 = 1
    private var leases: [Lease] = []
    private var heads: [DueHead] = []
    private var cases: [Case] = []
    private var overrides: [PlanOverride] = []
    /// What people asked for last.
    private var requests: [RandomVerb] = []

    package init(dice: Dice) throws {
        self.dice = dice
        rules = try [
            .sample(), .sample(["basic": "Mo-Fr 10:00-15:00", "growth": "24/7"]), .sample(["basic": "24/7"]),
            .sample(["basic": "off", "growth": "Sa-Su 00:00-24:00"]),
        ]
    }

    /// Takes note of what the last one brought.
    package mutating func learn(from answer: AnyHashable) {
        switch answer {
        case let opening as CaseOpening: if case .opened(let state) = opening { learn(state) }
        case let result as CaseChangeResult: if case .done(let state) = result { learn(state) }
        default: break
        }
        if let claimed = answer as? [ClaimedFollowUp] { leases = Array((leases + claimed.map(\.lease)).suffix(20)) }
        if let heads = answer as? [DueHead] { self.heads = heads }
    }

    private mutating func learn(_ state: Case) {
        cases = cases.filter { $0.id != state.id } + [state]
    }

    package mutating func next() -> RandomVerb {
        let verb = chance(20) ? requests.randomElement(using: &dice) ?? anyVerb() : anyVerb()
        switch verb {
        case .apply, .open, .change: requests = (requests + [verb]).suffix(5)
        default: break
        }
        return verb
    }

    private mutating func anyVerb() -> RandomVerb {
        now = now.advanced(bySeconds: below(7_200))
        switch below(29) {
        case 0, 1, 2: return .enqueue(followUps(4))
        case 3, 4:
            return .due(
                plan: plan(), at: now, after: chance(3) ? heads.randomElement(using: &dice) : nil, limit: limit())
        case 5, 6:
            let ids = heads.map(\.id).shuffled(using: &dice) + times(2) { $0.id() }
            return .claim(ids, by: owner(), at: now, on: terms())
        case 7:
            return .beginData(
                someLeases().map {
                    DataBeginning(
                        lease: $0, at: now, body: chance(2) ? RenderedBody(text: "body \(below(9))", html: nil) : nil,
                        recipient: chance(2) ? recipient().key : nil)
                })
        case 8, 9: return .settle(ofOneOwnerEach(someLeases()).map { settlement($0) })
        case 10 where chance(3):
            return .rescue(
                owner(), except: Set(someLeases()), at: now, repeatsUncertain: chance(2), attempts: limit(),
                rules: someRules())
        case 10, 11:
            return .apply(
                command(), to: id(), at: now, uid: chance(2) ? 501 : nil, rules: someRules(), request: request())
        case 12:
            return .rederive(
                by: someRules(), of: chance(3) ? [plan(), plan()] : nil, after: chance(2) ? id() : nil, limit: limit())
        case 13 where chance(4): return .prune(endedBefore: now.advanced(bySeconds: -below(200_000)), limit: limit())
        case 13: return .expire(at: now, limit: limit())
        case 14: return .list(filter(), before: chance(2) ? id() : nil, limit: limit())
        case 15:
            let plan = plan()
            let length = below(500_000)
            if length % 5 == 0 { return .heldCount(plan: plan) }
            return .dueCount(
                plan: plan, span: now..<now.advanced(bySeconds: length),
                opening: length % 3 == 0 ? nil : now.advanced(bySeconds: length / 5))
        case 16: return .nextDue(plan: plan(), after: now, opening: now.advanced(bySeconds: 36_000))
        case 17: return .history(id())
        case 18: return chance(3) ? .suppress(suppression(), replacesScope: chance(3)) : .unsuppress(recipient().key)
        case 19: return .suppressions(after: chance(2) ? recipient().key : nil, limit: limit())
        case 20: return .open(opening(), chance(3) ? Idempotency(key: "case \(below(9))", fingerprint: "same") : nil)
        case 21: return .change(change(), rules: someRules())
        case 22:
            return [
                .casesToGoOn(limit: limit()), .lines(caseID()), .caseWith(caseID()),
                .cases(caseFilter(), before: chance(2) ? caseID() : nil, limit: limit()),
            ].randomElement(using: &dice) ?? .tally
        case 23:
            let start = now.advanced(bySeconds: -below(300_000))
            return .figures(start..<start.advanced(bySeconds: below(400_000)), plan: chance(2) ? plan() : nil)
        case 25:
            let (message, instant) = ("letter \(below(2))", monday.advanced(bySeconds: below(4) * 86_400))
            return [
                .lastOccurrence(message), .finishOccurrence(message, at: instant),
                .beginOccurrence(message, at: instant, with: followUps(2)),
            ].randomElement(using: &dice) ?? .lastOccurrence(message)
        case 26:
            return [.leaseOwners, .newestID, .dataBegun(since: now.advanced(bySeconds: -below(100_000)))]
                .randomElement(using: &dice) ?? .newestID
        case 27: return recordVerb()
        case 28: return overrideVerb()
        case 24 where chance(4):
            return .forgetCases(before: now.advanced(bySeconds: -below(100_000)), limit: limit())
        default:
            return [
                .nextExpiry, .tally, .currentPause, .setPaused(chance(5)), .passedOver,
                .passOver(FollowUpID(rawValue: 1 + below(99))),
            ].randomElement(using: &dice) ?? .tally
        }
    }

    /// Those with one key go to one person, as one request that came twice does: whether it is suppressed is the same for
    /// both.
    private mutating func followUps(_ limit: Int64) -> [NewFollowUp] {
        var all = times(limit) { $0.followUp() }
        for index in all.indices {
            guard let key = all[index].idempotency?.key,
                let first = all[..<index].first(where: { $0.idempotency?.key == key })
            else { continue }
            all[index].message.recipient = first.message.recipient
            all[index].isRecurring = first.isRecurring
        }
        return all
    }

    private mutating func followUp() -> NewFollowUp {
        nextID += 1
        var new = NewFollowUp.sample(
            chance(40) ? nextID / 2 : nextID, plan: plan(), to: recipient(), when: when(),
            priority: Int(below(10)), expiresAt: chance(4) ? now.advanced(bySeconds: below(200_000)) : nil,
            caseLabel: chance(3) ? "#12345\(below(3))" : chance(2) ? caseID().description : nil,
            key: chance(3) ? "key \(below(30))" : nil,
            fingerprint: chance(4) ? "other" : "same", rules: someRules())
        if chance(3) {
            new = new.written(
                by: ["one", "two html", "unwritable"].randomElement(using: &dice) ?? "one",
                secrets: chance(2) ? "secret \(below(9))" : nil)
            new.idempotency?.secretFingerprint = new.unrenderedBody?.secrets
        }
        if chance(5) { new.message.unsubscribe = ["mailto:stop@example.jp", "https://example.jp/stop"] }
        new.isRecurring = chance(3)
        if chance(5) { new.casePlan = plan() }
        new.acceptedAt = now
        new.due = someRules().due(new.when, plan: new.plan, countsFrom: now)
        return new
    }

    /// An attempt has one owner: without those that have an earlier one's attempt and another owner.
    private func ofOneOwnerEach(_ leases: [Lease]) -> [Lease] {
        leases.indices.filter { place in
            !leases[..<place].contains {
                ($0.id, $0.attempt) == (leases[place].id, leases[place].attempt) && $0.owner != leases[place].owner
            }
        }.map { leases[$0] }
    }

    private mutating func settlement(_ lease: Lease) -> Settlement {
        let notBefore = now.advanced(bySeconds: below(40_000))
        let due = someRules().due(.nextWindow, plan: "basic", countsFrom: now, notBefore: notBefore)
        let move = [Move.deferred, .returned, .repeated, .interrupted].randomElement(using: &dice) ?? .deferred
        let endings: [Settlement.Ending] = [
            .delivered, .failed(chance(2) ? .rejected : .exhausted), .failed(.claimed), .uncertain,
            .queued(move, notBefore: notBefore, due: due), .queued(move, notBefore: notBefore, due: due),
        ]
        return Settlement(
            lease: lease, at: now, ending: endings.randomElement(using: &dice) ?? .delivered,
            detail: detail(), recipient: chance(3) ? recipient().key : nil)
    }

    /// Nothing, another side's words, or words of ours.
    private mutating func detail() -> Wording? {
        if chance(3) { return nil }
        let number = below(9)
        return switch number {
        case 0: Wording(verbatim: "{\(number)}")
        case 1, 2: Wording(ja: "\(number) 番", en: "number \(number)")
        default: Wording(verbatim: "250 2.0.0 said \(number)")
        }
    }

    private mutating func someLeases() -> [Lease] {
        leases.shuffled(using: &dice).prefix(Int(below(5))).map { lease in
            var lease = lease
            if chance(12) { lease.attempt += 1 }
            if chance(12) { lease.owner = LeaseOwner(rawValue: 99) }
            return lease
        }
    }

    private mutating func filter() -> FollowUpFilter {
        FollowUpFilter(
            state: chance(2) ? FollowUpState.allCases.randomElement(using: &dice) : nil, plan: chance(3) ? plan() : nil,
            recipient: chance(4) ? recipient().key : nil, caseLabel: chance(4) ? "#12345\(below(3))" : nil)
    }

    private mutating func when() -> When {
        switch below(3) {
        case 0: .nextWindow
        case 1: .notBefore(now.advanced(bySeconds: below(100_000)))
        default: .afterStaffed(seconds: below(40_000))
        }
    }

    private mutating func command() -> FollowUpCommand {
        switch below(3) {
        case 0: .cancel
        case 1: .retry
        default: .reschedule(when())
        }
    }

    private mutating func suppression() -> Suppression {
        Suppression(
            address: recipient(), reason: chance(2) ? "asked" : nil, since: now,
            uid: chance(2) ? 501 : nil, scope: chance(2) ? .all : .recurring)
    }

    // MARK: Cases

    private mutating func opening() -> CaseChange {
        nextID += 1
        let next = chance(4) ? nil : followUp()
        let state = Case(
            id: CaseID(rawValue: nextID), playbook: chance(2) ? "password" : "chat", frozen: "playbook \(below(2))",
            plan: plan(), customer: chance(4) ? nil : recipient(), operator: chance(2) ? "owner@example.jp" : nil,
            language: "ja", values: "{}", progress: "0", openedAt: now, openedBy: chance(2) ? 501 : nil)
        return CaseChange(
            state, next: next, lines: [CaseLine(at: now, event: .opened)], at: now, uid: nil, request: request())
    }

    private mutating func change() -> CaseChange {
        guard var state = cases.randomElement(using: &dice) else { return opening() }
        if chance(8) { state.version += 1 }
        state.progress = "\(below(9))"
        state.values = "{\(below(9))}"
        state.followUp = chance(2) ? state.followUp : nil
        if chance(5) { state.resolution = Case.Resolution(at: now, stage: chance(2) ? "self-service" : "link-sent") }
        let lines = [
            CaseLine(
                at: now, event: chance(2) ? .done : .noted, uid: chance(2) ? 501 : nil, step: "step",
                followUp: chance(2) ? id() : nil, kind: chance(2) ? .reminder : .guidance, detail: "words"),
            CaseLine(at: now, event: .known),
        ]
        return CaseChange(
            state, cancelsCurrent: chance(3), next: chance(2) ? followUp() : nil,
            lines: times(3) { _ in lines[0] } + [lines[1]],
            at: now, uid: nil, request: request())
    }

    private mutating func caseFilter() -> CaseFilter {
        CaseFilter(
            isOpen: chance(2) ? chance(2) : nil, plan: chance(3) ? plan() : nil,
            playbook: chance(3) ? "password" : nil, customer: chance(4) ? recipient().key : nil)
    }

    private mutating func caseID() -> CaseID { cases.randomElement(using: &dice)?.id ?? CaseID(rawValue: 1) }

    // MARK: Records

    private mutating func recordVerb() -> RandomVerb {
        nextID += 1
        let texts = [nil, "Error 5\(below(2))", "ｴﾗｰ 'x'", "エラー \"5\(below(2))\"", "キャッシュ"]
        func text() -> String? { texts.randomElement(using: &dice) ?? nil }
        let id = RecordID(rawValue: below(nextID + 1))
        let record = ErrorRecord(
            id: RecordID(rawValue: nextID), caseID: chance(2) ? caseID() : nil,
            findings: ErrorRecord.Findings(
                error: "error \(below(9))", seenOn: text(), steps: text(), tried: text(), cure: text()),
            recordedAt: now, recordedBy: chance(2) ? 501 : nil)
        let filter = RecordFilter(words: SearchWords(text() ?? ""), caseID: chance(4) ? caseID() : nil)
        return switch below(5) {
        case 0, 1: .addRecord(record)
        case 2: .amendRecord(id, by: ErrorRecord.Amendment(error: text(), cure: text()), at: now)
        case 3 where chance(3): .removeRecord(id)
        case 3: .record(id)
        default: .records(filter, before: chance(3) ? id : nil, limit: limit())
        }
    }

    // MARK: Overrides

    private mutating func overrideVerb() -> RandomVerb {
        nextID += 1
        let start = now.advanced(bySeconds: below(90_000) - 40_000)
        let override = PlanOverride(
            // Now and then one that is there already, as it was or otherwise.
            id: chance(8) ? overrideID() : OverrideID(rawValue: nextID), plan: plan(),
            state: [.open, .closed, .unknown].randomElement(using: &dice) ?? .closed, start: start,
            end: chance(4) ? nil : start.advanced(bySeconds: 1 + below(40_000)),
            reason: [nil, Wording(verbatim: "休業"), Wording(ja: "会議「\"A/B\"」", en: "a \"meeting\"\n")]
                .randomElement(using: &dice) ?? nil,
            createdAt: now, createdBy: chance(2) ? 501 : nil)
        let key = Idempotency(key: "override \(below(20))", fingerprint: chance(4) ? "other" : "same")
        switch below(8) {
        case 0, 1, 2:
            if chance(8), let earlier = overrides.randomElement(using: &dice) { return .addOverride(earlier, nil) }
            overrides = (overrides + [override]).suffix(20)
            return .addOverride(override, chance(2) ? key : nil)
        case 3, 4: return .removeOverride(overrideID(), at: now, by: chance(2) ? 501 : nil)
        case 5: return chance(2) ? .override(overrideID()) : .addition(under: key)
        case 6 where chance(2):
            return .pruneOverrides(endedBefore: now.advanced(bySeconds: -below(100_000)), limit: limit())
        default: return .overrides
        }
    }

    private mutating func overrideID() -> OverrideID {
        overrides.randomElement(using: &dice)?.id ?? OverrideID(rawValue: 1)
    }

    private mutating func terms() -> ClaimTerms {
        ClaimTerms(
            senders: Senders(sender(), ofPlans: chance(2) ? ["basic": sender()] : [:]), date: now,
            utcOffset: chance(2) ? 0 : 32_400, perRecipientPerDay: chance(2) ? nil : Int(1 + below(3)),
            hours: chance(3) ? someRules().plans.mapValues(\.basis.fingerprint) : nil)
    }

    private mutating func sender() -> Sender {
        Sender("sender \(below(3)) <a@example.jp>", replyTo: chance(2) ? nil : "answers \(below(2)) <b@example.jp>")
    }

    private mutating func request() -> RequestID { RequestID(rawValue: .random(in: 0...Int64.max, using: &dice)) }
    private mutating func below(_ limit: Int64) -> Int64 { .random(in: 0..<limit, using: &dice) }
    private mutating func chance(_ one: Int64) -> Bool { below(one) == 0 }
    private mutating func limit() -> Int { Int(below(8)) }
    private mutating func id() -> FollowUpID { FollowUpID(rawValue: below(nextID + 1)) }
    /// One of a few, in one of their spellings.
    private mutating func recipient() -> MailAddress {
        let spellings: [MailAddress] =
            switch below(4) {
            case 0: ["user@example.jp", "USER@Example.JP", "\"user\"@example.jp"]
            case 1: ["user@例え.jp", "User@xn--r8jz45g.jp"]
            case 2: ["é@example.jp", "E\u{301}@example.jp"]
            default: ["\"a b\"@example.jp", "\"A\\ B\"@example.jp"]
            }
        return spellings[Int(below(Int64(spellings.count)))]
    }
    private mutating func owner() -> LeaseOwner { LeaseOwner(rawValue: below(3)) }
    private mutating func plan() -> String { ["basic", "basic", "growth", "gone"].randomElement(using: &dice) ?? "" }
    private mutating func someRules() -> DueRules { rules.randomElement(using: &dice) ?? rules[0] }

    private mutating func times<Element>(_ limit: Int64, _ make: (inout Self) -> Element) -> [Element] {
        (0..<below(limit)).map { _ in make(&self) }
    }
}
