import FoundationEssentials
import Glibc
import LinuxSystem
import Messages
import SystemPackage

/// Reads a secret from its configured place.
enum SecretFile {
    /// Bytes; a token has some thousands.
    private static let largestSize = 65_536

    /// - Returns: the file's first line, without its end and without a byte order mark, which editors put there.
    /// - Throws: ``SecretError``, which names the place and never the content.
    static func read(
        _ source: DeliveryConfiguration.SecretSource,
        credentialsDirectory: String? = ProcessInfo.processInfo.environment["CREDENTIALS_DIRECTORY"]
    ) throws(SecretError) -> String {
        let (path, bytes) = try contents(of: source, credentialsDirectory: credentialsDirectory)
        let mark = Array("\u{FEFF}".utf8)
        let line = bytes.dropFirst(bytes.starts(with: mark) ? mark.count : 0).prefix { $0 != 0x0A && $0 != 0x0D }
        guard let secret = String(validating: line, as: UTF8.self), !secret.isEmpty else {
            if case .credential(let name) = source {
                throw SecretError(trouble: .noSecretInCredential(name, path))
            }
            throw SecretError(trouble: .noSecretInFile(path))
        }
        return secret
    }

    /// - Returns: the file's path, and all that is in it.
    /// - Throws: ``SecretError``, which names the place and never the content.
    static func contents(
        of source: DeliveryConfiguration.SecretSource,
        credentialsDirectory: String? = ProcessInfo.processInfo.environment["CREDENTIALS_DIRECTORY"]
    ) throws(SecretError) -> (path: String, contents: [UInt8]) {
        let path: String
        switch source {
        case .file(let file):
            path = file
            if access(path, R_OK) != 0 { throw SecretError(trouble: trouble(with: path, .current)) }
        case .credential(let name):
            guard let directory = credentialsDirectory else { throw SecretError(trouble: .noCredentials(name)) }
            path = "\(directory)/\(name)"
            if access(path, R_OK) != 0 { throw SecretError(trouble: .credentialUnreadable(name, path)) }
        }
        do throws(FileBytesError) {
            return (path, try FileBytes.read(path, atMost: largestSize))
        } catch {
            throw SecretError(trouble: .fileUnreadable(path, error.wording))
        }
    }

    private static func trouble(with path: String, _ errno: Errno) -> Trouble {
        switch errno {
        case .noSuchFileOrDirectory where UnitNeeds.isHidden(path): .fileHidden(path)
        case .noSuchFileOrDirectory: .fileMissing(path)
        case .permissionDenied: .fileForbidden(path)
        default: .fileUnreadable(path, errno.wording)
        }
    }
}

/// Why a secret can't be read.
struct SecretError: TroubleError {
    let trouble: Trouble
}
