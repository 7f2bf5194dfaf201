// What follows for the dispatcher.
extension MembershipState {
    /// What the dispatcher may do by the last answer. It knows by itself when the time for that is over.
    var presentRights: SendingRights {
        guard case .member = phase, let view, let provenAt else { return .apart(owner) }
        var rights = SendingRights(
            owner: owner, askedAt: provenAt, claimsUntil: provenAt + terms.claimsFor,
            finishesUntil: provenAt + terms.finishesFor)
        rights.isSending = share.hasRoom
        rights.divisor = share.divisor
        rights.limits = others.map(\.report.limits).reduce(facts.limits) { $0.least($1) }
        rights.grace = terms.lease
        rights.adopted = view.adopted.mapValues(\.hours.fingerprint)
        for adopted in view.adopted.values {
            let senders = senders(of: adopted)
            rights.shares[adopted.plan] = senders.firstIndex { $0.owner == owner }
                .map { HeadShare(number: $0, count: senders.count) }
            rights.sparedComposers[adopted.plan] =
                Set(senders.map(\.report.composer)).subtracting([facts.composer])
        }
        rights.differing = Set(view.adopted.values.filter(isDiffered(by: others)).map(\.plan))
        rights.pause = view.pause
        rights.halt = view.halt
        rights.databaseClock = clock.database
        rights.clockOffset = clock.isRight ? nil : clock.offset
        rights.reservedByOthers = others.map(\.report.reserved).reduce(0, +)
        return rights
    }

    /// The live nodes that send a plan's messages, or would, by slot. This one counts by what it is now.
    private func senders(of adopted: AdoptedHours) -> [Node] {
        let nodes = view?.nodes.filter { node in
            guard node.state == .live else { return false }
            if node.owner == owner {
                return share.hasRoom && facts.hours[adopted.plan]?.fingerprint == adopted.hours.fingerprint
            }
            return node.report.isSending && node.report.hours[adopted.plan]?.fingerprint == adopted.hours.fingerprint
        }
        return (nodes ?? []).sorted { $0.slot < $1.slot }
    }

    private func isDiffered(by others: [Node]) -> (AdoptedHours) -> Bool {
        { adopted in
            others.contains { node in
                node.report.hours[adopted.plan].map { $0.fingerprint != adopted.hours.fingerprint } ?? false
            }
        }
    }
}

extension NodeReport.Limits {
    /// The lesser of each.
    fileprivate func least(_ other: Self) -> Self {
        func least(_ one: Int?, _ other: Int?) -> Int? { [one, other].compactMap(\.self).min() }
        return NodeReport.Limits(
            perSecond: min(perSecond, other.perSecond),
            perDomainPerSecond: min(perDomainPerSecond, other.perDomainPerSecond),
            quota: SendingQuota.Limits(
                perHour: least(quota.perHour, other.quota.perHour), perDay: least(quota.perDay, other.quota.perDay)))
    }
}
