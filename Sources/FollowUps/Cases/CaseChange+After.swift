extension CaseChange {
    /// The case once the change is made.
    package func after(_ before: Case) -> Case {
        var after = before
        after.values = state.values
        after.progress = state.progress
        after.followUp = next?.id ?? state.followUp
        after.resolution = state.resolution
        after.version += 1
        return after
    }

    /// Whether this change is the last thing that happened to a case.
    ///
    /// - Parameter history: the case's lines.
    package func isLast(in current: Case, history: [CaseLine]) -> Bool {
        var before = current
        before.version = state.version
        return after(before) == current && history.suffix(lines.count).elementsEqual(lines)
    }
}
