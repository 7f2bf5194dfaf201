import Glibc
package import SystemPackage

extension Errno {
    /// Of the call that has just failed.
    package static var current: Errno { Errno(rawValue: errno) }

    /// Runs calls of swift-system's, which throw nothing else and don't say so.
    package static func typed<Result>(_ body: () throws -> Result) throws(Errno) -> Result {
        do {
            return try body()
        } catch {
            throw error as? Errno ?? .ioError
        }
    }
}
