extension HoursInspection {
    /// More rules than this aren't compared: that takes the third power of their number, and 64 of them would keep a check
    /// busy for minutes.
    static let comparedRules = 2...16

    /// Rules of which others leave nothing. A rule that merely repeats what holds without it says no harm.
    var rulesWithoutEffect: [HoursWarning] {
        guard Self.comparedRules.contains(rules.count) else { return [] }
        return rules.indices.compactMap { index in
            guard !hasEffect(index, in: rules) else { return nil }
            let isClosing = rules[index].status.state == .closed
            let (last, place) = movedToEnd(index)
            let suggestion: [Rule]?
            if isClosing {
                guard hasEffect(place, in: last) else { return nil }
                suggestion = last
            } else {
                guard hasEffect(index, in: Array(rules[...index])) else { return nil }
                suggestion = joined(index) ?? (hasEffect(place, in: last) ? last : without(index, in: rules))
            }
            return HoursWarning(
                .ruleWithoutEffect, rule: rules[index].description,
                otherRule: replacement(of: index).map { rules[$0].description },
                suggestion: suggestion.flatMap(canonical))
        }
    }

    private func hasEffect(_ index: Int, in rules: [Rule]) -> Bool {
        !isSame(rules, without(index, in: rules))
    }

    private func without(_ index: Int, in rules: [Rule]) -> [Rule] {
        var rest = rules
        rest.remove(at: index)
        if !rest.isEmpty { rest[0].joint = .normal }
        return rest
    }

    private func movedToEnd(_ index: Int) -> (rules: [Rule], place: Int) {
        var moved = without(index, in: rules)
        var rule = rules[index]
        if rule.joint == .fallback || !moved.isEmpty { rule.joint = .normal }
        moved.append(rule)
        return (moved, moved.count - 1)
    }

    /// For the same days at other times: the two, joined by a comma.
    private func joined(_ index: Int) -> [Rule]? {
        guard let next = replacement(of: index), rules[next].days == rules[index].days, !rules[index].times.isEmpty
        else {
            return nil
        }
        var joined = rules
        joined[next].joint = .additional
        return hasEffect(index, in: joined) ? joined : nil
    }

    /// The first rule after another one that replaces what was said of its days.
    private func replacement(of index: Int) -> Int? {
        let later = rules.indices.dropFirst(index + 1)
        return later.first { place in
            rules[place].overrides && hasEffect(index, in: Array(rules[..<place]))
                && !hasEffect(index, in: Array(rules[...place]))
        } ?? later.first { rules[$0].overrides }
    }
}
