import Glibc
package import SystemPackage

extension Errno {
    /// The error of the call that has just failed.
    package static var current: Errno { Errno(rawValue: errno) }

    /// Runs swift-system calls, which throw only `Errno` without declaring it.
    package static func typed<Result>(_ body: () throws -> Result) throws(Errno) -> Result {
        do {
            return try body()
        } catch {
            throw error as? Errno ?? .ioError
        }
    }
}
