import Glibc

/// Polls until a condition holds. For what nothing gives a signal of, such as another process.
///
/// - Parameters:
///   - what: said when it never holds.
///   - seconds: after which it is given up.
/// - Throws: ``TestFailure`` when it is given up; whatever `condition` throws.
@_disfavoredOverload
package func eventually(
    _ what: @autoclosure () -> String = "it never came true", within seconds: Int = 20,
    _ condition: () throws -> Bool
) throws {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while try !condition() {
        guard ContinuousClock.now < deadline else { throw TestFailure("waited \(seconds) s in vain: \(what())") }
        usleep(3_000)
    }
}

/// The same without a thread that waits.
package func eventually(
    _ what: @autoclosure () -> String = "it never came true", within seconds: Int = 20,
    _ condition: () async throws -> Bool
) async throws {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while try await !condition() {
        guard ContinuousClock.now < deadline else { throw TestFailure("waited \(seconds) s in vain: \(what())") }
        try await Task.sleep(for: .milliseconds(3))
    }
}
