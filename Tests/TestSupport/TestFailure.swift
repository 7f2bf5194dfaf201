/// Why a test can't go on.
package struct TestFailure: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) {
        self.description = description
    }

    /// A system call that failed just now.
    package init(errno: Int32, doing what: String) {
        description = "\(what): error \(errno)"
    }
}
