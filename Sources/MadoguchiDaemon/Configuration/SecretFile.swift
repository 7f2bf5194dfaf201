import Foundation

/// Reads a secret from its configured place.
enum SecretFile {
    /// - Returns: the file's first line, without its end and without a byte order mark, which editors put there.
    /// - Throws: ``SecretError``, which names the place and never the content.
    static func read(
        _ source: DeliveryConfiguration.SecretSource,
        credentialsDirectory: String? = ProcessInfo.processInfo.environment["CREDENTIALS_DIRECTORY"]
    ) throws(SecretError) -> String {
        let path: String
        switch source {
        case .file(let file): path = file
        case .credential(let name):
            guard let directory = credentialsDirectory else {
                throw SecretError(
                    description: "$CREDENTIALS_DIRECTORY isn't set, so the credential \(name) can't be read; "
                        + "give it to the service (systemd's LoadCredential=) or use a file")
            }
            path = "\(directory)/\(name)"
        }
        let bytes: Data
        do {
            bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            throw SecretError(description: "\(path) can't be read; check that it exists and who may read it")
        }
        let mark = Data("\u{FEFF}".utf8)
        let line = (bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes).prefix { $0 != 0x0A && $0 != 0x0D }
        guard let secret = String(validating: line, as: UTF8.self), !secret.isEmpty else {
            throw SecretError(description: "\(path) has no first line that could be a secret")
        }
        return secret
    }
}

/// Why a secret can't be read.
struct SecretError: Error, CustomStringConvertible {
    let description: String
}
