/// Why a scenario can't go on.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }

    /// A system call that failed just now.
    init(errno: Int32, doing what: String) {
        description = "\(what): error \(errno)"
    }
}
