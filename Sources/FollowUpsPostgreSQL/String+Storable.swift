extension String {
    /// Whether a text of the database can be this one. None can have a NUL, so that nothing is found by one that has.
    var isStorable: Bool { !utf8.contains(0) }
}
