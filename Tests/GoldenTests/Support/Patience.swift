import Glibc

/// Looks again and again whether something has come true.
///
/// - Parameter seconds: after which it is given up.
/// - Throws: a ``Failure`` that says `what` never came true; whatever `condition` throws.
func eventually(
    _ what: @autoclosure () -> String, within seconds: Int = 20, _ condition: () throws -> Bool
) throws {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while try !condition() {
        guard ContinuousClock.now < deadline else { throw Failure("waited \(seconds) s in vain: \(what())") }
        usleep(3_000)
    }
}
