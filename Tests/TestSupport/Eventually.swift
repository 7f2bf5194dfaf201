import Glibc

/// Polls until a condition holds. For what nothing gives a signal of, such as another process.
///
/// It is bounded by the number of polls and not by the clock: on a busy machine whatever is waited for comes late, too.
///
/// - Parameters:
///   - what: said when it never holds.
///   - seconds: the least time after which it is given up.
/// - Throws: ``TestFailure`` when it is given up; whatever `condition` throws.
@_disfavoredOverload
package func eventually(
    _ what: @autoclosure () -> String = "it never came true", within seconds: Int = 20,
    _ condition: () throws -> Bool
) throws {
    for _ in 0..<seconds * 200 {
        if try condition() { return }
        usleep(5_000)
    }
    throw TestFailure("waited \(seconds) s in vain: \(what())")
}

/// The same without a thread that waits.
package func eventually(
    _ what: @autoclosure () -> String = "it never came true", within seconds: Int = 20,
    _ condition: () async throws -> Bool
) async throws {
    for _ in 0..<seconds * 200 {
        if try await condition() { return }
        try await Task.sleep(for: .milliseconds(5))
    }
    throw TestFailure("waited \(seconds) s in vain: \(what())")
}
