package import Messages
package import SystemPackage

extension Errno: WordedError {
    package var wording: Wording { .systemError(rawValue, description) }
}
