import Testing

@testable import FollowUps

@Suite("Which hours a node proposes")
struct AdoptionRulesTests {
    private static let grace: Int64 = 30_000

    private static func hours(_ fingerprint: String, tzdata: String? = "2026a") -> NodeHours {
        NodeHours(fingerprint: fingerprint, tzdata: tzdata)
    }

    private static func adopted(
        _ fingerprint: String, tzdata: String? = "2026a", configuration: String = "1", epoch: Int64 = 7
    ) -> AdoptedHours {
        AdoptedHours(
            plan: "basic", hours: hours(fingerprint, tzdata: tzdata), configuration: configuration, epoch: epoch,
            adoptedBy: "other")
    }

    private static let limits = NodeReport.Limits(perSecond: 1, perDomainPerSecond: 1, quota: SendingQuota.Limits())

    private static func report(_ fingerprint: String) -> NodeReport {
        NodeReport(
            number: 1, version: "1", composer: 1, isSending: true, divisor: 1, limits: limits, clockOffset: 0,
            configuration: "1", hours: ["basic": hours(fingerprint)])
    }

    private static func facts(_ fingerprint: String, tzdata: String? = "2026a", configuration: String = "1")
        -> NodeFacts
    {
        NodeFacts(
            name: "n1", version: "1", composer: 1, limits: limits, configuration: configuration,
            hours: ["basic": hours(fingerprint, tzdata: tzdata)])
    }

    /// Of a node that has these hours, and has asked before.
    private static func rules(_ fingerprint: String, tzdata: String? = "2026a", configuration: String = "1")
        -> AdoptionRules
    {
        var rules = AdoptionRules(
            configuration: configuration, hours: ["basic": hours(fingerprint, tzdata: tzdata)])
        _ = rules.proposals(over: ["basic": adopted(fingerprint)], others: [], grace: grace, at: 0)
        return rules
    }

    private static func proposes(
        _ rules: inout AdoptionRules, over adopted: AdoptedHours, others: [String] = ["a"], at uptime: Int64 = 0
    ) -> Bool {
        let proposals = rules.proposals(
            over: ["basic": adopted], others: others.map(report), grace: grace, at: uptime)
        return proposals == ["basic": adopted.epoch]
    }

    @Test("of a plan without adopted hours it proposes its own, and of one whose adopted hours it has, none")
    func first() {
        var rules = AdoptionRules(configuration: "1", hours: ["basic": Self.hours("a")])
        #expect(rules.proposals(over: [:], others: [], grace: Self.grace, at: 0) == ["basic": nil as Int64?])
        #expect(!Self.proposes(&rules, over: Self.adopted("a")))
        #expect(rules.agreed(with: ["basic": Self.adopted("a")]) == ["basic"])
        #expect(rules.agreed(with: ["basic": Self.adopted("b")]).isEmpty)
        #expect(rules.agreed(with: [:]).isEmpty)
    }

    @Test(
        "of one configuration the newer release of the tz database wins, whichever node has it",
        arguments: [("2026b", "2026a", true), ("2026a", "2026b", false), ("2026a", nil, true), (nil, "2026a", false)]
            as [(String?, String?, Bool)])
    func releases(mine: String?, present: String?, isProposed: Bool) {
        var rules = Self.rules("b", tzdata: mine)
        #expect(Self.proposes(&rules, over: Self.adopted("a", tzdata: present)) == isProposed)
    }

    @Test("over another configuration it proposes nothing, however new its release is")
    func otherConfiguration() {
        var rules = Self.rules("b", tzdata: "2027a", configuration: "2")
        #expect(!Self.proposes(&rules, over: Self.adopted("a", configuration: "1")))
    }

