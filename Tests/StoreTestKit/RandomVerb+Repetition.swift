extension RandomVerb {
    package enum Repetition {
        /// Nothing is done twice, and the answer is the first one.
        case answersTheSame
        /// Nothing is done twice, and the answer tells what was left to do.
        case changesNothing
        /// It goes on where the first one ended.
        case goesOn
    }

    /// What comes of asking the same once more at once.
    package var repetition: Repetition {
        switch self {
        case .enqueue, .beginData, .apply, .open, .change, .finishOccurrence, .addRecord, .amendRecord, .addOverride,
            .removeOverride, .setPaused, .passOver:
            .answersTheSame
        case .claim, .settle, .rescue, .suppress, .unsuppress, .beginOccurrence, .removeRecord:
            .changesNothing
        case .expire, .rederive, .prune, .forgetCases, .pruneOverrides:
            .goesOn
        case .due, .leaseOwners, .newestID, .dataBegun, .lastOccurrence, .passedOver, .list, .dueCount, .heldCount,
            .nextDue, .history, .nextExpiry, .tally, .currentPause, .suppressions, .casesToGoOn, .lines, .caseWith,
            .cases,
            .figures,
            .record, .records, .addition, .override, .overrides:
            .answersTheSame
        }
    }

    /// Whether a store may share the rows of such a verb with somebody else who is at them in the same moment: each does, and
    /// counts, a part. What is left out by both is found the next time.
    package var mayBeShared: Bool {
        switch self {
        case .claim, .expire, .prune, .rescue, .rederive, .forgetCases, .pruneOverrides: true
        default: false
        }
    }
}
