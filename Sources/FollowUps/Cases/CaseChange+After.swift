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
}
