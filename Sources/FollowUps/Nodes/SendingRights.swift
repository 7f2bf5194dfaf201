package import Messages
package import SupportHours

/// What a daemon's dispatcher may do at present. A daemon that shares its store with nobody has the rights of one that is
/// ``alone(_:)``, and sends by the same rules.
package struct SendingRights: Hashable, Sendable {
    /// Who holds the leases that are taken from now on.
    package var owner: LeaseOwner
    /// Whether nobody else uses the store.
    package var isAlone = false
    /// The uptime in milliseconds at which what these are made of was asked for.
    package var askedAt: Int64
    /// The uptime in milliseconds from which on nothing is claimed and no data is begun.
    package var claimsUntil: Int64
    /// The uptime in milliseconds from which on no data is ended.
    package var finishesUntil: Int64
    /// Whether it has a part in the limits.
    package var isSending = false
    /// The part in the limits is one of so many.
    package var divisor = 1
    /// The limits to divide: the least of all nodes'; nil for those of the settings.
    package var limits: NodeReport.Limits?
    /// Which of the heads it asks for, by plan, so that nodes don't ask for the same ones; all of them for a plan that is
    /// missing.
    package var shares: [String: HeadShare] = [:]
    /// For how many milliseconds heads that fall to others are left to them.
    package var grace: Int64 = 0
    /// The adopted hours' fingerprints, by plan; nil where its own hours hold.
    package var adopted: [String: String]?
    /// Plans for which another node goes by hours that aren't the adopted ones; what it writes is to be derived anew.
    package var differing: Set<String> = []
    /// Composers that claim what they have begun themselves, by plan.
    package var sparedComposers: [String: Set<Int>] = [:]
    /// nil where it is told otherwise.
    package var pause: Pause?
    /// Why every node is halted; nil for none.
    package var halt: Trouble?
    /// nil for that of this machine.
    package var databaseClock: DatabaseClock?
    /// Milliseconds by which this machine's clock is ahead of the database's, where that is too much to send; nil where it
    /// isn't.
    package var clockOffset: Int64?
    /// How many messages others may begin data with, beyond those that are counted.
    package var reservedByOthers = 0
    /// What all nodes have begun, counted after all the rest was asked for; nil where it wasn't.
    package var begun: [DataCount]?

    package init(owner: LeaseOwner, askedAt: Int64, claimsUntil: Int64, finishesUntil: Int64) {
        self.owner = owner
        self.askedAt = askedAt
        self.claimsUntil = claimsUntil
        self.finishesUntil = finishesUntil
    }

    /// Of a daemon that shares its store with nobody.
    package static func alone(_ owner: LeaseOwner) -> SendingRights {
        var rights = SendingRights(owner: owner, askedAt: .min, claimsUntil: .max, finishesUntil: .max)
        rights.isAlone = true
        rights.isSending = true
        return rights
    }

    /// Of a daemon that isn't among the nodes that share its store.
    package static func apart(_ owner: LeaseOwner) -> SendingRights {
        var rights = SendingRights(owner: owner, askedAt: .min, claimsUntil: .min, finishesUntil: .min)
        rights.adopted = [:]
        return rights
    }

    /// The wall clock, never ahead of the database's.
    package func wall(_ wall: Instant, at uptime: Int64) -> Instant {
        databaseClock.map { min(wall, $0.now(at: uptime)) } ?? wall
    }
}

/// The database's clock, as it was at an uptime of this machine or shortly before.
package struct DatabaseClock: Hashable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package var time: Int64
    /// Milliseconds.
    package var uptime: Int64

    /// Never ahead of the database's clock.
    package func now(at uptime: Int64) -> Instant {
        Instant(secondsSinceEpoch: (time + max(0, uptime - self.uptime)) / 1_000)
    }
}

/// A node's part of what is due. A wrong one does no harm: the claim alone decides who sends.
package struct HeadShare: Hashable, Sendable {
    /// From 0.
    package var number: Int
    /// At least 1.
    package var count: Int

    package init(number: Int, count: Int) {
        self.number = number
        self.count = count
    }

    package func contains(_ id: FollowUpID) -> Bool {
        guard count > 1 else { return true }
        // The lowest bits count up within a millisecond; multiplying spreads them. [Knuth, TAOCP 6.4]
        let hash = UInt64(bitPattern: id.rawValue) &* 0x9E37_79B9_7F4A_7C15
        return Int(hash >> 33) % count == number
    }
}
