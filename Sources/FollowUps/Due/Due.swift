package import SupportHours

/// When a follow-up is due, and by which hours.
package struct Due: Hashable, Sendable {
    /// A staffed instant; nil where it is held, because its plan or that of its case isn't known, or its plan is never
    /// staffed.
    package var at: Instant?
    /// The hours that it was derived from; nil where a plan isn't known.
    package var basis: DueBasis?

    package init(at: Instant?, basis: DueBasis?) {
        self.at = at
        self.basis = basis
    }
}

/// The hours that due instants are derived from: one for each plan, configuration and release of the tz database.
package struct DueBasis: Hashable, Sendable {
    package var plan: String
    /// In the notation of opening_hours.
    package var hours: String
    /// The vendor's zone; nil where the hours are made of several plans'.
    package var zone: String?
    /// The tz database's release; nil where it isn't known.
    package var tzdata: String?
    /// Identifies everything that due instants depend on, holidays and the zone's transitions included.
    package var fingerprint: String

    package init(plan: String, hours: String, zone: String?, tzdata: String?, fingerprint: String) {
        self.plan = plan
        self.hours = hours
        self.zone = zone
        self.tzdata = tzdata
        self.fingerprint = fingerprint
    }

    /// Whether due instants by one are those by the other. The rest is what they are called: a release of the tz
    /// database that leaves the zone alone changes nothing.
    package func agrees(with other: DueBasis?) -> Bool {
        plan == other?.plan && fingerprint == other?.fingerprint
    }
}

/// A plan's hours, as due instants are derived from them.
package struct PlanDue: Sendable {
    package var schedule: Schedule
    package var basis: DueBasis

    package init(schedule: Schedule, basis: DueBasis) {
        self.schedule = schedule
        self.basis = basis
    }
}

/// All plans' hours, of one configuration and one release of the tz database.
package struct DueRules: Sendable {
    package var plans: [String: PlanDue]

    package init(plans: [String: PlanDue]) {
        self.plans = plans
    }

    /// The due instant that is kept with a follow-up: its departure, as far as that doesn't depend on when it is asked.
    package func due(
        _ when: When, plan: String, casePlan: String? = nil, countsFrom: Instant, notBefore: Instant? = nil
    ) -> Due {
        let terms = DepartureTerms(when: when, countsFrom: countsFrom, notBefore: notBefore, casePlan: casePlan)
        return Due(
            at: departure(of: terms, plan: plan).instant, basis: hours(of: plan, casePlan: casePlan)?.basis)
    }

    /// The hours by which a plan's follow-ups leave; nil where that plan isn't configured, or the case's, in whose name
    /// they are sent.
    package func hours(of plan: String, casePlan: String?) -> PlanDue? {
        if let casePlan, plans[casePlan] == nil { return nil }
        return plans[plan]
    }
}
