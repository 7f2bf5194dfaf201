import ArgumentParser

/// How much of a long list to show.
struct PageOptions: ParsableArguments {
    @Option(help: "How many at most; 50 by default.")
    var limit: Int?

    @Flag(help: "All of them.")
    var all = false

    func validate() throws {
        guard limit == nil || !all else { throw ValidationError("Give either '--limit' or '--all'.") }
        guard limit ?? 1 > 0 else { throw ValidationError("'--limit' is a number from 1 on.") }
    }

    /// nil for all of them.
    var most: Int? { all ? nil : limit ?? 50 }
}
