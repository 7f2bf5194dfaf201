import Messages
import SystemPackage

/// What the operating system said of a call that failed.
enum SystemError {
    static func wording(_ error: any Error) -> Wording {
        guard let errno = error as? Errno else { return Wording(verbatim: "\(error)") }
        return .systemError(errno.rawValue, "\(errno)")
    }
}