    @Test(
        "a reload with another configuration insists on its hours until they are adopted, and one without a change doesn't"
    )
    func reload() {
        var rules = Self.rules("a")
        rules.follow(Self.facts("a"), over: ["basic": Self.adopted("a")])
        #expect(!Self.proposes(&rules, over: Self.adopted("b", configuration: "2")))
        rules.follow(Self.facts("c", configuration: "3"), over: ["basic": Self.adopted("b", configuration: "2")])
        for epoch in [Int64(7), 8] {
            #expect(Self.proposes(&rules, over: Self.adopted("b", configuration: "2", epoch: epoch), others: ["b"]))
        }
        rules.answered(Self.adopted("c", configuration: "3", epoch: 9), after: Self.hours("c"))
        #expect(!Self.proposes(&rules, over: Self.adopted("b", configuration: "2", epoch: 10), others: ["b"]))
    }

    @Test("a command insists on its hours, whatever was adopted")
    func command() {
        var rules = Self.rules("b", configuration: "2")
        #expect(!Self.proposes(&rules, over: Self.adopted("a")))
        rules.insist()
        #expect(Self.proposes(&rules, over: Self.adopted("a")))
    }

    @Test(
        "what the adopted hours have become by an override is proposed, and only where it had the adopted ones before")
    func overrides() {
        var rules = Self.rules("a")
        rules.follow(Self.facts("a'"), over: ["basic": Self.adopted("a")])
        #expect(Self.proposes(&rules, over: Self.adopted("a")))
        var other = Self.rules("b", configuration: "2")
        other.follow(Self.facts("b'", configuration: "2"), over: ["basic": Self.adopted("a")])
        #expect(!Self.proposes(&other, over: Self.adopted("a")))
    }

    @Test("a release of the tz database isn't taken for an override: an older one proposes nothing")
    func olderRelease() {
        var rules = Self.rules("a", tzdata: "2026b")
        let adopted = Self.adopted("a", tzdata: "2026b")
        rules.follow(Self.facts("old", tzdata: "2026a"), over: ["basic": adopted])
        #expect(!Self.proposes(&rules, over: adopted))
    }

    @Test("where others were first, it doesn't follow on what isn't adopted any more")
    func overtaken() {
        var rules = Self.rules("a")
        rules.follow(Self.facts("a'"), over: ["basic": Self.adopted("a")])
        rules.answered(Self.adopted("z", epoch: 8), after: Self.hours("a'"))
        #expect(!Self.proposes(&rules, over: Self.adopted("z", epoch: 8), others: ["z"]))
    }

    @Test("hours that no live node has are replaced after a lease, counted anew whenever one has them")
    func orphans() {
        var rules = Self.rules("b", configuration: "2")
        let adopted = Self.adopted("a")
        #expect(!Self.proposes(&rules, over: adopted, others: [], at: 1_000))
        #expect(!Self.proposes(&rules, over: adopted, others: ["c"], at: 30_999))
        #expect(!Self.proposes(&rules, over: adopted, others: ["a"], at: 31_000))
        #expect(!Self.proposes(&rules, over: adopted, others: ["c"], at: 32_000))
        #expect(!Self.proposes(&rules, over: adopted, others: ["c"], at: 61_999))
        #expect(Self.proposes(&rules, over: adopted, others: ["c"], at: 62_000))
    }

    @Test("who joins needs no lease for hours that nobody has, and has none left for those that somebody has")
    func joining() {
        var rules = Self.rules("b", configuration: "2")
        rules.begin()
        #expect(!Self.proposes(&rules, over: Self.adopted("a"), others: ["a"]))
        rules.begin()
        #expect(Self.proposes(&rules, over: Self.adopted("a"), others: ["c"]))
    }

    @Test("a plan that isn't configured any more is forgotten")
    func gone() {
        var rules = Self.rules("b", configuration: "2")
        rules.insist()
        var facts = Self.facts("b", configuration: "2")
        facts.hours = [:]
        rules.follow(facts, over: ["basic": Self.adopted("a")])
        #expect(
            rules.proposals(over: ["basic": Self.adopted("a")], others: [], grace: Self.grace, at: 0).isEmpty)
        rules.follow(Self.facts("b", configuration: "2"), over: ["basic": Self.adopted("a")])
        #expect(!Self.proposes(&rules, over: Self.adopted("a")))
    }
}
