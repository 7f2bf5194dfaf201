import Messages

/// Takes a token from a file that something else keeps up to date.
package struct TokenFile: AccessTokenSource {
    private let read: @Sendable () throws -> String

    /// - Parameter read: gives the file's first line, or throws an error whose words name the file.
    package init(_ read: @escaping @Sendable () throws -> String) {
        self.read = read
    }

    /// The file is read for each connection, because nobody tells when its token changes.
    package func token() async throws(TokenFailure) -> AccessToken {
        let line: String
        do {
            line = try read()
        } catch {
            throw TokenFailure(Trouble(error), needsOperator: true)
        }
        guard let token = AccessToken(line, lifetime: .zero) else {
            throw TokenFailure(.noTokenInFile, needsOperator: true)
        }
        return token
    }
}
